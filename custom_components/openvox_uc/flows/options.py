"""The options of a PBX."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.helpers.selector import SelectSelector
import voluptuous as vol

from ..connection.options import FIELDS, read_option, read_options
from ..const import CONF_DOOR_PHONES
from ..coordinator import OpenVoxConfigEntry
from .contact_import import ImportSteps
from .forms import async_form, async_parse_options, phone_options
from .report_check import ReportCheckSteps


class OpenVoxOptionsFlow(ImportSteps, ReportCheckSteps, OptionsFlowWithReload):
    async def async_step_init(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return self.async_show_menu(
            step_id="init",
            menu_options=[
                "settings",
                "calls",
                "control",
                "door_phones",
                "import_contacts",
                "test_reports",
            ],
        )

    async def async_step_settings(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await self._async_form("settings", user_input)

    async def async_step_calls(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await self._async_form("calls", user_input)

    async def async_step_control(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await self._async_form("control", user_input)

    async def async_step_door_phones(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        entry: OpenVoxConfigEntry = self.config_entry
        is_loaded = entry.state is ConfigEntryState.LOADED
        extensions = entry.runtime_data.extensions if is_loaded else {}
        if not extensions:
            return self.async_abort(reason="no_extensions")
        selector = SelectSelector(
            {"options": phone_options(extensions), "multiple": True}
        )
        # An extension that the PBX no longer lists is not offered again.
        known = [
            number
            for number in read_option(entry, CONF_DOOR_PHONES)
            if number in extensions
        ]
        return await self._async_form(
            "door_phones",
            user_input,
            {vol.Optional(CONF_DOOR_PHONES): selector},
            {CONF_DOOR_PHONES: known},
        )

    async def _async_form(
        self,
        step: str,
        user_input: dict[str, Any] | None,
        fields: dict[Any, Any] | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> ConfigFlowResult:
        fields = fields or FIELDS[step]
        known = known or read_options(self.config_entry)

        async def save(typed: dict[str, Any]) -> ConfigFlowResult:
            options = await async_parse_options(self.hass, typed, self.config_entry)
            others = {
                key: value
                for key, value in self.config_entry.options.items()
                if key not in fields
            }
            return self.async_create_entry(data={**others, **options})

        return await async_form(
            self, step, vol.Schema(fields), user_input, save, known=known
        )
