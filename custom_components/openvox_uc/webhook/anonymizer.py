"""Reports without what is anybody's business, by an allow-list: what a field that is not known here says becomes its type alone.

Leg ids, times, durations and words stay. Numbers, names, trunks, recordings and the serial number get substitutes: the same one each time,
never one for two, nor the number of another phone of the house. A phone number stays as long as it is and keeps its beginning, the other
digits are drawn by lot.
"""

from collections.abc import Callable, Collection, Iterable
from itertools import count
import json
import re
import secrets
from typing import Any

from ..pbx import body_shape

# A report has some hundred bytes. What is longer, or no JSON, is kept as its shape.
_MAX_BYTES = 2048
_MAX_TEXT = 64
_SERIAL = "000000000000"

# What a phone number keeps: by it, outside numbers and the ranges of extensions are known.
_BEGINNING = re.compile(r"\+|00|[0-9]")
_PHONE_NUMBER = re.compile(r"\+?[0-9]+")
_MAX_PREFIX = 4
_MIN_OUTSIDE = 5
# Where phones have nearly all numbers that a substitute could be, one of theirs has to do.
_TRIES = 100

_DIALED = re.compile(r"[+*#0-9]+")
_FEATURE_CODE = re.compile(r"[*#]{1,2}[0-9]{1,2}[*#]?")
_NAMED_NUMBER = re.compile(r"(.+)([(<])([+*#0-9]+)([)>])")
# Callers who hide their number, and the letters that Asterisk has in place of one.
_NOBODY = frozenset({"anonymous", "private", "restricted", "unavailable", "unknown", "h", "i", "s", "t"})

_LEG = re.compile(r"(?<![0-9])[0-9]{9,10}\.[0-9]{1,12}$")
_LOCAL_TIME = re.compile(r"[0-9]{4}-([0-9]{1,2}|[A-Za-z]{3,9})-[0-9]{1,2}[ T-][0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?")
_SECONDS = re.compile(r"-?[0-9]{1,6}(\.0*)?")
_VERSION = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2}){1,3}")
_WORD = re.compile(r"[A-Za-z][A-Za-z _+-]{0,31}")
_FIELD = re.compile(r"[A-Za-z_]{1,32}")
_REASON = re.compile(r"([0-9]{3}(?![0-9]))?([A-Za-z /_-]*)")
_REASON_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        """
        address allowed answer answered busy cancel canceled cancelled channel circuit congestion decline declined dnd error failed
        failure forbidden found gone here hangup incomplete is line no normal not number offline out outbound reject rejected request
        restriction server service temporarily terminated time timeout unavailable unreachable user
        """,
    )
)

_TYPES = {str: "<text>", bool: "<bool>", int: "<number>", list: "<list>", dict: "<object>"}


