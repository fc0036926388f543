"""Diagnostics that help to understand a fault.

They contain no secrets, names, or phone numbers.
"""

from contextlib import suppress
from dataclasses import asdict
import re
from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.loader import async_get_loaded_integration

from .const import (
    CONF_INTERNATIONAL_PREFIX,
    CONF_MESSAGE_FORMAT,
    CONF_PICKUP_CODE,
    DOMAIN,
)
from .contacts.address_books import async_get_address_books
from .contacts.store import async_get_contacts
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .history import calls_table
from .pbx import Extension
from .polling.queues import QueueData

# The serial number is a MAC address, and the title and unique id contain it.
_PRIVATE = {"discovery_keys", "serial", "title", "unique_id"}
# Other text and lists that users enter are private.
_SHOWN = {
    CONF_INTERNATIONAL_PREFIX,
    CONF_MESSAGE_FORMAT,
    CONF_PICKUP_CODE,
}
_MODEL = re.compile("UC[0-9]{2,4}")


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: OpenVoxConfigEntry
) -> dict[str, Any]:
    entered = [
        entry.data,
        entry.options,
        *(subentry.data for subentry in entry.subentries.values()),
    ]
    texts = {
        key
        for values in entered
        for key, value in values.items()
        if isinstance(value, str | list | dict)
    }
    known = {"entry": async_redact_data(entry.as_dict(), _PRIVATE | (texts - _SHOWN))}
    if hasattr(entry, "runtime_data"):
        known |= await _pbx(entry.runtime_data)
    return known


async def _pbx(pbx: OpenVoxCoordinator) -> dict[str, Any]:
    device = pbx.device
    # A device name that is not that of a model is private.
    given = set() if _MODEL.fullmatch(device.name) else {"name"}
    known: dict[str, Any] = {
        "device": async_redact_data(device._asdict(), _PRIVATE | given),
        "session": _session(pbx),
        "reports": asdict(pbx.counts)
        | {"unparsed_shapes": list(pbx.counts.unparsed_shapes)},
        "calls": await _calls(pbx),
        "contacts": len(async_get_contacts(pbx.hass).book),
        "address_books": [
            {
                "contacts": len(book.data.contacts),
                "without_number": book.data.without_number,
                "fetched_at": book.fetched_at,
                "failing_since": book.failing_since,
                "error": book.error and book.error.key,
            }
            for book in async_get_address_books(pbx.hass).books.values()
            if book.subentry_id in pbx.config_entry.subentries
        ],
        # These are named by their places in the lists, since numbers and names are
        # private.
        "extensions": [_extension(pbx, phone) for phone in pbx.extensions.values()],
        "queues": [_queue(known) for known in pbx.queues.data.values()],
        "trunks": [
            {"type": trunk.type, "state": trunk.state} for trunk in pbx.trunks.values()
        ],
    }
    if pbx.recorder.recording:
        known["recording"] = {
            "version": str(async_get_loaded_integration(pbx.hass, DOMAIN).version),
            "firmware": device.firmware,
            **asdict(pbx.recorder.recording),
        }
    return known


def _session(pbx: OpenVoxCoordinator) -> dict[str, Any]:
    client = pbx.client
    target = pbx.watchdog.target
    last_login = pbx.runtime.session_state.last_login
    return {
        "connected": pbx.connected,
        "logged_in": client.logged_in,
        "seconds_since_login": round(pbx.clock.now() - last_login)
        if last_login
        else None,
        "lost_tokens": client.lost_tokens,
        "api_version": client.api_version,
        "message_format": client.message_format,
        "report_port": target.port if target else None,
        "last_error": _last_error(pbx.last_exception),
    }


def _last_error(error: BaseException | None) -> dict[str, str | None] | None:
    """Return an error without its text, which may contain a serial number."""
    if not isinstance(error, HomeAssistantError):
        return None
    return {
        "key": error.translation_key,
        "errno": (error.translation_placeholders or {}).get("errno"),
    }


async def _calls(pbx: OpenVoxCoordinator) -> dict[str, Any]:
    tracker = pbx.tracker
    count = unreadable = None
    with suppress(HomeAssistantError):
        count = await pbx.history.async_read(calls_table.count)
        unreadable = await pbx.history.async_read(calls_table.count_unreadable)
    return {
        "active": tracker.active_calls,
        "repeats": tracker.repeats,
        "evicted": tracker.evicted,
        "skew": tracker.clock.skew,
        "utc_offset": tracker.clock.utc_offset,
        "history": count,
        "unreadable": unreadable,
        "complete_until": pbx.history.complete_until,
    }


def _extension(pbx: OpenVoxCoordinator, extension: Extension) -> dict[str, Any]:
    return {
        "type": extension.type,
        "listed_state": extension.state,
        "reported_state": pbx.tracker.phones[extension.number].state,
        "state": pbx.extension_state(extension.number),
    }


def _queue(known: QueueData) -> dict[str, Any]:
    queue, status = known.queue, known.status
    return {
        "agents": len(queue.agents),
        "dynamic_agents": len(queue.dynamic_agents),
        "waiting_callers": status and status.waiting_callers,
        "members": status and [member.state for member in status.members],
    }
