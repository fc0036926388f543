"""Clocks that jump.

That of Home Assistant by a day, and that of the PBX, with calls that ring or are in
progress.
"""

from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc.const import CONF_DOOR_PHONES
from custom_components.openvox_uc.history.call_history import RUNNING
from tests.attack.wall_clock import WallClock
from tests.history.test_call_history import announced
from tests.house import types
from tests.site import Site, calendar_events

DAY = 86_400
HOUR = 3600
MINUTE = 60


@pytest.fixture
async def wall(site: Site, monkeypatch: pytest.MonkeyPatch) -> WallClock:
    """Return Home Assistant's wall clock.

    It showed eight in the evening (UTC) at the set-up.
    """
    site.clock.move_to("2026-11-27T20:00:00Z")
    wall = WallClock(site.clock, site.hass, monkeypatch)
    wall.keep_right(site.pbx)
    await site.set_up()
    return wall


@pytest.mark.parametrize("by", [DAY, -DAY, -10])
async def test_wall_clock(site: Site, wall: WallClock, by: float) -> None:
    await site.talk("101", seconds=0)
    await site.later(5 * MINUTE, 20)
    await site.ring(["102"], "0302222222", 20)
    site.live.clear()
    changed = announced(site.hass)
    wall.set_by(by)
    await site.later(2 * MINUTE)
    assert not site.live
    assert RUNNING in changed
    assert site.state("active_calls").state == "2"
    now = dt_util.utcnow()
    events = await calendar_events(site.hass)
    for number, ago, event in zip(("101", "102"), (440, 140), events, strict=True):
        status = site.state(f"ext_{number}_status")
        for shown in (status.attributes["since"], event["start"]):
            since = dt_util.parse_datetime(shown, raise_on_error=True)
            assert (now - since).total_seconds() == pytest.approx(ago, abs=3)
    await site.answer("102", MINUTE)
    await site.hang_up("101", 0)
    await site.hang_up("102", 5)
    assert types(site.live) == [
        "call_answered",
        "call_ended",
        "call_ended",
    ]
    first, second = await site.calls()
    assert (first.talk_seconds, second.ring_seconds, second.talk_seconds) == (
        500,
        140,
        60,
    )
    assert (first.inferred, second.inferred) == (False, False)
    now_seconds = dt_util.utcnow().timestamp()
    for call in (first, second):
        assert (
            call.started_at
            <= (call.answered_at or 0)
            < (call.ended_at or 0)
            <= now_seconds
        )
    assert now_seconds - (second.ended_at or 0) == pytest.approx(5, abs=3)


@pytest.mark.parametrize(
    ("by", "today", "tomorrow"), [(DAY, "0", "0"), (-DAY, "1", "1")]
)
async def test_the_day_after_a_jump(
    site: Site, wall: WallClock, by: float, today: str, tomorrow: str
) -> None:
    """A call counts for the day of its label.

    One that a clock dated ahead already counts before.
    """
    await site.talk("101", seconds=0)
    # No record that is fetched counts the calls again.
    await site.later(2 * MINUTE)
    await site.hang_up("101", 5)
    assert site.state("calls_today").state == "1"
    wall.set_by(by)
    await site.later(MINUTE)
    counted = site.state("calls_today")
    assert counted.state == today
    assert (
        counted.attributes["last_reset"]
        == dt_util.as_utc(dt_util.start_of_local_day()).isoformat()
    )
    # The next midnight is that of the new day.
    await site.miss()
    await site.later(13 * HOUR, step=10 * MINUTE)
    assert site.state("calls_today").state == tomorrow


async def test_no_call_is_deleted(site: Site, wall: WallClock) -> None:
    await site.miss()
    await site.later(5)
    wall.set_by(3 * 365 * DAY)
    await site.later(MINUTE)
    await site.load()
    await site.later(MINUTE)
    wall.set_by(-3 * 365 * DAY)
    await site.later(MINUTE)
    assert len(await site.calls()) == 1


