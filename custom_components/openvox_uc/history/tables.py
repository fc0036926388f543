"""The tables of the call history, and what is read from and written to them; runs in the thread of the database."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from sqlite3 import Connection
from typing import Any, NamedTuple

from homeassistant.helpers.json import json_dumps
from homeassistant.util.json import json_loads_array

from ..base.phone_numbers import number_spellings
from ..pbx import Call, Direction, Outcome, Party, Reason
from .counters import ended_at
from .merging import SAME_CALL_SECONDS, HistoryEntry, is_same_call, merged

SCHEMA_VERSION = 5
# No call lasts longer; so what ended after a moment began at most that long before it.
LONGEST_CALL_SECONDS = 2 * 86_400
# Polls move on until when the history is complete, at least this often while there is a session.
RECENT_SECONDS = 180
# So many calls are kept in memory to be shown.
RECENT_CALLS = 20
# A record tells an end by whole seconds and the PBX's clock.
ROUNDING_SECONDS = 15

# Indexes are in the order of time within what is filtered by, so that the newest calls of any filter are read first.
SCHEMA = f"""
CREATE TABLE pbx (
    id INTEGER PRIMARY KEY, entry_id TEXT NOT NULL UNIQUE, complete_until REAL NOT NULL DEFAULT 0, news_since REAL NOT NULL,
    country TEXT
);
CREATE TABLE call (
    id INTEGER PRIMARY KEY, pbx INTEGER NOT NULL REFERENCES pbx ON DELETE CASCADE, call_id TEXT NOT NULL,
    direction TEXT NOT NULL, outcome TEXT NOT NULL, started_at REAL NOT NULL, answered_at REAL, ended_at REAL,
    caller TEXT, caller_outside INTEGER, callee TEXT, callee_outside INTEGER,
    answered_by TEXT, answered_by_outside INTEGER, hung_up_by TEXT, hung_up_by_outside INTEGER,
    transferred_by TEXT, transferred_by_outside INTEGER, transferred_to TEXT, transferred_to_outside INTEGER,
    dialed TEXT, extensions TEXT NOT NULL, trunk TEXT, ring_seconds INTEGER, talk_seconds INTEGER,
    reason TEXT, reason_code TEXT, recording TEXT, inferred INTEGER NOT NULL, from_record INTEGER NOT NULL,
    legs TEXT NOT NULL, backfilled INTEGER NOT NULL, UNIQUE (pbx, call_id)
);
CREATE INDEX call_by_time ON call (pbx, started_at);
CREATE INDEX call_by_kind ON call (pbx, direction, outcome, started_at);
CREATE INDEX call_running ON call (pbx) WHERE ended_at IS NULL;
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
    call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE, number INTEGER NOT NULL, dialed_out INTEGER NOT NULL,
    pbx INTEGER NOT NULL, direction TEXT NOT NULL, outcome TEXT NOT NULL, started_at REAL NOT NULL, PRIMARY KEY (call, number)
) WITHOUT ROWID;
CREATE INDEX call_number_by_number ON call_number (number, pbx, direction, outcome, started_at);
CREATE TRIGGER number_of_no_call AFTER DELETE ON call_number WHEN NOT EXISTS (SELECT 1 FROM call_number WHERE number = OLD.number)
BEGIN
    DELETE FROM number WHERE id = OLD.number;
