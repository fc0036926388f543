"""The options of a PBX."""

from collections.abc import Callable
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload
from homeassistant.helpers.selector import BooleanSelector, TextSelector, TextSelectorConfig
import voluptuous as vol

from .addresses import async_resolve
from .const import CONF_ALLOW_FEATURE_CODES, CONF_ALLOWED_SENDERS, CONF_CALLBACK_ADDRESS, CONF_OUTSIDE_PREFIX
from .contact_import_flow import ContactImportSteps
from .host_input import HostInputError, parse_callback_address, parse_host, parse_outside_prefix, parse_senders

_TEXT = TextSelector(TextSelectorConfig(autocomplete="off"))

_SCHEMA = vol.Schema(
    {
        vol.Optional(CONF_CALLBACK_ADDRESS): _TEXT,
        vol.Optional(CONF_ALLOWED_SENDERS): TextSelector(TextSelectorConfig(multiple=True, autocomplete="off")),
        vol.Optional(CONF_OUTSIDE_PREFIX): _TEXT,
        vol.Required(CONF_ALLOW_FEATURE_CODES, default=False): BooleanSelector(),
    }
)


_PARSERS: dict[str, Callable[[Any], Any]] = {
    CONF_CALLBACK_ADDRESS: parse_callback_address,
    CONF_ALLOWED_SENDERS: parse_senders,
    CONF_OUTSIDE_PREFIX: parse_outside_prefix,
    CONF_ALLOW_FEATURE_CODES: bool,
}


class OpenVoxOptionsFlow(ContactImportSteps, OptionsFlowWithReload):
    """Changes the options, of which what changed takes effect by a reload, and imports contacts."""

    async def async_step_init(self, _user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask what to do."""
        return self.async_show_menu(step_id="init", menu_options=["settings", "import_contacts"])

    async def async_step_settings(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the options."""
        errors: dict[str, str] = {}
        if user_input is not None:
            options, errors = _parse(user_input)
            address = options.get(CONF_CALLBACK_ADDRESS)
            if address and not await async_resolve(self.hass, parse_host(address).host):
                errors[CONF_CALLBACK_ADDRESS] = "callback_unusable"
            if not errors:
                return self.async_create_entry(data=options)
        return self.async_show_form(
            step_id="settings",
            data_schema=self.add_suggested_values_to_schema(_SCHEMA, self.config_entry.options if user_input is None else user_input),
            errors=errors,
        )


def _parse(typed: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the options as they are stored, those left empty without a trace, and what is wrong by field."""
    options: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, value in typed.items():
        try:
            options[key] = _PARSERS[key](value)
        except HostInputError as error:
            errors[key] = error.key
    return {key: value for key, value in options.items() if value}, errors
