"""Texts for users, and the errors that carry them."""

from collections.abc import Iterable, Mapping
import re
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import translation

from ..const import DOMAIN
from ..pbx import PbxError

# Markdown styles and markup, and the positions where a link, an entity, a heading, or a
# list may begin.
_MARK = re.compile(
    r"[\\`*~<\[]|(?<![^\W_])_|_(?![^\W_])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[@&])|^(?=[#>+-]|\d+[.)]\s)",
    re.IGNORECASE,
)
# The offset from an ASCII character to its fullwidth form, which means nothing in
# Markdown.
_FULL_WIDTH = 0xFEE0
_WORD_JOINER = "\u2060"


class FormError(Exception):
    """Input of a form that is invalid; `key` is a translation key."""

    def __init__(self, key: str, *, field: str = "base", **placeholders: str) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.placeholders = placeholders


def plain_text(value: str) -> str:
    """Return one line that looks the same in Markdown and in plain text.

    Titles are plain text, and descriptions are Markdown.
    """
    return _MARK.sub(
        lambda mark: chr(ord(mark[0]) + _FULL_WIDTH) if mark[0] else _WORD_JOINER,
        " ".join(value.split()),
    )


def plain_placeholders(placeholders: Mapping[str, str]) -> dict[str, str]:
    """Return placeholders whose values are safe in a Markdown text.

    URLs and paths are left alone: they are our own, and users copy them.
    """
    return {
        key: value if key in ("url", "path") else plain_text(value)
        for key, value in placeholders.items()
    }


def translated(key: str, **placeholders: str) -> dict[str, Any]:
    """Return the arguments of a translated HomeAssistantError."""
    return {
        "translation_domain": DOMAIN,
        "translation_key": key,
        "translation_placeholders": placeholders,
    }


def invalid(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(**translated(key, **placeholders))


def translated_error(error: PbxError) -> dict[str, Any]:
    return translated(error.key, **error.placeholders)


def error_text(error: PbxError) -> str:
    """Return the English text of an error, for the log."""
    return translation.async_get_exception_message(
        DOMAIN, error.key, error.placeholders
    )


def text(hass: HomeAssistant, key: str, **placeholders: str) -> str:
    """Return a text of `config_panel` in the language of Home Assistant.

    These texts appear outside of the panel, too.
    """
    return _filled(hass, f"config_panel.{key}", placeholders)


def joined(hass: HomeAssistant, words: Iterable[str]) -> str:
    """Join words into a list in the language of Home Assistant."""
    listed = ""
    for word in words:
        listed = text(hass, "card.list", first=listed, next=word) if listed else word
    return listed


def exception_text(
    hass: HomeAssistant, key: str, placeholders: Mapping[str, str] | None = None
) -> str:
    """Return the text of an exception in the language of Home Assistant."""
    return _filled(hass, f"exceptions.{key}.message", placeholders or {})


def shown_error(hass: HomeAssistant, error: HomeAssistantError) -> str:
    """Return the text of an error in the language of Home Assistant.

    An error without a translation has a text of its own.
    """
    if error.translation_domain == DOMAIN and error.translation_key:
        return exception_text(
            hass, error.translation_key, error.translation_placeholders
        )
    return str(error)


def option_name(hass: HomeAssistant, step: str, key: str) -> str:
    """Return the name of an option, from a step of its form.

    It is in the language of Home Assistant.
    """
    return _filled(hass, f"options.step.{step}.data.{key}", {})


async def async_error_text(hass: HomeAssistant, error: PbxError | FormError) -> str:
    """Return the text of an error in the language of Home Assistant.

    This also works before the first set-up.
    """
    await translation.async_load_integrations(hass, {DOMAIN})
    return exception_text(hass, error.key, error.placeholders)


def _filled(hass: HomeAssistant, key: str, placeholders: Mapping[str, str]) -> str:
    # English is loaded along with any other language.
    is_loaded = translation.async_translations_loaded(hass, {DOMAIN})
    language = hass.config.language if is_loaded else "en"
    texts = translation.async_get_cached_translations(
        hass, language, key.partition(".")[0], DOMAIN
    )
    return texts[f"component.{DOMAIN}.{key}"].format(**placeholders)
