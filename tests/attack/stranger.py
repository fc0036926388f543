"""A stranger on the network, who claims to be a PBX and keeps what is sent to it."""

from collections.abc import Iterable
from typing import Self

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.simulator.bodies import Body, compact
from tests.simulator.formats import SUCCESS


class Stranger:
    """A web server that answers as a PBX would: it tells any serial number without a token, and lets everybody in."""

    def __init__(self, serial: str, host: str = "127.0.0.2", port: int = 0) -> None:
        """Claim to be the PBX with a serial number."""
        self.serial = serial
        self.host = host
        self.received: list[str] = []
        """Each request, with its path, its parameters and its body."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._server = TestServer(app, host=host, port=port)

    async def __aenter__(self) -> Self:
        """Listen."""
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Listen no more."""
        await self._server.close()

    @property
    def port(self) -> int:
        """Return the port that it listens on."""
        assert self._server.port is not None
        return self._server.port

    def knows(self, secrets: Iterable[str]) -> list[str]:
        """Return which of some secrets have reached it."""
        return [secret for secret in secrets if any(secret in request for request in self.received)]

    async def _handle(self, request: web.Request) -> web.Response:
        """Keep a request, and answer it."""
        self.received.append(f"{request.path_qs} {request.headers} {(await request.read()).decode()}")
        answers: dict[str, Body] = {
            "login": {"token": "welcome"},
            "deviceinfo/query": {"deviceinfo": {"devicename": "UC501", "sn": self.serial}},
            "extensionlist/query": {"extlist": []},
            "trunklist/query": {"trunkname": []},
        }
        path = request.path.removeprefix("/api/v0.0.1/")
        return web.Response(body=compact(SUCCESS | answers.get(path, {})), content_type="application/json")
