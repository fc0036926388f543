"""The kinds of stories: what can happen with a phone.

Each takes a script and what has to happen, and writes it down.

Times are seconds. `hung_up_by_caller` says who ends a conversation.
"""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from .bodies import Inbound, Internal, Outbound
from .script import Script
from .story_call import StoryCall

PREFIX = "16"


class Talk(TypedDict):
    ring_for: float
    talk_for: float
    hung_up_by_caller: bool


class Transfer(TypedDict):
    """A call that is passed on; the target answers, or (None) does not."""

    talk_for: float
    ring_for: float
    talk_after: float | None


# --- How calls begin ---


def begin_internal(script: Script, caller: str, callee: str) -> StoryCall:
    line = Internal(
        serial=script.serial,
        first=script.leg(),
        style=script.habits.style,
        extension=caller,
        dialed_number=callee,
    )
    return StoryCall(script, line)


def begin_inbound(script: Script, outside: str, house: str) -> StoryCall:
    habits = script.habits
    line = Inbound(
        serial=script.serial,
        first=script.leg(),
        style=habits.style,
        outside=outside,
        house=house,
        trunk=habits.trunk,
    )
    return StoryCall(script, line)


def begin_outbound(script: Script, caller: str, outside: str) -> StoryCall:
    habits, first = script.habits, script.leg()
    line = Outbound(
        serial=script.serial,
        first=first,
        style=habits.style,
        outside=outside,
        house=caller,
        trunk=habits.trunk,
        prefix=PREFIX,
    )
    return StoryCall(script, line)


# --- How they continue ---


def talk(call: StoryCall, phone: str, seconds: float) -> None:
    script = call.script
    script.wait(seconds / 2)
    if script.habits.registers_again:
        script.state(phone, "Registered")
    script.wait(seconds / 2)


def begin_talk(call: StoryCall, phone: str, talk_for: float) -> None:
    call.ring(phone)
    call.answer(phone, after=3.0)
    talk(call, phone, talk_for)


def answered(
    call: StoryCall,
    phone: str,
    *phones: str,
    ring_for: float,
    talk_for: float,
    hung_up_by_caller: bool,
) -> None:
    call.ring(*(phones or (phone,)))
    call.answer(phone, after=ring_for)
    talk(call, phone, talk_for)
    call.hang_up(phone, by_caller=hung_up_by_caller)


def failed(
    call: StoryCall, *phones: str, ring_for: float | None, code: int = 480
) -> None:
    """Let phones not answer (480), be busy (486) or refuse (603).

    They ring, or (None) not even that.
    """
    if ring_for is None:
        call.script.moment(0.5)
    else:
        call.ring(*phones)
    call.script.wait(ring_for or 0.0)
    for phone in phones:
        call.fail(phone, code)
    call.end_unreached()


def _transferred(
    call: StoryCall,
    phone: str,
    by: str,
    target: str,
    **how: Unpack[Transfer],
) -> None:
    """Let a phone answer, and a party transfer the other one."""
    begin_talk(call, phone, how["talk_for"])
    call.transfer(by, target)
    if how["talk_after"] is None:
        call.fail(target, 480, after=how["ring_for"])
        call.drop()
        return
    call.answer(target, after=how["ring_for"])
    call.hang_up(target, by_caller=False, after=how["talk_after"])


# --- Calls between two phones ---


def internal_answered(
    script: Script, caller: str, callee: str, **how: Unpack[Talk]
) -> None:
    answered(begin_internal(script, caller, callee), callee, **how)


def internal_failed(
    script: Script, caller: str, callee: str, *, ring_for: float | None, code: int
) -> None:
    failed(begin_internal(script, caller, callee), callee, ring_for=ring_for, code=code)


def internal_transferred(
    script: Script,
    caller: str,
    callee: str,
    target: str,
    *,
    by_caller: bool,
    **how: Unpack[Transfer],
) -> None:
    by = caller if by_caller else callee
    _transferred(
        begin_internal(script, caller, callee),
        callee,
        by,
        target,
        **how,
    )


# --- Calls from outside, directly or by a DID ---


def inbound_answered(
    script: Script,
    outside: str,
    phone: str,
    *,
    did: str | None = None,
    **how: Unpack[Talk],
) -> None:
    answered(begin_inbound(script, outside, did or phone), phone, **how)


def inbound_missed(
    script: Script,
    outside: str,
    phone: str,
    *,
    ring_for: float,
    code: int = 480,
    did: str | None = None,
) -> None:
    failed(
        begin_inbound(script, outside, did or phone),
        phone,
        ring_for=ring_for,
        code=code,
    )


