"""Plain values of messages and their meaning.

Text, numbers, times, and words (protocol 1.5, 5.2).
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
# E.164 numbers have up to 15 digits, plus prefixes. A caller over the internet may have
# a name instead of a number.
MAX_NUMBER = 40

_NAME_KEYS = frozenset({"username", "trunk", "trunkname", "devicename", "recording"})
# Besides actual control characters, these are line separators and bidi control
# characters.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SEPARATOR = re.compile("[ _-]")
_WHOLE = re.compile(r"(-?[0-9]{1,18})(?:\.0*)?")
# Leave room before and after, because time zone offsets are added.
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
# Asterisk's id of a leg: a second of this century and a counter, perhaps after the name
# of the system.
LEG_ID = re.compile(r"(?<![0-9])([0-9]{9,10})\.([0-9]{1,12})$")
HIDDEN_NUMBERS = frozenset(
    {"anonymous", "unknown", "restricted", "private", "unavailable"}
)
# A caller may send anything. Characters that no number or SIP user needs could be
# markup where they are shown. With spaces, or with Hangul fillers that look like
# spaces, the text could be a sentence that a language model obeys.
_NOT_IN_NUMBERS = re.compile(r"[^\w+*#.()/@~-]|[\u115f\u1160\u3164\uffa0]")
_BIG_NUMBER = 10**18
# No folders, no special characters of queries or markup, and no sentences.
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
    """Return the objects in lists, made safe to keep."""
    return [item for key in keys for item in objects(tidy(answer.get(key)))]


def whole(value: Value) -> int | None:
    found = _WHOLE.fullmatch(text(value) or "")
    return int(found[1]) if found else None


def number(value: Value) -> str | None:
    """Return a phone number; None if it is missing or hidden."""
    found = tidy_number(text(value) or "")
    if found.lower() in HIDDEN_NUMBERS:
        return None
    return found or None


def tidy_number(found: str) -> str:
    return _NOT_IN_NUMBERS.sub("", found)[:MAX_NUMBER]


def plain(found: str) -> str:
    """Return the letters, digits, and hyphens of a text, or else a question mark.

    Anything else could be markup.
    """
    return re.sub(r"[^\w-]|_", "", found) or "?"


def file_name(value: Value) -> str | None:
    """Return a file name; None for anything that may lead elsewhere."""
    found = text(value) or ""
    if len(found) > MAX_NAME or not _FILE_NAME.fullmatch(found):
        return None
    return found


def local_time(value: Value) -> datetime | None:
    """Parse a time of the PBX's own clock, without a time zone.

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
    """Normalize a word for comparison: lowercase, without spaces, `_`, and `-`.

    Empty if there is none.
    """
    return _SEPARATOR.sub("", text(value) or "").lower()


def tidy_object(values: Object, depth: int = MAX_TIDY_DEPTH) -> Object:
    return {
        key: tidy(value, depth - 1, MAX_NAME if key in _NAME_KEYS else MAX_TEXT)
        for key, value in values.items()
    }


def tidy(value: Value, depth: int = MAX_TIDY_DEPTH, limit: int = MAX_TEXT) -> Value:
    """Make a value safe to keep.

    Texts are shortened, control characters and lone surrogates removed, and deep
    nesting is cut off.
    """
    match value:
        case str():
            value = value[:limit]
            if value.isprintable():
                return value
            return _SURROGATE.sub("\ufffd", _CONTROL.sub(" ", value))
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
