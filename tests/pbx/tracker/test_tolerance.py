"""What real devices and networks do to the order and the words of reports: found by a PBX that somebody else made up."""

import pytest

from custom_components.openvox_uc.pbx.models import ExtensionState, Outcome, Party
from tests.pbx.line import Line, answered, ext, inbound, internal, leg, record, talking, trunk


def outbound(number: int, caller: str = "101", to: str = "0401111111") -> dict[str, object]:
    return trunk(number, caller, to, kind="outbound")


def test_passed_on_to_a_queue(line: Line) -> None:
    """Its phones may ring again after a round that nobody took: it is the same call."""
    talking(line, 20)
    line.say("Tranfer", leg(20), ext=ext("101"), inbound=trunk(20))
    line.say("BYE", leg(22), ext=ext("101"), inbound=trunk(20))
    for first in (100, 200):
        for place, phone in enumerate(("102", "103")):
            line.say("RING", first + place * 2, ext=ext(phone), inbound=trunk(20))
        line.wait(15)
        if first == 100:
            for place, phone in enumerate(("102", "103")):
                line.say("CallFailed", f"{int(line.now) - 15}.{first + place * 2}", reason="480", ext=ext(phone), inbound=trunk(20))
            line.wait(6)
    line.say("ANSWER", f"{int(line.now) - 15}.202", ext=ext("103"), inbound=trunk(20))
    line.wait(1)
    assert [word for word in line.told if "@" not in word] == ["ringing", "answered", "transferred"]
    assert line.told[-2:] == ["answered@103", "answered_elsewhere@102"]


@pytest.mark.parametrize("is_inside", [False, True])
def test_busy_number_dialed_again(line: Line, is_inside: bool) -> None:
    for first in (100, 104):
        outside = outbound(first) | {"outboundid": f"{int(line.now)}.{first}"}
        parties = {"ext": ext("106", "101")} if is_inside else {"ext": ext("101"), "outbound": outside}
        line.say("CallFailed", first, reason="486", **parties)
        line.wait(1)
    line.wait(5)
    assert [word for word in line.told if "@" not in word] == ["missed" if is_inside else "failed"] * 2


def test_given_up_in_a_queue_whose_phones_are_free(line: Line) -> None:
    """Its record says answered, by the queue itself: all that rang had missed it."""
    line.poll(e101=ExtensionState.IDLE, e102=ExtensionState.IDLE)
    inbound(line, "101", "102", to="557")
    line.wait(15)
    for number, phone in ((22, "101"), (24, "102")):
        line.say("CallFailed", leg(number), reason="480", ext=ext(phone), inbound=trunk(20, to="557"))
    line.wait(5)
    more = {"timestart": "2020-05-20 07:21:40", "type": "Inbound"}
    record(line, 20, "0301234", "557", (15, 15), "NO ANSWER", **more)
    record(line, 20, "0301234", "557", (3, 3), **more)
    line.wait(30)
    assert line.last.outcome is Outcome.MISSED


def test_answer_that_only_the_state_tells(line: Line) -> None:
    """A phone that is still in use when the ringing has taken too long has answered; the caller of an internal call answers with it."""
    inbound(line, "101", "102", to="600")
    line.after(2).phone("101", "Ringing")
    line.after(2).phone("101", "InUse")
    assert line.told_after(200)[-3:] == ["answered", "answered@101", "answered_elsewhere@102"]
    assert line.last.answered_by == Party("101")
    line.say("BYE", leg(20), inbound=trunk(20, to="600"), ext=ext("101"))
    line.wait(1)
    assert (line.last.outcome, line.tracker.active_calls) == (Outcome.ANSWERED, 0)
    internal(line, 200)
    line.phone("106", "InUse")
    assert line.told_after(200)[-3:] == ["answered", "answered@106", "answered@101"]


def test_same_bye_again(line: Line) -> None:
    talking(line, 60)
    for _ in range(2):
        line.say("BYE", leg(22), ext=ext("101"), inbound=trunk(20))
        line.wait(1.2)
    assert line.open_after(12) == 1
    assert line.open_after(1) == 0


@pytest.mark.parametrize("number", [10, 12])
def test_record_that_overtakes_everything(line: Line, number: int) -> None:
    """The RING is lost; the BYE, which comes before the ANSWER too, tells who hung up all the same."""
    record(line, number, "101", "106", (5, 5), timestart="2020-05-20 07:21:40")
    line.say("BYE", leg(10), ext=ext("106", "101"))
    line.say("ANSWER", leg(10), ext=ext("106", "101"))
    line.wait(5)
    assert (line.last.outcome, line.last.hung_up_by, line.tracker.active_calls) == (Outcome.ANSWERED, Party("106"), 0)


def test_busy_phone_called_from_a_phone_with_a_call_on_hold(line: Line) -> None:
    """Its CallFailed overtakes ALERT and RING, which wait since the caller talks already."""
    line.poll(e101=ExtensionState.IDLE, e106=ExtensionState.IDLE, e107=ExtensionState.IDLE)
    answered(line, 5)
    second, told = f"{int(line.now)}.40", len(line.told)
    line.say("CallFailed", second, reason="486", ext=ext("107", "101"))
    line.say("ALERT", second, ext=ext("101"))
    line.say("RING", second, ext=ext("107", "101"))
    line.wait(5)
    assert sorted(line.told[told:]) == sorted(["ringing", "dialing@101", "ringing@107", "missed@107", "missed", "failed@101"])
    assert (line.last.call_id, line.tracker.active_calls) == (second, 1)
