"""Sends HTTP requests to a PBX, one at a time, and limits their rate (protocol 1.1)."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from enum import StrEnum
from http import HTTPStatus
from math import inf

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from ..errors import (
    PbxBusyError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    UnreadableMessageError,
)
from ..wire import codec
from ..wire.values import Fields, Object, word
from .files import (
    BEGINNING_BYTES,
    BYTE_RANGE,
    FileStream,
    file_stream,
    is_file,
    nothing,
)

REQUESTS_PER_MINUTE = 30
_KEPT_FOR_USERS = 10
_KEPT_FROM_USERS = 2
TIMEOUT = aiohttp.ClientTimeout(total=30, connect=10, sock_read=15)
# A user may pause while listening to a recording.
FILE_TIMEOUT = aiohttp.ClientTimeout(total=3600, connect=10, sock_read=60)

# Compression would only hide the size of an answer.
_HEADERS = {"Accept-Encoding": "identity"}
_CHUNK_BYTES = 64 * 1024
_LONG_BYTES = 16 * 1024


class MessageFormat(StrEnum):
    """The format of requests and answers (protocol 1.3).

    The values are those of the `type` parameter.
    """

    JSON = "json"
    XML = "xml"


class PathUnknownError(PbxNotUnderstoodError):
    """HTTP 404: the server does not know the path."""


class RequestRejectedError(PbxNotUnderstoodError):
    """Another HTTP 4xx: the server rejects the request."""


def connector(resolver: AbstractResolver | None = None) -> aiohttp.TCPConnector:
    # A PBX may close a connection after its answer without announcing it (protocol
    # 1.1).
    return aiohttp.TCPConnector(force_close=True, resolver=resolver)


def is_success(answer: Fields) -> bool:
    """Return whether an answer is a success.

    Some successful answers have no status (protocol 4).
    """
    if "status" in answer:
        return word(answer["status"]) == "success"
    return "errno" not in answer


class RequestSlot:
    """Lets one request at a time through to a PBX, and at most 30 per minute.

    Ten of these are reserved for requests of users, who wait for the result, and two
    for the others, so that a user who asks all the time does not end the session.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        # When the last requests were sent: all, those of users, and the others.
        self._all_sent = _never(REQUESTS_PER_MINUTE)
        self._users_sent = _never(REQUESTS_PER_MINUTE - _KEPT_FROM_USERS)
        self._others_sent = _never(_KEPT_FROM_USERS)

    @asynccontextmanager
    async def take(self, max_wait: float | None) -> AsyncGenerator[None]:
        """Wait until a request may be sent, which is a user's if `max_wait` is set.

        Raises PbxBusyError after `max_wait` seconds.
        """
        try:
            async with asyncio.timeout(max_wait):
                await self._async_acquire(is_user=max_wait is not None)
        except TimeoutError:
            raise PbxBusyError("pbx_busy") from None
        try:
            yield
        finally:
            self._lock.release()

    async def _async_acquire(self, *, is_user: bool) -> None:
        """Acquire the lock once another request may be sent."""
        loop = asyncio.get_running_loop()
        while True:
            await self._lock.acquire()
            now = loop.time()
            seconds = self._full_since(is_user=is_user) + 60 - now
            if seconds <= 0:
                self._all_sent.append(now)
                (self._users_sent if is_user else self._others_sent).append(now)
                return
            # Another request may be sent in the meantime.
            self._lock.release()
            await asyncio.sleep(seconds)

    def _full_since(self, *, is_user: bool) -> float:
        """Return when the request was sent that has to be a minute old first."""
        if is_user:
            return max(self._all_sent[0], self._users_sent[0])
        kept = min(self._all_sent[_KEPT_FOR_USERS], self._others_sent[0])
        return max(self._all_sent[0], kept)


def _never(count: int) -> deque[float]:
    return deque([-inf] * count, maxlen=count)


