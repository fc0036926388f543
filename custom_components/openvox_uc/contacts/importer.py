"""Imports contacts from an uploaded file: a vCard or a CSV file in any of the usual encodings."""

import codecs
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.core import HomeAssistant

from .csv_file import read_csv
from .phone_book import ContactFileError, Entry, ImportProblem, MergeResult, SkippedEntry
from .store import async_load_contacts
from .vcard_file import count_vcards, read_vcards

MAX_FILE_MEGABYTES = 10

_PROGRESS_STEPS = 50
# Far more than are kept; what stands at a million places would fill the memory of a small computer.
_MOST_PLACES = 100_000


class ImportReport(NamedTuple):
    results: Counter[MergeResult]
    left_out: int
    skipped: list[SkippedEntry]


async def async_import_contacts(hass: HomeAssistant, file_id: str, progress: Callable[[float], None]) -> ImportReport:
    """Merge an uploaded file into the contacts, and delete it; raise ContactFileError if it is unreadable.

    `progress` is called in the event loop with what is done, from 0 to 1.
    """
    contacts = await async_load_contacts(hass)
    entries = await hass.async_add_executor_job(_read_upload, hass, file_id, lambda part: hass.loop.call_soon_threadsafe(progress, part))
    complete = [(entry.place, entry.contact) for entry in entries if entry.contact]
    results = await contacts.async_merge([contact for _, contact in complete])
    merged = zip(complete, results, strict=True)
    full = [SkippedEntry(place, ImportProblem.FULL) for (place, _), result in merged if result is MergeResult.REFUSED]
    skipped = sorted([skipped for entry in entries for skipped in entry.skipped] + full)
    return ImportReport(Counter(results), len(entries) - len(complete) + len(full), skipped)


def _read_upload(hass: HomeAssistant, file_id: str, progress: Callable[[float], object]) -> list[Entry]:
    try:
        with process_uploaded_file(hass, file_id) as path:
            if path.stat().st_size > MAX_FILE_MEGABYTES * 1024 * 1024:
                raise ContactFileError("file_too_large")
            content = path.read_bytes()
    except ValueError as error:
        raise ContactFileError("file_missing") from error
    return read_entries(content, progress)


def read_entries(content: bytes, progress: Callable[[float], object]) -> list[Entry]:
    """Return the entries of a file; raise ContactFileError if it is neither a vCard nor a CSV file, or too large."""
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    cards = count_vcards(lines)
    places = cards or len(lines)
    if places > _MOST_PLACES:
        raise ContactFileError("file_too_large")
    entries: list[Entry] = []
    done = 0
    for entry in read_vcards(lines) if cards else read_csv(text):
        entries.append(entry)
        if (steps := entry.place * _PROGRESS_STEPS // places) > done:
            done = steps
            progress(done / _PROGRESS_STEPS)
    return entries


def _decode(content: bytes) -> str:
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
        break
    raise ContactFileError("file_not_understood")
