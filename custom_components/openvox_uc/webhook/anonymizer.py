"""Removes private content from reports by an allowlist.

Of an unknown field, only the type is kept. Leg ids, times, durations, and known words
stay. Numbers, names, trunks, recordings, and the serial number get substitutes, each
real value its own. A phone number keeps its length and its beginning; the other digits
are random.
"""

from contextlib import suppress
import re
import secrets

from ..pbx import (
    HIDDEN_NUMBERS,
    LEG_ID,
    REPORT_FIELDS,
    FieldKind,
    UnreadableMessageError,
    Value,
    body_shape,
    decode,
)

_MAX_BYTES = 2048
_MAX_TEXT = 64
_SERIAL = "000000000000"

# These digits identify external numbers and the ranges of extensions.
_BEGINNING = re.compile(r"\+|00|[0-9]")
_PHONE_NUMBER = re.compile(r"\+?[0-9]+")
_MAX_PREFIX = 4
_MIN_OUTSIDE = 5

_DIALED = re.compile(r"[+*#0-9]+")
_FEATURE_CODE = re.compile(r"[*#]{1,2}[0-9]{1,2}[*#]?")
_NAMED_NUMBER = re.compile(r"(.+)([(<])([+*#0-9]+)([)>])")
# Hidden numbers, and the extensions of Asterisk that are no numbers.
_NO_NUMBER = HIDDEN_NUMBERS | {"h", "i", "s", "t"}

_REASON_CODE = re.compile(r"[0-9]{3}(?![0-9])")
_REASON = re.compile(r"[A-Za-z /_-]*")
_REASON_WORDS = (
    "address allowed answer answered busy cancel canceled cancelled channel "
    "circuit congestion decline declined dnd error failed failure forbidden "
    "found gone here hangup incomplete is line no normal not number offline out "
    "outbound reject rejected request restriction server service temporarily "
    "terminated time timeout unavailable unreachable user"
)

_FIELD = re.compile(r"[A-Za-z_]{1,32}")
_FORMS = {
    FieldKind.LOCAL_TIME: re.compile(
        r"[0-9]{4}-([0-9]{1,2}|[A-Za-z]{3,9})-[0-9]{1,2}[ "
        r"T-][0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
    ),
    FieldKind.SECONDS: re.compile(r"-?[0-9]{1,6}(\.0*)?"),
    FieldKind.VERSION: re.compile(r"[0-9]{1,2}(\.[0-9]{1,2}){1,3}"),
    FieldKind.WORD: re.compile(r"[A-Za-z][A-Za-z _+-]{0,31}"),
}
_TYPES = {
    str: "<text>",
    bool: "<bool>",
    int: "<number>",
    list: "<list>",
    dict: "<object>",
}


class Anonymizer:
    """Knows the real numbers, so it must not outlive the recording."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._names: dict[str, dict[str, str]] = {}

    def report(self, body: bytes) -> dict[str, Value] | str:
        if len(body) <= _MAX_BYTES:
            with suppress(UnreadableMessageError):
                return self._object(decode(body))
        return body_shape(body)

    def party(self, text: str) -> str:
        if text.lower() in _NO_NUMBER or _FEATURE_CODE.fullmatch(text):
            return text
        if _DIALED.fullmatch(text):
            return _PHONE_NUMBER.sub(lambda found: self.number(found[0]), text)
        if named := _NAMED_NUMBER.fullmatch(text):
            name, opening, number, closing = named.groups()
            return f"{self._name('name', name)}{opening}{self.party(number)}{closing}"
        return self._name("name", text)

    def number(self, number: str) -> str:
        """Return the substitute for digits, which may follow a plus sign."""
        if number not in self._numbers:
            substitute = self._with_prefix(number) or _draw(number)
            while substitute in self._numbers.values():
                substitute = _draw(number)
            self._numbers[number] = substitute
        return self._numbers[number]

    def _with_prefix(self, number: str) -> str | None:
        """Return the substitute for a known external number after a prefix.

        None if the digits are no such number.
        """
        for length in range(1, min(_MAX_PREFIX, len(number) - _MIN_OUTSIDE) + 1):
            prefix = number[:length]
            known = self._numbers.get(number[length:])
            if known is not None and prefix.isdigit():
                return self.number(prefix) + known
        return None

    def leg(self, text: str) -> str:
        """Return a leg id that reveals only when the leg began.

        The name of the system in front of it is removed.
        """
        found = LEG_ID.search(text)
        if found is None:
            return self._name("leg", text)
        system = text[: found.start()]
        return f"{self._name('system', system)}-{found[0]}" if system else text

    def _name(self, kind: str, text: str) -> str:
        names = self._names.setdefault(kind, {})
        return names.setdefault(text, f"{kind}{len(names) + 1}")

    def _object(self, values: dict[str, Value]) -> dict[str, Value]:
        return {
            key if _FIELD.fullmatch(key) else "<text>": self._field(
                REPORT_FIELDS.get(key), value
            )
            for key, value in values.items()
        }

    def _field(self, kind: FieldKind | None, value: Value) -> Value:
        if value is None:
            return None
        if isinstance(value, list) and kind:
            return [self._field(kind, item) for item in value]
        if isinstance(value, dict) and kind is FieldKind.OBJECT:
            return self._object(value)
        if kind and kind is not FieldKind.OBJECT:
            if isinstance(value, str) and len(value) <= _MAX_TEXT:
                return self._text(kind, value.strip())
            if type(value) is int and 0 <= value < 10**18:
                substitute = self._text(kind, str(value))
                return int(substitute) if substitute.isdecimal() else substitute
        return _TYPES[type(value)]

    def _text(self, kind: FieldKind, text: str) -> str:
        if not text:
            return ""
        match kind:
            case FieldKind.LEG:
                return self.leg(text)
            case FieldKind.PARTY:
                return self.party(text)
            case FieldKind.REASON:
                return _reason(text)
            case FieldKind.SERIAL:
                return _SERIAL
        if kind in _FORMS:
            return text if _FORMS[kind].fullmatch(text) else "<text>"
        return self._name(kind.name.lower(), text)


def _draw(number: str) -> str:
    """Return a random number of the same length and beginning.

    There are always enough of them.
    """
    beginning = _beginning(number)
    while True:
        drawn = beginning + "".join(
            secrets.choice("0123456789") for _ in number[len(beginning) :]
        )
        # A random 0 after a leading 0 would look like the international prefix 00.
        if _beginning(drawn) == beginning:
            return drawn


def _beginning(number: str) -> str:
    found = _BEGINNING.match(number)
    return found[0] if found else ""


def _reason(text: str) -> str:
    """Return the reason for a failure if all of its words are known, else its code."""
    code = _REASON_CODE.match(text)
    words = text[code.end() :] if code else text
    found = set(re.findall("[a-z]+", words.lower()))
    if found.issubset(_REASON_WORDS.split()) and _REASON.fullmatch(words):
        return text
    return f"{code[0]} <text>" if code else "<text>"
