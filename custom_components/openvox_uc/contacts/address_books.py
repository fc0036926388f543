"""Keeps CardDAV address books up to date.

Each one is a subentry of a PBX, and serves all PBXs.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, NamedTuple, override

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigSubentry
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryAuthFailed
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.singleton import singleton
from homeassistant.helpers.update_coordinator import UpdateFailed
from homeassistant.util.dt import parse_datetime, utcnow
from homeassistant.util.hass_dict import HassKey
from yarl import URL

from ..base.issues import Issue, async_create_issue, async_delete_issue
from ..base.polls import PollingCoordinator
from ..base.storage import SafeStore
from ..const import DOMAIN, LOGGER, SUBENTRY_ADDRESS_BOOK
from .carddav import Card, FetchedBook, async_fetch
from .dav import AddressBookAuthError, AddressBookError, open_client
from .phone_book import DETAILS, parse_contact
from .store import Contacts, Source, async_load_contacts

_INTERVAL = timedelta(hours=1)
_STALE_AFTER = timedelta(days=1)
_FETCH_SECONDS = 1800
_SAVE_SECONDS = 10
_STORAGE_KEY = f"{DOMAIN}.address_books"
_ADDRESS_BOOKS: HassKey[AddressBooks] = HassKey(_STORAGE_KEY)


class StoredBook(NamedTuple):
    fetched: FetchedBook
    fetched_at: datetime | None
    failing_since: datetime | None


class AddressBook(PollingCoordinator[FetchedBook]):
    """Fetches an address book every hour, and adds its contacts to those of all PBXs.

    A refused password is tried again only after a change or a restart, because each
    attempt could lock the user out.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        subentry_id: str,
        contacts: Contacts,
        save: Callable[[], None],
    ) -> None:
        super().__init__(
            hass,
            LOGGER,
            # Other PBXs need the contacts, too, even if this one is not set up.
            config_entry=None,
            # The first comparison with the subentry sets the name and the settings, and
            # therefore fetches the address book.
            name="",
            update_interval=_INTERVAL,
        )
        self.subentry_id = subentry_id
        self.settings: Mapping[str, Any] = {}
        self.data = FetchedBook()
        self.fetched_at: datetime | None = None
        self.failing_since: datetime | None = None
        self._contacts = contacts
        self._save = save
        self._is_removed = False
        # Without a listener, it would not be fetched, and its sensors listen only while
        # its PBX is set up.
        self._stop = self.async_add_listener(lambda: None)

    @property
    def error(self) -> AddressBookError | None:
        """Return why the last fetch failed."""
        if self.last_update_success or self.last_exception is None:
            return None
        cause = self.last_exception.__cause__
        if isinstance(cause, AddressBookError):
            return cause
        return AddressBookError("address_book_not_understood")

    async def async_restore(self, stored: StoredBook) -> None:
        self.data, self.fetched_at, self.failing_since = stored
        await self._async_show(self.data)

    @callback
    def async_compare(self, subentry: ConfigSubentry) -> None:
        """Follow changes of the subentry."""
        if self.name != subentry.title:
            self.name = subentry.title
            if source := self._contacts.sources.get(self.subentry_id):
                self._contacts.async_set_source(
                    self.subentry_id, source._replace(title=self.name)
                )
        if self.settings != subentry.data:
            self.settings = subentry.data
            self.async_fetch()

    @callback
    def async_fetch(self) -> None:
        self.hass.async_create_background_task(
            self.async_refresh(), f"address book {self.subentry_id}"
        )

    @callback
    def async_remove(self) -> None:
        """Forget the contacts; a fetch in progress changes nothing anymore."""
        self._is_removed = True
        self._stop()
        self._async_delete_issues()
        self._contacts.async_set_source(self.subentry_id, None)

    @override
    async def _async_update_data(self) -> FetchedBook:
        try:
            async with open_client(self.hass, self.settings, _FETCH_SECONDS) as client:
                fetched = await async_fetch(
                    client, URL(self.settings[CONF_URL]), self.data
                )
        except AddressBookAuthError as error:
            # After this error, core schedules no further fetch.
            raise ConfigEntryAuthFailed(error.key) from error
        except AddressBookError as error:
            # The text of an error may name the server, which only the form may show.
            raise UpdateFailed(error.key) from error
        self.fetched_at = utcnow()
        # The next run fetches each book anyway, so do not save for the time alone.
        if fetched != self.data:
            await self._async_show(fetched)
            self._save()
        return fetched

    async def _async_show(self, fetched: FetchedBook) -> None:
        book = await self._contacts.async_build(fetched.contacts)
        if not self._is_removed:
            self._contacts.async_set_source(self.subentry_id, Source(self.name, book))

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        if self._is_removed:
            return
        if self.last_update_success:
            self._async_delete_issues()
            if self.failing_since:
                self.failing_since = None
                self._save()
            return
        if self.failing_since is None:
            self.failing_since = utcnow()
            self._save()
        if isinstance(self.error, AddressBookAuthError):
            issue = Issue.ADDRESS_BOOK_AUTH_FAILED
        elif utcnow() - self.failing_since >= _STALE_AFTER:
            issue = Issue.ADDRESS_BOOK_STALE
        else:
            return
        async_create_issue(self.hass, issue, self.subentry_id, name=self.name)

    def _async_delete_issues(self) -> None:
        async_delete_issue(
            self.hass,
            Issue.ADDRESS_BOOK_AUTH_FAILED,
            Issue.ADDRESS_BOOK_STALE,
            of=self.subentry_id,
        )


