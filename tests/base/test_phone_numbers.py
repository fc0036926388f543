"""Phone numbers are the same in every spelling, and patterns match all of them."""

from homeassistant.exceptions import ServiceValidationError
from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.base.phone_numbers import (
    NumberPattern,
    comparable_number,
    country_of_number,
    dialable_number,
    international_prefix,
    is_number_pattern,
    outside_number,
    plain_number,
    quoted_number,
)

COUNTRIES = st.sampled_from(
    ["DE", "AT", "GB", "US", "FR", "IT", "CH", "IS", "RU", "XX", None]
)
DIGITS = st.text("0123456789", min_size=1, max_size=20)
NUMBERS = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(["", "+", "00", "0", "+49", "+49 (0)", "011"]),
    DIGITS,
)
PUNCTUATION = st.text(" -/.()[]\u00a0\u2013\u200b\u202a", max_size=3)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("+49 (30) 12-34", "0049301234"),
        ("0049 30 1234", "0049301234"),
        ("+49 (0)30 1234", "0049301234"),
        ("0049(0)30/1234", "0049301234"),
        ("+39 (0)6 1234", "0039061234"),
        ("(0)30 1234", "0301234"),
        ("030 (0) 1234", "03001234"),
        ("tel:+49-30-1234", "0049301234"),
        ("TEL:110", "110"),
        ("\u202a+49 30\u00a01234\u202c", "0049301234"),
        ("+49\u201130\u22121234", "0049301234"),
        ("**610", "**610"),
        ("", ""),
        (" - ", ""),
        ("Anna", "Anna"),
    ],
)
def test_plain_number_has_no_punctuation_and_00_for_a_plus(
    written: str, plain: str
) -> None:
    assert plain_number(written) == plain


@pytest.mark.parametrize(
    ("country", "spellings"),
    [
        (
            "DE",
            [
                "030 1234567",
                "+49 (0)30/1234567",
                "0049 30 1234567",
                "49301234567",
                "tel:+49-30-1234567",
            ],
        ),
        ("DE", ["+1 212 555 1234", "001 (212) 555-1234"]),
        ("AT", ["01 12345678", "+43 1 12345678", "0043112345678"]),
        ("GB", ["020 7946 0958", "+44 (0)20 7946 0958", "00442079460958"]),
        ("US", ["(212) 555-1234", "1-212-555-1234", "+1 212 555 1234"]),
        ("US", ["011 49 30 1234567", "+49 30 1234567", "0049301234567"]),
        ("FR", ["01 23 45 67 89", "+33 1 23 45 67 89", "0033 (0)1 23 45 67 89"]),
        ("IT", ["06 698 12345", "+39 06 698 12345", "+39 (0)6 698 12345"]),
        ("IT", ["333 1234567", "+39 333 1234567"]),
        ("XX", ["+49 30 1234567", "0049 30 1234567"]),
        (None, ["+49 30 1234567", "0049 30 1234567"]),
    ],
)
def test_comparable_number_is_equal_for_all_spellings(
    country: str | None, spellings: list[str]
) -> None:
    assert len({comparable_number(spelling, country) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("DE", ["030 12345678", "040 12345678", "+43 1 12345678", "12345678"]),
        ("DE", ["101", "0101", "+49101", "112", "110"]),
        ("IT", ["06 698 12345", "6 698 12345", "+39 6 698 12345"]),
        ("US", ["555-1234", "212 555 1234", "911"]),
        ("GB", ["999", "0999"]),
        ("FR", ["3610", "03610"]),
        # A trunked radio of Brazil got no ninth digit, and an American number may come
        # to Mexico without its plus.
        ("BR", ["(11) 7812-3456", "(11) 97812-3456", "(11) 3812-3456"]),
        ("MX", ["1 212 555 0123", "212 555 0123", "044 222 555 0123"]),
        ("IN", ["91987 65432", "+91 98765 43210"]),
        (None, ["030 1234567", "+49 30 1234567", "301234567"]),
        ("XX", ["030 1234567", "+49 30 1234567"]),
    ],
)
def test_comparable_number_is_another_for_another_number(
    country: str | None, numbers: list[str]
) -> None:
    assert len({comparable_number(number, country) for number in numbers}) == len(
        numbers
    )


@pytest.mark.parametrize(
    "number",
    [
        "101",
        "112",
        "1234567",
        "*31#0301234567",
        "anonymous",
        "",
        "\u2022\u2022\u2022567",
        "00301234567",
    ],
)
def test_comparable_number_of_no_phone_number_is_plain(number: str) -> None:
    assert comparable_number(number, "DE") == number


@pytest.mark.parametrize(
    ("written", "country", "found"),
    [
        ("030 1234567", "DE", "DE"),
        ("0301234567", None, None),
        ("0301234567", "XX", None),
        ("+43 1 12345678", "DE", "AT"),
        ("0043112345678", None, "AT"),
        ("011 49 30 1234567", "US", "DE"),
        ("(212) 555-1234", "US", "US"),
        # Canada shares the country code of the United States, and the Isle of Man that
        # of Great Britain.
        ("416-967-1111", "US", "CA"),
        ("01624 696300", "GB", "IM"),
        # A foreign number, an extension, a service, satellites, and a text that is not
        # a number.
        ("0999 1", "DE", None),
        ("101", "DE", None),
        ("112", "DE", None),
        ("+870 773 111 632", "DE", None),
        ("anonymous", "DE", None),
        ("", "DE", None),
    ],
)
def test_country_of_number(
    written: str, country: str | None, found: str | None
) -> None:
    assert country_of_number(written, country) == found


