"""The actions on the call history: get calls, delete calls."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from homeassistant.core import HomeAssistant, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.service import async_get_config_entry

from ..base.batches import async_map
from ..base.error_texts import translated
from ..base.phone_numbers import is_number_pattern, quoted_number
from ..base.subjects import PBX, extension_of
from ..const import CONF_OUTSIDE_PREFIX, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_coordinators
from ..history.entries import HistoryEntry
from ..history.queries import CallQuery
from ..history.tables import DialPlan
from ..media.items import recording_content_id
from ..pbx import Direction, Outcome
from ..runtime import async_get_runtime
from .targeted import TargetedCall


async def async_get_calls(
    call: TargetedCall,
    limit: int,
    direction: Iterable[Direction] = (),
    outcome: Iterable[Outcome] = (),
    config_entry_id: Iterable[str] | None = None,
    **criteria: Any,
) -> ServiceResponse:
    subjects = call.subjects
    coordinators = async_loaded_coordinators(call.hass)
    if config_entry_id is not None:
        coordinators = [async_get_config_entry(call.hass, DOMAIN, entry_id).runtime_data for entry_id in config_entry_id]
    answer: dict[str, Any] = {}
    for coordinator in coordinators:
        if subjects and coordinator not in subjects:
            continue
        wanted = subjects.get(coordinator, {PBX})
        query = CallQuery(
            # A form from which all choices were taken away sends an empty list.
            directions=frozenset(direction) or None,
            outcomes=frozenset(outcome) or None,
            extensions=None if PBX in wanted else frozenset(filter(None, map(extension_of, wanted))),
            **_criteria(call.hass, coordinator.config_entry, **criteria),
        )
        found = await coordinator.history.async_find(query, limit + 1)
        answer[coordinator.config_entry.entry_id] = {
            "name": coordinator.data.device.name,
            "calls": await async_map(partial(_answer, coordinator), found[:limit]),
            "more": len(found) > limit,
        }
    return answer


def _answer(coordinator: OpenVoxCoordinator, entry: HistoryEntry) -> dict[str, Any]:
    return {
        **coordinator.presenter.fields(entry.call, backfilled=entry.backfilled),
        "recording_media_content_id": recording_content_id(coordinator, entry.call),
    }


async def async_delete_calls(call: TargetedCall, config_entry_id: Iterable[str] | None = None, **criteria: Any) -> ServiceResponse:
    """Delete finished calls, also those of a PBX that is not set up."""
    if not criteria:
        raise ServiceValidationError(**translated("nothing_to_delete"))
    entries = call.hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    if config_entry_id is not None:
        by_id = {entry.entry_id: entry for entry in entries}
        # Home Assistant's own sentence says of another id that it is not one of these.
        entries = [by_id.get(entry_id) or async_get_config_entry(call.hass, DOMAIN, entry_id) for entry_id in config_entry_id]
    queries = [(entry, CallQuery(**_criteria(call.hass, entry, **criteria))) for entry in entries]
    return {"deleted": sum([await async_get_runtime(call.hass, entry.entry_id).history.async_delete(query) for entry, query in queries])}


def _criteria(
    hass: HomeAssistant, entry: OpenVoxConfigEntry, number: str | int | None = None, start: float | None = None, end: float | None = None
) -> dict[str, Any]:
    """Return the part of a query that both actions have. Raises ServiceValidationError."""
    if start is not None and end is not None and start >= end:
        raise ServiceValidationError(**translated("start_after_end"))
    numbers = None
    if number is not None:
        extensions = {extension for coordinator in async_loaded_coordinators(hass) for extension in coordinator.data.extensions}
        numbers = frozenset({written := quoted_number(number, extensions)})
        if not is_number_pattern(written):
            raise ServiceValidationError(**translated("invalid_pattern", number=written))
    return {
        "numbers": numbers,
        "start": start,
        "end": end,
        "dial_plan": DialPlan(hass.config.country, entry.options.get(CONF_OUTSIDE_PREFIX, "")),
    }
