"""The demo's two short days.

Yesterday, which only the PBX knows, and today, with a call of each important kind.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
import time

from tests.simulator import SimulatedPbx

PEOPLE = {
    "101": "Reception",
    "102": "Anna",
    "103": "Ben",
    "104": "Workshop",
    "105": "Cellar",
    "106": "Bar",
}
TRUNKS = ("Mobile", "Telecom")
_DAY_SECONDS = 86_400

type Wait = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What Home Assistant has to know of a call."""

    title: str
    direction: str = "inbound"
    caller: str
    callee: str
    answered_by: str | None = None
    hung_up_by: str | None = None

    @property
    def outcome(self) -> str:
        return "answered" if self.answered_by else "missed"


@dataclass(frozen=True, slots=True)
class Scene:
    """A call, and what people do in it."""

    call: Call
    play: Callable[[SimulatedPbx, Wait], Awaitable[None]]


async def play_yesterday(pbx: SimulatedPbx) -> None:
    """Let the PBX have calls before Home Assistant knows it."""
    now = time.time() - _DAY_SECONDS

    async def wait(seconds: float) -> None:
        nonlocal now
        now += seconds

    own_clock = pbx.clock
    pbx.clock = lambda: now
    for scene in YESTERDAY:
        await scene.play(pbx, wait)
        await wait(60)
    pbx.clock = own_clock


async def _anna_calls_the_reception(pbx: SimulatedPbx, wait: Wait) -> None:
    await pbx.desk.call("102", "101")
    await wait(1.5)
    await pbx.desk.answer("101")
    await wait(3)
    await pbx.desk.hang_up("102")


async def _guest_is_answered(pbx: SimulatedPbx, wait: Wait) -> None:
    await pbx.desk.ring(["101"], "0301234567")
    await wait(2)
    await pbx.desk.answer("101")
    await wait(3)
    await pbx.desk.hang_up("0301234567")


async def _ben_is_out(pbx: SimulatedPbx, wait: Wait) -> None:
    await pbx.desk.ring(["103"], "01709876543")
    await wait(3)
    await pbx.desk.miss("103")


async def _ben_answers_for_the_team(pbx: SimulatedPbx, wait: Wait) -> None:
    await pbx.desk.ring(["101", "102", "103"], "0897654321", to="600")
    await wait(2)
    await pbx.desk.answer("103")
    await wait(3)
    await pbx.desk.hang_up("103")


async def _caller_is_transferred(pbx: SimulatedPbx, wait: Wait) -> None:
    await pbx.desk.ring(["101"], "0405556677")
    await wait(2)
    await pbx.desk.answer("101")
    await wait(3)
    pbx.tells_transfers = True
    call, reception = pbx.desk.find("101")
    # The workshop answers as those do whom Home Assistant dials.
    await pbx.control.transfer(call, reception, "104")
    await wait(3)
    await pbx.desk.hang_up("104")


async def _anna_picks_up(pbx: SimulatedPbx, wait: Wait) -> None:
    await pbx.desk.ring(["103"], "0897654321")
    await wait(1.5)
    await pbx.desk.dial_out("102", f"{pbx.pickup_code}103")
    await wait(3)
    await pbx.desk.hang_up("0897654321")


async def _caller_gives_up(pbx: SimulatedPbx, wait: Wait) -> None:
    await pbx.desk.ring(["101", "102"], "0221445566", to="9998")
    await pbx.desk.rest("0221445566", wait(2))
    await wait(2)
    await pbx.desk.hang_up("0221445566")


YESTERDAY = (
    Scene(
        Call(
            title="Yesterday a guest called and was answered",
            caller="0301234567",
            callee="101",
            answered_by="101",
        ),
        _guest_is_answered,
    ),
    Scene(
        Call(
            title="Yesterday someone called Ben, who was out",
            caller="01709876543",
            callee="103",
        ),
        _ben_is_out,
    ),
)
TODAY = (
    Scene(
        Call(
            title="Anna calls the reception",
            direction="internal",
            caller="102",
            callee="101",
            answered_by="101",
            hung_up_by="102",
        ),
        _anna_calls_the_reception,
    ),
    Scene(
        Call(
            title="A guest calls and is answered",
            caller="0301234567",
            callee="101",
            answered_by="101",
            hung_up_by="0301234567",
        ),
        _guest_is_answered,
    ),
    Scene(
        Call(
            title="Someone calls Ben, who is out",
            caller="01709876543",
            callee="103",
        ),
        _ben_is_out,
    ),
    Scene(
        Call(
            title="A call for the whole team",
            caller="0897654321",
            callee="103",
            answered_by="103",
            hung_up_by="103",
        ),
        _ben_answers_for_the_team,
    ),
    Scene(
        Call(
            title="The reception transfers a caller to the workshop",
            caller="0405556677",
            callee="101",
            answered_by="101",
            hung_up_by="104",
        ),
        _caller_is_transferred,
    ),
    Scene(
        Call(
            title="Anna picks up a call that rings at Ben's",
            caller="0897654321",
            callee="102",
            answered_by="102",
            hung_up_by="0897654321",
        ),
        _anna_picks_up,
    ),
    Scene(
        Call(
            title="A caller gives up in the queue",
            caller="0221445566",
            callee="9998",
            hung_up_by="0221445566",
        ),
        _caller_gives_up,
    ),
)
