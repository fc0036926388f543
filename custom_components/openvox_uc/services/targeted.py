"""The phones and PBXs that an action is aimed at, what it may do with them, and the errors of a PBX as sentences."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_device_and_config_entry

from ..access.targets import Target, async_targets
from ..base.error_texts import error_text, translated, translated_error
from ..base.subjects import PBX, extension_of, subject_of
from ..const import CONF_ALLOW_DANGEROUS_ACTIONS, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from ..pbx import ExtensionState, PbxError, PbxNotReachableError, PbxNotUnderstoodError, PbxRefusedError

ATTR_CALL_ID = "call_id"

# What requests can be refused for (protocol 6.2, 6.3), and what must be known to say it, beside the phone or number and the PBX.
_REFUSALS = {
    "10005": ("no_call", ""),
    "10006": ("extension_not_found", ""),
    "10007": ("no_call", ""),
    "10008": ("extension_busy", ""),
    "10009": ("listening_forbidden", "number"),
    "10010": ("listening_forbidden", "number"),
    "10011": ("number_not_found", "number"),
    "10013": ("queue_not_found", "queue"),
    "10014": ("ring_group_not_found", "ring_group"),
    "10015": ("call_not_connected", ""),
    "10019": ("queue_not_changed", "queue"),
    "10020": ("wake_up_call_not_saved", ""),
    "10021": ("wake_up_call_not_found", ""),
    "10022": ("wake_up_call_exists", ""),
    "10023": ("prompt_not_found", "prompt"),
    "10024": ("outside_calls_forbidden", ""),
    "10031": ("number_not_found", "number"),
    "10032": ("queue_password_wrong", "queue"),
    "20018": ("voicemail_not_found", "file"),
}
# What the PBX itself did; with the others, Home Assistant did not send the request.
_BY_THE_PBX = (PbxRefusedError, PbxNotReachableError, PbxNotUnderstoodError)


class Phone(NamedTuple):
    """An extension, and the PBX it belongs to."""

    coordinator: OpenVoxCoordinator
    extension: str
    name: str


def async_one_phone(call: ServiceCall) -> Phone:
    """Return the only phone that an action is aimed at; that of an area or the like may be the only one there.

    Raises ServiceValidationError.
    """
    phones = [phone for target in async_targets(call) if (phone := async_phone(call.hass, target))]
    if len(phones) != 1:
        raise ServiceValidationError(**translated("select_one_phone"))
    return phones[0]


def async_phone(hass: HomeAssistant, target: Target, *, pbx_too: bool = False) -> Phone | None:
    """Return the extension that a device is; None if it is another one that may be among the targets: one not named, or a PBX.

    Raises ServiceValidationError.
    """
    coordinator, subject = async_subject(hass, target)
    if extension := extension_of(subject):
        return Phone(coordinator, extension, target.name)
    if target.named and not (pbx_too and subject == PBX):
        raise ServiceValidationError(**translated("not_an_extension", device=target.name))
    return None


def async_phones(
    call: ServiceCall, states: Collection[ExtensionState] | None = None
) -> tuple[list[Phone], list[tuple[str, HomeAssistantError]]]:
    """Return the phones that an action is aimed at, and what cannot be reached with the reason. Raises ServiceValidationError.

    Of an area or a PBX, those in one of the states are meant; without `states` a PBX stands for no phones, and all of an area are meant.
    """
    phones: list[Phone] = []
    errors: list[tuple[str, HomeAssistantError]] = []
    for target in async_targets(call):
        try:
            phone = async_phone(call.hass, target, pbx_too=states is not None)
        except ServiceValidationError as error:
            # A device that is no phone is a mistake, after which nothing is done; a PBX that is not set up keeps no other phone back.
            if error.translation_key != "service_config_entry_not_loaded":
                raise
            errors.append((target.name, error))
        else:
            if phone and (target.named or states is None or phone.coordinator.extension_state(phone.extension) in states):
                phones.append(phone)
    return phones, errors


async def async_each(
    phones: Iterable[Phone], errors: Iterable[tuple[str, HomeAssistantError]], act: Callable[[Phone], Awaitable[None]]
) -> list[Phone]:
    """Do something with each phone, and return them; raise an error that names those with which it failed, with earlier errors."""
    failed, done = [*errors], []
    for phone in phones:
        try:
            await act(phone)
            done.append(phone)
        except HomeAssistantError as error:
            failed.append((phone.name, error))
    if len(failed) == 1 and not done:
        raise failed[0][1]
    if failed:
        failures = " ".join(f"{name}: {str(error).removesuffix('.')}." for name, error in failed)
        raise HomeAssistantError(**translated("not_all_done", failures=failures))
    return done


def async_one_pbx(call: ServiceCall) -> OpenVoxCoordinator:
    """Return the only PBX that an action is aimed at, be it by one of its phones. Raises ServiceValidationError."""
    pbxs = {coordinator.serial: coordinator for coordinator, _ in (async_subject(call.hass, target) for target in async_targets(call))}
    if len(pbxs) != 1:
        raise ServiceValidationError(**translated("select_one_pbx"))
    return next(iter(pbxs.values()))


def async_subjects(call: ServiceCall) -> dict[str, set[str]]:
    """Return whose data are wanted, by entry: those of the PBX (`pbx`), or of extensions (`ext_101`). Raises ServiceValidationError."""
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    # A form from which all choices were taken away sends an empty list.
    if not any(call.data.get(str(key)) for key in cv.ENTITY_SERVICE_FIELDS):
        return subjects
    for target in async_targets(call):
        coordinator, subject = async_subject(call.hass, target)
        if subject == PBX or extension_of(subject):
            subjects[coordinator.config_entry.entry_id].add(subject)
        elif target.named:
            raise ServiceValidationError(**translated("neither_pbx_nor_extension", device=target.name))
    if not subjects:
        raise ServiceValidationError(**translated("nothing_targeted"))
    return subjects


def async_subject(hass: HomeAssistant, target: Target) -> tuple[OpenVoxCoordinator, str]:
    """Return the PBX that a device belongs to, and which part of it the device is. Raises ServiceValidationError."""
    entry: OpenVoxConfigEntry
    device, entry = async_get_device_and_config_entry(hass, DOMAIN, target.device_id)
    coordinator = entry.runtime_data
    return coordinator, subject_of(coordinator.serial, device.identifiers) or ""


def require_dangerous_actions(coordinator: OpenVoxCoordinator) -> None:
    """Raise ServiceValidationError unless the options allow what can do harm."""
    if not coordinator.config_entry.options.get(CONF_ALLOW_DANGEROUS_ACTIONS):
        raise ServiceValidationError(**translated("dangerous_actions_off"))


@contextmanager
def translated_errors(coordinator: OpenVoxCoordinator, **placeholders: str) -> Iterator[None]:
    """Turn the errors of the PBX into translated ones; `placeholders` say what they are about, such as `phone` and `number`.

    Without a session nothing is sent.
    """
    if not coordinator.connected:
        raise HomeAssistantError(**translated("not_connected"))
    try:
        yield
    except PbxError as error:
        # If the session is lost, it is renewed in one place, and a refused login counts once.
        coordinator.async_request_failed(error)
        if not isinstance(error, _BY_THE_PBX):
            raise HomeAssistantError(**translated_error(error)) from error
        about = {"pbx": coordinator.data.device.name, "error": error_text(error), **placeholders}
        about["phone"] = about.get("phone") or about.get("number") or about["pbx"]
        key, needed = _REFUSALS.get(error.errno or "", ("not_done", ""))
        if needed and not about.get(needed):
            key = "not_done"
        raise HomeAssistantError(**translated(key, **about)) from error
