"""A PBX's day: many stories at once on one numbering of channels, and what a network does to their reports."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from random import Random
import re

from . import kinds
from .bodies import SERIAL, Body, Leg
from .scenes import SCENES, UNTOLD, Stage
from .script import Habits, Script
from .truth import CallTruth, TimedReport

__all__ = [
    "PHONES",
    "SCENES",
    "UNTOLD",
    "CallTruth",
    "Exchange",
    "Habits",
    "Script",
    "TimedReport",
    "disturb",
    "kinds",
    "random_exchange",
    "with_local_records",
]

BEGIN = 1_589_947_952.0
# How many reports lie between two that are lost at once, at most.
_NEAR = 12
PHONES = ("101", "102", "103", "104", "105", "106", "107", "108")

# The numbers of outsiders: few, so that they call again; one is also the number of a phone, one is anonymous.
OUTSIDERS = ("0301234", "+4915112345678", "103", "0897654321", "")


class Exchange:
    """A PBX that tells stories. Times are seconds since 1970 on our clock; the PBX's own differs by `skew` seconds."""

    def __init__(
        self,
        rng: Random,
        *,
        serial: str = SERIAL,
        begin: float = BEGIN,
        skew: float = 0.0,
        utc_offset: float = 10_800.0,
        sequence: int = 1670,
    ) -> None:
        """Begin a day; `utc_offset` is the PBX's local time minus UTC in seconds."""
        self._rng = rng
        self._serial = serial
        self._skew = skew
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
        return Script(self._rng, kind=kind, serial=self._serial, offset=self._utc_offset, habits=habits)

    def free(self, phones: Sequence[str], at: float) -> list[str]:
        return [phone for phone in phones if self._booked.get(phone, 0.0) <= at]

    def free_outsiders(self, at: float) -> list[str]:
        """Return the outside numbers that began no call in the last seconds."""
        return [number for number in OUTSIDERS if not number or self._called.get(number, -10.0) + 4.0 <= at]

    def add(self, story: Script, at: float) -> float:
        """Let a story begin (seconds after the beginning); return when its phones are free again."""
        if taken := [phone for phone in story.phones if self._booked.get(phone, 0.0) > at]:
            raise ValueError(f"Phones {taken} are in another story")
        # Nobody dials so fast that two calls of a phone begin within three seconds.
        end = at + max(story.now + 1.0, 3.0)
        self._stories.append((self.begin + at, story))
        self._booked.update(dict.fromkeys(story.phones, end))
        for call in story.calls:
            if (caller := call.line.caller) and caller.outside:
                self._called[caller.number] = at + call.line.first.born
        return end

    def finish(self) -> Exchange:
        """Name all channels in the order of their birth, and make the reports and truths."""
        self._number()
        reports = [report for start, story in self._stories for report in story.reports(start)]
        self.reports = tuple(sorted(reports, key=lambda report: report.at))
        self.truths = tuple(truth for start, story in self._stories for truth in story.truths(start))
        return self

    def _number(self) -> None:
        """Give the channels their ids. Those of one call and moment stand two apart, others may come between them."""
        births = sorted(((start + leg.born, leg) for start, story in self._stories for leg in story.legs), key=lambda birth: birth[0])
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
                first = next(number for number in count(latest + gap) if reserved.isdisjoint(range(number, number + 2 * len(family), 2)))
                numbers.update(zip(family, count(first, 2), strict=False))
                reserved.update(numbers[member] for member in family)
            latest = max(latest, numbers[leg])
            leg.id = f"{int(born + self._skew)}.{numbers[leg]}"


def random_exchange(
    seed: int,
    *,
    phones: Sequence[str] = PHONES,
    calls: int = 20,
    simultaneous: int = 4,
    begin: float = BEGIN,
    skew: float = 0.0,
    utc_offset: float = 10_800.0,
    sequence: int = 1670,
    scenes: Sequence[str] | None = None,
) -> Exchange:
    """Return a day of so many stories, by chance; at least three phones. `scenes` names the kinds wanted, None for all."""
    rng = Random(seed)
    exchange = Exchange(rng, begin=begin, skew=skew, utc_offset=utc_offset, sequence=sequence)
    lanes = [rng.uniform(0.0, 3.0) for _ in range(simultaneous)]
    names = list(scenes or SCENES)
    for _ in range(calls):
        lane = min(range(simultaneous), key=lanes.__getitem__)
        at = lanes[lane]
        while len(free := exchange.free(phones, at)) < 3:
            at += 1.0
        name = rng.choice(names)
        story = exchange.script(name)
        outsider = rng.choice(exchange.free_outsiders(at))
        (SCENES | UNTOLD)[name](Stage(story, rng.sample(free, len(free)), outsider))
        lanes[lane] = exchange.add(story, at) + rng.choice((0.0, rng.uniform(0.0, 1.0), rng.uniform(0.0, 30.0)))
    return exchange.finish()


def with_local_records(reports: Sequence[TimedReport], rng: Random) -> list[TimedReport]:
    """Return the reports with records of channels that a PBX makes for itself, which name nobody who was called."""
    told = []
    taken = {leg for report in reports for leg in re.findall(rb"[0-9]+[.][0-9]+", report.body)}
    for report in reports:
        told.append(report)
        if report.values["action"] == "NewCdr" and rng.random() < 0.2:
            epoch, number = str(report.values["callid"]).split(".")
            phone = rng.choice(PHONES)
            leg = next(leg for each in count(int(number) + 1) if (leg := f"{epoch}.{each}").encode() not in taken)
            local: Body = {"callid": leg, "callfrom": phone, "callto": rng.choice(("s", "", phone))}
            told.append(TimedReport(report.at, report.values | local | {"status": "ANSWERED", "type": "Internal"}))
    return told


def disturb(
    reports: Sequence[TimedReport], rng: Random, *, repeat: bool = False, shuffle: bool = False, lose: int = 0
) -> list[TimedReport]:
    """Return the reports as a network delivers them.

    Some repeated within 1 s of their arrival, each late by up to 0.3 s, so many (any, near each other) lost.
    """
    arrived = list(reports)
    nearby = range(len(arrived))
    for _ in range(min(lose, len(arrived))):
        at = rng.choice(nearby)
        arrived.pop(at)
        # The next one is lost soon after or before, for two of a whole day would hardly ever concern the same call.
        nearby = range(max(0, at - _NEAR), min(at + _NEAR, len(arrived)))
    if shuffle:
        arrived = [TimedReport(report.at + rng.uniform(0.0, 0.3), report.values) for report in arrived]
    if repeat:
        arrived += [
            TimedReport(report.at + rng.uniform(0.01, 0.95), report.values) for report in arrived for _ in range(rng.choice((0, 0, 1, 2)))
        ]
    return sorted(arrived, key=lambda report: report.at)
