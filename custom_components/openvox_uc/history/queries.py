"""Finds calls of the history; runs in the thread of the database."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from heapq import merge
from itertools import groupby, islice, product
from math import inf, nextafter
from sqlite3 import Connection

from homeassistant.util.dt import as_local, start_of_local_day, utc_from_timestamp

from ..base.phone_numbers import NumberPattern, comparable_number, number_spellings, plain_number
from ..pbx import Call, Direction, Outcome
from .entries import HistoryEntry, ended_at
from .tables import IS_FINISHED, DialPlan, marks, numbers_of, read_entries

# Calls of more numbers are looked for among the newest calls first.
_FEW_NUMBERS = 2500
_NEWEST_CALLS = 500
_NEVER = 2.0**62
# While there is a session, polls move `complete_until` on at least this often.
_RECENT_SECONDS = 180
# Records have whole seconds of the PBX's clock.
_ROUNDING_SECONDS = 15
# With OR in place of UNION, SQLite would not use the index.
_NUMBERS = "SELECT number FROM spelling WHERE spelling GLOB ?"

type _Place = tuple[float, int]
# When a call began, and its id.
type Position = tuple[float, str]


@dataclass(frozen=True, kw_only=True)
class CallQuery:
    """The criteria for calls; None matches all. Moments are seconds since 1970, `end` is not included.

    One of the `numbers`, which are patterns, has to match, also without the prefix for external numbers. Calls at or after the position
    `before` are not wanted.
    """

    directions: frozenset[Direction] | None = None
    outcomes: frozenset[Outcome] | None = None
    extensions: frozenset[str] | None = None
    recorded: bool = False
    numbers: frozenset[str] | None = None
    start: float | None = None
    end: float | None = None
    before: Position | None = None
    dial_plan: DialPlan = field(default_factory=DialPlan)

    def matches(self, call: Call) -> bool:
        return (
            (self.directions is None or call.direction in self.directions)
            and (self.outcomes is None or call.outcome in self.outcomes)
            and (self.start is None or call.started_at >= self.start)
            and (self.end is None or call.started_at < self.end)
            and (not self.recorded or call.recording is not None)
            and (self.extensions is None or not self.extensions.isdisjoint(call.extensions))
            and (self.before is None or (call.started_at, call.call_id) < self.before)
            and (self.patterns is None or self._has_number(call))
        )

    @cached_property
    def patterns(self) -> list[NumberPattern] | None:
        """Return the patterns of the numbers, unless one matches any."""
        if self.numbers is None or not all(number.strip("*") for number in self.numbers):
            return None
        return [NumberPattern(number, self.dial_plan.country) for number in self.numbers]

    def _has_number(self, call: Call) -> bool:
        prefix = self.dial_plan.outside_prefix
        return any(self._is_wanted(number, prefix if dialed_out else "") for number, dialed_out in numbers_of(call).items())

    @cached_property
    def _is_wanted(self) -> Callable[[str, str], bool]:
        # Thousands of voicemails are of few callers.
        return lru_cache(lambda number, prefix: any(pattern.matches(number, prefix) for pattern in self.patterns or ()))


def find(db: Connection, pbx: int, query: CallQuery, limit: int) -> list[HistoryEntry]:
    places = (_find_newest if query.patterns is None else _find_by_number)(db, query, pbx)
    entries = in_order(entry for _, key in places for entry in read_entries(db, "WHERE id = ?", (key,)))
    return list(islice((entry for entry in entries if query.matches(entry.call)), limit))


def delete(db: Connection, pbx: int, query: CallQuery, limit: int, complete_until: float) -> tuple[int, float]:
    """Delete some calls, the newest first, and return how many, and until when no call is missing: no record brings them back."""
    calls = [entry.call for entry in find(db, pbx, query, limit)]
    db.executemany("DELETE FROM call WHERE pbx = ? AND call_id = ?", ((pbx, call.call_id) for call in calls))
    # One that has just ended may be later than the last poll.
    ends = [end for call in calls if (end := ended_at(call)) < complete_until + _RECENT_SECONDS]
    until = max([complete_until, *(end + _ROUNDING_SECONDS for end in ends)])
    db.execute("UPDATE pbx SET complete_until = max(complete_until, ?) WHERE id = ?", (until, pbx))
    return len(calls), until


def in_order(entries: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    """Put calls of one moment in the order of their ids."""
    for _, of_moment in groupby(entries, key=lambda entry: entry.call.started_at):
        yield from sorted(of_moment, key=lambda entry: entry.call.call_id, reverse=True)


def recorded_days(db: Connection, pbx: int, before: float, limit: int) -> list[float]:
    """Return when the days began that have recorded calls before a moment, the newest first."""
    sql = (
        f"SELECT started_at FROM call WHERE pbx = ? AND started_at < ? AND recording IS NOT NULL AND {IS_FINISHED}"
        " ORDER BY started_at DESC LIMIT 1"
    )
    days = list[float]()
    while len(days) < limit and (row := db.execute(sql, (pbx, before)).fetchone()):
        before = start_of_local_day(as_local(utc_from_timestamp(row[0]))).timestamp()
        days.append(before)
    return days


def recorded_extensions(db: Connection, pbx: int) -> list[str]:
    sql = "SELECT DISTINCT extension FROM call JOIN participant ON call = id WHERE call.pbx = ? AND recording IS NOT NULL"
    return sorted(extension for (extension,) in db.execute(sql, (pbx,)))


def _find_newest(db: Connection, query: CallQuery, pbx: int) -> Iterator[_Place]:
    if query.recorded and query.extensions is None:
        # They may be few among many.
        few = f"WHERE pbx = ? AND recording IS NOT NULL AND started_at >= ? AND started_at < ? AND {IS_FINISHED}"
        yield from db.execute(f"SELECT started_at, id FROM call {few} ORDER BY started_at DESC, id DESC", (pbx, *_moments(query)))
        return
    table, key, extensions = ("call", "id", "") if query.extensions is None else ("participant", "call", "extension = ? AND ")
    sql = (
        f"SELECT started_at, {key} FROM {table} WHERE pbx = ? AND {extensions}direction = ? AND outcome = ?"
        f" AND started_at >= ? AND started_at < ?{_recorded(query, f'{table}.{key}')} ORDER BY started_at DESC, {key} DESC"
    )
    filters = [query.extensions] if query.extensions is not None else []
    kinds = product(*filters, query.directions or Direction, query.outcomes or Outcome)
    last: _Place | None = None
    for place in merge(*(db.execute(sql, (pbx, *kind, *_moments(query))) for kind in kinds), reverse=True):
        if place != last:
            yield place
        last = place


def _find_by_number(db: Connection, query: CallQuery, pbx: int) -> Iterator[_Place]:
    globs = _globs(query)
    found = {key for glob in globs for (key,) in db.execute(f"{_NUMBERS} LIMIT ?", (glob, _FEW_NUMBERS + 1))}
    numbers, values, last = marks(found), sorted(found), (_NEVER, 0)
    if len(found) > _FEW_NUMBERS:
        newest = _find_newest(db, query, pbx)
        # A cross join looks at the few numbers of a call, not at the many calls of a number.
        sql = "SELECT 1 FROM call_number CROSS JOIN spelling ON spelling.number = call_number.number WHERE call = ?"
        has_number = f"{sql} AND ({' OR '.join(['spelling GLOB ?'] * len(globs))})"
        for last in islice(newest, _NEWEST_CALLS):
            if db.execute(has_number, (last[1], *globs)).fetchone():
                yield last
        if next(newest, None) is None:
            return
        numbers, values = " UNION ".join([_NUMBERS] * len(globs)), globs
    directions, outcomes, extensions = (sorted(each or ()) for each in (query.directions, query.outcomes, query.extensions))
    of_direction = "" if query.directions is None else f" AND direction IN ({marks(directions)})"
    of_outcome = "" if query.outcomes is None else f" AND outcome IN ({marks(outcomes)})"
    participates = f"SELECT 1 FROM participant WHERE participant.call = place.call AND extension IN ({marks(extensions)})"
    of_extension = "" if query.extensions is None else f" AND EXISTS ({participates})"
    places = (
        f"SELECT started_at, call FROM call_number WHERE number IN ({numbers}) AND pbx = ?{of_direction}{of_outcome}"
        " AND started_at >= ? AND started_at < ? AND (started_at, call) < (?, ?)"
        # A call with several such numbers comes once; DISTINCT would sort twice.
        " GROUP BY started_at, call ORDER BY started_at DESC, call DESC"
    )
    # The limit keeps the two queries apart: rows are looked up only for calls that are fetched.
    sql = f"SELECT started_at, call FROM ({places} LIMIT -1) AS place WHERE TRUE{of_extension}{_recorded(query, 'place.call')}"
    yield from db.execute(sql, (*values, pbx, *directions, *outcomes, *_moments(query), *last, *extensions))


def _recorded(query: CallQuery, key: str) -> str:
    exists = f" AND EXISTS (SELECT 1 FROM call AS recorded WHERE recorded.id = {key} AND recorded.recording IS NOT NULL)"
    return exists if query.recorded else ""


def _moments(query: CallQuery) -> tuple[float, float]:
    end = _NEVER if query.end is None else query.end
    # `matches` compares the ids of those of that very moment.
    return (0 if query.start is None else query.start), min(end, nextafter(query.before[0], inf)) if query.before else end


def _globs(query: CallQuery) -> list[str]:
    """Return the patterns of the spellings of a number, also with the external prefix."""
    plains = {plain_number(number).lower() for number in query.numbers or ()}
    # All spellings of a whole number are known, those of a part of it are not.
    spellings = (spelling for plain in plains if "*" not in plain for spelling in number_spellings(plain, query.dial_plan.country))
    # Some trunks send the digits of an international number alone.
    globs = plains.union(spellings, (comparable_number(plain, query.dial_plan.country).removeprefix("+") for plain in plains))
    return sorted(globs.union(f"{query.dial_plan.outside_prefix}{glob}" for glob in globs))
