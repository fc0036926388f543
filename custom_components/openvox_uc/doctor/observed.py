"""What a test of reports observed: the debug recording, and other known facts."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from homeassistant.exceptions import HomeAssistantError

from ..pbx import (
    Alert,
    CallRecordReport,
    CallReport,
    ExtensionStatus,
    Report,
    ReportTarget,
    Ring,
    UnreadableMessageError,
    Value,
    parse,
)
from ..webhook.recorder import Recording


class RecordedReport(NamedTuple):
    """A recorded report, and when it arrived, in seconds since 1970."""

    at: float
    report: Report
    values: Mapping[str, Value]

    def monitors(self, phone: str) -> bool:
        """Return whether this report depends on the Status Monitor of a phone.

        If it names two phones, the first one counts (protocol 5.5).
        """
        if isinstance(self.report, Ring | Alert):
            return self.report.extensions[:1] == (phone,)
        return (
            isinstance(self.report, ExtensionStatus) and self.report.extension == phone
        )

    def is_of_call(self, phone: str) -> bool:
        """Return whether this is a report of a call of a phone."""
        if isinstance(self.report, CallRecordReport):
            return phone in (self.report.call_from, self.report.call_to)
        return isinstance(self.report, CallReport) and phone in self.report.extensions


def recorded_reports(recording: Recording) -> list[RecordedReport]:
    """Return the reports of a recording, except those too long to be recorded."""
    found = []
    for at, values in recording.reports:
        if isinstance(values, dict):
            with suppress(UnreadableMessageError):
                found.append(RecordedReport(at, parse(values), values))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """The observations of a test.

    `phone` is the real number, and `recorded_phone` its substitute in the recording.
    `ignored` counts requests by the reason, `next_target` is the target at the end, and
    `clock_error` is by how many seconds the PBX's clock is ahead (None if unknown). A
    test is interrupted if the PBX restarts or cannot be reached for a while, or if the
    recording is stopped, such as with the entry.
    """

    recording: Recording
    phone: str
    recorded_phone: str
    ignored: Mapping[str, int]
    foreign_address: str | None
    connection_error: HomeAssistantError | None
    lost_tokens: int
    is_interrupted: bool
    is_tls_only: bool
    has_report_port: bool
    target: ReportTarget | None
    next_target: ReportTarget | None
    pbx_address: str | None
    is_registered: bool
    dial_error: HomeAssistantError | None
    was_rung: bool
    has_open_calls: bool
    clock_error: float | None

    @property
    def was_used(self) -> bool:
        """Return whether the phone was rung, or a list showed that its state changed.

        The state is compared to that of the first list requested during the test.
        """
        polls = self.recording.polls
        baseline = polls[1] if len(polls) > 1 else polls[0]
        return self.was_rung or any(
            at > baseline and number == self.recorded_phone
            for at, number, _ in self.recording.states
        )
