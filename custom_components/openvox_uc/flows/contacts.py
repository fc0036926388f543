"""The steps of the options flow for contacts.

Add, change and delete them, and import files.
"""

from collections.abc import Sequence
from dataclasses import replace
from heapq import nsmallest
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    FileSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorMode,
)
import voluptuous as vol

from ..base.error_texts import FormError, exception_text
from ..connection.options import TEXT, TEXTS
from ..contacts.csv_file import Columns, UnknownColumnsError
from ..contacts.encodings import legacy_encoding
from ..contacts.importer import (
    MAX_FILE_MEGABYTES,
    ImportReport,
    async_import_entries,
    read_entries,
    take_upload,
)
from ..contacts.phone_book import (
    DETAILS,
    MAX_NUMBERS,
    Contact,
    ContactBook,
    MergeResult,
    SkippedEntry,
    by_name,
    is_number,
    tidy_line,
    tidy_number,
    unique_numbers,
)
from ..contacts.store import async_get_contacts
from .forms import async_form

CONF_CONTACT = "contact"
CONF_DELETE = "delete"
CONF_FILE = "file"
CONF_NUMBERS = "numbers"

_MAX_OFFERED = 1000
_SHOWN_NUMBERS = 3
_MAX_LISTED = 10

_NAME_FIELD: dict[Any, Any] = {vol.Required(CONF_NAME): TEXT}
_NUMBERS_FIELD: dict[Any, Any] = {vol.Required(CONF_NUMBERS): TEXTS}
_DETAIL_FIELDS: dict[Any, Any] = {
    vol.Optional(key, default=detail.default): detail.selector
    for key, detail in DETAILS.items()
}
_ADD_SCHEMA = vol.Schema(_NAME_FIELD | _NUMBERS_FIELD | _DETAIL_FIELDS)
_EDIT_SCHEMA = vol.Schema(
    _NAME_FIELD
    | _NUMBERS_FIELD
    | _DETAIL_FIELDS
    | {vol.Required(CONF_DELETE, default=False): BooleanSelector()}
)
_IMPORT_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_FILE): FileSelector(
            {"accept": ".vcf,.csv,.txt,text/vcard,text/csv"}
        )
    }
)


