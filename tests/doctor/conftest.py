"""A site for tests of reports."""

import asyncio
from dataclasses import replace
import threading
from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.openvox_uc.doctor.report_test import TEST_NAME
from tests.site import Site


@pytest.fixture
def site(unloaded: Site) -> Site:
    """Return a site where time passes while a test of reports runs, for whose end nothing waits."""
    hass = unloaded.hass

    def at_work() -> set[asyncio.Future[Any]]:
        return {work for work in hass._background_tasks if not isinstance(work, asyncio.Task) or work.get_name() != TEST_NAME}  # noqa: SLF001

    async def settle() -> None:
        """Wait for what talks with the PBX; not for what waits for the clock."""
        await hass.async_block_till_done()
        guard = hass.loop.run_in_executor(None, threading.Event().wait, 0.1)
        while not guard.done() and (others := at_work()):
            await asyncio.wait({*others, guard}, return_when=asyncio.FIRST_COMPLETED)
            await hass.async_block_till_done()
        await guard

    async def later(seconds: float, step: float = 5) -> None:
        while seconds > 0:
            unloaded.clock.tick(min(step, seconds))
            seconds -= step
            async_fire_time_changed(hass)
            await settle()

    return replace(unloaded, later=later)
