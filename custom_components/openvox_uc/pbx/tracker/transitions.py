"""What each report does to the call it belongs to (docs/call-tracking.md, rules 2 to 8)."""

from collections.abc import Callable
from math import inf

from ..models import CallEventType, Direction, Outcome, Party, Reason
from ..reports import Alert, Answer, Bye, CallFailed, CallRecordReport, RecordStatus, Ring, Transfer
from .call import Activity, OpenCall
from .clock import PbxClock, leg_parts
from .identity import first_party, names_inside_callee, ring_roles
from .reasons import reason_of_failure, reason_of_record

LATE_SECONDS = 0.3
_WAIT_SECONDS = 2.0
_GROUP_WAIT_SECONDS = 60.0
_RECORD_WAIT_SECONDS = 15.0
TRANSFER_SECONDS = 60.0


def publish(call: OpenCall, clock: PbxClock, now: float) -> None:
    """Give a call the id that it keeps, and its start."""
    if not call.published:
        call.call_id = min(call.legs, key=lambda leg: leg_parts(leg) or (0, 0))
        call.started_at = clock.began(call.call_id, now)


def alert(call: OpenCall, report: Alert) -> None:
    """Take the caller from an ALERT; the RING names the phone that is called (rule 2)."""
    if report.trunk_leg is None:
        call.learn_caller(next(iter(report.extensions), None))


def ring(call: OpenCall, report: Ring, clock: PbxClock, now: float) -> None:
    """Let a phone ring, or an outside number (rule 4)."""
    ringing, caller = ring_roles(call, report)
    call.learn_caller(caller)
    ringing = [number for number in ringing if not call.is_doing(number, Activity.TALKING)]
    new = [number for number in ringing if not call.is_doing(number, Activity.RINGING)]
    if new and (transferor := _unreported_transferor(call, report)):
        _pass_on(call, transferor, [], now)
    for number in ringing:
        member = call.join(number, Activity.RINGING)
        member.reported_at = now
        member.rang = member.rang or call.direction is not None
    if call.direction is None:
        return
    call.awaits_target = False
    if call.caller and call.caller in call.members:
        call.members[call.caller].reported_at = now
    call.end_at = None
    call.given_up = False
    _emit_ringing(call, ringing, new, clock, now)
    if call.answered_at is not None and call.transferred_at is None and now - call.answered_at <= LATE_SECONDS:
        # The ANSWER of another phone overtook this RING.
        _dismiss_ringing(call)


def _unreported_transferor(call: OpenCall, report: Ring) -> str | None:
    """Return who passed the call on by a button of the phone, if a phone rings for it that was called after the answer (protocol 5.8)."""
    if call.trunk_leg is None or report.trunk_leg is None or report.trunk_leg.leg != call.trunk_leg or not call.answered_before(report.leg):
        return None
    if call.awaits_target or call.doing(Activity.RINGING):
        return None
    talking = [number for number in call.doing(Activity.TALKING) if number != call.transferor]
    return talking[0] if len(talking) == 1 else None


def _emit_ringing(call: OpenCall, ringing: list[str], new: list[str], clock: PbxClock, now: float) -> None:
    """Emit that a call rings, once, and each phone that began to."""
    first = call.rang_at is None and call.answered_at is None
    publish(call, clock, now)
    if call.rang_at is None:
        call.rang_at = now
    happened: list[tuple[CallEventType, str | None]] = []
    if first:
        happened.append((CallEventType.RINGING, None))
        if call.caller:
            happened.append((CallEventType.DIALING, call.caller))
    happened += [(CallEventType.RINGING, number) for number in (ringing if first else new)]
    call.emit(*happened)


