"""The kinds of stories: what can happen with a telephone. Each takes a script and what is to happen, and writes it down.

Times are seconds. `hung_up_by_caller` says who ends a conversation; whoever hangs up, somebody does.
"""

from collections.abc import Sequence

from .bodies import Inbound, Internal, Outbound
from .script import Script
from .story_call import StoryCall

PREFIX = "16"


def internal_answered(script: Script, caller: str, callee: str, *, ring_for: float, talk_for: float, hung_up_by_caller: bool) -> None:
    """One phone calls another, which answers."""
    call = _internal(script, caller, callee)
    call.ring(callee)
    script.wait(ring_for)
    call.answer(callee)
    _talk(script, talk_for, callee)
    call.hang_up(callee, by_caller=hung_up_by_caller)


def internal_failed(script: Script, caller: str, callee: str, *, ring_for: float | None, code: int) -> None:
    """One phone calls another, which does not answer (480), is busy (486) or refuses (603); it rings, or (None) not even that."""
    call = _internal(script, caller, callee)
    if ring_for is None:
        script.moment(0.5)
    else:
        call.ring(callee)
        script.wait(ring_for)
    call.fail(callee, code)
    call.end_unreached()


def internal_given_up(script: Script, caller: str, callee: str, *, ring_for: float) -> None:
    """One phone calls another and hangs up before the answer."""
    call = _internal(script, caller, callee)
    call.ring(callee)
    script.wait(ring_for)
    call.give_up()


def inbound_answered(
    script: Script, outside: str, phone: str, *, ring_for: float, talk_for: float, hung_up_by_caller: bool, did: str | None = None
) -> None:
    """Somebody calls from outside (anonymous: an empty number), directly or by a DID, and is answered."""
    call = _inbound(script, outside, did or phone)
    call.ring(phone)
    script.wait(ring_for)
    call.answer(phone)
    _talk(script, talk_for, phone)
    call.hang_up(phone, by_caller=hung_up_by_caller)


def inbound_missed(script: Script, outside: str, phone: str, *, ring_for: float, code: int = 480, did: str | None = None) -> None:
    """Somebody calls from outside, and the phone rings in vain or refuses."""
    call = _inbound(script, outside, did or phone)
    call.ring(phone)
    script.wait(ring_for)
    call.fail(phone, code)
    call.end_unreached()


def inbound_given_up(script: Script, outside: str, phone: str, *, ring_for: float, did: str | None = None) -> None:
    """Somebody calls from outside and hangs up before the answer."""
    call = _inbound(script, outside, did or phone)
    call.ring(phone)
    script.wait(ring_for)
    call.give_up()


def voicemail(
    script: Script, outside: str, phone: str, *, ring_for: float, message_for: float, missed: bool = False, did: str | None = None
) -> None:
    """Somebody calls from outside and speaks to the voicemail. That counts as connected, or a CallFailed tells of the phone (`missed`)."""
    call = _inbound(script, outside, did or phone)
    call.ring(phone)
    script.wait(ring_for)
    if missed:
        call.fail(phone, 480)
    call.leave_message(phone, message_for)


def machine_hung_up(script: Script, outside: str, number: str, *, wait_for: float) -> None:
    """Somebody calls a menu, or a queue whose phones are all busy, and hangs up before a phone rings."""
    call = _inbound(script, outside, number)
    call.answer_by_machine(wait_for)
    call.leave_machine()


def menu_answered(
    script: Script,
    outside: str,
    phone: str,
    *,
    listen_for: float,
    ring_for: float,
    talk_for: float,
    hung_up_by_caller: bool,
    menu: str = "558",
) -> None:
    """Somebody chooses a phone in a menu, which answers."""
    call = _inbound(script, outside, menu)
    call.answer_by_machine(listen_for)
    call.chooses(phone)
    call.ring(phone)
    script.wait(ring_for)
    call.answer(phone)
    _talk(script, talk_for, phone)
    call.hang_up(phone, by_caller=hung_up_by_caller)


def outbound_answered(script: Script, caller: str, outside: str, *, ring_for: float, talk_for: float, hung_up_by_caller: bool) -> None:
    """Let a phone call an outside number, which answers."""
    call = _outbound(script, caller, outside)
    call.ring(caller)
    script.wait(ring_for)
    call.answer(caller)
    _talk(script, talk_for, caller)
    call.hang_up(caller, by_caller=hung_up_by_caller)


def outbound_failed(script: Script, caller: str, outside: str, *, ring_for: float | None, code: int) -> None:
    """Let a phone call an outside number, which is not reached; it rings, or (None) not even that."""
    call = _outbound(script, caller, outside)
    if ring_for is None:
        script.moment(0.5)
    else:
        call.ring(caller)
        script.wait(ring_for)
    call.fail(caller, code)
    call.end_unreached()


