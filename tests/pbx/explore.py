"""Plays more days of calls than the tests have time for: `python -m tests.pbx.explore FIRST_SEED DAYS`."""

import argparse
import sys

from .tracker.test_stories import CALLS, MODES, check_day

_SHOWN = 200


def explore(first: int, days: int) -> int:
    """Play each day in each mode, print which ones break the promise, and return how many do."""
    stories = failures = 0
    for seed in range(first, first + days):
        for mode, disturbance in MODES.items():
            try:
                can_be_told = check_day(seed, **disturbance)
            except AssertionError as error:
                can_be_told = True
                failures += 1
                print(f"Seed {seed}, {mode}: {str(error)[:_SHOWN]}")
            stories += CALLS if can_be_told else 0
        if (seed - first + 1) % 100 == 0:
            print(f"{seed - first + 1} days, {stories} stories, {failures} failures", file=sys.stderr, flush=True)
    print(f"Seeds {first} to {first + days - 1}: {stories} stories, {failures} failures")
    return failures


def main() -> int:
    """Read the command line, and play."""
    parser = argparse.ArgumentParser(prog="python -m tests.pbx.explore", description=__doc__)
    parser.add_argument("first", type=int, help="the seed of the first day")
    parser.add_argument("days", type=int, help="how many days, each in all modes")
    options = parser.parse_args()
    return 1 if explore(options.first, options.days) else 0


if __name__ == "__main__":
    sys.exit(main())
