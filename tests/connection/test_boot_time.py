"""When the PBX booted, and whether another program takes the session."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.openvox_uc.connection.boot_time import BootClock
from custom_components.openvox_uc.connection.session_state import SessionState

HOUR = 3600
# The PBX is one hour ahead of UTC.
BOOT = datetime(2026, 3, 1, 7, tzinfo=UTC)
LOCAL_BOOT = datetime(2026, 3, 1, 8)  # noqa: DTZ001 - the PBX reports no time zone


def test_last_boot_is_utc() -> None:
    """A PBX that does not report its boot never restarts.

    Without its offset the boot is not known, until there is one.
    """
    clock = BootClock()
    assert not clock.read(None, HOUR)
    assert not clock.read(LOCAL_BOOT, None)
    assert clock.last_boot is None
    assert not clock.read(LOCAL_BOOT, HOUR + 0.7)
    assert clock.last_boot == BOOT


@pytest.mark.parametrize(
    "wrong", [timedelta(minutes=-7), timedelta(minutes=7), timedelta(days=-20_000)]
)
def test_wrong_clock(wrong: timedelta) -> None:
    clock = BootClock()
    for fraction in (0.1, 0.9):
        clock.is_outdated = True
        clock.read(LOCAL_BOOT + wrong, HOUR + wrong.total_seconds() - fraction)
        assert clock.last_boot == BOOT


@pytest.mark.parametrize(
    ("boot_moves", "clock_moves"),
    [
        pytest.param(1, 0, id="rounded otherwise"),
        pytest.param(0, HOUR, id="summer time of the clock alone"),
        pytest.param(HOUR, HOUR, id="summer time"),
    ],
)
def test_same_boot(boot_moves: int, clock_moves: int) -> None:
    clock = BootClock()
    clock.read(LOCAL_BOOT, HOUR)
    boot = LOCAL_BOOT + timedelta(seconds=boot_moves)
    assert not clock.read(boot, HOUR + clock_moves)
    assert clock.last_boot == BOOT


@pytest.mark.parametrize("hours", [1, 5])
def test_restart(hours: int) -> None:
    clock, later = BootClock(), timedelta(hours=hours)
    clock.read(LOCAL_BOOT, HOUR)
    assert clock.read(LOCAL_BOOT + later, HOUR)
    assert clock.last_boot == BOOT + later
    assert not clock.read(LOCAL_BOOT + later, HOUR)


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
