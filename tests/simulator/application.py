"""What talks to a simulated PBX in its tests."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from hashlib import md5
import re

import aiohttp

from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value

from .bodies import Body, compact
from .pbx import SimulatedPbx


class Clock:
    """A clock that a test moves."""

    def __init__(self, now: float = 1_589_850_367.0) -> None:
        """Begin at 2020-05-19 04:06:07 of a PBX three hours ahead of UTC."""
        self.now = now

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


class Application:
    """What talks to the PBX, and takes its reports: raw bytes in, the status lines that it is told to answer out."""

    def __init__(self, pbx: SimulatedPbx, session: aiohttp.ClientSession) -> None:
        """Know the PBX."""
        self.pbx = pbx
        self.session = session
        self.received: list[bytes] = []
        self.statuses: list[int] = []
        self.port = 0

    @property
    def bodies(self) -> list[bytes]:
        """The bodies of the reports received."""
        return [request.partition(b"\r\n\r\n")[2] for request in self.received]

    @property
    def actions(self) -> list[str]:
        """What the reports received tell, in few words."""
        return [_summary(codec.decode_json(body)) for body in self.bodies]

    async def post(self, path: str, values: Body | None = None, **query: str) -> bytes:
        """Send a request with the token of the session; return the answer."""
        return await self.post_raw(path, b"" if values is None else compact(values), **query)

    async def post_raw(self, path: str, body: bytes, *, version: str = "v0.0.1", **query: str) -> bytes:
        """Send any body."""
        url = f"http://{self.pbx.host}:{self.pbx.port}/api/{version}/{path}"
        async with self.session.post(url, data=body, params={"token": self.pbx.token or "", **query}) as response:
            assert response.status == 200
            assert response.headers["Access-control-allow-origin"] == "*"
            assert response.headers["Access-control-allow-methods"] == "GET, POST, OPTIONS, PUT, DELETE"
            return await response.read()

    async def log_in(self, **changes: str) -> bytes:
        """Log in with an absolute report URL."""
        url = f"127.0.0.1:{self.port}/api/webhook/abc"
        digest = md5(self.pbx.password.encode(), usedforsecurity=False).hexdigest()
        return await self.post(
            "login",
            {"username": "api", "password": digest, "port": str(self.port), "version": "0.0.1", "url": url, "urltag": "1", **changes},
        )

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take a report."""
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"Content-Length:(\d+)", head)
        assert length
        self.received.append(head + await reader.readexactly(int(length[1])))
        status = self.statuses.pop(0) if self.statuses else 200
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        writer.close()


def _summary(values: Value) -> str:
    """Return a report in few words."""
    assert isinstance(values, dict)
    if values["action"] == "ExtensionStatus":
        return f"{values['extension']} {values['status']}"
    if values["action"] == "NewCdr":
        return f"NewCdr {values['status']}"
    return str(values["action"])


@asynccontextmanager
async def application_for(pbx: SimulatedPbx) -> AsyncGenerator[Application]:
    """Give an application that is not logged in."""
    async with aiohttp.ClientSession() as session:
        application = Application(pbx, session)
        server = await asyncio.start_server(application.serve, "127.0.0.1", 0)
        application.port = server.sockets[0].getsockname()[1]
        yield application
        server.close()
        await server.wait_closed()


def flat(xml: bytes) -> bytes:
    """Return XML without its prolog and indents, as the documented answers are kept."""
    return re.sub(rb">\s+<", b"><", re.sub(rb"<\?xml.*?\?>\s*", b"", xml)).strip()
