"""Describes the calls of a PBX as sentences in the activity."""

from collections.abc import Callable

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .access.targets import device_name
from .calls.sentences import sentence
from .const import DOMAIN, EVENT_ACTIVITY

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

    @callback
    def async_describe_call(event: Event) -> dict[str, str]:
        device = devices.async_get(event.data.get(ATTR_DEVICE_ID, ""))
        return {
            LOGBOOK_ENTRY_NAME: device_name(device) or "OpenVox UC",
            LOGBOOK_ENTRY_MESSAGE: sentence(hass, event.data),
            LOGBOOK_ENTRY_ICON: _ICONS.get(event.data.get("type", ""), "mdi:phone-log"),
        }

    async_describe_event(DOMAIN, EVENT_ACTIVITY, async_describe_call)
