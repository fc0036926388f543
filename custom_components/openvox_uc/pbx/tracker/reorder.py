"""Reports that wait for others that should come first (call tracking, rule 11)."""

from collections.abc import Collection, Iterable, Set as AbstractSet
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
from .identity import first_party
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
# From this rank on, reports wait until they are due; others may be released before.
_UNRELEASABLE = _RANKS[Bye]


@dataclass(slots=True, eq=False)
class WaitingReport:
    report: TrackedReport
    arrived: float
    due_at: float
    rank: int


class WaitingReports:
    """Waiting reports in the order of their arrival, in which they are also due.

    None of them waits for long, so there are never many.
    """

    def __init__(self) -> None:
        self._reports: list[WaitingReport] = []

    @property
    def first(self) -> WaitingReport | None:
        return next(iter(self._reports), None)

    def add(self, report: TrackedReport, now: float) -> None:
        self._reports.append(
            WaitingReport(report, now, now + LATE_SECONDS, _RANKS[type(report)])
        )

    def remove(self, waiting: WaitingReport) -> bool:
        """Remove a report; return False if it waits no longer."""
        if waiting not in self._reports:
            return False
        self._reports.remove(waiting)
        return True

    def drop_until(self, arrived: float) -> None:
        self._reports = [
            waiting for waiting in self._reports if waiting.arrived > arrived
        ]

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
        return any(
            isinstance(waiting.report, Bye)
            and set(waiting.report.parties) == set(report.parties)
            and first_party(waiting.report) != first_party(report)
            for waiting in [
                *self.byes(legs),
                *self._related(report, _UNRELEASABLE + 1),
            ]
        )

    def releasable(self, report: AnyCallReport) -> list[WaitingReport]:
        """Return the reports that may be about the same call as a report, in order.

        They may have waited for it.
        """
        return self._related(report, _UNRELEASABLE)

    def releasable_naming(self, numbers: AbstractSet[str]) -> list[WaitingReport]:
        """Return the reports that name one of these numbers, in order."""
        return _by_rank(
            waiting
            for waiting in self._reports
            if waiting.rank < _UNRELEASABLE
            and not numbers.isdisjoint(waiting.report.numbers)
        )

    def before(self, due: WaitingReport) -> list[WaitingReport]:
        """Return the reports that are to be processed before one that is due.

        They may be about the same call, and rank before it.
        """
        return self._related(due.report, due.rank)

    def is_about_to_ring(self, number: str) -> bool:
        return any(
            isinstance(waiting.report, Ring) and number in waiting.report.numbers
            for waiting in self._reports
        )

    def _related(self, report: TrackedReport, rank: int) -> list[WaitingReport]:
        return _by_rank(
            waiting
            for waiting in self._reports
            if waiting.rank < rank and _may_be_of_one_call(report, waiting.report)
        )


def _by_rank(reports: Iterable[WaitingReport]) -> list[WaitingReport]:
    return sorted(reports, key=attrgetter("rank"))


def _may_be_of_one_call(report: TrackedReport, other: TrackedReport) -> bool:
    """Return whether two reports share a leg, or a number and legs nearby."""
    if not set(report.legs).isdisjoint(other.legs):
        return True
    if report.numbers.isdisjoint(other.numbers):
        return False
    return any(distance(*legs) for legs in product(report.legs, other.legs))
