"""Transfers and their parties.

By code, by a button of the phone, after a consultation, and to a cell phone.
"""

import pytest

from custom_components.openvox_uc.pbx.models import (
    CallEventType,
    ExtensionState,
    Party,
    Reason,
)
from tests.asterisk.recording import FOLDER, Recording, replay
from tests.pbx.line import (
    Line,
    answered,
    caller_hangs_up,
    hang_up,
    inbound,
    leg,
    phone_hangs_up,
    talking,
    trunk,
)

TRANSFERS = {
    "blind_code_to_extension": ("101", Party("102")),
    "blind_code_to_mobile": ("101", Party("0401111111", outside=True)),
    "blind_refer_to_extension": ("101", Party("102")),
    "blind_refer_internal": ("102", Party("103")),
    "blind_refer_twice": ("102", Party("103")),
    "outbound_blind_code": ("101", Party("102")),
    "attended_refer": ("101", Party("102")),
    "attended_code_internal": ("101", Party("102")),
    "attended_code_while_ringing": ("101", Party("102")),
    "outbound_attended_while_ringing": ("101", Party("102")),
    "attended_refer_aborted": (None, None),
    "attended_code_aborted": (None, None),
    "hold": (None, None),
}


@pytest.mark.parametrize("flow", TRANSFERS)
@pytest.mark.parametrize("variant", ["doc", "neat"])
def test_transfer(flow: str, variant: str) -> None:
    """The call has it at its end; the first answerer stays the answerer.

    A phone to which it is passed on answers it, too.
    """
    recording = Recording.read(FOLDER / f"{flow}.{variant}.json")
    first = recording.truth[0]
    _, calls = replay(recording)
    [shown] = [
        shown
        for shown in calls
        if shown.call.direction == first["direction"]
        and shown.call.caller == calls[0].call.caller
    ]
    call = shown.call
    by, to = TRANSFERS[flow]
    assert (call.transferred_by, call.transferred_to) == (Party(by) if by else None, to)
    assert call.answered_by
    assert call.answered_by.number == first["answered_by"]
    if to and not to.outside:
        assert shown.phone(to.number)[-2:] == ["answered", "ended"]


def test_not_before_the_target_answers() -> None:
    _, [shown] = replay(Recording.read(FOLDER / "blind_refer_to_extension.doc.json"))
    [transferred] = [
        event.call
        for _, event in shown.events
        if event.type is CallEventType.TRANSFERRED and event.extension is None
    ]
    assert (transferred.transferred_by, transferred.transferred_to) == (
        Party("101"),
        None,
    )


@pytest.mark.parametrize("by", ["103", "101"])
def test_parked_and_fetched_with_an_answer(line: Line, by: str) -> None:
    """A phone that answers a call that another one has left fetches it.

    A lone BYE waits meanwhile. The phone that left may also fetch it, by a new leg.
    """
    talking(line, 10)
    phone_hangs_up(line)
    line.after(0.1).say("ANSWER", leg(22), "101", inbound=trunk(20))
    line.after(10).say("ANSWER", 60, by, inbound=trunk(20))
    assert line.words_after(600)[-3:] == ["ended@101", "transferred", f"answered@{by}"]
    [call] = line.tracker.open_calls()
    taken_by = None if by == "101" else Party(by)
    assert (call.transferred_by, call.transferred_to) == (Party("101"), taken_by)


def asked(line: Line) -> None:
    talking(line, 10)
    line.say("RING", leg(22), "102", "101")
    line.say("ANSWER", leg(22), "102", "101")
    line.phone("102", "InUse")
    line.wait(10)


def test_lone_bye_without_a_party(line: Line) -> None:
    """A BYE without parties ends the call.

    A consultation that a stranger ends takes out the consulted phone.
    """
    asked(line)
    line.say("BYE", leg(22), "109", "102")
    assert line.words_after(1)[-1] == "ended@102"
    line.say("BYE", leg(22))
    line.say("BYE", leg(20))
    assert line.words_after(1)[-2:] == ["ended", "ended@101"]


@pytest.mark.parametrize("caller", ["0301234", ""])
def test_picked_up_late(line: Line, caller: str) -> None:
    """By a code, on a leg far from those of the call.

    From outside, also if the caller talks in another call, and within the house.
    """
    talking(line, first=60)
    line.events.clear()
    inbound(line, caller=caller)
    line.after(20).say(
        "ANSWER",
        90,
        "104",
        inbound=trunk(90, caller),
    )
    assert line.words_after(1) == [
        "ringing",
        "ringing@101",
        "answered",
        "answered@104",
        "answered_elsewhere@101",
    ]
    line.events.clear()
    line.say("RING", 120, "103", "102")
    line.after(20).say("ANSWER", 190, "106", "102")
    assert line.words_after(1)[3:] == [
        "answered",
        "answered@106",
        "answered@102",
        "answered_elsewhere@103",
    ]
    assert line.tracker.active_calls == 3


def test_question_that_hands_the_call_over(line: Line) -> None:
    """The asking phone is free, and the consulted one talks on, without a Tranfer."""
    asked(line)
    line.say("BYE", leg(22), "101", "102")
    line.phone("101", "Idle")
    assert line.words_after(1)[-1] == "ended@101"
    caller_hangs_up(line, "102")
    line.wait(1)
    assert (line.last.transferred_by, line.last.transferred_to) == (
        Party("101"),
        Party("102"),
    )
    assert line.tracker.active_calls == 0


def test_mobile_that_is_not_reached(line: Line) -> None:
    inbound(line)
    line.say("Tranfer", leg(22), "101", inbound=trunk(20))
    line.wait(1)
    both = {
        "inbound": trunk(20),
        "outbound": trunk(20, "0301234", "0170555", "outbound"),
    }
    line.say("RING", leg(20), **both)
    line.after(100).say("CallFailed", leg(20), reason=486, **both)
    assert line.words_after(70)[-1] == "missed"
    assert (line.last.reason, line.tracker.active_calls) == (Reason.BUSY, 0)


def test_phones_that_say_they_are_free_and_talk(line: Line) -> None:
    """After ten minutes they are believed; not on a PBX where that was untrue."""
    for first, phones in ((10, ("106", "101")), (60, ("103", "104"))):
        line.say("RING", leg(first), *phones)
        line.say("ANSWER", leg(first), *phones)
    line.wait(1)
    for number in ("101", "103", "104", "106"):
        line.phone(number, "Registered")
    hang_up(line.after(500), "106", "101")
    line.say("RING", leg(80), "105", "107")
    line.say("BYE", leg(80), "107", "105")
    assert line.open_after(200) == 1
    line = Line()
    answered(line, 1)
    line.phone("101", "Registered")
    line.phone("106", "Registered")
    line.wait(599)
    assert (line.tracker.active_calls, line.tracker.phones.free_is_untrue) == (1, False)
    line.wait(5)
    assert (line.tracker.active_calls, line.last.inferred) == (0, True)
    assert line.state("101") is ExtensionState.IDLE
    line.say("BYE", leg(10), "106", "101")
    assert line.tracker.phones.free_is_untrue
