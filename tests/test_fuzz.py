"""Hostile input raises only documented errors, and leaves no call open.

`scripts/fuzz` tries more of it.

Inputs are real documents in which values, names, types, bytes, and encodings were
changed, and any reports at any time.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
import json
from math import inf
import os
from typing import Any, cast

from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.strategies import SearchStrategy
from yarl import URL

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.transport import Transport
from custom_components.openvox_uc.pbx.errors import PbxError, UnreadableMessageError
from custom_components.openvox_uc.pbx.models import ExtensionState
from custom_components.openvox_uc.pbx.reports import parse, parse_report
from custom_components.openvox_uc.pbx.wire import codec, values as plain
from custom_components.openvox_uc.pbx.wire.values import Value
from custom_components.openvox_uc.webhook.anonymizer import Anonymizer

from .asterisk.recording import PublishedCall, broken_promises
from .pbx import fixtures
from .pbx.line import NOW, Line

type Request = Callable[[PbxClient], Awaitable[object]]

fuzzed = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "300")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

REPORTS = [
    fixtures.report(name.removesuffix(".json")) for name in fixtures.names("reports")
]
ANSWERS = [fixtures.answer(name) for name in fixtures.names("answers")]
KEYS = sorted({key for body in (*REPORTS, *ANSWERS) for key in codec.decode(body)})

HOSTILE = (
    "",
    " ",
    "\0",
    "s",
    "101",
    "anonymous",
    "9" * 400,
    "1e999",
    "-1",
    "2020-00-31 25:61:61",
    "9999-12-31 23:59:59",
    "../../etc/passwd",
    "%s%n{0}",
    "'; DROP TABLE calls;--",
    "<b>",
    "\u202e\u2066",
    "\ud800",
    "\u0661",
    "\u0130" * 1000,
    "(" * 200,
    "1." * 200,
    " " * 5000,
)
# What stands in place of a value: a text with a sense of its own, mostly.
TEXTS = st.sampled_from(HOSTILE)
VALUES = TEXTS | st.recursive(
    TEXTS
    | st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats()
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS) | st.text(max_size=9), inner, max_size=3
        )
    ),
    max_leaves=5,
)
NESTED = [
    (b"[", b"]"),
    (b'{"a":', b"}"),
    (b"<a>", b"</a>"),
    (b"<item><item>", b"</item></item>"),
]
PIECES = (
    st.binary(max_size=8)
    | st.sampled_from(
        [
            b"{",
            b"]",
            b'"',
            b"\\ud800",
            b"\xff",
            b"\xef\xbb\xbf",
            b"&#0;",
            b"<![CDATA[",
            b"<?x?>",
            b"NaN",
            b"9" * 5000,
        ]
    )
    | st.builds(
        lambda pair, depth: pair[0] * depth + pair[1] * depth,
        st.sampled_from(NESTED),
        st.sampled_from([33, 1000, 9000]),
    )
)


def like(value: Any) -> SearchStrategy[Any]:
    """Return values like a real one, of which some parts are anything."""
    match value:
        case dict():
            kept: SearchStrategy[Any] = st.fixed_dictionaries(
                {key: like(item) for key, item in value.items()}
            )
        case list():
            kept = (
                st.lists(st.one_of(*map(like, value)), max_size=5)
                if value
                else st.just(value)
            )
        case _:
            kept = st.just(value)
    return st.one_of(kept, kept, kept, VALUES)


@st.composite
def bodies(draw: st.DrawFn, documents: list[bytes]) -> bytes:
    body = draw(st.sampled_from(documents))
    if draw(st.booleans()):
        values = draw(
            like(codec.decode(body)).filter(lambda values: isinstance(values, dict))
        )
        text = (
            json.dumps(values)
            if draw(st.booleans())
            else codec.encode_xml(values).decode(errors="replace")
        )
        body = text.encode(
            draw(
                st.sampled_from(
                    ["utf-8", "utf-8", "utf-8-sig", "latin-1", "utf-16", "gb18030"]
                )
            ),
            "replace",
        )
    for _ in range(draw(st.integers(0, 2))):
        start, length = (
            draw(st.integers(0, len(body))),
            draw(st.sampled_from([0, 1, 8, 40])),
        )
        body = body[:start] + draw(PIECES) + body[start + length :]
    return body


def assert_harmless(value: Value, depth: int = 1) -> None:
    assert depth <= plain.MAX_TIDY_DEPTH + 1
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            assert_harmless(item, depth + 1)
    elif isinstance(value, str):
        assert len(value) <= plain.MAX_NAME
        assert not any(
            character < " " or "\ud800" <= character < "\ue000" for character in value
        )
    else:
        assert len(str(value)) <= plain.MAX_TEXT


@given(bodies(REPORTS))
@fuzzed
def test_reports(body: bytes) -> None:
    body = body[: codec.MAX_REPORT_BYTES]
    assert len(codec.body_shape(body)) <= codec.SHAPE_BYTES
    Anonymizer().report(body)
    with suppress(UnreadableMessageError):
        assert_harmless(codec.decode_report(body))
        hash(parse_report(body))


class Response:
    """What aiohttp returns, whatever is requested."""

    def __init__(self, body: bytes, status: int) -> None:
        self.content = self
        self.content_type = "text/csv"
        self.content_length = len(body)
        self.headers: dict[str, str] = {}
        self.status = status
        self._rest = body

    async def read(self, size: int) -> bytes:
        chunk, self._rest = self._rest[:size], self._rest[size:]
        return chunk

    async def iter_chunked(self, size: int) -> AsyncIterator[bytes]:
        while chunk := await self.read(size):
            yield chunk

    def close(self) -> None:
        self._rest = b""

    release = close


class Web:
    """A session of aiohttp to a PBX with the same answer to every request.

    It lets everybody log in, though.
    """

    def __init__(self, body: bytes, status: int) -> None:
        self._answer = body, status

    async def get(self, url: URL, **_: object) -> Response:
        return (
            Response(fixtures.answer("login.json"), 200)
            if url.name == "login"
            else Response(*self._answer)
        )

    post = get


LONG_AGO = datetime(2020, 5, 20, tzinfo=UTC)
REQUESTS: dict[str, Request] = {
    "any request": lambda client: client.any_request.send("ivr/query", {}),
    "call records": lambda client: client.call_records(LONG_AGO, LONG_AGO),
    "conference": lambda client: client.conferences.get("8000"),
    "device": PbxClient.device_info,
    "extensions": PbxClient.extensions,
    "groups": lambda client: client.groups.has("6500"),
    "heartbeat": PbxClient.heartbeat,
    "queue": lambda client: client.queues.status("6500"),
    "queues": lambda client: client.queues.list(),
    "settings": lambda client: client.settings.query(["101"]),
    "trunks": PbxClient.trunks,
    "voicemail": lambda client: client.voicemail.query(),
    "wake-up calls": lambda client: client.hotel.wake_up_calls("101"),
}


@given(
    st.sampled_from(sorted(REQUESTS)),
    bodies(ANSWERS),
    st.sampled_from([200, 200, 302, 401, 500]),
)
@fuzzed
def test_answers(name: str, body: bytes, status: int) -> None:
    client = PbxClient(
        Transport(cast("Any", Web(body, status)), "192.0.2.1", 9011), "api", ""
    )

    async def send() -> None:
        with suppress(PbxError):
            await REQUESTS[name](client)

    asyncio.run(send())


PHONES = ("101", "102", "103")
# Legs near and far, of a PBX whose clock is wrong, and of no time at all.
LEGS = (
    *(f"{int(NOW)}.{sequence}" for sequence in (10, 11, 12, 40)),
    f"{int(NOW) + 5}.13",
    "0.1",
    "strange",
)
NUMBERS = st.sampled_from((*PHONES, "0301234", "0305678", ""))
TRUNK_LEG = st.fixed_dictionaries(
    {"from": NUMBERS, "to": NUMBERS, "trunk": st.just("city")}
)
CALL_REPORT = st.fixed_dictionaries(
    {
        "action": st.sampled_from(
            ["ALERT", "RING", "ANSWER", "BYE", "Tranfer", "CallFailed"]
        ),
        "callid": st.sampled_from(LEGS),
        "reason": st.sampled_from(["480", "486 Busy Here", "x"]),
    },
    optional={
        "ext": st.fixed_dictionaries(
            {"extid": st.lists(st.sampled_from(PHONES), max_size=3)}
        ),
        "inbound": st.builds(
            lambda leg, values: {"inboundid": leg, **values},
            st.sampled_from(LEGS),
            TRUNK_LEG,
        ),
        "outbound": st.builds(
            lambda leg, values: {"outboundid": leg, **values},
            st.sampled_from(LEGS),
            TRUNK_LEG,
        ),
    },
)
CALL_RECORD = st.fixed_dictionaries(
    {
        "action": st.just("NewCdr"),
        "callid": st.sampled_from(LEGS),
        "timestart": st.sampled_from(
            ["2020-05-20 07:21:40", "2020-05-20 04:21:40", "1970-01-01 00:00:00"]
        ),
        "callfrom": NUMBERS,
        "callto": NUMBERS,
        "callduraction": st.sampled_from(["0", "9", "604800"]),
        "talkduraction": st.sampled_from(["0", "5"]),
        "status": st.sampled_from(
            ["ANSWERED", "NO ANSWER", "BUSY", "FAILED", "VOICEMAIL"]
        ),
        "type": st.sampled_from(["Internal", "Inbound", "Outbound", ""]),
    }
)
STATUS = st.fixed_dictionaries(
    {
        "action": st.just("ExtensionStatus"),
        "extension": st.sampled_from(PHONES),
        "status": st.sampled_from(
            ["Idle", "Registered", "Ringing", "InUse", "Hold", "Unavailable", "Strange"]
        ),
    }
)


def hear(line: Line, values: dict[str, Any]) -> None:
    with suppress(UnreadableMessageError):
        line.events += line.tracker.feed(parse(values), line.now)


def restart(line: Line, seconds: float) -> None:
    line.events += line.tracker.restarted(line.now, line.now - seconds)


def log_in(line: Line, _: None) -> None:
    line.tracker.phones.list_shows_calls = False


REPORT = CALL_REPORT | CALL_REPORT | CALL_RECORD | STATUS
ACTS: SearchStrategy[tuple[Callable[[Line, Any], None], Any]] = st.one_of(
    st.tuples(st.just(hear), REPORT),
    st.tuples(st.just(hear), REPORT),
    st.tuples(
        st.just(hear),
        REPORT.flatmap(like).filter(lambda values: isinstance(values, dict)),
    ),
    st.tuples(
        st.just(lambda line, states: line.poll(**states)),
        st.dictionaries(
            st.sampled_from([f"e{phone}" for phone in PHONES]),
            st.sampled_from([*ExtensionState]),
        ),
    ),
    st.tuples(st.just(restart), st.sampled_from([0.0, 5.0, 900.0])),
    st.tuples(st.just(log_in), st.none()),
)
PAUSES = st.sampled_from([0.0, 0.0, 0.01, 0.5, 2.0, 30.0, 200.0, 700.0])


def tick(line: Line, until: float) -> None:
    before = -inf
    while (at := line.tracker.next_deadline) is not None and at <= until:
        assert at > before, "a deadline is not later than the one before"
        line.events += line.tracker.tick(at)
        before = at


@given(st.lists(st.tuples(PAUSES, ACTS), min_size=15, max_size=60))
@fuzzed
def test_calls(
    acts: list[tuple[float, tuple[Callable[[Line, Any], None], Any]]],
) -> None:
    """Whatever is reported, each call that was published ends once.

    Nothing is waited for in the end.
    """
    line = Line()
    for pause, (act, value) in acts:
        tick(line, line.now + pause)
        line.now += pause
        act(line, value)
        assert all(
            line.tracker.open_call(call.call_id) == call
            for call in line.tracker.open_calls()
        )
    tick(line, inf)
    published: dict[str, PublishedCall] = {}
    for event in line.events:
        published.setdefault(event.call.call_id, PublishedCall([])).events.append(
            (line.now, event)
        )
    assert broken_promises(line.tracker, [*published.values()]) == []
    for phone in PHONES:
        line.phone(phone, "InUse")
    assert line.tracker.next_deadline is None, "a phone without a call is waited for"
