"""Bytes to plain values and back: JSON, XML, and the quirks of the wire (protocol 1.3 to 1.5, 5.2)."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
import json
import re
from xml.parsers import expat
from xml.sax.saxutils import escape

from ..errors import PbxNotUnderstoodError

type Value = str | int | float | bool | list[Value] | dict[str, Value] | None

MAX_REPORT_BYTES = 16 * 1024
MAX_ANSWER_BYTES = 2 * 1024 * 1024
MAX_ANSWER_DEPTH = 32
MAX_TIDY_DEPTH = 8
MAX_TEXT = 64
MAX_NAME = 128
SHAPE_BYTES = 200

_NAME_KEYS = frozenset({"username", "trunk", "trunkname", "devicename", "recording"})
# Besides the control characters proper: line separators, and the marks that turn the direction of writing.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHOLE = re.compile(r"(-?[0-9]{1,18})(?:\.0*)?")
# Clocks and time zones are reckoned with, so there has to be time before and after.
_MOMENT = re.compile(r"(19[0-9]{2}|2[0-9]{3})-([0-9]{1,2}|[A-Za-z]{3,9})-([0-9]{1,2})[ T-]([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?")
_MONTHS = {
    name: str(number)
    for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)
}
# What stands where the number of a caller who hides it would be.
_ANONYMOUS = frozenset({"anonymous", "unknown", "restricted", "private", "unavailable"})
_BIG_NUMBER = 10**18


def decode(body: bytes) -> dict[str, Value]:
    """Return the values of an answer, JSON or XML: the first byte tells which, whatever was asked for.

    Raises PbxNotUnderstoodError.
    """
    return decode_xml(body) if _is_xml(body) else decode_json(body)


def decode_json(body: bytes) -> dict[str, Value]:
    """Return the values of a JSON object, its keys in lower case; a key that comes twice has a list of both values (protocol 5.2).

    Raises PbxNotUnderstoodError.
    """
    values = _load_json(body)
    if not _within(values, MAX_ANSWER_DEPTH):
        raise PbxNotUnderstoodError("The JSON is nested too deeply")
    return values


def decode_report(body: bytes) -> dict[str, Value]:
    """Return the values of a report, JSON or XML, with texts and nesting cut to a harmless size (see `tidy`).

    Raises PbxNotUnderstoodError, also for a body over `MAX_REPORT_BYTES`.
    """
    if len(body) > MAX_REPORT_BYTES:
        raise PbxNotUnderstoodError("The report is too long")
    return _tidy_object(decode_xml(body) if _is_xml(body) else _load_json(body), MAX_TIDY_DEPTH)


def encode_json(values: dict[str, Value]) -> bytes:
    """Return the values as compact JSON."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def decode_xml(body: bytes) -> dict[str, Value]:
    """Return the values of an XML document with the root `<xml>`: all scalars are texts, an empty element is "" (protocol 1.5).

    A parent of `<item>` elements is a list; siblings of one name are a list as well. Raises PbxNotUnderstoodError.
    """
    return _XmlReader().read(body)


def encode_xml(values: dict[str, Value]) -> bytes:
    """Return the values as XML; a list becomes `<item id="0">`, `<item id="1">` and so on (protocol 1.5)."""
    return f'<?xml version="1.0" encoding="utf-8"?><xml>{_xml(values)}</xml>'.encode()


def tidy(value: Value) -> Value:
    """Return the value made safe to keep: texts short and free of control characters and lone surrogates, nesting cut at 8."""
    return _tidy(value, MAX_TIDY_DEPTH, MAX_TEXT)


def shape(body: bytes) -> str:
    """Return what the beginning of a body looks like, without what it says: letters as x, digits as 9."""
    return body[:SHAPE_BYTES].translate(_SHAPES).decode("ascii")


def text(value: Value) -> str | None:
    """Return a scalar as stripped text, or None if there is none."""
    match value:
        case str():
            return value.strip() or None
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case _:
            return None


def texts(value: Value) -> list[str]:
    """Return the texts of a scalar or of a list of scalars."""
    items = value if isinstance(value, list) else [value]
    return [item for item in map(text, items) if item is not None]


def objects(value: Value) -> list[dict[str, Value]]:
    """Return the objects of a list, or a single object as a list of one."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]


def whole(value: Value) -> int | None:
    """Return a whole number that came as a number or as digits."""
    found = _WHOLE.fullmatch(text(value) or "")
    return int(found[1]) if found else None


def number(value: Value) -> str | None:
    """Return a telephone number, or None if there is none or the caller hides it."""
    found = text(value)
    if found is None or found.isdigit():
        return found
    return None if word(found) in _ANONYMOUS else found


def moment(value: Value) -> datetime | None:
    """Return a time of the PBX's own clock, without a zone: `2020-05-19 04:06:07` or `2020-Mar-23-08:33:22` (protocol 3.1)."""
    found = _MOMENT.fullmatch(text(value) or "")
    if found is None:
        return None
    year, month, day, hour, minute, second = found.groups()
    if month.isalpha():
        month = _MONTHS.get(month[:3].lower(), "")
    try:
        return datetime.fromisoformat(f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute}:{second}")
    except ValueError:
        return None


def word(value: Value) -> str:
    """Return a word of the PBX in lower case, without spaces, underscores and hyphens, to be compared; "" if there is none."""
    return (text(value) or "").lower().replace(" ", "").replace("_", "").replace("-", "")


