"""Two PBXs with the same extension numbers and the same external callers do not mix."""

from collections.abc import AsyncGenerator
from typing import Any, NamedTuple

from aiohttp.test_utils import TestServer
from homeassistant.core import Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.openvox_uc.const import EVENT_CALL, EVENT_CALL_RECORD
from tests.conftest import Later, state_of
from tests.house import act, answer_of, device_id, load, second_pbx
from tests.repository import error_pattern
from tests.simulator import SimulatedPbx

# Time passes when a test says so.
pytestmark = pytest.mark.usefixtures("freezer")


class Pair(NamedTuple):
    one: SimulatedPbx
    two: SimulatedPbx
    entry_one: MockConfigEntry
    entry_two: MockConfigEntry


@pytest.fixture
async def pair(
    hass: HomeAssistant, server: TestServer, pbx: SimulatedPbx, entry: MockConfigEntry
) -> AsyncGenerator[Pair]:
    await load(hass, entry)
    async with second_pbx(hass) as (two, entry_two):
        yield Pair(pbx, two, entry, entry_two)


def event_types(events: list[Event[Any]], entry: MockConfigEntry) -> list[str]:
    return [
        event.data["type"]
        for event in events
        if event.data["config_entry_id"] == entry.entry_id
    ]


@pytest.mark.parametrize(
    ("loaded", "reason"),
    [(True, error_pattern("not_connected")), (False, ".*is not loaded")],
)
async def test_hang_up_ends_what_it_can_and_names_others(
    hass: HomeAssistant, pair: Pair, later: Later, loaded: bool, reason: str
) -> None:
    """A phone of each of two PBXs had to hang up while one PBX was off, or not set up.

    The other one hung up, and the error named the phone that did not, and why.
    """
    await pair.two.desk.ring(["101"])
    devices = [
        device_id(hass, entry, "_ext_101") for entry in (pair.entry_one, pair.entry_two)
    ]
    if loaded:
        await pair.one.stop()
        await later(61)
    else:
        assert await hass.config_entries.async_unload(pair.entry_one.entry_id)
    with pytest.raises(
        HomeAssistantError,
        match="^" + error_pattern("not_all_done", failures=rf"Alice \(101\): {reason}"),
    ):
        await act(hass, "hang_up", device_id=devices)
    await pair.two.settled()
    assert pair.two.desk.calls == []


async def test_a_call_is_transferred_by_a_phone_of_its_own_pbx(
    hass: HomeAssistant, pair: Pair
) -> None:
    await pair.two.desk.call("101", "102")
    await pair.two.desk.answer("102")
    [call] = pair.entry_two.runtime_data.tracker.open_calls()
    asked = len(pair.one.requests)
    await act(
        hass, "transfer_call", call_id=call.call_id, extension="101", number="103"
    )
    assert (
        "calltransfer",
        {"callid": call.call_id, "transferor": "101", "transferto": "103"},
    ) in pair.two.requests
    assert len(pair.one.requests) == asked


async def test_names(hass: HomeAssistant, pair: Pair) -> None:
    registry = dr.async_get(hass)
    for _ in range(2):
        devices = [
            dr.async_entries_for_config_entry(registry, entry.entry_id)[0]
            for entry in (pair.entry_one, pair.entry_two)
        ]
        assert [device.name for device in devices] == ["UC501", "UC501 (a09805000002)"]
        assert await hass.config_entries.async_reload(pair.entry_one.entry_id)
    assert state_of(hass, "sensor.uc501_alice_101_status") == "idle"
    assert state_of(hass, "sensor.uc501_a09805000002_alice_101_status") == "idle"


async def test_calls_at_once(hass: HomeAssistant, pair: Pair, later: Later) -> None:
    """Phones with the same number rang on two PBXs, called by the same number.

    Each call had the events, the record, the states and the device of its own PBX.
    """
    events = async_capture_events(hass, EVENT_CALL)
    records = async_capture_events(hass, EVENT_CALL_RECORD)
    await pair.one.desk.ring(["101"])
    await pair.two.desk.ring(["101"])
    await pair.one.desk.answer("101")
    await later(10)
    assert state_of(hass, "sensor.uc501_alice_101_status") == "in_use"
    assert state_of(hass, "sensor.uc501_a09805000002_alice_101_status") == "ringing"
    await pair.two.desk.miss("101")
    await later(5)
    assert state_of(hass, "sensor.uc501_active_calls") == "1"
    assert state_of(hass, "sensor.uc501_a09805000002_active_calls") == "0"
    await pair.one.desk.hang_up("101")
    await later(5)
    assert event_types(events, pair.entry_one) == [
        "call_ringing",
        "call_answered",
        "call_ended",
    ]
    assert event_types(events, pair.entry_two) == ["call_ringing", "call_missed"]
    assert len(records) == 2
    for entry, pbx in ((pair.entry_one, pair.one), (pair.entry_two, pair.two)):
        own = [
            event for event in [*events, *records] if event.data["serial"] == pbx.serial
        ]
        assert {
            (event.data["config_entry_id"], event.data["device_id"]) for event in own
        } == {(entry.entry_id, entry.runtime_data.device_id)}
        assert len({event.data["call_id"] for event in own}) == 1
        assert list(
            await answer_of(hass, "get_call_history", config_entry_id=entry.entry_id)
        ) == [entry.entry_id]
    assert await answer_of(hass, "delete_call_history", number="030*") == {"deleted": 2}


async def test_each_has_its_webhook(hass: HomeAssistant, pair: Pair) -> None:
    """Each of two PBXs posted its reports to the webhook of the other.

    They were counted and ignored.
    """
    pair.one.access.target, pair.two.access.target = (
        pair.two.access.target,
        pair.one.access.target,
    )
    await pair.one.report_state("101", "InUse")
    await pair.two.report(
        {"action": "ExtensionStatus", "extension": "101", "status": "InUse"}
    )
    assert state_of(hass, "sensor.uc501_alice_101_status") == "idle"
    assert state_of(hass, "sensor.uc501_a09805000002_alice_101_status") == "idle"
    assert (
        pair.entry_one.runtime_data.counts.foreign
        == pair.entry_two.runtime_data.counts.foreign
        == 1
    )
