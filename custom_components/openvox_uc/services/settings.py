"""The action that changes where the calls of a phone go (protocol 3.4)."""

from collections.abc import Callable, Mapping
from enum import StrEnum
import re

from homeassistant.core import ServiceCall
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..base.error_texts import translated
from ..base.phone_numbers import dialable_number, quoted_number, written_number
from ..pbx import MAX_FORWARD_DIGITS, ExtensionSettings, Forwarding, ForwardTo
from .dialing import async_dialed_outside
from .targeted import Phone, async_each, async_phones, translated_errors

ATTR_NUMBER = "number"
ATTR_TO = "to"
ATTR_WHEN = "when"

_OFF = "off"
_TARGETS = (ForwardTo.EXTENSION, ForwardTo.NUMBER)
_DIGITS = re.compile(rf"[0-9]{{1,{MAX_FORWARD_DIGITS}}}")


class When(StrEnum):
    """In which case calls are forwarded."""

    ALWAYS = "always"
    BUSY = "busy"
    NO_ANSWER = "no_answer"


_CHANGES: Mapping[When, Callable[[str, Forwarding], ExtensionSettings]] = {
    When.ALWAYS: lambda number, forwarding: ExtensionSettings(number=number, always_forward=forwarding),
    When.BUSY: lambda number, forwarding: ExtensionSettings(number=number, busy_forward=forwarding),
    When.NO_ANSWER: lambda number, forwarding: ExtensionSettings(number=number, no_answer_forward=forwarding),
}


def _destination(value: object) -> object:
    """Return where calls are to go; without quotes, YAML makes a value of the word off."""
    return _OFF if value is False else value


SET_FORWARDING_SCHEMA = cv.make_entity_service_schema(
    {
        vol.Required(ATTR_WHEN): vol.Coerce(When),
        vol.Required(ATTR_TO): vol.All(_destination, vol.In([ForwardTo.VOICEMAIL, *_TARGETS, _OFF])),
        vol.Optional(ATTR_NUMBER): written_number,
    }
)


async def async_set_forwarding(call: ServiceCall) -> None:
    """Forward the calls of phones, or forward them no more: of all phones that can be reached, and name the others."""
    if call.data[ATTR_TO] in _TARGETS and ATTR_NUMBER not in call.data:
        raise ServiceValidationError(**translated("forward_number_missing"))

    async def forward(phone: Phone) -> None:
        """Forward the calls of one phone."""
        forwarding = await _async_forwarding(phone, call)
        with translated_errors(phone.coordinator, phone=phone.name, number=forwarding.target or ""):
            await phone.coordinator.settings.async_change(_CHANGES[call.data[ATTR_WHEN]](phone.extension, forwarding))

    phones, errors = async_phones(call)
    try:
        await async_each(phones, errors, forward)
    finally:
        for settings in {phone.coordinator.settings for phone in phones}:
            await settings.async_show_changes()


async def _async_forwarding(phone: Phone, call: ServiceCall) -> Forwarding:
    """Return where the calls of a phone are to go. Raises ServiceValidationError."""
    match call.data[ATTR_TO]:
        case ForwardTo.EXTENSION:
            return Forwarding(enabled=True, to=ForwardTo.EXTENSION, target=_extension(phone, call.data[ATTR_NUMBER]))
        case ForwardTo.NUMBER:
            target = await async_dialed_outside(phone.coordinator, call.data[ATTR_NUMBER])
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
