"""The options of a PBX."""

from collections.abc import Callable, Mapping
from functools import partialmethod
from typing import Any

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigFlowResult,
    OptionsFlowWithReload,
)
from homeassistant.helpers.selector import SelectOptionDict, SelectSelector
import voluptuous as vol

from ..base.error_texts import FormError
from ..connection.addresses import async_resolve
from ..connection.host_input import parse_host
from ..connection.options import FIELDS, PARSERS, read_option, read_options
from ..const import CONF_CALLBACK_ADDRESS, CONF_DOOR_PHONES, CONF_REPORT_PORT
from ..coordinator import OpenVoxConfigEntry
from .contacts import ContactSteps
from .forms import async_check_report_port, phone_label
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

    async def async_step_door_phones(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        entry: OpenVoxConfigEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED or not (
            extensions := entry.runtime_data.data.extensions
        ):
            return self.async_abort(reason="no_extensions")
        # A removed extension is offered, so that it can be deselected.
        gone = [
            number
            for number in read_option(entry, CONF_DOOR_PHONES)
            if number not in extensions
        ]
        phones = [
            SelectOptionDict(value=phone.number, label=phone_label(phone))
            for phone in extensions.values()
        ]
        phones += [SelectOptionDict(value=number, label=number) for number in gone]
        selector = SelectSelector({"options": phones, "multiple": True})

        def check(numbers: list[str]) -> list[str]:
            if unknown := [number for number in numbers if number not in extensions]:
                raise FormError("door_phone_gone", number=", ".join(unknown))
            return numbers

        return await self._async_form(
            "door_phones",
            {vol.Optional(CONF_DOOR_PHONES): selector},
            user_input,
            {CONF_DOOR_PHONES: check},
        )

    async def _async_form(
        self,
        step: str,
        fields: dict[Any, Any],
        user_input: dict[str, Any] | None = None,
        parsers: Mapping[str, Callable[[Any], Any]] = PARSERS,
    ) -> ConfigFlowResult:
        options, errors = _parse(user_input or {}, fields, parsers)
        address = options.get(CONF_CALLBACK_ADDRESS)
        if address and not await async_resolve(self.hass, parse_host(address).host):
            errors[CONF_CALLBACK_ADDRESS] = FormError("callback_unusable")
        if port := options.get(CONF_REPORT_PORT):
            try:
                await async_check_report_port(self.hass, port, self.config_entry)
            except FormError as error:
                errors[error.field] = error
        if user_input is not None and not errors:
            others = {
                key: value
                for key, value in self.config_entry.options.items()
                if key not in fields
            }
            return self.async_create_entry(data={**others, **options})
        known = read_options(self.config_entry)
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(fields), known if user_input is None else user_input
            ),
            errors={field: error.key for field, error in errors.items()},
            description_placeholders={
                key: text
                for error in errors.values()
                for key, text in error.placeholders.items()
            },
        )

    async_step_settings = partialmethod(_async_form, "settings", FIELDS["settings"])
    async_step_calls = partialmethod(_async_form, "calls", FIELDS["calls"])
    async_step_control = partialmethod(_async_form, "control", FIELDS["control"])


def _parse(
    typed: dict[str, Any],
    fields: dict[Any, Any],
    parsers: Mapping[str, Callable[[Any], Any]],
) -> tuple[dict[str, Any], dict[str, FormError]]:
    """Return the options, and the errors of those that are wrong.

    Options that are empty or as by default are left out.
    """
    options: dict[str, Any] = {}
    errors: dict[str, FormError] = {}
    defaults = {
        str(key): key.default()
        for key in fields
        if not isinstance(key.default, vol.Undefined)
    }
    for key, value in typed.items():
        try:
            parsed = parsers[key](value) if key in parsers else value
        except FormError as error:
            errors[key] = error
        else:
            if parsed not in ("", [], defaults.get(key)):
                options[key] = parsed
    return options, errors
