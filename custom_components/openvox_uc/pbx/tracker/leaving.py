"""What BYE and Tranfer do to their call: a party leaves it, or passes it on.

See docs/call-tracking.md, rule 7.
"""

from ..models import CallEventType, Direction, Party, Reason
from ..reports import Bye, Transfer
from .call import WAIT_SECONDS, Activity, OpenCall
from .identity import first_party, transferor_of
from .phones import FREE_SECONDS, IN_CALL, Phones, PickedUp
from .reorder import LATE_SECONDS

# The second BYE of a pair comes within this time.
_HANGUP_SECONDS = 2.0
# After one party hung up, the other may talk to a new one, if a button of the phone
# passed the call on.
_LONE_SECONDS = 15.0


def transfer(call: OpenCall, report: Transfer, now: float) -> None:
    transferor = transferor_of(report)
    ringing = call.ringing
    if transferor is None or (transferor == call.transferor and ringing):
        return
    # The target is a phone that was consulted, or one that has just begun to ring
    # because its RING overtook the Tranfer.
    new = {
        number
        for number in ringing
        if call.members[number].reported_at >= now - LATE_SECONDS
    }
    targets = [
        number
        for number in call.involved
        if number in call.consulted | new and number != transferor
    ]
    pass_on(call, transferor, targets, now)
    call.wait_if_over(now)


def pass_on(call: OpenCall, transferor: str, targets: list[str], now: float) -> None:
    """Pass the call on from an extension to the targets.

    Without targets, the phones that a RING will name take their place.
    """
    concerned = dict.fromkeys(
        [*(number for number in call.involved if number not in targets), transferor]
    )
    call.transferor = transferor
    call.transferred_by = Party(transferor)
    call.transferred_to = next(
        (Party(number) for number in targets if number in call.talking), None
    )
    call.transferred_at = now
    call.awaits_target = not targets and call.passed_to is None
    call.cancel_end()
    call.hung_up_by = None
    call.left.clear()
    call.consulted.clear()
    if call.answered_at is None:
        call.join(transferor, Activity.OUT)
        call.forwarded_by = call.forwarded_by or transferor
    elif transferor not in call.members:
        call.join(transferor, Activity.TALKING)
    elif transferor not in call.involved:
        del concerned[transferor]
    call.emit(CallEventType.TRANSFERRED, None, *concerned)


def release(
    call: OpenCall,
    report: Bye,
    phones: Phones,
    picked_up: PickedUp,
    now: float,
    *,
    is_pair: bool,
) -> None:
    """Release a party (rule 7).

    `picked_up` are phones that were picked up without an ANSWER; `is_pair` says that
    the other party's BYE has also come.
    """
    answerers = [number for number in report.extensions if number in picked_up]
    if call.answered_at is None and answerers:
        call.inferred = True
        call.answer_unreported(answerers[0], picked_up[answerers[0]])
    if call.answered_at is not None:
        _release_after_answer(call, report, phones, now, is_pair=is_pair)
        return
    for number in call.ringing:
        if number in report.extensions:
            call.join(number, Activity.DISMISSED)
    is_named_first = (
        bool(report.parties)
        and report.parties[0].outside
        and call.direction is Direction.INBOUND
    )
    if is_named_first or call.caller in report.extensions:
        # The second report of a release names the parties in reverse order.
        if not call.given_up:
            call.given_up = True
            call.hung_up_by = first_party(report)
            call.over_at = now
        if call.reason is None or call.is_group:
            call.reason, call.reason_code = Reason.CANCELLED, None
        call.wait(now, at_most=WAIT_SECONDS)
    else:
        call.wait_if_over(now, Reason.CANCELLED)


