"""The call history of a PBX: what is shown is in memory, all finished calls are in the database."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from sqlite3 import Connection
import time
from typing import Any, Concatenate

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..base.clock import async_get_clock
from ..const import DEFAULT_DAYS, DOMAIN, LOGGER
from ..pbx import Call, CallEvent, CallEventType, Direction
from . import missed, queries, storing, tables
from .database import HistoryUnavailableError, async_get_database
from .entries import HistoryEntry, Summary, missed_subjects
from .missed import MissedCaller
from .queries import CallQuery
from .storing import FaultyCallError
from .tables import Change, DialPlan, Gap

# The subjects that change, in addition to missed calls (`missed_pbx`, `missed_ext_101`).
RUNNING = "running_calls"
TODAY = "today"
LAST_CALLER = "last_caller"
RECENT_CALLS = "recent_calls"
MISSED_CALLERS = "missed_callers"

# The id of an entry, and the changes of its finished calls: none if some were deleted.
SIGNAL_HISTORY_CHANGED: SignalType[str, list[Change]] = SignalType(f"{DOMAIN}_history_changed")

# A commit costs as much as ten calls, so those of this time are committed together.
COLLECT_SECONDS = 0.25
_BATCH = 100
_MAX_WAITING = 10_000
_DAY_SECONDS = 86_400
# Each call changes these. The missed callers are read from the database, so less often.
_COOLDOWN_SECONDS = {TODAY: 1, MISSED_CALLERS: 3}
# In one transaction, so that others have their turn in between.
_DELETED_AT_ONCE = 500
_RESPELLED_AT_ONCE = 100
# How long a handled missed call is shown.
DONE_SECONDS = 7 * _DAY_SECONDS

# Runs in the thread of the database, with the key of the PBX.
type PbxFunction[**P, R] = Callable[Concatenate[Connection, int, P], R]


class CallHistory:
    """Coroutines that read or change calls raise HistoryUnavailableError, unless they say otherwise."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        self.complete_until = 0.0
        self.news_since = time.time()
        # The end of a call that was over by then may have been announced before a crash.
        self.announced_until = 0.0
        self.gaps: list[Gap] = []
        # How long calls are kept, 0 for ever.
        self.days = DEFAULT_DAYS
        self.summary = Summary()
        self.running: dict[str, Call] = {}
        self.missed_callers: list[MissedCaller] = []
        self.announce: Callable[[str], None] = lambda _: None
        self.on_emptied: CALLBACK_TYPE = lambda: None
        self._hass = hass
        self._entry_id = entry_id
        self._database = async_get_database(hass)
        self._clock = async_get_clock(hass)
        self._dial_plan = DialPlan()
        self._resume: Callable[[list[Call]], None] = lambda _: None
        self._file_number = 0
        # Calls that are not stored yet, and whether the summary has them.
        self._waiting: list[tuple[Call, bool]] = []
        self._hurry = asyncio.Event()
        self._store_task: asyncio.Task[None] | None = None
        self._callers_task: asyncio.Task[None] | None = None
        self._is_removed = False
        self._unsub_time_zone: CALLBACK_TYPE = lambda: None
        self._unsub_midnight: CALLBACK_TYPE = lambda: None
        # Empty unless the entry is set up: otherwise no one shows anything.
        self._debouncers: dict[str, Debouncer[None]] = {}

    async def async_load(self, days: int, dial_plan: DialPlan, resume: Callable[[list[Call]], None]) -> None:
        """Read what is in memory. `resume` gets calls in progress, later if the database cannot be used yet."""
        self.days, self._dial_plan, self._resume = days, dial_plan, resume
        self._database.async_attach(self._entry_id, self.async_store)
        await self.async_store()
        await _async_try(self._async_begin_day())

    @callback
    def async_start(self) -> None:
        for subject, seconds in _COOLDOWN_SECONDS.items():
            function = partial(self._announce_now, subject)
            self._debouncers[subject] = Debouncer(self._hass, LOGGER, cooldown=seconds, immediate=True, function=function, background=True)
        self._unsub_time_zone = self._hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self.begin_day)
        self.begin_day()

    async def async_stop(self) -> None:
        for debouncer in self._debouncers.values():
            debouncer.async_shutdown()
        self._debouncers.clear()
        self._unsub_midnight()
        self._unsub_time_zone()
        self._unsub_time_zone = lambda: None
        await self.async_store()
        await self._database.async_detach(self._entry_id)

    async def async_remove(self) -> None:
        self._waiting.clear()
        # A task that still runs would add the PBX again, and even a new file.
        self._is_removed = True
        if not self._hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            await self._database.async_delete_file()
            return
        with suppress(HistoryUnavailableError):
            while await self._database.run(lambda db: tables.remove_some(db, self._entry_id, _DELETED_AT_ONCE)):
                pass

    @callback
    def begin_day(self, _when: datetime | Event | None = None) -> None:
        """Count the calls of today, delete those that are too old, and do so again at midnight."""
        self._create_task(self._async_begin_day())
        self._unsub_midnight()
        midnight = dt_util.start_of_local_day(dt_util.now() + timedelta(days=1))
        job = HassJob(self.begin_day, cancel_on_shutdown=True)
        self._unsub_midnight = async_call_later(self._hass, midnight - dt_util.utcnow(), job)

    async def _async_begin_day(self) -> None:
        # The list of missed callers shows a date for all calls but today's.
        await self.async_change_missed(missed.drop_done, time.time() - DONE_SECONDS)
        if self.days:
            # A clock that was set forward may be wrong.
            now = min(time.time(), self._clock.now())
            await self._async_delete(CallQuery(end=now - self.days * _DAY_SECONDS))

    def clock_jumped(self, by: float, open_calls: Iterable[Call]) -> None:
        """Follow a wall clock that was set by some seconds; if it was set back, nothing stays in the future."""
        self.running |= {call.call_id: call for call in open_calls if call.call_id in self.running}
        if by < 0:
            now = time.time()
            self.complete_until, self.news_since = min(self.complete_until, now), min(self.news_since, now)
            self._waiting[:] = [(_moved(call, now, by), is_new) for call, is_new in self._waiting]
            self._create_task(self._async_move_future(now, by))
        self._store(*(call for call in self.running.values() if call.answered_at is not None))
        self.announce(RUNNING)
        self.begin_day()

    async def _async_move_future(self, now: float, by: float) -> None:
        # At once: what is stored later may have ended after `now`.
        await self._async_run(tables.move_future, now, by)
        await self._async_show()
        await self._async_read_callers()
        self._announce_changes([])

    def note(self, event: CallEvent) -> None:
        """Note what happened to a call. Counters change at once, but a record is merged in the database first."""
        call = event.call
        if call.ended_at is None:
            self.running[call.call_id] = call
            # One that rings is not kept, but it calls its callee back.
            if event.type in (CallEventType.ANSWERED, CallEventType.TRANSFERRED) or (
                event.type is CallEventType.RINGING and call.direction is not Direction.INBOUND
            ):
                self._store(call)
            self.announce(RUNNING)
        else:
            is_new = event.type is not CallEventType.RECORD and not call.from_record
            self._store(call, is_new=is_new)
            if self.running.pop(call.call_id, None):
                self.announce(RUNNING)
            if is_new:
                self.summary.add(call)
                self._announce_soon(TODAY)
                for subject in missed_subjects(call):
                    self.announce(f"missed_{subject}")
        if self.summary.note_inbound(call):
            self.announce(LAST_CALLER)

    async def async_put_all(self, calls: Sequence[Call], known_until: float) -> list[Call]:
        """Store fetched calls and return the new ones; an unknown one that ended before `known_until` was deleted."""
        await self.async_store()
        if self._database.is_blocked:
            # They are fetched again and published then.
            raise HistoryUnavailableError
        changes, summary = await self._async_put(calls, known_until)
        self._announce_stored(changes, summary)
        if self._callers_task:
            await asyncio.wait([self._callers_task])
        return [change.after.call for change in changes if change.after and not change.before]

    async def async_note_complete(self, until: float, gaps: Sequence[Gap]) -> None:
        await self._async_run(tables.set_complete, self._stored_until(until), gaps)
        self.complete_until, self.gaps = until, [*gaps]

    def drop_ringing(self) -> list[Call]:
        """Forget the running calls that no one has answered, and return the others."""
        self.running = {call_id: call for call_id, call in self.running.items() if call.answered_at is not None}
        self.announce(RUNNING)
        return list(self.running.values())

    async def async_read_callers(self) -> list[MissedCaller]:
        await self.async_store()
        await self._async_read_callers()
        return self.missed_callers

    async def async_change_missed[**P](self, function: PbxFunction[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        async def change() -> None:
            await self.async_read(function, *args, **kwargs)
            await self._async_show()
            await self._async_read_callers()

        await self._async_finish(change())

    async def async_delete(self, query: CallQuery) -> int:
        return await self._async_finish(self._async_delete(query))

    async def _async_delete(self, query: CallQuery) -> int:
        await self.async_store()
        deleted, count = 0, _DELETED_AT_ONCE
        while count == _DELETED_AT_ONCE:
            count, until = await self._async_run(queries.delete, query, _DELETED_AT_ONCE, self._stored_until())
            self.complete_until = max(self.complete_until, until)
            await self._async_show(calls_changed=count > 0)
            deleted += count
        if deleted:
            self._announce_changes([])
            await self._async_read_callers()
        return deleted

    def is_running(self, record: Call) -> bool:
        return any(storing.is_same_call(call, record) for call in self.running.values())

    async def async_is_known(self, call: Call) -> bool:
        """Return whether a call is a finished one; False if the database cannot be read."""
        if any(storing.is_same_call(each, call) for each, _ in self._waiting if each.ended_at is not None):
            return True
        try:
            return await self._async_run(storing.is_known, call)
        except HistoryUnavailableError:
            return False

    async def async_count(self) -> int:
        return await self.async_read(tables.count)

    async def async_find(self, query: CallQuery, limit: int) -> list[HistoryEntry]:
        return await self.async_read(queries.find, query, limit)

    async def async_read[**P, R](self, function: PbxFunction[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a function reads once all calls are stored."""
        await self.async_store()
        return await self._async_run(function, *args, **kwargs)

    async def _async_run[**P, R](self, function: PbxFunction[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        if self._is_removed:
            raise HistoryUnavailableError
        return await self._database.run(lambda db: function(db, tables.pbx_key(db, self._entry_id), *args, **kwargs))

    async def _async_show(self, *, calls_changed: bool = False) -> None:
        self._show(await self._async_run(tables.summary, _day_began()), calls_changed=calls_changed)

    @callback
    def _show(self, new: Summary, *, calls_changed: bool) -> None:
        """Show what is stored, with the calls that are not yet."""
        waiting = [call for call, is_new in self._waiting if is_new]
        for call in waiting:
            new.add(call)
        for call in (*waiting, *self.running.values()):
            new.note_inbound(call)
        old, self.summary = self.summary, new
        if calls_changed or (old.today, old.recent) != (new.today, new.recent):
            self._announce_soon(TODAY)
        if old.last_inbound != new.last_inbound:
            self.announce(LAST_CALLER)
        for subject in {*old.missed, *old.resets, *new.missed, *new.resets}:
            if (old.missed[subject], old.reset_at(subject)) != (new.missed[subject], new.reset_at(subject)):
                self.announce(f"missed_{subject}")
        if old.missed_version != new.missed_version:
            self._announce_soon(MISSED_CALLERS)

    async def _async_read_callers(self) -> None:
        self.missed_callers = await self._async_run(missed.callers)
        self.announce(MISSED_CALLERS)

    def _announce_changes(self, changes: list[Change]) -> None:
        async_dispatcher_send(self._hass, SIGNAL_HISTORY_CHANGED, self._entry_id, changes)
        if not changes:
            self.announce(RECENT_CALLS)

    def _announce_soon(self, subject: str) -> None:
        if debouncer := self._debouncers.get(subject):
            debouncer.async_schedule_call()

    @callback
    def _announce_now(self, subject: str) -> None:
        if subject == MISSED_CALLERS:
            self._callers_task = self._create_task(self._async_read_callers())
        else:
            self.announce(subject)

    async def async_store(self) -> None:
        """Store what waits now, if the database can be used; a new file is read before."""
        if self._waiting or self._file_number != self._database.file_number:
            self._start_storing()
        while self._store_task and not self._store_task.done():
            self._hurry.set()
            await asyncio.wait([self._store_task])

    def _store(self, *calls: Call, is_new: bool = False) -> None:
        self._waiting += [(call, is_new) for call in calls]
        self._start_storing()

    def _start_storing(self) -> None:
        if self._store_task is None or self._store_task.done():
            self._hurry.clear()
            self._store_task = self._hass.async_create_task(self._async_store_all(), f"{DOMAIN} history", eager_start=False)

    async def _async_store_all(self) -> None:
        """Store what waits; a database that cannot be used calls `async_store` once it can."""
        try:
            if self._file_number != self._database.file_number:
                await self._async_load_file()
            while self._waiting:
                if len(self._waiting) < _BATCH:
                    # Let more calls come in, unless a reader waits.
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._hurry.wait(), COLLECT_SECONDS)
                stored = self._waiting[:_BATCH]
                # Of a call that has changed meanwhile, the last state is enough.
                last = {(call.call_id, call.from_record): place for place, (call, _) in enumerate(stored)}
                changes, summary = await self._async_put([stored[place][0] for place in sorted(last.values())])
                del self._waiting[: len(stored)]
                self._announce_stored(changes, summary)
        except HistoryUnavailableError:
            return
        finally:
            del self._waiting[:-_MAX_WAITING]

    async def _async_put(self, calls: Sequence[Call], known_until: float | None = None) -> tuple[list[Change], Summary | None]:
        arguments = (calls, self._dial_plan, self._stored_until(), _day_began(), self.summary.missed_version)
        try:
            return await self._async_run(storing.store, *arguments, known_until)
        except FaultyCallError as error:
            if len(calls) == 1:
                LOGGER.error("A call could not be stored in the history: %s", error)
                return [], None
        changes, summary = list[Change](), None
        for call in calls:
            stored, shown = await self._async_put([call], known_until)
            changes, summary = [*changes, *stored], shown or summary
        return changes, summary

    @callback
    def _announce_stored(self, changes: Iterable[Change], summary: Summary | None) -> None:
        news = [change for change in changes if change.after and change.after != change.before]
        if summary:
            self._show(summary, calls_changed=any(change.before or change.after.backfilled for change in news if change.after))
        if news:
            self._announce_changes(news)

    async def _async_load_file(self) -> None:
        number = self._database.file_number
        self.complete_until, self.news_since, self.gaps, country, running = await self._async_run(tables.load)
        was_replaced, self._file_number = self._file_number > 0, number
        if self._database.has_crashed:
            self.announced_until = time.time()
        self.running = {call.call_id: call for call in running} | self.running
        if country != self._dial_plan.country:
            self._create_task(self._async_respell())
        self._resume(running)
        if self._debouncers:
            self.begin_day()
        if was_replaced:
            self._announce_changes([])
            self.on_emptied()

    def _stored_until(self, until: float | None = None) -> float:
        """Return until when no call is missing in the database, which has none that rings."""
        known = self.complete_until if until is None else until
        return min([known, *(call.started_at for call in self.running.values() if call.answered_at is None)])

    async def _async_respell(self) -> None:
        plan, last = self._dial_plan, 0
        await self.async_change_missed(missed.respell, plan)
        while last := await self._async_run(tables.respell, plan, last, _RESPELLED_AT_ONCE):
            pass

    def _create_task(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        return self._hass.async_create_task(_async_try(work), f"{DOMAIN} history")

    async def _async_finish[Result](self, work: Coroutine[Any, Any, Result]) -> Result:
        """Return a result; memory follows the database even if the caller is cancelled."""
        task = self._hass.async_create_task(work, f"{DOMAIN} history")
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            # No one is left to learn that it failed, as when Home Assistant stops.
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            raise
        return task.result()


async def _async_try(work: Awaitable[None]) -> None:
    with suppress(HistoryUnavailableError):
        await work


def _day_began() -> float:
    return dt_util.start_of_local_day().timestamp()


def _moved(call: Call, now: float, by: float) -> Call:
    return call.moved(by) if (call.ended_at or call.answered_at or call.started_at) > now else call
