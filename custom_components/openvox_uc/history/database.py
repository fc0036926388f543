"""The database of the call history: one file for all PBXs, and one connection, in a thread of its own."""

from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from datetime import datetime
from functools import partial
import os
from pathlib import Path
import sqlite3

from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE, EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.singleton import singleton
from homeassistant.util.dt import utcnow
from homeassistant.util.hass_dict import HassKey

from ..base.issues import Issue, async_create_issue, async_delete_issue
from ..const import DOMAIN, LOGGER
from .storing import FaultyCallError
from .tables import SCHEMA, SCHEMA_VERSION, savepoint

_MAX_UNCOMMITTED = 10_000
_RETRY_SECONDS = 5
# Each failed attempt repeats everything that is not committed.
_REPEATED_PER_SECOND = 100
# More makes no query faster: the operating system also caches the file.
_CACHE_KILOBYTES = 3000
# Uncommitted changes in memory; a call takes 40 in a large history.
_UNCOMMITTED_KILOBYTES = 64_000
_ASIDE = ".corrupt."
_JOURNAL = "-wal"
_FILES = ("", _JOURNAL, "-shm")


class HistoryUnavailableError(HomeAssistantError):
    """The database cannot be read or written just now."""

    def __init__(self) -> None:
        super().__init__(translation_domain=DOMAIN, translation_key="history_unavailable")


