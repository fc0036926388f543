"""Reads vCards of the versions 2.1, 3.0 and 4.0; pure.

A file is cut into its cards, and of these only the lines that count are handed on: vobject takes the longer the longer a line is, pictures
above all, and one thing that it does not understand would cost all cards after it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import StringIO
import re

from vobject.base import ContentLine, VObjectError, getLogicalLines, textLineToContentLine
from vobject.icalendar import stringToTextValues
from vobject.vcard import Name, splitFields

from .entries import RawEntry, Reason

_BEGIN = re.compile(r"\s*BEGIN:VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END:VCARD\s*", re.IGNORECASE)
_COUNTS = re.compile(r"(?:[\w-]+\.)?(?:CATEGORIES|FN|N|ORG|TEL)[;:]", re.IGNORECASE)
_TEL = re.compile(r"(?:[\w-]+\.)?TEL[;:]", re.IGNORECASE)
# Of a property; vobject copies what it has at each line that goes on with it.
_MOST_CHARACTERS = 16 * 1024
# With each one more, vobject takes twice as long to find out that a line is none, and nothing else runs meanwhile.
_MOST_PARAMETERS = 16
_CHARSET = re.compile(r";CHARSET=[^;:]*")


def count_vcards(lines: Iterable[str]) -> int:
    """Return how many vCards begin in a file."""
    return sum(_BEGIN.fullmatch(line) is not None for line in lines)


def read_vcards(lines: Iterable[str]) -> Iterator[RawEntry]:
    """Give what each card of a file says."""
    for place, card in enumerate(_cards(lines), start=1):
        yield RawEntry(place, reason=Reason.CUT_OFF) if card is None else _read(place, card)


def _cards(lines: Iterable[str]) -> Iterator[str | None]:
    """Give the lines that count of each card; None for one that the end of the file has cut off."""
    card: list[str] | None = None
    for line in lines:
        if _BEGIN.fullmatch(line):
            if card is not None:
                yield "\n".join(card)
            card = []
            counts = quoted = continued = False
        elif card is None:
            continue
        elif _END.fullmatch(line):
            yield "\n".join(card)
            card = None
        else:
            if not continued and not line.startswith((" ", "\t")):
                counts = _COUNTS.match(line) is not None
                quoted = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
                room = _MOST_CHARACTERS
            continued = quoted and line.endswith("=")
            if counts and room > 0:
                card.append(line[:room])
                room -= len(line)
    if card is not None:
        yield None


def _read(place: int, card: str) -> RawEntry:
    """Return what a card says: the name that is shown, else the one in parts, else the company."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for text, _ in getLogicalLines(StringIO(card), allowQP=True):
        name, value = _property(text)
        values[name].append(value)
    names = (value for name in ("FN", "N", "ORG") for value in values[name] if value.strip())
    vip = any(category.strip().upper() == "VIP" for value in values["CATEGORIES"] for category in value.split(","))
    return RawEntry(place, next(names, ""), values["TEL"], vip)


def _property(text: str) -> tuple[str, str]:
    """Return the name and the value of a property; of a number that cannot be read, the line as it stands there."""
    try:
        line = _content_line(text)
        match line.name:
            case "N":
                return "N", str(Name(*splitFields(line.value)[:5]))
            case "ORG":
                return "ORG", str(Name(*splitFields(line.value)[:1]))
        # Only the versions from 3.0 on write a backslash before each comma that separates nothing.
        return line.name, ",".join(stringToTextValues(line.value.rstrip("\\")))
    except VObjectError, LookupError, TypeError, ValueError:
        return ("TEL", text) if _TEL.match(text) else ("", "")


def _content_line(text: str) -> ContentLine:
    """Return a line taken apart; vobject knows the encodings in capital letters only. Raises what `_property` catches."""
    head, colon, value = text.partition(":")
    # With a quotation mark, the value may begin at a later colon.
    parameters = text if '"' in head else head
    if not colon or parameters.count(";") + parameters.count(",") > _MOST_PARAMETERS:
        raise ValueError(head)
    head = head.upper()
    try:
        return textLineToContentLine(f"{head}{colon}{value}")
    except LookupError, UnicodeDecodeError:
        # Old phones write Latin-1 without saying so.
        return textLineToContentLine(f"{_CHARSET.sub('', head)};CHARSET=LATIN-1:{value}")
