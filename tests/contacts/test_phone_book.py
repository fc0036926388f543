"""The phone book finds the owner of a number, and imports add no duplicates."""

from collections.abc import Iterable

from hypothesis import example, given, strategies as st
import pytest

from custom_components.openvox_uc.base.phone_numbers import comparable_number
from custom_components.openvox_uc.contacts import phone_book as contact_book
from custom_components.openvox_uc.contacts.phone_book import (
    Contact,
    ContactBook,
    MergeResult,
    is_number,
    tidy_line,
    tidy_number,
)

ANNA = Contact("Anna", ("030 1234567", "+49 (0)170 7654321"))
BERND = Contact("Bernd", ("+49 30 7777777", "110"), vip=True)
COUNTRIES = st.sampled_from([None, "DE", "US"])
# Few digits, so that numbers often meet.
NUMBERS = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(["", "0", "+49", "0049", "+49 (0)"]),
    st.text("12", min_size=1, max_size=9),
)
SPELLINGS = st.lists(NUMBERS, min_size=1, max_size=3).map(contact_book.unique_numbers)
ENTRIES = st.lists(
    st.tuples(st.sampled_from(["Anna", "ANNA", "Bernd"]), SPELLINGS), max_size=8
)


def merged(
    book: ContactBook, entries: list[tuple[str, tuple[str, ...]]]
) -> set[MergeResult]:
    return {
        book.merge(Contact(name, numbers, id=str(len(book))))
        for name, numbers in entries
    }


def names(contacts: Iterable[Contact]) -> list[str]:
    return [contact.name for contact in contacts]


@pytest.mark.parametrize(
    ("numbers", "contact"),
    [
        (
            [
                "0301234567",
                "030/123 45-67",
                "(0)30 1234567",
                "+49 170 7654321",
                "004917076 54321",
            ],
            ANNA,
        ),
        (["+49 30 7777777", "110"], BERND),
        (
            [
                "+49301234567",
                "301234567",
                "0170-7654321",
                "307777777",
                "7777777",
                "0110",
                "10",
                "",
                "anonymous",
                "*****4567",
            ],
            None,
        ),
    ],
)
def test_find_without_a_country(numbers: list[str], contact: Contact | None) -> None:
    """Only the same digits are the same number, with 00 for a leading +."""
    book = ContactBook([ANNA, BERND])
    assert [book.find(number) for number in numbers] == [contact] * len(numbers)


def test_a_number_that_several_share() -> None:
    first, second = Contact("Anna", ("0301", "0302")), Contact("Bernd", ("0301",))
    book = ContactBook([first, second])
    changed = Contact("Anna Maria", ("0301", "0303"), id=first.id)
    book.put(changed)
    assert book.find("0301") is changed
    assert book.find("0302") is None
    assert book.matching(None, "030-1") == [changed, second]
    assert book.matching("anna") == []
    assert book.matching(" anna  MARIA ") == [changed]
    book.remove(changed)
    assert book.find("0301") is second
    assert len(book) == 1
    book.remove(second)
    assert book.find("0301") is None
    assert list(book) == []


def test_what_is_dialed_later() -> None:
    book = ContactBook(
        [Contact("Bank", ("030 1234,,99#", "0800 555 ext. 5", "+49 (40) 12x3"))]
    )
    assert all(map(book.find, ("0301234", "0800555", "+494012")))
    assert not book.find("0301234,,99#")


def test_search() -> None:
    book = ContactBook([BERND, ANNA, Contact("anna B.", ("1",))])
    assert (
        names(book.search(""))
        == names(book.search("1"))
        == ["Bernd", "Anna", "anna B."]
    )
    assert names(book.search("ANN")) == ["Anna", "anna B."]
    assert names(book.search("777-777")) == names(book.search("+49 30")) == ["Bernd"]
    assert names(book.search("x")) == []


def test_merge_in_a_country() -> None:
    book = ContactBook([ANNA], "DE")
    assert book.merge(Contact("Anna", ("+49 30 1234567",))) is MergeResult.UNCHANGED
    assert book.merge(Contact("Anna", ("+49 40 1234567",))) is MergeResult.ADDED


