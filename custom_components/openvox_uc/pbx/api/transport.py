"""One HTTP request at a time to a PBX, and not too many in a minute (protocol 1.1)."""

import asyncio
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
import re

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from ..errors import PbxBusyError, PbxNotReachableError, PbxNotUnderstoodError, UnreadableMessageError
from ..wire import codec
from ..wire.values import Value, word

REQUESTS_PER_MINUTE = 30
TIMEOUT = aiohttp.ClientTimeout(total=30, connect=10, sock_read=15)
# A person may listen to a recording, and pause it.
FILE_TIMEOUT = aiohttp.ClientTimeout(total=3600, connect=10, sock_read=60)

# Compression would only hide the size of an answer.
_HEADERS = {"Accept-Encoding": "identity"}
_CHUNK_BYTES = 64 * 1024
_DECODED_AT_ONCE = 64 * 1024
# What an answer begins with, in JSON or XML, and no file does; blanks may stand before it.
_OPENINGS = (b"{", b"<")
_BEGINNING = 64
# With fewer bytes than that, a part of a sound may look like a text.
_TELLING = 32
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Pages, objects and sentences have one of these soon; the bytes of a quiet sound, which may all be letters, have not.
_MARKS_OF_TEXT = re.compile(r"[\s<>{}\"]")
_TEXT_TYPES = ("text/", "application/json", "application/xml", "application/xhtml")
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\*)")
_DENIED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
# A file, a part of it, or that it has no such part.
_OF_FILES = (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
_FILE_HEADERS = ("Accept-Ranges", "Content-Length", "Content-Range")
# Of a file that has no such part, only how long it is.
_NO_PART_HEADERS = ("Accept-Ranges", "Content-Range")


def connector(resolver: AbstractResolver | None = None) -> aiohttp.TCPConnector:
    """Return the connector that the session of a `Transport` needs: it keeps no connection for the next request.

    A PBX may close one after its answer without saying so (protocol 1.1). DNS is cached by the resolver.
    """
    return aiohttp.TCPConnector(force_close=True, resolver=resolver, use_dns_cache=False)


class PathUnknownError(PbxNotUnderstoodError):
    """HTTP 404: what answers there does not know the path."""


class RequestRejectedError(PbxNotUnderstoodError):
    """Another HTTP 4xx: what answers there rejects the request."""


@dataclass(frozen=True, slots=True)
class FileStream:
    """A file as it comes: its HTTP status, 206 for a part of it, 416 if it has no such part; the headers that tell which part; its bytes.

    The bytes raise PbxNotReachableError if the connection breaks.
    """

    status: HTTPStatus
    headers: Mapping[str, str]
    chunks: AsyncIterator[bytes]


class Transport:
    """HTTP requests to one PBX, in a session with a `connector` as above.

    Errors never carry the texts of aiohttp: these hold the URL, and the URL holds the token.
    """

    def __init__(self, session: aiohttp.ClientSession, host: str, port: int) -> None:
        """Start without a connection."""
        self._session = session
        self._host = host
        self._port = port
        # The placeholder for the address as people write it.
        self.where = {"address": f"[{host}]:{port}" if ":" in host else f"{host}:{port}"}
        self.answered_in_xml = False
        """Whether the last answer was XML, whatever the request was."""
        self._line = asyncio.Lock()
        self._sent_at: deque[float] = deque(maxlen=REQUESTS_PER_MINUTE)

    async def post(
        self, path: str, query: Mapping[str, str], body: bytes, message_format: str, patience: float | None = None
    ) -> dict[str, Value]:
        """Send one request, `json` or `xml`, and return the values of its answer, be it a success or not.

        Raises PbxBusyError if that has to wait for more than `patience` seconds, PbxNotReachableError, PbxNotUnderstoodError, and
        PathUnknownError for HTTP 404.
        """
        async with self._turn(patience):
            headers = {"Content-Type": f"application/{message_format}; charset=utf-8", **_HEADERS}
            status, answer = await self._exchange("POST", path, query, headers, body, (TIMEOUT, codec.MAX_ANSWER_BYTES))
        return await self._understand(status, answer)

    @asynccontextmanager
    async def stream(
        self, path: str, query: Mapping[str, str], byte_range: str | None = None, patience: float | None = None, *, is_text: bool = False
    ) -> AsyncGenerator[FileStream | dict[str, Value]]:
        """Fetch a file, or the part that a `Range` header names, in parallel to other requests; the connection ends with the context.

        Gives the values of the answer that came in place of a file, which is a sound unless it `is_text`. A `Range` of several parts, or in
        other units, is left out, as the standard allows. Raises as `post` does.
        """
        async with self._turn(patience):
            pass
        part = _RANGE.fullmatch(byte_range or "")
        headers = {**_HEADERS, "Range": part[0]} if part else _HEADERS
        with self._own_errors():
            response = await self._session.get(self._url(path, query), headers=headers, allow_redirects=False, timeout=FILE_TIMEOUT)
        try:
            status = HTTPStatus(response.status) if response.status in _OF_FILES else None
            if status is HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and part:
                yield FileStream(status, _headers(response, _NO_PART_HEADERS), _nothing())
                return
            with self._own_errors():
                beginning = await _beginning(response)
                is_whole = status is not HTTPStatus.PARTIAL_CONTENT
                is_answer = (is_whole and _begins_an_answer(beginning)) or (not is_text and _is_text(beginning, response))
                is_file = not is_answer and (status is HTTPStatus.OK or (not is_whole and _fits(response, part)))
                rest = b"" if is_file else await self._read(response, codec.MAX_ANSWER_BYTES)
            if status and is_file:
                yield FileStream(status, _headers(response, _FILE_HEADERS), self._chunks(beginning, response))
            else:
                yield await self._understand(response.status, beginning + rest)
        finally:
            response.close()

    async def _chunks(self, beginning: bytes, response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
        """Give the bytes of a file as they come."""
        yield beginning
        with self._own_errors():
            async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
                yield chunk

    @asynccontextmanager
    async def _turn(self, patience: float | None = None) -> AsyncGenerator[None]:
        """Have the line, once no other request has it and that of 30 requests ago is a minute old. Raises PbxBusyError."""
        loop = asyncio.get_running_loop()
        async with AsyncExitStack() as line:
            try:
                async with asyncio.timeout(patience):
                    await line.enter_async_context(self._line)
                    if len(self._sent_at) == self._sent_at.maxlen and (seconds := self._sent_at[0] + 60 - loop.time()) > 0:
                        await asyncio.sleep(seconds)
            except TimeoutError:
                raise PbxBusyError("pbx_busy") from None
            self._sent_at.append(loop.time())
            yield

    async def _exchange(
        self,
        method: str,
        path: str,
        query: Mapping[str, str],
        headers: Mapping[str, str],
        body: bytes | None,
        limits: tuple[aiohttp.ClientTimeout, int],
    ) -> tuple[int, bytes]:
        """Return the HTTP status and the body of an answer within limits of time and size."""
        timeout, max_bytes = limits
        with self._own_errors():
            url = self._url(path, query)
            async with self._session.request(method, url, data=body, headers=headers, allow_redirects=False, timeout=timeout) as response:
                return response.status, await self._read(response, max_bytes)

    def _url(self, path: str, query: Mapping[str, str]) -> URL:
        """Return where a request goes. Raises ValueError for a host that is none."""
        return URL.build(scheme="http", host=self._host, port=self._port, path=path, query=query)

    @contextmanager
    def _own_errors(self) -> Iterator[None]:
        """Turn the errors of a request into our own."""
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

    async def _read(self, response: aiohttp.ClientResponse, limit: int) -> bytes:
        """Return the body of an answer, unless it is too long."""
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
            body += chunk
            if len(body) > limit:
                response.close()
                raise self._not_understood()
        return bytes(body)

    async def _understand(self, status: int, body: bytes) -> dict[str, Value]:
        """Return the values of an answer; one with a `status` counts whatever the HTTP status is, except for a redirect."""
        if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            raise self._not_understood()
        try:
            # A long answer takes as long as a second.
            answer = codec.decode(body) if len(body) <= _DECODED_AT_ONCE else await asyncio.to_thread(codec.decode, body)
        except UnreadableMessageError:
            answer = {}
        self.answered_in_xml = codec.is_xml(body)
        if word(answer.get("status")) or (answer and status == HTTPStatus.OK):
            return answer
        if status in _DENIED:
            return {"status": "Failed"}
        if status == HTTPStatus.NOT_FOUND:
            raise self._not_understood(PathUnknownError)
        is_rejected = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
        raise self._not_understood(RequestRejectedError if is_rejected else PbxNotUnderstoodError)

    def _not_understood(self, kind: type[PbxNotUnderstoodError] = PbxNotUnderstoodError) -> PbxNotUnderstoodError:
        """Return the error for an answer that is none of an OpenVox UC."""
        return kind("pbx_not_understood", self.where)


async def _beginning(response: aiohttp.ClientResponse) -> bytes:
    """Return the first bytes of a body."""
    try:
        return await response.content.readexactly(_BEGINNING)
    except asyncio.IncompleteReadError as end:
        return end.partial


def _headers(response: aiohttp.ClientResponse, names: Iterable[str]) -> dict[str, str]:
    """Return some headers of a response, as far as it has them."""
    return {name: value for name in names if (value := response.headers.get(name))}


async def _nothing() -> AsyncIterator[bytes]:
    """Give no bytes."""
    yield b""


def _fits(response: aiohttp.ClientResponse, asked: re.Match[str] | None) -> bool:
    """Return whether a part of a file lies within the one that was asked for."""
    sent = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    if asked is None or sent is None or asked.groups() == ("", ""):
        return False
    first, last = int(sent[1]), int(sent[2])
    size = None if sent[3] == "*" else int(sent[3])
    if not first <= last or (size is not None and last >= size) or response.content_length not in (None, last - first + 1):
        return False
    if asked[1]:
        return first == int(asked[1]) and (not asked[2] or last <= int(asked[2]))
    return last - first < int(asked[2]) and (size is None or last == size - 1)


def _is_text(body: bytes, response: aiohttp.ClientResponse) -> bool:
    """Return whether a body begins as texts do, be they answers, pages or sentences, wherever in a file that is, and as no sound does."""
    if len(body) < _TELLING:
        return not body or response.content_type.startswith(_TEXT_TYPES)
    try:
        # A character may be cut off at the end.
        text = getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return _MARKS_OF_TEXT.search(text) is not None and _CONTROL.search(text) is None


def _begins_an_answer(body: bytes) -> bool:
    """Return whether a body begins as answers do, and no file."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_OPENINGS)
