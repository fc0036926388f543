"""Requests that carry reports.

What devices send, in pieces, and what anyone else may send.
"""

import asyncio

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.pbx.wire.codec import MAX_REPORT_BYTES
from custom_components.openvox_uc.pbx.wire.report_request import (
    HEAD_ENDS,
    ReportHead,
    parse_report_head,
    read_report_body,
)
from tests.pbx import fixtures
from tests.simulator.access import Target
from tests.simulator.faults import Faults
from tests.simulator.reporter import request_bytes

PATH = "/api/webhook/abc"
TARGET = Target("172.16.6.150", 8260, PATH)
BODIES = [
    fixtures.report(name.removesuffix(".json")) for name in fixtures.names("reports")
]
FAULTS = st.builds(
    Faults,
    **{
        name: st.booleans()
        for name in ("no_path", "no_slash", "lf_alone", "odd_host", "no_length")
    },
)


async def read(
    *pieces: bytes, closes: bool = False
) -> tuple[ReportHead | None, bytes | None]:
    """Return the head and the body of what arrives piece by piece.

    The body is None if it is not complete.
    """
    reader = asyncio.StreamReader()

    async def read() -> tuple[ReportHead | None, bytes]:
        head = parse_report_head(await reader.readuntil(HEAD_ENDS))
        return head, await read_report_body(
            reader,
            head.length if head else None,
            asyncio.get_running_loop().time() + 60,
        )

    task = asyncio.create_task(read())
    for piece in pieces:
        reader.feed_data(piece)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    if closes:
        reader.feed_eof()
    if closes or task.done():
        return await task
    task.cancel()
    return None, None


@given(
    faults=FAULTS,
    body=st.sampled_from([*BODIES, b"<xml><action>BootUp</action></xml>"]),
)
def test_documented_reports(faults: Faults, body: bytes) -> None:
    """However it is written, it is complete with its last byte and never before."""
    body = body.strip()
    sent = request_bytes(TARGET, body, faults=faults)
    target = (
        b""
        if faults.no_path
        else PATH.removeprefix("/" if faults.no_slash else "").encode()
    )
    head = ReportHead(target, None if faults.no_length else len(body))
    assert asyncio.run(read(sent)) == (head, body)
    pieces = [sent[place : place + 1] for place in range(len(sent))]
    assert asyncio.run(read(*pieces)) == (head, body)
    assert asyncio.run(read(*pieces[:-1])) == (None, None)
    assert asyncio.run(read(*pieces[:-1], closes=True)) == (head, body[:-1])


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("POST  HTTP/1.1", ""),
        ("POST HTTP/1.1", ""),
        ("POST / HTTP/1.1", "/"),
        ("POST report HTTP/1.1", "report"),
        ("POST 172.16.6.150:8260/report HTTP/1.1", "172.16.6.150:8260/report"),
        ("PUT /a b HTTP/1.0", "/a b"),
        (" HTTP/", ""),
        ("POST /x HTTP/2 HTTP/1.1 ", "/x HTTP/2"),
    ],
)
def test_targets(line: str, target: str) -> None:
    assert parse_report_head(f"{line}\r\n\r\n".encode()) == ReportHead(
        target.encode(), None
    )


@pytest.mark.parametrize(
    "sent",
    [
        b"\r\n\r\n",
        b"POST /\r\n\r\n",
        b"GET /HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\n\n",
        b"\nPOST / HTTP/1.1\n\n",
    ],
)
def test_no_http(sent: bytes) -> None:
    assert parse_report_head(sent) is None


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"Content-Length: 99999999\r\n",
        b"Content-Length: %d\r\n" % (10**18 - 1),
        b"content-length : 20000 \r\n",
    ],
)
async def test_sizes(header: bytes) -> None:
    head = b"POST / HTTP/1.1\r\n" + header + b"\r\n"
    assert (await read(head, b"x" * 20_000))[1] == b"x" * (MAX_REPORT_BYTES + 1)
    assert (await read(head, b"x" * 15_000))[1] is None
    assert (await read(head, b"x" * 15_000, closes=True))[1] == b"x" * 15_000


@pytest.mark.parametrize(
    "header",
    [
        "Content-Length: 2",
        "content-length:2",
        "CONTENT-LENGTH\t:\t2 ",
        "Host: x\r\nContent-Length: 2\r\nA: b",
    ],
)
async def test_length(header: str) -> None:
    sent = f"POST / HTTP/1.1\r\n{header}\r\n\r\n{{}}\r\n".encode()
    assert await read(sent) == (ReportHead(b"/", 2), b"{}")


@pytest.mark.parametrize(
    "header",
    [
        "Content-Length: two",
        "Content-Length: -2",
        "Content-Length:",
        f"Content-Length: {'9' * 5000}",
        "X-Content-Length: 1",
    ],
)
async def test_no_length(header: str) -> None:
    head = f"POST / HTTP/1.1\r\n{header}\r\n\r\n".encode()
    for body in (b"{}\r\n", b"<xml></xml>\0"):
        assert await read(head, body) == (ReportHead(b"/", None), body)
    for body in (b"{", b'{"a":{"b":1}', b"}", b"<xml>"):
        assert await read(head, body) == (None, None)
