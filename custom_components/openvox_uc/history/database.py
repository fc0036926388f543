"""The database of the call history: one file, one connection, and one thread.

All PBXs share it.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
import os
from pathlib import Path
import sqlite3

from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.singleton import singleton
from homeassistant.util.dt import utcnow
from homeassistant.util.hass_dict import HassKey

from ..base.issues import Issue, async_create_issue, async_delete_issue
from ..const import DOMAIN, LOGGER
from .salvage import take_back
from .schema import NewerVersionError, connect, migrate

# A larger cache makes no query faster, because the operating system caches the file,
# too.
_CACHE_KILOBYTES = 3000
_CHECKPOINT_PAGES = 1000
_ASIDE = ".corrupt."
_JOURNAL = "-wal"
_FILES = ("", _JOURNAL, "-shm")
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class HistoryUnavailableError(HomeAssistantError):
    """The database cannot be read or written at the moment."""

    def __init__(self) -> None:
        super().__init__(
            translation_domain=DOMAIN, translation_key="history_unavailable"
        )


class HistoryDatabase:
    """Owns the file, its thread, and its connection, which opens at first use."""

    def __init__(self, hass: HomeAssistant) -> None:
        self.path = hass.config.path(f"{DOMAIN}.db")
        # Whether the last run failed to close the file. Only the thread writes this and
        # the next one.
        self.has_crashed = False
        # Counts the files, because a damaged one is replaced and everything has to be
        # read again.
        self.file_number = 1
        self._hass = hass
        self._thread = ThreadPoolExecutor(1, f"{DOMAIN} history")
        self._connection: sqlite3.Connection | None = None
        self._is_closed = False
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, self._async_close)

    async def run[Result](
        self, function: Callable[[sqlite3.Connection], Result]
    ) -> Result:
        """Call a function in one transaction, and return its result.

        Raises HistoryUnavailableError if nothing was changed.
        """
        if self._is_closed:
            raise HistoryUnavailableError
        try:
            result = await self._async_in_thread(self._run, function)
        except NewerVersionError as error:
            async_create_issue(self._hass, Issue.HISTORY_TOO_NEW, path=self.path)
            raise HistoryUnavailableError from error
        except (sqlite3.Error, OSError) as error:
            LOGGER.debug("The call history cannot be used: %s", error)
            async_create_issue(self._hass, Issue.HISTORY_NOT_WRITTEN, path=self.path)
            raise HistoryUnavailableError from error
        async_delete_issue(self._hass, Issue.HISTORY_NOT_WRITTEN, Issue.HISTORY_TOO_NEW)
        return result

    async def async_begin_copy(self) -> None:
        """Leave the file unchanged while it is copied; changes go to its journal."""
        await self._async_in_thread(self._begin_copy)

    async def async_end_copy(self) -> None:
        await self._async_in_thread(self._end_copy)

    async def async_delete_file(self) -> None:
        await self._async_in_thread(self._delete_file)
        async_delete_issue(self._hass, Issue.HISTORY_NOT_WRITTEN, Issue.HISTORY_TOO_NEW)
        await self.async_delete_aside()

    async def async_delete_aside(self) -> None:
        """Delete the remains of damaged files. Raises HistoryUnavailableError."""
        try:
            await self._async_in_thread(self._delete_aside)
        except OSError as error:
            raise HistoryUnavailableError from error
        async_delete_issue(self._hass, Issue.HISTORY_MOVED_ASIDE)

    async def _async_close(self, _event: Event) -> None:
        self._is_closed = True
        await self._async_in_thread(self._disconnect)
        await self._hass.async_add_executor_job(self._thread.shutdown)

    async def _async_in_thread[*Arguments, Result](
        self, function: Callable[[*Arguments], Result], *arguments: *Arguments
    ) -> Result:
        return await self._hass.loop.run_in_executor(self._thread, function, *arguments)

    @callback
    def _async_replaced(self, aside: str, kept: int) -> None:
        LOGGER.error(
            (
                "The call history %s was damaged, so a new one begins. It has %d "
                "calls of the old one, which is kept as %s"
            ),
            self.path,
            kept,
            aside,
        )
        async_create_issue(
            self._hass, Issue.HISTORY_MOVED_ASIDE, path=aside, count=str(kept)
        )

    # --- In the database thread ---

    def _run[Result](self, function: Callable[[sqlite3.Connection], Result]) -> Result:
        try:
            return self._transact(function)
        except UnicodeDecodeError:
            # A name in the error is no text, so the definition of a table is damaged.
            self._replace_file()
            return self._transact(function)
        except sqlite3.DatabaseError as error:
            # Unlike a file on a full disk, a damaged one never becomes readable again.
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
                raise
            self._replace_file()
            return self._transact(function)

    def _transact[Result](
        self, function: Callable[[sqlite3.Connection], Result]
    ) -> Result:
        db = self._connection or self._connect()
        with db:
            db.execute("BEGIN")
            return function(db)

    def _connect(self) -> sqlite3.Connection:
        # Closing the file removes the journal.
        self.has_crashed = Path(f"{self.path}{_JOURNAL}").exists()
        db = self._connection = open_database(self.path)
        return db

    def _disconnect(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _begin_copy(self) -> None:
        if self._connection:
            self._connection.execute("PRAGMA wal_autocheckpoint = 0")
            # If the disk is full, the rest is in the journal, which is copied along.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _end_copy(self) -> None:
        if self._connection:
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    def _replace_file(self) -> None:
        self._disconnect()
        aside = f"{self.path}{_ASIDE}{utcnow():%Y%m%d%H%M%S%f}"
        for suffix in _FILES:
            if (file := Path(f"{self.path}{suffix}")).exists():
                file.rename(f"{aside}{suffix}")
        self.file_number += 1
        kept = 0
        # The disk may be full, or no table be readable.
        with suppress(sqlite3.Error, OSError, UnicodeDecodeError):
            kept = self._transact(lambda db: take_back(db, aside))
        self._hass.loop.call_soon_threadsafe(self._async_replaced, aside, kept)

    def _delete_file(self) -> None:
        self._disconnect()
        for suffix in _FILES:
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def _delete_aside(self) -> None:
        path = Path(self.path)
        for file in path.parent.glob(f"{path.name}{_ASIDE}*"):
            file.unlink()


_DATABASE: HassKey[HistoryDatabase] = HassKey(f"{DOMAIN}_history")


@callback
@singleton(_DATABASE)
def async_get_database(hass: HomeAssistant) -> HistoryDatabase:
    return HistoryDatabase(hass)


def open_database(path: str) -> sqlite3.Connection:
    """Open the file, or create it, readable for Home Assistant alone.

    The same goes for its journal. Raises sqlite3.Error, OSError, and NewerVersionError.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    db = connect(path)
    try:
        # Deleted calls are overwritten, and a power cut loses nothing that was
        # committed.
        db.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
            f"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{_CACHE_KILOBYTES}"
        )
        migrate(db)
    except BaseException:
        db.close()
        raise
    return db
