"""Converts the local times of a PBX to UTC, and computes when it last booted; pure."""

from datetime import UTC, datetime

_TOLERANCE_SECONDS = 5
_QUARTER_SECONDS = 900


def to_utc(local: datetime, ahead: float) -> datetime:
    """Convert a local time of a PBX whose clock is `ahead` seconds ahead of UTC.

    That is its time zone, unless its clock is wrong. The PBX reports whole seconds, so
    an error is rounded, lest the result change with each reading.
    """
    offset: float = round(ahead / _QUARTER_SECONDS) * _QUARTER_SECONDS
    if abs(ahead - offset) > _TOLERANCE_SECONDS:
        offset = round(ahead, -1)
    return datetime.fromtimestamp(local.replace(tzinfo=UTC).timestamp() - offset, UTC)


class BootClock:
    """Distinguishes a restart from a changed clock.

    The PBX reports its boot time as local time.
    """

    def __init__(self) -> None:
        self.last_boot: datetime | None = None
        self.is_outdated = False
        self._boot: datetime | None = None
        self._ahead: float | None = None

    def read(self, boot: datetime | None, ahead: float | None) -> bool:
        """Return whether the PBX has restarted since its boot time was last read."""
        if boot is None:
            return False
        moved = clock_moved = 0.0
        if self._boot is not None:
            moved = (boot - self._boot).total_seconds()
        if self._ahead is not None and ahead is not None:
            clock_moved = ahead - self._ahead
        self._boot, self._ahead = boot, ahead
        # The reported boot time either moves with the clock or stays.
        restarted = min(abs(moved), abs(moved - clock_moved)) > _TOLERANCE_SECONDS
        if restarted:
            self.last_boot = None
        if ahead is not None and (self.last_boot is None or self.is_outdated):
            self.is_outdated = False
            self.last_boot = to_utc(boot, ahead)
        return restarted
