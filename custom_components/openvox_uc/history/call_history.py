"""The call history of a PBX.

What entities show is in memory. The database has all finished calls, and those in
progress that were answered, so that these survive a restart.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from sqlite3 import Connection
import time
from typing import Concatenate

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later, async_track_point_in_time
from homeassistant.helpers.http import current_request
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
# Since when missed calls count, for the PBX or a phone.
MISSED_RESETS = "missed_resets"

# The entry id, and the changes of its finished calls; no changes if calls were deleted.
SIGNAL_HISTORY_CHANGED: SignalType[str, list[Change]] = SignalType(
    f"{DOMAIN}_history_changed"
)
# The entry id, and the calls that were in progress when its file was last used, except
# for those that are still in memory.
SIGNAL_CALLS_RESUMED: SignalType[str, list[Call]] = SignalType(f"{DOMAIN}_resumed")

_BATCH = 100
_MAX_QUEUED = 10_000
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

    Events change running calls and counters at once, and queue the calls. A task stores
    the queue, and then reads again what depends on stored calls, such as missed
    callers. While the database is unavailable, it retries. Coroutines that read or
    change calls raise HistoryUnavailableError then, unless they say otherwise.
    """

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        # The PBX's records of calls up to this time need not be fetched.
        self.complete_until = 0.0
        # Calls missed earlier, before the file existed, are not news.
        self.news_since = time.time()
        # Ends of calls up to this moment may have been published before a crash.
        self.announced_until = 0.0
        # How long calls are kept; 0 forever.
        self.days = DEFAULT_DAYS
        self.summary = Summary()
        self.running: dict[str, Call] = {}
        self.missed_callers: list[MissedCaller] = []
        self._hass = hass
        self._entry_id = entry_id
        self._database = async_get_database(hass)
        self._clock = async_get_clock(hass)
        self._dial_plan = DialPlan()
        # The number of the file that was read last; None before the first one.
        self._loaded_file: int | None = None
        # Events whose calls are to be stored.
        self._queued: list[CallEvent] = []
        # Whether stored calls may have changed since the summary, or the missed
        # callers, were read from them.
        self._summary_outdated = False
        self._callers_outdated = False
        # Stores the queue, and reads again what is outdated.
        self._task: asyncio.Task[None] | None = None
        self._is_removed = False
        self._cancel_retry: CALLBACK_TYPE = lambda: None
        # None unless the entry is set up.
        self._unsub_midnight: CALLBACK_TYPE | None = None
        # Home Assistant cancels running tasks when it shuts down.
        self._unsub_final_write = hass.bus.async_listen_once(
            EVENT_HOMEASSISTANT_FINAL_WRITE, self.async_store
        )

    @property
    def is_loaded(self) -> bool:
        """Return whether the file has been read, not only one that it replaced."""
        return self._loaded_file == self._database.file_number

    @property
    def _is_behind(self) -> bool:
        """Return whether anything is yet to be stored, or to be read."""
        is_outdated = self._summary_outdated or self._callers_outdated
        return is_outdated or not self.is_loaded or bool(self._queued)

    async def async_load(self, days: int, dial_plan: DialPlan) -> None:
        """Read what entities show, and calls that were in progress.

        If the database cannot be used yet, this happens later: the history never keeps
        a PBX from being set up.
        """
        last_country = self._dial_plan.country
        self.days, self._dial_plan = days, dial_plan
        if self.is_loaded:
            self._respell_if_changed(last_country)
        # This first reads the file, as everything does that uses stored calls.
        await self._async_begin_day()

    async def async_stop(self) -> None:
        if self._unsub_midnight:
            self._unsub_midnight()
            self._unsub_midnight = None
        # A file that could not be read yet is left to the next setup, which resumes the
        # calls in it.
        if self.is_loaded:
            await self.async_store()
        elif self._task:
            self._task.cancel()
        self._cancel_retry()

    async def async_remove(self) -> None:
        """Delete the calls, or the whole file if there are no other PBXs.

        If the database cannot be used, the calls stay in it. Raises OSError or
        HistoryUnavailableError if a file cannot be deleted.
        """
        self._queued.clear()
        # A task that is still running would add the PBX again, or even create a new
        # file.
        self._is_removed = True
        self._cancel_retry()
        self._unsub_final_write()
        if not self._hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            await self._database.async_delete_file()
            return
        with suppress(HistoryUnavailableError):
            await self._database.run(lambda db: calls_table.remove(db, self._entry_id))

    @callback
    def begin_day(self, _when: datetime | None = None) -> None:
        """Count the calls of the present day, and delete calls that are too old."""
        self._hass.async_create_task(self._async_begin_day(), f"{DOMAIN} new day")
        if self._unsub_midnight:
            # The time zone or the clock may have changed.
            self._unsub_midnight()
            self.async_schedule_new_day()

    @callback
    def async_schedule_new_day(self) -> None:
        # Where daylight saving time skips midnight, the day begins at its first moment.
        tomorrow = dt_util.start_of_local_day(dt_util.now() + timedelta(days=1))
        # A user's request may have replaced a damaged file, which leads here; what the
        # timer does at midnight is not done for that user.
        with current_request.set(None):
            self._unsub_midnight = async_track_point_in_time(
                self._hass, self.begin_day, tomorrow
            )

    async def _async_begin_day(self) -> None:
        with suppress(HistoryUnavailableError):
            # This also reads the summary of the present day.
            await self.async_change_missed(missed.drop_done, time.time() - DONE_SECONDS)
            # The list of missed callers shows dates, except for today's calls.
            self._announce(MISSED_CALLERS)
            if self.days:
                # The wall clock may be wrong if it was set forward.
                now = min(time.time(), self._clock.now())
                await self._async_delete_matching(
                    CallQuery(end=now - self.days * _DAY_SECONDS)
                )

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
        """Note an event when it is published, before the call is stored."""
        call = event.call
        if call.ended_at is None:
            self._note_running(event)
        else:
            self._note_end(event)
        is_last = self.summary.note_inbound(call)
        if is_last:
            self._announce(LAST_CALLER)

    def _note_running(self, event: CallEvent) -> None:
        call = event.call
        self.running[call.call_id] = call
        is_answered = event.type in (CallEventType.ANSWERED, CallEventType.TRANSFERRED)
        # A ringing call is not stored. But if it calls a missed caller back, storing
        # the queue marks that caller as handled.
        may_call_back = (
            event.type is CallEventType.RINGING
            and call.direction is not Direction.INBOUND
        )
        if is_answered or may_call_back:
            self._queue(event)
        self._announce(RUNNING)

    def _note_end(self, event: CallEvent) -> None:
        call = event.call
        self._queue(event)
        if self.running.pop(call.call_id, None):
            self._announce(RUNNING)
        if _is_counted(event):
            self.summary.add(call)
            self._announce(TODAY)
            for subject in missed_subjects(call):
                self._announce(f"missed_{subject}")

    def drop_ringing(self) -> None:
        """Drop running calls that no one has answered."""
        self.running = {
            call_id: call
            for call_id, call in self.running.items()
            if call.answered_at is not None
        }

    def _queue(self, event: CallEvent) -> None:
        """Let the task store a call, or drop it if too many wait already."""
        if len(self._queued) == _MAX_QUEUED:
            return
        self._queued.append(event)
        if len(self._queued) == _MAX_QUEUED:
            LOGGER.error(
                "Too many calls wait to be written to the call history; it will "
                "lack the next ones"
            )
        self._start_catching_up()

    async def async_store(self, _event: Event | None = None) -> None:
        """Wait until the queue is stored, and what is outdated was read again.

        If the database is unavailable, return without that; the task retries later.
        """
        if self._is_behind:
            self._start_catching_up()
        if self._task and not self._task.done():
            await asyncio.wait([self._task])

    @callback
    def _start_catching_up(self, _now: datetime | None = None) -> None:
        if self._is_removed or (self._task and not self._task.done()):
            return
        # Calls that end together are stored together.
        self._task = self._hass.async_create_task(
            self._async_catch_up(), f"{DOMAIN} history", eager_start=False
        )

    async def _async_catch_up(self) -> None:
        """Read a new file, store the queue, and read again what is outdated.

        Retry later if the database is unavailable.
        """
        self._cancel_retry()
        try:
            # Meanwhile more calls may end, and a damaged file may be replaced.
            while self._is_behind:
                if not self.is_loaded:
                    await self._async_load_file()
                elif self._queued:
                    await self._async_store_queued()
                else:
                    # This costs more than storing a call, so it is done once, however
                    # many calls end together.
                    await self._async_read_outdated()
        except HistoryUnavailableError:
            job = HassJob(self._start_catching_up, cancel_on_shutdown=True)
            self._cancel_retry = async_call_later(self._hass, _RETRY_SECONDS, job)

    async def _async_load_file(self) -> None:
        """Read the file, at first or because it replaced a damaged one."""
        number = self._database.file_number
        loaded = await self._async_run(calls_table.load)
        was_replaced = self._loaded_file is not None
        self._loaded_file = number
        self._summary_outdated = self._callers_outdated = True
        # A file that replaced another one lacks calls, whatever was noted in it since.
        self.complete_until = 0.0 if was_replaced else loaded.complete_until
        self.news_since = loaded.news_since
        if self._database.has_crashed:
            # Home Assistant may have published ends that it could not store anymore.
            self.announced_until = time.time()
        resumed = [
            call
            for call in loaded.running
            if call.call_id not in self.running and not self._is_queued(call)
        ]
        self.running |= {call.call_id: call for call in resumed}
        self._respell_if_changed(loaded.country)
        async_dispatcher_send(self._hass, SIGNAL_CALLS_RESUMED, self._entry_id, resumed)
        if self._unsub_midnight:
            self.begin_day()
        if was_replaced:
            self._announce_changes([])

    async def _async_store_queued(self) -> None:
        """Store the first calls of the queue, which keeps them if that fails."""
        batch = self._queued[:_BATCH]
        changes = await self._async_write([event.call for event in batch])
        # A counted end may already be stored, or be impossible to store.
        self._summary_outdated |= bool(changes) or any(map(_is_counted, batch))
        self._callers_outdated |= any(map(_changes_callers, changes))
        del self._queued[: len(batch)]

    async def _async_write(
        self, calls: Sequence[Call], known_until: float | None = None
    ) -> list[Change]:
        """Store calls of the queue or, with `known_until`, fetched ones."""
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

    async def _async_read_outdated(self) -> None:
        """Read the summary again, and the missed callers if they may have changed."""
        day_began = dt_util.start_of_local_day().timestamp()
        summary, callers = await self._async_run(
            _read_shown, day_began, with_callers=self._callers_outdated
        )
        self._summary_outdated = False
        self._show_summary(summary)
        if callers is None:
            return
        self._callers_outdated = False
        if callers != self.missed_callers:
            self.missed_callers = callers
            self._announce(MISSED_CALLERS)

    @callback
    def _show_summary(self, new: Summary) -> None:
        """Add to a new summary what is not stored yet, and announce what it changes."""
        unstored = [event.call for event in self._queued if _is_counted(event)]
        for call in unstored:
            new.add(call)
        for call in (*unstored, *self.running.values()):
            new.note_inbound(call)
        old, self.summary = self.summary, new
        if old.last_inbound != new.last_inbound:
            self._announce(LAST_CALLER)
        if old != new:
            self._announce(TODAY)
        # A reset of the PBX concerns all phones, even those that missed no call, and so
        # does the first reading.
        if old.resets != new.resets or not old.day_began:
            self._announce(MISSED_RESETS)
        for subject in {*old.missed, *new.missed}:
            if old.missed[subject] != new.missed[subject]:
                self._announce(f"missed_{subject}")

    async def _async_refresh(self) -> None:
        """Read everything again after a change; later if that is impossible now."""
        self._summary_outdated = self._callers_outdated = True
        await self.async_store()

    async def async_put_all(
        self, calls: Sequence[Call], known_until: float
    ) -> list[Call]:
        """Store fetched calls, and return those that were neither stored nor reported.

        The history once had all calls that ended before `known_until`, so a user has
        deleted those that it does not know, and they are not stored.
        """
        await self.async_store()
        changes = await self._async_write(calls, known_until)
        added = [
            change.after.call
            for change in changes
            if change.after and not change.before
        ]
        # A call may have been reported meanwhile.
        new = [call for call in added if not self._is_queued(call)]
        await self._async_refresh()
        return new

    async def async_note_complete(self, until: float) -> None:
        """Note that all calls that ended up to a given time are known."""
        await self._async_run(calls_table.set_complete, self._stored_until(until))
        self.complete_until = until

    def _stored_until(self, until: float) -> float:
        """Return `until`, or when the first ringing call began, if that is earlier.

        Ringing calls are only in memory, so the database is complete until then.
        """
        ringing = [
            call.started_at
            for call in self.running.values()
            if call.answered_at is None
        ]
        return min([until, *ringing])

    def is_running(self, record: Call) -> bool:
        """Return whether a fetched record is of a call that is still in progress."""
        return any(storing.is_same_call(call, record) for call in self.running.values())

    async def async_is_known(self, call: Call) -> bool:
        """Return whether a finished call is stored; False if that cannot be read."""
        if self._is_queued(call):
            return True
        try:
            return await self._async_run(storing.is_known, call)
        except HistoryUnavailableError:
            return False

    def _is_queued(self, call: Call) -> bool:
        """Return whether the end of a call is yet to be stored."""
        return any(
            event.call.ended_at is not None and storing.is_same_call(event.call, call)
            for event in self._queued
        )

    async def async_find(self, query: CallQuery, limit: int) -> list[HistoryEntry]:
        return await self.async_read(queries.find, query, limit)

    async def async_read[**P, R](
        self, function: PbxFunction[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Call a function that reads, once all calls are stored."""
        await self.async_store()
        return await self._async_run(function, *args, **kwargs)

    async def async_change_missed[**P](
        self, function: PbxFunction[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Call a function that changes missed calls, once all calls are stored."""
        await self.async_store()
        try:
            await self._async_run(function, *args, **kwargs)
        finally:
            # If this is canceled, because an automation is restarted, the thread makes
            # the change all the same.
            self._summary_outdated = self._callers_outdated = True
            self._start_catching_up()
        await self.async_store()

    async def async_delete(self, query: CallQuery) -> int:
        """Delete calls for a user, and the remains of damaged files."""
        # If this is canceled, because an automation is restarted, the thread deletes
        # calls all the same, and what depends on them has to follow.
        deleted = await asyncio.shield(
            self._hass.async_create_task(
                self._async_delete_matching(query), f"{DOMAIN} deletion"
            )
        )
        await self._database.async_delete_aside()
        return deleted

    async def _async_delete_matching(self, query: CallQuery) -> int:
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
            await self._async_refresh()
            self._announce_changes([])
        return deleted

    def _respell_if_changed(self, stored_country: str | None) -> None:
        if stored_country != self._dial_plan.country:
            self._hass.async_create_task(
                self._async_respell(), f"{DOMAIN} numbers of another country"
            )

    async def _async_respell(self) -> None:
        """Store how numbers are written in the country that is now set, in portions."""
        plan, last = self._dial_plan, 0
        with suppress(HistoryUnavailableError):
            while True:
                last = await self._async_run(storing.respell, plan, last, _READ_AT_ONCE)
                if not last:
                    break
            await self._async_refresh()

    async def _async_run[**P, R](
        self, function: PbxFunction[P, R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Call a function in the database thread, without waiting for the queue."""
        if self._is_removed:
            raise HistoryUnavailableError

        def run(db: Connection) -> R:
            pbx = calls_table.pbx_key(db, self._entry_id)
            return function(db, pbx, *args, **kwargs)

        result = await self._database.run(run)
        if self._loaded_file is not None and not self.is_loaded:
            # A damaged file was replaced during the call, so read the new one.
            self._start_catching_up()
        return result

    def _announce(self, subject: str) -> None:
        publish_state(self._hass, self._entry_id, subject)

    def _announce_changes(self, changes: list[Change]) -> None:
        async_dispatcher_send(
            self._hass, SIGNAL_HISTORY_CHANGED, self._entry_id, changes
        )


def _is_counted(event: CallEvent) -> bool:
    """Return whether the summary counts a call at this event: its end.

    What a record changes is read from the database, which merges it with its call.
    """
    return event.call.ended_at is not None and event.type is not CallEventType.RECORD


def _changes_callers(change: Change) -> bool:
    """Return whether a change concerns the list of missed callers."""
    return change.handles or any(
        entry and entry.call.outcome is Outcome.MISSED
        for entry in (change.before, change.after)
    )


def _read_shown(
    db: Connection, pbx: int, day_began: float, *, with_callers: bool
) -> tuple[Summary, list[MissedCaller] | None]:
    callers = missed.callers(db, pbx) if with_callers else None
    return calls_table.summary(db, pbx, day_began), callers
