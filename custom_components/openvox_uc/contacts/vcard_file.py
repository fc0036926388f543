"""Reads vCards 2.1, 3.0, and 4.0; pure.

It reads only the properties that a contact has, so an unreadable line affects no other.
"""

from binascii import a2b_qp
from collections import defaultdict
from collections.abc import Iterable, Iterator
import re

from .phone_book import Entry, ImportProblem, join_name, read_entry, unreadable_entry

_BEGIN = re.compile(r"\s*BEGIN:VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END:VCARD\s*", re.IGNORECASE)
PROPERTIES = ("CATEGORIES", "FN", "N", "NOTE", "ORG", "TEL")
# Name, parameters and value.
_PROPERTY = re.compile(
    rf'(?:[\w-]+\.)?({"|".join(PROPERTIES)})((?:;(?:[^";:]|"[^"]*+")*+)*+):(.*)',
    re.IGNORECASE | re.DOTALL,
)
# These two codecs take quadratic time.
_CHARSET = re.compile(r';CHARSET="?(?!IDNA|PUNYCODE)([^";]+)')
# A fax that also takes voice calls counts as a phone.
_FAX = re.compile(r"(?!.*\bVOICE\b).*\b(?:FAX|PAGER)\b")
_SEMICOLON, _COMMA = re.compile(r"(?<!\\);"), re.compile(r"(?<!\\),")
_ESCAPED = re.compile(r"\\([\\,;:nN]|$)")
# Honorific prefix, given name, additional names, family name, honorific suffix.
_NAME_ORDER = (3, 1, 2, 0, 4)


def read_vcards(lines: Iterable[str], legacy: str = "utf-8") -> list[Entry]:
    """Return the entry of each card.

    Values that are neither in the declared encoding nor in UTF-8 are in the legacy
    encoding.
    """
    return [
        unreadable_entry(place, ImportProblem.CUT_OFF)
        if card is None
        else _entry(place, card, legacy)
        for place, card in enumerate(_cards(lines), start=1)
    ]


def _cards(lines: Iterable[str]) -> Iterator[list[list[str]] | None]:
    """Yield the properties of each card, with their folded lines still apart.

    Yield None for a card that the end of the file cuts off.
    """
    card: list[list[str]] | None = None
    for line in lines:
        if _BEGIN.fullmatch(line):
            if card is not None:
                yield card
            card = []
        elif card is None:
            continue
        elif _END.fullmatch(line):
            yield card
            card = None
        elif card and _is_broken(card[-1]):
            card[-1].append(f"\n{line}")
        elif card and line.startswith((" ", "\t")):
            card[-1].append(line[1:])
        else:
            card.append([line])
    if card is not None:
        yield None


def _is_broken(parts: list[str]) -> bool:
    """Return whether a quoted-printable value continues in the next line."""
    return parts[-1].endswith("=") and "QUOTED-PRINTABLE" in parts[0].upper()


def _entry(place: int, card: list[list[str]], legacy: str) -> Entry:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for parts in card:
        if found := _PROPERTY.fullmatch("".join(parts)):
            name, parameters, value = found[1].upper(), found[2].upper(), found[3]
            if name != "TEL" or not _FAX.match(parameters):
                values[name].append(_decoded(value, parameters, legacy))
    companies = [_parts(value)[0] for value in values["ORG"]]
    names = [
        *map(_unescaped, values["FN"]),
        *map(_full_name, values["N"]),
        *companies,
    ]
    categories = ",".join(values["CATEGORIES"]).upper().split(",")
    return read_entry(
        place,
        next(filter(str.strip, names), ""),
        map(_unescaped, values["TEL"]),
        company=companies[0] if companies else "",
        note=_unescaped(values["NOTE"][0]) if values["NOTE"] else "",
        vip="VIP" in map(str.strip, categories),
    )


def _decoded(value: str, parameters: str, legacy: str) -> str:
    """Decode quoted-printable text.

    `UNREADABLE` replaces what cannot be decoded.
    """
    if "QUOTED-PRINTABLE" not in parameters:
        return value
    octets = a2b_qp(value.encode())
    declared = _CHARSET.search(parameters)
    try:
        return octets.decode(declared[1] if declared else "utf-8")
    except LookupError, ValueError:
        return octets.decode(legacy, "replace")


def _full_name(value: str) -> str:
    parts = [*_parts(value), *[""] * len(_NAME_ORDER)]
    return join_name([parts[index] for index in _NAME_ORDER if parts[index]])


def _parts(value: str) -> list[str]:
    return [
        " ".join(map(_unescaped, _COMMA.split(part)))
        for part in _SEMICOLON.split(value)
    ]


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(
        lambda escaped: "\n" if escaped[1] in ("n", "N") else escaped[1], value
    )