class HistoryDatabase:
    """Owns the file and the connection, which are open as long as an entry uses them, the thread and the retry timer.

    A transaction that cannot be committed, during a backup or with a full disk, stays open, so reads show it. A failed commit undoes it, so
    its functions are repeated in the next one.
    """

    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self.path = hass.config.path(f"{DOMAIN}.db")
        self._users: dict[str, Callable[[], Awaitable[None]]] = {}
        self._thread = ThreadPoolExecutor(1, f"{DOMAIN} history")
        self._unsub_retry: CALLBACK_TYPE | None = None
        self._closed = False
        self._locked = False
        # The rest is written in the thread, except the end of a failure.
        self._connection: sqlite3.Connection | None = None
        self._uncommitted: deque[Callable[[sqlite3.Connection], object]] = deque(maxlen=_MAX_UNCOMMITTED)
        self._failing = False
        # The last run did not close the file.
        self.has_crashed = False
        # An unreadable file is replaced.
        self.file_number = 1
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_FINAL_WRITE, self._async_final_write)
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, self._async_close)

    @property
    def is_blocked(self) -> bool:
        return self._locked or self._failing

    async def run[Result](self, function: Callable[[sqlite3.Connection], Result]) -> Result:
        """Return the result of a function, which is repeated if its changes cannot be committed. Raises HistoryUnavailableError."""
        if self._closed:
            raise HistoryUnavailableError
        try:
            return await self._async_in_thread(partial(self._run, function))
        except (sqlite3.Error, OSError) as error:
            self._retry_later(error)
            raise HistoryUnavailableError from error

    @callback
    def async_attach(self, entry_id: str, store: Callable[[], Awaitable[None]]) -> None:
        """Keep the file open. `store` writes what waits: before a backup, at the end, and when a file can be used again."""
        self._users[entry_id] = store

    async def async_detach(self, entry_id: str) -> None:
        self._users.pop(entry_id, None)
        await self._async_commit()

    async def async_lock(self) -> None:
        """Commit everything to the one file, which will be copied, and then nothing. Raises sqlite3.Error and OSError."""
        await self._async_store()
        self._locked = True
        try:
            await self._async_in_thread(self._write_all)
        except BaseException:
            self.async_unlock()
            raise

    @callback
    def async_unlock(self) -> None:
        self._locked = False
        self._hass.async_create_task(self._async_commit(), f"{DOMAIN} history")

    async def async_delete_file(self) -> None:
        self._cancel_retry()
        async_delete_issue(self._hass, Issue.HISTORY_NOT_WRITTEN)
        await self._async_in_thread(self._delete_files)
        async_delete_issue(self._hass, Issue.HISTORY_MOVED_ASIDE)

    async def _async_final_write(self, _event: Event) -> None:
        """Write what waits; Home Assistant cancels tasks that still run when it closes."""
        self._locked = self._failing = False
        await self._async_store()
        # Otherwise the file is closed, or was deleted with the last PBX.
        if self._users or self._uncommitted:
            await self._async_commit()

    async def _async_close(self, event: Event) -> None:
        await self._async_final_write(event)
        self._closed = True
        self._cancel_retry()
        await self._async_in_thread(self._disconnect)
        await self._hass.async_add_executor_job(self._thread.shutdown)

    async def _async_store(self) -> None:
        for store in [*self._users.values()]:
            await store()

    async def _async_in_thread[Result](self, function: Callable[[], Result]) -> Result:
        return await self._hass.loop.run_in_executor(self._thread, function)

    def _retry_later(self, error: Exception) -> None:
        LOGGER.debug("The call history cannot be written: %s", error)
        if self._closed:
            return
        async_create_issue(self._hass, Issue.HISTORY_NOT_WRITTEN, path=self.path)
        if self._unsub_retry is None:
            delay = max(_RETRY_SECONDS, len(self._uncommitted) / _REPEATED_PER_SECOND)
            self._unsub_retry = async_call_later(self._hass, delay, HassJob(self._async_retry, cancel_on_shutdown=True))

    def _cancel_retry(self) -> None:
        self._failing = False
        if self._unsub_retry:
            self._unsub_retry()
            self._unsub_retry = None

    async def _async_retry(self, _now: datetime) -> None:
        self._unsub_retry = None
        self._failing = False
        await self._async_commit()
        if self._unsub_retry is None:
            async_delete_issue(self._hass, Issue.HISTORY_NOT_WRITTEN)
            await self._async_store()

    async def _async_commit(self) -> None:
        # Each run commits what was not.
        with suppress(HistoryUnavailableError):
            await self.run(lambda _: None)

    def _async_replaced(self, aside: str) -> None:
        LOGGER.error("The call history %s could not be read, so a new one begins; the old one is kept as %s", self.path, aside)
        async_create_issue(self._hass, Issue.HISTORY_MOVED_ASIDE, path=aside)
        self._hass.async_create_task(self._async_store(), f"{DOMAIN} history")

    # --- In the thread ---

    def _run[Result](self, function: Callable[[sqlite3.Connection], Result]) -> Result:
        try:
            result = self._repair_and_do(partial(self._apply, function))
            if self._uncommitted and not self.is_blocked:
                try:
                    self._repair_and_do(self._commit)
                except (sqlite3.Error, OSError) as error:
                    self._failing = True
                    self._hass.loop.call_soon_threadsafe(self._retry_later, error)
            return result
        finally:
            if not self._users and not self._uncommitted:
                self._disconnect()

    def _repair_and_do[Result](self, function: Callable[[], Result]) -> Result:
        """Call a function, again with a new file if the file is unreadable."""
        try:
            return function()
        except sqlite3.DatabaseError as error:
            # Unlike one on a disk that is full or away, such a file will never be readable.
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            self._replace_file()
            return function()

    def _begin(self) -> sqlite3.Connection:
        """Return the connection in a transaction with all that is not committed."""
        if self._connection is None:
            # Closing the file removes the journal.
            self.has_crashed = Path(f"{self.path}{_JOURNAL}").exists()
            self._connection = open_database(self.path)
        db = self._connection
        if not db.in_transaction:
            db.execute("BEGIN")
            try:
                for function in self._uncommitted:
                    with suppress(FaultyCallError), savepoint(db):
                        function(db)
            except BaseException:
                db.rollback()
                raise
        return db

    def _apply[Result](self, function: Callable[[sqlite3.Connection], Result]) -> Result:
        """Call a function in the open transaction, and undo its changes if it fails."""
        db = self._begin()
        changes = db.total_changes
        try:
            # The first change of a transaction is undone with it, and needs no copies of the pages.
            with savepoint(db) if self._uncommitted else nullcontext():
                result = function(db)
            if db.total_changes != changes:
                if len(self._uncommitted) + 1 == self._uncommitted.maxlen:
                    LOGGER.error("Too many calls wait to be written to the call history; from now on, the oldest are dropped")
                self._uncommitted.append(function)
            return result
        finally:
            if not self._uncommitted:
                db.rollback()

    def _commit(self) -> None:
        db = self._begin()
        try:
            _commit(db)
        finally:
            db.rollback()
        self._uncommitted.clear()

    def _write_all(self) -> None:
        if self._connection:
            if self._uncommitted:
                self._commit()
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _replace_file(self) -> None:
        self._disconnect()
        aside = f"{self.path}{_ASIDE}{utcnow():%Y%m%d%H%M%S%f}"
        for suffix in _FILES:
            if (file := Path(f"{self.path}{suffix}")).exists():
                file.rename(f"{aside}{suffix}")
        self.file_number += 1
        self._hass.loop.call_soon_threadsafe(self._async_replaced, aside)

    def _disconnect(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _delete_files(self) -> None:
        self._uncommitted.clear()
        self._disconnect()
        path = Path(self.path)
        for file in [*(Path(f"{path}{suffix}") for suffix in _FILES), *path.parent.glob(f"{path.name}{_ASIDE}*")]:
            file.unlink(missing_ok=True)


_DATABASE: HassKey[HistoryDatabase] = HassKey(f"{DOMAIN}_history")


@callback
@singleton(_DATABASE)
def async_get_database(hass: HomeAssistant) -> HistoryDatabase:
    return HistoryDatabase(hass)


def open_database(path: str) -> sqlite3.Connection:
    """Open the file, or create it for Home Assistant alone; its journal gets the same mode."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    db = sqlite3.connect(path, isolation_level=None)
    try:
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    # Deleted calls leave no trace, a power cut takes nothing that was committed, and until a commit no disk is needed.
    db.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
        f"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -{_CACHE_KILOBYTES}; PRAGMA cache_spill = -{_UNCOMMITTED_KILOBYTES}"
    )
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        db.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT")
    elif version != SCHEMA_VERSION:
        error = sqlite3.DatabaseError(f"version {version}")
        error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise error


def _commit(db: sqlite3.Connection) -> None:
    db.commit()
