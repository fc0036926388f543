"""The steps of the options flow that import contacts from a file."""

from collections.abc import Sequence
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.const import CONF_NAME
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    FileSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorMode,
)
import voluptuous as vol

from ..base.error_texts import FormError, exception_text
from ..contacts.csv_file import Columns, UnknownColumnsError
from ..contacts.encodings import legacy_encoding
from ..contacts.importer import (
    MAX_FILE_MEGABYTES,
    ImportReport,
    async_import_entries,
    read_entries,
    take_upload,
)
from ..contacts.phone_book import DETAILS, MergeResult, SkippedEntry
from .forms import async_form

CONF_FILE = "file"
CONF_NUMBERS = "numbers"

_MAX_LISTED = 10

_IMPORT_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_FILE): FileSelector(
            {"accept": ".vcf,.csv,.txt,text/vcard,text/csv"}
        )
    }
)


class ImportSteps(OptionsFlow):
    """Steps that leave the options unchanged."""

    _content: bytes
    # Descriptions of the columns from which the user selects.
    _choices: Sequence[str]
    _report: ImportReport

    async def async_step_import_contacts(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        async def take(typed: dict[str, Any]) -> ConfigFlowResult:
            # An upload can be read only once, so do not offer it again.
            file_id = typed.pop(CONF_FILE)
            self._content = await self.hass.async_add_executor_job(
                take_upload, self.hass, file_id
            )
            try:
                return await self._async_import()
            except UnknownColumnsError as error:
                self._choices = error.choices
                return await self.async_step_import_columns()

        return await async_form(
            self,
            "import_contacts",
            _IMPORT_SCHEMA,
            user_input,
            take,
            placeholders={"megabytes": str(MAX_FILE_MEGABYTES)},
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
        mode = SelectSelectorMode.DROPDOWN
        column = SelectSelector({"options": options, "mode": mode})
        columns = SelectSelector({"options": options, "mode": mode, "multiple": True})
        schema = vol.Schema(
            {
                vol.Required(CONF_NAME): columns,
                vol.Required(CONF_NUMBERS): columns,
                **{vol.Optional(key): column for key in DETAILS},
            }
        )
        return await async_form(self, "import_columns", schema, user_input, read)

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


def _skipped_list(hass: HomeAssistant, skipped: list[SkippedEntry]) -> str:
    if not skipped:
        return ""
    lines = [
        exception_text(
            hass,
            entry.problem,
            {"place": str(entry.place), "text": entry.text.replace("`", "'")},
        )
        for entry in skipped[:_MAX_LISTED]
    ]
    if more := len(skipped) - len(lines):
        lines.append(exception_text(hass, "import_more_problems", {"count": str(more)}))
    return exception_text(
        hass, "import_problems", {"list": "\n".join(f"- {line}" for line in lines)}
    )
