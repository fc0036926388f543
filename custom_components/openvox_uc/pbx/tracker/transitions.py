"""What each report does to the call it belongs to (docs/call-tracking.md, rules 2 to 8)."""

from collections.abc import Callable, Sequence
from math import inf

from ..models import CallEventType, Direction, ExtensionState, Outcome, Party, Reason
from ..reports import Alert, Answer, Bye, CallFailed, CallRecordReport, RecordStatus, Ring, Transfer
from .call import Activity, OpenCall
from .clock import PbxClock, leg_parts
from .identity import first_party, names_inside_callee, passes_to, ring_roles
from .phones import IN_CALL, Phones
from .reasons import reason_of_failure
from .rows import IsPhone, Said, read

LATE_SECONDS = 0.3
_WAIT_SECONDS = 2.0
_GROUP_WAIT_SECONDS = 60.0
_RECORD_WAIT_SECONDS = 15.0
TRANSFER_SECONDS = 60.0
# So much the PBX's clock and ours may differ, with its whole seconds.
_CLOCK_SECONDS = 6.0
# Within so long of a BYE, a phone says that it is free.
_HANGUP_SECONDS = 2.0
# A phone whose call failed says that it rings.
_STILL_RINGS_SECONDS = 30.0
_CANCELLED = 487
_MAX_RECORDS = 64

# Returns when a phone that rings was picked up without an ANSWER.
type InUseAt = Callable[[str], float | None]


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
    call.passed_to = passes_to(call, report) or call.passed_to
    ringing = [number for number in ringing if not call.is_doing(number, Activity.TALKING)]
    new = [number for number in ringing if not call.is_doing(number, Activity.RINGING)]
    if new and (transferor := _unreported_transferor(call, report)):
        _pass_on(call, transferor, [], now)
    elif report.trunk_leg is None and call.trunk and caller and call.is_doing(caller, Activity.TALKING):
        call.consulted.update(new)
    for number in ringing:
        _miss_round(call, number)
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
        _dismiss_ringing(call, None)


def _miss_round(call: OpenCall, number: str) -> None:
    """Note that a phone that rings again had missed the round before."""
    if (member := call.members.get(number)) and member.failed:
        member.failed = None
        call.emit((CallEventType.MISSED, number))


def _unreported_transferor(call: OpenCall, report: Ring) -> str | None:
    """Return who passed the call on by a button of the phone, if a phone rings for it that was called after the answer (protocol 5.8)."""
    if call.left and not call.left[-1].outside and call.began_since(report.leg, call.left_at - _CLOCK_SECONDS):
        return call.left[-1].number
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


def answer(call: OpenCall, report: Answer, clock: PbxClock, phones: Phones, now: float) -> None:
    """Let somebody answer (rule 5)."""
    if call.direction is None:
        return
    call.passed_to = passes_to(call, report) or call.passed_to
    if call.answered_at is not None:
        if call.passed_to and passes_to(call, report):
            call.transferred_to = Party(call.passed_to, outside=True)
        _answer_again(call, report, phones, now)
        return
    if call.direction is Direction.OUTBOUND and not names_inside_callee(call, report):
        answerer = None
        answered_by = call.outside_party
        others = list(report.extensions)
    else:
        answerer = _answerer(call, report)
        outside = passes_to(call, report)
        answered_by = Party(answerer) if answerer else Party(outside, outside=True) if outside else None
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
        member.failed = None
    call.emit((CallEventType.ANSWERED, None), *((CallEventType.ANSWERED, number) for number in talking))
    _dismiss_ringing(call, phones)


def _answerer(call: OpenCall, report: Answer) -> str | None:
    """Return the extension that answered: not the caller, rather one that rang, else the one named first (rule 3)."""
    others = [number for number in report.extensions if number != call.caller]
    rang = set(call.rang)
    return next((number for number in others if number in rang), next(iter(others), None))


def _answer_again(call: OpenCall, report: Answer, phones: Phones, now: float) -> None:
    """Take an ANSWER of a call that was answered: its twin, or that of the target of a transfer."""
    leaver = call.left[-1].number if call.left else None
    if leaver and any(number != leaver and not call.takes_part(Party(number)) for number in report.extensions):
        # It was parked, or given away by a button.
        _pass_on(call, leaver, [], now)
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
            if passed_on:
                call.transferred_to = None if Party(number) == call.transferred_by else Party(number)
            call.emit((CallEventType.ANSWERED, number))
            somebody_new = True
        elif number in call.members:
            call.members[number].reported_at = now
    if somebody_new:
        _dismiss_ringing(call, phones)


