"""The transport of requests: what can go wrong, over real sockets."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
from freezegun.api import FrozenDateTimeFactory
import pytest

from custom_components.openvox_uc.pbx.api import transport
from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.errors import (
    PbxBusyError,
    PbxError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
)
from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value

from ..server import SUCCESS, Reply, ScriptedPbx

type Request = Callable[
    [aiohttp.ClientSession, int], Awaitable[bytes | dict[str, Value]]
]


async def _post(
    session: aiohttp.ClientSession, port: int, host: str = "127.0.0.1"
) -> dict[str, Value]:
    return await transport.Transport(session, host, port).post(
        transport.MessageFormat.JSON, "v0.0.1", "trunklist/query", None, "secret"
    )


async def _download(
    session: aiohttp.ClientSession, port: int
) -> bytes | dict[str, Value]:
    line = transport.Transport(session, "127.0.0.1", port)
    async with line.stream(
        "v0.0.1", "cdr/download", {"token": "secret"}, None, None, is_text=False
    ) as file:
        return (
            file
            if isinstance(file, dict)
            else b"".join([chunk async for chunk in file.chunks])
        )


async def _answered(
    session: aiohttp.ClientSession,
    answer: bytes,
    request: Request = _post,
    *,
    hang: bool = False,
) -> object:
    async with _raw_server(answer, hang=hang) as port:
        return await request(session, port)


@asynccontextmanager
async def _raw_server(answer: bytes, *, hang: bool = False) -> AsyncIterator[int]:
    release = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        if hang:
            await release.wait()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        release.set()
        server.close()
        await server.wait_closed()


OK = b"HTTP/1.1 200 OK\r\n"
BROKEN = (
    b"",
    OK,
    OK + b"Content-Length: 100\r\n\r\n{",
    OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{",
)
SOMETHING_ELSE = (
    b"SSH-2.0-OpenSSH_9.2\r\n",
    b"220 mail ESMTP\r\n\r\n",
    b"HTTP/1.1 two hundred\r\n\r\n",
    OK + b"X: " + b"y" * 100_000 + b"\r\n\r\n",
    OK + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n\r\n",
    OK + b"Content-Length: many\r\n\r\n",
    *(
        OK + b"\r\n" + body
        for body in (b"", b"<html>It works!</html>", b"[1]", b"{}", b"<xml/>")
    ),
    b"HTTP/1.1 204 No Content\r\n\r\n",
)
# A broken answer, or not one of a PBX: aiohttp raises either error, depending on how it
# arrives.
BADLY_PACKED = OK + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"


@pytest.mark.parametrize(
    ("answer", "kinds"),
    [
        *((answer, (PbxNotReachableError,)) for answer in BROKEN),
        *((answer, (PbxNotUnderstoodError,)) for answer in SOMETHING_ELSE),
        (BADLY_PACKED, (PbxNotReachableError, PbxNotUnderstoodError)),
    ],
)
async def test_bad_answers(
    session: aiohttp.ClientSession,
    socket_enabled: None,
    answer: bytes,
    kinds: tuple[type[PbxError], ...],
) -> None:
    """A connection that breaks in the middle of an answer may work the next time.

    A device that is not an OpenVox UC will not.
    """
    with pytest.raises(
        kinds, match=r"pbx_not_(reachable|understood) .*127\.0\.0\.1:[0-9]"
    ) as caught:
        await _answered(session, answer)
    assert "secret" not in repr(caught.value)
    # Where there is an error of aiohttp behind it, that is not shown: it holds the URL.
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + SUCCESS,
        b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n" + SUCCESS,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n"
        + SUCCESS
        + b"\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=nonsense\r\n\r\n"
        + SUCCESS,
        b"HTTP/1.1 500 Oops\r\n\r\n" + SUCCESS,
    ],
)
async def test_odd_but_understood(
    session: aiohttp.ClientSession, socket_enabled: None, answer: bytes
) -> None:
    assert await _answered(session, answer) == {"status": "Success"}


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"]
)
@pytest.mark.parametrize("limit", ["total", "sock_read"])
async def test_no_answer_in_time(
    session: aiohttp.ClientSession,
    socket_enabled: None,
    monkeypatch: pytest.MonkeyPatch,
    answer: bytes,
    limit: str,
) -> None:
    monkeypatch.setattr(transport, "TIMEOUT", aiohttp.ClientTimeout(**{limit: 0.02}))
    with pytest.raises(PbxNotReachableError, match="pbx_timeout") as caught:
        await _answered(session, answer, hang=True)
    assert "secret" not in repr(caught.value)


async def test_no_connection_in_time(
    session: aiohttp.ClientSession,
    socket_enabled: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def connect(*args: object, **kwargs: object) -> None:
        await asyncio.Event().wait()

    assert (
        aiohttp.ClientTimeout(total=30, connect=10, sock_read=15) == transport.TIMEOUT
    )
    monkeypatch.setattr(transport, "TIMEOUT", aiohttp.ClientTimeout(connect=0.02))
    monkeypatch.setattr("aiohappyeyeballs.start_connection", connect)
    with pytest.raises(PbxNotReachableError, match="pbx_timeout"):
        await _post(session, 9011)


@pytest.mark.parametrize(
    ("host", "port"),
    [
        *((host, 9011) for host in ("", "not an address", "a/b", "1:2:3:4:5:6:7:8:9")),
        ("127.0.0.1", 70000),
        ("127.0.0.1", -1),
    ],
)
async def test_not_an_address(
    session: aiohttp.ClientSession, host: str, port: int
) -> None:
    with pytest.raises(PbxNotReachableError, match="pbx_address_invalid"):
        await _post(session, port, host)


async def test_connection_refused(
    session: aiohttp.ClientSession, socket_enabled: None, unused_tcp_port: int
) -> None:
    for request in (_post, _download):
        with pytest.raises(
            PbxNotReachableError,
            match=f"pbx_not_reachable .*127.0.0.1:{unused_tcp_port}",
        ) as caught:
            await request(session, unused_tcp_port)
        assert "secret" not in repr(caught.value)
        assert caught.value.__suppress_context__


async def test_long_address(
    session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def connect(*args: object, **kwargs: object) -> None:
        raise OSError

    monkeypatch.setattr("aiohappyeyeballs.start_connection", connect)
    with pytest.raises(PbxNotReachableError, match=r"address \[fd00::1\]:9011"):
        await _post(session, 9011, "fd00::1")


async def test_http_errors(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Errors without an answer of the API are not understood.

    Redirects are not followed. An unknown path is a refusal.
    """
    moved = {"Location": "/api/v0.0.1/heartbeat"}
    errors = [Reply(b'{"message":"no"}', status=status) for status in (400, 500, 503)]
    for reply in (
        *errors,
        *(Reply(body, status=307, headers=moved) for body in (b"", SUCCESS)),
    ):
        pbx.order("trunklist/query", reply)
        with pytest.raises(PbxNotUnderstoodError):
            await client.trunks()
    pbx.order("trunklist/query", Reply(b"Not Found", status=404))
    with pytest.raises(PbxRefusedError, match="10003"):
        await client.trunks()
    assert "heartbeat" not in pbx.paths


