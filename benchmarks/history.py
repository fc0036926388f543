"""The call history.

A year of calls, next to the same calls as events in Home Assistant's recorder, which
the integration *SQL* searches. The recorder keeps ten days by default.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
import time

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import async_test_home_assistant

from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.database import async_get_database
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx import (
    CallEvent,
    CallEventType,
    Direction,
    Outcome,
)

from .calls import PLAN, a_call, fill
from .home import Turns, in_own_process, memory_megabytes
from .recorder import in_recorder
from .table import Row, amount, run, worst

_ROUNDS = 10
_QUERY_MILLISECONDS = 100
_MEMORY_MEGABYTES = 20
_TURN_MILLISECONDS = 50
_COMMIT_MILLISECONDS = 1000


def queries(number: str) -> dict[str, CallQuery]:
    year_ago, half_a_year_ago = time.time() - 364 * 86_400, time.time() - 182 * 86_400
    outbound, missed = frozenset({Direction.OUTBOUND}), frozenset({Outcome.MISSED})
    one, many = (
        frozenset({"1100"}),
        frozenset(str(number) for number in range(1000, 1020)),
    )
    return {
        "all": CallQuery(),
        "missed": CallQuery(outcomes=missed),
        "outbound": CallQuery(directions=outbound),
        "outbound and missed, which there is none of": CallQuery(
            directions=outbound, outcomes=missed
        ),
        "an extension": CallQuery(extensions=one),
        "20 extensions": CallQuery(extensions=many),
        "missed of an extension": CallQuery(extensions=one, outcomes=missed),
        "an extension that is not there": CallQuery(extensions=frozenset({"99"})),
        "the first day": CallQuery(end=year_ago),
        "missed of an extension on the first day": CallQuery(
            extensions=one, outcomes=missed, end=year_ago
        ),
        "a phone number": CallQuery(numbers=frozenset({number})),
        "a phone number and an extension": CallQuery(
            numbers=frozenset({number}), extensions=one
        ),
        "an extension by its number": CallQuery(numbers=frozenset({"1100"})),
        "a number that is not there": CallQuery(numbers=frozenset({"0999999999"})),
        "a prefix": CallQuery(numbers=frozenset({"030*"})),
        "a rare prefix": CallQuery(numbers=frozenset({"0301234*"})),
        "a prefix that is not there": CallQuery(numbers=frozenset({"099*"})),
        "an ending": CallQuery(numbers=frozenset({"*99"})),
        "an ending that is not there": CallQuery(numbers=frozenset({"*x"})),
        "digits in between": CallQuery(numbers=frozenset({"030*77*"})),
        "digits anywhere": CallQuery(numbers=frozenset({"*12345*"})),
        "a hopeless pattern": CallQuery(numbers=frozenset({"*1*2*3*4*5*6*7*8*9*x"})),
        "a prefix of an extension": CallQuery(
            numbers=frozenset({"0301*"}), extensions=one
        ),
        "a prefix among internal calls": CallQuery(
            numbers=frozenset({"030*"}), directions=frozenset({Direction.INTERNAL})
        ),
        "100 phone numbers": CallQuery(
            numbers=frozenset({number, *(f"0301{index:06}" for index in range(99))})
        ),
        "a page in the middle": CallQuery(before=(half_a_year_ago, "")),
        "a page of missed calls in the middle": CallQuery(
            outcomes=missed, before=(half_a_year_ago, "")
        ),
        "a page of one digit in the middle": CallQuery(
            numbers=frozenset({"*1*"}), before=(half_a_year_ago, "")
        ),
        "a page of digits anywhere in the middle": CallQuery(
            numbers=frozenset({"*12345*"}), before=(half_a_year_ago, "")
        ),
        "all at once": CallQuery(
            numbers=frozenset({"030*5"}),
            extensions=many,
            directions=frozenset({Direction.INBOUND}),
            outcomes=missed,
            start=year_ago,
            end=time.time(),
        ),
    }


class Measures:
    """Measures a history, and the turns of the event loop meanwhile."""

    def __init__(self, hass: HomeAssistant, history: CallHistory, turns: Turns) -> None:
        self._hass = hass
        self._history = history
        self._turns = turns

    async def start(self) -> AsyncIterator[Row]:
        # The work up to here belongs to another turn.
        await asyncio.sleep(0)
        self._turns.restart()
        begin = time.perf_counter()
        await self._history.async_load(0, PLAN)
        yield Row("Start", (time.perf_counter() - begin) * 1000, "ms")

    async def queries(self, recorded: Sequence[Row]) -> AsyncIterator[Row]:
        [entry] = await self._history.async_find(
            CallQuery(directions=frozenset({Direction.OUTBOUND})), 1
        )
        assert entry.call.callee
        found = {
            name: await self._query(name, query)
            for name, query in queries(entry.call.callee.number).items()
        }
        for row in recorded:
            yield replace(
                found[row.what], instead=f"the recorder: {amount(row.value, row.unit)}"
            )
        yield worst("Newest 50 of a filter", list(found.values()))

    async def _query(self, name: str, query: CallQuery) -> Row:
        times = []
        for _ in range(_ROUNDS):
            begin = time.perf_counter()
            found = await self._history.async_find(query, 50)
            times.append(time.perf_counter() - begin)
        row = Row(
            f"Newest 50 of {name}",
            min(times) * 1000,
            "ms",
            _QUERY_MILLISECONDS,
        )
        print(f"    ({len(found)}) {row}")
        return row

    async def writes(self) -> AsyncIterator[Row]:
        rng, times = Random(2), []
        for index in range(20):
            call = a_call(rng, time.time(), 10**8 + index, "0301234567")
            begin = time.perf_counter()
            self._history.note(CallEvent(CallEventType.ENDED, call))
            await self._history.async_store()
            times.append(time.perf_counter() - begin)
        yield Row(
            "A call is on the disk after", max(times) * 1000, "ms", _COMMIT_MILLISECONDS
        )
        yield Row(
            "Longest turn of the event loop meanwhile",
            self._turns.longest * 1000,
            "ms",
            _TURN_MILLISECONDS,
        )


async def _rows(count: int) -> AsyncIterator[Row]:
    with TemporaryDirectory() as folder:
        *recorded, bytes_each = in_own_process(
            in_recorder, str(Path(folder) / "recorder.db"), count
        ).result()
        async with async_test_home_assistant(config_dir=folder) as hass:
            path = Path(async_get_database(hass).path)
            # What filling needs in memory is not ours.
            in_own_process(fill, str(path), count).result()
            size = path.stat().st_size / count
            yield Row(
                f"{count:,} calls on the disk",
                size,
                "bytes each",
                instead=f"the recorder: {amount(bytes_each.value, 'bytes')}",
            )
            before = memory_megabytes()
            history = CallHistory(hass, "entry")
            with Turns.measured() as turns:
                measures = Measures(hass, history, turns)
                for part in (
                    measures.start(),
                    measures.queries(recorded),
                    measures.writes(),
                ):
                    async for row in part:
                        yield row
            yield Row(
                "Growth of memory", memory_megabytes() - before, "MB", _MEMORY_MEGABYTES
            )
            await history.async_stop()
            await hass.async_stop(force=True)


def measure(count: int = 200_000) -> list[Row]:
    return run(_rows(count))