def answer(call: OpenCall, report: Answer, clock: PbxClock, now: float) -> None:
    """Let somebody answer (rule 5)."""
    if call.direction is None:
        return
    if call.answered_at is not None:
        _answer_again(call, report, now)
        return
    if call.direction is Direction.OUTBOUND and not names_inside_callee(call, report):
        answerer = None
        answered_by = call.outside_party
        others = list(report.extensions)
    else:
        answerer = _answerer(call, report)
        answered_by = Party(answerer) if answerer else _answerer_outside(call, report)
        if answered_by is None:
            return
        others = [number for number in report.extensions if number != answerer]
    call.learn_caller(next(iter(others), None))
    publish(call, clock, now)
    call.end_at = None
    call.answered_at = now
    call.answered_by = answered_by
    call.reason = call.reason_code = None
    talking = dict.fromkeys(number for number in (answerer, call.caller) if number)
    for number in talking:
        member = call.join(number, Activity.TALKING)
        member.reported_at = now
        member.rang = member.rang or number == answerer
    call.emit((CallEventType.ANSWERED, None), *((CallEventType.ANSWERED, number) for number in talking))
    _dismiss_ringing(call)


def _answerer(call: OpenCall, report: Answer) -> str | None:
    """Return the extension that answered: not the caller, rather one that rang, else the one named first (rule 3)."""
    others = [number for number in report.extensions if number != call.caller]
    rang = set(call.rang)
    return next((number for number in others if number in rang), next(iter(others), None))


def _answerer_outside(call: OpenCall, report: Answer) -> Party | None:
    """Return the outside number that answered a call from outside, which was passed on to it."""
    leg = report.trunk_leg
    if leg and leg.to_number and leg.direction is Direction.OUTBOUND and call.direction is Direction.INBOUND:
        return Party(leg.to_number, outside=True)
    return None


def _answer_again(call: OpenCall, report: Answer, now: float) -> None:
    """Take an ANSWER of a call that was answered: its twin, or that of the target of a transfer."""
    passed_on = call.transferred_at is not None
    somebody_new = False
    for number in report.extensions:
        if number == call.transferor:
            call.transferor = None
        member = call.members.get(number)
        joins = passed_on if member is None else member.activity is Activity.RINGING or (passed_on and not member.involved)
        if joins:
            call.join(number, Activity.TALKING).reported_at = now
            call.end_at = None
            call.awaits_target = False
            call.emit((CallEventType.ANSWERED, number))
            somebody_new = True
        elif number in call.members:
            call.members[number].reported_at = now
    if somebody_new:
        _dismiss_ringing(call)


def _dismiss_ringing(call: OpenCall) -> None:
    """Emit for the phones that still ring that another one answered."""
    if ringing := call.doing(Activity.RINGING):
        for number in ringing:
            call.join(number, Activity.OUT)
        call.emit(*((CallEventType.ANSWERED_ELSEWHERE, number) for number in ringing))


def transferor_of(report: Transfer) -> str | None:
    """Return the extension that passed the call on: of two the second one (protocol 5.8)."""
    return report.extensions[min(1, len(report.extensions) - 1)] if report.extensions else None


def transfer(call: OpenCall, report: Transfer, now: float) -> None:
    """Note that an extension passed the call on (rule 7)."""
    transferor = transferor_of(report)
    ringing = call.doing(Activity.RINGING)
    if transferor is None or (transferor == call.transferor and ringing):
        # Who passed it on is known already, since its target rings.
        return
    # A phone that began to ring this very moment is the target, whose RING overtook the Tranfer.
    targets = [number for number in ringing if number != transferor and call.members[number].reported_at >= now - LATE_SECONDS]
    _pass_on(call, transferor, targets, now)
    wait_if_over(call, None, now)


def _pass_on(call: OpenCall, transferor: str, targets: list[str], now: float) -> None:
    """Let an extension pass the call on to others, or to whom a RING will name."""
    involved = [number for number, member in call.members.items() if member.involved and number not in targets]
    call.transferor = transferor
    call.transferred_at = now
    call.awaits_target = not targets
    call.end_at = None
    if call.answered_at is None:
        call.join(transferor, Activity.OUT)
        call.forwarded_by = call.forwarded_by or transferor
    elif transferor not in call.members:
        call.join(transferor, Activity.TALKING)
    concerned = dict.fromkeys([*involved, transferor])
    call.emit((CallEventType.TRANSFERRED, None), *((CallEventType.TRANSFERRED, number) for number in concerned))