class AddressBooks:
    """The address books of all PBXs that are not disabled, by subentry id."""

    def __init__(self, hass: HomeAssistant, contacts: Contacts) -> None:
        self.books: dict[str, AddressBook] = {}
        self._hass = hass
        self._store = SafeStore(hass, _STORAGE_KEY)
        self._contacts = contacts

    async def async_start(self) -> None:
        stored = await self._store.async_load_parsed(_parse) or {}
        for subentry_id in self._wanted().keys() & stored.keys():
            await self._add(subentry_id).async_restore(stored[subentry_id])
        # It ends with Home Assistant.
        async_dispatcher_connect(
            self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_compare
        )
        self._async_compare()

    def _wanted(self) -> dict[str, ConfigSubentry]:
        entries = self._hass.config_entries.async_entries(
            DOMAIN, include_ignore=False, include_disabled=False
        )
        return {
            subentry.subentry_id: subentry
            for entry in entries
            for subentry in entry.get_subentries_of_type(SUBENTRY_ADDRESS_BOOK)
        }

    def _add(self, subentry_id: str) -> AddressBook:
        book = AddressBook(self._hass, subentry_id, self._contacts, self._save)
        self.books[subentry_id] = book
        return book

    @callback
    def _async_compare(self, *_: object) -> None:
        """Follow changes of the entries and their subentries."""
        wanted = self._wanted()
        for subentry_id in self.books.keys() - wanted.keys():
            self.books.pop(subentry_id).async_remove()
            self._save()
        for subentry_id, subentry in wanted.items():
            book = self.books.get(subentry_id) or self._add(subentry_id)
            book.async_compare(subentry)

    def _save(self) -> None:
        self._store.async_delay_save(self._serialize, _SAVE_SECONDS)

    def _serialize(self) -> dict[str, Any]:
        """Return the data to save; runs in an executor."""
        return {
            subentry_id: {
                **asdict(book.data),
                "fetched_at": book.fetched_at,
                "failing_since": book.failing_since,
            }
            for subentry_id, book in list(self.books.items())
        }


def _parse(data: dict[str, Any]) -> dict[str, StoredBook]:
    books: dict[str, StoredBook] = {}
    for subentry_id, stored in data.items():
        cards = {
            path: _parse_card(etag, contact)
            for path, (etag, contact) in stored["cards"].items()
        }
        books[subentry_id] = StoredBook(
            FetchedBook(stored["url"], cards),
            fetched_at=parse_datetime(stored["fetched_at"] or ""),
            failing_since=parse_datetime(stored["failing_since"] or ""),
        )
    return books


def _parse_card(etag: str, contact: dict[str, Any] | None) -> Card:
    if contact is None:
        return Card(etag, None)
    # The version that stored it may not have known all fields: fetch the card again.
    is_complete = contact.keys() >= DETAILS.keys()
    return Card(etag if is_complete else "", parse_contact(contact))


@singleton(_ADDRESS_BOOKS, async_=True)
async def async_load_address_books(hass: HomeAssistant) -> AddressBooks:
    books = AddressBooks(hass, await async_load_contacts(hass))
    await books.async_start()
    return books


@callback
def async_get_address_books(hass: HomeAssistant) -> AddressBooks:
    return hass.data[_ADDRESS_BOOKS]
