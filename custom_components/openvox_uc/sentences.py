"""Calls in words, as people read them in the activity, the calendar and automations; pure."""

from collections.abc import Mapping
from typing import Any

from .pbx import Direction, Outcome, Reason

_REASONS: Mapping[str | None, str] = {
    Reason.NO_ANSWER: "nobody answered",
    Reason.BUSY: "busy",
    Reason.REJECTED: "rejected",
    Reason.UNAVAILABLE: "the phone could not be reached",
    Reason.CANCELLED: "the caller gave up",
    Reason.NOT_FOUND: "there is no such number",
    Reason.VOICEMAIL: "went to the voicemail",
    Reason.PBX_RESTART: "the PBX restarted",
}

_KINDS = {
    (Direction.INBOUND, Outcome.ANSWERED): "Inbound",
    (Direction.INBOUND, Outcome.MISSED): "Missed",
    (Direction.INTERNAL, Outcome.ANSWERED): "Internal",
    (Direction.INTERNAL, Outcome.MISSED): "Missed",
    (Direction.OUTBOUND, Outcome.ANSWERED): "Outbound",
    (Direction.OUTBOUND, Outcome.FAILED): "Not reached",
}


def sentence(event: Mapping[str, Any]) -> str:
    """Return what an event says, as a person would."""
    caller = party(event, "caller") or "an unknown caller"
    callee = party(event, "callee") or event.get("dialed")
    parties = f"from {caller} to {callee}" if callee else f"from {caller}"
    reason = f": {why}" if (why := _REASONS.get(event.get("reason"))) else ""
    match event.get("type"):
        case "call_ringing":
            return f"Call {parties} is ringing"
        case "call_answered":
            return f"Call from {caller} answered by {_answerer(event)}"
        case "call_transferred":
            return f"Call {parties} transferred"
        case "call_ended":
            talked = event.get("talk_seconds")
            return f"Call {parties} ended" if talked is None else f"Call {parties} ended after {_duration(talked)}"
        case "call_missed":
            return f"Missed call {parties}{reason}"
        case "call_failed":
            return f"Call {parties} failed{reason}"
        case "pbx_started":
            return "PBX started"
    return "Unknown event"


def party(event: Mapping[str, Any], role: str) -> str | None:
    """Return who has a role in a call, as `Alice (101)` or `0301234567`."""
    number, name = event.get(role), event.get(f"{role}_name")
    return f"{name} ({number})" if number and name and name != number else name or number


def title(fields: Mapping[str, Any]) -> str:
    """Return a call as a headline: what became of it, and who the other party is."""
    caller = party(fields, "caller") or "Unknown caller"
    callee = party(fields, "callee") or fields["dialed"]
    match fields["direction"]:
        case Direction.INBOUND:
            who = caller
        case Direction.OUTBOUND:
            who = callee or "Unknown number"
        case _:
            who = f"{caller} to {callee}" if callee else caller
    return f"{_kind(fields)}: {who}"


def details(fields: Mapping[str, Any]) -> str:
    """Return all that is worth knowing of a call, a line for each."""
    lines = [
        ("From", party(fields, "caller") or "unknown caller"),
        ("To", party(fields, "callee") or fields["dialed"]),
        ("Dialed", fields["dialed"]),
        ("Answered by", fields["answered_by"]),
        ("Phones", ", ".join(fields["extensions"])),
        ("Rang", _duration(fields["ring_seconds"]) if fields["ring_seconds"] else None),
        ("Talked", _duration(fields["talk_seconds"]) if fields["talk_seconds"] else None),
        ("Why", _REASONS.get(fields["reason"])),
        ("Trunk", fields["trunk"]),
        ("Recording", fields["recording"]),
    ]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _answerer(event: Mapping[str, Any]) -> str:
    """Return who answered, by name if it is the party that was called."""
    number = event.get("answered_by")
    return (party(event, "callee") if number in (None, event.get("callee")) else number) or "somebody"


def _duration(seconds: int) -> str:
    """Return a time in words."""
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _kind(fields: Mapping[str, Any]) -> str:
    """Return what became of a call."""
    if fields["outcome"] is None:
        return "Ringing" if fields["answered_at"] is None else "In call"
    return _KINDS.get((fields["direction"], fields["outcome"]), "Failed")
