"""Receiving reports: over real HTTP, from the PBX and from others."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import asdict
from io import BytesIO
import json
import logging
import re
import zlib

import aiohttp
from aiohttp.test_utils import TestServer
from aiohttp.web import Request
from homeassistant.components.webhook import async_handle_webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.http import current_request
from homeassistant.util.aiohttp import MockRequest
from hypothesis import HealthCheck, given, settings, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc.const import EVENT_CALL
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from tests.attack.memory import at_most
from tests.attack.texts import HOSTILE
from tests.conftest import state_of
from tests.house import issue_of, logged, types
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import compact, extension_status

STATUS = "sensor.uc501_alice_101_status"
FOREIGN = "127.0.0.2"

type Send = Callable[..., Awaitable[None]]


@pytest.fixture
async def send(
    server: TestServer, coordinator: OpenVoxCoordinator
) -> AsyncGenerator[Send]:
    url = server.make_url(
        f"/api/webhook/{coordinator.config_entry.data[CONF_WEBHOOK_ID]}"
    )
    sessions = {
        address: aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(local_addr=(address, 0))
        )
        for address in ("127.0.0.1", FOREIGN)
    }

    async def send(
        body: bytes,
        *,
        method: str = "POST",
        sender: str = "127.0.0.1",
        headers: dict[str, str] | None = None,
        statuses: tuple[int, ...] = (200,),
    ) -> None:
        async with sessions[sender].request(
            method, url, data=BytesIO(body), headers=headers
        ) as response:
            assert await response.read() == b""
            assert response.status in statuses

    yield send
    for session in sessions.values():
        await session.close()


@pytest.fixture
def in_use(pbx: SimulatedPbx) -> bytes:
    """Return a report that Alice is in a call."""
    return compact(extension_status(pbx.serial, "101", "InUse"))


def counted(coordinator: OpenVoxCoordinator) -> int:
    counts = asdict(coordinator.counts)
    return sum(count for count in counts.values() if isinstance(count, int))


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
async def test_report(
    hass: HomeAssistant,
    in_use: bytes,
    coordinator: OpenVoxCoordinator,
    send: Send,
    method: str,
) -> None:
    before = coordinator.counts.last_report
    await send(in_use, method=method)
    assert state_of(hass, STATUS) == "in_use"
    assert coordinator.counts.received == 1
    assert (before, coordinator.counts.last_report is None) == (None, False)
    held = in_use.replace(b"sn", b"xx").replace(b"InUse", b"Hold")
    await send(held, method=method)
    assert state_of(hass, STATUS) == "on_hold"


async def test_no_request_is_behind_a_report(
    hass: HomeAssistant, in_use: bytes, send: Send
) -> None:
    """What a report triggers runs as if nobody had requested it.

    Neither the request nor its user say who it is for.
    """
    requests: list[Request | None] = []

    @callback
    def triggered(_event: Event[EventStateChangedData]) -> None:
        requests.append(current_request.get())

    async_track_state_change_event(hass, STATUS, triggered)
    await send(in_use)
    assert requests == [None]


async def test_other_serial(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    in_use: bytes,
    coordinator: OpenVoxCoordinator,
    send: Send,
) -> None:
    await send(in_use.replace(pbx.serial.encode(), b"a09805000001"))
    assert state_of(hass, STATUS) == "idle"
    assert coordinator.counts.other_serial == 1
    assert coordinator.counts.received == 0
    await send(in_use.replace(pbx.serial.encode(), pbx.serial.upper().encode()))
    assert state_of(hass, STATUS) == "in_use"


async def test_not_a_report(
    pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, send: Send
) -> None:
    await send(b"", method="HEAD")
    coordinator.counts.unparsed_shapes.clear()
    await send(
        b'{"action":"NoSuchReport","callid":"1.2","sn":"%s"}' % pbx.serial.encode()
    )
    await send(b'{"caller":"Alice 0301234"')
    assert list(coordinator.counts.unparsed_shapes) == ['{"xxxxxx":"xxxxx 9999999"']
    assert (
        coordinator.counts.unknown,
        coordinator.counts.unparsed,
        coordinator.counts.received,
    ) == (1, 2, 0)


@pytest.mark.parametrize(
    "size", [16 * 1024, 16 * 1024 + 1, 1024 * 1024, 32 * 1024 * 1024]
)
async def test_size(
    hass: HomeAssistant,
    in_use: bytes,
    coordinator: OpenVoxCoordinator,
    send: Send,
    size: int,
) -> None:
    await send(in_use + b" " * (size - len(in_use)))
    assert state_of(hass, STATUS) == ("in_use" if size <= 16 * 1024 else "idle")
    assert coordinator.counts.oversized == (size > 16 * 1024)


async def test_foreign_sender(
    hass: HomeAssistant, in_use: bytes, coordinator: OpenVoxCoordinator, send: Send
) -> None:
    entry = coordinator.config_entry
    for body in (
        b"x",
        b'{"action":"BYE"}',
        in_use.replace(b"sn", b"xx"),
        b" " * 20_000,
    ):
        await send(body, sender=FOREIGN)
    assert issue_of(hass, entry, "foreign_sender") is None
    await send(in_use, sender=FOREIGN)
    assert state_of(hass, STATUS) == "idle"
    counts = coordinator.counts
    assert (counts.foreign, counts.received, counts.unparsed, counts.oversized) == (
        5,
        0,
        0,
        0,
    )
    assert issue_of(hass, entry, "foreign_sender")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
async def test_hostile_number(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    send: Send,
    text: str,
) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    trunk = {"inboundid": "1784000000.1", "from": text, "to": text, "trunk": "city"}
    for action in ("RING", "ANSWER"):
        report = {
            "action": action,
            "callid": "1784000000.1",
            "ext": {"extid": "101"},
            "inbound": trunk,
            "sn": pbx.serial,
        }
        await send(json.dumps(report).encode())
    assert types(events) == ["call_ringing", "call_answered"]
    numbers = {
        event.data[key]
        for event in events
        for key in ("caller", "caller_name", "callee", "dialed")
    } - {None}
    assert [
        number
        for number in numbers
        if not re.fullmatch(r"[\w+*#.()/@~-]{1,40}", number)
    ] == []


async def test_packed(
    in_use: bytes, coordinator: OpenVoxCoordinator, send: Send
) -> None:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    spaces = bytes(1024 * 1024).replace(b"\0", b" ")
    body = (
        packer.compress(in_use)
        + b"".join(packer.compress(spaces) for _ in range(100))
        + packer.flush()
    )
    with at_most(20 * 1024 * 1024):
        await send(body, headers={"Content-Encoding": "gzip"})
    assert coordinator.counts.oversized == 1


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("::ffff:127.0.0.1", "in_use"),
        ("127.0.0.1", "in_use"),
        (None, "idle"),
        ("fe80::1%eth0", "idle"),
    ],
)
async def test_remote(
    hass: HomeAssistant,
    in_use: bytes,
    coordinator: OpenVoxCoordinator,
    remote: str | None,
    expected: str,
) -> None:
    """The same address, written as IPv6, is the same sender.

    A sender whose address is unclear is not.
    """
    request = MockRequest(in_use, "test", method="POST", remote=remote)
    response = await async_handle_webhook(
        hass, coordinator.config_entry.data[CONF_WEBHOOK_ID], request
    )
    assert response.status == 200
    assert state_of(hass, STATUS) == expected


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_broken_encoding(
    send: Send,
    encoding: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await send(
        b"no such thing",
        headers={"Content-Encoding": encoding},
        statuses=(200, 400),
    )
    assert "Error processing webhook" not in caplog.text


async def test_sender_hangs_up(
    server: TestServer,
    coordinator: OpenVoxCoordinator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    path = f"/api/webhook/{coordinator.config_entry.data[CONF_WEBHOOK_ID]}"
    for head in ("Content-Length: 1000", "Transfer-Encoding: chunked"):
        _, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: x\r\n{head}\r\n\r\n".encode()
            + b'5\r\n{"act'
        )
        await writer.drain()
        await coordinator.hass.async_block_till_done()
        writer.transport.abort()
        await writer.wait_closed()
        await coordinator.hass.async_block_till_done()
    assert not caplog.records
    assert coordinator.counts.received == 0


async def test_debug_log(
    in_use: bytes,
    coordinator: OpenVoxCoordinator,
    send: Send,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="custom_components.openvox_uc")
    unknown = b'{"action": "Something",\r\n "extension": "101"}'
    for body in (in_use, unknown):
        await send(body)
        await send(body, sender=FOREIGN)
    assert [text for text in logged(caplog) if "reported" in text] == [
        f"{coordinator.config_entry.title}: reported {body!r}"
        for body in (in_use, unknown)
    ]


async def test_report_without_a_loaded_entry(
    hass: HomeAssistant, in_use: bytes, coordinator: OpenVoxCoordinator, send: Send
) -> None:
    assert await hass.config_entries.async_unload(coordinator.config_entry.entry_id)
    await send(in_use)
    assert coordinator.counts.received == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
BODIES = st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode())


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    body=BODIES,
    sender=st.sampled_from(["127.0.0.1", FOREIGN]),
    method=st.sampled_from(["POST", "PUT", "GET"]),
)
async def test_any_body_from_any_address(
    coordinator: OpenVoxCoordinator,
    send: Send,
    caplog: pytest.LogCaptureFixture,
    body: bytes,
    sender: str,
    method: str,
) -> None:
    caplog.set_level(logging.INFO)
    caplog.clear()
    before = counted(coordinator)
    await send(body, sender=sender, method=method)
    assert counted(coordinator) == before + 1
    # A busy machine may make asyncio complain that it was slow.
    assert [
        record.getMessage() for record in caplog.records if record.name != "asyncio"
    ] == []
