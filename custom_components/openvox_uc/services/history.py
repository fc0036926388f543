"""The actions on the past: get and delete the calls of the history, and voicemails."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from homeassistant.core import HomeAssistant, ServiceResponse
from homeassistant.helpers.service import async_get_config_entry

from ..base.batches import async_map
from ..base.error_texts import invalid
from ..base.phone_numbers import is_number_pattern, quoted_number
from ..connection.options import read_option
from ..const import CONF_OUTSIDE_PREFIX, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_pbxs
from ..history.entries import HistoryEntry
from ..history.queries import CallQuery
from ..history.tables import DialPlan
from ..media.sounds import media_content_id, recording_content_id, voicemail_id
from ..pbx import ALL_MESSAGES, Direction, Outcome, Voicemail
from ..runtime import async_get_runtime
from .refusals import translated_errors
from .targeted import TargetedCall


async def async_get_calls(
    call: TargetedCall,
    limit: int,
    direction: Iterable[Direction] = (),
    outcome: Iterable[Outcome] = (),
    config_entry_id: Iterable[str] | None = None,
    **criteria: Any,
) -> ServiceResponse:
    wanted = call.extensions
    if config_entry_id is not None:
        named = {async_get_config_entry(call.hass, DOMAIN, entry_id).runtime_data for entry_id in config_entry_id}
        wanted = {pbx: extensions for pbx, extensions in wanted.items() if pbx in named}
    answer: dict[str, Any] = {}
    for pbx, extensions in wanted.items():
        query = replace(
            _query(call.hass, pbx.config_entry, **criteria),
            # A form without choices sends an empty list.
            directions=frozenset(direction) or None,
            outcomes=frozenset(outcome) or None,
            extensions=extensions,
        )
        found = await pbx.history.async_find(query, limit + 1)
        answer[pbx.config_entry.entry_id] = {
            "name": pbx.data.device.name,
            "calls": await async_map(partial(_call, pbx), found[:limit]),
            "more": len(found) > limit,
        }
    return answer


def _call(pbx: OpenVoxCoordinator, entry: HistoryEntry) -> dict[str, Any]:
    return {
        **pbx.presenter.fields(entry.call, backfilled=entry.backfilled),
        "recording_media_content_id": recording_content_id(pbx, entry.call),
    }


async def async_delete_calls(call: TargetedCall, config_entry_id: Iterable[str] | None = None, **criteria: Any) -> ServiceResponse:
    """Delete finished calls, also of a PBX that is not set up."""
    if not criteria:
        raise invalid("nothing_to_delete")
    entries = call.hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    if config_entry_id is not None:
        by_id = {entry.entry_id: entry for entry in entries}
        # Home Assistant raises its own error for another id.
        entries = [by_id.get(entry_id) or async_get_config_entry(call.hass, DOMAIN, entry_id) for entry_id in config_entry_id]
    queries = [(entry, _query(call.hass, entry, **criteria)) for entry in entries]
    return {"deleted": sum([await async_get_runtime(call.hass, entry.entry_id).history.async_delete(query) for entry, query in queries])}


def _query(
    hass: HomeAssistant, entry: OpenVoxConfigEntry, number: str | int | None = None, start: float | None = None, end: float | None = None
) -> CallQuery:
    """Return what to look for. Raises ServiceValidationError."""
    if start is not None and end is not None and start >= end:
        raise invalid("start_after_end")
    numbers = None
    if number is not None:
        extensions = {extension for pbx in async_loaded_pbxs(hass) for extension in pbx.extensions}
        numbers = frozenset({written := quoted_number(number, extensions)})
        if not is_number_pattern(written):
            raise invalid("invalid_pattern", number=written)
    dial_plan = DialPlan(hass.config.country, read_option(entry, CONF_OUTSIDE_PREFIX))
    return CallQuery(numbers=numbers, start=start, end=end, dial_plan=dial_plan)


async def async_get_voicemails(call: TargetedCall) -> ServiceResponse:
    answer: dict[str, Any] = {}
    for pbx, extensions in call.extensions.items():
        await _async_list(pbx)
        messages = [
            message
            for extension, mailbox in sorted(pbx.voicemails.data.items())
            if extensions is None or extension in extensions
            for message in mailbox
        ]
        answer[pbx.config_entry.entry_id] = {
            "name": pbx.data.device.name,
            "voicemails": await async_map(partial(_voicemail, pbx), messages),
        }
    return answer


async def async_delete_voicemail(call: TargetedCall, file: str = "", **which: bool) -> None:
    phone = call.phone
    if bool(file) is which["all"]:
        raise invalid("voicemail_not_selected")
    if not file:
        file = ALL_MESSAGES
    else:
        await _async_list(phone.pbx)
        if file not in (message.file for message in phone.pbx.voicemails.data.get(phone.extension, ())):
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
        "received_at": received_at and received_at.isoformat(),
        "seconds": message.seconds,
        "file": message.file,
        "media_content_id": media_content_id(pbx, voicemail_id(pbx, message)),
    }
