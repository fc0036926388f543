"""A site for tests of reports."""

from dataclasses import replace
import threading

import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from tests.site import Site


@pytest.fixture
def site(unloaded: Site) -> Site:
    """Return a site where time passes while a test of reports runs, for whose end nothing waits."""
    hass = unloaded.hass

    async def settle() -> None:
        """Wait for what talks with the PBX; not for what waits for the clock."""
        await hass.async_block_till_done()
        await hass.loop.run_in_executor(None, threading.Event().wait, 0.1)
        await hass.async_block_till_done()

    async def later(seconds: float, step: float = 5) -> None:
        while seconds > 0:
            unloaded.clock.tick(min(step, seconds))
            seconds -= step
            async_fire_time_changed(hass)
            await settle()

    return replace(unloaded, later=later)
