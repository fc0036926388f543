"""Contacts, and a phone book that finds a contact by a number at once, however many there are; pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
import re
from unicodedata import normalize

from homeassistant.util.ulid import ulid_now

from ..phone_numbers import comparable_number, dialable_number, may_be_same, parts_of_number, plain_number, shared_digits

MAX_CONTACTS = 20_000
MAX_NUMBERS = 100
_MAX_NAME_LENGTH = 128
_MAX_NUMBER_LENGTH = 64

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_NUMBER = re.compile(r"\+?[0-9*#]+")
# A pause or an extension, which is dialed only once the call is answered.
_DIALED_LATER = re.compile(r"(?<=[0-9)])\s*(?:[,;pwx]|ext).*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a company, with the phone numbers as they were written."""

    name: str
    numbers: tuple[str, ...]
    vip: bool = False
    id: str = field(default_factory=ulid_now)


def tidy_name(written: str) -> str:
    """Return a name without control characters and repeated spaces."""
    return normalize("NFC", " ".join(_CONTROL.sub(" ", written).split()))[:_MAX_NAME_LENGTH].rstrip()


def tidy_number(written: str) -> str:
    """Return a phone number without control characters and repeated spaces; of a `tel:` link only the number."""
    number = " ".join(_CONTROL.sub(" ", written).split())
    if number[:4].lower() == "tel:":
        number = number[4:].partition(";")[0]
    return number[:_MAX_NUMBER_LENGTH]


def is_number(written: str) -> bool:
    """Return whether this can be the phone number of a contact."""
    return _NUMBER.fullmatch(dialable_number(_DIALED_LATER.sub("", written))) is not None


def unique_numbers(numbers: Iterable[str], country: str | None = None) -> tuple[str, ...]:
    """Return phone numbers without those that are one of the others in another spelling."""
    unique: dict[str, str] = {}
    for number in numbers:
        unique.setdefault(_comparable(number, country), number)
    return tuple(unique.values())


def _comparable(number: str, country: str | None) -> str:
    """Return a number of a contact as it is compared, without what is dialed later."""
    return comparable_number(_DIALED_LATER.sub("", number), country)


def _comparable_name(name: str) -> str:
    """Return a name as it is compared: spaces and capital letters make no difference."""
    return " ".join(name.split()).casefold()


class MergeResult(Enum):
    """What happened to an entry that was merged into the phone book; it refuses entries that exceed its limits."""

    ADDED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    REFUSED = auto()


