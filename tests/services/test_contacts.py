"""The actions on contacts: set, delete and get."""

from typing import Any

from homeassistant.exceptions import ServiceValidationError
import pytest
import voluptuous as vol

from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import Contacts, async_get_contacts
from tests.repository import error_pattern

from .conftest import House

ANNA = Contact("Anna", ("030 1234567", "110"), vip=True)
BERND = Contact("Bernd", ("0170 1", "030 5"))
# Another contact of that name, and one with the same number.
OTHER_BERND = Contact("bernd", ("0170 2", "030 5"))
EMPTY = Contact("", ()).details


@pytest.fixture
def contacts(house: House) -> Contacts:
    contacts = async_get_contacts(house.hass)
    for contact in (ANNA, BERND, OTHER_BERND):
        contacts.async_put(contact)
    return contacts


async def test_set_a_new_contact(house: House, contacts: Contacts) -> None:
    await house.call(
        "set_contact", name=" Carla\n Smith ", numbers="tel:+49 40 7654321"
    )
    await house.hass.config.async_update(country="DE")
    await house.hass.async_block_till_done()
    await house.call(
        "set_contact",
        name="Dora",
        numbers=["040 1234567", "+49 (40) 1234567", "2"],
        vip=True,
    )
    added = [(contact.name, contact.numbers, contact.vip) for contact in contacts.book][
        -2:
    ]
    assert added == [
        ("Carla Smith", ("+49 40 7654321",), False),
        ("Dora", ("040 1234567", "2"), True),
    ]


async def test_longest_texts(house: House, contacts: Contacts) -> None:
    await house.call(
        "set_contact",
        name=f" {'A' * 128} ",
        numbers="1",
        company="B" * 128,
        note="C" * 500 + "\n",
    )
    [longest] = contacts.book.matching("A" * 128)
    assert longest.details == EMPTY | {"company": "B" * 128, "note": "C" * 500}


async def test_set_a_known_contact(house: House, contacts: Contacts) -> None:
    await house.call("set_contact", name="ANNA", numbers=["0301234567", "112"])
    assert contacts.book.matching("Anna") == [
        Contact("ANNA", ("0301234567", "112"), vip=True, id=ANNA.id)
    ]
    assert contacts.find("110") is None
    await house.call("set_contact", name="Anna", numbers="112", vip=False)
    assert contacts.book.matching("Anna") == [Contact("Anna", ("112",), id=ANNA.id)]


async def test_set_one_of_several_of_a_name(house: House, contacts: Contacts) -> None:
    await house.call("set_contact", name="Bernd", numbers=["01702", "5"])
    assert contacts.book.matching("Bernd") == [
        BERND,
        Contact("Bernd", ("01702", "5"), id=OTHER_BERND.id),
    ]


async def test_a_full_book(
    house: House, contacts: Contacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "custom_components.openvox_uc.contacts.phone_book.MAX_CONTACTS", 3
    )
    await house.refuses(
        error_pattern("contacts_full"), "set_contact", name="Carla", numbers="1"
    )
    await house.call("set_contact", name="Anna", numbers="1")
    assert contacts.find("1")


@pytest.mark.parametrize(
    ("data", "gone"),
    [
        ({"name": "anna"}, ANNA),
        ({"number": "030/1234567"}, ANNA),
        ({"name": "Bernd", "number": "0170-2"}, OTHER_BERND),
        ({"number": "01701"}, BERND),
    ],
)
async def test_delete(
    house: House, contacts: Contacts, data: dict[str, Any], gone: Contact
) -> None:
    await house.call("delete_contact", **data)
    assert gone not in contacts.book
    assert len(contacts.book) == 2


@pytest.mark.parametrize(
    ("action", "data", "sentence"),
    [
        ("set_contact", {"name": " \u0000 "}, error_pattern("contact_without_name")),
        (
            "set_contact",
            {"name": "A" * 129},
            error_pattern("contact_text_too_long", field="name", count="128"),
        ),
        (
            "set_contact",
            {"company": "A" * 129},
            error_pattern("contact_text_too_long", field="company", count="128"),
        ),
        (
            "set_contact",
            {"note": "A" * 501},
            error_pattern("contact_text_too_long", field="note", count="500"),
        ),
        (
            "set_contact",
            {"numbers": ["1", "soon"]},
            error_pattern("contact_number_invalid", number="soon"),
        ),
        (
            "set_contact",
            {"numbers": ""},
            error_pattern("contact_number_invalid", number=""),
        ),
        (
            "set_contact",
            {"numbers": 301234567},
            error_pattern("number_not_quoted", number="301234567"),
        ),
        ("set_contact", {"numbers": []}, "length of value must be at least 1.*"),
        (
            "set_contact",
            {"name": "Bernd", "numbers": "7"},
            error_pattern("contact_name_ambiguous", name="Bernd"),
        ),
        (
            "set_contact",
            {"name": "Bernd", "numbers": ["01701", "01702"]},
            error_pattern("contact_name_ambiguous", name="Bernd"),
        ),
        ("delete_contact", {}, error_pattern("contact_not_given")),
        (
            "delete_contact",
            {"name": "Carla"},
            error_pattern("contact_not_found", contact="Carla"),
        ),
        (
            "delete_contact",
            {"number": "1234567"},
            error_pattern("contact_not_found", contact="1234567"),
        ),
        (
            "delete_contact",
            {"name": "Anna", "number": "01701"},
            error_pattern("contact_not_found", contact="Anna, 01701"),
        ),
        (
            "delete_contact",
            {"name": "Bernd"},
            error_pattern("contact_ambiguous", contact="Bernd", count="2"),
        ),
        (
            "delete_contact",
            {"number": "030-5"},
            error_pattern("contact_ambiguous", contact="030-5", count="2"),
        ),
        (
            "delete_contact",
            {"number": 110},
            error_pattern("number_not_quoted", number="110"),
        ),
    ],
)
async def test_refused(
    house: House, contacts: Contacts, action: str, data: dict[str, Any], sentence: str
) -> None:
    if action == "set_contact":
        data = {"name": "Anna", "numbers": "1", **data}
    await house.refuses(
        f"^{sentence}$",
        action,
        error=vol.Invalid if data.get("numbers") == [] else ServiceValidationError,
        **data,
    )
    assert list(contacts.book) == [ANNA, BERND, OTHER_BERND]


async def test_get(house: House, contacts: Contacts) -> None:
    contacts.async_put(Contact("aaron", ("9",)))
    assert await house.call("get_contacts", answer=True, search="a") == {
        "contacts": [
            {
                "name": "aaron",
                "numbers": ["9"],
                **EMPTY,
                "address_book": None,
            },
            {
                "name": "Anna",
                "numbers": ["030 1234567", "110"],
                **EMPTY,
                "vip": True,
                "address_book": None,
            },
        ],
        "total": 2,
    }
    everybody = await house.call("get_contacts", answer=True)
    assert [contact["name"] for contact in everybody["contacts"]] == [
        "aaron",
        "Anna",
        "Bernd",
        "bernd",
    ]
    answer = await house.call("get_contacts", answer=True, search="030-5", limit=1)
    assert [contact["numbers"] for contact in answer["contacts"]] == [
        ["0170 1", "030 5"]
    ]
    assert answer["total"] == 2
