"""Compares the PBX's clock with ours (call tracking, rule 13; protocol 5.10, 5.11)."""

from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from ..reports import CallRecordReport
from ..wire.values import LEG_ID

_TRUSTED_SKEW = 5.0
_JUMP = 60.0
# No caller lets a phone ring longer.
_LONGEST_WAIT = 3600.0
_QUARTER_HOUR = 900
_DAYLIGHT_SAVING = 3600
_WIDEST_OFFSET = 15 * 3600


class LegParts(NamedTuple):
    """When a leg began, in seconds since 1970, and its number in the PBX's count."""

    second: int
    sequence: int


@lru_cache(maxsize=1024)
def leg_parts(leg: str) -> LegParts | None:
    found = LEG_ID.search(leg)
    return LegParts(int(found[1]), int(found[2])) if found else None


class PbxClock:
    """Converts the PBX's times to ours.

    Leg ids carry seconds (UTC, by the PBX's clock); records and the device info carry
    local time.
    """

    def __init__(self) -> None:
        # How many seconds the wall clock, which labels calls, is ahead of our own time,
        # which never jumps.
        self.label_offset = 0.0
        self._lags: deque[float] = deque(maxlen=64)
        # The lag of a RING that differed from all before, and the second in which its
        # leg began.
        self._odd: tuple[float, int] | None = None
        # The youngest leg of the last RING.
        self._rang: LegParts | None = None
        self._record_offset: float | None = None
        self._device_offset: float | None = None
        self._device_ahead: float | None = None
        self._past_offset: float | None = None

    @property
    def skew(self) -> float:
        """The seconds that our wall clock is ahead of the PBX's.

        Zero if they nearly agree.
        """
        return _trusted(self._lag + self.label_offset)

    @property
    def ahead(self) -> float | None:
        """The seconds that the PBX's local time is ahead of UTC by our wall clock.

        This is its time zone and its error.
        """
        if self._device_ahead is not None:
            return self._device_ahead - self.label_offset
        return None if self.utc_offset is None else self.utc_offset - self.skew

    @property
    def error(self) -> float | None:
        """The seconds that the PBX's clock is ahead of our wall clock.

        It follows from the device's own time, and is None if that is unknown.
        """
        if self._device_ahead is None:
            return None
        ahead = self._device_ahead - self.label_offset
        # The rest is the time zone.
        return ahead - _quarters(ahead + self.skew)

    @property
    def _lag(self) -> float:
        return min(self._lags, default=self._lag_before_rings)

    @property
    def _lag_before_rings(self) -> float:
        """Return the skew before the first RING.

        It follows from the device's own time and, if known, the offset from a record.
        """
        if self._device_ahead is None:
            return 0.0
        offset = (
            self._past_offset if self._record_offset is None else self._record_offset
        )
        if offset is None:
            lag = (self._device_offset or 0.0) - self._device_ahead
            return lag if abs(lag) <= _QUARTER_HOUR / 2 else 0.0
        lag = offset - self._device_ahead
        quarters = _quarters(lag)
        # Daylight saving time that has begun or ended since the record is more likely
        # than a clock that is wrong by exactly an hour.
        return lag - quarters if abs(quarters) == _DAYLIGHT_SAVING else lag

    @property
    def utc_offset(self) -> float | None:
        return (
            self._device_offset if self._record_offset is None else self._record_offset
        )

    def observe_ring(self, legs: Iterable[str], now: float) -> None:
        """Learn the skew from a RING, whose youngest leg began a moment ago."""
        known = [parts for parts in map(leg_parts, legs) if parts]
        if not known:
            return
        youngest, before = max(known), self._rang
        self._rang = youngest
        began = youngest.second
        lag = now - began
        if self._lags and abs(lag - min(self._lags)) > _JUMP:
            counts_back = (
                before is not None
                and youngest.sequence > before.sequence
                and began < before.second
            )
            if not counts_back and not self._was_set(began, lag):
                self._odd = lag, began
                return
            self._lags.clear()
        self._odd = None
        self._lags.append(lag)

    def _was_set(self, began: int, lag: float) -> bool:
        """Return whether the PBX's clock was set.

        No leg begins in the future or long ago, and no two calls ring with the same
        delay by chance.
        """
        behind = lag - min(self._lags)
        if not 0 < behind <= _LONGEST_WAIT:
            return True
        if self._odd is None:
            return False
        odd_lag, odd_began = self._odd
        return abs(lag - odd_lag) <= _JUMP and began != odd_began

    def observe_record(self, record: CallRecordReport) -> None:
        """Learn the offset from a record.

        Its leg and its local time are the same moment.
        """
        self._record_offset = _offset_in(record, self._record_offset)

    def observe_past_record(self, record: CallRecordReport) -> None:
        """Learn the offset from an older record, for the skew before the first RING.

        The offset may have changed since.
        """
        self._past_offset = _offset_in(record, self._past_offset)

    def observe_device(self, local: datetime, now: float) -> None:
        """Learn the offset from the device's time.

        Until the first RING, the remainder to whole quarters of an hour is the skew.
        """
        self._device_ahead = _timestamp(local) - now
        # Before the first RING, only the wall clock can be compared.
        self._device_offset = _offset(
            local,
            now - min(self._lags, default=-self.label_offset),
            self._device_offset,
        )

    def began(self, leg: str, now: float) -> float:
        parts = leg_parts(leg)
        return min(parts.second + _trusted(self._lag), now) if parts else now


def _trusted(lag: float) -> float:
    return lag if abs(lag) > _TRUSTED_SKEW else 0.0


def _offset_in(record: CallRecordReport, known: float | None) -> float | None:
    parts = leg_parts(record.leg)
    return (
        _offset(record.time_start, parts.second, known)
        if record.time_start and parts
        else known
    )


def _offset(local: datetime, utc: float, known: float | None) -> float | None:
    """Return the offset of a local time; time zones differ by quarters of an hour.

    An offset that no time zone has is ignored.
    """
    seconds = _quarters(_timestamp(local) - utc)
    return float(seconds) if abs(seconds) <= _WIDEST_OFFSET else known


def _quarters(seconds: float) -> int:
    return round(seconds / _QUARTER_HOUR) * _QUARTER_HOUR


def _timestamp(local: datetime) -> float:
    return local.replace(tzinfo=UTC).timestamp()