def release(call: OpenCall, report: Bye, in_use_at: Callable[[str], float | None], now: float) -> None:
    """Release a party (rule 7); `in_use_at` returns when a phone that rings in this call was picked up without an ANSWER."""
    if call.answered_at is not None:
        _release_after_answer(call, report, now)
        return
    for number in call.doing(Activity.RINGING):
        if number in report.extensions and (at := in_use_at(number)) is not None:
            call.inferred = True
            call.hung_up_by = first_party(report)
            answer_unreported(call, number, at)
            end(call, now)
            return
    for number in call.doing(Activity.RINGING):
        if number in report.extensions:
            call.join(number, Activity.DISMISSED)
    is_named_first = any(party.outside for party in report.parties[:1]) and call.direction is Direction.INBOUND
    if is_named_first or call.caller in report.extensions:
        # The second report of the same release names the parties the other way round.
        if not call.given_up:
            call.given_up, call.hung_up_by = True, first_party(report)
        if call.reason is None or call.is_group:
            call.reason, call.reason_code = Reason.CANCELLED, None
        _wait(call, now, at_most=_WAIT_SECONDS)
    else:
        wait_if_over(call, Reason.CANCELLED, now)


def _release_after_answer(call: OpenCall, report: Bye, now: float) -> None:
    """Release a party of a call that was answered: the call is over, or that party is out."""
    extensions = report.extensions
    if call.transferor is not None and call.transferor in extensions:
        if call.members[call.transferor].involved:
            call.join(call.transferor, Activity.OUT)
            call.emit((CallEventType.ENDED, call.transferor))
        wait_if_over(call, None, now)
        return
    talks = any(call.is_doing(number, Activity.TALKING) or number not in call.members for number in extensions)
    if talks or not extensions:
        call.hung_up_by = first_party(report)
        end(call, now)
        return
    for number in extensions:
        if call.is_doing(number, Activity.RINGING):
            call.join(number, Activity.DISMISSED)
    wait_if_over(call, None, now)


def fail(call: OpenCall, report: CallFailed, clock: PbxClock, now: float) -> None:
    """Take out the callee that was not reached (rule 6)."""
    reason, code = reason_of_failure(report)
    if call.direction is Direction.OUTBOUND and not names_inside_callee(call, report):
        if call.answered_at is not None:
            return
        call.learn_caller(next(iter(report.extensions), None))
        publish(call, clock, now)
    else:
        callee = next((number for number in report.extensions if number != call.caller), None)
        if callee is None or call.is_doing(callee, Activity.TALKING):
            return
        call.learn_caller(next((number for number in report.extensions if number != callee), None))
        was_out = call.is_doing(callee, Activity.OUT)
        publish(call, clock, now)
        call.join(callee, Activity.OUT).rang = True
        if not was_out:
            call.emit((CallEventType.MISSED, callee))
    if call.answered_at is None:
        call.reason, call.reason_code = reason, code
    wait_if_over(call, None, now)


def record(call: OpenCall, report: CallRecordReport, now: float) -> None:
    """Take in the PBX's own record of a call that was reported (rule 8)."""
    better = call.record is None or (report.status is RecordStatus.ANSWERED and call.record.status is not RecordStatus.ANSWERED)
    if better:
        call.record = report
        call.trunk = call.trunk or report.trunk
        call.dialed = call.dialed or report.call_to
    if call.ended:
        if better:
            call.emit((CallEventType.RECORD, None))
    elif report.status is RecordStatus.ANSWERED:
        _record_answered(call, report, now)
    elif call.answered_at is None:
        reason = reason_of_record(report)
        if call.reason is None or reason is Reason.VOICEMAIL:
            call.reason, call.reason_code = reason, None
        _wait(call, now, at_most=_RECORD_WAIT_SECONDS)


def _record_answered(call: OpenCall, report: CallRecordReport, now: float) -> None:
    """End an open call whose record says that it was answered, unless a transfer lets it go on."""
    if call.answered_at is None:
        likely = call.doing(Activity.RINGING, Activity.DISMISSED) or call.rang
        answerer = report.call_to if report.call_to in call.rang else next(iter(likely), None)
        began = call.started_at + (report.call_seconds or 0) - (report.talk_seconds or 0)
        answer_unreported(call, answerer, min(began, now))
    elif call.awaits_target:
        # This may be no more than the part before the transfer.
        _wait(call, now, at_most=_RECORD_WAIT_SECONDS)
        return
    elif call.transferred_at is not None and call.doing(Activity.RINGING, Activity.TALKING):
        return
    # A record may have been fetched long after the call.
    ended_at = now if report.call_seconds is None else min(now, call.started_at + report.call_seconds)
    end(call, max(ended_at, call.answered_at or 0))


