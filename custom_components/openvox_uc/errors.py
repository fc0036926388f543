"""Errors as translated texts."""

from typing import Any

from homeassistant.helpers.translation import async_get_exception_message

from .const import DOMAIN
from .pbx import PbxError


def translated(key: str, **placeholders: str) -> dict[str, Any]:
    """Return the arguments that give an exception of Home Assistant its translated text."""
    return {"translation_domain": DOMAIN, "translation_key": key, "translation_placeholders": placeholders}


def translated_error(error: PbxError) -> dict[str, Any]:
    """Return the arguments that give an exception of Home Assistant the text of an error of the PBX."""
    return translated(error.key, **error.placeholders)


def error_text(error: PbxError) -> str:
    """Return the text of an error of the PBX, without its period, to be put into another text; translations must be loaded."""
    return async_get_exception_message(DOMAIN, error.key, error.placeholders)
