"""A month of a hotel.

Thirty days with 300 phones, 300 calls a day, five open pages of the switchboard, and a
PBX that restarts once a week. Only the time is played. At the end, it may need 2 % more
memory than after the second day.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from contextlib import AsyncExitStack
from datetime import timedelta
from math import ceil
import selectors
import time
from typing import override
from unittest.mock import patch

import freezegun
from freezegun.api import (
    FrozenDateTimeFactory,
    StepTickTimeFactory,
    TickingDateTimeFactory,
)
from pytest_homeassistant_custom_component import patch_time

from benchmarks.days import random_day
from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import CONF_HISTORY_DAYS
from tests.conftest import make_entry
from tests.simulator import SimTrunk, SimulatedPbx

from .home import memory_megabytes, rooms, served_home
from .reports import open_pages
from .table import Row, run

_BEGIN = "2026-11-02T00:00:00Z"
_DAY_SECONDS = 86_400
# Calls begin at eight o'clock.
_NIGHT = 1 / 3
_CALLS_AT_A_TIME = 2
_PAGES = 5
_HISTORY_DAYS = 7
_DAYS_PER_WEEK = 7
_SETTLED_DAYS = 2
_GROWTH = 1.02
_WHY = (
    "the history fills for its first seven days, and the caches of phone numbers (1 "
    "MB) and of SQLite (3 MB) for some more"
)


# Freezegun's clocks, which move by hand.
type _Clock = FrozenDateTimeFactory | StepTickTimeFactory | TickingDateTimeFactory


class _Time(selectors.DefaultSelector):
    """What an event loop waits with.

    Nobody waits for a moment to come, since time passes at once if there is nothing
    else to do.
    """

    def __init__(self, clock: _Clock) -> None:
        super().__init__()
        self._clock = clock
        self._microseconds = 0
        self.now = 0.0
        self.workers = 0
        """The threads whose results the loop waits for; time stands still for them."""

    @override
    def select(
        self, timeout: float | None = None
    ) -> list[tuple[selectors.SelectorKey, int]]:
        if (found := super().select(0)) or timeout == 0:
            return found
        if timeout is None or self.workers:
            return super().select(1)
        microseconds = ceil(timeout * 1e6)
        self._microseconds += microseconds
        self.now = self._microseconds / 1e6
        self._clock.tick(timedelta(microseconds=microseconds))
        return []


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, time_: _Time) -> None:
        super().__init__(time_)
        self._time = time_

    @override
    def time(self) -> float:
        return self._time.now

    @override
    def run_in_executor[*Ts, Result](
        self, executor: Executor | None, func: Callable[[*Ts], Result], *args: *Ts
    ) -> asyncio.Future[Result]:
        future = super().run_in_executor(executor, func, *args)
        self._time.workers += 1
        future.add_done_callback(self._end_work)
        return future

    def _end_work(self, _: object) -> None:
        self._time.workers -= 1


class _Month:
    """The days of a PBX, and what came of them."""

    def __init__(self, pbx: SimulatedPbx, calls: int, day_seconds: float) -> None:
        self._pbx = pbx
        self._calls = calls
        self._day_seconds = day_seconds
        self._begin = time.time()
        self._phones = [extension.number for extension in pbx.extensions]
        self.reports = self.refused = 0

    async def play_calls(self, day: int) -> None:
        begin, sequence = (
            self._begin + (day + _NIGHT) * self._day_seconds,
            day * 100_000,
        )
        reports = await random_day(
            day,
            phones=self._phones,
            calls=self._calls,
            simultaneous=_CALLS_AT_A_TIME,
            begin=begin,
            sequence=sequence,
        )
        for report in reports:
            await asyncio.sleep(report.at - time.time())
            await self._pbx.report(report.values)

    async def end_day(self, day: int) -> None:
        """Let the night come, and the simulated PBX forget the day.

        Otherwise its memory would be counted as ours.
        """
        pbx = self._pbx
        await asyncio.sleep(
            max(self._begin + (day + 1) * self._day_seconds - time.time(), 0)
        )
        if (day + 1) % _DAYS_PER_WEEK == 0:
            await pbx.boot()
        self.reports += len(pbx.sent)
        self.refused += sum(status != 200 for _, status in pbx.sent)
        for memory in (
            pbx.sent,
            pbx.requests,
            pbx.records.rows,
            pbx.records._trunks,
            pbx.sounds.recordings,
        ):
            memory.clear()


async def _rows(
    time_: _Time, days: int, phones: int, calls: int, day_seconds: float
) -> AsyncIterator[Row]:
    async with AsyncExitStack() as stack:
        hass, _ = await stack.enter_async_context(served_home(*PLATFORMS))
        pbx = await stack.enter_async_context(
            SimulatedPbx(extensions=rooms(phones), trunks=[SimTrunk("trunk")])
        )
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        hass.config_entries.async_update_entry(
            entry, options={CONF_HISTORY_DAYS: _HISTORY_DAYS}
        )
        await hass.config_entries.async_setup(entry.entry_id)
        month, memory = _Month(pbx, calls, day_seconds), []
        for day in range(days):
            with open_pages(hass, _PAGES):
                await month.play_calls(day)
            await month.end_day(day)
            memory.append(memory_megabytes())
            print(f"    (day {day + 1}: {memory[-1]:.1f} MB)", flush=True)
        yield Row(f"Reports of {phones:,} phones in {days} days", month.reports, "")
        yield Row("Reports that were not answered by 200", month.refused, "", 0)
        settled = memory[:_SETTLED_DAYS][-1]
        yield Row(
            f"Memory of Home Assistant and the PBX at the end of day {_SETTLED_DAYS}",
            settled,
            "MB",
        )
        yield Row(
            f"Memory at the end of day {days}",
            memory[-1],
            "MB",
            settled * _GROWTH,
            unmet=_WHY,
        )
        await hass.config_entries.async_unload(entry.entry_id)
    # The loop, which ends now, waits for its threads for five minutes at most.
    time_.workers += 1


def measure(
    days: int = 30,
    phones: int = 300,
    calls: int = 300,
    day_seconds: float = _DAY_SECONDS,
) -> list[Row]:
    fakes = {
        name: getattr(patch_time, f"HA{name}") for name in ("FakeDate", "FakeDatetime")
    }
    fakes["datetime_to_fakedatetime"] = patch_time.ha_datetime_to_fakedatetime
    with patch.multiple(freezegun.api, **fakes), freezegun.freeze_time(_BEGIN) as clock:
        time_ = _Time(clock)
        return run(_rows(time_, days, phones, calls, day_seconds), lambda: _Loop(time_))
