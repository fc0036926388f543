"""The contacts: one persisted phone book for all PBXs, and beside it those of address books elsewhere."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any, NamedTuple

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.signal_type import SignalType

from ..base.batches import async_map
from ..base.storage import SafeStore
from ..const import DOMAIN
from .phone_book import Contact, ContactBook, MergeResult, by_name, parse_contact

# Sent when contacts were added, changed or removed, after an import once, and when numbers are compared as those of another country.
SIGNAL_CONTACTS_CHANGED: SignalType[()] = SignalType(f"{DOMAIN}_contacts_changed")

_SAVE_SECONDS = 10
_STORAGE_KEY = f"{DOMAIN}.contacts"
_CONTACTS: HassKey[Contacts] = HassKey(_STORAGE_KEY)


class Source(NamedTuple):
    """The contacts of an address book elsewhere, which are changed only there."""

    title: str
    book: ContactBook


class FoundContact(NamedTuple):
    """A contact, with the title of the address book that it comes from, or None for one of our own."""

    contact: Contact
    source: str | None


class Contacts:
    """The phone book, which is saved and signaled when it changes, and follows the country of Home Assistant.

    A number belongs to our own contact before one of a source, and to that of an older source before that of a younger one.
    """

    def __init__(self, hass: HomeAssistant, store: SafeStore, book: ContactBook) -> None:
        self.book = book
        # By the id of a subentry, in the order in which these were made, which is that of their ids.
        self.sources: Mapping[str, Source] = {}
        self._hass = hass
        self._store = store
        self._rebuild: asyncio.Task[None] | None = None
        # It ends with Home Assistant, as the contacts do.
        hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._async_config_updated)
        self._async_config_updated()

    def find(self, number: str, prefix: str = "") -> Contact | None:
        """Return the contact that a number belongs to, which may have a prefix for outside numbers before it."""
        books = (self.book, *(source.book for source in self.sources.values()))
        found = (book.find(spelling) for spelling in dict.fromkeys((number.removeprefix(prefix), number)) for book in books)
        return next(filter(None, found), None)

    def search(self, text: str) -> list[FoundContact]:
        """Return the contacts with a text in their name, or with its digits in a number, by name; may run in another thread."""
        found = [FoundContact(contact, None) for contact in self.book.search(text)]
        for source in self.sources.values():
            found += [FoundContact(contact, source.title) for contact in source.book.search(text)]
        return sorted(found, key=lambda each: by_name(each.contact))

    def source_of(self, name: str | None, number: str | None = None) -> FoundContact | None:
        found = (FoundContact(contact, source.title) for source in self.sources.values() for contact in source.book.matching(name, number))
        return next(found, None)

    async def async_build(self, contacts: Iterable[Contact]) -> ContactBook:
        """Return the contacts of a source as a phone book for the country, which may change meanwhile."""
        book = None
        while book is None or book.country != self.book.country:
            book = await self._hass.async_add_executor_job(ContactBook, contacts, self.book.country)
        return book

    @callback
    def async_set_source(self, source_id: str, source: Source | None) -> None:
        """Add a source, replace the one with its id, or remove that."""
        others = {key: other for key, other in self.sources.items() if key != source_id}
        self.sources = dict(sorted({**others, source_id: source}.items())) if source else others
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)

    @callback
    def async_put(self, contact: Contact) -> None:
        self.book.put(contact)
        self._async_changed()

    @callback
    def async_remove(self, contact: Contact) -> None:
        self.book.remove(contact)
        self._async_changed()

    async def async_merge(self, entries: Iterable[Contact]) -> list[MergeResult]:
        def merge(entry: Contact) -> MergeResult:
            # That of another country may have taken its place meanwhile.
            return self.book.merge(entry)

        try:
            return await async_map(merge, entries)
        finally:
            self._async_changed()

    @callback
    def _async_changed(self) -> None:
        self._store.async_delay_save(self._serialize, _SAVE_SECONDS)
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)

    def _serialize(self) -> dict[str, Any]:
        """Return what is saved; runs in an executor."""
        return {"contacts": [asdict(contact) for contact in self.book]}

    @callback
    def _async_config_updated(self, _event: Event | None = None) -> None:
        if self._hass.config.country != self.book.country and (self._rebuild is None or self._rebuild.done()):
            self._rebuild = self._hass.async_create_task(self._async_rebuild(), "OpenVox UC contacts of another country")

    async def _async_rebuild(self) -> None:
        """Build the phone book for the present country in an executor, again if contacts or the country change meanwhile."""
        while (country := self._hass.config.country) != self.book.country:
            contacts, sources = list(self.book), self.sources
            book = await self._hass.async_add_executor_job(ContactBook, contacts, country)
            rebuilt = {
                key: source._replace(book=await self._hass.async_add_executor_job(ContactBook, source.book, country))
                for key, source in sources.items()
            }
            if contacts == list(self.book) and sources is self.sources:
                self.book, self.sources = book, rebuilt
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)


def _parse(stored: dict[str, Any], country: str | None) -> ContactBook:
    book = ContactBook(map(parse_contact, stored["contacts"]), country)
    if len(book) < len(stored["contacts"]):
        raise ValueError("two contacts have the same id")
    return book


@singleton(_CONTACTS, async_=True)
async def async_load_contacts(hass: HomeAssistant) -> Contacts:
    store = SafeStore(hass, _STORAGE_KEY)
    country = hass.config.country
    book = await store.async_load_parsed(partial(_parse, country=country))
    return Contacts(hass, store, ContactBook(country=country) if book is None else book)


@callback
def async_get_contacts(hass: HomeAssistant) -> Contacts:
    return hass.data[_CONTACTS]
