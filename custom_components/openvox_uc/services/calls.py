"""The actions: dial and hang up."""

from collections.abc import Iterator
from contextlib import contextmanager
import re
from typing import NamedTuple

from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_device_and_config_entry
import voluptuous as vol

from ..const import CONF_ALLOW_FEATURE_CODES, CONF_INTERNATIONAL_PREFIX, CONF_OUTSIDE_PREFIX, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from ..errors import error_text, translated
from ..identifiers import PBX, extension_of, subject_of
from ..pbx import ExtensionState, PbxError
from ..phone_numbers import dialable_number, outside_number, quoted_number
from ..targets import Target, async_targets

ATTR_NUMBER = "number"

DIAL_SCHEMA = cv.make_entity_service_schema({vol.Required(ATTR_NUMBER): vol.Any(str, int)})
HANG_UP_SCHEMA = cv.make_entity_service_schema({})

_IN_CALL = (ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD)
_NUMBER = re.compile(r"\+?[0-9]+")
_FEATURE_CODE = re.compile(r"\+?[0-9*#]+")

# What dialing and hanging up can be refused for (protocol 6.3).
_REFUSALS = {
    "10006": "extension_not_found",
    "10007": "no_call",
    "10008": "extension_busy",
    "10011": "number_not_found",
    "10024": "outside_calls_forbidden",
    "10031": "number_not_found",
}


class Phone(NamedTuple):
    """An extension, and the PBX it belongs to."""

    coordinator: OpenVoxCoordinator
    extension: str
    name: str


async def async_dial(call: ServiceCall) -> None:
    """Let a phone ring, and connect it to a number once it is picked up."""
    phones = [phone for target in async_targets(call) if (phone := _phone(call.hass, target))]
    if len(phones) != 1:
        raise ServiceValidationError(**translated("select_one_phone"))
    phone = phones[0]
    options = phone.coordinator.config_entry.options
    written = quoted_number(call.data[ATTR_NUMBER], phone.coordinator.data.extensions)
    number = dialable_number(written)
    if not (_FEATURE_CODE if options.get(CONF_ALLOW_FEATURE_CODES) else _NUMBER).fullmatch(number):
        raise ServiceValidationError(**translated("number_not_dialable", number=written))
    if number == phone.extension:
        raise ServiceValidationError(**translated("own_number", phone=phone.name))
    with _translate_errors(phone, number):
        if number in phone.coordinator.data.extensions:
            await phone.coordinator.client.dial_extension(phone.extension, number)
        else:
            # A code is for the PBX itself: with the prefix it would be dialed outside.
            prefix = options.get(CONF_OUTSIDE_PREFIX, "") if _NUMBER.fullmatch(number) else ""
            outside = outside_number(number, call.hass.config.country, options.get(CONF_INTERNATIONAL_PREFIX, ""))
            await phone.coordinator.client.dial_outbound(phone.extension, prefix + outside)
    phone.coordinator.watchdog.expect_report()


async def async_hang_up(call: ServiceCall) -> None:
    """End the calls of some phones: of all that can be reached, and name the others."""
    phones: list[Phone] = []
    errors: list[tuple[str, HomeAssistantError]] = []
    for target in async_targets(call):
        try:
            phone = _phone(call.hass, target, pbx_too=True)
        except ServiceValidationError as error:
            # A device that is no phone is a mistake, after which nothing is done; a PBX that is not set up keeps no other phone back.
            if error.translation_key != "service_config_entry_not_loaded":
                raise
            errors.append((target.name, error))
        else:
            # Of an area or a PBX, those are meant that have a call.
            if phone and (target.named or phone.coordinator.extension_state(phone.extension) in _IN_CALL):
                phones.append(phone)
    tried = len(phones) + len(errors)
    for phone in phones:
        try:
            with _translate_errors(phone):
                await phone.coordinator.client.hang_up(phone.extension)
            phone.coordinator.watchdog.expect_report()
        except HomeAssistantError as error:
            errors.append((phone.name, error))
    if errors and tried == 1:
        raise errors[0][1]
    if errors:
        failures = " ".join(f"{name}: {str(error).removesuffix('.')}." for name, error in errors)
        raise HomeAssistantError(**translated("not_all_hung_up", failures=failures))


def _phone(hass: HomeAssistant, target: Target, *, pbx_too: bool = False) -> Phone | None:
    """Return the extension that a device is; None if it is another one that may be among the targets: one not named, or a PBX."""
    entry: OpenVoxConfigEntry
    device, entry = async_get_device_and_config_entry(hass, DOMAIN, target.device_id)
    coordinator = entry.runtime_data
    subject = subject_of(coordinator.serial, device.identifiers) or ""
    if extension := extension_of(subject):
        return Phone(coordinator, extension, target.name)
    if target.named and not (pbx_too and subject == PBX):
        raise ServiceValidationError(**translated("not_an_extension", device=target.name))
    return None


@contextmanager
def _translate_errors(phone: Phone, number: str = "") -> Iterator[None]:
    """Turn the errors of the PBX into translated ones about the phone and the number; without a session nothing is sent."""
    if not phone.coordinator.connected:
        raise HomeAssistantError(**translated("not_connected"))
    try:
        yield
    except PbxError as error:
        # If the session is lost, it is renewed in one place, and a refused login counts once.
        phone.coordinator.async_request_failed(error)
        key = _REFUSALS.get(error.errno or "", "not_done")
        name = phone.coordinator.data.device.name
        raise HomeAssistantError(**translated(key, pbx=name, phone=phone.name, number=number, error=error_text(error))) from error
