"""The actions for the call history and voicemails: get and delete them."""

from dataclasses import replace
from typing import Any

from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..base.batches import in_turns
from ..base.error_texts import invalid
from ..base.phone_numbers import is_number_pattern, quoted_number, written_number
from ..connection.options import read_option
from ..const import CONF_OUTSIDE_PREFIX, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_pbxs
from ..history.calls_table import DialPlan
from ..history.entries import HistoryEntry
from ..history.queries import CallQuery
from ..media.sounds import media_content_id, recording_content_id, voicemail_id
from ..pbx import ALL_MESSAGES, Direction, Outcome, Voicemail
from ..runtime import async_get_runtime
from .action import MOMENT, Action
from .refusals import translated_errors
from .targeted import async_extensions_to_read, async_phone


async def async_get_calls(call: ServiceCall) -> ServiceResponse:
    wanted = await async_extensions_to_read(call)
    if "config_entry_id" in call.data:
        named = {
            async_get_config_entry(call.hass, DOMAIN, entry_id).runtime_data
            for entry_id in call.data["config_entry_id"]
        }
        wanted = {pbx: extensions for pbx, extensions in wanted.items() if pbx in named}
    limit: int = call.data["limit"]
    answer: dict[str, Any] = {}
    for pbx, extensions in wanted.items():
        query = replace(
            _query(call, pbx.config_entry),
            # A form without a selection sends an empty list.
            directions=frozenset(call.data.get("direction", ())) or None,
            outcomes=frozenset(call.data.get("outcome", ())) or None,
            extensions=extensions,
        )
        found = await pbx.history.async_find(query, limit + 1)
        answer[pbx.config_entry.entry_id] = {
            "name": pbx.device.name,
            "calls": [_call(pbx, entry) async for entry in in_turns(found[:limit])],
            "more": len(found) > limit,
        }
    return answer


def _call(pbx: OpenVoxCoordinator, entry: HistoryEntry) -> dict[str, Any]:
    return {
        **pbx.presenter.fields(entry.call, backfilled=entry.backfilled),
        "recording_media_content_id": recording_content_id(pbx, entry.call),
    }


async def async_delete_calls(call: ServiceCall) -> ServiceResponse:
    """Delete finished calls, including those of a PBX that is not set up."""
    if call.data.keys().isdisjoint(("number", "start", "end")):
        raise invalid("nothing_to_delete")
    entries = call.hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    if "config_entry_id" in call.data:
        by_id = {entry.entry_id: entry for entry in entries}
        # Home Assistant raises its own error for an unknown id.
        entries = [
            by_id.get(entry_id) or async_get_config_entry(call.hass, DOMAIN, entry_id)
            for entry_id in call.data["config_entry_id"]
        ]
    # Validate the queries of all entries before deleting anything.
    queries = {entry.entry_id: _query(call, entry) for entry in entries}
    deleted = 0
    for entry_id, query in queries.items():
        history = async_get_runtime(call.hass, entry_id).history
        deleted += await history.async_delete(query)
    return {"deleted": deleted}


def _query(call: ServiceCall, entry: OpenVoxConfigEntry) -> CallQuery:
    """Return the query of an action. Raises ServiceValidationError."""
    start, end = call.data.get("start"), call.data.get("end")
    if start is not None and end is not None and start >= end:
        raise invalid("start_after_end")
    numbers = None
    if "number" in call.data:
        extensions = {
            extension
            for pbx in async_loaded_pbxs(call.hass)
            for extension in pbx.extensions
        }
        number = quoted_number(call.data["number"], extensions)
        if not is_number_pattern(number):
            raise invalid("invalid_pattern", number=number)
        numbers = frozenset({number})
    dial_plan = DialPlan(
        call.hass.config.country, read_option(entry, CONF_OUTSIDE_PREFIX)
    )
    return CallQuery(numbers=numbers, start=start, end=end, dial_plan=dial_plan)


async def async_get_voicemails(call: ServiceCall) -> ServiceResponse:
    answer: dict[str, Any] = {}
    for pbx, extensions in (await async_extensions_to_read(call)).items():
        await _async_list(pbx)
        messages = [
            message
            for extension, mailbox in sorted(pbx.voicemails.data.items())
            if extensions is None or extension in extensions
            for message in mailbox
        ]
        answer[pbx.config_entry.entry_id] = {
            "name": pbx.device.name,
            "voicemails": [
                _voicemail(pbx, message) async for message in in_turns(messages)
            ],
        }
    return answer


async def async_delete_voicemail(call: ServiceCall) -> None:
    phone, file = await async_phone(call), call.data.get("file", "")
    is_all: bool = call.data["all"]
    if is_all == bool(file):
        raise invalid("voicemail_not_selected")
    if is_all:
        file = ALL_MESSAGES
    else:
        await _async_list(phone.pbx)
        messages = phone.pbx.voicemails.data.get(phone.extension, ())
        if file not in [message.file for message in messages]:
            raise invalid("voicemail_not_found", phone=phone.name, file=file)
    with phone.translated_errors(file=file):
        await phone.pbx.client.voicemail.delete(phone.extension, file)
    await _async_list(phone.pbx)


async def _async_list(pbx: OpenVoxCoordinator) -> None:
    with translated_errors(pbx):
        await pbx.voicemails.async_list()


def _voicemail(pbx: OpenVoxCoordinator, message: Voicemail) -> dict[str, Any]:
    received_at = pbx.voicemails.received_at(message)
    return {
        "extension": message.extension,
        **pbx.presenter.caller(message.caller),
        "received_at": received_at.isoformat() if received_at else None,
        "seconds": message.seconds,
        "file": message.file,
        "media_content_id": media_content_id(pbx, voicemail_id(pbx, message)),
    }


_CALL_FILTER: VolDictType = {
    vol.Optional("number"): written_number,
    vol.Optional("config_entry_id"): vol.All(cv.ensure_list, [cv.string]),
    vol.Optional("start"): MOMENT,
    vol.Optional("end"): MOMENT,
}

ACTIONS = {
    "get_call_history": Action(
        async_get_calls,
        {
            **cv.ENTITY_SERVICE_FIELDS,
            **_CALL_FILTER,
            vol.Optional("limit", default=50): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=10_000)
            ),
            vol.Optional("direction"): vol.All(cv.ensure_list, [vol.Coerce(Direction)]),
            vol.Optional("outcome"): vol.All(cv.ensure_list, [vol.Coerce(Outcome)]),
        },
        SupportsResponse.ONLY,
        schema=vol.Schema,
    ),
    "delete_call_history": Action(
        async_delete_calls,
        _CALL_FILTER,
        SupportsResponse.OPTIONAL,
        admin=True,
        schema=vol.Schema,
    ),
    "get_voicemails": Action(async_get_voicemails, {}, SupportsResponse.ONLY),
    "delete_voicemail": Action(
        async_delete_voicemail,
        {
            vol.Optional("file"): cv.string,
            vol.Optional("all", default=False): cv.boolean,
        },
        admin=True,
    ),
}
