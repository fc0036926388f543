"""The nights in which clocks are changed: no call gets lost or stuck in them, and days stay days."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import Later
from tests.house import state
from tests.simulator import SimulatedPbx

MINUTE = 60
AZORES = "Atlantic/Azores"
BERLIN = "Europe/Berlin"
SANTIAGO = "America/Santiago"


@pytest.fixture
async def night(request: pytest.FixtureRequest, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    zone, moment = request.param
    await hass.config.async_set_time_zone(zone)
    freezer.move_to(moment)


@pytest.mark.parametrize(
    ("night", "start", "end", "began"),
    [
        ((BERLIN, "2026-10-25T00:40:00Z"), "2026-10-25T02:40:00+02:00", "2026-10-25T03:40:10+01:00", "2026-10-24T22:00:00+00:00"),
        ((BERLIN, "2026-10-25T01:10:00Z"), "2026-10-25T02:10:00+01:00", "2026-10-25T03:10:10+01:00", "2026-10-24T22:00:00+00:00"),
        ((BERLIN, "2026-03-29T00:50:00Z"), "2026-03-29T01:50:00+01:00", "2026-03-29T03:50:10+02:00", "2026-03-28T23:00:00+00:00"),
        # There, midnight itself comes twice, or never.
        ((AZORES, "2026-10-25T00:40:00Z"), "2026-10-25T00:40:00+00:00", "2026-10-25T01:40:10-01:00", "2026-10-25T00:00:00+00:00"),
        ((SANTIAGO, "2026-04-05T02:40:00Z"), "2026-04-04T23:40:00-03:00", "2026-04-05T00:40:10-04:00", "2026-04-04T03:00:00+00:00"),
        ((SANTIAGO, "2026-09-06T03:40:00Z"), "2026-09-05T23:40:00-04:00", "2026-09-06T01:40:10-03:00", "2026-09-06T04:00:00+00:00"),
    ],
    indirect=["night"],
)
async def test_a_call_while_the_clocks_are_changed(
    night: None,
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    start: str,
    end: str,
    began: str,
) -> None:
    """It goes on as long as it does, and an hour is an hour; in the calendar it never ends before it began."""
    await pbx.desk.ring(["101"], "0301111111")
    await later(10)
    await pbx.desk.answer("101")
    for _ in range(6):
        await later(10 * MINUTE, step=MINUTE)
        [event] = await events(hass)
        assert event["start"] < event["end"]
    await pbx.desk.hang_up("101")
    await later(5)
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "1"
    talk_time = state(hass, "sensor", f"{pbx.serial}_talk_time_today")
    assert (talk_time.state, talk_time.attributes["last_reset"]) == ("60.0", began)
    [event] = await events(hass)
    assert (event["start"], event["end"]) == (start, end)


async def events(hass: HomeAssistant) -> list[dict[str, str]]:
    now = dt_util.utcnow().timestamp()
    answer: Any = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            "entity_id": "calendar.uc501_call_log",
            "start_date_time": dt_util.utc_from_timestamp(now - 86_400).isoformat(),
            "end_date_time": dt_util.utc_from_timestamp(now + 86_400).isoformat(),
        },
        blocking=True,
        return_response=True,
    )
    found: list[dict[str, str]] = answer["calendar.uc501_call_log"]["events"]
    return found
