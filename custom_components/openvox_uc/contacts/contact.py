"""A contact, and how names and numbers are tidied and compared; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
import re
from unicodedata import normalize

from homeassistant.util.ulid import ulid_now

from ..phone_numbers import dialable_number, plain_number

MAX_NAME = 128
MAX_NUMBER = 64

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_NUMBER = re.compile(r"\+?[0-9*#]+")
# A pause or an extension, which is dialed only once the call stands.
_DIALED_LATER = re.compile(r"(?<=[0-9)])\s*(?:[,;pwx]|ext).*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a company, with the numbers as they were written."""

    name: str
    numbers: tuple[str, ...]
    vip: bool = False
    id: str = field(default_factory=ulid_now)


def tidy_name(written: str) -> str:
    """Return a name without what cannot be seen of it."""
    return normalize("NFC", " ".join(_CONTROL.sub(" ", written).split()))[:MAX_NAME].rstrip()


def tidy_number(written: str) -> str:
    """Return a number without what cannot be seen of it; of a link only the number."""
    number = " ".join(_CONTROL.sub(" ", written).split())
    if number[:4].lower() == "tel:":
        number = number[4:].partition(";")[0]
    return number[:MAX_NUMBER]


def is_number(written: str) -> bool:
    """Return whether this can be the number of a contact."""
    return _NUMBER.fullmatch(dialable_number(_DIALED_LATER.sub("", written))) is not None


def contact_number(written: str) -> str:
    """Return a number of a contact as it is compared: as far as it is dialed to call somebody."""
    return plain_number(_DIALED_LATER.sub("", written))


def contact_name(written: str) -> str:
    """Return a name as it is compared: spaces and capital letters make no difference."""
    return " ".join(written.split()).casefold()


def unique_numbers(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return numbers without those that are one of the others written in another way."""
    unique: dict[str, str] = {}
    for number in numbers:
        unique.setdefault(contact_number(number), number)
    return tuple(unique.values())
