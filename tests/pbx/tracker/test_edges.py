"""Unusual reports of a PBX.

Alone or in another order, with ids of another form, or about parties that no report
named.
"""

from dataclasses import replace
from datetime import UTC, datetime
from unittest.mock import Mock

import pytest

from custom_components.openvox_uc.pbx.models import (
    Direction,
    ExtensionState,
    Outcome,
    Party,
    Reason,
)
from custom_components.openvox_uc.pbx.reports import CallRecordReport, call_record
from custom_components.openvox_uc.pbx.tracker import index
from custom_components.openvox_uc.pbx.tracker.finder import CallFinder
from custom_components.openvox_uc.pbx.tracker.index import distance

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
    outbound,
    passed_on,
    phone_hangs_up,
    record,
    talking,
    trunk,
)


@pytest.mark.parametrize(
    "strange",
    ["abc", "9999999999999999999.1", "pbx-1589948500.10", "-5.2", "1589948500", "0.0"],
)
def test_ids_of_another_form(line: Line, strange: str) -> None:
    line.say("RING", strange, "106")
    line.say("RING", strange, "106", "101")
    line.say("BYE", strange, "101", "106")
    assert line.words_after(3) == [
        "ringing",
        "dialing@101",
        "ringing@106",
        "missed",
        "missed@106",
        "failed@101",
    ]
    assert line.last.call_id == strange
    assert line.last.started_at == pytest.approx(NOW, abs=1)


@pytest.mark.parametrize(
    ("number", "words"), [("101", ["InUse"]), ("102", ["InUse", "Unavailable"])]
)
def test_phone_that_answers_nothing_by_going_off_hook(
    line: Line, number: str, words: list[str]
) -> None:
    """A caller who is called in the same call, and a phone that has left since.

    The call is over after three minutes.
    """
    line.say("RING", leg(10), "102", "101")
    line.say("RING", leg(10), "101", "102")
    for word in words:
        line.phone(number, word)
    assert line.words_after(200)[-3:] == ["missed", "missed@101", "missed@102"]


def test_answer_whose_ring_was_lost(line: Line) -> None:
    line.say("ANSWER", leg(10), "106", "101")
    assert line.words_after(1) == ["answered", "answered@106", "answered@101"]
    assert (line.last.caller, line.last.answered_by) == (Party("101"), Party("106"))
    line.say(
        "ANSWER",
        leg(92),
        "108",
        outbound=trunk(90, "108", "0301234", "outbound"),
    )
    assert line.words_after(1)[3:] == ["answered", "answered@108"]
    assert (line.last.direction, line.last.answered_by) == (
        Direction.OUTBOUND,
        Party("0301234", outside=True),
    )


def test_ring_group(line: Line) -> None:
    """Also if its last RING comes after the ANSWER."""
    inbound(line, "101", "102", to="600")
    line.say("ANSWER", leg(24), "102", inbound=trunk(20, to="600"))
    line.say("RING", leg(26), "103", inbound=trunk(20, to="600"))
    assert line.words == [
        "ringing",
        "ringing@101",
        "ringing@102",
        "answered",
        "answered@102",
        "answered_elsewhere@101",
        "ringing@103",
        "answered_elsewhere@103",
    ]
    assert (line.last.callee, line.last.dialed, line.last.extensions) == (
        Party("102"),
        "600",
        ("101", "102"),
    )


