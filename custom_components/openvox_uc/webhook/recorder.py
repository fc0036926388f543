"""Counts the reports of a PBX, and records them for developers.

docs/testing.md describes the format.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
import time

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..pbx import ExtensionState, Value
from .anonymizer import Anonymizer

MAX_REPORTS = 5000

# The PBX's words for a malfunction and an unknown state.
_WORDS = {ExtensionState.FAULT: "malfunction", None: "unknown"}


@dataclass(slots=True)
class ReportCounts:
    """How many reports came, and how many were ignored for which reason."""

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
        return (
            self.unparsed
            + self.oversized
            + self.foreign
            + self.other_serial
            + self.refused
            + self.unknown
        )


@dataclass(slots=True)
class Recording:
    """Recorded reports, with numbers and names replaced.

    Times are seconds since 1970.
    """

    began_at: float
    format: int = 1
    ended_at: float | None = None
    extensions: list[str] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    states: list[tuple[float, str, str]] = field(default_factory=list)
    reports: list[tuple[float, dict[str, Value] | str]] = field(default_factory=list)


class ReportRecorder:
    """Keeps the last recording of a PBX, anonymized report by report."""

    def __init__(self) -> None:
        self.recording: Recording | None = None
        self._anonymizer: Anonymizer | None = None
        # Of the last list of extensions.
        self._states: Mapping[str, ExtensionState | None] = {}
        self._words: dict[str, str] = {}
        self._cancel_timer: CALLBACK_TYPE = lambda: None

    @property
    def is_recording(self) -> bool:
        return self._anonymizer is not None

    @callback
    def async_start(self, hass: HomeAssistant, duration: timedelta) -> Recording:
        """Start a new recording with the last list of extensions.

        It ends when its time is over or when it is full.
        """
        self.async_stop()
        recording = self.recording = Recording(time.time())
        self._anonymizer = Anonymizer()
        self._words = {}
        self.extensions_listed(self._states, recording.began_at)
        self._cancel_timer = async_call_later(
            hass,
            duration,
            HassJob(self.async_stop, "debug recording", cancel_on_shutdown=True),
        )
        return recording

    @callback
    def async_stop(self, _now: datetime | None = None) -> None:
        """End the recording, keep it, and forget the real numbers."""
        self._cancel_timer()
        if self.recording and self.is_recording:
            self.recording.ended_at = time.time()
        self._anonymizer = None

    @callback
    def report_received(self, body: bytes) -> None:
        if self.recording and self._anonymizer:
            self.recording.reports.append((time.time(), self._anonymizer.report(body)))
            if len(self.recording.reports) >= MAX_REPORTS:
                self.async_stop()

    @callback
    def extensions_listed(
        self, states: Mapping[str, ExtensionState | None], asked_at: float
    ) -> None:
        """Record what has changed since the last list of extensions."""
        self._states = states
        recording, anonymizer = self.recording, self._anonymizer
        if not recording or not anonymizer:
            return
        words = {
            anonymizer.party(number): _WORDS.get(state, state or "")
            for number, state in states.items()
        }
        recording.polls.append(asked_at)
        recording.states += [
            (asked_at, number, word)
            for number, word in sorted(words.items() - self._words.items())
        ]
        self._words |= words
        # Sort them, because the PBX's order would reveal the real numbers.
        recording.extensions = sorted(self._words)

    def substitute(self, number: str) -> str:
        """Return the substitute for an extension in the present recording."""
        return self._anonymizer.party(number) if self._anonymizer else number
