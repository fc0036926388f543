"""A scripted PBX with a client to talk to it, and a line to feed to the tracker."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.transport import Transport, connector

from .line import Line
from .server import ScriptedPbx


@pytest.fixture
async def pbx(socket_enabled: None) -> AsyncIterator[ScriptedPbx]:
    async with ScriptedPbx() as server:
        yield server


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=connector()) as opened:
        yield opened


@pytest.fixture
def client(pbx: ScriptedPbx, session: aiohttp.ClientSession) -> PbxClient:
    return PbxClient(
        Transport(session, pbx.host, pbx.port),
        "api",
        "e10adc3949ba59abbe56e057f20f883e",
    )


@pytest.fixture
def line() -> Line:
    return Line()