class Transport:
    """Sends HTTP requests to one PBX.

    Successive clients of a PBX share a slot, so that together they send no more
    requests than a single one. Errors never contain the texts of aiohttp, because those
    contain the URL, and the URL contains the token.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        host: str,
        port: int,
        slot: RequestSlot | None = None,
    ) -> None:
        self.host = host
        self._session = session
        self._port = port
        self.where = {
            "address": f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        }
        self.may_want_xml = False
        """The last answer was XML, or rejected the request for its format."""
        self._slot = slot or RequestSlot()

    async def post(
        self,
        form: MessageFormat,
        version: str,
        path: str,
        values: Fields | None,
        token: str | None = None,
        max_wait: float | None = None,
    ) -> Object:
        """Return the answer to a request, whether or not it is a success.

        Raises PbxBusyError instead of waiting longer than `max_wait` seconds.
        """
        query = {"type": form.value}
        if token is not None:
            query["token"] = token
        encode = codec.encode_xml if form is MessageFormat.XML else codec.encode_json
        body = encode(values) if values else b""
        headers = {"Content-Type": f"application/{form}; charset=utf-8", **_HEADERS}
        async with self._slot.take(max_wait):
            with self._own_errors():
                url = self._url(version, path, query)
                response = await self._session.post(
                    url,
                    data=body,
                    headers=headers,
                    allow_redirects=False,
                    timeout=TIMEOUT,
                )
                try:
                    answer = await self._read(response)
                finally:
                    response.release()
        return await self._understand(response.status, answer)

    @asynccontextmanager
    async def stream(
        self,
        version: str,
        path: str,
        query: Mapping[str, str],
        byte_range: str | None,
        max_wait: float | None,
        *,
        is_text: bool,
    ) -> AsyncGenerator[FileStream | Object]:
        """Fetch a file, or the part of it in the format of a `Range` header.

        It is a sound unless it `is_text`. The PBX may send an answer instead.
        """
        # Other requests can be sent in the meantime.
        async with self._slot.take(max_wait):
            pass
        part = BYTE_RANGE.fullmatch(byte_range or "")
        headers = {**_HEADERS, "Range": part[0]} if part else _HEADERS
        with self._own_errors():
            url = self._url(version, path, query)
            response = await self._session.get(
                url, headers=headers, allow_redirects=False, timeout=FILE_TIMEOUT
            )
        with closing(response):
            if part and response.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                yield file_stream(response, nothing())
                return
            with self._own_errors():
                beginning = b""
                while missing := BEGINNING_BYTES - len(beginning):
                    read = await response.content.read(missing)
                    if not read:
                        break
                    beginning += read
                found = is_file(response, beginning, part, is_text=is_text)
                rest = b"" if found else await self._read(response)
            if found:
                yield file_stream(response, self._chunks(beginning, response))
            else:
                yield await self._understand(response.status, beginning + rest)

    async def _chunks(
        self, beginning: bytes, response: aiohttp.ClientResponse
    ) -> AsyncIterator[bytes]:
        yield beginning
        with self._own_errors():
            async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
                yield chunk

    def _url(self, version: str, path: str, query: Mapping[str, str]) -> URL:
        # aiohttp raises ValueError if the host is invalid.
        return URL.build(
            scheme="http",
            host=self.host,
            port=self._port,
            path=f"/api/{version}/{path}",
            query=query,
        )

    @contextmanager
    def _own_errors(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            raise PbxNotReachableError("pbx_timeout", self.where) from None
        except aiohttp.ClientResponseError:
            raise self._not_understood() from None
        except ValueError:
            raise PbxNotReachableError("pbx_address_invalid", self.where) from None
        except aiohttp.ClientError, OSError:
            raise PbxNotReachableError("pbx_not_reachable", self.where) from None

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
            body += chunk
            if len(body) > codec.MAX_ANSWER_BYTES:
                raise self._not_understood()
        return bytes(body)

    async def _understand(self, status: int, body: bytes) -> Object:
        """Decode an answer.

        An answer with a `status` counts whatever its HTTP status is, except for a
        redirect.
        """
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            raise self._not_understood()
        try:
            # Decoding a long answer can take a second.
            answer = (
                codec.decode(body)
                if len(body) <= _LONG_BYTES
                else await asyncio.to_thread(codec.decode, body)
            )
        except UnreadableMessageError:
            answer = {}
        self.may_want_xml = codec.first_byte(body) == b"<"
        if word(answer.get("status")) or (answer and status == HTTPStatus.OK):
            return answer
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            return {"status": "Failed"}
        if status == HTTPStatus.NOT_FOUND:
            raise self._not_understood(PathUnknownError)
        if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
            self.may_want_xml = True
            raise self._not_understood(RequestRejectedError)
        raise self._not_understood()

    def _not_understood(
        self, kind: type[PbxNotUnderstoodError] = PbxNotUnderstoodError
    ) -> PbxNotUnderstoodError:
        return kind("pbx_not_understood", self.where)
