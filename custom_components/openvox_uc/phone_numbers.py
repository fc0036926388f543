"""Telephone numbers as people write them, as they are dialed and as they are compared; pure."""

import re

TAIL_DIGITS = 8

# What copying out of address books leaves in: marks for the direction of writing, and spaces without a width.
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_PUNCTUATION = re.compile(r"[\s()\[\]/.\u2010-\u2015\u2212-]+")
# The zero in brackets of +49 (0)30 is dialed only without the country code.
_TRUNK_ZERO = re.compile(r"(?<=\d)\s*\(0\)")
_INTERNATIONAL = ("+", "00")


def dialable_number(written: str) -> str:
    """Return a number as it is dialed, without what people write between its digits."""
    number = _INVISIBLE.sub("", written).strip()
    if number[:4].lower() == "tel:":
        number = number[4:]
    if number.startswith(_INTERNATIONAL):
        number = _TRUNK_ZERO.sub("", number)
    return _PUNCTUATION.sub("", number)


def plain_number(written: str) -> str:
    """Return a number as it is compared: as it is dialed, and with a leading + as 00."""
    # Most are: a history of ten thousand calls is asked for a pattern.
    if written.isdecimal():
        return written
    number = dialable_number(written)
    return f"00{number[1:]}" if number.startswith("+") else number


def number_spellings(written: str, _country: str | None) -> tuple[str, ...]:
    """Return the plain spellings of a number."""
    return (plain_number(written),)


def number_tail(plain: str) -> str | None:
    """Return the last digits of a plain number, which it has in common with its longer and shorter forms; a short one has none."""
    digits = plain.removeprefix("00")
    return digits[-TAIL_DIGITS:] if len(digits) >= TAIL_DIGITS and digits.isdecimal() else None
