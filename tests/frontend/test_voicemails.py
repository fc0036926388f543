"""Voicemails among the calls of the switchboard.

In their places, found like calls, and played to users whom the options allow.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import (
    CONF_MASK_NUMBERS,
    CONF_PLAY_RECORDINGS,
    DOMAIN,
)
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history.call_history import CallHistory
from tests.history.test_call_history import a_call, fill
from tests.house import load
from tests.simulator import SimulatedPbx
from tests.simulator.sounds import Message

from .conftest import READ, Fields, Limit, OpenPage, Page
from .test_calls import STALE, all_pages, ids

pytestmark = pytest.mark.usefixtures("noon")

type Leave = Callable[..., Awaitable[None]]

CALLER, WINTER = "0301234567", "0302222222"
# The clock of the PBX is three hours ahead.
AT = "2026-11-25 14:{minutes}:00"


@pytest.fixture
async def leave(
    entry: MockConfigEntry, history: CallHistory, pbx: SimulatedPbx
) -> Leave:
    """Let messages be in a mailbox: the caller and the minute of each."""

    async def leave(extension: str, *messages: tuple[str, str]) -> None:
        pbx.sounds.mailboxes[extension] = [
            Message(
                f"msg{place:04}.wav",
                caller,
                AT.format(minutes=minutes) if minutes else "",
                7,
            )
            for place, (caller, minutes) in enumerate(messages)
        ]
        await entry.runtime_data.voicemails.async_refresh()

    return leave


def seen(calls: list[Fields]) -> list[tuple[str, str | None]]:
    """Return the mailbox, or the kind of a call, and the minute of each."""
    return [
        (
            call["callee"] if call["voicemail"] else "call",
            call["started_at"] and call["started_at"][14:16],
        )
        for call in calls
    ]


@pytest.mark.parametrize("limit", [1, 2, 50])
async def test_they_are_in_their_places(
    history: CallHistory, leave: Leave, page: Page, limit: int
) -> None:
    await fill(history, a_call(0), a_call(1800))
    await leave("101", (CALLER, ""), (CALLER, "40"), ("", "15"), (CALLER, "15"))
    await leave("102", (CALLER, "15"), ("101", "15"))
    found = await all_pages(page, limit=limit)
    at_15 = seen(found)[2:6]
    assert seen(found) == [
        ("101", "40"),
        ("call", "30"),
        *at_15,
        ("call", "00"),
        ("101", None),
    ]
    assert sorted(at_15) == [("101", "15")] * 2 + [("102", "15")] * 2
    assert len({*ids(found)}) == len(found)
    newest = found[0]
    assert (
        newest["icon"],
        newest["other_number"],
        newest["talk_seconds"],
        newest["outcome"],
    ) == ("mdi:voicemail", CALLER, 7, None)


async def test_they_are_found_as_calls_are(
    hass: HomeAssistant, history: CallHistory, leave: Leave, page: Page
) -> None:
    await fill(history, a_call(0, recording="0.wav"))
    await leave("101", (WINTER, "10"), (CALLER, "20"))
    await leave("102", (WINTER, "40"), ("101", "50"))
    async_get_contacts(hass).async_put(Contact("Mrs Winter", (WINTER,)))

    async def minutes(**filters: Any) -> list[str]:
        return [call["started_at"][14:16] for call in await all_pages(page, **filters)]

    assert await minutes() == ["50", "40", "30", "20", "10"]
    assert await minutes(voicemail=True) == ["50", "40", "20", "10"]
    for of_calls in (
        {"recorded": True},
        {"outcome": ["missed"]},
        {"direction": ["inbound"]},
    ):
        assert await minutes(**of_calls) == ["30"]
    assert await minutes(search="winter") == ["40", "10"]
    assert await minutes(search="0301234") == ["30", "20"]
    assert await minutes(search="alice") == ["50", "30", "20", "10"]
    assert await minutes(voicemail=True, search="bob") == ["50", "40"]
    [first, *_] = await all_pages(page, search="bob")
    assert (first["other"], first["direction"], first["callee_name"]) == (
        "Alice",
        "internal",
        "Bob",
    )
    eleven_thirty = 1_795_606_200
    assert await minutes(voicemail=True, start=eleven_thirty) == ["50", "40"]
    assert await minutes(voicemail=True, end=eleven_thirty) == ["20", "10"]


async def test_permissions_to_see_and_hear(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    leave: Leave,
    open_page: OpenPage,
    limit: Limit,
) -> None:
    await leave("101", (CALLER, "10"))
    await leave("102", ("101", "20"))
    for options, heard in (({}, 0), ({CONF_PLAY_RECORDINGS: True}, 2)):
        await load(hass, entry, options)
        await entry.runtime_data.voicemails.async_refresh()
        sounds = [
            call["recording_media_content_id"]
            for call in await all_pages(await open_page(None), voicemail=True)
        ]
        assert [
            bool(sound and sound.startswith(f"media-source://{DOMAIN}/"))
            for sound in sounds
        ].count(True) == heard
        theirs = await all_pages(await open_page(limit(ext_101=READ)), voicemail=True)
        assert [
            (call["callee"], call["recording_media_content_id"]) for call in theirs
        ] == [("101", None)]
        # The right to control a phone is enough for its voicemails.
        controlled = READ | {"control": True}
        theirs = await all_pages(
            await open_page(limit(ext_101=controlled, ext_102=READ)), voicemail=True
        )
        assert {
            call["callee"]: call["recording_media_content_id"] is not None
            for call in theirs
        } == {"101": heard > 0, "102": False}


async def test_hidden_numbers(
    hass: HomeAssistant, entry: MockConfigEntry, leave: Leave, page: Page
) -> None:
    await load(hass, entry, {CONF_MASK_NUMBERS: True})
    await leave("101", (CALLER, "10"))
    [message] = await all_pages(page)
    assert (message["other"], message["other_number"]) == ("\u2022" * 7 + "567", None)
    assert "1234567" not in str(message)


async def test_new_ones(entry: MockConfigEntry, leave: Leave, page: Page) -> None:
    feed = await page.follow("history")
    await leave("101", (CALLER, "10"))
    assert await feed.events() == [STALE]
    assert seen(await all_pages(page)) == [("101", "10")]
    await entry.runtime_data.voicemails.async_refresh()
    assert await feed.events() == []
    await leave("101")
    assert await feed.events() == [STALE]
    assert await all_pages(page) == []
