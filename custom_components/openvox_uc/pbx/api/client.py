"""The HTTP API of the PBX (protocol 2 to 4): one session, one method for each request."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import override

import aiohttp

from ..errors import (
    KNOWN_ERRNOS,
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxTokenLostError,
    refusal,
)
from ..models import DeviceInfo, Direction, Extension, Trunk
from . import codec, responses
from .call_records import CdrFile, read_file
from .transport import PathUnknownError, RequestRejectedError, Transport
from .values import Value, text

API_VERSION = "v0.0.1"
_API_VERSIONS = (API_VERSION, "v1.1.0")
# The login needs a port even without reports; this is the one of the documents (protocol 2.1).
_UNUSED_PORT = "8260"
_REPORT_FORMAT = "0.0.1"
_HEARTBEAT = "heartbeat"
_EXTENSIONS = "extensionlist/query"
_PATH_UNKNOWN = "10003"
_LOCKED_OUT = "20002"
_TOKEN_LOST = frozenset({"20004", "20005", "20006"})
_PERMISSION_LOST = "20020"
_NO_RECORDS = frozenset({"20007", "20021"})
_TIME = "%Y-%m-%d %H:%M:%S"


class MessageFormat(StrEnum):
    """How requests and answers are written (protocol 1.3); the values are those of the `type` parameter."""

    JSON = "json"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class ReportTarget:
    """Where the PBX sends its reports: a numeric address and a path, which it always needs (protocol 1.8)."""

    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """Return the address as the PBX wants it: without a scheme."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}/{self.path.removeprefix('/')}"


