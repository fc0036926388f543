"""The actions: dial and hang up."""

from collections.abc import Iterator
from contextlib import contextmanager
import re
from typing import NamedTuple

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_device_and_config_entry
import voluptuous as vol

from ..const import CONF_ALLOW_FEATURE_CODES, CONF_OUTSIDE_PREFIX, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from ..errors import error_text
from ..pbx import PbxError
from ..phone_numbers import dialable_number

ATTR_NUMBER = "number"

SERVICE_DIAL = "dial"
SERVICE_HANG_UP = "hang_up"

DIAL_SCHEMA = vol.Schema({vol.Required(ATTR_DEVICE_ID): cv.string, vol.Required(ATTR_NUMBER): vol.Any(str, int)})
HANG_UP_SCHEMA = vol.Schema({vol.Required(ATTR_DEVICE_ID): vol.All(cv.ensure_list, [cv.string], vol.Length(min=1))})

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


@callback
def async_setup_call_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    hass.services.async_register(DOMAIN, SERVICE_DIAL, _async_dial, schema=DIAL_SCHEMA)
    hass.services.async_register(DOMAIN, SERVICE_HANG_UP, _async_hang_up, schema=HANG_UP_SCHEMA)


async def _async_dial(call: ServiceCall) -> None:
    """Let a phone ring, and connect it to a number once it is picked up."""
    phone = _phone(call.hass, call.data[ATTR_DEVICE_ID])
    options = phone.coordinator.config_entry.options
    number = _number(phone, call.data[ATTR_NUMBER], feature_codes=options.get(CONF_ALLOW_FEATURE_CODES, False))
    if number == phone.extension:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="own_number", translation_placeholders={"phone": phone.name}
        )
    with _sentences(phone, number):
        if number in phone.coordinator.data.extensions:
            await phone.coordinator.client.dial_extension(phone.extension, number)
        else:
            # A code is for the PBX itself: with the prefix it would be dialed outside.
            prefix = options.get(CONF_OUTSIDE_PREFIX, "") if _NUMBER.fullmatch(number) else ""
            await phone.coordinator.client.dial_outbound(phone.extension, prefix + number)
    phone.coordinator.expect_report()


async def _async_hang_up(call: ServiceCall) -> None:
    """End the calls of some phones; that one of them fails keeps none of the others from it."""
    first_error: HomeAssistantError | None = None
    for phone in [_phone(call.hass, device_id) for device_id in call.data[ATTR_DEVICE_ID]]:
        try:
            with _sentences(phone):
                await phone.coordinator.client.hang_up(phone.extension)
            phone.coordinator.expect_report()
        except HomeAssistantError as error:
            first_error = first_error or error
    if first_error:
        raise first_error


def _phone(hass: HomeAssistant, device_id: str) -> Phone:
    """Return the extension that a device is."""
    entry: OpenVoxConfigEntry
    device, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
    coordinator = entry.runtime_data
    name = device.name_by_user or device.name or device_id
    prefix = f"{coordinator.serial}_ext_"
    for domain, identifier in device.identifiers:
        if domain == DOMAIN and identifier.startswith(prefix):
            return Phone(coordinator, identifier.removeprefix(prefix), name)
    raise ServiceValidationError(translation_domain=DOMAIN, translation_key="not_an_extension", translation_placeholders={"device": name})


def _number(phone: Phone, number: str | int, *, feature_codes: bool) -> str:
    """Return a number as it is dialed, without what people write between its digits."""
    if isinstance(number, int):
        # YAML and templates read +49301234 and 0301234567 as other numbers, and somebody else's phone would ring.
        if str(number) not in phone.coordinator.data.extensions:
            raise _invalid("number_without_quotes", number)
        return str(number)
    dialable = dialable_number(number)
    if not (_FEATURE_CODE if feature_codes else _NUMBER).fullmatch(dialable):
        raise _invalid("number_not_dialable", number)
    return dialable


def _invalid(key: str, number: str | int) -> ServiceValidationError:
    """Return the error for a number that cannot be dialed."""
    return ServiceValidationError(translation_domain=DOMAIN, translation_key=key, translation_placeholders={"number": str(number)})


@contextmanager
def _sentences(phone: Phone, number: str = "") -> Iterator[None]:
    """Turn the errors of the PBX into sentences about the phone and the number; without a session nothing is asked of it."""
    if not phone.coordinator.connected:
        raise HomeAssistantError(translation_domain=DOMAIN, translation_key="not_connected")
    try:
        yield
    except PbxError as error:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key=_REFUSALS.get(error.errno or "", "not_done"),
            translation_placeholders={
                "pbx": phone.coordinator.data.device.name,
                "phone": phone.name,
                "number": number,
                "error": error_text(error),
            },
        ) from error
