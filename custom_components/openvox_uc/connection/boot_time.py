"""Computes when the PBX last booted, in UTC; pure."""

from datetime import UTC, datetime, timedelta

from ..pbx import DeviceInfo

_TOLERANCE = timedelta(seconds=5)


class BootClock:
    """Distinguishes a restart from a changed clock.

    The PBX reports its boot time as local time.
    """

    def __init__(self) -> None:
        self.last_boot: datetime | None = None
        self.is_outdated = False
        self._boot: datetime | None = None
        self._ahead: timedelta | None = None

    def read(self, device: DeviceInfo, now: float, utc_offset: float | None) -> bool:
        """Return whether the PBX has restarted since the last device info.

        Its local time is `utc_offset` seconds ahead of UTC.
        """
        if device.boot_time is None:
            return False
        ahead = None
        clock_moved = timedelta()
        if device.system_time is not None:
            utc = datetime.fromtimestamp(now, UTC).replace(tzinfo=None)
            ahead = device.system_time - utc
            if self._ahead is not None:
                clock_moved = ahead - self._ahead
        restarted = False
        if self._boot is not None:
            moved = device.boot_time - self._boot
            # The reported boot time either moves with the clock or stays.
            restarted = min(abs(moved), abs(moved - clock_moved)) > _TOLERANCE
        self._boot = device.boot_time
        if restarted:
            self.last_boot = None
        if ahead is not None:
            self._ahead = ahead
        if self.last_boot is None or self.is_outdated:
            self.is_outdated = False
            shown = _shown_zone(ahead, utc_offset)
            if shown is not None:
                self.last_boot = (device.boot_time - shown).replace(tzinfo=UTC)
        return restarted


def _shown_zone(ahead: timedelta | None, utc_offset: float | None) -> timedelta | None:
    """Return how far the times of the PBX are ahead of UTC.

    This is its time zone, unless its clock is wrong.
    """
    zone = None if utc_offset is None else timedelta(seconds=utc_offset)
    if ahead is None:
        return zone
    shown = timedelta(seconds=round(ahead.total_seconds()))
    if zone is not None and abs(shown - zone) <= _TOLERANCE:
        return zone
    return shown
