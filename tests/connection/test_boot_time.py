"""When the PBX booted, and whether another program takes the session."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.openvox_uc.connection.boot_time import BootClock
from custom_components.openvox_uc.connection.session_state import SessionState
from custom_components.openvox_uc.pbx.models import DeviceInfo

HOUR = 3600
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
BOOT = datetime(2026, 3, 1, 7, tzinfo=UTC)
NOTHING, ONE_SECOND, ONE_HOUR = (timedelta(seconds=seconds) for seconds in (0, 1, HOUR))


def read(
    clock: BootClock,
    *,
    passed: timedelta = NOTHING,
    boot_moves: timedelta | None = NOTHING,
    clock_moves: timedelta | None = NOTHING,
    utc_offset: float | None = HOUR,
) -> bool:
    """Let a boot clock read a PBX one hour ahead of UTC.

    The moves shift the times that the PBX reports. A move of None leaves its time out.
    """
    local = {
        "boot_time": (BOOT, boot_moves),
        "system_time": (NOON + passed, clock_moves),
    }
    times = {
        name: None if moves is None else at.replace(tzinfo=None) + ONE_HOUR + moves
        for name, (at, moves) in local.items()
    }
    device = DeviceInfo(name="UC501", serial="a", hardware=None, firmware=None, **times)
    return clock.read(device, (NOON + passed).timestamp(), utc_offset)


def test_last_boot_is_utc() -> None:
    """A PBX that does not report its boot never restarts.

    Without an offset the boot is not known, until there is one.
    """
    clock = BootClock()
    assert not read(clock, boot_moves=None)
    assert not read(clock, clock_moves=None, utc_offset=None)
    assert clock.last_boot is None
    assert not read(clock, clock_moves=None)
    assert clock.last_boot == BOOT
    clock = BootClock()
    assert not read(clock)
    assert clock.last_boot == BOOT


@pytest.mark.parametrize("utc_offset", [HOUR, None])
@pytest.mark.parametrize(
    "wrong", [timedelta(minutes=-7), timedelta(minutes=7), timedelta(days=-20_000)]
)
def test_wrong_clock(wrong: timedelta, utc_offset: float | None) -> None:
    clock = BootClock()
    read(clock, boot_moves=wrong, clock_moves=wrong, utc_offset=utc_offset)
    assert clock.last_boot == BOOT


@pytest.mark.parametrize(
    ("boot_moves", "clock_moves", "utc_offset"),
    [
        pytest.param(ONE_SECOND, NOTHING, HOUR, id="rounded otherwise"),
        pytest.param(NOTHING, ONE_HOUR, 2 * HOUR, id="summer time of the clock alone"),
        pytest.param(ONE_HOUR, ONE_HOUR, 2 * HOUR, id="summer time"),
    ],
)
def test_same_boot(
    boot_moves: timedelta, clock_moves: timedelta, utc_offset: float
) -> None:
    clock = BootClock()
    read(clock)
    ten_minutes = timedelta(minutes=10)
    # After a reading without the time of day, it is still known that the clock was set.
    assert not read(clock, passed=ten_minutes, clock_moves=None)
    assert not read(
        clock,
        passed=ten_minutes,
        boot_moves=boot_moves,
        clock_moves=clock_moves,
        utc_offset=utc_offset,
    )
    assert clock.last_boot == BOOT


@pytest.mark.parametrize("hours", [1, 5])
def test_restart(hours: int) -> None:
    clock, later = BootClock(), timedelta(hours=hours)
    read(clock)
    assert read(clock, passed=timedelta(hours=6), boot_moves=later)
    assert clock.last_boot == BOOT + later
    assert not read(clock, passed=timedelta(hours=6), boot_moves=later)


@pytest.mark.parametrize(
    "steps",
    [
        # Three tokens in ten minutes, and not one each ten minutes.
        [(1, 0, 0, False), (1, 300, 300, False), (1, 599, 599, True)],
        [
            (1, 0, 0, False),
            (1, 600, 600, False),
            (1, 1200, 1200, False),
            (1, 1800, 1800, False),
        ],
        # It is over once a session has lasted ten minutes, and not if it was lost
        # unseen.
        [
            (3, 0, None, True),
            (1, 500, 300, True),
            (0, 1100, None, True),
            (0, 1200, 700, True),
            (0, 1299, 700, True),
            (0, 1300, 700, False),
        ],
        [(3, 0, None, True), (0, 1300, 700, False), (1, 1400, 700, False)],
        [(3, 0, None, True), (1, 2000, 0, True)],
    ],
)
def test_session_is_contested(
    steps: list[tuple[int, float, float | None, bool]],
) -> None:
    state = SessionState()
    for lost, now, session_since, is_contested in steps:
        assert state.note_lost_tokens(lost, now, session_since) is is_contested
