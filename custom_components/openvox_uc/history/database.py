"""The database of the call history: one file for all PBXs, one connection, and what waits to be written to it."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
import os
from pathlib import Path
import sqlite3
from typing import Any, Concatenate

import aiosqlite
from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later
from homeassistant.util.dt import utcnow
from homeassistant.util.hass_dict import HassKey

from ..base.issues import (
    async_clear_history_moved_aside,
    async_clear_history_not_written,
    async_raise_history_moved_aside,
    async_raise_history_not_written,
)
from ..const import DOMAIN, LOGGER
from .merging import HistoryEntry
from .queries import CallQuery
from .tables import SCHEMA, SCHEMA_VERSION

_BATCH = 100
# What comes in meanwhile is committed together, since a commit costs as much as ten calls.
COLLECT_SECONDS = 0.25
_MAX_WAITING = 10_000
_RETRY_SECONDS = 5
_CACHE_KILOBYTES = 8000
_ASIDE = ".corrupt."
_JOURNAL = "-wal"
_FILES = ("", _JOURNAL, "-shm")

# What a single write can be at fault for; it must not keep the others waiting.
_FAULTY = (
    *(sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.DataError),
    *(ArithmeticError, LookupError, TypeError, ValueError),
)


class HistoryUnavailableError(HomeAssistantError):
    """The database cannot be read or written just now."""

    def __init__(self) -> None:
        """Have a translated sentence."""
        super().__init__(translation_domain=DOMAIN, translation_key="history_unavailable")


@dataclass(eq=False, slots=True)
class Write:
    """What is to be written for one PBX: `apply` runs in the thread of the database, `done` gets its result in the event loop.

    Until then it shows in queries: `calls` are added, what matches `deletes` is hidden. What `can_wait` is written with what else comes in.
    """

    entry_id: str
    apply: Callable[[sqlite3.Connection], Any]
    done: Callable[[Any], None]
    calls: Sequence[HistoryEntry] = ()
    deletes: CallQuery | None = None
    can_wait: bool = False


class _Connection(aiosqlite.Connection):
    """A connection whose thread runs whole functions, so that a transaction takes one turn of the event loop."""

    async def run[**Arguments, Result](
        self, function: Callable[Concatenate[sqlite3.Connection, Arguments], Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Result:
        """Return what a function makes of the connection."""
        execute: Callable[..., Awaitable[Result]] = self._execute
        return await execute(function, self._conn, *args, **kwargs)


class HistoryDatabase:
    """Owns the connection, which is open as long as an entry uses it, the queue of writes, its writer task and its retry timer."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Know where the file is."""
        self._hass = hass
        self.path = hass.config.path(f"{DOMAIN}.db")
        self._users: dict[str, CALLBACK_TYPE] = {}
        self._waiting: deque[Write] = deque()
        self._connection: _Connection | None = None
        self._connecting = asyncio.Lock()
        self._writer: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self._unsub_retry: CALLBACK_TYPE | None = None
        self._locked = False
        self._dropping = False
        self._closed = False
        # The last run did not close the file.
        self.has_crashed = False
        # How many files there were: one that cannot be read is replaced once, whoever finds out.
        self._files = 1
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, self._async_close)

    @property
    def is_blocked(self) -> bool:
        """Return whether writes have to wait: for a backup, or for a disk that takes them."""
        return self._locked or self._unsub_retry is not None

    # --- Lifecycle ---

    @callback
    def async_attach(self, entry_id: str, on_new: CALLBACK_TYPE) -> None:
        """Keep the connection open for an entry; `on_new` is called if the file had to be replaced by a new one."""
        self._users[entry_id] = on_new

    async def async_detach(self, entry_id: str) -> None:
        """Let the connection be closed once everything is written, unless other entries use it."""
        self._users.pop(entry_id, None)
        self._start_writer()
        await self.async_settle()

    async def async_lock(self) -> None:
        """Write nothing from now on, and have all that was written in the one file: it is to be copied."""
        await self.async_settle()
        self._locked = True
        try:
            if self._connection:
                await self._connection.run(_checkpoint)
        except BaseException:
            self.async_unlock()
            raise

    @callback
    def async_unlock(self) -> None:
        """Write again."""
        self._locked = False
        self._start_writer()

    async def async_delete_file(self) -> None:
        """Delete the file, and those that were moved aside: there is no PBX any more."""
        self._waiting.clear()
        await self._async_disconnect()
        await self._hass.async_add_executor_job(_delete_files, self.path)
        async_clear_history_moved_aside(self._hass)

    async def _async_close(self, _event: Event) -> None:
        """Write what waits, and close: Home Assistant stops."""
        self._locked = False
        self._cancel_retry()
        self._start_writer()
        await self.async_settle()
        self._locked = self._closed = True
        self._cancel_retry()
        await self._async_disconnect()

    async def _async_connect(self) -> _Connection:
        """Return the connection, which is opened if it is not open. Raises sqlite3.Error or OSError."""
        if self._connection:
            return self._connection
        # A caller that is cancelled meanwhile must not leave a connection behind that nobody closes.
        return await asyncio.shield(asyncio.create_task(self._async_open(), name=f"{DOMAIN} history connection"))

    async def _async_open(self) -> _Connection:
        """Open the connection, unless that was done already. Raises sqlite3.Error or OSError."""
        async with self._connecting:
            if self._closed:
                raise OSError("Home Assistant has stopped")
            if self._connection is None:
                connection = _Connection(self._open, iter_chunk_size=64)
                await connection
                self._connection = connection
            return self._connection

    def _open(self) -> sqlite3.Connection:
        """Open the file, in the thread of the database; its journal, which goes when it is closed, shows whether a run has done that."""
        self.has_crashed = Path(f"{self.path}{_JOURNAL}").exists()
        return open_database(self.path)

    async def _async_disconnect(self) -> None:
        """Close the connection."""
        async with self._connecting:
            if connection := self._connection:
                self._connection = None
                await connection.close()

    # --- Reading ---

    async def async_read[**Arguments, Result](
        self, function: Callable[Concatenate[sqlite3.Connection, Arguments], Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Result:
        """Return what a function reads. Raises HistoryUnavailableError."""
        files = self._files
        try:
            return await (await self._async_connect()).run(function, *args, **kwargs)
        except (sqlite3.Error, OSError) as error:
            if _is_unreadable(error):
                await self._async_replace(files)
            raise HistoryUnavailableError from error

    def waiting(self, entry_id: str) -> list[Write]:
        """Return what is not written yet, in order."""
        return [write for write in self._waiting if write.entry_id == entry_id]

    # --- Writing ---

    @callback
    def async_write(self, write: Write) -> None:
        """Have something written, within a second if the disk takes it."""
        self._waiting.append(write)
        if len(self._waiting) > _MAX_WAITING and self.is_blocked:
            self._drop_oldest()
        self._start_writer()

    @callback
    def async_forget(self, entry_id: str) -> None:
        """Drop what waits to be written for a PBX."""
        self._waiting = deque(write for write in self._waiting if write.entry_id != entry_id)

    async def async_settle(self) -> None:
        """Wait until everything is written, as far as it can be."""
        while self._writer and not self._writer.done():
            self._hurry.set()
            await asyncio.shield(self._writer)

    @callback
    def _start_writer(self) -> None:
        """Begin to write, unless that is being done."""
        if not self.is_blocked and (self._writer is None or self._writer.done()):
            self._hurry.clear()
            self._writer = self._hass.async_create_task(self._async_write_all(), f"{DOMAIN} history", eager_start=False)

    async def _async_write_all(self) -> None:
        """Write what waits; close the connection if nobody uses it."""
        size = _BATCH
        while self._waiting and not self._locked:
            await self._async_collect()
            batch = list(islice(self._waiting, size))
            files = self._files
            try:
                results = await (await self._async_connect()).run(_commit, [write.apply for write in batch])
            except _FAULTY as error:
                # One at a time, so that the faulty one is known.
                if size == 1:
                    LOGGER.error("A call could not be stored in the history: %s", type(error).__name__)
                    self._waiting.popleft()
                size = 1
                continue
            except (sqlite3.Error, OSError) as error:
                if _is_unreadable(error) and await self._async_replace(files):
                    continue
                self._fail(error)
                return
            size = _BATCH
            async_clear_history_not_written(self._hass)
            self._dropping = False
            for write, result in zip(batch, results, strict=True):
                # What was dropped meanwhile is of an entry that was removed.
                if self._waiting and self._waiting[0] is write:
                    self._waiting.popleft()
                    write.done(result)
        if not self._users:
            await self._async_disconnect()

    async def _async_collect(self) -> None:
        """Let more calls come in, unless somebody waits for what is there."""
        if len(self._waiting) < _BATCH and all(write.can_wait for write in self._waiting):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), COLLECT_SECONDS)

    def _fail(self, error: Exception) -> None:
        """Retry later; what waits is kept in memory."""
        LOGGER.debug("The call history cannot be written: %s", error)
        async_raise_history_not_written(self._hass, self.path)
        self._unsub_retry = async_call_later(self._hass, _RETRY_SECONDS, HassJob(self._retry, cancel_on_shutdown=True))

    @callback
    def _retry(self, _now: datetime) -> None:
        """Try to write again."""
        self._unsub_retry = None
        self._start_writer()

    @callback
    def _cancel_retry(self) -> None:
        """Stop the retry timer."""
        if self._unsub_retry:
            self._unsub_retry()
            self._unsub_retry = None

    def _drop_oldest(self) -> None:
        """Bound what waits."""
        if not self._dropping:
            LOGGER.error("Too many calls wait to be written to the call history; the oldest are dropped")
            self._dropping = True
        dropped = next((write for write in self._waiting if write.calls), self._waiting[0])
        self._waiting.remove(dropped)

    async def _async_replace(self, files: int) -> bool:
        """Move a file aside that cannot be read, unless that was done since, and begin a new one; return whether that worked."""
        if files != self._files:
            return True
        self._files += 1
        await self._async_disconnect()
        aside = f"{self.path}{_ASIDE}{utcnow():%Y%m%d%H%M%S%f}"
        try:
            await self._hass.async_add_executor_job(_move, self.path, aside)
        except OSError:
            return False
        LOGGER.error("The call history %s could not be read, so a new one begins; the old one is kept as %s", self.path, aside)
        async_raise_history_moved_aside(self._hass, aside)
        for on_new in list(self._users.values()):
            on_new()
        return True


