"""Reports that wait for others that should come first (call tracking, rule 11)."""

from collections.abc import Callable, Collection, Set as AbstractSet
from dataclasses import dataclass
from itertools import product
from operator import attrgetter

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
from .index import distance

# A report may come this long after another one that it should precede.
LATE_SECONDS = 0.3
# A RING waits only for a Tranfer, so it ranks after one.
_RANKS: dict[type[Report], int] = {
    Answer: 0,
    Transfer: 1,
    Alert: 2,
    Ring: 2,
    CallFailed: 3,
    Bye: 4,
    CallRecordReport: 5,
}
# Another report may release those that rank below.
_UNRELEASABLE = _RANKS[Bye]


@dataclass(slots=True, eq=False)
class WaitingReport:
    report: TrackedReport
    arrived: float

    @property
    def rank(self) -> int:
        return _RANKS[type(self.report)]


# What a call waits for, or a report that waits.
type Awaited = WaitingReport | tuple[Callable[[OpenCall, float], None], OpenCall]


class WaitingReports:
    """Waiting reports by rank, and within a rank in the order of their arrival.

    None of them waits for long, so there are never many.
    """

    def __init__(self, deadlines: dict[Awaited, float]) -> None:
        self._deadlines = deadlines
        self._reports: list[WaitingReport] = []

    def add(self, report: TrackedReport, now: float) -> None:
        waiting = WaitingReport(report, now)
        self._reports.append(waiting)
        self._reports.sort(key=attrgetter("rank"))
        self._deadlines[waiting] = now + LATE_SECONDS

    def remove(self, waiting: WaitingReport) -> bool:
        if waiting not in self._reports:
            return False
        self._reports.remove(waiting)
        self._deadlines.pop(waiting, None)
        return True

    def clear(self) -> None:
        for waiting in list(self._reports):
            self.remove(waiting)

    def take_records(self, leg: str) -> list[CallRecordReport]:
        records = []
        for waiting in list(self._reports):
            if isinstance(waiting.report, CallRecordReport) and (
                waiting.report.leg == leg
            ):
                records.append(waiting.report)
                self.remove(waiting)
        return records

    def byes(self, legs: Collection[str]) -> list[WaitingReport]:
        return [
            waiting
            for waiting in self._reports
            if isinstance(waiting.report, Bye)
            and not set(waiting.report.legs).isdisjoint(legs)
        ]

    def leavers(self, legs: Collection[str]) -> set[Party | None]:
        return {
            first_party(waiting.report)
            for waiting in self.byes(legs)
            if isinstance(waiting.report, Bye)
        }

    def has_twin(self, report: Bye, legs: Collection[str]) -> bool:
        """Return whether the other BYE of a pair waits.

        It names the same parties in reverse order.
        """
        related = [*self.byes(legs), *self._related(report, _UNRELEASABLE + 1)]
        return any(
            isinstance(waiting.report, Bye)
            and set(waiting.report.parties) == set(report.parties)
            and first_party(waiting.report) != first_party(report)
            for waiting in related
        )

    def releasable(self, report: AnyCallReport) -> list[WaitingReport]:
        """Return the waiting reports that a report may release, in order.

        They may be about the same call.
        """
        return self._related(report, _UNRELEASABLE)

    def releasable_with(self, numbers: AbstractSet[str]) -> list[WaitingReport]:
        return [
            waiting
            for waiting in self._reports
            if waiting.rank < _UNRELEASABLE
            and not numbers.isdisjoint(numbers_of(waiting.report))
        ]

    def before(self, waiting: WaitingReport) -> list[WaitingReport]:
        return self._related(waiting.report, waiting.rank)

    def is_about_to_ring(self, number: str) -> bool:
        return any(
            isinstance(waiting.report, Ring) and number in numbers_of(waiting.report)
            for waiting in self._reports
        )

    def _related(self, report: TrackedReport, rank: int) -> list[WaitingReport]:
        return [
            waiting
            for waiting in self._reports
            if waiting.rank < rank and _may_be_of_one_call(report, waiting.report)
        ]


def _may_be_of_one_call(report: TrackedReport, other: TrackedReport) -> bool:
    """Return whether two reports share a leg, or a number and legs nearby."""
    if not set(report.legs).isdisjoint(other.legs):
        return True
    if numbers_of(report).isdisjoint(numbers_of(other)):
        return False
    return any(distance(*legs) for legs in product(report.legs, other.legs))
