"""The actions for contacts: set, delete and get."""

from dataclasses import replace
from itertools import accumulate

from homeassistant.const import ATTR_NAME
from homeassistant.core import ServiceCall, ServiceResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..base.error_texts import translated
from ..base.phone_numbers import quoted_number, written_number
from ..const import MAX_TYPED
from ..contacts.phone_book import DETAILS, MAX_CONTACTS, MAX_NUMBERS, Contact, is_number, tidy_name, tidy_number, unique_numbers
from ..contacts.store import Contacts, FoundContact, async_get_contacts

ATTR_LIMIT = "limit"
ATTR_NUMBER = "number"
ATTR_NUMBERS = "numbers"
ATTR_SEARCH = "search"

_MOST_NUMBERS = 100_000

SET_CONTACT_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_NAME): cv.string,
        vol.Required(ATTR_NUMBERS): vol.All(cv.ensure_list, [written_number], vol.Length(min=1, max=MAX_NUMBERS)),
        **{vol.Optional(key): detail.validate for key, detail in DETAILS.items()},
    }
)
DELETE_CONTACT_SCHEMA = vol.Schema({vol.Optional(ATTR_NAME): cv.string, vol.Optional(ATTR_NUMBER): written_number})
GET_CONTACTS_SCHEMA = vol.Schema(
    {
        vol.Optional(ATTR_SEARCH, default=""): vol.All(cv.string, vol.Length(max=MAX_TYPED)),
        vol.Optional(ATTR_LIMIT, default=1000): vol.All(vol.Coerce(int), vol.Range(min=1, max=MAX_CONTACTS)),
    }
)


@callback
def set_contact(call: ServiceCall) -> None:
    """Add a contact, or replace the phone numbers of the one with that name."""
    contacts = async_get_contacts(call.hass)
    name = tidy_name(call.data[ATTR_NAME])
    if not name:
        raise ServiceValidationError(**translated("contact_without_name"))
    if not contacts.book.matching(name):
        _refuse_source(contacts.source_of(name))
    numbers = unique_numbers(map(_number, call.data[ATTR_NUMBERS]), contacts.book.country)
    known = contacts.book.matching(name)
    if len(known) > 1:
        # Of several people with one name, a number that only one of them has decides.
        known = list({contact.id: contact for number in numbers for contact in contacts.book.matching(name, number)}.values())
        if len(known) != 1:
            raise ServiceValidationError(**translated("contact_name_ambiguous", name=name))
    details = {key: call.data[key] for key in DETAILS if key in call.data}
    if known:
        contacts.async_put(replace(known[0], name=name, numbers=numbers, **details))
    elif contacts.book.is_full:
        raise ServiceValidationError(**translated("contacts_full", count=str(MAX_CONTACTS)))
    else:
        contacts.async_put(Contact(name, numbers, **details))


@callback
def delete_contact(call: ServiceCall) -> None:
    """Delete the one contact of a name, with a number, or with both."""
    contacts = async_get_contacts(call.hass)
    name, number = call.data.get(ATTR_NAME), call.data.get(ATTR_NUMBER)
    if name is None and number is None:
        raise ServiceValidationError(**translated("contact_not_given"))
    given = ", ".join(str(part) for part in (name, number) if part is not None)
    plain = None if number is None else _number(number)
    found = contacts.book.matching(name, plain)
    if not found:
        _refuse_source(contacts.source_of(name, plain))
        raise ServiceValidationError(**translated("contact_not_found", contact=given))
    if len(found) > 1:
        raise ServiceValidationError(**translated("contact_ambiguous", contact=given, count=str(len(found))))
    contacts.async_remove(found[0])


def _refuse_source(found: FoundContact | None) -> None:
    """Refuse to change a contact that comes from an address book elsewhere."""
    if found:
        raise ServiceValidationError(**translated("contact_of_address_book", name=found.contact.name, address_book=found.source or ""))


def _number(written: str | int) -> str:
    """Return a phone number as it is stored."""
    number = tidy_number(quoted_number(written))
    if not is_number(number):
        raise ServiceValidationError(**translated("contact_number_invalid", number=number))
    return number


async def async_get_contacts_found(call: ServiceCall) -> ServiceResponse:
    """Return contacts, sorted by name."""
    contacts = async_get_contacts(call.hass)
    return await call.hass.async_add_executor_job(_found, contacts, call.data[ATTR_SEARCH], call.data[ATTR_LIMIT])


def _found(contacts: Contacts, text: str, limit: int) -> ServiceResponse:
    """Return the contacts with a text; runs in an executor."""
    found = contacts.search(text)
    # Home Assistant makes one message of all numbers, at once.
    numbers = accumulate(len(contact.numbers) for contact, _ in found[:limit])
    return {
        "contacts": [
            {ATTR_NAME: contact.name, ATTR_NUMBERS: list(contact.numbers), **contact.details, "address_book": source}
            for (contact, source), count in zip(found, numbers, strict=False)
            if count <= _MOST_NUMBERS
        ],
        "total": len(found),
    }
