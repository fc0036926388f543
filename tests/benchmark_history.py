"""How long a full history takes to load, to ask and to keep, and what it writes and weighs: `python -m tests.benchmark_history`."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
import gc
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
import time
import tracemalloc
from unittest.mock import patch

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow
from homeassistant.util.file import write_utf8_file_atomic
from pytest_homeassistant_custom_component.common import async_fire_time_changed, async_test_home_assistant

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history.history import DEFAULT_DAYS, DEFAULT_LIMIT, CallHistory
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import Call, CallEvent, CallEventType, Direction, Outcome, Party, Reason
from custom_components.openvox_uc.phone_numbers import NumberPattern

_ROUNDS = 20


def calls(count: int) -> list[Call]:
    """Return so many calls of the last days, no two alike."""
    rng = Random(1)
    now = time.time()
    return [_call(rng, now - index * 600, index) for index in range(count)]


def _call(rng: Random, started_at: float, index: int) -> Call:
    """Return a call by chance."""
    answered = rng.random() < 0.7
    extension = str(rng.randint(1000, 1300))
    leg = f"{int(started_at)}.{index * 3}"
    talk_seconds = rng.randint(1, 600) if answered else 0
    return Call(
        call_id=leg,
        direction=Direction.INBOUND,
        caller=Party(f"030{rng.randint(1_000_000, 9_999_999)}", outside=True),
        callee=Party(extension),
        dialed=str(rng.randint(600, 650)),
        extensions=(extension, str(rng.randint(1000, 1300))),
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


async def print_writes(hass: HomeAssistant, history: CallHistory) -> None:
    """Print how much is written of an answered call, of which nothing follows for a quarter of an hour."""
    written: Counter[str] = Counter()
    times: Counter[str] = Counter()

    def write(path: str, content: bytes, private: bool = False, mode: str = "w") -> None:
        """Write, and count."""
        written[Path(path).name] += len(content)
        times[Path(path).name] += 1
        write_utf8_file_atomic(path, content, private, mode=mode)

    over = replace(_call(Random(3), time.time(), 2 * 10**6), answered_at=time.time() + 5, outcome=Outcome.ANSWERED, recording=None)
    with patch("homeassistant.helpers.storage.write_utf8_file_atomic", write):
        history.note(CallEvent(CallEventType.ANSWERED, replace(over, ended_at=None, outcome=None)))
        await _pass_time(hass, 2)
        history.note(CallEvent(CallEventType.ENDED, over))
        await _pass_time(hass, 2)
        history.note(CallEvent(CallEventType.RECORD, replace(over, recording="a.wav")))
        await _pass_time(hass, 2)
        await _pass_time(hass, 905)
        await _pass_time(hass, 2)
    for name, size in written.items():
        print(f"Of an answered call, {name} is written {times[name]} times: {size / 1e3:.1f} kB")


async def _pass_time(hass: HomeAssistant, seconds: float) -> None:
    """Let everything happen that is due within so many seconds."""
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done()


async def benchmark() -> None:
    """Measure, and print."""
    with TemporaryDirectory() as folder:
        async with async_test_home_assistant(config_dir=folder) as hass:
            history = CallHistory(hass, "entry")
            await history.async_load(DEFAULT_LIMIT, DEFAULT_DAYS)
            for call in calls(DEFAULT_LIMIT):
                history.put(call, backfilled=True)
            begin = time.perf_counter()
            hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
            await hass.async_block_till_done()
            size = (Path(folder) / ".storage" / f"{DOMAIN}.history.entry").stat().st_size
            print(f"Writing {len(history)} calls: {time.perf_counter() - begin:.2f} s in another thread, {size / 1e6:.1f} MB")
            await print_writes(hass, history)
            del history

            loads = []
            for _ in range(5):
                loaded = CallHistory(hass, "entry")
                begin = time.perf_counter()
                await loaded.async_load(DEFAULT_LIMIT, DEFAULT_DAYS)
                loads.append(time.perf_counter() - begin)
            print(f"Loading {len(loaded)} calls: {median(loads):.2f} s (at most 0.5)")

            queries = {
                "the last 50": (CallQuery(), 50),
                "a number that is not there": (CallQuery(number=NumberPattern("040*99")), 50),
                "all missed ones of a phone": (CallQuery(outcomes=frozenset({Outcome.MISSED}), extensions=frozenset({"1100"})), 10_000),
            }
            for name, (query, limit) in queries.items():
                times = []
                for _ in range(_ROUNDS):
                    begin = time.perf_counter()
                    loaded.find(query, limit)
                    times.append(time.perf_counter() - begin)
                print(f"Asking for {name}: {median(times) * 1000:.1f} ms (at most 20)")

            begin = time.perf_counter()
            loaded.put(_call(Random(2), time.time(), 10**6))
            print(f"Adding a call: {(time.perf_counter() - begin) * 1000:.2f} ms")

            del loaded
            gc.collect()
            tracemalloc.start()
            kept = CallHistory(hass, "entry")
            await kept.async_load(DEFAULT_LIMIT, DEFAULT_DAYS)
            gc.collect()
            print(f"Memory for {len(kept)} calls: {tracemalloc.get_traced_memory()[0] / 1e6:.1f} MB (at most 20)")
            await hass.async_stop(force=True)


if __name__ == "__main__":
    asyncio.run(benchmark())
