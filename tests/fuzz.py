"""Feeds hostile input to everything that reads data of a PBX or a file: `scripts/fuzz [--seed SEED] [INPUTS]`.

Most inputs are real documents with changed bytes, types, keys, nesting or encodings, and real calls whose reports come in another order and
at other times. A target may raise only the errors that it documents, and take 5 ms for none. A seed gives the same inputs again.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
import gc
from itertools import chain, pairwise
import json
from math import inf
from operator import itemgetter
from random import Random, SystemRandom
import re
import sys
import time
from typing import Any, NamedTuple, cast
from xml.sax.saxutils import escape

from yarl import URL

from custom_components.openvox_uc.base.error_texts import FormError
from custom_components.openvox_uc.contacts.encodings import ENCODINGS
from custom_components.openvox_uc.contacts.importer import read_entries
from custom_components.openvox_uc.pbx.api.call_records import read_file
from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.errors import PbxError, UnreadableMessageError
from custom_components.openvox_uc.pbx.models import Direction, ExtensionState
from custom_components.openvox_uc.pbx.reports import parse, parse_report
from custom_components.openvox_uc.pbx.wire import codec, values as plain
from custom_components.openvox_uc.pbx.wire.report_request import HEAD_ENDS, parse_report_head, read_report_body
from custom_components.openvox_uc.pbx.wire.values import Value
from custom_components.openvox_uc.webhook.anonymizer import Anonymizer

from .asterisk.recording import PublishedCall, Recording, broken_promises, read_all
from .pbx import fixtures
from .pbx.line import NOW, Line
from .simulator.records import COLUMNS

# One input: what it is given to, and itself.
type Step = partial[Any]
# A few inputs to one object under test, new each time.
type Case = Callable[[], Iterable[Step]]
type Request = Callable[[PbxClient], Awaitable[object]]

LIMIT_SECONDS = 0.005
_REPEATS = 3
_SHOWN = 60
# A longer report is not parsed, and a longer answer is in a thread, as are files: of these, a few entries are enough.
_MAX_REPORT, _MAX_ANSWER, _MAX_FILE = codec.MAX_REPORT_BYTES + 1, 16 * 1024, 1024


@dataclass(frozen=True, slots=True)
class Target:
    """What takes input: how many of 100 inputs, and the errors that it may raise."""

    name: str
    share: int
    make: Callable[[Random], Case]
    errors: tuple[type[Exception], ...] = ()


@dataclass(slots=True)
class Figures:
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_input: str = ""
    too_slow: int = 0

    def add(self, played: list[tuple[float, Step]]) -> None:
        self.inputs += len(played)
        self.seconds += sum(seconds for seconds, _ in played)
        self.too_slow += sum(seconds > LIMIT_SECONDS for seconds, _ in played)
        seconds, step = max(played, key=itemgetter(0))
        if seconds > self.slowest:
            self.slowest, self.slowest_input = seconds, _shown(step)


def attack(target: Target, inputs: int, seed: int) -> Figures:
    """Feed at least this many inputs. An unexpected error has the inputs as a note."""
    rng = Random(f"{seed} {target.name}")
    figures = Figures()
    while figures.inputs < inputs:
        case = target.make(rng)
        played = _played(target, case)
        for _ in range(_REPEATS):
            if max(played, key=itemgetter(0))[0] > LIMIT_SECONDS:
                # A busy machine is not a finding.
                played = [min(both, key=itemgetter(0)) for both in zip(played, _played(target, case), strict=True)]
        figures.add(played)
    return figures


def _played(target: Target, case: Case) -> list[tuple[float, Step]]:
    played: list[tuple[float, Step]] = []
    step: Step | None = None
    try:
        for step in case():
            played.append((_timed(step, target.errors), step))
    except Exception as error:
        steps = [step for _, step in played] + [step]
        error.add_note(f"{target.name}:\n" + "\n".join(f"{step.func.__name__} {step.args[-1:]} {step.keywords}" for step in steps if step))
        raise
    return played


def _timed(step: Step, errors: tuple[type[Exception], ...]) -> float:
    """Return the time that a step takes in this thread, without collections of garbage."""
    gc.disable()
    began = time.thread_time()
    try:
        step()
    except errors:
        pass
    finally:
        seconds = time.thread_time() - began
        gc.enable()
    return seconds


def _shown(step: Step) -> str:
    given = next(iter([*step.keywords.values(), *step.args[::-1]]))
    if isinstance(given, bytes):
        return f"{step.func.__name__}: {len(given):,} bytes, {codec.body_shape(given)[:_SHOWN]}"
    return f"{step.func.__name__}: {str(given)[:_SHOWN]}"


# Hostile content: what stands in place of a value, or as it is in JSON.

_EPOCH = int(NOW)
_TEXTS: Sequence[Value] = (
    *("", " ", "\0", "\t\r\n", "101", "102", "103", "0301234", "+4930", "anonymous", "s", "*60", "Sales(6400)", '"Alice" <101>', "<b>"),
    *("9" * 15, "9" * 400, "1e999", "-1", "0.1", "1.", f"{_EPOCH}.10", f"{_EPOCH}.11", f"{_EPOCH + 5}.13", f"x-{_EPOCH}.0"),
    *("9999999999.999999999999", "2020-05-20 07:21:40", "2020-02-31 25:61:61", "9999-12-31 23:59:59", "1970-01-01 00:00:00"),
    *("2020-Mar-23-08:33:22", "0000-00-00 00:00:00", "Idle", "InUse", "Ringing", "Registered", "Success", "Failed", "Internal", "Inbound"),
    *("ANSWERED", "480", "486 Busy Here", "20004", "../../etc/passwd", "%s%n{0}", "'; DROP TABLE calls;--", "\u202e\u2066", "\ud800"),
    *("\U0001f4de", "\u0660\u0661", "\u00b2", "\u3164", "I\u0307", "x" * 65, "(" * 200, "<" * 200, "1." * 200, "a-" * 5000),
    *("\u0130" * 1000, " " * 5000, "0" * 5000),
)
_OTHERS: Sequence[Value] = (None, True, False, 0, -1, 101, 2**63, 10**18, 10**400, 0.1, 1e308, [], {}, [[]], [{}], {"": ""})
_LITERALS: Sequence[str] = (
    *("NaN", "-Infinity", "1e999", "-0.0", "1" * 5000, "0x10", "01", "'a'", "\\", '"\\ud800"', '"\\u0000"', '"\t"', "tru", "[1,]", "//"),
    "",
)
_INSERTED = (
    *(b"{", b"[", b"]", b'"', b"\\", b",", b":", b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1b", b"\r", b"\n", b";"),
    *(b"'", b"<", b"</", b"/>", b"&#0;", b"&#xd800;", b"&lt;", b"&a;", b"<![CDATA[", b"]]>", b"<!--", b"<?x?>", b"<item>", b"</xml>"),
    *(b"<xml>", b"\\ud800"),
)
_PROLOGS = (
    *("", "", "", '<?xml version="1.0" encoding="utf-8"?>', '<?xml version="1.1"?>', "<?xml?>", "\n\n", '<?xml-stylesheet href="x"?>'),
    "<!-- -- -->",
    *(f'<?xml version="1.0" encoding="{name}"?>' for name in ("ISO-8859-1", "UTF-16", "UTF-7", "GB2312", "idna", "x" * 300)),
    *("<!DOCTYPE xml>", '<!DOCTYPE xml [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>', '<!DOCTYPE xml SYSTEM "file:///etc/passwd">'),
)
_ATTRIBUTES = (*("",) * 20, ' id="0"', " id='1' id='2'", ' xmlns:a="b"', " a", ' a="&lt;"')
_OFTEN = 0.05
_ENCODINGS = (*("utf-8",) * 20, "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-32", "gb18030", "utf-7")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Real documents, as they are and as values."""

    bodies: Sequence[bytes]
    values: Sequence[dict[str, Value]] = ()
    keys: Sequence[str] = ()

    @classmethod
    def of(cls, bodies: Iterable[bytes]) -> Corpus:
        unique = sorted(set(bodies))
        values = [*map(codec.decode, unique)]
        return cls(unique, values, sorted({*chain.from_iterable(map(_keys, values))}))

    def body(self, rng: Random, limit: int) -> bytes:
        """Return a document with something changed, or now and then as it is."""
        body = rng.choice(self.bodies)
        if self.values and rng.random() < 0.6:
            values = self.changed(rng, rng.choice(self.values))
            written = _json(rng, values) if rng.random() < 0.6 else f"{rng.choice(_PROLOGS)}{_xml(rng, 'xml', values)}"
            body = written.encode(rng.choice(_ENCODINGS), "replace")
        for _ in range(rng.choice((0, 1, 1, 2, 5))):
            body = rng.choice(_CHANGES)(rng, body, rng.choice(self.bodies))
        return body[:limit]

    def changed(self, rng: Random, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return values in which types, texts and names have changed places."""
        return {self._key(rng, key): self._changed(rng, value) for key, value in values.items()}

    def _key(self, rng: Random, key: str) -> str:
        return rng.choice(self.keys) if rng.random() < _OFTEN else key

    def _changed(self, rng: Random, value: Value) -> Value:
        if rng.random() < _OFTEN:
            kind = rng.randrange(5)
            if kind == 0:
                return [value] * _times(rng, str(value))
            if kind == 1:
                return {rng.choice(self.keys): value}
            return rng.choice(_TEXTS if kind < 4 else _OTHERS)
        match value:
            case dict():
                return self.changed(rng, value)
            case list():
                return [self._changed(rng, item) for item in value]
            case _:
                return value


def _times(rng: Random, text: str) -> int:
    """Return how often to repeat a text, which stays short enough to be read."""
    return min(rng.choice((0, 1, 2, 100, _MAX_ANSWER)), _MAX_ANSWER // (len(text) + 2) // 2)


def _keys(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _keys(item)


def _json(rng: Random, value: Value) -> str:
    """Write JSON, with repeated keys, and sometimes invalid JSON."""
    if rng.random() < 0.01:
        return rng.choice(_LITERALS)
    match value:
        case dict():
            pairs = [f"{json.dumps(key)}:{_json(rng, item)}" for key, item in value.items()]
            if pairs and rng.random() < 0.1:
                pair = rng.choice(pairs)
                pairs += [rng.choice((pair, pair.upper()))] * _times(rng, pair)
            return "{" + ",".join(pairs) + "}"
        case list():
            return "[" + ",".join([_json(rng, item) for item in value]) + "]"
        case _:
            return json.dumps(value, ensure_ascii=rng.random() < 0.5)


def _xml(rng: Random, name: str, value: Value) -> str:
    match value:
        case dict():
            content = "".join([_xml(rng, key, item) for key, item in value.items()])
        case list():
            content = "".join([_xml(rng, rng.choice(("item", "item", name)), item) for item in value])
        case _:
            content = escape(str(value)) if rng.random() < 0.9 else f"<![CDATA[{value}]]>"
    return f"<{name}{rng.choice(_ATTRIBUTES)}>{content}</{name}>"


def _cut(rng: Random, body: bytes) -> tuple[bytes, bytes, bytes]:
    """Cut a body into three, of which the second is short."""
    start = rng.randint(0, len(body))
    end = start + rng.choice((0, 1, 1, 2, 8, 40))
    return body[:start], body[start:end], body[end:]


def _flip(rng: Random, body: bytes, _: bytes) -> bytes:
    before, byte, after = _cut(rng, body)
    return before + bytes([each ^ 1 << rng.randrange(8) for each in byte]) + after


def _insert(rng: Random, body: bytes, _: bytes) -> bytes:
    before, _, after = _cut(rng, body)
    return before + rng.choice((rng.choice(_INSERTED), rng.randbytes(rng.randrange(9)))) + after


def _splice(rng: Random, body: bytes, other: bytes) -> bytes:
    before, part, after = _cut(rng, body)
    return before + part + rng.choice((after, _cut(rng, other)[2]))


def _repeat(rng: Random, body: bytes, _: bytes) -> bytes:
    before, part, after = _cut(rng, body)
    return before + part * rng.choice((2, 10, 100, 10_000)) + after


def _nest(rng: Random, body: bytes, _: bytes) -> bytes:
    before, part, after = _cut(rng, body)
    opening, closing = rng.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"<item><item>", b"</item></item>")))
    depth = rng.choice((8, 33, 1000, 20_000))
    return before + opening * depth + (part or b"0") + closing * depth + after


def _number(rng: Random, body: bytes, _: bytes) -> bytes:
    numbers = [*re.finditer(rb"[0-9]+", body)]
    found = rng.choice(numbers) if numbers else None
    other = rng.choice((b"0", b"-1", b"1" * 20, b"9" * 4000, b"1e400", b"0.5", b"\xc2\xb2"))
    return body[: found.start()] + other + body[found.end() :] if found else other


_CHANGES = (_flip, _insert, _splice, _repeat, _nest, _number)


# The targets.


@cache
def _reports() -> Corpus:
    recorded = [codec.encode_json(report) for recording in read_all() for _, report in recording.reports]
    documented = [fixtures.report(name.removesuffix(".json")) for name in fixtures.names("reports")]
    return Corpus.of([*documented, *map(codec.encode_xml, map(codec.decode, documented)), *recorded])


@cache
def _answers() -> Corpus:
    documented = [fixtures.answer(name) for name in fixtures.names("answers")]
    return Corpus.of([*documented, *map(codec.encode_xml, map(codec.decode, documented))])


_HEADS = (
    b"POST /api/webhook/abc HTTP/1.1\r\nHost: 192.0.2.1:8260\r\nContent-Length: 300\r\n\r\n",
    b"POST  HTTP/1.1\nHost: \nContent-Type: application/json\n\n",
)


def _report(rng: Random) -> Case:
    body = rng.randbytes(rng.randrange(200)) if rng.random() < 0.05 else _reports().body(rng, _MAX_REPORT)

    def steps() -> Iterator[Step]:
        yield partial(parse_report, body)
        with suppress(UnreadableMessageError):
            assert all(key == key.lower() for key in codec.decode(body))
            _check_harmless(codec.decode_report(body), 1)
            hash(parse_report(body))
        assert len(codec.body_shape(body)) <= codec.SHAPE_BYTES

    return steps


def _http_request(rng: Random) -> Case:
    """Let a request arrive at the port for reports, perhaps incomplete."""
    report = _reports().body(rng, _MAX_REPORT)
    head = rng.choice(_HEADS)
    for _ in range(rng.choice((0, 1, 2))):
        head = rng.choice(_CHANGES)(rng, head, report)
    return lambda: (partial(_read_at_once, head + report),)


def _read_at_once(sent: bytes) -> None:
    asyncio.run(_read_request(sent))


async def _read_request(sent: bytes) -> None:
    reader = asyncio.StreamReader(limit=8192)
    reader.feed_data(sent)
    reader.feed_eof()
    with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        head = parse_report_head(await reader.readuntil(HEAD_ENDS))
        if head:
            await read_report_body(reader, head.length, asyncio.get_running_loop().time() + 60)


def _check_harmless(value: Value, depth: int) -> None:
    assert depth <= plain.MAX_TIDY_DEPTH + 1
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            _check_harmless(item, depth + 1)
    elif isinstance(value, str):
        assert len(value) <= plain.MAX_NAME
        assert not any(character < " " or "\ud800" <= character < "\ue000" for character in value)
    else:
        assert len(str(value)) <= plain.MAX_TEXT


class _Response:
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


class _Web:
    """A session of aiohttp to a PBX that gives every request the same answer, except for those whose answer is known."""

    def __init__(self, body: bytes, status: int, known: Mapping[str, bytes]) -> None:
        self._answer = body, status
        self._known = known

    async def get(self, url: URL, **_: object) -> _Response:
        known = self._known.get(url.name)
        return _Response(*self._answer) if known is None else _Response(known, 200)

    post = get


_HTTP_STATUSES = (200, 200, 200, 302, 401, 404, 500)
_LONG_AGO = datetime(2020, 5, 20, tzinfo=UTC)
_KNOWN = {"login": "login.json", "get_random": "cdr_get_random.json"}
_REQUESTS: Sequence[Request] = (
    PbxClient.device_info,
    PbxClient.extensions,
    PbxClient.heartbeat,
    PbxClient.login,
    PbxClient.trunks,
    lambda client: client.any_request.send("ivr/query", {}),
    lambda client: client.call_records(_LONG_AGO, _LONG_AGO),
    lambda client: client.conferences.get("8000"),
    lambda client: client.groups.has("6500"),
    lambda client: client.hotel.wake_up_calls("101"),
    lambda client: client.queues.list(),
    lambda client: client.queues.log_in("6500", "101"),
    lambda client: client.queues.status("6500"),
    lambda client: client.settings.query(["101"]),
    lambda client: client.trunk_calls(Direction.INBOUND),
    lambda client: client.voicemail.query(),
)


def _answer(rng: Random) -> Case:
    """Let requests read one answer each, whether or not it fits the request."""
    inputs = [(_answers().body(rng, _MAX_ANSWER), rng.choice(_REQUESTS), rng.choice(_HTTP_STATUSES)) for _ in range(10)]
    serial = rng.choice((None, "a09805021987"))
    known = {name: fixtures.answer(file) for name, file in _KNOWN.items()} if rng.random() < 0.8 else {}
    return partial(answered, inputs, known, serial)


def answered(inputs: Sequence[tuple[bytes, Request, int]], known: Mapping[str, bytes], serial: str | None = None) -> Iterator[Step]:
    """Send requests, which get an answer with an HTTP status each; those in `known` have their own."""
    with asyncio.Runner() as runner:
        for body, request, status in inputs:
            client = PbxClient(cast("Any", _Web(body, status, known)), "192.0.2.1", 9011, "api", "", expected_serial=serial)
            yield partial(_request, runner, client, request, body)


def _request(runner: asyncio.Runner, client: PbxClient, request: Request, _: bytes) -> None:
    async def send() -> None:
        await request(client)

    runner.run(send())


def _debug_recording(rng: Random) -> Case:
    bodies = [_reports().body(rng, _MAX_REPORT) for _ in range(rng.choice((1, 10, 100)))]

    def steps() -> Iterator[Step]:
        anonymizer = Anonymizer()
        for body in bodies:
            yield partial(anonymizer.report, body)

    return steps


@cache
def _record_files() -> Corpus:
    rows = [[str(values.get(column, "")) for column in COLUMNS] for values in _reports().values if values.get("action") == "NewCdr"]
    return Corpus(["\r\n".join(delimiter.join(row) for row in (COLUMNS, *rows[:20], ())).encode() for delimiter in ",;"])


def _record_file(rng: Random) -> Case:
    body = _record_files().body(rng, _MAX_FILE)
    return lambda: (partial(read_file, body),)


_CONTACTS = (
    """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna;;Dr.;
TEL;WORK;VOICE:030/1234-56 ext. 7
ORG:Firma;Verkauf
NOTE;ENCODING=QUOTED-PRINTABLE:eins=0D=0A=
zwei
END:VCARD
""",
    """BEGIN:VCARD
VERSION:4.0
FN:Bernd \\, Sohn
item1.TEL;VALUE=uri;TYPE="voice,home":tel:+49-30-123;ext=5
CATEGORIES:VIP,a
NOTE:a long note
  that goes on
END:VCARD
""",
    'Name;Vorname;Telefon geschäftlich;Mobil;VIP;Notiz\nMüller;Anna;+49 (0)30 1234567;0170 1234;ja;"a\nb"\nBernd;;030-7;;nein;\n',
    "sep=,\nGiven Name,Family Name,Phone 1 - Value,Labels\nAnna,Müller,+49 30 1 ::: 0170 1,* vip ::: a\n",
    "姓名\t电话\n王小明\t13800138000\n",
)
_CONTACT_FILES = Corpus([text.encode() for text in _CONTACTS])


def _contact_file(rng: Random) -> Case:
    encoding, body = rng.choice(ENCODINGS), _CONTACT_FILES.body(rng, _MAX_FILE)

    def read(content: bytes) -> None:
        read_entries(content, encoding, lambda _: None)

    return lambda: (partial(read, body),)


# Calls: any reports at any time, and those of a real PBX disturbed.

type _Act = partial[Any]
_OUTSIDE = ("0301234", "0305678", "103", "")


class House(NamedTuple):
    """Phones, and the ids that its reports name."""

    phones: Sequence[str]
    legs: Sequence[str]


# Legs near and far, of a PBX whose clock is wrong, and of no time at all.
_SMALL = House(("101", "102", "103"), (*(f"{_EPOCH}.{sequence}" for sequence in (10, 11, 12, 40)), f"{_EPOCH + 5}.13", "0.1", "strange"))
_LARGE = House([*map(str, range(1000, 1300))], [f"{_EPOCH + sequence // 10}.{sequence}" for sequence in range(600)])
_PAUSES = (0.0, 0.0, 0.01, 0.01, 0.5, 2.0, 30.0, 200.0, 700.0)
_CALL_REPORTS = ("ALERT", "RING", "ANSWER", "BYE", "Tranfer", "CallFailed")
_WORDS = ("Idle", "Registered", "Ringing", "InUse", "Hold", "Unavailable", "Strange")
_STATUSES = ("ANSWERED", "NO ANSWER", "BUSY", "FAILED", "VOICEMAIL")
_TIMES = ("2020-05-20 07:21:40", "2020-05-20 04:21:40", "1970-01-01 00:00:00")


def _call_report(rng: Random, house: House) -> dict[str, Value]:
    values: dict[str, Value] = {
        "action": rng.choice(_CALL_REPORTS),
        "callid": rng.choice(house.legs),
        "reason": rng.choice(("480", "486 Busy Here", "x")),
    }
    if rng.random() < 0.7:
        values["ext"] = {"extid": [*rng.sample(house.phones, rng.randint(1, 3))]}
    if rng.random() < 0.6:
        kind = rng.choice(("inbound", "outbound"))
        parties = [rng.choice(house.phones), rng.choice(_OUTSIDE)]
        rng.shuffle(parties)
        values[kind] = {f"{kind}id": rng.choice(house.legs), "from": parties[0], "to": parties[1], "trunk": "city"}
    return values


def _call_record(rng: Random, house: House) -> dict[str, Value]:
    parties = (*house.phones, *_OUTSIDE)
    return {
        "action": "NewCdr",
        "callid": rng.choice(house.legs),
        "timestart": rng.choice(_TIMES),
        "callfrom": rng.choice(parties),
        "callto": rng.choice(parties),
        "callduraction": rng.choice(("0", "9", "604800")),
        "talkduraction": rng.choice(("0", "5")),
        "status": rng.choice(_STATUSES),
        "type": rng.choice(("Internal", "Inbound", "Outbound", "")),
    }


def _extension_status(rng: Random, house: House) -> dict[str, Value]:
    return {"action": "ExtensionStatus", "extension": rng.choice(house.phones), "status": rng.choice(_WORDS)}


def _hear(line: Line, values: dict[str, Value]) -> None:
    line.events += line.tracker.feed(parse(values), line.now)


def _list_trunk_calls(line: Line, direction: Direction, legs: frozenset[str]) -> None:
    line.events += line.tracker.list_trunk_calls(direction, legs, line.now)


def _restart(line: Line, seconds: float) -> None:
    line.events += line.tracker.restarted(line.now, line.now - seconds)


def _look(line: Line, numbers: Sequence[str]) -> None:
    """Query the tracker as the coordinator and entities do."""
    for number in numbers:
        line.tracker.current_calls(number)
    for call in line.tracker.open_calls():
        assert line.tracker.open_call(call.call_id) == call
    for direction in line.tracker.take_questions():
        line.tracker.trunk_legs(direction)


def _log_in(line: Line) -> None:
    line.tracker.phones.list_shows_calls = False


def _tick(line: Line, at: float) -> None:
    line.events += line.tracker.tick(at)


def _any_act(rng: Random, house: House = _SMALL) -> _Act:
    roll = rng.random()
    if roll < 0.75:
        make = rng.choice((_call_report, _call_report, _call_record, _extension_status))
        return partial(_hear, values=make(rng, house) if roll < 0.7 else _reports().changed(rng, make(rng, house)))
    if roll < 0.85:
        return partial(Line.poll, **{f"e{phone}": rng.choice([*ExtensionState]) for phone in rng.sample(house.phones, rng.randint(0, 3))})
    others = (
        partial(_look, numbers=house.phones),
        partial(_list_trunk_calls, direction=rng.choice([*Direction]), legs=frozenset(rng.sample(house.legs, 2))),
        partial(_restart, seconds=rng.choice((0.0, 5.0, 900.0))),
        partial(_log_in),
    )
    return rng.choice(others)


def _any_calls(rng: Random) -> Case:
    house, length = (_LARGE, 1000) if rng.random() < 0.01 else (_SMALL, rng.choice((5, 30, 30, 300)))
    pauses = _PAUSES[:5] if house is _LARGE else _PAUSES
    return partial(_steps, NOW, [(rng.choice(pauses), _any_act(rng, house)) for _ in range(length)])


@cache
def _recordings() -> Sequence[Recording]:
    return [recording for recording in read_all() if recording.reports]


def _disturbed_calls(rng: Random) -> Case:
    """Play a recording, perhaps into another one, with reports lost, repeated, late, changed, or from another."""
    recording, other = rng.choices(_recordings(), k=2)
    began, later = recording.reports[0][0], recording.reports[0][0] - other.reports[0][0]
    timed = [*recording.reports]
    if rng.random() < 0.3:
        timed += [(at + later, values) for at, values in other.reports]
    for _ in range(rng.choice((0, 1, 3, 10))):
        place = rng.randrange(len(timed))
        at, values = timed[place]
        at = max(began, at + rng.choice((0.0, 0.0, 0.3, -2.0, 5.0, 100.0)))
        changed = rng.choice(({}, values, _reports().changed(rng, values), values | rng.choice(other.reports)[1]))
        timed[place : place + rng.randrange(2)] = [(at, changed)]
    timed.sort(key=itemgetter(0))
    pauses = [at - before for (before, _), (at, _) in pairwise([(began, {}), *timed])]
    acts = [(pause, partial(_hear, values=values)) for pause, (_, values) in zip(pauses, timed, strict=True)]
    for _ in range(rng.randrange(3)):
        acts.insert(rng.randrange(len(acts)), (0.0, _any_act(rng)))
    return partial(_steps, began, acts)


def _steps(began: float, acts: Sequence[tuple[float, _Act]]) -> Iterator[Step]:
    """Let time pass, with a tick at each deadline, and then until nothing is left to wait for."""
    line = Line()
    line.now = began
    for pause, act in acts:
        yield from _ticks(line, line.now + pause)
        line.now += pause
        yield partial(act.func, line, **act.keywords)
    yield from _ticks(line, inf)
    _check_rest(line)


def _ticks(line: Line, until: float) -> Iterator[Step]:
    before = -inf
    while (at := line.tracker.next_deadline) is not None and at <= until:
        # Otherwise, nothing would ever be idle.
        assert at > before, "a deadline is not later than the one before"
        yield partial(_tick, line, at)
        before = at


def _check_rest(line: Line) -> None:
    published: dict[str, PublishedCall] = {}
    for event in line.events:
        published.setdefault(event.call.call_id, PublishedCall([])).events.append((line.now, event))
    assert not (broken := broken_promises(line.tracker, [*published.values()])), broken
    for phone in _SMALL.phones:
        line.phone(phone, "InUse")
    assert line.tracker.next_deadline is None, "a phone without a call is waited for"


TARGETS = (
    Target("Report", 38, _report, (UnreadableMessageError,)),
    Target("HTTP request with a report", 2, _http_request),
    Target("Debug recording", 5, _debug_recording),
    Target("Answer", 12, _answer, (PbxError,)),
    Target("File of call records", 5, _record_file, (PbxError,)),
    Target("File of contacts", 5, _contact_file, (FormError,)),
    Target("Calls, any reports", 18, _any_calls, (UnreadableMessageError,)),
    Target("Calls, recordings disturbed", 15, _disturbed_calls, (UnreadableMessageError,)),
)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/fuzz", description="Feeds hostile input to everything that reads what a PBX or a file holds."
    )
    parser.add_argument("inputs", type=int, nargs="?", default=100_000, help="how many inputs in all (100000)")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9), help="an earlier seed, for the same inputs again")
    options = parser.parse_args()
    print(f"Seed {options.seed}\n\n| target | inputs | inputs a second | slowest | |\n|---|---|---|---|---|", flush=True)
    too_slow = 0
    for target in TARGETS:
        figures = attack(target, options.inputs * target.share // 100, options.seed)
        too_slow += figures.too_slow
        rate, milliseconds = figures.inputs / figures.seconds, figures.slowest * 1000
        print(f"| {target.name} | {figures.inputs:,} | {rate:,.0f} | {milliseconds:.2f} ms | `{figures.slowest_input}` |", flush=True)
    print(f"\nInputs over {LIMIT_SECONDS * 1000:.0f} ms: {too_slow}")
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
