"""The call tracker, rule by rule, with reports in the PBX's own words.

The rules are in docs/call-tracking.md.
"""

from collections.abc import Callable

import pytest

from custom_components.openvox_uc.pbx.models import (
    Direction,
    ExtensionState,
    Outcome,
    Party,
    Reason,
)

from ..line import (
    NOW,
    Line,
    answered,
    caller_hangs_up,
    ext,
    hang_up,
    inbound,
    internal,
    leg,
    phone_hangs_up,
    record,
    trunk,
)


def test_internal_call_answered(line: Line) -> None:
    """The captured sequence of an internal call is understood.

    Its second BYE with another id is included.
    """
    internal(line)
    line.after(3).say("ANSWER", leg(10), "106", "101")
    line.say("ANSWER", leg(10), "101", "106")
    line.wait(5)
    hang_up(line, "106", "101")
    assert line.words_after(1) == [
        "ringing", "dialing@101", "ringing@106",
        "answered", "answered@106", "answered@101",
        "ended", "ended@101", "ended@106",
    ]  # fmt: skip
    call = line.last
    assert (call.direction, call.caller, call.callee) == (
        Direction.INTERNAL,
        Party("101"),
        Party("106"),
    )
    assert (call.answered_by, call.hung_up_by, call.outcome) == (
        Party("106"),
        Party("106"),
        Outcome.ANSWERED,
    )
    assert (call.ring_seconds, call.talk_seconds, call.call_id) == (3, 5, leg(10))
    assert (call.reason, call.inferred, line.tracker.active_calls) == (None, False, 0)


def test_lone_alert_is_never_published(line: Line) -> None:
    """After a BYE, or minutes of silence, it is forgotten."""
    line.say("ALERT", 10, "101")
    line.say("BYE", leg(10), "101")
    assert (line.words_after(1), line.tracker.next_deadline) == ([], None)
    line.say("ALERT", 10, "101")
    assert line.open_after(200) == 0
    assert (line.words, line.tracker.next_deadline) == ([], None)


def test_no_answer_ends_missed_after_two_seconds(line: Line) -> None:
    internal(line)
    line.say("CallFailed", leg(10), "106", "101", reason=480)
    assert line.words[-1] == "missed@106"
    assert line.open_after(1.9) == 1
    assert line.words_after(0.3)[-2:] == ["missed", "failed@101"]
    last = line.last
    assert (last.outcome, last.reason, last.reason_code) == (
        Outcome.MISSED,
        Reason.NO_ANSWER,
        "480",
    )
    assert (last.ring_seconds, last.talk_seconds) == (0, 0)


@pytest.mark.parametrize(
    ("raw", "reason", "code"),
    [
        (499, Reason.UNKNOWN, "499"),
        ("486 Busy Here", Reason.BUSY, "486"),
        ("603 Declined", Reason.REJECTED, "603"),
        ("404 NOT found", Reason.NOT_FOUND, "404"),
        ("Line unreachable", Reason.UNAVAILABLE, "Line unreachable"),
        ("User busy", Reason.BUSY, "User busy"),
        ("moon phase", Reason.UNKNOWN, "moon phase"),
        (None, Reason.UNKNOWN, None),
    ],
)
def test_reasons(
    line: Line, raw: str | int | None, reason: Reason, code: str | None
) -> None:
    internal(line)
    line.say("CallFailed", leg(10), "106", "101", reason=raw)
    line.wait(3)
    assert (line.last.reason, line.last.reason_code) == (reason, code)


@pytest.mark.parametrize("number", ["0301234", ""])
def test_first_release_says_who_gave_up(line: Line, number: str) -> None:
    """The second release names the parties in reverse, and does not count.

    A queue stops ringing, and a caller may have no number. The record comes later.
    """
    outside = trunk(20, number, "800")
    line.say("RING", leg(22), "101", inbound=outside)
    line.say("BYE", leg(20), inbound=outside, ext=ext("101"))
    line.say("BYE", leg(22), "101", inbound=outside)
    line.wait(1.5)
    record(line, 20, number, "800", (2, 0), "NO ANSWER", type="Inbound")
    assert line.words_after(1)[-3:] == ["missed", "missed@101", "record"]
    assert line.last.ended_at == pytest.approx(NOW, abs=0.1)
    assert line.last.reason is Reason.CANCELLED
    assert line.last.hung_up_by == (Party(number, outside=True) if number else None)


def test_unreported_answer_is_inferred(line: Line) -> None:
    """Also if the phone was said to ring twice."""
    inbound(line)
    inbound(line.after(3))
    line.after(1).phone("101", "InUse")
    phone_hangs_up(line.after(10))
    assert line.words_after(16) == ["ringing", "ringing@101", "ended@101", "ended"]
    assert (
        line.last.outcome,
        line.last.inferred,
        line.last.answered_by,
        line.last.talk_seconds,
    ) == (
        Outcome.ANSWERED,
        True,
        Party("101"),
        10,
    )


def test_ring_that_overtakes_its_transfer(line: Line) -> None:
    """A possible second call of a party that talks waits for a Tranfer."""
    internal(line)
    line.say("ANSWER", leg(10), "106", "101")
    line.after(5).say("RING", 40, "103", "101")
    line.say("Tranfer", leg(10), "101", "106")
    assert line.words[-4:] == [
        "transferred",
        "transferred@101",
        "transferred@106",
        "ringing@103",
    ]
    assert line.open_after(1) == 1


