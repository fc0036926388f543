"""How many lines a call writes into the activity: on the page of each device, and in all."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.const import EVENT_ACTIVITY
from tests.conftest import Later, Logbook
from tests.house import device_id
from tests.simulator import SimulatedPbx
from tests.simulator.stories import Script, kinds
from tests.telling import tell_story

type Lines = list[dict[str, Any]]
type Tell = Callable[[Callable[[Script], None]], Awaitable[tuple[Lines, dict[str, Lines]]]]

PAGES = {"PBX": "", "101": "_ext_101", "102": "_ext_102", "103": "_ext_103", "104": "_ext_104"}


@pytest.fixture
def tell(
    logbook: Logbook,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
    entity_registry: er.EntityRegistry,
) -> Tell:
    async def play(write: Callable[[Script], None]) -> tuple[Lines, dict[str, Lines]]:
        """Send each report when its time has come, and ask for the lines as the pages of Home Assistant do."""
        await later(5)
        start = utcnow() - timedelta(seconds=1)
        await tell_story(pbx, later, write)
        pages = {}
        for page, part in PAGES.items():
            device = device_id(setup_integration.runtime_data.hass, setup_integration, part)
            entities = er.async_entries_for_device(entity_registry, device, include_disabled_entities=True)
            pages[page] = await logbook(start, device_ids=[device], entity_ids=[entity.entity_id for entity in entities])
        return await logbook(start), pages

    return play


def messages(lines: Lines) -> list[str]:
    return [line.get("message") or f"{line['entity_id']}: {line['state']}" for line in lines]


async def test_an_internal_call(tell: Tell) -> None:
    in_all, pages = await tell(lambda story: kinds.internal_answered(story, "101", "102", ring_for=2, talk_for=5, hung_up_by_caller=True))
    told = ["Call from Alice (101) was answered by Bob (102) after 2 s", "Call from Alice (101) to Bob (102) ended after 5 s"]
    assert {page: messages(lines) for page, lines in pages.items()} == {"PBX": told, "101": told, "102": told, "103": [], "104": []}
    assert max(map(len, pages.values())) <= 3
    assert len(in_all) <= 6


async def test_the_last_caller_and_the_calendar_write_nothing(tell: Tell) -> None:
    in_all, pages = await tell(
        lambda story: kinds.inbound_answered(story, "0301234567", "101", ring_for=6, talk_for=5, hung_up_by_caller=True)
    )
    told = ["Call from 0301234567 was answered by Alice (101) after 6 s", "Call from 0301234567 to Alice (101) ended after 5 s"]
    assert {page: messages(lines) for page, lines in pages.items() if lines} == {"PBX": told, "101": told}
    assert len(in_all) == 4


async def test_one_sentence_for_each_phone_of_a_group_that_misses_a_call(tell: Tell) -> None:
    in_all, pages = await tell(lambda story: kinds.group_missed(story, "0301234567", ("101", "102", "103"), ring_for=6))
    told = ["Missed call from 0301234567 to 600: no answer"]
    todo = ["todo.uc501_calls_to_return: 1"]
    assert {page: messages(lines) for page, lines in pages.items() if lines} == {"PBX": told + todo, "101": told, "102": told, "103": told}
    assert len(in_all) == 5


async def test_a_group_of_which_one_answers(tell: Tell) -> None:
    """Those that rang are told who answered, but not how long that one talked."""
    in_all, pages = await tell(
        lambda story: kinds.group_answered(
            story, "0301234567", ("101", "102", "103"), answered_by="103", ring_for=6, talk_for=5, hung_up_by_caller=True
        )
    )
    assert {page: len(lines) for page, lines in pages.items()} == {"PBX": 2, "101": 1, "102": 1, "103": 2, "104": 0}
    assert messages(pages["101"]) == ["Call from 0301234567 was answered by Carol (103) after 6 s"]
    assert len(in_all) == 6


async def test_a_call_that_is_transferred(tell: Tell) -> None:
    in_all, pages = await tell(
        lambda story: kinds.inbound_transferred(story, "0301234567", "101", "104", talk_for=5, ring_for=6, talk_after=5)
    )
    answered = "Call from 0301234567 was answered by Alice (101) after 3 s"
    ended = "Call from 0301234567 to Alice (101), transferred to Dave (104), ended after 18 s"
    assert {page: messages(lines) for page, lines in pages.items() if lines} == {
        "PBX": [answered, ended],
        "101": [answered, ended],
        "104": [ended],
    }
    assert len(in_all) == 5


async def test_each_line_names_an_entity_of_its_page(hass: HomeAssistant, tell: Tell, logbook: Logbook) -> None:
    """Cards and the filters of the activity ask for entities alone: those of the calendar show all calls of the PBX."""
    start = utcnow() - timedelta(seconds=1)
    events = async_capture_events(hass, EVENT_ACTIVITY)
    await tell(lambda story: kinds.inbound_missed(story, "0301234567", "101", ring_for=2))
    assert [event.data["entity_id"] for event in events] == ["calendar.uc501_call_log", "event.uc501_alice_101_call_event"]
    lines = await logbook(start, entity_ids=["calendar.uc501_call_log"])
    assert messages(lines) == ["Missed call from 0301234567 to Alice (101): no answer"]


async def test_an_event_entity_that_is_enabled(tell: Tell, later: Later, entity_registry: er.EntityRegistry) -> None:
    """It adds a line for each event, as it does where an earlier version has added it."""
    entity_registry.async_update_entity("event.uc501_alice_101_call_event", disabled_by=None)
    # Home Assistant waits a while before it adds what was enabled.
    await later(60)
    _, pages = await tell(lambda story: kinds.inbound_answered(story, "0301234567", "101", ring_for=6, talk_for=5, hung_up_by_caller=True))
    types = [line["attributes"]["event_type"] for line in pages["101"] if "state" in line]
    assert types == ["ringing", "answered", "ended"]
    assert {page: len(lines) for page, lines in pages.items() if lines} == {"PBX": 2, "101": 5}
