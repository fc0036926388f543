"""Reports.

Processor time of a report, and of all that follows from it, with 300 extensions. The
bare webhook, in the same Home Assistant, decodes the JSON and fires one event. *Poured*
reports are sent as fast as they are answered, and may take 2.7 times as long. *6 a
second* is the pace of a large house; they may take 2.3 times as long.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, contextmanager
import logging
import time

from aiohttp import web
from aiohttp.test_utils import TestServer
from homeassistant.components import webhook
from homeassistant.components.media_source import DOMAIN as MEDIA_SOURCE_DOMAIN
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import DOMAIN as WEBSOCKET_DOMAIN
from homeassistant.components.websocket_api.http import WebSocketAdapter
from homeassistant.core import HomeAssistant, callback
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from benchmarks.days import random_day
from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL
from custom_components.openvox_uc.pbx import CallTracker
from custom_components.openvox_uc.runtime import async_get_runtime
from tests.conftest import make_entry
from tests.simulator import SimTrunk, SimulatedPbx

from .home import own_process, rooms, served_home
from .table import Row, amount, run

_TRUNKS = 20
_CONNECTIONS = 4
_POURED_CALLS_AT_A_TIME = 50
# At this pace, so many calls at a time make about six reports a second.
_PACED_CALLS_AT_A_TIME = 18
_PAGES = 20
# All waits for the end of a call are over by then, except for groups that may ring
# again.
_TAIL_SECONDS = 3
_BASELINE = "baseline"
_TIMES_POURED = 2.7
_TIMES_PACED = 2.3

# A report, and when to send it (seconds after the first one).
type Sent = tuple[float, bytes]


def send(url: str, sent: Sequence[Sent]) -> None:
    """Send bodies over a few connections, each when it is due."""
    asyncio.run(_send(url, sent))


async def _send(url: str, sent: Sequence[Sent]) -> None:
    due = iter(sent)
    host, _, rest = url.removeprefix("http://").partition(":")
    port, _, path = rest.partition("/")

    async def connection() -> None:
        """Send one after the other, each over its own connection, as the PBX does."""
        for at, body in due:
            await asyncio.sleep(max(begin + at - time.perf_counter(), 0))
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(
                b"POST /%b HTTP/1.1\r\nHost:%b\r\nContent-Length:%d\r\n"
                b"Accept: application/json\r\nContent-Type:application/json\r\n"
                b"Connection:close\r\n\r\n%b"
                % (path.encode(), host.encode(), len(body), body)
            )
            await reader.read()
            writer.close()

    begin = time.perf_counter()
    await asyncio.gather(*(connection() for _ in range(_CONNECTIONS)))


class Reports:
    """Sends reports to a Home Assistant and to a bare webhook in it.

    The Home Assistant has so many extensions.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        server: TestServer,
        entry: MockConfigEntry,
        sender: ProcessPoolExecutor,
        phones: int,
    ) -> None:
        self._hass = hass
        self._server = server
        self._entry = entry
        self._sender = sender
        self._phones = [extension.number for extension in rooms(phones)]

    async def made(self, seed: int, calls: int, at_a_time: int) -> list[Sent]:
        # No channel of a PBX has the name of an earlier one.
        begin, sequence = time.time(), seed * 100_000
        reports = await random_day(
            seed,
            phones=self._phones,
            calls=calls,
            simultaneous=at_a_time,
            begin=begin,
            sequence=sequence,
        )
        return [(report.at - reports[0].at, report.body) for report in reports]

    async def baseline(self, sent: Sequence[Sent]) -> float:
        return await self._microseconds(_BASELINE, sent, _BASELINE)

    async def own(self, sent: Sequence[Sent]) -> float:
        return await self._microseconds(
            self._entry.data["webhook_id"], sent, EVENT_CALL
        )

    async def _microseconds(
        self, webhook_id: str, sent: Sequence[Sent], event_type: str
    ) -> float:
        """Return the processor time of a report."""
        heard = 0

        @callback
        def count(_: object) -> None:
            nonlocal heard
            heard += 1

        stop = self._hass.bus.async_listen(event_type, count)
        url = str(self._server.make_url(f"/api/webhook/{webhook_id}"))
        begin = time.process_time()
        await asyncio.wrap_future(self._sender.submit(send, url, sent))
        await asyncio.sleep(_TAIL_SECONDS)
        await self._hass.async_block_till_done()
        seconds = time.process_time() - begin
        stop()
        assert heard >= len(sent) / 10, "The reports did not become events"
        return seconds / len(sent) * 1e6

    async def start_over(self) -> None:
        """Set the entry up again without the calls in progress, which would pile up."""
        await self._hass.config_entries.async_unload(self._entry.entry_id)
        runtime = async_get_runtime(self._hass, self._entry.entry_id)
        runtime.tracker = CallTracker()
        runtime.history.running.clear()
        # Nothing is fetched from the records of the PBX meanwhile.
        runtime.history.complete_until = time.time()
        await self._hass.config_entries.async_setup(self._entry.entry_id)
        await self._hass.async_block_till_done()

    async def poured(self, rounds: int, calls: int) -> AsyncIterator[Row]:
        owns, bases = [], []
        for number in range(rounds):
            sent = [
                (0.0, body)
                for _, body in await self.made(number, calls, _POURED_CALLS_AT_A_TIME)
            ]
            await self.start_over()
            bases.append(await self.baseline(sent))
            owns.append(await self.own(sent))
        yield Row(
            "A report, poured",
            min(owns),
            "µs",
            min(bases) * _TIMES_POURED,
            instead=f"a bare webhook: {amount(min(bases), 'µs')}",
            unmet="each report and each call is processed as it comes",
        )

    async def paced(
        self, rounds: int, calls: int, seconds: float
    ) -> AsyncIterator[Row]:
        owns: dict[int, list[float]] = {0: [], _PAGES: []}
        bases = []
        for number in range(100, 100 + rounds):
            sent = [
                (at, body)
                for at, body in await self.made(number, calls, _PACED_CALLS_AT_A_TIME)
                if at < seconds
            ]
            bases.append(await self.baseline(sent))
            for pages, found in owns.items():
                await self.start_over()
                with open_pages(self._hass, pages):
                    found.append(await self.own(sent))
        instead = f"a bare webhook: {amount(min(bases), 'µs')}"
        for pages, found in owns.items():
            what = f", {pages} pages of the switchboard" if pages else ""
            yield Row(
                f"A report, 6 a second{what}",
                min(found),
                "µs",
                min(bases) * _TIMES_PACED,
                instead=instead,
            )


