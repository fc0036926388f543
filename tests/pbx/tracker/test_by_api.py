"""Calls that the API makes, changes and ends.

How the tracker understands the reports that a PBX then sends.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import override

import pytest

from custom_components.openvox_uc.pbx import CallTracker, parse_report
from custom_components.openvox_uc.pbx.api.client import extensions
from custom_components.openvox_uc.pbx.models import (
    Call,
    CallEvent,
    CallEventType,
    Direction,
    Outcome,
    Party,
)
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body, compact
from tests.simulator.requests import Request

ENDS = (CallEventType.ENDED, CallEventType.MISSED, CallEventType.FAILED)
CALLER = Party("0301234", outside=True)
TARGET = Party("0405555", outside=True)


class House(SimulatedPbx):
    """A PBX with a tracker.

    The tracker gets each report when it is made, and the list of extensions every
    minute.
    """

    @override
    def __post_init__(self) -> None:
        self.now = 1_589_850_367.0
        self.clock = lambda: self.now
        super().__post_init__()
        self.tracker = CallTracker()
        self.events: list[CallEvent] = []
        self.actions: list[str] = []
        self._poll()

    @override
    async def report(self, values: Body) -> None:
        await super().report(values)
        self.actions.append(str(values["action"]))
        self.events += self.tracker.feed(parse_report(compact(values)), self.now)

    async def ask(self, path: str, **values: str) -> None:
        self.control.answers[path](Request({**values}, ""))
        await self.settled()
        self.let_pass(3)

    async def transfer(self, leg: str, to: str, by: str = "101") -> None:
        await self.ask("calltransfer", callid=leg, transferor=by, transferto=to)

    async def do(self, *deeds: Awaitable[None]) -> None:
        for deed in deeds:
            await deed
            self.let_pass(10)

    def let_pass(self, seconds: float) -> None:
        until = self.now + seconds
        while (due := self.tracker.next_deadline) is not None and due <= until:
            self.events += self.tracker.tick(due)
        self.now = until

    def calls(self) -> list[Call]:
        """Return all calls as they were last published.

        The minutes that pass first settle everything. Each call has ended once, and
        none is left.
        """
        for _ in range(5):
            self.let_pass(60)
            self._poll()
        ends = Counter(
            event.call.call_id
            for event in self.events
            if event.extension is None and event.type in ENDS
        )
        told = {event.call.call_id: event.call for event in self.events}
        assert ends == dict.fromkeys(told, 1)
        assert self.tracker.active_calls == 0
        assert self.desk.calls == []
        assert {extension.state for extension in self.extensions} <= {
            "Registered",
            "Unavailable",
        }
        return [*told.values()]

    def words(self, extension: str | None = None) -> list[str]:
        words = [
            event.type.value for event in self.events if event.extension == extension
        ]
        return [word for word in words if word != "record"]

    def _poll(self) -> None:
        answer: Body = {
            "status": "Success",
            "extlist": [extension.listed() for extension in self.extensions],
        }
        self.events += self.tracker.poll(extensions(answer), self.now, is_full=True)


@pytest.fixture
def house() -> House:
    return House()


async def inbound(house: House) -> str:
    await house.do(house.desk.ring(["101"]), house.desk.answer("101"))
    return house.desk.calls[0].line.first.id


async def internal(house: House) -> str:
    await house.do(house.desk.call("101", "102"), house.desk.answer("102"))
    return house.desk.calls[0].line.first.id


async def outbound(house: House) -> str:
    await house.do(house.desk.dial_out("101", "0301234"), house.desk.answer("0301234"))
    return house.desk.calls[0].line.first.id


Begin = Callable[[House], Awaitable[str]]


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("both", [False, True])
async def test_transfer_of_a_caller_to_an_outside_number(
    house: House, *, told: bool, both: bool
) -> None:
    house.tells_transfers, house.names_both_trunks = told, both
    house.outbound_prefix = "16"
    await house.transfer(await inbound(house), "160405555")
    await house.do(house.desk.answer("0405555"), house.desk.hang_up("0301234"))
    [call] = house.calls()
    assert (call.answered_by, call.transferred_by, call.transferred_to) == (
        Party("101"),
        Party("101"),
        TARGET,
    )
    assert (call.outcome, call.hung_up_by) == (Outcome.ANSWERED, CALLER)
    assert house.words("101") == ["ringing", "answered", "transferred", "ended"]
    assert [row["callto"] for row in house.records.rows] == ["160405555"] * 2


@pytest.mark.parametrize("begin", [inbound, internal, outbound])
@pytest.mark.parametrize(
    ("target", "by", "told"),
    [("103", Party("101"), ["ringing", "missed"]), ("100", None, ["missed"])],
)
async def test_unanswered_transfer(
    house: House, begin: Begin, target: str, by: Party | None, told: list[str]
) -> None:
    """If the target does not answer or cannot ring, the other party is cut off.

    A target that cannot ring is not an error of the request.
    """
    await house.transfer(await begin(house), target)
    if target == "103":
        await house.do(house.desk.miss("103"))
    call = house.calls()[0]
    assert (call.outcome, call.transferred_by, call.transferred_to) == (
        Outcome.ANSWERED,
        by,
        None,
    )
    assert house.words(target) == told


async def test_two_outside_numbers(house: House) -> None:
    """The second one is called once the first has answered.

    Nothing reports its ringing.
    """
    house.outbound_prefix = "16"
    await house.ask("outbound/dial_outbound", caller="160301234", outto="160405555")
    assert house.actions == []
    await house.do(
        house.desk.answer("0301234"),
        house.desk.answer("0405555"),
        house.desk.hang_up("0405555"),
    )
    [call] = house.calls()
    assert (call.caller, call.answered_by, call.outcome, call.hung_up_by) == (
        CALLER,
        TARGET,
        Outcome.ANSWERED,
        TARGET,
    )
    assert call.extensions == ()


async def test_unanswered_call_for_a_group(house: House) -> None:
    desk = house.desk
    await house.ask("ringgroup/dial_outbound", ringgroupid="600", outto="0301234")
    await house.do(desk.answer("0301234"), desk.miss())
    [call] = house.calls()
    assert (call.caller, call.callee, call.outcome) == (None, CALLER, Outcome.FAILED)
    assert [house.words(phone) for phone in ("102", "103", "104")] == [
        ["ringing", "missed"]
    ] * 3


async def test_prompt_for_an_outside_number(house: House) -> None:
    """Only the record shows it, and names the callee as the caller.

    No callee "s" appears.
    """
    await house.ask("outbound/playprompt", outto="0301234", prompt="welcome")
    await house.do(house.desk.answer("0301234"), house.desk.hang_up("0301234"))
    assert house.actions == ["NewCdr"]
    (call,) = house.calls()
    assert (call.direction, call.caller, call.callee, call.dialed) == (
        Direction.OUTBOUND,
        None,
        Party("0301234", outside=True),
        "0301234",
    )
