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

from ..base.error_texts import FormError
from ..connection.addresses import async_resolve
from ..connection.host_input import parse_host
from ..connection.options import FIELDS, PARSERS, read_option, read_options
from ..const import CONF_CALLBACK_ADDRESS, CONF_DOOR_PHONES, CONF_REPORT_PORT
from ..coordinator import OpenVoxConfigEntry
from .contacts import ContactSteps
from .forms import async_check_report_port, phone_options
from .report_check import ReportCheckSteps


class OpenVoxOptionsFlow(ContactSteps, ReportCheckSteps, OptionsFlowWithReload):
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
                "contacts",
                "import_contacts",
                "test_reports",
            ],
        )

    async def async_step_settings(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await self._async_form("settings", FIELDS["settings"], user_input)

    async def async_step_calls(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await self._async_form("calls", FIELDS["calls"], user_input)

    async def async_step_control(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await self._async_form("control", FIELDS["control"], user_input)

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
        # An extension that the PBX no longer has is not offered again.
        known = [
            number
            for number in read_option(entry, CONF_DOOR_PHONES)
            if number in extensions
        ]
        return await self._async_form(
            "door_phones",
            {vol.Optional(CONF_DOOR_PHONES): selector},
            user_input,
            {CONF_DOOR_PHONES: known},
        )

    async def _async_form(
        self,
        step: str,
        fields: dict[Any, Any],
        user_input: dict[str, Any] | None,
        known: Mapping[str, Any] | None = None,
    ) -> ConfigFlowResult:
        if known is None:
            known = read_options(self.config_entry)
        if user_input is None:
            return self._show_form(step, fields, known, {})
        options, errors = _parse(user_input, fields)
        address = options.get(CONF_CALLBACK_ADDRESS)
        if address and not await async_resolve(self.hass, parse_host(address).host):
            errors[CONF_CALLBACK_ADDRESS] = FormError("callback_unusable")
        if port := options.get(CONF_REPORT_PORT):
            try:
                await async_check_report_port(self.hass, port, self.config_entry)
            except FormError as error:
                errors[error.field] = error
        if errors:
            return self._show_form(step, fields, user_input, errors)
        others = {
            key: value
            for key, value in self.config_entry.options.items()
            if key not in fields
        }
        return self.async_create_entry(data={**others, **options})

    def _show_form(
        self,
        step: str,
        fields: dict[Any, Any],
        shown: Mapping[str, Any],
        errors: dict[str, FormError],
    ) -> ConfigFlowResult:
        placeholders: dict[str, str] = {}
        for error in errors.values():
            placeholders.update(error.placeholders)
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), shown),
            errors={field: error.key for field, error in errors.items()},
            description_placeholders=placeholders,
        )


def _parse(
    typed: dict[str, Any], fields: dict[Any, Any]
) -> tuple[dict[str, Any], dict[str, FormError]]:
    """Return the options, and the errors of those that are wrong.

    Options that are empty or as by default are left out.
    """
    options: dict[str, Any] = {}
    errors: dict[str, FormError] = {}
    for field in fields:
        key = str(field)
        if key not in typed:
            continue
        try:
            value = PARSERS[key](typed[key]) if key in PARSERS else typed[key]
        except FormError as error:
            errors[key] = error
            continue
        is_default = field.default is not vol.UNDEFINED and value == field.default()
        if value not in ("", []) and not is_default:
            options[key] = value
    return options, errors
