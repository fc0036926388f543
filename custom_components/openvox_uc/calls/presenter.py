"""How a call is shown to people and automations: as fields, as a sentence, and with masked phone numbers."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
import re
from typing import Any, TypedDict

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utc_from_timestamp

from ..base.phone_numbers import country_of_number
from ..const import CONF_MASK_NUMBERS, CONF_OUTSIDE_PREFIX
from ..contacts.phone_book import Contact
from ..contacts.store import async_get_contacts
from ..pbx import Call, CurrentCall, Direction, Extension, Outcome, Party, Reason

_SHOWN_DIGITS = 3
_MASK = "\u2022"
# Groups, queues and removed phones are on no list; a number with no more digits than this may be one of them.
_INTERNAL_DIGITS = 4
# What Markdown makes of what numbers may have in them, since a caller over the internet may be called `www.example.com`.
_LINK_OR_STYLE = re.compile(r"[*_~@]|(?<=www)\.", re.IGNORECASE)


class CallFields(TypedDict):
    """All that users may know of a call; what is not known is None."""

    call_id: str
    direction: str
    caller: str | None
    caller_name: str | None
    callee: str | None
    callee_name: str | None
    dialed: str | None
    extensions: list[str]
    answered_by: str | None
    hung_up_by: str | None
    transferred_by: str | None
    transferred_to: str | None
    transferred_to_name: str | None
    trunk: str | None
    started_at: str | None
    answered_at: str | None
    ended_at: str | None
    ring_seconds: int | None
    talk_seconds: int | None
    outcome: str | None
    reason: str | None
    reason_code: str | None
    recording: str | None
    inferred: bool
    caller_is_vip: bool
    caller_country: str | None
    backfilled: bool


CALL_FIELDS = frozenset(CallFields.__annotations__)
CURRENT_CALL_FIELDS = ("with_name", "with_number", "direction", "since", "call_id")


class CallPresenter:
    """Shows the calls of one PBX, with the names that are known and as far as its options allow."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, serial: str, extensions: Callable[[], Mapping[str, Extension]]) -> None:
        """Take the options; `extensions` returns what the PBX lists now."""
        self.serial = serial
        # Of the device of the PBX, once it is registered.
        self.device_id = ""
        self._hass = hass
        self._entry = entry
        self._contacts = async_get_contacts(hass)
        self._extensions = extensions
        self._cached: tuple[Call, CallFields] | None = None

    @property
    def entry_id(self) -> str:
        """Return the config entry of the PBX."""
        return self._entry.entry_id

    @property
    def outside_prefix(self) -> str:
        """Return what is dialed before outside numbers."""
        prefix: str = self._entry.options.get(CONF_OUTSIDE_PREFIX, "")
        return prefix

    @property
    def _masks(self) -> bool:
        """Return whether outside numbers are hidden."""
        return bool(self._entry.options.get(CONF_MASK_NUMBERS))

    def extension_name(self, number: str) -> str | None:
        """Return the name of an extension, or None if the PBX lists none of that number."""
        return extension.name if (extension := self._extensions().get(number)) else None

    def contact_name(self, number: str) -> str | None:
        """Return the name of the contact that an outside number belongs to, with or without the prefix for outside numbers."""
        contact = self._contacts.find(number, self.outside_prefix)
        return contact.name if contact else None

    def fields(self, call: Call, *, backfilled: bool = False) -> CallFields:
        """Return the fields of a call; the bus and several entities ask for those of one call in a row."""
        if backfilled:
            return self._fields(call, backfilled=True)
        if self._cached is None or self._cached[0] is not call:
            self._cached = call, self._fields(call, backfilled=False)
        return self._cached[1]

    def forget_names(self) -> None:
        """Look names up again, since contacts have changed."""
        self._cached = None

    def story(self, call: Call, *, backfilled: bool = False) -> dict[str, Any]:
        """Return what sentences need: the fields of a call, and the names of all who had a part in it."""
        return {
            **self.fields(call, backfilled=backfilled),
            "answered_by_name": self._name(call.answered_by),
            "hung_up_by_name": self._name(call.hung_up_by),
            "transferred_by_name": self._name(call.transferred_by),
            "extension_names": {number: self.extension_name(number) for number in call.extensions},
        }

    def current_call(self, call: CurrentCall | None) -> dict[str, str | None]:
        """Return with whom a phone is busy; all is None while it is not."""
        if call is None:
            return dict.fromkeys(CURRENT_CALL_FIELDS)
        fields = self._name(call.other), self._number(call.other), call.direction.value, _isoformat(call.since), call.call_id
        return dict(zip(CURRENT_CALL_FIELDS, fields, strict=True))

    def party(self, party: Party) -> dict[str, str | None]:
        """Return the number and the name of somebody."""
        return {"number": self._number(party), "name": self._name(party)}

    def caller(self, number: str | None) -> dict[str, str | None]:
        """Return who left a message, an extension or an outside number."""
        party = Party(number, outside=number not in self._extensions()) if number else None
        return {"caller": self._number(party), "caller_name": self._name(party)}

    def other_number(self, call: Call) -> str | None:
        """Return what calls the other party: who was called by a phone, or else who called; None for a number that is hidden or unknown."""
        if call.direction is not Direction.OUTBOUND:
            number, outside = (call.caller.number, call.caller.outside) if call.caller else (None, False)
        elif call.dialed and call.dialed.startswith(self.outside_prefix):
            # The outbound route may have changed what was dialed.
            number, outside = call.dialed.removeprefix(self.outside_prefix), True
        else:
            number, outside = call.callee and call.callee.number, True
        return number if number and self._number(Party(number, outside=outside)) == number else None

    def event_data(self, event_type: str, call: Call | None = None, *, backfilled: bool = False) -> dict[str, Any]:
        """Return the data of a bus event."""
        return {
            "type": event_type,
            "config_entry_id": self._entry.entry_id,
            ATTR_DEVICE_ID: self.device_id,
            "serial": self.serial,
            **(self.fields(call, backfilled=backfilled) if call else {}),
        }

    def outside_contacts(self, call: Call) -> tuple[Contact | None, Contact | None]:
        """Return the contacts that call and are called, as far as they are known and no extensions."""
        caller = self._contacts.find(call.caller.number) if call.caller and call.caller.outside else None
        callee = self._contacts.find(call.callee.number, self.outside_prefix) if call.callee and call.callee.outside else None
        return caller, callee

    def masked(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return fields of an earlier event as the options allow to show them now."""
        if not self._masks:
            return {**fields}
        outside_role = {Direction.INBOUND.value: "caller", Direction.OUTBOUND.value: "callee"}.get(fields.get("direction", ""))
        outside = fields.get(outside_role) if outside_role else None
        shown = {
            role: self._shown(fields.get(role), outside=fields.get(role) == outside or (role, outside_role) == ("dialed", "callee"))
            for role in ("caller", "callee", "answered_by", "hung_up_by", "transferred_by", "transferred_to", "dialed")
        }
        extensions = [self._shown(number) for number in fields.get("extensions", ())]
        return {**fields, **shown, "extensions": extensions, "recording": None}

    def _fields(self, call: Call, *, backfilled: bool) -> CallFields:
        """Return the fields of a call."""
        caller, callee = self.outside_contacts(call)
        return CallFields(
            call_id=call.call_id,
            direction=call.direction.value,
            caller=self._number(call.caller),
            caller_name=caller.name if caller else self._extension_name(call.caller),
            callee=self._number(call.callee),
            callee_name=callee.name if callee else self._extension_name(call.callee),
            dialed=self._shown(call.dialed, outside=call.direction is Direction.OUTBOUND) if self._masks else call.dialed,
            extensions=[self._shown(number) or number for number in call.extensions] if self._masks else list(call.extensions),
            answered_by=self._number(call.answered_by),
            hung_up_by=self._number(call.hung_up_by),
            transferred_by=self._number(call.transferred_by),
            transferred_to=self._number(call.transferred_to),
            transferred_to_name=self._name(call.transferred_to),
            trunk=call.trunk,
            started_at=_isoformat(call.started_at),
            answered_at=_isoformat(call.answered_at),
            ended_at=_isoformat(call.ended_at),
            ring_seconds=call.ring_seconds,
            talk_seconds=call.talk_seconds,
            outcome=call.outcome and call.outcome.value,
            reason=call.reason and call.reason.value,
            reason_code=call.reason_code,
            # The name of a recording is made of phone numbers.
            recording=None if self._masks else call.recording,
            inferred=call.inferred,
            caller_is_vip=caller is not None and caller.vip,
            caller_country=self._country(call.caller),
            backfilled=backfilled,
        )

    def _country(self, party: Party | None) -> str | None:
        """Return the country that the number of an outside party tells."""
        return country_of_number(party.number, self._hass.config.country) if party and party.outside else None

    def _number(self, party: Party | None) -> str | None:
        """Return the number of a party; an anonymous caller has an empty one, which is no number."""
        if party is None or not self._masks:
            return party.number or None if party else None
        return self._shown(party.number, outside=party.outside)

    def _name(self, party: Party | None) -> str | None:
        """Return the name of a party, an extension or a contact."""
        if party is None or not party.outside:
            return self._extension_name(party)
        return self.contact_name(party.number)

    def _extension_name(self, party: Party | None) -> str | None:
        """Return the name of a party that is an extension."""
        return None if party is None or party.outside else self.extension_name(party.number)

    def _shown(self, number: str | None, *, outside: bool = False) -> str | None:
        """Return a number as it may be shown: the PBX names outside numbers in the place of extensions too."""
        return mask(number, self._extensions(), outside=outside)


def mask(number: str | None, extensions: Collection[str], *, outside: bool) -> str | None:
    """Return a number of which all but the last three characters are hidden, unless it is that of an extension."""
    if not number or (not outside and (number in extensions or sum(map(str.isdigit, number)) <= _INTERNAL_DIGITS)):
        return number or None
    return _MASK * (len(number) - _SHOWN_DIGITS) + number[-_SHOWN_DIGITS:]


@lru_cache(maxsize=1024)
def _isoformat(seconds: float | None) -> str | None:
    """Return a time as ISO 8601 in UTC; those of a call are asked for with each of its events."""
    return None if seconds is None else utc_from_timestamp(seconds).isoformat()


# --- Sentences ---

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

_KINDS = {
    (Direction.INBOUND, Outcome.ANSWERED): "Answered",
    (Direction.INBOUND, Outcome.MISSED): "Missed",
    (Direction.INTERNAL, Outcome.ANSWERED): "Answered",
    (Direction.INTERNAL, Outcome.MISSED): "Missed",
    (Direction.OUTBOUND, Outcome.ANSWERED): "Outgoing",
    (Direction.OUTBOUND, Outcome.FAILED): "Not reached",
}


def sentence(event: Mapping[str, Any]) -> str:
    """Return what an event says, as a person would; it may have more names than the fields of a call, as `story` gives them."""
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
    """Return who has a role in a call, as `Alice (101)` or `0301234567`."""
    return _named(event.get(role), event.get(f"{role}_name"))


def title(fields: Mapping[str, Any]) -> str:
    """Return a call as a headline: how it went, and who the other party is."""
    caller = fields["caller_name"] or fields["caller"] or "Unknown caller"
    callee = fields["callee_name"] or fields["callee"] or fields["dialed"]
    match fields["direction"]:
        case Direction.INBOUND:
            who = caller
        case Direction.OUTBOUND:
            who = callee or "Unknown number"
        case _:
            who = f"{caller} to {callee}" if callee else caller
    return f"{_kind(fields)}: {who}"


def details(story: Mapping[str, Any]) -> str:
    """Return all that is worth knowing of a call, a line for each; what one line says, no other repeats."""
    callee, answered_by, dialed = story["callee"], story["answered_by"], story["dialed"]
    told = {story[role] for role in ("caller", "callee", "answered_by", "transferred_by", "transferred_to")}
    return _lines(
        ("From", party(story, "caller") or "unknown caller"),
        ("To", None if answered_by and callee == answered_by else party(story, "callee") or dialed),
        ("Dialed", dialed if callee and dialed != callee else None),
        ("Answered by", party(story, "answered_by")),
        ("Transferred by", party(story, "transferred_by")),
        ("Transferred to", party(story, "transferred_to")),
        ("Hung up by", party(story, "hung_up_by")),
        ("Phones", None if told.issuperset(story["extensions"]) else _phones(story)),
        ("Rang", duration(story["ring_seconds"]) if story["ring_seconds"] else None),
        ("Talked", duration(story["talk_seconds"]) if story["talk_seconds"] else None),
        ("Reason", _REASONS.get(story["reason"])),
        ("Trunk", story["trunk"]),
        ("Recording", story["recording"]),
    )


EARLIER_CALLS = "Earlier calls are not shown"


def earlier_calls(shown: int) -> str:
    """Return why a calendar does not show the calls before some."""
    return f"The calendar shows the newest {shown:,} calls of a period. To see earlier ones, open a shorter period."


def missed_title(fields: Mapping[str, Any], calls: int, last: str) -> str:
    """Return who called in vain, how often, and when that was the last time."""
    who = fields["caller_name"] or fields["caller"] or "Unknown caller"
    return f"{who}, {calls} calls, last {last}" if calls > 1 else f"{who}, {last}"


def missed_details(fields: Mapping[str, Any]) -> str:
    """Return what helps to call somebody back, a line for each; as Markdown, which Home Assistant takes the descriptions of items for."""
    lines = _lines(
        ("Number", fields["caller"]),
        ("Dialed", fields["dialed"]),
        ("Phones", ", ".join(fields["extensions"])),
    )
    return _LINK_OR_STYLE.sub(r"\\\g<0>", lines)


def _lines(*lines: tuple[str, str | None]) -> str:
    """Return what is known, a line for each."""
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _named(number: str | None, name: str | None) -> str | None:
    """Return a number beside its name, as far as they are known."""
    return f"{name} ({number})" if number and name and name != number else name or number


def _phones(story: Mapping[str, Any]) -> str:
    """Return the extensions of a call with their names."""
    names = story["extension_names"]
    return ", ".join(_named(number, names.get(number)) or "" for number in story["extensions"])


def _answerer(event: Mapping[str, Any]) -> str:
    """Return who answered, by the name of the party that was called if it is that one."""
    if event.get("answered_by") in (None, event.get("callee")):
        return party(event, "callee") or "somebody"
    return party(event, "answered_by") or "somebody"


def _after(seconds: int | None) -> str:
    """Return after how long something happened; nothing if that is not known."""
    return "" if seconds is None else f" after {duration(seconds)}"


def duration(seconds: int) -> str:
    """Return a duration in words."""
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _kind(fields: Mapping[str, Any]) -> str:
    """Return how a call went."""
    if fields["outcome"] is None:
        return "Ringing" if fields["answered_at"] is None else "In call"
    return _KINDS.get((Direction(fields["direction"]), Outcome(fields["outcome"])), "Failed")
