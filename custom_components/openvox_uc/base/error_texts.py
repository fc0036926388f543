"""Errors as translated texts."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.translation import async_get_exception_message, async_get_translations

from ..const import DOMAIN
from ..pbx import PbxError


class FormError(Exception):
    """Input of a form that cannot be used; `key` is that of the translation."""

    def __init__(self, key: str, *, field: str = "base", **placeholders: str) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.placeholders = placeholders


def translated(key: str, **placeholders: str) -> dict[str, Any]:
    """Return the arguments of a translated HomeAssistantError."""
    return {"translation_domain": DOMAIN, "translation_key": key, "translation_placeholders": placeholders}


def invalid(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(**translated(key, **placeholders))


def translated_error(error: PbxError) -> dict[str, Any]:
    return translated(error.key, **error.placeholders)


def error_text(error: PbxError) -> str:
    return async_get_exception_message(DOMAIN, error.key, error.placeholders)


async def async_error_text(hass: HomeAssistant, error: PbxError | FormError) -> str:
    """Return the text of an error in the language of Home Assistant, also before the first set-up."""
    texts = await async_get_translations(hass, hass.config.language, "exceptions", {DOMAIN})
    return texts[f"component.{DOMAIN}.exceptions.{error.key}.message"].format(**error.placeholders)
