"""Setting up, reloading, and removing an entry."""

import asyncio

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.openvox_uc import async_remove_config_entry_device
from custom_components.openvox_uc.const import EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from tests.conftest import Later, load_state, make_entry, state_of
from tests.house import known_device, reauth_flows, types
from tests.simulator import SimulatedPbx

# Time passes when a test says so.
pytestmark = pytest.mark.usefixtures("freezer", "server")

STATUS = "sensor.uc501_alice_101_status"


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> MockConfigEntry:
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return entry


def retry_reason(entry: MockConfigEntry) -> str:
    assert load_state(entry) is ConfigEntryState.SETUP_RETRY
    return entry.reason or ""


@pytest.mark.parametrize("state", ["ringing", "in_use"])
async def test_reload_in_a_call(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    later: Later,
    state: str,
) -> None:
    """The entry was reloaded while a phone rang, or talked.

    The call rang, was answered and ended once, and its length was right.
    """
    entry = coordinator.config_entry
    events, records = (
        async_capture_events(hass, EVENT_CALL),
        async_capture_events(hass, EVENT_CALL_RECORD),
    )
    await pbx.desk.ring(["101"])
    if state == "in_use":
        await pbx.desk.answer("101")
    await later(1)
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert state_of(hass, "sensor.uc501_active_calls") == "1"
    assert state_of(hass, STATUS) == state
    if state == "ringing":
        await pbx.desk.answer("101")
    await later(20)
    await pbx.desk.hang_up("101")
    await later(5)
    assert types(events) == [
        "call_ringing",
        "call_answered",
        "call_ended",
    ]
    assert len({event.data["call_id"] for event in events}) == 1
    assert state_of(hass, "sensor.uc501_active_calls") == "0"
    assert types(records) == ["call_ended"]
    assert records[0].data["talk_seconds"] == (20 if state == "ringing" else 21)


async def test_deadlines_after_a_reload(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    later: Later,
) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    await pbx.desk.ring(["101"])
    await later(1)
    assert await hass.config_entries.async_unload(coordinator.config_entry.entry_id)
    await pbx.desk.miss("101")
    pbx.records.rows.clear()
    assert await hass.config_entries.async_setup(coordinator.config_entry.entry_id)
    await later(200)
    assert types(events) == ["call_ringing", "call_missed"]
    assert events[1].data["inferred"]


@pytest.mark.usefixtures("limited_requests")
async def test_requests_of_a_minute_over_reloads(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """The limit is that of the PBX, so it holds over reloads.

    A new load waits for what the ones before have sent.
    """
    await set_up(hass, entry)
    asked: list[tuple[float, int]] = []

    async def reload_often() -> None:
        for _ in range(5):
            assert await hass.config_entries.async_reload(entry.entry_id)

    async def tick() -> None:
        freezer.tick(0.2)
        async_fire_time_changed(hass)
        for _ in range(20):
            await asyncio.sleep(0)
        asked.append((pbx.clock(), len(pbx.requests)))

    reloads = asyncio.create_task(reload_often())
    while not reloads.done():
        await tick()
    await reloads
    # Until nothing waits anymore.
    for _ in range(400):
        await tick()
    most = max(
        later - earlier
        for at, earlier in asked
        for then, later in asked
        if at < then < at + 59
    )
    assert most <= 30


async def test_retry(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    later: Later,
) -> None:
    pbx.faults.html = True
    await set_up(hass, entry)
    assert "pbx_not_understood.message" in retry_reason(entry)
    pbx.faults.html = False
    await later(30)
    assert load_state(entry) is ConfigEntryState.LOADED


async def test_broken_list(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
) -> None:
    pbx.faults.garbled, pbx.faults.paths = True, {"extensionlist/query"}
    await set_up(hass, entry)
    assert load_state(entry) is ConfigEntryState.SETUP_RETRY
    assert pbx.logins == 1
    assert pbx.token is None


@pytest.mark.parametrize("means_it", [False, True])
async def test_both_start_together(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    later: Later,
    *,
    means_it: bool,
) -> None:
    """After a power cut both start.

    A PBX that was just offline and refuses gets one more login, late.
    """
    await pbx.stop()
    await set_up(hass, entry)
    pbx.faults.refuse_all = True
    await pbx.start()
    await later(120)
    assert "pbx_starting.message" in retry_reason(entry)
    assert pbx.paths == ["login"]
    pbx.faults.refuse_all = means_it
    await later(380, 20)
    assert load_state(entry) is (
        ConfigEntryState.SETUP_ERROR if means_it else ConfigEntryState.LOADED
    )
    assert bool(reauth_flows(hass)) is means_it
    assert pbx.paths.count("login") == 2


async def test_device(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    later: Later,
) -> None:
    device = known_device(hass, coordinator.config_entry, pbx.serial)
    assert isinstance(device, dr.DeviceEntry)
    assert device.id == coordinator.device_id
    assert device.sw_version == "4.1.1"
    pbx.firmware = "4.3.6"
    await later(660, 20)
    device = known_device(hass, coordinator.config_entry, pbx.serial)
    assert isinstance(device, dr.DeviceEntry)
    assert device.sw_version == "4.3.6"


async def test_serial_that_is_not_a_mac(hass: HomeAssistant) -> None:
    async with SimulatedPbx(serial="369351034049x") as pbx:
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        await set_up(hass, entry)
        (device,) = dr.async_entries_for_config_entry(
            dr.async_get(hass), entry.entry_id
        )
        assert device.connections == set()
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_empty_list_removes_nothing(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    later: Later,
) -> None:
    pbx.faults.empty_list = True
    await later(601, 20)
    assert state_of(hass, STATUS) == STATE_UNAVAILABLE
    pbx.faults.empty_list = False
    await later(60)
    assert state_of(hass, STATUS) == "idle"


async def test_lists_after_a_boot(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    later: Later,
) -> None:
    """A PBX that has just booted may list a part only."""
    await later(60)
    extension = pbx.extension("101")
    assert extension
    pbx.delete_extension("101")
    await pbx.boot()
    await later(590, 20)
    assert state_of(hass, STATUS) == STATE_UNAVAILABLE
    pbx.extensions.append(extension)
    await later(60)
    assert state_of(hass, STATUS) == "idle"


async def test_remove_a_device(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    later: Later,
) -> None:
    """Only a part that the PBX no longer lists may be removed by hand.

    It may be removed only while the entry is loaded.
    """
    entry = coordinator.config_entry
    house, other, phone, trunk = (
        known_device(hass, entry, f"{pbx.serial}{part}")
        for part in ("", "_ext_102", "_ext_101", f"_trunk_{pbx.trunk}")
    )
    assert entry.supports_remove_device
    for device in (house, other, phone, trunk):
        with pytest.raises(HomeAssistantError, match=r"device_listed\.message"):
            await async_remove_config_entry_device(hass, entry, device)
    pbx.delete_extension("101")
    pbx.trunks.clear()
    await later(61)
    for device in (phone, trunk):
        assert await async_remove_config_entry_device(hass, entry, device)
    for device, reason in (
        (house, "^device_listed.message UC501"),
        (other, r"^device_listed.message Bob \(102\)"),
    ):
        with pytest.raises(HomeAssistantError, match=reason):
            await async_remove_config_entry_device(hass, entry, device)
    await pbx.stop()
    await hass.config_entries.async_reload(entry.entry_id)
    assert load_state(entry) is ConfigEntryState.SETUP_RETRY
    for device in (other, phone):
        with pytest.raises(HomeAssistantError, match=r"device_not_known_gone\.message"):
            await async_remove_config_entry_device(hass, entry, device)
