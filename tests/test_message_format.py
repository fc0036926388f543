"""The main job over XML, the other format of the API: set-up, calls, actions, and the records of an outage, over real HTTP."""

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.const import CONF_MESSAGE_FORMAT, DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from tests.conftest import Later, state_of
from tests.house import device_of, state
from tests.simulator import SimulatedPbx

ALICE = "sensor.uc501_alice_101_status"


@pytest.fixture(autouse=True)
def noon(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Let it be noon."""
    freezer.move_to("2026-11-25T12:00:00Z")
    return freezer


@pytest.fixture
async def over_xml(hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry) -> MockConfigEntry:
    """Set the entry up with XML as its message format."""
    hass.config_entries.async_update_entry(entry, options={CONF_MESSAGE_FORMAT: "xml"})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


@pytest.mark.parametrize("json_reports", [False, True])
async def test_main_job(hass: HomeAssistant, pbx: SimulatedPbx, over_xml: MockConfigEntry, later: Later, *, json_reports: bool) -> None:
    """Calls, records and actions work as over JSON, also if the reports are JSON all the same."""
    pbx.faults.json_reports = json_reports
    calls, records = async_capture_events(hass, EVENT_CALL), async_capture_events(hass, EVENT_CALL_RECORD)
    await pbx.desk.ring(["101"], "0301234567")
    assert state_of(hass, ALICE) == "ringing"
    await pbx.desk.answer("101")
    await later(10, step=1)
    assert state_of(hass, ALICE) == "in_use"
    await pbx.desk.hang_up("101")
    await later(5, step=1)
    await pbx.desk.ring(["101", "102"], "0307654321")
    await pbx.desk.miss()
    await later(70)
    assert [(event.data["type"], event.data["caller"]) for event in calls] == [
        ("call_ringing", "0301234567"),
        ("call_answered", "0301234567"),
        ("call_ended", "0301234567"),
        ("call_ringing", "0307654321"),
        ("call_missed", "0307654321"),
    ]
    assert [event.data["outcome"] for event in records] == ["answered", "missed"]
    phone = device_of(hass, over_xml, f"{pbx.serial}_ext_101")
    assert phone
    await hass.services.async_call(DOMAIN, "dial", {"device_id": phone.id, "number": "102"}, blocking=True)
    await pbx.settled()
    assert state_of(hass, ALICE) == "in_use"
    await hass.services.async_call(DOMAIN, "hang_up", {"device_id": phone.id}, blocking=True)
    await pbx.settled()
    await later(70)
    assert state_of(hass, ALICE) == "idle"
    assert pbx.formats == {("request", "xml"), ("report", "json" if json_reports else "xml")}


async def test_records_of_an_outage(hass: HomeAssistant, pbx: SimulatedPbx, over_xml: MockConfigEntry, later: Later) -> None:
    """Calls of the time in which Home Assistant was away are fetched, also if the first permission is refused in XML."""
    await later(70)
    assert await hass.config_entries.async_unload(over_xml.entry_id)
    await pbx.desk.ring(["101"], "0301234567")
    await pbx.desk.miss()
    assert await hass.config_entries.async_setup(over_xml.entry_id)
    await later(70)
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "1"
    assert ("request", "json") not in pbx.formats
