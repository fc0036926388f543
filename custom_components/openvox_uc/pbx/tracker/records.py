"""The PBX's records of a call: what they say together, and what they change.

See docs/call-tracking.md, rule 8, and protocol 5.10.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..models import CallEventType, Direction, Reason
from ..reports import CallRecordReport, RecordStatus
from .call import Activity, OpenCall
from .identity import IsPhone
from .phones import Phones, PickedUp

_REASONS = {
    RecordStatus.NO_ANSWER: Reason.NO_ANSWER,
    RecordStatus.BUSY: Reason.BUSY,
    RecordStatus.FAILED: Reason.UNAVAILABLE,
    RecordStatus.VOICEMAIL: Reason.VOICEMAIL,
}
# The callees in records without one: the start of a dialplan context, or nothing.
_NO_CALLEE = ("", "s", None)
# A menu, a queue, and a voicemail answer at once; people do not.
_RING_SECONDS = 1
# The fewest digits of an external number; groups, queues, and menus have fewer.
_OUTSIDE_DIGITS = 7
_RECORD_WAIT_SECONDS = 15.0
# A channel's record follows its end this soon.
_LEAVE_SECONDS = 2.0
_MAX_RECORDS = 64


class _Summary(NamedTuple):
    """What the records say together.

    `answerer` is the phone that answered; `reason` is why no one did, None if the call
    was answered.
    """

    best: CallRecordReport
    answerer: str | None = None
    reason: Reason | None = None


def record(
    call: OpenCall,
    rows: Sequence[CallRecordReport],
    phones: Phones,
    picked_up: PickedUp,
    now: float,
) -> None:
    """Process the records of a reported call.

    `picked_up` are its phones that were picked up without an ANSWER.
    """
    call.records += rows[: _MAX_RECORDS - len(call.records)]
    summary = _summarize(
        call.records, call.direction or Direction.INTERNAL, phones.may_be_phone
    )
    is_new = summary.best is not call.record
    call.record = summary.best
    call.trunk = call.trunk or summary.best.trunk
    call.dialed = call.dialed or _callee_of(summary.best)
    if call.ended:
        if is_new:
            call.emit(CallEventType.RECORD, None)
    elif call.answered_at is None:
        _record_unanswered(call, summary, phones, picked_up, now, is_new=is_new)
    elif any(row.is_answered and not _is_of_leaver(call, row, now) for row in rows):
        _record_answered(call, now)


def _record_unanswered(
    call: OpenCall,
    summary: _Summary,
    phones: Phones,
    picked_up: PickedUp,
    now: float,
    *,
    is_new: bool,
) -> None:
    rang_last = call.doing(Activity.RINGING, Activity.DISMISSED)
    failed = summary.answerer != call.forwarded_by and summary.answerer in call.doing(
        Activity.OUT
    )
    # All phones that rang are known to have missed the call, so the queue answered it.
    missed_by_all = (
        summary.answerer is None
        and not rang_last
        and bool(call.rang)
        and call.direction is Direction.INBOUND
    )
    if picked_up or (summary.reason is None and not failed and not missed_by_all):
        ringing = [*picked_up] or [
            number for number in call.ringing if not phones.is_free_in(call, number)
        ]
        answerer = summary.answerer or (ringing[0] if len(ringing) == 1 else None)
        began = (
            call.started_at
            + (summary.best.call_seconds or 0)
            - (summary.best.talk_seconds or 0)
        )
        call.answer_unreported(answerer, min(began, now))
        _record_answered(call, now)
        return
    # A phone that failed before was answered by its voicemail.
    reason = summary.reason or (Reason.VOICEMAIL if summary.best.talk_seconds else None)
    if reason is Reason.NO_ANSWER and call.rang:
        # No report says that a phone was not reached, so the caller gave up.
        reason = Reason.CANCELLED
    if call.reason is None or reason is Reason.VOICEMAIL:
        call.reason, call.reason_code = reason, None
    # One that tells nothing new was fetched again, later than the call ended.
    if not call.given_up and is_new:
        call.over_at = now
    call.wait(now, at_most=_RECORD_WAIT_SECONDS)


def _is_of_leaver(call: OpenCall, row: CallRecordReport, now: float) -> bool:
    """Return whether a record covers only the part of a leaving phone.

    That phone has just passed the call on.
    """
    return (
        row.call_from == call.transferor
        and call.transferred_at is not None
        and now < call.transferred_at + _LEAVE_SECONDS
    )


def _record_answered(call: OpenCall, now: float) -> None:
    """End a call whose record says that it was answered.

    A transfer may continue it instead.
    """
    if call.awaits_target:
        # This record may cover only the part before the transfer.
        call.wait(now, at_most=_RECORD_WAIT_SECONDS)
        return
    if call.transferred_at is not None and call.doing(
        Activity.RINGING, Activity.TALKING
    ):
        return
    # A record may have been fetched long after the call. Several records cover its
    # parts, some of them simultaneous.
    seconds = [row.call_seconds for row in call.records if row.call_seconds is not None]
    ended_at = call.over_at or (
        min(now, call.started_at + sum(seconds)) if seconds else now
    )
    call.end(max(ended_at, call.answered_at or 0))


def record_alone(
    call: OpenCall, rows: Sequence[CallRecordReport], is_phone: IsPhone, now: float
) -> float:
    """Build a call from its records alone, and return when it ended."""
    summary = _summarize(rows, call.direction or Direction.INTERNAL, is_phone)
    best = call.record = summary.best
    call.records = list(rows)
    call.from_record = True
    call.trunk = best.trunk
    # The PBX itself called an external number, to play a prompt.
    called_by_pbx = call.direction is Direction.OUTBOUND and _callee_of(best) is None
    call.dialed = best.call_from if called_by_pbx else _callee_of(rows[0])
    if call.direction is Direction.INBOUND:
        call.outside = best.call_from or ""
    if not called_by_pbx:
        call.learn_caller(best.call_from)
    if call.direction is Direction.OUTBOUND:
        call.outside = best.call_from if called_by_pbx else best.call_to
    else:
        for number in dict.fromkeys(
            row.call_to for row in rows if row.call_to and is_phone(row.call_to)
        ):
            call.join(number, Activity.DISMISSED).rang = True
    call.publish(now)
    ended_at = min(call.started_at + (best.call_seconds or 0), now)
    if summary.reason is None:
        call.answer_unreported(summary.answerer, ended_at - (best.talk_seconds or 0))
    else:
        call.reason = summary.reason
    return ended_at


def names_call(record: CallRecordReport, is_phone: IsPhone) -> bool:
    """Return whether a record is of a real call.

    Other records are of channels that the PBX made for itself.
    """
    if record.direction is Direction.INTERNAL:
        return is_phone(record.call_from) and _callee_of(record) not in (
            None,
            record.call_from,
        )
    return (
        record.direction is Direction.INBOUND
        or record.call_to is None
        or record.call_from != record.call_to
    )


def _callee_of(record: CallRecordReport) -> str | None:
    return None if record.call_to in _NO_CALLEE else record.call_to


def _summarize(
    records: Sequence[CallRecordReport], direction: Direction, is_phone: IsPhone
) -> _Summary:
    answers = [
        record for record in records if _is_answer(record, records, direction, is_phone)
    ]
    if answers:
        best = max(
            answers,
            key=lambda record: (is_phone(record.call_to), record.talk_seconds or 0),
        )
        return _Summary(best, answerer=best.call_to if is_phone(best.call_to) else None)
    best = max(
        records,
        key=lambda record: (
            record.status is RecordStatus.VOICEMAIL,
            record.call_seconds or 0,
        ),
    )
    return _Summary(best, reason=_reason(records))


def _is_answer(
    record: CallRecordReport,
    records: Sequence[CallRecordReport],
    direction: Direction,
    is_phone: IsPhone,
) -> bool:
    if not record.is_answered:
        return False
    if record.talk_seconds == 0 and len(records) > 1:
        # A Dial that fails on an answered channel leaves such a record.
        return False
    others = [other for other in records if not other.is_answered]
    rang = (record.call_seconds or 0) - (record.talk_seconds or 0) >= _RING_SECONDS
    if direction is Direction.INBOUND and not is_phone(record.call_to):
        # After a queue has answered, its unanswered rounds also have talking time. A
        # caller who ended up outside was passed on.
        passed_on = len(record.call_to or "") >= _OUTSIDE_DIGITS
        return rang or passed_on or any(other.talk_seconds for other in others)
    if (
        direction is not Direction.OUTBOUND
        and record.call_seconds == record.talk_seconds
    ):
        # The phone did not answer, but its voicemail did.
        return not any(
            other.call_to == record.call_to and not other.talk_seconds
            for other in others
        )
    return True


def _reason(records: Sequence[CallRecordReport]) -> Reason:
    """Return why no one answered.

    Where the call ended says more than why a phone did not answer.
    """
    if any(record.status is RecordStatus.VOICEMAIL for record in records):
        return Reason.VOICEMAIL
    unanswered = [record for record in records if not record.is_answered]
    if not unanswered:
        return Reason.CANCELLED
    if any(record.is_answered and record.talk_seconds for record in records):
        return Reason.VOICEMAIL
    return _REASONS.get(unanswered[-1].status, Reason.UNKNOWN)
