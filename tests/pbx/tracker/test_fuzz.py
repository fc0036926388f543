"""The tracker withstands any well-formed reports in any order, and comes to rest."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.openvox_uc.pbx.models import ExtensionState

from ..line import NOW, Line, ext, leg, record

type Step = Callable[[Line], None]

_NUMBERS = st.sampled_from(["101", "102", "103"])
_OUTSIDE = st.sampled_from(["0301234", "0305678"])
# Near and far, of a PBX whose clock is wrong, and of no time at all.
_LEGS = st.sampled_from([f"{int(NOW)}.{sequence}" for sequence in (10, 11, 12, 40)] + [f"{int(NOW) + 5}.13", "0.1", "strange"])
_PHONES = st.lists(_NUMBERS, min_size=1, max_size=3, unique=True).map(lambda numbers: {"ext": ext(*numbers)})
_WORDS = st.sampled_from(["Idle", "Registered", "Ringing", "InUse", "Hold", "Unavailable", "Strange"])
_REASONS = st.sampled_from(["480", "486 Busy Here", "strange"])


@st.composite
def trunks(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(["inbound", "outbound", ""]))
    parties = draw(st.permutations([draw(_NUMBERS), draw(_OUTSIDE)]))
    return {kind: {f"{kind}id": draw(_LEGS), "from": parties[0], "to": parties[1], "trunk": "city"}} if kind else {}


@st.composite
def call_reports(draw: st.DrawFn) -> Step:
    action = draw(st.sampled_from(["ALERT", "RING", "ANSWER", "BYE", "Tranfer", "CallFailed"]))
    leg, fields = draw(_LEGS), draw(_PHONES | st.just({})) | draw(trunks())
    if action == "CallFailed":
        fields["reason"] = draw(_REASONS)
    return lambda line: line.say(action, leg, **fields)


@st.composite
def records(draw: st.DrawFn) -> Step:
    parties = _NUMBERS | _OUTSIDE
    leg = draw(_LEGS)
    fields = {
        "timestart": draw(st.sampled_from(["2020-05-20 07:21:40", "2020-05-20 04:21:40", "1970-01-01 00:00:00"])),
        "callfrom": draw(parties),
        "callto": draw(parties),
        "callduraction": draw(st.sampled_from(["0", "9", "604800"])),
        "talkduraction": draw(st.sampled_from(["0", "5"])),
        "status": draw(st.sampled_from(["ANSWERED", "NO ANSWER", "BUSY", "FAILED", "VOICEMAIL"])),
        "type": draw(st.sampled_from(["Internal", "Inbound", "Outbound", ""])),
    }
    return lambda line: line.say("NewCdr", leg, **fields)


@st.composite
def states(draw: st.DrawFn) -> Step:
    number, word = draw(_NUMBERS), draw(_WORDS)
    return lambda line: line.phone(number, word)


@st.composite
def polls(draw: st.DrawFn) -> Step:
    states = draw(st.dictionaries(_NUMBERS.map("e{}".format), st.sampled_from(ExtensionState)))
    return lambda line: line.poll(**states)


@st.composite
def waits(draw: st.DrawFn) -> Step:
    seconds = draw(st.sampled_from([0.5, 2.0, 30.0, 200.0, 700.0]))
    return lambda line: line.wait(seconds)


def boot(line: Line) -> None:
    line.say("BootUp")


def log_in(line: Line) -> None:
    line.tracker.phones.list_shows_calls = False


_OTHERS = st.sampled_from([boot, log_in])


def rest(line: Line) -> None:
    """Go from deadline to deadline until none is left; each has to be later than the one before, or nothing would ever rest."""
    before = float("-inf")
    while (at := line.tracker.next_deadline) is not None:
        assert at > before
        line.events += line.tracker.tick(at)
        before = at


@pytest.mark.held(
    "Reports",
    "500 random sequences of reports, records, states, lists, boots and pauses that no PBX would send.",
    "No error was raised, and no call stayed open.",
)
@given(steps=st.lists(call_reports() | call_reports() | records() | states() | polls() | waits() | _OTHERS, max_size=30))
@settings(max_examples=500, deadline=None)
def test_any_reports_in_any_order(steps: list[Step]) -> None:
    line = Line()
    for step in steps:
        step(line)
    rest(line)
    assert line.tracker.active_calls == 0
    for number in ("101", "102", "103"):
        line.phone(number, "InUse")
    assert line.tracker.next_deadline is None


def test_transfer_that_makes_one_call_of_two() -> None:
    """A RING that releases it continues the call that is left, and nothing raises."""
    line = Line()
    own = leg(1)
    line.say("RING", "0.1", ext=ext("102"), inbound={"inboundid": f"{own}2", "from": "0301234", "to": "102"})
    line.say("Tranfer", "0.1", inbound={"inboundid": f"{own}3", "from": "0305678", "to": "103"})
    line.say("Tranfer", f"{own}3", ext=ext("102", "101"), inbound={"inboundid": f"{own}0", "from": "0301234", "to": "102"})
    line.say("ALERT", f"{own}0", ext=ext("102", "103"), outbound={"outboundid": f"{own}1", "from": "102", "to": "0305678"})
    line.say("RING", f"{own}0", ext=ext("102", "101"), inbound={"inboundid": f"{own}0", "from": "0305678", "to": "101"})
    rest(line)
    assert (line.tracker.active_calls, line.told.count("missed")) == (0, 1)


@pytest.mark.parametrize("action", ["RING", "ALERT"])
def test_record_of_a_call_that_was_never_published(action: str) -> None:
    """A record that names others than the one phone heard of takes the leg, and leaves that phone in no call."""
    line = Line()
    line.say(action, leg(10), ext=ext("102"))
    line.wait(2)
    record(line, 10, "103", "101", (9, 5), timestart="2020-05-20 07:21:40")
    line.after(2).phone("102", "InUse")
    line.poll(e102=ExtensionState.IDLE)
    rest(line)
    assert line.last.call_id == leg(10)
    assert line.last.extensions == ("103", "101")
    assert line.tracker.active_calls == 0
