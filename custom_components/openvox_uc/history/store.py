"""Where the history of a PBX is kept: in a large file now and then, and soon in a small one what the large one may not hold yet."""

from collections.abc import Callable

from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from ..repairs import async_clear_history_set_aside, async_raise_history_set_aside, async_raise_recent_calls_set_aside
from ..storage import async_delete_moved
from .file import HistoryEntry, HistoryFile, Stored

_SOON_SECONDS = 1
_WRITE_SECONDS = 120
# What a crash does not lose may wait: with many calls, the large file is megabytes, and some disks do not bear many of those.
_LATE_SECONDS = 900
# The small file stays small, also if the large one can never be written.
_MOST_RECENT = 500


class HistoryStore:
    """The two files of one PBX.

    Editions are counted over both files. The small one adds to the large one what was heard since, so it counts only if its edition is
    the later one. A call leaves it only when a large file that holds the call is on the disk. So the two together tell all that was kept,
    wherever between two writings a crash falls.
    """

    def __init__(self, hass: HomeAssistant, entry_id: str, copy: Callable[[], Stored]) -> None:
        """Know where they are; `copy` returns what is to be kept."""
        self._hass = hass
        self._entry_id = entry_id
        self._copy = copy
        self._file = HistoryFile(hass, f"{DOMAIN}.history.{entry_id}", self._copy_all, self._written)
        self._recent_file = HistoryFile(hass, f"{DOMAIN}.recent_calls.{entry_id}", self._copy_recent, self._recent_written)
        self._recent: dict[str, HistoryEntry] = {}
        self._edition = 0
        self._recent_file_has_calls = False

    async def async_load(self) -> Stored:
        """Return what was kept. What cannot be read is set aside as it is, and the rest goes on."""
        stored, aside = await self._file.async_read()
        later, later_aside = await self._recent_file.async_read()
        if aside:
            # Then the PBX is asked for the calls of the last days, and nobody is told of them.
            stored.complete_until = stored.news_since = 0
            async_raise_history_set_aside(self._hass, self._entry_id, aside)
        if later_aside:
            async_raise_recent_calls_set_aside(self._hass, self._entry_id, later_aside)
        # A large file without an edition is of a version that knew of no other, so what the small one says is from before that.
        if stored.edition is not None and (later.edition or 0) > stored.edition:
            stored.recent = later.entries
            # What the small file does not tell any more may go on, for all that is known; if it does not, its record will end it.
            stored.running = [*stored.running, *later.running] if later_aside else later.running
        self._recent = {entry.call.call_id: entry for entry in stored.recent}
        self._edition = max(stored.edition or 0, later.edition or 0)
        # Not before all is read: what is written is what the caller has taken in by then.
        if aside or stored.edition is None:
            self._file.async_plan(0)
        if stored.recent:
            self.async_keep_late()
        if later.entries or later_aside:
            self._recent_file.async_plan(_SOON_SECONDS)
        return stored

    @callback
    def async_keep(self, entry: HistoryEntry, known: HistoryEntry | None, *, heard: bool) -> None:
        """Have a finished call kept in place of what was known of it: soon if it was heard of, for nobody could be told that again."""
        was_recent = known is not None and self._recent.pop(known.call.call_id, None) is not None
        if not (heard or was_recent):
            self.async_keep_all()
            return
        self._recent[entry.call.call_id] = entry
        if len(self._recent) > _MOST_RECENT:
            del self._recent[next(iter(self._recent))]
            self.async_keep_all()
        self.async_keep_running()
        self.async_keep_late()

    @callback
    def async_keep_running(self) -> None:
        """Have it kept soon which answered calls go on."""
        self._recent_file.async_plan(_SOON_SECONDS)

    @callback
    def async_keep_all(self, *, soon: bool = False) -> None:
        """Have everything kept."""
        self._file.async_plan(_SOON_SECONDS if soon else _WRITE_SECONDS)

    @callback
    def async_keep_late(self) -> None:
        """Have everything kept some time, since a crash loses nothing of it."""
        self._file.async_plan(_LATE_SECONDS)

    @callback
    def async_drop(self, call_id: str) -> None:
        """Keep a call no more. If the large file may not hold it yet, what follows from that is kept soon."""
        if self._recent.pop(call_id, None):
            self.async_keep_all(soon=True)

    async def async_remove(self) -> None:
        """Delete the files, and what was set aside of them."""
        for file in (self._file, self._recent_file):
            await file.async_remove()
            await async_delete_moved(self._hass, file.path)
        async_clear_history_set_aside(self._hass, self._entry_id)

    def _copy_all(self) -> Stored:
        """Return what the large file is to hold."""
        stored = self._copy()
        stored.recent = list(self._recent.values())
        stored.edition = self._next_edition()
        return stored

    def _copy_recent(self) -> Stored:
        """Return what the small file is to hold."""
        return Stored(entries=list(self._recent.values()), running=self._copy().running, edition=self._next_edition())

    def _next_edition(self) -> int:
        """Count an edition."""
        self._edition += 1
        return self._edition

    @callback
    def _written(self, stored: Stored) -> None:
        """Leave to the large file what it holds now, unless that has changed meanwhile."""
        for entry in stored.recent:
            if self._recent.get(entry.call.call_id) is entry:
                del self._recent[entry.call.call_id]
        if self._recent_file_has_calls and not self._hass.is_stopping:
            self._recent_file.async_plan(_SOON_SECONDS)

    @callback
    def _recent_written(self, stored: Stored) -> None:
        """Note whether the small file has calls that it is to be rid of later."""
        self._recent_file_has_calls = bool(stored.entries)
