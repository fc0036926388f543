"""The kinds of stories with everything in them left to chance."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from . import kinds
from .script import Script

DIDS = ("4930555101", "4930555102")

type Scene = Callable[[Script, Sequence[str], str], None]


def _internal_answered(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.internal_answered(story, phones[0], phones[1], ring_for=_ring(rng), talk_for=_talk(rng), hung_up_by_caller=rng.random() < 0.5)


def _internal_failed(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.internal_failed(story, phones[0], phones[1], ring_for=_ring(story.rng), code=story.rng.choice((480, 603)))


def _internal_busy(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.internal_failed(story, phones[0], phones[1], ring_for=story.rng.choice((None, _ring(story.rng))), code=486)


def _internal_given_up(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.internal_given_up(story, phones[0], phones[1], ring_for=_ring(story.rng))


def _inbound_answered(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.inbound_answered(
        story,
        outsider,
        phones[0],
        ring_for=_ring(rng),
        talk_for=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
        did=_did(rng),
    )


def _inbound_missed(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.inbound_missed(story, outsider, phones[0], ring_for=_ring(rng), code=rng.choice((480, 486, 603)), did=_did(rng))


def _inbound_given_up(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.inbound_given_up(story, outsider, phones[0], ring_for=_ring(story.rng), did=_did(story.rng))


def _voicemail(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.voicemail(
        story,
        outsider,
        phones[0],
        ring_for=_ring(rng),
        message_for=rng.choice((rng.uniform(1, 3), rng.uniform(7, 40))),
        missed=rng.random() < 0.6,
        did=_did(rng),
    )


def _menu_hung_up(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.machine_hung_up(story, outsider, "558", wait_for=story.rng.uniform(1, 30))


def _queue_busy(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.machine_hung_up(story, outsider, "9998", wait_for=story.rng.uniform(2, 200))


def _menu_answered(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.menu_answered(
        story,
        outsider,
        phones[0],
        listen_for=rng.uniform(0.5, 90),
        ring_for=_ring(rng),
        talk_for=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
    )


def _outbound_answered(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.outbound_answered(
        story, phones[0], _number(rng, outsider), ring_for=_ring(rng), talk_for=_talk(rng), hung_up_by_caller=rng.random() < 0.5
    )


def _outbound_failed(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    ring_for, code = rng.choice(((_ring(rng), 480), (_ring(rng), 603), (_ring(rng), 486), (None, 486)))
    kinds.outbound_failed(story, phones[0], _number(rng, outsider), ring_for=ring_for, code=code)


def _outbound_given_up(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.outbound_given_up(story, phones[0], _number(story.rng, outsider), ring_for=_ring(story.rng))


def _group_answered(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    members = _members(rng, phones)
    kinds.group_answered(
        story,
        outsider,
        members,
        answered_by=rng.choice(members),
        ring_for=_ring(rng),
        talk_for=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
    )


def _group_missed(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.group_missed(story, outsider, _members(story.rng, phones), ring_for=_ring(story.rng))


def _group_given_up(story: Script, phones: Sequence[str], outsider: str) -> None:
    kinds.group_given_up(story, outsider, _members(story.rng, phones), ring_for=_ring(story.rng))


def _queue_answered(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    members = _members(rng, phones)
    kinds.queue_answered(
        story,
        outsider,
        members,
        answered_by=rng.choice(members),
        pauses=_pauses(rng),
        ring_for=rng.uniform(5, 15),
        answer_after=_ring(rng),
        talk_for=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
    )


def _queue_given_up(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.queue_given_up(
        story,
        outsider,
        _members(rng, phones),
        pauses=_pauses(rng),
        ring_for=rng.uniform(5, 15),
        last_ring_for=rng.choice((None, _ring(rng))),
        told=rng.random() < 0.5,
        wait_for=rng.choice((0.0, rng.uniform(0.0, 100.0))),
    )


def _call_waiting(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    first_is_inbound = rng.random() < 0.5
    kinds.call_waiting(
        story,
        phones[0],
        "0407777" if first_is_inbound else phones[1],
        outsider,
        talk_before=rng.uniform(4, 20),
        ring_for=_ring(rng),
        second_talk_for=rng.choice((None, _talk(rng))),
        first_ends_first=rng.random() < 0.5,
        talk_after=rng.uniform(3, 20),
        first_is_inbound=first_is_inbound,
    )


def _internal_transferred(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    by_button, by_caller = rng.choice(((False, False), (False, True), (True, False)))
    _transferred_inside(story, phones, by_caller=by_caller, by_button=by_button)


def _internal_passed_on_by_caller(story: Script, phones: Sequence[str], outsider: str) -> None:
    _transferred_inside(story, phones, by_caller=True, by_button=True)


def _transferred_inside(story: Script, phones: Sequence[str], *, by_caller: bool, by_button: bool) -> None:
    rng = story.rng
    caller, callee, target = phones[:3]
    kinds.internal_transferred(
        story,
        caller,
        callee,
        target,
        by_caller=by_caller,
        by_button=by_button,
        talk_for=_short_talk(rng),
        ring_for=_ring(rng),
        talk_after=rng.choice((None, _talk(rng), _talk(rng))),
    )


def _inbound_transferred(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.inbound_transferred(
        story,
        outsider,
        phones[0],
        phones[1],
        by_button=rng.random() < 0.5,
        talk_for=_talk(rng),
        ring_for=_ring(rng),
        talk_after=rng.choice((None, _talk(rng), _talk(rng))),
    )


def _outbound_transferred(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.outbound_transferred(
        story,
        phones[0],
        _number(rng, outsider),
        phones[1],
        by_button=rng.random() < 0.5,
        talk_for=_short_talk(rng),
        ring_for=_ring(rng),
        talk_after=rng.choice((None, _talk(rng), _talk(rng))),
    )


def _consulted(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    outbound = rng.random() < 0.3
    kinds.consulted(
        story,
        _number(rng, outsider) if outbound else outsider,
        phones[0],
        phones[1],
        outbound=outbound,
        talk_for=_talk(rng),
        ring_for=_ring(rng),
        consult_for=_talk(rng),
        joined=rng.random() < 0.6,
        talk_after=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
    )


def _shared_extension(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    # A registration told between the state and the RING lets the phone look free when one of the two rejects.
    story.habits = replace(story.habits, registers_again=False)
    kinds.shared_extension(
        story,
        phones[0],
        phones[1],
        reject_after=rng.uniform(0.7, 10),
        ring_for=_ring(rng),
        talk_for=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
    )


def _held(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.held(
        story,
        phones[0],
        phones[1],
        ring_for=_ring(rng),
        held=rng.choice(phones[:2]),
        hold_for=rng.uniform(1, 300),
        talk_after=_talk(rng),
    )


def _paged(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.paged(story, phones[0], phones[1 : rng.randint(2, 4)], seconds=rng.uniform(2, 40))


def _asked(story: Script, phones: Sequence[str], outsider: str) -> None:
    _asks(story, phones, outsider, handed_over=False)


def _asked_and_handed_over(story: Script, phones: Sequence[str], outsider: str) -> None:
    # The target answers with a channel that never rang.
    _asks(story, phones, outsider, handed_over=True)


def _asks(story: Script, phones: Sequence[str], outsider: str, *, handed_over: bool) -> None:
    rng = story.rng
    kinds.asked(
        story,
        outsider,
        phones[0],
        phones[1],
        talk_for=_short_talk(rng),
        ring_for=rng.uniform(1.5, 12),
        handed_over=handed_over,
        talk_after=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
    )


def _onward(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    talk_for = rng.choice((None, _short_talk(rng)))
    _goes_onward(story, outsider, phones[0], talk_for, two_objects=talk_for is None or not outsider or rng.random() < 0.5)


def _onward_as_a_phone(story: Script, phones: Sequence[str], outsider: str) -> None:
    # The RING names the caller as a phone would be, and may overtake the ALERT that tells that it comes from outside.
    _goes_onward(story, _number(story.rng, outsider), phones[0], None, two_objects=False)


def _goes_onward(story: Script, outsider: str, phone: str, talk_for: float | None, *, two_objects: bool) -> None:
    rng = story.rng
    kinds.onward(
        story,
        outsider,
        phone,
        rng.choice(("0404444", "0405555")),
        talk_for=talk_for,
        ring_for=rng.uniform(3, 25),
        talk_after=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
        two_objects=two_objects,
    )


def _picked_up(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    by, *others = phones
    members = others[: rng.randint(1, 2)]
    kinds.picked_up(
        story,
        outsider,
        members,
        by,
        ring_for=_ring(rng),
        talk_for=_talk(rng),
        hung_up_by_caller=rng.random() < 0.5,
        house=members[0] if len(members) == 1 else "600",
    )


def _parked(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    # After fifteen seconds without a party that is known to be left the call is taken to be over.
    kinds.parked(
        story,
        outsider,
        phones[0],
        phones[1],
        talk_for=_talk(rng),
        parked_for=rng.uniform(1, 6),
        talk_after=rng.uniform(1, 6),
        hung_up_by_caller=rng.random() < 0.5,
    )


def _internal_forwarded(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    caller, callee, target = phones[:3]
    kinds.internal_forwarded(
        story, caller, callee, target, ring_for=_ring(rng), target_ring_for=_ring(rng), talk_for=rng.choice((None, _talk(rng)))
    )


def _inbound_forwarded(story: Script, phones: Sequence[str], outsider: str) -> None:
    rng = story.rng
    kinds.inbound_forwarded(
        story, outsider, phones[0], phones[1], ring_for=_ring(rng), target_ring_for=_ring(rng), talk_for=rng.choice((None, _talk(rng)))
    )


SCENES: dict[str, Scene] = {
    "internal_answered": _internal_answered,
    "internal_failed": _internal_failed,
    "internal_busy": _internal_busy,
    "internal_given_up": _internal_given_up,
    "inbound_answered": _inbound_answered,
    "inbound_missed": _inbound_missed,
    "inbound_given_up": _inbound_given_up,
    "voicemail": _voicemail,
    "menu_hung_up": _menu_hung_up,
    "menu_answered": _menu_answered,
    "queue_busy": _queue_busy,
    "outbound_answered": _outbound_answered,
    "outbound_failed": _outbound_failed,
    "outbound_given_up": _outbound_given_up,
    "group_answered": _group_answered,
    "group_missed": _group_missed,
    "group_given_up": _group_given_up,
    "queue_answered": _queue_answered,
    "queue_given_up": _queue_given_up,
    "call_waiting": _call_waiting,
    "internal_transferred": _internal_transferred,
    "inbound_transferred": _inbound_transferred,
    "outbound_transferred": _outbound_transferred,
    "shared_extension": _shared_extension,
    "held": _held,
    "paged": _paged,
    "asked": _asked,
    "onward": _onward,
    "asked_and_handed_over": _asked_and_handed_over,
    "internal_passed_on_by_caller": _internal_passed_on_by_caller,
    "consulted": _consulted,
    "parked": _parked,
    "internal_forwarded": _internal_forwarded,
    "inbound_forwarded": _inbound_forwarded,
}
# True to a real Asterisk, but the tracker does not tell them right yet, at least if reports are late by 0.3 s.
UNTOLD: dict[str, Scene] = {
    "picked_up": _picked_up,
    "onward_as_a_phone": _onward_as_a_phone,
}


def _ring(rng: Random) -> float:
    """Return how long a phone rings."""
    return rng.uniform(1.5, 25.0)


def _talk(rng: Random) -> float:
    """Return how long people talk."""
    return rng.choice((rng.uniform(2.0, 10.0), rng.uniform(10.0, 120.0)))


def _short_talk(rng: Random) -> float:
    """Return how long people talk before a transfer whose target rings on an old channel, which must not look like a clock that was set."""
    return rng.uniform(2.0, 50.0)


def _did(rng: Random) -> str | None:
    """Return the number by which the house is called, None for the extension's own."""
    return rng.choice((None, *DIDS))


def _number(rng: Random, outsider: str) -> str:
    """Return a number that can be called."""
    return outsider or rng.choice(("0401111", "0402222", "0403333"))


def _members(rng: Random, phones: Sequence[str]) -> Sequence[str]:
    """Return the phones of a group."""
    return phones[: rng.randint(2, 3)]


def _pauses(rng: Random) -> list[float]:
    """Return the pauses of a queue."""
    return [rng.uniform(5.0, 20.0) for _ in range(rng.randint(1, 2))]