@given(NUMBERS, COUNTRIES, st.lists(PUNCTUATION, min_size=30, max_size=30))
def test_punctuation_makes_no_difference(
    number: str, country: str | None, punctuation: list[str]
) -> None:
    written = "".join(
        f"{digit}{mark}" for digit, mark in zip(number, punctuation, strict=False)
    )
    if "(0)" not in written and "(0)" not in number:
        assert dialable_number(written) == number
        assert comparable_number(written, country) == comparable_number(number, country)


@given(st.text(), COUNTRIES)
def test_any_text_is_comparable(written: str, country: str | None) -> None:
    comparable = comparable_number(written, country)
    if comparable.startswith("+"):
        assert comparable_number(comparable, country) == comparable


@pytest.mark.parametrize(
    ("country", "prefix"),
    [
        ("DE", "00"),
        ("US", "011"),
        ("AU", "0011"),
        ("JP", "010"),
        ("RU", "810"),
        ("BR", "00"),
        ("XX", "00"),
        (None, "00"),
    ],
)
def test_international_prefix(country: str | None, prefix: str) -> None:
    assert international_prefix(country) == prefix


@pytest.mark.parametrize(
    ("number", "country", "prefix", "dialed"),
    [
        ("0301234567", "DE", "", "0301234567"),
        ("+49301234567", "DE", "", "0049301234567"),
        ("+12125551234", "CA", "", "12125551234"),
        ("+12125551234", "CA", "9", "912125551234"),
        ("+12125551234", "DE", "", "0012125551234"),
    ],
)
def test_outside_number_has_no_plus(
    number: str, country: str, prefix: str, dialed: str
) -> None:
    assert outside_number(number, country, prefix) == dialed


def test_quoted_number() -> None:
    assert quoted_number("030") == "030"
    assert quoted_number(101, {"101"}) == "101"
    for value in (102, True):
        with pytest.raises(ServiceValidationError):
            quoted_number(value, {"101"})


@pytest.mark.parametrize(
    ("pattern", "number", "is_matched"),
    [
        ("0301234567", "0301234567", True),
        ("030 / 123-45 67", "0301234567", True),
        ("+49 30*", "+49301234567", True),
        ("+49*", "0049301234567", True),
        ("0049 30 *", "+49301234567", True),
        ("*4567", "0301234567", True),
        ("030**67", "0301234567", True),
        ("*", "", True),
        ("1*3", "13", True),
        ("sales*", "Sales", True),
        ("030", "0301234567", False),
        ("*4567", "45678", False),
        ("1*3", "12", False),
        ("1", "", False),
        ("030*", "+43301234567", False),
    ],
)
@pytest.mark.parametrize("country", ["DE", "US", None])
def test_pattern(
    pattern: str, number: str, is_matched: bool, country: str | None
) -> None:
    assert NumberPattern(pattern, country).matches(number) is is_matched


@pytest.mark.parametrize(
    ("country", "pattern", "number"),
    [
        ("DE", "030*", "+49301234567"),
        ("DE", "+49170*", "01701234567"),
        ("DE", "0049170*", "+491701234567"),
        ("DE", "0301234567", "+49301234567"),
        ("DE", "49301234567", "0301234567"),
        ("DE", "*30123", "+4930123"),
        ("US", "212*", "+12125551234"),
        ("US", "1212*", "212-555-1234"),
        ("US", "01149*", "+49301234567"),
        ("IT", "06*", "+390669812345"),
        ("IT", "+3906*", "0669812345"),
    ],
)
def test_pattern_of_another_spelling(country: str, pattern: str, number: str) -> None:
    assert NumberPattern(pattern, country).matches(number)


def test_pattern_without_a_country_matches_the_spelling_that_the_pbx_shows() -> None:
    assert not NumberPattern("0301234567").matches("+49301234567")


@pytest.mark.parametrize("pattern", ["  ", "-", "030;1", "030\\d", "?", "1" * 65])
def test_invalid_pattern(pattern: str) -> None:
    assert not is_number_pattern(pattern)


@pytest.mark.parametrize("country", ["DE", None])
def test_pattern_matches_without_the_outside_prefix(country: str | None) -> None:
    for pattern in ("0301234567", "00301234567", "030*"):
        assert NumberPattern(pattern, country).matches("00301234567", "0")
    assert NumberPattern("+49301234567", country).matches("0+49301234567", "0")
    assert not NumberPattern("0301234567", country).matches("00301234567", "9")
    assert not NumberPattern("401234567", country).matches("00301234567", "0")


def test_pattern_with_many_stars_is_fast() -> None:
    assert not NumberPattern("*1" * 30 + "2").matches("1" * 64)
    assert NumberPattern("*1" * 30 + "*").matches("1" * 64)
