"""What forms share: selectors, fields, and how they are shown and submitted."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowHandler, FlowResult
from homeassistant.helpers.selector import (
    SelectOptionDict,
    TextSelector,
    TextSelectorType,
)
import voluptuous as vol

from ..base.error_texts import FormError, async_error_text, plain_placeholders
from ..connection.addresses import async_resolve
from ..connection.host_input import parse_host
from ..connection.options import TEXT, parse_options
from ..const import CONF_CALLBACK_ADDRESS, CONF_REPORT_PORT, DOMAIN
from ..contacts.dav import AddressBookAuthError, AddressBookError
from ..pbx import Extension
from ..webhook.report_port import async_can_open

_PASSWORD = TextSelector({"type": TextSelectorType.PASSWORD, "autocomplete": "off"})

CREDENTIALS_FIELDS: dict[Any, Any] = {
    vol.Required(CONF_USERNAME): TEXT,
    vol.Required(CONF_PASSWORD): _PASSWORD,
}
NEW_CREDENTIALS_FIELDS: dict[Any, Any] = {
    vol.Required(CONF_USERNAME): TEXT,
    vol.Optional(CONF_PASSWORD): _PASSWORD,
}


async def async_form[Result: FlowResult[Any, Any]](
    flow: FlowHandler[Any, Result, Any],
    step_id: str,
    schema: vol.Schema,
    user_input: dict[str, Any] | None,
    submit: Callable[[dict[str, Any]], Awaitable[Result]],
    *,
    known: Mapping[str, Any] | None = None,
    placeholders: Mapping[str, str] | None = None,
) -> Result:
    """Show a form, or submit it; show it again if `submit` raises FormError."""
    errors: dict[str, str] = {}
    # Unlike descriptions, errors are shown as plain text.
    described = plain_placeholders(placeholders or {})
    shown = known or {}
    # The user has to enter a refused or stored password again.
    is_hidden = True
    if user_input is not None:
        shown = user_input
        try:
            return await submit(user_input)
        except AddressBookError as error:
            errors = {"base": "cannot_fetch"}
            described["reason"] = await async_error_text(flow.hass, error)
            is_hidden = isinstance(error, AddressBookAuthError)
        except FormError as error:
            errors = {error.field: error.key}
            described |= error.placeholders
            is_hidden = error.key == "invalid_auth"
    if is_hidden:
        shown = {key: value for key, value in shown.items() if key != CONF_PASSWORD}
    return flow.async_show_form(
        step_id=step_id,
        data_schema=flow.add_suggested_values_to_schema(schema, shown),
        errors=errors,
        description_placeholders=described,
    )


def phone_label(phone: Extension) -> str:
    """Return an extension with its name, which often equals its number."""
    if phone.name in ("", phone.number):
        return phone.number
    return f"{phone.name} ({phone.number})"


def phone_options(extensions: Mapping[str, Extension]) -> list[SelectOptionDict]:
    return [
        SelectOptionDict(value=number, label=phone_label(phone))
        for number, phone in extensions.items()
    ]


async def async_parse_options(
    hass: HomeAssistant, typed: Mapping[str, Any], entry: ConfigEntry | None = None
) -> dict[str, Any]:
    """Return the options to store. Raises FormError."""
    options = parse_options(typed)
    address = options.get(CONF_CALLBACK_ADDRESS)
    if address and not await async_resolve(hass, parse_host(address).host):
        raise FormError("callback_unusable", field=CONF_CALLBACK_ADDRESS)
    if port := options.get(CONF_REPORT_PORT):
        await _async_check_report_port(hass, port, entry)
    return options


async def _async_check_report_port(
    hass: HomeAssistant, port: int, entry: ConfigEntry | None
) -> None:
    """Raise FormError if another PBX or program uses the port."""
    users = [
        user
        for user in hass.config_entries.async_entries(DOMAIN)
        if user.options.get(CONF_REPORT_PORT) == port
    ]
    if entry and users == [entry] and entry.state is ConfigEntryState.LOADED:
        return
    if users not in ([], [entry]) or not await async_can_open(port):
        raise FormError("report_port_in_use", field=CONF_REPORT_PORT)
