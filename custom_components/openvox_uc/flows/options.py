"""The options of a PBX."""

from collections.abc import Callable, Mapping
from functools import partialmethod
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlowWithReload
from homeassistant.helpers.selector import BooleanSelector, SelectOptionDict, SelectSelector
import voluptuous as vol

from ..base.error_texts import FormError
from ..base.phone_numbers import is_number_pattern
from ..connection.addresses import async_resolve
from ..connection.host_input import parse_callback_address, parse_host, parse_prefix, parse_senders
from ..const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_ALLOW_FEATURE_CODES,
    CONF_ALLOWED_NUMBERS,
    CONF_ALLOWED_SENDERS,
    CONF_ASSIST_ANYONE,
    CONF_ASSIST_HISTORY,
    CONF_CALLBACK_ADDRESS,
    CONF_DOOR_PHONES,
    CONF_HISTORY_DAYS,
    CONF_INTERNATIONAL_PREFIX,
    CONF_MASK_NUMBERS,
    CONF_MESSAGE_FORMAT,
    CONF_MISSED_CALLS_LIST,
    CONF_OUTSIDE_PREFIX,
    CONF_PARK_CODE,
    CONF_PICKUP_CODE,
    CONF_PLAY_RECORDINGS,
    CONF_QUEUES,
    CONF_REPORT_PORT,
    CONF_RETRIEVAL_CODES,
    CONF_UNRECORDED_ATTRIBUTES,
    CONF_VOICEMAIL_CODE,
    MAX_TYPED,
)
from ..coordinator import OpenVoxConfigEntry
from ..history.call_history import DEFAULT_DAYS
from ..pbx import MessageFormat
from .contacts import ContactSteps
from .forms import REPORT_PORT_FIELD, TEXT, TEXTS, async_check_report_port, phone_label, whole_number
from .report_check import ReportCheckSteps

_SETTINGS: dict[Any, Any] = {
    vol.Optional(CONF_CALLBACK_ADDRESS): TEXT,
    **REPORT_PORT_FIELD,
    vol.Optional(CONF_ALLOWED_SENDERS): TEXTS,
    vol.Optional(CONF_OUTSIDE_PREFIX): TEXT,
    vol.Optional(CONF_INTERNATIONAL_PREFIX): TEXT,
    vol.Required(CONF_ALLOW_FEATURE_CODES, default=False): BooleanSelector(),
    vol.Required(CONF_MESSAGE_FORMAT, default=MessageFormat.JSON.value): SelectSelector(
        {"options": [*MessageFormat], "translation_key": CONF_MESSAGE_FORMAT}
    ),
}

_CALLS: dict[Any, Any] = {
    vol.Required(CONF_HISTORY_DAYS, default=DEFAULT_DAYS): whole_number(0, 3650),
    vol.Required(CONF_MISSED_CALLS_LIST, default=True): BooleanSelector(),
    vol.Required(CONF_MASK_NUMBERS, default=False): BooleanSelector(),
    vol.Required(CONF_UNRECORDED_ATTRIBUTES, default=False): BooleanSelector(),
    vol.Required(CONF_ASSIST_HISTORY, default=False): BooleanSelector(),
    vol.Required(CONF_ASSIST_ANYONE, default=False): BooleanSelector(),
}

_CONTROL: dict[Any, Any] = {
    vol.Optional(CONF_ALLOWED_NUMBERS): TEXTS,
    vol.Optional(CONF_PICKUP_CODE): TEXT,
    vol.Optional(CONF_VOICEMAIL_CODE): TEXT,
    vol.Optional(CONF_PARK_CODE): TEXT,
    vol.Optional(CONF_RETRIEVAL_CODES): TEXTS,
    vol.Required(CONF_PLAY_RECORDINGS, default=False): BooleanSelector(),
    vol.Required(CONF_ALLOW_DANGEROUS_ACTIONS, default=False): BooleanSelector(),
    vol.Required(CONF_QUEUES, default=True): BooleanSelector(),
}


