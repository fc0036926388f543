"""The numbers that actions call, as the PBX wants them: checked, allowed, and with their prefix."""

import re
from typing import NamedTuple

from homeassistant.exceptions import ServiceValidationError

from ..const import CONF_ALLOW_FEATURE_CODES, CONF_ALLOWED_NUMBERS, CONF_INTERNATIONAL_PREFIX, CONF_OUTSIDE_PREFIX
from ..coordinator import OpenVoxCoordinator
from ..errors import translated
from ..phone_numbers import NumberPattern, dialable_number, outside_number, quoted_number

_NUMBER = re.compile(r"\+?[0-9]+")
_FEATURE_CODE = re.compile(r"\+?[0-9*#]+")


class Dialed(NamedTuple):
    """A number without punctuation, and as the PBX dials it if it is none of its extensions."""

    number: str
    outside: str | None


def async_dialed(coordinator: OpenVoxCoordinator, written: str | int, *, outside: bool = False) -> Dialed:
    """Return a number that may be an extension, unless it is known to be `outside`.

    Raises ServiceValidationError if it is no number, or may not be called.
    """
    options = coordinator.config_entry.options
    text = quoted_number(written, coordinator.data.extensions)
    number = dialable_number(text)
    if not (_FEATURE_CODE if options.get(CONF_ALLOW_FEATURE_CODES) else _NUMBER).fullmatch(number):
        raise ServiceValidationError(**translated("number_not_dialable", number=text))
    if number in coordinator.data.extensions and not outside:
        return Dialed(number, None)
    if not _is_allowed(coordinator, number):
        raise ServiceValidationError(**translated("number_not_allowed", number=text))
    # A code is for the PBX itself: with the prefix it would be dialed outside.
    prefix = options.get(CONF_OUTSIDE_PREFIX, "") if _NUMBER.fullmatch(number) else ""
    return Dialed(number, prefix + outside_number(number, coordinator.hass.config.country, options.get(CONF_INTERNATIONAL_PREFIX, "")))


def async_dialed_outside(coordinator: OpenVoxCoordinator, written: str | int) -> str:
    """Return an outside number as the PBX dials it. Raises ServiceValidationError if it is none, or may not be called."""
    dialed = async_dialed(coordinator, written)
    if dialed.outside is None:
        raise ServiceValidationError(**translated("number_is_extension", number=dialed.number))
    return dialed.outside


def async_require_allowed(coordinator: OpenVoxCoordinator, dialed: str) -> None:
    """Raise ServiceValidationError if an outside number, as the PBX dials it, may not be called."""
    if not _is_allowed(coordinator, dialed, coordinator.presenter.outside_prefix):
        raise ServiceValidationError(**translated("number_not_allowed", number=dialed))


def _is_allowed(coordinator: OpenVoxCoordinator, number: str, prefix: str = "") -> bool:
    """Return whether the options let a number be called."""
    patterns = coordinator.config_entry.options.get(CONF_ALLOWED_NUMBERS, [])
    country = coordinator.hass.config.country
    return not patterns or any(NumberPattern(pattern, country).matches(number, prefix) for pattern in patterns)
