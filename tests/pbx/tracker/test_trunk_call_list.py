"""Where the rules must guess, the PBX's list of trunk calls is requested.

This is rule 12. The list is believed once it was right.
"""

from collections.abc import Collection
from typing import Any

import pytest

from custom_components.openvox_uc.pbx.models import Direction, ExtensionState, Party
from tests.pbx.line import Line, ext, inbound

CALLER = "0301234"


def leg(number: int, line: Line) -> str:
    return f"{int(line.now)}.{number}"


def city(own: str) -> dict[str, Any]:
    return {"inbound": {"from": CALLER, "to": "101", "trunk": "city", "inboundid": own}}


def talk(line: Line, number: int) -> str:
    """Let an external caller talk to 101, and return the leg of the trunk."""
    own, other = leg(number, line), leg(number + 2, line)
    line.say("RING", other, ext=ext("101"), **city(own))
    line.after(2).say("ANSWER", other, ext=ext("101"), **city(own))
    return own


def bye(line: Line, own: str, *phones: str) -> None:
    """Let a party hang up: a phone, or the caller if none is named."""
    line.say("BYE", own, **({"ext": ext(*phones)} if phones else {}), **city(own))


def both_byes(line: Line, own: str, phone: str = "101") -> None:
    bye(line, own, phone)
    bye(line, own)


def left(line: Line, number: int, after: float = 0) -> str:
    """Let an external caller talk to a phone that hangs up after a while.

    Return the leg of the trunk.
    """
    own = talk(line, number)
    line.wait(after)
    bye(line, own, "101")
    return own


def ask(line: Line, listed: Collection[str], after: float = 0) -> bool:
    """Let time pass, and answer the requests of the tracker with a list.

    Return whether there were any.
    """
    line.wait(after)
    questions = line.tracker.take_questions()
    for direction in questions:
        line.events += line.tracker.list_trunk_calls(
            direction, frozenset(listed), line.now
        )
    return bool(questions)


def asked_within(line: Line, seconds: int, listed: Collection[str]) -> bool:
    """Let time pass until the tracker requests a list, and answer at once."""
    return any(ask(line, listed, after=1) for _ in range(seconds))


def ordinary(line: Line, number: int, *before: str, shown: bool = True) -> str:
    """Let a call begin, show it in the list next to those before, and let it end.

    Return its leg.
    """
    own = talk(line, number)
    assert ask(line, [*before, own] if shown else before, after=7)
    both_byes(line, own)
    line.wait(60)
    return own


def teach(line: Line) -> None:
    """Let the list show calls, until they are over."""
    ordinary(line, 100)
    ordinary(line, 200)
    assert line.tracker.active_calls == 0
    line.events.clear()


def test_lone_bye_of_a_call_that_is_over(line: Line) -> None:
    """The end is published when the list shows it, as of the moment of the BYE."""
    teach(line)
    own = talk(line, 300)
    line.wait(100)
    hung_up_at = line.now
    bye(line, own, "101")
    assert line.open_after(4) == 1
    assert ask(line, ())
    assert line.words[-2:] == ["ended@101", "ended"]
    assert line.last.ended_at == pytest.approx(hung_up_at, abs=0.5)
    assert not line.last.inferred


def test_parked_for_minutes(line: Line) -> None:
    """The call is in progress as long as the list shows it.

    A phone that fetches it talks in it.
    """
    teach(line)
    own = left(line, 300, after=10)
    for _ in range(5):
        assert asked_within(line, 60, {own})
    assert line.tracker.active_calls == 1
    line.say("ANSWER", own, ext=ext("103"), **city(own))
    line.wait(600)
    both_byes(line, own, "103")
    assert line.words_after(1)[-4:] == [
        "transferred",
        "answered@103",
        "ended@103",
        "ended",
    ]
    assert (line.last.transferred_by, line.tracker.active_calls) == (Party("101"), 0)


def test_parked_and_then_over(line: Line) -> None:
    """The call ends when the list no longer shows it.

    If the PBX does not answer, it ends some minutes after the list last showed it.
    """
    teach(line)
    own = left(line, 300)
    assert asked_within(line, 4, {own})
    assert asked_within(line, 60, ())
    assert line.words[-1] == "ended"
    own = left(line, 400)
    assert ask(line, {own}, after=10)
    assert line.open_after(149) == 1
    assert line.open_after(2) == 0


def test_phones_that_say_they_are_free(line: Line) -> None:
    """A call whose BYEs were lost ends at once.

    One that the list shows continues, whatever its phones report.
    """
    teach(line)
    own = talk(line, 300)
    line.after(100).phone("101", "Registered")
    for _ in range(15):
        assert asked_within(line, 60, {own})
        line.poll(e101=ExtensionState.IDLE)
    assert line.tracker.active_calls == 1
    assert asked_within(line, 60, ())
    assert line.words[-2:] == ["ended", "ended@101"]
    assert line.last.inferred


def test_a_list_that_never_shows_a_call(line: Line) -> None:
    for number in range(10):
        ordinary(line, 100 + 10 * number, shown=False)
    left(line, 500)
    assert not ask(line, (), after=10)
    assert line.open_after(10) == 0


def test_a_list_that_keeps_calls(line: Line) -> None:
    first = ordinary(line, 100)
    ordinary(line, 200, first)
    own = left(line, 300)
    assert not ask(line, {first, own}, after=10)


def test_a_list_that_leaves_out_parked_calls(line: Line) -> None:
    """The list is trusted until a call that it did not show is fetched.

    It is no longer trusted after that.
    """
    teach(line)
    own = left(line, 300, after=10)
    assert ask(line, (), after=4)
    assert line.words[-1] == "ended"
    line.say("ANSWER", own, ext=ext("103"), **city(own))
    line.wait(60)
    left(line, 400)
    assert not ask(line, (), after=10)


def test_a_call_passed_on_to_a_mobile(line: Line) -> None:
    """The call may be listed in the other direction.

    It continues until it was listed here and no longer is.
    """
    teach(line)
    own = talk(line, 300)
    line.wait(60)
    both = city(own) | {
        "outbound": {
            "from": CALLER,
            "to": "0401111",
            "trunk": "city",
            "outboundid": own,
        }
    }
    line.say("Tranfer", own, ext=ext("101"), **city(own))
    line.say("RING", own, **both)
    line.after(10).say("ANSWER", own, **both)
    assert asked_within(line, 20, ())
    assert line.tracker.active_calls == 1
    assert asked_within(line, 70, {own})
    assert asked_within(line, 70, ())
    assert line.tracker.active_calls == 0


def test_a_bye_after_the_question(line: Line) -> None:
    teach(line)
    own = talk(line, 300)
    line.wait(60)
    asked_at = line.now
    line.wait(1)
    hung_up_at = line.now
    bye(line, own, "101")
    line.wait(1)
    line.events += line.tracker.list_trunk_calls(
        Direction.INBOUND, frozenset({own}), asked_at
    )
    line.wait(20)
    assert line.last.ended_at == pytest.approx(hung_up_at, abs=0.5)


def test_legs_for_requests(line: Line) -> None:
    first = ordinary(line, 100)
    second = talk(line, 200)
    legs = line.tracker.trunk_legs(Direction.INBOUND)
    assert {first, second} <= set(legs)
    assert line.tracker.trunk_legs(Direction.OUTBOUND) == []


def test_no_requests_for_ringing_and_internal_calls(line: Line) -> None:
    inbound(line)
    line.after(20).say("ANSWER", leg(20, line), ext=ext("103", "102"))
    assert not ask(line, (), after=20)
