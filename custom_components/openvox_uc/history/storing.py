"""How calls are stored, or merged into what is known of them; runs in the thread of the database."""

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Connection, DataError, IntegrityError, InterfaceError, ProgrammingError

from homeassistant.helpers.json import json_dumps

from ..pbx import Call, Direction, Party
from . import missed, tables
from .entries import HistoryEntry, Summary, ended_at
from .tables import IS_FINISHED, Change, DialPlan

_SAME_CALL_SECONDS = 2.0
# Errors that a single call causes, unlike those of the disk.
_FAULTS = (*(IntegrityError, ProgrammingError, InterfaceError, DataError), *(ArithmeticError, LookupError, TypeError, ValueError))
# By its id, or else by the first leg that is known.
_BY_ID_OR_LEG = (
    "call WHERE pbx = ? AND call_id = ?"
    " UNION ALL SELECT call.id, data, backfilled FROM json_each(?)"
    " CROSS JOIN leg ON leg.pbx = ? AND leg.leg = json_each.value JOIN call ON call.id = leg.call"
)
# Records were matched with each other before.
_NEAR = f"call WHERE pbx = ? AND started_at BETWEEN ? AND ? AND caller ->> 0 = ? AND {IS_FINISHED} AND NOT backfilled"


class FaultyCallError(Exception):
    """A call cannot be stored."""


def store(
    db: Connection,
    pbx: int,
    calls: Sequence[Call],
    plan: DialPlan,
    complete_until: float,
    day_began: float,
    shown_version: int,
    known_until: float | None = None,
) -> tuple[list[Change], Summary | None]:
    """Store calls, of which ringing ones only handle others, and fetched unknown ones that ended before `known_until` were deleted.

    The summary is None if running calls have not changed it. Raises FaultyCallError.
    """
    db.execute("UPDATE pbx SET complete_until = ? WHERE id = ? AND complete_until != ?", (complete_until, pbx, complete_until))
    changes = list[Change]()
    try:
        for call in calls:
            is_ringing = call.answered_at is None and call.ended_at is None
            entry = HistoryEntry(call, backfilled=known_until is not None)
            change = Change(None, None) if is_ringing else _put(db, pbx, entry, plan, known_until or 0)
            missed.note(db, pbx, change, call, plan)
            changes.append(change)
    except _FAULTS as error:
        raise FaultyCallError(type(error).__name__) from error
    if all(call.ended_at is None for call in calls) and tables.missed_version(db, pbx) == shown_version:
        return changes, None
    return changes, tables.summary(db, pbx, day_began)


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
        _write(db, pbx, key, after, plan)
    return Change(before, after if call.ended_at is not None else None)


def _find_known(db: Connection, pbx: int, call: Call) -> tuple[int | None, HistoryEntry | None]:
    """Find a call by its id, its legs, or as a record of the same parties at the same moment."""
    for found in tables.read_with_keys(db, _BY_ID_OR_LEG, (pbx, call.call_id, json_dumps(call.legs), pbx)):
        return found
    if call.from_record and call.caller:
        moments = (call.started_at - _SAME_CALL_SECONDS, call.started_at + _SAME_CALL_SECONDS)
        for key, entry in tables.read_with_keys(db, _NEAR, (pbx, *moments, call.caller.number)):
            if is_same_call(entry.call, call):
                return key, entry
    return None, None


def _write(db: Connection, pbx: int, key: int | None, entry: HistoryEntry, plan: DialPlan) -> None:
    if entry.call.ended_at is not None:
        tables.add_numbers(db, tables.numbers_of(entry.call), plan)
    row = tables.row_of(entry)
    if key is None:
        db.execute("INSERT INTO call (pbx, data, backfilled) VALUES (?, ?, ?)", (pbx, *row))
    else:
        db.execute("UPDATE call SET data = ?, backfilled = ? WHERE id = ?", (*row, key))


def _merged(known: Call, call: Call) -> Call:
    """Return a known call with what its record adds; a record also corrects an end that was inferred."""
    if not call.from_record:
        return call
    if known.inferred and (call.answered_at is not None or known.answered_at is None):
        known = _corrected(known, call)
    # A record may be of a part of a transferred call, or of how it continued outside (call tracking, rule 8).
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
    """Correct an inferred end by the record; participants that were reported stay."""
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
    """Return whether a reported call and a record, which may have a leg of its own, are one."""
    if not set(record.legs).isdisjoint(known.legs):
        return True
    if abs(known.started_at - record.started_at) > _SAME_CALL_SECONDS:
        return False
    if record.caller is None or (known.caller, known.direction) != (record.caller, record.direction):
        return False
    if record.direction is Direction.OUTBOUND:
        return known.callee == record.callee
    # The record of a group that no one answered may name no phone.
    phones = {number for number in record.extensions if Party(number) != record.caller}
    return not phones or not phones.isdisjoint(known.extensions)
