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
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.loader import async_get_loaded_integration

from .base.subjects import extension_of, queue_of, subject_of, trunk_of
from .const import (
    CONF_API_VERSION,
    CONF_INTERNATIONAL_PREFIX,
    CONF_MESSAGE_FORMAT,
    CONF_PICKUP_CODE,
    DOMAIN,
)
from .contacts.address_books import async_get_address_books
from .contacts.store import async_get_contacts
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator

# The serial number is a MAC address, and the title and unique id contain it.
_PRIVATE = {"discovery_keys", "serial", "title", "unique_id"}
# Other text and lists that users enter are private.
_SHOWN = {
    CONF_API_VERSION,
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
        if isinstance(value, str | list)
    }
    known = {"entry": async_redact_data(entry.as_dict(), _PRIVATE | (texts - _SHOWN))}
    if hasattr(entry, "runtime_data"):
        known |= await _pbx(entry.runtime_data)
    return known


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: OpenVoxConfigEntry, device: AnyDeviceEntry
) -> dict[str, Any]:
    """Return the diagnostics of the whole PBX if the part was never set up."""
    subject = subject_of(entry.unique_id or "", device.identifiers)
    if subject and hasattr(entry, "runtime_data"):
        if number := extension_of(subject):
            return {"extension": _extension(entry.runtime_data, number)}
        if number := queue_of(subject):
            return {"queue": _queue(entry.runtime_data, number)}
        if name := trunk_of(subject):
            return {"trunk": _trunk(entry.runtime_data, name)}
    return await async_get_config_entry_diagnostics(hass, entry)


async def _pbx(pbx: OpenVoxCoordinator) -> dict[str, Any]:
    device = pbx.data.device
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
                "contacts": book.contact_count,
                "without_number": book.without_number,
                "fetched_at": book.fetched_at,
                "failing_since": book.failing_since,
                "error": book.error and book.error.key,
            }
            for book in async_get_address_books(pbx.hass).books.values()
            if book.entry_id == pbx.config_entry.entry_id
        ],
        # Number these instead, because their names and numbers are private.
        "extensions": [_extension(pbx, number) for number in pbx.extensions],
        "queues": [_queue(pbx, number) for number in pbx.queues.data],
        "trunks": [_trunk(pbx, name) for name in pbx.trunks],
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
    last_login = pbx.runtime.session.last_login
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
        count = await pbx.history.async_count()
        unreadable = await pbx.history.async_count_unreadable()
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


def _extension(pbx: OpenVoxCoordinator, number: str) -> dict[str, Any]:
    extension = pbx.extensions.get(number)
    return {
        "listed": extension is not None,
        "type": extension and extension.type,
        "listed_state": extension and extension.state,
        "reported_state": pbx.tracker.phones.state(number),
        "state": pbx.extension_state(number),
    }


def _queue(pbx: OpenVoxCoordinator, number: str) -> dict[str, Any]:
    known = pbx.queues.data.get(number)
    if known is None:
        return {"listed": False}
    queue, status = known.queue, known.status
    return {
        "listed": True,
        "agents": len(queue.agents),
        "dynamic_agents": len(queue.dynamic_agents),
        "waiting_callers": status and status.waiting_callers,
        "members": status
        and [
            {
                "state": member.state,
                "dynamic": member.agent not in queue.agents,
                "extension": member.agent in pbx.extensions,
            }
            for member in status.members
        ],
    }


def _trunk(pbx: OpenVoxCoordinator, name: str) -> dict[str, Any]:
    trunk = pbx.trunks.get(name)
    return {
        "listed": trunk is not None,
        "type": trunk and trunk.type,
        "state": trunk and trunk.state,
    }
