"""Presents calls to users and automations, with names and masked numbers."""

import dataclasses
from typing import TYPE_CHECKING, Any

from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, Platform
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utc_from_timestamp

from ..base.phone_numbers import country_of_number
from ..base.subjects import extension_subject, unique_id
from ..connection.options import read_option
from ..const import CONF_MASK_NUMBERS, CONF_OUTSIDE_PREFIX, DOMAIN
from ..contacts.phone_book import Contact, comparable_name
from ..contacts.store import async_get_contacts
from ..history.entries import HistoryEntry
from ..pbx import Call, CurrentCall, Direction, Party
from .sentences import icon, other_party

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_SHOWN_DIGITS = 3
_MASK = "\u2022"
# Groups, queues, and removed phones are not listed; a number with at most this many
# digits may be one of them.
_INTERNAL_DIGITS = 4
CALL_FIELDS = frozenset(
    {
        *(field.name for field in dataclasses.fields(Call)),
        "caller_name",
        "callee_name",
        "transferred_to_name",
        "caller_is_vip",
        "caller_country",
        "backfilled",
    }
).difference({"legs", "from_record"})
CURRENT_CALL_FIELDS = ("with_name", "with_number", "direction", "since", "call_id")

# The fields of a call for users; None for unknown values.
type CallFields = dict[str, Any]


