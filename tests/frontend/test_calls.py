"""The call history of the switchboard: pages, and later changes."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from homeassistant.helpers.dispatcher import async_dispatcher_send
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.calls.presenter import CALL_FIELDS
from custom_components.openvox_uc.const import (
    CONF_HISTORY_DAYS,
    CONF_MASK_NUMBERS,
    CONF_OUTSIDE_PREFIX,
    CONF_PLAY_RECORDINGS,
)
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history.call_history import (
    SIGNAL_HISTORY_CHANGED,
    CallHistory,
)
from custom_components.openvox_uc.history.database import (
    HistoryDatabase,
    HistoryUnavailableError,
)
from custom_components.openvox_uc.history.entries import Change, HistoryEntry
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import Direction, Outcome, Party
from tests.conftest import Later
from tests.history.test_call_history import NOON, a_call, a_record, fill
from tests.house import load, second_pbx
from tests.simulator import SimulatedPbx

from .conftest import READ, Fields, Limit, OpenPage, Page

pytestmark = pytest.mark.usefixtures("noon")


STALE = {"stale": True}


def ids(calls: list[Fields]) -> list[str]:
    return [call["call_id"] for call in calls]


def numbers(calls: list[Fields]) -> list[str | None]:
    return [call["other_number"] for call in calls]


async def all_pages(page: Page, **filters: Any) -> list[Fields]:
    first = await page.result("history/page", **filters)
    calls: list[Fields] = first["calls"]
    cursor = first["next"]
    while cursor is not None:
        following = await page.result("history/page", cursor=cursor, **filters)
        assert 0 < len(following["calls"]) <= filters.get("limit", 30)
        calls, cursor = calls + following["calls"], following["next"]
    return calls


async def search(page: Page, text: str) -> list[str]:
    return ids(await all_pages(page, search=text))


async def test_a_call_is_missed_and_called_back(
    pbx: SimulatedPbx, entry_id: str, page: Page, later: Later
) -> None:
    live = await page.follow("live")
    feed = await page.subscribe("history")
    assert await feed.events() == [STALE]
    assert await all_pages(page) == []
    await pbx.desk.ring(["101", "102"], "0301234567", to="600")
    await later(20)
    assert await feed.events() == []
    await pbx.desk.miss()
    await page.stay(later, 30)
    events = await feed.events()
    calls = {
        call["call_id"]: call for event in events for call in event.get("changed", [])
    }
    [call] = calls.values()
    assert set(call) == CALL_FIELDS | {
        "entry_id",
        "icon",
        "other",
        "other_number",
        "voicemail",
        "recording_media_content_id",
    }
    assert (call["entry_id"], call["icon"], call["other"]) == (
        entry_id,
        "mdi:phone-missed",
        "0301234567",
    )
    assert (
        call["other_number"],
        call["recording_media_content_id"],
        call["outcome"],
    ) == ("0301234567", None, "missed")
    assert (await live.now())[entry_id]["missed"] == {
        call["call_id"]: {**call, "calls": 1, "control": True}
    }
    await pbx.desk.dial_out("101", "0301234567")
    await page.stay(later, 10)
    assert await feed.events() == []
    assert (await live.now())[entry_id]["missed"] == {}
    await pbx.desk.answer("0301234567")
    await later(5)
    await pbx.desk.hang_up("101")
    await page.stay(later, 30)
    [*_, last] = [event["changed"] for event in await feed.events()]
    assert {(call["direction"], call["other_number"]) for call in last} == {
        ("outbound", "0301234567")
    }


async def test_what_becomes_known_later(history: CallHistory, page: Page) -> None:
    await fill(history, a_call(1))
    feed = await page.follow("history")
    record = a_record(1, recording="1.wav")
    await fill(history, record)
    assert [
        [call["recording"] for call in event["changed"]]
        for event in await feed.events()
    ] == [["1.wav"]]
    await fill(history, record)
    assert await feed.events() == []


async def test_a_call_that_no_longer_matches(history: CallHistory, page: Page) -> None:
    """A call that was assumed to be missed was answered."""
    await fill(history, a_call(1, inferred=True), a_call(2))
    feed = await page.follow("history")
    await fill(
        history,
        a_record(1, outcome=Outcome.ANSWERED, answered_at=NOON - 1795, reason=None),
    )
    [event] = await feed.events()
    assert [call["outcome"] for call in event["changed"]] == ["answered"]
    assert ids(await all_pages(page, outcome=["missed"])) == [a_call(2).call_id]


async def test_a_page_reads_the_newest_of_many_at_once(
    history: CallHistory, page: Page
) -> None:
    feed = await page.follow("history")
    calls = [a_call(number) for number in range(300)]
    await fill(history, *calls)
    assert STALE in await feed.events()
    read = await page.result("history/page", limit=10)
    assert ids(read["calls"]) == [call.call_id for call in calls[:10]]
    assert read["next"]


async def test_a_call_that_is_known_by_another_id_is_read_again(
    history: CallHistory, entry_id: str, page: Page
) -> None:
    await fill(history, a_call(1))
    feed = await page.follow("history")
    entry = HistoryEntry(a_call(1), backfilled=False)
    renamed = HistoryEntry(replace(a_call(1), call_id="2"), backfilled=False)
    async_dispatcher_send(
        page.hass, SIGNAL_HISTORY_CHANGED, entry_id, [Change(entry, renamed)]
    )
    assert await feed.events() == [STALE]


@pytest.mark.parametrize("limit", [1, 7, 50])
async def test_pages_neither_skip_nor_repeat(
    hass: HomeAssistant, history: CallHistory, page: Page, limit: int
) -> None:
    """Not even calls of two PBXs that began in the same second."""
    calls = [
        a_call(number, started_at=NOON - 3600 - number // 9) for number in range(60)
    ]
    await fill(history, *calls)
    async with second_pbx(hass) as (_, second):
        others = [replace(call, call_id=f"{call.call_id}0") for call in calls]
        await fill(second.runtime_data.history, *others)
        found = await all_pages(page, limit=limit)
    assert (
        len({(call["entry_id"], call["call_id"]) for call in found})
        == len(found)
        == 120
    )
    assert [call["started_at"] for call in found] == sorted(
        (call["started_at"] for call in found), reverse=True
    )


async def test_new_calls_move_nothing_to_the_next_page(
    history: CallHistory, page: Page
) -> None:
    await fill(
        history, *(a_call(number, started_at=NOON - 3600) for number in range(3, 7))
    )
    first = await page.result("history/page", limit=2)
    await fill(history, a_call(9, started_at=NOON - 3600), a_call(1))
    following = await page.result("history/page", cursor=first["next"], limit=2)
    assert ids(first["calls"] + following["calls"]) == [
        f"{int(NOON - 3600)}.{number}" for number in (6, 5, 4, 3)
    ]
    assert following["next"] is None


async def test_filters(history: CallHistory, page: Page) -> None:
    outbound = {
        "direction": Direction.OUTBOUND,
        "caller": Party("101"),
        "callee": Party("0301234567", outside=True),
    }
    calls = [
        a_call(1),
        a_call(2, outcome=Outcome.ANSWERED, answered_at=NOON - 1795),
        a_call(3, **outbound, outcome=Outcome.FAILED),
        a_call(
            4,
            **outbound,
            outcome=Outcome.ANSWERED,
            answered_at=NOON - 1795,
            recording="4.wav",
        ),
    ]
    await fill(history, *calls)

    async def found(**filters: Any) -> list[int]:
        return [
            int(call.partition(".")[2])
            for call in ids(await all_pages(page, **filters))
        ]

    assert await found() == [1, 2, 3, 4]
    assert await found(outcome=["missed", "failed"] * 100) == [1, 3]
    assert await found(direction=["outbound"]) == [3, 4]
    assert await found(direction=["outbound", "inbound"], outcome=["answered"]) == [
        2,
        4,
    ]
    assert await found(direction=["outbound"], search="1234") == [3, 4]
    assert (
        await found(recorded=True) == await found(recorded=True, search="1234") == [4]
    )
    assert await found(recorded=True, outcome=["missed"]) == []
    assert await found(start=NOON - 1803, end=NOON - 1801) == [2, 3]
    assert await found(start=2**64 - 1, search="1234") == await found(end=0) == []


async def test_digits_are_searched_in_numbers_and_letters_in_names(
    entry: MockConfigEntry, history: CallHistory, page: Page
) -> None:
    await page.hass.config.async_update(country="DE")
    await page.hass.config_entries.async_reload(entry.entry_id)
    contacts = async_get_contacts(page.hass)
    contacts.async_put(Contact("Dr. Anna Weiß", ("+49 171 5550001, 22", "*43")))
    await fill(
        history,
        a_call(
            1,
            caller=Party("01715550001", outside=True),
            extensions=("102",),
            callee=Party("102"),
            dialed="600",
        ),
        a_call(2, caller=Party("0301234567", outside=True), extensions=("101", "103")),
        a_call(
            3,
            caller=Party("103"),
            callee=Party("102"),
            extensions=("103", "102"),
            direction=Direction.INTERNAL,
            dialed="102",
        ),
        a_call(4, caller=None, extensions=(), callee=None, dialed="610"),
    )
    one, two, three, four = (a_call(number).call_id for number in range(1, 5))
    assert await search(page, " 0171 555-00 ") == [one]
    assert await search(page, "+49 171 555") == [one]
    assert (
        await search(page, "234") == await search(page, "\u0662\uff13\u0664") == [two]
    )
    assert await search(page, "WEISS") == [one]
    assert await search(page, "dr. anna") == [one]
    assert await search(page, "alice") == [two]
    assert await search(page, "101") == [two]
    assert await search(page, "103") == [two, three]
    assert await search(page, "61") == [four]
    assert await search(page, "  ") == [one, two, three, four]
    for nothing in (
        "nobody",
        "%",
        "*",
        "0171*",
        "?",
        "[",
        "'; DROP TABLE call; --",
        "<b>",
    ):
        assert await search(page, nothing) == [], nothing


BAD_FILTERS: list[Fields] = [
    {"limit": 0},
    {"limit": 51},
    {"search": "x" * 65},
    {"outcome": ["lost"]},
    {"direction": ["up"]},
    {"start": "noon"},
    {"unknown": 1},
]
BAD_CURSORS: list[Any] = [
    "",
    "x" * 300,
    {},
    [],
    ["a", "b"],
    [1.5],
    [1.5, 2],
    [1.5, "a", "b"],
    None,
    1,
]


@pytest.mark.parametrize(
    "wrong", [*BAD_FILTERS, *({"cursor": cursor} for cursor in BAD_CURSORS)]
)
async def test_bad_fields(page: Page, wrong: Fields) -> None:
    code, message = await page.error("history/page", **wrong)
    assert code == "invalid_format"
    assert next(iter(wrong)) in message


async def test_deleted_calls(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    history: CallHistory,
    page: Page,
    later: Later,
) -> None:
    await load(hass, entry, {CONF_HISTORY_DAYS: 10})
    old = a_call(
        3, started_at=NOON - 9.8 * 86_400, caller=Party("0303333333", outside=True)
    )
    await fill(
        history, a_call(1), a_call(2, caller=Party("0302222222", outside=True)), old
    )
    feed = await page.follow("history")
    await history.async_delete(CallQuery(numbers=frozenset({"0302222222"})))
    assert await feed.events() == [STALE]
    assert ids(await all_pages(page)) == [a_call(1).call_id, old.call_id]
    missed = await page.missed()
    assert numbers(missed) == ["0301234567", "0303333333"]
    for _ in range(24):
        await page.stay(later, 10)
        await later(3600, step=3600)
    assert STALE in await feed.events()
    assert ids(await all_pages(page)) == [a_call(1).call_id]


async def test_names_change(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    history: CallHistory,
    entry_id: str,
    page: Page,
    later: Later,
) -> None:
    internal = a_call(
        2,
        caller=Party("101"),
        callee=Party("103"),
        direction=Direction.INTERNAL,
        extensions=("101",),
        outcome=Outcome.FAILED,
    )
    await fill(history, a_call(1), internal)
    feed = await page.follow("history")
    calls, [missed] = await all_pages(page), await page.missed()
    assert (calls[1]["caller_name"], missed["other"]) == ("Alice", "0301234567")
    assert await search(page, "berta") == []
    live = await page.follow("live")
    async_get_contacts(hass).async_put(Contact("Berta", ("030 1234567",)))
    assert await feed.events() == [STALE]
    call = (await all_pages(page))[0]
    assert (call["other"], call["other_number"]) == ("Berta", "0301234567")
    [change] = await live.events()
    [missed] = change["changes"][entry_id]["missed"].values()
    assert (missed["other"], missed["other_number"]) == ("Berta", "0301234567")
    assert await search(page, "berta") == [a_call(1).call_id]
    pbx.extensions[1].name = "Alicia"
    await later(60)
    assert STALE in await feed.events()
    assert (await all_pages(page))[1]["caller_name"] == "Alicia"


async def test_rights(history: CallHistory, open_page: OpenPage, limit: Limit) -> None:
    page = await open_page(limit(ext_101=READ, ext_104=True))
    strange = {
        "extensions": ("102",),
        "callee": Party("102"),
        "dialed": "102",
        "caller": Party("0309999999", outside=True),
    }
    nobody = {
        "extensions": (),
        "callee": None,
        "caller": Party("0308888888", outside=True),
    }
    await fill(history, a_call(1), a_call(2, **strange), a_call(3, **nobody))
    feed = await page.follow("history")
    assert ids(await all_pages(page)) == [a_call(1).call_id]
    [missed] = await page.missed()
    assert (missed["other_number"], missed["control"]) == ("0301234567", False)
    assert await search(page, "0309999999") == await search(page, "bob") == []
    await fill(history, a_call(4, **strange))
    assert await feed.events() == []
    await fill(history, a_call(5, extensions=("101", "102")))
    assert ids((await feed.events())[0]["changed"]) == [a_call(5).call_id]


async def test_done(
    texts_as_keys: None, history: CallHistory, entry_id: str, page: Page, later: Later
) -> None:
    await fill(history, a_call(1), a_call(2, caller=Party("0302222222", outside=True)))
    assert numbers(await page.missed()) == ["0301234567", "0302222222"]
    await fill(history, a_call(0))
    await later(3)
    again = await page.missed()
    assert [(caller["call_id"], caller["calls"]) for caller in again] == [
        (a_call(0).call_id, 2),
        (a_call(2).call_id, 1),
    ]
    code, message = await page.error(
        "missed/done", entry_id=entry_id, uid=a_call(1).call_id
    )
    assert (code, message) == (
        "home_assistant_error",
        "missed_caller_gone.message",
    )
    await page.result("missed/done", entry_id=entry_id, uid=a_call(0).call_id)
    assert numbers(await page.missed()) == ["0302222222"]
    for entry, call in ((entry_id, a_call(0)), ("another", a_call(2))):
        error = await page.error("missed/done", entry_id=entry, uid=call.call_id)
        assert error == (code, message)


async def test_masked_numbers(
    hass: HomeAssistant, entry: MockConfigEntry, history: CallHistory, page: Page
) -> None:
    await load(hass, entry, {CONF_MASK_NUMBERS: True})
    internal = a_call(
        2,
        caller=Party("103"),
        callee=Party("101"),
        direction=Direction.INTERNAL,
        extensions=("103", "101"),
    )
    await fill(history, a_call(1), internal)
    calls, missed = await all_pages(page), await page.missed()
    hidden = "\u2022" * 7 + "567"
    assert [(call["other"], call["other_number"]) for call in calls] == [
        (hidden, None),
        ("Carol", "103"),
    ]
    assert [(caller["other"], caller["other_number"]) for caller in missed] == [
        (hidden, None),
        ("Carol", "103"),
    ]
    assert "0301234567" not in str((calls, missed))


async def test_administrators_alone_play_recordings_if_the_options_allow_it(
    hass: HomeAssistant,
    setup_integration: MockConfigEntry,
    history: CallHistory,
    page: Page,
    open_page: OpenPage,
    person: User,
) -> None:
    await fill(history, a_call(1, recording="1.wav"), a_call(2))
    assert [call["recording_media_content_id"] for call in await all_pages(page)] == [
        None,
        None,
    ]
    await load(hass, setup_integration, {CONF_PLAY_RECORDINGS: True})
    playable = f"media-source://openvox_uc/{setup_integration.entry_id}/call/{a_call(1).call_id}"
    assert [call["recording_media_content_id"] for call in await all_pages(page)] == [
        playable,
        None,
    ]
    other = await open_page(person)
    assert [call["recording_media_content_id"] for call in await all_pages(other)] == [
        None,
        None,
    ]
    feed = await page.follow("history")
    await fill(history, a_record(2, recording="2.wav"))
    [event] = await feed.events()
    assert event["changed"][0]["recording_media_content_id"] == playable.replace(
        a_call(1).call_id, a_call(2).call_id
    )
    assert [
        (await client.live())[setup_integration.entry_id]["may_play"]
        for client in (page, other)
    ] == [True, False]


async def test_the_number_of_the_other_party(
    hass: HomeAssistant, entry: MockConfigEntry, history: CallHistory, page: Page
) -> None:
    """It is without the prefix for external numbers, which is added when it is dialed.

    An anonymous caller has none.
    """
    await load(hass, entry, {CONF_OUTSIDE_PREFIX: "0"})
    outbound = a_call(
        1,
        direction=Direction.OUTBOUND,
        caller=Party("101"),
        dialed="00301234567",
        outcome=Outcome.FAILED,
    )
    as_dialed, by_route = (
        Party("00301234567", outside=True),
        Party("0301234567", outside=True),
    )
    await fill(
        history,
        replace(outbound, callee=as_dialed),
        replace(outbound, callee=by_route, call_id="2", legs=("2",)),
        replace(outbound, callee=by_route, dialed=None, call_id="3", legs=("3",)),
        replace(outbound, callee=None, call_id="4", legs=("4",)),
        a_call(5, caller=None),
        a_call(6, caller=Party("", outside=True)),
    )
    numbers = {call["call_id"]: call["other_number"] for call in await all_pages(page)}
    assert [*numbers.values()].count("0301234567") == 4
    assert [numbers[a_call(number).call_id] for number in (5, 6)] == [None, None]


async def test_a_history_that_cannot_be_read(page: Page) -> None:
    with patch.object(HistoryDatabase, "run", side_effect=HistoryUnavailableError):
        for cursor in ({}, {"cursor": [1.0, "a"]}):
            assert await page.error("history/page", **cursor) == (
                "home_assistant_error",
                str(HistoryUnavailableError()),
            )


async def test_without_its_pbx_a_page_is_empty_until_it_is_back(
    entry: MockConfigEntry, history: CallHistory, page: Page
) -> None:
    await fill(history, a_call(1))
    feed = await page.follow("history")
    assert await page.hass.config_entries.async_unload(entry.entry_id)
    assert STALE in await feed.events()
    assert await all_pages(page) == await page.missed() == []
    assert await page.hass.config_entries.async_setup(entry.entry_id)
    assert STALE in await feed.events()
    assert ids(await all_pages(page)) == [a_call(1).call_id]
    assert len(await page.missed()) == 1
    await fill(history, a_call(2))
    assert ids((await feed.events())[0]["changed"]) == [a_call(2).call_id]