class ContactSteps(OptionsFlow):
    """Contacts are saved at once; the options stay unchanged."""

    _contact: Contact
    _content: bytes
    # Descriptions of the columns from which the user selects.
    _choices: Sequence[str]
    _report: ImportReport

    async def async_step_contacts(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return self.async_show_menu(
            step_id="contacts",
            menu_options=["add_contact", "select_contact"],
        )

    async def async_step_add_contact(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        async def add(typed: dict[str, Any]) -> ConfigFlowResult:
            numbers = self._numbers(typed)
            return self._save(Contact(_name(typed), numbers, **_details(typed)))

        return await async_form(self, "add_contact", _ADD_SCHEMA, user_input, add)

    async def async_step_select_contact(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Let the user select a contact in a list, or enter text.

        Contacts of address books are not offered.
        """
        book, errors = async_get_contacts(self.hass).book, {}
        chosen = None if user_input is None else user_input[CONF_CONTACT].strip()
        found, options = await self.hass.async_add_executor_job(
            _selectable, book, chosen
        )
        if chosen is not None:
            if len(found) == 1:
                [self._contact] = found
                return await self.async_step_edit_contact()
            errors = {
                CONF_CONTACT: "several_contacts" if found else "contact_not_found"
            }
        if not book:
            return self.async_abort(reason="no_contacts")
        # Only a list that allows custom values has a search field, and it shows values,
        # not labels.
        select = SelectSelector(
            {
                "options": options,
                "mode": SelectSelectorMode.DROPDOWN,
                "custom_value": True,
            }
        )
        return self.async_show_form(
            step_id="select_contact",
            data_schema=vol.Schema({vol.Required(CONF_CONTACT): select}),
            errors=errors,
        )

    async def async_step_edit_contact(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        contact = self._contact

        async def change(typed: dict[str, Any]) -> ConfigFlowResult:
            if typed[CONF_DELETE]:
                contacts = async_get_contacts(self.hass)
                if contact.id in contacts.book:
                    contacts.async_remove(contact)
                return self.async_create_entry(data=self.config_entry.options)
            name, numbers = _name(typed), self._numbers(typed, contact.id)
            return self._save(
                replace(contact, name=name, numbers=numbers, **_details(typed))
            )

        known = {
            CONF_NAME: contact.name,
            CONF_NUMBERS: list(contact.numbers),
            **contact.details,
        }
        return await async_form(
            self, "edit_contact", _EDIT_SCHEMA, user_input, change, known
        )

    def _numbers(
        self, typed: dict[str, Any], contact_id: str | None = None
    ) -> tuple[str, ...]:
        """Return the numbers that the user entered.

        Raises FormError if a number is invalid, or belongs only to other contacts.
        """
        book = async_get_contacts(self.hass).book
        written = [number for number in map(tidy_number, typed[CONF_NUMBERS]) if number]
        if not written:
            raise FormError("contact_without_number", field=CONF_NUMBERS)
        if len(written) > MAX_NUMBERS:
            raise FormError(
                "too_many_numbers", field=CONF_NUMBERS, count=str(MAX_NUMBERS)
            )
        for number in written:
            if not is_number(number):
                raise FormError(
                    "contact_number_invalid", field=CONF_NUMBERS, number=number
                )
            holders = book.matching(number=number)
            if holders and contact_id not in [holder.id for holder in holders]:
                raise FormError(
                    "contact_number_taken",
                    field=CONF_NUMBERS,
                    number=number,
                    name=holders[0].name,
                )
        return unique_numbers(written, book.country)

    def _save(self, contact: Contact) -> ConfigFlowResult:
        """Save a contact. Raises FormError."""
        async_get_contacts(self.hass).async_save(contact)
        return self.async_create_entry(data=self.config_entry.options)

    async def async_step_import_contacts(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        errors: dict[str, str] = {}
        placeholders = {"megabytes": str(MAX_FILE_MEGABYTES)}
        if user_input is not None:
            try:
                self._content = await self.hass.async_add_executor_job(
                    take_upload, self.hass, user_input[CONF_FILE]
                )
                return await self._async_import()
            except UnknownColumnsError as error:
                self._choices = error.choices
                return await self.async_step_import_columns()
            except FormError as error:
                errors = {CONF_FILE: error.key}
                placeholders |= error.placeholders
        return self.async_show_form(
            step_id="import_contacts",
            data_schema=_IMPORT_SCHEMA,
            errors=errors,
            description_placeholders=placeholders,
        )

    async def _async_import(self, columns: Columns | None = None) -> ConfigFlowResult:
        """Import the uploaded file. Raises FormError."""
        config = self.hass.config
        entries = await self.hass.async_add_executor_job(
            read_entries,
            self._content,
            legacy_encoding(config.country, config.language),
            columns,
        )
        self._report = await async_import_entries(self.hass, entries)
        return await self.async_step_import_report()

    async def async_step_import_columns(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which column of a file contains what."""

        async def read(typed: dict[str, Any]) -> ConfigFlowResult:
            for field in (CONF_NAME, CONF_NUMBERS):
                if not typed[field]:
                    raise FormError("column_missing", field=field)
            return await self._async_import(
                Columns(
                    name=[int(place) for place in typed[CONF_NAME]],
                    numbers=[int(place) for place in typed[CONF_NUMBERS]],
                    details={key: int(typed[key]) for key in DETAILS if key in typed},
                )
            )

        options = [
            SelectOptionDict(value=str(place), label=choice)
            for place, choice in enumerate(self._choices)
        ]
        column = SelectSelector(
            {"options": options, "mode": SelectSelectorMode.DROPDOWN}
        )
        columns = SelectSelector(
            {"options": options, "mode": SelectSelectorMode.DROPDOWN, "multiple": True}
        )
        fields: dict[Any, Any] = {
            vol.Required(CONF_NAME): columns,
            vol.Required(CONF_NUMBERS): columns,
        }
        fields |= {vol.Optional(key): column for key in DETAILS}
        return await async_form(
            self, "import_columns", vol.Schema(fields), user_input, read
        )

    async def async_step_import_report(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        if user_input is not None:
            return self.async_create_entry(data=self.config_entry.options)
        return self.async_show_form(
            step_id="import_report",
            data_schema=vol.Schema({}),
            description_placeholders={
                "added": str(self._report.results[MergeResult.ADDED]),
                "updated": str(self._report.results[MergeResult.UPDATED]),
                "unchanged": str(self._report.results[MergeResult.UNCHANGED]),
                "left_out": str(self._report.left_out),
                "problems": _skipped_list(self.hass, self._report.skipped),
            },
        )


def _selectable(
    book: ContactBook, chosen: str | None
) -> tuple[list[Contact], list[str]]:
    """Return the contacts that the user selected or searched for, and the next choices.

    Runs in an executor.
    """
    found = list(book)
    if chosen is not None:
        exact = [contact for contact in found if _label(contact) == chosen][:1]
        found = exact or (book.search(chosen) if chosen else [])
    offered = nsmallest(_MAX_OFFERED, found or book, key=by_name)
    return found, list(dict.fromkeys(map(_label, offered)))


def _name(typed: dict[str, Any]) -> str:
    if not (name := tidy_line(typed[CONF_NAME])):
        raise FormError("contact_without_name", field=CONF_NAME)
    return name


def _details(typed: dict[str, Any]) -> dict[str, Any]:
    return {key: detail.validate(typed[key]) for key, detail in DETAILS.items()}


def _label(contact: Contact) -> str:
    details = list(contact.numbers[:_SHOWN_NUMBERS])
    if contact.vip:
        details.append("VIP")
    return f"{contact.name} ({', '.join(details)})"


def _skipped_list(hass: HomeAssistant, skipped: list[SkippedEntry]) -> str:
    if not skipped:
        return ""
    sentences = [
        exception_text(
            hass,
            entry.problem,
            {"place": str(entry.place), "text": entry.text.replace("`", "'")},
        )
        for entry in skipped[:_MAX_LISTED]
    ]
    if more := len(skipped) - len(sentences):
        sentences.append(
            exception_text(hass, "import_more_problems", {"count": str(more)})
        )
    return exception_text(
        hass,
        "import_problems",
        {"list": "\n".join(f"- {sentence}" for sentence in sentences)},
    )
