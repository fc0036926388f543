"""Stores the contacts: one phone book for all PBXs, next to those of address books."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, NamedTuple

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.signal_type import SignalType

from ..base.batches import in_turns
from ..base.phone_numbers import searched_digits
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

# Sent once for each change or import of contacts, and when the country has changed.
SIGNAL_CONTACTS_CHANGED: SignalType[()] = SignalType(f"{DOMAIN}_contacts_changed")

_SAVE_SECONDS = 10
_STORAGE_KEY = f"{DOMAIN}.contacts"
_CONTACTS: HassKey[Contacts] = HassKey(_STORAGE_KEY)


class Source(NamedTuple):
    # The title of the address book; None for stored contacts.
    title: str | None
    book: ContactBook


class FoundContact(NamedTuple):
    contact: Contact
    source: str | None


class Contacts:
    """The contacts of all sources.

    Stored contacts take precedence over those of address books, and older address books
    over newer ones.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        self.book = ContactBook()
        # The address books by subentry id, oldest first.
        self.sources: Mapping[str, Source] = {}
        self._hass = hass
        self._store = SafeStore(hass, _STORAGE_KEY)
        # Stored contacts that this version cannot read are kept in the file.
        self._unreadable: list[object] = []

    async def async_load(self) -> None:
        stored = await self._store.async_load_parsed(_parse)
        contacts, self._unreadable = stored or ([], [])
        if self._unreadable:
            LOGGER.warning(
                "%s contacts in %s could not be read; they stay there, and are left "
                "out",
                len(self._unreadable),
                self._store.path,
            )
        self.book = await self.async_build(contacts)
        # Never removed: the contacts serve all PBXs until Home Assistant stops.
        self._hass.bus.async_listen(
            EVENT_CORE_CONFIG_UPDATE, self._async_config_updated
        )

    def find(self, number: str, prefix: str = "") -> Contact | None:
        """Return the contact with a number, which may have an outside prefix."""
        for spelling in dict.fromkeys((number.removeprefix(prefix), number)):
            for source in self._all:
                if contact := source.book.find(spelling):
                    return contact
        return None

    def search(self, text: str) -> list[FoundContact]:
        """Search all phone books, sorted by name.

        May run in another thread.
        """
        found = [
            FoundContact(contact, source.title)
            for source in self._all
            for contact in source.book.search(text)
        ]
        return sorted(found, key=lambda result: by_name(result.contact))

    @property
    def _all(self) -> list[Source]:
        return [Source(None, self.book), *self.sources.values()]

    async def async_number_patterns(self, text: str) -> frozenset[str] | None:
        """Return patterns of the numbers that a search text means.

        Digits mean numbers with them, other text those of the contacts found, if any.
        None, for an empty text, means all numbers.
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
        # In a pattern, a star would match any digits.
        patterns = [number for number in numbers if "*" not in number]
        return frozenset(patterns[:MAX_NUMBERS])

    async def async_build(self, contacts: Iterable[Contact]) -> ContactBook:
        """Return contacts as a phone book for the current country."""
        known = list(contacts)
        while True:
            country = self._hass.config.country
            book = await self._hass.async_add_executor_job(ContactBook, known, country)
            # If the country has changed meanwhile, build it again: nothing else does so
            # with a book that is not in use yet.
            if country == self._hass.config.country:
                return book

    @callback
    def async_set_source(self, source_id: str, source: Source | None) -> None:
        sources = dict(self.sources)
        if source:
            sources[source_id] = source
        else:
            sources.pop(source_id, None)
        self.sources = dict(sorted(sources.items()))
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
        try:
            # Another country may replace the phone book in the meantime.
            return [self.book.merge(entry) async for entry in in_turns(entries)]
        finally:
            self._async_changed()

    def _async_changed(self) -> None:
        self._store.async_delay_save(self._serialize, _SAVE_SECONDS)
        async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)

    def _serialize(self) -> dict[str, Any]:
        """Return the data to save; in an executor, so from a snapshot of the book."""
        return {"contacts": [*map(asdict, self.book), *self._unreadable]}

    async def _async_config_updated(self, _event: Event) -> None:
        """Rebuild the phone books if the country has changed.

        Repeat if contacts change in the meantime.
        """
        while self.book.country != self._hass.config.country:
            contacts, sources = list(self.book), self.sources
            book = await self.async_build(contacts)
            rebuilt = {
                source_id: Source(title, await self.async_build(known))
                for source_id, (title, known) in sources.items()
            }
            if contacts == list(self.book) and sources is self.sources:
                self.book, self.sources = book, rebuilt
                async_dispatcher_send(self._hass, SIGNAL_CONTACTS_CHANGED)


def _parse(stored: dict[str, Any]) -> tuple[list[Contact], list[object]]:
    """Return the stored contacts, and the raw data of those that are left out.

    These cannot be read or repeat an id.
    Raises LookupError or ValueError.
    """
    if not isinstance(stored["contacts"], list):
        raise ValueError("contacts is not a list")  # noqa: TRY004 - this is about the content of a file
    contacts: dict[str, Contact] = {}
    unreadable: list[object] = []
    for stored_contact in stored["contacts"]:
        try:
            contact = parse_contact(stored_contact)
        except ValueError:
            unreadable.append(stored_contact)
            continue
        if contact.id in contacts:
            unreadable.append(stored_contact)
        else:
            contacts[contact.id] = contact
    return list(contacts.values()), unreadable


@singleton(_CONTACTS, async_=True)
async def async_load_contacts(hass: HomeAssistant) -> Contacts:
    contacts = Contacts(hass)
    await contacts.async_load()
    return contacts


@callback
def async_get_contacts(hass: HomeAssistant) -> Contacts:
    return hass.data[_CONTACTS]
