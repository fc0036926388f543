"""The tracker of calls.

The rules that make calls of reports, with decoding, but without Home Assistant, on one
core. It has to take 20,000 reports a second, and 100 open calls may cost 20 % more
than ten. Decoding the JSON alone is what any program has to do.
"""

from collections.abc import Iterator, Sequence
import gc
import json
import time

from custom_components.openvox_uc.pbx.models import Extension, ExtensionState
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker
from tests.pbx.tracker.days import ENDS, events_of, random_exchange
from tests.simulator.stories import Exchange

from .table import Row, amount, collect

_ROUNDS = 3
_PER_SECOND = 20_000
_MORE_PERCENT = 20
_WHY = "the rates scatter on a busy machine"
_WHY_SLOW = (
    "reading a report takes a third of the time, and the rules the rest, of which "
    "none stands out"
)


def rate(exchange: Exchange, phones: Sequence[str]) -> float:
    tracker = CallTracker()
    tracker.poll(
        [
            Extension(number=phone, name=phone, state=ExtensionState.IDLE, type=None)
            for phone in phones
        ],
        exchange.begin,
    )
    gc.collect()
    begin = time.process_time()
    ended = sum(
        event.type in ENDS and event.extension is None
        for event, _ in events_of(tracker, exchange.reports)
    )
    seconds = time.process_time() - begin
    assert ended == len(exchange.truths), (
        f"{ended} of {len(exchange.truths)} calls ended"
    )
    return len(exchange.reports) / seconds


def _decoding(exchange: Exchange) -> float:
    begin = time.process_time()
    for report in exchange.reports:
        json.loads(report.body)
    return len(exchange.reports) / (time.process_time() - begin)


def _rows(calls: int, open_calls: Sequence[int]) -> Iterator[Row]:
    rates = []
    for count in open_calls:
        phones = [str(1000 + number) for number in range(4 * count)]
        exchange = random_exchange(
            1,
            phones=phones,
            calls=calls,
            simultaneous=count,
            scenes=["inbound_answered"],
        )
        rates.append(max(rate(exchange, phones) for _ in range(_ROUNDS)))
        instead = f"decoding alone: {amount(_decoding(exchange), 'a second')}"
        yield Row(
            f"Reports, calls open at a time: {count:,}",
            rates[-1],
            "a second",
            _PER_SECOND,
            at_least=True,
            instead=instead,
            unmet=_WHY_SLOW,
        )
    few, many = open_calls[-2], open_calls[-1]
    yield Row(
        f"A report with {many:,} open calls costs more than with {few:,}, by",
        (rates[-2] / rates[-1] - 1) * 100,
        "%",
        _MORE_PERCENT,
        unmet=_WHY,
    )


def measure(calls: int = 2000, open_calls: Sequence[int] = (1, 10, 100)) -> list[Row]:
    return collect(_rows(calls, open_calls))
