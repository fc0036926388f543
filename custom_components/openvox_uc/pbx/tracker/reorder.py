"""Reports that wait a moment for what should come before them (call tracking, rule 11)."""

from collections.abc import Iterable, Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum
from itertools import count

from ..reports import Alert, Answer, AnyCallReport, Bye, CallFailed, CallRecordReport, Report, Ring, Transfer
from .deadlines import Deadlines
from .identity import numbers_of
from .index import Legs

# So late a report may come after another one that it should precede.
LATE_SECONDS = 0.3
# A RING waits only for a Tranfer, so it goes after one.
_RANKS: dict[type[Report], int] = {Answer: 0, Transfer: 1, Alert: 2, Ring: 2, CallFailed: 3, Bye: 4, CallRecordReport: 5}
# Another report may release what ranks below; a BYE or a record waits its time in any case.
_UNRELEASABLE = _RANKS[Bye]


@dataclass(slots=True, eq=False)
class WaitingReport:
    """A report that arrived and was not yet processed. Times are seconds since 1970."""

    report: AnyCallReport | CallRecordReport
    arrived: float
    rank: int
    numbers: frozenset[str]
    place: int


# What the tracker waits for: a report, or a timer of the call with a number.
type Awaited = WaitingReport | tuple[IntEnum, int]


class WaitingReports:
    def __init__(self, deadlines: Deadlines[Awaited]) -> None:
        self._deadlines = deadlines
        self._waiting: dict[WaitingReport, None] = {}
        self._places = count()
        self._by_leg: Legs[dict[WaitingReport, None]] = Legs()

    def add(self, report: AnyCallReport | CallRecordReport, now: float) -> None:
        waiting = WaitingReport(report, now, _RANKS[type(report)], numbers_of(report), next(self._places))
        self._waiting[waiting] = None
        self._deadlines.set(waiting, now + LATE_SECONDS)
        for leg in report.legs:
            if (reports := self._by_leg.get(leg)) is None:
                self._by_leg.add(leg, {waiting: None})
            else:
                reports[waiting] = None

    def remove(self, waiting: WaitingReport) -> bool:
        if waiting not in self._waiting:
            return False
        del self._waiting[waiting]
        self._deadlines.clear(waiting)
        for leg in waiting.report.legs:
            if (reports := self._by_leg.get(leg)) and reports.pop(waiting, waiting) is None and not reports:
                self._by_leg.remove(leg)
        return True

    def take_records(self, leg: str) -> list[CallRecordReport]:
        waiting = [each for each in self._by_leg.get(leg) or () if isinstance(each.report, CallRecordReport)]
        for each in waiting:
            self.remove(each)
        return [each.report for each in waiting if isinstance(each.report, CallRecordReport)]

    def twins(self, report: Bye, legs: Iterable[str]) -> list[Bye]:
        """Return the BYEs that may be about the same call, which has these legs, as one that waits no more."""
        related = self._related(report, numbers_of(report), _UNRELEASABLE + 1) if self._waiting else []
        return [waiting.report for waiting in related if isinstance(waiting.report, Bye)] + self.byes(legs)

    def byes(self, legs: Iterable[str]) -> list[Bye]:
        return [each.report for each in self.waiting_byes(legs) if isinstance(each.report, Bye)]

    def waiting_byes(self, legs: Iterable[str]) -> list[WaitingReport]:
        return _ordered(each for leg in legs for each in self._by_leg.get(leg) or () if isinstance(each.report, Bye))

    def clear(self) -> None:
        for waiting in [*self._waiting]:
            self.remove(waiting)

    def releasable(self, report: AnyCallReport) -> list[WaitingReport]:
        """Return those that may be about the same call, and that another report may release, in their order."""
        return self._related(report, numbers_of(report), _UNRELEASABLE) if self._waiting else []

    def releasable_with(self, numbers: AbstractSet[str]) -> list[WaitingReport]:
        """Return those that name one of these numbers, and that another report may release, in their order."""
        return _ordered(waiting for waiting in self._waiting if waiting.rank < _UNRELEASABLE and not waiting.numbers.isdisjoint(numbers))

    def is_about_to_ring(self, number: str) -> bool:
        return any(number in waiting.numbers and isinstance(waiting.report, Ring) for waiting in self._waiting)

    def before(self, waiting: WaitingReport) -> list[WaitingReport]:
        return self._related(waiting.report, waiting.numbers, waiting.rank)

    def _related(self, report: AnyCallReport | CallRecordReport, numbers: frozenset[str], rank: int) -> list[WaitingReport]:
        """Return those of a lower rank with a leg of a report, or with one nearby if they share a number."""
        found: dict[WaitingReport, None] = {}
        for leg in report.legs:
            for waiting in self._by_leg.get(leg) or ():
                if waiting.rank < rank:
                    found[waiting] = None
            for *_, reports in self._by_leg.near(leg):
                for waiting in reports:
                    if waiting.rank < rank and not numbers.isdisjoint(waiting.numbers):
                        found[waiting] = None
        return _ordered(found)


def _ordered(reports: Iterable[WaitingReport]) -> list[WaitingReport]:
    return sorted(reports, key=lambda waiting: (waiting.rank, waiting.place))
