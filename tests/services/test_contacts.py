"""The actions on contacts: set, delete and get."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import Contacts, async_get_contacts

ANNA = Contact("Anna", ("030 1234567", "110"), vip=True)
BERND = Contact("Bernd", ("0170 1", "030 5"))
# Somebody else of that name, and somebody with the same number.
OTHER_BERND = Contact("bernd", ("0170 2", "030 5"))


@pytest.fixture
def contacts(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Contacts:
    contacts = async_get_contacts(hass)
    for contact in (ANNA, BERND, OTHER_BERND):
        contacts.async_put(contact)
    return contacts


async def act(hass: HomeAssistant, action: str, **data: Any) -> None:
    await hass.services.async_call(DOMAIN, action, data, blocking=True)


async def get(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    """Return what the action for looking contacts up answers."""
    answer = await hass.services.async_call(DOMAIN, "get_contacts", data, blocking=True, return_response=True)
    assert answer is not None
    return answer


async def test_set_a_new_contact(hass: HomeAssistant, contacts: Contacts) -> None:
    await act(hass, "set_contact", name=" Carla\n Smith ", numbers="tel:+49 40 7654321")
    carla = contacts.find("0407654321")
    assert carla
    assert (carla.name, carla.numbers, carla.vip) == ("Carla Smith", ("+49 40 7654321",), False)
    await act(hass, "set_contact", name="Dora", numbers=["1", "1 ", "2"], vip=True)
    dora = contacts.find("2")
    assert dora
    assert (dora.numbers, dora.vip) == (("1", "2"), True)


async def test_set_a_known_contact(hass: HomeAssistant, contacts: Contacts) -> None:
    await act(hass, "set_contact", name="ANNA", numbers=["0301234567", "112"])
    assert contacts.book.matching("Anna") == [Contact("ANNA", ("0301234567", "112"), True, ANNA.id)]
    assert contacts.find("110") is None
    await act(hass, "set_contact", name="Anna", numbers="112", vip=False)
    assert contacts.book.matching("Anna") == [Contact("Anna", ("112",), False, ANNA.id)]


async def test_set_one_of_several_of_a_name(hass: HomeAssistant, contacts: Contacts) -> None:
    """A number that only one of them has tells which one is meant."""
    await act(hass, "set_contact", name="Bernd", numbers=["01702", "5"])
    assert contacts.book.matching("Bernd") == [BERND, Contact("Bernd", ("01702", "5"), False, OTHER_BERND.id)]
    for numbers in ("7", ["01701", "01702"]):
        with pytest.raises(ServiceValidationError, match=r"^Several contacts are named Bernd"):
            await act(hass, "set_contact", name="Bernd", numbers=numbers)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": " \u0000 ", "numbers": "1"}, "^Enter a name for the contact$"),
        ({"name": "Anna", "numbers": ["1", "soon"]}, "^soon is not a phone number"),
        ({"name": "Anna", "numbers": ""}, "^ is not a phone number"),
        ({"name": "Anna", "numbers": 301234567}, "arrived as 301234567, without quotes"),
    ],
)
async def test_set_nonsense(hass: HomeAssistant, contacts: Contacts, data: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ServiceValidationError, match=sentence):
        await act(hass, "set_contact", **data)
    assert list(contacts.book) == [ANNA, BERND, OTHER_BERND]


async def test_set_no_numbers(hass: HomeAssistant, contacts: Contacts) -> None:
    with pytest.raises(vol.Invalid):
        await act(hass, "set_contact", name="Anna", numbers=[])


async def test_a_full_book(hass: HomeAssistant, contacts: Contacts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.openvox_uc.contacts.phone_book.MAX_CONTACTS", 3)
    with pytest.raises(ServiceValidationError, match="The phone book is full"):
        await act(hass, "set_contact", name="Carla", numbers="1")
    await act(hass, "set_contact", name="Anna", numbers="1")
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
async def test_delete(hass: HomeAssistant, contacts: Contacts, data: dict[str, Any], gone: Contact) -> None:
    await act(hass, "delete_contact", **data)
    assert gone not in contacts.book
    assert len(contacts.book) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "^Enter the name of the contact, or one of its phone numbers$"),
        ({"name": "Carla"}, "^No contact matches Carla$"),
        ({"number": "1234567"}, "^No contact matches 1234567$"),
        ({"name": "Anna", "number": "01701"}, "^No contact matches Anna, 01701$"),
        ({"name": "Bernd"}, "^2 contacts match Bernd. Enter the name together with a phone number"),
        ({"number": "030-5"}, "^2 contacts match 030-5."),
        ({"number": 110}, "arrived as 110, without quotes"),
    ],
)
async def test_delete_nobody(hass: HomeAssistant, contacts: Contacts, data: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ServiceValidationError, match=sentence):
        await act(hass, "delete_contact", **data)
    assert len(contacts.book) == 3


async def test_get(hass: HomeAssistant, contacts: Contacts) -> None:
    contacts.async_put(Contact("aaron", ("9",)))
    assert await get(hass, search="a") == {
        "contacts": [
            {"name": "aaron", "numbers": ["9"], "vip": False, "address_book": None},
            {"name": "Anna", "numbers": ["030 1234567", "110"], "vip": True, "address_book": None},
        ],
        "total": 2,
    }
    everybody = await get(hass)
    assert [contact["name"] for contact in everybody["contacts"]] == ["aaron", "Anna", "Bernd", "bernd"]
    answer = await get(hass, search="030-5", limit=1)
    assert [contact["numbers"] for contact in answer["contacts"]] == [["0170 1", "030 5"]]
    assert answer["total"] == 2
