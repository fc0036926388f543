"""A phone book that finds a contact by a number at once, however many there are; pure."""

from collections.abc import Callable, ItemsView, Iterable, Iterator
from dataclasses import replace
from enum import Enum, auto

from ..phone_numbers import number_tail, plain_number
from .contact import Contact, contact_name, contact_number, unique_numbers

MAX_CONTACTS = 20_000
MAX_NUMBERS = 100


class Merged(Enum):
    """What became of an entry that was merged into the phone book; it refuses what would be too much."""

    ADDED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    REFUSED = auto()


class ContactBook:
    """All contacts. They keep their order, and where several have a number the first one is meant."""

    def __init__(self, contacts: Iterable[Contact] = ()) -> None:
        """Take contacts in."""
        self._contacts: dict[str, Contact] = {}
        self._by_name = _Index(_names)
        self._by_number = _Index(_numbers)
        self._by_tail = _Index(_tails)
        self._by_name_and_number = _Index(_names_with_numbers)
        self._indexes = (self._by_name, self._by_number, self._by_tail, self._by_name_and_number)
        for contact in contacts:
            self.put(contact)

    def __len__(self) -> int:
        """Return how many contacts there are."""
        return len(self._contacts)

    def __iter__(self) -> Iterator[Contact]:
        """Give the contacts that there are now, also from another thread while they change."""
        return iter(list(self._contacts.values()))

    @property
    def is_full(self) -> bool:
        """Return whether no other contact can be added."""
        return len(self) >= MAX_CONTACTS

    def find(self, number: str) -> Contact | None:
        """Return whose number this is: exactly, or else by its last digits, if they are those of one contact alone."""
        plain = plain_number(number)
        if exact := self._by_number[plain]:
            return exact[0]
        alike = self._by_tail[number_tail(plain) or ""]
        return alike[0] if len(alike) == 1 else None

    def named(self, name: str) -> list[Contact]:
        """Return the contacts of a name."""
        return list(self._by_name[contact_name(name)])

    def with_number(self, number: str) -> list[Contact]:
        """Return the contacts with exactly this number."""
        return list(self._by_number[contact_number(number)])

    def search(self, text: str) -> list[Contact]:
        """Return the contacts with a text in their name, or with its digits in a number, by name."""
        name, digits = contact_name(text), plain_number(text)
        found = {contact.id: contact for contact in self if name in contact_name(contact.name)}
        if digits.isdecimal():
            found |= {contact.id: contact for number, contacts in self._by_number.items() if digits in number for contact in contacts}
        return sorted(found.values(), key=lambda contact: (contact_name(contact.name), contact.name, contact.numbers))

    def put(self, contact: Contact) -> None:
        """Add a contact, or put it in the place of the one with its id."""
        before = self._contacts.get(contact.id)
        self._contacts[contact.id] = contact
        for index in self._indexes:
            index.put(contact, before)

    def remove(self, contact: Contact) -> None:
        """Remove a contact."""
        del self._contacts[contact.id]
        for index in self._indexes:
            index.remove(contact)

    def merge(self, entry: Contact) -> Merged:
        """Take in an entry of another phone book; the contact of that name with one of its numbers gets what is new, and loses nothing."""
        if len(entry.numbers) > MAX_NUMBERS:
            return Merged.REFUSED
        keys = (_name_with_number(entry.name, number) for number in entry.numbers)
        twin = next((twin for key in keys for twin in self._by_name_and_number[key]), None)
        if twin is None:
            if self.is_full:
                return Merged.REFUSED
            self.put(entry)
            return Merged.ADDED
        merged = replace(twin, numbers=unique_numbers((*twin.numbers, *entry.numbers)), vip=twin.vip or entry.vip)
        if merged == twin:
            return Merged.UNCHANGED
        if len(merged.numbers) > MAX_NUMBERS:
            return Merged.REFUSED
        self.put(merged)
        return Merged.UPDATED


class _Index:
    """Contacts by keys that they have; those of one key stand in the order in which they got it."""

    def __init__(self, keys_of: Callable[[Contact], set[str]]) -> None:
        """Know which keys a contact has."""
        self._keys_of = keys_of
        self._contacts: dict[str, tuple[Contact, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Contact, ...]:
        """Return the contacts that have a key."""
        return self._contacts.get(key, ())

    def items(self) -> ItemsView[str, tuple[Contact, ...]]:
        """Return all keys with their contacts."""
        return self._contacts.items()

    def put(self, contact: Contact, before: Contact | None) -> None:
        """Take in a contact, or what has become of it."""
        keys = self._keys_of(contact)
        keys_before = self._keys_of(before) if before else set()
        for key in keys_before - keys:
            self._drop(key, contact)
        for key in keys_before & keys:
            self._contacts[key] = tuple(contact if other.id == contact.id else other for other in self[key])
        for key in keys - keys_before:
            self._contacts[key] = (*self[key], contact)

    def remove(self, contact: Contact) -> None:
        """Forget a contact."""
        for key in self._keys_of(contact):
            self._drop(key, contact)

    def _drop(self, key: str, contact: Contact) -> None:
        """Forget that a contact has a key."""
        left = tuple(other for other in self[key] if other.id != contact.id)
        if left:
            self._contacts[key] = left
        else:
            del self._contacts[key]


def _names(contact: Contact) -> set[str]:
    """Return the name of a contact as it is compared."""
    return {contact_name(contact.name)}


def _numbers(contact: Contact) -> set[str]:
    """Return the numbers of a contact as they are compared."""
    return {contact_number(number) for number in contact.numbers}


def _tails(contact: Contact) -> set[str]:
    """Return the last digits of a contact's numbers."""
    return {tail for number in _numbers(contact) if (tail := number_tail(number))}


def _name_with_number(name: str, number: str) -> str:
    """Return a name together with a number, which is equal to another if their last digits are."""
    plain = contact_number(number)
    return f"{contact_name(name)}\t{number_tail(plain) or plain}"


def _names_with_numbers(contact: Contact) -> set[str]:
    """Return the name of a contact together with each of its numbers."""
    return {_name_with_number(contact.name, number) for number in contact.numbers}
