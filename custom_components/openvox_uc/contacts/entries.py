"""What can be imported of a contact file, and what cannot; pure."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from ..base.error_texts import FormError
from .phone_book import Contact, is_number, tidy_name, tidy_number, unique_numbers


class ContactFileError(FormError):
    """A file cannot be read at all."""


class ImportProblem(StrEnum):
    """Why an entry or a number is not imported; the values are the keys of the translations."""

    CUT_OFF = "import_cut_off"
    FULL = "import_full"
    NO_NAME = "import_no_name"
    NO_NUMBER = "import_no_number"
    NOT_A_NUMBER = "import_not_a_number"
    UNREADABLE = "import_unreadable"


class SkippedEntry(NamedTuple):
    """An entry or a number that is not imported, and where it is: the line of a CSV file, or the number of a vCard."""

    place: int
    problem: ImportProblem
    text: str = ""


class Entry(NamedTuple):
    place: int
    contact: Contact | None
    skipped: tuple[SkippedEntry, ...]


def unreadable_entry(place: int, problem: ImportProblem) -> Entry:
    return Entry(place, None, (SkippedEntry(place, problem),))


def read_entry(place: int, written_name: str, written_numbers: Iterable[str], **details: Any) -> Entry:
    """Return what can be imported of an entry; `details` are values of fields in `phone_book.DETAILS`."""
    written = [number for number in map(tidy_number, written_numbers) if number]
    numbers = unique_numbers(filter(is_number, written))
    skipped = tuple(SkippedEntry(place, ImportProblem.NOT_A_NUMBER, number) for number in written if not is_number(number))
    name = tidy_name(written_name)
    if name and numbers:
        return Entry(place, Contact(name, numbers, **details), skipped)
    if skipped:
        return Entry(place, None, skipped)
    return unreadable_entry(place, ImportProblem.NO_NUMBER if name else ImportProblem.NO_NAME)
