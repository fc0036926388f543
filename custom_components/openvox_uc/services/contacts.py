"""The actions for contacts: set, delete and get."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from typing import Any

from homeassistant.core import ServiceResponse

from ..base.error_texts import invalid
from ..base.phone_numbers import quoted_number
from ..const import MAX_TYPED
from ..contacts.phone_book import MAX_CONTACTS, Contact, is_number, tidy_line, tidy_number, unique_numbers
from ..contacts.store import FoundContact, async_get_contacts
from .targeted import TargetedCall

# Home Assistant makes one message of all numbers, at once; a long note is as much as several.
_MOST_NUMBERS = 100_000


async def async_set(call: TargetedCall, name: str, numbers: Iterable[str | int], **details: Any) -> None:
    contacts = async_get_contacts(call.hass)
    name = tidy_line(name)
    if not name:
        raise invalid("contact_without_name")
    known = contacts.book.matching(name)
    if not known:
        _refuse_source(contacts.source_of(name))
    plain = unique_numbers(map(_number, numbers), contacts.book.country)
    if len(known) > 1:
        # If several contacts have the name, a number that only one of them has decides.
        known = list({contact.id: contact for number in plain for contact in contacts.book.matching(name, number)}.values())
        if len(known) != 1:
            raise invalid("contact_name_ambiguous", name=name)
    if not known and contacts.book.is_full:
        raise invalid("contacts_full", count=str(MAX_CONTACTS))
    contact = replace(known[0], name=name, numbers=plain, **details) if known else Contact(name, plain, **details)
    if contact.too_long:
        field, longest = contact.too_long
        raise invalid("contact_text_too_long", field=field, count=str(longest))
    contacts.async_put(contact)


async def async_delete(call: TargetedCall, name: str | None = None, number: str | int | None = None) -> None:
    contacts = async_get_contacts(call.hass)
    if name is None and number is None:
        raise invalid("contact_not_given")
    given = ", ".join(str(part) for part in (name, number) if part is not None)
    plain = None if number is None else _number(number)
    found = contacts.book.matching(name, plain)
    if not found:
        _refuse_source(contacts.source_of(name, plain))
        raise invalid("contact_not_found", contact=given)
    if len(found) > 1:
        raise invalid("contact_ambiguous", contact=given, count=str(len(found)))
    contacts.async_remove(found[0])


def _refuse_source(found: FoundContact | None) -> None:
    if found:
        raise invalid("contact_of_address_book", name=found.contact.name, address_book=found.source or "")


def _number(written: str | int) -> str:
    number = tidy_number(quoted_number(written))
    if not is_number(number):
        raise invalid("contact_number_invalid", number=number)
    return number


async def async_get(call: TargetedCall, search: str, limit: int) -> ServiceResponse:
    contacts = async_get_contacts(call.hass)

    def find() -> ServiceResponse:
        found = contacts.search(search)
        numbers = accumulate(len(contact.numbers) + len(contact.note) // MAX_TYPED for contact, _ in found[:limit])
        return {
            "contacts": [
                {"name": contact.name, "numbers": list(contact.numbers), **contact.details, "address_book": source}
                for (contact, source), count in zip(found, numbers, strict=False)
                if count <= _MOST_NUMBERS
            ],
            "total": len(found),
        }

    return await call.hass.async_add_executor_job(find)
