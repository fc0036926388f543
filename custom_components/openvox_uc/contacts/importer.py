"""Imports contacts from a file that was uploaded: a vCard or a CSV file in any of the usual encodings."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.core import HomeAssistant

from .csv_file import read_csv
from .entries import ContactFileError, Entry, Problem, Reason, understand
from .phone_book import Merged
from .store import async_load_contacts
from .vcard_file import count_vcards, read_vcards

MAX_FILE_MEGABYTES = 10

_PROGRESS_STEPS = 50
# Far more than are kept; what stands at a million places would fill the memory of a small computer.
_MOST_PLACES = 100_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the entries of a file."""

    added: int
    updated: int
    unchanged: int
    left_out: int
    problems: tuple[Problem, ...]


async def async_import_contacts(hass: HomeAssistant, file_id: str, progress: Callable[[float], None]) -> ImportReport:
    """Merge an uploaded file into the contacts, and remove it; raises ContactFileError if it is none that can be read.

    How far it is, from 0 to 1, is told in the event loop.
    """
    contacts = await async_load_contacts(hass)
    entries = await hass.async_add_executor_job(_read_upload, hass, file_id, lambda part: hass.loop.call_soon_threadsafe(progress, part))
    understood = [(entry.place, entry.contact) for entry in entries if entry.contact]
    merged = await contacts.async_merge([contact for _, contact in understood])
    full = [Problem(place, Reason.FULL) for (place, _), result in zip(understood, merged, strict=True) if result is Merged.REFUSED]
    return ImportReport(
        added=merged.count(Merged.ADDED),
        updated=merged.count(Merged.UPDATED),
        unchanged=merged.count(Merged.UNCHANGED),
        left_out=len(entries) - len(understood) + len(full),
        problems=tuple(sorted([problem for entry in entries for problem in entry.problems] + full)),
    )


def _read_upload(hass: HomeAssistant, file_id: str, progress: Callable[[float], object]) -> list[Entry]:
    """Return what stands in an uploaded file, and remove it."""
    try:
        with process_uploaded_file(hass, file_id) as path:
            content = _content(path)
    except ValueError as error:
        raise ContactFileError("file_missing") from error
    return read_entries(content, progress)


def _content(path: Path) -> bytes:
    """Return what a file holds, if it is not too much."""
    if path.stat().st_size > MAX_FILE_MEGABYTES * 1024 * 1024:
        raise ContactFileError("file_too_large")
    return path.read_bytes()


def read_entries(content: bytes, progress: Callable[[float], object]) -> list[Entry]:
    """Return what stands at each place of a file; raises ContactFileError if it is neither a vCard nor a CSV file, or has too many."""
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    cards = count_vcards(lines)
    places = cards or len(lines)
    if places > _MOST_PLACES:
        raise ContactFileError("file_too_large")
    step = places / _PROGRESS_STEPS
    entries: list[Entry] = []
    told = 0
    for raw in read_vcards(lines) if cards else read_csv(text):
        entries.append(understand(raw))
        if raw.place >= step * (told + 1):
            told = int(raw.place / step)
            progress(told / _PROGRESS_STEPS)
    return entries


def _decode(content: bytes) -> str:
    """Return the text that a file holds."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise ContactFileError("file_not_understood")
