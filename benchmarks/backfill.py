"""Records of the PBX.

A file of call records of one day, as after an outage. It is read in turns, so that Home
Assistant does other things meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
import csv
from datetime import UTC, datetime
from io import StringIO
from resource import RUSAGE_SELF, getrusage
import time
from unittest.mock import AsyncMock, patch

from custom_components.openvox_uc.history import backfill, calls_table
from custom_components.openvox_uc.history.call_history import CallHistory
from tests.conftest import make_entry
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import SERIAL
from tests.simulator.records import COLUMNS, Records

from .calls import calls
from .home import Turns, rooms, served_home, settled
from .table import Row, amount, run

_EXTENSIONS = 300
_TURN_MILLISECONDS = 50
_DAY_SECONDS = 86_400


def file_of(count: int) -> bytes:
    rows = []
    for call in calls(count, days=1):
        row = {
            "callid": call.call_id,
            "timestart": (
                f"{datetime.fromtimestamp(call.started_at, UTC):%Y-%m-%d %H:%M:%S}"
            ),
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


async def _rows(records: int) -> AsyncIterator[Row]:
    body = file_of(records)
    async with AsyncExitStack() as stack:
        hass, _ = await stack.enter_async_context(
            served_home("webhook", "calendar", "file_upload")
        )
        pbx = await stack.enter_async_context(
            SimulatedPbx(extensions=rooms(_EXTENSIONS))
        )
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        complete = asyncio.Event()
        stack.enter_context(patch.object(Records, "file", lambda *_: body))
        stack.enter_context(
            patch.multiple(backfill, _FIRST_SECONDS=_DAY_SECONDS, _PAUSE_SECONDS=1)
        )
        stack.enter_context(
            patch.object(
                CallHistory,
                "async_note_complete",
                AsyncMock(side_effect=lambda *_: complete.set()),
            )
        )
        await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        stack.enter_context(settled())
        turns = stack.enter_context(Turns.measured())
        begin = time.perf_counter()
        await complete.wait()
        kept = await entry.runtime_data.history.async_read(calls_table.count)
        what = f"{records:,} records ({amount(len(body) / 1e6, 'MB')}, {kept:,} calls)"
        yield Row(f"Reading {what}", time.perf_counter() - begin, "seconds")
        yield Row(
            "Event loop held",
            turns.longest * 1000,
            "ms",
            _TURN_MILLISECONDS,
            instead=f"reading it at once: {amount(_at_once(body), 'ms')}",
        )
        yield Row(
            "Memory of Home Assistant at most",
            getrusage(RUSAGE_SELF).ru_maxrss / 1024,
            "MiB",
        )
        await hass.config_entries.async_unload(entry.entry_id)


def _at_once(body: bytes) -> float:
    begin = time.thread_time()
    list(csv.DictReader(StringIO(body.decode())))
    return (time.thread_time() - begin) * 1000


def measure(records: int = 100_000) -> list[Row]:
    return run(_rows(records))
