"""vCards of every version, as real programs write them, and odd ones."""

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.const import MAX_TYPED
from custom_components.openvox_uc.contacts.phone_book import (
    Entry,
    ImportProblem,
    unreadable_entry,
)
from custom_components.openvox_uc.contacts.vcard_file import read_vcards
from tests.repository import ROOT, read_json

PHOTO = "\n".join(
    ["PHOTO;ENCODING=BASE64;TYPE=JPEG:" + "A" * 60, *[" " + "/FN:" * 18] * 100, ""]
)


def read(text: str) -> list[Entry]:
    return read_vcards(text.split("\n"), "cp1252")


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


CARDS = read_json(ROOT / "tests" / "fixtures" / "cards.json")


@pytest.mark.parametrize("card_id", CARDS)
def test_card(card_id: str) -> None:
    described = CARDS[card_id]
    assert read_one(*described["lines"]) == (
        described["name"],
        described["numbers"],
        [],
    )


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
