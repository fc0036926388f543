"""Plain values of messages, and what they mean.

Texts, numbers, times, words (protocol 1.5, 5.2).
"""

from collections.abc import Mapping
from datetime import datetime
import re

type Value = str | int | float | bool | list[Value] | Object | None
type Object = dict[str, Value]
type Fields = Mapping[str, Value]

MAX_TIDY_DEPTH = 8
MAX_TEXT = 64
MAX_NAME = 128
# E.164 has 15 digits, to which prefixes are added; a caller over the internet may have
# a name in place of a number.
MAX_NUMBER = 40

_NAME_KEYS = frozenset({"username", "trunk", "trunkname", "devicename", "recording"})
# Besides the control characters proper: line separators, and the marks that turn the
# direction of writing.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_WHOLE = re.compile(r"(-?[0-9]{1,18})(?:\.0*)?")
# Zone offsets are added, so there has to be time before and after.
_LOCAL_TIME = re.compile(
    r"(19[0-9]{2}|2[0-9]{3})-([0-9]{1,2}|[A-Za-z]{3,9})-([0-9]{1,2})[ "
    r"T-]([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
)
_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
# The id that Asterisk gives a leg: a second of this century and a counter; the name of
# the system may stand before it.
LEG_ID = re.compile(r"(?<![0-9])([0-9]{9,10})\.([0-9]{1,12})$")
_ANONYMOUS = frozenset({"anonymous", "unknown", "restricted", "private", "unavailable"})
# A caller may send anything: what no number or SIP user needs could be markup where it
# is shown. With spaces, or the letters of Hangul that look like spaces, it could be a
# sentence that a language model obeys.
_NOT_IN_NUMBERS = re.compile(r"[^\w+*#.()/@~-]|[\u115f\u1160\u3164\uffa0]")
_BIG_NUMBER = 10**18
# Neither folders, nor what is special in a query or in markup, nor a sentence.
_FILE_NAME = re.compile(r"[\w+*#()@~,-][\w+*#()@~,.-]*")


def text(value: Value) -> str | None:
    match value:
        case str():
            return value.strip() or None
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case _:
            return None


def as_list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value]


def texts(value: Value) -> list[str]:
    return [item for item in map(text, as_list(value)) if item is not None]


def first_text(values: Fields, *keys: str) -> str | None:
    return next((found for key in keys if (found := text(values.get(key)))), None)


def objects(value: Value) -> list[Object]:
    return [item for item in as_list(value) if isinstance(item, dict)]


def listed(answer: Fields, *keys: str) -> list[Object]:
    """Return the objects of lists, made safe to keep."""
    return [item for key in keys for item in objects(tidy(answer.get(key)))]


def whole(value: Value) -> int | None:
    found = _WHOLE.fullmatch(text(value) or "")
    return int(found[1]) if found else None


def number(value: Value) -> str | None:
    """Return a phone number, or None if there is none or the caller hides it."""
    found = tidy_number(text(value) or "")
    if word(found) in _ANONYMOUS:
        return None
    return found or None


def tidy_number(found: str) -> str:
    return _NOT_IN_NUMBERS.sub("", found)[:MAX_NUMBER]


def plain(found: str) -> str:
    """Return the letters, digits and hyphens of a text.

    Anything else could be markup. Return a question mark if there are none.
    """
    return re.sub(r"[^\w-]|_", "", found) or "?"


def file_name(value: Value) -> str | None:
    """Return the name of a file, None for anything that may lead elsewhere."""
    found = text(value) or ""
    if len(found) > MAX_NAME or not _FILE_NAME.fullmatch(found):
        return None
    return found


def local_time(value: Value) -> datetime | None:
    """Return a time of the PBX's own clock, without a zone.

    `2020-05-19 04:06:07` or `2020-Mar-23-08:33:22` (protocol 3.1).
    """
    found = _LOCAL_TIME.fullmatch(text(value) or "")
    if found is None:
        return None
    year, month, day, hour, minute, second = found.groups()
    try:
        if month.isalpha():
            month = str(_MONTHS.index(month[:3].lower()) + 1)
        return datetime.fromisoformat(
            f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute}:{second}"
        )
    except ValueError:
        return None


def word(value: Value) -> str:
    """Return a word for comparison.

    Lower case, without spaces, underscores and hyphens; "" for none.
    """
    return re.sub("[ _-]", "", text(value) or "").lower()


def tidy_object(values: Object, depth: int = MAX_TIDY_DEPTH) -> Object:
    return {
        key: tidy(value, depth - 1, MAX_NAME if key in _NAME_KEYS else MAX_TEXT)
        for key, value in values.items()
    }


def tidy(value: Value, depth: int = MAX_TIDY_DEPTH, limit: int = MAX_TEXT) -> Value:
    """Make a value safe to keep.

    Texts short, without control characters and lone surrogates, and nesting cut.
    """
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", value[:limit]))
        case dict():
            return tidy_object(value, depth) if depth > 0 else None
        case list():
            return (
                [tidy(item, depth - 1, limit) for item in value] if depth > 0 else None
            )
        case int() if abs(value) >= _BIG_NUMBER:
            return str(value)[:limit]
        case _:
            return value