def outbound_given_up(script: Script, caller: str, outside: str, *, ring_for: float) -> None:
    """Let a phone call an outside number and hang up before the answer."""
    call = _outbound(script, caller, outside)
    call.ring(caller)
    script.wait(ring_for)
    call.give_up()


def group_answered(
    script: Script,
    outside: str,
    phones: Sequence[str],
    *,
    answered_by: str,
    ring_for: float,
    talk_for: float,
    hung_up_by_caller: bool,
    group: str = "600",
) -> None:
    """Somebody calls a ring group from outside: all its phones ring, one answers."""
    call = _inbound(script, outside, group)
    call.ring(*phones)
    script.wait(ring_for)
    call.answer(answered_by)
    _talk(script, talk_for, answered_by)
    call.hang_up(answered_by, by_caller=hung_up_by_caller)


def group_missed(script: Script, outside: str, phones: Sequence[str], *, ring_for: float, group: str = "600") -> None:
    """Somebody calls a ring group from outside: all its phones ring in vain."""
    call = _inbound(script, outside, group)
    call.ring(*phones)
    script.wait(ring_for)
    for phone in phones:
        call.fail(phone, 480)
    call.end_unreached()


def group_given_up(script: Script, outside: str, phones: Sequence[str], *, ring_for: float, group: str = "600") -> None:
    """Somebody calls a ring group from outside and hangs up while its phones ring."""
    call = _inbound(script, outside, group)
    call.ring(*phones)
    script.wait(ring_for)
    call.give_up()


def queue_answered(
    script: Script,
    outside: str,
    phones: Sequence[str],
    *,
    answered_by: str,
    pauses: Sequence[float],
    ring_for: float,
    answer_after: float,
    talk_for: float,
    hung_up_by_caller: bool,
    queue: str = "9998",
) -> None:
    """Somebody waits in a queue: its phones ring `ring_for` seconds before each pause, and after the last one somebody answers."""
    call = _inbound(script, outside, queue)
    call.answer_by_machine(script.rng.choice((0.0, script.rng.uniform(0.0, 100.0))))
    _rounds(call, phones, pauses, ring_for)
    call.ring(*phones)
    script.wait(answer_after)
    call.answer(answered_by)
    _talk(script, talk_for, answered_by)
    call.hang_up(answered_by, by_caller=hung_up_by_caller)


def queue_given_up(
    script: Script,
    outside: str,
    phones: Sequence[str],
    *,
    pauses: Sequence[float],
    ring_for: float,
    last_ring_for: float | None,
    told: bool,
    wait_for: float = 0.0,
    queue: str = "9998",
) -> None:
    """Somebody waits in a queue and hangs up: while the phones ring again, or (None) at the end of the last pause.

    A hang-up in a pause is told by a BYE, or by the record alone.
    """
    call = _inbound(script, outside, queue)
    call.answer_by_machine(wait_for)
    _rounds(call, phones, pauses, ring_for)
    if last_ring_for is not None:
        call.ring(*phones)
        script.wait(last_ring_for)
    call.give_up(told=told or last_ring_for is not None)


def call_waiting(
    script: Script,
    phone: str,
    first_caller: str,
    second_outside: str,
    *,
    talk_before: float,
    ring_for: float,
    second_talk_for: float | None,
    first_ends_first: bool,
    talk_after: float,
    first_is_inbound: bool,
) -> None:
    """Call a phone that talks; it answers and puts the first call on hold, or (None) the second caller gives up.

    `first_ends_first`: the first call ends while the second rings or talks.
    """
    first = _inbound(script, first_caller, phone) if first_is_inbound else _internal(script, first_caller, phone)
    first.ring(phone)
    script.wait(4.0)
    first.answer(phone)
    script.wait(talk_before)
    second = _inbound(script, second_outside, phone)
    second.ring(phone)
    script.wait(ring_for)
    if second_talk_for is None:
        if first_ends_first:
            first.hang_up(phone, by_caller=True)
            script.wait(talk_after)
            second.give_up()
        else:
            second.give_up()
            script.wait(talk_after)
            first.hang_up(phone, by_caller=True)
        return
    second.answer(phone)
    script.wait(second_talk_for)
    earlier, later = (first, second) if first_ends_first else (second, first)
    earlier.hang_up(phone, by_caller=True)
    script.wait(talk_after)
    later.hang_up(phone, by_caller=False)


def internal_transferred(
    script: Script,
    caller: str,
    callee: str,
    target: str,
    *,
    by_caller: bool,
    by_button: bool = False,
    talk_for: float,
    ring_for: float,
    talk_after: float | None,
) -> None:
    """One of two phones that talk transfers the other one to a target, which answers, or (None) does not."""
    call = _internal(script, caller, callee)
    call.ring(callee)
    script.wait(3.0)
    call.answer(callee)
    _talk(script, talk_for, callee)
    (call.pass_on if by_button else call.transfer)(caller if by_caller else callee, target)
    _transfer_goes_on(call, target, ring_for, talk_after)


