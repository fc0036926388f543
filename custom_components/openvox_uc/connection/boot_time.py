"""When the PBX last booted, in UTC; pure."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from ..pbx import DeviceInfo

_TOLERANCE = timedelta(seconds=5)
# Time zones lie whole quarters of an hour apart; to set a wrong one right is a move by no more than this.
_QUARTER = timedelta(minutes=15)
_FARTHEST_ZONE = timedelta(hours=15)
_REPEAT_SECONDS = 30
_PAIR_SECONDS = 600


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the PBX said about its clock, and when on our own (seconds since 1970)."""

    boot: datetime
    clock: datetime | None
    at: float

    def set_since(self, earlier: _Reading) -> timedelta | None:
        """Return by how much the clock of the PBX was set since an earlier reading; None if that is not known."""
        if self.clock is None or earlier.clock is None:
            return None
        return self.clock - earlier.clock - timedelta(seconds=self.at - earlier.at)


class BootClock:
    """Tells a restart of the PBX from a clock that was set.

    The PBX tells its boot in local time, which may change by a second, with the summer time, or when its clock is set.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self.last_boot: datetime | None = None
        self._reading: _Reading | None = None

    def read(self, device: DeviceInfo, now: float, utc_offset: float | None, *, same_session: bool = False) -> bool:
        """Take in what the PBX says, and return whether it has restarted since it last said so.

        `now` is seconds since 1970, `utc_offset` is how many seconds the local time of the PBX is ahead of UTC, and `same_session`
        is whether the session in which it last said so still stands.
        """
        if device.boot_time is None:
            return False
        earlier, reading = self._reading, _Reading(device.boot_time, device.system_time, now)
        restarted = earlier is not None and not _same_boot(earlier, reading, same_session=same_session)
        if earlier is not None and reading.clock is None and not restarted:
            reading = replace(reading, clock=earlier.clock, at=earlier.at)
        self._reading = reading
        if restarted:
            self.last_boot = None
        if self.last_boot is None and (ahead := _ahead(device, now, utc_offset)) is not None:
            self.last_boot = (device.boot_time - ahead).replace(tzinfo=UTC)
        return restarted


def _ahead(device: DeviceInfo, now: float, utc_offset: float | None) -> timedelta | None:
    """Return by how much the PBX shows more than UTC: by its time zone, and where its clock is wrong by what it shows."""
    zone = None if utc_offset is None else timedelta(seconds=utc_offset)
    if device.system_time is None:
        return zone
    shown = timedelta(seconds=round(device.system_time.replace(tzinfo=UTC).timestamp() - now))
    return zone if zone is not None and abs(shown - zone) <= _TOLERANCE else shown


def _same_boot(earlier: _Reading, later: _Reading, *, same_session: bool) -> bool:
    """Return whether two readings belong to one boot: its local time stayed, or moved just as the clock did.

    Where the PBX does not tell its clock, a move by whole quarters of an hour may be another time zone, or a boot that by chance comes
    so long after the last. The session decides: a PBX that restarts forgets it, one whose time zone is changed does not.
    """
    moved = later.boot - earlier.boot
    if abs(moved) <= _TOLERANCE:
        return True
    if (clock_moved := later.set_since(earlier)) is not None:
        return abs(moved - clock_moved) <= _TOLERANCE
    return same_session and abs(moved) <= _FARTHEST_ZONE + _TOLERANCE and abs(moved - round(moved / _QUARTER) * _QUARTER) <= _TOLERANCE


class BootNews:
    """Tells of each boot once: the PBX reports it, and its device info shows it, in either order."""

    def __init__(self) -> None:
        """Know of no boot."""
        self._reported_at: float | None = None
        self._unpaired: tuple[str, float] | None = None

    def is_repeat(self, now: float) -> bool:
        """Return whether a report of a boot is the last one once more."""
        repeat = self._reported_at is not None and now - self._reported_at < _REPEAT_SECONDS
        self._reported_at = now
        return repeat

    def is_news(self, source: str, now: float) -> bool:
        """Return whether a boot from one source was not published from the other already."""
        unpaired, self._unpaired = self._unpaired, None
        if unpaired and unpaired[0] != source and now - unpaired[1] < _PAIR_SECONDS:
            return False
        self._unpaired = (source, now)
        return True