def test_transferor_that_answers_again(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A transfer that came back: now its BYE ends the call."""
    answered(line)
    line.say("Tranfer", leg(10), "101", "106")
    line.after(2).say("ANSWER", leg(10), "106", "101")
    hang_up(line, "106", "101")
    assert line.words_after(1)[-1] == "ended@106"
    assert line.last.outcome is Outcome.ANSWERED
    # The leg of its second BYE is one too many, so its record is of an unknown call.
    monkeypatch.setattr(index, "_MAX_KNOWN_LEGS", 1)
    record(line, 10, "101", "106", (5, 3))
    assert line.words_after(1).count("ended") == 2


def test_transfers_that_say_too_little(line: Line) -> None:
    """A Tranfer without an extension does nothing.

    One by a phone not heard of before makes it a party.
    """
    answered(line)
    line.say("Tranfer", leg(10), outbound=trunk(10, "", "", "outbound"))
    line.say("Tranfer", leg(90))
    line.wait(1)
    assert "transferred" not in line.words
    line.say("Tranfer", leg(10), "101", "107")
    assert "transferred@107" in line.words


def test_target_of_a_transfer_that_is_released_while_it_rings(line: Line) -> None:
    passed_on(line, 2)
    line.after(1).say("RING", leg(72), "103", inbound=trunk(20))
    line.say("BYE", leg(72), "103", inbound=trunk(20))
    assert line.words_after(3)[-2:] == ["ended", "missed@103"]


def test_record_between_a_transfer_and_its_target(line: Line) -> None:
    """It may cover only the first part; the target rings a moment later, and long."""
    passed_on(line)
    record(line, 20, "0301234", "101", (5, 5), type="Inbound")
    line.after(2).say("RING", leg(72), "103", inbound=trunk(20))
    record(line, 22, "0301234", "101", (7, 5), type="Inbound")
    line.after(5).say("ANSWER", leg(72), "103", inbound=trunk(20))
    line.wait(60)
    record(line, 72, "0301234", "103", (9, 1), type="Inbound")
    assert line.open_after(60) == 1
    assert line.words[-2:] == ["ringing@103", "answered@103"]


def test_transfer_by_a_leg_of_its_own(line: Line) -> None:
    """A phone passes on the only call that it shares with the named parties.

    The Tranfer names them.
    """
    inbound(line, caller="0409999", first=40)
    line.say("ANSWER", leg(42), "101", inbound=trunk(40, "0409999"))
    line.wait(9)
    answered(line)
    line.say("ANSWER", leg(10), "101", "106")
    line.after(9).say("Tranfer", leg(80), "106", "101")
    assert line.words_after(1)[-3:] == [
        "transferred",
        "transferred@101",
        "transferred@106",
    ]
    line.say("Tranfer", leg(90), "101", inbound=trunk(90, "0409999"))
    assert line.words_after(1)[-2:] == ["transferred", "transferred@101"]


@pytest.mark.parametrize(
    "words", [("InUse", "Ringing"), ("InUse", "Idle"), ("InUse", "Idle", "Ringing")]
)
def test_phone_that_rings_on_after_a_feature_code(
    line: Line, words: tuple[str, ...]
) -> None:
    """A phone that went off-hook before has not answered the later call.

    The call rings at it later.
    """
    inbound(line, "101", "102", to="600")
    for word in words:
        line.phone("101", word)
        line.wait(2)
    caller_hangs_up(line, "101", "102", to="600")
    line.wait(3)
    assert (line.last.outcome, line.last.inferred) == (Outcome.MISSED, False)


@pytest.mark.parametrize(
    ("status", "seconds"), [("NO ANSWER", 1), ("NO ANSWER", 3), ("ANSWERED", 3)]
)
def test_phone_that_is_off_hook_for_another_call(
    line: Line, status: str, seconds: float
) -> None:
    """It has not answered the one that rings, even when the other one is over."""
    inbound(line, "101", "102", to="600")
    line.phone("101", "InUse")
    line.say("RING", leg(60), "106", "101")
    record(line, 60, "101", "106", (1, 1), status)
    caller_hangs_up(line.after(seconds), "101", "102", to="600")
    assert "missed@101" in line.words_after(3)


def call_a_queue(line: Line) -> None:
    internal(line)
    line.say("RING", leg(10), "107", "101")
    line.wait(15)
    for phone in ("106", "107"):
        line.say("CallFailed", leg(10), phone, "101", reason=480)


def test_queue_that_a_phone_calls_may_ring_again(line: Line) -> None:
    """Where several phones rang there may be another round.

    This is so even if no external number called.
    """
    call_a_queue(line)
    line.after(10).say("RING", leg(10), "106", "101")
    line.say("ANSWER", leg(10), "106", "101")
    assert line.words[-4:] == [
        "ringing@106",
        "answered",
        "answered@106",
        "answered@101",
    ]


def test_phone_that_hung_up_waits_for_no_queue(line: Line) -> None:
    call_a_queue(line)
    line.phone("101", "Idle")
    assert line.words_after(6)[-2:] == ["missed", "failed@101"]


@pytest.mark.parametrize("is_forwarded", [False, True])
def test_call_to_a_group_by_reports_without_the_leg_of_the_trunk(
    line: Line, is_forwarded: bool
) -> None:
    """The legs of its phones are near enough, for both name the same caller."""
    outside = {"from": "0301234", "to": "106", "trunk": "city"}
    line.say("RING", leg(22), "106", inbound=outside)
    if is_forwarded:
        line.say("Tranfer", leg(22), "106", inbound=outside)
    line.after(1).say("RING", leg(24), "103", inbound=outside)
    line.say("RING", leg(26), "104", inbound=outside)
    assert line.tracker.active_calls == 1
    assert line.words[-2:] == ["ringing@103", "ringing@104"]


def target(line: Line) -> str:
    new = f"{int(line.now)}.72"
    line.say("RING", new, "103", inbound=trunk(20))
    return new


@pytest.mark.parametrize("seconds", [0.05, 0.5])
@pytest.mark.parametrize("target_is_first", [True, False])
def test_transfer_by_a_button_of_the_phone(
    line: Line, seconds: float, target_is_first: bool
) -> None:
    """No Tranfer reports it.

    A phone that was called after the answer rings, and the one that talked is released.
    """
    talking(line, 20)
    if target_is_first:
        new = target(line)
        line.wait(seconds)
    phone_hangs_up(line)
    if not target_is_first:
        line.wait(seconds)
        new = target(line)
    line.after(5).say("ANSWER", new, "103", inbound=trunk(20))
    caller_hangs_up(line.after(60), "103")
    line.say("BYE", new, "103", inbound=trunk(20))
    line.wait(1)
    if target_is_first or seconds < 0.3:
        passed_on = [
            "transferred",
            "transferred@101",
            "ringing@103",
            "ended@101",
            "answered@103",
        ]
    else:
        passed_on = ["ended@101", "transferred", "ringing@103", "answered@103"]
    assert line.words == [
        "ringing",
        "ringing@101",
        "answered",
        "answered@101",
        *passed_on,
        "ended",
        "ended@103",
    ]
    assert line.tracker.active_calls == 0


def test_transfer_by_a_button_within_the_house(line: Line) -> None:
    """The party that remains calls the target, on legs of its own."""
    answered(line, 10)
    line.say("BYE", leg(12), "106", "101")
    line.after(1).say("RING", 60, "103", "101")
    assert line.words_after(1)[-2:] == ["transferred@101", "ringing@103"]


def test_transfer_by_a_button_that_is_reported_late(line: Line) -> None:
    talking(line, 20)
    target(line)
    line.after(2).say("Tranfer", leg(22), "101", inbound=trunk(20))
    assert line.words_after(1).count("transferred") == 1


def test_late_rings_of_a_call_that_is_over(line: Line) -> None:
    """A RING is a straggler if its leg began before the answer.

    It is one, too, if it names no trunk leg.
    """
    talking(line, 20, to="600")
    line.say("BYE", leg(22), "101", inbound=trunk(20, to="600"))
    caller_hangs_up(line, "101", to="600")
    line.wait(2)
    words = line.words
    line.say("RING", leg(26), "103", inbound=trunk(20, to="600"))
    line.say("RING", "odd", "103", inbound=trunk(20, to="600"))
    line.say("RING", leg(22), "101")
    assert line.words_after(5) == words


def test_queue_that_rings_again_after_its_call_was_over(line: Line) -> None:
    inbound(line, "101", to="9998")
    line.say("CallFailed", leg(20), "101", inbound=trunk(20, to="9998"), reason=480)
    assert line.words_after(590)[-1] == "missed@101"
    assert line.words_after(20)[-1] == "missed"
    line.say("RING", 80, "101", inbound=trunk(20, to="9998"))
    assert line.words[-2:] == ["ringing", "ringing@101"]
    line.say("ANSWER", leg(20), "101", inbound=trunk(20, to="9998"))
    assert line.words_after(1)[-2:] == ["answered", "answered@101"]


def test_call_failed_of_a_call_never_seen(line: Line) -> None:
    """It ends the whole call if it names both parties, and nothing if it does not."""
    line.say("CallFailed", leg(10), "102", reason=480)
    assert line.words_after(1) == []
    line.say("CallFailed", leg(30), "102", "106", reason=486)
    assert line.words_after(3) == ["missed@102", "missed", "failed@106"]
    line.say(
        "CallFailed",
        leg(50),
        "106",
        outbound=trunk(50, "106", "0301234", "outbound"),
        reason=404,
    )
    assert line.words_after(3)[3:] == ["failed", "failed@106"]
    assert line.last.reason is Reason.NOT_FOUND


def test_call_failed_that_contradicts_the_call(line: Line) -> None:
    answered(line)
    line.say("CallFailed", leg(10), "106", "101", reason=480)
    line.say("CallFailed", leg(10), "101", reason=480)
    outside = outbound(line)
    line.say("ANSWER", leg(92), "106", outbound=outside)
    line.say("CallFailed", leg(90), "106", outbound=outside, reason=480)
    assert line.open_after(5) == 2
    assert "missed@106" not in line.words


@pytest.mark.parametrize(
    ("call_from", "call_to", "direction"),
    [
        ("101", "102", Direction.INTERNAL),
        ("101", "0301234", Direction.OUTBOUND),
        ("0301234", "102", Direction.INBOUND),
    ],
)
def test_record_without_a_type(
    line: Line, call_from: str, call_to: str, direction: Direction
) -> None:
    line.poll(e101=ExtensionState.IDLE, e102=ExtensionState.IDLE)
    record(line, 10, call_from, call_to, (0, 0), "NO ANSWER", type="")
    line.wait(1)
    outcome = Outcome.FAILED if direction is Direction.OUTBOUND else Outcome.MISSED
    assert (line.last.direction, line.last.outcome) == (direction, outcome)


@pytest.mark.parametrize("kind", ["Inbound", "Outbound"])
def test_record_without_numbers(line: Line, kind: str) -> None:
    line.after(5).say("NewCdr", leg(10), status="ANSWERED", type=kind)
    line.wait(1)
    call = line.last
    assert (call.caller, call.callee, call.answered_by, call.outcome) == (
        None,
        None,
        None,
        Outcome.ANSWERED,
    )
    assert call.answered_at == call.ended_at == NOW


def test_record_after_an_alert_alone(line: Line) -> None:
    line.say("ALERT", leg(12), "101")
    record(line, 10, "101", "0301234", (1, 0), "BUSY", type="Outbound")
    assert line.words_after(3) == ["failed", "failed@101", "record"]
    assert (line.last.reason, line.last.legs) == (Reason.BUSY, (leg(12), leg(10)))
    record(line, 12, "101", "0301234", (9, 5), type="Outbound")
    assert line.words_after(1)[3:] == ["record"]


def test_record_of_an_outbound_call_whose_answer_was_lost(line: Line) -> None:
    outbound(line)
    line.wait(10)
    record(line, 90, "106", "160301234", (10, 7), type="Outbound")
    assert line.words_after(1)[-3:] == ["ended", "ended@106", "record"]
    call = line.last
    assert (call.answered_by, call.dialed, call.trunk, call.talk_seconds) == (
        Party("0301234", outside=True),
        "160301234",
        "city",
        7,
    )
    assert call.answered_at == pytest.approx(NOW + 3, abs=0.1)


def test_what_changes_no_answered_call(line: Line) -> None:
    """Some reports change nothing in an answered call.

    These are an ANSWER of a stranger, phones that are busy again, a record that was not
    answered, and the record of a transferred call in progress.
    """
    answered(line)
    line.say("ANSWER", leg(10), "101", "109")
    assert "answered@109" not in line.words
    line.phone("101", "Idle")
    line.phone("106", "Idle")
    line.after(3).phone("106", "InUse")
    line.phone("106", "Idle")
    line.after(4).phone("106", "InUse")
    assert line.open_after(10) == 1
    record(line, 10, "101", "600", (5, 0), "NO ANSWER")
    assert line.open_after(20) == 1
    line.say("Tranfer", leg(10), "101", "106")
    record(line, 10, "101", "106", (5, 3))
    assert line.open_after(1) == 1


def test_two_calls_that_turn_out_to_be_one(line: Line) -> None:
    line.say("ALERT", leg(10), "106")
    outside = outbound(line)
    line.say("ANSWER", leg(10), "106", outbound=outside)
    assert (line.tracker.active_calls, line.words[-2:]) == (
        1,
        ["answered", "answered@106"],
    )
    inbound(line, caller="0409999", first=30)
    line.say(
        "ANSWER", leg(32), "101", inbound={**trunk(30, "0409999"), "inboundid": leg(90)}
    )
    assert line.tracker.active_calls == 2


def test_restart_seen_by_the_device_info(line: Line) -> None:
    """Calls that began after the boot continue, and end by their reports.

    Unpublished calls are forgotten, and so is a report that waited when the PBX booted.
    """
    answered(line)
    line.say("ALERT", leg(50), "105")
    line.after(0.9).say("RING", 60, "107", "106")
    booted_at = line.now
    line.wait(0.1)
    for action in ("RING", "ANSWER", "BYE"):
        line.say(action, 1, "103", "104")
    line.say("BYE", 1, "104", "103")
    line.say("RING", 2, "108", "102")
    line.events += line.tracker.restarted(line.now, booted_at)
    assert line.open_after(1) == 1
    line.events += line.tracker.restarted(line.now, line.now)
    assert line.tracker.active_calls == 0
    assert [call.reason for call in line.ended] == [
        Reason.PBX_RESTART,
        None,
        Reason.PBX_RESTART,
    ]


def test_restart_seen_as_a_call_ends(line: Line) -> None:
    """A RING that waits shows by its leg why the call ends.

    It waits since its caller talked to a party that hung up.
    """
    talking(line, 10, first=5020)
    line.say("BYE", leg(5022), "101", inbound=trunk(5020))
    line.after(14.9).say(
        "RING", 12, "103", inbound=trunk(10) | {"inboundid": f"{int(line.now)}.10"}
    )
    assert line.words[-1] == "ended@101"
    assert line.words_after(0.1)[-3:] == ["failed", "ringing", "ringing@103"]
    assert [(call.outcome, call.reason) for call in line.ended] == [
        (Outcome.FAILED, Reason.PBX_RESTART)
    ]
    line.wait(200)
    assert (line.words.count("failed"), line.tracker.active_calls) == (1, 0)


def test_flood_of_repeats_and_of_unpublished_calls(line: Line) -> None:
    for number in (*range(5000), 4999):
        line.tracker.feed(line.report("ALERT", leg(number * 10), str(number)), NOW)
    tracker = line.tracker
    assert (tracker.evicted, tracker.repeats, line.words, tracker.active_calls) == (
        4000,
        1,
        [],
        0,
    )


def test_phones(line: Line) -> None:
    assert line.state("101") is None
    line.phone("101", "InUse")
    line.phone("101", "Sleeping")
    assert line.tracker.phones.take_changed() == {"101"}
    assert line.tracker.phones.take_changed() == set()
    line.now -= 60
    line.poll(e101=ExtensionState.IDLE)
    assert line.state("101") is ExtensionState.IN_USE
    line.now += 60
    line.poll(e101=None, e102=ExtensionState.IDLE)
    assert line.state("101") is ExtensionState.IN_USE
    assert line.state("102") is ExtensionState.IDLE
    line.poll(e101=ExtensionState.UNREGISTERED)
    assert line.state("101") is ExtensionState.UNREGISTERED
    line.poll(e102=ExtensionState.IDLE)
    assert line.state("101") is None


def test_idle_phones_of_a_group_may_ring_again(line: Line) -> None:
    """The CallFailed was lost; the queue still rings its phones."""
    inbound(line, "101", to="800")
    line.phone("101", "Idle")
    assert line.open_after(20) == 1
    inbound(line, "101", to="800")
    assert line.words_after(2) == ["ringing", "ringing@101", "ringing@101"]


def test_clock_before_the_first_ring(line: Line) -> None:
    """Until a RING shows the skew, the device's own time does, apart from zones.

    A small skew is ignored.
    """
    for year, offset in ((2001, None), (2020, 3 * 3600), (2001, 3 * 3600)):
        line.tracker.clock.observe_device(
            datetime(year, 5, 20, 7, 21, 42, tzinfo=UTC).replace(tzinfo=None), NOW
        )
        assert line.tracker.clock.utc_offset == offset
    for lag, skew in (
        (0, 0),
        (5, 0),
        (-100, -100),
        (400, 400),
        (3 * 3600 + 200, 200),
        (-20 * 86_400, 0),
    ):
        line.tracker.clock.observe_device(
            datetime.fromtimestamp(NOW - lag, UTC).replace(tzinfo=None), NOW
        )
        assert line.tracker.clock.skew == skew
    line.tracker.clock.observe_device(
        datetime.fromtimestamp(NOW - 100, UTC).replace(tzinfo=None), NOW
    )
    line.say("RING", f"{int(NOW) - 60}.20", "106", "101")
    assert line.tracker.clock.skew == 60


def test_wrong_clock_without_a_ring(line: Line) -> None:
    """The device's time and a record together show the error of the clock.

    Daylight saving time is no error, a RING is more reliable.
    """
    local = datetime(2020, 5, 20, 7, 21, 40, tzinfo=UTC).replace(tzinfo=None)
    line.tracker.clock.observe_device(local, NOW)
    assert line.tracker.clock.ahead == 3 * 3600
    for hours, skew in ((3, 0), (4, 0), (2, 0), (8, 5 * 3600), (20, 5 * 3600)):
        line.tracker.clock.observe_past_record(old_record(hours))
        assert line.tracker.clock.skew == skew
    assert (line.tracker.clock.ahead, line.tracker.clock.utc_offset) == (
        3 * 3600,
        3 * 3600,
    )
    line.say("RING", leg(10), "106", "101")
    assert line.tracker.clock.skew == 0


def test_zone_that_only_a_record_shows(line: Line) -> None:
    line.tracker.clock.observe_past_record(replace(old_record(7), leg="x"))
    line.tracker.clock.observe_past_record(old_record(8))
    assert [line.tracker.clock.ahead, line.tracker.clock.skew] == [None, 0]
    line.say("RING", f"{int(NOW) + 60}.10", "106", "101")
    line.tracker.feed(old_record(8), NOW)
    line.wait(1)
    assert line.tracker.clock.ahead == pytest.approx(8 * 3600 + 60, abs=1)


def old_record(hours: int) -> CallRecordReport:
    """Return a record of a PBX whose local time is some hours ahead of UTC."""
    began = int(NOW) - 3600
    local = datetime.fromtimestamp(began + hours * 3600, UTC)
    return call_record(
        {
            "callid": f"{began}.5",
            "timestart": f"{local:%F %T}",
            "callfrom": "101",
            "callto": "102",
        },
        serial=None,
    )


def test_phone_that_answers_and_calls_back(line: Line) -> None:
    line.say("ANSWER", leg(22), "101", inbound=trunk(20))
    line.say("RING", leg(20), "101", inbound=trunk(20))
    assert line.words_after(1).count("ringing@101") == 1


def test_ring_nearby_without_a_caller(line: Line) -> None:
    line.say("ALERT", leg(11), "101")
    line.say("RING", leg(9), "101")
    line.say("RING", leg(13), "102", "101")
    assert line.words == ["ringing", "dialing@101", "ringing@102"]
    assert line.last.call_id == leg(9)


def test_records_with_little_about_times(line: Line) -> None:
    answered(line, 4)
    record(line, 10, "101", "106", (9, 0), "BUSY")
    hang_up(line, "101", "106")
    line.wait(1)
    assert line.last.talk_seconds == 4


def test_group_of_which_one_phone_is_released(line: Line) -> None:
    inbound(line, "101", "102", to="600")
    line.say("BYE", leg(22), "101", inbound=trunk(20, to="600"))
    assert line.open_after(70) == 1


def test_failure_that_overtakes_the_ring_of_its_phone(line: Line) -> None:
    line.say("CallFailed", leg(24), "102", inbound=trunk(20, to="600"), reason=480)
    inbound(line, "101", "102", to="600")
    assert line.words == ["ringing", "ringing@101", "ringing@102", "missed@102"]


def test_ended_calls_are_forgotten(line: Line) -> None:
    line.say("RING", "strange", "106", "101")
    line.say("BYE", "strange", "101", "106")
    line.after(90_000).say("RING", "strange", "106", "101")
    assert line.words.count("ringing") == 2


@pytest.mark.parametrize("mobile", ["0170555", ""])
def test_call_forwarded_to_a_mobile(line: Line, mobile: str) -> None:
    """The caller does not answer its own call.

    The reports of the outbound leg name the caller in the place of a phone.
    """
    inbound(line)
    line.say("Tranfer", leg(22), "101", inbound=trunk(22))
    line.after(1).say("RING", leg(20), outbound=trunk(24, to=mobile, kind="outbound"))
    line.after(5).say("ANSWER", leg(20), outbound=trunk(24, to=mobile, kind="outbound"))
    line.after(170).say("BYE", leg(20), outbound=trunk(24, to=mobile, kind="outbound"))
    record(line, 20, "0301234", "101", (176, 170), type="Inbound")
    assert line.words_after(5).count("answered") == bool(mobile)
    assert line.words.count("ended") == line.words.count("record") == 1
    assert line.last.extensions == ("101",)
    assert line.last.answered_by == (
        Party(mobile, outside=True) if mobile else Party("101")
    )


@pytest.mark.parametrize("hours", [-3, -0.03, 3])
def test_clock_that_is_set(line: Line, hours: float) -> None:
    """Two calls that begin by another clock are enough to believe it.

    One is enough if its leg is in the future, or older than one before it.
    """
    for number, ahead in enumerate([0, 0, hours, hours, 0, 0]):
        line.say("RING", f"{int(line.now + ahead * 3600)}.{number * 20}", "106", "101")
        line.wait(200)
        if (hours, number) != (-0.03, 2):
            assert line.last.started_at == pytest.approx(line.now - 200, abs=1)
            assert line.tracker.clock.skew == pytest.approx(-3600 * ahead, abs=5)


def test_phones_that_ring_late_in_a_call(line: Line) -> None:
    answered(line, 300)
    line.say("Tranfer", leg(10), "101", "106")
    line.say("RING", leg(10), "103", "101")
    line.say("RING", leg(10), "104", "101")
    assert line.tracker.clock.skew == 0


def test_one_call_that_grows(line: Line) -> None:
    for number in range(1000):
        line.say("RING", leg(5), str(number), inbound=trunk(number))
    line.wait(60)
    assert line.tracker.evicted == 1000 - 256
    line.say("BYE", leg(5), inbound=trunk(5), ext=ext("1"))
    assert line.open_after(70) == 0


def test_call_that_continued_after_its_end_was_published(line: Line) -> None:
    """A parked call fetched after its end was published has a second record.

    It has no second end, however late the record comes. That its phone was free is
    still true.
    """
    talking(line, 5)
    line.phone("101", "Idle")
    phone_hangs_up(line)
    assert line.words_after(16)[-1] == "ended"
    line.after(3000).say("BYE", leg(22))
    assert not line.tracker.phones.free_is_untrue
    record(line, 20, "0301234", "101", (3021, 3021), type="Inbound")
    assert line.words_after(2).count("ended") == 1
    assert line.words[-1] == "record"


def test_silence_of_ringing_and_talking_phones(line: Line) -> None:
    talking(line, 1000)
    assert line.tracker.active_calls == 1
    line.say("Tranfer", leg(22), "101", inbound=trunk(20))
    line.say("RING", 72, "103", inbound=trunk(20))
    phone_hangs_up(line)
    assert line.open_after(170) == 1
    line.wait(20)
    assert (line.tracker.active_calls, line.last.inferred) == (0, True)


def test_failure_of_a_phone_that_has_forwarded_a_call(line: Line) -> None:
    """A phone that forwards a call may have two calls.

    It forwards a call from outside, and calls a busy phone in that moment.
    """
    inbound(line, "106", to="106")
    line.say("Tranfer", leg(20), "106", inbound=trunk(20, to="106"))
    line.say(
        "RING",
        leg(20),
        outbound=trunk(20, to="0404444", kind="outbound"),
        inbound=trunk(20, to="106"),
    )
    line.after(0.4).say("CallFailed", leg(23), "108", "106", reason=486)
    line.wait(3)
    assert (line.last.direction, line.last.caller, line.last.outcome) == (
        Direction.INTERNAL,
        Party("106"),
        Outcome.MISSED,
    )
    assert line.tracker.active_calls == 1


def test_passed_on_to_a_queue(line: Line) -> None:
    """Its phones may ring again after an unanswered round: it is the same call."""
    talking(line, 20)
    line.say("Tranfer", leg(20), "101", inbound=trunk(20))
    phone_hangs_up(line)
    for first in (100, 200):
        for place, phone in enumerate(("102", "103")):
            line.say("RING", first + place * 2, phone, inbound=trunk(20))
        line.wait(15)
        if first == 100:
            for phone in ("102", "103"):
                line.say("CallFailed", leg(20), phone, inbound=trunk(20))
            line.wait(6)
    line.say("ANSWER", leg(20), "103", inbound=trunk(20))
    line.wait(1)
    assert [word for word in line.words if "@" not in word] == [
        "ringing",
        "answered",
        "transferred",
    ]
    assert line.words[-2:] == ["answered@103", "answered_elsewhere@102"]


@pytest.mark.parametrize("is_inside", [False, True])
def test_busy_number_dialed_again(line: Line, is_inside: bool) -> None:
    for first in (100, 104):
        outside = trunk(first, "101", "0401111111", "outbound")
        parties = (
            {"ext": ext("106", "101")}
            if is_inside
            else {"ext": ext("101"), "outbound": outside}
        )
        line.say("CallFailed", leg(first), **parties)
        line.wait(1)
    line.wait(5)
    assert [word for word in line.words if "@" not in word] == [
        "missed" if is_inside else "failed"
    ] * 2


def test_given_up_in_a_queue_whose_phones_are_free(line: Line) -> None:
    """Its record says answered, by the queue itself: all that rang had missed it."""
    line.poll(e101=ExtensionState.IDLE, e102=ExtensionState.IDLE)
    inbound(line, "101", "102", to="557")
    line.wait(15)
    for number, phone in ((22, "101"), (24, "102")):
        line.say(
            "CallFailed", leg(number), phone, reason="480", inbound=trunk(20, to="557")
        )
    line.wait(5)
    more = {"timestart": "2020-05-20 07:21:40", "type": "Inbound"}
    record(line, 20, "0301234", "557", (15, 15), "NO ANSWER", **more)
    record(line, 20, "0301234", "557", (3, 3), **more)
    line.wait(30)
    assert line.last.outcome is Outcome.MISSED


def test_voicemail_of_a_phone_that_failed(line: Line) -> None:
    """The record says that the phone answered, but that was its voicemail."""
    inbound(line)
    line.after(15).say("CallFailed", leg(22), "101", reason="480", inbound=trunk(20))
    record(line, 20, "0301234", "101", (20, 5), type="Inbound")
    line.wait(30)
    assert line.last.reason is Reason.VOICEMAIL


def test_answer_that_only_the_state_shows(line: Line) -> None:
    """A phone that is still in use when the ringing has taken too long has answered.

    The caller of an internal call answers with it.
    """
    inbound(line, "101", "102", to="600")
    line.after(2).phone("101", "Ringing")
    line.after(2).phone("101", "InUse")
    assert line.words_after(200)[-3:] == [
        "answered",
        "answered@101",
        "answered_elsewhere@102",
    ]
    assert (line.last.answered_by, line.last.inferred) == (Party("101"), True)
    caller_hangs_up(line, "101", to="600")
    line.wait(1)
    assert (line.last.outcome, line.tracker.active_calls) == (Outcome.ANSWERED, 0)
    internal(line, 200)
    line.phone("106", "InUse")
    assert line.words_after(200)[-3:] == ["answered", "answered@106", "answered@101"]
    line.say("BootUp")
    assert line.last.inferred


@pytest.mark.parametrize("number", [10, 12])
def test_record_that_overtakes_everything(line: Line, number: int) -> None:
    """The RING is lost.

    The BYE, which comes before the ANSWER too, still names the party that hung up.
    """
    record(line, number, "101", "106", (5, 5), timestart="2020-05-20 07:21:40")
    line.say("BYE", leg(10), "106", "101")
    line.say("ANSWER", leg(10), "106", "101")
    line.wait(5)
    assert (line.last.outcome, line.last.hung_up_by, line.tracker.active_calls) == (
        Outcome.ANSWERED,
        Party("106"),
        0,
    )


def test_busy_phone_called_from_a_phone_with_a_call_on_hold(line: Line) -> None:
    """The CallFailed of the busy phone overtakes ALERT and RING.

    These wait since the caller talks already.
    """
    line.poll(
        e101=ExtensionState.IDLE, e106=ExtensionState.IDLE, e107=ExtensionState.IDLE
    )
    answered(line, 5)
    second, words = f"{int(line.now)}.40", len(line.words)
    line.say("CallFailed", second, "107", "101", reason="486")
    line.say("ALERT", second, "101")
    line.say("RING", second, "107", "101")
    line.wait(5)
    assert sorted(line.words[words:]) == sorted(
        ["ringing", "dialing@101", "ringing@107", "missed@107", "missed", "failed@101"]
    )
    assert (line.last.call_id, line.tracker.active_calls) == (second, 1)


@pytest.mark.parametrize(
    ("leg", "other"),
    [
        ("7", "1589947952.1670"),
        ("1589947952.1670", "call-7"),
        ("1589947952.1670", "1589947955.1671"),
    ],
)
def test_legs_that_are_not_near(leg: str, other: str) -> None:
    assert distance(leg, other) is None


def test_phone_that_calls_as_the_caller_outside_hangs_up(line: Line) -> None:
    """A caller outside passes no call on, so it is another call."""
    talking(line, 10)
    caller_hangs_up(line, "101")
    line.say("RING", 60, "103", "101")
    phone_hangs_up(line)
    assert line.words_after(1)[-5:] == [
        "ended",
        "ended@101",
        "ringing",
        "dialing@101",
        "ringing@103",
    ]


def test_bye_of_a_transferred_call_that_names_who_passed_it_on(line: Line) -> None:
    passed_on(line)
    caller_hangs_up(line, "101")
    line.say("RING", leg(72), "103", inbound=trunk(20))
    line.after(3).say("ANSWER", leg(72), "103", inbound=trunk(20))
    caller_hangs_up(line.after(10), "101")
    assert line.words_after(1)[-2:] == ["ended", "ended@103"]
    assert line.last.hung_up_by == Party("0301234", outside=True)


def test_two_calls_that_are_over_at_once(line: Line) -> None:
    """A phone hangs up two calls; the party of the second one is free."""
    talking(line, 5)
    line.say("RING", leg(60), "103", "101")
    line.after(1).say("ANSWER", leg(60), "103", "101")
    line.phone("103", "InUse")
    line.after(5).phone("103", "Idle")
    line.say("BYE", leg(60), "101", "103")
    phone_hangs_up(line)
    line.wait(20)
    assert "transferred" not in line.words
    assert (len(line.ended), line.tracker.active_calls) == (2, 0)


def test_restart_shown_by_a_leg_ends_only_older_calls(line: Line) -> None:
    """A call whose number is lower may have begun since."""
    internal(line)
    line.say("RING", leg(5022), "103", inbound=trunk(5020))
    line.after(5).say("RING", 30, "105", "104")
    assert [call.reason for call in line.ended] == [Reason.PBX_RESTART]
    assert line.tracker.active_calls == 2


def test_report_that_is_not_known(line: Line) -> None:
    line.say("ConfigChange", leg(10), "101")
    assert line.words_after(1) == []


def test_call_by_its_id(line: Line) -> None:
    answered(line)
    assert line.tracker.open_call("x") is None
    call = line.tracker.open_call(leg(10))
    assert call is not None
    assert call.answered_by == Party("106")
    line.say("BYE", leg(10), "106", "101")
    line.after(1).say("BYE", leg(12), "101", "106")
    line.wait(1)
    assert [line.tracker.open_call(leg(10)), line.last.hung_up_by] == [
        None,
        Party("106"),
    ]


def test_times_by_the_wall_clock(line: Line) -> None:
    """The wall clock was set; our own time never jumps."""
    answered(line, 20)
    started_at = line.last.started_at
    line.tracker.clock.label_offset = 3600.0
    current = line.tracker.current_call("101")
    assert current
    assert current.since == pytest.approx(NOW + 3600, abs=1)
    hang_up(line, "106", "101")
    line.wait(1)
    assert line.last.started_at == started_at + 3600
    assert line.last.answered_at == pytest.approx(NOW + 3600, abs=1)
    assert line.last.ended_at == pytest.approx(NOW + 3620, abs=1)
    internal(line, 90)
    assert line.last.started_at == pytest.approx(NOW + 3600, abs=1)
    assert len({*line.ended, line.last}) == 2


def test_error_of_the_clock_of_the_pbx(line: Line) -> None:
    clock = line.tracker.clock
    assert clock.error is None
    clock.label_offset = 100
    clock.observe_device(datetime.fromtimestamp(NOW + 3 * 3600 + 400, UTC), NOW)
    assert [clock.error, clock.skew, clock.ahead] == [300, -300, 3 * 3600 + 300]


def test_clock_of_the_pbx_that_counts_back(line: Line) -> None:
    """A later leg with an earlier time shows at once that the clock was set back.

    An earlier leg, or one of the same second, may only have waited for its phone.
    """
    line.say("RING", leg(100), "106", "101")
    line.after(600).say("RING", leg(90), "105", "104")
    assert line.tracker.clock.skew == 0
    line.say("RING", leg(110), "105", "107")
    line.say("RING", f"{int(NOW) - 100}.80", "105", "108")
    assert line.tracker.clock.skew == 0
    line.say("RING", f"{int(line.now) - 900}.200", "103", "102")
    assert line.tracker.clock.skew == pytest.approx(900, abs=1)


def test_near_calls_that_do_not_match(line: Line) -> None:
    """Near calls that differ in a party, a trunk, or the direction are others.

    A phone that calls is not the one that is called, another trunk is another call, and
    a third phone is a third party.
    """
    line.say("ALERT", leg(10), "101")
    line.say("RING", leg(13), "101", inbound=trunk(12))
    assert line.last.direction is Direction.INBOUND
    line.say("RING", leg(16), "101", inbound={"from": "0301234", "trunk": "country"})
    line.say(
        "CallFailed",
        leg(17),
        "101",
        outbound=trunk(17, "101", "0301234", "outbound"),
    )
    line.say("ALERT", leg(14), "101")
    internal(line, 40)
    line.say("RING", leg(42), "106", "107")
    line.say("RING", leg(44), "108", "109")
    record(line, 18, "0409999", "101", (1, 0), "NO ANSWER", type="Inbound")
    assert line.open_after(20) == 5


def test_fault_in_a_report_that_waits(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes once, not again with each report."""
    line.say("BYE", leg(10), "101", "102")
    find = Mock(side_effect=[LookupError])
    monkeypatch.setattr(CallFinder, "find", find)
    with pytest.raises(LookupError):
        line.wait(30)
    line.wait(30)
    find.assert_called_once()
