"""Each field of a contact survives.

It does so in each way in which contacts are stored, imported and changed.
"""

from dataclasses import fields, replace
import re
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.csv_file import EXPORTED_DETAILS, Columns
from custom_components.openvox_uc.contacts.importer import read_entries
from custom_components.openvox_uc.contacts.phone_book import (
    DETAILS,
    MAX_LENGTHS,
    Contact,
    ContactBook,
    ImportProblem,
)
from custom_components.openvox_uc.contacts.store import (
    async_get_contacts,
    async_load_contacts,
)
from tests.house import act, answer_of, written
from tests.repository import ENGLISH, ROOT

from .card_server import card
from .conftest import House

# A new field needs a value here that differs from its default, and a place in both
# files.
CONTACT = Contact(
    "Anna Schmidt",
    ("+49 30 1234567", "110"),
    company="Garage",
    note="Calls late;\nshe is patient",
    vip=True,
)
VCARD = card(
    CONTACT.name,
    *CONTACT.numbers,
    extra=(
        "CATEGORIES:VIP\r\nORG:Garage;Sales\r\nNOTE:Calls late\\;\\nshe is patient\r\n"
    ),
)
CSV = (
    "Name;Phone;Mobile;Company;Notes;VIP\n"
    f"{CONTACT.name};{CONTACT.numbers[0]};{CONTACT.numbers[1]};"
    f'Garage;"{CONTACT.note}";yes\n'
)
COLUMNS = Columns([0], [1, 2], {"company": 3, "note": 4, "vip": 5})


def is_same(contact: Contact | None) -> bool:
    assert contact
    # This names the fields that differ.
    assert replace(contact, id=CONTACT.id) == CONTACT
    return True


def test_no_field_has_its_default() -> None:
    default = Contact("", ())
    assert [
        field.name
        for field in fields(Contact)
        if getattr(CONTACT, field.name) == getattr(default, field.name)
    ] == [], "tests/contacts/test_fields.py: CONTACT has no value of these"


def test_forms() -> None:
    source = (ROOT / "frontend" / "src" / "contacts.ts").read_text("utf-8")
    on_cards = re.search(r"const DETAILS = \{(.*)\}", source)
    assert on_cards
    assert {*re.findall(r"(\w+):", on_cards[1])} == {*DETAILS}, (
        "frontend/src/contacts.ts: DETAILS"
    )
    assert ENGLISH["config_panel"]["contact"].keys() >= DETAILS.keys(), (
        "translations/en.json: config_panel > contact"
    )
    columns = ENGLISH["options"]["step"]["import_columns"]["data"]
    assert columns.keys() == {"name", "numbers", *DETAILS}, (
        "translations/en.json: options > step > import_columns > data"
    )


@pytest.mark.parametrize("text", [VCARD, CSV], ids=["vcard_file", "csv_file"])
def test_files(text: str) -> None:
    [entry] = read_entries(text.encode(), "cp1252", COLUMNS)
    assert is_same(entry.contact)


@pytest.mark.parametrize(("heading", "key"), EXPORTED_DETAILS.items())
def test_exports(heading: str, key: str) -> None:
    text = (
        f"First Name,Last Name,Phone 1 - Value,{heading}\n"
        f'{CONTACT.name},,{CONTACT.numbers[0]},"{CONTACT.details[key]}"\n'
    )
    [entry] = read_entries(text.replace("True", "VIP").encode(), "cp1252", None)
    assert entry.contact
    assert entry.contact.details[key] == CONTACT.details[key]


TEXTS = {
    field.name: getattr(CONTACT, field.name)
    for field in fields(Contact)
    if field.type is str and field.name != "id"
}


def test_every_text_has_a_limit() -> None:
    assert TEXTS.keys() - MAX_LENGTHS.keys() == set(), (
        "contacts/phone_book.py: MAX_LENGTHS has no limit of these"
    )


@pytest.mark.parametrize("file", [VCARD, CSV], ids=["vcard_file", "csv_file"])
@pytest.mark.parametrize("text", [text.partition(";")[0] for text in TEXTS.values()])
def test_garbled_texts(file: str, text: str) -> None:
    """A letter that cannot be read is noticed in each text."""
    content = file.encode().replace(text.encode(), text.encode() + b"\x81")
    [entry] = read_entries(content, "cp1252", COLUMNS)
    assert entry.contact is None
    assert [skipped.problem for skipped in entry.skipped] == [
        ImportProblem.WRONG_ENCODING
    ]


@pytest.mark.parametrize(
    ("name", "company", "shown"),
    [
        ("Garage", " Garage", ""),
        (" Garage", "Garage", ""),
        ("Garage", "Garage Ltd", "Garage Ltd"),
    ],
)
def test_company_that_is_the_name(name: str, company: str, shown: str) -> None:
    """The card of a company has its name twice."""
    [entry] = read_entries(
        card(name, "110", extra=f"ORG:{company}\r\n").encode(),
        "cp1252",
    )
    assert entry.contact
    assert entry.contact.company == shown


@pytest.mark.parametrize("text", [VCARD, CSV])
def test_long_texts_are_cut(text: str) -> None:
    for name in (CONTACT.name, CONTACT.company):
        text = text.replace(name, name + "x" * 200)
    [entry] = read_entries(text.encode(), "cp1252", COLUMNS)
    assert entry.contact
    assert (len(entry.contact.name), len(entry.contact.company)) == (128, 128)
    assert entry.contact.note == CONTACT.note


def test_texts_are_tidy() -> None:
    note = r" \n A\tB \n\n" + "C" * 600
    [entry] = read_entries(
        card("Garage", "110", extra=f"ORG:Garage\r\nNOTE:{note}\r\n").encode(),
        "cp1252",
    )
    assert entry.contact
    assert entry.contact.note == "A\\tB\n\n" + "C" * 494


def test_merging() -> None:
    book = ContactBook([Contact(CONTACT.name, CONTACT.numbers[:1])])
    book.merge(CONTACT)
    assert is_same(*book)


async def test_store(home: HomeAssistant) -> None:
    (await async_load_contacts(home)).async_put(CONTACT)
    await written(home)
    del home.data[f"{DOMAIN}.contacts"]
    assert [*(await async_load_contacts(home)).book] == [CONTACT]


async def test_store_of_address_books(hass: HomeAssistant, house: House) -> None:
    await house.put_book("family", [VCARD])
    await house.submit(await house.begin(), house.typed())
    await written(hass)
    await house.restart()
    [source] = house.contacts.sources.values()
    assert is_same(*source.book)


async def test_field_unknown_to_an_earlier_version(
    hass: HomeAssistant, house: House, hass_storage: dict[str, Any]
) -> None:
    """The card is fetched again, although it has not changed."""
    await house.put_book("family", [VCARD])
    await house.submit(await house.begin(), house.typed())
    await written(hass)
    [book] = hass_storage["openvox_uc.address_books"]["data"].values()
    [(_, stored)] = book["cards"].values()
    del stored["note"]
    await house.restart()
    await house.fetch()
    [source] = house.contacts.sources.values()
    assert is_same(*source.book)


async def test_actions(hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    data = {"name": CONTACT.name, "numbers": [*CONTACT.numbers], **CONTACT.details}
    await act(hass, "set_contact", **data)
    assert is_same(*async_get_contacts(hass).book)
    # Omitted fields stay.
    await act(hass, "set_contact", name=CONTACT.name, numbers=[*CONTACT.numbers])
    answer = await answer_of(hass, "get_contacts")
    assert answer == {"contacts": [data | {"address_book": None}], "total": 1}