class ContactBook:
    """All contacts, in the order in which they were added; if several have a number, it belongs to the first.

    Numbers are compared as those of a country. Without one, a number that nobody has exactly belongs to the only contact with one
    that may be the same.
    """

    def __init__(self, contacts: Iterable[Contact] = (), country: str | None = None) -> None:
        """Add contacts."""
        self.country = country
        self.revision = 0
        self._contacts: dict[str, Contact] = {}
        self._by_name = _Index(lambda contact: {_comparable_name(contact.name)})
        self._by_number = _Index(lambda contact: {key for number in contact.numbers for key in self._keys(number)})
        self._by_name_and_number = _Index(
            lambda contact: {_with_name(contact.name, key) for number in contact.numbers for key in self._keys(number)}
        )
        self._indexes = (self._by_name, self._by_number, self._by_name_and_number)
        for contact in contacts:
            self.put(contact)

    def __len__(self) -> int:
        """Return the number of contacts."""
        return len(self._contacts)

    def __iter__(self) -> Iterator[Contact]:
        """Iterate over a snapshot of the contacts, also from another thread."""
        return iter(list(self._contacts.values()))

    @property
    def is_full(self) -> bool:
        """Return whether no contact can be added."""
        return len(self) >= MAX_CONTACTS

    def find(self, number: str) -> Contact | None:
        """Return the contact that a number belongs to."""
        key, *shared = self._keys(number, dialed=True)
        if exact := self._by_number[key]:
            return exact[0]
        alike = [contact for key in shared for contact in self._by_number[key] if _may_have(contact, number)]
        return alike[0] if len(alike) == 1 else None

    def named(self, name: str) -> list[Contact]:
        """Return the contacts with a name."""
        return list(self._by_name[_comparable_name(name)])

    def with_number(self, number: str) -> list[Contact]:
        """Return the contacts with exactly this number, in any spelling."""
        return list(self._by_number[_comparable(number, self.country)])

    def search(self, text: str) -> list[Contact]:
        """Return the contacts with a text in their name, or with its digits in a number, by name."""
        name = _comparable_name(text)
        found = {contact.id: contact for contact in self if name in _comparable_name(contact.name)}
        if plain_number(text).isdecimal():
            parts = parts_of_number(text, self.country)
            keys = [key for key in self._by_number if any(part in key for part in parts)]
            found |= {contact.id: contact for key in keys for contact in self._by_number[key]}
        return sorted(found.values(), key=lambda contact: (_comparable_name(contact.name), contact.name, contact.numbers))

    def put(self, contact: Contact) -> None:
        """Add a contact, or replace the one with its id."""
        before = self._contacts.get(contact.id)
        self._contacts[contact.id] = contact
        self.revision += 1
        for index in self._indexes:
            index.put(contact, before)

    def remove(self, contact: Contact) -> None:
        """Remove a contact."""
        del self._contacts[contact.id]
        self.revision += 1
        for index in self._indexes:
            index.remove(contact)

    def merge(self, entry: Contact) -> MergeResult:
        """Merge an entry of another phone book: the contact with its name and one of its numbers gets what is new, and loses nothing."""
        if len(entry.numbers) > MAX_NUMBERS:
            return MergeResult.REFUSED
        known = self._known(entry)
        if known is None:
            if self.is_full:
                return MergeResult.REFUSED
            self.put(entry)
            return MergeResult.ADDED
        have = {_comparable(number, self.country) for number in known.numbers}
        new = [number for number in entry.numbers if _comparable(number, self.country) not in have]
        merged = replace(known, numbers=(*known.numbers, *new), vip=known.vip or entry.vip)
        if merged == known:
            return MergeResult.UNCHANGED
        if len(merged.numbers) > MAX_NUMBERS:
            return MergeResult.REFUSED
        self.put(merged)
        return MergeResult.UPDATED

    def _known(self, entry: Contact) -> Contact | None:
        """Return the contact with the name of an entry and one of its numbers, or else one that may be the same."""
        alike: list[Contact] = []
        for number in entry.numbers:
            key, *shared = self._keys(number)
            if exact := self._by_name_and_number[_with_name(entry.name, key)]:
                return exact[0]
            for key in shared:
                alike += (each for each in self._by_name_and_number[_with_name(entry.name, key)] if _may_have(each, number))
        return next(iter(alike), None)

    def _keys(self, number: str, *, dialed: bool = False) -> tuple[str, ...]:
        """Return the key of a number, and, without a country, that of all that may be the same."""
        key = comparable_number(number, self.country) if dialed else _comparable(number, self.country)
        if self.country is None and (shared := shared_digits(key)):
            return key, f"~{shared}"
        return (key,)


class _Index:
    """Contacts by their keys; those with the same key are in the order in which they got it."""

    def __init__(self, keys_of: Callable[[Contact], set[str]]) -> None:
        """Take the function that returns the keys of a contact."""
        self._keys_of = keys_of
        self._contacts: dict[str, tuple[Contact, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Contact, ...]:
        """Return the contacts with a key."""
        return self._contacts.get(key, ())

    def __iter__(self) -> Iterator[str]:
        """Iterate over all keys."""
        return iter(self._contacts)

    def put(self, contact: Contact, before: Contact | None) -> None:
        """Add a contact, or replace what it was before."""
        keys = self._keys_of(contact)
        keys_before = self._keys_of(before) if before else set()
        for key in keys_before - keys:
            self._drop(key, contact)
        for key in keys_before & keys:
            self._contacts[key] = tuple(contact if other.id == contact.id else other for other in self[key])
        for key in keys - keys_before:
            self._contacts[key] = (*self[key], contact)

    def remove(self, contact: Contact) -> None:
        """Remove a contact."""
        for key in self._keys_of(contact):
            self._drop(key, contact)

    def _drop(self, key: str, contact: Contact) -> None:
        """Remove a contact from one key."""
        left = tuple(other for other in self[key] if other.id != contact.id)
        if left:
            self._contacts[key] = left
        else:
            del self._contacts[key]


def _may_have(contact: Contact, number: str) -> bool:
    """Return whether one of the numbers of a contact may be the same as another one."""
    plain = _comparable(number, None)
    return any(may_be_same(plain, _comparable(other, None)) for other in contact.numbers)


def _with_name(name: str, key: str) -> str:
    """Return a key of a number together with a name."""
    return f"{_comparable_name(name)}\t{key}"