class Anonymizer:
    """Replaces what tells who phones, the same in all reports; it knows the real numbers, so it goes when nothing more is to come."""

    def __init__(self, phones: Collection[str] = ()) -> None:
        """Start without any substitute; `phones` are the numbers in the house, which make bad ones."""
        self._phones = phones
        self._numbers: dict[str, str] = {}
        self._taken: set[str] = set()
        self._names: dict[str, dict[str, str]] = {}

    def report(self, body: bytes) -> dict[str, Any] | str:
        """Return the values of a report, or its shape if it is too long or no JSON."""
        try:
            values = _DECODER.decode(body.rstrip(b"\0").decode("utf-8-sig", "replace")) if len(body) <= _MAX_BYTES else None
        except ValueError, RecursionError:
            values = None
        return self._object(values) if isinstance(values, dict) else body_shape(body)

    def party(self, text: str) -> str:
        """Return who phones, or what was dialed, with substitutes of the numbers and the name in it."""
        if text.lower() in _NOBODY or _FEATURE_CODE.fullmatch(text):
            return text
        if _DIALED.fullmatch(text):
            return _PHONE_NUMBER.sub(lambda found: self.number(found[0]), text)
        if named := _NAMED_NUMBER.fullmatch(text):
            name, opening, number, closing = named.groups()
            return f"{self.name('name', name)}{opening}{self.party(number)}{closing}"
        return self.name("name", text)

    def number(self, number: str) -> str:
        """Return the substitute of a phone number: digits, perhaps with a plus sign before them."""
        if (known := self._numbers.get(number)) is not None:
            return known
        substitute = self._with_prefix(number)
        if substitute is None or substitute in self._taken:
            substitute = self._drawn(number)
        self._numbers[number] = substitute
        self._taken.add(substitute)
        return substitute

    def _drawn(self, number: str) -> str:
        """Return a number that is no substitute yet."""
        draws = ((tries, _draw(number)) for tries in count())
        return next(drawn for tries, drawn in draws if drawn not in self._taken and (drawn not in self._phones or tries > _TRIES))

    def _with_prefix(self, number: str) -> str | None:
        """Return the substitute of an outside number that is known, with the prefix with which it is dialed, if this is one."""
        for length in range(1, min(_MAX_PREFIX, len(number) - _MIN_OUTSIDE) + 1):
            prefix, known = number[:length], self._numbers.get(number[length:])
            if known is not None and prefix.isdigit():
                return self.number(prefix) + known
        return None

    def name(self, kind: str, text: str) -> str:
        """Return the substitute of a name, counted by kind."""
        names = self._names.setdefault(kind, {})
        return names.setdefault(text, f"{kind}{len(names) + 1}")

    def leg(self, text: str) -> str:
        """Return a leg id, which says only when it began; the name of the system may stand before it."""
        if (found := _LEG.search(text)) is None:
            return self.name("leg", text)
        return f"{self.name('system', system)}-{found[0]}" if (system := text[: found.start()]) else text

    def _object(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return an object of a report."""
        return {key: self._field(key.lower(), value) for key, value in values.items() if _FIELD.fullmatch(key)}

    def _field(self, key: str, value: object) -> object:
        """Return what a field says, or its type."""
        if isinstance(value, list) and (key in _OBJECTS or key in _TEXTS):
            return [self._field(key, item) for item in value]
        if isinstance(value, dict) and key in _OBJECTS:
            return self._object(value)
        if key in _TEXTS and isinstance(value, str) and len(value) <= _MAX_TEXT:
            text = value.strip()
            return _TEXTS[key](self, text) if text else ""
        if key in _TEXTS and type(value) is int and 0 <= value < 10**18:
            substitute = _TEXTS[key](self, str(value))
            return int(substitute) if substitute.isdecimal() else substitute
        return None if value is None else _TYPES[type(value)]


def _draw(number: str) -> str:
    """Return any number of the same length and beginning: there are as many as could need one."""
    beginning = _beginning(number)
    while True:
        drawn = beginning + "".join(secrets.choice("0123456789") for _ in number[len(beginning) :])
        # After a single 0 comes no other, or it would be another beginning.
        if _beginning(drawn) == beginning:
            return drawn


def _beginning(number: str) -> str:
    """Return what a phone number keeps."""
    found = _BEGINNING.match(number)
    return found[0] if found else ""


def _reason(text: str) -> str:
    """Return the reason of a failure in words that are known, or its code alone."""
    found = _REASON.match(text)
    code, words = found.groups() if found else (None, "")
    if found and found.end() == len(text) and set(re.findall("[a-z]+", words.lower())) <= _REASON_WORDS:
        return text
    return f"{code} <text>" if code else "<text>"


def _only(pattern: re.Pattern[str]) -> Callable[[Anonymizer, str], str]:
    """Return what lets texts of a form stay."""
    return lambda _, text: text if pattern.fullmatch(text) else "<text>"


def _named(kind: str) -> Callable[[Anonymizer, str], str]:
    """Return what gives names of a kind their substitutes."""
    return lambda anonymizer, text: anonymizer.name(kind, text)


# Protocol 5.
_OBJECTS = frozenset({"call", "ext", "inbound", "members", "outbound"})
_TEXTS: dict[str, Callable[[Anonymizer, str], str]] = {
    **dict.fromkeys(("action", "event", "memberstatus", "status", "type"), _only(_WORD)),
    **dict.fromkeys(("callid", "inboundid", "outboundid"), Anonymizer.leg),
    **dict.fromkeys(("callfrom", "callto", "extension", "extid", "from", "number", "to"), Anonymizer.party),
    **dict.fromkeys(("desttrunkname", "dsttrcunkname", "dsttrunkname", "srctrunkname", "trunk", "trunkname"), _named("trunk")),
    **dict.fromkeys(("callduraction", "callduration", "talkduraction", "talkduration"), _only(_SECONDS)),
    "reason": lambda _, text: _reason(text),
    "recording": _named("recording"),
    "sn": lambda _, __: _SERIAL,
    "timestart": _only(_LOCAL_TIME),
    "version": _only(_VERSION),
}


def _merge(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a key that comes again has a list of its values (protocol 5.2)."""
    values: dict[str, Any] = {}
    for key, value in pairs:
        values[key] = [*_as_list(values[key]), *_as_list(value)] if key in values else value
    return values


def _as_list(value: object) -> list[object]:
    """Return a list as it is, and anything else as a list of one."""
    return value if isinstance(value, list) else [value]


# A leg id that comes as a number must keep the zeros at its end.
_DECODER = json.JSONDecoder(object_pairs_hook=_merge, parse_float=str, parse_constant=lambda _: None, strict=False)
