"""Why a call was not answered, in one vocabulary (protocol 5.9, 5.10)."""

from ..models import Reason
from ..reports import CallFailed, CallRecordReport, RecordStatus

_CODES = {
    Reason.BUSY: (486, 600),
    Reason.CANCELLED: (487,),
    Reason.NOT_FOUND: (404, 410, 484, 604),
    Reason.NO_ANSWER: (408, 480),
    Reason.REJECTED: (403, 603),
    Reason.UNAVAILABLE: (503,),
}
_BY_CODE = {code: reason for reason, codes in _CODES.items() for code in codes}
# The first one counts of which a text has a part.
_TEXTS = {
    Reason.BUSY: ("busy",),
    Reason.REJECTED: ("dnd", "declin", "reject", "restriction"),
    Reason.NO_ANSWER: ("no answer",),
    Reason.UNAVAILABLE: ("unreachable", "congestion", "unavailable"),
    Reason.NOT_FOUND: ("not found",),
}
_BY_STATUS = {
    RecordStatus.NO_ANSWER: Reason.NO_ANSWER,
    RecordStatus.BUSY: Reason.BUSY,
    RecordStatus.FAILED: Reason.UNAVAILABLE,
    RecordStatus.VOICEMAIL: Reason.VOICEMAIL,
}


def reason_of_failure(report: CallFailed) -> tuple[Reason, str | None]:
    """Return the reason that a CallFailed gives, and its raw code: the leading number, else the text."""
    if report.code is not None:
        return _BY_CODE.get(report.code, Reason.UNKNOWN), str(report.code)
    text = (report.text or "").lower()
    return next((reason for reason, parts in _TEXTS.items() if any(part in text for part in parts)), Reason.UNKNOWN), report.text


def reason_of_record(record: CallRecordReport) -> Reason:
    return _BY_STATUS.get(record.status, Reason.UNKNOWN)
