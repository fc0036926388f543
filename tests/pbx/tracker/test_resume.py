"""Calls that continue while their observer is away.

Resumed as they were last published, and ended by any sign of their end.
"""

from operator import attrgetter

import pytest

from custom_components.openvox_uc.pbx.models import (
    Call,
    Direction,
    ExtensionState,
    Outcome,
    Party,
    Reason,
)
from tests.pbx.line import NOW, Line, ext, leg, passed_on, record, trunk

_MINUTE = 60.0
_RINGS = 5.0


def talking(*, direction: Direction = Direction.INBOUND) -> Call:
    line = Line()
    line.now -= _RINGS
    phones, outside = {
        Direction.INBOUND: (["101"], {"inbound": trunk(1, to="600")}),
        Direction.OUTBOUND: (
            ["101"],
            {"outbound": trunk(2, "101", "0405555", kind="outbound")},
        ),
        Direction.INTERNAL: (["102", "101"], {}),
    }[direction]
    line.say("RING", leg(1), *phones, **outside)
    line.after(_RINGS).say("ANSWER", leg(1), *phones, **outside)
    return line.last


def resumed(call: Call, after: float = _MINUTE, label_offset: float = 0) -> Line:
    line = Line()
    line.tracker.clock.label_offset = label_offset
    line.now = NOW + after
    line.tracker.resume(call, line.now)
    assert line.tracker.active_calls == 1
    return line


def test_its_phone_is_still_in_it() -> None:
    """Also if the list only ever says that phones are registered.

    A phone that has passed it on is not in it.
    """
    line = Line()
    passed_on(line)
    line.say("RING", leg(72), "103", inbound=trunk(20))
    line.say("ANSWER", leg(72), "103", inbound=trunk(20))
    calls = line.tracker.open_calls()
    line = resumed(calls[0], label_offset=_MINUTE)
    line.poll(e103=ExtensionState.IDLE)
    assert line.tracker.current_call("103")
    assert line.tracker.current_call("101") is None
    assert line.tracker.open_calls() == calls


@pytest.mark.parametrize("direction", Direction)
def test_it_is_still_the_same(direction: Direction) -> None:
    call = talking(direction=direction)
    line = resumed(call)
    line.say("BYE", call.legs[0], "101", "102")
    line.say("BYE", call.legs[0], "102", "101")
    assert line.words_after(1)[0] == "ended"
    last = line.last
    known = attrgetter(
        "call_id",
        "direction",
        "caller",
        "callee",
        "trunk",
        "started_at",
        "answered_at",
        "answered_by",
        "ring_seconds",
    )
    assert known(last) == known(call)
    assert last.outcome is Outcome.ANSWERED
    assert last.talk_seconds
    assert last.talk_seconds >= _MINUTE


def test_its_phones_are_free() -> None:
    """A list says so, also one that never showed a call to this observer.

    For two minutes the record could say more.
    """
    line = resumed(talking())
    line.poll(e101=ExtensionState.IDLE)
    assert line.words_after(119) == []
    assert line.words_after(2)[0] == "ended"
    assert (line.last.outcome, line.last.inferred, line.last.talk_seconds) == (
        Outcome.ANSWERED,
        True,
        None,
    )


@pytest.mark.parametrize("listed", [True, False])
def test_its_phone_is_busy(listed: bool) -> None:
    """The call continues if its phone is busy.

    As for any other call, its end is published five seconds after its phones are free.
    """
    line = resumed(talking())
    if listed:
        line.poll(e101=ExtensionState.IN_USE)
    else:
        line.phone("101", "InUse")
    assert line.words_after(600) == []
    line.phone("101", "Idle")
    assert line.words_after(5.1)[0] == "ended"
    assert (line.last.inferred, line.last.talk_seconds) == (True, _MINUTE + 600)


def test_its_record_comes() -> None:
    call = talking()
    line = resumed(call)
    line.poll(e101=ExtensionState.IDLE)
    line.wait(50)
    record(line, 1, "0301234", "600", (30, 25), type="Inbound")
    assert line.words_after(1) == ["ended", "ended@101", "record"]
    last = line.last
    assert (last.talk_seconds, last.ended_at, last.inferred) == (
        25,
        call.started_at + 30,
        False,
    )
    assert (last.callee, last.answered_by, last.extensions) == (
        call.callee,
        call.answered_by,
        call.extensions,
    )
    record(line, 1, "0301234", "600", (30, 25), type="Inbound")
    line.wait(1)
    assert len(line.words) == 3


def test_its_record_has_no_times() -> None:
    call = talking()
    line = resumed(call)
    line.say(
        "NewCdr",
        call.legs[0],
        callfrom="0301234",
        callto="600",
        status="ANSWERED",
        type="Inbound",
    )
    assert line.words_after(1)[0] == "ended"
    assert line.last.talk_seconds is None
    assert line.last.ended_at == NOW + _MINUTE


def test_the_pbx_has_booted() -> None:
    """That cut it off, if it had not ended before.

    An end that was only guessed can be corrected by the record.
    """
    line = resumed(talking())
    line.events += line.tracker.restarted(line.now, NOW + 30)
    assert (line.last.reason, line.last.ended_at, line.last.talk_seconds) == (
        Reason.PBX_RESTART,
        NOW + 30,
        None,
    )
    assert line.last.inferred


def test_no_report_ever_comes() -> None:
    """It ends eventually, and at once if it is older than any call can be."""
    line = resumed(talking())
    assert line.words_after(12 * 3600)[0] == "ended"
    line = resumed(talking(), after=13 * 3600)
    assert line.words_after(0)[0] == "ended"


def test_an_anonymous_caller() -> None:
    line = Line()
    line.say("RING", 1, "101", inbound=trunk(1, caller="anonymous"))
    line.say("ANSWER", 1, "101", inbound=trunk(1, caller="anonymous"))
    line = resumed(line.last)
    line.say("BYE", leg(1), inbound=trunk(1, caller="anonymous"), ext=ext("101"))
    line.phone("101", "Idle")
    assert line.words_after(1)[0] == "ended"
    assert (line.last.caller, line.last.answered_by) == (None, Party("101"))
