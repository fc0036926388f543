"""Calls inside that reach a number outside.

Trunks fail over, outbound calls are passed on, and the BYE shows who answered.
"""

from typing import Any

import pytest

from custom_components.openvox_uc.pbx.models import (
    Direction,
    ExtensionState,
    Outcome,
    Party,
    Reason,
)

from ..line import Line, ext, inbound, internal, leg, outbound, passed_on, record, trunk

MOBILE = Party("0170555", outside=True)


def to_mobile(
    first: int = 10, caller: str = "101", name: str = "city"
) -> dict[str, Any]:
    """Return what a report contains of a number outside, then of the phone."""
    return {
        "outbound": trunk(first, caller, "0170555", "outbound") | {"trunk": name},
        "ext": ext(caller),
    }


def ring_mobile(line: Line) -> None:
    line.say("RING", leg(10), **to_mobile())


def hang_up(line: Line, first: int) -> None:
    line.say(
        "BYE",
        leg(first),
        "101",
        outbound=trunk(first, "101", "0170555", "outbound"),
    )


def group(line: Line) -> None:
    """Let 101 call a group of which 106 and a number outside ring."""
    internal(line)
    line.phone("106", "Ringing")
    ring_mobile(line)
    line.wait(5)


def test_number_outside_answers(line: Line) -> None:
    group(line)
    line.say("ANSWER", leg(30), **to_mobile())
    assert line.words_after(1)[3:] == [
        "answered",
        "answered@101",
        "answered_elsewhere@106",
    ]
    hang_up(line, 30)
    assert line.words_after(20)[-2:] == ["ended", "ended@101"]
    assert (line.last.answered_by, line.last.outcome) == (MOBILE, Outcome.ANSWERED)


def test_number_outside_rings_in_vain(line: Line) -> None:
    """A phone answers after all: it passes the call on to nobody by hanging up."""
    group(line)
    line.say("ANSWER", leg(10), "106", "101")
    line.after(9).say("BYE", leg(12), "106", "101")
    assert line.words_after(20)[3:] == [
        "answered",
        "answered@106",
        "answered@101",
        "ended@106",
        "ended",
        "ended@101",
    ]


def test_number_outside_rings_in_vain_after_a_transfer(line: Line) -> None:
    passed_on(line)
    line.say("RING", leg(30), "106", inbound=trunk(20))
    line.say("RING", leg(20), **to_mobile(20, "0301234"))
    line.after(5).say("ANSWER", leg(30), "106", inbound=trunk(30))
    line.after(9).say("BYE", leg(30), "106", inbound=trunk(30))
    assert line.words_after(20).count("transferred") == 1


def test_trunk_that_fails(line: Line) -> None:
    """Another one rings: what the first one says is not why the call fails."""
    line.say("CallFailed", leg(10), reason=503, **to_mobile(name="other"))
    ring_mobile(line)
    assert line.words_after(20) == ["ringing", "dialing@101"]
    line.say("CallFailed", leg(10), reason=503, **to_mobile())
    line.after(0.1).say("RING", leg(10), **to_mobile(name="third"))
    assert line.open_after(20) == 1
    hang_up(line, 10)
    line.wait(3)
    assert (line.last.outcome, line.last.reason) == (Outcome.FAILED, Reason.CANCELLED)


def test_trunk_that_fails_for_a_forwarded_call(line: Line) -> None:
    internal(line)
    line.after(5).say("Tranfer", leg(10), "101", "106")
    line.say("CallFailed", leg(10), reason=503, **to_mobile(name="other"))
    ring_mobile(line)
    line.after(9).say("ANSWER", leg(30), **to_mobile())
    line.wait(1)
    assert line.last.answered_by == MOBILE


def test_phone_that_was_busy_before_a_number_outside_rings(line: Line) -> None:
    line.say("CallFailed", leg(10), "106", "101", reason=486)
    ring_mobile(line)
    assert line.open_after(20) == 1


@pytest.mark.parametrize("number", ["0170666", "0170555"])
def test_outbound_call_that_is_passed_on_outside(line: Line, number: str) -> None:
    """The record of the phone that left is not the end; a later one is."""
    line.say("ALERT", leg(12), "101")
    ring_mobile(line)
    line.say("ANSWER", leg(12), **to_mobile())
    hang_up(line.after(5), 10)
    line.phone("101", "Idle")
    line.say(
        "RING",
        leg(12),
        outbound=trunk(12, "<unknown>", number, "outbound"),
    )
    record(line, 10, "101", "0170555", (5, 5), type="Outbound")
    assert line.words_after(1)[-3:] == ["transferred", "transferred@101", "ended@101"]
    assert line.open_after(60) == 1
    record(line, 10, "101", "0170555", (65, 65), type="Outbound")
    assert line.words_after(1)[-2:] == ["ended", "record"]


@pytest.mark.parametrize("is_free_before", [False, True])
def test_phone_that_never_rang_answers(line: Line, is_free_before: bool) -> None:
    """It picked the call up.

    It went off-hook while the call rang, and the BYE names it.
    """
    inbound(line, "102", "103", to="600")
    line.after(2).phone("104", "InUse")
    line.wait(5)
    if is_free_before:
        line.phone("104", "Idle")
    line.say("BYE", leg(20), "104", inbound=trunk(20, to="600"))
    line.wait(60)
    assert (line.last.answered_by, line.last.outcome) == (
        Party("104"),
        Outcome.ANSWERED,
    )


def test_only_phone_that_rang_is_free(line: Line) -> None:
    """So it is not who the record says has answered."""
    line.poll(e101=ExtensionState.IDLE, e102=ExtensionState.IDLE)
    inbound(line, to="600")
    line.phone("101", "Ringing")
    line.after(5).phone("101", "Idle")
    line.after(1).say("RING", leg(24), "102", inbound=trunk(20, to="600"))
    line.after(9).say("BYE", leg(20), inbound=trunk(20, to="600"))
    record(line, 20, "0301234", "600", (15, 5), type="Inbound")
    line.wait(60)
    assert (line.last.answered_by, line.last.outcome) == (
        Party("102"),
        Outcome.ANSWERED,
    )


@pytest.mark.parametrize("listed", [{}, {"e101": ExtensionState.IDLE}])
def test_phone_that_a_booting_pbx_does_not_list(
    line: Line, listed: dict[str, ExtensionState]
) -> None:
    """Its call goes out: it does not come from an external number like its own."""
    line.poll(e101=ExtensionState.IDLE, e106=ExtensionState.IDLE)
    line.poll(is_full=not listed, **listed)
    outbound(line)
    assert (line.last.direction, line.last.caller) == (Direction.OUTBOUND, Party("106"))


@pytest.mark.parametrize("kind", ["Internal", "Outbound"])
def test_record_of_a_phone_that_calls_itself(line: Line, kind: str) -> None:
    record(line, 10, "101", "101", (5, 5), type=kind)
    assert line.words_after(60) == []


def test_caller_outside_with_the_number_of_a_phone(line: Line) -> None:
    inbound(line, caller="101")
    assert line.words == ["ringing", "ringing@101"]


def test_a_number_that_calls_twice_at_once(line: Line) -> None:
    """The legs of its trunk tell the two calls apart."""
    for first, phone in ((20, "101"), (23, "102")):
        of_call = {"ext": ext(phone), "inbound": trunk(first, to=phone)}
        line.say("ALERT", leg(first + 1), **of_call)
        line.say("RING", leg(first + 1), **of_call)
    assert line.tracker.active_calls == 2
