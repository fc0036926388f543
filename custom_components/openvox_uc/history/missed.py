"""The missed calls that need a callback, by caller; runs in the thread of the database.

A missed call is handled once a phone calls its caller, that caller's next call is answered, or a person marks it as done. The order in
which calls began counts, since they may become known later. A caller who is reopened is not handled by calls that had been answered by
then, or that had begun and stay unanswered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import inf
from sqlite3 import Connection

from homeassistant.helpers.json import json_dumps
from homeassistant.util.json import json_loads_array

from ..base.phone_numbers import comparable_number, number_spellings
from ..base.subjects import PBX, extension_subject
from ..pbx import Call, Direction, Outcome, Party
from .entries import ended_at, missed_subjects
from .tables import Change, DialPlan, marks, read_entries, read_with_keys

MAX_CALLERS = 100
_MAX_CALLS = 1000
# All callers who hide their numbers; no one can call them.
_ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class MissedCaller:
    """A missed caller; `call` is the last of the `calls`, with the phones of all."""

    key: str
    call: Call
    calls: int
    done_at: float | None


def callers_handled_by(call: Call, plan: DialPlan) -> set[str]:
    """Return the keys of the callers whom a call handles: it calls them, or they were answered."""
    keys: set[str] = set()
    if call.direction is Direction.OUTBOUND:
        return _dialed_keys((call.callee and call.callee.number, call.dialed), plan)
    if call.direction is Direction.INTERNAL and call.callee:
        keys.add(_key(call.callee, plan))
    if call.answered_at is not None:
        keys.add(_key(call.caller, plan))
        if _is_between_outside_numbers(call):
            keys |= _dialed_keys((call.callee and call.callee.number,), plan)
    return keys - {_ANONYMOUS}


def note(db: Connection, pbx: int, change: Change, call: Call, plan: DialPlan) -> None:
    before, after = change
    if before == after and (after or call.ended_at is not None):
        return
    call = after.call if after else call
    was_missed, is_missed = (entry is not None and entry.call.outcome is Outcome.MISSED for entry in change)
    if was_missed or is_missed:
        key = db.execute("SELECT id FROM call WHERE pbx = ? AND call_id = ?", (pbx, call.call_id)).fetchone()
        moments = db.execute("DELETE FROM missed WHERE call = ? RETURNING done_at, open_at", key).fetchone()
        if is_missed and not was_missed and _is_due(db, pbx, call, plan):
            moments = (None, None)
        if is_missed and moments:
            values = (*key, pbx, _key(call.caller, plan), json_dumps(missed_subjects(call)), call.started_at, ended_at(call), *moments)
            db.execute("INSERT INTO missed VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    done_at = call.answered_at or call.started_at
    for caller in callers_handled_by(call, plan):
        # A caller who was reopened later stays open.
        _handle(db, pbx, caller, call.started_at, done_at, done_at)


def mark_done(db: Connection, pbx: int, caller: MissedCaller, now: float) -> None:
    """Note that a person has handled the calls of a caller, but none that came later."""
    _handle(db, pbx, caller.key, caller.call.started_at, now)


def reopen(db: Connection, pbx: int, caller: MissedCaller, now: float) -> None:
    """Undo what was handled at one moment, whatever calls there were until now."""
    update = "UPDATE missed SET done_at = NULL, open_at = ? WHERE pbx = ? AND caller = ? AND done_at = ?"
    db.execute(update, (now, pbx, caller.key, caller.done_at))


def drop(db: Connection, pbx: int, callers: Sequence[MissedCaller]) -> None:
    values = ((pbx, caller.key, caller.call.started_at) for caller in callers)
    db.executemany("DELETE FROM missed WHERE pbx = ? AND caller = ? AND started_at <= ?", values)


def drop_done(db: Connection, pbx: int, before: float) -> None:
    db.execute("DELETE FROM missed WHERE pbx = ? AND done_at < ?", (pbx, before))


def reset(db: Connection, pbx: int, subject: str, now: float) -> None:
    if subject == PBX:
        db.execute("DELETE FROM counter WHERE pbx = ?", (pbx,))
        db.execute("DELETE FROM missed WHERE pbx = ?", (pbx,))
    db.execute("INSERT OR REPLACE INTO counter (pbx, subject, reset_at) VALUES (?, ?, ?)", (pbx, subject, now))


def callers(db: Connection, pbx: int) -> list[MissedCaller]:
    """Return the callers to call back, then those that are handled; the last calls come first."""
    columns = "SELECT missed.caller, call_id, done_at, extensions FROM missed JOIN call ON call.id = missed.call WHERE missed.pbx = ?"
    to_call = db.execute(f"{columns} AND done_at IS NULL ORDER BY missed.started_at DESC LIMIT ?", (pbx, _MAX_CALLS))
    done = db.execute(f"{columns} AND done_at IS NOT NULL ORDER BY done_at DESC, missed.started_at DESC LIMIT ?", (pbx, _MAX_CALLS))
    found: dict[str, tuple[float | None, list[str], dict[str, None]]] = {}
    for caller, call_id, done_at, extensions in chain(to_call, done):
        if caller not in found and len(found) == MAX_CALLERS:
            continue
        known_done_at, calls, phones = found.setdefault(caller, (done_at, [], {}))
        # Only the last calls of a caller matter, not those handled before.
        if done_at == known_done_at:
            calls.append(call_id)
            phones.update((str(phone), None) for phone in json_loads_array(extensions))
    newest = [calls[0] for _, calls, _ in found.values()]
    entries = read_entries(db, f"WHERE pbx = ? AND call_id IN ({marks(newest)})", (pbx, *newest))
    last = {entry.call.call_id: entry.call for entry in entries}
    missed_callers = list[MissedCaller]()
    for caller, (done_at, calls, phones) in found.items():
        call = last[calls[0]]
        own = call.caller.number if call.caller and call.direction is Direction.INTERNAL else None
        call = replace(call, extensions=tuple(phone for phone in phones if phone != own))
        missed_callers.append(MissedCaller(caller, call, len(calls), done_at))
    return missed_callers


def respell(db: Connection, pbx: int, plan: DialPlan) -> None:
    found = read_with_keys(db, "missed JOIN call ON call.id = missed.call WHERE missed.pbx = ?", (pbx,))
    keys = [(_key(entry.call.caller, plan), key) for key, entry in found]
    db.executemany("UPDATE missed SET caller = ? WHERE call = ?", keys)


def _handle(db: Connection, pbx: int, caller: str, until: float, done_at: float, reopened_before: float = inf) -> None:
    """Handle the calls of a caller that began until a moment, unless they were reopened too late."""
    update = (
        "UPDATE missed SET done_at = ? WHERE pbx = ? AND caller = ? AND done_at IS NULL AND started_at <= ?"
        " AND (open_at IS NULL OR open_at < ?)"
    )
    db.execute(update, (done_at, pbx, caller, until, reopened_before))


def _key(caller: Party | None, plan: DialPlan) -> str:
    if caller is None or not caller.number:
        return _ANONYMOUS
    return comparable_number(caller.number, plan.country) if caller.outside else extension_subject(caller.number)


def _is_between_outside_numbers(call: Call) -> bool:
    """Return whether the PBX called both parties, not forwarded one to the other."""
    callee = call.callee
    return callee is not None and callee.outside and not call.extensions and call.dialed in (None, callee.number)


def _dialed_keys(numbers: Iterable[str | None], plan: DialPlan) -> set[str]:
    spelled = {each for number in numbers if number for each in (number, number.removeprefix(plan.outside_prefix))}
    return {comparable_number(number, plan.country) for number in spelled if number}


def _is_due(db: Connection, pbx: int, call: Call, plan: DialPlan) -> bool:
    """Return whether a missed call was neither cleared before it became known nor handled by a later call."""
    cleared = db.execute("SELECT reset_at FROM counter WHERE pbx = ? AND subject = ?", (pbx, PBX)).fetchone()
    if cleared and ended_at(call) <= cleared[0]:
        return False
    if call.caller is None or not call.caller.number:
        return True
    caller = _key(call.caller, plan)
    written = {spelling for number in (call.caller.number, caller) for spelling in number_spellings(number, plan.country)}
    spellings = {*written, *(f"{plan.outside_prefix}{spelling}" for spelling in written)}
    later = (
        f"SELECT DISTINCT call FROM call_number WHERE number IN (SELECT number FROM spelling WHERE spelling IN ({marks(spellings)}))"
        f" AND pbx = ? AND direction IN ({marks(Direction)}) AND outcome IN ({marks(Outcome)}) AND started_at >= ?"
        # There are many missed calls, and none handles another one.
        " AND NOT (direction = ? AND outcome = ?)"
    )
    keys = db.execute(later, (*spellings, pbx, *Direction, *Outcome, call.started_at, Direction.INBOUND, Outcome.MISSED))
    others = (entry.call for key in keys for entry in read_entries(db, "WHERE id = ?", key))
    return all(caller not in callers_handled_by(other, plan) for other in others)
