"""Calls as sentences for people: in the activity, the calendar, the to-do list and on cards."""

from collections.abc import Mapping
import re
from typing import Any

from ..pbx import Direction, Outcome, Reason

# Names and numbers may have what Markdown formats: a caller over the internet may be `www.example.com`.
_LINK_OR_STYLE = re.compile(r"[\\`*_~@<\[]|:(?=/)|(?<=www)\.", re.IGNORECASE)

_REASONS: Mapping[str | None, str] = {
    Reason.NO_ANSWER: "no answer",
    Reason.BUSY: "busy",
    Reason.REJECTED: "rejected",
    Reason.UNAVAILABLE: "the phone could not be reached",
    Reason.CANCELLED: "the caller hung up",
    Reason.NOT_FOUND: "the number does not exist",
    Reason.VOICEMAIL: "went to voicemail",
    Reason.PBX_RESTART: "the PBX restarted",
}

_KINDS: Mapping[str, str] = {Outcome.ANSWERED: "Answered", Outcome.MISSED: "Missed"}
_OUTBOUND_KINDS: Mapping[str, str] = {Outcome.ANSWERED: "Outgoing", Outcome.FAILED: "Not reached"}

_ICONS: Mapping[str, str] = {Direction.INBOUND: "mdi:phone-incoming", Direction.OUTBOUND: "mdi:phone-outgoing"}
_ICONS_OF_OUTCOMES: Mapping[str | None, str] = {Outcome.MISSED: "mdi:phone-missed", Outcome.FAILED: "mdi:phone-cancel"}

EARLIER_CALLS = "Earlier calls are not shown"


def sentence(event: Mapping[str, Any]) -> str:
    """Return what an event says; it may have all names of `CallPresenter.story`."""
    caller = party(event, "caller") or "an unknown caller"
    callee = party(event, "callee") or event.get("dialed")
    parties = f"from {caller} to {callee}" if callee else f"from {caller}"
    reason = f": {why}" if (why := _REASONS.get(event.get("reason"))) else ""
    target = party(event, "transferred_to")
    match event.get("type"):
        case "call_ringing":
            return f"Call {parties} is ringing"
        case "call_answered":
            return f"Call from {caller} was answered by {_answerer(event)}{_after(event.get('ring_seconds') or None)}"
        case "call_transferred":
            return f"Call {parties} was transferred" + (f" to {target}" if target else "")
        case "call_ended":
            transferred = f", transferred to {target}," if target else ""
            return f"Call {parties}{transferred} ended{_after(event.get('talk_seconds'))}"
        case "call_missed":
            return f"Missed call {parties}{reason}"
        case "call_failed":
            return f"Call {parties} failed{reason}"
        case "pbx_started":
            return "PBX started"
    return "Unknown event"


def party(event: Mapping[str, Any], role: str) -> str | None:
    return _named(event.get(role), event.get(f"{role}_name"))


def other_party(fields: Mapping[str, Any]) -> str | None:
    """Return the name or number of who was called by a phone, or else of who called."""
    name: str | None = fields["caller_name"] or fields["caller"]
    return _callee(fields) if fields["direction"] == Direction.OUTBOUND else name


def icon(fields: Mapping[str, Any]) -> str:
    return _ICONS_OF_OUTCOMES.get(fields["outcome"]) or _ICONS.get(fields["direction"], "mdi:phone")


def title(fields: Mapping[str, Any]) -> str:
    direction = fields["direction"]
    who = other_party(fields) or ("Unknown number" if direction == Direction.OUTBOUND else "Unknown caller")
    if direction == Direction.INTERNAL and (callee := _callee(fields)):
        who = f"{who} to {callee}"
    return f"{_kind(fields)}: {who}"


def details(story: Mapping[str, Any]) -> str:
    """Return what is worth knowing of a call, in lines that do not repeat each other."""
    callee, answered_by, dialed = story["callee"], story["answered_by"], story["dialed"]
    named = {story[role] for role in ("caller", "callee", "answered_by", "transferred_by", "transferred_to")}
    return _lines(
        ("From", party(story, "caller") or "unknown caller"),
        ("To", None if answered_by and callee == answered_by else party(story, "callee") or dialed),
        ("Dialed", dialed if callee and dialed != callee else None),
        ("Answered by", party(story, "answered_by")),
        ("Transferred by", party(story, "transferred_by")),
        ("Transferred to", party(story, "transferred_to")),
        ("Hung up by", party(story, "hung_up_by")),
        ("Phones", None if named.issuperset(story["extensions"]) else _phones(story)),
        ("Rang", duration(story["ring_seconds"]) if story["ring_seconds"] else None),
        ("Talked", duration(story["talk_seconds"]) if story["talk_seconds"] else None),
        ("Reason", _REASONS.get(story["reason"])),
        ("Trunk", story["trunk"]),
        ("Recording", story["recording"]),
    )


def earlier_calls(shown: int) -> str:
    return f"The calendar shows the newest {shown:,} calls of a period. To see earlier ones, open a shorter period."


def missed_title(fields: Mapping[str, Any], calls: int, last: str) -> str:
    who = fields["caller_name"] or fields["caller"] or "Unknown caller"
    return f"{who}, {calls} calls, last {last}" if calls > 1 else f"{who}, {last}"


def missed_details(story: Mapping[str, Any]) -> str:
    """Return what helps to call a caller back, as Markdown, which Home Assistant shows as descriptions of items."""
    phones, names = story["extensions"], story["extension_names"]
    dialed = None if story["dialed"] in phones else story["dialed"]
    missed_by = ", ".join(names.get(number) or number for number in phones)
    lines = _lines(("Number", story["caller"]), ("Dialed", dialed), ("Missed by", missed_by))
    return _LINK_OR_STYLE.sub(r"\\\g<0>", lines)


def duration(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _lines(*lines: tuple[str, str | None]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _named(number: str | None, name: str | None) -> str | None:
    return f"{name} ({number})" if number and name and name != number else name or number


def _phones(story: Mapping[str, Any]) -> str:
    names = story["extension_names"]
    return ", ".join(_named(number, names.get(number)) or "" for number in story["extensions"])


def _answerer(event: Mapping[str, Any]) -> str:
    """Return who answered, by the name of the called party if it is that one."""
    if event.get("answered_by") in (None, event.get("callee")):
        return party(event, "callee") or "somebody"
    return party(event, "answered_by") or "somebody"


def _callee(fields: Mapping[str, Any]) -> str | None:
    callee: str | None = fields["callee_name"] or fields["callee"] or fields["dialed"]
    return callee


def _after(seconds: int | None) -> str:
    return "" if seconds is None else f" after {duration(seconds)}"


def _kind(fields: Mapping[str, Any]) -> str:
    if fields["outcome"] is None:
        return "Ringing" if fields["answered_at"] is None else "In call"
    kinds = _OUTBOUND_KINDS if fields["direction"] == Direction.OUTBOUND else _KINDS
    return kinds.get(fields["outcome"], "Failed")
