"""Judges the reports that a test has recorded.

The keys of the findings are those of their texts.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from ipaddress import ip_address, ip_network

from homeassistant.exceptions import HomeAssistantError

from ..pbx import Bye, CallFailed, CallRecordReport
from .differences import new_differences
from .observed import Observed, RecordedReport

_WRONG_CLOCK_SECONDS = 60.0
_RECORD_SECONDS = 10.0
# The default networks of container engines. No PBX is in one, unless it is a network of
# the user's, too.
_CONTAINERS = [ip_network("172.16.0.0/12"), ip_network("10.88.0.0/16")]


class Level(StrEnum):
    """How bad a finding is; the values are the types of Markdown alerts."""

    FINE = "success"
    NOTE = "info"
    PROBLEM = "warning"


class Finding:
    """A finding of the test of reports.

    `error` becomes the placeholder of that name, in the language of the user.
    """

    def __init__(
        self,
        key: str,
        level: Level = Level.PROBLEM,
        error: HomeAssistantError | None = None,
        **placeholders: object,
    ) -> None:
        self.key = key
        self.level = level
        self.error = error
        self.placeholders = {name: str(value) for name, value in placeholders.items()}


def diagnose(seen: Observed, reports: Sequence[RecordedReport]) -> list[Finding]:
    """Return the bad findings, beginning with the cause, and the good ones."""
    known = [*_connection(seen), *_phone(seen), *_ignored(seen)]
    if not seen.recording.reports:
        return known or [*_no_reports(seen)]
    # The URL is changed only if nothing arrived at the one before.
    url = f"http://{seen.next_target.host_and_port}" if seen.next_target else ""
    found = [
        Finding("arrived", Level.FINE, count=len(seen.recording.reports), url=url),
        *known,
        *_monitored(seen, reports),
        *_call_findings(seen, reports),
        *_clock(seen),
    ]
    if new_differences(reports):
        found.append(Finding("new_differences", Level.NOTE))
    return found


def _connection(seen: Observed) -> Iterator[Finding]:
    # A restart of the PBX also ends the session.
    if seen.lost_tokens and not seen.is_interrupted:
        yield Finding("another_program")
    elif seen.connection_error:
        yield Finding("not_connected", error=seen.connection_error)
    elif seen.is_interrupted:
        yield Finding("interrupted")
    if seen.is_tls_only:
        yield Finding("https_only")
    elif seen.target is None and not seen.connection_error:
        yield Finding("no_address")


def _phone(seen: Observed) -> Iterator[Finding]:
    if not seen.is_registered:
        yield Finding("unregistered", phone=seen.phone)
    elif seen.dial_error:
        yield Finding("dial_refused", error=seen.dial_error, phone=seen.phone)


def _ignored(seen: Observed) -> Iterator[Finding]:
    if seen.foreign_address:
        yield Finding("foreign", address=seen.foreign_address)
    for key, count in seen.ignored.items():
        if count:
            yield Finding(key, count=count)


def _no_reports(seen: Observed) -> Iterator[Finding]:
    """Yield why no report arrived at all."""
    if not seen.was_used:
        yield Finding("nothing_happened")
    target = seen.target
    if not target:
        return
    if seen.was_used:
        key = "nothing_arrived_with_port" if seen.has_report_port else "nothing_arrived"
        yield Finding(key, url=f"http://{target.host_and_port}")
        if seen.next_target and seen.next_target != target:
            yield Finding(
                "address_changed",
                Level.NOTE,
                url=f"http://{seen.next_target.host_and_port}",
            )
    if not seen.pbx_address:
        return
    address, pbx_address = ip_address(target.host), ip_address(seen.pbx_address)
    if any(
        address in network and pbx_address not in network for network in _CONTAINERS
    ):
        yield Finding("container", address=address)
    elif address not in ip_network(
        (pbx_address, 24 if address.version == 4 else 64), strict=False
    ):
        yield Finding("other_network", address=address, pbx=pbx_address)


def _monitored(seen: Observed, reports: Sequence[RecordedReport]) -> Iterator[Finding]:
    """Yield a finding if reports of states and ringing are missing.

    They need Status Monitor (protocol 1.6).
    """
    if any(recorded.monitors(seen.recorded_phone) for recorded in reports):
        return
    if seen.was_used or any(
        recorded.is_of_call(seen.recorded_phone) for recorded in reports
    ):
        yield Finding("no_status_monitor", phone=seen.phone)
    else:
        yield Finding("other_phones_only", phone=seen.phone)


def _call_findings(
    seen: Observed, reports: Sequence[RecordedReport]
) -> Iterator[Finding]:
    """Yield whether a whole call was reported, and the record if it is missing."""
    ends = [
        recorded.at
        for recorded in reports
        if isinstance(recorded.report, Bye | CallFailed)
    ]
    has_record = any(
        isinstance(recorded.report, CallRecordReport) for recorded in reports
    )
    # An end may belong to a part of a call that continues, and a record to a call
    # before the test.
    if not ends or (seen.has_open_calls and not has_record):
        yield Finding("unfinished", Level.NOTE)
    elif has_record:
        yield Finding("whole_call", Level.FINE)
    elif (seen.recording.ended_at or 0) - max(ends) >= _RECORD_SECONDS:
        yield Finding("no_record")


def _clock(seen: Observed) -> Iterator[Finding]:
    error = seen.clock_error
    if error is not None and abs(error) > _WRONG_CLOCK_SECONDS:
        yield Finding(
            "clock_ahead" if error > 0 else "clock_behind",
            minutes=round(abs(error) / 60),
        )
