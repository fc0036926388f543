"""Describes calls in the language of Home Assistant.

Used by the activity, the calendar, the to-do list, and the media browser.
"""

from collections.abc import Mapping
import re
from typing import Any

from homeassistant.core import HomeAssistant

from ..base.error_texts import joined, text
from ..pbx import Direction, Outcome, Reason

# Names and numbers may contain Markdown: the name of a caller over the internet may be
# `www.example.com`.
_LINK_OR_STYLE = re.compile(r"[\\`*_~@<\[]|:(?=/)|(?<=www)\.", re.IGNORECASE)

# Letters of right-to-left scripts, among which a number would lose its order.
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_REASONS = frozenset(Reason) - {Reason.UNKNOWN}

_ICONS: Mapping[str, str] = {
    Direction.INBOUND: "mdi:phone-incoming",
    Direction.OUTBOUND: "mdi:phone-outgoing",
}
_ICONS_OF_OUTCOMES: Mapping[str | None, str] = {
    Outcome.MISSED: "mdi:phone-missed",
    Outcome.FAILED: "mdi:phone-cancel",
}


def sentence(hass: HomeAssistant, event: Mapping[str, Any]) -> str:
    """Return the sentence for an event, followed by further details.

    The event may have all fields of `CallPresenter.story`.
    """
    callee = party(event, "callee") or event.get("dialed")
    more: list[str] = []
    match kind := event.get("type"):
        case "call_ringing":
            pass
        case "call_answered":
            callee = party(event, "callee")
            if event.get("answered_by") not in (None, event.get("callee")):
                callee = party(event, "answered_by")
            more = _lines(hass, rang=duration(event.get("ring_seconds")))
        case "call_transferred" | "call_ended":
            more = _lines(
                hass,
                transferred_to=party(event, "transferred_to"),
                talked=duration(event.get("talk_seconds")),
            )
        case "call_missed" | "call_failed":
            more = _reason(hass, event)
        case "pbx_started":
            return text(hass, "activity.pbx_started")
        case _:
            return text(hass, "activity.unknown")
    caller = party(event, "caller") or text(hass, "activity.unknown_caller")
    if callee:
        headline = text(hass, f"activity.{kind}", caller=caller, callee=callee)
    else:
        headline = text(hass, f"activity.{kind}_without_callee", caller=caller)
    return complete_texts(headline, *more)


def complete_texts(*texts: str) -> str:
    """Join complete texts without any grammar between them."""
    return " · ".join(texts)


def party(event: Mapping[str, Any], role: str) -> str | None:
    return named_number(event.get(role), event.get(f"{role}_name"))


def named_number(number: str | None, name: str | None) -> str | None:
    if not number or not name or name == number:
        return name or number
    if not number.isdigit() and _RIGHT_TO_LEFT.search(name):
        number = _isolated(number)
    return f"{name} ({number})"


def caller_of(hass: HomeAssistant, fields: Mapping[str, Any]) -> str:
    """Return the caller, for a text in which a time follows."""
    unknown = text(hass, "call_title.unknown_caller")
    who = fields["caller_name"] or fields["caller"] or unknown
    return _isolated(who) if _RIGHT_TO_LEFT.search(who + unknown) else who


def other_party(fields: Mapping[str, Any]) -> str | None:
    """Return the callee of an outgoing call, else the caller; by name or number."""
    name: str | None = fields["caller_name"] or fields["caller"]
    return _callee(fields) if fields["direction"] == Direction.OUTBOUND else name


def icon(fields: Mapping[str, Any]) -> str:
    return _ICONS_OF_OUTCOMES.get(fields["outcome"]) or _ICONS.get(
        fields["direction"], "mdi:phone"
    )


