"""How calls are stored, or merged into what is known of them; runs in the thread of the database."""

from collections.abc import Sequence
from sqlite3 import Connection

from ..const import LOGGER
from ..pbx import Call
from . import missed, tables
from .counters import ended_at
from .merging import SAME_CALL_SECONDS, HistoryEntry, is_same_call, merged
from .tables import FAULTY, IS_FINISHED, Change, DialPlan


def store(
    db: Connection,
    pbx: int,
    calls: Sequence[Call],
    plan: DialPlan,
    complete_until: float,
    *,
    backfilled: bool = False,
    known_until: float = 0,
) -> list[Change]:
    """Store calls and until when none is missing, and return what became of the finished ones; one that rings may only handle others.

    A call that ended before `known_until` and is not known has been deleted.
    """
    db.execute("UPDATE pbx SET complete_until = ? WHERE id = ? AND complete_until != ?", (complete_until, pbx, complete_until))
    changes = list[Change]()
    for call in calls:
        try:
            with tables.savepoint(db):
                is_ringing = call.answered_at is None and call.ended_at is None
                change = Change(None, None) if is_ringing else _put(db, pbx, HistoryEntry(call, backfilled), plan, known_until)
                missed.note(db, pbx, change, call, plan)
                changes.append(change)
        except FAULTY as error:
            LOGGER.error("A call could not be stored in the history: %s", type(error).__name__)
    return changes


def is_known(db: Connection, pbx: int, call: Call) -> bool:
    known = _find_known(db, pbx, call)[1]
    return known is not None and known.call.ended_at is not None


def _put(db: Connection, pbx: int, entry: HistoryEntry, plan: DialPlan, known_until: float) -> Change:
    call = entry.call
    key, known = _find_known(db, pbx, call)
    before = known if known and known.call.ended_at is not None else None
    if (call.ended_at is None and before) or (known_until and not known and ended_at(call) <= known_until):
        return Change(before, before)
    after = HistoryEntry(merged(before.call, call), before.backfilled) if before else entry
    if after != known:
        _write(db, pbx, key, known, after, plan)
    return Change(before, after if call.ended_at is not None else None)


def _find_known(db: Connection, pbx: int, call: Call) -> tuple[int | None, HistoryEntry | None]:
    """Return the key of a call and what is known of it, by its id, its legs, or as a record of the same parties at the same moment."""
    by_id, by_leg = "call WHERE pbx = ? AND call_id = ?", "leg JOIN call ON call.id = leg.call WHERE leg.pbx = ? AND leg = ?"
    for found_by, value in ((by_id, call.call_id), *((by_leg, leg) for leg in call.legs)):
        for found in tables.read_with_keys(db, found_by, (pbx, value)):
            return found
    if call.from_record:
        # Of two records it is known already whether they are of one call.
        near = f"call WHERE pbx = ? AND started_at BETWEEN ? AND ? AND {IS_FINISHED} AND NOT backfilled"
        moments = (call.started_at - SAME_CALL_SECONDS, call.started_at + SAME_CALL_SECONDS)
        for key, entry in tables.read_with_keys(db, near, (pbx, *moments)):
            if is_same_call(entry.call, call):
                return key, entry
    return None, None


def _write(db: Connection, pbx: int, key: int | None, known: HistoryEntry | None, entry: HistoryEntry, plan: DialPlan) -> None:
    """Write the row of a call, and the rows by which it is found if these are others than those of what was known."""
    if key is None or known is None:
        key = tables.insert(db, pbx, entry)
    else:
        tables.update(db, key, known, entry)
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
    rows = [(key, tables.number_key(db, number, plan), pbx, *filtered_by) for number in numbers]
    db.executemany("INSERT INTO call_number VALUES (?, ?, ?, ?, ?, ?)", rows)


def _found_by(call: Call) -> tuple[set[str], set[str], tuple[str, str, float]] | None:
    """Return the extensions, the numbers and the filters by which a call is found; None for a running one, which its legs alone find."""
    if call.ended_at is None:
        return None
    return {*call.extensions}, {*tables.numbers_of(call)}, (call.direction, call.outcome or "", call.started_at)
