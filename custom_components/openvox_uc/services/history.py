"""The actions on the history: ask for calls, clear the missed ones, delete."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry, async_get_device_and_config_entry, async_register_admin_service
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..const import CONF_OUTSIDE_PREFIX, DOMAIN
from ..coordinator import OpenVoxConfigEntry
from ..history.queries import CallQuery
from ..identifiers import PBX, extension_of, subject_of
from ..pbx import Direction, Outcome
from ..phone_numbers import NumberPattern, quoted_number
from ..runtime import async_get_runtime

ATTR_DIRECTION = "direction"
ATTR_END = "end"
ATTR_LIMIT = "limit"
ATTR_NUMBER = "number"
ATTR_OUTCOME = "outcome"
ATTR_START = "start"

SERVICE_CLEAR_MISSED_CALLS = "clear_missed_calls"
SERVICE_DELETE_CALL_HISTORY = "delete_call_history"
SERVICE_GET_CALL_HISTORY = "get_call_history"

DEFAULT_LIMIT = 50
# More would hold up the event loop.
_MOST = 10_000

_DEVICES = vol.All(cv.ensure_list, [cv.string])
_WHICH = {
    vol.Optional(ATTR_CONFIG_ENTRY_ID): vol.All(cv.ensure_list, [cv.string]),
    vol.Optional(ATTR_NUMBER): vol.Any(str, int),
    vol.Optional(ATTR_START): cv.datetime,
    vol.Optional(ATTR_END): cv.datetime,
}
GET_SCHEMA = vol.Schema(
    {
        **_WHICH,
        vol.Optional(ATTR_DEVICE_ID): _DEVICES,
        vol.Optional(ATTR_DIRECTION): vol.All(cv.ensure_list, [vol.Coerce(Direction)]),
        vol.Optional(ATTR_OUTCOME): vol.All(cv.ensure_list, [vol.Coerce(Outcome)]),
        vol.Optional(ATTR_LIMIT, default=DEFAULT_LIMIT): vol.All(vol.Coerce(int), vol.Range(min=1, max=_MOST)),
    }
)
CLEAR_SCHEMA = vol.Schema({vol.Required(ATTR_DEVICE_ID): vol.All(_DEVICES, vol.Length(min=1))})
DELETE_SCHEMA = vol.Schema(_WHICH)


@callback
def async_setup_history_services(hass: HomeAssistant) -> None:
    """Register the actions; who may delete what others see is up to the administrators."""
    hass.services.async_register(DOMAIN, SERVICE_GET_CALL_HISTORY, _async_get, schema=GET_SCHEMA, supports_response=SupportsResponse.ONLY)
    hass.services.async_register(DOMAIN, SERVICE_CLEAR_MISSED_CALLS, _async_clear, schema=CLEAR_SCHEMA)
    async_register_admin_service(
        hass,
        DOMAIN,
        SERVICE_DELETE_CALL_HISTORY,
        _async_delete,
        schema=DELETE_SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _async_get(call: ServiceCall) -> ServiceResponse:
    """Return the calls that are asked for by entry, the newest first."""
    data = call.data
    subjects = _subjects(call)
    answer: dict[str, Any] = {}
    for entry in _entries(call, set(subjects) or None):
        coordinator = entry.runtime_data
        query = CallQuery(
            # A form from which all choices were taken away sends an empty list.
            directions=frozenset(data.get(ATTR_DIRECTION, ())) or None,
            outcomes=frozenset(data.get(ATTR_OUTCOME, ())) or None,
            extensions=_extensions(subjects.get(entry.entry_id, set())),
            number=_pattern(call),
            outside_prefix=_outside_prefix(entry),
            start=_moment(data.get(ATTR_START)),
            end=_moment(data.get(ATTR_END)),
        )
        found = coordinator.history.find(query, data[ATTR_LIMIT])
        answer[entry.entry_id] = {
            "name": coordinator.data.device.name,
            "calls": [coordinator.presenter.fields(entry.call, backfilled=entry.backfilled) for entry in found],
        }
    return answer


async def _async_clear(call: ServiceCall) -> None:
    """Begin to count the missed calls of some PBXs and extensions anew; nothing is done if one of the devices is neither."""
    subjects = [_subject(call.hass, device_id) for device_id in call.data[ATTR_DEVICE_ID]]
    for entry, subject in subjects:
        entry.runtime_data.history.reset_missed(subject)


async def _async_delete(call: ServiceCall) -> ServiceResponse:
    """Forget finished calls, also those of a PBX that is away just now, and return how many they were."""
    data = call.data
    query = CallQuery(number=_pattern(call), start=_moment(data.get(ATTR_START)), end=_moment(data.get(ATTR_END)))
    if query == CallQuery():
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="nothing_to_delete")
    named = ATTR_CONFIG_ENTRY_ID in data
    entries = _entries(call, None) if named else call.hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    histories = [(entry, async_get_runtime(call.hass, entry.entry_id).history) for entry in entries]
    deleted = sum(history.delete(replace(query, outside_prefix=_outside_prefix(entry))) for entry, history in histories)
    if unread := [entry.title for entry, history in histories if not history.is_loaded]:
        # Who has promised somebody to delete all must not believe that it was done.
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="not_all_deleted",
            translation_placeholders={"count": str(deleted), "names": ", ".join(unread)},
        )
    return {"deleted": deleted}


def _entries(call: ServiceCall, wanted: set[str] | None) -> list[OpenVoxConfigEntry]:
    """Return the entries that a call names, or all that are loaded; of those only the wanted ones."""
    named: list[OpenVoxConfigEntry]
    if ATTR_CONFIG_ENTRY_ID in call.data:
        named = [async_get_config_entry(call.hass, DOMAIN, entry_id) for entry_id in call.data[ATTR_CONFIG_ENTRY_ID]]
    else:
        named = call.hass.config_entries.async_loaded_entries(DOMAIN)
    return [entry for entry in named if wanted is None or entry.entry_id in wanted]


def _subjects(call: ServiceCall) -> dict[str, set[str]]:
    """Return whose calls a call asks for, by entry."""
    subjects: dict[str, set[str]] = {}
    for entry, subject in (_subject(call.hass, device_id) for device_id in call.data.get(ATTR_DEVICE_ID, ())):
        subjects.setdefault(entry.entry_id, set()).add(subject)
    return subjects


def _extensions(subjects: set[str]) -> frozenset[str] | None:
    """Return the extensions whose calls are meant; None for all calls, which the PBX stands for."""
    return None if not subjects or PBX in subjects else frozenset(subject.removeprefix("ext_") for subject in subjects)


def _subject(hass: HomeAssistant, device_id: str) -> tuple[OpenVoxConfigEntry, str]:
    """Return whose calls a device stands for: the PBX's (`pbx`), or those of an extension (`ext_101`)."""
    entry: OpenVoxConfigEntry
    device, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
    subject = subject_of(entry.runtime_data.serial, device.identifiers) or ""
    if subject == PBX or extension_of(subject):
        return entry, subject
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="neither_pbx_nor_extension",
        translation_placeholders={"device": device.name_by_user or device.name or device_id},
    )


def _pattern(call: ServiceCall) -> NumberPattern | None:
    """Return the pattern of numbers that is asked for."""
    if ATTR_NUMBER not in call.data:
        return None
    entries: list[OpenVoxConfigEntry] = call.hass.config_entries.async_loaded_entries(DOMAIN)
    number = quoted_number(call.data[ATTR_NUMBER], {number for entry in entries for number in entry.runtime_data.data.extensions})
    try:
        return NumberPattern(number, call.hass.config.country)
    except ValueError:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="invalid_pattern", translation_placeholders={"number": number}
        ) from None


def _outside_prefix(entry: OpenVoxConfigEntry) -> str:
    """Return what is dialed before the outside numbers of a PBX."""
    prefix: str = entry.options.get(CONF_OUTSIDE_PREFIX, "")
    return prefix


def _moment(value: datetime | None) -> float | None:
    """Return a moment as seconds since 1970; one without a zone is a local one."""
    if value is None:
        return None
    # Not by way of UTC, where the last evening of the year 9999 does not exist any more.
    return (value if value.tzinfo else value.replace(tzinfo=dt_util.get_default_time_zone())).timestamp()
