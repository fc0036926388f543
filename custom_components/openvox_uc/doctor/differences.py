"""Finds what no document of the vendor describes and no device is known to report.

docs/call-tracking.md describes each of these differences.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC

from ..pbx import (
    LEG_ID,
    REPORT_FIELDS,
    CallRecordReport,
    CallReport,
    ExtensionStatus,
    RecordStatus,
    UnknownReport,
    Value,
    leg_parts,
)
from .observed import RecordedReport

_QUARTER_HOUR = 900


def new_differences(reports: Iterable[RecordedReport]) -> list[str]:
    return sorted({key for recorded in reports for key in _differences(recorded)})


def _differences(recorded: RecordedReport) -> Iterator[str]:
    report = recorded.report
    if isinstance(report, UnknownReport):
        yield "unknown_report"
        return
    if not REPORT_FIELDS.keys() >= set(_names(recorded.values)):
        yield "unknown_field"
    if isinstance(report, CallReport | CallRecordReport) and not all(
        map(LEG_ID.search, report.legs)
    ):
        yield "id_without_time"
    if isinstance(report, ExtensionStatus) and report.state is None:
        yield "unknown_state"
    if isinstance(report, CallRecordReport):
        if report.status is RecordStatus.UNKNOWN:
            yield "unknown_outcome"
        if report.time_start is None:
            yield "no_start"
        elif _is_odd(report):
            yield "odd_start"


def _is_odd(record: CallRecordReport) -> bool:
    """Return whether a record begins at another time than its leg.

    A difference of a time zone does not count.
    """
    parts = leg_parts(record.leg)
    if parts is None or record.time_start is None:
        return False
    beside = (
        record.time_start.replace(tzinfo=UTC).timestamp() - parts[0]
    ) % _QUARTER_HOUR
    # The leg and the record may fall into different seconds.
    return 2 < beside < _QUARTER_HOUR - 2


def _names(values: Mapping[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        yield name
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _names(item)
