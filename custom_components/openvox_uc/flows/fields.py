"""Selectors and fields that several forms share."""

from typing import Any

from homeassistant.const import CONF_PASSWORD, CONF_USERNAME
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType
import voluptuous as vol

TEXT = TextSelector(TextSelectorConfig(autocomplete="off"))
TEXTS = TextSelector(TextSelectorConfig(multiple=True, autocomplete="off"))
_PASSWORD = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="off"))

USERNAME_FIELD: dict[Any, Any] = {vol.Required(CONF_USERNAME): TEXT}
NEW_PASSWORD_FIELD: dict[Any, Any] = {vol.Optional(CONF_PASSWORD): _PASSWORD}
CREDENTIALS_FIELDS: dict[Any, Any] = USERNAME_FIELD | {vol.Required(CONF_PASSWORD): _PASSWORD}
