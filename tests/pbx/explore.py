"""Plays more days than the tests have time for, and prints how late ends are published.

`python -m tests.pbx.explore FIRST_SEED DAYS`.
"""

import argparse
from collections import Counter, defaultdict
from statistics import quantiles
import sys

from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker

from .tracker.days import random_exchange
from .tracker.test_stories import CALLS, ENDS, MODES, TOLERATED, check_day, events_of

_SHOWN = 200


def explore(first: int, days: int) -> bool:
    played: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    lags: dict[str, list[float]] = defaultdict(list)
    for seed in range(first, first + days):
        exchange = random_exchange(seed)
        events = [
            (event, at)
            for event, at in events_of(CallTracker(), exchange.reports)
            if event.extension is None
        ]
        ends = [(at, {*event.call.legs}) for event, at in events if event.type in ENDS]
        for truth in exchange.truths:
            if truth.end_is_reported:
                lags[truth.outcome].append(
                    min(at for at, legs in ends if legs & truth.legs) - truth.ended_at
                )
        for mode, disturbance in MODES.items():
            try:
                played[mode] += check_day(seed, **disturbance)
            except AssertionError as error:
                played[mode] += 1
                failures[mode] += 1
                print(f"Seed {seed}, {mode}: {str(error)[:_SHOWN]}")
        if (seed - first + 1) % 100 == 0:
            print(
                (
                    f"{seed - first + 1} days, {played.total() * CALLS} stories, "
                    f"{failures.total()} failures"
                ),
                file=sys.stderr,
                flush=True,
            )
    print(f"Seeds {first} to {first + days - 1}: {played.total() * CALLS} stories")
    for mode in MODES:
        print(f"{mode}: {failures[mode]} of {played[mode]} days failed")
    for outcome, seconds in lags.items():
        percentiles = quantiles(seconds, n=100)
        print(
            f"{outcome}: {len(seconds)} calls, published after "
            f"{percentiles[49]:.2f} s (50th percentile), {percentiles[98]:.2f} s "
            "(99th)"
        )
    return all(failures[mode] * 100 <= TOLERATED[mode] * played[mode] for mode in MODES)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.pbx.explore", description=__doc__
    )
    parser.add_argument("first", type=int, help="the seed of the first day")
    parser.add_argument("days", type=int, help="how many days, each in all modes")
    options = parser.parse_args()
    return 0 if explore(options.first, options.days) else 1


if __name__ == "__main__":
    sys.exit(main())
