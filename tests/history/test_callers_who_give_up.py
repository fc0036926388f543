"""The caller whom a machine answered, and no person: one missed call, wherever one looks, over real HTTP."""

from datetime import timedelta
from typing import Any

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utc_from_timestamp, utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.const import EVENT_CALL
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import Direction, Outcome, Reason
from tests.asterisk.recording import FOLDER, Recording
from tests.conftest import Later
from tests.house import entity_id, state
from tests.simulator import SimulatedPbx

FLOWS = [f"{flow}.{variant}" for flow in ("queue_all_agents_busy", "ivr_hangs_up") for variant in ("doc", "neat", "raw")]


@pytest.fixture(params=FLOWS)
def recording(request: pytest.FixtureRequest, freezer: FrozenDateTimeFactory) -> Recording:
    """Return what a real Asterisk reported of such a caller, at whose time it is."""
    recording = Recording.read(FOLDER / f"{request.param}.json")
    freezer.move_to(utc_from_timestamp(recording.began_at - 60))
    return recording


async def play(pbx: SimulatedPbx, recording: Recording, freezer: FrozenDateTimeFactory, later: Later) -> None:
    for at, report in recording.reports:
        freezer.move_to(utc_from_timestamp(at))
        await pbx.report({**report, "sn": pbx.serial})
    await later(30)


async def check(hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
    """There is one missed call from outside, in the history, on the counter and in the calendar."""
    found = [each.call for each in await entry.runtime_data.history.async_find(CallQuery(), 100)]
    [call] = [call for call in found if call.direction is Direction.INBOUND]
    assert (call.outcome, call.answered_by, call.reason) == (Outcome.MISSED, None, Reason.CANCELLED)
    assert call.caller
    assert call.caller.number == "0301234567"
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "1"
    calendar = entity_id(hass, "calendar", f"{pbx.serial}_calls")
    span = {"start_date_time": (utcnow() - timedelta(hours=1)).isoformat(), "end_date_time": utcnow().isoformat()}
    answer: Any = await hass.services.async_call(
        "calendar", "get_events", {"entity_id": calendar, **span}, blocking=True, return_response=True
    )
    titles = [event["summary"] for event in answer[calendar]["events"]]
    assert [title for title in titles if "Missed" in title] == ["Missed: 0301234567"]


async def test_live(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    recording: Recording,
    freezer: FrozenDateTimeFactory,
    later: Later,
) -> None:
    """It is told once, as missed."""
    events = async_capture_events(hass, EVENT_CALL)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await play(pbx, recording, freezer, later)
    assert [event.data["type"] for event in events if event.data["direction"] == "inbound"] == ["call_missed"]
    await check(hass, pbx, entry)


async def test_fetched(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    recording: Recording,
    freezer: FrozenDateTimeFactory,
    later: Later,
) -> None:
    """It is found in the records of the PBX once Home Assistant is back."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(70)
    assert await hass.config_entries.async_unload(entry.entry_id)
    freezer.move_to(utc_from_timestamp(recording.began_at))
    await play(pbx, recording, freezer, later)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(70)
    await check(hass, pbx, entry)
