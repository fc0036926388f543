"""The sensors.

What phones and trunks are doing, the figures of the PBX, and the statistics for graphs.
"""

from dataclasses import replace
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.core import Recorder
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)

from custom_components.openvox_uc.pbx import CallEvent, CallEventType
from tests.conftest import Later, state_of
from tests.house import act, load, needs_pbx, not_unavailable, state
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx
from tests.site import Site

MINUTE = 60

pytestmark = pytest.mark.usefixtures("server")


def states_of(hass: HomeAssistant, pbx: SimulatedPbx, number: str) -> tuple[str, str]:
    """Return the status of a phone, and whether it is registered."""
    phone = f"{pbx.serial}_ext_{number}"
    return (
        state(hass, "sensor", f"{phone}_status").state,
        state(hass, "binary_sensor", f"{phone}_registered").state,
    )


@pytest.mark.parametrize(
    ("word", "status", "registered"),
    [
        ("Idle", "idle", "on"),
        ("Ringing", "ringing", "on"),
        ("InUse", "in_use", "on"),
        ("Hold", "on_hold", "on"),
        ("Unavailable", "unregistered", "off"),
        ("Malfunction", "fault", "off"),
    ],
)
async def test_status_of_an_extension_by_a_report(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    word: str,
    status: str,
    registered: str,
) -> None:
    """A phone that can be called is registered, whatever it does."""
    for number in ("100", "101"):
        await pbx.report_state(number, word)
        assert states_of(hass, pbx, number) == (status, registered)


async def test_states_by_the_lists(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
) -> None:
    """Trunks have other words, also those of analog and GSM ones.

    An unknown one is not a value.
    """
    words = {
        "Registered": "registered",
        "Registering": "registering",
        "Failure": "failed",
        "Disable": "disabled",
        "Idle": "registered",
        "No SIM": "failed",
        "Perhaps": "unknown",
    }
    pbx.trunks = [SimTrunk(word, status=word) for word in words]
    pbx.extensions = [
        SimExtension("110", state="Perhaps"),
        SimExtension("111", state="Malfunction"),
    ]
    await load(hass, entry)
    assert {
        word: state(hass, "sensor", f"{pbx.serial}_trunk_{word}_status").state
        for word in words
    } == words
    assert states_of(hass, pbx, "110") == ("unknown", "unknown")
    assert states_of(hass, pbx, "111") == ("fault", "off")


@pytest.mark.usefixtures("noon")
async def test_last_boot(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
) -> None:
    pbx.booted_at = pbx.clock() - 90_000
    await load(hass, entry)
    last_boot = "sensor.uc501_last_boot"
    assert state_of(hass, last_boot) == "2026-11-24T11:00:00+00:00"

    await pbx.boot()
    await later(2 * MINUTE)
    assert state_of(hass, last_boot) == "2026-11-25T12:00:00+00:00"


async def test_connection(
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
) -> None:
    connection = "binary_sensor.uc501_connection"
    assert state_of(hass, connection) == "on"
    entities = er.async_entries_for_config_entry(
        er.async_get(hass), setup_integration.entry_id
    )
    ours = [entity.entity_id for entity in entities if not entity.disabled_by]
    kept = [entity_id for entity_id in ours if not needs_pbx(hass, entity_id)]
    assert 0 < len(kept) < len(ours)

    await pbx.stop()
    await later(MINUTE)
    assert state_of(hass, connection) == "off"
    assert not_unavailable(hass, ours) == kept

    await pbx.start()
    await later(2 * MINUTE)
    assert state_of(hass, connection) == "on"
    assert not_unavailable(hass, ours) == ours


@pytest.fixture
async def recorded(
    recorder_mock: Recorder, hass: HomeAssistant, noon: FrozenDateTimeFactory
) -> None:
    assert await async_setup_component(hass, "sensor", {})
    await hass.async_block_till_done()


async def test_statistics(
    recorded: None,
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    async def ring(*answered: bool) -> None:
        for index, is_answered in enumerate(answered):
            await pbx.desk.ring(["101"], f"030{index}")
            await later(10)
            if is_answered:
                await pbx.desk.answer("101")
                await later(60)
                await pbx.desk.hang_up("101")
            else:
                await pbx.desk.miss("101")
            await later(20)
        await async_wait_recording_done(hass)

    begin = utcnow()
    freezer.move_to(begin + timedelta(minutes=1))
    await ring(True, False, True, False)
    do_adhoc_statistics(hass, start=begin)
    await act(hass, "button.press", entity_id="button.uc501_clear_missed_calls")
    freezer.move_to(begin + timedelta(minutes=6))
    await ring(False)
    do_adhoc_statistics(hass, start=begin + timedelta(minutes=5))
    await async_wait_recording_done(hass)
    expected = {
        "sensor.uc501_calls_today": [(4.0, 4.0), (5.0, 5.0)],
        "sensor.uc501_missed_calls": [(2.0, 2.0), (1.0, 3.0)],
        "sensor.uc501_talk_time_today": [(2.0, 2.0), (2.0, 2.0)],
    }
    found = await hass.async_add_executor_job(
        lambda: statistics_during_period(
            hass, begin, None, {*expected}, "5minute", None, {"state", "sum"}
        )
    )
    assert {
        sensor: [(row["state"], row["sum"]) for row in rows]
        for sensor, rows in found.items()
    } == expected


async def test_record_changes_the_talk_time_of_an_earlier_call(site: Site) -> None:
    """The call is no longer among the recent ones, and is counted already."""
    await site.set_up()
    for number in range(22):
        await site.talk("101", f"03011111{number:02}", seconds=1)
        await site.hang_up("101", 5)
    assert site.state("calls_today").state == "22"
    before = float(site.state("talk_time_today").state)
    first = (await site.calls())[0]
    assert first.talk_seconds is not None
    record = replace(first, talk_seconds=first.talk_seconds + 600)
    site.coordinator.history.note(CallEvent(CallEventType.RECORD, record))
    await site.later(5)
    assert float(site.state("talk_time_today").state) == pytest.approx(before + 10)
