"""Clocks that jump: that of Home Assistant by a day, and that of the PBX, with calls that ring and go on."""

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.const import CONF_DOOR_PHONES, EVENT_CALL
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.history.tables import DialPlan
from custom_components.openvox_uc.pbx import Call, Outcome
from tests.attack.wall_clock import WallClock
from tests.conftest import Later
from tests.house import entity_id, load, state
from tests.simulator import SimulatedPbx

DAY = 86_400
HOUR = 3600
MINUTE = 60


@pytest.fixture
def noon(freezer: FrozenDateTimeFactory, hass: HomeAssistant, pbx: SimulatedPbx, monkeypatch: pytest.MonkeyPatch) -> WallClock:
    freezer.move_to("2026-11-27T20:00:00Z")
    wall = WallClock(freezer, hass, monkeypatch)
    wall.keep_right(pbx)
    return wall


@pytest.fixture
def wall(noon: WallClock, setup_integration: MockConfigEntry) -> WallClock:
    """Return Home Assistant's wall clock, which showed noon at the set-up."""
    return noon


async def calls_of(entry: MockConfigEntry) -> list[Call]:
    return [found.call for found in await entry.runtime_data.history.async_find(CallQuery(), 100)]


async def talk(pbx: SimulatedPbx) -> None:
    await pbx.desk.ring(["101"], "0301111111")
    await pbx.desk.answer("101")


@pytest.mark.held(
    "Clocks",
    "Home Assistant's clock is set forward or back by a day, or back by ten seconds, while phones ring and talk",
    "no call ends, none is missed, and each lasts as long as it does",
)
@pytest.mark.parametrize("by", [DAY, -DAY, -10])
async def test_wall_clock(hass: HomeAssistant, wall: WallClock, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later, by: float) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    await talk(pbx)
    await later(5 * MINUTE, 20)
    await pbx.desk.ring(["102"], "0302222222")
    await later(20)
    events.clear()
    wall.set_by(by)
    await later(2 * MINUTE)
    assert not events
    assert state(hass, "sensor", f"{pbx.serial}_active_calls").state == "2"
    now = dt_util.utcnow()
    for number, ago in (("101", 440), ("102", 140)):
        since = dt_util.parse_datetime(state(hass, "sensor", f"{pbx.serial}_ext_{number}_status").attributes["since"])
        assert since
        assert (now - since).total_seconds() == pytest.approx(ago, abs=3)
    await pbx.desk.answer("102")
    await later(MINUTE)
    for phone in ("101", "102"):
        await pbx.desk.hang_up(phone)
    await later(5)
    assert [event.data["type"] for event in events] == ["call_answered", "call_ended", "call_ended"]
    second, first = await calls_of(entry)
    assert (first.talk_seconds, second.ring_seconds, second.talk_seconds) == (500, 140, 60)
    assert (first.inferred, second.inferred) == (False, False)
    for call in (first, second):
        assert call.answered_at
        assert call.ended_at
        assert call.started_at <= call.answered_at < call.ended_at <= dt_util.utcnow().timestamp()
    assert dt_util.utcnow().timestamp() - (second.ended_at or 0) == pytest.approx(5, abs=3)


@pytest.mark.held(
    "Clocks", "The clock is set over midnight, forward and back", "the counters of the day are those of the day that it is now"
)
@pytest.mark.parametrize(("by", "today"), [(DAY, "0"), (-DAY, "1")])
async def test_the_day_after_a_jump(
    hass: HomeAssistant, wall: WallClock, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later, by: float, today: str
) -> None:
    """What was counted a day ago is not of today; what was labeled by a clock that was ahead is, since it was just now."""
    await talk(pbx)
    await later(MINUTE)
    await pbx.desk.hang_up("101")
    await later(5)
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "1"
    wall.set_by(by)
    await later(MINUTE)
    counted = state(hass, "sensor", f"{pbx.serial}_calls_today")
    assert counted.state == today
    assert counted.attributes["last_reset"] == dt_util.as_utc(dt_util.start_of_local_day()).isoformat()
    # The next midnight is that of the new day.
    await pbx.desk.ring(["101"], "0301111111")
    await pbx.desk.miss("101")
    await later(13 * HOUR, step=10 * MINUTE)
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "0"


