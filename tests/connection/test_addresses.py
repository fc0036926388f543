"""Addresses: pasted into a field, and numeric ones.

And the HTTP session for requests to PBXs.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import ClientConnectorDNSError
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import SERVER_SOFTWARE
from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.base.error_texts import FormError
from custom_components.openvox_uc.connection.addresses import (
    async_resolve,
    plain_address,
    source_address,
)
from custom_components.openvox_uc.connection.host_input import (
    parse_callback_address,
    parse_host,
    parse_prefix,
    parse_senders,
)
from custom_components.openvox_uc.connection.http_session import async_get_session


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("192.168.1.10", "192.168.1.10", None),
        ("  192.168.1.10\n", "192.168.1.10", None),
        ("192.168.1.10:9011", "192.168.1.10", 9011),
        ("192.168.1.10:", "192.168.1.10", None),
        ("192.168.1.10/admin", "192.168.1.10", None),
        ("http://192.168.1.10", "192.168.1.10", None),
        (
            "http://192.168.1.10:9011/api/v0.0.1/login?type=json#top",
            "192.168.1.10",
            9011,
        ),
        ("HTTP://PBX.Example.Org/", "pbx.example.org", None),
        ("pbx.", "pbx", None),
        ("my_pbx-2.lan:80", "my_pbx-2.lan", 80),
        ("büro.lan", "büro.lan", None),
        ("admin:secret@192.168.1.10:9011", "192.168.1.10", 9011),
        ("2001:DB8:0::1", "2001:db8::1", None),
        ("[2001:db8::1]", "2001:db8::1", None),
        ("[2001:db8::1]:9011", "2001:db8::1", 9011),
        ("http://[2001:db8::1]:80/", "2001:db8::1", 80),
        ("fe80::1%eth0", "fe80::1%eth0", None),
        ("[fe80::1%eth0]:9011", "fe80::1%eth0", 9011),
        ("http://[fe80::1%25eth0]:9011/", "fe80::1%eth0", 9011),
        ("::ffff:192.168.1.10", "192.168.1.10", None),
    ],
)
def test_host_understood(text: str, host: str, port: int | None) -> None:
    assert parse_host(text) == (host, port)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "http://",
        "my pbx",
        "192.168.1.300",
        "192.168.001.010",
        "192.168.1",
        "192.168.1.10:0",
        "192.168.1.10:65536",
        "192.168.1.10:port",
        "192.168.1.10 9011",
        "-pbx",
        "pbx-.lan",
        "pbx..lan",
        "a" * 64,
        "ß" * 60,
        ".".join(["a" * 60] * 5),
        "http://[no]/",
        "[::1",
        "sip://192.168.1.10",
        "ftp://192.168.1.10",
        "pbx\x00",
        "pbx\ud800",
    ],
)
def test_no_address(text: str) -> None:
    with pytest.raises(FormError, match="invalid_host"):
        parse_host(text)


def test_https() -> None:
    with pytest.raises(FormError, match="https_not_supported"):
        parse_host("https://192.168.1.10/")


@given(st.text() | st.from_regex(r"(https?://)?\[?[0-9a-f:.%]*\]?(:\d*)?(/.*)?"))
def test_anything(text: str) -> None:
    with suppress(FormError):
        host, port = parse_host(text)
        if "://" in text and port is None:
            port = 80
        assert parse_host(parse_callback_address(text)) == (host, port)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("", ""),
        (" ", ""),
        ("192.168.1.5", "192.168.1.5"),
        ("192.168.1.5:8123", "192.168.1.5:8123"),
        ("http://homeassistant.lan:8123/lovelace/0", "homeassistant.lan:8123"),
        ("http://192.168.1.5", "192.168.1.5:80"),
        ("http://[2001:db8::1]", "[2001:db8::1]:80"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_callback_address(text: str, stored: str) -> None:
    assert parse_callback_address(text) == stored


def test_typed_senders() -> None:
    assert parse_senders(
        [" 192.168.1.10", "", "::FFFF:192.168.1.10", "2001:DB8::1"]
    ) == ["192.168.1.10", "2001:db8::1"]
    with pytest.raises(FormError, match="invalid_sender"):
        parse_senders(["192.168.1.10", "pbx.lan"])


def test_outside_prefix() -> None:
    assert parse_prefix(" 0") == "0"
    assert parse_prefix("*21#+9") == "*21#+9"
    for text in ("0w", "0 0", "\u0660"):
        with pytest.raises(FormError, match="invalid_prefix"):
            parse_prefix(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("192.168.1.80", "192.168.1.80"),
        ("::ffff:192.168.1.80", "192.168.1.80"),
        ("FD00:0::80", "fd00::80"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        ("192.168.1.080", None),
        ("pbx.lan", None),
        ("", None),
    ],
)
def test_plain_address(text: str, expected: str | None) -> None:
    assert plain_address(text) == expected


async def test_resolve(hass: HomeAssistant, names: None) -> None:
    assert await async_resolve(hass, "localhost") == ("127.0.0.1",)
    assert await async_resolve(hass, "127.0.0.2") == ("127.0.0.2",)
    assert await async_resolve(hass, "nowhere.lan") == ()
    assert await async_resolve(hass, "." * 300) == ()
    assert await async_resolve(hass, "192.168.1.300") == ()


def test_source_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert source_address("127.0.0.1") == "127.0.0.1"

    def unreachable(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("socket.socket.connect", unreachable)
    assert source_address("192.0.2.1") is None


@pytest.fixture
async def curt() -> AsyncIterator[tuple[int, list[bytes]]]:
    """Return the port and the requests of a curt PBX.

    It closes each connection after one answer, without announcing it.
    """
    requests: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        requests.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], requests


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_each_request_has_a_connection(
    hass: HomeAssistant, curt: tuple[int, list[bytes]], names: None, host: str
) -> None:
    port, requests = curt
    for _ in range(3):
        async with async_get_session(hass).post(f"http://{host}:{port}/") as response:
            assert await response.json(content_type=None) == {}
    assert len(requests) == 3
    assert all(
        b"Connection: close\r\n" in request and SERVER_SOFTWARE.encode() in request
        for request in requests
    )


async def test_unknown_name(hass: HomeAssistant, names: None) -> None:
    with pytest.raises(ClientConnectorDNSError):
        await async_get_session(hass).get("http://nowhere.lan/")