class CallPresenter:
    """Presents the calls of one PBX as its options allow."""

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        entry = pbx.config_entry
        self.entry_id = entry.entry_id
        self.serial = pbx.serial
        # Other options need a reload.
        self.outside_prefix: str = read_option(entry, CONF_OUTSIDE_PREFIX)
        self.hides_numbers: bool = read_option(entry, CONF_MASK_NUMBERS)
        self._pbx = pbx
        self._contacts = async_get_contacts(pbx.hass)

    def extension_name(self, number: str) -> str | None:
        extension = self._pbx.extensions.get(number)
        return extension.name if extension else None

    def extensions_named(self, text: str) -> frozenset[str]:
        """Return the extensions whose name or number contains a text."""
        name = comparable_name(text)
        return frozenset(
            number
            for number, extension in self._pbx.extensions.items()
            if number == text or name in comparable_name(extension.name)
        )

    def contact_name(self, number: str) -> str | None:
        """Return the name of the contact with an external number.

        The number may have the outside prefix.
        """
        contact = self._contacts.find(number, self.outside_prefix)
        return contact.name if contact else None

    def fields(self, call: Call, *, backfilled: bool = False) -> CallFields:
        caller, callee = self.outside_contacts(call)
        is_outbound = call.direction is Direction.OUTBOUND
        country = None
        if call.caller and call.caller.outside:
            country = country_of_number(
                call.caller.number, self._pbx.hass.config.country
            )
        return {
            "call_id": call.call_id,
            "direction": call.direction.value,
            "caller": self._number(call.caller),
            "caller_name": caller.name if caller else self._extension_name(call.caller),
            "callee": self._number(call.callee),
            "callee_name": callee.name if callee else self._extension_name(call.callee),
            "dialed": self._shown(call.dialed, outside=is_outbound),
            "extensions": [self._shown(number) for number in call.extensions],
            "answered_by": self._number(call.answered_by),
            "hung_up_by": self._number(call.hung_up_by),
            "transferred_by": self._number(call.transferred_by),
            "transferred_to": self._number(call.transferred_to),
            "transferred_to_name": self._name(call.transferred_to),
            "trunk": call.trunk,
            "started_at": _isoformat(call.started_at),
            "answered_at": _isoformat(call.answered_at),
            "ended_at": _isoformat(call.ended_at),
            "ring_seconds": call.ring_seconds,
            "talk_seconds": call.talk_seconds,
            "outcome": call.outcome and call.outcome.value,
            "reason": call.reason and call.reason.value,
            "reason_code": call.reason_code,
            # The name of the file contains phone numbers.
            "recording": None if self.hides_numbers else call.recording,
            "inferred": call.inferred,
            "caller_is_vip": caller is not None and caller.vip,
            "caller_country": country,
            "backfilled": backfilled,
        }

    def card(self, entry: HistoryEntry) -> CallFields:
        fields = self.fields(entry.call, backfilled=entry.backfilled)
        return {**fields, "other": other_party(fields), "icon": icon(fields)}

    def story(self, call: Call) -> dict[str, Any]:
        """Return the fields of a call and the names of all parties, for sentences."""
        return {
            **self.fields(call),
            "answered_by_name": self._name(call.answered_by),
            "hung_up_by_name": self._name(call.hung_up_by),
            "transferred_by_name": self._name(call.transferred_by),
            "extension_names": {
                number: self.extension_name(number) for number in call.extensions
            },
        }

    def current_call(self, call: CurrentCall | None) -> dict[str, str | None]:
        if call is None:
            return dict.fromkeys(CURRENT_CALL_FIELDS)
        return {
            "with_name": self._name(call.other),
            "with_number": self._number(call.other),
            "direction": call.direction.value,
            "since": _isoformat(call.since),
            "call_id": call.call_id,
        }

    def party(self, number: str) -> dict[str, str | None]:
        party = self._party(number)
        return {"number": self._number(party), "name": self._name(party)}

    def caller(self, number: str | None) -> dict[str, str | None]:
        party = self._party(number) if number else None
        return {"caller": self._number(party), "caller_name": self._name(party)}

    def other_number(self, call: Call) -> str | None:
        """Return the number that a phone called, or the number of its caller.

        None if it is hidden or unknown.
        """
        party = call.caller
        if call.direction is Direction.OUTBOUND:
            party = call.callee
            if call.dialed and call.dialed.startswith(self.outside_prefix):
                # The outbound route may have changed the dialed number.
                number = call.dialed.removeprefix(self.outside_prefix)
                party = Party(number, outside=True)
        if party is None or self._number(party) != party.number:
            return None
        return party.number

    def event_data(
        self, event_type: str, call: Call | None = None, *, backfilled: bool = False
    ) -> dict[str, Any]:
        return {
            "type": event_type,
            "config_entry_id": self.entry_id,
            ATTR_DEVICE_ID: self._pbx.device_id,
            "serial": self.serial,
            ATTR_ENTITY_ID: self._status_of(call) if call else None,
            **(self.fields(call, backfilled=backfilled) if call else {}),
        }

    def _status_of(self, call: Call) -> str | None:
        """Return the status entity under which the activity shows a call.

        An event appears on the page of one entity, besides that of its device.
        """
        phones = [
            Party(number)
            for number in call.extensions
            if number in self._pbx.extensions
        ]
        if not phones:
            return None
        # The phone that answered, or else a phone that was called.
        phones.sort(key=lambda phone: phone == call.caller)
        phone = call.answered_by if call.answered_by in phones else phones[0]
        return er.async_get(self._pbx.hass).async_get_entity_id(
            Platform.SENSOR,
            DOMAIN,
            unique_id(self.serial, extension_subject(phone.number), "status"),
        )

    def outside_contacts(self, call: Call) -> tuple[Contact | None, Contact | None]:
        caller = callee = None
        if call.caller and call.caller.outside:
            caller = self._contacts.find(call.caller.number)
        if call.callee and call.callee.outside:
            callee = self._contacts.find(call.callee.number, self.outside_prefix)
        return caller, callee

    def _party(self, number: str) -> Party:
        return Party(number, outside=number not in self._pbx.extensions)

    def _number(self, party: Party | None) -> str | None:
        """Return the number of a party; None for an anonymous caller."""
        return self._shown(party.number, outside=party.outside) if party else None

    def _name(self, party: Party | None) -> str | None:
        if party is None or not party.outside:
            return self._extension_name(party)
        return self.contact_name(party.number)

    def _extension_name(self, party: Party | None) -> str | None:
        if party is None or party.outside:
            return None
        return self.extension_name(party.number)

    def _shown(self, number: str | None, *, outside: bool = False) -> str | None:
        """Return a number, of which the option leaves only the last three characters.

        It hides no extension, but an outside number may stand in the place of one.
        """
        if not number or not self.hides_numbers:
            return number or None
        digits = sum(map(str.isdigit, number))
        is_extension = number in self._pbx.extensions or digits <= _INTERNAL_DIGITS
        if is_extension and not outside:
            return number
        return _MASK * (len(number) - _SHOWN_DIGITS) + number[-_SHOWN_DIGITS:]


def _isoformat(seconds: float | None) -> str | None:
    return None if seconds is None else utc_from_timestamp(seconds).isoformat()
