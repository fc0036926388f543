"""How many reports the tracker processes in a second, with few and with many open calls: `python -m tests.benchmark_tracker`."""

from collections.abc import Sequence
import gc
import time

from custom_components.openvox_uc.pbx.models import Extension, ExtensionState
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker
from tests.pbx.tracker.days import random_exchange
from tests.pbx.tracker.test_stories import ENDS, events_of
from tests.simulator.stories import Exchange

_CALLS = 2000
_ROUNDS = 3


def rate(exchange: Exchange, phones: Sequence[str]) -> float:
    tracker = CallTracker()
    tracker.poll([Extension(number=phone, name=phone, state=ExtensionState.IDLE, type=None) for phone in phones], exchange.begin)
    gc.collect()
    begin = time.process_time()
    ended = sum(event.type in ENDS and event.extension is None for event, _ in events_of(tracker, exchange.reports))
    seconds = time.process_time() - begin
    assert ended == len(exchange.truths), f"{ended} of {len(exchange.truths)} calls ended"
    return len(exchange.reports) / seconds


def main() -> None:
    rates = {}
    for open_calls in (1, 10, 100, 1000):
        phones = [str(1000 + number) for number in range(4 * open_calls)]
        exchange = random_exchange(1, phones=phones, calls=_CALLS, simultaneous=open_calls, scenes=["inbound_answered"])
        rates[open_calls] = max(rate(exchange, phones) for _ in range(_ROUNDS))
        print(f"{open_calls:5} open calls: {rates[open_calls]:,.0f} reports a second")
    print(f"1,000 open calls cost {rates[10] / rates[1000] - 1:.0%} more than 10")


if __name__ == "__main__":
    main()
