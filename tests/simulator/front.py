"""The HTTP front of the PBX: takes requests, sends answers, rightly or as the faults want it (protocol 1)."""

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from .api import DOWNLOADS, Api
from .bodies import Body, compact
from .errnos import UNKNOWN_PATH
from .faults import Faults
from .formats import SUCCESS, failed, json_request, to_xml, xml_request
from .sounds import Wav

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

_HEADERS = {
    "Access-control-allow-origin": "*",
    "Access-control-allow-methods": "GET, POST, OPTIONS, PUT, DELETE",
    "Connection": "close",
}
_HUGE = 2 * 1024 * 1024 + 1


class Front:
    """The web server of a PBX."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        """Answer for a PBX."""
        self._pbx = pbx
        self._api = Api(pbx)
        self._runner: web.AppRunner | None = None
        self._handlers: set[asyncio.Task[object]] = set()

    @property
    def open(self) -> bool:
        """Whether it listens."""
        return self._runner is not None

    async def start(self, host: str, port: int) -> int:
        """Listen; return the port, which is any free one for 0."""
        app = web.Application(client_max_size=_HUGE)
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port, reuse_address=True).start()
        taken: int = self._runner.addresses[0][1]
        return taken

    async def stop(self) -> None:
        """Break off all connections and listen no more."""
        runner, self._runner = self._runner, None
        handlers = [*self._handlers]
        for handler in handlers:
            handler.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)
        if runner:
            await runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        """Answer a request, as far as the power stays on."""
        task = asyncio.current_task()
        if task is None or not self.open:
            raise web.HTTPServiceUnavailable
        self._handlers.add(task)
        try:
            return await self._answer(request)
        finally:
            self._handlers.discard(task)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a request, rightly or as the faults want it."""
        api, _, rest = request.match_info["path"].partition("/")
        version, _, path = rest.partition("/")
        if api != "api" or (version not in self._pbx.accepted_versions and self._pbx.unknown_version_is_404):
            raise web.HTTPNotFound
        is_xml = request.query.get("type") == "xml"
        as_xml = is_xml or self._pbx.faults.xml_only
        raw = await request.read()
        if path in DOWNLOADS:
            values: Body = {name: value for name, value in request.query.items() if name != "token"}
        else:
            values = xml_request(raw) if as_xml else json_request(raw)
        self._pbx.requests.append((path, values))
        self._note_format(path, as_xml=is_xml)
        if (errno := self._pbx.faults.json_errno) and not is_xml and path not in DOWNLOADS:
            return web.Response(status=int(errno)) if len(errno) == len("415") else await self._send(request, failed(errno), as_xml=False)
        faulty = self._pbx.faults.concern(path)
        if faulty and self._pbx.faults.slow:
            await asyncio.sleep(self._pbx.faults.slow)
        if faulty and (hold := self._pbx.faults.hold):
            hold.asked.set()
            await hold.answer.wait()
        if faulty and self._pbx.faults.redirect:
            return web.Response(status=302, headers={"Location": self._pbx.faults.redirect})
        if faulty and self._pbx.faults.server_error:
            raise web.HTTPInternalServerError
        answer = self._chosen(request, version, path, values, faulty=faulty)
        if as_xml and path == "extension/hold" and answer == SUCCESS and self._pbx.faults.echoes_extension:
            answer = {"extid": values["extid"]}
        return await self._send(request, answer, as_xml=as_xml, faulty=faulty)

    def _chosen(self, request: web.Request, version: str, path: str, values: Body, *, faulty: bool) -> Body | bytes | Wav:
        """Return the answer to a request that is understood."""
        token, client = request.query.get("token", ""), request.remote or ""
        if version not in self._pbx.accepted_versions:
            return failed(UNKNOWN_PATH)
        if faulty and self._pbx.faults.errno:
            return failed(self._pbx.faults.errno)
        if path in DOWNLOADS:
            return self._api.file(path, values, token, client)
        return self._api.answer(path, values, token, client)

    def _note_format(self, path: str, *, as_xml: bool) -> None:
        """Note the format of a request; that of a login is the format of the reports, too."""
        self._pbx.formats.add(("request", "xml" if as_xml else "json"))
        if path == "login":
            self._pbx.access.xml = as_xml

    async def _send(self, request: web.Request, answer: Body | bytes | Wav, *, as_xml: bool, faulty: bool = False) -> web.StreamResponse:
        """Send an answer or a file, or what a fault makes of it."""
        faults = self._pbx.faults if faulty else Faults()
        if isinstance(answer, Wav):
            if not faults.html:
                return await self._stream(request, answer, cut=faults.cut)
            answer = b""
        if isinstance(answer, bytes):
            body, kind = answer, "application/octet-stream"
        elif as_xml:
            body, kind = to_xml(answer), "application/xml"
        else:
            body, kind = compact(answer), "application/json"
        if faults.huge:
            body += b" " * _HUGE
        if faults.garbled:
            body = body[: len(body) // 2] + b"\xff\xfe{\x00"
        if faults.empty:
            body = b""
        if faults.html:
            body, kind = b"<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>", "text/html"
        if faults.cut:
            return await self._cut(request, body)
        response = web.Response(body=body, content_type=kind, headers=_HEADERS)
        response.force_close()
        return response

    async def _stream(self, request: web.Request, file: Wav, *, cut: bool) -> web.StreamResponse:
        """Send a file or a part of it, as it is made; `cut` breaks the connection in the middle."""
        response = web.StreamResponse(headers=_HEADERS)
        response.content_type = "audio/x-wav"
        response.force_close()
        start, stop = 0, file.size
        if self._pbx.sounds.takes_ranges:
            response.headers["Accept-Ranges"] = "bytes"
            if wanted := request.headers.get("Range"):
                if (part := file.part(wanted)) is None:
                    return web.Response(status=416, headers={**_HEADERS, "Content-Range": f"bytes */{file.size}"})
                start, stop = part
                response.set_status(206)
                response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{file.size}"
        response.content_length = stop - start
        await response.prepare(request)
        async with self._pbx.sounds.sounding():
            for chunk in file.read(start, (start + stop) // 2 if cut else stop):
                await response.write(chunk)
        if cut and request.transport:
            request.transport.abort()
        return response

    async def _cut(self, request: web.Request, body: bytes) -> web.StreamResponse:
        """Send half an answer and break the connection."""
        response = web.StreamResponse(headers=_HEADERS)
        response.content_length = len(body)
        await response.prepare(request)
        await response.write(body[: len(body) // 2])
        if request.transport:
            request.transport.abort()
        return response
