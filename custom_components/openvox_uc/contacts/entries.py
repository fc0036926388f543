"""What the readers of contact files have in common; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..base.error_texts import FormError


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


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as it is written at one place: the line of a CSV file, or the number of a vCard. One with a problem is unreadable.

    `details` are values of fields in `phone_book.DETAILS`.
    """

    place: int
    name: str = ""
    numbers: Iterable[str] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    problem: ImportProblem | None = None
