"""All output is bounded: no answer holds the event loop for long.

`benchmarks/answers.py` measures that with 200,000 calls.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
import threading
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.openvox_uc import calendar
from custom_components.openvox_uc.calls.presenter import CallPresenter
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.phone_book import Contact, ContactBook
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history import calls_table, queries
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx import Call, CallEvent, CallEventType
from custom_components.openvox_uc.pbx.api import any_request, sounds
from custom_components.openvox_uc.pbx.wire import codec
from tests.history.test_call_history import NOON, a_call, fill
from tests.house import answer_of, load
from tests.simulator import SimulatedPbx
from tests.simulator.sounds import Message

PBX = "sensor.uc501_active_calls"
CALLS = 300
# As many calls, messages and the like are made into something in one turn of the event
# loop.
MOST_IN_A_TURN = 100

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
async def house(setup_integration: MockConfigEntry) -> MockConfigEntry:
    await fill(
        setup_integration.runtime_data.history,
        *(a_call(number) for number in range(CALLS)),
    )
    return setup_integration


def missed(call: Call) -> CallEvent:
    return CallEvent(CallEventType.MISSED, call)


@contextmanager
def watched(
    hass: HomeAssistant, owner: Any, name: str
) -> Iterator[tuple[Counter[int], set[int]]]:
    """Watch a function.

    How often it runs in each turn of the event loop, and in which threads.
    """
    turn, handle = 0, hass.loop.call_soon(lambda: None)
    turns, threads = Counter[int](), set[int]()
    function: Callable[..., Any] = getattr(owner, name)

    def count(*args: Any, **kwargs: Any) -> Any:
        turns[turn] += 1
        threads.add(threading.get_ident())
        return function(*args, **kwargs)

    def begin_turn() -> None:
        nonlocal turn, handle
        turn += 1
        handle = hass.loop.call_soon(begin_turn)

    begin_turn()
    with patch.object(owner, name, count):
        yield turns, threads
    handle.cancel()


async def shown(client: Any) -> list[dict[str, Any]]:
    span = {"start": "2026-11-25T00:00:00+00:00", "end": "2026-11-26T00:00:00+00:00"}
    response = await client.get("/api/calendars/calendar.uc501_call_log", params=span)
    events: list[dict[str, Any]] = await response.json()
    return events


async def test_calendar(
    hass_client: ClientSessionGenerator,
    texts_as_keys: None,
    house: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calendar, "_MAX_EVENTS", CALLS)
    history = house.runtime_data.history
    client = await hass_client()
    events = await shown(client)
    assert [event["summary"] for event in events] == [
        "call_title.missed 0301234567"
    ] * CALLS
    await fill(history, a_call(CALLS))
    first, *events = await shown(client)
    assert first["summary"] == "calendar.earlier_calls"
    assert first["description"] == f"calendar.earlier_calls_hint {CALLS}"
    assert first["start"] == events[0]["start"]
    newest = [event["start"]["dateTime"] for event in events]
    assert newest == sorted(newest)
    assert [event["uid"] for event in events] == [
        a_call(number).call_id for number in reversed(range(CALLS))
    ]
    history.note(missed(a_call(999, started_at=NOON - 60)))
    first, *events = await shown(client)
    assert (len(events), events[-1]["uid"]) == (CALLS, f"{int(NOON - 60)}.999")


async def test_many_calls(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, house: MockConfigEntry
) -> None:
    client = await hass_client()
    with watched(hass, CallPresenter, "fields") as (turns, _):
        assert len(await shown(client)) == CALLS
    assert turns.total() >= CALLS
    assert max(turns.values()) <= MOST_IN_A_TURN
    for limit, more in ((CALLS - 1, True), (CALLS, False)):
        with watched(hass, CallPresenter, "fields") as (turns, _):
            answer = await answer_of(hass, "get_call_history", limit=limit)
        assert (
            len(answer[house.entry_id]["calls"]),
            answer[house.entry_id]["more"],
        ) == (limit, more)
        assert max(turns.values()) <= MOST_IN_A_TURN


async def test_many_voicemails(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    pbx: SimulatedPbx,
    house: MockConfigEntry,
) -> None:
    await load(hass, house, {"play_recordings": True})
    assert await async_setup_component(hass, "media_source", {})
    pbx.sounds.mailboxes["101"] = [
        Message(
            f"msg{n:04}.wav",
            "0301234567",
            f"2026-11-25 10:{n // 60 % 60:02}:{n % 60:02}",
            5,
        )
        for n in range(1000)
    ]
    own = threading.get_ident()
    with (
        watched(hass, codec, "decode") as (_, decoding),
        watched(hass, sounds, "_messages") as (_, reading),
        watched(hass, CallPresenter, "caller") as (turns, _),
    ):
        answer = await answer_of(hass, "get_voicemails", entity_id=PBX)
    assert len(answer[house.entry_id]["voicemails"]) == 1000
    # Only short answers are decoded in the event loop.
    assert decoding - {own}
    assert own not in reading
    assert max(turns.values()) <= MOST_IN_A_TURN
    client = await hass_ws_client()
    folder = f"media-source://{DOMAIN}/{house.entry_id}/mailbox/101"
    await client.send_json_auto_id(
        {"type": "media_source/browse_media", "media_content_id": folder}
    )
    children = (await client.receive_json())["result"]["children"]
    assert len(children) == 1000


async def test_any_long_answer(hass: HomeAssistant, house: MockConfigEntry) -> None:
    await load(hass, house, {"allow_dangerous_actions": True})
    with watched(hass, any_request, "_redacted") as (turns, threads):
        assert await answer_of(
            hass, "request", entity_id=PBX, path="extensionlist/query"
        )
    assert turns
    assert threading.get_ident() not in threads


async def test_many_contacts(hass: HomeAssistant, house: MockConfigEntry) -> None:
    contacts = async_get_contacts(hass)
    for index in range(20):
        contacts.book.put(
            Contact(
                f"Person {index:02}",
                (f"03012345{index:02}", f"04012345{index:02}"),
            )
        )
    with watched(hass, ContactBook, "search") as (_, threads):
        answer = await answer_of(hass, "get_contacts", search="person")
    assert (len(answer["contacts"]), answer["total"]) == (20, 20)
    assert threads
    assert threading.get_ident() not in threads


async def test_many_calls_are_searched(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, house: MockConfigEntry
) -> None:
    history, own = house.runtime_data.history, threading.get_ident()
    assert await history.async_delete(CallQuery(end=NOON - 1800 - 199.5)) == 100
    history.note(missed(a_call(1000)))
    with watched(hass, queries, "read_with_keys") as (_, threads):
        found = await history.async_find(CallQuery(numbers=frozenset({"*301*"})), 1000)
        client = await hass_ws_client()
        await client.send_json_auto_id({"type": f"{DOMAIN}/find", "text": "301"})
        assert (await client.receive_json())["success"]
    assert len(found) == 201
    assert threads
    assert own not in threads
    assert await history.async_delete(CallQuery()) == 201
    assert await history.async_read(calls_table.count) == 0
