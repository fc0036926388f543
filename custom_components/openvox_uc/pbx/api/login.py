"""A session with the HTTP API of the PBX (protocol 2).

It logs in, sends heartbeats, and repeats a request after a lost token.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    nullcontext,
    suppress,
)
from math import inf
import time
from typing import NamedTuple

from ..errors import (
    KNOWN_ERRNOS,
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxReplacedError,
    PbxTokenLostError,
    Refusal,
    incomplete,
    refusal,
)
from ..models import DeviceInfo
from ..wire.values import MAX_TEXT, Fields, Object, listed, local_time, plain, text
from .files import FileStream
from .transport import (
    MessageFormat,
    PathUnknownError,
    RequestRejectedError,
    Transport,
    is_success,
)

API_VERSIONS = ("v0.0.1", "v1.1.0")
# The login needs a port even without reports; this one is from the documents (protocol
# 2.1).
_UNUSED_PORT = "8260"
_REPORT_FORMAT = "0.0.1"
_HEARTBEAT = "heartbeat"
DEVICE = "deviceinfo/query"
EXTENSIONS = "extensionlist/query"
CALL_RECORDS = "cdr"
_LOCKED_OUT = "20002"
_TOKEN_LOST = frozenset({"20004", "20005", "20006"})
# A PBX that reads only XML may call JSON unsupported or empty.
_FORMAT_REFUSED = frozenset({"10002", "10004", "20000", "20009"})
_PERMISSION_LOST = frozenset({"20012", "20017", "20020"})
_CONFIRMED_SECONDS = 30
_MAX_WAIT_SECONDS = 10


class ReportTarget(NamedTuple):
    """Where the PBX sends its reports.

    It needs a numeric address and a path (protocol 1.8).
    """

    host: str
    port: int
    path: str

    @property
    def host_and_port(self) -> str:
        """The part that users may see, because the path contains the webhook id."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.host_and_port}/{self.path.removeprefix('/')}"


