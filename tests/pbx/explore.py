"""Plays more days of calls than the tests have time for: `python -m tests.pbx.explore FIRST_SEED DAYS`."""

import argparse
from collections import Counter
import sys

from .tracker.test_stories import CALLS, MODES, TOLERATED, check_day

_SHOWN = 200


def explore(first: int, days: int) -> bool:
    told: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    for seed in range(first, first + days):
        for mode, disturbance in MODES.items():
            try:
                told[mode] += check_day(seed, **disturbance)
            except AssertionError as error:
                told[mode] += 1
                failures[mode] += 1
                print(f"Seed {seed}, {mode}: {str(error)[:_SHOWN]}")
        if (seed - first + 1) % 100 == 0:
            print(f"{seed - first + 1} days, {told.total() * CALLS} stories, {failures.total()} failures", file=sys.stderr, flush=True)
    print(f"Seeds {first} to {first + days - 1}: {told.total() * CALLS} stories")
    for mode in MODES:
        print(f"{mode}: {failures[mode]} of {told[mode]} days failed")
    return all(failures[mode] * 100 <= TOLERATED[mode] * told[mode] for mode in MODES)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pbx.explore", description=__doc__)
    parser.add_argument("first", type=int, help="the seed of the first day")
    parser.add_argument("days", type=int, help="how many days, each in all modes")
    options = parser.parse_args()
    return 0 if explore(options.first, options.days) else 1


if __name__ == "__main__":
    sys.exit(main())
