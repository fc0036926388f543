"""The missed calls that need a callback, grouped by caller.

Runs in the database thread. A missed call is handled once a phone calls its caller, the
caller's next call is answered, or a user marks it as done. Calls may become known late,
so the order in which they began counts. If a caller is reopened, earlier calls no
longer handle that caller: calls that were already answered, or that had begun and stay
unanswered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from math import inf
from sqlite3 import Connection
import time
from typing import Any, NamedTuple

from homeassistant.util.json import json_loads_array

from ..base.phone_numbers import comparable_number
from ..base.subjects import PBX, extension_subject
from ..pbx import Call, Direction, Outcome, Party
from .calls_table import DialPlan, marks, read_with_keys
from .entries import HistoryEntry, ended_at
from .queries import CallQuery, find

MAX_CALLERS = 100
_MAX_CALLS = 1000
# All callers with a hidden number, whom no one can call back.
_ANONYMOUS = "anonymous"


class MissedCaller(NamedTuple):
    """A caller with `calls` missed calls.

    `call` is the last one, with the phones of all of them.
    """

    key: str
    call: Call
    calls: int
    done_at: float | None


def callers_handled_by(call: Call, plan: DialPlan) -> set[str]:
    """Return the keys of the callers whom a call handles: called or answered."""
    if call.direction is Direction.OUTBOUND:
        return _dialed_keys((call.callee and call.callee.number, call.dialed), plan)
    keys: set[str] = set()
    if call.direction is Direction.INTERNAL and call.callee:
        keys.add(caller_key(call.callee, plan))
    if call.answered_at is not None:
        keys.add(caller_key(call.caller, plan))
        if _is_between_outside_numbers(call):
            keys |= _dialed_keys((call.callee and call.callee.number,), plan)
    return keys - {_ANONYMOUS}


def note(
    db: Connection,
    pbx: int,
    key: int,
    plan: DialPlan,
    *,
    before: HistoryEntry | None,
    after: HistoryEntry,
) -> None:
    """Note whether a stored call is a missed one that is not handled yet."""
    call = after.call
    is_missed = call.outcome is Outcome.MISSED
    was_missed = before is not None and before.call.outcome is Outcome.MISSED
    # A call that a user removed from the list does not come back.
    if is_missed != was_missed:
        is_listed = is_missed and _is_due(db, pbx, call, plan)
        caller = caller_key(call.caller, plan) if is_listed else None
        db.execute("UPDATE call SET missed_caller = ? WHERE id = ?", (caller, key))


def handle(db: Connection, pbx: int, call: Call, plan: DialPlan) -> bool:
    """Mark the missed calls of the callers whom a call handles as handled.

    Return whether there were any.
    """
    done_at = call.answered_at or call.started_at
    handles = False
    for caller in callers_handled_by(call, plan):
        # A caller who was reopened later stays open.
        handles |= _handle(
            db,
            pbx,
            caller,
            until=call.started_at,
            done_at=done_at,
            reopened_before=done_at,
        )
    return handles


def mark_done(db: Connection, pbx: int, caller: MissedCaller, now: float) -> None:
    """Mark the calls of a caller as handled by a user, but no later ones."""
    _handle(db, pbx, caller.key, until=caller.call.started_at, done_at=now)


def reopen(db: Connection, pbx: int, caller: MissedCaller, now: float) -> None:
    """Reopen the calls that were handled together.

    No call that is known by now handles them again.
    """
    db.execute(
        (
            "UPDATE call SET done_at = NULL, reopened_at = ? WHERE pbx = ? AND "
            "missed_caller = ? AND done_at = ?"
        ),
        (now, pbx, caller.key, caller.done_at),
    )


def drop(db: Connection, pbx: int, callers: Sequence[MissedCaller]) -> None:
    values = ((pbx, caller.key, caller.call.started_at) for caller in callers)
    db.executemany(
        (
            "UPDATE call SET missed_caller = NULL WHERE pbx = ? AND missed_caller = "
            "? AND started_at <= ?"
        ),
        values,
    )


def drop_done(db: Connection, pbx: int, before: float) -> None:
    db.execute(
        (
            "UPDATE call SET missed_caller = NULL WHERE pbx = ? AND missed_caller IS "
            "NOT NULL AND done_at < ?"
        ),
        (pbx, before),
    )


def reset(db: Connection, pbx: int, subject: str, now: float) -> None:
    """Restart the counter of a subject's missed calls.

    For the PBX, restart those of all phones, and empty the list of missed callers.
    """
    if subject == PBX:
        db.execute("DELETE FROM missed_reset WHERE pbx = ?", (pbx,))
        listed = "pbx = ? AND missed_caller IS NOT NULL"
        db.execute(f"UPDATE call SET missed_caller = NULL WHERE {listed}", (pbx,))
    sql = "INSERT OR REPLACE INTO missed_reset (pbx, subject, at) VALUES (?, ?, ?)"
    db.execute(sql, (pbx, subject, now))


def callers(db: Connection, pbx: int) -> list[MissedCaller]:
    """Return the callers to call back, then those already handled.

    In each group, the latest call comes first.
    """
    # The id is that of the last call.
    rows = db.execute(
        "SELECT missed_caller, min(done_at, ?), count(*), max(started_at), id,"
        " json_group_array(json(extensions)) FILTER (WHERE json_valid(extensions))"
        " FROM call WHERE pbx = ? AND missed_caller IS NOT NULL"
        " GROUP BY missed_caller, done_at"
        " ORDER BY done_at IS NOT NULL, done_at DESC, max(started_at) DESC",
        (time.time(), pbx),
    )
    groups: dict[str, tuple[float | None, int, int, str]] = {}
    for caller, done_at, count, _, key, extensions in rows:
        # Only the latest calls of a caller matter, not those handled earlier.
        groups.setdefault(caller, (done_at, count, key, extensions))
        if len(groups) == MAX_CALLERS:
            break
    keys = [key for _, _, key, _ in groups.values()]
    entries = dict(read_with_keys(db, f"id IN ({marks(keys)})", keys))
    found: list[MissedCaller] = []
    for caller, (done_at, count, key, extensions) in groups.items():
        if entry := entries.get(key):
            phones = _phones(entry.call, json_loads_array(extensions))
            call = replace(entry.call, extensions=phones)
            found.append(MissedCaller(caller, call, count, done_at))
    return found


def _phones(newest: Call, called: list[Any]) -> tuple[str, ...]:
    """Return the phones of all calls of a caller, beginning with the last call."""
    phones = dict.fromkeys(chain(newest.extensions, *called))
    if newest.caller and newest.direction is Direction.INTERNAL:
        phones.pop(newest.caller.number, None)
    return tuple(phones)


def _handle(
    db: Connection,
    pbx: int,
    caller: str,
    *,
    until: float,
    done_at: float,
    reopened_before: float = inf,
) -> bool:
    """Mark the calls of a caller that began until a moment as handled.

    Calls that were reopened later stay open. Return whether there were any.
    """
    marked = db.execute(
        "UPDATE call SET done_at = ? WHERE pbx = ? AND missed_caller = ?"
        " AND done_at IS NULL AND started_at <= ?"
        " AND (reopened_at IS NULL OR reopened_at < ?)",
        (done_at, pbx, caller, until, reopened_before),
    )
    return marked.rowcount > 0


def caller_key(caller: Party | None, plan: DialPlan) -> str:
    if caller is None or not caller.number:
        return _ANONYMOUS
    if caller.outside:
        return comparable_number(caller.number, plan.country)
    return extension_subject(caller.number)


def _is_between_outside_numbers(call: Call) -> bool:
    """Return whether the PBX called both parties, rather than forwarding a call."""
    callee = call.callee
    if callee is None or not callee.outside or call.extensions:
        return False
    return call.dialed in (None, callee.number)


def _dialed_keys(numbers: Iterable[str | None], plan: DialPlan) -> set[str]:
    keys: set[str] = set()
    for number in numbers:
        if number:
            without_prefix = number.removeprefix(plan.outside_prefix)
            keys.add(comparable_number(number, plan.country))
            keys.add(comparable_number(without_prefix, plan.country))
    return keys


def _is_due(db: Connection, pbx: int, call: Call, plan: DialPlan) -> bool:
    """Return whether a missed call that becomes known is still unhandled."""
    cleared = "SELECT 1 FROM missed_reset WHERE pbx = ? AND subject = ? AND at >= ?"
    if db.execute(cleared, (pbx, PBX, ended_at(call))).fetchone():
        return False
    if call.caller is None or not call.caller.number:
        return True
    caller = caller_key(call.caller, plan)
    query = CallQuery(
        numbers=frozenset({call.caller.number, caller}),
        start=call.started_at,
        # Later ones were stored while the clock was ahead.
        end=time.time(),
        dial_plan=plan,
    )
    return all(
        caller not in callers_handled_by(later.call, plan)
        for later in find(db, pbx, query, _MAX_CALLS)
    )
