"""The call history of the switchboard.

Pages, later changes, and the callers to call back.
"""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
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
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.database import (
    HistoryDatabase,
    HistoryUnavailableError,
)
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import Direction, Outcome, Party
from tests.conftest import Later
from tests.history.test_call_history import NOON, a_call, a_record
from tests.house import load, second_pbx
from tests.simulator import SimulatedPbx

from .conftest import READ, Fields, Limit, OpenPage, Page
from .test_live import listeners

pytestmark = pytest.mark.usefixtures("noon")


def ids(calls: list[Fields]) -> list[str]:
    return [call["call_id"] for call in calls]


def sent(events: list[Fields], kind: str) -> list[Any]:
    return [event[kind] for event in events if kind in event]


async def all_pages(page: Page, **filters: Any) -> list[Fields]:
    subscription = await page.subscribe("history", **filters)
    [first, _] = await page.events(subscription)
    await page.unsubscribe(subscription)
    assert await page.result("history/page", **filters) == first["page"]
    calls: list[Fields] = first["page"]["calls"]
    cursor = first["page"]["next"]
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
    feed = await page.subscribe("history")
    assert await page.events(feed) == [
        {"page": {"calls": [], "next": None}},
        {"missed": []},
    ]
    await pbx.desk.ring(["101", "102"], "0301234567", to="600")
    await later(20)
    assert await page.events(feed) == []
    await pbx.desk.miss()
    await page.stay(later, 30)
    events = await page.events(feed)
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
    [missed] = sent(events, "missed")
    assert missed == [
        {
            "entry_id": entry_id,
            "uid": call["call_id"],
            "direction": "inbound",
            "name": None,
            "number": "0301234567",
            "calls": 1,
            "last_at": call["started_at"],
            "extensions": ["101", "102"],
            "control": True,
        }
    ]
    await pbx.desk.dial_out("101", "0301234567")
    await page.stay(later, 10)
    assert await page.events(feed) == [{"missed": []}]
    await pbx.desk.answer("0301234567")
    await later(5)
    await pbx.desk.hang_up("101")
    await page.stay(later, 30)
    [*_, last] = [event["changed"] for event in await page.events(feed)]
    assert [(call["direction"], call["other_number"]) for call in last] == [
        ("outbound", "0301234567")
    ]


async def test_what_becomes_known_later(history: CallHistory, page: Page) -> None:
    await history.async_put_all([a_call(1)], 0)
    feed = await page.subscribe("history")
    assert ids((await page.events(feed))[0]["page"]["calls"]) == [a_call(1).call_id]
    record = a_record(1, recording="1.wav")
    await history.async_put_all([record], 0)
    assert [
        [call["recording"] for call in event["changed"]]
        for event in await page.events(feed)
    ] == [["1.wav"]]
    await history.async_put_all([record], 0)
    assert await page.events(feed) == []


async def test_a_call_that_no_longer_matches(history: CallHistory, page: Page) -> None:
    """A call that was assumed to be missed was answered.

    A page of missed calls is read again without it.
    """
    await history.async_put_all([a_call(1, inferred=True), a_call(2)], 0)
    feed = await page.follow("history", outcome=["missed"])
    await history.async_put_all(
        [a_record(1, outcome=Outcome.ANSWERED, answered_at=NOON - 1795, reason=None)], 0
    )
    events = await page.events(feed)
    assert [ids(read["calls"]) for read in sent(events, "page")] == [
        [a_call(2).call_id]
    ]
    assert not any("changed" in event for event in events)


async def test_a_page_gets_the_newest_of_many_at_once(
    history: CallHistory, page: Page
) -> None:
    feed = await page.follow("history", limit=10)
    calls = [a_call(number) for number in range(300)]
    await history.async_put_all(calls, 0)
    [read] = [
        event["page"] for event in await page.events(feed) if "missed" not in event
    ]
    assert ids(read["calls"]) == [call.call_id for call in calls[:10]]
    assert read["next"]


