"""The bells of door phones: they ring when the button makes the phone call somebody."""

from typing import Any

from aiohttp.test_utils import TestServer
from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, ServiceCall, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.trigger import async_get_all_descriptions
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.openvox_uc.const import CONF_DOOR_PHONES, DOMAIN
from tests.conftest import Later
from tests.house import device_of, entity_id, load
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Internal, Leg, Style

# Time passes when a test says so.
pytestmark = pytest.mark.usefixtures("freezer")

DOOR = "105"
BELL = "event.uc501_erin_105_doorbell"


@pytest.fixture
async def door(hass: HomeAssistant, server: TestServer, entry: MockConfigEntry) -> MockConfigEntry:
    await load(hass, entry, {CONF_DOOR_PHONES: [DOOR]})
    return entry


@pytest.fixture
def rings(hass: HomeAssistant, door: MockConfigEntry) -> list[str]:
    rings: list[str] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state and state.state not in ("unavailable", "unknown", *rings):
            assert state.attributes["event_type"] == "ring"
            rings.append(state.state)

    async_track_state_change_event(hass, [BELL], note)
    return rings


async def test_what_it_is(hass: HomeAssistant, door: MockConfigEntry, pbx: SimulatedPbx, entity_registry: er.EntityRegistry) -> None:
    assert entity_id(hass, "event", f"{pbx.serial}_ext_{DOOR}_doorbell") == BELL
    state = hass.states.get(BELL)
    assert state
    assert (state.state, state.attributes["device_class"], state.attributes["event_types"]) == ("unknown", "doorbell", ["ring"])
    entity, device = entity_registry.async_get(BELL), device_of(hass, door, f"{pbx.serial}_ext_{DOOR}")
    assert entity
    assert device
    assert entity.device_id == device.id
    assert not entity_registry.async_get_entity_id("event", DOMAIN, f"{pbx.serial}_ext_101_doorbell")


async def test_core_doorbell_trigger(hass: HomeAssistant, door: MockConfigEntry, pbx: SimulatedPbx, later: Later) -> None:
    """Fires at each press, the first one after the start too, and for nothing else that the door phone does."""
    told: list[ServiceCall] = async_mock_service(hass, "test", "note")
    automation: dict[str, Any] = {
        "triggers": {"trigger": "doorbell.rang", "target": {"entity_id": BELL}},
        "actions": {"action": "test.note"},
    }
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: automation})
    await hass.async_block_till_done()
    for presses in (1, 2):
        await pbx.desk.call(DOOR, "101")
        await later(5)
        assert len(told) == presses
        await pbx.desk.answer("101")
        await later(20)
        await pbx.desk.hang_up("101")
        await later(5)
    await pbx.desk.call("101", DOOR)
    await pbx.desk.answer(DOOR)
    await later(5)
    await pbx.desk.hang_up(DOOR)
    await later(5)
    await pbx.desk.call("102", "103")
    await later(5)
    assert len(told) == 2


async def test_core_doorbell_trigger_is_offered(hass: HomeAssistant, door: MockConfigEntry) -> None:
    """The editor lists it, though nothing else in Home Assistant may need it."""
    assert (await async_get_all_descriptions(hass))["doorbell.rang"]


def call_of_door(pbx: SimulatedPbx, callee: str) -> tuple[Internal, Leg]:
    leg = Leg(pbx.clock(), id=pbx.new_id(pbx.clock(), beside=False))
    return Internal(serial=pbx.serial, first=leg, style=Style(), extension=DOOR, dialed_number=callee), leg


@pytest.mark.parametrize("seconds", [0, 1])
async def test_several_calls_of_one_press(pbx: SimulatedPbx, rings: list[str], later: Later, seconds: int) -> None:
    calls = {}
    for callee in ("101", "102"):
        calls[callee] = line, leg = call_of_door(pbx, callee)
        await pbx.report(line.alert(leg))
        await pbx.report(line.ring(leg, callee))
        await later(seconds)
    await later(5)
    assert len(rings) == 1
    for callee, (line, leg) in calls.items():
        for body in line.answers(leg, callee):
            await pbx.report(body)
    await later(5)
    assert len(rings) == 1


@pytest.mark.parametrize("how", ["to the outside", "no phone is free", "the ringing is lost"])
async def test_a_press_of_which_no_phone_rings(pbx: SimulatedPbx, rings: list[str], later: Later, how: str) -> None:
    await later(5)
    line, leg = call_of_door(pbx, "101")
    if how == "to the outside":
        await pbx.desk.dial_out(DOOR, "0170555")
    elif how == "no phone is free":
        await pbx.report(line.failed("101", 486))
    else:
        for body in (line.alert(leg), *line.answers(leg, "101")):
            await pbx.report(body)
    await later(5)
    assert len(rings) == 1


async def test_a_reload_rings_no_bell(
    hass: HomeAssistant, door: MockConfigEntry, pbx: SimulatedPbx, rings: list[str], later: Later
) -> None:
    await pbx.desk.call(DOOR, "101")
    await later(5)
    await load(hass, door)
    await pbx.desk.answer("101")
    await later(5)
    assert len(rings) == 1


async def test_a_door_phone_no_more(
    hass: HomeAssistant, door: MockConfigEntry, pbx: SimulatedPbx, entity_registry: er.EntityRegistry
) -> None:
    await load(hass, door, {CONF_DOOR_PHONES: ["106"]})
    assert entity_registry.async_get(BELL) is None
    assert hass.states.get(BELL) is None
    assert entity_id(hass, "event", f"{pbx.serial}_ext_106_doorbell")
    await load(hass, door, {})
    bells = {entity.unique_id for entity in er.async_entries_for_config_entry(entity_registry, door.entry_id)}
    assert not {bell for bell in bells if bell.endswith("_doorbell")}
    assert entity_id(hass, "event", f"{pbx.serial}_ext_106_call")


async def test_a_door_phone_that_comes_later(hass: HomeAssistant, pbx: SimulatedPbx, door: MockConfigEntry, later: Later) -> None:
    await load(hass, door, {CONF_DOOR_PHONES: [DOOR, "110"]})
    pbx.add_extension("110", "Gate")
    await later(60, step=60)
    await pbx.desk.call("110", "101")
    state = hass.states.get("event.uc501_gate_110_doorbell")
    assert state
    assert state.attributes["event_type"] == "ring"
