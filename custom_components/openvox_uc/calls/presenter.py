"""How a call is shown to people and automations.

Its fields, with names and masked phone numbers.
"""

from collections.abc import Collection, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_type_hints

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.util.dt import utc_from_timestamp

from ..base.phone_numbers import country_of_number
from ..connection.options import read_option
from ..const import CONF_MASK_NUMBERS, CONF_OUTSIDE_PREFIX
from ..contacts.phone_book import Contact, comparable_name
from ..contacts.store import async_get_contacts
from ..history.entries import HistoryEntry
from ..pbx import Call, CurrentCall, Direction, Party
from .sentences import icon, other_party

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_SHOWN_DIGITS = 3
_MASK = "\u2022"
# Groups, queues and removed phones are on no list; a number with no more digits than
# this may be one of them.
_INTERNAL_DIGITS = 4
# Open, recent and missed calls are shown again and again.
_CACHED_CALLS = 512


# The fields of a call for users; an unknown one is None. A plain field that may hold
# phone numbers has to be masked in `_fields`.
type CallFields = dict[str, Any]

_TYPES = get_type_hints(Call)
_PARTIES = [name for name, kind in _TYPES.items() if kind == Party | None]
_TIMES = [name for name in _TYPES if name.endswith("_at")]
_SHOWN = [name for name in _TYPES if name not in ("legs", "from_record")]
_PLAIN = [name for name in _SHOWN if name not in (*_PARTIES, *_TIMES)]
_parties, _times, _plain_values = (
    attrgetter(*names) for names in (_PARTIES, _TIMES, _PLAIN)
)
_NAMED = ("caller", "callee", "transferred_to")
_WITH_NAMES = [
    each
    for name in _SHOWN
    for each in ((name, f"{name}_name") if name in _NAMED else (name,))
]
_ORDER = (*_WITH_NAMES, "caller_is_vip", "caller_country", "backfilled")
CALL_FIELDS = frozenset(_ORDER)
CURRENT_CALL_FIELDS = ("with_name", "with_number", "direction", "since", "call_id")


