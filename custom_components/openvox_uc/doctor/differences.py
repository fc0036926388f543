"""Where the reports of a PBX differ from the documents: docs/call-tracking.md describes each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC
import re

from ..pbx import (
    LEG_ID,
    REPORT_FIELDS,
    Alert,
    CallFailed,
    CallRecordReport,
    CallReport,
    Direction,
    ExtensionStatus,
    RecordStatus,
    Report,
    Ring,
    UnknownReport,
    UnreadableMessageError,
    Value,
    decode_report,
    leg_parts,
)
from .observed import DOCUMENTED, Arrival

# Nothing handles these, so they are news for the developers.
NEW = frozenset({"unknown_report", "unknown_field", "unknown_state", "unknown_outcome", "id_without_time", "odd_start", "no_start"})

_NAME = re.compile(r"[A-Za-z_ +-]{1,32}")
_STATES = frozenset({"ringing", "inuse", "busy", "idle", "registered", "unregistered"})
_ACTIONS = frozenset(DOCUMENTED.values())
_RECORD_TRUNKS = frozenset({"srctrunkname", "desttrunkname", "dsttrunkname", "dsttrcunkname"})
_QUARTER_HOUR = 900
_MAX_SHOWN = 20


def differences(arrivals: Iterable[Arrival]) -> dict[str, list[str]]:
    """Return the differences that were seen, each with the words of the PBX that show it."""
    found = defaultdict[str, set[str]](set)
    for arrival in arrivals:
        for key, shown in _of_one(arrival):
            found[key] |= {shown} if shown else set()
    return {key: sorted(found[key])[:_MAX_SHOWN] for key in sorted(found)}


def _of_one(arrival: Arrival) -> Iterator[tuple[str, str]]:
    try:
        values = decode_report(arrival.body)
    except UnreadableMessageError:
        return
    action = _shown(values.get("action", values.get("event")))
    if isinstance(arrival.report, UnknownReport):
        yield "unknown_report", action
        return
    yield from _of_message(arrival, values, action)
    match arrival.report:
        case ExtensionStatus() as report:
            yield from _of_state(report, values)
        case CallFailed(code=None):
            yield "reason_is_text", ""
        case Ring(parties=parties, trunk_leg=None) if len(parties) < 2:
            yield "ring_without_caller", ""
        case CallRecordReport() as report:
            yield from _of_record(report, values)


def _of_message(arrival: Arrival, values: Mapping[str, Value], action: str) -> Iterator[tuple[str, str]]:
    report = arrival.report
    if arrival.body.lstrip()[:1] == b"<":
        yield "xml", ""
    if action not in _ACTIONS:
        yield "other_spelling", action
    if report and report.serial is None and not _may_lack_serial(report):
        yield "no_serial", action
    if "call" in values:
        yield "call_list", action
    for name in _names(values):
        if name not in REPORT_FIELDS:
            yield "unknown_field", f"{action}: {_shown(name)}"
    if isinstance(report, CallReport | CallRecordReport):
        yield from _of_legs(report, action)


def _of_state(report: ExtensionStatus, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    word = _shown(values.get("status"))
    if report.state is None:
        yield "unknown_state", word
    elif word.lower() not in _STATES:
        yield "other_state_word", word


def _of_legs(report: CallReport | CallRecordReport, action: str) -> Iterator[tuple[str, str]]:
    for leg in report.legs:
        if not (found := LEG_ID.search(leg)):
            yield "id_without_time", action
        elif found.start():
            yield "id_with_name", action


def _of_record(report: CallRecordReport, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    if report.status is RecordStatus.UNKNOWN:
        yield "unknown_outcome", _shown(values.get("status"))
    elif report.status is not RecordStatus.ANSWERED:
        yield "other_outcome", _shown(values.get("status"))
    if _RECORD_TRUNKS & values.keys():
        yield "trunk_in_record", ""
    if report.time_start is None:
        yield "no_start", ""
    elif parts := leg_parts(report.leg):
        beside = (report.time_start.replace(tzinfo=UTC).timestamp() - parts[0]) % _QUARTER_HOUR
        # A second may pass between the two.
        if 2 < beside < _QUARTER_HOUR - 2:
            yield "odd_start", ""


def _may_lack_serial(report: Report) -> bool:
    """Return whether the documents show such a report without a serial number: what rings for an outgoing call (protocol 5.2)."""
    if not isinstance(report, Alert | Ring):
        return False
    return report.trunk_leg is None or report.trunk_leg.direction is Direction.OUTBOUND


def _names(values: Mapping[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        yield name
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _names(item)


def _shown(value: object) -> str:
    """Return a word of the PBX; anything else may be private."""
    return value if isinstance(value, str) and _NAME.fullmatch(value) else "<text>"
