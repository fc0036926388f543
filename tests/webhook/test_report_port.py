"""A port for reports: what web servers refuse arrives there, and strangers do not."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
import socket
import struct

import aiohttp
from aiohttp.test_utils import TestServer
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_WEBHOOK_ID, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import CONF_CALLBACK_ADDRESS, CONF_REPORT_PORT
from custom_components.openvox_uc.diagnostics import async_get_config_entry_diagnostics
from custom_components.openvox_uc.webhook import report_port, report_targets
from custom_components.openvox_uc.webhook.recorder import ReportCounts
from tests.conftest import Later, state_of
from tests.house import free_port, issue_of, load, second_pbx
from tests.pbx import fixtures
from tests.simulator import Faults, SimulatedPbx
from tests.simulator.access import Target
from tests.simulator.bodies import Body, compact, extension_status
from tests.simulator.reporter import post, request_bytes

STATUS = "sensor.uc501_alice_101_status"
OWN, FOREIGN = "127.0.0.1", "127.0.0.2"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass
class House:
    """A PBX whose entry has a port for reports."""

    hass: HomeAssistant
    pbx: SimulatedPbx
    entry: MockConfigEntry
    port: int

    @property
    def path(self) -> str:
        return f"/api/webhook/{self.entry.data[CONF_WEBHOOK_ID]}"

    @property
    def counts(self) -> ReportCounts:
        counts: ReportCounts = self.entry.runtime_data.counts
        return counts

    def status(self, word: str, number: str = "101") -> Body:
        return extension_status(self.pbx.serial, number, word)

    def request(
        self, word: str = "InUse", path: str | None = None, faults: Faults | None = None
    ) -> bytes:
        target = Target(OWN, self.port, self.path if path is None else path)
        return request_bytes(target, compact(self.status(word)), faults=faults)

    @asynccontextmanager
    async def connection(
        self, sender: str = OWN
    ) -> AsyncGenerator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        reader, writer = await asyncio.open_connection(
            OWN, self.port, local_addr=(sender, 0)
        )
        try:
            yield reader, writer
        finally:
            writer.transport.abort()

    async def send(self, *pieces: bytes, sender: str = OWN) -> bytes:
        """Send a request, and return the answer until the connection is closed.

        It must be closed by itself.
        """
        async with asyncio.timeout(60), self.connection(sender) as (reader, writer):
            try:
                for piece in pieces:
                    writer.write(piece)
                    await writer.drain()
                return await reader.read()
            except ConnectionError:
                return b""

    async def still_works(self) -> None:
        before = self.counts.received
        for word, state in (("Hold", "on_hold"), ("InUse", "in_use")):
            assert await self.pbx.report(self.status(word)) == 200
            assert state_of(self.hass, STATUS) == state
        assert self.counts.received == before + 2

    async def closed(self) -> bool:
        try:
            async with self.connection():
                return False
        except ConnectionError:
            return True


@pytest.fixture
def unloaded(
    hass: HomeAssistant, server: TestServer, pbx: SimulatedPbx, entry: MockConfigEntry
) -> House:
    """Return a house whose entry is not set up, and whose server speaks plain HTTP."""
    port = free_port()
    hass.config_entries.async_update_entry(entry, options={CONF_REPORT_PORT: port})
    return House(hass, pbx, entry, port)


@pytest.fixture
async def house(unloaded: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Return a house whose connections are never closed because of their age.

    A test may say otherwise.
    """
    monkeypatch.setattr(report_port, "_MAX_SECONDS", 3600)
    assert unloaded.hass.config.api
    unloaded.hass.config.api.use_ssl = True
    await load(unloaded.hass, unloaded.entry)
    return unloaded


MALFORMED = ["no_path", "no_slash", "lf_alone", "odd_host", "no_length"]


