"""The action that changes where the calls of a phone go (protocol 3.4)."""

import re
from typing import Any

from homeassistant.exceptions import ServiceValidationError
import voluptuous as vol

from ..base.error_texts import translated
from ..base.phone_numbers import dialable_number, quoted_number
from ..pbx import MAX_FORWARD_DIGITS, ExtensionSettings, Forwarding, ForwardTo
from .dialing import async_dialed_outside
from .refusals import translated_errors
from .targeted import Phone, TargetedCall, async_each

_OFF = "off"
_WITH_NUMBER = (ForwardTo.EXTENSION, ForwardTo.NUMBER)
_DIGITS = re.compile(rf"[0-9]{{1,{MAX_FORWARD_DIGITS}}}")


def _destination(value: object) -> object:
    """Return where calls are to go; without quotes, YAML makes a value of the word off."""
    return _OFF if value is False else value


WHEN = vol.In(("always", "busy", "no_answer"))
DESTINATION = vol.All(_destination, vol.In([ForwardTo.VOICEMAIL, *_WITH_NUMBER, _OFF]))


async def async_set_forwarding(call: TargetedCall, when: str, to: str, number: str | int | None = None) -> None:
    """Change where the calls of phones are forwarded to: of all phones that can be reached, and name the others."""
    if to in _WITH_NUMBER and number is None:
        raise ServiceValidationError(**translated("forward_number_missing"))

    async def forward(phone: Phone) -> None:
        forwarding = await _async_forwarding(phone, to, number or "")
        with translated_errors(phone.coordinator, phone=phone.name, number=forwarding.target or ""):
            changed: dict[str, Any] = {f"{when}_forward": forwarding}
            await phone.coordinator.settings.async_change(ExtensionSettings(number=phone.extension, **changed))

    phones, failed = call.phones()
    try:
        await async_each(phones, failed, forward)
    finally:
        for settings in {phone.coordinator.settings for phone in phones}:
            await settings.async_show_changes()


async def _async_forwarding(phone: Phone, to: str, number: str | int) -> Forwarding:
    """Return where the calls of a phone are to go. Raises ServiceValidationError."""
    match to:
        case ForwardTo.EXTENSION:
            return Forwarding(enabled=True, to=ForwardTo.EXTENSION, target=_extension(phone, number))
        case ForwardTo.NUMBER:
            target = await async_dialed_outside(phone.coordinator, number)
            if not _DIGITS.fullmatch(target):
                raise ServiceValidationError(**translated("forward_number_invalid", number=target))
            return Forwarding(enabled=True, to=ForwardTo.NUMBER, target=target)
        case ForwardTo.VOICEMAIL:
            return Forwarding(enabled=True, to=ForwardTo.VOICEMAIL)
        case _:
            return Forwarding(enabled=False)


def _extension(phone: Phone, written: str | int) -> str:
    """Return the number of another extension of the PBX. Raises ServiceValidationError."""
    extensions = phone.coordinator.data.extensions
    number = dialable_number(quoted_number(written, extensions))
    if number not in extensions:
        raise ServiceValidationError(**translated("forward_extension_not_found", number=number))
    if number == phone.extension:
        raise ServiceValidationError(**translated("forward_to_itself", phone=phone.name))
    return number
