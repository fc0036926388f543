"""How long each kind of answer holds the event loop, with 200,000 calls: `python -m tests.benchmark_answers [calls]`.

A real Home Assistant answers over real HTTP and WebSockets. Who asks, and the PBX, run in a thread with an event loop of its own, and only
the processor's time of our own thread counts, so that neither they nor other programs are in the figures.
"""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
import gc
from itertools import count
import sys
from tempfile import TemporaryDirectory
import threading
import time
from typing import Any

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from homeassistant.core import Context, CoreState, HomeAssistant
from homeassistant.helpers.llm import LLMContext, ToolInput
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_test_home_assistant

from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import CONF_ASSIST_HISTORY, CONF_PLAY_RECORDINGS, DOMAIN
from custom_components.openvox_uc.contacts.phone_book import MAX_CONTACTS, Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history.database import async_get_database
from custom_components.openvox_uc.llm import RecentCallsTool
from tests.benchmark_history import Turns, fill, report
from tests.conftest import async_set_up_pages, make_entry
from tests.simulator import SimExtension, SimQueue, SimulatedPbx
from tests.simulator.sounds import Message

CALLS = 200_000
_DAYS = 30
_TURN_SECONDS = 0.05
_EXTENSIONS = 300
_QUEUES = 20
_MESSAGES = 15_000
_COMPONENTS = ("api", "auth", "websocket_api", "config", "diagnostics", "media_source", *PLATFORMS)


