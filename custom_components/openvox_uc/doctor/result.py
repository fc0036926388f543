"""The result of a test of reports: as sentences, as data, and as a text for developers that contains nothing private."""

from collections.abc import Iterator
from datetime import datetime
import json
from typing import Any

from homeassistant.const import __version__
from homeassistant.core import HomeAssistant
from homeassistant.loader import async_get_loaded_integration
from homeassistant.util.dt import utcnow

from ..base.error_texts import plain_placeholders, shown_error, text
from ..const import DOMAIN
from ..coordinator import OpenVoxCoordinator
from ..webhook.anonymizer import Anonymizer
from .differences import NEW
from .findings import Finding, Level, diagnose, lateness
from .observed import DOCUMENTED, Observed

_MAX_SHOWN_REPORTS = 40


class TestResult:
    def __init__(self, pbx: OpenVoxCoordinator, seen: Observed, found_differences: dict[str, list[str]]) -> None:
        self.ended_at: datetime = utcnow()
        self.findings = diagnose(seen)
        own = seen.own
        self._seen = {name: [round(each.seconds, 1) for each in own if type(each.report) is kind] for kind, name in DOCUMENTED.items()}
        self._differences = found_differences
        if not NEW.isdisjoint(self._differences):
            self.findings.append(Finding("new_differences", level=Level.NOTE))
        self._lateness = lateness(seen, own)
        self._clock_error = seen.clock_error
        anonymizer = Anonymizer(frozenset(pbx.extensions))
        self._reports = [(round(each.seconds, 1), anonymizer.report(each.body)) for each in own[:_MAX_SHOWN_REPORTS]]
        device = pbx.data.device
        version = async_get_loaded_integration(pbx.hass, DOMAIN).version
        self._made_by = f"OpenVox UC {version}, Home Assistant {__version__}, firmware {device.firmware}, hardware {device.hardware}"

    @property
    def problems(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.level is Level.PROBLEM]

    def sentences(self, hass: HomeAssistant) -> str:
        """Return the findings as alerts in Markdown, in the language of Home Assistant."""
        return "\n\n".join(_alert(hass, finding) for finding in self.findings)

    def table(self, hass: HomeAssistant) -> str:
        """Return which of the nine reports were seen, as a table in Markdown."""
        head = [text(hass, f"report_test.column_{column}") for column in ("report", "count", "first")]
        rows = [(name, str(len(times)), f"{times[0]:.1f} s" if times else "") for name, times in self._seen.items()]
        return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * 3, *rows))

    def one_line(self) -> str:
        seen = ", ".join(f"{name} {len(times)}" for name, times in self._seen.items() if times)
        return "; ".join(filter(None, (seen or "no reports", ", ".join(finding.key for finding in self.problems))))

    def as_dict(self) -> dict[str, Any]:
        return {
            "ended_at": self.ended_at.isoformat(),
            "findings": [finding.key for finding in self.findings],
            "reports": {name: len(times) for name, times in self._seen.items()},
            "first_after_seconds": {name: times[0] for name, times in self._seen.items() if times},
            "late_by_seconds": self._lateness and round(self._lateness, 1) + 0,
            "clock_ahead_by_seconds": self._clock_error and round(self._clock_error),
            "differences": self._differences,
        }

    def as_text(self) -> str:
        """Return the text for an issue, in English."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self._made_by
        for key, value in self.as_dict().items():
            yield f"{key}: {json.dumps(value)}"
        yield f"new differences: {', '.join(key for key in self._differences if key in NEW) or 'none'}"
        for seconds, report in self._reports:
            yield f"{seconds:5.1f} {json.dumps(report, ensure_ascii=False)}"


def _alert(hass: HomeAssistant, finding: Finding) -> str:
    reason = {"error": shown_error(hass, finding.error)} if finding.error else {}
    sentences = text(hass, f"report_test.{finding.key}", **plain_placeholders({**finding.placeholders, **reason}))
    # Markdown within a tag is read between empty lines.
    return f'<ha-alert alert-type="{finding.level}">\n\n{sentences}\n\n</ha-alert>'
