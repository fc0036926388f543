"""Requests and answers.

How they are written (protocol 1.3, 1.5), why they are refused, and permissions to fetch
a file (3.13).
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from html import escape, unescape
import json
import re
import secrets
from typing import NamedTuple

from .bodies import Body, Json

SUCCESS: Body = {"status": "Success"}

_XML_FIELD = re.compile(r"<(\w+)>([^<]*)</\1>")
# The only lists whose members stand directly in an element of the list's own name
# (protocol 1.5).
_BARE_LISTS = ("inbound", "outbound")
_TICKET_SECONDS = 30.0


class Errno(StrEnum):
    UNKNOWN_PATH = "10003"
    PARAMETER_EMPTY = "10004"
    NO_SUCH_EXTENSION = "10006"
    NO_SUCH_CALL = "10007"
    NOT_IDLE = "10008"
    NO_SUCH_NUMBER = "10011"
    NO_SUCH_QUEUE = "10013"
    NO_SUCH_GROUP = "10014"
    NOT_CONNECTED = "10015"
    NOT_CONFIGURED = "10017"
    QUEUE_NOT_CHANGED = "10019"
    NO_SUCH_WAKE_UP_CALL = "10021"
    WRONG_PASSWORD = "10032"
    LOCKED = "20002"
    NO_SUCH_TOKEN = "20004"
    TOKEN_EMPTY = "20005"
    TOKEN_TIMED_OUT = "20006"
    WRONG_PORT = "20008"
    WRONG_RECORDING_RANDOM = "20012"
    NO_SUCH_RECORDING = "20014"
    WRONG_VOICEMAIL_RANDOM = "20017"
    NO_SUCH_FILE = "20018"
    WRONG_RECORDS_RANDOM = "20020"
    STILL_STARTING = "30003"


class RefusedError(Exception):
    def __init__(self, errno: str) -> None:
        super().__init__(errno)
        self.errno = errno


class Request(NamedTuple):
    values: Body
    client: str

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value).strip()

    def need(self, *names: str) -> list[str]:
        if not all(found := [self.text(name) for name in names]):
            raise RefusedError(Errno.PARAMETER_EMPTY)
        return found

    def numbers(self, name: str) -> list[str]:
        return list(
            dict.fromkeys(
                number.strip()
                for number in self.text(name).split(",")
                if number.strip()
            )
        )


type Handler = Callable[[Request], Body | None]
"""Returns what the PBX answers; None is a plain success."""


def failed(errno: str) -> Body:
    return {"status": "Failed", "errno": errno}


def json_request(body: bytes) -> Body:
    """Return the fields of a request.

    Like the family's servers, treat anything but an object as an empty one (protocol
    2.2).
    """
    try:
        values = json.loads(body)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def xml_request(body: bytes) -> Body:
    return {
        name: unescape(text.strip())
        for name, text in _XML_FIELD.findall(body.decode(errors="replace"))
    }


def to_xml(values: Body) -> bytes:
    return "\n".join(
        ['<?xml version="1.0" encoding="utf-8"?>', *_element("xml", values)]
    ).encode()


def _element(name: str, value: Json, attribute: str = "") -> Iterator[str]:
    if not isinstance(value, dict | list):
        yield (
            f"<{name}{attribute}>"
            f"{escape('' if value is None else str(value), quote=False)}</{name}>"
        )
        return
    yield f"<{name}{attribute}>"
    if isinstance(value, list):
        members = [("item", item, f' id="{index}"') for index, item in enumerate(value)]
    else:
        members = [
            (key, item, "")
            for key, member in value.items()
            for item in (
                member if isinstance(member, list) and key in _BARE_LISTS else [member]
            )
        ]
    for member in members:
        for line in _element(*member):
            yield f"    {line}"
    yield f"</{name}>"


class _Ticket(NamedTuple):
    wanted: Body
    addresses: frozenset[str]
    until: float


class Tickets:
    """The permissions for one kind of file, which certain fields name.

    One that serves `once` is used up.
    """

    def __init__(
        self, clock: Callable[[], float], *fields: str, refusal: str, once: bool = False
    ) -> None:
        """Give none yet; a download without a permission gets the errno `refusal`."""
        self._clock = clock
        self._fields = fields
        self._refusal = refusal
        self._once = once
        self._tickets: dict[str, _Ticket] = {}

    def give(self, request: Request) -> Body:
        """Return the answer with a random string, which is good for two addresses.

        That of the request, and one that it names.
        """
        wanted, random = self._wanted(request), secrets.token_hex(16)
        self._tickets[random] = _Ticket(
            wanted,
            frozenset({request.client, request.text("allowedip")}),
            self._clock() + _TICKET_SECONDS,
        )
        return {**SUCCESS, **wanted, "random": random}

    def check(self, request: Request) -> None:
        random = request.text("random")
        ticket = (
            self._tickets.pop(random, None) if self._once else self._tickets.get(random)
        )
        if (
            ticket is None
            or self._clock() > ticket.until
            or self._wanted(request) != ticket.wanted
            or request.client not in ticket.addresses
        ):
            raise RefusedError(self._refusal)

    def _wanted(self, request: Request) -> Body:
        return {name: request.text(name) for name in self._fields}
