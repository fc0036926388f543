"""How long a file of 100,000 call records holds up the event loop at a time: `python -m tests.benchmark_backfill`."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime
import gc
from resource import RUSAGE_SELF, getrusage
import time
from unittest.mock import AsyncMock, patch

from custom_components.openvox_uc.history import backfill
from custom_components.openvox_uc.history.call_history import CallHistory
from tests.benchmark_history import Turns, calls, report
from tests.benchmark_house import rooms, served_home
from tests.conftest import make_entry
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import SERIAL
from tests.simulator.records import COLUMNS, Records

_RECORDS = 100_000
_DAY_SECONDS = 86_400


def file_of(count: int) -> bytes:
    rows = []
    for call in calls(count, days=1):
        row = {
            "callid": call.call_id,
            "timestart": f"{datetime.fromtimestamp(call.started_at, UTC):%Y-%m-%d %H:%M:%S}",
            "callfrom": call.caller and call.caller.number,
            "callto": call.callee and call.callee.number,
            "callduraction": (call.ring_seconds or 0) + (call.talk_seconds or 0),
            "talkduraction": call.talk_seconds,
            "srctrunkname": call.trunk,
            "status": "ANSWERED" if call.answered_at else "NO ANSWER",
            "type": call.direction.title(),
            "recording": call.recording,
            "didnumber": "4930555101",
            "sn": SERIAL,
        }
        rows.append(",".join(str(row.get(column) or "") for column in COLUMNS))
    return "\r\n".join([",".join(COLUMNS), *rows, ""]).encode()


async def benchmark() -> None:
    body = file_of(_RECORDS)
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
        turns = Turns()
        begin = time.perf_counter()
        complete = asyncio.Event()
        stack.enter_context(patch.object(CallHistory, "async_note_complete", AsyncMock(side_effect=lambda *_: complete.set())))
        await complete.wait()
        kept = await entry.runtime_data.history.async_count()
        print(f"{_RECORDS} records ({len(body) / 1e6:.0f} MB): {time.perf_counter() - begin:.1f} s, {kept} calls kept")
        report("Event loop held", turns.longest, 0.02, "ms", 1000)
        print(f"Memory at most: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
        await hass.config_entries.async_unload(entry.entry_id)


if __name__ == "__main__":
    asyncio.run(benchmark())
