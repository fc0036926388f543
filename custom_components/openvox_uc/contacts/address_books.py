"""Keeps CardDAV address books up to date.

Each one is a subentry of a PBX, and serves all PBXs.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigSubentry,
)
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import (
    async_dispatcher_connect,
    async_dispatcher_send,
)
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.singleton import singleton
from homeassistant.util.dt import parse_datetime, utcnow
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.signal_type import SignalType
from yarl import URL

from ..base.issues import Issue, async_create_issue, async_delete_issue
from ..base.storage import SafeStore
from ..const import DOMAIN, LOGGER, SUBENTRY_ADDRESS_BOOK
from .carddav import Card, FetchedBook, async_fetch
from .dav import AddressBookAuthError, AddressBookError, open_client
from .phone_book import parse_contact
from .store import Contacts, Source, async_load_contacts

# Sent with the subentry id when an address book was added, renamed, or fetched, or a
# fetch failed.
SIGNAL_ADDRESS_BOOK_CHANGED: SignalType[str] = SignalType(
    f"{DOMAIN}_address_book_changed"
)

_INTERVAL = timedelta(hours=1)
_STALE_AFTER = timedelta(days=1)
_FETCH_SECONDS = 1800
_SAVE_SECONDS = 10
_STORAGE_KEY = f"{DOMAIN}.address_books"
_ADDRESS_BOOKS: HassKey[AddressBooks] = HassKey(_STORAGE_KEY)


# The settings contain a password, so no repr.
@dataclass(slots=True, repr=False)
class AddressBook:
    subentry_id: str = ""
    fetched: FetchedBook = field(default_factory=FetchedBook)
    fetched_at: datetime | None = None
    failing_since: datetime | None = None
    # For a new or stored address book, the first comparison with its subentry sets
    # these.
    entry_id: str = ""
    title: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    error: AddressBookError | None = None
    fetching: asyncio.Task[None] | None = None

    @property
    def contact_count(self) -> int:
        return len(self.fetched.contacts)

    @property
    def without_number(self) -> int:
        return len(self.fetched.cards) - self.contact_count


class AddressBooks:
    def __init__(self, hass: HomeAssistant, contacts: Contacts) -> None:
        self.books: dict[str, AddressBook] = {}
        self._hass = hass
        self._store = SafeStore(hass, _STORAGE_KEY)
        self._contacts = contacts

    async def async_start(self) -> None:
        stored = await self._store.async_load_parsed(_parse) or {}
        for subentry_id in self._wanted():
            if book := stored.get(subentry_id):
                self.books[subentry_id] = book
                await self._async_show(book)
        # Both end with Home Assistant.
        async_dispatcher_connect(
            self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed
        )
        async_track_time_interval(
            self._hass,
            self._async_fetch_all,
            _INTERVAL,
            name="address books",
            cancel_on_shutdown=True,
        )
        self._async_compare()

    @callback
    def async_fetch(self, subentry_id: str) -> None:
        """Fetch an address book now, unless it was removed.

        This replaces a fetch in progress.
        """
        if book := self.books.get(subentry_id):
            if book.fetching:
                book.fetching.cancel()
            book.fetching = self._hass.async_create_background_task(
                self._async_fetch(book), f"address book {subentry_id}"
            )

    def _wanted(self) -> dict[str, tuple[ConfigEntry, ConfigSubentry]]:
        entries = self._hass.config_entries.async_entries(
            DOMAIN, include_ignore=False, include_disabled=False
        )
        return {
            subentry.subentry_id: (entry, subentry)
            for entry in entries
            for subentry in entry.get_subentries_of_type(SUBENTRY_ADDRESS_BOOK)
        }

    @callback
    def _async_entry_changed(
        self, _change: ConfigEntryChange, entry: ConfigEntry
    ) -> None:
        if entry.domain == DOMAIN:
            self._async_compare()

    def _async_compare(self) -> None:
        wanted = self._wanted()
        for subentry_id in self.books.keys() - wanted.keys():
            book = self.books.pop(subentry_id)
            if book.fetching:
                book.fetching.cancel()
            async_delete_issue(
                self._hass,
                Issue.ADDRESS_BOOK_AUTH_FAILED,
                Issue.ADDRESS_BOOK_STALE,
                of=subentry_id,
            )
            self._contacts.async_set_source(subentry_id, None)
            self._store.async_delay_save(self._serialize, _SAVE_SECONDS)
        for subentry_id, (entry, subentry) in wanted.items():
            book = self.books.setdefault(subentry_id, AddressBook(subentry_id))
            book.entry_id = entry.entry_id
            if book.title != subentry.title:
                book.title = subentry.title
                if source := self._contacts.sources.get(subentry_id):
                    self._contacts.async_set_source(
                        subentry_id, source._replace(title=book.title)
                    )
                async_dispatcher_send(
                    self._hass, SIGNAL_ADDRESS_BOOK_CHANGED, subentry_id
                )
            if book.settings != subentry.data:
                book.settings = subentry.data
                self.async_fetch(subentry_id)

    @callback
    def _async_fetch_all(self, _now: datetime) -> None:
        """Fetch all address books, except those that refused their password.

        Each attempt could lock the user out.
        """
        for subentry_id, book in self.books.items():
            if not isinstance(book.error, AddressBookAuthError):
                self.async_fetch(subentry_id)

    async def _async_fetch(self, book: AddressBook) -> None:
        try:
            async with open_client(self._hass, book.settings, _FETCH_SECONDS) as client:
                fetched = await async_fetch(
                    self._hass, client, URL(book.settings[CONF_URL]), book.fetched
                )
            await self._async_succeeded(book, fetched)
        except AddressBookError as error:
            self._async_failed(book, error)
        except Exception:  # noqa: BLE001 - what a stranger's server sends must not end this silently
            LOGGER.exception("The address book %s cannot be read", book.title)
            self._async_failed(book, AddressBookError("address_book_not_understood"))
        async_dispatcher_send(self._hass, SIGNAL_ADDRESS_BOOK_CHANGED, book.subentry_id)

    async def _async_succeeded(self, book: AddressBook, fetched: FetchedBook) -> None:
        if book.error:
            LOGGER.info("The address book %s can be fetched again", book.title)
        book.error = None
        async_delete_issue(
            self._hass,
            Issue.ADDRESS_BOOK_AUTH_FAILED,
            Issue.ADDRESS_BOOK_STALE,
            of=book.subentry_id,
        )
        has_changed = fetched is not book.fetched
        # A restart fetches everything anyway, so do not write the time alone.
        if has_changed or book.failing_since:
            self._store.async_delay_save(self._serialize, _SAVE_SECONDS)
        book.fetched, book.fetched_at, book.failing_since = fetched, utcnow(), None
        if has_changed:
            await self._async_show(book)

    async def _async_show(self, book: AddressBook) -> None:
        contacts = await self._contacts.async_build(book.fetched.contacts)
        self._contacts.async_set_source(book.subentry_id, Source(book.title, contacts))

    def _async_failed(self, book: AddressBook, error: AddressBookError) -> None:
        now = utcnow()
        if book.error is None:
            # The text may name the server, which only the form may show.
            LOGGER.warning(
                "The address book %s cannot be fetched: %s", book.title, error.key
            )
        book.error = error
        if book.failing_since is None:
            book.failing_since = now
            self._store.async_delay_save(self._serialize, _SAVE_SECONDS)
        if isinstance(error, AddressBookAuthError):
            async_create_issue(
                self._hass,
                Issue.ADDRESS_BOOK_AUTH_FAILED,
                book.subentry_id,
                name=book.title,
            )
        elif now - book.failing_since >= _STALE_AFTER:
            async_create_issue(
                self._hass, Issue.ADDRESS_BOOK_STALE, book.subentry_id, name=book.title
            )

    def _serialize(self) -> dict[str, Any]:
        """Return the data to save; runs in an executor."""
        return {
            subentry_id: {
                **asdict(book.fetched),
                "fetched_at": book.fetched_at,
                "failing_since": book.failing_since,
            }
            for subentry_id, book in list(self.books.items())
        }


def _parse(data: dict[str, Any]) -> dict[str, AddressBook]:
    books: dict[str, AddressBook] = {}
    for subentry_id, stored in data.items():
        cards = {
            path: Card(etag, contact and parse_contact(contact))
            for path, (etag, contact) in stored["cards"].items()
        }
        books[subentry_id] = AddressBook(
            subentry_id,
            fetched=FetchedBook(stored["url"], cards),
            fetched_at=parse_datetime(stored["fetched_at"] or ""),
            failing_since=parse_datetime(stored["failing_since"] or ""),
        )
    return books


@singleton(_ADDRESS_BOOKS, async_=True)
async def async_load_address_books(hass: HomeAssistant) -> AddressBooks:
    books = AddressBooks(hass, await async_load_contacts(hass))
    await books.async_start()
    return books


@callback
def async_get_address_books(hass: HomeAssistant) -> AddressBooks:
    return hass.data[_ADDRESS_BOOKS]
