"""The other party of a phone.

Correct through ringing, talking, consultations, transfers and call waiting.
"""

import pytest

from custom_components.openvox_uc.pbx.models import Direction, Party
from tests.pbx.line import NOW, Line, ext, inbound, internal, leg, talking, trunk

CALLER = Party("0301234", outside=True)


def other(line: Line, number: str) -> Party | None:
    current = line.tracker.current_call(number)
    assert current
    return current.other


def answer(
    line: Line, number: int, phone: str, first: int = 20, caller: str = "0301234"
) -> None:
    line.say("ANSWER", leg(number), phone, inbound=trunk(first, caller))


def test_from_outside(line: Line) -> None:
    """The caller, since it rang, then since it was answered."""
    assert line.tracker.current_call("101") is None
    inbound(line)
    ringing = line.tracker.current_call("101")
    line.wait(5)
    answer(line, 22, "101")
    talking = line.tracker.current_call("101")
    assert ringing
    assert talking
    assert (ringing.other, ringing.since, ringing.direction, ringing.call_id) == (
        CALLER,
        NOW,
        Direction.INBOUND,
        leg(20),
    )
    assert (talking.other, talking.since) == (CALLER, line.now - 0.01)
    line.say("BYE", leg(22), inbound=trunk(20), ext=ext("101"))
    line.wait(1)
    assert line.tracker.current_call("101") is None


def test_idle_before_the_end_is_published(line: Line) -> None:
    """A phone that reports that it is idle has no party.

    Its call ends a moment later. A phone that only registers again still talks.
    """
    inbound(line)
    line.phone("101", "Ringing")
    answer(line, 22, "101")
    line.phone("101", "InUse")
    line.phone("101", "Registered")
    assert other(line, "101") == CALLER
    line.phone("101", "Idle")
    assert (line.tracker.current_call("101"), line.tracker.active_calls) == (None, 1)


def test_anonymous(line: Line) -> None:
    inbound(line, caller="")
    assert other(line, "101") is None


def test_within_the_house(line: Line) -> None:
    """Each with the other one, in both directions.

    A group that rings is known by its number alone.
    """
    internal(line)
    assert (other(line, "101"), other(line, "106")) == (Party("106"), Party("101"))
    line.say("ANSWER", leg(10), "106", "101")
    assert (other(line, "101"), other(line, "106")) == (Party("106"), Party("101"))
    line = Line()
    internal(line)
    line.say("RING", leg(10), "105", "101")
    assert (other(line, "101"), other(line, "105")) == (None, Party("101"))


def test_question_within_a_call(line: Line) -> None:
    """The asking phone talks with the consulted one, and then with the caller again."""
    talking(line, 10)
    line.say("RING", leg(22), "102", "101")
    assert (other(line, "101"), other(line, "102")) == (CALLER, Party("101"))
    line.after(200).say("ANSWER", leg(22), "102", "101")
    assert (other(line, "101"), other(line, "102")) == (Party("102"), Party("101"))
    line.after(5).say("BYE", leg(22), "102", "101")
    line.wait(1)
    assert other(line, "101") == CALLER


def test_transfers(line: Line) -> None:
    internal(line)
    line.say("ANSWER", leg(10), "106", "101")
    line.after(5).say("Tranfer", leg(10), "101", "106")
    line.say("BYE", leg(10), "106", "101")
    line.say("RING", leg(10), "103", "101")
    line.wait(1)
    assert (other(line, "103"), line.tracker.current_call("106")) == (
        Party("101"),
        None,
    )
    called = line.tracker.current_call("101")
    assert called
    assert called.since == pytest.approx(NOW, abs=1)
    line.after(5).say("ANSWER", leg(10), "103", "101")
    assert (other(line, "103"), other(line, "101")) == (Party("101"), Party("103"))
    talking = line.tracker.current_call("101")
    assert talking
    assert talking.since == pytest.approx(line.now, abs=1)


def test_call_waiting(line: Line) -> None:
    talking(line, 10)
    inbound(line, caller="0405555", first=200)
    assert other(line, "101") == CALLER
    answer(line, 202, "101", first=200, caller="0405555")
    assert other(line, "101") == Party("0405555", outside=True)
    line.say("BYE", leg(200), inbound=trunk(200, "0405555"))
    line.wait(1)
    assert other(line, "101") == CALLER
