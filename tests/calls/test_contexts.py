"""The contexts of calls.

The activity names the automation or the user whose action began a call.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, Event, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc.base.clock import SteadyClock
from custom_components.openvox_uc.calls.contexts import CallContexts
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.pbx import Call, Direction, Party
from tests.conftest import Logbook
from tests.history.test_call_history import a_call
from tests.house import a_moment_ago, device_id, entity_id, page_of, types
from tests.site import Site

type Lines = list[dict[str, Any]]
type LinesOf = Callable[[], Awaitable[Lines]]

BASEMENT_FLOODS = "automation.basement_floods"
FLOOD = {"trigger": "event", "event_type": "flood"}


@pytest.fixture
async def lines_of(site: Site, logbook: Logbook) -> LinesOf:
    await site.set_up()
    start = a_moment_ago()

    async def lines() -> Lines:
        page = page_of(site.hass, device_id(site.hass, site.entry))
        found = await logbook(start, **page)
        return [line for line in found if line.get("domain") == DOMAIN]

    return lines


async def automate(site: Site, triggers: object) -> None:
    dial = {
        "action": f"{DOMAIN}.dial",
        "data": {
            "device_id": device_id(site.hass, site.entry, "_ext_101"),
            "number": "102",
        },
    }
    automation = {
        "id": "basement",
        "alias": "Basement floods",
        "triggers": triggers,
        "actions": dial,
    }
    assert await async_setup_component(
        site.hass, "automation", {"automation": automation}
    )
    await site.hass.async_block_till_done()

    @callback
    def tick(_event: Event) -> None:
        """Let the call begin after the run, as it always does."""
        site.clock.tick(1)

    site.hass.bus.async_listen("automation_triggered", tick)
    site.hass.bus.async_fire("flood")
    await done(site)


async def act(site: Site, action: str, context: Context, **data: str) -> None:
    phone = {"device_id": device_id(site.hass, site.entry, "_ext_101")}
    await site.hass.services.async_call(
        DOMAIN, action, phone | data, blocking=True, context=context
    )
    await done(site)


async def done(site: Site) -> None:
    await site.hass.async_block_till_done()
    await site.pbx.settled()
    await site.hass.async_block_till_done()


async def test_the_activity_names_the_automation(
    texts_as_keys: None, lines_of: LinesOf, site: Site
) -> None:
    await automate(site, FLOOD)
    await site.later(5)
    await site.answer("102", 100)
    await site.hang_up("102", 60)
    await site.call("101", "102", 1)
    await site.hang_up("101", 60)
    _ringing, answered, ended, _rings_again, by_hand = await lines_of()
    flood = {
        "context_name": "Basement floods",
        "context_entity_id": BASEMENT_FLOODS,
        "context_message": "triggered by event 'flood'",
    }
    assert [line | flood for line in (answered, ended)] == [answered, ended]
    assert answered["message"].startswith(
        "activity.call_answered Bob (102) Alice (101)"
    )
    assert by_hand["message"].startswith("activity.call_missed Bob (102) Alice (101)")
    assert not [key for key in by_hand if key.startswith("context")]


async def test_the_activity_names_the_person_who_hangs_up(
    lines_of: LinesOf, site: Site, hass_admin_user: User
) -> None:
    await site.desk.call("101", "102")
    await site.answer("102", 30)
    await act(site, "hang_up", Context(user_id=hass_admin_user.id))
    await site.later(60)
    _ringing, answered, ended = await lines_of()
    assert "context_user_id" not in answered
    assert (ended["context_user_id"], ended["context_service"]) == (
        hass_admin_user.id,
        "hang_up",
    )


@pytest.mark.usefixtures("all_enabled")
async def test_a_button(site: Site) -> None:
    await site.set_up()
    await site.call("101", "102", 1)
    context = Context()
    button = {
        "entity_id": entity_id(
            site.hass, "button", f"{site.pbx.serial}_ext_101_hang_up"
        )
    }
    await site.hass.services.async_call(
        "button", "press", button, blocking=True, context=context
    )
    await done(site)
    await site.later(60)
    assert [
        (event.data["type"], event.context.id == context.id) for event in site.live
    ] == [("call_ringing", False), ("call_missed", True)]


async def test_an_automation_that_its_own_call_triggers(
    lines_of: LinesOf, site: Site
) -> None:
    runs = async_capture_events(site.hass, "automation_triggered")
    await automate(
        site,
        [
            FLOOD,
            {"trigger": f"{DOMAIN}.call_missed", "options": {"direction": "internal"}},
        ],
    )
    for _ in range(3):
        await site.leave_unanswered("102", seconds=5)
        await done(site)
    assert len(runs) == 4
    assert [run.context.parent_id for run in runs[1:]] == [
        run.context.id for run in runs[:-1]
    ]
    assert len({run.context.id for run in runs}) == 4
    assert types(site.live) == [
        *["call_ringing", "call_missed"] * 3,
        "call_ringing",
    ]
    assert [call.context.id for call in site.live[::2]] == [
        run.context.id for run in runs
    ]
    await site.later(30)
    assert [line["context_entity_id"] for line in await lines_of()] == [
        BASEMENT_FLOODS
    ] * 7


async def test_a_refused_request_leaves_no_context(site: Site) -> None:
    await site.set_up()
    context = Context()
    site.pbx.faults.errno = "10008"
    with pytest.raises(HomeAssistantError):
        await act(site, "dial", context, number="102")
    site.pbx.faults.errno = ""
    await site.desk.call("101", "102")
    site.pbx.faults.errno = "10007"
    await site.later(1)
    with pytest.raises(HomeAssistantError):
        await act(site, "hang_up", context)
    site.pbx.faults.errno = ""
    await site.hang_up("101", 60)
    assert types(site.live) == [
        "call_ringing",
        "call_missed",
    ]
    assert context.id not in {event.context.id for event in site.live}


# --- Finding the call that an action began ---

PHONE = Party("101")
OUTSIDE = Party("160301234567", outside=True)


def ringing(
    number: int,
    direction: Direction,
    caller: Party | None,
    callee: Party | None,
    at: float,
    *phones: str,
) -> Call:
    return a_call(
        number,
        direction=direction,
        caller=caller,
        callee=callee,
        started_at=at,
        extensions=phones,
        ended_at=None,
        outcome=None,
    )


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
        (
            OUTSIDE,
            Direction.OUTBOUND,
            PHONE,
            Party("0301234567", outside=True),
            1,
            True,
        ),
        (
            OUTSIDE,
            Direction.INBOUND,
            Party("00160301234567", outside=True),
            Party("6500"),
            1,
            True,
        ),
        (
            OUTSIDE,
            Direction.OUTBOUND,
            Party("0301234567"),
            Party("s", outside=True),
            1,
            True,
        ),
        (
            OUTSIDE,
            Direction.OUTBOUND,
            Party("567"),
            Party("0301234568", outside=True),
            1,
            False,
        ),
        (OUTSIDE, Direction.INTERNAL, PHONE, Party("160301234567"), 1, False),
    ],
)
def test_which_call_it_is(
    freezer: object,
    asked: Party,
    direction: Direction,
    caller: Party | None,
    callee: Party | None,
    after: float,
    is_it: bool,
) -> None:
    """The call that the party makes or receives soon after."""
    now, calls, context = utcnow().timestamp(), CallContexts(SteadyClock()), Context()
    with calls.begin(context, asked):
        pass
    call = ringing(1, direction, caller, callee, now + after, "101")
    assert calls.context(call) == (context if is_it else None)
    assert calls.context(call) == (context if is_it else None)
    # The action began only one call.
    assert (
        calls.context(ringing(2, direction, caller, callee, now + after, "101")) is None
    )


def test_a_change_of_the_requested_call(freezer: object) -> None:
    """The last request counts, unless the PBX refuses it.

    An unknown call belongs to no one.
    """
    calls, first, second = CallContexts(SteadyClock()), Context(), Context()
    call = ringing(
        1, Direction.INTERNAL, PHONE, Party("102"), utcnow().timestamp(), "101", "102"
    )
    with calls.begin(first, PHONE):
        assert calls.context(call) == first
    with suppress(KeyError), calls.change(second, call.call_id):
        assert calls.context(call) == second
        raise KeyError
    assert calls.context(call) == first
    with calls.change(second, call.call_id):
        pass
    with calls.change(first, None):
        pass
    assert calls.context(call) == second


def test_only_the_last_calls_are_remembered(freezer: object) -> None:
    calls, context, now = CallContexts(SteadyClock()), Context(), utcnow().timestamp()
    made = [
        ringing(number, Direction.INTERNAL, PHONE, Party("102"), now, "101")
        for number in range(150)
    ]
    for call in made:
        with calls.begin(context, PHONE):
            assert calls.context(call) == context
    assert [calls.context(call) for call in made] == [None] * 50 + [context] * 100
    parties = [Party(str(number)) for number in range(150)]
    with calls.begin(context, *parties):
        expected = [
            calls.context(ringing(200 + n, Direction.INTERNAL, p, PHONE, now, "101"))
            for n, p in enumerate(parties)
        ]
    assert expected == [None] * 50 + [context] * 100