@contextmanager
def open_pages(hass: HomeAssistant, pages: int) -> Iterator[None]:
    user = MockUser(is_owner=True)
    logger = WebSocketAdapter(logging.getLogger(__name__), {"connid": 0})
    connections = [
        ActiveConnection(logger, hass, lambda _: None, user, None, None)
        for _ in range(pages)
    ]
    handler, _ = hass.data[WEBSOCKET_DOMAIN][f"{DOMAIN}/live"]
    for connection in connections:
        handler(hass, connection, {"id": 1, "type": f"{DOMAIN}/live"})
    yield
    for connection in connections:
        connection.async_handle_close()


async def _handle(hass: HomeAssistant, webhook_id: str, request: web.Request) -> None:
    hass.bus.async_fire(_BASELINE, await request.json())


async def _rows(
    phones: int, calls: int, rounds: int, paced_rounds: int, paced_seconds: float
) -> AsyncIterator[Row]:
    async with AsyncExitStack() as stack:
        sender = stack.enter_context(own_process())
        hass, server = await stack.enter_async_context(
            served_home(*PLATFORMS, MEDIA_SOURCE_DOMAIN)
        )
        trunks = [SimTrunk(f"trunk-{index}") for index in range(_TRUNKS)]
        pbx = await stack.enter_async_context(
            SimulatedPbx(extensions=rooms(phones), trunks=trunks)
        )
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        await hass.config_entries.async_setup(entry.entry_id)
        webhook.async_register(hass, _BASELINE, _BASELINE, _BASELINE, _handle)
        measures = Reports(hass, server, entry, sender, phones)
        async for row in measures.poured(rounds, calls):
            yield row
        async for row in measures.paced(paced_rounds, calls, paced_seconds):
            yield row
        await hass.config_entries.async_unload(entry.entry_id)


def measure(
    phones: int = 300,
    calls: int = 300,
    rounds: int = 5,
    paced_rounds: int = 2,
    paced_seconds: float = 40,
) -> list[Row]:
    return run(_rows(phones, calls, rounds, paced_rounds, paced_seconds))
