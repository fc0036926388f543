"""Imports an uploaded vCard or CSV file into the contacts."""

from collections import Counter
from typing import NamedTuple

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.core import HomeAssistant

from ..base.error_texts import FormError
from .csv_file import Columns, read_csv
from .encodings import UNREADABLE, decode
from .phone_book import (
    Contact,
    Entry,
    ImportProblem,
    MergeResult,
    SkippedEntry,
    unreadable_entry,
)
from .store import async_get_contacts
from .vcard_file import read_vcards

MAX_FILE_MEGABYTES = 10

# More than can be stored, but few enough for the memory of a small computer.
_MOST_PLACES = 100_000


class ImportReport(NamedTuple):
    results: Counter[MergeResult]
    left_out: int
    skipped: list[SkippedEntry]


def take_upload(hass: HomeAssistant, file_id: str) -> bytes:
    """Return an uploaded file, and delete it. Raises FormError."""
    try:
        with process_uploaded_file(hass, file_id) as path:
            if path.stat().st_size > MAX_FILE_MEGABYTES * 1024 * 1024:
                raise FormError("file_too_large")
            return path.read_bytes()
    except ValueError as error:
        raise FormError("file_missing") from error


def read_entries(
    content: bytes, legacy: str, columns: Columns | None = None
) -> list[Entry]:
    """Read a vCard or CSV file, which may use a legacy encoding.

    Raises FormError, and UnknownColumnsError for a CSV file whose columns the user has
    to select.
    """
    text = decode(content, legacy).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    cards = text.upper().count("BEGIN:VCARD")
    if (cards or len(lines)) > _MOST_PLACES:
        raise FormError("too_many_lines", count=str(_MOST_PLACES))
    entries = read_vcards(lines, legacy) or read_csv(text, columns)
    for index, (place, contact, _) in enumerate(entries):
        if contact and _has_unreadable_text(contact):
            entries[index] = unreadable_entry(place, ImportProblem.WRONG_ENCODING)
    return entries


def _has_unreadable_text(contact: Contact) -> bool:
    return any(
        UNREADABLE in str(value) for value in (contact.name, *contact.details.values())
    )


async def async_import_entries(
    hass: HomeAssistant, entries: list[Entry]
) -> ImportReport:
    complete = [(entry.place, entry.contact) for entry in entries if entry.contact]
    results = await async_get_contacts(hass).async_merge(
        [contact for _, contact in complete]
    )
    skipped = [skipped for entry in entries for skipped in entry.skipped]
    for (place, _), result in zip(complete, results, strict=True):
        if result is MergeResult.REFUSED:
            skipped.append(SkippedEntry(place, ImportProblem.FULL))
    counted = Counter(results)
    left_out = len(entries) - len(complete) + counted[MergeResult.REFUSED]
    return ImportReport(counted, left_out, sorted(skipped))
