"""Who asked for a call: an automation or a person who used an action is named where the call is told."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.base.clock import SteadyClock
from custom_components.openvox_uc.calls.contexts import CallContexts
from custom_components.openvox_uc.const import DOMAIN, EVENT_ACTIVITY, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.pbx import CallEvent, CallEventType, Direction, Party
from tests import house
from tests.conftest import Later, Logbook
from tests.history.test_call_history import a_call
from tests.house import entity_id
from tests.simulator import SimulatedPbx

type Lines = list[dict[str, Any]]
type Tell = Callable[[str], Awaitable[Lines]]

CELLAR_FLOODS = "automation.cellar_floods"


@pytest.fixture
def device_id(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Callable[[str], str]:
    return partial(house.device_id, hass, setup_integration)


@pytest.fixture
def told(logbook: Logbook, device_id: Callable[[str], str]) -> Tell:
    """Return what gives the lines of a device since the test began."""
    start = utcnow() - timedelta(seconds=1)

    async def lines(part: str) -> Lines:
        return [line for line in await logbook(start, device_ids=[device_id(part)]) if line.get("domain") == DOMAIN]

    return lines


async def automate(hass: HomeAssistant, triggers: object, action: str, **data: Any) -> None:
    actions = {"action": f"{DOMAIN}.{action}", "data": data}
    automation = {"id": "cellar", "alias": "Cellar floods", "triggers": triggers, "actions": actions}
    assert await async_setup_component(hass, "automation", {"automation": automation})
    await hass.async_block_till_done()


async def done(hass: HomeAssistant, pbx: SimulatedPbx) -> None:
    await hass.async_block_till_done()
    await pbx.settled()
    await hass.async_block_till_done()


FLOOD = {"trigger": "event", "event_type": "flood"}


@pytest.mark.parametrize("part", ["", "_ext_101", "_ext_102"])
async def test_the_activity_names_the_automation(
    told: Tell, hass: HomeAssistant, pbx: SimulatedPbx, device_id: Callable[[str], str], later: Later, part: str
) -> None:
    """All that is told of the call that it dialed, on each page; a call that a person dials a minute later names nobody."""
    await automate(hass, FLOOD, "dial", device_id=device_id("_ext_101"), number="102")
    hass.bus.async_fire("flood")
    await done(hass, pbx)
    await later(5)
    await pbx.desk.answer("102")
    await later(100)
    await pbx.desk.hang_up("102")
    await later(60)
    await pbx.desk.call("101", "102")
    await later(1)
    await pbx.desk.hang_up("101")
    await later(60)
    answered, ended, by_hand = await told(part)
    for line in (answered, ended):
        assert (line["context_name"], line["context_entity_id"]) == ("Cellar floods", CELLAR_FLOODS)
        assert line["context_message"] == "triggered by event 'flood'"
    assert answered["message"].startswith("Call from Alice (101) was answered by Bob (102)")
    assert by_hand["message"].startswith("Missed call from Alice (101) to Bob (102)")
    assert not [key for key in by_hand if key.startswith("context")]


async def test_the_activity_names_the_person(
    told: Tell, hass: HomeAssistant, pbx: SimulatedPbx, device_id: Callable[[str], str], later: Later, hass_admin_user: User
) -> None:
    """One who hangs up a call that another one has dialed by hand is named from then on."""
    await pbx.desk.call("101", "102")
    await pbx.desk.answer("102")
    await later(30)
    context = Context(user_id=hass_admin_user.id)
    await hass.services.async_call(DOMAIN, "hang_up", {"device_id": device_id("_ext_101")}, blocking=True, context=context)
    await done(hass, pbx)
    await later(60)
    answered, ended = await told("")
    assert "context_user_id" not in answered
    assert (ended["context_user_id"], ended["context_service"]) == (hass_admin_user.id, "hang_up")


async def test_all_events_of_the_call(hass: HomeAssistant, pbx: SimulatedPbx, device_id: Callable[[str], str], later: Later) -> None:
    events = [async_capture_events(hass, kind) for kind in (EVENT_CALL, EVENT_ACTIVITY, EVENT_CALL_RECORD)]
    context = Context()
    await hass.services.async_call(
        DOMAIN, "dial", {"device_id": device_id("_ext_101"), "number": "0301234567"}, blocking=True, context=context
    )
    await done(hass, pbx)
    await later(5)
    await pbx.desk.answer("101")
    await later(5)
    await pbx.desk.hang_up("101")
    await later(60)
    assert [len(of_kind) for of_kind in events] == [3, 4, 1]
    assert {event.context.id for of_kind in events for event in of_kind} == {context.id}


@pytest.mark.usefixtures("all_enabled")
async def test_a_button(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    await pbx.desk.call("101", "102")
    await later(1)
    context = Context()
    button = {"entity_id": entity_id(hass, "button", f"{pbx.serial}_ext_101_hang_up")}
    await hass.services.async_call("button", "press", button, blocking=True, context=context)
    await done(hass, pbx)
    await later(60)
    assert [(event.data["type"], event.context.id == context.id) for event in events] == [("call_ringing", False), ("call_missed", True)]


async def test_an_automation_that_its_own_call_triggers(
    told: Tell, hass: HomeAssistant, pbx: SimulatedPbx, device_id: Callable[[str], str], later: Later
) -> None:
    """Each run has a context of its own below that of the run before, and its call names that run."""
    again = {"trigger": f"{DOMAIN}.call_missed", "options": {"direction": "internal"}}
    runs = async_capture_events(hass, "automation_triggered")
    calls = async_capture_events(hass, EVENT_CALL)
    await automate(hass, [FLOOD, again], "dial", device_id=device_id("_ext_101"), number="102")
    hass.bus.async_fire("flood")
    await done(hass, pbx)
    for _ in range(3):
        await pbx.desk.miss("102")
        await later(5)
        await done(hass, pbx)
    assert len(runs) == 4
    assert [run.context.parent_id for run in runs[1:]] == [run.context.id for run in runs[:-1]]
    assert len({run.context.id for run in runs}) == 4
    assert [call.data["type"] for call in calls] == [*["call_ringing", "call_missed"] * 3, "call_ringing"]
    assert [call.context.id for call in calls[::2]] == [run.context.id for run in runs]
    await later(30)
    assert [line["context_entity_id"] for line in await told("")] == [CELLAR_FLOODS] * 3


async def test_a_dial_that_the_pbx_refuses(hass: HomeAssistant, pbx: SimulatedPbx, device_id: Callable[[str], str], later: Later) -> None:
    """Nobody has asked for the next call of the phone."""
    events = async_capture_events(hass, EVENT_CALL)
    context = Context()
    pbx.faults.errno = "10008"
    with pytest.raises(HomeAssistantError):
        await hass.services.async_call(
            DOMAIN, "dial", {"device_id": device_id("_ext_101"), "number": "102"}, blocking=True, context=context
        )
    pbx.faults.errno = ""
    await pbx.desk.call("101", "102")
    pbx.faults.errno = "10007"
    await later(1)
    with pytest.raises(HomeAssistantError):
        await hass.services.async_call(DOMAIN, "hang_up", {"device_id": device_id("_ext_101")}, blocking=True, context=context)
    pbx.faults.errno = ""
    await pbx.desk.hang_up("101")
    await later(60)
    assert [event.data["type"] for event in events] == ["call_ringing", "call_missed"]
    assert context.id not in {event.context.id for event in events}


# --- Which call is the one that was asked for ---

PHONE = Party("101")
OUTSIDE = Party("160301234567", outside=True)


def ringing(number: int, direction: Direction, caller: Party | None, callee: Party | None, at: float, *phones: str) -> CallEvent:
    call = a_call(number, direction=direction, caller=caller, callee=callee, started_at=at, extensions=phones, ended_at=None, outcome=None)
    return CallEvent(CallEventType.RINGING, call)


@pytest.mark.parametrize(
    ("asked", "direction", "caller", "callee", "after", "is_it"),
    [
        (PHONE, Direction.OUTBOUND, PHONE, Party("030", outside=True), 30, True),
        (PHONE, Direction.INTERNAL, PHONE, Party("102"), -9, True),
        (PHONE, Direction.INTERNAL, PHONE, Party("102"), -11, False),
        (PHONE, Direction.INTERNAL, PHONE, Party("102"), 61, False),
        (PHONE, Direction.INTERNAL, Party("102"), PHONE, 1, False),
        (PHONE, Direction.INBOUND, None, PHONE, 1, False),
        (PHONE, Direction.INTERNAL, None, PHONE, 1, True),
        (PHONE, Direction.OUTBOUND, Party("101", outside=True), None, 1, False),
        (OUTSIDE, Direction.OUTBOUND, PHONE, Party("0301234567", outside=True), 1, True),
        (OUTSIDE, Direction.INBOUND, Party("00160301234567", outside=True), Party("6500"), 1, True),
        (OUTSIDE, Direction.OUTBOUND, Party("0301234567"), Party("s", outside=True), 1, True),
        (OUTSIDE, Direction.OUTBOUND, Party("567"), Party("0301234568", outside=True), 1, False),
        (OUTSIDE, Direction.INTERNAL, PHONE, Party("160301234567"), 1, False),
    ],
)
def test_which_call_it_is(
    freezer: object, asked: Party, direction: Direction, caller: Party | None, callee: Party | None, after: float, is_it: bool
) -> None:
    """The one that the party makes, or that is made to it, soon after."""
    now, calls, context = utcnow().timestamp(), CallContexts(SteadyClock()), Context()
    with calls.begin(context, asked):
        pass
    event = ringing(1, direction, caller, callee, now + after, "101")
    assert calls.context(event) == (context if is_it else None)
    assert calls.context(event) == (context if is_it else None)
    # One call was asked for, and no second one.
    assert calls.context(ringing(2, direction, caller, callee, now + after, "101")) is None


def test_a_change_of_what_was_asked_for(freezer: object) -> None:
    """The last one who asked counts, unless the PBX refuses; a call that is not known can be no one's."""
    calls, first, second = CallContexts(SteadyClock()), Context(), Context()
    event = ringing(1, Direction.INTERNAL, PHONE, Party("102"), utcnow().timestamp(), "101", "102")
    with calls.begin(first, PHONE):
        assert calls.context(event) == first
    refused = calls.change(second, event.call.call_id)
    refused.__enter__()
    assert calls.context(event) == second
    assert not refused.__exit__(KeyError, KeyError(), None)
    assert calls.context(event) == first
    with calls.change(second, event.call.call_id):
        pass
    with calls.change(first, None):
        pass
    assert calls.context(event) == second


def test_only_the_last_calls_are_remembered(freezer: object) -> None:
    calls, context, now = CallContexts(SteadyClock()), Context(), utcnow().timestamp()
    made = [ringing(number, Direction.INTERNAL, PHONE, Party("102"), now, "101") for number in range(150)]
    for one in made:
        with calls.begin(context, PHONE):
            assert calls.context(one) == context
    assert [calls.context(one) for one in made] == [None] * 50 + [context] * 100
