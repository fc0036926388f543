"""Why a call was not answered, in one vocabulary (protocol 5.9, 5.10)."""

from ..models import Reason
from ..reports import CallFailed, CallRecordReport, RecordStatus

_BY_CODE = {
    403: Reason.REJECTED,
    404: Reason.NOT_FOUND,
    408: Reason.NO_ANSWER,
    410: Reason.NOT_FOUND,
    480: Reason.NO_ANSWER,
    484: Reason.NOT_FOUND,
    486: Reason.BUSY,
    487: Reason.CANCELLED,
    503: Reason.UNAVAILABLE,
    600: Reason.BUSY,
    603: Reason.REJECTED,
    604: Reason.NOT_FOUND,
}

_BY_TEXT = {
    "busy": Reason.BUSY,
    "dnd": Reason.REJECTED,
    "declin": Reason.REJECTED,
    "reject": Reason.REJECTED,
    "restriction": Reason.REJECTED,
    "no answer": Reason.NO_ANSWER,
    "unreachable": Reason.UNAVAILABLE,
    "congestion": Reason.UNAVAILABLE,
    "unavailable": Reason.UNAVAILABLE,
    "not found": Reason.NOT_FOUND,
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
    return next((reason for part, reason in _BY_TEXT.items() if part in text), Reason.UNKNOWN), report.text


def reason_of_record(record: CallRecordReport) -> Reason:
    return _BY_STATUS.get(record.status, Reason.UNKNOWN)
