"""Days in which everything is left to chance.

A network disturbs their reports.
"""

from collections.abc import Sequence
from itertools import count
from random import Random
import re

from tests.simulator.bodies import Body
from tests.simulator.stories import BEGIN, Exchange, TimedReport

from .scenes import SCENES, UNTOLD, Stage

PHONES = ("101", "102", "103", "104", "105", "106", "107", "108")
# The maximum number of reports between two that are lost together.
_NEAR = 12


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
    """Return a day of random stories, with at least three phones.

    `scenes` names the possible kinds, None for all.
    """
    rng = Random(seed)
    exchange = Exchange(
        rng, begin=begin, skew=skew, utc_offset=utc_offset, sequence=sequence
    )
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
        lanes[lane] = exchange.add(story, at) + rng.choice(
            (0.0, rng.uniform(0.0, 1.0), rng.uniform(0.0, 30.0))
        )
    return exchange.finish()


def with_local_records(
    reports: Sequence[TimedReport], rng: Random
) -> list[TimedReport]:
    recorded = []
    taken = {
        leg
        for report in reports
        for leg in re.findall(rb"[0-9]+[.][0-9]+", report.body)
    }
    for report in reports:
        recorded.append(report)
        if report.values["action"] == "NewCdr" and rng.random() < 0.2:
            epoch, number = str(report.values["callid"]).split(".")
            phone = rng.choice(PHONES)
            leg = next(
                leg
                for each in count(int(number) + 1)
                if (leg := f"{epoch}.{each}").encode() not in taken
            )
            local: Body = {
                "callid": leg,
                "callfrom": phone,
                "callto": rng.choice(("s", "", phone)),
            }
            recorded.append(
                TimedReport(
                    report.at,
                    report.values | local | {"status": "ANSWERED", "type": "Internal"},
                )
            )
    return recorded


def disturb(
    reports: Sequence[TimedReport],
    rng: Random,
    *,
    repeat: bool = False,
    shuffle: bool = False,
    lose: int = 0,
) -> list[TimedReport]:
    """Return the reports as a network delivers them.

    Some repeated within 1 s of their arrival, each late by up to 0.3 s, and `lose` of
    them (any, near each other) lost.
    """
    arrived = list(reports)
    nearby = range(len(arrived))
    for _ in range(min(lose, len(arrived))):
        at = rng.choice(nearby)
        arrived.pop(at)
        # The next one is lost soon after or before, for two of a whole day would hardly
        # ever concern the same call.
        nearby = range(max(0, at - _NEAR), min(at + _NEAR, len(arrived)))
    if shuffle:
        arrived = [
            TimedReport(report.at + rng.uniform(0.0, 0.3), report.values)
            for report in arrived
        ]
    if repeat:
        arrived += [
            TimedReport(report.at + rng.uniform(0.01, 0.95), report.values)
            for report in arrived
            for _ in range(rng.choice((0, 0, 1, 2)))
        ]
    return sorted(arrived, key=lambda report: report.at)
