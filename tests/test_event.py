"""The call events of the PBX and of its extensions, and the bells of door phones."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, ServiceCall, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.trigger import async_get_all_descriptions
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_mock_service

from custom_components.openvox_uc.const import CONF_DOOR_PHONES, CONF_MASK_NUMBERS, DOMAIN, EVENT_CALL
from tests.conftest import Later
from tests.house import device_of, entity_id, load, state
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Internal, Leg, Style
from tests.simulator.desk import Desk

PBX = "event.uc501_call_event"
ALICE = "event.uc501_alice_101_call_event"
BOB = "event.uc501_bob_102_call_event"
CAROL = "event.uc501_carol_103_call_event"

# They are disabled until somebody wants them.
pytestmark = pytest.mark.usefixtures("all_enabled", "freezer", "setup_integration")

type Told = list[tuple[str, str]]


@pytest.fixture
def told(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Told:
    told: Told = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        new, old = event.data["new_state"], event.data["old_state"]
        assert new
        assert old
        assert new.state != old.state
        told.append((new.entity_id, new.attributes["event_type"]))

    async_track_state_change_event(hass, [PBX, ALICE, BOB, CAROL], note)
    return told


def of(told: Told, entity_id: str) -> list[str]:
    return [kind for entity, kind in told if entity == entity_id]


type Deed = Callable[[Desk], Awaitable[None]]


@pytest.mark.parametrize(
    ("deeds", "pbx_events", "alice", "bob"),
    [
        (
            [lambda desk: desk.call("101", "102"), lambda desk: desk.answer("102"), lambda desk: desk.hang_up("102")],
            ["ringing", "answered", "ended"],
            ["dialing", "answered", "ended"],
            ["ringing", "answered", "ended"],
        ),
        # The phones that did not answer show that another one did.
        (
            [lambda desk: desk.ring(["101", "102"], to="600"), lambda desk: desk.answer("102")],
            ["ringing", "answered"],
            ["ringing", "answered_elsewhere"],
            ["ringing", "answered"],
        ),
        ([lambda desk: desk.ring(["101"]), lambda desk: desk.miss("101")], ["ringing", "missed"], ["ringing", "missed"], []),
        ([lambda desk: desk.dial_out("101", "0170555"), lambda desk: desk.miss("101")], ["ringing", "failed"], ["dialing", "failed"], []),
    ],
    ids=["internal", "group", "missed", "failed"],
)
async def test_events_of_a_call(
    later: Later, pbx: SimulatedPbx, told: Told, deeds: list[Deed], pbx_events: list[str], alice: list[str], bob: list[str]
) -> None:
    """The record of a call comes after its end, and is no event."""
    for deed in deeds:
        await deed(pbx.desk)
        await later(20)
    assert of(told, PBX) == pbx_events
    assert (of(told, ALICE), of(told, BOB), of(told, CAROL)) == (alice, bob, [])
    assert "ended" not in pbx_events or [values["action"] for values, _ in pbx.sent][-1] == "NewCdr"


async def test_attributes_are_the_fields_of_the_call(later: Later, hass: HomeAssistant, pbx: SimulatedPbx) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    await pbx.desk.ring(["101"], "0301234567")
    await later(5)
    await pbx.desk.answer("101")
    await later(1)
    fields = {key: value for key, value in events[-1].data.items() if key not in ("type", "config_entry_id", "device_id", "serial")}
    assert fields["caller"] == "0301234567"
    assert fields["answered_by"] == "101"
    assert fields["callee_name"] == "Alice"
    for unique_id in (f"{pbx.serial}_call", f"{pbx.serial}_ext_101_call"):
        attributes = state(hass, "event", unique_id).attributes
        assert attributes["event_type"] == "answered"
        assert {key: attributes[key] for key in fields} == fields


async def test_two_events_in_one_tick_are_two_states(later: Later, pbx: SimulatedPbx, told: Told) -> None:
    await pbx.desk.ring(["101"])
    await pbx.desk.answer("101")
    assert of(told, ALICE) == ["ringing", "answered"]
    assert of(told, PBX) == ["ringing", "answered"]


async def test_the_last_event_is_hidden_as_soon_as_numbers_are(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """The option also applies to what is shown already, not only from the next call on."""
    events = [f"{pbx.serial}{part}_call" for part in ("", "_ext_101", "_ext_102")]
    await pbx.desk.ring(["101"], "0301234567")
    await later(5)
    await pbx.desk.answer("101")
    await pbx.desk.dial_out("102", "0407654321")
    await later(5)
    before = [state(hass, "event", event) for event in events]
    assert "0407654321" in str(before[0])
    for _ in range(2):
        await load(hass, setup_integration, {CONF_MASK_NUMBERS: True})
        after = [state(hass, "event", event) for event in events]
        assert [event.state for event in after] == [event.state for event in before]
        for number in ("0301234", "0407654"):
            assert number not in str(after)
        _, alice, bob = after
        assert (alice.attributes["caller"], alice.attributes["answered_by"]) == ("\u2022" * 7 + "567", "101")
        assert (bob.attributes["callee"], bob.attributes["dialed"], bob.attributes["extensions"]) == ("\u2022" * 7 + "321", None, ["102"])


DOOR = "105"
BELL = "event.uc501_erin_105_doorbell"


@pytest.fixture
async def door(hass: HomeAssistant, setup_integration: MockConfigEntry) -> MockConfigEntry:
    await load(hass, setup_integration, {CONF_DOOR_PHONES: [DOOR]})
    return setup_integration


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
    """The editor offers it; it fires at each press, the first one after the start too, and for nothing else that the door phone does."""
    assert (await async_get_all_descriptions(hass))["doorbell.rang"]
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


async def test_reload_rings_no_bell(hass: HomeAssistant, door: MockConfigEntry, pbx: SimulatedPbx, rings: list[str], later: Later) -> None:
    await pbx.desk.call(DOOR, "101")
    await later(5)
    await load(hass, door)
    await pbx.desk.answer("101")
    await later(5)
    assert len(rings) == 1


async def test_no_door_phone_anymore(
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
