"""A PBX's day: many stories at once that share the numbering of channels."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from random import Random

from . import kinds
from .bodies import SERIAL, Leg
from .script import CallTruth, Habits, Script, TimedReport

__all__ = ["CallTruth", "Exchange", "Habits", "Script", "TimedReport", "kinds"]

BEGIN = 1_589_947_952.0

# The numbers of outsiders: few, so that they call again; one is also the number of a
# phone, one is anonymous.
OUTSIDERS = ("0301234", "+4915112345678", "103", "0897654321", "")


class Exchange:
    """A PBX with many stories.

    Times are seconds since 1970.
    """

    def __init__(
        self,
        rng: Random,
        *,
        serial: str = SERIAL,
        begin: float = BEGIN,
        utc_offset: float = 10_800.0,
        sequence: int = 1670,
    ) -> None:
        """Begin a day; `utc_offset` is the PBX's local time minus UTC in seconds."""
        self._rng = rng
        self._serial = serial
        self._utc_offset = utc_offset
        self._sequence = sequence
        # A firmware reports each end by two BYEs, or each by one.
        self._two_byes = rng.random() < 0.7
        self._stories: list[tuple[float, Script]] = []
        self._booked: dict[str, float] = {}
        self._called: dict[str, float] = {}
        self.begin = begin
        self.reports: tuple[TimedReport, ...] = ()
        self.truths: tuple[CallTruth, ...] = ()

    def script(self, kind: str, habits: Habits | None = None) -> Script:
        if habits is None:
            drawn = Habits.draw(self._rng)
            habits = replace(drawn, style=replace(drawn.style, two_byes=self._two_byes))
        return Script(
            self._rng,
            kind=kind,
            serial=self._serial,
            offset=self._utc_offset,
            habits=habits,
        )

    def free(self, phones: Sequence[str], at: float) -> list[str]:
        return [phone for phone in phones if self._booked.get(phone, 0.0) <= at]

    def free_outsiders(self, at: float) -> list[str]:
        return [
            number
            for number in OUTSIDERS
            if not number or self._called.get(number, -10.0) + 4.0 <= at
        ]

    def add(self, story: Script, at: float) -> float:
        """Let a story begin (seconds after the beginning).

        Return when its phones are free again.
        """
        if taken := [
            phone for phone in story.phones if self._booked.get(phone, 0.0) > at
        ]:
            raise ValueError(f"Phones {taken} are in another story")
        # No one dials so fast that two calls of a phone begin within three seconds.
        end = at + max(story.now + 1.0, 3.0)
        self._stories.append((self.begin + at, story))
        self._booked.update(dict.fromkeys(story.phones, end))
        for call in story.calls:
            if (caller := call.line.caller) and caller.outside:
                self._called[caller.number] = at + call.line.first.born
        return end

    def finish(self) -> Exchange:
        self._number()
        reports = [
            report for start, story in self._stories for report in story.reports(start)
        ]
        self.reports = tuple(sorted(reports, key=lambda report: report.at))
        self.truths = tuple(
            truth for start, story in self._stories for truth in story.truths(start)
        )
        return self

    def _number(self) -> None:
        """Give the channels their ids.

        Those of one call and moment stand two apart, others may come between them.
        """
        births = sorted(
            (
                (start + leg.born, leg)
                for start, story in self._stories
                for leg in story.legs
            ),
            key=lambda birth: birth[0],
        )
        families: dict[Leg, list[Leg]] = {}
        for _, leg in births:
            families.setdefault(leg.near or leg, []).append(leg)
        numbers: dict[Leg, int] = {}
        reserved: set[int] = set()
        latest = self._sequence
        for born, leg in births:
            if leg not in numbers:
                family = families[leg]
                gap = self._rng.choice((1, 1, 2, 3, 5, 9, 15))
                first = next(
                    number
                    for number in count(latest + gap)
                    if reserved.isdisjoint(range(number, number + 2 * len(family), 2))
                )
                numbers.update(zip(family, count(first, 2), strict=False))
                reserved.update(numbers[member] for member in family)
            latest = max(latest, numbers[leg])
            leg.id = f"{int(born)}.{numbers[leg]}"
