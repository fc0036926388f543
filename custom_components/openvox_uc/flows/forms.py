"""What several forms share: selectors, fields, and how a form is shown, submitted and shown again."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntryBaseFlow, ConfigFlowResult
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType
import voluptuous as vol

from ..base.error_texts import FormError

TEXT = TextSelector(TextSelectorConfig(autocomplete="off"))
TEXTS = TextSelector(TextSelectorConfig(multiple=True, autocomplete="off"))
_PASSWORD = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="off"))

USERNAME_FIELD: dict[Any, Any] = {vol.Required(CONF_USERNAME): TEXT}
NEW_PASSWORD_FIELD: dict[Any, Any] = {vol.Optional(CONF_PASSWORD): _PASSWORD}
CREDENTIALS_FIELDS: dict[Any, Any] = USERNAME_FIELD | {vol.Required(CONF_PASSWORD): _PASSWORD}

# After these errors, the password has to be typed again.
_PASSWORD_ERRORS = {"invalid_auth"}


async def async_form(
    flow: ConfigEntryBaseFlow,
    step_id: str,
    schema: vol.Schema,
    user_input: dict[str, Any] | None,
    submit: Callable[[dict[str, Any]], Awaitable[ConfigFlowResult]],
    known: Mapping[str, Any] | None = None,
    placeholders: Mapping[str, str] | None = None,
) -> ConfigFlowResult:
    """Show a form, and submit the input; if `submit` raises a FormError, show the form again with the input and the error."""
    errors: dict[str, str] = {}
    described = dict(placeholders or {})
    if user_input is not None:
        try:
            return await submit(user_input)
        except FormError as error:
            errors = {error.field: error.key}
            described |= error.placeholders
    # A password is there only if it was typed into this form: an entry has none.
    values = (user_input or known or {}).items()
    shown = {key: value for key, value in values if key != CONF_PASSWORD or _PASSWORD_ERRORS.isdisjoint(errors.values())}
    return flow.async_show_form(
        step_id=step_id,
        data_schema=flow.add_suggested_values_to_schema(schema, shown),
        errors=errors,
        description_placeholders=described,
    )
