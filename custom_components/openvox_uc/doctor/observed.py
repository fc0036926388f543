"""What a test of reports has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from homeassistant.exceptions import HomeAssistantError

from ..pbx import Alert, Answer, BootUp, Bye, CallFailed, CallRecordReport, ExtensionStatus, Report, ReportTarget, Ring, Transfer
from ..webhook.recorder import Verdict

# The nine reports, by the names that the documents give them (protocol 5.1).
DOCUMENTED: dict[type[Report], str] = {
    ExtensionStatus: "ExtensionStatus",
    Alert: "ALERT",
    Ring: "RING",
    Answer: "ANSWER",
    Bye: "BYE",
    Transfer: "Tranfer",
    CallFailed: "CallFailed",
    CallRecordReport: "NewCdr",
    BootUp: "BootUp",
}


class Arrival(NamedTuple):
    """A request to the webhook: `seconds` after the test began, and `wall`, the time on Home Assistant's clock."""

    seconds: float
    wall: float
    verdict: Verdict
    address: str | None
    body: bytes
    report: Report | None

    @property
    def is_own(self) -> bool:
        """Whether it is a report of this PBX."""
        return self.verdict in (Verdict.RECEIVED, Verdict.UNKNOWN)

    def monitors(self, phone: str) -> bool:
        """Return whether it is sent because of the Status Monitor of a phone: of two phones, that of the first one (protocol 5.5)."""
        report = self.report
        if isinstance(report, Ring | Alert):
            return report.extensions[:1] == (phone,)
        return isinstance(report, ExtensionStatus) and report.extension == phone

    def names(self, phone: str) -> bool:
        report = self.report
        if isinstance(report, ExtensionStatus):
            return report.extension == phone
        if isinstance(report, CallRecordReport):
            return phone in (report.call_from, report.call_to)
        return phone in getattr(report, "extensions", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What a test has seen, in seconds since it began.

    `next_target` is the target at its end, and `clock_error` by how many seconds the PBX's clock is ahead, None if unknown. A test is
    interrupted if the PBX restarts or cannot be reached for a while, or if the entry is unloaded.
    """

    serial: str
    phone: str | None
    arrivals: Sequence[Arrival]
    seconds: float
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
    dialed_at: float | None
    list_changed: bool
    has_open_calls: bool
    clock_error: float | None

    @property
    def own(self) -> list[Arrival]:
        return [arrival for arrival in self.arrivals if arrival.is_own]
