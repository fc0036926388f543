"""Patterns of numbers mean what people mean by them."""

import re

import pytest

from custom_components.openvox_uc.number_patterns import NumberPattern


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("0301234567", "0301234567"),
        ("030 / 123-45 67", "0301234567"),
        ("+49 30*", "+49301234567"),
        ("+49*", "0049301234567"),
        ("0049 30 *", "+49301234567"),
        ("*4567", "0301234567"),
        ("030**67", "0301234567"),
        ("*", ""),
        ("1*3", "13"),
        ("sales*", "Sales"),
    ],
)
def test_it_is_meant(pattern: str, number: str) -> None:
    """Punctuation and the way to write the country code make no difference."""
    assert NumberPattern(pattern).matches(number)


@pytest.mark.parametrize(
    ("pattern", "number"), [("030", "0301234567"), ("*4567", "45678"), ("1*3", "12"), ("0301234567", "+49301234567"), ("1", "")]
)
def test_it_is_not_meant(pattern: str, number: str) -> None:
    """A pattern without a star is the whole number."""
    assert not NumberPattern(pattern).matches(number)


@pytest.mark.parametrize("pattern", ["  ", "-", "030;1", "030\\d", "?"])
def test_no_pattern(pattern: str) -> None:
    """What can be no number is refused."""
    with pytest.raises(ValueError, match=re.escape(pattern)):
        NumberPattern(pattern)


def test_prefix() -> None:
    """What was dialed before a number need not be given, and may be."""
    for pattern in ("0301234567", "00301234567", "030*"):
        assert NumberPattern(pattern).matches("00301234567", "0")
    assert NumberPattern("+49301234567").matches("0+49301234567", "0")
    assert not NumberPattern("0301234567").matches("00301234567", "9")
    assert not NumberPattern("301234567").matches("00301234567", "0")


def test_many_stars() -> None:
    """Do not keep Home Assistant busy."""
    assert not NumberPattern("*1" * 30 + "2").matches("1" * 64)
    assert NumberPattern("*1" * 30 + "*").matches("1" * 64)
