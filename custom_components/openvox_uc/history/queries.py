"""Finds calls in the history.

Runs in the database thread.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from math import inf
from sqlite3 import Connection
from typing import Any

from homeassistant.helpers.json import json_dumps
from homeassistant.util.dt import as_local, start_of_local_day, utc_from_timestamp

from ..base.phone_numbers import (
    NumberPattern,
    comparable_number,
    number_spellings,
    plain_number,
)
from ..pbx import Call, Direction, Outcome
from .calls_table import (
    IS_FINISHED,
    DialPlan,
    marks,
    numbers_of,
    read_with_keys,
    set_complete,
)
from .entries import HistoryEntry, Position, ended_at

# During a session, polls move `complete_until` forward at least this often.
_RECENT_SECONDS = 180
# Records have whole seconds of the PBX's clock.
_ROUNDING_SECONDS = 15
# A damaged file may have a list that is no JSON, also in an index only.
_HAS_PHONE = (
    "(json_valid(extensions) AND EXISTS (SELECT 1 FROM json_each(extensions)"
    " WHERE value IN (SELECT value FROM json_each(?))))"
)


@dataclass(frozen=True, kw_only=True)
class CallQuery:
    """The criteria for calls; None matches everything.

    Times are seconds since 1970; `end` is exclusive. At least one of the `numbers`,
    which are patterns, has to match, with or without the outside prefix, unless one of
    the `named` phones is in the call. Only calls before the position `before` match.
    """

    directions: frozenset[Direction] | None = None
    outcomes: frozenset[Outcome] | None = None
    extensions: frozenset[str] | None = None
    recorded: bool = False
    numbers: frozenset[str] | None = None
    named: frozenset[str] = frozenset()
    start: float | None = None
    end: float | None = None
    before: Position | None = None
    dial_plan: DialPlan = field(default_factory=DialPlan)

    @cached_property
    def patterns(self) -> list[NumberPattern] | None:
        """Return the patterns of the numbers, None if any number matches."""
        if self.numbers is None or not all(
            number.strip("*") for number in self.numbers
        ):
            return None
        country = self.dial_plan.country
        return [NumberPattern(number, country) for number in self.numbers]

    def has_number(self, call: Call) -> bool:
        """Return whether a number of a call matches, or a named phone is in it."""
        if self.patterns is None or not self.named.isdisjoint(call.extensions):
            return True
        for number, is_dialed_out in numbers_of(call).items():
            prefix = self.dial_plan.outside_prefix if is_dialed_out else ""
            for pattern in self.patterns:
                if pattern.matches(number, prefix):
                    return True
        return False


def find(db: Connection, pbx: int, query: CallQuery, limit: int) -> list[HistoryEntry]:
    """Return the newest calls that match, beginning with the newest."""
    return [entry for _, entry in _find_with_keys(db, pbx, query, limit)]


def delete(
    db: Connection, pbx: int, query: CallQuery, limit: int, complete_until: float
) -> tuple[int, float]:
    """Delete the newest calls that match, up to a limit.

    Returns how many, and the new `complete_until`, so that the PBX's records do not
    bring deleted calls back.
    """
    found = _find_with_keys(db, pbx, query, limit)
    db.executemany("DELETE FROM call WHERE id = ?", [(key,) for key, _ in found])
    until = complete_until
    for _, entry in found:
        # A call that has just ended may be later than the last poll.
        if (end := ended_at(entry.call)) < complete_until + _RECENT_SECONDS:
            until = max(until, end + _ROUNDING_SECONDS)
    set_complete(db, pbx, until)
    return len(found), until


def recorded_days(db: Connection, pbx: int) -> list[date]:
    """Return the days with recorded calls, the newest first."""
    newest = (
        "SELECT max(started_at) FROM call WHERE pbx = ? AND recorded AND started_at < ?"
    )
    days: list[date] = []
    before = inf
    while True:
        started_at: float | None = db.execute(newest, (pbx, before)).fetchone()[0]
        if started_at is None:
            return days
        day = as_local(utc_from_timestamp(started_at)).date()
        before = start_of_local_day(day).timestamp()
        days.append(day)


def recorded_extensions(db: Connection, pbx: int) -> list[str]:
    sql = (
        "SELECT DISTINCT value FROM call, json_each(extensions)"
        " WHERE pbx = ? AND recorded AND json_valid(extensions)"
    )
    return sorted(number for (number,) in db.execute(sql, (pbx,)))


def _find_with_keys(
    db: Connection, pbx: int, query: CallQuery, limit: int
) -> list[tuple[int, HistoryEntry]]:
    conditions, values = ["pbx = ?", IS_FINISHED], list[Any]([pbx])

    def only(condition: str, *bound: object) -> None:
        conditions.append(condition)
        values.extend(bound)

    if query.start is not None:
        only("started_at >= ?", query.start)
    if query.end is not None:
        only("started_at < ?", query.end)
    if query.before is not None:
        only("(started_at, call_id) < (?, ?)", *query.before)
    if query.directions is not None:
        only(f"direction IN ({marks(query.directions)})", *query.directions)
    if query.outcomes is not None:
        only(f"outcome IN ({marks(query.outcomes)})", *query.outcomes)
    if query.recorded:
        only("recorded")
    if query.patterns is not None:
        only(*_number_condition(query))
    if query.extensions is not None:
        only(_HAS_PHONE, json_dumps(sorted(query.extensions)))
    condition = f"{' AND '.join(conditions)} ORDER BY started_at DESC, call_id DESC"
    # Without this, SQLite may read and sort all calls of a direction.
    found = read_with_keys(db, condition, values, table="call INDEXED BY call_search")
    return list(islice((row for row in found if query.has_number(row[1].call)), limit))


def _number_condition(query: CallQuery) -> list[str]:
    """Return the condition for numbers and named phones, followed by its values."""
    values = [f'*"{glob}"*' for glob in _globs(query)]
    conditions = ["FALSE", *["numbers GLOB ?"] * len(values)]
    if query.named:
        conditions.append(_HAS_PHONE)
        values.append(json_dumps(sorted(query.named)))
    return [f"({' OR '.join(conditions)})", *values]


def _globs(query: CallQuery) -> list[str]:
    """Return patterns for the spellings of a number.

    They match with and without the outside prefix.
    """
    country, prefix = query.dial_plan
    globs: set[str] = set()
    for number in query.numbers or ():
        plain = plain_number(number).lower()
        globs.add(plain)
        # Some trunks send the digits of an international number without a prefix.
        globs.add(comparable_number(plain, country).removeprefix("+"))
        if "*" not in plain:
            globs.update(number_spellings(plain, country))
    return sorted(globs.union(f"{prefix}{glob}" for glob in globs))