class Outside:
    """A thread with an event loop, for all that is not Home Assistant."""

    def __init__(self) -> None:
        """Start it."""
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    async def do[Result](self, work: Coroutine[Any, Any, Result]) -> Result:
        """Return the result of what is done there."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self.loop))


class Asker:
    """An administrator with a browser; everything runs outside."""

    def __init__(self, base: str, token: str) -> None:
        """Know the address and the credentials."""
        self._base = base
        self._token = token
        self._ids = count(1)

    async def start(self) -> None:
        """Connect."""
        self._session = ClientSession(headers={"Authorization": f"Bearer {self._token}"})
        self._socket = await self._session.ws_connect(f"{self._base}/api/websocket", max_msg_size=0)
        await self._socket.receive_json()
        await self._socket.send_json({"type": "auth", "access_token": self._token})
        assert (await self._socket.receive_json())["type"] == "auth_ok"

    async def stop(self) -> None:
        """Leave."""
        await self._socket.close()
        await self._session.close()

    async def get(self, path: str, **query: str) -> Any:
        """Return what a page of Home Assistant says."""
        async with self._session.get(f"{self._base}{path}", params=query) as response:
            assert response.status == 200, await response.text()
            return await response.json(content_type=None)

    async def post(self, path: str, **values: Any) -> Any:
        """Return what a page of Home Assistant answers."""
        async with self._session.post(f"{self._base}{path}", json=values) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def ask(self, command: str, *, event: bool = False, **fields: Any) -> Any:
        """Return the result of a command, or the first event of its subscription."""
        await self._socket.send_json({"id": (msg_id := next(self._ids)), "type": command, **fields})
        while True:
            message = await self._socket.receive_json()
            if message["id"] != msg_id:
                continue
            if message["type"] == "event":
                await self._socket.send_json({"id": next(self._ids), "type": "unsubscribe_events", "subscription": msg_id})
                return message["event"]
            assert message["success"], message
            if not event:
                return message["result"]

    async def act(self, action: str, **data: Any) -> Any:
        """Return the answer of an action."""
        found = await self.ask("call_service", domain=DOMAIN, service=action, service_data=data, return_response=True)
        return found["response"]


def phone_book() -> list[Contact]:
    """Return as many contacts as there can be."""
    return [
        Contact(f"Person {index} of the {index % 97} Company", (f"030 {7_000_000 + index}", f"+49 151 {10_000_000 + index}"))
        for index in range(MAX_CONTACTS)
    ]


@asynccontextmanager
async def house(calls: int) -> AsyncGenerator[tuple[HomeAssistant, MockConfigEntry, Asker, Outside, SimulatedPbx]]:
    """Set up a large house."""
    outside = Outside()
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        hass = await stack.enter_async_context(async_test_home_assistant(config_dir=folder))
        hass.set_state(CoreState.running)
        hass.data.pop("custom_components", None)
        hass.config.country = "DE"
        pbx = SimulatedPbx(extensions=[SimExtension(str(1000 + index), f"Room {index}") for index in range(_EXTENSIONS)])
        agents = tuple(str(1000 + index) for index in range(_QUEUES))
        pbx.queues = [SimQueue(str(600 + index), f"Queue {index}", agents) for index in range(_QUEUES)]
        pbx.sounds.mailboxes["1000"] = [Message(f"msg{n:05}.wav", "0301234567", "2026-01-01 10:00:00", 5) for n in range(_MESSAGES)]
        await outside.do(pbx.__aenter__())
        await async_set_up_pages(hass)
        for component in _COMPONENTS:
            assert await async_setup_component(hass, component, {}), component
        server = TestServer(hass.http.app, host="127.0.0.1")
        await server.start_server()
        assert hass.config.api
        assert server.port
        hass.config.api.port = server.port
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        hass.config_entries.async_update_entry(entry, options={CONF_PLAY_RECORDINGS: True, CONF_ASSIST_HISTORY: True})
        await hass.async_add_executor_job(fill, async_get_database(hass).path, calls, entry.entry_id, _DAYS)
        await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        await async_get_contacts(hass).async_set_source("source", "Company", await hass.async_add_executor_job(phone_book))
        user = MockUser(is_owner=True).add_to_hass(hass)
        refresh_token = await hass.auth.async_create_refresh_token(user, "http://benchmark")
        asker = Asker(f"http://127.0.0.1:{server.port}", hass.auth.async_create_access_token(refresh_token))
        await outside.do(asker.start())
        # As Home Assistant is long after its start.
        gc.collect()
        gc.freeze()
        yield hass, entry, asker, outside, pbx
        await outside.do(asker.stop())
        await hass.config_entries.async_unload(entry.entry_id)
        await server.close()
        await outside.do(pbx.__aexit__(None, None, None))
        await hass.async_stop(force=True)


async def benchmark(calls: int = CALLS) -> bool:
    """Measure, print, and return whether nothing holds the event loop for too long."""
    turns, fine = Turns(), list[bool]()
    async with house(calls) as (hass, entry, asker, outside, _):

        async def measure(what: str, work: Coroutine[Any, Any, Any]) -> Any:
            """Measure the longest turn while something is asked."""
            await hass.async_block_till_done()
            turns.start()
            begin = time.perf_counter()
            found = await work
            # What goes out after it is a part of it.
            await asyncio.sleep(0.05)
            seconds = time.perf_counter() - begin
            fine.append(report(f"{what} ({seconds:.2f} s)", turns.stop(), _TURN_SECONDS, "ms", 1000))
            return found

        now = dt_util.now()
        [calendar] = hass.states.async_entity_ids("calendar")
        span = {"start": (now - timedelta(days=_DAYS)).isoformat(), "end": (now + timedelta(days=1)).isoformat()}
        found = await measure("Calendar", outside.do(asker.get(f"/api/calendars/{calendar}", **span)))
        print(f"    {len(found)} events")
        data = {"entity_id": calendar, "start_date_time": span["start"], "end_date_time": span["end"]}
        get_events = {"domain": "calendar", "service": "get_events", "service_data": data, "return_response": True}
        await measure("Calendar, by its action", outside.do(asker.ask("call_service", **get_events)))
        for limit in (10_000, 2_000, 1_000):
            try:
                found = await measure(f"get_call_history of {limit}", outside.do(asker.act("get_call_history", limit=limit)))
            except AssertionError:
                print(f"    get_call_history of {limit} is refused")
        for number in ("*1*", "*12345*", "*1*2*3*4*5*6*7*8*9*x"):
            await measure(f"get_call_history of {number}", outside.do(asker.act("get_call_history", number=number, limit=1000)))
        for text in ("1", "0", "e", "person 1", "12345", "9" * 64, "ß" * 64):
            await measure(f"find {text[:10]}", outside.do(asker.ask(f"{DOMAIN}/find", text=text)))
        for text in ("", "1", "e", "person 1", "12345", "9" * 64, "ß" * 64):
            page = await measure(
                f"history, search {text[:10]}", outside.do(asker.ask(f"{DOMAIN}/history", event=True, search=text, limit=50))
            )
            if cursor := page["page"]["next"]:
                await measure("  its next page", outside.do(asker.ask(f"{DOMAIN}/history/page", search=text, cursor=cursor, limit=50)))
        await measure("live", outside.do(asker.ask(f"{DOMAIN}/live", event=True)))
        root = f"media-source://{DOMAIN}/{entry.entry_id}"
        folders = ("days", f"day/{now - timedelta(days=1):%Y-%m-%d}", "extensions", "extension/1100", "voicemails", "mailbox/1000")
        for folder in folders:
            await measure(f"media {folder}", outside.do(asker.ask("media_source/browse_media", media_content_id=f"{root}/{folder}")))
        context = LLMContext(platform="test", context=Context(), language="en", assistant=None, device_id=None)
        await measure("tool", RecentCallsTool().async_call(hass, ToolInput(tool_name="x", tool_args={"hours": 700}), context))
        await measure("diagnostics", outside.do(asker.get(f"/api/diagnostics/config_entry/{entry.entry_id}")))
        [todo] = hass.states.async_entity_ids("todo")
        await measure("to-do list", outside.do(asker.ask("todo/item/list", entity_id=todo)))
        await measure("get_contacts", outside.do(asker.act("get_contacts", limit=MAX_CONTACTS)))
        await measure("get_contacts, search", outside.do(asker.act("get_contacts", search="e")))
        await measure("get_voicemails", outside.do(asker.act("get_voicemails", entity_id=calendar)))
        contacts = async_get_contacts(hass)
        for contact in phone_book()[:10_000]:
            contacts.book.put(contact)
        flow = await outside.do(asker.post("/api/config/config_entries/options/flow", handler=entry.entry_id))
        path = f"/api/config/config_entries/options/flow/{flow['flow_id']}"
        await outside.do(asker.post(path, next_step_id="contacts"))
        await measure("contacts to select", outside.do(asker.post(path, next_step_id="select_contact")))
        await measure("contacts to select, search", outside.do(asker.post(path, contact="e")))
        database = async_get_database(hass)
        history = entry.runtime_data.history
        await database.async_lock()
        a_week_ago = (now - timedelta(days=7)).isoformat()
        deleted = await measure("delete_call_history, blocked", outside.do(asker.act("delete_call_history", end=a_week_ago)))
        print(f"    {deleted}")
        await measure("history, blocked", outside.do(asker.ask(f"{DOMAIN}/history", event=True, search="1", limit=50)))
        database.async_unlock()
        await measure("  then they are deleted", history.async_count())
        deleted = await measure("delete_call_history", outside.do(asker.act("delete_call_history", end=now.isoformat())))
        print(f"    {deleted}")
    return all(fine)


if __name__ == "__main__":
    sys.exit(not asyncio.run(benchmark(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS)))