def _dismiss_ringing(call: OpenCall, phones: Phones | None) -> None:
    """Emit for the phones that still ring that another one answered, and for those that had given up before that they missed the call."""
    happened: list[tuple[CallEventType, str | None]] = []
    for number, member in call.members.items():
        if member.activity is Activity.RINGING:
            idle_at = phones[number].idle_at if phones else None
            missed = idle_at is not None and member.reported_at < idle_at < (call.answered_at or 0) - LATE_SECONDS
        elif member.activity is Activity.DISMISSED and member.failed:
            missed = member.failed.code != _CANCELLED
        else:
            continue
        member.activity, member.failed = Activity.OUT, None
        happened.append((CallEventType.MISSED if missed else CallEventType.ANSWERED_ELSEWHERE, number))
    if happened:
        call.emit(*happened)


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
    # A phone that is asked is the target, and one that began to ring this very moment, whose RING overtook the Tranfer.
    new = {number for number in ringing if number in call.consulted or call.members[number].reported_at >= now - LATE_SECONDS}
    targets = [number for number in ringing if number != transferor and number in new]
    _pass_on(call, transferor, targets, now)
    wait_if_over(call, None, now)


def _pass_on(call: OpenCall, transferor: str, targets: list[str], now: float) -> None:
    """Let an extension pass the call on to others, or to whom a RING will name."""
    involved = [number for number, member in call.members.items() if member.involved and number not in targets]
    call.transferor = transferor
    call.transferred_by, call.transferred_to = Party(transferor), None
    call.transferred_at = now
    call.awaits_target = not targets and call.passed_to is None
    call.end_at = None
    call.left.clear()
    call.consulted.clear()
    if call.answered_at is None:
        call.join(transferor, Activity.OUT)
        call.forwarded_by = call.forwarded_by or transferor
    elif transferor not in call.members:
        call.join(transferor, Activity.TALKING)
    elif not call.members[transferor].involved:
        # It has been told that it left.
        call.emit((CallEventType.TRANSFERRED, None), *((CallEventType.TRANSFERRED, number) for number in involved))
        return
    concerned = dict.fromkeys([*involved, transferor])
    call.emit((CallEventType.TRANSFERRED, None), *((CallEventType.TRANSFERRED, number) for number in concerned))


def release(call: OpenCall, report: Bye, phones: Phones, in_use_at: InUseAt, now: float, *, patience: float) -> None:
    """Release a party (rule 7); `patience` is for how many seconds who stays may still be passed on, 0 if nobody does."""
    if call.answered_at is not None:
        _release_after_answer(call, report, phones, now, patience=patience)
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


def _release_after_answer(call: OpenCall, report: Bye, phones: Phones, now: float, *, patience: float) -> None:
    """Release a party of a call that was answered: the call is over, or that party is out."""
    extensions = report.extensions
    leaver = first_party(report) or Party("", outside=True)
    if call.transferor is not None and call.transferor in extensions:
        _leave(call, call.transferor)
        wait_if_over(call, None, now)
        return
    if consulted := [number for number in extensions if number in call.consulted and report.trunk_leg is None]:
        _end_consultation(call, consulted, leaver, phones, now)
        return
    talks = any(call.is_doing(number, Activity.TALKING) or number not in call.members for number in extensions)
    targets = call.doing(Activity.RINGING)
    if (targets or call.passed_to) and not leaver.outside and call.is_doing(leaver.number, Activity.TALKING):
        # A phone passes calls on by a button of its own, without a Tranfer (protocol 5.8).
        _pass_on(call, leaver.number, targets, now)
        _leave(call, leaver.number)
        return
    if talks or not extensions:
        call.left.append(leaver)
        call.left_at = now
        call.hung_up_by = call.hung_up_by or first_party(report)
        if not extensions or not patience or is_over(call, phones):
            end(call, now)
            return
        _leave(call, leaver.number)
        call.end_at = now + patience
        return
    for number in extensions:
        if call.is_doing(number, Activity.RINGING):
            call.join(number, Activity.DISMISSED)
    wait_if_over(call, None, now)


def _leave(call: OpenCall, number: str) -> None:
    """Take an extension out of a call that goes on, or may go on."""
    if number in call.members and call.members[number].involved:
        call.join(number, Activity.OUT)
        call.emit((CallEventType.ENDED, number))


