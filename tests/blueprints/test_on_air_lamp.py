"""The lamp that tells that somebody is on the phone."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import Later
from tests.simulator import SimulatedPbx

from .conftest import Automate, Pass
from .furniture import Lamp, furnish

BLUEPRINT = "on_air_lamp"
PHONES = ["sensor.uc501_alice_101_status", "sensor.uc501_bob_102_status"]


@pytest.fixture
async def lamp(hass: HomeAssistant, automate: Automate) -> Lamp:
    lamp = Lamp("On air")
    await furnish(hass, "light", lamp)
    return lamp


def inputs(lamp: Lamp, **more: Any) -> dict[str, Any]:
    return {"phones": PHONES, "lamps": [lamp.entity_id], **more}


def shines(lamp: Lamp) -> bool:
    return lamp.look is not None


async def test_a_call(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, lamp: Lamp, later: Later) -> None:
    """The lamp is on from the answer to the end, also on hold."""
    await automate(BLUEPRINT, inputs(lamp))
    await pbx.desk.ring(["101"])
    await later(5)
    assert not shines(lamp)
    await pbx.desk.answer("101")
    await later(5)
    assert shines(lamp)
    await pbx.report({"action": "ExtensionStatus", "extension": "101", "status": "Hold", "sn": pbx.serial})
    await later(5)
    assert shines(lamp)
    await pbx.desk.hang_up("101")
    await later(5)
    assert not shines(lamp)


async def test_two_calls_at_once(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, lamp: Lamp, later: Later) -> None:
    """It goes off after the last one; other phones do not count."""
    await automate(BLUEPRINT, inputs(lamp))
    await pbx.desk.call("103", "104")
    await pbx.desk.answer("104")
    await later(5)
    assert not shines(lamp)
    for phone in ("101", "102"):
        await pbx.desk.ring([phone])
        await pbx.desk.answer(phone)
    await later(5)
    await pbx.desk.hang_up("101")
    await later(5)
    assert shines(lamp)
    await pbx.desk.hang_up("102")
    await later(5)
    assert not shines(lamp)


async def test_while_ringing(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, lamp: Lamp, later: Later) -> None:
    """It may be on as soon as it rings."""
    await automate(BLUEPRINT, inputs(lamp, while_ringing=True))
    await pbx.desk.ring(["101"])
    await later(5)
    assert shines(lamp)
    await pbx.desk.hang_up("101")
    await later(5)
    assert not shines(lamp)


async def test_a_reload(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, lamp: Lamp, later: Later
) -> None:
    """It does not flicker while the integration is reloaded, and follows the phones afterwards."""
    await automate(BLUEPRINT, inputs(lamp))
    await pbx.desk.ring(["102"])
    await pbx.desk.answer("102")
    await later(5)
    looks = len(lamp.looks)
    assert await hass.config_entries.async_unload(house.entry_id)
    await later(30)
    assert len(lamp.looks) == looks
    assert await hass.config_entries.async_setup(house.entry_id)
    await later(5)
    assert None not in lamp.looks[looks:]
    await pbx.desk.hang_up("102")
    await later(5)
    assert not shines(lamp)


async def test_a_pbx_that_stays_away(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, lamp: Lamp, later: Later
) -> None:
    """After a minute nobody believes any more that somebody talks."""
    await automate(BLUEPRINT, inputs(lamp))
    await pbx.desk.ring(["101"])
    await pbx.desk.answer("101")
    await later(5)
    assert await hass.config_entries.async_unload(house.entry_id)
    await later(50)
    assert shines(lamp)
    await later(15)
    assert not shines(lamp)


async def test_a_call_that_ended_during_a_restart(start: Automate, lamp: Lamp, later: Later) -> None:
    """The lamp is as the phones are when Home Assistant starts, not as it was before."""
    await lamp.async_turn_on()
    await start(BLUEPRINT, inputs(lamp))
    await later(5)
    assert not shines(lamp)


async def test_a_call_that_began_during_a_restart(start: Automate, pbx: SimulatedPbx, lamp: Lamp, later: Later) -> None:
    """It shines, too."""
    await pbx.desk.ring(["101"])
    await pbx.desk.answer("101")
    await later(5)
    await start(BLUEPRINT, inputs(lamp))
    await later(5)
    assert shines(lamp)


async def test_a_pbx_that_is_away_when_home_assistant_starts(
    hass: HomeAssistant, house: MockConfigEntry, start: Automate, lamp: Lamp, pass_time: Pass
) -> None:
    """For a minute somebody may still talk."""
    assert await hass.config_entries.async_unload(house.entry_id)
    await pass_time(61)
    await lamp.async_turn_on()
    await start(BLUEPRINT, inputs(lamp))
    await pass_time(50)
    assert shines(lamp)
    await pass_time(15)
    assert not shines(lamp)


async def test_switches(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, later: Later) -> None:
    """A switch will do."""
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"on_air": {}}})
    await automate(BLUEPRINT, {"phones": PHONES, "lamps": ["input_boolean.on_air"]})
    await pbx.desk.ring(["101"])
    await pbx.desk.answer("101")
    await later(5)
    assert hass.states.is_state("input_boolean.on_air", "on")
