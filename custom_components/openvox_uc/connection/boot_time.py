"""When the PBX last booted, in UTC; pure."""

from datetime import UTC, datetime, timedelta

from ..pbx import DeviceInfo

_TOLERANCE = timedelta(seconds=5)
# Time zones are quarters of an hour apart, and at most this.
_QUARTER = timedelta(minutes=15)
_FARTHEST_ZONE = timedelta(hours=15)
_REPEAT_SECONDS = 30
_PAIR_SECONDS = 600


class BootClock:
    """Distinguishes a restart from a clock that was set.

    The PBX reports its boot in local time.
    """

    def __init__(self) -> None:
        self.last_boot: datetime | None = None
        self.is_outdated = False
        self._boot: datetime | None = None
        self._ahead: timedelta | None = None

    def read(
        self,
        device: DeviceInfo,
        now: float,
        utc_offset: float | None,
        *,
        same_session: bool = False,
    ) -> bool:
        """Return whether the PBX has restarted since the last device info.

        It is `utc_offset` seconds ahead of UTC.
        """
        if device.boot_time is None:
            return False
        ahead = clock_moved = None
        if device.system_time is not None:
            utc = datetime.fromtimestamp(now, UTC).replace(tzinfo=None)
            ahead = device.system_time - utc
            if self._ahead is not None:
                clock_moved = ahead - self._ahead
        restarted = self._boot is not None and not _is_same_boot(
            device.boot_time - self._boot, clock_moved, same_session=same_session
        )
        self._boot = device.boot_time
        if restarted:
            self.last_boot = None
        if restarted or ahead is not None:
            self._ahead = ahead
        if self.last_boot is None or self.is_outdated:
            self.is_outdated = False
            shown = _shown_zone(ahead, utc_offset)
            if shown is not None:
                self.last_boot = (device.boot_time - shown).replace(tzinfo=UTC)
        return restarted


def _shown_zone(ahead: timedelta | None, utc_offset: float | None) -> timedelta | None:
    """Return by how much the times that the PBX shows are ahead of UTC.

    That is its time zone, unless its clock is wrong.
    """
    zone = None if utc_offset is None else timedelta(seconds=utc_offset)
    if ahead is None:
        return zone
    shown = timedelta(seconds=round(ahead.total_seconds()))
    if zone is not None and abs(shown - zone) <= _TOLERANCE:
        return zone
    return shown


def _is_same_boot(
    moved: timedelta, clock_moved: timedelta | None, *, same_session: bool
) -> bool:
    """Return whether two boot times are equal, or differ as much as the clock moved.

    If that is unknown, a move by quarters of an hour may be another time zone, which
    does not end the session, unlike a restart.
    """
    if abs(moved) <= _TOLERANCE:
        return True
    if clock_moved is not None:
        return abs(moved - clock_moved) <= _TOLERANCE
    return (
        same_session
        and abs(moved) <= _FARTHEST_ZONE + _TOLERANCE
        and abs(moved - round(moved / _QUARTER) * _QUARTER) <= _TOLERANCE
    )


class BootNews:
    """Lets each boot be published once.

    A report and the device info show it, in either order.
    """

    def __init__(self) -> None:
        self._reported_at: float | None = None
        self._unpaired: tuple[str, float] | None = None

    def is_repeat(self, now: float) -> bool:
        repeat = (
            self._reported_at is not None and now - self._reported_at < _REPEAT_SECONDS
        )
        self._reported_at = now
        return repeat

    def is_news(self, source: str, now: float) -> bool:
        """Return whether the other source has not published a boot already."""
        unpaired, self._unpaired = self._unpaired, None
        if unpaired and unpaired[0] != source and now - unpaired[1] < _PAIR_SECONDS:
            return False
        self._unpaired = (source, now)
        return True
