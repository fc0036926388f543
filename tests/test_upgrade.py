"""Who comes from the first version keeps everything: a Home Assistant that starts with the files that one has written."""

from collections.abc import AsyncGenerator
import json
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.bootstrap import async_load_base_functionality
from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import CONF_PORT
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
    label_registry as lr,
)
from homeassistant.helpers.json import json_bytes
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events, async_test_home_assistant

from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from custom_components.openvox_uc.history_query import CallQuery
from custom_components.openvox_uc.login_guard import async_get_login_guard
from tests.conftest import Later
from tests.repository import ROOT
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx

_STATE = ROOT / "tests" / "fixtures" / "first_state"
_A_MINUTE_LATER = "2026-11-25T15:47:00Z"

# What an entity says of itself, not what people have set: that may change.
_ITS_OWN = {"capabilities", "modified_at", "supported_features"}

_NEW_OF_PBX = {"calls", "calls_today", "clear_missed_calls", "last_caller", "missed_calls", "talk_time_today"}
_NEW_OF_EXTENSION = {"clear_missed_calls", "missed_calls"}


@pytest.fixture
async def pbx(freezer: FrozenDateTimeFactory, loopback: None) -> AsyncGenerator[SimulatedPbx]:
    """Return the PBX that the first version was set up with, a minute after that was stopped."""
    freezer.move_to(_A_MINUTE_LATER)
    people = [
        SimExtension("101", "Alice"),
        SimExtension("102", "Bob"),
        SimExtension("103", "Carol"),
        SimExtension("104", state="Unavailable"),
    ]
    async with SimulatedPbx(extensions=people, trunks=[SimTrunk("city")]) as pbx:
        yield pbx


@pytest.fixture
async def hass(tmp_path: Path, pbx: SimulatedPbx) -> AsyncGenerator[HomeAssistant]:
    """Return a Home Assistant that has read the files of the first version, of which only the port of the PBX is another."""
    storage = tmp_path / ".storage"
    storage.mkdir()
    for path in _STATE.iterdir():
        content = stored(path.name, pbx)
        (storage / path.name).write_text(json.dumps(content), encoding="utf-8")
    async with async_test_home_assistant(load_registries=False, config_dir=str(tmp_path)) as hass:
        assert await async_load_base_functionality(hass)
        yield hass
        await hass.async_stop(force=True)


@pytest.fixture
async def entry(hass: HomeAssistant, server: TestServer) -> ConfigEntry[OpenVoxCoordinator]:
    """Return the entry of the first version, set up by this one."""
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    [entry] = hass.config_entries.async_entries(DOMAIN)
    return entry


def stored(name: str, pbx: SimulatedPbx) -> dict[str, Any]:
    """Return what the first version has stored under a name."""
    content: dict[str, Any] = json.loads((_STATE / name).read_text(encoding="utf-8"))
    if name == "core.config_entries":
        content["data"]["entries"][0]["data"][CONF_PORT] = pbx.port
    return content


def as_stored(entry: er.RegistryEntry | dr.DeviceEntry | dr.ChildDeviceEntry) -> dict[str, Any]:
    """Return how Home Assistant would store an entity or a device now."""
    row: dict[str, Any] = json.loads(json_bytes(entry.as_storage_fragment))
    return row


def lasting(row: dict[str, Any]) -> dict[str, Any]:
    """Return what of the row of an entity or a device may not change."""
    return {key: value for key, value in row.items() if key not in _ITS_OWN}


async def test_entry_stays(hass: HomeAssistant, pbx: SimulatedPbx, entry: ConfigEntry[OpenVoxCoordinator]) -> None:
    """Name, access and options are as they were, nobody has to log in again, and nothing is wrong."""
    [row] = stored("core.config_entries", pbx)["data"]["entries"]
    assert entry.state is ConfigEntryState.LOADED
    assert (entry.entry_id, entry.unique_id, entry.title) == (row["entry_id"], row["unique_id"], "Our telephones")
    assert (dict(entry.data), dict(entry.options)) == (row["data"], row["options"])
    assert row["options"] == {"allow_feature_codes": True, "allowed_senders": ["192.0.2.7"], "outside_prefix": "9"}
    assert hass.config_entries.flow.async_progress() == []
    assert [issue for issue in ir.async_get(hass).issues.values() if issue.domain == DOMAIN] == []
    assert (pbx.logins, pbx.wrong_logins) == (1, 0)
    assert pbx.report_url
    assert pbx.report_url.endswith("/webhook-of-the-first-state")


