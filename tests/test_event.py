"""The call events of the PBX and of its extensions, and the bells of door phones."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.core import Event, EventStateChangedData, ServiceCall, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.trigger import async_get_all_descriptions
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.openvox_uc.const import CONF_DOOR_PHONES, CONF_MASK_NUMBERS
from tests.house import load
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Internal, Leg
from tests.simulator.desk import Desk
from tests.site import Site

PBX = "event.uc501_call_event"
ALICE = "event.uc501_alice_101_call_event"
BOB = "event.uc501_bob_102_call_event"
CAROL = "event.uc501_carol_103_call_event"

type Seen = list[tuple[str, str]]


@pytest.fixture
async def site(all_enabled: None, unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


@pytest.fixture
def seen(site: Site) -> Seen:
    seen: Seen = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        new, old = event.data["new_state"], event.data["old_state"]
        assert new
        assert old
        assert new.state != old.state
        seen.append((new.entity_id, new.attributes["event_type"]))

    async_track_state_change_event(site.hass, [PBX, ALICE, BOB, CAROL], note)
    return seen


def of(seen: Seen, entity_id: str) -> list[str]:
    return [kind for entity, kind in seen if entity == entity_id]


type Deed = Callable[[Desk], Awaitable[None]]


@pytest.mark.parametrize(
    ("deeds", "pbx_events", "alice", "bob"),
    [
        (
            [
                lambda desk: desk.call("101", "102"),
                lambda desk: desk.answer("102"),
                lambda desk: desk.hang_up("102"),
            ],
            ["ringing", "answered", "ended"],
            ["dialing", "answered", "ended"],
            ["ringing", "answered", "ended"],
        ),
        # The phones that did not answer show that another one did.
        (
            [
                lambda desk: desk.ring(["101", "102"], to="600"),
                lambda desk: desk.answer("102"),
            ],
            ["ringing", "answered"],
            ["ringing", "answered_elsewhere"],
            ["ringing", "answered"],
        ),
        (
            [lambda desk: desk.ring(["101"]), lambda desk: desk.miss("101")],
            ["ringing", "missed"],
            ["ringing", "missed"],
            [],
        ),
        (
            [
                lambda desk: desk.dial_out("101", "0170555"),
                lambda desk: desk.miss("101"),
            ],
            ["ringing", "failed"],
            ["dialing", "failed"],
            [],
        ),
    ],
    ids=["internal", "group", "missed", "failed"],
)
async def test_events_of_a_call(
    site: Site,
    seen: Seen,
    deeds: list[Deed],
    pbx_events: list[str],
    alice: list[str],
    bob: list[str],
) -> None:
    """The record of a call comes after its end, and is not an event."""
    for deed in deeds:
        await deed(site.desk)
        await site.later(20)
    assert of(seen, PBX) == pbx_events
    assert (of(seen, ALICE), of(seen, BOB), of(seen, CAROL)) == (alice, bob, [])
    assert (
        "ended" not in pbx_events
        or [values["action"] for values, _ in site.pbx.sent][-1] == "NewCdr"
    )


async def test_attributes_are_the_fields_of_the_call(site: Site) -> None:
    await site.ring(["101"], "0301234567", 5)
    await site.answer("101", 1)
    fields = {
        key: value
        for key, value in site.live[-1].data.items()
        if key not in ("type", "config_entry_id", "device_id", "entity_id", "serial")
    }
    assert fields["caller"] == "0301234567"
    assert fields["answered_by"] == "101"
    assert fields["callee_name"] == "Alice"
    for key in ("call", "ext_101_call"):
        attributes = site.state(key, "event").attributes
        assert attributes["event_type"] == "answered"
        assert {key: attributes[key] for key in fields} == fields


async def test_two_events_in_one_tick_are_two_states(site: Site, seen: Seen) -> None:
    await site.desk.talk("101")
    assert of(seen, ALICE) == of(seen, PBX) == ["ringing", "answered"]


async def test_hidden_numbers_in_the_last_event(site: Site) -> None:
    events = ("call", "ext_101_call", "ext_102_call")
    await site.ring(["101"], "0301234567", 5)
    await site.desk.answer("101")
    await site.dial_out("102", "0407654321", 5)
    before = [site.state(event, "event") for event in events]
    assert "0407654321" in str(before[0])
    await site.load({CONF_MASK_NUMBERS: True})
    after = [site.state(event, "event") for event in events]
    assert [event.state for event in after] == [event.state for event in before]
    for number in ("0301234", "0407654"):
        assert number not in str(after)


DOOR = "105"
BELL = "event.uc501_erin_105_doorbell"


@pytest.fixture
async def door(site: Site) -> Site:
    await site.load({CONF_DOOR_PHONES: [DOOR]})
    return site


@pytest.fixture
def rings(door: Site) -> list[str]:
    rings: list[str] = []

    @callback
    def note(event: Event[EventStateChangedData]) -> None:
        state = event.data["new_state"]
        if state and state.state not in ("unavailable", "unknown", *rings):
            assert state.attributes["event_type"] == "ring"
            rings.append(state.state)

    async_track_state_change_event(door.hass, [BELL], note)
    return rings


async def test_core_doorbell_trigger(door: Site) -> None:
    """The editor offers it.

    It fires at each press, also the first one after the start, and for nothing else.
    """
    assert (await async_get_all_descriptions(door.hass))["doorbell.rang"]
    seen: list[ServiceCall] = async_mock_service(door.hass, "test", "note")
    trigger = {"trigger": "doorbell.rang", "target": {"entity_id": BELL}}
    automation: dict[str, Any] = {
        "triggers": trigger,
        "actions": {"action": "test.note"},
    }
    assert await async_setup_component(door.hass, AUTOMATION, {AUTOMATION: automation})
    await door.hass.async_block_till_done()
    for presses in (1, 2):
        await door.call(DOOR, "101", 5)
        assert len(seen) == presses
        await door.answer("101", 20)
        await door.hang_up("101", 5)
    await door.desk.call("101", DOOR)
    await door.answer(DOOR, 5)
    await door.hang_up(DOOR, 5)
    await door.call("102", "103", 5)
    assert len(seen) == 2


def call_of_door(pbx: SimulatedPbx, callee: str) -> tuple[Internal, Leg]:
    leg = Leg(pbx.clock(), id=pbx.new_id(pbx.clock(), beside=False))
    return Internal(
        serial=pbx.serial,
        first=leg,
        extension=DOOR,
        dialed_number=callee,
    ), leg


@pytest.mark.parametrize("seconds", [0, 1])
async def test_several_calls_of_one_press(
    site: Site, rings: list[str], seconds: int
) -> None:
    calls = {}
    for callee in ("101", "102"):
        calls[callee] = line, leg = call_of_door(site.pbx, callee)
        await site.pbx.report(line.alert(leg))
        await site.pbx.report(line.ring(leg, callee))
        await site.later(seconds)
    await site.later(5)
    assert len(rings) == 1
    for callee, (line, leg) in calls.items():
        for body in line.answers(leg, callee):
            await site.pbx.report(body)
    await site.later(5)
    assert len(rings) == 1


@pytest.mark.parametrize(
    "end",
    [
        [lambda desk: desk.hang_up(DOOR)],
        [lambda desk: desk.hang_up("101")],
        [lambda desk: desk.answer("101"), lambda desk: desk.hang_up("101")],
    ],
    ids=["given up", "rejected", "answered"],
)
async def test_second_press_soon_after_the_first(
    site: Site, rings: list[str], end: list[Deed]
) -> None:
    await site.call(DOOR, "101", 1)
    for deed in end:
        await deed(site.desk)
    await site.later(0.5)
    await site.call(DOOR, "101", 5)
    assert len(rings) == 2


async def test_next_phone_is_called_since_the_first_is_busy(
    site: Site, rings: list[str]
) -> None:
    for callee in ("101", "102"):
        line, _ = call_of_door(site.pbx, callee)
        await site.pbx.report(line.failed(callee, 486))
        await site.later(0.5)
    line, leg = call_of_door(site.pbx, "103")
    await site.pbx.report(line.alert(leg))
    await site.pbx.report(line.ring(leg, "103"))
    await site.later(5)
    assert len(rings) == 1


@pytest.mark.parametrize(
    "how", ["to the outside", "no phone is free", "the ringing is lost"]
)
async def test_a_press_that_rings_no_phone(
    site: Site, rings: list[str], how: str
) -> None:
    await site.later(5)
    line, leg = call_of_door(site.pbx, "101")
    if how == "to the outside":
        await site.desk.dial_out(DOOR, "0170555")
    elif how == "no phone is free":
        await site.pbx.report(line.failed("101", 486))
    else:
        for body in (line.alert(leg), *line.answers(leg, "101")):
            await site.pbx.report(body)
    await site.later(5)
    assert len(rings) == 1


async def test_reload_rings_no_bell(door: Site, rings: list[str]) -> None:
    await door.call(DOOR, "101", 5)
    await load(door.hass, door.entry)
    await door.answer("101", 5)
    assert len(rings) == 1


async def test_a_door_phone_that_comes_later(door: Site) -> None:
    await load(door.hass, door.entry, {CONF_DOOR_PHONES: [DOOR, "110"]})
    door.pbx.add_extension("110", "Gate")
    await door.minutes(1)
    await door.desk.call("110", "101")
    assert door.state("ext_110_doorbell", "event").attributes["event_type"] == "ring"
