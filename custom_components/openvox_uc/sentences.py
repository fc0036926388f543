"""What happened to a call, as a sentence for people."""

from collections.abc import Mapping
from typing import Any

from .pbx.models import Reason

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
