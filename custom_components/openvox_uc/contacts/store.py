"""The contacts: one phone book for all PBXs, kept on the disk."""

import asyncio
from collections.abc import Iterable
from itertools import batched
from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN
from ..repairs import async_raise_contacts_set_aside
from ..set_aside import async_set_aside
from ..stored_file import UNREADABLE, StoredFile
from .contact import Contact
from .phone_book import ContactBook, Merged

# Sent whenever a contact was added, changed or removed, after an import once.
SIGNAL_CONTACTS_CHANGED: SignalType[()] = SignalType(f"{DOMAIN}_contacts_changed")

_STORAGE_KEY = f"{DOMAIN}.contacts"
# With another structure comes another version, and Store then asks for the way from the old one.
_STORAGE_VERSION = 1
_SAVE_SECONDS = 10
_MERGED_AT_ONCE = 50


class Contacts:
    """The phone book, which is saved and told of when it changes."""

    def __init__(self, hass: HomeAssistant, store: StoredFile, book: ContactBook) -> None:
        """Take up the phone book as it was left."""
        self.book = book
        self._hass = hass
        self._store = store

    def __len__(self) -> int:
        """Return how many contacts there are."""
        return len(self.book)

    def find(self, number: str, prefix: str = "") -> Contact | None:
        """Return whose number this is: exactly, or else by its last 8 digits, if they are those of one contact alone.

        A prefix that is dialed before outside numbers may stand before it or not.
        """
        without = self.book.find(number.removeprefix(prefix)) if prefix and number.startswith(prefix) else None
        return without or self.book.find(number)

    @callback
    def async_put(self, contact: Contact) -> None:
        """Add a contact, or put it in the place of the one with its id."""
        self.book.put(contact)
        self._async_changed()

    @callback
    def async_remove(self, contact: Contact) -> None:
        """Remove a contact."""
        self.book.remove(contact)
        self._async_changed()

    async def async_merge(self, entries: Iterable[Contact]) -> list[Merged]:
        """Merge entries of another phone book, and return what became of each; nothing else has to wait for it."""
        merged: list[Merged] = []
        try:
            for some in batched(entries, _MERGED_AT_ONCE, strict=False):
                merged += map(self.book.merge, some)
                await asyncio.sleep(0)
        finally:
            self._async_changed()
        return merged

    @callback
    def _async_changed(self) -> None:
        """Save the phone book soon, and tell that it has changed."""
        self._store.async_delay_save(self._stored, _SAVE_SECONDS)
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)

    def _stored(self) -> dict[str, Any]:
        """Return what is saved; runs in the executor."""
        return {
            "contacts": [{"id": contact.id, "name": contact.name, "numbers": contact.numbers, "vip": contact.vip} for contact in self.book]
        }


async def _async_read(hass: HomeAssistant, store: StoredFile) -> ContactBook:
    """Return the phone book that was saved; a file of anything else is set aside."""
    try:
        stored = await store.async_load()
        return ContactBook() if stored is None else await hass.async_add_executor_job(_read, stored)
    except UNREADABLE:
        async_raise_contacts_set_aside(hass, await async_set_aside(hass, store.path))
        return ContactBook()


def _read(stored: dict[str, Any]) -> ContactBook:
    """Return the phone book that was saved; raises ValueError or the like if it is none."""
    contacts = [_read_contact(contact) for contact in stored["contacts"]]
    book = ContactBook(contacts)
    if len(book) < len(contacts):
        raise ValueError("two contacts have the same id")
    return book


def _read_contact(stored: object) -> Contact:
    """Return a contact that was saved."""
    match stored:
        case {"id": str(id_), "name": str(name), "numbers": [*numbers], "vip": bool(vip)} if all(isinstance(part, str) for part in numbers):
            return Contact(name, tuple(numbers), vip, id_)
    raise ValueError("this is no contact")


_CONTACTS: HassKey[Contacts] = HassKey(_STORAGE_KEY)


@singleton(_CONTACTS, async_=True)
async def async_load_contacts(hass: HomeAssistant) -> Contacts:
    """Load the contacts, unless that was done already."""
    store = StoredFile(hass, _STORAGE_VERSION, _STORAGE_KEY)
    return Contacts(hass, store, await _async_read(hass, store))


@callback
def async_get_contacts(hass: HomeAssistant) -> Contacts:
    """Return the contacts, which are loaded when the integration is set up."""
    return hass.data[_CONTACTS]
