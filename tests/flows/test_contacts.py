"""The forms for contacts in the options."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.contacts.phone_book import (
    MAX_CONTACTS,
    MAX_NUMBERS,
    Contact,
)
from custom_components.openvox_uc.contacts.store import Contacts, async_get_contacts
from tests.forms import suggested
from tests.simulator import SimulatedPbx

from .conftest import Options

ANNA = Contact("Anna Schmidt", ("030 1234567", "+49 170 1"), vip=True)
BERND = Contact("Bernd", ("0170 7654321",))
ANNAS_LABEL, BERNDS_LABEL = (
    "Anna Schmidt (030 1234567, +49 170 1, VIP)",
    "Bernd (0170 7654321)",
)


@pytest.fixture
def contacts(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Contacts:
    contacts = async_get_contacts(hass)
    contacts.async_put(BERND)
    contacts.async_put(ANNA)
    return contacts


def offered(result: ConfigFlowResult, field: str) -> list[Any]:
    schema = result["data_schema"]
    assert schema is not None
    options: list[Any] = schema.schema[field].config["options"]
    return options


def all_of(contacts: Contacts) -> set[tuple[str, tuple[str, ...], bool]]:
    return {(contact.name, contact.numbers, contact.vip) for contact in contacts.book}


async def test_add(pbx: SimulatedPbx, options: Options, contacts: Contacts) -> None:
    typed = {
        "name": " Carla  Smith ",
        "numbers": ["030 99", "03099 ", "", "tel:+1-212-555-0100"],
        "vip": True,
    }
    result = await options.fill("contacts add_contact", typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert ("Carla Smith", ("030 99", "+1-212-555-0100"), True) in all_of(contacts)
    assert options.stored == {}
    assert pbx.logins == 1


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        ({"name": "  "}, "name", "contact_without_name"),
        ({"name": "A" * 129}, "name", "contact_text_too_long"),
        ({"company": "A" * 129}, "company", "contact_text_too_long"),
        ({"note": "A" * 501}, "note", "contact_text_too_long"),
        ({"numbers": ["110", "home"]}, "numbers", "contact_number_invalid"),
        ({"numbers": ["110", "0301234567"]}, "numbers", "contact_number_taken"),
        ({"numbers": [" "]}, "numbers", "contact_without_number"),
        (
            {"numbers": [str(number) for number in range(MAX_NUMBERS + 1)]},
            "numbers",
            "too_many_numbers",
        ),
    ],
)
async def test_errors(
    options: Options, contacts: Contacts, typed: dict[str, Any], field: str, key: str
) -> None:
    right = {"name": "Carla", "numbers": ["110"], "vip": False}
    result = await options.fill("contacts add_contact", right | typed)
    assert result["errors"] == {field: key}
    assert suggested(result).items() >= (right | typed).items()
    assert (await options.submit(result, right))["type"] is FlowResultType.CREATE_ENTRY


async def test_full(options: Options, contacts: Contacts) -> None:
    for number in range(MAX_CONTACTS - len(contacts.book)):
        contacts.book.put(Contact(f"Contact {number}", (str(number),)))
    typed = {"name": "Carla", "numbers": ["+1 212 5550100"], "vip": False}
    result = await options.fill("contacts add_contact", typed)
    assert result["errors"] == {"base": "contacts_full"}
    result = await options.begin("contacts", "select_contact")
    assert len(offered(result, "contact")) == 1000
    result = await options.submit(result, {"contact": "anna"})
    result = await options.submit(result, typed | {"delete": False})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert len(contacts.book) == MAX_CONTACTS


async def test_change(options: Options, contacts: Contacts) -> None:
    result = await options.begin("contacts", "select_contact")
    assert offered(result, "contact") == [ANNAS_LABEL, BERNDS_LABEL]
    result = await options.submit(result, {"contact": BERNDS_LABEL})
    assert (
        suggested(result).items()
        >= {"name": "Bernd", "numbers": ["0170 7654321"], "vip": False}.items()
    )
    typed = {"name": "Bernd", "numbers": ["x"], "vip": True, "delete": False}
    result = await options.submit(result, typed)
    assert result["errors"] == {"numbers": "contact_number_invalid"}
    result = await options.submit(result, typed | {"numbers": [ANNA.numbers[0]]})
    assert result["errors"] == {"numbers": "contact_number_taken"}
    assert (result["description_placeholders"] or {})["name"] == "Anna Schmidt"
    await options.submit(result, typed | {"numbers": ["0170-7654321", "110"]})
    assert all_of(contacts) == {
        ("Bernd", ("0170-7654321", "110"), True),
        ("Anna Schmidt", ANNA.numbers, True),
    }


async def test_search(options: Options, contacts: Contacts) -> None:
    contacts.async_put(Contact("Carla", ("0170 99",)))
    result = await options.begin("contacts", "select_contact")
    for nothing in (" ", "Dora"):
        result = await options.submit(result, {"contact": nothing})
        assert result["errors"] == {"contact": "contact_not_found"}
        assert offered(result, "contact") == [
            ANNAS_LABEL,
            BERNDS_LABEL,
            "Carla (0170 99)",
        ]
    result = await options.submit(result, {"contact": "0170"})
    assert result["errors"] == {"contact": "several_contacts"}
    assert offered(result, "contact") == [BERNDS_LABEL, "Carla (0170 99)"]
    result = await options.submit(result, {"contact": " carl "})
    assert result["step_id"] == "edit_contact"
    assert suggested(result)["name"] == "Carla"


async def test_delete(options: Options, contacts: Contacts) -> None:
    typed = {"name": "Bernd", "numbers": ["110"], "vip": True, "delete": True}
    before = await options.begin("contacts", "select_contact")
    for label in (ANNAS_LABEL, BERNDS_LABEL):
        result = await options.fill("contacts select_contact", {"contact": label})
        if label is BERNDS_LABEL:
            contacts.async_remove(BERND)
        assert (await options.submit(result, typed))[
            "type"
        ] is FlowResultType.CREATE_ENTRY
    assert len(contacts.book) == 0
    assert (await options.submit(before, {"contact": BERNDS_LABEL}))[
        "reason"
    ] == "no_contacts"
    assert (await options.begin("contacts", "select_contact"))[
        "reason"
    ] == "no_contacts"
