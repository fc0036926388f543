"""The tables of the call history, and how a call becomes a row; runs in the thread of the database."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
import json
from operator import attrgetter
from sqlite3 import Connection
import time
from typing import Any, NamedTuple, get_type_hints

from homeassistant.helpers.json import json_dumps
from homeassistant.util.json import json_loads_array

from ..base.phone_numbers import number_spellings
from ..pbx import Call, Direction, Outcome, Party, Reason
from .entries import RECENT_CALLS, HistoryEntry, Summary

SCHEMA_VERSION = 1
_CACHED_ENTRIES = 100
# No call lasts longer; so what ended after a moment began at most that long before it.
LONGEST_CALL_SECONDS = 2 * 86_400

# A call is stored as a JSON list of its fields, of which SQLite computes the columns. These make the values again.
_FIELDS = get_type_hints(Call)
_DECODERS: dict[Any, Callable[[Any], Any]] = {
    Direction: Direction,
    Outcome | None: Outcome,
    Reason | None: Reason,
    Party | None: Party._make,
    tuple[str, ...]: tuple,
}
_values = attrgetter(*_FIELDS)
_COLUMNS = ", ".join(f"{name} AS (data ->> {index})" for index, name in enumerate(_FIELDS))

# Counts a missed call for those who missed it, and lets the callers be read again.
_COUNT_MISSED = """
    UPDATE counter SET missed = missed + {by}
    WHERE pbx = {row}.pbx AND reset_at < {row}.ended_at AND subject IN (SELECT value FROM json_each({row}.subjects));
    UPDATE pbx SET missed_version = missed_version + 1 WHERE id = {row}.pbx;
"""

# How calls are found by their legs, and finished ones by who took part: the same numbers as in `numbers_of`.
_ADD_LEGS = "INSERT OR REPLACE INTO leg SELECT NEW.pbx, value, NEW.id FROM json_each(NEW.legs);"
_NUMBERS = ("caller ->> 0", "callee ->> 0", "answered_by ->> 0", "transferred_to ->> 0", "dialed")
_ITS_NUMBERS = f"FROM number WHERE number IN ({', '.join(f'NEW.{number}' for number in _NUMBERS)})"
_FOUND_BY = ("ended_at IS NULL", "extensions", *_NUMBERS, "direction", "outcome", "started_at")
_NEW_FOUND_BY, _OLD_FOUND_BY = (", ".join(f"{row}.{each}" for each in _FOUND_BY) for row in ("NEW", "OLD"))
_ADD_FOUND_BY = f"""
    INSERT OR REPLACE INTO participant SELECT NEW.id, value, NEW.pbx, NEW.direction, coalesce(NEW.outcome, ''), NEW.started_at
    FROM json_each(NEW.extensions) WHERE NEW.ended_at IS NOT NULL;
    INSERT OR REPLACE INTO call_number SELECT NEW.id, id, NEW.pbx, NEW.direction, coalesce(NEW.outcome, ''), NEW.started_at
    {_ITS_NUMBERS} AND NEW.ended_at IS NOT NULL;
