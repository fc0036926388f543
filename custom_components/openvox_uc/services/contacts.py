"""The actions for contacts: set, delete and get."""

from dataclasses import replace
from typing import Any

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..access.permissions import PbxPermissions
from ..base.error_texts import invalid, joined
from ..base.phone_numbers import quoted_number, written_number
from ..const import MAX_TYPED
from ..contacts.phone_book import (
    DETAILS,
    MAX_CONTACTS,
    MAX_LENGTHS,
    MAX_NUMBERS,
    Contact,
    is_number,
    tidy_line,
    tidy_number,
    unique_numbers,
)
from ..contacts.store import Contacts, async_get_contacts
from ..coordinator import async_loaded_pbxs
from .action import Action, listed
from .targeted import async_require


async def async_set(call: ServiceCall) -> None:
    await _async_require_any(call, POLICY_CONTROL)
    contacts = async_get_contacts(call.hass)
    name = tidy_line(call.data["name"])
    details: dict[str, Any] = {
        key: call.data[key] for key in DETAILS if key in call.data
    }
    if not name:
        raise invalid("contact_without_name")
    known = contacts.book.matching(name)
    if not known:
        _refuse_in_address_books(contacts, name)
    numbers = unique_numbers(map(_number, call.data["numbers"]), contacts.book.country)
    if len(known) > 1:
        # If several contacts have this name, decide by a number that only one of them
        # has.
        known = [
            contact
            for contact in known
            if any(
                contact in contacts.book.matching(name, number) for number in numbers
            )
        ]
        if len(known) != 1:
            raise invalid("contact_name_ambiguous", name=name)
    elif not known:
        if contacts.book.is_full:
            raise invalid("contacts_full", count=str(MAX_CONTACTS))
        known = [Contact(name, numbers)]
    contact = replace(known[0], name=name, numbers=numbers, **details)
    for field, longest in MAX_LENGTHS.items():
        if len(getattr(contact, field)) > longest:
            raise invalid("contact_text_too_long", field=field, count=str(longest))
    contacts.async_put(contact)


async def async_delete(call: ServiceCall) -> None:
    await _async_require_any(call, POLICY_CONTROL)
    contacts = async_get_contacts(call.hass)
    name, number = call.data.get("name"), call.data.get("number")
    if name is None and number is None:
        raise invalid("contact_not_given")
    given = joined(
        call.hass, [str(part) for part in (name, number) if part is not None]
    )
    plain = None if number is None else _number(number)
    found = contacts.book.matching(name, plain)
    if not found:
        _refuse_in_address_books(contacts, name, plain)
        raise invalid("contact_not_found", contact=given)
    if len(found) > 1:
        raise invalid("contact_ambiguous", contact=given, count=str(len(found)))
    contacts.async_remove(found[0])


def _refuse_in_address_books(
    contacts: Contacts, name: str | None, number: str | None = None
) -> None:
    """Raise ServiceValidationError if the contact is in an address book."""
    for source in contacts.sources.values():
        for contact in source.book.matching(name, number):
            raise invalid(
                "contact_of_address_book",
                name=contact.name,
                address_book=source.title or "",
            )


def _number(written: str | int) -> str:
    number = tidy_number(quoted_number(written))
    if not is_number(number):
        raise invalid("contact_number_invalid", number=number)
    return number


async def async_get(call: ServiceCall) -> ServiceResponse:
    await _async_require_any(call, POLICY_READ)
    found = await call.hass.async_add_executor_job(
        async_get_contacts(call.hass).search, call.data["search"]
    )
    return {
        "contacts": [
            {
                "name": contact.name,
                "numbers": list(contact.numbers),
                **contact.details,
                "address_book": source,
            }
            for contact, source in found[: call.data["limit"]]
        ],
        "total": len(found),
    }


async def _async_require_any(call: ServiceCall, policy: str) -> None:
    """Raise Unauthorized unless the user has a permission for any phone or PBX."""
    await async_require(
        call,
        lambda user: (
            user.permissions.access_all_entities(policy)
            or any(
                PbxPermissions(pbx, user).may_any(policy)
                for pbx in async_loaded_pbxs(call.hass)
            )
        ),
    )


ACTIONS = {
    "get_contacts": Action(
        async_get,
        {
            vol.Optional("search", default=""): vol.All(
                cv.string, vol.Length(max=MAX_TYPED)
            ),
            vol.Optional("limit", default=1000): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=MAX_CONTACTS)
            ),
        },
        SupportsResponse.ONLY,
        schema=vol.Schema,
    ),
    "set_contact": Action(
        async_set,
        {
            vol.Required("name"): cv.string,
            vol.Required("numbers"): listed(written_number, MAX_NUMBERS),
            **{vol.Optional(key): validate for key, validate in DETAILS.items()},
        },
        schema=vol.Schema,
    ),
    "delete_contact": Action(
        async_delete,
        {vol.Optional("name"): cv.string, vol.Optional("number"): written_number},
        schema=vol.Schema,
    ),
}
