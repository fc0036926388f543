"""The options of a PBX.

The fields of their forms also validate the stored options.
"""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorMode,
    SelectSelector,
    TextSelector,
)
import voluptuous as vol

from ..base.error_texts import FormError
from ..base.phone_numbers import is_number_pattern
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
    DEFAULT_DAYS,
    MAX_TYPED,
)
from ..pbx import MessageFormat
from .host_input import parse_callback_address, parse_prefix, parse_senders

TEXT = TextSelector({"autocomplete": "off"})
TEXTS = TextSelector({"multiple": True, "autocomplete": "off"})


def whole_number(lowest: int, highest: int) -> vol.All[Any]:
    return vol.All(
        NumberSelector({"min": lowest, "max": highest, "mode": NumberSelectorMode.BOX}),
        vol.Coerce(int),
    )


REPORT_PORT_FIELD: dict[Any, Any] = {
    vol.Optional(CONF_REPORT_PORT): whole_number(1024, 65535)
}

# The fields by the step of the form.
FIELDS: dict[str, dict[Any, Any]] = {
    "settings": {
        vol.Optional(CONF_CALLBACK_ADDRESS): TEXT,
        **REPORT_PORT_FIELD,
        vol.Optional(CONF_ALLOWED_SENDERS): TEXTS,
        vol.Optional(CONF_OUTSIDE_PREFIX): TEXT,
        vol.Optional(CONF_INTERNATIONAL_PREFIX): TEXT,
        vol.Required(CONF_ALLOW_FEATURE_CODES, default=False): BooleanSelector(),
        vol.Required(
            CONF_MESSAGE_FORMAT, default=MessageFormat.JSON.value
        ): SelectSelector(
            {"options": [*MessageFormat], "translation_key": CONF_MESSAGE_FORMAT}
        ),
    },
    "calls": {
        vol.Required(CONF_HISTORY_DAYS, default=DEFAULT_DAYS): whole_number(0, 3650),
        vol.Required(CONF_MISSED_CALLS_LIST, default=True): BooleanSelector(),
        vol.Required(CONF_MASK_NUMBERS, default=False): BooleanSelector(),
        vol.Required(CONF_UNRECORDED_ATTRIBUTES, default=False): BooleanSelector(),
        vol.Required(CONF_ASSIST_HISTORY, default=False): BooleanSelector(),
        vol.Required(CONF_ASSIST_ANYONE, default=False): BooleanSelector(),
    },
    "control": {
        vol.Optional(CONF_ALLOWED_NUMBERS): TEXTS,
        vol.Optional(CONF_PICKUP_CODE): TEXT,
        vol.Optional(CONF_VOICEMAIL_CODE): TEXT,
        vol.Optional(CONF_PARK_CODE): TEXT,
        vol.Optional(CONF_RETRIEVAL_CODES): TEXTS,
        vol.Required(CONF_PLAY_RECORDINGS, default=False): BooleanSelector(),
        vol.Required(CONF_ALLOW_DANGEROUS_ACTIONS, default=False): BooleanSelector(),
        vol.Required(CONF_QUEUES, default=True): BooleanSelector(),
    },
    # The form replaces this with a choice of the PBX's extensions.
    "door_phones": {vol.Optional(CONF_DOOR_PHONES): TEXTS},
}


def _parse_patterns(typed: list[str]) -> list[str]:
    patterns = [pattern.strip() for pattern in typed if pattern.strip()]
    for pattern in patterns:
        if not is_number_pattern(pattern):
            raise FormError("invalid_number_pattern", pattern=pattern[:MAX_TYPED])
    return patterns


def _parse_codes(typed: list[str]) -> list[str]:
    return [parse_prefix(code) for code in typed if code.strip()]


_PARSERS: dict[str, Callable[[Any], Any]] = {
    CONF_ALLOWED_NUMBERS: _parse_patterns,
    CONF_ALLOWED_SENDERS: parse_senders,
    CONF_CALLBACK_ADDRESS: parse_callback_address,
    CONF_INTERNATIONAL_PREFIX: parse_prefix,
    CONF_OUTSIDE_PREFIX: parse_prefix,
    CONF_PARK_CODE: parse_prefix,
    CONF_PICKUP_CODE: parse_prefix,
    CONF_RETRIEVAL_CODES: _parse_codes,
    CONF_VOICEMAIL_CODE: parse_prefix,
}

_SELECTORS: dict[str, Callable[[Any], Any]] = {}
_DEFAULTS: dict[str, Any] = {}
for _fields in FIELDS.values():
    for _key, _selector in _fields.items():
        _SELECTORS[str(_key)] = _selector
        if _key.default is not vol.UNDEFINED:
            _DEFAULTS[str(_key)] = _key.default()
        elif _selector is TEXT:
            _DEFAULTS[str(_key)] = ""
        elif _selector is TEXTS:
            _DEFAULTS[str(_key)] = ()
# Wrong values of these must not allow numbers, reveal numbers, or delete calls, so they
# are read as strictly as possible.
_IF_WRONG: dict[str, Any] = {
    CONF_ALLOWED_NUMBERS: ("",),
    CONF_HISTORY_DAYS: 0,
    CONF_MASK_NUMBERS: True,
    CONF_UNRECORDED_ATTRIBUTES: True,
}


def read_option(entry: ConfigEntry, key: str) -> Any:  # noqa: ANN401 - each key has a type of its own
    """Return an option, or its default if it is missing.

    A wrong value is replaced by the strictest one or the default.
    """
    default = _DEFAULTS.get(key)
    if key not in entry.options:
        return default
    stored = entry.options[key]
    return stored if _is_valid(key, stored) else _IF_WRONG.get(key, default)


def read_options(entry: ConfigEntry) -> dict[str, Any]:
    """Return all stored options, each as `read_option` does."""
    return {key: read_option(entry, key) for key in _SELECTORS if key in entry.options}


def wrong_options(entry: ConfigEntry) -> list[tuple[str, str]]:
    """Return the stored options that no form could have stored, each with its step.

    They result from manual changes or a downgrade.
    """
    return [
        (step, key)
        for step, fields in FIELDS.items()
        for key in map(str, fields)
        if key in entry.options and not _is_valid(key, entry.options[key])
    ]


def parse_options(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options to store, without empty ones and defaults.

    Raises FormError.
    """
    options = {key: _parse_option(key, value) for key, value in typed.items()}
    return {
        key: value
        for key, value in options.items()
        if value not in ("", [], _DEFAULTS.get(key))
    }


def _parse_option(key: str, typed: Any) -> Any:  # noqa: ANN401 - each key has a type of its own
    """Return the value to store for the input of a form. Raises FormError."""
    if key not in _PARSERS:
        return typed
    try:
        return _PARSERS[key](typed)
    except FormError as error:
        error.field = key
        raise


def _is_valid(key: str, stored: object) -> bool:
    """Return whether the form could have stored this value."""
    try:
        value = _parse_option(key, _SELECTORS[key](stored))
    except vol.Invalid, FormError:
        return False
    return bool(value == stored)
