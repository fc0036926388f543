"""The kinds of stories with everything in them left to chance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.simulator import kinds
from tests.simulator.script import Script
from tests.simulator.story_call import StoryCall

DIDS = ("4930555101", "4930555102")


@dataclass(frozen=True, slots=True)
class Stage:
    story: Script
    phones: Sequence[str]
    outsider: str

    @property
    def two(self) -> Sequence[str]:
        return self.phones[:2]

    @property
    def three(self) -> Sequence[str]:
        return self.phones[:3]

    def between(self, least: float, most: float) -> float:
        return self.story.rng.uniform(least, most)

    def one_of[T](self, *choices: T) -> T:
        return self.story.rng.choice(choices)

    def chance(self, share: float = 0.5) -> bool:
        return self.story.rng.random() < share

    def ring(self) -> float:
        return self.between(1.5, 25.0)

    def talk(self) -> float:
        return self.one_of(self.between(2.0, 10.0), self.between(10.0, 120.0))

    def short_talk(self) -> float:
        """Return how long people talk before a transfer to an old channel.

        The target rings on that channel, and this must not look like a set clock.
        """
        return self.between(2.0, 50.0)

    def talks(self) -> kinds.Talk:
        return {
            "ring_for": self.ring(),
            "talk_for": self.talk(),
            "hung_up_by_caller": self.chance(),
        }

    def transfer(self, talk_for: float) -> kinds.Transfer:
        return {
            "talk_for": talk_for,
            "ring_for": self.ring(),
            "talk_after": self.one_of(None, self.talk(), self.talk()),
        }

    def did(self) -> str | None:
        return self.one_of(None, *DIDS)

    def number(self) -> str:
        return self.outsider or self.one_of("0401111", "0402222", "0403333")

    def members(self) -> Sequence[str]:
        return self.phones[: self.story.rng.randint(2, 3)]

    def pauses(self) -> list[float]:
        return [self.between(5.0, 20.0) for _ in range(self.story.rng.randint(1, 2))]


type Scene = Callable[[Stage], None]


def _voicemail(s: Stage) -> None:
    """Let the caller speak to the voicemail.

    That counts as connected, or a CallFailed reports the phone.
    """
    ring_for, message_for, missed, did = (
        s.ring(),
        s.one_of(s.between(1, 3), s.between(7, 40)),
        s.chance(0.6),
        s.did(),
    )
    call = kinds.begin_inbound(s.story, s.outsider, did or s.phones[0])
    call.ring(s.phones[0])
    s.story.wait(ring_for)
    if missed:
        call.fail(s.phones[0], 480)
    call.leave_message(s.phones[0], message_for)


def _menu_answered(s: Stage) -> None:
    listen_for, talks = s.between(0.5, 90), s.talks()
    call = kinds.begin_inbound(s.story, s.outsider, "558")
    call.answer_by_machine(listen_for)
    call.chooses(s.phones[0])
    kinds.answered(call, s.phones[0], **talks)


def _given_up(ring_for: float, call: StoryCall, *phones: str) -> None:
    call.ring(*phones)
    call.give_up(after=ring_for)


def _outbound_given_up(s: Stage) -> None:
    number, ring_for = s.number(), s.ring()
    _given_up(ring_for, kinds.begin_outbound(s.story, s.phones[0], number), s.phones[0])


def _group_given_up(s: Stage) -> None:
    members = s.members()
    _given_up(s.ring(), kinds.begin_inbound(s.story, s.outsider, "600"), *members)


def _outbound_failed(s: Stage) -> None:
    ring_for, code = s.one_of(
        (s.ring(), 480), (s.ring(), 603), (s.ring(), 486), (None, 486)
    )
    kinds.outbound_failed(
        s.story, s.phones[0], s.number(), ring_for=ring_for, code=code
    )


def _group_answered(s: Stage) -> None:
    members = s.members()
    kinds.group_answered(
        s.story, s.outsider, members, answered_by=s.one_of(*members), **s.talks()
    )


def _queue_answered(s: Stage) -> None:
    members = s.members()
    kinds.queue_answered(
        s.story,
        s.outsider,
        members,
        answered_by=s.one_of(*members),
        pauses=s.pauses(),
        ring_for=s.between(5, 15),
        answer_after=s.ring(),
        talk_for=s.talk(),
        hung_up_by_caller=s.chance(),
    )


def _queue_given_up(s: Stage) -> None:
    kinds.queue_given_up(
        s.story,
        s.outsider,
        s.members(),
        pauses=s.pauses(),
        ring_for=s.between(5, 15),
        last_ring_for=s.one_of(None, s.ring()),
        reported=s.chance(),
        wait_for=s.one_of(0.0, s.between(0.0, 100.0)),
    )


def _call_waiting(s: Stage) -> None:
    """Let a second caller ring a phone that talks.

    It answers and puts the first call on hold, or the second caller gives up.
    """
    story, phone = s.story, s.phones[0]
    from_outside, talk_before, ring_for = s.chance(), s.between(4, 20), s.ring()
    second_talk_for, first_ends_first, talk_after = (
        s.one_of(None, s.talk()),
        s.chance(),
        s.between(3, 20),
    )
    first = (
        kinds.begin_inbound(story, "0407777", phone)
        if from_outside
        else kinds.begin_internal(story, s.phones[1], phone)
    )
    first.ring(phone)
    first.answer(phone, after=4.0)
    story.wait(talk_before)
    second = kinds.begin_inbound(story, s.outsider, phone)
    second.ring(phone)
    story.wait(ring_for)
    if second_talk_for is not None:
        second.answer(phone)
        story.wait(second_talk_for)
    for place, call in enumerate(
        (first, second) if first_ends_first else (second, first)
    ):
        story.wait(talk_after * place)
        if call is second and second_talk_for is None:
            call.give_up()
        else:
            call.hang_up(phone, by_caller=second_talk_for is None or not place)


def _internal_transferred(s: Stage) -> None:
    by_button, by_caller = s.one_of((False, False), (False, True), (True, False))
    kinds.internal_transferred(
        s.story,
        *s.three,
        by_caller=by_caller,
        by_button=by_button,
        **s.transfer(s.short_talk()),
    )


def _consulted(s: Stage) -> None:
    outbound = s.chance(0.3)
    kinds.consulted(
        s.story,
        s.number() if outbound else s.outsider,
        *s.two,
        outbound=outbound,
        talk_for=s.talk(),
        ring_for=s.ring(),
        consult_for=s.talk(),
        joined=s.chance(0.6),
        talk_after=s.talk(),
        hung_up_by_caller=s.chance(),
    )


def _shared_extension(s: Stage) -> None:
    """One phone calls an extension of two phones: one rejects, the other answers."""
    # A registration reported between the state and the RING lets the phone look free
    # when one of the two rejects.
    s.story.habits = replace(s.story.habits, registers_again=False)
    reject_after, talks = s.between(0.7, 10), s.talks()
    call, phone = kinds.begin_internal(s.story, *s.two), s.phones[1]
    call.ring(phone)
    call.ring_twin(phone)
    call.reject_one(phone, 486, after=reject_after)
    call.answer(phone, after=talks["ring_for"])
    call.hang_up(phone, by_caller=talks["hung_up_by_caller"], after=talks["talk_for"])


def _held(s: Stage) -> None:
    ring_for, held, hold_for, talk_after = (
        s.ring(),
        s.one_of(*s.two),
        s.between(1, 300),
        s.talk(),
    )
    call, (caller, callee) = kinds.begin_internal(s.story, *s.two), s.two
    call.ring(callee)
    call.answer(callee, after=ring_for)
    s.story.wait(2.0)
    s.story.state(held, "Hold")
    s.story.wait(hold_for)
    s.story.state(held, "InUse")
    call.hang_up(callee, by_caller=held == caller, after=talk_after)


def _paged(s: Stage) -> None:
    phones, seconds = s.phones[1 : s.story.rng.randint(2, 4)], s.between(2, 40)
    call = kinds.begin_internal(s.story, s.phones[0], "800")
    s.story.moment(0.1)
    call.page(*phones, seconds=seconds)


def _asked(s: Stage, *, handed_over: bool) -> None:
    """Let a phone that talks consult another one by a code.

    It hands the call over, or the other one refuses.
    """
    phone, target = s.two
    talk_for, ring_for, talk_after, by_caller = (
        s.short_talk(),
        s.between(1.5, 12),
        s.talk(),
        s.chance(),
    )
    call = kinds.begin_inbound(s.story, s.outsider, phone)
    kinds.begin_talk(call, phone, talk_for)
    call.ask(phone, target)
    s.story.wait(ring_for)
    if handed_over:
        call.hand_over(phone, target, ring_for=ring_for)
    else:
        call.ask_unanswered(target, seconds=5.0)
    call.hang_up(
        target if handed_over else phone, by_caller=by_caller, after=talk_after
    )


def _onward(s: Stage) -> None:
    talk_for = s.one_of(None, s.short_talk())
    _goes_onward(
        s,
        s.outsider,
        talk_for,
        two_objects=talk_for is None or not s.outsider or s.chance(),
    )


def _goes_onward(
    s: Stage, outsider: str, talk_for: float | None, *, two_objects: bool
) -> None:
    """Let a phone pass a call from outside on to another number outside.

    After talking, or (None) by its settings.
    """
    target, ring_for, talk_after, by_caller = (
        s.one_of("0404444", "0405555"),
        s.between(3, 25),
        s.talk(),
        s.chance(),
    )
    call, phone = kinds.begin_inbound(s.story, outsider, s.phones[0]), s.phones[0]
    if talk_for is not None:
        kinds.begin_talk(call, phone, talk_for)
    call.continue_outside(phone, target, prefix=kinds.PREFIX, two_objects=two_objects)
    call.answer_outside(target, after=ring_for)
    call.hang_up(target, by_caller=by_caller, after=talk_after)


def _picked_up(s: Stage) -> None:
    by, *others = s.phones
    members = others[: s.story.rng.randint(1, 2)]
    kinds.picked_up(
        s.story,
        s.outsider,
        members,
        by,
        house=members[0] if len(members) == 1 else "600",
        **s.talks(),
    )


def _parked(s: Stage) -> None:
    phone, by = s.two
    # After fifteen seconds without a party that is known to be left the call is taken
    # to be over.
    talk_for, parked_for, talk_after, by_caller = (
        s.talk(),
        s.between(1, 6),
        s.between(1, 6),
        s.chance(),
    )
    call = kinds.begin_inbound(s.story, s.outsider, phone)
    kinds.begin_talk(call, phone, talk_for)
    call.park(phone)
    s.story.wait(parked_for)
    call.retrieve(by)
    call.hang_up(by, by_caller=by_caller, after=talk_after)


def _forwarded(s: Stage, *, inside: bool) -> None:
    *callers, phone, target = s.three if inside else s.two
    ring_for, target_ring_for, talk_for = s.ring(), s.ring(), s.one_of(None, s.talk())
    call = (
        kinds.begin_internal(s.story, callers[0], phone)
        if inside
        else kinds.begin_inbound(s.story, s.outsider, phone)
    )
    call.ring(phone)
    s.story.wait(ring_for)
    call.forward(phone, target)
    kinds.ends(
        call, target, ring_for=target_ring_for, talk_after=talk_for, by_caller=True
    )
    if talk_for is None:
        call.end_unreached()


SCENES: dict[str, Scene] = {
    "internal_answered": lambda s: kinds.internal_answered(
        s.story, *s.two, **s.talks()
    ),
    "internal_failed": lambda s: kinds.internal_failed(
        s.story, *s.two, ring_for=s.ring(), code=s.one_of(480, 603)
    ),
    "internal_busy": lambda s: kinds.internal_failed(
        s.story, *s.two, ring_for=s.one_of(None, s.ring()), code=486
    ),
    "internal_given_up": lambda s: _given_up(
        s.ring(), kinds.begin_internal(s.story, *s.two), s.phones[1]
    ),
    "inbound_answered": lambda s: kinds.inbound_answered(
        s.story, s.outsider, s.phones[0], **s.talks(), did=s.did()
    ),
    "inbound_missed": lambda s: kinds.inbound_missed(
        s.story,
        s.outsider,
        s.phones[0],
        ring_for=s.ring(),
        code=s.one_of(480, 486, 603),
        did=s.did(),
    ),
    "inbound_given_up": lambda s: _given_up(
        s.ring(),
        kinds.begin_inbound(s.story, s.outsider, s.did() or s.phones[0]),
        s.phones[0],
    ),
    "voicemail": _voicemail,
    "menu_hung_up": lambda s: kinds.machine_hung_up(
        s.story, s.outsider, "558", wait_for=s.between(1, 30)
    ),
    "menu_answered": _menu_answered,
    "queue_busy": lambda s: kinds.machine_hung_up(
        s.story, s.outsider, "9998", wait_for=s.between(2, 200)
    ),
    "outbound_answered": lambda s: kinds.outbound_answered(
        s.story, s.phones[0], s.number(), **s.talks()
    ),
    "outbound_failed": _outbound_failed,
    "outbound_given_up": _outbound_given_up,
    "group_answered": _group_answered,
    "group_missed": lambda s: kinds.group_missed(
        s.story, s.outsider, s.members(), ring_for=s.ring()
    ),
    "group_given_up": _group_given_up,
    "queue_answered": _queue_answered,
    "queue_given_up": _queue_given_up,
    "call_waiting": _call_waiting,
    "internal_transferred": _internal_transferred,
    "inbound_transferred": lambda s: kinds.inbound_transferred(
        s.story, s.outsider, *s.two, by_button=s.chance(), **s.transfer(s.talk())
    ),
    "outbound_transferred": lambda s: kinds.outbound_transferred(
        s.story,
        s.phones[0],
        s.number(),
        s.phones[1],
        by_button=s.chance(),
        **s.transfer(s.short_talk()),
    ),
    "shared_extension": _shared_extension,
    "held": _held,
    "paged": _paged,
    "asked": lambda s: _asked(s, handed_over=False),
    "onward": _onward,
    # The target answers with a channel that never rang.
    "asked_and_handed_over": lambda s: _asked(s, handed_over=True),
    "internal_passed_on_by_caller": lambda s: kinds.internal_transferred(
        s.story, *s.three, by_caller=True, by_button=True, **s.transfer(s.short_talk())
    ),
    "consulted": _consulted,
    "parked": _parked,
    "internal_forwarded": lambda s: _forwarded(s, inside=True),
    "inbound_forwarded": lambda s: _forwarded(s, inside=False),
}
# True to a real Asterisk, but the tracker does not publish them correctly yet, at least
# if reports are 0.3 s late.
UNTOLD: dict[str, Scene] = {
    "picked_up": _picked_up,
    # The RING names the caller as a phone would be, and may overtake the ALERT that
    # shows that it comes from outside.
    "onward_as_a_phone": lambda s: _goes_onward(s, s.number(), None, two_objects=False),
}
