"""Reports that wait a moment for what should come before them (design: rule 12)."""

from collections.abc import Iterable, Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum

from ..reports import Alert, Answer, AnyCallReport, Bye, CallFailed, CallRecordReport, Report, Ring, Transfer
from .deadlines import Deadlines
from .identity import numbers_of
from .legs import Legs

# A RING waits only for a Tranfer, so it goes after one.
_RANKS: dict[type[Report], int] = {Answer: 0, Transfer: 1, Alert: 2, Ring: 2, CallFailed: 3, Bye: 4, CallRecordReport: 5}
# Another report may set free what ranks below; a BYE or a record waits its time in any case.
_UNRELEASABLE = _RANKS[Bye]


@dataclass(slots=True, eq=False)
class HeldReport:
    """A report that arrived and was not yet processed. Times are seconds since 1970."""

    report: AnyCallReport | CallRecordReport
    arrived: float
    due: float
    rank: int
    numbers: frozenset[str]


# What the tracker waits for: a report on hold, or something of the call with a number.
type Awaited = HeldReport | tuple[IntEnum, int]


class HeldReports:
    """The reports on hold, found by their legs."""

    def __init__(self, deadlines: Deadlines[Awaited]) -> None:
        """Start with none; their deadlines stand among the others of the tracker."""
        self._deadlines = deadlines
        self._held: dict[HeldReport, None] = {}
        self._releasable: dict[HeldReport, None] = {}
        self._by_leg: Legs[dict[HeldReport, None]] = Legs()

    @property
    def any_releasable(self) -> bool:
        """Tell whether there is a report on hold that another one may set free."""
        return bool(self._releasable)

    def add(self, report: AnyCallReport | CallRecordReport, now: float, due: float) -> None:
        """Put a report on hold."""
        held = HeldReport(report, now, due, _RANKS[type(report)], numbers_of(report))
        self._held[held] = None
        if held.rank < _UNRELEASABLE:
            self._releasable[held] = None
        self._deadlines.set(held, due)
        for leg in report.legs:
            if (reports := self._by_leg.get(leg)) is None:
                self._by_leg.add(leg, {held: None})
            else:
                reports[held] = None

    def remove(self, held: HeldReport) -> bool:
        """Take a report from hold, and tell whether it was still there."""
        if held not in self._held:
            return False
        del self._held[held]
        self._releasable.pop(held, None)
        self._deadlines.clear(held)
        for leg in held.report.legs:
            if (reports := self._by_leg.get(leg)) and reports.pop(held, held) is None and not reports:
                self._by_leg.remove(leg)
        return True

    def all(self) -> list[HeldReport]:
        """Return all in the order in which they are to be processed."""
        return _ordered(self._held)

    def releasable(self, report: AnyCallReport) -> list[HeldReport]:
        """Return those that may be about the same call, and that a report may set free, in their order."""
        return self._related(report, numbers_of(report), _UNRELEASABLE) if self._releasable else []

    def releasable_with(self, numbers: AbstractSet[str]) -> list[HeldReport]:
        """Return those that name one of these numbers, and that a report may set free, in their order."""
        return _ordered(held for held in self._releasable if not held.numbers.isdisjoint(numbers))

    def before(self, held: HeldReport) -> list[HeldReport]:
        """Return those that may be about the same call and come before another one on hold, in their order."""
        return self._related(held.report, held.numbers, held.rank)

    def _related(self, report: AnyCallReport | CallRecordReport, numbers: frozenset[str], rank: int) -> list[HeldReport]:
        """Return those of a lower rank with a leg of a report, or with one nearby if they share a number."""
        found: dict[HeldReport, None] = {}
        for leg in report.legs:
            for held in self._by_leg.get(leg) or ():
                if held.rank < rank:
                    found[held] = None
            for *_, reports in self._by_leg.near(leg):
                for held in reports:
                    if held.rank < rank and not numbers.isdisjoint(held.numbers):
                        found[held] = None
        return _ordered(held for held in found if held.report is not report)


def _ordered(reports: Iterable[HeldReport]) -> list[HeldReport]:
    """Return reports in the order in which they are to be processed."""
    return sorted(reports, key=lambda held: (held.rank, held.arrived))
