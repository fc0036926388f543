"""The forms for an address book: a subentry of one PBX, with contacts for all PBXs."""

from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME, CONF_VERIFY_SSL
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
)
import voluptuous as vol

from ..base.error_texts import async_error_text
from ..connection.options import TEXT
from ..const import DOMAIN
from ..contacts.address_books import async_get_address_books
from ..contacts.carddav import async_find_books, parse_address
from ..contacts.dav import open_client
from .forms import CREDENTIALS_FIELDS, NEW_CREDENTIALS_FIELDS, async_form

CONF_BOOK = "book"

_FORM_SECONDS = 60

_URL_FIELD: dict[Any, Any] = {vol.Required(CONF_URL): TEXT}
_VERIFY_SSL_FIELD: dict[Any, Any] = {
    vol.Required(CONF_VERIFY_SSL, default=True): BooleanSelector()
}
_USER_SCHEMA = vol.Schema(_URL_FIELD | CREDENTIALS_FIELDS | _VERIFY_SSL_FIELD)
_RECONFIGURE_SCHEMA = vol.Schema(
    _URL_FIELD | NEW_CREDENTIALS_FIELDS | _VERIFY_SSL_FIELD
)


class AddressBookFlow(ConfigSubentryFlow):
    _data: dict[str, Any]
    # The names of the address books by their URLs.
    _books: dict[str, str]

    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        return await async_form(
            self, "user", _USER_SCHEMA, user_input, self._async_find
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        subentry = self._get_reconfigure_subentry()
        report = {"name": subentry.title, "problem": ""}
        # While its PBX is disabled, it is not fetched.
        book = async_get_address_books(self.hass).books.get(subentry.subentry_id)
        if book and book.error:
            report["problem"] = await async_error_text(self.hass, book.error)

        return await async_form(
            self,
            "reconfigure",
            _RECONFIGURE_SCHEMA,
            user_input,
            self._async_find,
            known=subentry.data,
            placeholders=report,
        )

    async def async_step_select(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        if user_input is not None:
            return self._finish(user_input[CONF_BOOK])
        options = [
            SelectOptionDict(value=url, label=name) for url, name in self._books.items()
        ]
        schema = vol.Schema(
            {vol.Required(CONF_BOOK): SelectSelector({"options": options})}
        )
        return self.async_show_form(step_id="select", data_schema=schema)

    async def _async_find(self, data: dict[str, Any]) -> SubentryFlowResult:
        """Finish with the only address book, or let the user choose one.

        Raises AddressBookError.
        """
        if CONF_PASSWORD not in data:
            known = self._get_reconfigure_subentry().data
            data = {**data, CONF_PASSWORD: known.get(CONF_PASSWORD) or ""}
        url = parse_address(data[CONF_URL])
        async with open_client(self.hass, data, _FORM_SECONDS) as client:
            self._books = await async_find_books(client, url)
        self._data = data
        if len(self._books) > 1:
            return await self.async_step_select()
        return self._finish(next(iter(self._books)))

    def _finish(self, url: str) -> SubentryFlowResult:
        data = {**self._data, CONF_URL: url}
        known = None
        if self.source == SOURCE_RECONFIGURE:
            known = self._get_reconfigure_subentry()
        # The same address book may already belong to any PBX.
        accounts = [
            (other.data.get(CONF_URL), other.data.get(CONF_USERNAME))
            for pbx_entry in self.hass.config_entries.async_entries(DOMAIN)
            for other in pbx_entry.subentries.values()
            if other is not known
        ]
        if (url, data[CONF_USERNAME]) in accounts:
            return self.async_abort(reason="already_configured")
        if known is None:
            return self.async_create_entry(title=self._books[url], data=data)
        book = async_get_address_books(self.hass).books.get(known.subentry_id)
        if book and known.data == data:
            # Check whether it works; a changed subentry starts a fetch by itself.
            book.async_fetch()
        title = known.title if known.data.get(CONF_URL) == url else self._books[url]
        return self.async_update_and_abort(
            self._get_entry(), known, data=data, title=title
        )