@pytest.mark.parametrize("limit", [1, 7, 50])
async def test_pages_neither_skip_nor_repeat(
    hass: HomeAssistant, history: CallHistory, page: Page, limit: int
) -> None:
    """Not even calls of two PBXs that began in the same second."""
    calls = [
        a_call(number, started_at=NOON - 3600 - number // 9) for number in range(60)
    ]
    await history.async_put_all(calls, 0)
    async with second_pbx(hass) as (_, second):
        others = [replace(call, call_id=f"{call.call_id}0") for call in calls]
        await second.runtime_data.history.async_put_all(others, 0)
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
    await history.async_put_all(
        [a_call(number, started_at=NOON - 3600) for number in range(3, 7)], 0
    )
    feed = await page.subscribe("history", limit=2)
    first = (await page.events(feed))[0]["page"]
    await history.async_put_all([a_call(9, started_at=NOON - 3600), a_call(1)], 0)
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
    await history.async_put_all(calls, 0)

    async def found(**filters: Any) -> list[int]:
        return [
            int(call.partition(".")[2])
            for call in ids(await all_pages(page, **filters))
        ]

    assert await found() == [1, 2, 3, 4]
    assert await found(outcome=["missed", "failed"]) == [1, 3]
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
    await history.async_put_all(
        [
            a_call(
                1,
                caller=Party("01715550001", outside=True),
                extensions=("102",),
                callee=Party("102"),
                dialed="600",
            ),
            a_call(
                2, caller=Party("0301234567", outside=True), extensions=("101", "103")
            ),
            a_call(
                3,
                caller=Party("103"),
                callee=Party("102"),
                extensions=("103", "102"),
                direction=Direction.INTERNAL,
                dialed="102",
            ),
            a_call(4, caller=None, extensions=(), callee=None, dialed="610"),
        ],
        0,
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
async def test_bad_fields(history: CallHistory, page: Page, wrong: Fields) -> None:
    code, message = await page.error(
        "history/page" if "cursor" in wrong else "history", **wrong
    )
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
    await history.async_put_all(
        [a_call(1), a_call(2, caller=Party("0302222222", outside=True)), old], 0
    )
    feed = await page.follow("history")
    await history.async_delete(CallQuery(numbers=frozenset({"0302222222"})))
    events = await page.events(feed)
    assert [ids(read["calls"]) for read in sent(events, "page")] == [
        [a_call(1).call_id, old.call_id]
    ]
    [missed] = sent(events, "missed")
    assert [caller["number"] for caller in missed] == ["0301234567", "0303333333"]
    for _ in range(24):
        await page.stay(later, 10)
        await later(3600, step=3600)
    events = await page.events(feed)
    assert [ids(read["calls"]) for read in sent(events, "page")] == [
        [a_call(1).call_id]
    ]


async def test_names_change(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    history: CallHistory,
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
    await history.async_put_all([a_call(1), internal], 0)
    feed, searching = (
        await page.subscribe("history"),
        await page.subscribe("history", search="berta"),
    )
    first, missed = await page.events(feed)
    assert (first["page"]["calls"][1]["caller_name"], missed["missed"][0]["name"]) == (
        "Alice",
        None,
    )
    assert (await page.events(searching))[0]["page"]["calls"] == []
    async_get_contacts(hass).async_put(Contact("Berta", ("030 1234567",)))
    read, missed = await page.events(feed)
    assert (
        read["page"]["calls"][0]["other"],
        read["page"]["calls"][0]["other_number"],
    ) == ("Berta", "0301234567")
    assert (missed["missed"][0]["name"], missed["missed"][0]["number"]) == (
        "Berta",
        "0301234567",
    )
    assert ids((await page.events(searching))[0]["page"]["calls"]) == [
        a_call(1).call_id
    ]
    pbx.extensions[1].name = "Alicia"
    await later(60)
    assert (
        sent(await page.events(feed), "page")[-1]["calls"][1]["caller_name"] == "Alicia"
    )


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
    await history.async_put_all(
        [a_call(1), a_call(2, **strange), a_call(3, **nobody)], 0
    )
    feed = await page.subscribe("history")
    first, missed = await page.events(feed)
    assert ids(first["page"]["calls"]) == [a_call(1).call_id]
    assert [(caller["number"], caller["control"]) for caller in missed["missed"]] == [
        ("0301234567", False)
    ]
    assert await search(page, "0309999999") == await search(page, "bob") == []
    await history.async_put_all([a_call(4, **strange)], 0)
    assert await page.events(feed) == []
    await history.async_put_all([a_call(5, extensions=("101", "102"))], 0)
    assert ids((await page.events(feed))[0]["changed"]) == [a_call(5).call_id]


async def test_done(
    history: CallHistory, entry_id: str, page: Page, later: Later
) -> None:
    await history.async_put_all(
        [a_call(1), a_call(2, caller=Party("0302222222", outside=True))], 0
    )
    feed = await page.subscribe("history")
    assert [caller["number"] for caller in (await page.events(feed))[1]["missed"]] == [
        "0301234567",
        "0302222222",
    ]
    await history.async_put_all([a_call(0)], 0)
    await later(3)
    *_, again = sent(await page.events(feed), "missed")
    assert [(caller["uid"], caller["calls"]) for caller in again] == [
        (a_call(0).call_id, 2),
        (a_call(2).call_id, 1),
    ]
    code, message = await page.error(
        "missed/done", entry_id=entry_id, uid=a_call(1).call_id
    )
    assert (code, message) == (
        "not_found",
        (
            "This caller has called again, or someone has already called back. Check "
            "the list again"
        ),
    )
    await page.result("missed/done", entry_id=entry_id, uid=a_call(0).call_id)
    assert [
        [caller["number"] for caller in event["missed"]]
        for event in await page.events(feed)
    ] == [["0302222222"]]
    assert (await page.error("missed/done", entry_id="another", uid=a_call(2).call_id))[
        0
    ] == "not_found"


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
    await history.async_put_all([a_call(1), internal], 0)
    first, missed = events = await page.events(await page.subscribe("history"))
    hidden = "\u2022" * 7 + "567"
    assert [
        (call["other"], call["other_number"]) for call in first["page"]["calls"]
    ] == [(hidden, None), ("Carol", "103")]
    assert [(caller["name"], caller["number"]) for caller in missed["missed"]] == [
        (hidden, None),
        ("Carol", "103"),
    ]
    assert "0301234567" not in str(events)


async def test_administrators_alone_play_recordings_if_the_options_allow_it(
    hass: HomeAssistant,
    setup_integration: MockConfigEntry,
    history: CallHistory,
    page: Page,
    open_page: OpenPage,
    person: User,
) -> None:
    await history.async_put_all([a_call(1, recording="1.wav"), a_call(2)], 0)
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
    await history.async_put_all([a_record(2, recording="2.wav")], 0)
    [event] = await page.events(feed)
    assert event["changed"][0]["recording_media_content_id"] == playable.replace(
        a_call(1).call_id, a_call(2).call_id
    )
    assert [
        (await each.live())[setup_integration.entry_id]["may_play"]
        for each in (page, other)
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
    await history.async_put_all(
        [
            replace(outbound, callee=as_dialed),
            replace(outbound, callee=by_route, call_id="2", legs=("2",)),
            replace(outbound, callee=by_route, dialed=None, call_id="3", legs=("3",)),
            replace(outbound, callee=None, call_id="4", legs=("4",)),
            a_call(5, caller=None),
            a_call(6, caller=Party("", outside=True)),
        ],
        0,
    )
    numbers = {call["call_id"]: call["other_number"] for call in await all_pages(page)}
    assert [*numbers.values()].count("0301234567") == 4
    assert [numbers[a_call(number).call_id] for number in (5, 6)] == [None, None]


async def test_a_history_that_cannot_be_read(
    history: CallHistory, page: Page, hass: HomeAssistant
) -> None:
    feed = await page.follow("history")
    before = listeners(hass)
    with patch.object(HistoryDatabase, "run", side_effect=HistoryUnavailableError):
        code, message = await page.error("history")
        assert (code, message) == (
            "home_assistant_error",
            str(HistoryUnavailableError()),
        )
        assert listeners(hass) == before
        assert (await page.error("history/page", cursor=[1.0, "a"]))[1] == message
        async_get_contacts(hass).async_put(Contact("Berta", ("030 1234567",)))
        assert await page.events(feed) == []
    await history.async_put_all([a_call(1)], 0)
    assert [
        call["other"]
        for event in await page.events(feed)
        for call in event.get("page", {}).get("calls", [])
    ] == ["Berta"]


@pytest.mark.parametrize("leaves", ["unsubscribe", "close"])
async def test_leaving(
    hass: HomeAssistant, history: CallHistory, page: Page, leaves: str
) -> None:
    before = listeners(hass)
    feed = await page.follow("history")
    assert listeners(hass) > before
    await (page.unsubscribe(feed) if leaves == "unsubscribe" else page.close())
    assert listeners(hass) == before
    await history.async_put_all([a_call(1)], 0)
    if leaves == "unsubscribe":
        assert await page.events(feed) == []


async def test_leaving_before_the_first_page(history: CallHistory, page: Page) -> None:
    """As a search does with each letter."""
    feed = await page.subscribe_and_leave("history")
    assert await page.events(feed) == []


async def test_without_its_pbx_a_page_is_empty_until_it_is_back(
    entry: MockConfigEntry, history: CallHistory, page: Page
) -> None:
    await history.async_put_all([a_call(1)], 0)
    feed = await page.follow("history")
    assert await page.hass.config_entries.async_unload(entry.entry_id)
    events = await page.events(feed)
    assert [event["page"]["calls"] for event in events if "page" in event][-1] == []
    assert sent(events, "missed")[-1] == []
    assert await page.hass.config_entries.async_setup(entry.entry_id)
    events = await page.events(feed)
    assert ids([event["page"]["calls"] for event in events if "page" in event][-1]) == [
        a_call(1).call_id
    ]
    assert len(sent(events, "missed")[-1]) == 1
    await history.async_put_all([a_call(2)], 0)
    assert ids((await page.events(feed))[0]["changed"]) == [a_call(2).call_id]
