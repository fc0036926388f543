"""A PBX whose answers are slow, endless, or lead elsewhere, over real HTTP."""

import asyncio

from homeassistant.const import STATE_UNAVAILABLE
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from tests.attack.memory import at_most
from tests.attack.stranger import Stranger
from tests.conftest import state_of
from tests.site import Site

STATUS = "sensor.uc501_alice_101_status"
MIB = 1024 * 1024


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up(120)
    return unloaded


@pytest.mark.parametrize("packed", [False, True])
async def test_endless(site: Site, packed: bool) -> None:
    """Each answer was 100 MB long, or 100 MB that were compressed.

    The compressed answer had less than 1 MB, though compression was not requested. It
    was refused, and took no more than 20 MB of memory. The phones were back two minutes
    after the answers were.
    """
    faults = site.pbx.faults
    faults.huge, faults.packed = 100 * MIB, packed
    with at_most(20 * MIB):
        await site.later(61)
    assert state_of(site.hass, STATUS) == STATE_UNAVAILABLE
    faults.huge = 0
    await site.later(120)
    assert state_of(site.hass, STATUS) == "idle"


async def test_redirected(site: Site) -> None:
    """For five minutes, all answers were redirects to another device.

    Nothing was sent there. The phones were unavailable, and were back two minutes after
    the answers were.
    """
    async with Stranger(site.pbx.serial) as stranger:
        site.pbx.faults.redirect = (
            f"http://{stranger.host}:{stranger.port}/api/v0.0.1/login"
        )
        await site.later(300)
        assert state_of(site.hass, STATUS) == STATE_UNAVAILABLE
        assert stranger.asked == []
    site.pbx.faults.redirect = ""
    await site.later(120)
    assert state_of(site.hass, STATUS) == "idle"


async def test_slow(site: Site) -> None:
    """An answer that comes before the time limit is as good as a fast one.

    This is so though five such requests fill a minute.
    """
    site.pbx.faults.slow = 12
    site.asked()
    for second in range(600):
        if second == 300:
            site.pbx.set_state("101", "Busy")
        site.clock.tick(1)
        async_fire_time_changed(site.hass)
        for _ in range(10):
            await asyncio.sleep(0)
    asked = site.asked()
    assert state_of(site.hass, STATUS) == "in_use"
    assert "login" not in asked
    assert site.coordinator.connected
    assert site.logged() == []
    site.pbx.faults.slow = 0
    site.clock.tick(12)
