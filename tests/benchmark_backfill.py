"""How long a file of 100,000 call records holds up the event loop at a time: `python -m tests.benchmark_backfill`."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime
import gc
from random import Random
from resource import RUSAGE_SELF, getrusage
import time
from unittest.mock import patch

from custom_components.openvox_uc.history import backfill
from custom_components.openvox_uc.history.call_history import CallHistory
from tests.benchmark_house import EXTENSIONS, rooms, served_home
from tests.conftest import make_entry
from tests.simulator import SimulatedPbx
from tests.simulator.records import COLUMNS, Records

_RECORDS = 100_000
_DAY_SECONDS = 86_400


def file_of(count: int, now: float) -> bytes:
    rng = Random(1)
    rows = [_row(rng, now - rng.uniform(60, _DAY_SECONDS - 60), index) for index in range(count)]
    return "\r\n".join([",".join(COLUMNS), *rows, ""]).encode()


def _row(rng: Random, started_at: float, index: int) -> str:
    answered = rng.random() < 0.7
    talked = rng.randint(1, 600) if answered else 0
    cells = (
        f"{int(started_at)}.{index * 3}",
        f"{datetime.fromtimestamp(started_at, UTC):%Y-%m-%d %H:%M:%S}",
        f"030{rng.randint(1_000_000, 9_999_999)}",
        str(rng.randint(1000, 1000 + EXTENSIONS)),
        str(talked + 12),
        str(talked),
        f"trunk-{index % 20}",
        "",
        "ANSWERED" if answered else "NO ANSWER",
        "Inbound",
        "",
        f"exten-{index}.wav" if answered else "",
        "4930555101",
        "a09805021987",
    )
    return ",".join(cells)


class Pulse:
    """Runs in the event loop every millisecond, and notes the longest time in which it could not.

    Only the processor time of this process counts, since others may use the same processor.
    """

    def __init__(self) -> None:
        self.longest = 0.0

    async def run(self) -> None:
        while True:
            begun = time.process_time()
            await asyncio.sleep(0.001)
            self.longest = max(self.longest, time.process_time() - begun)


async def benchmark() -> None:
    body = file_of(_RECORDS, time.time())
    async with AsyncExitStack() as stack:
        hass, _ = await stack.enter_async_context(served_home("webhook", "calendar", "file_upload"))
        pbx = await stack.enter_async_context(SimulatedPbx(extensions=rooms()))
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        stack.enter_context(patch.object(Records, "file", lambda *_: body))
        stack.enter_context(patch.multiple(backfill, _FIRST_SECONDS=_DAY_SECONDS, _PAUSE_SECONDS=1))
        await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        # As Home Assistant does after its start.
        gc.collect()
        gc.freeze()
        pulse = Pulse()
        history = entry.runtime_data.history
        beat = asyncio.create_task(pulse.run())
        begin = time.perf_counter()
        complete = asyncio.Event()
        stack.enter_context(patch.object(CallHistory, "note_complete", lambda *_: complete.set()))
        await complete.wait()
        beat.cancel()
        print(
            f"{_RECORDS} records ({len(body) / 1e6:.0f} MB): {time.perf_counter() - begin:.1f} s, {await history.async_count()} calls kept"
        )
        print(f"Longest hold-up of the event loop: {pulse.longest * 1000:.1f} ms (at most 20)")
        print(f"Memory at most: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
        await hass.config_entries.async_unload(entry.entry_id)


if __name__ == "__main__":
    asyncio.run(benchmark())
