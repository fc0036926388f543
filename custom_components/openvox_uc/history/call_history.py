"""The call history of a PBX.

What entities show is in memory. The database has all finished calls, and those in
progress that were answered, so that these survive a restart.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from sqlite3 import Connection
import time
from typing import Concatenate

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later, async_track_point_in_time
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..base.clock import async_get_clock
from ..base.signals import publish_state
from ..const import DEFAULT_DAYS, DOMAIN, LOGGER
from ..pbx import Call, CallEvent, CallEventType, Direction, Outcome
from . import calls_table, missed, queries, storing
from .calls_table import DialPlan
from .database import HistoryUnavailableError, async_get_database
from .entries import Change, HistoryEntry, Summary, missed_subjects
from .missed import MissedCaller
from .queries import CallQuery

# The subjects of the history, besides the missed calls of each part (`missed_pbx`,
# `missed_ext_101`).
RUNNING = "running_calls"
# Today's calls, and the newest finished ones.
TODAY = "today"
LAST_CALLER = "last_caller"
MISSED_CALLERS = "missed_callers"

# The entry id, and the changes of its finished calls; no changes if calls were deleted.
SIGNAL_HISTORY_CHANGED: SignalType[str, list[Change]] = SignalType(
    f"{DOMAIN}_history_changed"
)
# The entry id, and the calls that were in progress when its file was last used, except
# for those that are still in memory.
SIGNAL_CALLS_RESUMED: SignalType[str, list[Call]] = SignalType(f"{DOMAIN}_resumed")

_BATCH = 100
_MAX_WAITING = 10_000
_RETRY_SECONDS = 5
_DAY_SECONDS = 86_400
# Deleted in one transaction, so that other work gets its turn in between.
_DELETED_AT_ONCE = 500
_READ_AT_ONCE = 100
# How long a missed call is shown after it was handled.
DONE_SECONDS = 7 * _DAY_SECONDS

# A function that runs in the database thread, and gets the key of the PBX.
type PbxFunction[**P, R] = Callable[Concatenate[Connection, int, P], R]


class CallHistory:
    """The running and finished calls of a PBX, which survive a reload of its entry.

    Events change running calls and counters at once, and a task stores the calls. What
    depends on stored calls, such as missed callers, changes only then. Coroutines that
    read or change calls raise HistoryUnavailableError unless they say otherwise.
    """

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        # The PBX's records of calls until this moment need not be fetched.
        self.complete_until = 0.0
        # Calls missed earlier, before the file existed, are no news.
        self.news_since = time.time()
        # Ends of calls up to this moment may have been published before a crash.
        self.announced_until = 0.0
        # How long calls are kept; 0 for ever.
        self.days = DEFAULT_DAYS
        self.summary = Summary()
        self.running: dict[str, Call] = {}
        self.missed_callers: list[MissedCaller] = []
        self._hass = hass
        self._entry_id = entry_id
        self._database = async_get_database(hass)
        self._clock = async_get_clock(hass)
        self._dial_plan = DialPlan()
        # The file that was read last; 0 for none.
        self._file_number = 0
        # Calls to be stored, and whether the summary already counts them.
        self._waiting: list[tuple[Call, bool]] = []
        # Whether stored calls, and with them the missed callers, may have changed since
        # what is shown was read.
        self._is_outdated = False
        self._missed_changed = False
        self._store_task: asyncio.Task[None] | None = None
        self._is_removed = False
        self._unsub_retry: CALLBACK_TYPE | None = None
        # None unless the entry is set up.
        self._unsub_midnight: CALLBACK_TYPE | None = None
        # Home Assistant cancels running tasks when it shuts down.
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_FINAL_WRITE, self.async_store)

    @property
    def is_loaded(self) -> bool:
        """Return whether the file has been read."""
        return self._file_number == self._database.file_number

    @property
    def _is_behind(self) -> bool:
        """Return whether anything is yet to be stored, or to be read and shown."""
        is_shown = not self._is_outdated and not self._missed_changed
        return bool(self._waiting) or not self.is_loaded or not is_shown

    async def async_load(self, days: int, dial_plan: DialPlan) -> None:
        """Read what entities show, and calls that were in progress.

        If the database cannot be used yet, this happens later: the history never keeps
        a PBX from being set up.
        """
        self.days, self._dial_plan = days, dial_plan
        # Like all that uses calls, this first reads the file.
        await self._async_begin_day()

    async def async_stop(self) -> None:
        if self._unsub_midnight:
            self._unsub_midnight()
            self._unsub_midnight = None
        # A file that could not be read yet is left to the next setup, which resumes the
        # calls in it.
        if self.is_loaded:
            await self.async_store()
        elif self._store_task:
            self._store_task.cancel()
        self._cancel_retry()

    async def async_remove(self) -> None:
        """Delete the calls, or the whole file if there are no other PBXs.

        If the database cannot be used, the calls stay in it. Raises OSError or
        HistoryUnavailableError if a file cannot be deleted.
        """
        self._waiting.clear()
        # A task that is still running would add the PBX again, or even create a new
        # file.
        self._is_removed = True
        self._cancel_retry()
        if not self._hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            await self._database.async_delete_file()
            return
        with suppress(HistoryUnavailableError):
            await self._database.run(lambda db: calls_table.remove(db, self._entry_id))

    @callback
    def begin_day(self, _when: datetime | None = None) -> None:
        """Count the calls of the new day, and delete calls that are too old."""
        self._hass.async_create_task(self._async_begin_day(), f"{DOMAIN} new day")
        if self._unsub_midnight:
            # The time zone or the clock may have changed.
            self._unsub_midnight()
            self.async_await_midnight()

    @callback
    def async_await_midnight(self) -> None:
        # A day whose midnight is skipped begins, too.
        tomorrow = dt_util.start_of_local_day(dt_util.now() + timedelta(days=1))
        self._unsub_midnight = async_track_point_in_time(
            self._hass, self.begin_day, tomorrow
        )

    async def _async_begin_day(self) -> None:
        # Calls of yesterday are no longer shown as those of today.
        self._is_outdated = True
        with suppress(HistoryUnavailableError):
            await self.async_change_missed(missed.drop_done, time.time() - DONE_SECONDS)
            # The list of missed callers shows dates, except for today's calls.
            self._announce(MISSED_CALLERS)
            if self.days:
                # The wall clock may be wrong if it was set forward.
                now = min(time.time(), self._clock.now())
                await self._async_delete(CallQuery(end=now - self.days * _DAY_SECONDS))

    @callback
    def clock_jumped(self, open_calls: Iterable[Call]) -> None:
        """Follow a wall clock that was set; stored calls keep their times."""
        for call in open_calls:
            if call.call_id in self.running:
                self.running[call.call_id] = call
        now = time.time()
        self.complete_until = min(self.complete_until, now)
        self.news_since = min(self.news_since, now)
        self._announce(RUNNING)
        self.begin_day()

    @callback
    def note(self, event: CallEvent) -> None:
        """Note an event of a call; counters change before the call is stored."""
        call = event.call
        if call.ended_at is None:
            self._note_running(event)
        else:
            self._note_end(event)
        if self.summary.note_inbound(call):
            self._announce(LAST_CALLER)

    def _note_running(self, event: CallEvent) -> None:
        call = event.call
        self.running[call.call_id] = call
        continues = event.type in (CallEventType.ANSWERED, CallEventType.TRANSFERRED)
        # Ringing calls are not kept, but one that calls back handles missed calls.
        calls_back = (
            event.type is CallEventType.RINGING
            and call.direction is not Direction.INBOUND
        )
        if continues or calls_back:
            self._queue(call, is_new=False)
        self._announce(RUNNING)

    def _note_end(self, event: CallEvent) -> None:
        call = event.call
        # The database first merges a record with the call that it is about.
        is_new = event.type is not CallEventType.RECORD
        self._queue(call, is_new=is_new)
        if self.running.pop(call.call_id, None):
            self._announce(RUNNING)
        if is_new:
            self.summary.add(call)
            self._announce(TODAY)
            for subject in missed_subjects(call):
                self._announce(f"missed_{subject}")

    async def async_put_all(
        self, calls: Sequence[Call], known_until: float
    ) -> list[Call]:
        """Store fetched calls, and return the new ones.

        An unknown call that ended before `known_until` was deleted by a user, and stays
        deleted.
        """
        await self.async_store()
        changes = await self._async_put(calls, known_until)
        # A call may have been reported meanwhile.
        new = [
            change.after.call
            for change in changes
            if change.after
            and not change.before
            and not self._is_waiting(change.after.call)
        ]
        await self._async_show_changed()
        return new

    async def async_note_complete(self, until: float) -> None:
        await self._async_run(calls_table.set_complete, self._stored_until(until))
        self.complete_until = until

    def drop_ringing(self) -> list[Call]:
        """Drop running calls that no one has answered, and return the others."""
        self.running = {
            call_id: call
            for call_id, call in self.running.items()
            if call.answered_at is not None
        }
        return list(self.running.values())

    async def async_change_missed[**P](
        self, function: PbxFunction[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Call a function that changes missed calls, once all calls are stored."""
        await self.async_store()
        try:
            await self._async_run(function, *args, **kwargs)
        finally:
            # The thread continues if an automation is restarted, which cancels this.
            self._is_outdated = self._missed_changed = True
            self._start_storing()
        await self.async_store()

    async def async_delete(self, query: CallQuery) -> int:
        """Delete calls for a user, and the remains of damaged files."""
        deleted = await self._async_delete(query)
        await self._database.async_delete_aside()
        return deleted

    async def _async_delete(self, query: CallQuery) -> int:
        await self.async_store()
        deleted = 0
        while True:
            stored_until = self._stored_until(self.complete_until)
            count, until = await self._async_run(
                queries.delete, query, _DELETED_AT_ONCE, stored_until
            )
            self.complete_until = max(self.complete_until, until)
            deleted += count
            if count < _DELETED_AT_ONCE:
                break
        if deleted:
            await self._async_show_changed()
            self._announce_changes([])
        return deleted

    def is_running(self, record: Call) -> bool:
        return any(storing.is_same_call(call, record) for call in self.running.values())

    async def async_is_known(self, call: Call) -> bool:
        """Return whether a finished call is stored; False if that cannot be read."""
        if self._is_waiting(call):
            return True
        try:
            return await self._async_run(storing.is_known, call)
        except HistoryUnavailableError:
            return False

    def _is_waiting(self, call: Call) -> bool:
        """Return whether a finished call is yet to be stored."""
        return any(
            waiting.ended_at is not None and storing.is_same_call(waiting, call)
            for waiting, _ in self._waiting
        )

    async def async_find(self, query: CallQuery, limit: int) -> list[HistoryEntry]:
        return await self.async_read(queries.find, query, limit)

    async def async_read[**P, R](
        self, function: PbxFunction[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Call a function that reads, once all calls are stored."""
        await self.async_store()
        return await self._async_run(function, *args, **kwargs)

    async def _async_run[**P, R](
        self, function: PbxFunction[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        if self._is_removed:
            raise HistoryUnavailableError

        def run(db: Connection) -> R:
            pbx = calls_table.pbx_key(db, self._entry_id)
            return function(db, pbx, *args, **kwargs)

        result = await self._database.run(run)
        if self._file_number and not self.is_loaded:
            # A damaged file was replaced, so read again what is shown.
            self._start_storing()
        return result

    async def _async_show_changed(self) -> None:
        """Show stored changes; later if they cannot be read now, as they were made."""
        self._is_outdated = self._missed_changed = True
        await self.async_store()

    async def _async_show(self) -> None:
        """Read again what entities show: stored calls, and calls yet to be stored.

        Missed callers are only read if they may have changed.
        """
        day_began = dt_util.start_of_local_day().timestamp()
        summary, callers = await self._async_run(
            _read_shown, day_began, with_callers=self._missed_changed
        )
        self._is_outdated = False
        self._show(summary)
        if callers is None:
            return
        self._missed_changed = False
        if callers != self.missed_callers:
            self.missed_callers = callers
            self._announce(MISSED_CALLERS)

    @callback
    def _show(self, new: Summary) -> None:
        waiting = [call for call, is_new in self._waiting if is_new]
        for call in waiting:
            new.add(call)
        for call in (*waiting, *self.running.values()):
            new.note_inbound(call)
        old, self.summary = self.summary, new
        if old.last_inbound != new.last_inbound:
            self._announce(LAST_CALLER)
        if _of_today(old) != _of_today(new):
            self._announce(TODAY)
        for subject in {*old.missed, *old.resets, *new.missed, *new.resets}:
            shown = old.missed[subject], old.reset_at(subject)
            if shown != (new.missed[subject], new.reset_at(subject)):
                self._announce(f"missed_{subject}")

    def _announce(self, subject: str) -> None:
        publish_state(self._hass, self._entry_id, subject)

    def _announce_changes(self, changes: list[Change]) -> None:
        async_dispatcher_send(
            self._hass, SIGNAL_HISTORY_CHANGED, self._entry_id, changes
        )

    async def async_store(self, _event: Event | None = None) -> None:
        """Store waiting calls if the database can be used; first read a new file."""
        if self._is_behind:
            self._start_storing()
        if self._store_task and not self._store_task.done():
            await asyncio.wait([self._store_task])

    def _queue(self, call: Call, *, is_new: bool) -> None:
        if len(self._waiting) == _MAX_WAITING:
            return
        self._waiting.append((call, is_new))
        if len(self._waiting) == _MAX_WAITING:
            LOGGER.error(
                "Too many calls wait to be written to the call history, so it "
                "will lack the next ones"
            )
        self._start_storing()

    @callback
    def _start_storing(self, _now: datetime | None = None) -> None:
        if self._is_removed or (self._store_task and not self._store_task.done()):
            return
        # Calls that end together are stored together.
        self._store_task = self._hass.async_create_task(
            self._async_store_all(), f"{DOMAIN} history", eager_start=False
        )

    async def _async_store_all(self) -> None:
        """Store waiting calls, and retry later if the database is unavailable."""
        self._cancel_retry()
        try:
            # Meanwhile more calls may end, and a damaged file may be replaced.
            while self._is_behind:
                if not self.is_loaded:
                    await self._async_load_file()
                elif self._waiting:
                    await self._async_store_waiting()
                else:
                    # This costs more than storing a call, so it is done once, however
                    # many calls end together.
                    await self._async_show()
        except HistoryUnavailableError:
            job = HassJob(self._start_storing, cancel_on_shutdown=True)
            self._unsub_retry = async_call_later(self._hass, _RETRY_SECONDS, job)

    async def _async_store_waiting(self) -> None:
        calls = [call for call, _ in self._waiting[:_BATCH]]
        changes = await self._async_put(calls)
        self._is_outdated = True
        self._missed_changed |= self._concern_missed(calls, changes)
        del self._waiting[: len(calls)]

    def _concern_missed(self, calls: Iterable[Call], changes: Iterable[Change]) -> bool:
        """Return whether stored calls are missed, or handle a missed caller."""
        shown = {caller.key for caller in self.missed_callers}
        concerned = list(calls)
        for change in changes:
            concerned += [entry.call for entry in change if entry]
        return any(
            call.outcome is Outcome.MISSED
            or not shown.isdisjoint(missed.callers_handled_by(call, self._dial_plan))
            for call in concerned
        )

    def _cancel_retry(self) -> None:
        if self._unsub_retry:
            self._unsub_retry()
            self._unsub_retry = None

    async def _async_put(
        self, calls: Sequence[Call], known_until: float | None = None
    ) -> list[Change]:
        """Store waiting or, with `known_until`, fetched calls."""
        changes = await self._async_run(
            storing.store,
            calls,
            self._dial_plan,
            self._stored_until(self.complete_until),
            known_until,
        )
        news = [change for change in changes if change.after != change.before]
        if news:
            self._announce_changes(news)
        return changes

    async def _async_load_file(self) -> None:
        number = self._database.file_number
        loaded = await self._async_run(calls_table.load)
        was_replaced = self._file_number > 0
        self._file_number = number
        self._is_outdated = self._missed_changed = True
        # What was stored in a new file since may say that it is complete.
        self.complete_until = 0.0 if was_replaced else loaded.complete_until
        self.news_since = loaded.news_since
        if self._database.has_crashed:
            self.announced_until = time.time()
        resumed = [call for call in loaded.running if call.call_id not in self.running]
        self.running |= {call.call_id: call for call in resumed}
        if loaded.country != self._dial_plan.country:
            self._hass.async_create_task(
                self._async_respell(), f"{DOMAIN} numbers of another country"
            )
        async_dispatcher_send(self._hass, SIGNAL_CALLS_RESUMED, self._entry_id, resumed)
        if self._unsub_midnight:
            self.begin_day()
        if was_replaced:
            self._announce_changes([])

    def _stored_until(self, until: float) -> float:
        """Return `until`, or when the first ringing call began, if earlier.

        Ringing calls are only in memory, and a crash would lose them.
        """
        ringing = [
            call.started_at
            for call in self.running.values()
            if call.answered_at is None
        ]
        return min([until, *ringing])

    async def _async_respell(self) -> None:
        """Store how numbers are written in the country that is now set."""
        plan, last = self._dial_plan, 0
        with suppress(HistoryUnavailableError):
            while last := await self._async_run(
                storing.respell, plan, last, _READ_AT_ONCE
            ):
                pass
            await self._async_show_changed()


def _of_today(summary: Summary) -> Summary:
    """Return the summary without what has subjects of its own."""
    return replace(summary, missed=Counter(), resets={}, last_inbound=None)


def _read_shown(
    db: Connection, pbx: int, day_began: float, *, with_callers: bool
) -> tuple[Summary, list[MissedCaller] | None]:
    callers = missed.callers(db, pbx) if with_callers else None
    return calls_table.summary(db, pbx, day_began), callers
