"""Reads CSV files.

The exports of Google and Outlook, lists of names and numbers, and others by columns
that a person selects; pure.
"""

from collections.abc import Iterator, Mapping, Sequence
import csv
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
import re
from statistics import median_low
from typing import Any

from ..base.error_texts import FormError
from .phone_book import (
    Entry,
    ImportProblem,
    is_number,
    join_name,
    read_entry,
    unreadable_entry,
)

type _Row = list[str]

_SAMPLE_ROWS = 50
_MOST_COLUMNS = 200
_LABEL_LENGTH = 40
# The least likely in a name comes first.
_DELIMITERS = "\t;,"
# Excel writes it into the first line.
_DECLARED_DELIMITER = re.compile(r"sep=([^\"\r\n])\r?\n", re.IGNORECASE)
# Of Google, and of Outlook.
_EXPORTED_NUMBER = re.compile(r"phone \d+ - value|.+ phone( \d)?")
_EXPORTED_DETAILS = {
    "categories": "vip",
    "company": "company",
    "group membership": "vip",
    "labels": "vip",
    "notes": "note",
    "organization 1 - name": "company",
    "organization name": "company",
}
_FAX = re.compile(r"fax|pager", re.IGNORECASE)
_SEVERAL_NUMBERS = re.compile(r":::|[\n;|]|,\s")
_SEVERAL_CATEGORIES = re.compile(r":::|[\n;|,]")
_YES_WORDS = (
    "1, true, yes, y, x, vip, wahr, ja, j, oui, si, sí, sim, vero, да, evet, tak, "
    "ano, 是, はい, نعم, ✓"
)
_YES = frozenset(_YES_WORDS.split(", "))


class UnknownColumnsError(FormError):
    """A person has to select the columns; `choices` describes each."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__("file_not_understood")
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of columns.

    Of the parts of a name, of numbers, of details by their keys, and of the labels of
    numbers.
    """

    name: Sequence[int]
    numbers: Sequence[int]
    details: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[int, int] = field(default_factory=dict)

    def read(self, place: int, row: _Row) -> Entry:
        details: dict[str, Any] = {
            key: _cell(row, column) for key, column in self.details.items()
        }
        if "vip" in details:
            details["vip"] = _is_vip(details["vip"])
        name = join_name([part for column in self.name if (part := _cell(row, column))])
        return read_entry(
            place, name or details.get("company", ""), self.numbers_of(row), **details
        )

    def numbers_of(self, row: _Row) -> list[str]:
        numbers: list[str] = []
        for column in self.numbers:
            is_fax = column in self.labels and _FAX.search(
                _cell(row, self.labels[column])
            )
            if not is_fax:
                numbers += _SEVERAL_NUMBERS.split(_cell(row, column))
        return numbers


def read_csv(text: str, columns: Columns | None = None) -> Iterator[Entry]:
    """Yield the entry of each row.

    Raises FormError, and UnknownColumnsError without columns if they are not known.
    """
    declared = _DECLARED_DELIMITER.match(text)
    rows = list(_rows(text, declared[1] if declared else _delimiter(text)))[
        bool(declared) :
    ]
    sample = [row for _, row in rows[:_SAMPLE_ROWS] if row is not None]
    if max(map(len, sample), default=0) < 2:
        raise FormError("file_not_understood")
    columns = columns or _exported_columns(sample[0]) or _columns_of_list(sample)
    if columns is None:
        raise UnknownColumnsError(_choices(sample))
    has_headings = not any(map(is_number, columns.numbers_of(sample[0])))
    for place, row in rows[has_headings:]:
        yield (
            unreadable_entry(place, ImportProblem.UNREADABLE)
            if row is None
            else columns.read(place, row)
        )


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, _Row | None]]:
    """Yield the first line and the cells of each row that is not empty.

    None for an unreadable one.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    while True:
        place = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield place, None
            continue
        if any(cell.strip() for cell in row):
            yield place, row


def _delimiter(text: str) -> str:
    samples = {
        delimiter: islice(_rows(text, delimiter), _SAMPLE_ROWS)
        for delimiter in _DELIMITERS
    }
    return max(
        samples,
        key=lambda delimiter: median_low(
            [len(row or ()) for _, row in samples[delimiter]] or [0]
        ),
    )


def _exported_columns(headings: _Row) -> Columns | None:
    """Return the columns of an export of Google or Outlook."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        places.setdefault(heading.strip().casefold(), place)
    numbers = [
        place
        for heading, place in places.items()
        if _EXPORTED_NUMBER.fullmatch(heading)
    ]
    is_google, is_outlook = "phone 1 - value" in places, "business phone" in places
    if (is_google or is_outlook) and "first name" in places and "last name" in places:
        name = [places["first name"], places["last name"]]
    elif is_google and "name" in places:
        # Until 2024.
        name = [places["name"]]
    else:
        return None
    details = {
        key: places[heading]
        for heading, key in _EXPORTED_DETAILS.items()
        if heading in places
    }
    # Google has the label of a number in the column before.
    labels = {
        place: place - 1
        for heading, place in places.items()
        if heading.endswith(" - value")
    }
    return Columns(name, numbers, details, labels)


def _columns_of_list(sample: Sequence[_Row]) -> Columns | None:
    """Return the columns of a list of names and phone numbers.

    The list may have headings.
    """
    if max(map(len, sample)) > 2:
        return None
    rows = [row for row in sample[1:] or sample if _cell(row, 1)]
    fitting = [
        row for row in rows if not is_number(_cell(row, 0)) and is_number(_cell(row, 1))
    ]
    return Columns([0], [1]) if 2 * len(fitting) > len(rows) else None


def _choices(sample: Sequence[_Row]) -> list[str]:
    """Describe each column by its number and its first cells."""
    choices = []
    for column in range(min(max(map(len, sample)), _MOST_COLUMNS)):
        cells = [
            cell[:_LABEL_LENGTH] for row in sample[:2] if (cell := _cell(row, column))
        ]
        choices.append(f"{column + 1}: {' · '.join(cells)}")
    return choices


def _cell(row: _Row, column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _is_vip(cell: str) -> bool:
    """Return whether a cell says yes, or has the category VIP.

    Google writes a star before its own categories.
    """
    return cell.casefold() in _YES or any(
        category.strip(" *").casefold() == "vip"
        for category in _SEVERAL_CATEGORIES.split(cell)
    )
