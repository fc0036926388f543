"""A site for tests of reports."""

from dataclasses import replace
from functools import partial
import threading

import pytest

from tests.conftest import pass_time
from tests.site import Site


@pytest.fixture
def site(unloaded: Site) -> Site:
    """Return a site where time passes while a test of reports runs.

    Nothing waits for the end of that test.
    """
    hass = unloaded.hass

    async def settle() -> None:
        """Wait for what talks with the PBX; not for what waits for the clock."""
        await hass.async_block_till_done()
        await hass.loop.run_in_executor(None, threading.Event().wait, 0.1)
        await hass.async_block_till_done()

    return replace(
        unloaded, later=partial(pass_time, hass, unloaded.clock, settle=settle)
    )
