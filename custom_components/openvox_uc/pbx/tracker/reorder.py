"""Deadlines, and reports that wait for earlier ones.

Those should come before them (call tracking, rule 11).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Set as AbstractSet
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, product
from math import inf
from operator import attrgetter
from typing import override

from ..models import Party
from ..reports import (
    Alert,
    Answer,
    AnyCallReport,
    Bye,
    CallFailed,
    CallRecordReport,
    Report,
    Ring,
    TrackedReport,
    Transfer,
)
from .call import OpenCall
from .identity import first_party, numbers_of
from .index import bucket, distance, near_buckets

# A report may come this long after another one that it should precede.
LATE_SECONDS = 0.3
# A RING waits only for a Tranfer, so it goes after one.
_RANKS: dict[type[Report], int] = {
    Answer: 0,
    Transfer: 1,
    Alert: 2,
    Ring: 2,
    CallFailed: 3,
    Bye: 4,
    CallRecordReport: 5,
}
# Another report may release what ranks below.
_UNRELEASABLE = _RANKS[Bye]


class Deadlines[Key: Hashable](dict[Key, float]):
    """Deadlines, at most one for each key.

    Their cost does not grow with their number.

    Each key has an entry in the heap that is due no later than the key itself; an entry
    that comes up too early is put back.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heap: list[tuple[float, int, Key]] = []
        self._order = count()

    @override
    def __setitem__(self, key: Key, at: float) -> None:
        if at < self.get(key, inf):
            heappush(self._heap, (at, next(self._order), key))
        super().__setitem__(key, at)

    @property
    def next(self) -> float | None:
        while self._heap:
            at, _, key = self._heap[0]
            due = self.get(key)
            if due == at:
                return at
            heappop(self._heap)
            if due is not None:
                heappush(self._heap, (due, next(self._order), key))
        return None

    def take_first(self) -> Key:
        """Remove and return the key that is due first; call `next` before."""
        _, _, key = heappop(self._heap)
        del self[key]
        return key


@dataclass(slots=True, eq=False)
class WaitingReport:
    """A report, and what it is found by."""

    report: TrackedReport
    arrived: float
    place: int
    rank: int = field(init=False)
    legs: frozenset[str] = field(init=False)
    numbers: frozenset[str] = field(init=False)
    keys: frozenset[str | int] = field(init=False)

    def __post_init__(self) -> None:
        self.rank = _RANKS[type(self.report)]
        self.legs = frozenset(self.report.legs)
        self.numbers = numbers_of(self.report)
        buckets = {number for leg in self.legs if (number := bucket(leg)) is not None}
        self.keys = self.legs | self.numbers | buckets


type Awaited = WaitingReport | tuple[Callable[[OpenCall, float], None], OpenCall]


class WaitingReports:
    """Reports, by their legs, the buckets of these, and their numbers.

    None waits for long.
    """

    def __init__(self, deadlines: Deadlines[Awaited]) -> None:
        self._deadlines = deadlines
        self._places = count()
        self._by_key: defaultdict[str | int, set[WaitingReport]] = defaultdict(set)

    def add(self, report: TrackedReport, now: float) -> None:
        waiting = WaitingReport(report, now, next(self._places))
        for key in waiting.keys:
            self._by_key[key].add(waiting)
        self._deadlines[waiting] = now + LATE_SECONDS

    def remove(self, waiting: WaitingReport) -> bool:
        keys = [key for key in waiting.keys if waiting in self._by_key.get(key, ())]
        for key in keys:
            self._by_key[key].remove(waiting)
            if not self._by_key[key]:
                del self._by_key[key]
        self._deadlines.pop(waiting, None)
        return bool(keys)

    def clear(self) -> None:
        for waiting in self._with(self._by_key):
            self.remove(waiting)

    def take_records(self, leg: str) -> list[CallRecordReport]:
        records = {
            each: each.report
            for each in self._with([leg])
            if isinstance(each.report, CallRecordReport) and leg in each.legs
        }
        for waiting in records:
            self.remove(waiting)
        return [*records.values()]

    def byes(self, legs: Iterable[str]) -> list[WaitingReport]:
        return [
            each
            for each in self._with(legs)
            if isinstance(each.report, Bye) and not each.legs.isdisjoint(legs)
        ]

    def leavers(self, legs: Iterable[str]) -> set[Party | None]:
        return {
            first_party(each.report)
            for each in self.byes(legs)
            if isinstance(each.report, Bye)
        }

    def has_twin(self, report: Bye, legs: Iterable[str]) -> bool:
        """Return whether the other BYE of a pair waits.

        It names the same parties the other way round.
        """
        byes = {*self.byes(legs), *self._related(report, _UNRELEASABLE + 1)}
        twins = [
            each.report
            for each in byes
            if isinstance(each.report, Bye)
            and {*each.report.parties} == {*report.parties}
        ]
        return any(first_party(twin) != first_party(report) for twin in twins)

    def releasable(self, report: AnyCallReport) -> list[WaitingReport]:
        """Return those that a report may release, in their order.

        They may be about the same call.
        """
        return self._related(report, _UNRELEASABLE)

    def releasable_with(self, numbers: AbstractSet[str]) -> list[WaitingReport]:
        return [
            each
            for each in self._with(numbers)
            if each.rank < _UNRELEASABLE and not numbers.isdisjoint(each.numbers)
        ]

    def before(self, waiting: WaitingReport) -> list[WaitingReport]:
        return self._related(waiting.report, waiting.rank)

    def is_about_to_ring(self, number: str) -> bool:
        return any(
            isinstance(each.report, Ring) and number in each.numbers
            for each in self._with([number])
        )

    def _with(self, keys: Iterable[str | int]) -> list[WaitingReport]:
        """Return those with one of some keys by rank.

        Those of a rank are in the order of their arrival.
        """
        found = {each for key in keys for each in self._by_key.get(key, ())}
        return sorted(found, key=attrgetter("rank", "place"))

    def _related(self, report: TrackedReport, rank: int) -> list[WaitingReport]:
        """Return those of a lower rank that are related to a report.

        They have a leg of it, or one nearby if they share a number.
        """
        legs = frozenset(report.legs)
        near = [
            each
            for each in self._with(legs.union(*map(near_buckets, legs)))
            if each.rank < rank
        ]
        if not near:
            return near
        numbers = numbers_of(report)

        def is_related(waiting: WaitingReport) -> bool:
            if not legs.isdisjoint(waiting.legs):
                return True
            return not numbers.isdisjoint(waiting.numbers) and any(
                distance(*pair) for pair in product(legs, waiting.legs)
            )

        return list(filter(is_related, near))
