"""The missed calls that somebody should call back, by caller; runs in the thread of the database.

A missed call is dealt with once somebody calls its caller, answers that caller's next call, or ticks it by hand. The order in which calls
began counts, not that in which they became known, since calls are also fetched afterwards. Who takes a tick away says that no call that had
been answered by then, or had begun and stays unanswered, deals with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from math import inf
from sqlite3 import Connection
from typing import Any

from homeassistant.util.json import json_loads_array

from ..base.phone_numbers import comparable_number, number_spellings
from ..base.subjects import PBX, extension_subject
from ..pbx import Call, Direction, Outcome, Party
from .counters import ended_at
from .tables import OLDEST, Change, Numbering, known_pbx, pbx_id, read_entries

MAX_CALLERS = 100
# A caller may try many times.
_MAX_CALLS = 1000
# All that hide their numbers are one caller, whom nobody can call.
_ANONYMOUS = "anonymous"

_MISSED = "JOIN missed ON missed.call = call.id WHERE missed.pbx = ?"


@dataclass(frozen=True, slots=True)
class MissedCaller:
    """Somebody who called in vain, how often, and since when that is dealt with; `call` is the last one, with the phones of all of them."""

    key: str
    call: Call
    calls: int
    done_at: float | None


@dataclass(slots=True)
class Marks:
    """The missed calls that are to be dealt with from now on, and those that are so no more."""

    opened: list[Call] = field(default_factory=list)
    closed: list[Call] = field(default_factory=list)


def callers_dealt_with(call: Call, numbering: Numbering) -> set[str]:
    """Return the keys of those whose earlier missed calls are dealt with by a call: it calls them, or was answered when they called."""
    keys: set[str] = set()
    if call.direction is Direction.OUTBOUND:
        return _dialed_keys((call.callee and call.callee.number, call.dialed), numbering)
    if call.direction is Direction.INTERNAL and call.callee:
        keys.add(_key(call.callee, numbering))
    if call.answered_at is not None:
        keys.add(_key(call.caller, numbering))
        if _is_between_outside_numbers(call):
            keys |= _dialed_keys((call.callee and call.callee.number,), numbering)
    return keys - {_ANONYMOUS}


def note(db: Connection, pbx: int, change: Change, call: Call, numbering: Numbering, marks: Marks) -> None:
    """Take in a call that was stored, and add to the marks what follows from it."""
    before, after = change
    if before == after and (after or call.ended_at is not None):
        return
    call = after.call if after else call
    was_missed, is_missed = (entry is not None and entry.call.outcome is Outcome.MISSED for entry in change)
    if is_missed and not was_missed and _is_due(db, pbx, call, numbering):
        sql = "INSERT INTO missed (call, pbx, caller, started_at) SELECT id, pbx, ?, started_at FROM call WHERE pbx = ? AND call_id = ?"
        db.execute(sql, (_key(call.caller, numbering), pbx, call.call_id))
        marks.opened.append(call)
    elif was_missed and before and open_among(db, pbx, [call]):
        # It counted as what was known of it, with its phones.
        marks.closed.append(before.call)
        marks.opened += [call] if is_missed else []
    if was_missed and not is_missed:
        db.execute("DELETE FROM missed WHERE call = (SELECT id FROM call WHERE pbx = ? AND call_id = ?)", (pbx, call.call_id))
    for caller in callers_dealt_with(call, numbering):
        tick(db, pbx, caller, call.started_at, call.answered_at or call.started_at, marks, by=call)


def tick(db: Connection, pbx: int, caller: str, until: float, done_at: float, marks: Marks, *, by: Call | None = None) -> None:
    """Note that the calls of a caller that began until a moment are dealt with; `by` a call, not those that were left open after it."""
    update = (
        "UPDATE missed SET done_at = ? WHERE pbx = ? AND caller = ? AND done_at IS NULL AND started_at <= ?"
        " AND (open_at IS NULL OR open_at < ?) RETURNING call"
    )
    left_open_before = (by.answered_at or by.started_at) if by else inf
    for row in db.execute(update, (done_at, pbx, caller, until, left_open_before)).fetchall():
        marks.closed += _calls(db, "WHERE id = ?", row)


def untick(db: Connection, pbx: int, caller: str, done_at: float, now: float, marks: Marks) -> None:
    """Note that the calls of a caller that were taken to be dealt with at a moment are not until now."""
    marks.opened += _calls(db, f"{_MISSED} AND missed.caller = ? AND done_at = ?", (pbx, caller, done_at))
    update = "UPDATE missed SET done_at = NULL, open_at = ? WHERE pbx = ? AND caller = ? AND done_at = ?"
    db.execute(update, (now, pbx, caller, done_at))


def drop(db: Connection, pbx: int, caller: str, until: float, marks: Marks) -> None:
    """Forget that the calls of a caller that began until a moment were missed; they stay in the history."""
    tick(db, pbx, caller, until, until, marks)
    db.execute("DELETE FROM missed WHERE pbx = ? AND caller = ? AND started_at <= ?", (pbx, caller, until))


def drop_done(db: Connection, pbx: int, before: float) -> None:
    """Forget what was dealt with before a moment."""
    db.execute("DELETE FROM missed WHERE pbx = ? AND done_at < ?", (pbx, before))


def reset(db: Connection, entry_id: str, subject: str, now: float) -> None:
    """Reset the missed calls of a phone; or of the PBX, with those of all phones, after which nobody is to be called back."""
    pbx = pbx_id(db, entry_id)
    if subject == PBX:
        db.execute("DELETE FROM missed WHERE pbx = ?", (pbx,))
        db.execute("DELETE FROM reset WHERE pbx = ?", (pbx,))
    db.execute("INSERT OR REPLACE INTO reset VALUES (?, ?, ?)", (pbx, subject, now))


def count(db: Connection, entry_id: str) -> dict[str, int]:
    """Return how many calls are to be dealt with, by subject: the PBX, and its phones since they were last reset."""
    pbx = known_pbx(db, entry_id)
    counts = {PBX: db.execute("SELECT count(*) FROM missed WHERE pbx = ? AND done_at IS NULL", (pbx,)).fetchone()[0]}
    of_phones = (
        "SELECT extension, count(*) FROM missed JOIN call ON call.id = missed.call JOIN participant ON participant.call = call.id"
        " LEFT JOIN reset ON reset.pbx = missed.pbx AND subject = ? || extension"
        " WHERE missed.pbx = ? AND done_at IS NULL AND call.ended_at > coalesce(reset_at, 0)"
        " AND (call.direction = ? OR extension IS NOT call.caller) GROUP BY extension"
    )
    rows = db.execute(of_phones, (extension_subject(""), pbx, Direction.INBOUND))
    return counts | {extension_subject(number): calls for number, calls in rows}


def callers(db: Connection, pbx: int) -> list[MissedCaller]:
    """Return whom to call back, and behind them whose calls are dealt with; who called or was called last comes first."""
    columns = "SELECT missed.caller, call_id, done_at, extensions FROM missed JOIN call ON call.id = missed.call WHERE missed.pbx = ?"
    to_call = db.execute(f"{columns} AND done_at IS NULL ORDER BY missed.started_at DESC LIMIT ?", (pbx, _MAX_CALLS))
    done = db.execute(f"{columns} AND done_at IS NOT NULL ORDER BY done_at DESC, missed.started_at DESC LIMIT ?", (pbx, _MAX_CALLS))
    found: dict[str, tuple[float | None, list[str], dict[str, None]]] = {}
    for caller, call_id, done_at, extensions in chain(to_call, done):
        if caller not in found and len(found) == MAX_CALLERS:
            continue
        known_done_at, calls, phones = found.setdefault(caller, (done_at, [], {}))
        # Of a caller who was dealt with several times, or has called again since, only the last calls matter.
        if done_at == known_done_at:
            calls.append(call_id)
            phones.update((str(phone), None) for phone in json_loads_array(extensions))
    newest = [calls[0] for _, calls, _ in found.values()]
    last = {call.call_id: call for call in _calls(db, f"WHERE pbx = ? AND call_id IN ({_places(newest)})", (pbx, *newest))}
    return [_caller(caller, last[calls[0]], len(calls), done_at, phones) for caller, (done_at, calls, phones) in found.items()]


def open_among(db: Connection, pbx: int, calls: Iterable[Call]) -> list[Call]:
    """Return the calls that are to be dealt with among some."""
    ids = [call.call_id for call in calls]
    return _calls(db, f"{_MISSED} AND done_at IS NULL AND call_id IN ({_places(ids)})", (pbx, *ids))


def open_among_oldest(db: Connection, pbx: int, before: float, limit: int) -> list[Call]:
    """Return the calls that are to be dealt with among those that are deleted because of their age."""
    return _calls(db, f"{_MISSED} AND done_at IS NULL AND call.id IN ({OLDEST})", (pbx, pbx, before, limit))


def respell(db: Connection, entry_id: str, numbering: Numbering) -> None:
    """Tell callers apart by their numbers as those of another country."""
    columns = "SELECT call.id, call.caller, call.caller_outside FROM missed JOIN call ON call.id = missed.call WHERE missed.pbx = ?"
    rows = db.execute(columns, (known_pbx(db, entry_id),)).fetchall()
    keys = ((_key(None if number is None else Party(number, outside=bool(outside)), numbering), call) for call, number, outside in rows)
    db.executemany("UPDATE missed SET caller = ? WHERE call = ?", keys)


def _key(caller: Party | None, numbering: Numbering) -> str:
    """Return what is the same for all calls of a caller, however the number is written."""
    if caller is None or not caller.number:
        return _ANONYMOUS
    return comparable_number(caller.number, numbering.country) if caller.outside else extension_subject(caller.number)


def _is_between_outside_numbers(call: Call) -> bool:
    """Return whether the PBX has called both parties, instead of forwarding the call of one to the other."""
    callee = call.callee
    return callee is not None and callee.outside and not call.extensions and call.dialed in (None, callee.number)


def _dialed_keys(numbers: Iterable[str | None], numbering: Numbering) -> set[str]:
    """Return the keys that those have who were called under some numbers, with or without the prefix for outside numbers."""
    spelled = {each for number in numbers if number for each in (number, number.removeprefix(numbering.outside_prefix))}
    return {comparable_number(number, numbering.country) for number in spelled if number}


def _is_due(db: Connection, pbx: int, call: Call, numbering: Numbering) -> bool:
    """Return whether a missed call is to be dealt with: none that was cleared before it became known, and no later call has done it."""
    cleared = db.execute("SELECT reset_at FROM reset WHERE pbx = ? AND subject = ?", (pbx, PBX)).fetchone()
    if cleared and ended_at(call) <= cleared[0]:
        return False
    if call.caller is None or not call.caller.number:
        return True
    caller = _key(call.caller, numbering)
    spellings = {spelling.lower() for spelling in number_spellings(call.caller.number, numbering.country)}
    spellings |= {f"{numbering.outside_prefix}{spelling}" for spelling in spellings}
    later = (
        f"SELECT DISTINCT call FROM call_number WHERE number IN (SELECT number FROM spelling WHERE spelling IN ({_places(spellings)}))"
        f" AND pbx = ? AND direction IN ({_places(Direction)}) AND outcome IN ({_places(Outcome)}) AND started_at >= ?"
    )
    for (key,) in db.execute(later, (*spellings, pbx, *Direction, *Outcome, call.started_at)):
        if any(caller in callers_dealt_with(other, numbering) for other in _calls(db, "WHERE id = ?", (key,))):
            return False
    return True


def _caller(key: str, last: Call, calls: int, done_at: float | None, phones: Iterable[str]) -> MissedCaller:
    """Return a caller by the last call, with the phones of all of them."""
    own = last.caller.number if last.caller and last.direction is Direction.INTERNAL else None
    return MissedCaller(key, replace(last, extensions=tuple(phone for phone in phones if phone != own)), calls, done_at)


def _calls(db: Connection, condition: str, values: Sequence[Any]) -> list[Call]:
    """Return the calls that meet a condition."""
    return [entry.call for entry in read_entries(db, condition, values)]


def _places(values: Iterable[object]) -> str:
    """Return a place for each value."""
    return ", ".join("?" for _ in values)
