"""An HTTP server that gives prepared answers, and remembers the requests."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.simulator.bodies import Body, compact
from tests.simulator.requests import SUCCESS as PLAIN, json_request, xml_request

from . import fixtures

SUCCESS = b'{"status":"Success"}'


def failed(errno: str | None = None) -> bytes:
    return compact(
        {"status": "Failed"} if errno is None else {"status": "Failed", "errno": errno}
    )


@dataclass(frozen=True)
class Asked:
    method: str
    version: str
    path: str
    query: dict[str, str]
    body: bytes
    headers: dict[str, str]

    @property
    def values(self) -> Body:
        return (xml_request if self.body.startswith(b"<") else json_request)(self.body)


@dataclass(frozen=True)
class Reply:
    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hold: asyncio.Event | None = None


class ScriptedPbx:
    """A PBX that accepts each login with a new token and permits each download.

    It answers `Success` unless something else was ordered.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        usual: Mapping[str, Body] | None = None,
    ) -> None:
        """`usual` are the answers by path where nothing is ordered."""
        self.host = host
        self._usual = usual or {}
        self.asked: list[Asked] = []
        self.busy = 0
        self.most_busy = 0
        self._arrived = asyncio.Event()
        self._orders: dict[str, list[Reply]] = defaultdict(list)
        self._logins = 0
        app = web.Application()
        app.router.add_route("*", "/api/{version}/{path:.*}", self._handle)
        self._server = TestServer(app, host=host, port=port)

    async def __aenter__(self) -> Self:
        await self._server.start_server()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._server.close()

    @property
    def port(self) -> int:
        assert self._server.port is not None
        return self._server.port

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def order(self, path: str, *replies: Reply | bytes) -> None:
        """Answer the next requests to a path with these, then again as usual."""
        self._orders[path].extend(
            reply if isinstance(reply, Reply) else Reply(reply) for reply in replies
        )

    def hold(self, path: str, body: bytes) -> asyncio.Event:
        """Answer the next request to a path with this once the event is set."""
        event = asyncio.Event()
        self.order(path, Reply(body, hold=event))
        return event

    async def came(self, path: str) -> None:
        while path not in self.paths:
            self._arrived.clear()
            await self._arrived.wait()

    async def _handle(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        version, body = request.match_info["version"], await request.read()
        self.asked.append(
            Asked(
                request.method,
                version,
                path,
                dict(request.query),
                body,
                dict(request.headers),
            )
        )
        self._arrived.set()
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        try:
            reply = self._reply(path)
            if reply.hold is not None:
                await reply.hold.wait()
        finally:
            self.busy -= 1
        return web.Response(body=reply.body, status=reply.status, headers=reply.headers)

    def _reply(self, path: str) -> Reply:
        if self._orders[path]:
            return self._orders[path].pop(0)
        if path.endswith("/get_random"):
            return Reply(fixtures.answer(f"{path.replace('/', '_')}.json"))
        if path == "login":
            self._logins += 1
            return Reply(
                compact({"status": "Success", "token": f"token{self._logins}"})
            )
        return Reply(compact(PLAIN | self._usual.get(path, {})))
