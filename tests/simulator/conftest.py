"""A PBX whose clock a test moves, and an application that talks to it."""

from collections.abc import AsyncGenerator

import pytest

from .application import Application, Clock, application_for
from .pbx import SimulatedPbx


@pytest.fixture
def clock() -> Clock:
    """Return a clock."""
    return Clock()


@pytest.fixture
async def pbx(clock: Clock) -> AsyncGenerator[SimulatedPbx]:
    """Return a PBX that is switched on."""
    async with SimulatedPbx(clock=clock) as pbx:
        yield pbx


@pytest.fixture
async def application(pbx: SimulatedPbx) -> AsyncGenerator[Application]:
    """Return an application that is not logged in."""
    async with application_for(pbx) as application:
        yield application
