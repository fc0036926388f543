"""Another PBX at the address of the one that Home Assistant knows.

It takes the same credentials.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import override

from tests.simulator import SimulatedPbx
from tests.simulator.access import Access
from tests.simulator.switchboard import SimExtension, SimQueue, SimTrunk

OTHER_SERIAL = "a09805000001"
# The only requests that may go to a PBX once it has said that it is another one.
ONLY_ASKED = {"login", "deviceinfo/query", "logout"}


class _Trusting(Access):
    @override
    def check(self, token: str) -> str | None:
        return None


def another_pbx(
    pbx: SimulatedPbx, *, serial: str = OTHER_SERIAL, trusting: bool = False
) -> SimulatedPbx:
    """Return another PBX for the address of a PBX.

    With other phones, trunks and queues; a `trusting` one accepts any token.
    """
    other = SimulatedPbx(
        host=pbx.host,
        port=pbx.port,
        serial=serial,
        username=pbx.username,
        password=pbx.password,
        extensions=[SimExtension("201", "Mallory"), SimExtension("202", "Trudy")],
        trunks=[SimTrunk("elsewhere")],
    )
    other.queues = [SimQueue("7777", "elsewhere", ("201",))]
    if trusting:
        other.access = _Trusting(other.clock)
    return other


@asynccontextmanager
async def taken_place(
    pbx: SimulatedPbx, other: SimulatedPbx
) -> AsyncIterator[SimulatedPbx]:
    """Replace a PBX with another one at once, and then put the first one back.

    The first one still knows its session.
    """
    token = pbx.access.token
    await pbx.stop()
    async with other:
        yield other
    await pbx.start()
    pbx.access.token = token