@pytest.mark.parametrize("malformed", [[], *([name] for name in MALFORMED), MALFORMED])
async def test_reports(house: House, later: Later, malformed: list[str]) -> None:
    """All reports arrive.

    Home Assistant only speaks TLS, and the PBX writes requests that its web server
    would refuse.
    """
    hass, pbx, desk = house.hass, house.pbx, house.pbx.desk
    assert pbx.report_url == f"127.0.0.1:{house.port}{house.path}"
    assert issue_of(hass, house.entry, "https_only") is None
    for name in malformed:
        setattr(pbx.faults, name, True)
    await desk.ring(["101"], "0301234")
    assert state_of(hass, STATUS) == "ringing"
    await desk.answer("101")
    assert state_of(hass, STATUS) == "in_use"
    await desk.hang_up("101")
    await desk.call("102", "103")
    await desk.miss()
    await pbx.settled()
    assert len(pbx.sent) > 10
    assert {status for _, status in pbx.sent} == {200}
    assert house.counts.received == len(pbx.sent)
    for name in fixtures.names("reports"):
        assert await pbx.report_raw(fixtures.report(name.removesuffix(".json"))) == 200
    assert house.counts.unparsed == 0
    diagnostics = await async_get_config_entry_diagnostics(hass, house.entry)
    assert diagnostics["session"]["report_port"] == house.port


async def test_both_ways(unloaded: House, server: TestServer) -> None:
    """The web server takes reports as well; the port is the first choice."""
    house = unloaded
    await load(house.hass, house.entry)
    assert house.pbx.report_url == f"127.0.0.1:{house.port}{house.path}"
    assert server.port
    web = Target(OWN, server.port, house.path)
    assert await post(web, compact(house.status("InUse")), sender=OWN) == 200
    assert state_of(house.hass, STATUS) == "in_use"
    await house.still_works()
    # An address that was entered is that of the web server, or is forwarded to the
    # port.
    options = {**house.entry.options}
    for forwarded, expected in ((server.port, house.port), (9, 9)):
        options[CONF_CALLBACK_ADDRESS] = f"127.0.0.1:{forwarded}"
        await load(house.hass, house.entry, options)
        assert house.pbx.report_url == f"127.0.0.1:{expected}{house.path}"


async def test_next_url(unloaded: House, server: TestServer, later: Later) -> None:
    """If nothing arrives at the port, the PBX is given the web server."""
    await load(unloaded.hass, unloaded.entry)
    for word in ("Busy", "Registered", "Busy"):
        unloaded.pbx.set_state("102", word)
        await later(60)
    assert unloaded.pbx.report_url == f"127.0.0.1:{server.port}{unloaded.path}"


