"""Describes the calls of a PBX as sentences in the activity."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import AnyDeviceEntry

from .access.targets import device_name
from .calls.sentences import sentence
from .connection.options import read_option
from .const import CONF_OUTSIDE_PREFIX, DOMAIN, EVENT_ACTIVITY
from .contacts.store import Contacts, async_get_contacts
from .pbx import Direction

_ICONS = {
    "call_answered": "mdi:phone-in-talk",
    "call_ended": "mdi:phone-hangup",
    "call_missed": "mdi:phone-missed",
    "call_failed": "mdi:phone-alert",
    "pbx_started": "mdi:restart",
}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, str]]], None],
) -> None:
    """Describe the events for the activity; those for automations get no lines."""
    devices = dr.async_get(hass)
    contacts = async_get_contacts(hass)

    @callback
    def async_describe_call(event: Event) -> dict[str, str]:
        device = devices.async_get(event.data.get(ATTR_DEVICE_ID, ""))
        return {
            LOGBOOK_ENTRY_NAME: device_name(device) or "OpenVox UC",
            LOGBOOK_ENTRY_MESSAGE: sentence(
                hass, _with_name(contacts, event.data, _outside_prefix(hass, device))
            ),
            LOGBOOK_ENTRY_ICON: _ICONS.get(event.data.get("type", ""), "mdi:phone-log"),
        }

    async_describe_event(DOMAIN, EVENT_ACTIVITY, async_describe_call)


def _outside_prefix(hass: HomeAssistant, device: AnyDeviceEntry | None) -> str:
    """Return the prefix for external numbers of the PBX that a device belongs to."""
    if device is None:
        return ""
    entry = hass.config_entries.async_get_entry(device.config_entry_id)
    prefix: str = read_option(entry, CONF_OUTSIDE_PREFIX) if entry else ""
    return prefix


def _with_name(
    contacts: Contacts, event: Mapping[str, Any], outside_prefix: str
) -> Mapping[str, Any]:
    """Return an event with the present name of the external party."""
    direction = event.get("direction")
    if direction == Direction.INBOUND:
        # Callers are shown without a prefix.
        role, prefix = "caller", ""
    elif direction == Direction.OUTBOUND:
        role, prefix = "callee", outside_prefix
    else:
        return event
    if event.get(f"{role}_name"):
        return event
    contact = contacts.find(event.get(role) or "", prefix)
    return {**event, f"{role}_name": contact.name} if contact else event
