"""Telephone numbers are the same, however people write them."""

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.phone_numbers import dialable_number, number_tail, plain_number

DIGITS = st.text("0123456789", min_size=1, max_size=20)
PUNCTUATION = st.text(" -/.()[]\u00a0\u2013\u200b\u202a", max_size=3)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("+49 (30) 12-34", "0049301234"),
        ("0049 30 1234", "0049301234"),
        ("+49 (0)30 1234", "0049301234"),
        ("0049(0)30/1234", "0049301234"),
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
def test_plain(written: str, plain: str) -> None:
    """Numbers are compared without what people write between their digits, and + is the same as 00."""
    assert plain_number(written) == plain


@pytest.mark.parametrize(
    ("plain", "tail"),
    [
        ("0301234567", "01234567"),
        ("0049301234567", "01234567"),
        ("01234567", "01234567"),
        ("1234567", None),
        ("001234567", None),
        ("0012345678", "12345678"),
        ("", None),
        ("*****4567", None),
        ("anonymous", None),
    ],
)
def test_tail(plain: str, tail: str | None) -> None:
    """The last 8 digits, of numbers that have as many without 00; not of codes, and not of what is masked."""
    assert number_tail(plain) == tail


@given(DIGITS, st.lists(PUNCTUATION, min_size=21, max_size=21))
def test_punctuation_makes_no_difference(digits: str, punctuation: list[str]) -> None:
    """Wherever it stands; a country code has to begin the number, and its zero in brackets is the exception."""
    written = "".join(f"{mark}{digit}" for mark, digit in zip(punctuation, digits, strict=False)) + punctuation[-1]
    if "(0)" not in written:
        assert dialable_number(written) == digits


@given(st.text())
def test_any_text(written: str) -> None:
    """Whatever is written, comparing what is compared already changes nothing."""
    plain = plain_number(written)
    assert plain_number(plain) == plain or plain.lower().startswith("tel:") or "+" in plain
