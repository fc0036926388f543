"""Records what a PBX reports, for those who develop this: docs/recording.md shows the format."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
import time
from typing import Any

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..pbx import Direction, ExtensionState
from .anonymizer import Anonymizer

FORMAT = 1
MAX_REPORTS = 5000
# Entries of lists, in which most phones change seldom.
_MAX_LISTED = 20_000

# What the PBX itself says for a fault, and anything for what nobody knows.
_WORDS = {ExtensionState.FAULT: "malfunction", None: "unknown"}


class ReportRecorder:
    """Has the last recording of a PBX, which it anonymizes as it goes on. It ends by itself, when its time is over or it is full."""

    def __init__(self) -> None:
        """Start without a recording."""
        self._recording: dict[str, Any] | None = None
        self._anonymizer: Anonymizer | None = None
        self._words: dict[str, str] = {}
        self._cancel_timer: CALLBACK_TYPE | None = None

    @property
    def is_recording(self) -> bool:
        """Return whether a recording goes on."""
        return self._anonymizer is not None

    @property
    def report_count(self) -> int:
        """Return how many reports the last recording has."""
        return len(self._recording["reports"]) if self._recording else 0

    @property
    def recording(self) -> dict[str, Any] | None:
        """Return the last recording, if there is one."""
        # Sorted, since their order in the list of the PBX would tell which number is which.
        return self._recording and self._recording | {"extensions": sorted(self._words)}

    @callback
    def async_start(self, hass: HomeAssistant, duration: timedelta, states: Mapping[str, ExtensionState | None]) -> None:
        """Begin anew, with what the list showed last."""
        self.async_stop()
        now = time.time()
        self._anonymizer = Anonymizer(frozenset(states))
        self._recording = {"format": FORMAT, "began_at": now, "ended_at": None, "polls": [], "states": [], "trunk_calls": [], "reports": []}
        self._words = {}
        self.extensions_listed(states, now)
        self._cancel_timer = async_call_later(hass, duration, HassJob(self.async_stop, "recording of reports", cancel_on_shutdown=True))

    @callback
    def async_stop(self, _now: datetime | None = None) -> None:
        """End the recording, which is kept, and forget which number was which."""
        if self._cancel_timer:
            self._cancel_timer()
            self._cancel_timer = None
        if self._recording and self.is_recording:
            self._recording["ended_at"] = time.time()
        self._anonymizer = None

    @callback
    def report_received(self, body: bytes) -> None:
        """Record a report as it came."""
        if self._recording and self._anonymizer:
            self._recording["reports"].append((time.time(), self._anonymizer.report(body)))
            self._stop_if_full(self._recording)

    @callback
    def extensions_listed(self, states: Mapping[str, ExtensionState | None], asked_at: float) -> None:
        """Record what has changed in the list since it was polled last."""
        if self._recording and self._anonymizer:
            words = {self._anonymizer.party(number): _WORDS.get(state, state or "") for number, state in states.items()}
            changed = sorted(words.items() - self._words.items())
            self._words |= words
            self._recording["polls"].append(asked_at)
            self._recording["states"] += [(asked_at, number, word) for number, word in changed]
            self._stop_if_full(self._recording)

    @callback
    def trunk_calls_listed(self, direction: Direction, legs: Iterable[str], asked_at: float) -> None:
        """Record which calls over trunks the PBX says go on."""
        if self._recording and self._anonymizer:
            self._recording["trunk_calls"].append((asked_at, direction, sorted(map(self._anonymizer.leg, legs))))
            self._stop_if_full(self._recording)

    def _stop_if_full(self, recording: Mapping[str, Any]) -> None:
        """End a recording that would take too much memory."""
        legs = sum(len(legs) for *_, legs in recording["trunk_calls"])
        if len(recording["reports"]) >= MAX_REPORTS or len(recording["states"]) + len(recording["polls"]) + legs >= _MAX_LISTED:
            self.async_stop()
