"""How requests and answers are written: JSON and XML (protocol 1.3, 1.5)."""

from collections.abc import Iterator
from html import escape, unescape
import json
import re

from .bodies import Body, Json

SUCCESS: Body = {"status": "Success"}

_XML_FIELD = re.compile(r"<(\w+)>([^<]*)</\1>")
# The only lists whose members stand directly in an element of the list's own name (protocol 1.5).
_BARE_LISTS = ("inbound", "outbound")


def failed(errno: str) -> Body:
    """Return the answer to a request that cannot be met (protocol 6)."""
    return {"status": "Failed", "errno": errno}


def json_request(body: bytes) -> Body:
    """Return the fields of a request; like the family's servers, take what is no object for an empty one (protocol 2.2)."""
    try:
        values = json.loads(body)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def xml_request(body: bytes) -> Body:
    return {name: unescape(text.strip()) for name, text in _XML_FIELD.findall(body.decode(errors="replace"))}


def to_xml(values: Body) -> bytes:
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', *_element("xml", values)]).encode()


def _element(name: str, value: Json, attribute: str = "") -> Iterator[str]:
    if not isinstance(value, dict | list):
        yield f"<{name}{attribute}>{escape('' if value is None else str(value), quote=False)}</{name}>"
        return
    yield f"<{name}{attribute}>"
    if isinstance(value, list):
        members = [("item", item, f' id="{index}"') for index, item in enumerate(value)]
    else:
        members = [
            (key, item, "")
            for key, member in value.items()
            for item in (member if isinstance(member, list) and key in _BARE_LISTS else [member])
        ]
    for member in members:
        for line in _element(*member):
            yield f"    {line}"
    yield f"</{name}>"
