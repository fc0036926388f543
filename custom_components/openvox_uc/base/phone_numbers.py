"""Phone numbers: how users write them, how PBXs dial them, and which are the same.

Also patterns of phone numbers.
"""

from collections.abc import Container
from fnmatch import translate
from functools import lru_cache
import re
from unicodedata import decimal, normalize

import phonenumbers

from ..const import MAX_TYPED
from .error_texts import invalid

# The import runs in an executor; later, the library would read files in the event loop.
phonenumbers.PhoneMetadata.load_all()

# Each event of a call looks up its numbers several times.
_CACHED_NUMBERS = 1024

# Without a prefix, a shorter number is an extension or a short code.
_MIN_DIGITS_WITHOUT_PREFIX = 7

# Numbers copied from address books contain bidi control characters and zero-width
# spaces.
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_PUNCTUATION = re.compile(r"[\s()\[\]/.~\u2010-\u2015\u2212-]+")
# In 0xx11, the caller selects the carrier.
_ANY_CARRIER = re.compile(r"\b0\s*xx(?=[\s()]*\d)", re.IGNORECASE)
# In +49 (0)30, the zero is dialed only without the country code, except in Italy.
_TRUNK_ZERO = re.compile(r"(?<=\d)\s*\(0\)")
_KEEPS_TRUNK_ZERO = ("+39", "0039")
_INTERNATIONAL = ("+", "00")
# The library's name for no region, in which only international numbers are valid.
_NO_COUNTRY = "ZZ"
# A shorter number without a prefix has no country code, and a longer one always does.
_DIGITS_WITHOUT_PLUS = 11
# Optional digits by country code, after the first character of the spelling: in Mexico
# 01, 044, 045, and the 1 of +52 1; the 9 of Argentine cell phones; the ninth digit of
# Brazilian ones; and in China the 0 of an area code after a carrier code, which begins
# with 1.
_SAME_SUBSCRIBER = {
    52: (re.compile(r"(?<=^\+)1(?=\d{10}$)|(?<=^.)0(?:1|4[45])(?=\d{10}$)"), ""),
    54: (re.compile(r"(?<=^.)9(?=\d{10}$)"), ""),
    55: (re.compile(r"(?<=^...)(?=[689]\d{7}$)"), "9"),
    86: (re.compile(r"(?<=^1)0(?=[1-9]\d{8,10}$)"), ""),
}
_ONLY_DIGITS = re.compile(r"\+?[0-9]+")
_PATTERN = re.compile(r"\+?[0-9A-Za-z#*]+")


def written_number(value: object) -> str | int:
    """Validate a phone number or a pattern from YAML, a template, or a user.

    Raises ServiceValidationError.
    """
    if not isinstance(value, str | int):
        raise invalid("number_expected")
    if len(str(value)) > MAX_TYPED:
        raise invalid("number_too_long", count=str(MAX_TYPED))
    return value


def quoted_number(value: str | int, extensions: Container[str] = ()) -> str:
    """Return a phone number as text.

    Raises ServiceValidationError if YAML may have changed the number, unless the value
    is an extension.
    """
    if not isinstance(value, str) and str(value) not in extensions:
        raise invalid("number_not_quoted", number=str(value))
    return str(value)


def dialable_number(written: str) -> str:
    """Return a number without the punctuation between its digits."""
    if not written.isascii():
        written = "".join(
            str(decimal(character, character))
            for character in normalize("NFKC", _INVISIBLE.sub("", written))
        )
    number = written.strip().lstrip("( ")
    if number[:4].lower() == "tel:":
        number = number[4:]
    if number.startswith(_INTERNATIONAL) and not number.startswith(_KEEPS_TRUNK_ZERO):
        number = _TRUNK_ZERO.sub("", number)
    return _PUNCTUATION.sub("", _ANY_CARRIER.sub("0", number))


def plain_number(written: str) -> str:
    """Return a number without the punctuation between its digits.

    A leading + becomes 00.
    """
    if written.isascii() and written.isdecimal():
        return written
    number = dialable_number(written)
    return f"00{number[1:]}" if number.startswith("+") else number


def searched_digits(typed: str) -> str | None:
    """Return the digits of a part of a number, or None.

    A leading + becomes 00.
    """
    plain = plain_number(typed)
    return plain if plain.isascii() and plain.isdecimal() else None


@lru_cache(_CACHED_NUMBERS)
def comparable_number(written: str, country: str | None) -> str:
    """Return a form that is the same for all spellings of a number.

    This is E.164 if the number is valid in the country, else the plain number.
    """
    parsed = _parse(written, country, bare=True)
    return (
        phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        if parsed
        else plain_number(written)
    )


