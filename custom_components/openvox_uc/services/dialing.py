"""The numbers that actions dial: validated, permitted, and with their prefix."""

import re
from statistics import multimode
from typing import NamedTuple

from ..base.error_texts import invalid
from ..base.phone_numbers import (
    NumberPattern,
    dialable_number,
    outside_number,
    quoted_number,
)
from ..connection.options import read_option
from ..const import (
    CONF_ALLOW_FEATURE_CODES,
    CONF_ALLOWED_NUMBERS,
    CONF_INTERNATIONAL_PREFIX,
    CONF_OUTSIDE_PREFIX,
    CONF_PARK_CODE,
    CONF_RETRIEVAL_CODES,
    CONF_VOICEMAIL_CODE,
)
from ..coordinator import OpenVoxCoordinator
from .refusals import translated_errors

_NUMBER = re.compile(r"\+?[0-9]+")
_FEATURE_CODE = re.compile(r"\+?[0-9*#]+")
# The most digits of the number of a queue, a conference, or a paging group.
_MAX_GROUP_DIGITS = 6


class Dialed(NamedTuple):
    """A number without punctuation, and the number that the PBX dials.

    `outside` is None for an extension.
    """

    number: str
    outside: str | None


async def async_dialed(
    pbx: OpenVoxCoordinator, written: str | int, *, outside: bool = False
) -> Dialed:
    """Return how to dial a number.

    Unless it is known to be `outside`, it may be a number of the PBX itself, and the
    PBX may have to be asked. Raises HomeAssistantError.
    """
    entry = pbx.config_entry
    text = quoted_number(written, pbx.extensions)
    number = dialable_number(text)
    if not outside and number in _known_codes(pbx):
        return Dialed(number, number)
    is_number = _NUMBER.fullmatch(number)
    # A caller from outside chooses what the PBX reports as the number.
    is_code = (
        not outside
        and _FEATURE_CODE.fullmatch(number)
        and read_option(entry, CONF_ALLOW_FEATURE_CODES)
    )
    if not is_number and not is_code:
        raise invalid("number_not_dialable", number=text)
    if not outside:
        if number in pbx.extensions:
            return Dialed(number, None)
        if await _async_is_inside(pbx, number):
            return Dialed(number, number)
    if not _is_allowed(pbx, number):
        raise invalid("number_not_allowed", number=text)
    dialed = outside_number(
        number, pbx.hass.config.country, read_option(entry, CONF_INTERNATIONAL_PREFIX)
    )
    # A PBX that has just booted lists no extensions for a while. A short number may
    # belong to it then, so it gets no prefix, but it has to be allowed.
    may_be_inside = (
        not outside and not pbx.extensions and len(number) <= _MAX_GROUP_DIGITS
    )
    # After a prefix, a feature code would be dialed as an external number.
    if is_number and not may_be_inside:
        dialed = read_option(entry, CONF_OUTSIDE_PREFIX) + dialed
    return Dialed(number, dialed)


async def async_dialed_outside(pbx: OpenVoxCoordinator, written: str | int) -> str:
    """Return how to dial a number that is not an extension.

    Other numbers of the PBX itself, such as that of a queue, get no prefix. Raises
    HomeAssistantError.
    """
    dialed = await async_dialed(pbx, written)
    if dialed.outside is None:
        raise invalid("number_is_extension", number=dialed.number)
    return dialed.outside


async def async_require_allowed(pbx: OpenVoxCoordinator, dialed: str) -> None:
    """Raise ServiceValidationError if a number may not be called.

    The number is as the PBX dials it.
    """
    prefix = read_option(pbx.config_entry, CONF_OUTSIDE_PREFIX)
    # Patterns also match text that only begins like an allowed number.
    if not _FEATURE_CODE.fullmatch(dialed) or not (
        _is_allowed(pbx, dialed.removeprefix(prefix))
        or await _async_is_inside(pbx, dialed)
    ):
        raise invalid("number_not_allowed", number=dialed)


async def _async_is_inside(pbx: OpenVoxCoordinator, number: str) -> bool:
    """Return whether a number belongs to the PBX. Raises HomeAssistantError.

    A number belongs to it if it is as short as most extensions, or if the PBX lists it.
    """
    if not number.isdecimal():
        return False
    most_digits = min(multimode(map(len, pbx.extensions)), default=0)
    if number in pbx.extensions or len(number) <= most_digits:
        return True
    is_asked = read_option(pbx.config_entry, CONF_OUTSIDE_PREFIX) or read_option(
        pbx.config_entry, CONF_ALLOWED_NUMBERS
    )
    # Without a prefix and without restrictions, the answer would make no difference.
    if not is_asked or len(number) > _MAX_GROUP_DIGITS:
        return False
    with translated_errors(pbx, number=number):
        return number in pbx.queues.data or await pbx.client.groups.has(number)


def _known_codes(pbx: OpenVoxCoordinator) -> set[str]:
    """Return the codes from the options for parking calls and reaching mailboxes.

    They need no further permission.
    """
    entry = pbx.config_entry
    codes = {
        read_option(entry, CONF_PARK_CODE),
        *read_option(entry, CONF_RETRIEVAL_CODES),
    }
    if voicemail := read_option(entry, CONF_VOICEMAIL_CODE):
        codes.update(f"{voicemail}{extension}" for extension in pbx.extensions)
    return codes - {""}


def _is_allowed(pbx: OpenVoxCoordinator, number: str) -> bool:
    patterns = read_option(pbx.config_entry, CONF_ALLOWED_NUMBERS)
    country = pbx.hass.config.country
    return not patterns or any(
        NumberPattern(pattern, country).matches(number) for pattern in patterns
    )
