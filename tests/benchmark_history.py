"""The costs of a large call history: start, queries, memory and turns of the event loop. `python -m tests.benchmark_history [calls]`.

`tests.benchmark_answers` measures the cost of each answer of Home Assistant for the event loop.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
import gc
from itertools import batched
from pathlib import Path
from random import Random
import sqlite3
import sys
from tempfile import TemporaryDirectory
import threading
import time
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_test_home_assistant

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history import storing, tables
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.database import async_get_database, open_database
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.history.tables import DialPlan
from custom_components.openvox_uc.pbx import Call, CallEvent, CallEventType, Direction, Outcome, Party, Reason

_CALLS = 1_000_000
_ROUNDS = 10
_START_SECONDS = 1.0
_QUERY_SECONDS = 0.05
_MEMORY_MEGABYTES = 20
_TURN_SECONDS = 0.005
_COMMIT_SECONDS = 1.0
_EXTENSIONS = range(1000, 1300)
_PLAN = DialPlan("DE")


def calls(count: int, days: int = 365) -> Iterator[Call]:
    """Yield so many calls of the last days, the oldest first, with a tenth as many numbers outside."""
    rng = Random(1)
    numbers = [f"0{rng.choice((30, 40, 89, 151, 171))}{rng.randint(10**6, 10**8)}" for _ in range(count // 10)]
    now, apart = time.time(), days * 86_400 / count
    for index in range(count):
        yield a_call(rng, now - (count - index) * apart, index, rng.choice(numbers))


def a_call(rng: Random, started_at: float, index: int, number: str) -> Call:
    answered = rng.random() < 0.7
    extension, other = (str(rng.choice(_EXTENSIONS)) for _ in range(2))
    leg = f"{int(started_at)}.{index * 3}"
    talk_seconds = rng.randint(1, 600) if answered else 0
    call = Call(
        call_id=leg,
        direction=Direction.INBOUND,
        caller=Party(number, outside=True),
        callee=Party(extension),
        dialed=str(rng.randint(600, 650)),
        extensions=(extension, other),
        answered_by=Party(extension) if answered else None,
        hung_up_by=Party(extension) if answered else None,
        trunk=f"trunk-{index % 20}",
        started_at=started_at,
        answered_at=started_at + 12.5 if answered else None,
        ended_at=started_at + 12.5 + talk_seconds,
        ring_seconds=12,
        talk_seconds=talk_seconds,
        outcome=Outcome.ANSWERED if answered else Outcome.MISSED,
        reason=None if answered else Reason.NO_ANSWER,
        reason_code=None,
        recording=f"exten-{extension}-{leg}.wav" if answered else None,
        inferred=False,
        legs=(leg, f"{int(started_at)}.{index * 3 + 1}"),
    )
    kind = rng.random()
    if kind < 0.3:
        outside = Party(number, outside=True)
        outcome = Outcome.ANSWERED if answered else Outcome.FAILED
        return replace(
            call,
            direction=Direction.OUTBOUND,
            caller=Party(extension),
            callee=outside,
            answered_by=outside if answered else None,
            dialed=None,
            extensions=(extension,),
            outcome=outcome,
        )
    return replace(call, direction=Direction.INTERNAL, caller=Party(other), dialed=None) if kind < 0.5 else call


def fill(path: str, count: int, entry_id: str = "entry", days: int = 365) -> None:
    db = open_database(path)
    db.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA secure_delete = OFF")
    pbx = tables.pbx_key(db, entry_id)
    for portion in batched(calls(count, days), 10_000, strict=False):
        db.execute("BEGIN")
        storing.store(db, pbx, portion, _PLAN, 0, 0, 0)
        db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()


class Turns:
    """Measures the longest turn of this event loop, in the time of the processor that its thread has: others do not count."""

    def __init__(self) -> None:
        self.longest = 0.0
        thread = threading.get_ident()
        run = asyncio.Handle._run

        def measured(handle: asyncio.Handle) -> None:
            begin = time.thread_time()
            run(handle)
            if threading.get_ident() == thread:
                self.longest = max(self.longest, time.thread_time() - begin)

        patch.object(asyncio.Handle, "_run", measured).start()

    def start(self) -> None:
        self.longest = 0.0


def report(what: str, value: float, limit: float, unit: str, scale: float = 1) -> bool:
    print(f"{'ok ' if value <= limit else 'BAD'} {what}: {value * scale:.1f} {unit} (at most {limit * scale:.0f})")
    return value <= limit


def memory_megabytes() -> float:
    gc.collect()
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return resident * 4096 / 1e6


def queries(number: str) -> dict[str, CallQuery]:
    year_ago, half_a_year_ago = time.time() - 364 * 86_400, time.time() - 182 * 86_400
    outbound, missed = frozenset({Direction.OUTBOUND}), frozenset({Outcome.MISSED})
    one, many = frozenset({"1100"}), frozenset(str(number) for number in range(1000, 1020))
    return {
        "all": CallQuery(),
        "missed": CallQuery(outcomes=missed),
        "outbound": CallQuery(directions=outbound),
        "outbound and missed, which there is none of": CallQuery(directions=outbound, outcomes=missed),
        "an extension": CallQuery(extensions=one),
        "20 extensions": CallQuery(extensions=many),
        "missed of an extension": CallQuery(extensions=one, outcomes=missed),
        "an extension that is not there": CallQuery(extensions=frozenset({"99"})),
        "the first day": CallQuery(end=year_ago),
        "missed of an extension on the first day": CallQuery(extensions=one, outcomes=missed, end=year_ago),
        "a phone number": CallQuery(numbers=frozenset({number})),
        "a phone number and an extension": CallQuery(numbers=frozenset({number}), extensions=one),
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
        "a prefix of an extension": CallQuery(numbers=frozenset({"0301*"}), extensions=one),
        "a prefix among internal calls": CallQuery(numbers=frozenset({"030*"}), directions=frozenset({Direction.INTERNAL})),
        "100 phone numbers": CallQuery(numbers=frozenset({number, *(f"0301{index:06}" for index in range(99))})),
        "a page in the middle": CallQuery(before=(half_a_year_ago, "")),
        "a page of missed calls in the middle": CallQuery(outcomes=missed, before=(half_a_year_ago, "")),
        "a page of one digit in the middle": CallQuery(numbers=frozenset({"*1*"}), before=(half_a_year_ago, "")),
        "a page of digits anywhere in the middle": CallQuery(numbers=frozenset({"*12345*"}), before=(half_a_year_ago, "")),
        "all at once": CallQuery(
            numbers=frozenset({"030*5"}),
            extensions=many,
            directions=frozenset({Direction.INBOUND}),
            outcomes=missed,
            start=year_ago,
            end=time.time(),
        ),
    }


async def benchmark(hass: HomeAssistant, count: int) -> bool:
    turns, fine = Turns(), []
    await hass.async_add_executor_job(fill, async_get_database(hass).path, count)
    size = (await hass.async_add_executor_job(Path(async_get_database(hass).path).stat)).st_size
    print(f"{count} calls: {size / 1e6:.0f} MB on the disk, {size / count:.0f} bytes each")
    before = memory_megabytes()
    history = CallHistory(hass, "entry")
    # The work up to here belongs to another turn.
    await asyncio.sleep(0)
    turns.start()
    begin = time.perf_counter()
    await history.async_load(0, _PLAN, list[Call]().extend)
    fine.append(report("Start", time.perf_counter() - begin, _START_SECONDS, "ms", 1000))
    fine.append(report("  event loop held", turns.longest, _TURN_SECONDS, "ms", 1000))
    held = 0.0
    [some] = await history.async_find(CallQuery(directions=frozenset({Direction.OUTBOUND})), 1)
    assert some.call.callee
    for name, query in queries(some.call.callee.number).items():
        times = []
        turns.start()
        for _ in range(_ROUNDS):
            begin = time.perf_counter()
            found = await history.async_find(query, 50)
            times.append(time.perf_counter() - begin)
        held = max(held, turns.longest)
        fine.append(report(f"Newest 50 of {name} ({len(found)})", min(times), _QUERY_SECONDS, "ms", 1000))
    fine.append(report("  event loop held", held, _TURN_SECONDS, "ms", 1000))
    turns.start()
    begin = time.perf_counter()
    await history.async_read(tables.between, (dt_util.now() - timedelta(days=31)).timestamp(), time.time(), count)
    print(f"    A month in the calendar: {(time.perf_counter() - begin) * 1000:.0f} ms")
    begin = time.perf_counter()
    await history.async_find(CallQuery(), 10_000)
    print(f"    Newest 10,000: {(time.perf_counter() - begin) * 1000:.0f} ms")
    fine.append(report("  event loop held", turns.longest, _TURN_SECONDS, "ms", 1000))
    fine.append(await _measure_writes(history, turns))
    fine.append(report("Growth of memory", memory_megabytes() - before, _MEMORY_MEGABYTES, "MB"))
    await history.async_stop()
    return all(fine)


async def _measure_writes(history: CallHistory, turns: Turns) -> bool:
    rng, times = Random(2), []
    turns.start()
    for index in range(20):
        call = a_call(rng, time.time(), 10**8 + index, "0301234567")
        begin = time.perf_counter()
        history.note(CallEvent(CallEventType.ENDED, call))
        await history.async_store()
        times.append(time.perf_counter() - begin)
    fine = report("A call is on the disk after", max(times), _COMMIT_SECONDS, "ms", 1000)
    begin = time.perf_counter()
    await history.async_put_all([a_call(rng, time.time(), 10**9 + index, "0301234567") for index in range(50)], 0)
    print(f"    50 fetched calls: {(time.perf_counter() - begin) * 1000:.0f} ms")
    return report("  event loop held", turns.longest, _TURN_SECONDS, "ms", 1000) and fine


async def main(count: int) -> bool:
    print(f"SQLite {sqlite3.sqlite_version}, {DOMAIN}")
    with TemporaryDirectory() as folder:
        async with async_test_home_assistant(config_dir=folder) as hass:
            fine = await benchmark(hass, count)
            await hass.async_stop(force=True)
    return fine


if __name__ == "__main__":
    sys.exit(not asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else _CALLS)))
