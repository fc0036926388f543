"""A PBX whose clock a test moves, and an application that talks to it."""

import asyncio
from collections.abc import AsyncGenerator
from hashlib import md5
import re

import aiohttp
import pytest

from .bodies import Body, compact
from .pbx import SimulatedPbx


class Clock:
    def __init__(self) -> None:
        """Begin at 2020-05-19 04:06:07 of a PBX three hours ahead of UTC."""
        self.now = 1_589_850_367.0

    def __call__(self) -> float:
        return self.now


class Application:
    """Talks to a PBX, and keeps the reports that it gets as they came."""

    def __init__(self, pbx: SimulatedPbx, session: aiohttp.ClientSession) -> None:
        self.pbx = pbx
        self.session = session
        self.received: list[bytes] = []
        self.status = 200
        self.port = 0

    async def post(
        self,
        path: str,
        body: Body | bytes = b"",
        *,
        token: str | None = None,
        **query: str,
    ) -> bytes:
        url = f"http://{self.pbx.host}:{self.pbx.port}/api/v0.0.1/{path}"
        data = body if isinstance(body, bytes) else compact(body)
        query["token"] = (self.pbx.token or "") if token is None else token
        async with self.session.post(url, data=data, params=query) as response:
            assert response.status == 200
            assert response.headers["Access-control-allow-origin"] == "*"
            assert (
                response.headers["Access-control-allow-methods"]
                == "GET, POST, OPTIONS, PUT, DELETE"
            )
            return await response.read()

    async def log_in(self) -> bytes:
        url = f"127.0.0.1:{self.port}/api/webhook/abc"
        digest = md5(self.pbx.password.encode(), usedforsecurity=False).hexdigest()
        return await self.post(
            "login",
            {
                "username": "api",
                "password": digest,
                "port": str(self.port),
                "url": url,
                "urltag": "1",
            },
        )

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"Content-Length:(\d+)", head)
        assert length
        self.received.append(head + await reader.readexactly(int(length[1])))
        writer.write(
            (
                f"HTTP/1.1 {self.status} X\r\nContent-Length: 0\r\nConnection: "
                "close\r\n\r\n"
            ).encode()
        )
        writer.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def pbx(clock: Clock) -> AsyncGenerator[SimulatedPbx]:
    async with SimulatedPbx(clock=clock) as pbx:
        yield pbx


@pytest.fixture
async def application(pbx: SimulatedPbx) -> AsyncGenerator[Application]:
    async with aiohttp.ClientSession() as session:
        application = Application(pbx, session)
        server = await asyncio.start_server(application.serve, "127.0.0.1", 0)
        application.port = server.sockets[0].getsockname()[1]
        await application.log_in()
        yield application
        server.close()
        await server.wait_closed()
