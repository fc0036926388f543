"""The numbers that actions call, as the PBX expects them.

Checked, allowed, and with their prefix.
"""

import re
from statistics import multimode
from typing import NamedTuple

from homeassistant.helpers import device_registry as dr

from ..access.targets import device_name
from ..base.error_texts import invalid
from ..base.phone_numbers import (
    NumberPattern,
    dialable_number,
    outside_number,
    quoted_number,
)
from ..base.subjects import queue_of, subject_of
from ..connection.options import read_option
from ..const import (
    CONF_ALLOW_FEATURE_CODES,
    CONF_ALLOWED_NUMBERS,
    CONF_INTERNATIONAL_PREFIX,
    CONF_OUTSIDE_PREFIX,
    CONF_PARK_CODE,
    CONF_RETRIEVAL_CODES,
    CONF_VOICEMAIL_CODE,
    MAX_TYPED,
)
from ..coordinator import OpenVoxCoordinator
from .refusals import translated_errors

_NUMBER = re.compile(r"\+?[0-9]+")
_FEATURE_CODE = re.compile(r"\+?[0-9*#]+")
_QUEUE = re.compile(rf"[0-9]{{1,{MAX_TYPED}}}")


class Dialed(NamedTuple):
    """A number without punctuation, and as the PBX dials it.

    The latter is None for an extension.
    """

    number: str
    outside: str | None


async def async_dialed(
    pbx: OpenVoxCoordinator, written: str | int, *, outside: bool = False
) -> Dialed:
    """Return a number that may be one of the PBX, unless it is `outside`.

    Raises ServiceValidationError.
    """
    entry = pbx.config_entry
    text = quoted_number(written, pbx.extensions)
    number = dialable_number(text)
    if not outside and number in _known_codes(pbx):
        return Dialed(number, number)
    if not (
        _FEATURE_CODE if read_option(entry, CONF_ALLOW_FEATURE_CODES) else _NUMBER
    ).fullmatch(number):
        raise invalid("number_not_dialable", number=text)
    if number in pbx.extensions and not outside:
        return Dialed(number, None)
    if not outside and await _async_is_inside(pbx, number):
        return Dialed(number, number)
    if not _is_allowed(pbx, number):
        raise invalid("number_not_allowed", number=text)
    # With the prefix, a code would be dialed outside.
    prefix = (
        read_option(entry, CONF_OUTSIDE_PREFIX) if _NUMBER.fullmatch(number) else ""
    )
    return Dialed(
        number,
        prefix
        + outside_number(
            number,
            pbx.hass.config.country,
            read_option(entry, CONF_INTERNATIONAL_PREFIX),
        ),
    )


async def async_dialed_outside(pbx: OpenVoxCoordinator, written: str | int) -> str:
    dialed = await async_dialed(pbx, written)
    if dialed.outside is None:
        raise invalid("number_is_extension", number=dialed.number)
    return dialed.outside


def queue_number(pbx: OpenVoxCoordinator, selected: str) -> str:
    """Return the number of a queue, typed or that of a selected device.

    Raises ServiceValidationError.
    """
    if _QUEUE.fullmatch(selected):
        return selected
    device = dr.async_get(pbx.hass).async_get(selected)
    subject = subject_of(pbx.serial, device.identifiers) if device else None
    number = queue_of(subject) if subject else None
    if number is None:
        raise invalid("group_number_invalid", typed=device_name(device) or selected)
    return number


async def async_require_allowed(pbx: OpenVoxCoordinator, dialed: str) -> None:
    """Raise ServiceValidationError if a number may not be called.

    The number is as the PBX dials it.
    """
    # Patterns match anything that begins like an allowed number.
    if not _FEATURE_CODE.fullmatch(dialed) or not (
        _is_allowed(pbx, dialed, read_option(pbx.config_entry, CONF_OUTSIDE_PREFIX))
        or await _async_is_inside(pbx, dialed)
    ):
        raise invalid("number_not_allowed", number=dialed)


async def _async_is_inside(pbx: OpenVoxCoordinator, number: str) -> bool:
    """Return whether a number is one of the PBX. Raises HomeAssistantError.

    It is if it is as short as most extensions, or if the PBX lists it.
    """
    extensions, entry = pbx.extensions, pbx.config_entry
    if not number.isdecimal():
        return False
    if number in extensions or len(number) <= min(
        multimode(map(len, extensions)), default=0
    ):
        return True
    # Longer ones are outside; and the answer matters only with these options.
    if len(number) > 6 or not (
        read_option(entry, CONF_OUTSIDE_PREFIX)
        or read_option(entry, CONF_ALLOWED_NUMBERS)
    ):
        return False
    with translated_errors(pbx, number=number):
        return number in pbx.queues.data or await pbx.client.groups.has(number)


def _known_codes(pbx: OpenVoxCoordinator) -> set[str]:
    """Return the codes that the options name for calls that are transferred.

    They need no further permission.
    """
    entry = pbx.config_entry
    voicemail = read_option(entry, CONF_VOICEMAIL_CODE)
    mailboxes = (
        {f"{voicemail}{extension}" for extension in pbx.extensions}
        if voicemail
        else set()
    )
    return {
        read_option(entry, CONF_PARK_CODE),
        *read_option(entry, CONF_RETRIEVAL_CODES),
        *mailboxes,
    } - {""}


def _is_allowed(pbx: OpenVoxCoordinator, number: str, prefix: str = "") -> bool:
    patterns = read_option(pbx.config_entry, CONF_ALLOWED_NUMBERS)
    country = pbx.hass.config.country
    return not patterns or any(
        NumberPattern(pattern, country).matches(number, prefix) for pattern in patterns
    )
