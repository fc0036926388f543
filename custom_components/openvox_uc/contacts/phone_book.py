"""Contacts, the entries of files from which they are made, and a phone book.

The phone book finds the contact of a number at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import Enum, StrEnum, auto
import re
from typing import Any, NamedTuple
from unicodedata import normalize

from homeassistant.helpers import config_validation as cv
from homeassistant.util.ulid import ulid_now
import voluptuous as vol

from ..base.phone_numbers import (
    comparable_number,
    dialable_number,
    number_spellings,
    searched_digits,
)
from ..const import MAX_TYPED

MAX_CONTACTS = 20_000
MAX_NUMBERS = 100
# Longer texts from files and servers are truncated; those that users enter are refused.
MAX_LENGTHS = {"name": 128, "company": 128, "note": 500}

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_NUMBER = re.compile(r"\+?[0-9*#]+")
_EAST_ASIAN = re.compile(
    r"[々\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# A pause or an extension, which is dialed after the call is answered.
_DIALED_LATER = re.compile(
    r"(?<=[\d)])[\s(]*(?:[,;pw]|x(?!x)|ext).*", re.IGNORECASE | re.DOTALL
)
# Languages have their own words for an extension, but 0800 TAXI 24 contains none.
_EXTENSION = re.compile(
    r"((?:[\W_x]*\d){7,}\)?)[\s(]*[^\W\d_]+[.:]?\s*\d{1,6}\W*", re.IGNORECASE
)


def join_name(parts: Sequence[str]) -> str:
    """Join the parts of a name, with the family name last.

    In East Asia, it comes first, without a space.
    """
    return (
        "".join(reversed(parts))
        if all(map(_EAST_ASIAN.fullmatch, parts))
        else " ".join(parts)
    )


def _tidy_note(written: str) -> str:
    return "\n".join(map(tidy_line, written.splitlines())).strip()


def tidy_line(written: str) -> str:
    return normalize("NFC", " ".join(_CONTROL.sub(" ", written).split()))


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a company, with phone numbers as they were entered.

    The metadata of a further field contains its validator.
    """

    name: str
    numbers: tuple[str, ...]
    company: str = field(
        default="", metadata={"validate": vol.All(cv.string, tidy_line)}
    )
    note: str = field(default="", metadata={"validate": vol.All(cv.string, _tidy_note)})
    vip: bool = field(default=False, metadata={"validate": cv.boolean})
    id: str = field(default_factory=ulid_now)

    @property
    def details(self) -> dict[str, Any]:
        return {key: getattr(self, key) for key in DETAILS}


# The validators of further fields. Storage, actions, and imports use these. The readers
# of vCard and CSV files find the fields by themselves.
DETAILS: Mapping[str, Callable[[Any], Any]] = {
    detail.name: detail.metadata["validate"]
    for detail in fields(Contact)
    if detail.metadata
}

_STORED = vol.Schema(
    {
        vol.Required("name"): str,
        vol.Required("numbers"): vol.All([str], vol.Coerce(tuple)),
        vol.Optional("id"): str,
        **{vol.Optional(key): validate for key, validate in DETAILS.items()},
    },
    extra=vol.REMOVE_EXTRA,
)


def parse_contact(stored: object) -> Contact:
    """Parse what `dataclasses.asdict` returned.

    A missing field gets its default, an unknown one is ignored. Raises ValueError.
    """
    try:
        return Contact(**_STORED(stored))
    except vol.Invalid as error:
        raise ValueError(str(error)) from error


def tidy_number(written: str) -> str:
    number = tidy_line(written)
    if number[:4].lower() == "tel:":
        number = number[4:].partition(";")[0]
    # Do not shorten a number that is too long, which must stay invalid.
    return number[: MAX_TYPED + 1]


def called_number(written: str) -> str:
    number = _DIALED_LATER.sub("", normalize("NFKC", written))
    extended = _EXTENSION.fullmatch(number)
    return extended[1] if extended else number


def is_number(written: str) -> bool:
    return (
        len(written) <= MAX_TYPED
        and _NUMBER.fullmatch(dialable_number(called_number(written))) is not None
    )


def unique_numbers(
    numbers: Iterable[str], country: str | None = None
) -> tuple[str, ...]:
    """Return the numbers without repeated ones, in their first spelling."""
    unique: dict[str, str] = {}
    for number in numbers:
        unique.setdefault(_comparable(number, country), number)
    return tuple(unique.values())


def _comparable(number: str, country: str | None) -> str:
    return comparable_number(called_number(number), country)


def comparable_name(name: str) -> str:
    return " ".join(name.split()).casefold()


def by_name(contact: Contact) -> tuple[str, str, tuple[str, ...]]:
    return comparable_name(contact.name), contact.name, contact.numbers


class ImportProblem(StrEnum):
    """Why an entry or a number was not imported; the values are translation keys."""

    CUT_OFF = "import_cut_off"
    FULL = "import_full"
    NO_NAME = "import_no_name"
    NO_NUMBER = "import_no_number"
    NOT_A_NUMBER = "import_not_a_number"
    WRONG_ENCODING = "import_wrong_encoding"


class SkippedEntry(NamedTuple):
    """An entry or a number that was not imported.

    Its position is the line of a CSV file, or the number of a vCard.
    """

    place: int
    problem: ImportProblem
    text: str = ""


