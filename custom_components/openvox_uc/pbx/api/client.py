"""The HTTP API of the PBX (protocol 2 to 4): one session, one method a call."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import override

import aiohttp

from ..errors import (
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxTokenLostError,
    is_known,
    sentence_for,
)
from ..models import DeviceInfo, Direction, Extension, Trunk, TrunkCall
from . import responses as answers, wire
from .call_records import CdrFile, read_file
from .transport import PathUnknownError, RequestRejectedError, Transport

API_VERSION = "v0.0.1"
_API_VERSIONS = (API_VERSION, "v1.1.0")
# The login wants a port also from those who want no reports; this is the one of the documents (protocol 2.1).
_UNUSED_PORT = "8260"
_REPORT_FORMAT = "0.0.1"
_HEARTBEAT = "heartbeat"
_EXTENSIONS = "extensionlist/query"
_PATH_UNKNOWN = "10003"
_LOCKED_OUT = "20002"
_WRONG_CREDENTIALS = "20003"
_TOKEN_LOST = frozenset({"20004", "20005", "20006"})
_PERMISSION_LOST = frozenset({"20020"})
_NO_RECORDS = frozenset({"20007", "20021"})
_TIME = "%Y-%m-%d %H:%M:%S"


class BodyFormat(StrEnum):
    """How requests and answers are written (protocol 1.3); the value is what the PBX is told."""

    JSON = "json"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class ReportTarget:
    """Where the PBX sends its reports: a numeric address, and always a path (protocol 1.8)."""

    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address as the PBX wants it: without a scheme."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}/{self.path.removeprefix('/')}"


class _PermissionLostError(PbxRefusedError):
    """The random string that allows to fetch a file has run out."""


class PbxClient:
    """A session with a PBX.

    Every method raises PbxError: PbxAuthRefusedError or PbxLockedOutError where it had to log in, PbxTokenLostError if the session
    could not be renewed, PbxNotReachableError, PbxNotUnderstoodError, and PbxRefusedError with the errno of the PBX.
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
        body_format: BodyFormat = BodyFormat.JSON,
        login_gate: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    ) -> None:
        """Connect to nothing yet; each login runs inside a `login_gate`, which may forbid it."""
        self.host = host
        self.port = port
        self.api_version = api_version
        self.body_format = body_format
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
        self._heartbeats_tell = True

    @override
    def __repr__(self) -> str:
        """Tell whom it talks to, and nothing secret."""
        return f"<PbxClient {self.host}:{self.port}>"

    @property
    def logged_in(self) -> bool:
        """Whether there is a session, as far as is known."""
        return self._token is not None

    async def login(self) -> None:
        """Log in and tell the PBX where its reports go; joins a login that is under way (protocol 2.1)."""
        await self._shared_login()

    async def logout(self) -> None:
        """End the session, if there is one; it is over for us whatever the PBX answers (protocol 2.3).

        A login that is under way is awaited, so that it leaves no session behind; a caller who is cancelled meanwhile ends it.
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
        """Keep the session alive and repeat where the reports go (protocol 2.2).

        One that fails means a lost token. If one fails with the new token too, this PBX refuses heartbeats, and they mean nothing
        until one succeeds: PbxRefusedError.
        """
        await self.request(_HEARTBEAT, self._heartbeat_values())
        self._heartbeats_tell = True

    async def device_info(self) -> DeviceInfo:
        """Ask what device it is (protocol 3.1)."""
        return answers.device_info(await self.request("deviceinfo/query"))

    async def extensions(self) -> list[Extension]:
        """Ask for all extensions and their states (protocol 3.2)."""
        return answers.extensions(await self.request(_EXTENSIONS))

    async def trunks(self) -> list[Trunk]:
        """Ask for all trunks and their states (protocol 3.5)."""
        return answers.trunks(await self.request("trunklist/query"))

    async def inbound_calls(self, *ids: str) -> list[TrunkCall]:
        """Ask for the inbound calls of these leg ids, or for all; not every PBX tells all (protocol 3.12)."""
        return await self._trunk_calls(Direction.INBOUND, ids)

    async def outbound_calls(self, *ids: str) -> list[TrunkCall]:
        """Ask for the outbound calls of these leg ids, or for all (protocol 3.12)."""
        return await self._trunk_calls(Direction.OUTBOUND, ids)

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
        """Fetch the PBX's own records of the calls that began in a stretch of its local time (protocol 3.13)."""
        wanted: dict[str, wire.Value] = {"extid": "all", "starttime": f"{start:{_TIME}}", "endtime": f"{end:{_TIME}}"}
        try:
            file = await self._once_more(lambda: self._download("cdr", wanted))
        except PathUnknownError:
            raise PbxRefusedError(sentence_for(_PATH_UNKNOWN), _PATH_UNKNOWN) from None
        except PbxRefusedError as error:
            if error.errno not in _NO_RECORDS:
                raise
            return CdrFile()
        return await read_file(file)

    async def request(self, path: str, values: dict[str, wire.Value] | None = None) -> dict[str, wire.Value]:
        """Send one request within a session, and once more if the session turns out to be lost; return the answer."""
        return await self._once_more(lambda: self._ask(path, values))

    async def _once_more[Answer](self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        """Ask, and once more if the session, or a permission that it gave, turns out to be lost."""
        try:
            return await ask()
        except _PermissionLostError:
            pass
        except PbxTokenLostError:
            if not self.relogin_allowed:
                raise
        return await ask()

    async def _download(self, kind: str, wanted: dict[str, wire.Value]) -> bytes:
        """Get the permission to fetch a file, and fetch it (protocol 3.13)."""
        permission = wire.text((await self._ask(f"{kind}/get_random", wanted)).get("random"))
        if permission is None:
            raise PbxNotUnderstoodError("The PBX allowed to fetch its call records but did not say how.")
        token = await self._current_token()
        path = f"{kind}/download"
        query = {name: str(value) for name, value in wanted.items()} | {"token": token, "random": permission}
        file = await self._transport.download(f"/api/{self.api_version}/{path}", query)
        if isinstance(file, bytes):
            return file
        if answers.is_success(file):
            raise PbxNotUnderstoodError("The PBX gave something else than its call records.")
        raise await self._refusal(path, token, file)

    async def _trunk_calls(self, direction: Direction, ids: tuple[str, ...]) -> list[TrunkCall]:
        """Ask for the calls of one direction."""
        answer = await self.request(f"{direction}/query", {f"{direction}id": ",".join(ids)} if ids else None)
        return answers.trunk_calls(answer, direction)

    async def _ask(self, path: str, values: dict[str, wire.Value] | None) -> dict[str, wire.Value]:
        """Send one request within a session. Raises PbxTokenLostError if the session is lost (protocol 6.4)."""
        token = await self._current_token()
        answer = await self._send(path, token, values)
        if answers.is_success(answer):
            return answer
        raise await self._refusal(path, token, answer)

    async def _refusal(self, path: str, token: str, answer: Mapping[str, wire.Value]) -> PbxError:
        """Return the error for an answer that is no success, and forget a token that is lost."""
        errno = wire.text(answer.get("errno"))
        if await self._is_lost(path, token, errno):
            self._forget(token)
            return PbxTokenLostError(sentence_for(errno), errno)
        kind = _PermissionLostError if errno in _PERMISSION_LOST else PbxRefusedError
        return kind(sentence_for(errno), errno)

    async def _is_lost(self, path: str, token: str, errno: str | None) -> bool:
        """Return whether a refusal means that a token is lost."""
        if path == _HEARTBEAT:
            lost, self._heartbeats_tell = self._heartbeats_tell, False
            return lost
        # Which errno an OpenVox gives for a lost token is not documented, so an unknown one is put to the test.
        return errno in _TOKEN_LOST or not (is_known(errno) or await self._is_alive(token))

    async def _is_alive(self, token: str) -> bool:
        """Return whether the PBX grants something with this token."""
        if self._heartbeats_tell:
            return answers.is_success(await self._send(_HEARTBEAT, token, self._heartbeat_values()))
        return answers.is_success(await self._send(_EXTENSIONS, token))

    async def _send(self, path: str, token: str, values: dict[str, wire.Value] | None = None) -> dict[str, wire.Value]:
        """Send one request with this token and return its answer, be it a success or not."""
        return await self._post(self.api_version, path, {"token": token}, values)

    async def _post(self, version: str, path: str, query: dict[str, str], values: dict[str, wire.Value] | None) -> dict[str, wire.Value]:
        """Send one request in the format of this client."""
        return await self._transport.post(
            f"/api/{version}/{path}", query | {"type": self.body_format}, _encode(values, self.body_format), self.body_format
        )

    async def _current_token(self) -> str:
        """Return the token of the session, after a login if there is none."""
        if self._token is not None:
            return self._token
        if self._login is None and not self.relogin_allowed:
            raise PbxTokenLostError("The session with the PBX is lost, and it is too early to log in again.")
        return await self._shared_login()

    def _forget(self, token: str) -> None:
        """Drop a token that is no longer good, unless a newer one has taken its place already."""
        if self._token == token:
            self._token = None
            self.lost_tokens += 1

    async def _shared_login(self) -> str:
        """Return the token of a login that all callers of this moment share, and that outlives a caller who is cancelled."""
        if self._login is None:
            self._login = asyncio.get_running_loop().create_task(self._log_in())
            self._login.add_done_callback(self._login_done)
        login = self._login
        # A shield would log the login's failure if its caller is cancelled meanwhile.
        await asyncio.wait([login])
        if login.cancelled():
            raise PbxTokenLostError("The session with the PBX was ended before the login was over.")
        return login.result()

    def _login_done(self, task: asyncio.Task[str]) -> None:
        """Make room for the next login."""
        self._login = None
        if not task.cancelled():
            # Seen here, in case that every caller was cancelled: what nobody sees, asyncio logs.
            task.exception()

    async def _log_in(self) -> str:
        """Log in once, and return the token (protocol 2.1)."""
        async with self._login_gate():
            try:
                version, answer = await self._ask_for_login()
            except RequestRejectedError:
                # Whatever it means by that, the credentials may be wrong, and nothing must try them again and again.
                raise _login_refusal(None) from None
            token = wire.text(answer.get("token"))
            if not answers.is_success(answer) and (token is None or "errno" in answer):
                raise _login_refusal(wire.text(answer.get("errno")))
            if token is None:
                raise PbxNotUnderstoodError("The PBX accepted the login but gave no token. It may be something else than an OpenVox UC.")
            self.api_version = version
            self._token = token
        if self.on_login is not None:
            self.on_login()
        return token

    async def _ask_for_login(self) -> tuple[str, dict[str, wire.Value]]:
        """Return the answer to a login and the version of the path that it came from; a path that does not exist refuses nobody."""
        values = self._login_values()
        for version in dict.fromkeys((self.api_version, *_API_VERSIONS)):
            try:
                answer = await self._post(version, "login", {}, values)
            except PathUnknownError:
                continue
            if answers.is_success(answer) or wire.text(answer.get("errno")) != _PATH_UNKNOWN:
                return version, answer
        raise PbxNotUnderstoodError(
            "What answers does not know the login of an OpenVox UC. Check the address and the API port (usually 9011)."
        )

    def _login_values(self) -> dict[str, wire.Value]:
        """Return what a login says."""
        target = self.report_target
        values: dict[str, wire.Value] = {
            "username": self._username,
            "password": self._password_md5,
            "port": _UNUSED_PORT if target is None else str(target.port),
            "version": _REPORT_FORMAT,
        }
        return values if target is None else values | {"url": target.url, "urltag": 1}

    def _heartbeat_values(self) -> dict[str, wire.Value] | None:
        """Return what a heartbeat says; without the URL the PBX might send its reports elsewhere."""
        target = self.report_target
        return None if target is None else {"ipaddr": target.host, "port": str(target.port), "url": target.url, "urltag": "1"}


async def probe(session: aiohttp.ClientSession, host: str, port: int) -> DeviceInfo | None:
    """Return what device answers without a login, or None if an API of the family answers but wants one.

    Raises PbxNotReachableError or PbxNotUnderstoodError.
    """
    transport = Transport(session, host, port)
    for version in _API_VERSIONS:
        try:
            answer = await transport.post(f"/api/{version}/deviceinfo/query", {"type": BodyFormat.JSON}, b"", BodyFormat.JSON)
        except PathUnknownError:
            continue
        if not answers.is_success(answer) and wire.text(answer.get("errno")) is not None:
            return None
        return answers.device_info(answer)
    raise PbxNotUnderstoodError("What answers does not know the API of an OpenVox UC. Check the address and the API port (usually 9011).")


def _login_refusal(errno: str | None) -> PbxAuthRefusedError:
    """Return the error for a login that the PBX refused: whatever it says, the credentials may be wrong (protocol 6.4)."""
    sentence = sentence_for(errno)
    if errno == _LOCKED_OUT:
        return PbxLockedOutError(sentence, errno)
    if errno != _WRONG_CREDENTIALS:
        sentence = f"The PBX refused the login. {sentence} The user name or the password may be wrong."
    return PbxAuthRefusedError(sentence, errno)


def _encode(values: dict[str, wire.Value] | None, body_format: BodyFormat) -> bytes:
    """Return the body of a request; one without values has none."""
    if not values:
        return b""
    return wire.encode_xml(values) if body_format is BodyFormat.XML else wire.encode_json(values)
