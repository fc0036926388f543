"""The options of a PBX."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlowWithReload
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
    TextSelectorConfig,
)
import voluptuous as vol

from ..base.phone_numbers import is_number_pattern
from ..connection.addresses import async_resolve
from ..connection.host_input import HostInputError, parse_callback_address, parse_host, parse_prefix, parse_senders
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
    CONF_PICKUP_CODE,
    CONF_PLAY_RECORDINGS,
    CONF_QUEUES,
    CONF_UNRECORDED_ATTRIBUTES,
    MAX_TYPED,
)
from ..coordinator import OpenVoxConfigEntry
from ..history.call_history import DEFAULT_DAYS
from ..pbx import Extension, MessageFormat
from .contacts import ContactSteps

_TEXT = TextSelector(TextSelectorConfig(autocomplete="off"))

_SETTINGS_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_CALLBACK_ADDRESS): _TEXT,
        vol.Optional(CONF_ALLOWED_SENDERS): TextSelector(TextSelectorConfig(multiple=True, autocomplete="off")),
        vol.Optional(CONF_OUTSIDE_PREFIX): _TEXT,
        vol.Optional(CONF_INTERNATIONAL_PREFIX): _TEXT,
        vol.Required(CONF_ALLOW_FEATURE_CODES, default=False): BooleanSelector(),
        vol.Required(CONF_MESSAGE_FORMAT, default=MessageFormat.JSON.value): SelectSelector(
            SelectSelectorConfig(options=[*MessageFormat], translation_key=CONF_MESSAGE_FORMAT)
        ),
    }
)

_CALLS_SCHEMA = vol.Schema(
    {
        vol.Required(CONF_HISTORY_DAYS, default=DEFAULT_DAYS): NumberSelector(
            NumberSelectorConfig(min=0, max=3650, mode=NumberSelectorMode.BOX)
        ),
        vol.Required(CONF_MISSED_CALLS_LIST, default=True): BooleanSelector(),
        vol.Required(CONF_MASK_NUMBERS, default=False): BooleanSelector(),
        vol.Required(CONF_UNRECORDED_ATTRIBUTES, default=False): BooleanSelector(),
        vol.Required(CONF_ASSIST_HISTORY, default=False): BooleanSelector(),
        vol.Required(CONF_ASSIST_ANYONE, default=False): BooleanSelector(),
    }
)

_CONTROL_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_ALLOWED_NUMBERS): TextSelector(TextSelectorConfig(multiple=True, autocomplete="off")),
        vol.Optional(CONF_PICKUP_CODE): _TEXT,
        vol.Required(CONF_PLAY_RECORDINGS, default=False): BooleanSelector(),
        vol.Required(CONF_ALLOW_DANGEROUS_ACTIONS, default=False): BooleanSelector(),
        vol.Required(CONF_QUEUES, default=True): BooleanSelector(),
    }
)

_PARSERS: dict[str, Callable[[Any], Any]] = {
    CONF_CALLBACK_ADDRESS: parse_callback_address,
    CONF_ALLOWED_SENDERS: parse_senders,
    CONF_OUTSIDE_PREFIX: parse_prefix,
    CONF_INTERNATIONAL_PREFIX: parse_prefix,
    CONF_PICKUP_CODE: parse_prefix,
    CONF_HISTORY_DAYS: int,
    CONF_MESSAGE_FORMAT: lambda value: "" if value == MessageFormat.JSON else value,
}
# Zero days and what is turned off are choices, unlike a text that is left empty.
_KEPT_IF_EMPTY = {CONF_HISTORY_DAYS, CONF_MISSED_CALLS_LIST, CONF_QUEUES}


class OpenVoxOptionsFlow(ContactSteps, OptionsFlowWithReload):
    """Changes the options, of which what changed takes effect by a reload, and looks after contacts."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to do."""
        return self.async_show_menu(
            step_id="init", menu_options=["settings", "calls", "control", "door_phones", "contacts", "import_contacts"]
        )

    async def async_step_settings(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask how the PBX and Home Assistant reach each other, and how numbers are dialed."""
        errors: dict[str, str] = {}
        if user_input is not None:
            options, errors = _parse(user_input)
            address = options.get(CONF_CALLBACK_ADDRESS)
            if address and not await async_resolve(self.hass, parse_host(address).host):
                errors[CONF_CALLBACK_ADDRESS] = "callback_unusable"
            if not errors:
                return self._create_entry(_SETTINGS_SCHEMA, options)
        return self._show_form("settings", _SETTINGS_SCHEMA, user_input, errors)

    async def async_step_calls(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what is kept of calls, and what is shown of them."""
        if user_input is not None:
            return self._create_entry(_CALLS_SCHEMA, _parse(user_input)[0])
        return self._show_form("calls", _CALLS_SCHEMA, None, {})

    async def async_step_control(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what actions may do, and what else of the PBX is shown."""
        errors: dict[str, str] = {}
        wrong = ""
        if user_input is not None:
            patterns = [pattern.strip() for pattern in user_input.get(CONF_ALLOWED_NUMBERS, []) if pattern.strip()]
            options, errors = _parse({**user_input, CONF_ALLOWED_NUMBERS: patterns})
            if wrong := next((pattern for pattern in patterns if not is_number_pattern(pattern)), ""):
                errors[CONF_ALLOWED_NUMBERS] = "invalid_number_pattern"
            if not errors:
                return self._create_entry(_CONTROL_SCHEMA, options)
        return self._show_form("control", _CONTROL_SCHEMA, user_input, errors, {"pattern": wrong[:MAX_TYPED]})

    async def async_step_door_phones(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask which of the extensions that the PBX lists are at a door."""
        entry: OpenVoxConfigEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED or not (extensions := entry.runtime_data.data.extensions):
            return self.async_abort(reason="no_extensions")
        # What is no extension any more is offered as long as it is selected, so that it can be taken off.
        gone = [number for number in entry.options.get(CONF_DOOR_PHONES, []) if number not in extensions]
        phones = [SelectOptionDict(value=phone.number, label=_label(phone)) for phone in extensions.values()]
        phones += [SelectOptionDict(value=number, label=number) for number in gone]
        selector = SelectSelector(SelectSelectorConfig(options=phones, multiple=True, custom_value=False))
        schema = vol.Schema({vol.Optional(CONF_DOOR_PHONES): selector})
        unknown: list[str] = []
        if user_input is not None:
            unknown = [number for number in user_input.get(CONF_DOOR_PHONES, []) if number not in extensions]
            if not unknown:
                return self._create_entry(schema, _parse(user_input)[0])
        errors = {CONF_DOOR_PHONES: "door_phone_gone"} if unknown else {}
        return self._show_form("door_phones", schema, user_input, errors, {"number": ", ".join(unknown)})

    def _show_form(
        self,
        step: str,
        schema: vol.Schema,
        user_input: dict[str, Any] | None,
        errors: dict[str, str],
        placeholders: dict[str, str] | None = None,
    ) -> ConfigFlowResult:
        """Show a form with what was typed, or else with the options as they are."""
        return self.async_show_form(
            step_id=step,
            data_schema=self.add_suggested_values_to_schema(schema, self.config_entry.options if user_input is None else user_input),
            errors=errors,
            description_placeholders=placeholders,
        )

    def _create_entry(self, schema: vol.Schema, options: Mapping[str, Any]) -> ConfigFlowResult:
        """Store the options of one form beside those of the other."""
        others = {key: value for key, value in self.config_entry.options.items() if key not in schema.schema}
        return self.async_create_entry(data={**others, **options})


def _label(phone: Extension) -> str:
    """Return an extension as people know it; most PBXs name one like its number until somebody changes that."""
    return phone.number if phone.name in ("", phone.number) else f"{phone.name} ({phone.number})"


def _parse(typed: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the options as they are stored, those left empty without a trace, and what is wrong by field."""
    options: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, value in typed.items():
        try:
            parsed = _PARSERS[key](value) if key in _PARSERS else value
        except HostInputError as error:
            errors[key] = error.key
        else:
            if parsed or key in _KEPT_IF_EMPTY:
                options[key] = parsed
    return options, errors
