"""The contacts: one persisted phone book for all PBXs."""

import asyncio
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from itertools import batched
from typing import Any

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN
from ..storage import SafeStore
from .phone_book import Contact, ContactBook, MergeResult

# Sent when contacts were added, changed or removed, after an import once, and when numbers are compared as those of another country.
SIGNAL_CONTACTS_CHANGED: SignalType[()] = SignalType(f"{DOMAIN}_contacts_changed")

_SAVE_SECONDS = 10
# A contact may have 100 numbers, at 20 µs each.
_MERGE_BATCH = 10
_STORAGE_KEY = f"{DOMAIN}.contacts"
_CONTACTS: HassKey[Contacts] = HassKey(_STORAGE_KEY)


class Contacts:
    """The phone book, which is saved and signaled when it changes, and follows the country of Home Assistant."""

    def __init__(self, hass: HomeAssistant, store: SafeStore, book: ContactBook) -> None:
        """Take the phone book as it was saved."""
        self.book = book
        self._hass = hass
        self._store = store
        self._rebuild: asyncio.Task[None] | None = None
        # It ends with Home Assistant, as the contacts do.
        hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._async_config_updated)
        self._async_config_updated()

    def find(self, number: str, prefix: str = "") -> Contact | None:
        """Return the contact that a number belongs to, which may have a prefix for outside numbers before it."""
        without = self.book.find(number.removeprefix(prefix)) if prefix and number.startswith(prefix) else None
        return without or self.book.find(number)

    @callback
    def async_put(self, contact: Contact) -> None:
        """Add a contact, or replace the one with its id."""
        self.book.put(contact)
        self._async_changed()

    @callback
    def async_remove(self, contact: Contact) -> None:
        """Remove a contact."""
        self.book.remove(contact)
        self._async_changed()

    async def async_merge(self, entries: Iterable[Contact]) -> list[MergeResult]:
        """Merge entries of another phone book in batches, and return what happened to each."""
        merged: list[MergeResult] = []
        try:
            for batch in batched(entries, _MERGE_BATCH, strict=False):
                merged += map(self.book.merge, batch)
                await asyncio.sleep(0)
        finally:
            self._async_changed()
        return merged

    @callback
    def _async_changed(self) -> None:
        """Save the phone book soon, and signal that it has changed."""
        self._store.async_delay_save(self._serialize, _SAVE_SECONDS)
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)

    def _serialize(self) -> dict[str, Any]:
        """Return what is saved; runs in an executor."""
        return {"contacts": [asdict(contact) for contact in self.book]}

    @callback
    def _async_config_updated(self, _event: Event | None = None) -> None:
        """Rebuild the phone book for another country, unless that is going on already."""
        if self._hass.config.country != self.book.country and (self._rebuild is None or self._rebuild.done()):
            self._rebuild = self._hass.async_create_task(self._async_rebuild(), "OpenVox UC contacts of another country")

    async def _async_rebuild(self) -> None:
        """Build the phone book for the present country in an executor, again if contacts or the country change meanwhile."""
        while (country := self._hass.config.country) != self.book.country:
            contacts = list(self.book)
            book = await self._hass.async_add_executor_job(ContactBook, contacts, country)
            if contacts == list(self.book):
                self.book = book
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)


def _parse(stored: dict[str, Any], country: str | None) -> ContactBook:
    """Return the phone book that was saved; raise ValueError or the like if it is none."""
    book = ContactBook(country=country)
    for contact in stored["contacts"]:
        match contact:
            case {"id": str(id_), "name": str(name), "numbers": [*numbers], "vip": bool(vip)} if all(isinstance(n, str) for n in numbers):
                book.put(Contact(name, tuple(numbers), vip, id_))
            case _:
                raise ValueError("this is no contact")
    if len(book) < len(stored["contacts"]):
        raise ValueError("two contacts have the same id")
    return book


@singleton(_CONTACTS, async_=True)
async def async_load_contacts(hass: HomeAssistant) -> Contacts:
    """Load the contacts, unless that was done already."""
    store = SafeStore(hass, _STORAGE_KEY)
    country = hass.config.country
    book = await store.async_load_parsed(partial(_parse, country=country))
    return Contacts(hass, store, ContactBook(country=country) if book is None else book)


@callback
def async_get_contacts(hass: HomeAssistant) -> Contacts:
    """Return the contacts, which are loaded when the integration is set up."""
    return hass.data[_CONTACTS]