def test_record_of_an_answered_call_ends_it_and_follows(line: Line) -> None:
    answered(line, 4)
    record(
        line,
        10,
        "101",
        "106",
        (10, 6),
        timestart="2020-05-20 07:21:40",
        recording="a.wav",
    )
    assert line.words_after(1)[-4:] == ["ended", "ended@101", "ended@106", "record"]
    assert (line.last.ring_seconds, line.last.talk_seconds, line.last.recording) == (
        4,
        6,
        "a.wav",
    )
    assert line.tracker.clock.utc_offset == 3 * 3600


def test_record_after_the_end_publishes_no_second_end(line: Line) -> None:
    internal(line)
    hang_up(line, "101", "106")
    line.wait(3)
    assert line.last.hung_up_by == Party("101")
    for _ in range(2):
        record(line, 10, "101", "106", (2, 0), "NO ANSWER")
        assert line.words_after(5).count("missed") == 1
    assert line.words.count("record") == 1


@pytest.mark.parametrize(
    ("age", "words"), [(5, ["ended", "ended@102", "record"]), (300, ["record"])]
)
def test_record_of_a_call_never_seen(line: Line, age: int, words: list[str]) -> None:
    line.wait(10 + age)
    record(line, 50, "0301234", "102", (10, 4), type="Inbound")
    assert line.words_after(1) == words
    last = line.last
    assert (last.caller, last.answered_by, last.answered_at, last.ended_at) == (
        Party("0301234", outside=True),
        Party("102"),
        NOW + 6,
        NOW + 10,
    )
    assert (last.ring_seconds, last.talk_seconds) == (6, 4)


def test_idle_phones_end_a_call_whose_end_was_lost(line: Line) -> None:
    answered(line, 2)
    line.phone("101", "Idle")
    assert line.open_after(700) == 1
    line.phone("106", "Idle")
    assert line.open_after(4.9) == 1
    assert line.words_after(0.2)[-3:] == ["ended", "ended@101", "ended@106"]
    assert line.last.inferred


def test_phone_that_registers_in_mid_call_ends_nothing(line: Line) -> None:
    """`Registered` does not prove that a talking phone is free.

    A list that has shown calls does.
    """
    inbound(line)
    line.phone("101", "InUse")
    line.say("ANSWER", leg(22), "101", inbound=trunk(20))
    line.phone("101", "Registered")
    line.wait(60)
    line.poll(e101=ExtensionState.IDLE)
    assert line.open_after(60) == 1
    assert line.state("101") is ExtensionState.IN_USE
    line.poll(e101=ExtensionState.IN_USE)
    line.wait(60)
    line.poll(e101=ExtensionState.IDLE)
    assert line.words_after(6)[-2:] == ["ended", "ended@101"]
    assert line.state("101") is ExtensionState.IDLE


def test_phone_that_registers_before_its_ring_while_an_older_call_ends(
    line: Line,
) -> None:
    inbound(line, "101", "102", to="600")
    line.say("ANSWER", leg(22), "101", inbound=trunk(20, to="600"))
    caller_hangs_up(line.after(60), "101", to="600")
    line.phone("102", "Ringing")
    line.say("RING", 82, "102", inbound=trunk(80, to="102"))
    line.phone("102", "Registered")
    assert line.words_after(20)[-4:] == ["ended", "ended@101", "ringing", "ringing@102"]
    assert line.state("102") is ExtensionState.RINGING


def test_phone_that_registers_after_it_was_off_hook_has_not_answered(
    line: Line,
) -> None:
    """It may be free again, since it was off-hook for something else."""
    inbound(line, "101", "102", to="600")
    line.phone("101", "InUse")
    line.phone("101", "Registered")
    caller_hangs_up(line.after(9), "101", to="600")
    assert line.words_after(3)[-3:] == ["missed", "missed@101", "missed@102"]


@pytest.mark.parametrize(
    ("begin", "seconds", "outcome", "reason"),
    [
        (internal, 179, Outcome.MISSED, Reason.NO_ANSWER),
        (answered, 12 * 3600 - 1, Outcome.ANSWERED, None),
    ],
)
def test_silence_ends_a_call(
    line: Line,
    begin: Callable[[Line], None],
    seconds: float,
    outcome: Outcome,
    reason: Reason | None,
) -> None:
    begin(line)
    assert line.open_after(seconds) == 1
    line.wait(2)
    last = line.last
    assert (last.outcome, last.reason, last.inferred) == (outcome, reason, True)


def test_repeats_are_dropped_but_states_are_not(line: Line) -> None:
    internal(line)
    for reason in (480, 486):
        line.say("CallFailed", leg(10), "106", "101", reason=reason)
    internal(line)
    assert line.words == ["ringing", "dialing@101", "ringing@106", "missed@106"]
    assert line.tracker.repeats == 2
    line.phone("101", "Idle")
    line.phone("101", "Idle")
    assert line.tracker.repeats == 2


def test_boot_ends_calls(line: Line) -> None:
    internal(line)
    line.say("CallFailed", leg(10), "106", "101", reason=480)
    inbound(line, "102", to="102")
    line.say("ANSWER", leg(22), "102", inbound=trunk(20, to="102"))
    line.say("BootUp")
    assert [(call.outcome, call.reason, call.talk_seconds) for call in line.ended] == [
        (Outcome.MISSED, Reason.PBX_RESTART, 0),
        (Outcome.FAILED, Reason.PBX_RESTART, 0),
    ]
    assert (line.tracker.active_calls, line.tracker.next_deadline) == (0, None)


def test_too_many_calls_let_the_oldest_go(line: Line) -> None:
    for number in range(1100):
        line.say("RING", leg(number * 10), f"3{number}", f"4{number}")
    assert (
        line.tracker.active_calls,
        line.tracker.evicted,
        line.words.count("missed"),
        line.ended[-1].inferred,
    ) == (1000, 100, 100, True)
