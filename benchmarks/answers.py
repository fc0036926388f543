"""The longest turns of the event loop.

How long an answer keeps Home Assistant from doing anything else, with 300 phones, 20
queues, 15,000 voicemails, and a full phone book. Only the processor time of Home
Assistant's own thread counts.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random
import threading
import time
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.llm import LLMContext, ToolInput
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import (
    CONF_ASSIST_ANYONE,
    CONF_ASSIST_HISTORY,
    CONF_PLAY_RECORDINGS,
    DOMAIN,
)
from custom_components.openvox_uc.contacts.phone_book import MAX_CONTACTS, Contact
from custom_components.openvox_uc.contacts.store import Source, async_get_contacts
from custom_components.openvox_uc.history.database import async_get_database
from custom_components.openvox_uc.llm import RecentCallsTool
from custom_components.openvox_uc.pbx import CallEvent, CallEventType
from tests.conftest import make_entry
from tests.demo.home_assistant import Client
from tests.simulator import SimQueue, SimulatedPbx
from tests.simulator.sounds import Message

from .calls import a_call, fill
from .home import Turns, rooms, served_home, settled
from .table import Row, run, worst

_DAYS = 30
_TURN_MILLISECONDS = 50
_EXTENSIONS = 300
_QUEUES = 20
_COMPONENTS = (
    "api",
    "auth",
    "websocket_api",
    "config",
    "diagnostics",
    "media_source",
    *PLATFORMS,
)


class Sizes(NamedTuple):
    calls: int
    messages: int
    contacts: int
    waiting: int
    """How many calls wait to be written, while a backup is made."""


class Outside:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def do[Result](self, work: Coroutine[Any, Any, Result]) -> Result:
        return await asyncio.wrap_future(
            asyncio.run_coroutine_threadsafe(work, self._loop)
        )


def phone_book(size: int) -> list[Contact]:
    return [
        Contact(
            f"Person {index} of the {index % 97} Company",
            (f"030 {7_000_000 + index}", f"+49 151 {10_000_000 + index}"),
        )
        for index in range(size)
    ]


@asynccontextmanager
async def house(
    sizes: Sizes,
) -> AsyncGenerator[tuple[HomeAssistant, MockConfigEntry, Client, Outside]]:
    with Outside() as outside:
        async with served_home(*_COMPONENTS) as (hass, server):
            hass.config.country = "DE"
            pbx = SimulatedPbx(extensions=rooms(_EXTENSIONS))
            agents = tuple(str(1000 + index) for index in range(_QUEUES))
            pbx.queues = [
                SimQueue(str(600 + index), f"Queue {index}", agents)
                for index in range(_QUEUES)
            ]
            moments = [
                f"{n // 3600 % 24:02}:{n // 60 % 60:02}:{n % 60:02}"
                for n in range(sizes.messages)
            ]
            pbx.sounds.mailboxes["1000"] = [
                Message(f"msg{n:05}.wav", f"030{n % 999}", f"2026-01-01 {moment}", 5)
                for n, moment in enumerate(moments)
            ]
            await outside.do(pbx.__aenter__())
            entry = make_entry(pbx)
            entry.add_to_hass(hass)
            hass.config_entries.async_update_entry(
                entry,
                options={
                    CONF_PLAY_RECORDINGS: True,
                    CONF_ASSIST_HISTORY: True,
                    CONF_ASSIST_ANYONE: True,
                },
            )
            await hass.async_add_executor_job(
                fill, async_get_database(hass).path, sizes.calls, entry.entry_id, _DAYS
            )
            await hass.config_entries.async_setup(entry.entry_id)
            await hass.async_block_till_done()
            contacts = async_get_contacts(hass)
            book = await contacts.async_build(
                await hass.async_add_executor_job(phone_book, sizes.contacts)
            )
            contacts.async_set_source("source", Source("Company", book))
            user = MockUser(is_owner=True).add_to_hass(hass)
            refresh_token = await hass.auth.async_create_refresh_token(
                user, "http://benchmark"
            )
            client = Client(
                f"http://127.0.0.1:{server.port}",
                hass.auth.async_create_access_token(refresh_token),
            )
            session = client.connected()
            await outside.do(session.__aenter__())
            with settled():
                yield hass, entry, client, outside
            await outside.do(session.__aexit__(None, None, None))
            await hass.config_entries.async_unload(entry.entry_id)
            await outside.do(pbx.__aexit__(None, None, None))


class Measures:
    """Requests everything in a large house.

    It measures the longest turn of the event loop meanwhile.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: MockConfigEntry,
        client: Client,
        outside: Outside,
        turns: Turns,
        sizes: Sizes,
    ) -> None:
        self._hass = hass
        self._entry = entry
        self._client = client
        self._outside = outside
        self._turns = turns
        self._sizes = sizes
        self._now = dt_util.now()
        self._rows: list[Row] = []

    async def _measure(self, what: str, work: Coroutine[Any, Any, Any]) -> Any:
        """Measure what Home Assistant itself does, and what follows from it."""
        await self._hass.async_block_till_done()
        self._turns.restart()
        begin = time.perf_counter()
        found = await work
        await asyncio.sleep(0.05)
        seconds = time.perf_counter() - begin
        self._rows.append(
            Row(what, self._turns.longest * 1000, "ms", _TURN_MILLISECONDS)
        )
        print(f"    ({seconds:.2f} s) {self._rows[-1]}")
        return found

    def taken(self) -> list[Row]:
        """Return what was measured since the last call of this method."""
        taken, self._rows = self._rows, []
        return taken

    async def _ask(self, what: str, work: Coroutine[Any, Any, Any]) -> Any:
        return await self._measure(what, self._outside.do(work))

    @property
    def _calendar(self) -> tuple[str, dict[str, str]]:
        [calendar] = self._hass.states.async_entity_ids("calendar")
        start, end = self._now - timedelta(days=_DAYS), self._now + timedelta(days=1)
        return calendar, {"start": start.isoformat(), "end": end.isoformat()}

    async def calls(self) -> None:
        ask, client = self._ask, self._client
        calendar, span = self._calendar
        found = await ask(
            "Calendar",
            client.call(f"/api/calendars/{calendar}?{urlencode(span)}", method="GET"),
        )
        print(f"    {len(found)} events")
        data = {
            "entity_id": calendar,
            "start_date_time": span["start"],
            "end_date_time": span["end"],
        }
        await ask("Calendar, by its action", client.ask("calendar", "get_events", data))
        await ask(
            "get_call_history of 10,000",
            client.ask(DOMAIN, "get_call_history", {"limit": 10_000}),
        )
        for number in ("*1*", "*12345*", "*1*2*3*4*5*6*7*8*9*x"):
            await ask(
                f"get_call_history of {number}",
                client.ask(
                    DOMAIN, "get_call_history", {"number": number, "limit": 1000}
                ),
            )
        texts = ("1", "0", "e", "person 1", "12345", "9" * 64, "ß" * 64)
        for text in texts:
            await ask(f"find {text[:10]}", client.command(f"{DOMAIN}/find", text=text))
        for text in ("", *texts):
            page = await ask(
                f"history, search {text[:10]}",
                client.command(f"{DOMAIN}/history", event=True, search=text, limit=50),
            )
            if cursor := page["page"]["next"]:
                await ask(
                    "history, the next page",
                    client.command(
                        f"{DOMAIN}/history/page", search=text, cursor=cursor, limit=50
                    ),
                )
        for filters in (
            {"recorded": True},
            {"voicemail": True},
            {"voicemail": True, "search": "nobody"},
            {"search": "99999999"},
        ):
            page = await ask(
                f"history, {filters}",
                client.command(f"{DOMAIN}/history", event=True, limit=50, **filters),
            )
            if cursor := page["page"]["next"]:
                await ask(
                    "history, the next page",
                    client.command(
                        f"{DOMAIN}/history/page", cursor=cursor, limit=50, **filters
                    ),
                )
        root = f"media-source://{DOMAIN}/{self._entry.entry_id}"
        for folder in (
            "recordings",
            f"day/{self._now - timedelta(days=1):%Y-%m-%d}",
            "extensions",
            "extension/1100",
            "voicemails",
            "mailbox/1000",
        ):
            await ask(
                f"media {folder}",
                client.command(
                    "media_source/browse_media", media_content_id=f"{root}/{folder}"
                ),
            )
        await ask(
            "media search",
            client.command(
                "media_source/search_media", media_content_id=root, search_query="e"
            ),
        )
        context = LLMContext(
            platform="test",
            context=Context(),
            language="en",
            assistant="conversation",
            device_id=None,
        )
        await self._measure(
            "tool",
            RecentCallsTool().async_call(
                self._hass, ToolInput(tool_name="x", tool_args={"hours": 700}), context
            ),
        )

    async def everything_else(self) -> None:
        ask, client = self._ask, self._client
        await ask("live", client.command(f"{DOMAIN}/live", event=True))
        await ask(
            "diagnostics",
            client.call(
                f"/api/diagnostics/config_entry/{self._entry.entry_id}", method="GET"
            ),
        )
        [todo] = self._hass.states.async_entity_ids("todo")
        await ask("to-do list", client.command("todo/item/list", entity_id=todo))
        await ask(
            "get_contacts", client.ask(DOMAIN, "get_contacts", {"limit": MAX_CONTACTS})
        )
        await ask(
            "get_contacts, search", client.ask(DOMAIN, "get_contacts", {"search": "e"})
        )
        await ask(
            "get_voicemails",
            client.ask(DOMAIN, "get_voicemails", {"entity_id": self._calendar[0]}),
        )

    async def deleting(self) -> None:
        """Delete calls, and request some while many others are written."""
        ask, client, rng = self._ask, self._client, Random(3)
        history = self._entry.runtime_data.history
        calendar, span = self._calendar
        a_week_ago = (self._now - timedelta(days=7)).isoformat()
        print(
            "   ",
            await ask(
                "delete_call_history",
                client.ask(DOMAIN, "delete_call_history", {"end": a_week_ago}),
            ),
        )
        for index in range(self._sizes.waiting):
            history.note(
                CallEvent(
                    CallEventType.ENDED,
                    a_call(rng, time.time(), 10**8 + index, f"030{index:07}"),
                )
            )
        await ask("find", client.command(f"{DOMAIN}/find", text="1"))
        await ask(
            "calendar",
            client.call(f"/api/calendars/{calendar}?{urlencode(span)}", method="GET"),
        )
        await ask(
            "history",
            client.command(f"{DOMAIN}/history", event=True, search="1", limit=50),
        )
        print(
            "   ",
            await ask(
                "delete_call_history",
                client.ask(DOMAIN, "delete_call_history", {"number": "*1*"}),
            ),
        )
        print(
            "   ",
            await ask(
                "delete_call_history",
                client.ask(
                    DOMAIN, "delete_call_history", {"end": self._now.isoformat()}
                ),
            ),
        )


async def _rows(sizes: Sizes) -> AsyncIterator[Row]:
    async with house(sizes) as (hass, entry, client, outside):
        with Turns.measured() as turns:
            measures = Measures(hass, entry, client, outside, turns, sizes)
            await measures.calls()
            yield worst(f"Answers about {sizes.calls:,} calls", measures.taken())
            await measures.everything_else()
            yield worst("Other answers", measures.taken())
            await measures.deleting()
            yield worst(
                (
                    f"Deleting calls, and answers while {sizes.waiting:,} calls wait "
                    "to be written"
                ),
                measures.taken(),
            )


def measure(
    calls: int = 200_000,
    messages: int = 15_000,
    contacts: int = MAX_CONTACTS,
    waiting: int = 9000,
) -> list[Row]:
    return run(_rows(Sizes(calls, messages, contacts, waiting)))
