"""The HTTP front of the PBX.

Takes requests, and sends answers, correct ones or with the selected faults (protocol
1).
"""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain, repeat
import time
from typing import TYPE_CHECKING
import zlib

from aiohttp import web

from .api import DOWNLOADS, Api
from .bodies import Body, compact
from .faults import Faults
from .requests import (
    Errno,
    RefusedError,
    Request,
    failed,
    json_request,
    to_xml,
    xml_request,
)
from .sounds import Wav

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

_HEADERS = {
    "Access-control-allow-origin": "*",
    "Access-control-allow-methods": "GET, POST, OPTIONS, PUT, DELETE",
    "Connection": "close",
}
_SPACES = b" " * 64 * 1024


class Front:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self._api = Api(pbx)
        self._runner: web.AppRunner | None = None
        self._handlers: set[asyncio.Task[object]] = set()

    async def start(self, host: str, port: int) -> int:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port, reuse_address=True).start()
        taken: int = self._runner.addresses[0][1]
        return taken

    async def stop(self) -> None:
        runner, self._runner = self._runner, None
        handlers = [*self._handlers]
        for handler in handlers:
            handler.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)
        if runner:
            await runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        task = asyncio.current_task()
        if task is None or not self._runner:
            raise web.HTTPServiceUnavailable
        self._handlers.add(task)
        try:
            return await self._answer(request)
        finally:
            self._handlers.discard(task)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        pbx, faults = self._pbx, self._pbx.faults
        api, _, rest = request.match_info["path"].partition("/")
        version, _, path = rest.partition("/")
        if api != "api" or (
            version not in pbx.accepted_versions and pbx.unknown_version_is_404
        ):
            raise web.HTTPNotFound
        is_xml = request.query.get("type") == "xml"
        as_xml = is_xml or faults.xml_only
        raw = await request.read()
        if path in DOWNLOADS:
            values: Body = {
                name: value for name, value in request.query.items() if name != "token"
            }
        else:
            values = xml_request(raw) if as_xml else json_request(raw)
        pbx.requests.append((path, values))
        pbx.requested_at.append(time.monotonic())
        pbx.formats.add(("request", "xml" if is_xml else "json"))
        if path == "login":
            pbx.access.xml = is_xml
        if (errno := faults.json_errno) and not is_xml and path not in DOWNLOADS:
            return (
                web.Response(status=int(errno))
                if len(errno) == len("415")
                else _response(failed(errno), Faults(), as_xml=False)
            )
        faults = faults if faults.concern(path) else Faults()
        asked = Request(values, request.remote or "")
        return await self._reply(request, version, path, asked, faults, as_xml=as_xml)

    async def _reply(
        self,
        request: web.Request,
        version: str,
        path: str,
        asked: Request,
        faults: Faults,
        *,
        as_xml: bool,
    ) -> web.StreamResponse:
        if faults.slow:
            await asyncio.sleep(faults.slow)
        if hold := faults.hold:
            hold.asked.set()
            await hold.answer.wait()
        if faults.redirect:
            return web.Response(status=302, headers={"Location": faults.redirect})
        if faults.server_error:
            raise web.HTTPInternalServerError
        answer = self._chosen(
            version, path, asked, request.query.get("token", ""), faults.errno
        )
        if isinstance(answer, Wav) and not faults.html:
            return await self._stream(request, answer, cut=faults.cut)
        response = _response(
            b"" if isinstance(answer, Wav) else answer, faults, as_xml=as_xml
        )
        if faults.huge:
            return await self._pad(request, response, faults)
        return await self._cut(request, response) if faults.cut else response

    def _chosen(
        self, version: str, path: str, asked: Request, token: str, errno: str
    ) -> Body | bytes | Wav:
        if version not in self._pbx.accepted_versions:
            errno = Errno.UNKNOWN_PATH
        if errno:
            return failed(errno)
        try:
            return (
                self._api.file(path, asked, token)
                if path in DOWNLOADS
                else self._api.answer(path, asked, token)
            )
        except RefusedError as refused:
            return failed(refused.errno)

    async def _stream(
        self, request: web.Request, file: Wav, *, cut: bool
    ) -> web.StreamResponse:
        """Send a file or a part of it, as it is made.

        `cut` breaks the connection in the middle.
        """
        response = web.StreamResponse(headers=_HEADERS)
        response.content_type = "audio/x-wav"
        response.force_close()
        start, stop = 0, file.size
        if self._pbx.sounds.takes_ranges:
            response.headers["Accept-Ranges"] = "bytes"
            if "Range" in request.headers:
                with suppress(ValueError):  # no range of bytes: the whole file
                    start, stop, _ = request.http_range.indices(file.size)
                if start >= stop:
                    return web.Response(
                        body=b"No such part",
                        status=416,
                        headers={
                            **response.headers,
                            "Content-Range": f"bytes */{file.size}",
                        },
                    )
                response.set_status(206)
                response.headers["Content-Range"] = (
                    f"bytes {start}-{stop - 1}/{file.size}"
                )
        response.content_length = stop - start
        await response.prepare(request)
        async with self._pbx.sounds.sounding():
            for chunk in file.read(start, (start + stop) // 2 if cut else stop):
                await response.write(chunk)
        if cut and request.transport:
            request.transport.abort()
        return response

    async def _pad(
        self, request: web.Request, whole: web.Response, faults: Faults
    ) -> web.StreamResponse:
        """Send an answer and spaces, until the client has enough.

        Or all of it compressed, which is little.
        """
        assert isinstance(whole.body, bytes)
        response = web.StreamResponse(
            headers=_HEADERS | ({"Content-Encoding": "gzip"} if faults.packed else {})
        )
        await response.prepare(request)
        pieces = chain([whole.body], repeat(_SPACES, faults.huge // len(_SPACES)))
        with suppress(ConnectionError):
            for piece in [_packed(pieces)] if faults.packed else pieces:
                await response.write(piece)
        return response

    async def _cut(
        self, request: web.Request, whole: web.Response
    ) -> web.StreamResponse:
        body = whole.body
        assert isinstance(body, bytes)
        response = web.StreamResponse(headers=_HEADERS)
        response.content_length = len(body)
        await response.prepare(request)
        await response.write(body[: len(body) // 2])
        if request.transport:
            request.transport.abort()
        return response


def _packed(pieces: Iterable[bytes]) -> bytes:
    packer = zlib.compressobj(1, wbits=zlib.MAX_WBITS | 16)
    return b"".join(map(packer.compress, pieces)) + packer.flush()


def _response(answer: Body | bytes, faults: Faults, *, as_xml: bool) -> web.Response:
    if isinstance(answer, bytes):
        body, kind = answer, "application/octet-stream"
    elif as_xml:
        body, kind = to_xml(answer), "application/xml"
    else:
        body, kind = compact(answer), "application/json"
    if faults.garbled:
        body = body[: len(body) // 2] + b"\xff\xfe{\x00"
    if faults.empty:
        body = b""
    if faults.html:
        body, kind = (
            b"<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>",
            "text/html",
        )
    response = web.Response(body=body, content_type=kind, headers=_HEADERS)
    response.force_close()
    return response
