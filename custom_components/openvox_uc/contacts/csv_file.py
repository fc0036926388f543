"""Reads CSV files; pure.

Known are the exports of Google and Outlook, and lists of names and numbers. For any
other file, the user selects the columns.
"""

from collections.abc import Mapping, Sequence
import csv
from dataclasses import dataclass, field
from io import StringIO
import re
from typing import Any

from ..base.error_texts import FormError
from .phone_book import Entry, is_number, join_name, read_entry

_SAMPLE_ROWS = 50
_MOST_COLUMNS = 200
_LABEL_LENGTH = 40
# The delimiters, beginning with the one least likely to be part of a name.
_DELIMITERS = "\t;,"
# Of Google, and of Outlook.
_EXPORTED_NUMBER = re.compile(r"phone \d+ - value|.+ phone( \d)?")
EXPORTED_DETAILS = {
    "categories": "vip",
    "company": "company",
    "labels": "vip",
    "notes": "note",
    "organization name": "company",
}
_FAX = re.compile(r"fax|pager", re.IGNORECASE)
_SEVERAL_NUMBERS = re.compile(r":::|[\n;|]|,\s")
_SEVERAL_CATEGORIES = re.compile(r":::|[\n;|,]")
_YES = {
    "1",
    "true",
    "yes",
    "x",
    "vip",
    "ja",
    "oui",
    "si",
    "sí",
    "sim",
    "да",
    "是",
    "نعم",
}


class UnknownColumnsError(Exception):
    """The user has to select the columns; `choices` describes them."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__()
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Columns:
    """The positions of the columns of names, numbers, and details (by key)."""

    name: Sequence[int]
    numbers: Sequence[int]
    details: Mapping[str, int] = field(default_factory=dict)
    # Before each column of numbers is the column of their labels.
    is_labeled: bool = False

    def read(self, place: int, row: list[str]) -> Entry:
        details: dict[str, Any] = {
            key: _cell(row, column) for key, column in self.details.items()
        }
        if "vip" in details:
            details["vip"] = _is_vip(details["vip"])
        parts = [_cell(row, column) for column in self.name]
        name = join_name([part for part in parts if part])
        return read_entry(
            place, name or details.get("company", ""), self.numbers_of(row), **details
        )

    def numbers_of(self, row: list[str]) -> list[str]:
        numbers: list[str] = []
        for column in self.numbers:
            label = _cell(row, column - 1) if self.is_labeled else ""
            if not _FAX.search(label):
                numbers += _SEVERAL_NUMBERS.split(_cell(row, column))
        return numbers


def read_csv(text: str, columns: Columns | None = None) -> list[Entry]:
    """Return the entry of each row.

    Raises FormError. Without `columns`, raises UnknownColumnsError if they are unknown.
    """
    rows = _rows(text)
    sample = [row for _, row in rows[:_SAMPLE_ROWS]]
    if max(map(len, sample), default=0) < 2:
        raise FormError("file_not_understood")
    columns = columns or _exported_columns(sample[0]) or _columns_of_list(sample)
    if columns is None:
        raise UnknownColumnsError(_choices(sample))
    if not any(map(is_number, columns.numbers_of(sample[0]))):
        # The first row contains headings.
        rows = rows[1:]
    return [columns.read(place, row) for place, row in rows]


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the first line, and the cells of each row that is not empty."""
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    place = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((place, row))
            place = reader.line_num + 1
    except csv.Error as error:
        raise FormError("file_not_understood") from error
    return rows


def _exported_columns(headings: list[str]) -> Columns | None:
    """Return the columns of an export of Google or Outlook."""
    places = {
        heading.strip().casefold(): place for place, heading in enumerate(headings)
    }
    if not {"first name", "last name"} <= places.keys():
        return None
    is_of_google = "phone 1 - value" in places
    if not is_of_google and "business phone" not in places:
        return None
    return Columns(
        [places["first name"], places["last name"]],
        [places[name] for name in places if _EXPORTED_NUMBER.fullmatch(name)],
        {key: places[name] for name, key in EXPORTED_DETAILS.items() if name in places},
        is_labeled=is_of_google,
    )


def _columns_of_list(sample: Sequence[list[str]]) -> Columns | None:
    """Return the columns of a list of names and phone numbers.

    The list may have headings.
    """
    if max(map(len, sample)) > 2:
        return None
    for row in sample:
        if not is_number(_cell(row, 0)) and is_number(_cell(row, 1)):
            return Columns([0], [1])
    return None


def _choices(sample: Sequence[list[str]]) -> list[str]:
    """Describe each column by its number and its first cells."""
    choices = []
    for column in range(min(max(map(len, sample)), _MOST_COLUMNS)):
        cells = [_cell(row, column)[:_LABEL_LENGTH] for row in sample[:2]]
        choices.append(f"{column + 1}: {' · '.join(filter(None, cells))}")
    return choices


def _cell(row: list[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _is_vip(cell: str) -> bool:
    """Return whether a cell says yes, or contains the category VIP.

    Google puts a star before its own categories.
    """
    return cell.casefold() in _YES or any(
        category.strip(" *").casefold() == "vip"
        for category in _SEVERAL_CATEGORIES.split(cell)
    )
