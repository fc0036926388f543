"""The session in which PBXs are asked."""

import asyncio
from collections.abc import AsyncIterator

from aiohttp import ClientConnectorDNSError
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import SERVER_SOFTWARE
import pytest

from custom_components.openvox_uc.connection.http_session import async_get_session


@pytest.fixture
async def curt() -> AsyncIterator[tuple[int, list[bytes]]]:
    """Return the port and the requests of a PBX that closes each connection after one answer, and does not say so there."""
    requests: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        requests.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1], requests


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_each_request_has_a_connection(hass: HomeAssistant, curt: tuple[int, list[bytes]], names: None, host: str) -> None:
    port, requests = curt
    for _ in range(3):
        async with async_get_session(hass).post(f"http://{host}:{port}/") as response:
            assert await response.json(content_type=None) == {}
    assert len(requests) == 3
    assert all(b"Connection: close\r\n" in request and SERVER_SOFTWARE.encode() in request for request in requests)


async def test_unknown_name(hass: HomeAssistant, names: None) -> None:
    with pytest.raises(ClientConnectorDNSError):
        await async_get_session(hass).get("http://nowhere.lan/")
