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
from .targeted import Phone, TargetedCall

_OFF = "off"
_DIGITS = re.compile(rf"[0-9]{{1,{MAX_FORWARD_DIGITS}}}")

WHEN = vol.In(("always", "busy", "no_answer"))
# Without quotes, YAML makes false of the word off.
DESTINATION = vol.All(
    lambda value: _OFF if value is False else value, vol.In([ForwardTo.VOICEMAIL, ForwardTo.EXTENSION, ForwardTo.NUMBER, _OFF])
)


async def async_set_forwarding(call: TargetedCall, when: str, to: str, number: str | int | None = None) -> None:
    if to in (ForwardTo.EXTENSION, ForwardTo.NUMBER) and number is None:
        raise ServiceValidationError(**translated("forward_number_missing"))

    async def forward(phone: Phone) -> None:
        target = await _async_target(phone, to, number or "")
        forwarding = Forwarding(enabled=False) if to == _OFF else Forwarding(enabled=True, to=ForwardTo(to), target=target)
        changed: dict[str, Any] = {f"{when}_forward": forwarding}
        with translated_errors(phone.coordinator, phone=phone.name, number=target or ""):
            await phone.coordinator.settings.async_change(ExtensionSettings(number=phone.extension, **changed))

    phones = call.phones()
    try:
        await call.async_each(phones, forward)
    finally:
        for settings in {phone.coordinator.settings for phone in phones}:
            await settings.async_show_changes()


async def _async_target(phone: Phone, to: str, written: str | int) -> str | None:
    """Return the number to which calls are forwarded, None where that needs none. Raises ServiceValidationError."""
    if to == ForwardTo.NUMBER:
        number = await async_dialed_outside(phone.coordinator, written)
        if not _DIGITS.fullmatch(number):
            raise ServiceValidationError(**translated("forward_number_invalid", number=number))
        return number
    if to != ForwardTo.EXTENSION:
        return None
    extensions = phone.coordinator.data.extensions
    number = dialable_number(quoted_number(written, extensions))
    if number not in extensions:
        raise ServiceValidationError(**translated("forward_extension_not_found", number=number))
    if number == phone.extension:
        raise ServiceValidationError(**translated("forward_to_itself", phone=phone.name))
    return number
