"""Reads vCards 2.1, 3.0 and 4.0.

Only properties of a contact, so an unreadable line loses only itself; pure.
"""

from binascii import a2b_qp
from collections import defaultdict
from collections.abc import Iterable, Iterator
import re

from .encodings import UNREADABLE, wider_encoding
from .phone_book import Entry, ImportProblem, join_name, read_entry, unreadable_entry

_BEGIN = re.compile(r"\s*BEGIN:VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END:VCARD\s*", re.IGNORECASE)
PROPERTIES = ("CATEGORIES", "FN", "N", "NOTE", "ORG", "TEL")
# Name, parameters, colon and value; an unreadable one has no colon there.
_PROPERTY = re.compile(
    rf'(?:[\w-]+\.)?({"|".join(PROPERTIES)})(?=[;:])((?:;(?:[^";:]|"[^"]*+")*+)*+)(:?)(.*)',
    re.IGNORECASE | re.DOTALL,
)
# These two codecs take the square of a length in time.
_CHARSET = re.compile(r';CHARSET="?(?!IDNA|PUNYCODE)([^";]+)')
# One that also takes calls is a phone.
_FAX = re.compile(r"(?!.*\bVOICE\b).*\b(?:FAX|PAGER)\b")
_SEMICOLON, _COMMA = re.compile(r"(?<!\\);"), re.compile(r"(?<!\\),")
_ESCAPED = re.compile(r"\\([\\,;:nN]|$)")
# Honorific prefix, given name, additional names, family name, honorific suffix.
_NAME_ORDER = (3, 1, 2, 0, 4)
_MAX_PROPERTY_LENGTH = 16 * 1024


def count_vcards(lines: Iterable[str]) -> int:
    return sum(_BEGIN.fullmatch(line) is not None for line in lines)


def read_vcards(lines: Iterable[str], encoding: str = "utf-8") -> Iterator[Entry]:
    """Yield the entry of each card.

    The encoding is that of values that declare none, or a wrong one.
    """
    for place, card in enumerate(_cards(lines), start=1):
        yield (
            unreadable_entry(place, ImportProblem.CUT_OFF)
            if card is None
            else _entry(place, card, encoding)
        )


def _cards(lines: Iterable[str]) -> Iterator[list[str] | None]:
    """Yield the unfolded properties of each card.

    Yield None for a card that the end of the file cuts off.
    """
    card: list[list[str]] | None = None
    for line in lines:
        if _BEGIN.fullmatch(line):
            if card is not None:
                yield ["".join(parts) for parts in card]
            card, wanted, quoted, broken = [], False, False, False
        elif card is None:
            continue
        elif _END.fullmatch(line):
            yield ["".join(parts) for parts in card]
            card = None
        else:
            folded = line.startswith((" ", "\t")) and not broken
            if not broken and not folded:
                wanted = _PROPERTY.match(line) is not None
                quoted = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
                room = _MAX_PROPERTY_LENGTH
                if wanted:
                    card.append([])
            broken = quoted and line.endswith("=")
            if wanted and room > 0:
                card[-1].append(line[folded : -1 if broken else None][:room])
                room -= len(line)
    if card is not None:
        yield None


def _entry(place: int, card: list[str], encoding: str) -> Entry:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for line in card:
        name, value = _parse(line, encoding)
        values[name].append(value)
    names = (
        value for name in ("FN", "N", "ORG") for value in values[name] if value.strip()
    )
    vip = any(
        category.strip().upper() == "VIP"
        for value in values["CATEGORIES"]
        for category in value.split(",")
    )
    company, note = ("".join(values[name][:1]) for name in ("ORG", "NOTE"))
    return read_entry(
        place, next(names, ""), values["TEL"], company=company, note=note, vip=vip
    )


def _parse(line: str, encoding: str) -> tuple[str, str]:
    """Return name and value of a property.

    Of an unreadable phone number, the whole line.
    """
    ((written_name, parameters, colon, encoded),) = _PROPERTY.findall(line)
    name = written_name.upper()
    if not colon:
        return (name, line) if name == "TEL" else ("", "")
    if name == "TEL" and _FAX.match(parameters.upper()):
        return "", ""
    value = _decoded(encoded, parameters.upper(), encoding)
    if name == "N":
        parts = [*_parts(value), *[""] * len(_NAME_ORDER)]
        return name, join_name([parts[index] for index in _NAME_ORDER if parts[index]])
    return name, next(_parts(value)) if name == "ORG" else _unescaped(value)


def _decoded(value: str, parameters: str, encoding: str) -> str:
    """Undo quoted-printable encoding.

    `UNREADABLE` takes the place of what cannot be decoded.
    """
    if "QUOTED-PRINTABLE" not in parameters or UNREADABLE in value:
        return value
    octets = a2b_qp(value.encode("ascii" if value.isascii() else encoding, "replace"))
    declared = _CHARSET.search(parameters)
    try:
        return octets.decode(wider_encoding(declared[1] if declared else encoding))
    except LookupError, ValueError:
        return octets.decode(encoding, "replace")


def _parts(value: str) -> Iterator[str]:
    for part in _SEMICOLON.split(value):
        yield " ".join(map(_unescaped, _COMMA.split(part)))


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(
        lambda escaped: "\n" if escaped[1] in ("n", "N") else escaped[1], value
    )