def inbound_transferred(
    script: Script,
    outside: str,
    phone: str,
    target: str,
    *,
    by_button: bool = False,
    talk_for: float,
    ring_for: float,
    talk_after: float | None,
) -> None:
    """Let a phone transfer somebody who called from outside to a target, which answers, or (None) does not.

    Of a transfer by a button of the phone itself no report tells.
    """
    call = _inbound(script, outside, phone)
    call.ring(phone)
    script.wait(3.0)
    call.answer(phone)
    _talk(script, talk_for, phone)
    (call.pass_on if by_button else call.transfer)(phone, target)
    _transfer_goes_on(call, target, ring_for, talk_after)


def outbound_transferred(
    script: Script,
    caller: str,
    outside: str,
    target: str,
    *,
    by_button: bool = False,
    talk_for: float,
    ring_for: float,
    talk_after: float | None,
) -> None:
    """Let a phone transfer the outside number that it called to a target, which answers, or (None) does not."""
    call = _outbound(script, caller, outside)
    call.ring(caller)
    script.wait(3.0)
    call.answer(caller)
    _talk(script, talk_for, caller)
    (call.pass_on if by_button else call.transfer)(caller, target)
    _transfer_goes_on(call, target, ring_for, talk_after)


def consulted(
    script: Script,
    outside: str,
    phone: str,
    target: str,
    *,
    outbound: bool,
    talk_for: float,
    ring_for: float,
    consult_for: float,
    joined: bool,
    talk_after: float,
    hung_up_by_caller: bool,
) -> None:
    """Let a phone that talks with an outside number call another one; it joins the two, or goes back to the first."""
    call = _outbound(script, phone, outside) if outbound else _inbound(script, outside, phone)
    call.ring(phone)
    script.wait(3.0)
    call.answer(phone)
    _talk(script, talk_for, phone)
    consultation = _internal(script, phone, target)
    consultation.ring(target)
    script.wait(ring_for)
    consultation.answer(target)
    script.wait(consult_for)
    if joined:
        call.join(consultation, phone, target)
    else:
        consultation.hang_up(target, by_caller=hung_up_by_caller)
    script.wait(talk_after)
    call.hang_up(target if joined else phone, by_caller=hung_up_by_caller)


def shared_extension(
    script: Script, caller: str, phone: str, *, reject_after: float, ring_for: float, talk_for: float, hung_up_by_caller: bool
) -> None:
    """One phone calls an extension of two phones: one rejects, the other answers."""
    call = _internal(script, caller, phone)
    call.ring(phone)
    call.ring_twin(phone)
    script.wait(reject_after)
    call.reject_one(phone, 486)
    script.wait(ring_for)
    call.answer(phone)
    script.wait(talk_for)
    call.hang_up(phone, by_caller=hung_up_by_caller)


def held(script: Script, caller: str, callee: str, *, ring_for: float, held: str, hold_for: float, talk_after: float) -> None:
    """One of two phones that talk puts the other one, `held`, on hold."""
    call = _internal(script, caller, callee)
    call.ring(callee)
    script.wait(ring_for)
    call.answer(callee)
    script.wait(2.0)
    call.hold(held, hold_for)
    script.wait(talk_after)
    call.hang_up(callee, by_caller=held == caller)


def paged(script: Script, caller: str, phones: Sequence[str], *, seconds: float, group: str = "800") -> None:
    """Let a phone speak to several others, which answer by themselves."""
    call = _internal(script, caller, group)
    script.moment(0.1)
    call.page(*phones, seconds=seconds)


def onward(
    script: Script,
    outside: str,
    phone: str,
    target: str,
    *,
    talk_for: float | None,
    ring_for: float,
    talk_after: float,
    hung_up_by_caller: bool,
    two_objects: bool,
) -> None:
    """Somebody calls from outside, and the phone passes the call on to another number outside: after talking, or (None) by its settings."""
    call = _inbound(script, outside, phone)
    if talk_for is not None:
        call.ring(phone)
        script.wait(3.0)
        call.answer(phone)
        _talk(script, talk_for, phone)
    call.go_on_outside(phone, target, prefix=PREFIX, two_objects=two_objects)
    script.wait(ring_for)
    call.answer_outside(target)
    script.wait(talk_after)
    call.hang_up(target, by_caller=hung_up_by_caller)