def _parse_patterns(typed: list[str]) -> list[str]:
    patterns = [pattern.strip() for pattern in typed if pattern.strip()]
    if wrong := next((pattern for pattern in patterns if not is_number_pattern(pattern)), ""):
        raise FormError("invalid_number_pattern", pattern=wrong[:MAX_TYPED])
    return patterns


# They raise FormError.
_PARSERS: dict[str, Callable[[Any], Any]] = {
    CONF_ALLOWED_NUMBERS: _parse_patterns,
    CONF_ALLOWED_SENDERS: parse_senders,
    CONF_CALLBACK_ADDRESS: parse_callback_address,
    **dict.fromkeys((CONF_INTERNATIONAL_PREFIX, CONF_OUTSIDE_PREFIX), parse_prefix),
    **dict.fromkeys((CONF_PARK_CODE, CONF_PICKUP_CODE, CONF_VOICEMAIL_CODE), parse_prefix),
    CONF_RETRIEVAL_CODES: lambda codes: [parse_prefix(code) for code in codes if code.strip()],
}


class OpenVoxOptionsFlow(ContactSteps, ReportCheckSteps, OptionsFlowWithReload):
    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        return self.async_show_menu(
            step_id="init", menu_options=["settings", "calls", "control", "door_phones", "contacts", "import_contacts", "test_reports"]
        )

    async def async_step_door_phones(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        entry: OpenVoxConfigEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED or not (extensions := entry.runtime_data.data.extensions):
            return self.async_abort(reason="no_extensions")
        # A removed extension is offered, so that it can be deselected.
        gone = [number for number in entry.options.get(CONF_DOOR_PHONES, []) if number not in extensions]
        phones = [SelectOptionDict(value=phone.number, label=phone_label(phone)) for phone in extensions.values()]
        phones += [SelectOptionDict(value=number, label=number) for number in gone]
        selector = SelectSelector({"options": phones, "multiple": True})

        def check(numbers: list[str]) -> list[str]:
            if unknown := [number for number in numbers if number not in extensions]:
                raise FormError("door_phone_gone", number=", ".join(unknown))
            return numbers

        return await self._async_form("door_phones", {vol.Optional(CONF_DOOR_PHONES): selector}, user_input, {CONF_DOOR_PHONES: check})

    async def _async_form(
        self,
        step: str,
        fields: dict[Any, Any],
        user_input: dict[str, Any] | None = None,
        parsers: Mapping[str, Callable[[Any], Any]] = _PARSERS,
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
        known = self.config_entry.options
        if user_input is not None and not errors:
            others = {key: value for key, value in known.items() if key not in fields}
            return self.async_create_entry(data={**others, **options})
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(vol.Schema(fields), known if user_input is None else user_input),
            errors={field: error.key for field, error in errors.items()},
            description_placeholders={key: text for error in errors.values() for key, text in error.placeholders.items()},
        )

    async_step_settings = partialmethod(_async_form, "settings", _SETTINGS)
    async_step_calls = partialmethod(_async_form, "calls", _CALLS)
    async_step_control = partialmethod(_async_form, "control", _CONTROL)


def _parse(
    typed: dict[str, Any], fields: dict[Any, Any], parsers: Mapping[str, Callable[[Any], Any]]
) -> tuple[dict[str, Any], dict[str, FormError]]:
    """Return the options that are neither empty nor as by default, and the errors of the others."""
    options: dict[str, Any] = {}
    errors: dict[str, FormError] = {}
    defaults = {str(key): key.default() for key in fields if not isinstance(key.default, vol.Undefined)}
    for key, value in typed.items():
        try:
            parsed = parsers[key](value) if key in parsers else value
        except FormError as error:
            errors[key] = error
        else:
            if parsed not in ("", [], defaults.get(key)):
                options[key] = parsed
    return options, errors
