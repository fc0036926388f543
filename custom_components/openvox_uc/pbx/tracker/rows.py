"""What the PBX's records of one call say together: it writes one for each phone, round and machine (protocol 5.10)."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..models import Direction, Reason
from ..reports import CallRecordReport, RecordStatus
from .reasons import reason_of_record

# What the dialplan writes where nobody was called: the start of a context, or nothing.
_NOBODY = ("", "s", None)
# A menu, a queue and a voicemail answer at once, people do not.
_RING_SECONDS = 1
# The shortest number that is outside rather than a group, a queue or a menu.
_OUTSIDE_DIGITS = 7

type IsPhone = Callable[[str | None], bool]


class RecordSummary(NamedTuple):
    """What was made of the records; `answerer` is the phone that answered, `reason` why nobody did."""

    best: CallRecordReport
    answered: bool
    answerer: str | None
    reason: Reason | None


def callee_of(record: CallRecordReport) -> str | None:
    return None if record.call_to in _NOBODY else record.call_to


def names_call(record: CallRecordReport, is_phone: IsPhone) -> bool:
    """Return whether a record is of a call of somebody, rather than of a channel that the PBX made for itself."""
    if record.direction is not Direction.INTERNAL:
        return True
    return is_phone(record.call_from) and callee_of(record) not in (None, record.call_from)


def summarize(records: Sequence[CallRecordReport], direction: Direction, is_phone: IsPhone) -> RecordSummary:
    answers = [record for record in records if _is_answer(record, records, direction, is_phone)]
    if answers:
        best = max(answers, key=lambda record: (is_phone(record.call_to), record.talk_seconds or 0))
        return RecordSummary(best, answered=True, answerer=best.call_to if is_phone(best.call_to) else None, reason=None)
    best = max(records, key=lambda record: (record.status is RecordStatus.VOICEMAIL, record.call_seconds or 0))
    return RecordSummary(best, answered=False, answerer=None, reason=_reason(records))


def _is_answer(record: CallRecordReport, records: Sequence[CallRecordReport], direction: Direction, is_phone: IsPhone) -> bool:
    if record.status is not RecordStatus.ANSWERED:
        return False
    if record.talk_seconds == 0 and len(records) > 1:
        # A Dial that fails on an answered channel leaves one of these.
        return False
    others = [other for other in records if other.status is not RecordStatus.ANSWERED]
    rang = (record.call_seconds or 0) - (record.talk_seconds or 0) >= _RING_SECONDS
    if direction is Direction.INBOUND and not is_phone(record.call_to):
        # In a queue that has answered, the rounds in which nobody did have talking time, too.
        # A call that ended at a number outside had been passed on by somebody.
        passed_on = len(record.call_to or "") >= _OUTSIDE_DIGITS
        return rang or passed_on or any(other.talk_seconds for other in others)
    if direction is not Direction.OUTBOUND and record.call_seconds == record.talk_seconds:
        # Nobody answered this phone, then its voicemail did.
        return not any(other.call_to == record.call_to and not other.talk_seconds for other in others)
    return True


def _reason(records: Sequence[CallRecordReport]) -> Reason:
    """Return why nobody answered: where the call ended says more than why a phone did not."""
    if any(record.status is RecordStatus.VOICEMAIL for record in records):
        return Reason.VOICEMAIL
    unanswered = [record for record in records if record.status is not RecordStatus.ANSWERED]
    machines = [record for record in records if record.status is RecordStatus.ANSWERED and record.talk_seconds]
    if machines:
        return Reason.VOICEMAIL if unanswered else Reason.CANCELLED
    return reason_of_record(unanswered[-1]) if unanswered else Reason.CANCELLED