def asked(
    script: Script,
    outside: str,
    phone: str,
    target: str,
    *,
    talk_for: float,
    ring_for: float,
    handed_over: bool,
    talk_after: float,
    hung_up_by_caller: bool,
) -> None:
    """Let a phone that talks with an outside number ask another one by a code; it hands the call over, or the other does not want it."""
    call = _inbound(script, outside, phone)
    call.ring(phone)
    script.wait(3.0)
    call.answer(phone)
    _talk(script, talk_for, phone)
    call.ask(phone, target)
    script.wait(ring_for)
    if handed_over:
        call.hand_over(phone, target, ring_for=ring_for)
    else:
        call.ask_in_vain(target, seconds=5.0)
    script.wait(talk_after)
    call.hang_up(target if handed_over else phone, by_caller=hung_up_by_caller)


def picked_up(
    script: Script, outside: str, phones: Sequence[str], by: str, *, ring_for: float, talk_for: float, hung_up_by_caller: bool, house: str
) -> None:
    """Somebody calls from outside, and a phone that does not ring takes the call."""
    call = _inbound(script, outside, house)
    call.ring(*phones)
    script.wait(ring_for)
    call.pick_up(by)
    _talk(script, talk_for, by)
    call.hang_up(by, by_caller=hung_up_by_caller)


def parked(
    script: Script, outside: str, phone: str, by: str, *, talk_for: float, parked_for: float, talk_after: float, hung_up_by_caller: bool
) -> None:
    """Let a phone park a call from outside, and another one (or itself) retrieve it."""
    call = _inbound(script, outside, phone)
    call.ring(phone)
    script.wait(3.0)
    call.answer(phone)
    _talk(script, talk_for, phone)
    call.park(phone)
    script.wait(parked_for)
    call.retrieve(by)
    script.wait(talk_after)
    call.hang_up(by, by_caller=hung_up_by_caller)


def internal_forwarded(
    script: Script, caller: str, callee: str, target: str, *, ring_for: float, target_ring_for: float, talk_for: float | None
) -> None:
    """Let a phone forward the call of another one; the target answers, or (None) does not."""
    _forward(_internal(script, caller, callee), callee, target, ring_for, target_ring_for, talk_for)


def inbound_forwarded(
    script: Script, outside: str, phone: str, target: str, *, ring_for: float, target_ring_for: float, talk_for: float | None
) -> None:
    """Let a phone forward a call from outside; the target answers, or (None) does not."""
    _forward(_inbound(script, outside, phone), phone, target, ring_for, target_ring_for, talk_for)


def _internal(script: Script, caller: str, callee: str) -> StoryCall:
    """Begin a call between two phones."""
    line = Internal(serial=script.serial, first=script.leg(), style=script.habits.style, extension=caller, dialed_number=callee)
    return StoryCall(script, line)


def _inbound(script: Script, outside: str, house: str) -> StoryCall:
    """Begin a call from outside."""
    line = Inbound(
        serial=script.serial, first=script.leg(), style=script.habits.style, outside=outside, house=house, trunk=script.habits.trunk
    )
    return StoryCall(script, line)


def _outbound(script: Script, caller: str, outside: str) -> StoryCall:
    """Begin a call to outside."""
    line = Outbound(
        serial=script.serial,
        first=script.leg(),
        style=script.habits.style,
        outside=outside,
        house=caller,
        trunk=script.habits.trunk,
        prefix=PREFIX,
    )
    return StoryCall(script, line)


def _talk(script: Script, seconds: float, phone: str) -> None:
    """Let a conversation go on, in which the phone may renew its registration."""
    script.wait(seconds / 2)
    if script.habits.registers_again:
        script.register_again(phone)
    script.wait(seconds / 2)


def _rounds(call: StoryCall, phones: Sequence[str], pauses: Sequence[float], ring_for: float) -> None:
    """Let the phones of a queue ring in vain before each pause."""
    for pause in pauses:
        call.ring(*phones)
        call.script.wait(ring_for)
        for phone in phones:
            call.fail(phone, 480)
        call.script.wait(pause)


def _transfer_goes_on(call: StoryCall, target: str, ring_for: float, talk_after: float | None) -> None:
    """Let the target of a transfer answer and talk, or not answer."""
    call.script.wait(ring_for)
    if talk_after is None:
        call.fail(target, 480)
        call.drop()
    else:
        call.answer(target)
        call.script.wait(talk_after)
        call.hang_up(target, by_caller=False)


def _forward(call: StoryCall, phone: str, target: str, ring_for: float, target_ring_for: float, talk_for: float | None) -> None:
    """Let a phone ring and forward its call, and the target answer or not."""
    call.ring(phone)
    call.script.wait(ring_for)
    call.forward(phone, target)
    call.script.wait(target_ring_for)
    if talk_for is None:
        call.fail(target, 480)
        call.end_unreached()
    else:
        call.answer(target)
        call.script.wait(talk_for)
        call.hang_up(target, by_caller=True)