async def test_no_network(
    house: House, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an address of its own, Home Assistant has no URL for the PBX.

    HTTPS is not the reason.
    """
    monkeypatch.setattr(report_targets, "source_address", lambda _: None)
    await later(61)
    assert house.entry.runtime_data.watchdog.target is None
    assert issue_of(house.hass, house.entry, "https_only") is None


async def test_pieces(house: House) -> None:
    """A request may arrive byte by byte, and with more data after it."""
    request = house.request()
    assert (
        await house.send(*(request[place : place + 1] for place in range(len(request))))
        == ANSWER
    )
    assert state_of(house.hass, STATUS) == "in_use"
    assert (
        await house.send(house.request("Hold") + b"\r\n", house.request("Idle"))
        == ANSWER
    )
    assert state_of(house.hass, STATUS) == "on_hold"
    assert house.counts.received == 2


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "WEBHOOK",
        "/WEBHOOK",
        "127.0.0.1:8260/api/webhook/WEBHOOK",
        "http://127.0.0.1/WEBHOOK",
    ],
)
async def test_paths(house: House, path: str) -> None:
    """The id of the webhook is what counts.

    The PBX may lose all of the path, and a stranger needs the id.
    """
    webhook_id = house.entry.data[CONF_WEBHOOK_ID]
    request = house.request(path=path.replace("WEBHOOK", webhook_id))
    assert await house.send(request, sender=FOREIGN) == (
        ANSWER if "WEBHOOK" in path else b""
    )
    assert (house.counts.foreign, house.counts.received) == (1, 0)
    assert await house.send(request) == ANSWER
    assert house.counts.received == 1


async def test_strangers(house: House) -> None:
    """Another address sent reports to the port for reports.

    It did so with and without the secret path of the port. Nothing was believed.
    Without the path, the connection was closed before the body; with it, a repair issue
    named the address.
    """
    hass, entry, counts = house.hass, house.entry, house.counts
    before = state_of(hass, STATUS)
    wrong = house.path[:-1] + "X"
    for path in (wrong, "/api/webhook/", "/api", "*"):
        head = house.request(path=path).partition(b"{")[0]
        assert await house.send(head, sender=FOREIGN) == b""
    assert await house.send(b"no HTTP\r\n\r\n", sender=FOREIGN) == b""
    assert counts.foreign == 5
    assert issue_of(hass, entry, "foreign_sender") is None
    # The PBX itself needs the right path, if it sends one; what it sends instead is
    # noted without its letters.
    assert await house.send(house.request(path=wrong)) == b""
    assert (counts.foreign, counts.received, counts.refused) == (5, 0, 1)
    assert counts.unparsed_shapes[0].startswith("xxxx /xxx/xxxxxxx/xxxxxxx-xx-x99")
    assert await house.send(house.request(), sender=FOREIGN) == ANSWER
    raised = issue_of(hass, entry, "foreign_sender")
    assert raised
    assert raised.translation_placeholders
    assert raised.translation_placeholders["address"] == FOREIGN
    assert (counts.foreign, counts.received) == (6, 0)
    assert state_of(hass, STATUS) == before
    await house.still_works()
    # Others may share an address that was allowed, so it needs the path.
    await load(hass, entry, {**entry.options, "allowed_senders": [FOREIGN]})
    assert await house.send(house.request("Hold", path=""), sender=FOREIGN) == b""
    assert state_of(hass, STATUS) == "in_use"
    assert await house.send(house.request("Hold"), sender=FOREIGN) == ANSWER
    assert state_of(hass, STATUS) == "on_hold"


async def test_many_connections(house: House) -> None:
    """Strangers opened 1,000 connections to the port for reports.

    They sent little or nothing on them. Only the last 16 stayed open. Each report
    arrived in the meantime.
    """
    limit = 16
    async with AsyncExitStack() as stack:
        readers = []
        for number in range(1000):
            reader, writer = await stack.enter_async_context(house.connection(FOREIGN))
            writer.write(b"POST "[: number % 6])
            readers.append(reader)
        await house.still_works()
        closed: list[asyncio.StreamReader] = []
        while len(closed) < 1000 - limit:
            await asyncio.sleep(0)
            closed = [
                reader for reader in readers if reader.exception() or reader.at_eof()
            ]
        # The reports themselves took the place of some.
        assert len(closed) <= 1000 - limit + 2
        assert closed == readers[: len(closed)]


async def test_burst(house: House) -> None:
    """A PBX that sends many reports at once displaces none of them."""
    answers = await asyncio.gather(
        *(house.send(house.request(word)) for word in ("InUse", "Hold") * 100)
    )
    assert answers == [ANSWER] * 200
    assert house.counts.received == 200


async def test_large(house: House) -> None:
    """A head without an end, or a body of 100 MB, came to the port for reports.

    8 KiB of a head were read, and 16 KiB of a body. No more was kept.
    """
    head = b"POST %s HTTP/1.1\r\n" % house.path.encode()
    for sender in (OWN, FOREIGN):
        assert (
            await house.send(
                head,
                *(b"X-Header: %d\r\n" % number for number in range(10_000)),
                sender=sender,
            )
            == b""
        )
    assert house.counts.foreign == 1
    chunk = b" " * 2**20
    for length in (b"Content-Length: 104857600\r\n", b""):
        assert await house.send(head + length + b"\r\n", *[chunk] * 100) == ANSWER
    assert house.counts.oversized == 2
    assert (
        await house.send(
            head + b"Content-Length: 104857600\r\n\r\n", *[chunk] * 100, sender=FOREIGN
        )
        == ANSWER
    )
    assert (house.counts.foreign, house.counts.oversized) == (2, 2)
    await house.still_works()


async def test_slow(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request came to the port for reports more slowly than it waits, or never ended.

    The connection was closed when its time was over. A report that was complete by then
    counted.
    """
    with monkeypatch.context() as quick:
        quick.setattr(report_port, "_MAX_SECONDS", 0.3)
        assert await house.send() == b""
        assert await house.send(b"POST ") == b""
        assert await house.send(house.request()[:-1]) == ANSWER
        assert (house.counts.received, house.counts.unparsed) == (0, 1)
        request = house.request(faults=Faults(no_length=True)).replace(b"}", b"} ]")
        assert await house.send(request) == ANSWER
        assert (house.counts.received, house.counts.unparsed) == (0, 2)
        too_long = house.request().replace(b"Content-Length:", b"Content-Length:1")
        assert await house.send(too_long) == ANSWER
        assert house.counts.received == 1
        async with house.connection() as (reader, writer):
            for _ in range(100):
                writer.write(b"X")
                await asyncio.sleep(0.01)
                if reader.at_eof() or reader.exception():
                    break
            assert reader.at_eof() or reader.exception()
    await house.still_works()


async def test_hanging_up(house: House, caplog: pytest.LogCaptureFixture) -> None:
    """The data before a sender closed its side is the whole report.

    A connection that breaks off is not a report.
    """
    for written, received in (
        (b"", 0),
        (house.request()[:30], 0),
        (house.request(), 1),
        (house.request(faults=Faults(no_length=True)), 2),
    ):
        async with house.connection() as (reader, writer):
            writer.write(written)
            writer.write_eof()
            assert await reader.read() == (ANSWER if received else b"")
        assert house.counts.received == received
    for written in (b"", house.request()[:30], house.request()[:-1]):
        async with house.connection() as (_, writer):
            writer.write(written)
            await writer.drain()
    await house.still_works()
    assert house.counts.received == 4
    assert not [
        record for record in caplog.records if record.levelname in ("WARNING", "ERROR")
    ]


async def test_reset(house: House) -> None:
    """The sender reset each connection to the port for reports.

    It did so as soon as the answer began. Every report counted.
    """

    def send() -> None:
        for _ in range(50):
            with socket.create_connection((OWN, house.port)) as sender:
                sender.setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                )
                sender.sendall(house.request())
                assert sender.recv(1)

    await house.hass.async_add_executor_job(send)
    assert house.counts.received == 50


