"""Requests that carry reports: what devices send, in pieces, and what anyone else may send."""

from contextlib import suppress

from hypothesis import example, given, strategies as st
import pytest

from custom_components.openvox_uc.pbx.errors import UnreadableMessageError
from custom_components.openvox_uc.pbx.wire.codec import MAX_REPORT_BYTES, decode
from custom_components.openvox_uc.pbx.wire.report_request import MAX_HEAD_BYTES, ReportRequest, parse_report_request
from tests.pbx import fixtures
from tests.simulator.access import Target
from tests.simulator.faults import Faults
from tests.simulator.reporter import request_bytes

PATH = "/api/webhook/abc"
TARGET = Target("172.16.6.150", 8260, PATH)
BODIES = [fixtures.report(name.removesuffix(".json")) for name in fixtures.names("reports")]
FAULTS = st.builds(Faults, **{name: st.booleans() for name in ("no_path", "no_slash", "lf_alone", "odd_host", "no_length")})
PIECES = [
    b"POST ",
    b"/",
    PATH.encode(),
    b" HTTP/1.1",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"Content-Length:",
    b"5",
    b'{"a":1}',
    b"<xml></xml>",
    b"\0",
]


@given(faults=FAULTS, body=st.sampled_from([*BODIES, b"<xml><action>BootUp</action></xml>"]))
def test_documented_reports(faults: Faults, body: bytes) -> None:
    """However it is written, and wherever it is cut, it is complete with its last byte and never before."""
    body = body.strip()
    sent = request_bytes(TARGET, body, faults=faults)
    target = b"" if faults.no_path else PATH.removeprefix("/" if faults.no_slash else "").encode()
    assert parse_report_request(sent) == ReportRequest(target, body, is_complete=True)
    head = len(sent) - len(body)
    for arrived in range(len(sent)):
        request = parse_report_request(sent[:arrived])
        expected = None if arrived < head else ReportRequest(target, body[: arrived - head], is_complete=False)
        assert request == expected


@given(
    sent=st.binary(max_size=300) | st.lists(st.sampled_from(PIECES) | st.binary(max_size=3), max_size=30).map(b"".join),
    cut=st.integers(0, 300),
)
@example(b"POST / HTTP/1.1\nContent-Length: " + b"9" * 5000 + b"\n\n{}", 5040)
@example(b" HTTP/\n\n", 4)
def test_any_bytes(sent: bytes, cut: int) -> None:
    """Only the documented error is raised, and the result for the beginning applies to the whole."""
    early = whole = None
    with suppress(UnreadableMessageError):
        whole = parse_report_request(sent)
    try:
        early = parse_report_request(sent[:cut])
    except UnreadableMessageError:
        with pytest.raises(UnreadableMessageError):
            parse_report_request(sent)
    if early:
        assert whole
        assert whole.target == early.target
        assert whole.body.startswith(early.body)
        if early.is_complete and whole.body != early.body:
            # Nothing says where it ends, so it ends with its message.
            decode(early.body)


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("POST  HTTP/1.1", ""),
        ("POST HTTP/1.1", ""),
        ("POST / HTTP/1.1", "/"),
        ("POST report HTTP/1.1", "report"),
        ("POST 172.16.6.150:8260/report HTTP/1.1", "172.16.6.150:8260/report"),
        ("PUT /a b HTTP/1.0", "/a b"),
        ("POST /x HTTP/2 HTTP/1.1 ", "/x HTTP/2"),
    ],
)
def test_targets(line: str, target: str) -> None:
    assert parse_report_request(f"{line}\r\n\r\n".encode()) == ReportRequest(target.encode(), b"", is_complete=False)


@pytest.mark.parametrize("sent", [b"\r\n\r\n", b"POST /\r\n\r\n", b"GET /HTTP/1.1\r\n\r\n", b"\x16\x03\x01\n\n", b"\nPOST / HTTP/1.1\n\n"])
def test_no_http(sent: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        parse_report_request(sent)


def test_sizes() -> None:
    line = b"POST / HTTP/1.1\r\n"
    full = line + b"x" * (MAX_HEAD_BYTES - len(line) - 4) + b"\r\n\r\n"
    assert parse_report_request(full) == ReportRequest(b"/", b"", is_complete=False)
    for head in (full.replace(b"x", b"xx", 1), b"x" * MAX_HEAD_BYTES):
        with pytest.raises(UnreadableMessageError):
            parse_report_request(head)
    for header in (b"", b"Content-Length: 99999999\r\n", b"Content-Length: %d\r\n" % 10**30, b"content-length : 20000 \r\n"):
        sent = line + header + b"\r\n" + b"x" * 20_000
        assert parse_report_request(sent) == ReportRequest(b"/", b"x" * (MAX_REPORT_BYTES + 1), is_complete=True)
        assert parse_report_request(sent[:-5_000]) == ReportRequest(b"/", b"x" * 15_000, is_complete=False)


@pytest.mark.parametrize(
    "header", ["Content-Length: 2", "content-length:2", "CONTENT-LENGTH\t:\t2 ", "Host: x\r\nContent-Length: 2\r\nA: b"]
)
def test_length(header: str) -> None:
    sent = f"POST / HTTP/1.1\r\n{header}\r\n\r\n{{}}\r\n".encode()
    assert parse_report_request(sent) == ReportRequest(b"/", b"{}", is_complete=True)


@pytest.mark.parametrize("header", ["Content-Length: two", "Content-Length: -2", "Content-Length:", "X-Content-Length: 1"])
def test_no_length(header: str) -> None:
    sent = f"POST / HTTP/1.1\r\n{header}\r\n\r\n".encode()
    for body, is_complete in (
        (b"{", False),
        (b'{"a":{"b":1}', False),
        (b"{}\r\n", True),
        (b"{}\0", True),
        (b"}", False),
        (b"<xml>", False),
    ):
        assert parse_report_request(sent + body) == ReportRequest(b"/", body, is_complete)