@lru_cache(_CACHED_NUMBERS)
def number_spellings(written: str, country: str | None) -> tuple[str, ...]:
    """Return the plain spellings of a number, in lowercase.

    These are as written, international, and national in its own country.
    """
    spellings = [plain_number(written).lower()]
    if country and (parsed := _parse(written, country)):
        international = phonenumbers.format_number(
            parsed, phonenumbers.PhoneNumberFormat.E164
        )[1:]
        spellings += [
            f"00{international}",
            f"{international_prefix(country)}{international}",
        ]
        if parsed.country_code == phonenumbers.country_code_for_region(country):
            prefix = _national_prefix(country)
            significant = phonenumbers.national_significant_number(parsed)
            # Any other national prefix, such as the 1 of North America, is rarely
            # written.
            if not prefix.startswith("0"):
                spellings.append(significant)
            spellings.append(f"{prefix}{significant}")
    return tuple(dict.fromkeys(spellings))


@lru_cache(_CACHED_NUMBERS)
def country_of_number(written: str, country: str | None) -> str | None:
    """Return the ISO code of the country of a number.

    A national number that is valid in the given country has the code of that country.
    """
    home = country or _NO_COUNTRY
    parsed = _parse(written, home, bare=country is not None)
    if parsed is None or (
        parsed.country_code == phonenumbers.country_code_for_region(home)
        and not phonenumbers.is_valid_number(parsed)
    ):
        return None
    region = phonenumbers.region_code_for_number(parsed)
    return region if region and region.isalpha() else None


def international_prefix(country: str | None) -> str:
    """Return the prefix to dial before a country code.

    00 without a country, or if the prefix depends on the carrier.
    """
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country or "", None)
    prefix = (
        (metadata.preferred_international_prefix or metadata.international_prefix or "")
        if metadata
        else ""
    )
    # A tilde means waiting for a dial tone.
    digits = prefix.replace("~", "")
    return digits if digits.isdecimal() else "00"


def outside_number(number: str, country: str | None, prefix: str) -> str:
    """Return a dialable number, to be matched with the dial patterns of the PBX.

    The international prefix replaces a leading +.
    """
    if not number.startswith("+"):
        return number
    # North America dials its country code without that prefix.
    if (
        not prefix
        and number.startswith("+1")
        and phonenumbers.country_code_for_region(country or "") == 1
    ):
        return number[1:]
    return f"{prefix or international_prefix(country)}{number[1:]}"


def is_number_pattern(written: str) -> bool:
    return (
        len(written) <= MAX_TYPED
        and _PATTERN.fullmatch(dialable_number(written)) is not None
    )


class NumberPattern:
    """A phone number in which `*` matches any or no digits."""

    def __init__(self, pattern: str, country: str | None = None) -> None:
        plain = plain_number(pattern)
        self._country = country
        self._number = None if "*" in plain else comparable_number(pattern, country)
        # Unlike `.*` for each star, this never backtracks over all ways to divide a
        # number among the stars.
        self._regex = re.compile(translate(plain.lower()))

    def matches(self, number: str, prefix: str = "") -> bool:
        """Return whether any spelling matches, with or without a dialed prefix."""
        if any(map(self._regex.fullmatch, number_spellings(number, self._country))):
            return True
        if self._number and self._number == comparable_number(number, self._country):
            return True
        without = number.removeprefix(prefix)
        return without != number and self.matches(without)


def _parse(
    written: str, country: str | None, *, bare: bool = False
) -> phonenumbers.PhoneNumber | None:
    """Parse a number of the numbering plans; None for extensions and short codes.

    With `bare`, the code of another country may lack its +.
    """
    number = dialable_number(written)
    if country is None or not _ONLY_DIGITS.fullmatch(number):
        return None
    national_prefix = _national_prefix(country)
    own_code = str(phonenumbers.country_code_for_region(country))
    has_prefix = number.startswith(_INTERNATIONAL) or bool(
        national_prefix and number.startswith(national_prefix)
    )
    if not has_prefix and len(number) < _MIN_DIGITS_WITHOUT_PREFIX:
        return None
    readings = [number]
    if number.startswith("00"):
        # Some PBXs write 00 even where another prefix is dialed.
        readings.insert(0, f"+{number[2:]}")
    elif (
        number[0] != "+"
        and len(number) >= _DIGITS_WITHOUT_PLUS
        and (bare or number.startswith(own_code))
    ):
        has_code = not has_prefix and (
            number.startswith(own_code) or len(number) > _DIGITS_WITHOUT_PLUS
        )
        readings.insert(0 if has_code else 1, f"+{number}")
    possible = [parsed for reading in readings if (parsed := _read(reading, country))]
    for parsed in possible:
        if phonenumbers.is_valid_number(parsed):
            return parsed
    return possible[0] if possible and has_prefix else None


def _read(number: str, country: str) -> phonenumbers.PhoneNumber | None:
    try:
        parsed = phonenumbers.parse(number, country)
        if same := _SAME_SUBSCRIBER.get(parsed.country_code or 0):
            significant = re.sub(
                *same, f"{number[0]}{phonenumbers.national_significant_number(parsed)}"
            )[1:]
            parsed = phonenumbers.parse(f"+{parsed.country_code}{significant}")
    except phonenumbers.NumberParseException:
        return None
    is_possible = (
        phonenumbers.is_possible_number_with_reason(parsed)
        == phonenumbers.ValidationResult.IS_POSSIBLE
    )
    return parsed if is_possible else None


def _national_prefix(country: str) -> str:
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    return (metadata.national_prefix or "") if metadata else ""