def is_over(call: OpenCall, phones: Phones) -> bool:
    """Return whether nobody is left with whom the last one could talk: two hung up, or who did not is free."""
    leaver, *others = set(call.left)
    if others:
        return True
    if call.direction is not Direction.INTERNAL:
        # A phone of the house may have passed the call on by a button, which nobody outside can.
        return leaver.outside
    stay = [number for number in call.doing(Activity.TALKING) if number != leaver.number]
    # Phones register again while they talk, so only what they say as one hangs up counts.
    return all(phones[number].is_free_since(max(call.members[number].reported_at, call.left_at - _HANGUP_SECONDS)) for number in stay)


def _end_consultation(call: OpenCall, consulted: list[str], leaver: Party, phones: Phones, now: float) -> None:
    """Take out whom a phone had called meanwhile, or the phone, if it joined the two and left."""
    for number in consulted:
        asker = leaver.number if leaver.number != number and leaver.number in call.members else None
        if asker and phones[asker].is_free_since(call.members[asker].reported_at) and phones.state(number) in IN_CALL:
            _pass_on(call, asker, [number], now)
            call.transferred_to = Party(number)
            _leave(call, asker)
        else:
            call.consulted.discard(number)
            _leave(call, number)


def join_consulted(first: OpenCall, second: OpenCall, leaver: Party, phones: Phones, now: float) -> bool:
    """Let whom a phone left in two calls talk on in the first one, unless they are known to be free; return whether they do."""
    others = [number for number in second.doing(Activity.TALKING) if number != leaver.number]
    if not all(phones.state(number) in IN_CALL and not phones[number].doubtful for number in others):
        return False
    first.passed_to = None if others else second.outside
    if not first.awaits_target:
        _pass_on(first, leaver.number, others, now)
    first.awaits_target, first.end_at = False, None
    first.transferred_to = Party(others[0]) if others else second.outside_party
    new = [number for number in others if not first.is_doing(number, Activity.TALKING)]
    for number in new:
        first.join(number, Activity.TALKING).reported_at = now
    first.emit(*((CallEventType.ANSWERED, number) for number in new))
    end(second, now)
    return True


def fail(call: OpenCall, report: CallFailed, clock: PbxClock, phones: Phones, now: float) -> None:
    """Take out the callee that was not reached (rule 6)."""
    reason, code = reason_of_failure(report)
    if call.direction is Direction.OUTBOUND and not names_inside_callee(call, report):
        if call.answered_at is not None:
            return
        call.learn_caller(next(iter(report.extensions), None))
        publish(call, clock, now)
    else:
        callee = next((number for number in report.extensions if number != call.caller), None)
        if callee is None and call.passed_to and report.outside:
            call.passed_to = None
        elif callee is None or call.is_doing(callee, Activity.TALKING):
            return
        else:
            call.learn_caller(next((number for number in report.extensions if number != callee), None))
            publish(call, clock, now)
            _fail_phone(call, callee, report, phones, now)
    if call.answered_at is None:
        call.reason, call.reason_code = reason, code
    wait_if_over(call, None, now)


def _fail_phone(call: OpenCall, callee: str, report: CallFailed, phones: Phones, now: float) -> None:
    """Take a phone out, or wait until it is free: another one of the same extension may still ring."""
    if call.is_doing(callee, Activity.RINGING) and phones.state(callee) is ExtensionState.RINGING:
        member = call.members[callee]
        if not phones[callee].is_free_since(member.reported_at):
            member.activity, member.failed, member.reported_at = Activity.DISMISSED, report, now
            return
    was_out = call.is_doing(callee, Activity.OUT)
    member = call.join(callee, Activity.OUT)
    member.rang, member.failed = True, None
    if not was_out:
        call.emit((CallEventType.MISSED, callee))


def stop_ringing(call: OpenCall, number: str) -> None:
    """Take out a phone that a CallFailed named, now that it is free."""
    member = call.join(number, Activity.OUT)
    member.failed = None
    call.emit((CallEventType.MISSED, number))
    call.end_at = None
    # The wait began when it failed.
    wait_if_over(call, None, member.reported_at)


