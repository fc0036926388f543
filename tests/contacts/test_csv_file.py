"""CSV files as the usual programs export them, and as people make them by hand."""

from dataclasses import replace

import pytest

from custom_components.openvox_uc.base.error_texts import FormError
from custom_components.openvox_uc.contacts.csv_file import (
    Columns,
    UnknownColumnsError,
    read_csv,
)
from custom_components.openvox_uc.contacts.phone_book import Contact

type Read = tuple[str, list[str]]


def read(text: str) -> list[Read]:
    return [
        (entry.contact.name, [*entry.contact.numbers])
        for entry in read_csv(text)
        if entry.contact
    ]


EXPORTS = {
    "Google": (
        (
            "First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,"
            "Notes,Labels,E-mail 1 - Value,"
            "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
            "Anna,M.,Schmidt,,Works,Late,VIP ::: * myContacts,a@b.c,"
            "Mobile,1,Home Fax,2\n"
            ",,,,Garage,,* starred,,Work,3,,4"
        ),
        [
            Contact(
                "Anna Schmidt", ("1",), company="Works", note="Late", vip=True, id=""
            ),
            Contact("Garage", ("3", "4"), id=""),
        ],
    ),
    "Outlook": (
        (
            '"First Name","Last Name","Company","Business Fax","Business Phone",'
            '"Business Phone 2","Home Phone","Mobile Phone","Pager",'
            '"E-mail Address","Business Postal Code","Categories","Notes"\r\n'
            '"Anna","Schmidt","Works","1","030 1",'
            '"","030 2","0170 1","5",'
            '"a@b.c","10115","Red;vip","Late"'
        ),
        [
            Contact(
                "Anna Schmidt",
                ("030 1", "030 2", "0170 1"),
                company="Works",
                note="Late",
                vip=True,
                id="",
            )
        ],
    ),
}


@pytest.mark.parametrize(("text", "contacts"), EXPORTS.values(), ids=EXPORTS)
def test_exports(text: str, contacts: list[Contact]) -> None:
    """Fax numbers and pagers are left out.

    The company of a contact without a name is its name, once.
    """
    assert [
        replace(entry.contact, id="") for entry in read_csv(text) if entry.contact
    ] == contacts


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("Name,Phone\nAnna,030 1\n", [("Anna", ["030 1"])], id="plain"),
        pytest.param(
            "name;number\nMüller, Anna;030 1\nBerta;2",
            [("Müller, Anna", ["030 1"]), ("Berta", ["2"])],
            id="a comma in the name",
        ),
        pytest.param("Имя\tИ\nAnna\t1", [("Anna", ["1"])], id="tabs"),
        pytest.param(
            'Name,Phone\nAnna,"1\n2;3 | 4, 5"',
            [("Anna", ["1", "2", "3", "4", "5"])],
            id="several numbers in a cell",
        ),
        pytest.param(
            "Anna,0301234\nBerta,101\nCarla,",
            [("Anna", ["0301234"]), ("Berta", ["101"])],
            id="no headings",
        ),
        pytest.param("Anna;0301234", [("Anna", ["0301234"])], id="one"),
        pytest.param(
            "Name;Phone\nAnna;1\nBerta;soon\nCarla;3\n\n;\n",
            [("Anna", ["1"]), ("Carla", ["3"])],
            id="a word for a number",
        ),
    ],
)
def test_lists(text: str, rows: list[Read]) -> None:
    assert read(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Anna",
        "<xml>\n</xml>",
        pytest.param(f'Anna;"{"1" * 200_000}', id="a quote without an end"),
    ],
)
def test_no_contacts(text: str) -> None:
    with pytest.raises(FormError) as error:
        read(text)
    assert error.type is FormError
    assert error.value.key == "file_not_understood"


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (
            "Vorname;Nachname;Telefon\nAnna;Schmidt;1\n",
            ["1: Vorname · Anna", "2: Nachname · Schmidt", "3: Telefon · 1"],
        ),
        (
            "Anna;10115;0301234\nBerta;20095;0301235",
            ["1: Anna · Berta", "2: 10115 · 20095", "3: 0301234 · 0301235"],
        ),
        (
            "First Name,Last Name,Office Number,Home Phone\nAnna,,1",
            [
                "1: First Name · Anna",
                "2: Last Name",
                "3: Office Number · 1",
                "4: Home Phone",
            ],
        ),
        ("Anna,Berta\nCarla,Dora", ["1: Anna · Carla", "2: Berta · Dora"]),
        ("0301,0302\n0303,0304", ["1: 0301 · 0303", "2: 0302 · 0304"]),
        ("Phone;Name\n1;Anna", ["1: Phone · 1", "2: Name · Anna"]),
        (f"{'A' * 50};B;C", [f"1: {'A' * 40}", "2: B", "3: C"]),
    ],
)
def test_unknown_columns(text: str, choices: list[str]) -> None:
    """No column is guessed: a postal code looks like a phone number."""
    with pytest.raises(UnknownColumnsError) as error:
        read(text)
    assert error.value.choices == choices


SELECTED = Columns([2, 1], [3, 4], {"company": 0, "note": 5})


@pytest.mark.parametrize("headings", ["", "Firma;Name;Vorname;Tel.;Mobil;Notiz\n"])
def test_selected_columns(headings: str) -> None:
    text = (
        f"{headings}Works;Schmidt;Anna;1;2;Late\nGarage;;;3\n乙;王;小明;4;\nNobody;;;\n"
    )
    first, *others = read_csv(text, SELECTED)
    assert first.contact
    assert replace(first.contact, id="") == Contact(
        "Anna Schmidt", ("1", "2"), company="Works", note="Late", id=""
    )
    assert [
        (entry.contact.name, entry.contact.company) for entry in others if entry.contact
    ] == [("Garage", ""), ("王小明", "乙")]


@pytest.mark.parametrize(
    ("words", "vip"),
    [
        (["1", "Ja", "x", "VIP", "Red;vip", "VIP ::: * myContacts"], True),
        (["", "0", "no", "VIP lounge ::: 1"], False),
    ],
)
def test_vip(words: list[str], vip: bool) -> None:
    text = "\n".join(["Name,Labels,Phone", *(f"Anna,{word},1" for word in words)])
    entries = read_csv(text, Columns([0], [2], {"vip": 1}))
    assert [entry.contact and entry.contact.vip for entry in entries] == [vip] * len(
        words
    )


def test_places() -> None:
    entries = read_csv('Name,Phone\n\n"An\nna",1\nBerta,2')
    assert [entry.place for entry in entries] == [3, 5]