def record_alone(call: OpenCall, report: CallRecordReport, clock: PbxClock, now: float) -> float:
    """Make a call of nothing but its record, and return when it ended."""
    call.from_record = True
    call.trunk = report.trunk
    call.dialed = report.call_to
    if call.direction is Direction.INBOUND:
        call.outside = report.call_from or ""
    call.learn_caller(report.call_from)
    if call.direction is Direction.OUTBOUND:
        call.outside = report.call_to
    elif report.call_to:
        call.join(report.call_to, Activity.DISMISSED).rang = True
    publish(call, clock, now)
    ended_at = min(call.started_at + (report.call_seconds or 0), now)
    if report.status is RecordStatus.ANSWERED:
        answer_unreported(call, report.call_to, ended_at - (report.talk_seconds or 0))
    else:
        call.reason = reason_of_record(report)
    call.record = report
    return ended_at


def answer_unreported(call: OpenCall, answerer: str | None, at: float) -> None:
    """Note that a call had been answered though no ANSWER came."""
    call.answered_at = at
    call.reason = call.reason_code = None
    if call.direction is Direction.OUTBOUND:
        call.answered_by = call.outside_party
    elif answerer:
        call.answered_by = Party(answerer)
        call.join(answerer, Activity.TALKING)
    if call.caller:
        call.join(call.caller, Activity.TALKING)


def all_idle(call: OpenCall, now: float) -> None:
    """End a call whose phones are all free, though nobody said that it ended (rule 9)."""
    call.inferred = True
    waits_for_ring = call.answered_at is None and call.is_group and call.direction is Direction.INBOUND
    if call.was_transferred_since(now - TRANSFER_SECONDS) or waits_for_ring:
        for number in call.doing(Activity.RINGING):
            call.join(number, Activity.DISMISSED)
        _wait(call, now)
    else:
        end(call, now, Reason.UNKNOWN)


def end(call: OpenCall, now: float, reason: Reason | None = None) -> None:
    """Emit the end of a call, once, and of each extension in it; the reason counts where no better one is known."""
    call.ended_at = now
    cut_off = reason is Reason.PBX_RESTART
    if cut_off or call.answered_at is None:
        call.reason = reason if cut_off else call.reason or reason or Reason.UNKNOWN
    ended = CallEventType.ENDED if call.outcome is Outcome.ANSWERED else CallEventType.FAILED
    happened: list[tuple[CallEventType, str | None]] = [(CallEventType.MISSED if call.outcome is Outcome.MISSED else ended, None)]
    for number, member in call.members.items():
        if member.activity in (Activity.RINGING, Activity.DISMISSED):
            happened.append((CallEventType.MISSED, number))
        elif member.activity is not Activity.OUT:
            happened.append((ended, number))
    if call.record:
        happened.append((CallEventType.RECORD, None))
    call.emit(*happened)


def wait_if_over(call: OpenCall, reason: Reason | None, now: float) -> None:
    """Begin the wait for the end if nobody rings or talks any more."""
    if call.nobody_rings_or_talks:
        call.reason = call.reason or reason
        _wait(call, now)


def _wait(call: OpenCall, now: float, at_most: float = inf) -> None:
    """End a call in which nobody rings or talks after a while, or sooner if that was set before: a queue or a transfer may ring again."""
    seconds = _GROUP_WAIT_SECONDS if call.answered_at is None and call.is_group else _WAIT_SECONDS
    if call.awaits_target and call.transferred_at is not None:
        seconds = max(_WAIT_SECONDS, call.transferred_at + TRANSFER_SECONDS - now)
    end_at = now + min(seconds, at_most)
    call.end_at = end_at if call.end_at is None else min(call.end_at, end_at)
