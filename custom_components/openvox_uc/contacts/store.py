"""The contacts.

One stored phone book for all PBXs, and those of address books elsewhere.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
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
from ..base.phone_numbers import is_number_pattern, searched_digits
from ..base.storage import SafeStore
from ..const import DOMAIN, LOGGER
from .phone_book import (
    MAX_NUMBERS,
    Contact,
    ContactBook,
    MergeResult,
    by_name,
    called_number,
    parse_contact,
)

# Sent when contacts have changed, once for an import, and when the country has.
SIGNAL_CONTACTS_CHANGED: SignalType[()] = SignalType(f"{DOMAIN}_contacts_changed")

_SAVE_SECONDS = 10
_STORAGE_KEY = f"{DOMAIN}.contacts"
# A field that is added needs no other version: a contact that is stored without it has
# its default.
_STORAGE_VERSION = 1
_STORAGE_MINOR_VERSION = 1
_CONTACTS: HassKey[Contacts] = HassKey(_STORAGE_KEY)


class Source(NamedTuple):
    title: str
    book: ContactBook


class FoundContact(NamedTuple):
    contact: Contact
    # The title of the address book, None for our own.
    source: str | None


class Contacts:
    """The contacts.

    Our own take precedence over those of sources, and older sources over newer ones.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        store: SafeStore,
        book: ContactBook,
        unreadable: Sequence[object] = (),
    ) -> None:
        self.book = book
        # The stored contacts that this version cannot read stay in the file.
        self._unreadable = unreadable
        # The sources by the ids of their subentries, the oldest first.
        self.sources: Mapping[str, Source] = {}
        self._hass = hass
        self._store = store
        self._rebuild: asyncio.Task[None] | None = None
        # It ends with Home Assistant.
        hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._async_config_updated)
        self._async_config_updated()

    def find(self, number: str, prefix: str = "") -> Contact | None:
        """Return the contact of a number.

        The number may have a prefix for external numbers.
        """
        books = [self.book, *(source.book for source in self.sources.values())]
        for spelling in dict.fromkeys((number.removeprefix(prefix), number)):
            for book in books:
                if contact := book.find(spelling):
                    return contact
        return None

    def search(self, text: str) -> list[FoundContact]:
        """Search as in a phone book, in the order of names.

        May run in another thread.
        """
        found = [FoundContact(contact, None) for contact in self.book.search(text)]
        for source in self.sources.values():
            found += [
                FoundContact(contact, source.title)
                for contact in source.book.search(text)
            ]
        return sorted(found, key=lambda result: by_name(result.contact))

    async def async_numbers(self, text: str) -> frozenset[str] | None:
        """Return patterns of the numbers that a text means.

        A part of one, or those of contacts; None for an empty text.
        """
        if digits := searched_digits(text):
            return frozenset({f"*{digits}*"})
        if not text:
            return None
        found = await self._hass.async_add_executor_job(self.search, text)
        numbers = [
            called_number(number)
            for contact, _ in found[:MAX_NUMBERS]
            for number in contact.numbers
        ]
        patterns = [
            number
            for number in numbers
            if "*" not in number and is_number_pattern(number)
        ]
        return frozenset(patterns[:MAX_NUMBERS])

    def source_of(
        self, name: str | None, number: str | None = None
    ) -> FoundContact | None:
        for source in self.sources.values():
            for contact in source.book.matching(name, number):
                return FoundContact(contact, source.title)
        return None

    async def async_build(self, contacts: Iterable[Contact]) -> ContactBook:
        """Return contacts as a phone book for the country."""
        return await self._hass.async_add_executor_job(
            ContactBook, contacts, self.book.country
        )

    @callback
    def async_set_source(self, source_id: str, source: Source | None) -> None:
        others = {key: other for key, other in self.sources.items() if key != source_id}
        self.sources = (
            dict(sorted({**others, source_id: source}.items())) if source else others
        )
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
            # That of another country may have replaced it in the meantime.
            return self.book.merge(entry)

        try:
            return await async_map(merge, entries)
        finally:
            self._async_changed()

    def _async_changed(self) -> None:
        self._store.async_delay_save(self._serialize, _SAVE_SECONDS)
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)

    def _serialize(self) -> dict[str, Any]:
        """Return the data to save; runs in an executor."""
        return {
            "contacts": [*(asdict(contact) for contact in self.book), *self._unreadable]
        }

    @callback
    def _async_config_updated(self, _event: Event | None = None) -> None:
        if self._hass.config.country != self.book.country and (
            self._rebuild is None or self._rebuild.done()
        ):
            self._rebuild = self._hass.async_create_task(
                self._async_rebuild(), "OpenVox UC contacts of another country"
            )

    async def _async_rebuild(self) -> None:
        """Build the phone books again for the present country.

        Build them once more if it changes in the meantime.
        """
        while (country := self._hass.config.country) != self.book.country:
            contacts, sources = list(self.book), self.sources
            book = await self._hass.async_add_executor_job(
                ContactBook, contacts, country
            )
            rebuilt = {
                key: source._replace(
                    book=await self._hass.async_add_executor_job(
                        ContactBook, source.book, country
                    )
                )
                for key, source in sources.items()
            }
            if contacts == list(self.book) and sources is self.sources:
                self.book, self.sources = book, rebuilt
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)


def _parse(
    stored: dict[str, Any], country: str | None
) -> tuple[ContactBook, list[object]]:
    """Return the stored contacts, and those that cannot be read as they are stored.

    Raises LookupError or ValueError.
    """
    if not isinstance(stored["contacts"], list):
        raise ValueError("the contacts are no list")  # noqa: TRY004 - this is about the content of a file
    book, unreadable = ContactBook(country=country), []
    for stored_contact in stored["contacts"]:
        try:
            contact = parse_contact(stored_contact)
        except ValueError:
            unreadable.append(stored_contact)
            continue
        if contact.id in book:
            unreadable.append(stored_contact)
        else:
            book.put(contact)
    return book, unreadable


@singleton(_CONTACTS, async_=True)
async def async_load_contacts(hass: HomeAssistant) -> Contacts:
    store = SafeStore(hass, _STORAGE_KEY, _STORAGE_VERSION, _STORAGE_MINOR_VERSION)
    country = hass.config.country
    parsed = await store.async_load_parsed(partial(_parse, country=country))
    book, unreadable = parsed or (ContactBook(country=country), [])
    if unreadable:
        LOGGER.warning(
            "%s contacts in %s could not be read; they stay there, and are left out",
            len(unreadable),
            store.path,
        )
    return Contacts(hass, store, book, unreadable)


@callback
def async_get_contacts(hass: HomeAssistant) -> Contacts:
    return hass.data[_CONTACTS]
