"""How calls are stored, or merged into what is known of them; runs in the thread of the database."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
import json
from sqlite3 import Connection, DataError, IntegrityError, InterfaceError, ProgrammingError

from homeassistant.helpers.json import json_dumps

from ..pbx import Call, Direction, Outcome, Party
from . import missed, tables
from .entries import HistoryEntry, Summary, ended_at
from .tables import IS_FINISHED, Change, DialPlan

_SAME_CALL_SECONDS = 2.0
# Errors that a single call causes, unlike those of the disk.
_FAULTS = (*(IntegrityError, ProgrammingError, InterfaceError, DataError), *(ArithmeticError, LookupError, TypeError, ValueError))
# Each call by its id, or else by the first leg that is known. As one row, since each row hands over the lock of the interpreter.
_BY_ID_OR_LEG = """
    SELECT json_group_array(json_array(place, id, data, backfilled)) FROM (
        SELECT wanted.key AS place, call.id, data, backfilled FROM json_each(?1) AS wanted
        CROSS JOIN call ON pbx = ?2 AND call_id = wanted.value ->> 0
        UNION ALL SELECT wanted.key, call.id, data, backfilled FROM json_each(?1) AS wanted
        CROSS JOIN json_each(wanted.value) AS each CROSS JOIN leg ON leg.pbx = ?2 AND leg.leg = each.value AND each.key > 0
        CROSS JOIN call ON call.id = leg.call
    )
"""
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
        for some in _independent(calls):
            made = _put(db, pbx, some, plan, known_until)
            for call, change in zip(some, made, strict=True):
                missed.note(db, pbx, change, call, plan)
            changes += made
    except _FAULTS as error:
        raise FaultyCallError(type(error).__name__) from error
    if all(call.ended_at is None for call in calls) and tables.missed_version(db, pbx) == shown_version:
        return changes, None
    return changes, tables.summary(db, pbx, day_began)


def is_known(db: Connection, pbx: int, call: Call) -> bool:
    found = _find_known(db, pbx, [call])
    return bool(found) and found[0][1].call.ended_at is not None


def _independent(calls: Sequence[Call]) -> Iterator[list[Call]]:
    """Split calls before those that may be known by what is stored of earlier ones, or handle them."""
    some, names = list[Call](), set[str]()
    for call in calls:
        is_missed = bool(some) and some[-1].outcome is Outcome.MISSED
        if is_missed or call.from_record or not names.isdisjoint((call.call_id, *call.legs)):
            yield some
            some, names = [], set()
        some.append(call)
        names.update((call.call_id, *call.legs))
    yield some


def _put(db: Connection, pbx: int, calls: Sequence[Call], plan: DialPlan, known_until: float | None) -> list[Change]:
    known = _find_known(db, pbx, calls)
    changes, rows, numbers = list[Change](), list[tuple[int | None, str, bool]](), set[str]()
    for place, call in enumerate(calls):
        key, entry = known.get(place, (None, None))
        change, after = _changed(entry, call, known_until)
        changes.append(change)
        if after and after != entry:
            rows.append((key, *tables.row_of(after)))
            numbers.update(tables.numbers_of(after.call) if call.ended_at is not None else ())
    tables.write(db, pbx, rows, numbers, plan)
    return changes


def _changed(known: HistoryEntry | None, call: Call, known_until: float | None) -> tuple[Change, HistoryEntry | None]:
    """Return how a call changes what is found, and as what it is to be stored, if at all."""
    before = known if known and known.call.ended_at is not None else None
    if call.ended_at is None and (call.answered_at is None or before):
        return Change(before, before), None
    if known_until and not known and ended_at(call) <= known_until:
        return Change(None, None), None
    after = HistoryEntry(_merged(before.call, call), before.backfilled) if before else HistoryEntry(call, known_until is not None)
    return Change(before, after if call.ended_at is not None else None), after


def _find_known(db: Connection, pbx: int, calls: Sequence[Call]) -> dict[int, tuple[int, HistoryEntry]]:
    """Find calls by their ids, their legs, or as records of the same parties at the same moment; by their places."""
    found = dict[int, tuple[int, HistoryEntry]]()
    wanted = json_dumps([(call.call_id, *call.legs) for call in calls])
    rows: list[tuple[int, int, str, int]] = json.loads(db.execute(_BY_ID_OR_LEG, (wanted, pbx)).fetchone()[0])
    for place, key, data, backfilled in rows:
        found.setdefault(place, (key, tables.entry(data, backfilled)))
    for place, call in enumerate(calls):
        if call.from_record and call.caller and place not in found:
            moments = (call.started_at - _SAME_CALL_SECONDS, call.started_at + _SAME_CALL_SECONDS)
            for key, entry in tables.read_with_keys(db, _NEAR, (pbx, *moments, call.caller.number)):
                if is_same_call(entry.call, call):
                    found.setdefault(place, (key, entry))
    return found


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