@pytest.mark.parametrize("by", [-DAY, DAY, -2 * MINUTE, HOUR])
async def test_a_pbx_whose_clock_is_set(site: Site, wall: WallClock, by: float) -> None:
    await site.talk("101", seconds=0)
    await site.later(MINUTE)
    site.pbx.skew += by
    await site.miss("0302222222", "102", seconds=10)
    await site.later(10)
    await site.hang_up("101", 5)
    first, second = await site.calls()
    now = dt_util.utcnow().timestamp()
    assert [now - first.started_at, now - second.started_at] == pytest.approx(
        [85, 25], abs=3
    )
    assert [first.talk_seconds, second.ring_seconds] == pytest.approx([80, 10], abs=1)


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        ("2026-03-29T00:59:30Z", "Europe/Berlin"),
        ("2026-10-25T00:59:30Z", "Europe/Berlin"),
        ("2026-11-26T22:59:30Z", "Europe/Berlin"),
        ("2026-04-05T02:59:30Z", "America/Santiago"),
    ],
)
async def test_calls_over_a_change_of_the_hour_or_the_day(
    site: Site, moment: str, zone: str
) -> None:
    await site.hass.config.async_set_time_zone(zone)
    site.clock.move_to(moment)
    await site.set_up()
    await site.talk("101", seconds=0)
    await site.ring(["102"], "0302222222", MINUTE)
    site.pbx.utc_offset += HOUR
    await site.desk.answer("102")
    await site.later(20 * MINUTE, step=30)
    assert site.state("active_calls").state == "2"
    await site.hang_up("101", 0)
    await site.hang_up("102", MINUTE)
    first, second = await site.calls()
    assert (first.ring_seconds, first.talk_seconds) == (0, 1260)
    assert (second.ring_seconds, second.talk_seconds) == (60, 1200)
    assert [call.inferred for call in (first, second)] == [False, False]
    assert site.state("calls_today").state == "2"


async def test_a_doorbell_rings_once(site: Site, wall: WallClock) -> None:
    await site.load({CONF_DOOR_PHONES: ["105"]})
    states = async_capture_events(site.hass, "state_changed")

    def rings() -> int:
        bells = [
            event.data["new_state"].state
            for event in states
            if event.data["entity_id"] == "event.uc501_erin_105_doorbell"
        ]
        return len({bell for bell in bells if bell not in ("unknown", "unavailable")})

    await site.call("105", "101", 5)
    assert rings() == 1
    wall.set_by(MINUTE)
    await site.later(5)
    await site.answer("101", 5)
    await site.hang_up("101", 5)
    assert rings() == 1
    wall.set_by(-HOUR)
    await site.call("105", "101", 5)
    assert rings() == 2


async def test_last_boot(site: Site, wall: WallClock) -> None:
    before = site.state("last_boot").state
    states = async_capture_events(site.hass, "state_changed")
    wall.set_by(10)
    await site.later(2 * MINUTE)
    assert site.state("last_boot").state == before
    assert "unknown" not in {
        event.data["new_state"].state
        for event in states
        if event.data["entity_id"] == "sensor.uc501_last_boot"
    }


async def test_records_are_requested_again(site: Site, wall: WallClock) -> None:
    """The clock was set back after the PBX had refused them.

    A call that is missed afterward is news, though the clock was later before.
    """
    site.pbx.faults.paths = {"cdr/download"}
    site.pbx.faults.records_errno = "10003"
    await site.later(MINUTE)
    assert "cdr/get_random" in site.asked()
    site.pbx.faults.records_errno = ""
    site.pbx.faults.lose_reports = 1.0
    wall.set_by(-DAY)
    await site.later(MINUTE)
    await site.miss(seconds=10)
    await site.later(18 * MINUTE, 30)
    assert "cdr/get_random" in site.asked()
    assert [event.data["backfilled"] for event in site.records] == [True]
