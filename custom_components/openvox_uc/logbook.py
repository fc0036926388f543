"""Tell the calls of a PBX as sentences in the logbook."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.components.logbook.const import LOGBOOK_ENTRY_ICON, LOGBOOK_ENTRY_MESSAGE, LOGBOOK_ENTRY_NAME
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN, EVENT_CALL
from .pbx.models import Reason

_ICONS = {
    "call_ringing": "mdi:phone-ring",
    "call_answered": "mdi:phone-in-talk",
    "call_transferred": "mdi:phone-forward",
    "call_ended": "mdi:phone-hangup",
    "call_missed": "mdi:phone-missed",
    "call_failed": "mdi:phone-alert",
    "pbx_started": "mdi:restart",
}

_REASONS = {
    Reason.NO_ANSWER: "nobody answered",
    Reason.BUSY: "busy",
    Reason.REJECTED: "rejected",
    Reason.UNAVAILABLE: "the phone could not be reached",
    Reason.CANCELLED: "the caller gave up",
    Reason.NOT_FOUND: "there is no such number",
    Reason.VOICEMAIL: "went to the voicemail",
    Reason.PBX_RESTART: "the PBX restarted",
}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, str]]], None],
) -> None:
    """Describe the events of the bus; the call records are for programs, so they get no line of their own."""
    devices = dr.async_get(hass)

    @callback
    def async_describe_call(event: Event) -> dict[str, str]:
        """Describe what happened to a call, or to the PBX."""
        device = devices.async_get(event.data.get(ATTR_DEVICE_ID, ""))
        return {
            LOGBOOK_ENTRY_NAME: (device and (device.name_by_user or device.name)) or "OpenVox UC",
            LOGBOOK_ENTRY_MESSAGE: sentence(event.data),
            LOGBOOK_ENTRY_ICON: _ICONS.get(event.data.get("type", ""), "mdi:phone-log"),
        }

    async_describe_event(DOMAIN, EVENT_CALL, async_describe_call)


def sentence(event: Mapping[str, Any]) -> str:
    """Return what an event says, as a person would."""
    caller = _party(event, "caller") or "an unknown caller"
    callee = _party(event, "callee") or event.get("dialled")
    parties = f"from {caller} to {callee}" if callee else f"from {caller}"
    reason = f": {_REASONS[event['reason']]}" if event.get("reason") in _REASONS else ""
    match event.get("type"):
        case "call_ringing":
            return f"Call {parties} is ringing"
        case "call_answered":
            return f"Call from {caller} answered by {_answerer(event)}"
        case "call_transferred":
            return f"Call {parties} transferred"
        case "call_ended":
            return f"Call {parties} ended{_duration(event.get('talk_seconds'))}"
        case "call_missed":
            return f"Missed call {parties}{reason}"
        case "call_failed":
            return f"Call {parties} failed{reason}"
        case "pbx_started":
            return "PBX started"
    return "Unknown event"


def _party(event: Mapping[str, Any], role: str) -> str | None:
    """Return who has a role in a call, as `Alice (101)` or `0301234567`."""
    number, name = event.get(role), event.get(f"{role}_name")
    return f"{name} ({number})" if number and name and name != number else name or number


def _answerer(event: Mapping[str, Any]) -> str:
    """Return who answered, by name if it is the party that was called."""
    number = event.get("answered_by")
    return (_party(event, "callee") if number in (None, event.get("callee")) else number) or "somebody"


def _duration(seconds: int | None) -> str:
    """Return how long a call took, in words."""
    if seconds is None:
        return ""
    minutes, seconds = divmod(seconds, 60)
    return f" after {minutes} min {seconds} s" if minutes else f" after {seconds} s"
