"""When the PBX last booted, in UTC; pure."""

from datetime import UTC, datetime, timedelta

from ..pbx import DeviceInfo

_TOLERANCE = timedelta(seconds=5)
# Time zones lie whole quarters of an hour apart; to set a wrong one right is a move by no more than this.
_QUARTER = timedelta(minutes=15)
_FARTHEST_ZONE = timedelta(hours=15)
_REPEAT_SECONDS = 30
_PAIR_SECONDS = 600


class BootClock:
    """Distinguishes a restart of the PBX from a clock that was set.

    The PBX reports its boot in local time, which may change by a second, with the summer time, or when its clock is set.
    """

    def __init__(self) -> None:
        self.last_boot: datetime | None = None
        # Our clock was set since the last reading.
        self.is_outdated = False
        self._boot: datetime | None = None
        self._ahead: timedelta | None = None

    def read(self, device: DeviceInfo, now: float, utc_offset: float | None, *, same_session: bool = False) -> bool:
        """Compare the device info with the last one, and return whether the PBX has restarted in between.

        `now` is seconds since 1970, `utc_offset` is how many seconds the local time of the PBX is ahead of UTC, and `same_session`
        is whether the session of the last device info still stands.
        """
        if device.boot_time is None:
            return False
        # By its time zone, and by as much as its clock is wrong.
        ahead = None if device.system_time is None else device.system_time - datetime.fromtimestamp(now, UTC).replace(tzinfo=None)
        clock_moved = None if ahead is None or self._ahead is None else ahead - self._ahead
        restarted = self._boot is not None and not _is_same_boot(device.boot_time - self._boot, clock_moved, same_session=same_session)
        self._boot = device.boot_time
        if restarted:
            self.last_boot = None
        if restarted or ahead is not None:
            self._ahead = ahead
        if self.last_boot is None or self.is_outdated:
            self.is_outdated = False
            zone = None if utc_offset is None else timedelta(seconds=utc_offset)
            shown = zone if ahead is None else timedelta(seconds=round(ahead.total_seconds()))
            if zone is not None and shown is not None and abs(shown - zone) <= _TOLERANCE:
                shown = zone
            if shown is not None:
                self.last_boot = (device.boot_time - shown).replace(tzinfo=UTC)
        return restarted


def _is_same_boot(moved: timedelta, clock_moved: timedelta | None, *, same_session: bool) -> bool:
    """Return whether two boot times are those of one boot: they are equal, or differ by as much as the clock was set.

    Where the PBX does not report its clock, a move by whole quarters of an hour may be another time zone, or a boot that by chance comes
    so long after the last. The session decides: a PBX that restarts forgets it, one whose time zone is changed does not.
    """
    if abs(moved) <= _TOLERANCE:
        return True
    if clock_moved is not None:
        return abs(moved - clock_moved) <= _TOLERANCE
    return same_session and abs(moved) <= _FARTHEST_ZONE + _TOLERANCE and abs(moved - round(moved / _QUARTER) * _QUARTER) <= _TOLERANCE


class BootNews:
    """Lets each boot be published once: the PBX reports it, and its device info shows it, in either order."""

    def __init__(self) -> None:
        self._reported_at: float | None = None
        self._unpaired: tuple[str, float] | None = None

    def is_repeat(self, now: float) -> bool:
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