class Entry(NamedTuple):
    place: int
    contact: Contact | None
    skipped: Sequence[SkippedEntry]


def unreadable_entry(place: int, problem: ImportProblem) -> Entry:
    return Entry(place, None, [SkippedEntry(place, problem)])


def read_entry(
    place: int, written_name: str, written_numbers: Iterable[str], **details: Any
) -> Entry:
    """Return what can be imported from an entry, including the fields in `DETAILS`."""
    numbers: list[str] = []
    skipped: list[SkippedEntry] = []
    for number in map(tidy_number, written_numbers):
        if is_number(number):
            numbers.append(number)
        elif number:
            skipped.append(SkippedEntry(place, ImportProblem.NOT_A_NUMBER, number))
    name = tidy_line(written_name)
    if name and numbers:
        texts: dict[str, Any] = {"name": name}
        texts |= {key: DETAILS[key](value) for key, value in details.items()}
        if texts.get("company") == name:
            # The card of a company contains its name twice.
            del texts["company"]
        for key in texts.keys() & MAX_LENGTHS.keys():
            texts[key] = texts[key][: MAX_LENGTHS[key]].rstrip()
        contact = Contact(numbers=unique_numbers(numbers), **texts)
        return Entry(place, contact, skipped)
    if skipped:
        return Entry(place, None, skipped)
    return unreadable_entry(
        place, ImportProblem.NO_NUMBER if name else ImportProblem.NO_NAME
    )


class MergeResult(Enum):
    """The result of merging an entry; an entry that exceeds the limits is refused."""

    ADDED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    REFUSED = auto()


class ContactBook:
    """Finds contacts by number; a number belongs to the first contact that has it.

    Without a country, numbers are equal only if their digits are.
    """

    def __init__(
        self, contacts: Iterable[Contact] = (), country: str | None = None
    ) -> None:
        self.country = country
        self._contacts: dict[str, Contact] = {}
        # The contacts with a number, by id.
        self._holders: defaultdict[str, dict[str, Contact]] = defaultdict(dict)
        # All spellings of the numbers, by contact id.
        self._spellings: dict[str, str] = {}
        for contact in contacts:
            self.put(contact)

    def __len__(self) -> int:
        return len(self._contacts)

    def __contains__(self, contact_id: str) -> bool:
        return contact_id in self._contacts

    def __iter__(self) -> Iterator[Contact]:
        """Iterate over a snapshot, which also works in another thread."""
        return iter(list(self._contacts.values()))

    @property
    def is_full(self) -> bool:
        return len(self) >= MAX_CONTACTS

    def find(self, number: str) -> Contact | None:
        found = self._with(comparable_number(number, self.country))
        return found[0] if found else None

    def matching(self, name: str | None, number: str | None = None) -> list[Contact]:
        if number is None:
            found = list(self)
        else:
            found = self._with(_comparable(number, self.country))
        if name is None:
            return found
        wanted = comparable_name(name)
        return [contact for contact in found if comparable_name(contact.name) == wanted]

    def search(self, text: str) -> list[Contact]:
        """Find text in names and companies, or its digits in numbers.

        May run in another thread.
        """
        name = comparable_name(text)
        digits = searched_digits(text)
        return [
            contact
            for contact in self
            if name in comparable_name(contact.name)
            or name in comparable_name(contact.company)
            or (digits and digits in self._spellings.get(contact.id, ""))
        ]

    def put(self, contact: Contact) -> None:
        """Add a contact, or replace the contact with its id."""
        numbers = self._comparable(contact)
        if known := self._contacts.get(contact.id):
            for number in self._comparable(known) - numbers:
                del self._holders[number][contact.id]
        for number in numbers:
            self._holders[number][contact.id] = contact
        self._contacts[contact.id] = contact
        self._spellings[contact.id] = " ".join(
            spelling
            for number in contact.numbers
            for spelling in number_spellings(called_number(number), self.country)
        )

    def remove(self, contact: Contact) -> None:
        known = self._contacts.pop(contact.id)
        del self._spellings[contact.id]
        for number in self._comparable(known):
            del self._holders[number][contact.id]

    def merge(self, entry: Contact) -> MergeResult:
        """Merge new data of an entry into a contact, or add the entry as a contact.

        The contact to merge with has the same name and one of the numbers.
        """
        same = (
            contact
            for number in entry.numbers
            for contact in self.matching(entry.name, number)
        )
        known = next(same, None)
        if known is None and self.is_full:
            return MergeResult.REFUSED
        first = known or entry
        missing: dict[str, Any] = {
            key: value
            for key, value in entry.details.items()
            if not getattr(first, key)
        }
        numbers = unique_numbers((*first.numbers, *entry.numbers), self.country)
        merged = replace(first, numbers=numbers, **missing)
        if merged == known:
            return MergeResult.UNCHANGED
        if len(merged.numbers) > MAX_NUMBERS:
            return MergeResult.REFUSED
        self.put(merged)
        return MergeResult.UPDATED if known else MergeResult.ADDED

    def _with(self, number: str) -> list[Contact]:
        return list(self._holders.get(number, {}).values())

    def _comparable(self, contact: Contact) -> set[str]:
        return {_comparable(number, self.country) for number in contact.numbers}
