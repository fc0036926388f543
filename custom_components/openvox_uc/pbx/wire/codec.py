"""Converts bytes to plain values and back.

JSON and XML, with limits on size (protocol 1.3 to 1.5, 5.2).
"""

import json
import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.sax.saxutils import escape

from ..errors import UnreadableMessageError
from .values import Fields, Object, Value, as_list, text, tidy_object

MAX_REPORT_BYTES = 16 * 1024
MAX_ANSWER_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 32
SHAPE_BYTES = 200

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# By the characters with which Python escapes bytes that are not UTF-8.
_LATIN_1 = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}


def decode(body: bytes) -> Object:
    """Decode a message, JSON or XML depending on its first byte.

    Raises UnreadableMessageError.
    """
    return decode_xml(body) if first_byte(body) == b"<" else decode_json(body)


def first_byte(body: bytes) -> bytes:
    return body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]


def decode_json(body: bytes) -> Object:
    """Decode a JSON object, with keys in lowercase.

    A repeated key gets a list of its values (protocol 5.2). Raises
    UnreadableMessageError.
    """
    try:
        values: Value = _DECODER.decode(characters(body))
    except ValueError, RecursionError:
        raise UnreadableMessageError("This is not JSON") from None
    if not isinstance(values, dict):
        raise UnreadableMessageError("The JSON is not an object")
    return values


def decode_report(body: bytes) -> Object:
    """Decode a report, and make it safe to keep (see `values.tidy`).

    Raises UnreadableMessageError, also if it is too long.
    """
    if len(body) > MAX_REPORT_BYTES:
        raise UnreadableMessageError("The report is too long")
    return tidy_object(decode(body))


def encode_json(values: Fields) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def decode_xml(body: bytes) -> Object:
    """Decode an XML document with the root `<xml>`.

    Scalars are strings, and an empty element is "" (protocol 1.5). A parent of `<item>`
    elements is a list, and so are siblings of the same name. Raises
    UnreadableMessageError.
    """
    # Decide the encoding here, whatever the prolog declares, so that the parser never
    # has to look one up.
    parser = XMLParser(target=_Builder(), encoding="utf-8")  # noqa: S314 - the builder refuses document types
    try:
        parser.feed(characters(body).lstrip().encode())
        root = parser.close()
    except ParseError:
        raise UnreadableMessageError("This is not XML") from None
    if root.tag != "xml":
        raise UnreadableMessageError("The root of the XML is not <xml>")
    values = _value(root)
    return values if isinstance(values, dict) else {}


class _Builder(TreeBuilder):
    def doctype(self, *_: object) -> None:
        # Only a document type could declare entities.
        raise UnreadableMessageError("The XML has a document type")


def _value(element: Element, depth: int = 1) -> Value:
    if depth > MAX_DEPTH:
        raise UnreadableMessageError("The XML is nested too deeply")
    children = [(child.tag, _value(child, depth + 1)) for child in element]
    if not children:
        return element.text or ""
    if all(name == "item" for name, _ in children):
        return [item for _, item in children]
    return _merge(children)


def encode_xml(values: Fields) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><xml>{_xml({**values})}</xml>'.encode()
    )


def body_shape(body: bytes) -> str:
    """Return the beginning of a body with letters replaced by x and digits by 9."""
    without_letters = re.sub(rb"[A-Za-z\x80-\xff]", b"x", body[:SHAPE_BYTES])
    return re.sub(
        rb"[\x00-\x1f\x7f]", b" ", re.sub(rb"[0-9]", b"9", without_letters)
    ).decode()


def characters(body: bytes) -> str:
    """Decode UTF-8, and each byte that is not UTF-8 as Latin-1; this never fails.

    The PBX may cut one name in the middle of a character. The others stay as they are.
    """
    # Programs in C may send a trailing NUL.
    body = body.rstrip(b"\0").removeprefix(b"\xef\xbb\xbf")
    return body.decode(errors="surrogateescape").translate(_LATIN_1)


def _merge(pairs: list[tuple[str, Value]]) -> Object:
    """Return an object, with keys in lowercase.

    The values of a repeated key form a list at the position of the first one.
    """
    values: Object = {}
    for name, value in pairs:
        key = name.lower()
        if key in values:
            items = as_list(values[key])
            items += as_list(value)
            values[key] = items
        else:
            values[key] = value
    return values


# NaN and infinities are not JSON. A leg id that is sent as a number must keep its
# trailing zeros, and a tab in the name of one phone must not make all phones
# unreadable.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_merge,
    parse_float=str,
    parse_constant=lambda _: None,
    strict=False,
)


def _xml(value: Value) -> str:
    match value:
        case dict():
            return "".join(
                f"<{key}>{_xml(item)}</{key}>" for key, item in value.items()
            )
        case list():
            return "".join(
                f'<item id="{index}">{_xml(item)}</item>'
                for index, item in enumerate(value)
            )
        case str():
            return escape(_NOT_IN_XML.sub("\ufffd", value), {"\r": "&#13;"})
        case _:
            return text(value) or ""
