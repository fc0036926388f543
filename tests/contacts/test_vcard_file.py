"""vCards of every version, as real programs write them, and odd ones."""

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.const import MAX_TYPED
from custom_components.openvox_uc.contacts.phone_book import (
    Entry,
    ImportProblem,
    unreadable_entry,
)
from custom_components.openvox_uc.contacts.vcard_file import count_vcards, read_vcards

PHOTO = "\n".join(
    ["PHOTO;ENCODING=BASE64;TYPE=JPEG:" + "A" * 60, *[" " + "/FN:" * 18] * 100, ""]
)


def read(text: str) -> list[Entry]:
    entries = list(read_vcards(text.split("\n"), "cp1252"))
    assert count_vcards(text.split("\n")) == len(entries)
    return entries


def card(*lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", *lines, "END:VCARD"])


def numbers_of(entry: Entry) -> list[str]:
    return [*entry.contact.numbers] if entry.contact else []


def read_one(*lines: str) -> tuple[str, list[str], list[str]]:
    (entry,) = read(card(*lines))
    assert entry.place == 1
    assert entry.contact
    return (
        entry.contact.name,
        numbers_of(entry),
        [skipped.text for skipped in entry.skipped],
    )


CARDS: dict[str, tuple[list[str], str, list[str]]] = {
    "3.0": (
        [
            "VERSION:3.0",
            "N:Schmidt;Anna;;;",
            "FN:Anna Schmidt",
            "TEL;TYPE=CELL:+49 170 1",
            "TEL;TYPE=WORK,VOICE:030/1",
        ],
        "Anna Schmidt",
        ["+49 170 1", "030/1"],
    ),
    "fax machines and pagers": (
        [
            "FN:Anna",
            "TEL;TYPE=FAX:1",
            "TEL;WORK;FAX:2",
            'TEL;TYPE="work,fax":3',
            "TEL;TYPE=pager:4",
            "TEL;TYPE=VOICE,FAX:5",
        ],
        "Anna",
        ["5"],
    ),
    "2.1 of a phone": (
        ["VERSION:2.1", "N:Schmidt;Anna", "FN:Schmidt, Anna", "TEL;CELL;PREF:0170 1"],
        "Schmidt, Anna",
        ["0170 1"],
    ),
    "2.1, quoted and broken": (
        [
            "VERSION:2.1",
            "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Anna=20M=C3=BC=",
            "ller=2DSchmidt",
            "TEL;HOME:1",
        ],
        "Anna Müller-Schmidt",
        ["1"],
    ),
    "small letters": (
        [
            "VERSION:2.1",
            "fn;charset=utf-8;encoding=quoted-printable:M=C3=BCller",
            "tel;home:1",
        ],
        "Müller",
        ["1"],
    ),
    "2.1 of an old program": (
        ["FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller", "TEL:1"],
        "Müller",
        ["1"],
    ),
    "Latin-1 that says nothing": (
        ["FN;ENCODING=QUOTED-PRINTABLE:M=FCller", "TEL:1"],
        "Müller",
        ["1"],
    ),
    "Latin-1 that says UTF-8": (
        ["FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=FCller", "TEL:1"],
        "Müller",
        ["1"],
    ),
    "an unknown encoding": (
        ["FN;CHARSET=NONE;ENCODING=QUOTED-PRINTABLE:M=FCller", "TEL:1"],
        "Müller",
        ["1"],
    ),
    "4.0": (
        [
            "VERSION:4.0",
            "FN:Anna",
            'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+49-30-1;ext=5',
            "TEL;VALUE=text:030 2",
        ],
        "Anna",
        ["+49-30-1", "030 2"],
    ),
    "Apple's groups": (
        ["FN:Anna", "item1.TEL;type=pref:1", "item1.X-ABLabel:_$!<Mobile>!$_"],
        "Anna",
        ["1"],
    ),
    "folded": (
        ["FN:A very long", "  name of somebody", "TEL:030", "\t1234"],
        "A very long name of somebody",
        ["0301234"],
    ),
    "escaped": (
        [r"FN:Müller\, Anna\; Dr.", r"TEL:+49\,1"],
        "Müller, Anna; Dr.",
        ["+49,1"],
    ),
    "a backslash that escapes nothing": (["FN:AC\\DC\\", "TEL:1"], "AC\\DC", ["1"]),
    "only the parts of a name": (
        [r"N:Schmidt\;Müller;Anna,Maria;;Dr.;", "TEL:1"],
        "Dr. Anna Maria Schmidt;Müller",
        ["1"],
    ),
    "parts of a Chinese name": (["N:王;小明;;;", "TEL:1"], "王小明", ["1"]),
    "a company": (
        ["FN: ", "N:;;;;", "ORG:Garage Ltd;Sales", "TEL:1"],
        "Garage Ltd",
        ["1"],
    ),
    "a company with a comma": (
        ["ORG:Smith, Jones;Sales", "TEL:1"],
        "Smith Jones",
        ["1"],
    ),
    "more parts than there are": (["N:1;2;3;4;5;6;7", "TEL:1"], "4 2 3 1 5", ["1"]),
    "a line without a value": (["FN:Anna", "TEL;:1", "TEL:"], "Anna", ["1"]),
    "a name that is none": (["FN;:Anna", 'FN;TYPE="x:Berta', "TEL:1"], "Anna", ["1"]),
    "empty lines": ([" TEL:1", "FN:Anna", "  ", " ", "TEL:2", "", " 3"], "Anna", ["2"]),
    "an encoding twice": (
        ["FN;ENCODING=QUOTED-PRINTABLE,8BIT:A=20B", "TEL:1"],
        "A B",
        ["1"],
    ),
    "an encoding that is no text": (
        ["FN;CHARSET=PUNYCODE;ENCODING=QUOTED-PRINTABLE:A-B", "TEL:1"],
        "A-B",
        ["1"],
    ),
    "an escaped line break": ([r"FN:Anna\nSchmidt", "TEL:1"], "Anna Schmidt", ["1"]),
}


@pytest.mark.parametrize(("lines", "name", "numbers"), CARDS.values(), ids=CARDS)
def test_card(lines: list[str], name: str, numbers: list[str]) -> None:
    assert read_one(*lines) == (name, numbers, [])


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["NOTE:1", "TEL:1"], ImportProblem.NO_NAME),
        (["FN:Anna", "EMAIL:a@b.c"], ImportProblem.NO_NUMBER),
    ],
)
def test_no_contact(lines: list[str], problem: ImportProblem) -> None:
    assert read(card(*lines)) == [unreadable_entry(1, problem)]


