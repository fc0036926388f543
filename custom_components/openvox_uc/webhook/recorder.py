"""Counts what a PBX reports, and captures it for developers: .github/CONTRIBUTING.md shows the format."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
import time
from typing import Any

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..pbx import Direction, ExtensionState
from .anonymizer import Anonymizer

FORMAT = 1
MAX_REPORTS = 5000
_MAX_LISTED = 20_000

# The words of the PBX for a fault and an unknown state.
_WORDS = {ExtensionState.FAULT: "malfunction", None: "unknown"}


class Verdict(StrEnum):
    """What became of a request to the webhook: a report, or why it was ignored. Each has its count."""

    RECEIVED = "received"
    UNKNOWN = "unknown"
    UNPARSED = "unparsed"
    OVERSIZED = "oversized"
    FOREIGN = "foreign"
    OTHER_SERIAL = "other_serial"
    REFUSED = "refused"


@dataclass(slots=True)
class ReportCounts:
    """How many reports came, and why some were ignored."""

    received: int = 0
    unparsed: int = 0
    oversized: int = 0
    foreign: int = 0
    other_serial: int = 0
    refused: int = 0  # by the port for reports, though from an allowed address
    unknown: int = 0
    unparsed_shapes: deque[str] = field(default_factory=lambda: deque(maxlen=5))
    last_report: datetime | None = None

    @property
    def ignored(self) -> int:
        return self.unparsed + self.oversized + self.foreign + self.other_serial + self.refused + self.unknown

    def count(self, verdict: Verdict) -> None:
        setattr(self, verdict, getattr(self, verdict) + 1)


class ReportRecorder:
    """Has the last capture of a PBX, anonymized report by report."""

    def __init__(self) -> None:
        self._capture: dict[str, Any] = {}
        self._anonymizer: Anonymizer | None = None
        self._words: dict[str, str] = {}
        self._listed = 0
        self._cancel_timer: CALLBACK_TYPE = lambda: None

    @property
    def is_recording(self) -> bool:
        return self._anonymizer is not None

    @property
    def report_count(self) -> int:
        return len(self._capture.get("reports", ()))

    @property
    def recording(self) -> dict[str, Any] | None:
        # Sorted, since the order of the PBX would show which number is which.
        return self._capture | {"extensions": sorted(self._words)} if self._capture else None

    @callback
    def async_start(self, hass: HomeAssistant, duration: timedelta, states: Mapping[str, ExtensionState | None]) -> None:
        self.async_stop()
        now = time.time()
        self._anonymizer = Anonymizer(frozenset(states))
        self._capture = {"format": FORMAT, "began_at": now, "ended_at": None, "polls": [], "states": [], "trunk_calls": [], "reports": []}
        self._words, self._listed = {}, 0
        self.extensions_listed(states, now)
        self._cancel_timer = async_call_later(hass, duration, HassJob(self.async_stop, "capture of reports", cancel_on_shutdown=True))

    @callback
    def async_stop(self, _now: datetime | None = None) -> None:
        """End the capture, which is kept, and forget the real numbers."""
        self._cancel_timer()
        if self.is_recording:
            self._capture["ended_at"] = time.time()
        self._anonymizer = None

    @callback
    def report_received(self, body: bytes) -> None:
        if anonymizer := self._anonymizer:
            self._keep("reports", [(time.time(), anonymizer.report(body))])

    @callback
    def extensions_listed(self, states: Mapping[str, ExtensionState | None], asked_at: float) -> None:
        if anonymizer := self._anonymizer:
            words = {anonymizer.party(number): _WORDS.get(state, state or "") for number, state in states.items()}
            changed = [(asked_at, number, word) for number, word in sorted(words.items() - self._words.items())]
            self._words |= words
            self._capture["polls"].append(asked_at)
            self._keep("states", changed, listed=1 + len(changed))

    @callback
    def trunk_calls_listed(self, direction: Direction, legs: Collection[str], asked_at: float) -> None:
        if anonymizer := self._anonymizer:
            self._keep("trunk_calls", [(asked_at, direction, sorted(map(anonymizer.leg, legs)))], listed=len(legs))

    def _keep(self, kind: str, entries: Iterable[object], *, listed: int = 0) -> None:
        """Keep entries, and end a capture that would take too much memory."""
        self._capture[kind] += entries
        self._listed += listed
        if len(self._capture["reports"]) >= MAX_REPORTS or self._listed >= _MAX_LISTED:
            self.async_stop()
