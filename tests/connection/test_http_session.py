"""The session in which PBXs are asked."""

import asyncio
from collections.abc import AsyncIterator
import json
from typing import Any

from aiohttp import ClientConnectorDNSError
from aiohttp.test_utils import TestServer
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.aiohttp_client import SERVER_SOFTWARE
import pytest

from custom_components.openvox_uc.connection.http_session import async_get_session
from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import load_state
from tests.forms import set_up

_ANSWERS: dict[str, dict[str, Any]] = {
    "login": {"token": "813b621cfe8eecf445a2ce1f4a079ffe"},
    "deviceinfo/query": {"deviceinfo": {"devicename": "UC501", "sn": "a09805021987"}},
    "extensionlist/query": {"extlist": [{"extnumber": "101", "status": "Registered"}]},
    "trunklist/query": {"trunkname": []},
}


class CurtPbx:
    """A PBX that closes each connection after one answer, and does not say so there."""

    def __init__(self) -> None:
        self.port = 0
        self.requests: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.requests.append(head)
        path = head.decode().split(" ")[1].partition("?")[0].removeprefix("/api/v0.0.1/")
        body = json.dumps({"status": "Success", **_ANSWERS.get(path, {})}).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
        writer.close()


@pytest.fixture
async def curt() -> AsyncIterator[CurtPbx]:
    pbx = CurtPbx()
    server = await asyncio.start_server(pbx.serve, "127.0.0.1", 0)
    pbx.port = server.sockets[0].getsockname()[1]
    yield pbx
    server.close()
    await server.wait_closed()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_each_request_has_a_connection(hass: HomeAssistant, curt: CurtPbx, names: None, host: str) -> None:
    for _ in range(3):
        async with async_get_session(hass).post(f"http://{host}:{curt.port}/") as response:
            assert await response.json(content_type=None) == {"status": "Success"}
    assert len(curt.requests) == 3
    assert all(b"Connection: close\r\n" in request and SERVER_SOFTWARE.encode() in request for request in curt.requests)


async def test_unknown_name(hass: HomeAssistant, names: None) -> None:
    with pytest.raises(ClientConnectorDNSError):
        await async_get_session(hass).get("http://nowhere.lan/")


async def test_set_up(hass: HomeAssistant, server: TestServer, curt: CurtPbx) -> None:
    result = await set_up(hass, {"host": "127.0.0.1", "port": curt.port, "username": "api", "password": "secret"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    (entry,) = hass.config_entries.async_entries(DOMAIN)
    assert load_state(entry) is ConfigEntryState.LOADED
    for _ in range(3):
        await entry.runtime_data.async_refresh()
        assert entry.runtime_data.last_update_success
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert b"/logout?" in curt.requests[-1]
