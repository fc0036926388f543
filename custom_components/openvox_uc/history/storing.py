"""Stores calls, and merges them with what is known of them.

Runs in the database thread.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
import sqlite3

from ..const import LOGGER
from ..pbx import Call, Direction, Party
from . import missed
from .calls_table import (
    IS_FINISHED,
    DialPlan,
    marks,
    read_with_keys,
    set_complete,
    spelled,
    write,
)
from .entries import Change, HistoryEntry, ended_at

_SAME_CALL_SECONDS = 2.0
# Errors caused by a single call, unlike those of the disk.
_FAULTS = (
    sqlite3.DataError,
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
    OverflowError,
    TypeError,
    ValueError,
)


def store(
    db: sqlite3.Connection,
    pbx: int,
    calls: Sequence[Call],
    plan: DialPlan,
    complete_until: float,
    known_until: float | None = None,
) -> list[Change]:
    """Store calls, and return what changed.

    A ringing call is not stored, but it may call someone back. With `known_until`, the
    calls were fetched, and an unknown call that ended before then was deleted by a
    user.
    """
    set_complete(db, pbx, complete_until)
    changes: list[Change] = []
    for call in calls:
        db.execute("SAVEPOINT call")
        try:
            change = _store_call(db, pbx, call, plan, known_until)
        except _FAULTS as error:
            db.execute("ROLLBACK TO call")
            LOGGER.error("A call could not be stored in the history: %r", error)
        else:
            if change.handles or change.before != change.after:
                changes.append(change)
        db.execute("RELEASE call")
    return changes


def respell(
    db: sqlite3.Connection, pbx: int, plan: DialPlan, after: int, limit: int
) -> int:
    """Store how the next calls' numbers are written in another country.

    Returns the key of the last of these calls, 0 if there are none.
    """
    following = read_with_keys(db, "pbx = ? AND id > ? ORDER BY id", (pbx, after))
    found = list(islice(following, limit))
    if not found:
        db.execute("UPDATE pbx SET country = ? WHERE id = ?", (plan.country, pbx))
        return 0
    for key, entry in found:
        numbers = spelled(entry.call, plan.country)
        caller = missed.caller_key(entry.call.caller, plan)
        db.execute(
            "UPDATE call SET numbers = ?,"
            " missed_caller = iif(missed_caller IS NULL, NULL, ?) WHERE id = ?",
            (numbers, caller, key),
        )
    return found[-1][0]


def is_known(db: sqlite3.Connection, pbx: int, call: Call) -> bool:
    found = _find_known(db, pbx, call)
    return found is not None and found[1].call.ended_at is not None


def _store_call(
    db: sqlite3.Connection,
    pbx: int,
    call: Call,
    plan: DialPlan,
    known_until: float | None,
) -> Change:
    """Store a call, or what it adds to the stored one.

    A fetched call that ended before `known_until` and is not stored has been deleted.
    """
    key, known = _find_known(db, pbx, call) or (None, None)
    before = known if known and known.call.ended_at is not None else None
    if call.ended_at is None:
        if before:
            return Change(before, before)
        if call.answered_at is not None:
            write(db, pbx, key, HistoryEntry(call, backfilled=False), plan)
        return Change(None, None, missed.handle(db, pbx, call, plan))
    if known_until and known is None and ended_at(call) <= known_until:
        return Change(None, None)
    if before:
        merged = call
        if call.from_record:
            merged = _with_record(before.call, call)
        elif before.call.from_record:
            merged = _with_record(call, before.call)
        after = HistoryEntry(merged, before.backfilled)
    else:
        after = HistoryEntry(call, backfilled=known_until is not None)
    if before == after:
        return Change(before, after)
    key = write(db, pbx, key, after, plan)
    missed.note(db, pbx, key, plan, before=before, after=after)
    return Change(before, after, missed.handle(db, pbx, after.call, plan))


def _find_known(
    db: sqlite3.Connection, pbx: int, call: Call
) -> tuple[int, HistoryEntry] | None:
    """Find a stored call by its id, its legs, or its parties.

    A record matches a call of the same parties at the same time.
    """
    by_id = "pbx = ? AND call_id = ?"
    for found in read_with_keys(db, by_id, (pbx, call.call_id)):
        return found
    with_leg = f"SELECT call FROM leg WHERE pbx = ? AND leg IN ({marks(call.legs)})"
    for found in read_with_keys(db, f"id IN ({with_leg})", (pbx, *call.legs)):
        return found
    if not call.from_record:
        return None
    # Records were already matched with each other.
    near = (
        f"pbx = ? AND started_at BETWEEN ? AND ? AND {IS_FINISHED} AND NOT backfilled"
    )
    earliest = call.started_at - _SAME_CALL_SECONDS
    latest = call.started_at + _SAME_CALL_SECONDS
    for key, entry in read_with_keys(db, near, (pbx, earliest, latest)):
        if is_same_call(entry.call, call):
            return key, entry
    return None


def _with_record(known: Call, call: Call) -> Call:
    """Return a stored call with what its record adds.

    A record also corrects an end that was inferred.
    """
    if known.inferred and (call.answered_at is not None or known.answered_at is None):
        known = _corrected(known, call)
    # The record may cover only a part of a transferred call, or also its continuation
    # outside (call tracking, rule 8).
    counts = (
        known if known.transferred_by and _seconds(call) <= _seconds(known) else call
    )
    return replace(
        known,
        dialed=known.dialed or call.dialed,
        ring_seconds=known.ring_seconds
        if counts.ring_seconds is None
        else counts.ring_seconds,
        talk_seconds=known.talk_seconds
        if counts.talk_seconds is None
        else counts.talk_seconds,
        recording=known.recording or call.recording,
        legs=_union(known.legs, call.legs),
    )


def _seconds(call: Call) -> int:
    return (call.ring_seconds or 0) + (call.talk_seconds or 0)


def _corrected(known: Call, call: Call) -> Call:
    """Correct an inferred end by the record; reported participants stay."""
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
    """Return whether a reported call and a record are the same call.

    The record may have a leg of its own.
    """
    if not set(record.legs).isdisjoint(known.legs):
        return True
    if abs(known.started_at - record.started_at) > _SAME_CALL_SECONDS:
        return False
    if record.caller is None or (known.caller, known.direction) != (
        record.caller,
        record.direction,
    ):
        return False
    if record.direction is Direction.OUTBOUND:
        return known.callee == record.callee
    # The record of a group in which no one answered may name no phone.
    phones = {number for number in record.extensions if Party(number) != record.caller}
    return not phones or not phones.isdisjoint(known.extensions)
