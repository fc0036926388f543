"""Texts for people, and errors as such."""

from collections.abc import Iterable, Mapping
import re
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import translation

from ..const import DOMAIN
from ..pbx import PbxError

# What is style or markup in Markdown, and the places where a link, an entity, a heading
# or a list begins.
_MARK = re.compile(
    r"[\\`*~<\[]|(?<![^\W_])_|_(?![^\W_])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[@&])|^(?=[#>+-]|\d+[.)]\s)",
    re.IGNORECASE,
)
# From a character of ASCII to the one of full width, which has no meaning in Markdown.
_FULL_WIDTH = 0xFEE0
_WORD_JOINER = "\u2060"


class FormError(Exception):
    """Input of a form that cannot be used; `key` is that of the translation."""

    def __init__(self, key: str, *, field: str = "base", **placeholders: str) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.placeholders = placeholders


def plain_text(value: str) -> str:
    """Return one line that looks the same as Markdown and as plain text.

    Titles are plain, and descriptions are Markdown.
    """
    return _MARK.sub(
        lambda mark: chr(ord(mark[0]) + _FULL_WIDTH) if mark[0] else _WORD_JOINER,
        " ".join(value.split()),
    )


def plain_placeholders(placeholders: Mapping[str, str]) -> dict[str, str]:
    """Return placeholders of a text in Markdown as plain text.

    URLs and paths, which people copy, are our own.
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
    """Return the text of an error for the log, which is in English."""
    return translation.async_get_exception_message(
        DOMAIN, error.key, error.placeholders
    )


def text(hass: HomeAssistant, key: str, **placeholders: str) -> str:
    """Return a text of `config_panel` in the language of Home Assistant.

    People read these texts outside of the panel, too.
    """
    return _filled(hass, f"config_panel.{key}", placeholders)


def joined(hass: HomeAssistant, words: Iterable[str]) -> str:
    """Return a list of words in the language of Home Assistant."""
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
    """Return an error in the language of Home Assistant.

    The text of an error that has no translation is its own.
    """
    if error.translation_domain == DOMAIN and error.translation_key:
        return exception_text(
            hass, error.translation_key, error.translation_placeholders
        )
    return str(error)


def option_name(hass: HomeAssistant, step: str, key: str) -> str:
    """Return the name of an option in a step of its form.

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
    # English is loaded with any other language.
    is_loaded = translation.async_translations_loaded(hass, {DOMAIN})
    language = hass.config.language if is_loaded else "en"
    texts = translation.async_get_cached_translations(
        hass, language, key.partition(".")[0], DOMAIN
    )
    return texts[f"component.{DOMAIN}.{key}"].format(**placeholders)
