"""Imports an uploaded vCard or CSV file.

Reads it in an encoding, shows a sample, and merges it into the contacts.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from heapq import nlargest
from typing import NamedTuple

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.core import HomeAssistant

from ..base.error_texts import FormError
from .csv_file import Columns, read_csv
from .encodings import UNREADABLE, UTF_8, UTF_16, decode, guess_encoding
from .phone_book import (
    Contact,
    Entry,
    ImportProblem,
    MergeResult,
    SkippedEntry,
    unreadable_entry,
)
from .store import async_load_contacts
from .vcard_file import count_vcards, read_vcards

MAX_FILE_MEGABYTES = 10

_PROGRESS_STEPS = 50
# More than are kept; a million would fill the memory of a small computer.
_MOST_PLACES = 100_000
_SAMPLES = 8
_SAMPLE_LENGTH = 100


class ImportReport(NamedTuple):
    results: Counter[MergeResult]
    left_out: int
    skipped: list[SkippedEntry]


def take_upload(hass: HomeAssistant, file_id: str) -> tuple[bytes, str]:
    """Return an uploaded file, which is deleted, and how it may be encoded.

    Raises FormError.
    """
    try:
        with process_uploaded_file(hass, file_id) as path:
            if path.stat().st_size > MAX_FILE_MEGABYTES * 1024 * 1024:
                raise FormError("file_too_large")
            content = path.read_bytes()
    except ValueError as error:
        raise FormError("file_missing") from error
    return content, guess_encoding(content, hass.config.country, hass.config.language)


def read_entries(
    content: bytes,
    encoding: str,
    progress: Callable[[float], object],
    columns: Columns | None = None,
) -> list[Entry]:
    """Read a vCard or CSV file.

    Raises FormError, and UnknownColumnsError for a CSV file whose columns have to be
    selected.
    """
    text = decode(content, encoding).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    cards = count_vcards(lines)
    places = cards or len(lines)
    if places > _MOST_PLACES:
        raise FormError("too_many_lines", count=str(_MOST_PLACES))
    entries: list[Entry] = []
    done = 0
    for entry in (
        read_vcards(lines, UTF_8 if encoding == UTF_16 else encoding)
        if cards
        else read_csv(text, columns)
    ):
        garbled = entry.contact is not None and UNREADABLE in _text(entry.contact)
        entries.append(
            unreadable_entry(entry.place, ImportProblem.WRONG_ENCODING)
            if garbled
            else entry
        )
        if (steps := entry.place * _PROGRESS_STEPS // places) > done:
            done = steps
            progress(done / _PROGRESS_STEPS)
    return entries


def sample_of(entries: Iterable[Entry]) -> list[str]:
    """Return a few contacts as texts.

    They have the most different letters that a wrong encoding garbles.
    """
    texts = [
        _text(entry.contact)[:_SAMPLE_LENGTH] for entry in entries if entry.contact
    ]
    return nlargest(
        _SAMPLES,
        texts,
        key=lambda text: len({letter for letter in text if not letter.isascii()}),
    )


def _text(contact: Contact) -> str:
    details = [
        " ".join(detail.split())
        for detail in contact.details.values()
        if isinstance(detail, str)
    ]
    # Each has its own writing direction. In backquotes, it is not Markdown.
    return " · ".join(
        f"\u2068{part}\u2069"
        for part in (contact.name, *details, *contact.numbers)
        if part
    ).replace("`", "'")


async def async_import_entries(
    hass: HomeAssistant, entries: list[Entry]
) -> ImportReport:
    contacts = await async_load_contacts(hass)
    complete = [(entry.place, entry.contact) for entry in entries if entry.contact]
    results = await contacts.async_merge([contact for _, contact in complete])
    merged = zip(complete, results, strict=True)
    full = [
        SkippedEntry(place, ImportProblem.FULL)
        for (place, _), result in merged
        if result is MergeResult.REFUSED
    ]
    skipped = sorted([skipped for entry in entries for skipped in entry.skipped] + full)
    return ImportReport(
        Counter(results), len(entries) - len(complete) + len(full), skipped
    )
