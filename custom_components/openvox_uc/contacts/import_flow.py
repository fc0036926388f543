"""The steps of the options in which contacts are imported."""

import asyncio
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import FileSelector, FileSelectorConfig
from homeassistant.helpers.translation import async_get_exception_message
import voluptuous as vol

from ..const import DOMAIN
from .entries import ContactFileError, Problem
from .importer import MAX_FILE_MEGABYTES, ImportReport, async_import_contacts

CONF_FILE = "file"

_SCHEMA = vol.Schema({vol.Required(CONF_FILE): FileSelector(FileSelectorConfig(accept=".vcf,.csv,.txt,text/vcard,text/csv"))})
_MAX_TOLD_PROBLEMS = 10
_PATIENCE_SECONDS = 2


class ContactImportSteps(OptionsFlow):
    """Takes a file, shows how far its import is, then tells what became of it; the options stay as they are."""

    _import: asyncio.Task[ImportReport]
    _waiting: asyncio.Task[None]

    async def async_step_import_contacts(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the file, and import it."""
        if user_input is None:
            return self._ask_for_file()
        self._import = self.hass.async_create_task(
            async_import_contacts(self.hass, user_input[CONF_FILE], self.async_update_progress), "import of contacts"
        )
        # Most imports are over before a page that shows their progress could listen, and then it would never hear of their end.
        await asyncio.wait((self._import,), timeout=_PATIENCE_SECONDS)
        if self._import.done():
            return await self.async_step_import_report()
        self._waiting = self.hass.async_create_task(self._async_wait(), "progress of an import")
        return self._show_progress()

    async def async_step_importing(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show how far the import is, until it is over."""
        return self.async_show_progress_done(next_step_id="import_report") if self._waiting.done() else self._show_progress()

    async def async_step_import_report(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Tell what became of the file, and leave the options as they are."""
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
                "added": str(report.added),
                "updated": str(report.updated),
                "unchanged": str(report.unchanged),
                "left_out": str(report.left_out),
                "problems": _problems(report.problems),
            },
        )

    async def _async_wait(self) -> None:
        """Wait for the import, and long enough for the page to listen; who stops waiting has stopped the import."""
        await asyncio.gather(self._import, asyncio.sleep(_PATIENCE_SECONDS), return_exceptions=True)

    def _ask_for_file(self, errors: dict[str, str] | None = None) -> ConfigFlowResult:
        """Show the form for the file."""
        placeholders = {"megabytes": str(MAX_FILE_MEGABYTES)}
        return self.async_show_form(step_id="import_contacts", data_schema=_SCHEMA, errors=errors, description_placeholders=placeholders)

    def _show_progress(self) -> ConfigFlowResult:
        """Show how far the import is."""
        return self.async_show_progress(step_id="importing", progress_action="importing", progress_task=self._waiting)


def _problems(problems: tuple[Problem, ...]) -> str:
    """Return the first problems as a list, or nothing if there are none."""
    if not problems:
        return ""
    sentences = [
        async_get_exception_message(DOMAIN, problem.reason, {"place": str(problem.place), "text": problem.text.replace("`", "'")})
        for problem in problems[:_MAX_TOLD_PROBLEMS]
    ]
    if more := len(problems) - len(sentences):
        sentences.append(async_get_exception_message(DOMAIN, "import_more_problems", {"count": str(more)}))
    return async_get_exception_message(DOMAIN, "import_problems", {"list": "\n".join(f"- {sentence}" for sentence in sentences)})
