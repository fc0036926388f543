"""The hourly statistics that people graph: calls, missed ones, and how long was talked."""

from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.core import Recorder
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done, do_adhoc_statistics

from tests.conftest import Later
from tests.simulator import SimulatedPbx

SENSORS = {"sensor.uc501_calls_today", "sensor.uc501_missed_calls", "sensor.uc501_talk_time_today"}


@pytest.fixture
async def recorded(recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to("2026-11-25T12:00:00Z")
    assert await async_setup_component(hass, "sensor", {})
    await hass.async_block_till_done()


async def test_statistics(
    recorded: None, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    begin = dt_util.utcnow()
    freezer.move_to(begin + timedelta(minutes=1))
    for index, answered in enumerate((True, False, True, False)):
        await pbx.desk.ring(["101"], f"030{index}")
        await later(10)
        if answered:
            await pbx.desk.answer("101")
            await later(60)
            await pbx.desk.hang_up("101")
        else:
            await pbx.desk.miss("101")
        await later(20)
    await async_wait_recording_done(hass)
    do_adhoc_statistics(hass, start=begin)
    await hass.services.async_call("button", "press", {ATTR_ENTITY_ID: "button.uc501_clear_missed_calls"}, blocking=True)
    freezer.move_to(begin + timedelta(minutes=6))
    await pbx.desk.ring(["101"])
    await later(10)
    await pbx.desk.miss("101")
    await later(20)
    await async_wait_recording_done(hass)
    do_adhoc_statistics(hass, start=begin + timedelta(minutes=5))
    await async_wait_recording_done(hass)
    found = await hass.async_add_executor_job(
        lambda: statistics_during_period(hass, begin, None, SENSORS, "5minute", None, {"state", "sum"})
    )
    assert {sensor: [(row["state"], row["sum"]) for row in rows] for sensor, rows in found.items()} == {
        "sensor.uc501_calls_today": [(4.0, 4.0), (5.0, 5.0)],
        "sensor.uc501_missed_calls": [(2.0, 2.0), (1.0, 3.0)],
        "sensor.uc501_talk_time_today": [(2.0, 2.0), (2.0, 2.0)],
    }
