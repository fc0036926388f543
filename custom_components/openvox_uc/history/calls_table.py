"""The rows of calls and PBXs.

Runs in the database thread.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from sqlite3 import Connection
import time
from typing import Any, NamedTuple

from homeassistant.helpers.json import json_dumps

from ..base.phone_numbers import number_spellings
from ..const import LOGGER
from ..pbx import Call, Direction
from .encoding import UnreadableCallError, decode, encode
from .entries import RECENT_CALLS, HistoryEntry, Summary, missed_subjects

IS_FINISHED = "ended_at IS NOT NULL"
# Deleting a call that has just ended sets `complete_until` ahead by seconds.
_AHEAD_SECONDS = 60


class DialPlan(NamedTuple):
    country: str | None = None
    outside_prefix: str = ""


class Loaded(NamedTuple):
    """What is read when the file is opened.

    The first two fields are seconds since 1970, as in the table `pbx`.
    """

    complete_until: float
    news_since: float
    country: str | None
    running: list[Call]


def pbx_key(db: Connection, entry_id: str) -> int:
    """Return the key of a PBX, which is added if it is missing."""
    sql = "SELECT id FROM pbx WHERE entry_id = ?"
    row = db.execute(sql, (entry_id,)).fetchone()
    if row is None:
        sql = "INSERT INTO pbx (entry_id, news_since) VALUES (?, ?) RETURNING id"
        row = db.execute(sql, (entry_id, time.time())).fetchone()
    return int(row[0])


def remove(db: Connection, entry_id: str) -> None:
    db.execute("DELETE FROM pbx WHERE entry_id = ?", (entry_id,))


def load(db: Connection, pbx: int) -> Loaded:
    # The file may contain text here if another program changed it.
    sql = (
        "SELECT CAST(complete_until AS REAL), CAST(news_since AS REAL), country FROM "
        "pbx WHERE id = ?"
    )
    complete_until, news_since, country = db.execute(sql, (pbx,)).fetchone()
    # Later moments were stored while the clock was ahead, so they say nothing.
    now = time.time()
    if complete_until > now + _AHEAD_SECONDS:
        last = "SELECT max(ended_at) FROM call WHERE pbx = ? AND ended_at <= ?"
        complete_until = db.execute(last, (pbx, now)).fetchone()[0] or 0.0
    if news_since > now:
        news_since = complete_until or now
    sql = "UPDATE missed_reset SET at = ? WHERE pbx = ? AND at > ?"
    db.execute(sql, (now, pbx, now))
    running = read_entries(db, "pbx = ? AND ended_at IS NULL", (pbx,))
    calls = sorted((entry.call for entry in running), key=lambda call: call.started_at)
    return Loaded(complete_until, news_since, country, calls)


def set_complete(db: Connection, pbx: int, until: float) -> None:
    sql = "UPDATE pbx SET complete_until = ? WHERE id = ? AND complete_until != ?"
    db.execute(sql, (until, pbx, until))


def summary(db: Connection, pbx: int, day_began: float) -> Summary:
    today = (
        "SELECT count(*), coalesce(sum(talk_seconds), 0) FROM call WHERE pbx = ? AND "
        "ended_at >= ?"
    )
    calls_today, talk_seconds_today = db.execute(today, (pbx, day_began)).fetchone()
    newest = f"pbx = ? AND {IS_FINISHED} ORDER BY started_at DESC LIMIT ?"
    inbound = read_entries(
        db, f"direction = ? AND {newest}", (Direction.INBOUND, pbx, 1)
    )
    resets = db.execute("SELECT subject, at FROM missed_reset WHERE pbx = ?", (pbx,))
    return Summary(
        missed=_count_missed(db, pbx),
        resets=dict(resets.fetchall()),
        day_began=day_began,
        calls_today=calls_today,
        talk_seconds_today=talk_seconds_today,
        recent=read_entries(db, newest, (pbx, RECENT_CALLS)),
        last_inbound=inbound[0].call if inbound else None,
    )


def _count_missed(db: Connection, pbx: int) -> Counter[str]:
    """Count the missed calls of each subject since its counter was reset."""
    sql = (
        "SELECT value, count(*) FROM call INDEXED BY call_open"
        " JOIN json_each(missed_by)"
        " LEFT JOIN missed_reset ON missed_reset.pbx = call.pbx AND subject = value"
        " WHERE call.pbx = ? AND missed_caller IS NOT NULL AND done_at IS NULL"
        " AND ended_at > coalesce(at, 0) AND json_valid(missed_by)"
        " GROUP BY value"
    )
    return Counter(dict(db.execute(sql, (pbx,)).fetchall()))


def count(db: Connection, pbx: int) -> int:
    sql = f"SELECT count(*) FROM call WHERE pbx = ? AND {IS_FINISHED}"
    row: tuple[int] = db.execute(sql, (pbx,)).fetchone()
    return row[0]


def find_by_id(db: Connection, pbx: int, call_id: str) -> HistoryEntry | None:
    condition = f"pbx = ? AND call_id = ? AND {IS_FINISHED}"
    return next(iter(read_entries(db, condition, (pbx, call_id))), None)


def read_entries(
    db: Connection, condition: str, values: Sequence[Any]
) -> list[HistoryEntry]:
    return [entry for _, entry in read_with_keys(db, condition, values)]


def read_with_keys(
    db: Connection, condition: str, values: Sequence[Any], *, table: str = "call"
) -> Iterator[tuple[int, HistoryEntry]]:
    """Read calls that meet a condition, except those that this version cannot read."""
    sql = f"SELECT id, data, backfilled FROM {table} WHERE {condition}"
    for key, data, backfilled in db.execute(sql, values):
        try:
            yield key, HistoryEntry(decode(data), bool(backfilled))
        except UnreadableCallError as error:
            LOGGER.debug("The call %d of the history cannot be read: %s", key, error)


def count_unreadable(db: Connection, pbx: int) -> int:
    """Count calls of other versions that cannot be read; this reads all calls."""
    [[stored]] = db.execute("SELECT count(*) FROM call WHERE pbx = ?", (pbx,))
    readable = sum(1 for _ in read_with_keys(db, "pbx = ?", (pbx,)))
    return int(stored) - readable


def write(
    db: Connection, pbx: int, key: int | None, entry: HistoryEntry, plan: DialPlan
) -> int:
    """Insert a call, or replace the one with the given key; return its key."""
    call = entry.call
    columns = {
        "call_id": call.call_id,
        "started_at": call.started_at,
        "ended_at": call.ended_at,
        "direction": call.direction,
        "outcome": call.outcome,
        "talk_seconds": call.talk_seconds,
        "recorded": call.recording is not None,
        "extensions": json_dumps(call.extensions),
        "numbers": spelled(call, plan.country),
        "backfilled": entry.backfilled,
        "data": encode(call),
        "missed_by": json_dumps(missed_subjects(call)),
    }
    # Both also replace a call of another version that cannot be read.
    if key is None:
        sql = (
            f"INSERT OR REPLACE INTO call (pbx, {', '.join(columns)}) "
            f"VALUES (?, {marks(columns)}) RETURNING id"
        )
        key = db.execute(sql, (pbx, *columns.values())).fetchone()[0]
    else:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        sql = f"UPDATE OR REPLACE call SET {assignments} WHERE id = ?"
        db.execute(sql, (*columns.values(), key))
        db.execute("DELETE FROM leg WHERE call = ?", (key,))
    legs = [(pbx, leg, key) for leg in call.legs]
    db.executemany("INSERT OR REPLACE INTO leg VALUES (?, ?, ?)", legs)
    return key


def numbers_of(call: Call) -> dict[str, bool]:
    """Return the numbers of a call, and whether each may have the outside prefix."""
    called = [
        party.number
        for party in (call.callee, call.answered_by, call.transferred_to)
        if party
    ]
    if call.dialed:
        called.append(call.dialed)
    numbers = {call.caller.number: False} if call.caller else {}
    return numbers | dict.fromkeys(called, call.direction is Direction.OUTBOUND)


def spelled(call: Call, country: str | None) -> str:
    """Return all spellings of the numbers of a call by which searches find it."""
    spellings: set[str] = set()
    for number in numbers_of(call):
        spellings.update(number_spellings(number, country))
    return json_dumps(sorted(spellings))


def marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