def _release_after_answer(
    call: OpenCall, report: Bye, phones: Phones, now: float, *, is_pair: bool
) -> None:
    extensions = report.extensions
    leaver = first_party(report) or Party("", outside=True)
    if call.transferor in extensions and _release_transferor(
        call, call.transferor, now, outsider_left=leaver.outside
    ):
        return
    consulted = [number for number in extensions if number in call.consulted]
    if consulted and report.trunk_leg is None:
        _end_consultation(call, consulted, leaver, phones, now)
        return
    targets = call.ringing
    passes_on = targets or (call.passed_to and report.outside in (None, call.outside))
    if passes_on and not leaver.outside and leaver.number in call.talking:
        # A phone passes calls on with its own button, without a Tranfer (protocol 5.8).
        pass_on(call, leaver.number, targets, now)
        _leave(call, leaver.number)
        return
    if leaver in call.left and not call.takes_part(leaver):
        return
    talks = any(
        number in call.talking or number not in call.members for number in extensions
    )
    if talks or leaver.outside or not extensions:
        _hang_up(call, leaver, report, phones, now, is_pair=is_pair)
        return
    for number in extensions:
        call.join(number, Activity.DISMISSED)
    call.wait_if_over(now)


def _release_transferor(
    call: OpenCall, transferor: str, now: float, *, outsider_left: bool
) -> bool:
    """Remove the phone that passed a call on.

    Return whether the BYE means nothing else.
    """
    if transferor in call.involved:
        _leave(call, transferor)
        call.left_at = now
    # The other BYE of the pair names the party that stays first.
    if outsider_left and now - call.left_at >= _HANGUP_SECONDS:
        return False
    call.wait_if_over(now)
    return True


def _hang_up(
    call: OpenCall,
    leaver: Party,
    report: Bye,
    phones: Phones,
    now: float,
    *,
    is_pair: bool,
) -> None:
    """Process a talking party that hangs up.

    The call is over now, or unless the other party was passed on.
    """
    if call.left and now - call.left_at > _HANGUP_SECONDS:
        call.hung_up_by = None
    call.left.append(leaver)
    call.left_at = now
    call.hung_up_by = call.hung_up_by or first_party(report)
    if is_pair or not report.extensions or is_over(call, phones):
        call.end(now)
        return
    _leave(call, leaver.number)
    call.over_at = call.over_at or now
    call.end_at = now + _LONE_SECONDS


def _leave(call: OpenCall, number: str) -> None:
    if number in call.involved:
        call.join(number, Activity.OUT)
        call.emit(CallEventType.ENDED, number)


def is_over(call: OpenCall, phones: Phones) -> bool:
    """Return whether no one remains to talk.

    Both parties hung up, or the phone of the other one is free.
    """
    leaver = call.left[-1]
    if leaver.outside or len(set(call.left)) > 1:
        return True
    if call.direction is not Direction.INTERNAL:
        # A phone may have passed the call on with a button, which an external party
        # cannot do.
        return False
    # Phones register again while they talk, so only their states at the time of hanging
    # up count.
    return all(
        phones[number].is_free_since(
            max(call.members[number].reported_at, call.left_at - FREE_SECONDS)
        )
        for number in call.talking
        if number != leaver.number
    )


def _end_consultation(
    call: OpenCall, consulted: list[str], leaver: Party, phones: Phones, now: float
) -> None:
    """Remove the parties that a phone consulted.

    If the phone joined them with the call, remove the phone itself.
    """
    for number in consulted:
        asker = leaver.number
        joins_them = (
            asker != number
            and asker in call.members
            and phones.is_free_in(call, asker)
            and phones[number].state in IN_CALL
        )
        if joins_them:
            pass_on(call, asker, [number], now)
        _leave(call, asker if joins_them else number)


def join_consulted(
    first: OpenCall,
    second: OpenCall,
    leaver: Party,
    phones: Phones,
    now: float,
) -> None:
    """Continue the first call with the parties that a phone left in both.

    Do nothing if they are free.
    """
    joins = Activity.RINGING if second.answered_at is None else Activity.TALKING
    others = [number for number in second.doing(joins) if number != leaver.number]
    if not all(
        phones[number].state in IN_CALL and not phones[number].doubtful
        for number in others
    ):
        return
    first.passed_to = None if others else second.outside
    if not first.awaits_target:
        pass_on(first, leaver.number, others, now)
    first.awaits_target = False
    first.cancel_end()
    first.hung_up_by = None
    new = [number for number in others if number not in first.doing(joins)]
    for number in new:
        first.join(number, joins).reported(now)
    if joins is Activity.TALKING:
        first.transferred_to = Party(others[0]) if others else second.outside_party
    first.emit(
        CallEventType.ANSWERED if joins is Activity.TALKING else CallEventType.RINGING,
        *new,
    )
    if not second.ended:
        second.end(now)