def title(hass: HomeAssistant, fields: Mapping[str, Any]) -> str:
    direction = fields["direction"]
    unknown = "unknown_number" if direction == Direction.OUTBOUND else "unknown_caller"
    who = other_party(fields) or text(hass, f"call_title.{unknown}")
    callee = _callee(fields)
    if direction == Direction.INTERNAL and callee:
        who = text(hass, "call_title.parties", caller=who, callee=callee)
    return text(hass, f"call_title.{_kind(fields)}", name=who)


def details(hass: HomeAssistant, story: Mapping[str, Any]) -> str:
    """Return the details of a call, one a line, without repeating a party."""
    callee, dialed = story["callee"], story["dialed"]
    is_answered_by_callee = story["answered_by"] and callee == story["answered_by"]
    named = {
        callee,
        story["caller"],
        story["answered_by"],
        story["transferred_by"],
        story["transferred_to"],
    }
    caller = _lines(hass, caller=party(story, "caller")) or [
        text(hass, "call_line.caller_unknown")
    ]
    lines = _lines(
        hass,
        callee=None if is_answered_by_callee else party(story, "callee") or dialed,
        dialed=dialed if callee and dialed != callee else None,
        answered_by=party(story, "answered_by"),
        transferred_by=party(story, "transferred_by"),
        transferred_to=party(story, "transferred_to"),
        hung_up_by=party(story, "hung_up_by"),
        phones=None if named.issuperset(story["extensions"]) else _phones(hass, story),
        rang=duration(story["ring_seconds"]),
        talked=duration(story["talk_seconds"]),
        trunk=story["trunk"],
        recording=story["recording"],
    )
    return "\n".join([*caller, *lines, *_reason(hass, story)])


def missed_title(
    hass: HomeAssistant, fields: Mapping[str, Any], calls: int, last: str
) -> str:
    return complete_texts(
        caller_of(hass, fields),
        last,
        *_lines(hass, calls=str(calls) if calls > 1 else None),
    )


def missed_details(hass: HomeAssistant, story: Mapping[str, Any]) -> str:
    """Return what helps to call a caller back, as Markdown.

    Home Assistant shows it as the description of an item.
    """
    phones, names = story["extensions"], story["extension_names"]
    dialed = None if story["dialed"] in phones else story["dialed"]
    missed_by = joined(hass, [names.get(number) or number for number in phones])
    lines = _lines(hass, number=story["caller"], dialed=dialed, missed_by=missed_by)
    return _LINK_OR_STYLE.sub(r"\\\g<0>", "\n".join(lines))


def duration(seconds: int | None) -> str | None:
    """Return a duration in digits, as 0:05, 12:34 or 1:02:03; None if unknown or 0."""
    if not seconds:
        return None
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _isolated(words: str) -> str:
    """Isolate words from the direction of the text around them (bidi isolate)."""
    return f"\u2068{words}\u2069"


def _lines(hass: HomeAssistant, **values: str | None) -> list[str]:
    return [
        text(hass, f"call_line.{key}", value=value)
        for key, value in values.items()
        if value
    ]


def _reason(hass: HomeAssistant, event: Mapping[str, Any]) -> list[str]:
    reason = event.get("reason")
    return [text(hass, f"reason.{reason}")] if reason in _REASONS else []


def _phones(hass: HomeAssistant, story: Mapping[str, Any]) -> str:
    names = story["extension_names"]
    phones = [named_number(number, names.get(number)) for number in story["extensions"]]
    return joined(hass, [phone for phone in phones if phone])


def _callee(fields: Mapping[str, Any]) -> str | None:
    callee: str | None = fields["callee_name"] or fields["callee"] or fields["dialed"]
    return callee


def _kind(fields: Mapping[str, Any]) -> str:
    is_outbound = fields["direction"] == Direction.OUTBOUND
    match fields["outcome"]:
        case None:
            return "ringing" if fields["answered_at"] is None else "in_call"
        case Outcome.ANSWERED:
            return "outgoing" if is_outbound else "answered"
        case Outcome.MISSED if not is_outbound:
            return "missed"
    return "failed"