async def test_devices_stay(hass: HomeAssistant, pbx: SimulatedPbx, entry: ConfigEntry[OpenVoxCoordinator]) -> None:
    """All of them, with their names, areas, labels, and whether somebody has disabled them."""
    registry = dr.async_get(hass)
    before = stored("core.device_registry", pbx)["data"]
    rows = [*before["devices"], *before["child_devices"]]
    devices: list[dr.DeviceEntry | dr.ChildDeviceEntry] = [*registry.devices, *registry.child_devices]
    assert {device.id: lasting(as_stored(device)) for device in devices} == {row["id"]: lasting(row) for row in rows}
    by_name = {device.name: device for device in devices}
    hall, office = ar.async_get(hass).async_get_area_by_name("Hall"), ar.async_get(hass).async_get_area_by_name("Office")
    label = lr.async_get(hass).async_get_label_by_name("Telephones")
    assert hall
    assert office
    assert label
    assert (by_name["UC501"].name_by_user, by_name["UC501"].area_id) == ("Telephone system", hall.id)
    assert (by_name["Bob (102)"].area_id, by_name["Bob (102)"].labels) == (office.id, {label.label_id})
    assert by_name["Carol (103)"].disabled_by is dr.DeviceEntryDisabler.USER


async def test_entities_stay(hass: HomeAssistant, pbx: SimulatedPbx, entry: ConfigEntry[OpenVoxCoordinator]) -> None:
    """All of them, with their ids, names, areas, labels, aliases, and whether somebody has disabled or hidden them."""
    registry = er.async_get(hass)
    rows = stored("core.entity_registry", pbx)["data"]["entities"]
    entities = {row["entity_id"]: registry.async_get(row["entity_id"]) for row in rows}
    assert {key: lasting(as_stored(entity)) for key, entity in entities.items() if entity} == {
        row["entity_id"]: lasting(row) for row in rows
    }
    bob = registry.async_get("sensor.bobs_phone")
    assert bob
    assert (bob.name, bob.icon, bob.area_id, bob.labels) == ("Bob's telephone", "mdi:phone-classic", "hall", {"telephones"})
    assert [entity_id for entity_id, entity in entities.items() if entity and entity.disabled_by is er.RegistryEntryDisabler.USER] == [
        "binary_sensor.uc501_alice_101_registered"
    ]


async def test_entities_come(hass: HomeAssistant, pbx: SimulatedPbx, entry: ConfigEntry[OpenVoxCoordinator]) -> None:
    """The new ones stand beside them; those of a disabled device are disabled."""
    rows = stored("core.entity_registry", pbx)["data"]["entities"]
    entities = {entity.unique_id: entity for entity in er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)}
    new = {f"{pbx.serial}_{key}" for key in _NEW_OF_PBX}
    new |= {f"{pbx.serial}_ext_{number}_{key}" for number in ("101", "102", "103", "104") for key in _NEW_OF_EXTENSION}
    assert entities.keys() - {row["unique_id"] for row in rows} == new
    of_carol = [entity for unique_id, entity in entities.items() if "_ext_103_" in unique_id]
    assert [entity.disabled_by for entity in of_carol] == [er.RegistryEntryDisabler.DEVICE] * 5
    for entity in entities.values():
        assert (hass.states.get(entity.entity_id) is None) is (entity.disabled_by is not None)


async def test_states_stay(hass: HomeAssistant, pbx: SimulatedPbx, entry: ConfigEntry[OpenVoxCoordinator], later: Later) -> None:
    """What last happened on each phone is still shown, and the next call is told as before."""
    for row in stored("core.restore_state", pbx)["data"]:
        before, now = row["state"], hass.states.get(row["state"]["entity_id"])
        assert now
        assert now.state == before["state"]
        assert {key: now.attributes.get(key) for key in before["attributes"]} == before["attributes"]
    await pbx.desk.ring(["102"], "0303333333")
    await later(1)
    ringing, phone = hass.states.get("event.uc501_bob_102_call"), hass.states.get("sensor.bobs_phone")
    assert ringing
    assert phone
    assert (ringing.attributes["event_type"], ringing.attributes["caller"], phone.state) == ("ringing", "0303333333", "ringing")
    await pbx.desk.miss()
    await later(5)


async def test_logins_stay_counted(hass: HomeAssistant, pbx: SimulatedPbx, entry: ConfigEntry[OpenVoxCoordinator]) -> None:
    """A PBX that has refused three logins is not asked a fourth time."""
    assert stored("openvox_uc.login_guard", pbx)["data"]["127.0.0.2"]["count"] == 3
    guard = await async_get_login_guard(hass)
    assert 0 < await guard.seconds_to_wait("127.0.0.2") < 600
    assert await guard.seconds_to_wait(pbx.host) == 0


async def test_old_calls_are_no_news(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, pbx: SimulatedPbx, server: TestServer, later: Later
) -> None:
    """The calls of the last week come into the history, and nobody is told of them."""
    freezer.tick(-86_400)
    await pbx.desk.ring(["101"], "0304444444")
    await pbx.desk.miss()
    freezer.tick(86_400)
    told = [async_capture_events(hass, EVENT_CALL), async_capture_events(hass, EVENT_CALL_RECORD)]
    assert await async_setup_component(hass, DOMAIN, {})
    await later(70)
    [entry] = hass.config_entries.async_entries(DOMAIN)
    coordinator: OpenVoxCoordinator = entry.runtime_data
    assert [found.call.caller and found.call.caller.number for found in coordinator.history.find(CallQuery(), 10)] == ["0304444444"]
    assert told == [[], []]
