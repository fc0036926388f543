"""How requests and answers are written: JSON and XML (protocol 1.3, 1.5)."""

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
    """Return the fields of a request; all requests known are flat."""
    return {name: unescape(text.strip()) for name, text in _XML_FIELD.findall(body.decode(errors="replace"))}


def to_xml(values: Body) -> bytes:
    """Return an answer as XML."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n<xml>{_elements(values)}</xml>'.encode()


def _elements(values: Body) -> str:
    """Return the fields of an object as elements."""
    return "".join(_field(name, value) for name, value in values.items())


def _field(name: str, value: Json) -> str:
    """Return one field as an element, or a bare list as one element for each member."""
    if isinstance(value, list):
        if name in _BARE_LISTS:
            return "".join(_element(name, _content(item)) for item in value)
        items = (f'<item id="{index}">{_content(item)}</item>' for index, item in enumerate(value))
        return _element(name, "".join(items))
    return _element(name, _content(value))


def _content(value: Json) -> str:
    """Return what stands in an element."""
    return _elements(value) if isinstance(value, dict) else escape("" if value is None else str(value), quote=False)


def _element(name: str, content: str) -> str:
    """Return an element."""
    return f"<{name}>{content}</{name}>"