class PbxClient:
    """A session with a PBX. Every method raises PbxError.

    That is PbxAuthRefusedError or PbxLockedOutError where it had to log in, and PbxTokenLostError if the session could not be renewed.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        host: str,
        port: int,
        username: str,
        password_md5: str,
        *,
        api_version: str = API_VERSION,
        message_format: MessageFormat = MessageFormat.JSON,
        login_gate: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    ) -> None:
        """Start without a connection; each login runs inside a `login_gate`, which may forbid it by raising PbxError."""
        self.api_version = api_version
        self.message_format = message_format
        self.report_target: ReportTarget | None = None
        self.relogin_allowed = True
        self.on_login: Callable[[], None] | None = None
        self.lost_tokens = 0
        self._transport = Transport(session, host, port)
        self._username = username
        self._password_md5 = password_md5
        self._login_gate = login_gate
        self._token: str | None = None
        self._login: asyncio.Task[str] | None = None
        self._heartbeats_count = True

    @override
    def __repr__(self) -> str:
        """Return the address, and nothing secret."""
        return f"<PbxClient {self._transport.where['address']}>"

    @property
    def logged_in(self) -> bool:
        """Return whether there is a session, as far as is known."""
        return self._token is not None

    async def login(self) -> None:
        """Log in and register where reports go; join a login that is in progress (protocol 2.1)."""
        await self._shared_login()

    async def logout(self) -> None:
        """End the session, if there is one; it is over for us whatever the PBX answers (protocol 2.3).

        Waits for a login in progress, so that it leaves no session behind; cancelling the wait cancels that login.
        """
        if (login := self._login) is not None:
            try:
                await asyncio.wait([login])
            finally:
                login.cancel()
                await asyncio.wait([login])
        token, self._token = self._token, None
        if token is not None:
            await self._send("logout", token)

    async def heartbeat(self) -> None:
        """Keep the session alive and repeat where reports go (protocol 2.2).

        A failed one means a lost token. If it fails with the new one too, this PBX refuses heartbeats: PbxRefusedError until one succeeds.
        """
        await self.request(_HEARTBEAT, self._heartbeat_values())
        self._heartbeats_count = True

    async def device_info(self) -> DeviceInfo:
        """Return what device it is (protocol 3.1)."""
        return responses.device_info(await self.request("deviceinfo/query"))

    async def extensions(self) -> list[Extension]:
        """Return all extensions and their states (protocol 3.2)."""
        return responses.extensions(await self.request(_EXTENSIONS))

    async def trunks(self) -> list[Trunk]:
        """Return all trunks and their states (protocol 3.5)."""
        return responses.trunks(await self.request("trunklist/query"))

    async def trunk_calls(self, direction: Direction, legs: Iterable[str] = ()) -> frozenset[str]:
        """Return the ids of the calls over trunks that go on in a direction: of all, or of those named (protocol 3.12)."""
        wanted = ",".join(legs)
        answer = await self.request(f"{direction}/query", {f"{direction}id": wanted} if wanted else None)
        return responses.trunk_calls(answer, direction)

    async def dial_extension(self, caller: str, callee: str, *, auto_answer: bool = False) -> None:
        """Ring the caller's phone, then call another extension from it (protocol 4)."""
        await self.request("extension/dial_extension", {"caller": caller, "callee": callee, "autoanswer": "yes" if auto_answer else "no"})

    async def dial_outbound(self, extension: str, number: str, *, auto_answer: bool = False) -> None:
        """Ring an extension's phone, then call an outside number from it; the number is as dialed, with its prefix (protocol 4)."""
        await self.request("extension/dial_outbound", {"extid": extension, "outto": number, "autoanswer": "yes" if auto_answer else "no"})

    async def hang_up(self, extension: str) -> None:
        """End the call of an extension (protocol 4)."""
        await self.request("extension/hangup", {"extid": extension})

    async def call_records(self, start: datetime, end: datetime) -> CdrFile:
        """Download the PBX's own records of the calls that began in an interval of its local time (protocol 3.13)."""
        wanted: dict[str, Value] = {"extid": "all", "starttime": f"{start:{_TIME}}", "endtime": f"{end:{_TIME}}"}
        try:
            file = await self._with_retry(lambda: self._download(wanted))
        except PathUnknownError:
            raise refusal(PbxRefusedError, _PATH_UNKNOWN) from None
        except PbxRefusedError as error:
            if error.errno not in _NO_RECORDS:
                raise
            return CdrFile()
        return await asyncio.to_thread(read_file, file)

    async def request(self, path: str, values: dict[str, Value] | None = None) -> dict[str, Value]:
        """Send one request within a session and return its answer; retry once if the session turns out to be lost."""
        return await self._with_retry(lambda: self._request(path, values))

    async def _with_retry[Answer](self, send: Callable[[], Awaitable[Answer]]) -> Answer:
        """Send, and retry once if the session, or a permission that it gave, turns out to be lost."""
        try:
            return await send()
        except PbxTokenLostError:
            if not self.relogin_allowed:
                raise
        except PbxRefusedError as error:
            if error.errno != _PERMISSION_LOST:
                raise
        return await send()

    async def _download(self, wanted: dict[str, Value]) -> bytes:
        """Get the permission to download a file of call records, and download it (protocol 3.13)."""
        permission = text((await self._request("cdr/get_random", wanted)).get("random"))
        if permission is None:
            raise _incomplete("cdr/get_random")
        token = await self._current_token()
        query = {name: str(value) for name, value in wanted.items()} | {"token": token, "random": permission}
        if self.message_format is not MessageFormat.JSON:
            query["type"] = self.message_format
        file = await self._transport.download(f"/api/{self.api_version}/cdr/download", query)
        if isinstance(file, bytes):
            return file
        if responses.is_success(file):
            raise PbxNotUnderstoodError("pbx_call_records_invalid")
        raise await self._refusal("cdr/download", token, file)

    async def _request(self, path: str, values: dict[str, Value] | None) -> dict[str, Value]:
        """Send one request within a session. Raises PbxTokenLostError if the session is lost (protocol 6.4)."""
        token = await self._current_token()
        answer = await self._send(path, token, values)
        if responses.is_success(answer):
            return answer
        raise await self._refusal(path, token, answer)

    async def _refusal(self, path: str, token: str, answer: Mapping[str, Value]) -> PbxError:
        """Return the error for an answer that is no success, and forget a token that is lost."""
        errno = text(answer.get("errno"))
        if not await self._is_lost(path, token, errno):
            return refusal(PbxRefusedError, errno)
        # A newer one may have replaced it already.
        if self._token == token:
            self._token = None
            self.lost_tokens += 1
        return refusal(PbxTokenLostError, errno)

    async def _is_lost(self, path: str, token: str, errno: str | None) -> bool:
        """Return whether a refusal means that a token is lost."""
        if path == _HEARTBEAT:
            lost, self._heartbeats_count = self._heartbeats_count, False
            return lost
        # Which errno an OpenVox gives for a lost token is not documented, so an unknown one is checked by another request.
        if errno in _TOKEN_LOST or errno in KNOWN_ERRNOS:
            return errno in _TOKEN_LOST
        check = (_HEARTBEAT, token, self._heartbeat_values()) if self._heartbeats_count else (_EXTENSIONS, token)
        return not responses.is_success(await self._send(*check))

    async def _send(self, path: str, token: str, values: dict[str, Value] | None = None) -> dict[str, Value]:
        """Send one request with this token and return its answer, be it a success or not."""
        return await self._post(self.api_version, path, {"token": token}, values)

    async def _post(self, version: str, path: str, query: dict[str, str], values: dict[str, Value] | None) -> dict[str, Value]:
        """Send one request in the format of this client; one without values has no body."""
        encode = codec.encode_xml if self.message_format is MessageFormat.XML else codec.encode_json
        return await self._transport.post(
            f"/api/{version}/{path}", query | {"type": self.message_format}, encode(values) if values else b"", self.message_format
        )

    async def _current_token(self) -> str:
        """Return the token of the session, after a login if there is none."""
        if self._token is not None:
            return self._token
        if self._login is None and not self.relogin_allowed:
            raise PbxTokenLostError("pbx_session_lost")
        return await self._shared_login()

    async def _shared_login(self) -> str:
        """Return the token of a login that all concurrent callers share, and that outlives a cancelled caller."""
        if self._login is None:
            self._login = asyncio.get_running_loop().create_task(self._log_in())
            self._login.add_done_callback(self._login_done)
        login = self._login
        # asyncio.shield() would log the login's failure if its caller is cancelled meanwhile.
        await asyncio.wait([login])
        if login.cancelled():
            raise PbxTokenLostError("pbx_session_lost")
        return login.result()

    def _login_done(self, task: asyncio.Task[str]) -> None:
        """Make room for the next login."""
        self._login = None
        if not task.cancelled():
            # If every caller was cancelled, asyncio would log that nobody retrieved the exception.
            task.exception()

    async def _log_in(self) -> str:
        """Log in once, and return the token (protocol 2.1)."""
        async with self._login_gate():
            try:
                version, answer = await self._send_login()
            except RequestRejectedError:
                # The credentials may be wrong, and nothing must retry them.
                raise _login_refusal(None) from None
            token = text(answer.get("token"))
            if not responses.is_success(answer) and (token is None or "errno" in answer):
                raise _login_refusal(text(answer.get("errno")))
            if token is None:
                raise _incomplete("login")
            self.api_version = version
            self._token = token
        if self.on_login is not None:
            self.on_login()
        return token

    async def _send_login(self) -> tuple[str, dict[str, Value]]:
        """Return the answer to a login and the API version that it came from; an unknown path is no refusal."""
        target = self.report_target
        values: dict[str, Value] = {
            "username": self._username,
            "password": self._password_md5,
            "port": _UNUSED_PORT if target is None else str(target.port),
            "version": _REPORT_FORMAT,
        }
        if target is not None:
            values |= {"url": target.url, "urltag": 1}
        for version in dict.fromkeys((self.api_version, *_API_VERSIONS)):
            try:
                answer = await self._post(version, "login", {}, values)
            except PathUnknownError:
                continue
            if responses.is_success(answer) or text(answer.get("errno")) != _PATH_UNKNOWN:
                return version, answer
        raise PbxNotUnderstoodError("pbx_not_understood", self._transport.where)

    def _heartbeat_values(self) -> dict[str, Value] | None:
        """Return the values of a heartbeat; without the URL the PBX might send its reports elsewhere."""
        target = self.report_target
        return None if target is None else {"ipaddr": target.host, "port": str(target.port), "url": target.url, "urltag": "1"}


async def probe(session: aiohttp.ClientSession, host: str, port: int) -> DeviceInfo | None:
    """Return the device that answers without a login, or None if an API of the family answers but needs one.

    Raises PbxNotReachableError or PbxNotUnderstoodError.
    """
    transport = Transport(session, host, port)
    for version in _API_VERSIONS:
        try:
            answer = await transport.post(f"/api/{version}/deviceinfo/query", {"type": MessageFormat.JSON}, b"", MessageFormat.JSON)
        except PathUnknownError:
            continue
        if not responses.is_success(answer) and text(answer.get("errno")) is not None:
            return None
        return responses.device_info(answer)
    raise PbxNotUnderstoodError("pbx_not_understood", transport.where)


def _login_refusal(errno: str | None) -> PbxAuthRefusedError:
    """Return the error for a login that the PBX refused: whatever it says, the credentials may be wrong (protocol 6.4)."""
    return refusal(PbxLockedOutError if errno == _LOCKED_OUT else PbxAuthRefusedError, errno)


def _incomplete(request: str) -> PbxNotUnderstoodError:
    """Return the error for a success that lacks what was requested."""
    return PbxNotUnderstoodError("pbx_answer_incomplete", {"request": request})