def inbound_transferred(
    script: Script,
    outside: str,
    phone: str,
    target: str,
    **how: Unpack[Transfer],
) -> None:
    _transferred(
        begin_inbound(script, outside, phone),
        phone,
        phone,
        target,
        **how,
    )


def machine_hung_up(
    script: Script, outside: str, number: str, *, wait_for: float
) -> None:
    """Let a caller hang up before a phone rings.

    The caller reaches a menu, or a queue whose phones are all busy.
    """
    call = begin_inbound(script, outside, number)
    call.answer_by_machine(wait_for)
    call.leave_machine()


def picked_up(
    script: Script,
    outside: str,
    phones: Sequence[str],
    by: str,
    *,
    house: str,
    **how: Unpack[Talk],
) -> None:
    """Let an external caller reach a phone that takes the call without ringing."""
    call = begin_inbound(script, outside, house)
    call.ring(*phones)
    call.pick_up(by, after=how["ring_for"])
    talk(call, by, how["talk_for"])
    call.hang_up(by, by_caller=how["hung_up_by_caller"])


def consulted(
    script: Script,
    outside: str,
    phone: str,
    target: str,
    *,
    outbound: bool,
    consult_for: float,
    joined: bool,
    talk_after: float,
    **how: Unpack[Talk],
) -> None:
    """Let a phone that talks with an external number call another one.

    It joins the two, or goes back to the first.
    """
    call = (
        begin_outbound(script, phone, outside)
        if outbound
        else begin_inbound(script, outside, phone)
    )
    begin_talk(call, phone, how["talk_for"])
    consultation = begin_internal(script, phone, target)
    consultation.ring(target)
    consultation.answer(target, after=how["ring_for"])
    script.wait(consult_for)
    if joined:
        call.join(consultation, phone, target)
    else:
        consultation.hang_up(target, by_caller=how["hung_up_by_caller"])
    call.hang_up(
        target if joined else phone,
        by_caller=how["hung_up_by_caller"],
        after=talk_after,
    )


# --- Calls to outside ---


def outbound_answered(
    script: Script, caller: str, outside: str, **how: Unpack[Talk]
) -> None:
    answered(begin_outbound(script, caller, outside), caller, **how)


def outbound_failed(
    script: Script, caller: str, outside: str, *, ring_for: float | None, code: int
) -> None:
    failed(
        begin_outbound(script, caller, outside), caller, ring_for=ring_for, code=code
    )


# --- Groups and queues, called from outside: all their phones ring ---


def group_answered(
    script: Script,
    outside: str,
    phones: Sequence[str],
    *,
    answered_by: str,
    group: str = "600",
    **how: Unpack[Talk],
) -> None:
    answered(begin_inbound(script, outside, group), answered_by, *phones, **how)


def group_missed(
    script: Script,
    outside: str,
    phones: Sequence[str],
    *,
    ring_for: float,
    group: str = "600",
) -> None:
    failed(begin_inbound(script, outside, group), *phones, ring_for=ring_for)


def _waits(
    call: StoryCall, phones: Sequence[str], pauses: Sequence[float], ring_for: float
) -> None:
    for pause in pauses:
        call.ring(*phones)
        call.script.wait(ring_for)
        for phone in phones:
            call.fail(phone, 480)
        call.script.wait(pause)


def queue_answered(
    script: Script,
    outside: str,
    phones: Sequence[str],
    *,
    answered_by: str,
    pauses: Sequence[float],
    answer_after: float,
    queue: str = "9998",
    **how: Unpack[Talk],
) -> None:
    """Let a caller wait in a queue.

    Its phones ring `ring_for` seconds before each pause, and after the last one a phone
    answers.
    """
    call = begin_inbound(script, outside, queue)
    call.answer_by_machine(script.rng.choice((0.0, script.rng.uniform(0.0, 100.0))))
    _waits(call, phones, pauses, how["ring_for"])
    how["ring_for"] = answer_after
    answered(call, answered_by, *phones, **how)


def queue_given_up(
    script: Script,
    outside: str,
    phones: Sequence[str],
    *,
    pauses: Sequence[float],
    ring_for: float,
    last_ring_for: float | None,
    reported: bool,
    wait_for: float = 0.0,
    queue: str = "9998",
) -> None:
    """Let a caller wait in a queue and hang up.

    While the phones ring again, or (None) at the end of the last pause.

    A hang-up in a pause is reported by a BYE, or by the record alone.
    """
    call = begin_inbound(script, outside, queue)
    call.answer_by_machine(wait_for)
    _waits(call, phones, pauses, ring_for)
    if last_ring_for is not None:
        call.ring(*phones)
    call.give_up(
        reported=reported or last_ring_for is not None, after=last_ring_for or 0.0
    )