_DATABASE: HassKey[HistoryDatabase] = HassKey(f"{DOMAIN}_history")


@callback
def async_get_database(hass: HomeAssistant) -> HistoryDatabase:
    """Return the one database of Home Assistant; its file is opened once something is read or written."""
    if _DATABASE not in hass.data:
        hass.data[_DATABASE] = HistoryDatabase(hass)
    return hass.data[_DATABASE]


class _OtherVersionError(sqlite3.DatabaseError):
    """The file is of another version."""


def _is_unreadable(error: Exception) -> bool:
    """Return whether a file will never be readable, unlike one on a disk that is full or away."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _OtherVersionError) or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def open_database(path: str) -> sqlite3.Connection:
    """Open the file, or create it for the eyes of Home Assistant alone; its journal has the same mode."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    db = sqlite3.connect(path, isolation_level=None)
    try:
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    """Configure a connection, and create the tables in a new file."""
    # Deleted calls leave no trace, and a power cut takes nothing that was committed.
    db.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
        f"PRAGMA cache_size = -{_CACHE_KILOBYTES}"
    )
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        db.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT")
    elif version != SCHEMA_VERSION:
        raise _OtherVersionError(f"version {version}")


def _commit(db: sqlite3.Connection, writes: Sequence[Callable[[sqlite3.Connection], Any]]) -> list[Any]:
    """Return the results of several writes, which are made in one transaction."""
    db.execute("BEGIN IMMEDIATE")
    try:
        results = [write(db) for write in writes]
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    return results


def _checkpoint(db: sqlite3.Connection) -> None:
    """Move all that is in the journal into the file itself."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _move(path: str, target: str) -> None:
    """Give the file and its journal another name."""
    for suffix in _FILES:
        if (file := Path(f"{path}{suffix}")).exists():
            file.rename(f"{target}{suffix}")


def _delete_files(path: str) -> None:
    """Delete the file, its journal, and what was moved aside."""
    for file in [*(Path(f"{path}{suffix}") for suffix in _FILES), *Path(path).parent.glob(f"{Path(path).name}{_ASIDE}*")]:
        file.unlink(missing_ok=True)