def record(call: OpenCall, rows: Sequence[CallRecordReport], is_phone: IsPhone, in_use_at: InUseAt, now: float) -> None:
    """Take in the PBX's own records of a call that was reported (rule 8)."""
    call.records += rows[: _MAX_RECORDS - len(call.records)]
    said = read(call.records, call.direction or Direction.INTERNAL, is_phone)
    is_new = said.best is not call.record
    call.record = said.best
    call.trunk = call.trunk or said.best.trunk
    call.dialed = call.dialed or said.best.call_to
    if call.ended:
        if is_new:
            call.emit((CallEventType.RECORD, None))
    elif call.answered_at is None:
        _record_unanswered(call, said, in_use_at, now)
    elif any(row.status is RecordStatus.ANSWERED for row in rows):
        _record_answered(call, said.best, now)


def _record_unanswered(call: OpenCall, said: Said, in_use_at: InUseAt, now: float) -> None:
    """End an open call whose answer was not reported, or begin the wait for its end if nobody answered."""
    picked_up = [number for number in call.doing(Activity.RINGING, Activity.DISMISSED) if in_use_at(number) is not None]
    failed = said.answerer not in (None, call.forwarded_by) and call.is_doing(said.answerer or "", Activity.OUT)
    if picked_up or (said.answered and not failed):
        ringing = picked_up or call.doing(Activity.RINGING, Activity.DISMISSED)
        answerer = said.answerer or (ringing[0] if len(ringing) == 1 else None)
        began = call.started_at + (said.best.call_seconds or 0) - (said.best.talk_seconds or 0)
        answer_unreported(call, answerer, min(began, now))
        _record_answered(call, said.best, now)
        return
    # Whoever answered a phone that had failed was its voicemail.
    reason = said.reason or (Reason.VOICEMAIL if said.best.talk_seconds else None)
    if reason is Reason.NO_ANSWER and call.rang:
        # Nothing said that a phone was not reached, so the caller gave up.
        reason = Reason.CANCELLED
    if call.reason is None or reason is Reason.VOICEMAIL:
        call.reason, call.reason_code = reason, None
    _wait(call, now, at_most=_RECORD_WAIT_SECONDS)


def _record_answered(call: OpenCall, best: CallRecordReport, now: float) -> None:
    """End an open call whose record says that it was answered, unless a transfer lets it go on."""
    if call.awaits_target:
        # This may be no more than the part before the transfer.
        _wait(call, now, at_most=_RECORD_WAIT_SECONDS)
        return
    if call.transferred_at is not None and call.doing(Activity.RINGING, Activity.TALKING):
        return
    # A record may have been fetched long after the call.
    ended_at = now if best.call_seconds is None else min(now, call.started_at + best.call_seconds)
    end(call, max(ended_at, call.answered_at or 0))


def record_alone(call: OpenCall, rows: Sequence[CallRecordReport], is_phone: IsPhone, clock: PbxClock, now: float) -> float:
    """Make a call of nothing but its records, and return when it ended."""
    said = read(rows, call.direction or Direction.INTERNAL, is_phone)
    best = call.record = said.best
    call.records = list(rows)
    call.from_record = True
    call.trunk = best.trunk
    call.dialed = rows[0].call_to
    if call.direction is Direction.INBOUND:
        call.outside = best.call_from or ""
    call.learn_caller(best.call_from)
    if call.direction is Direction.OUTBOUND:
        call.outside = best.call_to
    else:
        for number in dict.fromkeys(row.call_to for row in rows if row.call_to and is_phone(row.call_to)):
            call.join(number, Activity.DISMISSED).rang = True
    publish(call, clock, now)
    ended_at = min(call.started_at + (best.call_seconds or 0), now)
    if said.answered:
        answer_unreported(call, said.answerer, ended_at - (best.talk_seconds or 0))
    else:
        call.reason = said.reason
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
        if any(member.failed for member in call.members.values()):
            call.end_at = now + _STILL_RINGS_SECONDS
        else:
            _wait(call, now)


def _wait(call: OpenCall, now: float, at_most: float = inf) -> None:
    """End a call in which nobody rings or talks after a while, or sooner if that was set before: a queue or a transfer may ring again."""
    seconds = _GROUP_WAIT_SECONDS if call.answered_at is None and call.is_group else _WAIT_SECONDS
    if call.awaits_target and call.transferred_at is not None:
        seconds = max(_WAIT_SECONDS, call.transferred_at + TRANSFER_SECONDS - now)
    end_at = now + min(seconds, at_most)
    call.end_at = end_at if call.end_at is None else min(call.end_at, end_at)
