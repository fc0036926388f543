"""How long after its end a call is told to be over: `python -m tests.pbx.lag FIRST_SEED DAYS`."""

import argparse
from collections import defaultdict
from statistics import quantiles

from custom_components.openvox_uc.pbx.models import CallEventType
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker
from tests.simulator.stories import Exchange

from .tracker.days import random_exchange
from .tracker.test_stories import events_of

ENDS = (CallEventType.ENDED, CallEventType.MISSED, CallEventType.FAILED)


def ends(exchange: Exchange) -> dict[str, float]:
    return {
        leg: at
        for event, at in events_of(CallTracker(), exchange.reports)
        if event.extension is None and event.type in ENDS
        for leg in event.call.legs
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.pbx.lag", description=__doc__)
    parser.add_argument("first", type=int, help="the seed of the first day")
    parser.add_argument("days", type=int, help="how many days of 20 calls")
    options = parser.parse_args()
    lags: dict[str, list[float]] = defaultdict(list)
    for seed in range(options.first, options.first + options.days):
        exchange = random_exchange(seed)
        ended = ends(exchange)
        for truth in exchange.truths:
            if truth.end_is_told:
                lags[truth.outcome].append(min(ended[leg] for leg in truth.legs if leg in ended) - truth.ended_at)
    for outcome, seconds in lags.items():
        percentiles = quantiles(seconds, n=100)
        print(f"{outcome}: {len(seconds)} calls, told after {percentiles[49]:.2f} s (50th percentile), {percentiles[98]:.2f} s (99th)")


if __name__ == "__main__":
    main()
