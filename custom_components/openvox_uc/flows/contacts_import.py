"""The steps of the options flow that import contacts."""

import asyncio
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import FileSelector, FileSelectorConfig
from homeassistant.helpers.translation import async_get_exception_message
import voluptuous as vol

from ..const import DOMAIN
from ..contacts.entries import ContactFileError
from ..contacts.importer import MAX_FILE_MEGABYTES, ImportReport, SkippedEntry, async_import_contacts
from ..contacts.phone_book import MergeResult

CONF_FILE = "file"

_SCHEMA = vol.Schema({vol.Required(CONF_FILE): FileSelector(FileSelectorConfig(accept=".vcf,.csv,.txt,text/vcard,text/csv"))})
_MAX_LISTED = 10
_FORM_WAITS_SECONDS = 2


class ContactImportSteps(OptionsFlow):
    """Imports an uploaded file with progress, then shows a report; the options stay as they are."""

    _import: asyncio.Task[ImportReport]
    _waiting: asyncio.Task[None]

    async def async_step_import_contacts(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        if user_input is None:
            return self._ask_for_file()
        self._import = self.hass.async_create_task(
            async_import_contacts(self.hass, user_input[CONF_FILE], self.async_update_progress), "import of contacts"
        )
        # Most imports end before a page with their progress could listen, which would then wait forever.
        await asyncio.wait((self._import,), timeout=_FORM_WAITS_SECONDS)
        if self._import.done():
            return await self.async_step_import_report()
        self._waiting = self.hass.async_create_task(self._async_wait(), "progress of an import")
        return self._show_progress()

    async def async_step_importing(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        return self.async_show_progress_done(next_step_id="import_report") if self._waiting.done() else self._show_progress()

    async def async_step_import_report(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        if user_input is not None:
            return self.async_create_entry(data=self.config_entry.options)
        try:
            report = self._import.result()
        except ContactFileError as error:
            return self._ask_for_file({CONF_FILE: error.key})
        return self.async_show_form(
            step_id="import_report",
            data_schema=vol.Schema({}),
            description_placeholders={
                "added": str(report.results[MergeResult.ADDED]),
                "updated": str(report.results[MergeResult.UPDATED]),
                "unchanged": str(report.results[MergeResult.UNCHANGED]),
                "left_out": str(report.left_out),
                "problems": _skipped_list(report.skipped),
            },
        )

    async def _async_wait(self) -> None:
        """Wait for the import, and long enough for the page to listen; cancel the import if cancelled."""
        await asyncio.gather(self._import, asyncio.sleep(_FORM_WAITS_SECONDS), return_exceptions=True)

    def _ask_for_file(self, errors: dict[str, str] | None = None) -> ConfigFlowResult:
        placeholders = {"megabytes": str(MAX_FILE_MEGABYTES)}
        return self.async_show_form(step_id="import_contacts", data_schema=_SCHEMA, errors=errors, description_placeholders=placeholders)

    def _show_progress(self) -> ConfigFlowResult:
        return self.async_show_progress(step_id="importing", progress_action="importing", progress_task=self._waiting)


def _skipped_list(skipped: list[SkippedEntry]) -> str:
    """Return the first entries that are not imported as a Markdown list; an empty text if there are none."""
    if not skipped:
        return ""
    sentences = [
        async_get_exception_message(DOMAIN, entry.problem, {"place": str(entry.place), "text": entry.text.replace("`", "'")})
        for entry in skipped[:_MAX_LISTED]
    ]
    if more := len(skipped) - len(sentences):
        sentences.append(async_get_exception_message(DOMAIN, "import_more_problems", {"count": str(more)}))
    return async_get_exception_message(DOMAIN, "import_problems", {"list": "\n".join(f"- {sentence}" for sentence in sentences)})