class ApiSession:
    """A session with a PBX.

    Its methods raise PbxError. When they have to log in, they may raise
    PbxAuthRefusedError, PbxLockedOutError, or PbxReplacedError.
    """

    def __init__(
        self,
        transport: Transport,
        username: str,
        password_md5: str,
        *,
        message_format: MessageFormat = MessageFormat.JSON,
        login_gate: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
        on_login: Callable[[DeviceInfo | None], None] = lambda _: None,
        expected_serial: str | None = None,
    ) -> None:
        """Initialize the session.

        `login_gate` may forbid a login by raising PbxError. `on_login` is called after
        each login, with the device if a serial number is expected. Only the device with
        the `expected_serial` keeps a session.
        """
        self.api_version = API_VERSIONS[0]
        self.message_format = message_format
        self.report_target: ReportTarget | None = None
        self.relogin_allowed = True
        self.lost_tokens = 0
        self._expected_serial = expected_serial
        self._confirmed_at = -inf
        self._transport = transport
        self._username = username
        self._password_md5 = password_md5
        self._login_gate = login_gate
        self.on_login = on_login
        self._token: str | None = None
        self._login: asyncio.Task[str] | None = None
        self._heartbeats_count = True

    @property
    def logged_in(self) -> bool:
        return self._token is not None or self._login is not None

    def wants_xml(self, error: PbxAuthRefusedError) -> bool:
        return self.message_format is MessageFormat.JSON and (
            error.errno in _FORMAT_REFUSED or self._transport.may_want_xml
        )

    async def login(self) -> str:
        """Log in and register where reports go (protocol 2.1).

        Callers share one login, which continues if a caller is canceled.
        """
        if self._login is None:
            self._login = asyncio.get_running_loop().create_task(self._log_in())
            self._login.add_done_callback(self._login_done)
        login = self._login
        # asyncio.shield() would log the failure of the login if its caller is canceled
        # in the meantime.
        await asyncio.wait([login])
        if login.cancelled():
            raise PbxTokenLostError("pbx_session_lost")
        return login.result()

    async def logout(self) -> None:
        """End the session (protocol 2.3), after a login in progress.

        Canceling the wait cancels that login.
        """
        if (login := self._login) is not None:
            try:
                await asyncio.wait([login])
            finally:
                login.cancel()
                await asyncio.wait([login])
        await self._end_session()

    async def heartbeat(self) -> None:
        """Keep the session alive, and repeat where reports go (protocol 2.2)."""
        await self.request(_HEARTBEAT, self._heartbeat_values())
        self._heartbeats_count = True

    async def device_info(self) -> DeviceInfo:
        """Return the device info; raise PbxReplacedError for an unexpected device."""
        return await self._identify(await self.request(DEVICE))

    async def confirm(self) -> None:
        """Raise PbxReplacedError before data of another device are used."""
        if (
            self._expected_serial
            and time.monotonic() - self._confirmed_at > _CONFIRMED_SECONDS
        ):
            await self.device_info()

    async def request(
        self, path: str, values: Fields | None = None, *, max_wait: float | None = None
    ) -> Object:
        """Send a request, and send it again if the session was lost.

        For `max_wait`, see `Transport.post`.
        """
        return await self._with_retry(lambda: self._request(path, values, max_wait))

    @asynccontextmanager
    async def stream(
        self, resource: str, wanted: Mapping[str, str], byte_range: str | None = None
    ) -> AsyncGenerator[FileStream]:
        """Open a file of a resource, such as `recording`, or a part of it.

        The part is in the format of a `Range` header.
        """
        async with AsyncExitStack() as files:
            yield await self._with_retry(
                lambda: self._open(files, resource, wanted, byte_range)
            )

    async def _open(
        self,
        files: AsyncExitStack,
        resource: str,
        wanted: Mapping[str, str],
        byte_range: str | None,
    ) -> FileStream:
        """Open a file with a random string from the PBX.

        The string is valid only once and for half a minute (protocol 3.13).
        """
        is_text = resource == CALL_RECORDS
        max_wait = None if is_text else _MAX_WAIT_SECONDS
        answer = await self._request(f"{resource}/get_random", wanted, max_wait)
        permission = text(answer.get("random"))
        if permission is None:
            raise incomplete(f"{resource}/get_random")
        path = f"{resource}/download"
        token = await self._current_token()
        query = {**wanted, "token": token, "random": permission}
        if self.message_format is not MessageFormat.JSON:
            query["type"] = self.message_format
        # For some downloads, the documents name another version.
        for version in self._versions():
            opened = self._transport.stream(
                version, path, query, byte_range, max_wait, is_text=is_text
            )
            try:
                file = await files.enter_async_context(opened)
            except PathUnknownError:
                continue
            if isinstance(file, FileStream):
                return file
            if is_success(file):
                raise PbxNotUnderstoodError("pbx_file_invalid")
            if text(file.get("errno")) != Refusal.UNKNOWN_REQUEST:
                raise await self._refusal(path, token, file)
        raise refusal(PbxRefusedError, Refusal.UNKNOWN_REQUEST)

    async def _with_retry[Answer](
        self, send: Callable[[], Awaitable[Answer]]
    ) -> Answer:
        try:
            return await send()
        except PbxTokenLostError:
            if not self.relogin_allowed:
                raise
        except PbxRefusedError as error:
            if error.errno not in _PERMISSION_LOST:
                raise
        return await send()

    async def _request(
        self,
        path: str,
        values: Fields | None = None,
        max_wait: float | None = None,
        token: str | None = None,
    ) -> Object:
        """Send a request. Raises PbxTokenLostError (protocol 6.4)."""
        token = token or await self._current_token()
        try:
            answer = await self._send(path, token, values, max_wait)
        except PathUnknownError:
            raise refusal(PbxRefusedError, Refusal.UNKNOWN_REQUEST) from None
        if is_success(answer):
            return answer
        raise await self._refusal(path, token, answer)

    async def _send(
        self,
        path: str,
        token: str,
        values: Fields | None = None,
        max_wait: float | None = None,
    ) -> Object:
        return await self._transport.post(
            self.message_format, self.api_version, path, values, token, max_wait
        )

    async def _refusal(self, path: str, token: str, answer: Fields) -> PbxError:
        """Return the error for a refused request, and forget a lost token."""
        errno = _errno(answer)
        if not await self._is_lost(path, token, errno):
            return refusal(PbxRefusedError, errno)
        # A newer token may already have replaced it.
        if self._token == token:
            self._token = None
            self.lost_tokens += 1
        return refusal(PbxTokenLostError, errno)

    async def _is_lost(self, path: str, token: str, errno: str | None) -> bool:
        if path == _HEARTBEAT:
            # If the request fails again after a new login, do not log in once more.
            lost = self._heartbeats_count
            self._heartbeats_count = False
            return lost
        if errno in KNOWN_ERRNOS:
            return errno in _TOKEN_LOST
        # It is not documented which errno means a lost token, so an unknown errno is
        # verified by another request.
        return not is_success(await self._send(EXTENSIONS, token))

    async def _current_token(self) -> str:
        # While a login is in progress, its token has not been verified.
        if self._login is None:
            if self._token is not None:
                return self._token
            if not self.relogin_allowed:
                raise PbxTokenLostError("pbx_session_lost")
        return await self.login()

    def _login_done(self, task: asyncio.Task[str]) -> None:
        self._login = None
        if not task.cancelled():
            # If every caller was canceled, asyncio would log that the exception was
            # never retrieved.
            task.exception()

    async def _log_in(self) -> str:
        async with self._login_gate():
            answer = await self._send_login()
            token = text(answer.get("token"))
            if not is_success(answer) and (token is None or "errno" in answer):
                # Whatever the error is, the credentials may be wrong (protocol 6.4).
                errno = _errno(answer)
                raise refusal(
                    PbxLockedOutError if errno == _LOCKED_OUT else PbxAuthRefusedError,
                    errno,
                )
            if token is None:
                raise incomplete("login")
            self._token = token
        try:
            device = None
            if self._expected_serial:
                device = await self._identify(await self._request(DEVICE, token=token))
        except PbxError:
            # If the session stays, the device sends its reports to it.
            with suppress(PbxError):
                await self._end_session()
            raise
        except asyncio.CancelledError:
            self._token = None
            raise
        self.on_login(device)
        return token

    async def _send_login(self) -> Object:
        """Return the answer to a login, and remember its API version.

        An unknown path does not count as a refusal.
        """
        target = self.report_target
        values: Object = {
            "username": self._username,
            "password": self._password_md5,
            "port": _UNUSED_PORT if target is None else str(target.port),
            "version": _REPORT_FORMAT,
        }
        if target is not None:
            values |= {"url": target.url, "urltag": 1}
        for version in self._versions():
            try:
                answer = await self._transport.post(
                    self.message_format, version, "login", values
                )
            except PathUnknownError:
                continue
            except RequestRejectedError:
                # The credentials may be wrong, so nothing may retry them.
                answer = {"status": "Failed"}
            if (
                is_success(answer)
                or text(answer.get("errno")) != Refusal.UNKNOWN_REQUEST
            ):
                self.api_version = version
                return answer
        raise PbxNotUnderstoodError("pbx_not_understood", self._transport.where)

    async def _end_session(self) -> None:
        token = self._token
        self._token = None
        if token is not None:
            await self._send("logout", token)

    async def _identify(self, answer: Fields) -> DeviceInfo:
        """Return the device in an answer.

        Ends the session and raises PbxError if it is not the expected one.
        """
        device = device_info(answer)
        serial = device.serial
        expected = self._expected_serial
        if not expected or (serial and serial.lower() == expected.lower()):
            self._confirmed_at = time.monotonic()
            return device
        # If the session stays, the other device sends its reports to it.
        with suppress(PbxError):
            await self._end_session()
        if not serial:
            raise incomplete(DEVICE)
        raise PbxReplacedError(
            "other_pbx",
            {
                "host": self._transport.host,
                "serial": plain(serial),
                "expected": expected,
            },
        )

    def _versions(self) -> list[str]:
        return list(dict.fromkeys((self.api_version, *API_VERSIONS)))

    def _heartbeat_values(self) -> Object | None:
        target = self.report_target
        if target is None:
            return None
        # Without the URL, the PBX may send its reports elsewhere.
        return {
            "ipaddr": target.host,
            "port": str(target.port),
            "url": target.url,
            "urltag": "1",
        }


def _errno(answer: Fields) -> str | None:
    """Return the errno of a refusal.

    Users see an unknown one as it is.
    """
    errno = text(answer.get("errno"))
    return plain(errno)[:MAX_TEXT] if errno else None


def device_info(answer: Fields) -> DeviceInfo:
    """Return the device info in an answer (protocol 3.1).

    Raises PbxNotUnderstoodError if the answer names no device.
    """
    for item in listed(answer, "deviceinfo"):
        return DeviceInfo(
            name=text(item.get("devicename")) or "OpenVox UC",
            serial=text(item.get("sn")),
            hardware=text(item.get("hardwarever")),
            firmware=text(item.get("firmwarever")),
            system_time=local_time(item.get("systemtime")),
            boot_time=local_time(item.get("uptime")),
        )
    raise incomplete(DEVICE)


class UserRequests:
    """Requests of users, and some polls.

    Requests of users are sent with `_request`, which raises PbxBusyError rather than
    wait for more than ten seconds. Polls wait.
    """

    def __init__(self, session: ApiSession) -> None:
        self._session = session

    async def _request(self, path: str, values: Fields | None = None) -> Object:
        return await self._session.request(path, values, max_wait=_MAX_WAIT_SECONDS)