type Leave = Callable[[House], Awaitable[object]]


async def unload(house: House) -> None:
    assert await house.hass.config_entries.async_unload(house.entry.entry_id)


async def remove_option(house: House) -> None:
    await load(house.hass, house.entry, {})
    assert house.entry.state is ConfigEntryState.LOADED


async def stop_home_assistant(house: House) -> None:
    house.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await house.hass.async_block_till_done()


@pytest.mark.parametrize("leave", [unload, remove_option, stop_home_assistant])
async def test_closing(house: House, leave: Leave) -> None:
    """What has arrived of a report by then is none."""
    counts = house.counts
    async with house.connection() as (reader, writer):
        writer.write(house.request()[:-1])
        await writer.drain()
        await leave(house)
        with suppress(ConnectionError):
            assert await reader.read() == b""
    assert await house.closed()
    assert (counts.received, counts.unparsed) == (0, 0)
    assert await report_port.async_can_open(house.port)


async def test_reload(house: House) -> None:
    for _ in range(3):
        await load(house.hass, house.entry)
        await house.still_works()


async def test_failed_set_up(hass: HomeAssistant, unloaded: House) -> None:
    """An entry that cannot be set up does not keep its port."""
    unloaded.pbx.faults.cut_off("login")
    assert not await hass.config_entries.async_setup(unloaded.entry.entry_id)
    assert await report_port.async_can_open(unloaded.port)
    unloaded.pbx.faults.cut = False
    assert await hass.config_entries.async_reload(unloaded.entry.entry_id)
    await unloaded.still_works()


async def test_port_in_use(hass: HomeAssistant, unloaded: House) -> None:
    entry, port = unloaded.entry, unloaded.port
    with socket.create_server(("", port)):
        assert not await hass.config_entries.async_setup(entry.entry_id)
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert entry.error_reason_translation_key == "report_port_in_use"
        assert entry.reason
        assert str(port) in entry.reason
        assert unloaded.pbx.logins == 0
    assert await hass.config_entries.async_reload(entry.entry_id)
    await unloaded.still_works()


async def test_two_pbxs(house: House) -> None:
    """Each PBX has a port of its own, and neither can report for the other."""
    hass = house.hass
    async with second_pbx(hass) as (pbx, entry):
        other = House(hass, pbx, entry, free_port())
        await load(hass, entry, {CONF_REPORT_PORT: other.port})
        await house.still_works()
        assert await pbx.report(other.status("InUse", "102")) == 200
        assert (other.counts.received, other.counts.foreign, house.counts.foreign) == (
            1,
            0,
            0,
        )
        # With the empty path of a lost one, and with the path of the other.
        assert await other.send(house.request(path=""), sender=OWN) == b""
        assert await other.send(house.request(), sender=FOREIGN) == b""
        assert (other.counts.received, other.counts.foreign) == (1, 1)


async def test_web_pages_are_not_there(house: House) -> None:
    """The port only serves reports.

    No page of Home Assistant can be reached through it.
    """
    async with aiohttp.ClientSession() as session:
        for path in ("/api/", "/manifest.json"):
            with pytest.raises(aiohttp.ClientConnectionError):
                await session.get(f"http://127.0.0.1:{house.port}{path}")
