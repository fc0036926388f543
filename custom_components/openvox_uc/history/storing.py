"""How calls are stored, or merged into what is known of them; runs in the thread of the database."""

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Connection

from ..const import LOGGER
from ..pbx import Call, Direction, Party
from . import missed, tables
from .entries import HistoryEntry, ended_at
from .tables import FAULTY, IS_FINISHED, Change, DialPlan

_SAME_CALL_SECONDS = 2.0


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
    after = HistoryEntry(_merged(before.call, call), before.backfilled) if before else entry
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
        moments = (call.started_at - _SAME_CALL_SECONDS, call.started_at + _SAME_CALL_SECONDS)
        for key, entry in tables.read_with_keys(db, near, (pbx, *moments)):
            if is_same_call(entry.call, call):
                return key, entry
    return None, None


def _write(db: Connection, pbx: int, key: int | None, known: HistoryEntry | None, entry: HistoryEntry, plan: DialPlan) -> None:
    """Write the row of a call, and the rows by which it is found if these are others than those of what was known."""
    key = tables.write(db, key, pbx, entry)
    found_by = _found_by(entry.call)
    if known:
        if found_by == _found_by(known.call):
            return
        for table in ("leg", "participant", "call_number"):
            db.execute(f"DELETE FROM {table} WHERE call = ?", (key,))
    legs, extensions, numbers, filtered_by = found_by
    db.executemany("INSERT OR REPLACE INTO leg VALUES (?, ?, ?)", ((pbx, leg, key) for leg in legs))
    db.executemany("INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?)", ((key, number, pbx, *filtered_by) for number in extensions))
    rows = [(key, tables.number_key(db, number, plan), pbx, *filtered_by) for number in numbers]
    db.executemany("INSERT INTO call_number VALUES (?, ?, ?, ?, ?, ?)", rows)


def _merged(known: Call, call: Call) -> Call:
    """Return a known call with what has become known of it since: a record adds to it, and corrects an end that was inferred."""
    if not call.from_record:
        return call
    if known.inferred and (call.answered_at is not None or known.answered_at is None):
        known = _corrected(known, call)
    # Of a call that was passed on, a record may tell of a part, or of how it went on outside (call tracking, rule 8).
    counts = known if known.transferred_by and _seconds(call) <= _seconds(known) else call
    return replace(
        known,
        dialed=known.dialed or call.dialed,
        ring_seconds=known.ring_seconds if counts.ring_seconds is None else counts.ring_seconds,
        talk_seconds=known.talk_seconds if counts.talk_seconds is None else counts.talk_seconds,
        recording=known.recording or call.recording,
        legs=_union(known.legs, call.legs),
    )


def _seconds(call: Call) -> int:
    return (call.ring_seconds or 0) + (call.talk_seconds or 0)


def _corrected(known: Call, call: Call) -> Call:
    """Return a call whose end was inferred with the end in its record; its participants stay as reported, as far as they were."""
    return replace(
        known,
        callee=known.callee if known.answered_by else call.callee or known.callee,
        extensions=_union(known.extensions, call.extensions),
        answered_by=known.answered_by or call.answered_by,
        answered_at=known.answered_at or call.answered_at,
        ended_at=max(call.ended_at or 0, known.answered_at or known.started_at),
        outcome=call.outcome,
        reason=call.reason,
        reason_code=call.reason_code,
        inferred=False,
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def is_same_call(known: Call, record: Call) -> bool:
    """Return whether a reported call and a record are one: a record may name a leg that no report did, but has start and parties."""
    if not set(record.legs).isdisjoint(known.legs):
        return True
    if abs(known.started_at - record.started_at) > _SAME_CALL_SECONDS:
        return False
    if record.caller is None or (known.caller, known.direction) != (record.caller, record.direction):
        return False
    if record.direction is Direction.OUTBOUND:
        return known.callee == record.callee
    # Of a group that nobody answered, a record may name no phone at all.
    phones = {number for number in record.extensions if Party(number) != record.caller}
    return not phones or not phones.isdisjoint(known.extensions)


def _found_by(call: Call) -> tuple[tuple[str, ...], set[str], set[str], tuple[str, str, float]]:
    """Return the legs, the extensions, the numbers and the filters by which a call is found; a running one has legs alone."""
    extensions, numbers = ({*call.extensions}, {*tables.numbers_of(call)}) if call.ended_at is not None else (set[str](), set[str]())
    return call.legs, extensions, numbers, (call.direction, call.outcome or "", call.started_at)
