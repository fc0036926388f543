"""When the PBX booted, and how often that is news."""

from datetime import UTC, datetime, timedelta

import pytest

from custom_components.openvox_uc.connection.boot_time import BootClock, BootNews
from custom_components.openvox_uc.pbx.models import DeviceInfo
from custom_components.openvox_uc.pbx.wire.values import local_time

HOUR = 3600
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()


class Pbx:
    def __init__(self) -> None:
        self.boot = local_time("2026-03-01 08:00:00")
        self.clock = local_time("2026-03-01 13:00:00")
        self.now = NOON

    def goes_on(self, seconds: float) -> None:
        assert self.clock
        self.now += seconds
        self.clock += timedelta(seconds=seconds)

    def reads(self, clock: BootClock, utc_offset: float | None = HOUR, *, same_session: bool = False) -> bool:
        device = DeviceInfo(name="UC501", serial="a", hardware=None, firmware=None, system_time=self.clock, boot_time=self.boot)
        return clock.read(device, self.now, utc_offset, same_session=same_session)


def test_last_boot_is_utc() -> None:
    clock = BootClock()
    assert not Pbx().reads(clock)
    assert clock.last_boot == datetime(2026, 3, 1, 7, tzinfo=UTC)


def test_no_offset_yet() -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.clock = None
    assert not pbx.reads(clock, None)
    assert clock.last_boot is None
    assert not pbx.reads(clock)
    assert clock.last_boot == datetime(2026, 3, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize("utc_offset", [HOUR, None])
@pytest.mark.parametrize("wrong", [timedelta(minutes=-7), timedelta(minutes=7), timedelta(days=-20_000)])
def test_wrong_clock(wrong: timedelta, utc_offset: float | None) -> None:
    clock, pbx = BootClock(), Pbx()
    assert pbx.boot
    assert pbx.clock
    pbx.boot += wrong
    pbx.clock += wrong
    pbx.reads(clock, utc_offset)
    assert clock.last_boot == datetime(2026, 3, 1, 7, tzinfo=UTC)


def test_no_boot_time() -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.boot = None
    assert not pbx.reads(clock)
    assert clock.last_boot is None


def test_a_second_is_no_restart() -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.reads(clock)
    assert pbx.boot
    pbx.goes_on(600)
    pbx.boot += timedelta(seconds=1)
    assert not pbx.reads(clock)
    assert clock.last_boot == datetime(2026, 3, 1, 7, tzinfo=UTC)


def test_summer_time_is_no_restart() -> None:
    for moves in (timedelta(0), timedelta(hours=1)):
        clock, pbx = BootClock(), Pbx()
        pbx.reads(clock)
        assert pbx.boot
        assert pbx.clock
        pbx.goes_on(600)
        pbx.boot += moves
        pbx.clock += timedelta(hours=1)
        assert not pbx.reads(clock, 2 * HOUR)
        assert clock.last_boot == datetime(2026, 3, 1, 7, tzinfo=UTC)


def test_restart() -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.reads(clock)
    assert pbx.boot
    pbx.goes_on(HOUR)
    pbx.boot += timedelta(hours=5)
    assert pbx.reads(clock)
    assert clock.last_boot == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert not pbx.reads(clock)


def test_restart_an_hour_later_is_no_summer_time() -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.reads(clock)
    assert pbx.boot
    pbx.goes_on(2 * HOUR)
    pbx.boot += timedelta(hours=1)
    assert pbx.reads(clock)


@pytest.mark.parametrize(
    ("moves", "same_session", "restarted"),
    [
        (timedelta(hours=1), True, False),
        (timedelta(hours=-9, minutes=-45, seconds=4), True, False),
        (timedelta(hours=15), True, False),
        (timedelta(hours=15, minutes=15), True, True),
        (timedelta(minutes=50), True, True),
        (timedelta(hours=1, seconds=6), True, True),
        (timedelta(hours=1), False, True),
        (timedelta(seconds=4), False, False),
    ],
)
def test_time_zone_without_a_clock(moves: timedelta, same_session: bool, restarted: bool) -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.clock = None
    pbx.reads(clock)
    assert pbx.boot
    pbx.now += 20 * HOUR
    pbx.boot += moves
    assert pbx.reads(clock, same_session=same_session) is restarted
    assert (clock.last_boot == datetime(2026, 3, 1, 7, tzinfo=UTC)) is not restarted


def test_clock_decides_before_the_session() -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.reads(clock)
    assert pbx.boot
    pbx.goes_on(2 * HOUR)
    pbx.boot += timedelta(hours=1)
    assert pbx.reads(clock, same_session=True)


def test_clock_not_told_once() -> None:
    clock, pbx = BootClock(), Pbx()
    pbx.reads(clock)
    assert pbx.boot
    pbx.goes_on(600)
    told, pbx.clock = pbx.clock, None
    assert not pbx.reads(clock)
    assert told
    pbx.clock = told + timedelta(hours=1)
    pbx.boot += timedelta(hours=1)
    assert not pbx.reads(clock)


def test_boot_is_told_once() -> None:
    for first, second in (("report", "device_info"), ("device_info", "report")):
        news = BootNews()
        assert news.is_news(first, 0)
        assert not news.is_news(second, 60)
        assert news.is_news(first, 300)


def test_two_boots_are_told_twice() -> None:
    news = BootNews()
    assert news.is_news("report", 0)
    assert news.is_news("report", 100)
    assert news.is_news("device_info", 5000)


def test_repeated_report() -> None:
    news = BootNews()
    assert not news.is_repeat(1000)
    assert news.is_repeat(1005)
    assert news.is_repeat(1030)
    assert not news.is_repeat(1100)