@pytest.mark.parametrize(
    ("line", "vip"),
    [
        ("CATEGORIES:Friends,vip", True),
        ("CATEGORIES: VIP ", True),
        ("CATEGORIES:VIPs", False),
    ],
)
def test_vip(line: str, vip: bool) -> None:
    (entry,) = read(card("FN:Anna", line, "TEL:1"))
    assert entry.contact
    assert entry.contact.vip is vip


def test_pictures_are_skipped() -> None:
    lines = ["FN:Anna", PHOTO, "PHOTO;ENCODING=b:AAAA", "TEL:AAAA", "BBBB", "TEL:1"]
    assert read_one(*lines) == ("Anna", ["1"], ["AAAA"])


def test_cards_one_after_the_other() -> None:
    """A card that does not end ends with the next one.

    Text between cards is ignored, and the number of a card counts all.
    """
    text = "\n".join(
        [
            "TEL:0",
            "END:VCARD",
            "begin:vcard",
            "FN:A",
            "TEL:1",
            card("FN:B", "TEL:2"),
            "TEL:3",
            "",
            card(),
            card("AGENT:", "FN:C", "TEL:4"),
        ]
    )
    found = [
        (entry.place, entry.contact and entry.contact.name, numbers_of(entry))
        for entry in read(text)
    ]
    assert found == [(1, "A", ["1"]), (2, "B", ["2"]), (3, None, []), (4, "C", ["4"])]


def test_one_card_leaves_nothing_to_the_next() -> None:
    text = card("FN:A", "TEL;QUOTED-PRINTABLE:1=") + "\n" + card(" 2", "FN:B", "TEL:3")
    assert [numbers_of(entry) for entry in read(text)] == [["1"], ["3"]]


def test_cut_off() -> None:
    first, last = read(card("FN:A", "TEL:1") + "\nBEGIN:VCARD\nFN:B\nTEL:030")
    assert numbers_of(first) == ["1"]
    assert last == unreadable_entry(2, ImportProblem.CUT_OFF)


def test_endless_properties() -> None:
    folded = read_one("FN:Anna", "TEL:1", *[" 2"] * 200_000, "TEL:3")
    quoted = read_one(
        "FN;ENCODING=QUOTED-PRINTABLE:=41=", *["=42="] * 200_000, "x", "TEL:3"
    )
    long = read_one("FN:" + "A" * 1_000_000, "TEL:3")
    assert folded == ("Anna", ["3"], ["1" + "2" * MAX_TYPED])
    assert (quoted[0][:3], quoted[1]) == ("ABB", ["3"])
    assert (long[0][:3], long[1]) == ("AAA", ["3"])


PIECES = st.sampled_from(
    [
        "TEL",
        "FN",
        "N",
        "ORG",
        "CATEGORIES",
        "ENCODING=",
        "QUOTED-PRINTABLE",
        "CHARSET=",
        "utf-16",
        *';:=\n ,"\\é',
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join))
def test_odd_cards(text: str) -> None:
    lines = [
        "BEGIN:VCARD",
        *text.split("\n"),
        "BEGIN:VCARD",
        "FN:Anna",
        "TEL:1",
        "END:VCARD",
    ]
    *_, last = read_vcards(lines)
    assert last.contact
    assert (last.contact.name, last.contact.numbers) == ("Anna", ("1",))
