"""What is read of a file of contacts, before it is merged; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .contact import Contact, is_number, tidy_name, tidy_number, unique_numbers


class ContactFileError(Exception):
    """A file cannot be read at all; `key` names the error of the form."""

    def __init__(self, key: str) -> None:
        """Know why."""
        super().__init__(key)
        self.key = key


class Reason(StrEnum):
    """Why something is not taken over; the values are the keys of the sentences."""

    CUT_OFF = "import_cut_off"
    FULL = "import_full"
    NO_NAME = "import_no_name"
    NO_NUMBER = "import_no_number"
    NOT_A_NUMBER = "import_not_a_number"
    UNREADABLE = "import_unreadable"


class Problem(NamedTuple):
    """Something that is not taken over, and where: the line of a CSV file, or which of its vCards it is."""

    place: int
    reason: Reason
    text: str = ""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """What stands at one place of a file, as it stands there; with a reason if it is nothing that can be read."""

    place: int
    name: str = ""
    numbers: Iterable[str] = ()
    vip: bool = False
    reason: Reason | None = None


class Entry(NamedTuple):
    """What was understood of one place of a file, if that makes a contact, and what was not."""

    place: int
    contact: Contact | None
    problems: tuple[Problem, ...]


def understand(raw: RawEntry) -> Entry:
    """Return what can be taken over of a place, and what cannot."""
    written = [number for number in map(tidy_number, raw.numbers) if number]
    numbers = unique_numbers(filter(is_number, written))
    problems = tuple(Problem(raw.place, Reason.NOT_A_NUMBER, number) for number in written if not is_number(number))
    name = tidy_name(raw.name)
    if name and numbers:
        return Entry(raw.place, Contact(name, numbers, raw.vip), problems)
    reason = raw.reason or (Reason.NO_NUMBER if name else Reason.NO_NAME)
    return Entry(raw.place, None, problems or (Problem(raw.place, reason),))
