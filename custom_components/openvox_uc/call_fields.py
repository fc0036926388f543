"""The fields of a call, as bus events and event entities carry them."""

from typing import TYPE_CHECKING, Any

from homeassistant.util.dt import utc_from_timestamp

from .const import CONF_OUTSIDE_PREFIX
from .contacts.phone_book import Contact
from .contacts.store import async_get_contacts
from .pbx import Call, Party

if TYPE_CHECKING:
    from .coordinator import OpenVoxCoordinator


# What is not to be kept by the recorder, where an option says so.
CALL_FIELDS = frozenset(
    {
        "call_id",
        "direction",
        "caller",
        "caller_name",
        "callee",
        "callee_name",
        "dialed",
        "extensions",
        "answered_by",
        "hung_up_by",
        "trunk",
        "started_at",
        "answered_at",
        "ended_at",
        "ring_seconds",
        "talk_seconds",
        "outcome",
        "reason",
        "reason_code",
        "recording",
        "inferred",
        "caller_is_vip",
        "backfilled",
    }
)


def call_fields(coordinator: OpenVoxCoordinator, call: Call, *, backfilled: bool = False) -> dict[str, Any]:
    """Return all that users may know of a call; what is not known is None."""
    caller, callee = outside_contacts(coordinator, call)
    return {
        "call_id": call.call_id,
        "direction": call.direction.value,
        "caller": _number(call.caller),
        "caller_name": caller.name if caller else _extension_name(coordinator, call.caller),
        "callee": _number(call.callee),
        "callee_name": callee.name if callee else _extension_name(coordinator, call.callee),
        "dialed": call.dialed,
        "extensions": list(call.extensions),
        "answered_by": _number(call.answered_by),
        "hung_up_by": _number(call.hung_up_by),
        "trunk": call.trunk,
        "started_at": _moment(call.started_at),
        "answered_at": _moment(call.answered_at),
        "ended_at": _moment(call.ended_at),
        "ring_seconds": call.ring_seconds,
        "talk_seconds": call.talk_seconds,
        "outcome": call.outcome and call.outcome.value,
        "reason": call.reason and call.reason.value,
        "reason_code": call.reason_code,
        "recording": call.recording,
        "inferred": call.inferred,
        "caller_is_vip": caller is not None and caller.vip,
        "backfilled": backfilled,
    }


def outside_contacts(coordinator: OpenVoxCoordinator, call: Call) -> tuple[Contact | None, Contact | None]:
    """Return the contacts that call and are called, as far as they are known and no extensions."""
    contacts = async_get_contacts(coordinator.hass)
    prefix = coordinator.config_entry.options.get(CONF_OUTSIDE_PREFIX, "")
    caller = contacts.find(call.caller.number) if call.caller and call.caller.outside else None
    callee = contacts.find(call.callee.number, prefix) if call.callee and call.callee.outside else None
    return caller, callee


def _number(party: Party | None) -> str | None:
    """Return the number of a party; an anonymous caller has an empty one, which is no number."""
    return party.number or None if party else None


def _extension_name(coordinator: OpenVoxCoordinator, party: Party | None) -> str | None:
    """Return the name of an extension, as the PBX lists it."""
    return None if party is None or party.outside else coordinator.extension_name(party.number)


def _moment(seconds: float | None) -> str | None:
    """Return a moment as ISO 8601 in UTC."""
    return None if seconds is None else utc_from_timestamp(seconds).isoformat()