async def test_long_answers(
    session: aiohttp.ClientSession, socket_enabled: None
) -> None:
    """An answer of 2 MiB is read.

    A longer answer, or something that is no answer, is refused while it comes, also in
    place of a file.
    """
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    longest = head + SUCCESS.ljust(codec.MAX_ANSWER_BYTES)
    assert await _answered(session, longest) == {"status": "Success"}
    too_long = head + b"{" + b" " * codec.MAX_ANSWER_BYTES + b" " * 65536
    for answer, request in (
        (longest + b" ", _post),
        (too_long, _download),
        (b"220 mail ESMTP\r\n\r\n", _download),
    ):
        with pytest.raises(PbxNotUnderstoodError):
            await _answered(session, answer, request, hang=True)


async def test_broken_download(
    session: aiohttp.ClientSession,
    socket_enabled: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file that arrives only in part, or not at all, may arrive the next time.

    Its own time limits apply.
    """
    assert (
        aiohttp.ClientTimeout(total=3600, connect=10, sock_read=60)
        == transport.FILE_TIMEOUT
    )
    for file in (b"callid", b"callid".ljust(99)):
        with pytest.raises(PbxNotReachableError, match="pbx_not_reachable") as caught:
            await _answered(
                session,
                b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + file,
                _download,
            )
        assert "secret" not in repr(caught.value)
        assert caught.value.__suppress_context__
        with monkeypatch.context() as patch:
            patch.setattr(
                transport, "FILE_TIMEOUT", aiohttp.ClientTimeout(sock_read=0.02)
            )
            with pytest.raises(PbxNotReachableError, match="pbx_timeout"):
                await _answered(
                    session, b"HTTP/1.1 200 OK\r\n\r\n" + file, _download, hang=True
                )


async def test_answer_in_place_of_a_file(
    session: aiohttp.ClientSession, socket_enabled: None
) -> None:
    for body in (
        b'\xef\xbb\xbf{"errno":"20020"}',
        b"\r\n <xml><errno>20020</errno></xml>",
    ):
        assert await _answered(
            session, b"HTTP/1.1 200 OK\r\n\r\n" + body, _download
        ) == {"errno": "20020"}


async def test_not_too_many_requests(
    pbx: ScriptedPbx, client: PbxClient, freezer: FrozenDateTimeFactory
) -> None:
    """Of 30 requests a minute, ten are kept for people, and wait for no poll.

    Queues and voicemails are polled, too.
    """
    assert transport.REQUESTS_PER_MINUTE == 30
    for _ in range(15):
        await client.heartbeat()
    freezer.tick(30)
    # The login was one.
    for _ in range(4):
        await client.heartbeat()
    polls = [
        asyncio.create_task(poll())
        for poll in (client.heartbeat, client.queues.list, client.voicemail.query)
    ]
    await _settle()
    assert len(pbx.asked) == 20
    for _ in range(10):
        await client.control.hang_up("101")
    refused = asyncio.create_task(client.control.hang_up("101"))
    await _settle()
    freezer.tick(29.9)
    with pytest.raises(PbxBusyError):
        await refused
    assert len(pbx.asked) == 30
    freezer.tick(0.2)
    await asyncio.gather(*polls)
    assert len(pbx.asked) == 33


async def test_a_user_leaves_requests_to_the_session(
    pbx: ScriptedPbx, client: PbxClient, freezer: FrozenDateTimeFactory
) -> None:
    """Two of 30 a minute, however often somebody listens or hangs up."""
    await client.heartbeat()
    freezer.tick(60)
    pbx.order("recording/download", b"RIFF")
    async with client.recordings.open("a.wav"):
        for _ in range(26):
            await client.control.hang_up("101")
    refused = asyncio.create_task(client.control.hang_up("101"))
    await _settle()
    await client.heartbeat()
    freezer.tick(11)
    with pytest.raises(PbxBusyError):
        await refused
    await client.heartbeat()
    assert len(pbx.asked) == 32


async def test_cancelled_while_waiting_for_its_turn(
    pbx: ScriptedPbx, client: PbxClient, freezer: FrozenDateTimeFactory
) -> None:
    for _ in range(19):
        await client.heartbeat()
    now = freezer.time_to_freeze
    waiting = asyncio.create_task(client.call_records(now, now))
    await _settle()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    freezer.tick(60)
    await client.heartbeat()
    assert len(pbx.asked) == 21


async def _settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)
