"""Reports that wait a moment for what should come before them (design: rule 12)."""

from collections.abc import Iterator
from dataclasses import dataclass

from .clock import leg_parts
from .deadlines import Deadlines
from .identity import NEAR_SECONDS, NEAR_SEQUENCE, legs_of, numbers_of
from .reports import Alert, Answer, AnyCallReport, Bye, CallFailed, CallRecordReport, Report, Ring, Transfer

# A RING waits only for a Tranfer, so it goes after one.
ORDER: dict[type[Report], int] = {Answer: 0, Transfer: 1, Alert: 2, Ring: 2, CallFailed: 3, Bye: 4, CallRecordReport: 5}


@dataclass(frozen=True, slots=True, eq=False)
class HeldReport:
    """A report that arrived and was not yet processed. Times are seconds since 1970."""

    report: AnyCallReport | CallRecordReport
    arrived: float
    due: float

    @property
    def is_releasable(self) -> bool:
        """Tell whether it need not wait any longer once what it waits for has come."""
        return not isinstance(self.report, Bye | CallRecordReport)

    @property
    def order(self) -> tuple[int, float]:
        """Return its place among the reports of its call."""
        return ORDER[type(self.report)], self.arrived


class HeldReports:
    """The reports on hold, found by the sequence numbers of their legs."""

    def __init__(self) -> None:
        """Start with none."""
        self._due: Deadlines[HeldReport] = Deadlines()
        self._held: dict[HeldReport, None] = {}
        # Those that another report may set free; a BYE or a record waits its time in any case.
        self._releasable = 0
        self._by_leg: dict[str, dict[HeldReport, None]] = {}
        self._by_sequence: dict[int, dict[HeldReport, int]] = {}

    @property
    def any_releasable(self) -> bool:
        """Tell whether there is a report on hold that another one may set free."""
        return self._releasable > 0

    @property
    def next(self) -> float | None:
        """Return when the first of them is due."""
        return self._due.next

    def add(self, report: AnyCallReport | CallRecordReport, now: float, due: float) -> None:
        """Put a report on hold."""
        held = HeldReport(report, now, due)
        self._held[held] = None
        self._releasable += held.is_releasable
        self._due.set(held, due)
        for leg in legs_of(report):
            self._by_leg.setdefault(leg, {})[held] = None
            if parts := leg_parts(leg):
                self._by_sequence.setdefault(parts[1], {})[held] = parts[0]

    def remove(self, held: HeldReport) -> bool:
        """Take a report from hold, and tell whether it was still there."""
        if held not in self._held:
            return False
        del self._held[held]
        self._releasable -= held.is_releasable
        self._due.clear(held)
        for leg in legs_of(held.report):
            _discard(self._by_leg, leg, held)
            if parts := leg_parts(leg):
                _discard(self._by_sequence, parts[1], held)
        return True

    def take_first(self) -> HeldReport:
        """Return the report that is due first; it stays on hold until it is removed."""
        return self._due.take_first()

    def all(self) -> list[HeldReport]:
        """Return all in the order in which they are to be processed."""
        return sorted(self._held, key=lambda held: held.order)

    def related(self, report: AnyCallReport | CallRecordReport) -> list[HeldReport]:
        """Return those that may be about the same call, in the order in which they are to be processed."""
        numbers = numbers_of(report)
        found: dict[HeldReport, None] = {}
        for leg in legs_of(report):
            found.update(self._by_leg.get(leg, {}))
            found.update((held, None) for held in self._near(leg) if numbers & numbers_of(held.report))
        return sorted((held for held in found if held.report is not report), key=lambda held: held.order)

    def _near(self, leg: str) -> Iterator[HeldReport]:
        """Yield those with a leg nearby."""
        if parts := leg_parts(leg):
            for sequence in range(parts[1] - NEAR_SEQUENCE, parts[1] + NEAR_SEQUENCE + 1):
                for held, epoch in self._by_sequence.get(sequence, {}).items():
                    if abs(epoch - parts[0]) <= NEAR_SECONDS:
                        yield held


def _discard[Key](index: dict[Key, dict[HeldReport, int]] | dict[Key, dict[HeldReport, None]], key: Key, held: HeldReport) -> None:
    """Take a report from an index, and its key with the last one."""
    index[key].pop(held, None)
    if not index[key]:
        del index[key]