class CallPresenter:
    """Shows the calls of one PBX as its options allow.

    The fields of a call are cached: do not change what is returned.
    """

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        entry = pbx.config_entry
        self.entry_id = entry.entry_id
        self.serial = pbx.serial
        # Other options lead to a reload.
        self.outside_prefix: str = read_option(entry, CONF_OUTSIDE_PREFIX)
        self._masks: bool = read_option(entry, CONF_MASK_NUMBERS)
        self._pbx = pbx
        self._hass = pbx.hass
        self._contacts = async_get_contacts(pbx.hass)
        self._cached_fields = lru_cache(_CACHED_CALLS)(self._fields)
        self._cached_card = lru_cache(_CACHED_CALLS)(self._card)

    def extension_name(self, number: str) -> str | None:
        extension = self._pbx.extensions.get(number)
        return extension.name if extension else None

    def extensions_named(self, text: str) -> frozenset[str]:
        """Return the extensions with a text in their names, or as their number."""
        name = comparable_name(text)
        return frozenset(
            number
            for number, extension in self._pbx.extensions.items()
            if number == text or name in comparable_name(extension.name)
        )

    def contact_name(self, number: str) -> str | None:
        """Return the name of the contact with an outside number.

        The number may have the outside prefix.
        """
        contact = self._contacts.find(number, self.outside_prefix)
        return contact.name if contact else None

    def fields(self, call: Call, *, backfilled: bool = False) -> CallFields:
        return self._cached_fields(
            HistoryEntry(call, backfilled), self._hass.config.country
        )

    def card(self, entry: HistoryEntry) -> Mapping[str, Any]:
        return self._cached_card(entry, self._hass.config.country)

    def forget_names(self) -> None:
        self._cached_fields.cache_clear()
        self._cached_card.cache_clear()

    def story(self, call: Call, *, backfilled: bool = False) -> dict[str, Any]:
        """Return the fields of a call, and the names of all parties, for sentences."""
        return {
            **self.fields(call, backfilled=backfilled),
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
        fields = (
            self._name(call.other),
            self._number(call.other),
            call.direction.value,
            _isoformat(call.since),
            call.call_id,
        )
        return dict(zip(CURRENT_CALL_FIELDS, fields, strict=True))

    def party(self, party: Party) -> dict[str, str | None]:
        return {"number": self._number(party), "name": self._name(party)}

    def caller(self, number: str | None) -> dict[str, str | None]:
        party = None
        if number:
            party = Party(number, outside=number not in self._pbx.extensions)
        return {"caller": self._number(party), "caller_name": self._name(party)}

    def other_number(self, call: Call) -> str | None:
        """Return the number that a phone called, or else that of the caller.

        None if it is hidden or unknown.
        """
        if call.direction is not Direction.OUTBOUND:
            number, outside = (
                (call.caller.number, call.caller.outside)
                if call.caller
                else (None, False)
            )
        elif call.dialed and call.dialed.startswith(self.outside_prefix):
            # The outbound route may have changed what was dialed.
            number, outside = call.dialed.removeprefix(self.outside_prefix), True
        else:
            number, outside = call.callee and call.callee.number, True
        return (
            number
            if number and self._number(Party(number, outside=outside)) == number
            else None
        )

    def event_data(
        self, event_type: str, call: Call | None = None, *, backfilled: bool = False
    ) -> dict[str, Any]:
        return {
            "type": event_type,
            "config_entry_id": self.entry_id,
            ATTR_DEVICE_ID: self._pbx.device_id,
            "serial": self.serial,
            **(self.fields(call, backfilled=backfilled) if call else {}),
        }

    def outside_contacts(self, call: Call) -> tuple[Contact | None, Contact | None]:
        caller = (
            self._contacts.find(call.caller.number)
            if call.caller and call.caller.outside
            else None
        )
        callee = (
            self._contacts.find(call.callee.number, self.outside_prefix)
            if call.callee and call.callee.outside
            else None
        )
        return caller, callee

    def masked(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return fields of an earlier event as the options allow now."""
        if not self._masks:
            return {**fields}
        outside_role = {Direction.INBOUND: "caller", Direction.OUTBOUND: "callee"}.get(
            fields.get("direction", "")
        )
        outside = fields.get(outside_role) if outside_role else None
        shown = {
            role: self._shown(
                fields.get(role),
                outside=fields.get(role) == outside
                or (role, outside_role) == ("dialed", "callee"),
            )
            for role in (*_PARTIES, "dialed")
        }
        extensions = [self._shown(number) for number in fields.get("extensions", ())]
        return {**fields, **shown, "extensions": extensions, "recording": None}

    def _fields(self, entry: HistoryEntry, country: str | None) -> CallFields:
        call = entry.call
        caller, callee = self.outside_contacts(call)
        fields: CallFields = {
            **dict.fromkeys(_ORDER),
            **dict(zip(_PLAIN, _plain_values(call), strict=True)),
            **{
                name: self._number(party)
                for name, party in zip(_PARTIES, _parties(call), strict=True)
            },
            **{
                name: _isoformat(at)
                for name, at in zip(_TIMES, _times(call), strict=True)
            },
            # Values of enums are text for the bus.
            "direction": call.direction.value,
            "outcome": call.outcome and call.outcome.value,
            "reason": call.reason and call.reason.value,
            "extensions": list(call.extensions),
            "caller_name": caller.name if caller else self._extension_name(call.caller),
            "callee_name": callee.name if callee else self._extension_name(call.callee),
            "transferred_to_name": self._name(call.transferred_to),
            "caller_is_vip": caller is not None and caller.vip,
            "caller_country": country_of_number(call.caller.number, country)
            if call.caller and call.caller.outside
            else None,
            "backfilled": entry.backfilled,
        }
        if self._masks:
            fields["dialed"] = self._shown(
                call.dialed, outside=call.direction is Direction.OUTBOUND
            )
            fields["extensions"] = [self._shown(number) for number in call.extensions]
            # The name of a recording is made of phone numbers.
            fields["recording"] = None
        return fields

    def _card(self, entry: HistoryEntry, country: str | None) -> Mapping[str, Any]:
        fields = self._cached_fields(entry, country)
        return {**fields, "other": other_party(fields), "icon": icon(fields)}

    def _number(self, party: Party | None) -> str | None:
        """Return the number of a party; that of an anonymous caller is empty."""
        if party is None:
            return None
        return (
            self._shown(party.number, outside=party.outside)
            if self._masks
            else party.number or None
        )

    def _name(self, party: Party | None) -> str | None:
        if party is None or not party.outside:
            return self._extension_name(party)
        return self.contact_name(party.number)

    def _extension_name(self, party: Party | None) -> str | None:
        return (
            None
            if party is None or party.outside
            else self.extension_name(party.number)
        )

    def _shown(self, number: str | None, *, outside: bool = False) -> str | None:
        """Return a number as it may be shown.

        This includes an outside number in the place of an extension.
        """
        return mask(number, self._pbx.extensions, outside=outside)


def mask(
    number: str | None, extensions: Collection[str], *, outside: bool
) -> str | None:
    """Hide all but the last three characters of a number that is no extension's."""
    if not number or (
        not outside
        and (number in extensions or sum(map(str.isdigit, number)) <= _INTERNAL_DIGITS)
    ):
        return number or None
    return _MASK * (len(number) - _SHOWN_DIGITS) + number[-_SHOWN_DIGITS:]


@lru_cache(maxsize=1024)
def _isoformat(seconds: float | None) -> str | None:
    return None if seconds is None else utc_from_timestamp(seconds).isoformat()