END;
CREATE TABLE missed (
    call INTEGER PRIMARY KEY REFERENCES call ON DELETE CASCADE, pbx INTEGER NOT NULL, caller TEXT NOT NULL, started_at REAL NOT NULL,
    done_at REAL, open_at REAL
);
CREATE INDEX missed_by_caller ON missed (pbx, caller, started_at);
CREATE INDEX missed_by_time ON missed (pbx, done_at, started_at);
CREATE TABLE reset (
    pbx INTEGER NOT NULL REFERENCES pbx ON DELETE CASCADE, subject TEXT NOT NULL, reset_at REAL NOT NULL, PRIMARY KEY (pbx, subject)
) WITHOUT ROWID;
CREATE TABLE gap (
    pbx INTEGER NOT NULL REFERENCES pbx ON DELETE CASCADE, start REAL NOT NULL, end REAL NOT NULL, known_until REAL NOT NULL
);
PRAGMA user_version = {SCHEMA_VERSION};
"""

_PARTIES = ("caller", "callee", "answered_by", "hung_up_by", "transferred_by", "transferred_to")
_COLUMNS = (
    *("call_id", "direction", "outcome", "started_at", "answered_at", "ended_at", "caller", "caller_outside", "callee", "callee_outside"),
    *("answered_by", "answered_by_outside", "hung_up_by", "hung_up_by_outside"),
    *("transferred_by", "transferred_by_outside", "transferred_to", "transferred_to_outside"),
    *("dialed", "extensions", "trunk", "ring_seconds", "talk_seconds"),
    *("reason", "reason_code", "recording", "inferred", "from_record", "legs", "backfilled"),
)
_SELECTED = ", ".join(f"call.{column}" for column in _COLUMNS)
SELECT = f"SELECT {_SELECTED} FROM call"
_SELECT_WITH_KEY = f"SELECT call.id, {_SELECTED}"
# Finished calls that began before a moment, the oldest first.
OLDEST = "SELECT id FROM call WHERE pbx = ? AND started_at < ? AND ended_at IS NOT NULL ORDER BY started_at LIMIT ?"
_INSERT = f"INSERT INTO call (pbx, {', '.join(_COLUMNS)}) VALUES (?, {', '.join('?' for _ in _COLUMNS)})"


class Change(NamedTuple):
    """What became of a call: what was known of it as a finished one before, and what is now."""

    before: HistoryEntry | None
    after: HistoryEntry | None


@dataclass(slots=True)
class Gap:
    """A time whose records are still to be fetched. Calls that ended before `known_until` were known once; 0 for none."""

    start: float
    end: float
    known_until: float


@dataclass(frozen=True, slots=True)
class Numbering:
    """How phone numbers are written where the PBX is."""

    country: str | None = None
    outside_prefix: str = ""


@dataclass(slots=True)
class Loaded:
    """What is kept in memory of the history of a PBX, and the answered calls that had not ended."""

    complete_until: float
    news_since: float
    country: str | None
    resets: dict[str, float] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    running: list[Call] = field(default_factory=list)
    last_inbound: Call | None = None
    recent: list[HistoryEntry] = field(default_factory=list)


def pbx_id(db: Connection, entry_id: str, now: float = 0) -> int:
    """Return the key of a PBX, which is added if it is not there."""
    if pbx := known_pbx(db, entry_id):
        return pbx
    added: int = db.execute("INSERT INTO pbx (entry_id, news_since) VALUES (?, ?) RETURNING id", (entry_id, now)).fetchone()[0]
    return added


def known_pbx(db: Connection, entry_id: str) -> int:
    """Return the key of a PBX, or 0 if it is not there."""
    row: tuple[int] | None = db.execute("SELECT id FROM pbx WHERE entry_id = ?", (entry_id,)).fetchone()
    return row[0] if row else 0


def remove_pbx(db: Connection, entry_id: str) -> None:
    """Delete a PBX."""
    db.execute("DELETE FROM pbx WHERE entry_id = ?", (entry_id,))


def load(db: Connection, entry_id: str, now: float) -> Loaded:
    """Return what is kept in memory."""
    pbx = pbx_id(db, entry_id, now)
    loaded = Loaded(*db.execute("SELECT complete_until, news_since, country FROM pbx WHERE id = ?", (pbx,)).fetchone())
    loaded.resets = dict(db.execute("SELECT subject, reset_at FROM reset WHERE pbx = ?", (pbx,)))
    loaded.gaps = [Gap(*row) for row in db.execute("SELECT start, end, known_until FROM gap WHERE pbx = ? ORDER BY end", (pbx,))]
    running = f"{SELECT} INDEXED BY call_running WHERE pbx = ? AND ended_at IS NULL ORDER BY started_at"
    loaded.running = [_entry(row).call for row in db.execute(running, (pbx,))]
    loaded.last_inbound = last_inbound(db, pbx)
    loaded.recent = recent(db, pbx)
    return loaded


def recent(db: Connection, pbx: int) -> list[HistoryEntry]:
    """Return the newest finished calls, the newest first."""
    return read_entries(db, "WHERE pbx = ? AND ended_at IS NOT NULL ORDER BY started_at DESC LIMIT ?", (pbx, RECENT_CALLS))


def newest(entries: Iterable[HistoryEntry]) -> list[HistoryEntry]:
    """Return the newest of some calls, the newest first."""
    return sorted(entries, key=lambda entry: entry.call.started_at, reverse=True)[:RECENT_CALLS]


def last_inbound(db: Connection, pbx: int) -> Call | None:
    """Return the newest finished inbound call."""
    newest = f"{SELECT} WHERE pbx = ? AND direction = ? AND outcome = ? ORDER BY started_at DESC LIMIT 1"
    rows = [db.execute(newest, (pbx, Direction.INBOUND, outcome)).fetchone() for outcome in Outcome]
    return max((_entry(row).call for row in rows if row), key=lambda call: call.started_at, default=None)


def set_complete(db: Connection, entry_id: str, until: float, gaps: Iterable[Gap]) -> None:
    """Store until when no call is missing but those of the gaps."""
    pbx = pbx_id(db, entry_id)
    db.execute("UPDATE pbx SET complete_until = ? WHERE id = ?", (until, pbx))
    db.execute("DELETE FROM gap WHERE pbx = ?", (pbx,))
    db.executemany("INSERT INTO gap VALUES (?, ?, ?, ?)", ((pbx, gap.start, gap.end, gap.known_until) for gap in gaps))


def set_news_since(db: Connection, entry_id: str, moment: float) -> None:
    """Store since when missed calls that are fetched are news."""
    db.execute("UPDATE pbx SET news_since = ? WHERE id = ?", (moment, pbx_id(db, entry_id)))


def move_future(db: Connection, entry_id: str, now: float, by: float) -> None:
    """Move what is in the future: it was labeled by a wall clock that was ahead, and was set back by some seconds since."""
    pbx = known_pbx(db, entry_id)
    move = "started_at = started_at + ?, answered_at = answered_at + ?, ended_at = ended_at + ?"
    sql = f"UPDATE call SET {move} WHERE pbx = ? AND coalesce(ended_at, answered_at, started_at) > ? RETURNING started_at, id"
    moved = db.execute(sql, (by, by, by, pbx, now)).fetchall()
    for table in ("participant", "call_number", "missed"):
        db.executemany(f"UPDATE {table} SET started_at = ? WHERE call = ?", moved)
    for table, column in (("missed", "done_at"), ("missed", "open_at"), ("reset", "reset_at")):
        db.execute(f"UPDATE {table} SET {column} = {column} + ? WHERE pbx = ? AND {column} > ?", (by, pbx, now))
    db.execute("UPDATE pbx SET complete_until = min(complete_until, ?), news_since = min(news_since, ?) WHERE id = ?", (now, now, pbx))


def count_today(db: Connection, entry_id: str, day_began: float) -> tuple[int, int]:
    """Return the calls that ended since a moment, and the seconds that were talked in them."""
    row: tuple[int, int] = db.execute(
        "SELECT count(*), coalesce(sum(talk_seconds), 0) FROM call WHERE pbx = ? AND started_at >= ? AND ended_at >= ?",
        (known_pbx(db, entry_id), day_began - LONGEST_CALL_SECONDS, day_began),
    ).fetchone()
    return row


def put(db: Connection, pbx: int, call: Call, numbering: Numbering, *, backfilled: bool = False, since: float = 0) -> Change:
    """Store a call, or merge it into what is known of it; a record of what ended before `since` and is not known was deleted."""
    key, known = _find_known(db, pbx, call)
    before = known if known and known.call.ended_at is not None else None
    if (call.ended_at is None and before) or (since and not known and ended_at(call) <= since):
        return Change(before, before)
    after = HistoryEntry(merged(before.call, call), before.backfilled) if before else HistoryEntry(call, backfilled)
    if after != known:
        _store(db, pbx, key, known, after, numbering)
    return Change(before, after if call.ended_at is not None else None)


def count(db: Connection, entry_id: str) -> int:
    """Return how many finished calls there are."""
    query = "SELECT count(*) FROM call WHERE pbx = ? AND ended_at IS NOT NULL"
    counted: int = db.execute(query, (known_pbx(db, entry_id),)).fetchone()[0]
    return counted


def find_known(db: Connection, entry_id: str, call: Call) -> HistoryEntry | None:
    """Return what is known of a finished call."""
    known = _find_known(db, known_pbx(db, entry_id), call)[1]
    return known if known and known.call.ended_at is not None else None


def find_by_id(db: Connection, entry_id: str, call_id: str) -> HistoryEntry | None:
    """Return a finished call."""
    condition = "WHERE pbx = ? AND call_id = ? AND ended_at IS NOT NULL"
    return next(iter(read_entries(db, condition, (known_pbx(db, entry_id), call_id))), None)


def remove(db: Connection, entry_id: str, entries: Sequence[HistoryEntry], complete_until: float) -> float:
    """Delete calls, and return until when no call is missing now: they were known, so no record brings them back."""
    pbx = known_pbx(db, entry_id)
    db.executemany("DELETE FROM call WHERE pbx = ? AND call_id = ?", ((pbx, entry.call.call_id) for entry in entries))
    # Until the next poll, a call that has just ended is later than what is known to be complete.
    ends = [end for entry in entries if (end := ended_at(entry.call)) < complete_until + RECENT_SECONDS]
    until = max([complete_until, *(end + ROUNDING_SECONDS for end in ends)])
    db.execute("UPDATE pbx SET complete_until = max(complete_until, ?) WHERE id = ?", (until, pbx))
    return until


def purge(db: Connection, entry_id: str, before: float, limit: int) -> int:
    """Delete some of the calls that began before a moment, the oldest first, and return how many."""
    return db.execute(f"DELETE FROM call WHERE id IN ({OLDEST})", (known_pbx(db, entry_id), before, limit)).rowcount


def between(db: Connection, entry_id: str, start: float, end: float, limit: int, is_hidden: Callable[[Call], bool]) -> list[HistoryEntry]:
    """Return the newest finished calls that went on between two moments and are not hidden, in the order of their starts."""
    condition = "WHERE pbx = ? AND started_at >= ? AND started_at < ? AND ended_at >= ? ORDER BY started_at DESC"
    rows = db.execute(f"{SELECT} {condition}", (known_pbx(db, entry_id), start - LONGEST_CALL_SECONDS, end, start))
    entries = (entry for entry in map(_entry, rows) if not is_hidden(entry.call))
    return [*islice(entries, limit)][::-1]


def read_entries(db: Connection, condition: str, values: Sequence[Any]) -> list[HistoryEntry]:
    """Return the calls that meet a condition."""
    return [_entry(row) for row in db.execute(f"{SELECT} {condition}", values)]


def respell(db: Connection, entry_id: str, numbering: Numbering, after: int, limit: int) -> int:
    """Store how some numbers are written in another country, those with the next keys after one; return the last of these, 0 for none."""
    rows = db.execute("SELECT id, number FROM number WHERE id > ? ORDER BY id LIMIT ?", (after, limit)).fetchall()
    for key, number in rows:
        db.execute("DELETE FROM spelling WHERE number = ?", (key,))
        _spell(db, key, number, numbering)
    if not rows:
        db.execute("UPDATE pbx SET country = ? WHERE id = ?", (numbering.country, pbx_id(db, entry_id)))
    return rows[-1][0] if rows else 0


def _find_known(db: Connection, pbx: int, call: Call) -> tuple[int | None, HistoryEntry | None]:
    """Return the key of a call and what is known of it, by its id, its legs, or as a record of the same parties at the same moment."""
    by_id, by_leg = "call WHERE pbx = ? AND call_id = ?", "leg JOIN call ON call.id = leg.call WHERE leg.pbx = ? AND leg = ?"
    for found_by, value in ((by_id, call.call_id), *((by_leg, leg) for leg in call.legs)):
        if row := db.execute(f"{_SELECT_WITH_KEY} FROM {found_by}", (pbx, value)).fetchone():
            return row[0], _entry(row[1:])
    if call.from_record:
        # Of two records it is known already whether they are of one call.
        near = "WHERE pbx = ? AND started_at BETWEEN ? AND ? AND ended_at IS NOT NULL AND NOT backfilled"
        moments = (call.started_at - SAME_CALL_SECONDS, call.started_at + SAME_CALL_SECONDS)
        for key, *values in db.execute(f"{_SELECT_WITH_KEY} FROM call {near}", (pbx, *moments)):
            if is_same_call((entry := _entry(values)).call, call):
                return key, entry
    return None, None


def _store(db: Connection, pbx: int, key: int | None, known: HistoryEntry | None, entry: HistoryEntry, numbering: Numbering) -> None:
    """Write the row of a call, and the rows by which it is found if these are others than those of what was known."""
    if key is None or known is None:
        key = db.execute(_INSERT, (pbx, *row_of(entry))).lastrowid
    else:
        rows = zip(_COLUMNS, row_of(known), row_of(entry), strict=True)
        changed = {column: value for column, before, value in rows if value != before}
        if changed:
            db.execute(f"UPDATE call SET {', '.join(f'{column} = ?' for column in changed)} WHERE id = ?", (*changed.values(), key))
    legs, known_legs = entry.call.legs, known.call.legs if known else ()
    if legs != known_legs:
        if known_legs:
            db.execute("DELETE FROM leg WHERE call = ?", (key,))
        db.executemany("INSERT OR REPLACE INTO leg VALUES (?, ?, ?)", ((pbx, leg, key) for leg in legs))
    found_by, known_by = _found_by(entry.call), _found_by(known.call) if known else None
    if found_by is None or found_by == known_by:
        return
    if known_by:
        for table in ("participant", "call_number"):
            db.execute(f"DELETE FROM {table} WHERE call = ?", (key,))
    extensions, numbers, filtered_by = found_by
    db.executemany("INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?)", ((key, number, pbx, *filtered_by) for number in extensions))
    for number, dialed_out in numbers.items():
        if not (row := db.execute("SELECT id FROM number WHERE number = ?", (number,)).fetchone()):
            db.execute("INSERT INTO number (number) VALUES (?)", (number,))
            row = db.execute("SELECT last_insert_rowid()").fetchone()
            _spell(db, row[0], number, numbering)
        db.execute("INSERT INTO call_number VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *row, dialed_out, pbx, *filtered_by))


def _found_by(call: Call) -> tuple[set[str], dict[str, bool], tuple[str, str, float]] | None:
    """Return the extensions, the numbers and the filters by which a call is found; None for one that goes on, which its legs alone find."""
    if call.ended_at is None:
        return None
    return {*call.extensions}, numbers_of(call), (call.direction, call.outcome or "", call.started_at)


def _spell(db: Connection, key: int, number: str, numbering: Numbering) -> None:
    """Store how a number is written."""
    spellings = {spelling.lower() for spelling in number_spellings(number, numbering.country)}
    db.executemany("INSERT INTO spelling VALUES (?, ?)", ((key, spelling) for spelling in spellings))


def numbers_of(call: Call) -> dict[str, bool]:
    """Return the numbers by which a call is found, and whether they may have been dialed with the prefix for outside numbers."""
    numbers = {call.caller.number: False} if call.caller else {}
    called = [party.number for party in (call.callee, call.answered_by, call.transferred_to) if party]
    called += [call.dialed] if call.dialed else []
    return numbers | dict.fromkeys(called, call.direction is Direction.OUTBOUND)


def row_of(entry: HistoryEntry) -> tuple[Any, ...]:
    """Return a call as values in the order of the columns."""
    call, nobody = entry.call, (None, None)
    return (
        *(call.call_id, call.direction, call.outcome or "", call.started_at, call.answered_at, call.ended_at),
        *(*(call.caller or nobody), *(call.callee or nobody), *(call.answered_by or nobody), *(call.hung_up_by or nobody)),
        *(*(call.transferred_by or nobody), *(call.transferred_to or nobody)),
        *(call.dialed, json_dumps(call.extensions), call.trunk, call.ring_seconds, call.talk_seconds),
        *(call.reason, call.reason_code, call.recording, call.inferred, call.from_record, json_dumps(call.legs)),
        entry.backfilled,
    )


def _entry(row: Sequence[Any]) -> HistoryEntry:
    """Return the call of a row."""
    values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
    for name in _PARTIES:
        outside = values.pop(f"{name}_outside")
        values[name] = None if values[name] is None else Party(values[name], outside=bool(outside))
    values["direction"] = Direction(values["direction"])
    values["outcome"] = Outcome(values["outcome"]) if values["outcome"] else None
    values["reason"] = Reason(values["reason"]) if values["reason"] else None
    for name in ("extensions", "legs"):
        values[name] = tuple(json_loads_array(values[name]))
    for name in ("inferred", "from_record"):
        values[name] = bool(values[name])
    backfilled = bool(values.pop("backfilled"))
    return HistoryEntry(Call(**values), backfilled)
