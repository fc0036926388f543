"""What the PBX's records of a call do to it (docs/call-tracking.md, rule 8)."""

from collections.abc import Sequence

from ..models import CallEventType, Direction, Reason
from ..reports import CallRecordReport, RecordStatus
from .call import Activity, OpenCall
from .clock import PbxClock
from .ending import end, wait
from .phones import InUseAt
from .rows import IsPhone, RecordSummary, callee_of, summarize

_RECORD_WAIT_SECONDS = 15.0
_MAX_RECORDS = 64


def record(call: OpenCall, rows: Sequence[CallRecordReport], is_phone: IsPhone, in_use_at: InUseAt, now: float) -> None:
    """Take in the PBX's own records of a call that was reported (rule 8)."""
    call.records += rows[: _MAX_RECORDS - len(call.records)]
    summary = summarize(call.records, call.direction or Direction.INTERNAL, is_phone)
    is_new = summary.best is not call.record
    call.record = summary.best
    call.trunk = call.trunk or summary.best.trunk
    call.dialed = call.dialed or callee_of(summary.best)
    if call.ended:
        if is_new:
            call.emit((CallEventType.RECORD, None))
    elif call.answered_at is None:
        _record_unanswered(call, summary, in_use_at, now)
    elif any(row.status is RecordStatus.ANSWERED for row in rows):
        _record_answered(call, now)


def _record_unanswered(call: OpenCall, summary: RecordSummary, in_use_at: InUseAt, now: float) -> None:
    picked_up = [number for number in call.doing(Activity.RINGING, Activity.DISMISSED) if in_use_at(number) is not None]
    failed = summary.answerer not in (None, call.forwarded_by) and call.is_doing(summary.answerer or "", Activity.OUT)
    ringing = picked_up or call.doing(Activity.RINGING, Activity.DISMISSED)
    # All that rang is known to have missed the call, so what answered was the queue.
    in_vain = summary.answerer is None and not ringing and bool(call.rang) and call.direction is Direction.INBOUND
    if picked_up or (summary.answered and not failed and not in_vain):
        answerer = summary.answerer or (ringing[0] if len(ringing) == 1 else None)
        began = call.started_at + (summary.best.call_seconds or 0) - (summary.best.talk_seconds or 0)
        call.answer_unreported(answerer, min(began, now))
        _record_answered(call, now)
        return
    # Whoever answered a phone that had failed was its voicemail.
    reason = summary.reason or (Reason.VOICEMAIL if summary.best.talk_seconds else None)
    if reason is Reason.NO_ANSWER and call.rang:
        # No report says that a phone was not reached, so the caller gave up.
        reason = Reason.CANCELLED
    if call.reason is None or reason is Reason.VOICEMAIL:
        call.reason, call.reason_code = reason, None
    if not call.given_up:
        # The PBX writes it when the call is over.
        call.over_at = now
    wait(call, now, at_most=_RECORD_WAIT_SECONDS)


def _record_answered(call: OpenCall, now: float) -> None:
    """End an open call whose record says that it was answered, unless a transfer lets it go on."""
    if call.awaits_target:
        # This may be no more than the part before the transfer.
        wait(call, now, at_most=_RECORD_WAIT_SECONDS)
        return
    if call.transferred_at is not None and call.doing(Activity.RINGING, Activity.TALKING):
        return
    # A record may have been fetched long after the call. Several of them tell of its parts, some of which were at the same time.
    seconds = [row.call_seconds for row in call.records if row.call_seconds is not None]
    ended_at = call.over_at or (min(now, call.started_at + sum(seconds)) if seconds else now)
    end(call, max(ended_at, call.answered_at or 0))


def record_alone(call: OpenCall, rows: Sequence[CallRecordReport], is_phone: IsPhone, clock: PbxClock, now: float) -> float:
    """Make a call of nothing but its records, and return when it ended."""
    summary = summarize(rows, call.direction or Direction.INTERNAL, is_phone)
    best = call.record = summary.best
    call.records = list(rows)
    call.from_record = True
    call.trunk = best.trunk
    # The PBX itself called a number outside, to play a prompt.
    called_by_pbx = call.direction is Direction.OUTBOUND and callee_of(best) is None
    call.dialed = best.call_from if called_by_pbx else callee_of(rows[0])
    if call.direction is Direction.INBOUND:
        call.outside = best.call_from or ""
    if not called_by_pbx:
        call.learn_caller(best.call_from)
    if call.direction is Direction.OUTBOUND:
        call.outside = best.call_from if called_by_pbx else best.call_to
    else:
        for number in dict.fromkeys(row.call_to for row in rows if row.call_to and is_phone(row.call_to)):
            call.join(number, Activity.DISMISSED).rang = True
    call.publish(clock, now)
    ended_at = min(call.started_at + (best.call_seconds or 0), now)
    if summary.answered:
        call.answer_unreported(summary.answerer, ended_at - (best.talk_seconds or 0))
    else:
        call.reason = summary.reason
    return ended_at