@pytest.mark.held(
    "Clocks", "The clock was a day ahead, and is set right", "new callers come first again, and each missed call is to be returned"
)
async def test_clock_that_was_ahead(hass: HomeAssistant, wall: WallClock, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later) -> None:
    await talk(pbx)
    await later(10)
    await pbx.desk.hang_up("101")
    await hass.services.async_call(
        "button", "press", {"entity_id": entity_id(hass, "button", f"{pbx.serial}_clear_missed_calls")}, blocking=True
    )
    await later(10 * MINUTE, step=MINUTE)
    wall.set_by(-DAY)
    await later(MINUTE)
    for caller in ("0301111111", "0302222222"):
        await pbx.desk.ring(["101"], caller)
        await later(5)
        await pbx.desk.miss("101")
        await later(5)
    assert state(hass, "sensor", f"{pbx.serial}_last_caller").state == "0302222222"
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "2"
    assert state(hass, "todo", f"{pbx.serial}_missed_calls").state == "2"
    assert [call.outcome for call in await calls_of(entry)] == [Outcome.MISSED, Outcome.MISSED, Outcome.ANSWERED]
    history = entry.runtime_data.history
    found = await history.async_find(
        CallQuery(numbers=frozenset({"0301111111"}), end=dt_util.utcnow().timestamp(), dial_plan=DialPlan()), 9
    )
    assert [each.call.outcome for each in found] == [Outcome.MISSED, Outcome.ANSWERED]


@pytest.mark.held("Clocks", "The clock is set forward by three years, and the entry is reloaded", "no call is deleted as too old")
async def test_no_call_is_deleted(hass: HomeAssistant, wall: WallClock, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later) -> None:
    await pbx.desk.ring(["101"], "0301111111")
    await pbx.desk.miss("101")
    await later(5)
    wall.set_by(3 * 365 * DAY)
    await later(MINUTE)
    await hass.config_entries.async_reload(entry.entry_id)
    await later(MINUTE)
    wall.set_by(-3 * 365 * DAY)
    await later(MINUTE)
    assert len(await calls_of(entry)) == 1


@pytest.mark.held(
    "Clocks",
    "The PBX's clock is set back or forward by a day, or by less",
    "the first call after it is dated by its arrival",
)
@pytest.mark.parametrize("by", [-DAY, DAY, -2 * MINUTE, HOUR])
async def test_a_pbx_whose_clock_is_set(wall: WallClock, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later, by: float) -> None:
    await talk(pbx)
    await later(MINUTE)
    pbx.skew += by
    await pbx.desk.ring(["102"], "0302222222")
    await later(10)
    await pbx.desk.miss("102")
    await later(10)
    await pbx.desk.hang_up("101")
    await later(5)
    second, first = await calls_of(entry)
    now = dt_util.utcnow().timestamp()
    assert [now - first.started_at, now - second.started_at] == pytest.approx([85, 25], abs=3)
    assert [first.talk_seconds, second.ring_seconds] == pytest.approx([80, 10], abs=1)


@pytest.mark.held(
    "Clocks",
    "Summer time begins or ends, or a day does, while phones ring and talk, and the PBX changes its clock later, in a wrong zone",
    "each call lasts as long as it does, is in the history once, and counts for the day on which it ended",
)
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
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
    moment: str,
    zone: str,
) -> None:
    await hass.config.async_set_time_zone(zone)
    freezer.move_to(moment)
    await load(hass, entry)
    await talk(pbx)
    await pbx.desk.ring(["102"], "0302222222")
    await later(MINUTE)
    pbx.utc_offset += HOUR
    await pbx.desk.answer("102")
    await later(20 * MINUTE, step=30)
    assert state(hass, "sensor", f"{pbx.serial}_active_calls").state == "2"
    for phone in ("101", "102"):
        await pbx.desk.hang_up(phone)
    await later(MINUTE)
    second, first = await calls_of(entry)
    assert (first.ring_seconds, first.talk_seconds) == (0, 1260)
    assert (second.ring_seconds, second.talk_seconds) == (60, 1200)
    assert [call.inferred for call in (first, second)] == [False, False]
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "2"


async def test_a_doorbell_rings_once(hass: HomeAssistant, wall: WallClock, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later) -> None:
    await load(hass, entry, {CONF_DOOR_PHONES: ["105"]})
    states = async_capture_events(hass, "state_changed")

    def rings() -> int:
        bells = [event.data["new_state"].state for event in states if event.data["entity_id"] == "event.uc501_erin_105_doorbell"]
        return len({bell for bell in bells if bell not in ("unknown", "unavailable")})

    await pbx.desk.call("105", "101")
    await later(5)
    assert rings() == 1
    wall.set_by(MINUTE)
    await later(5)
    await pbx.desk.answer("101")
    await later(5)
    await pbx.desk.hang_up("101")
    await later(5)
    assert rings() == 1
    wall.set_by(-HOUR)
    await pbx.desk.call("105", "101")
    await later(5)
    assert rings() == 2


async def test_last_boot(hass: HomeAssistant, wall: WallClock, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later) -> None:
    before = state(hass, "sensor", f"{pbx.serial}_last_boot").state
    states = async_capture_events(hass, "state_changed")
    wall.set_by(10)
    await later(2 * MINUTE)
    assert state(hass, "sensor", f"{pbx.serial}_last_boot").state == before
    assert "unknown" not in {event.data["new_state"].state for event in states if event.data["entity_id"] == "sensor.uc501_last_boot"}