@pytest.mark.parametrize(
    ("entry", "result", "numbers", "vip"),
    [
        (Contact("anna ", ("0301234567",)), MergeResult.UNCHANGED, ANNA.numbers, False),
        (
            Contact("Anna", ("0301234567", "666")),
            MergeResult.UPDATED,
            (*ANNA.numbers, "666"),
            False,
        ),
        (
            Contact("Anna", ("0301234567",), vip=True),
            MergeResult.UPDATED,
            ANNA.numbers,
            True,
        ),
    ],
)
def test_merge(
    entry: Contact, result: MergeResult, numbers: tuple[str, ...], vip: bool
) -> None:
    book = ContactBook([ANNA])
    others = [Contact("Anna", ("555",)), Contact("Bernd", ("0301234567",))]
    assert [book.merge(other) for other in others] == [MergeResult.ADDED] * 2
    assert book.merge(entry) is result
    assert list(book) == [Contact("Anna", numbers, vip=vip, id=ANNA.id), *others]


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contact_book, "MAX_CONTACTS", 2)
    monkeypatch.setattr(contact_book, "MAX_NUMBERS", 2)
    book = ContactBook([ANNA])
    assert book.merge(Contact("Many", ("1", "2", "3"))) is MergeResult.REFUSED
    assert book.merge(BERND) is MergeResult.ADDED
    # A VIP stays a VIP.
    assert book.merge(Contact("Bernd", ("110",))) is MergeResult.UNCHANGED
    assert book.is_full
    assert book.merge(Contact("Carla", ("1",))) is MergeResult.REFUSED
    assert book.merge(Contact("Anna", ("0301234567", "1"))) is MergeResult.REFUSED
    assert book.merge(Contact("Anna", ("0301234567",))) is MergeResult.UNCHANGED
    assert list(book) == [ANNA, BERND]


@given(ENTRIES, st.lists(st.integers(0, 7), max_size=4), NUMBERS, COUNTRIES)
def test_looking_up_is_searching(
    entries: list[tuple[str, tuple[str, ...]]],
    removed: list[int],
    number: str,
    country: str | None,
) -> None:
    book = ContactBook(country=country)
    merged(book, entries)
    for index in removed:
        if index < len(left := list(book)):
            book.remove(left[index])
    key = comparable_number(number, country)
    exact = [
        contact
        for contact in book
        if key in [comparable_number(other, country) for other in contact.numbers]
    ]
    expected = exact[0] if exact else None
    found = book.find(number)
    # If several have the same number, the first to get it counts, which need not be the
    # first in the book.
    assert found is expected or (len(exact) > 1 and found in exact)
    assert book.matching(None, number) == exact or len(exact) > 1


@given(ENTRIES, COUNTRIES)
@example([("Anna", ("01111", "+491111"))], "DE")
def test_importing_twice_changes_nothing(
    entries: list[tuple[str, tuple[str, ...]]], country: str | None
) -> None:
    book = ContactBook(country=country)
    merged(book, entries)
    first = list(book)
    assert merged(book, entries) <= {MergeResult.UNCHANGED}
    assert list(book) == first
    assert all(
        book.matching(None, number) for _, numbers in entries for number in numbers
    )


def test_numbers() -> None:
    numbers = [
        "0301234",
        "+49 (0)30 1",
        "**610",
        "*31#030",
        "0301,5",
        "030 1 ext 5",
        "tel:110",
        "\u0663\u0664",
    ]
    others = [
        "",
        "-",
        "Anna",
        "0800 FLOWERS",
        "0800 TAXI 24",
        "a@b.c",
        "+",
        "030+1",
        "ext 5",
    ]
    assert [written for written in numbers + others if is_number(written)] == numbers


def test_tidy() -> None:
    assert tidy_line(" Anna\t\x00\n Mu\u0308ller ") == "Anna M\u00fcller"
    assert tidy_line("A\x1fB\x7fC\x9fD\ud800\udfffE") == "A B C D E"
    assert tidy_number(" 030\u00a01 \r\n") == "030 1"
    assert tidy_number("TEL:+49-30;ext=5") == "+49-30"
    # A number that is too long is not cut to a valid one.
    assert not is_number(tidy_number("1" * 65))
    assert len(tidy_number("1" * 100)) == 65
