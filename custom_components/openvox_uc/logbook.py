"""Describes the calls of a PBX as sentences for the activity."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .access.targets import device_name
from .calls.sentences import sentence
from .connection.options import read_option
from .const import CONF_OUTSIDE_PREFIX, DOMAIN, EVENT_CALL
from .contacts.store import async_get_contacts
from .coordinator import async_loaded_pbxs
from .pbx import Direction

_ICONS = {
    "call_answered": "mdi:phone-in-talk",
    "call_ended": "mdi:phone-hangup",
    "call_failed": "mdi:phone-alert",
    "call_missed": "mdi:phone-missed",
    "call_ringing": "mdi:phone-ring",
    "call_transferred": "mdi:phone-forward",
    "pbx_started": "mdi:restart",
}
_OUTSIDE_ROLES: dict[str, str] = {
    Direction.INBOUND: "caller",
    Direction.OUTBOUND: "callee",
}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, str]]], None],
) -> None:
    devices = dr.async_get(hass)

    @callback
    def async_describe_call(event: Event) -> dict[str, str]:
        device = devices.async_get(event.data.get(ATTR_DEVICE_ID, ""))
        data = {**event.data, **_present_names(hass, event.data)}
        entry_of_event = {
            LOGBOOK_ENTRY_NAME: device_name(device) or "OpenVox UC",
            LOGBOOK_ENTRY_MESSAGE: sentence(hass, data),
            LOGBOOK_ENTRY_ICON: _ICONS.get(event.data.get("type", ""), "mdi:phone-log"),
        }
        if entity_id := event.data.get(ATTR_ENTITY_ID):
            entry_of_event[LOGBOOK_ENTRY_ENTITY_ID] = entity_id
        return entry_of_event

    async_describe_event(DOMAIN, EVENT_CALL, async_describe_call)


def _present_names(hass: HomeAssistant, event: Mapping[str, Any]) -> dict[str, Any]:
    """Return the present names of the external party and of who answered."""
    names: dict[str, Any] = {}
    role = _OUTSIDE_ROLES.get(event.get("direction", ""))
    if role and event.get(role) and not event.get(f"{role}_name"):
        prefix = ""
        entry = hass.config_entries.async_get_entry(event.get("config_entry_id", ""))
        # Callers are shown without a prefix.
        if entry and role == "callee":
            prefix = read_option(entry, CONF_OUTSIDE_PREFIX)
        if contact := async_get_contacts(hass).find(event[role], prefix):
            names[f"{role}_name"] = contact.name
    for pbx in async_loaded_pbxs(hass):
        if pbx.serial == event.get("serial"):
            answerer = event.get("answered_by") or ""
            names["answered_by_name"] = pbx.presenter.extension_name(answerer)
    return names