def _is_xml(body: bytes) -> bool:
    """Tell whether a body begins as XML does."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _load_json(body: bytes) -> dict[str, Value]:
    """Return the values of a JSON object of any depth."""
    try:
        values: Value = _DECODER.decode(_characters(body))
    except ValueError, RecursionError:
        raise PbxNotUnderstoodError("This is not JSON") from None
    if not isinstance(values, dict):
        raise PbxNotUnderstoodError("The JSON is not an object")
    return values


def _characters(body: bytes) -> str:
    """Return the characters of a body that is UTF-8, or else Latin-1, which every body is."""
    # Programs in C may send the zero that ends their texts.
    body = body.rstrip(b"\0")
    try:
        return body.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _no_number(_: str) -> None:
    """Return nothing for NaN and the infinities, which are no JSON."""


def _merge(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    """Return an object whose keys are in lower case, with the values of a key that comes twice as one list at its first place."""
    values = {name.lower(): value for name, value in pairs}
    return values if len(values) == len(pairs) else _merge_twins(pairs)


def _merge_twins(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Return an object of pairs among which a key comes twice."""
    values: dict[str, Value] = {}
    merged: dict[str, list[Value]] = {}
    for name, value in pairs:
        key = name.lower()
        if key not in values:
            values[key] = value
            continue
        if key not in merged:
            first = values[key]
            values[key] = merged[key] = list(first) if isinstance(first, list) else [first]
        merged[key].extend(value if isinstance(value, list) else [value])
    return values


# Made once, since that takes longer than most reports do. A leg id that comes as a number must keep the zeros at its end, and a tab in the
# name of one phone must not make all of them unknown.
_DECODER = json.JSONDecoder(object_pairs_hook=_merge, parse_float=str, parse_constant=_no_number, strict=False)


def _within(value: Value, depth: int) -> bool:
    """Return whether the value has at most so many containers inside each other."""
    if isinstance(value, dict):
        return depth > 0 and all(_within(item, depth - 1) for item in value.values())
    if isinstance(value, list):
        return depth > 0 and all(_within(item, depth - 1) for item in value)
    return True


def _tidy(value: Value, depth: int, limit: int) -> Value:
    """Return the value with texts of at most `limit` characters and at most `depth` containers inside each other."""
    match value:
        case str():
            return _tidy_text(value, limit)
        case dict():
            return _tidy_object(value, depth) if depth > 0 else None
        case list():
            return [_tidy(item, depth - 1, limit) for item in value] if depth > 0 else None
        case int() if abs(value) >= _BIG_NUMBER:
            return str(value)[:limit]
        case _:
            return value


def _tidy_object(values: dict[str, Value], depth: int) -> dict[str, Value]:
    """Return an object with tidy values, as nearly all are by themselves."""
    return {
        key: value
        if isinstance(value, str) and len(value) <= MAX_TEXT and value.isprintable()
        else _tidy(value, depth - 1, MAX_NAME if key in _NAME_KEYS else MAX_TEXT)
        for key, value in values.items()
    }


def _tidy_text(value: str, limit: int) -> str:
    """Return a text of at most `limit` characters that can be shown, stored and sent."""
    value = value[:limit]
    return value if value.isprintable() else _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", value))


def _shape_of(byte: int) -> str:
    """Return the character that stands for a byte."""
    character = chr(byte)
    if not character.isascii() or character.isalpha():
        return "x"
    if character.isdigit():
        return "9"
    return character if character.isprintable() else " "


_SHAPES = "".join(map(_shape_of, range(256))).encode()


def _xml(value: Value) -> str:
    """Return the content of an element."""
    match value:
        case dict():
            return "".join(f"<{key}>{_xml(item)}</{key}>" for key, item in value.items())
        case list():
            return "".join(f'<item id="{index}">{_xml(item)}</item>' for index, item in enumerate(value))
        case str():
            return escape(_NOT_IN_XML.sub("\ufffd", value), {"\r": "&#13;"})
        case _:
            return text(value) or ""


class _XmlReader:
    """Reads one XML document; what could make it large or deep is refused."""

    def __init__(self) -> None:
        """Start outside the root."""
        # One entry for each open element: its name, its children so far, and its text so far.
        self._open: list[tuple[str, list[tuple[str, Value]], list[str]]] = [("", [], [])]

    def read(self, body: bytes) -> dict[str, Value]:
        """Return the values below the root."""
        if len(body) > MAX_ANSWER_BYTES:
            raise PbxNotUnderstoodError("The XML is too long")
        # The encoding is decided here, whatever the prolog says: the parser then has nothing to look up.
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.ParseFile(BytesIO(_characters(body).lstrip().encode()))
        except expat.ExpatError:
            raise PbxNotUnderstoodError("This is not XML") from None
        [(name, root)] = self._open[0][1]
        if name != "xml":
            raise PbxNotUnderstoodError("The root of the XML is not <xml>")
        return root if isinstance(root, dict) else {}

    def _doctype(self, *_: object) -> None:
        """Refuse a document type: it is the only place where entities can be declared."""
        raise PbxNotUnderstoodError("The XML has a document type")

    def _start(self, name: str, _: dict[str, str]) -> None:
        """Open an element."""
        if len(self._open) > MAX_ANSWER_DEPTH:
            raise PbxNotUnderstoodError("The XML is nested too deeply")
        self._open.append((name, [], []))

    def _text(self, characters: str) -> None:
        """Take characters in."""
        self._open[-1][2].append(characters)

    def _end(self, _: str) -> None:
        """Close an element: it is a list, an object, or a text."""
        name, children, characters = self._open.pop()
        value: Value
        if not children:
            value = "".join(characters)
        elif all(child == "item" for child, _ in children):
            value = [item for _, item in children]
        else:
            value = _merge(children)
        self._open[-1][1].append((name, value))