"""

# Indexes are in the order of time within the filters, so that the newest calls are read first.
SCHEMA = f"""
CREATE TABLE pbx (
    id INTEGER PRIMARY KEY, entry_id TEXT NOT NULL UNIQUE, complete_until REAL NOT NULL DEFAULT 0, news_since REAL NOT NULL,
    gaps TEXT NOT NULL DEFAULT '[]', country TEXT, missed_version INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE call (
    id INTEGER PRIMARY KEY, pbx INTEGER NOT NULL REFERENCES pbx ON DELETE CASCADE, data TEXT NOT NULL, backfilled INTEGER NOT NULL,
    {_COLUMNS}, UNIQUE (pbx, call_id)
);
CREATE INDEX call_by_time ON call (pbx, started_at);
CREATE INDEX call_by_end ON call (pbx, ended_at, talk_seconds);
CREATE INDEX call_by_kind ON call (pbx, direction, outcome, started_at);
CREATE INDEX call_recorded ON call (pbx, started_at) WHERE recording IS NOT NULL;
CREATE TABLE leg (
    pbx INTEGER NOT NULL, leg TEXT NOT NULL, call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE, PRIMARY KEY (pbx, leg)
) WITHOUT ROWID;
CREATE INDEX leg_by_call ON leg (call);
CREATE TABLE participant (
    call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE, extension TEXT NOT NULL,
    pbx INTEGER NOT NULL, direction TEXT NOT NULL, outcome TEXT NOT NULL, started_at REAL NOT NULL, PRIMARY KEY (call, extension)
) WITHOUT ROWID;
CREATE INDEX participant_by_extension ON participant (pbx, extension, direction, outcome, started_at);
CREATE TABLE number (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE);
CREATE TABLE spelling (
    number INTEGER NOT NULL REFERENCES number ON DELETE CASCADE, spelling TEXT NOT NULL, PRIMARY KEY (number, spelling)
) WITHOUT ROWID;
CREATE INDEX spelling_by_text ON spelling (spelling);
CREATE TABLE call_number (
    call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE, number INTEGER NOT NULL,
    pbx INTEGER NOT NULL, direction TEXT NOT NULL, outcome TEXT NOT NULL, started_at REAL NOT NULL, PRIMARY KEY (call, number)
) WITHOUT ROWID;
CREATE INDEX call_number_by_number ON call_number (number, pbx, direction, outcome, started_at);
CREATE TRIGGER number_of_no_call AFTER DELETE ON call_number WHEN NOT EXISTS (SELECT 1 FROM call_number WHERE number = OLD.number)
BEGIN
    DELETE FROM number WHERE id = OLD.number;
END;
CREATE TRIGGER call_added AFTER INSERT ON call BEGIN {_ADD_LEGS}{_ADD_FOUND_BY} END;
CREATE TRIGGER call_continued AFTER UPDATE OF data ON call WHEN NEW.legs != OLD.legs
BEGIN
    DELETE FROM leg WHERE call = NEW.id;
    {_ADD_LEGS}
END;
CREATE TRIGGER call_corrected AFTER UPDATE OF data ON call WHEN ({_NEW_FOUND_BY}) IS NOT ({_OLD_FOUND_BY})
BEGIN
    DELETE FROM participant WHERE call = NEW.id;
    {_ADD_FOUND_BY}
    -- Last, since a number of no call is deleted.
    DELETE FROM call_number WHERE call = NEW.id AND number NOT IN (SELECT id {_ITS_NUMBERS});
END;
CREATE TABLE missed (
    call INTEGER PRIMARY KEY REFERENCES call ON DELETE CASCADE, pbx INTEGER NOT NULL, caller TEXT NOT NULL, subjects TEXT NOT NULL,
    started_at REAL NOT NULL, ended_at REAL NOT NULL, done_at REAL, open_at REAL
);
CREATE INDEX missed_by_caller ON missed (pbx, caller, started_at);
CREATE INDEX missed_by_time ON missed (pbx, done_at, started_at);
CREATE TABLE counter (
    pbx INTEGER NOT NULL REFERENCES pbx ON DELETE CASCADE, subject TEXT NOT NULL, missed INTEGER NOT NULL DEFAULT 0,
    reset_at REAL NOT NULL DEFAULT 0, PRIMARY KEY (pbx, subject)
) WITHOUT ROWID;
CREATE TRIGGER missed_added AFTER INSERT ON missed BEGIN
    INSERT OR IGNORE INTO counter (pbx, subject) SELECT NEW.pbx, value FROM json_each(NEW.subjects);
    {_COUNT_MISSED.format(row="NEW", by="(NEW.done_at IS NULL)")}
END;
CREATE TRIGGER missed_changed AFTER UPDATE OF done_at ON missed BEGIN
    {_COUNT_MISSED.format(row="NEW", by="(NEW.done_at IS NULL) - (OLD.done_at IS NULL)")}
END;
CREATE TRIGGER missed_removed AFTER DELETE ON missed BEGIN
    {_COUNT_MISSED.format(row="OLD", by="-(OLD.done_at IS NULL)")}
END;
PRAGMA user_version = {SCHEMA_VERSION};
"""

# The plus keeps SQLite from another index than that of the time.
IS_FINISHED = "+ended_at IS NOT NULL"


class Change(NamedTuple):
    """A finished call before and after a change."""

    before: HistoryEntry | None
    after: HistoryEntry | None


class Gap(NamedTuple):
    """A time whose records are still to be fetched. Calls that ended before `known_until` (0 for none) were known once."""

    start: float
    end: float
    known_until: float


class DialPlan(NamedTuple):
    country: str | None = None
    outside_prefix: str = ""


@contextmanager
def savepoint(db: Connection) -> Iterator[None]:
    """Undo what an error interrupts, but not what was done before in the same transaction."""
    db.execute("SAVEPOINT one")
    try:
        yield
    except BaseException:
        # Some errors end the whole transaction.
        if db.in_transaction:
            db.execute("ROLLBACK TO one")
            db.execute("RELEASE one")
        raise
    db.execute("RELEASE one")


def pbx_key(db: Connection, entry_id: str) -> int:
    """Return the key of a PBX, which is added if needed."""
    row = db.execute("SELECT id FROM pbx WHERE entry_id = ?", (entry_id,)).fetchone()
    if row is None:
        row = db.execute("INSERT INTO pbx (entry_id, news_since) VALUES (?, ?) RETURNING id", (entry_id, time.time())).fetchone()
    key: int = row[0]
    return key


def remove_some(db: Connection, entry_id: str, limit: int) -> int:
    """Delete some calls of a PBX, and once none is left the PBX; return how many calls."""
    pbx = pbx_key(db, entry_id)
    deleted = db.execute("DELETE FROM call WHERE id IN (SELECT id FROM call WHERE pbx = ? LIMIT ?)", (pbx, limit)).rowcount
    if not deleted:
        db.execute("DELETE FROM pbx WHERE id = ?", (pbx,))
    return deleted


def load(db: Connection, pbx: int) -> tuple[float, float, list[Gap], str | None, list[Call]]:
    """Return until when no call is missing, since when calls are news, the gaps, the country, and running calls."""
    sql = "SELECT complete_until, news_since, gaps, country FROM pbx WHERE id = ?"
    complete_until, news_since, gaps, country = db.execute(sql, (pbx,)).fetchone()
    # The plus lets SQLite use the index of the ends: the index of the starts has all calls.
    running = read_entries(db, "WHERE pbx = ? AND ended_at IS NULL ORDER BY +started_at", (pbx,))
    return complete_until, news_since, [Gap(*gap) for gap in json.loads(gaps)], country, [entry.call for entry in running]


def set_complete(db: Connection, pbx: int, until: float, gaps: Sequence[Gap]) -> None:
    values = (until, json_dumps(gaps), pbx)
    db.execute("UPDATE pbx SET complete_until = ?, gaps = ? WHERE id = ?", values)


def move_future(db: Connection, pbx: int, now: float, by: float) -> None:
    """Move what a wall clock that was ahead, and was set back by some seconds, has put into the future."""
    times = [(index, name) for index, name in enumerate(_FIELDS) if name in ("started_at", "answered_at", "ended_at")]
    move = f"json_set(data, {', '.join(f"'$[{index}]', {name} + ?" for index, name in times)})"
    condition = "pbx = ? AND coalesce(ended_at, answered_at, started_at) > ?"
    sql = f"UPDATE call SET data = {move} WHERE {condition} RETURNING started_at, ended_at, id"
    moved = db.execute(sql, (by, by, by, pbx, now)).fetchall()
    db.executemany("UPDATE missed SET started_at = ?, ended_at = ? WHERE call = ?", moved)
    for table, column in (("missed", "done_at"), ("missed", "open_at"), ("counter", "reset_at")):
        db.execute(f"UPDATE {table} SET {column} = {column} + ? WHERE pbx = ? AND {column} > ?", (by, pbx, now))
    db.execute("UPDATE pbx SET complete_until = min(complete_until, ?), news_since = min(news_since, ?) WHERE id = ?", (now, now, pbx))


def summary(db: Connection, pbx: int, day_began: float) -> Summary:
    counted = db.execute("SELECT subject, missed, reset_at FROM counter WHERE pbx = ?", (pbx,)).fetchall()
    today = "SELECT count(*), coalesce(sum(talk_seconds), 0) FROM call WHERE pbx = ? AND ended_at >= ?"
    calls_today, talk_seconds_today = db.execute(today, (pbx, day_began)).fetchone()
    return Summary(
        Counter({subject: missed for subject, missed, _ in counted}),
        {subject: reset_at for subject, _, reset_at in counted if reset_at},
        day_began,
        calls_today,
        talk_seconds_today,
        read_entries(db, f"WHERE pbx = ? AND {IS_FINISHED} ORDER BY started_at DESC LIMIT ?", (pbx, RECENT_CALLS)),
        _last_inbound(db, pbx),
        missed_version(db, pbx),
    )


def missed_version(db: Connection, pbx: int) -> int:
    row: tuple[int] = db.execute("SELECT missed_version FROM pbx WHERE id = ?", (pbx,)).fetchone()
    return row[0]


def _last_inbound(db: Connection, pbx: int) -> Call | None:
    condition = "WHERE pbx = ? AND direction = ? AND outcome = ? ORDER BY started_at DESC LIMIT 1"
    newest = [entry.call for outcome in Outcome for entry in read_entries(db, condition, (pbx, Direction.INBOUND, outcome))]
    return max(newest, key=lambda call: call.started_at, default=None)


def count(db: Connection, pbx: int) -> int:
    row: tuple[int] = db.execute("SELECT count(*) FROM call WHERE pbx = ? AND ended_at IS NOT NULL", (pbx,)).fetchone()
    return row[0]


def find_by_id(db: Connection, pbx: int, call_id: str) -> HistoryEntry | None:
    return next(iter(read_entries(db, f"WHERE pbx = ? AND call_id = ? AND {IS_FINISHED}", (pbx, call_id))), None)


def between(db: Connection, pbx: int, start: float, end: float, limit: int) -> list[HistoryEntry]:
    """Return the newest finished calls that were in progress between two moments, by their starts."""
    condition = "WHERE pbx = ? AND started_at >= ? AND started_at < ? AND +ended_at >= ? ORDER BY started_at DESC LIMIT ?"
    return read_entries(db, condition, (pbx, start - LONGEST_CALL_SECONDS, end, start, limit))[::-1]


def read_entries(db: Connection, condition: str, values: Sequence[Any]) -> list[HistoryEntry]:
    return [entry for _, entry in read_with_keys(db, f"call {condition}", values)]


def read_with_keys(db: Connection, source: str, values: Sequence[Any]) -> Iterator[tuple[int, HistoryEntry]]:
    rows = db.execute(f"SELECT call.id, data, backfilled FROM {source}", values)
    return ((key, entry(data, backfilled)) for key, data, backfilled in rows)


def row_of(entry: HistoryEntry) -> tuple[str, bool]:
    return json_dumps(_values(entry.call)), entry.backfilled


# After each commit, most of the shown calls are read again unchanged.
@lru_cache(_CACHED_ENTRIES)
def entry(data: str, backfilled: int) -> HistoryEntry:
    values: dict[str, Any] = {
        name: _DECODERS[kind](value) if value is not None and kind in _DECODERS else value
        for (name, kind), value in zip(_FIELDS.items(), json_loads_array(data), strict=True)
    }
    return HistoryEntry(Call(**values), bool(backfilled))


def marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def numbers_of(call: Call) -> dict[str, bool]:
    """Return the numbers of a call, and whether they may have been dialed with the prefix for external numbers."""
    numbers = {call.caller.number: False} if call.caller else {}
    called = [party.number for party in (call.callee, call.answered_by, call.transferred_to) if party]
    called += [call.dialed] if call.dialed else []
    return numbers | dict.fromkeys(called, call.direction is Direction.OUTBOUND)


def write(db: Connection, pbx: int, rows: Sequence[tuple[int | None, str, bool]], numbers: Collection[str], plan: DialPlan) -> None:
    """Insert calls, or update those that have a key, and add their numbers that are not known yet, with their spellings."""
    if not rows:
        return
    new = "INSERT OR IGNORE INTO number (number) SELECT value FROM json_each(?) RETURNING id, number"
    for key, number in db.execute(new, (json_dumps([*numbers]),)).fetchall():
        _spell(db, key, number, plan)
    written = json_dumps(rows)
    update = "UPDATE call SET data = row.value ->> 1, backfilled = row.value ->> 2 FROM json_each(?) AS row WHERE call.id = row.value ->> 0"
    insert = "INSERT INTO call (pbx, data, backfilled) SELECT ?, value ->> 1, value ->> 2 FROM json_each(?) WHERE value ->> 0 IS NULL"
    db.execute(update, (written,))
    db.execute(insert, (pbx, written))


def respell(db: Connection, pbx: int, plan: DialPlan, after: int, limit: int) -> int:
    """Store how the next numbers after a key are written in another country; return the last key, 0 for none."""
    numbers: list[tuple[int, str]] = db.execute("SELECT id, number FROM number WHERE id > ? ORDER BY id LIMIT ?", (after, limit)).fetchall()
    for key, number in numbers:
        db.execute("DELETE FROM spelling WHERE number = ?", (key,))
        _spell(db, key, number, plan)
    if not numbers:
        db.execute("UPDATE pbx SET country = ? WHERE id = ?", (plan.country, pbx))
    return numbers[-1][0] if numbers else 0


def _spell(db: Connection, key: int, number: str, plan: DialPlan) -> None:
    db.executemany("INSERT INTO spelling VALUES (?, ?)", ((key, spelling) for spelling in number_spellings(number, plan.country)))
