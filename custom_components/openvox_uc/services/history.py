"""The actions on the call history: get calls, delete calls."""

from datetime import datetime
from functools import partial
from typing import Any

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..base.batches import async_map
from ..base.error_texts import translated
from ..base.phone_numbers import NumberPattern, quoted_number, written_number
from ..base.subjects import PBX, extension_of
from ..const import CONF_OUTSIDE_PREFIX, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from ..history.merging import HistoryEntry
from ..history.queries import CallQuery
from ..history.tables import DialPlan
from ..media.items import recording_content_id
from ..pbx import Direction, Outcome
from ..runtime import async_get_runtime
from .targeted import async_subjects

ATTR_DIRECTION = "direction"
ATTR_END = "end"
ATTR_LIMIT = "limit"
ATTR_NUMBER = "number"
ATTR_OUTCOME = "outcome"
ATTR_START = "start"

# Home Assistant makes one message of all calls, at once.
_MOST = 10_000


def _timestamp(moment: datetime) -> float:
    """Return a moment as seconds since 1970; one without a zone is a local one."""
    # Not by way of UTC, where the last evening of the year 9999 does not exist any more.
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt_util.get_default_time_zone())).timestamp()


_MOMENT = vol.All(cv.datetime, _timestamp)
_IDS = vol.All(cv.ensure_list, [cv.string])
_CRITERIA = {
    vol.Optional(ATTR_CONFIG_ENTRY_ID): _IDS,
    vol.Optional(ATTR_NUMBER): written_number,
    vol.Optional(ATTR_START): _MOMENT,
    vol.Optional(ATTR_END): _MOMENT,
}
GET_CALLS_SCHEMA = vol.Schema(
    {
        **_CRITERIA,
        **cv.ENTITY_SERVICE_FIELDS,
        vol.Optional(ATTR_DIRECTION): vol.All(cv.ensure_list, [vol.Coerce(Direction)]),
        vol.Optional(ATTR_OUTCOME): vol.All(cv.ensure_list, [vol.Coerce(Outcome)]),
        vol.Optional(ATTR_LIMIT, default=50): vol.All(vol.Coerce(int), vol.Range(min=1, max=_MOST)),
    }
)
DELETE_CALLS_SCHEMA = vol.Schema(_CRITERIA)


async def async_get_calls(call: ServiceCall) -> ServiceResponse:
    """Return the calls by entry, the newest first."""
    data = call.data
    subjects = async_subjects(call)
    entries: list[OpenVoxConfigEntry]
    if ATTR_CONFIG_ENTRY_ID in data:
        entries = [async_get_config_entry(call.hass, DOMAIN, entry_id) for entry_id in data[ATTR_CONFIG_ENTRY_ID]]
    else:
        entries = call.hass.config_entries.async_loaded_entries(DOMAIN)
    answer: dict[str, Any] = {}
    for entry in entries:
        if subjects and entry.entry_id not in subjects:
            continue
        coordinator = entry.runtime_data
        wanted = subjects.get(entry.entry_id, {PBX})
        query = CallQuery(
            # A form from which all choices were taken away sends an empty list.
            directions=frozenset(data.get(ATTR_DIRECTION, ())) or None,
            outcomes=frozenset(data.get(ATTR_OUTCOME, ())) or None,
            extensions=None if PBX in wanted else frozenset(filter(None, map(extension_of, wanted))),
            **_criteria(call, entry),
        )
        found = await coordinator.history.async_find(query, data[ATTR_LIMIT] + 1)
        answer[entry.entry_id] = {
            "name": coordinator.data.device.name,
            "calls": await async_map(partial(_answer, coordinator), found[: data[ATTR_LIMIT]]),
            "more": len(found) > data[ATTR_LIMIT],
        }
    return answer


def _answer(coordinator: OpenVoxCoordinator, entry: HistoryEntry) -> dict[str, Any]:
    """Return a call, and by which id its recording is played, if there is one and the options allow it."""
    return {
        **coordinator.presenter.fields(entry.call, backfilled=entry.backfilled),
        "recording_media_content_id": recording_content_id(coordinator, entry.call),
    }


async def async_delete_calls(call: ServiceCall) -> ServiceResponse:
    """Delete finished calls, also those of a PBX that is not set up, and return how many they were."""
    if not call.data.keys() & {ATTR_NUMBER, ATTR_START, ATTR_END}:
        raise ServiceValidationError(**translated("nothing_to_delete"))
    entries = call.hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    if ATTR_CONFIG_ENTRY_ID in call.data:
        by_id = {entry.entry_id: entry for entry in entries}
        # Of an id that is none of ours, Home Assistant's own sentence says so.
        entries = [
            by_id.get(entry_id) or async_get_config_entry(call.hass, DOMAIN, entry_id) for entry_id in call.data[ATTR_CONFIG_ENTRY_ID]
        ]
    queries = [(entry, CallQuery(**_criteria(call, entry))) for entry in entries]
    return {"deleted": sum([await async_get_runtime(call.hass, entry.entry_id).history.async_delete(query) for entry, query in queries])}


def _criteria(call: ServiceCall, entry: OpenVoxConfigEntry) -> dict[str, Any]:
    """Return which calls of an entry a call is about. Raises ServiceValidationError."""
    start, end, number = (call.data.get(key) for key in (ATTR_START, ATTR_END, ATTR_NUMBER))
    if start is not None and end is not None and start >= end:
        raise ServiceValidationError(**translated("start_after_end"))
    if number is not None:
        entries: list[OpenVoxConfigEntry] = call.hass.config_entries.async_loaded_entries(DOMAIN)
        number = quoted_number(number, {extension for entry in entries for extension in entry.runtime_data.data.extensions})
        try:
            NumberPattern(number)
        except ValueError:
            raise ServiceValidationError(**translated("invalid_pattern", number=number)) from None
    dial_plan = DialPlan(call.hass.config.country, entry.options.get(CONF_OUTSIDE_PREFIX, ""))
    return {"numbers": None if number is None else frozenset({number}), "start": start, "end": end, "dial_plan": dial_plan}
