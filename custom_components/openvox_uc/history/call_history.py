"""The call history of a PBX: what is shown of it is in memory, all calls are in the database."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from sqlite3 import Connection
import time
from typing import Any

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util.signal_type import SignalType

from ..base.clock import async_get_clock
from ..base.subjects import PBX
from ..const import DOMAIN, LOGGER
from ..pbx import Call, CallEvent, CallEventType, Direction
from . import missed, tables
from .counters import CallCounters, missed_subjects
from .database import HistoryUnavailableError, Write, async_get_database
from .merging import HistoryEntry, is_same_call
from .missed import Marks, MissedCaller
from .queries import CallQuery, count_found, find, position, recorded_days
from .tables import Change, Gap, Loaded, Numbering

DEFAULT_DAYS = 365

# The subjects that change, beside the missed calls of the PBX and of its extensions (`missed_pbx`, `missed_ext_101`).
RUNNING = "running_calls"
TODAY = "today"
LAST_CALLER = "last_caller"
RECENT_CALLS = "recent_calls"
MISSED_CALLERS = "missed_callers"

# Sent when the finished calls of an entry have changed, with what became of each; with nothing if calls were deleted.
SIGNAL_HISTORY_CHANGED: SignalType[str, list[Change]] = SignalType(f"{DOMAIN}_history_changed")

_DAY_SECONDS = 86_400
# On a busy PBX, each call changes these. Whom to call back has to be read from the database, so less often.
_COOLDOWN_SECONDS = {RUNNING: 1, TODAY: 1, MISSED_CALLERS: 3}
# Deleted in one transaction, so that others have their turn in between.
_DELETED_AT_ONCE = 500
_RESPELLED_AT_ONCE = 100
# So long a missed call is shown that was dealt with.
_DONE_SECONDS = 7 * _DAY_SECONDS


class CallHistory:
    """The calls of one PBX: running ones and counters in memory, finished ones in the database."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Start without calls."""
        self.complete_until = 0.0
        # What was stored of it last; a ringing call may hold it back.
        self._complete_stored = 0.0
        self.news_since = time.time()
        # Of a running call that was over by then, the end may have been announced before a crash.
        self.announced_until = 0.0
        self.gaps: list[Gap] = []
        self.counters = CallCounters()
        self.running: dict[str, Call] = {}
        self.last_inbound: Call | None = None
        # The newest finished calls, the newest first.
        self.recent: list[HistoryEntry] = []
        # Whom somebody should call back, and behind them whose calls are dealt with.
        self.missed_callers: list[MissedCaller] = []
        # Somebody may have called in vain who is not among them yet.
        self._callers_outdated = False
        # Set by who shows the history, and by who fills it.
        self.announce: Callable[[str], None] = _nobody
        self.on_emptied: CALLBACK_TYPE = _nothing
        self._hass = hass
        self._entry_id = entry_id
        self._database = async_get_database(hass)
        self._clock = async_get_clock(hass)
        self._days = DEFAULT_DAYS
        self._numbering = Numbering()
        self._days_begun = 0
        self._loaded = False
        self._unsub_time_zone: CALLBACK_TYPE | None = None
        self._unsub_midnight: CALLBACK_TYPE | None = None
        self._midnight_job = HassJob(self._begin_day, "midnight", cancel_on_shutdown=True)
        # There while the entry is set up: otherwise nobody shows anything.
        self._debouncers: dict[str, Debouncer[None]] = {}

    # --- Lifecycle ---

    async def async_load(self, days: int, numbering: Numbering, resume: Callable[[list[Call]], None]) -> None:
        """Read what is kept in memory, once; calls are kept for some days, 0 for ever.

        `resume` gets the answered calls that had not ended, later if the database cannot be used yet.
        """
        self._days, self._numbering = days, numbering
        self._database.async_attach(self._entry_id, self._start_over)
        if not self._loaded:
            self._loaded = True
            load = partial(tables.load, entry_id=self._entry_id, now=time.time())
            self._write(load, lambda loaded: resume(self._take_loaded(loaded)))
            self._write(partial(missed.count, entry_id=self._entry_id), self.counters.missed.update)
        self.begin_day()
        await self._database.async_settle()

    @callback
    def async_start(self) -> None:
        """Begin a new day at each midnight from now on, also of another time zone."""
        for subject, seconds in _COOLDOWN_SECONDS.items():
            function = partial(self._announce_now, subject)
            self._debouncers[subject] = Debouncer(self._hass, LOGGER, cooldown=seconds, immediate=True, function=function, background=True)
        self._unsub_time_zone = self._hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._begin_day)
        self._begin_day()

    async def async_stop(self) -> None:
        """Write what is due, and let go of the database."""
        for debouncer in self._debouncers.values():
            debouncer.async_shutdown()
        self._debouncers.clear()
        for unsub in (self._unsub_time_zone, self._unsub_midnight):
            if unsub:
                unsub()
        self._unsub_time_zone = self._unsub_midnight = None
        await self._database.async_detach(self._entry_id)

    async def async_remove(self) -> None:
        """Delete everything, since the PBX was removed."""
        self._database.async_forget(self._entry_id)
        self._delete_before(float("inf"), lambda: self._write(partial(tables.remove_pbx, entry_id=self._entry_id)))
        await self._database.async_settle()
        if not self._hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            await self._database.async_delete_file()

    @callback
    def begin_day(self) -> None:
        """Count the calls of today, and delete those that are too old."""
        self.counters.begin_day(day_began := dt_util.start_of_local_day().timestamp())
        self._days_begun += 1
        # What ends from now on is counted as it comes, what ended before is written before this is read.
        self._write(partial(tables.count_today, entry_id=self._entry_id, day_began=day_began), partial(self._add_today, self._days_begun))
        drop_before = time.time() - _DONE_SECONDS
        # What it shows of yesterday reads otherwise today.
        self._mark(lambda db, pbx, _: missed.drop_done(db, pbx, drop_before))
        if self._days:
            # A clock that was set forward may be wrong.
            self._delete_before(min(time.time(), self._clock.now()) - self._days * _DAY_SECONDS)

    @callback
    def clock_jumped(self, by: float, open_calls: Iterable[Call]) -> None:
        """Label what goes on by a wall clock that was set by some seconds, as the open calls are now, and see what day it is.

        If it was set back, nothing stays in the future.
        """
        self.running |= {call.call_id: call for call in open_calls if call.call_id in self.running}
        if by < 0:
            now = time.time()
            self.complete_until, self.news_since = min(self.complete_until, now), min(self.news_since, now)
            self.counters.resets = {subject: at + by if at > now else at for subject, at in self.counters.resets.items()}
            self._write(partial(tables.move_future, entry_id=self._entry_id, now=now, by=by))
            self._find_recent()
            self._find_last_inbound()
            self._read_callers()
            self._announce_changes([])
        if answered := [call for call in self.running.values() if call.answered_at is not None]:
            self._put(answered)
        self._announce_soon(RUNNING)
        self._begin_day()

    @callback
    def _begin_day(self, _when: datetime | Event | None = None) -> None:
        """Begin a day, and the next one at midnight."""
        if self._unsub_midnight:
            self._unsub_midnight()
        self.begin_day()
        midnight = dt_util.start_of_local_day(dt_util.now() + timedelta(days=1))
        self._unsub_midnight = async_call_later(self._hass, midnight - dt_util.utcnow(), self._midnight_job)

    @callback
    def _start_over(self) -> None:
        """Start over with a new database, which is filled from the records of the PBX; they are no news."""
        self.complete_until, self.news_since, self.gaps = 0.0, time.time(), []
        self._show_recent([])
        self._announce_changes([])
        self._write(partial(tables.set_news_since, entry_id=self._entry_id, moment=self.news_since))
        subjects = self.counters.reset_missed(PBX, 0)
        self.counters.resets.clear()
        self.begin_day()
        for subject in subjects:
            self.announce(f"missed_{subject}")
        self.on_emptied()

    # --- What comes in ---

    @callback
    def note(self, event: CallEvent) -> None:
        """Take in what happened to a call. Counters change at once, but for those of records: they are merged in the database first."""
        call = event.call
        if call.ended_at is None:
            self.running[call.call_id] = call
            if event.type in (CallEventType.ANSWERED, CallEventType.TRANSFERRED):
                self._put([call])
            elif event.type is CallEventType.RINGING:
                self._tick_called(call)
            self._announce_soon(RUNNING)
        else:
            is_new = event.type is not CallEventType.RECORD and not call.from_record
            self._put([call], counted=call if is_new else None)
            if self.running.pop(call.call_id, None):
                self._announce_soon(RUNNING)
            if is_new:
                self.counters.count_today(call)
                self.counters.count_missed(call)
                self._note_recent(HistoryEntry(call, backfilled=False))
                self._announce_soon(TODAY)
                self._announce_missed(call)
        self._note_inbound(call)

    async def async_put_all(self, calls: Sequence[Call], since: float) -> list[Call]:
        """Store calls that were fetched, and return the new ones. Raises HistoryUnavailableError.

        What ended before `since` and is not known was known once, and somebody has deleted it.
        """
        changes: list[Change] = []
        self._put(calls, backfilled=True, since=since, also=changes.extend)
        await self._database.async_settle()
        if not changes and calls:
            raise HistoryUnavailableError
        return [change.after.call for change in changes if change.after and not change.before]

    @callback
    def note_complete(self, until: float, gaps: Sequence[Gap]) -> None:
        """Store until when no call is missing but those of some gaps."""
        self.complete_until, self.gaps = until, [*gaps]
        self._write(partial(tables.set_complete, entry_id=self._entry_id, until=self._kept_complete_until(), gaps=[*gaps]))

    @callback
    def drop_ringing(self) -> list[Call]:
        """Forget the running calls that nobody has answered, and return the others."""
        self.running = {call_id: call for call_id, call in self.running.items() if call.answered_at is not None}
        self._announce_soon(RUNNING)
        return list(self.running.values())

    @callback
    def reset_missed(self, subject: str) -> None:
        """Reset the missed calls of a phone, or of the PBX and all of its phones, whose missed callers are forgotten then."""
        now = time.time()
        changed = self.counters.reset_missed(subject, now)
        if subject == PBX:
            self._show_callers([])
        self._mark(lambda db, _pbx, _marks: missed.reset(db, self._entry_id, subject, now))
        for each in changed:
            self.announce(f"missed_{each}")

    async def async_read_callers(self) -> list[MissedCaller]:
        """Return who has called in vain, to this very moment."""
        self._read_callers()
        await self._database.async_settle()
        return self.missed_callers

    async def async_tick(self, caller: MissedCaller) -> None:
        """Take the missed calls of somebody to be dealt with; not those that came since they were shown."""
        until, now = caller.call.started_at, time.time()
        self._mark(lambda db, pbx, marks: missed.tick(db, pbx, caller.key, until, now, marks))
        await self._database.async_settle()

    async def async_untick(self, caller: MissedCaller) -> None:
        """Take the missed calls of somebody to be dealt with still, whatever calls there have been."""
        if (done_at := caller.done_at) is not None:
            now = time.time()
            self._mark(lambda db, pbx, marks: missed.untick(db, pbx, caller.key, done_at, now, marks))
            await self._database.async_settle()

    async def async_drop(self, callers: Sequence[MissedCaller]) -> None:
        """Forget that some people have called in vain; the calls stay in the history."""

        def drop(db: Connection, pbx: int, marks: Marks) -> None:
            """Forget them."""
            for caller in callers:
                missed.drop(db, pbx, caller.key, caller.call.started_at, marks)

        self._mark(drop)
        await self._database.async_settle()

    async def async_delete(self, query: CallQuery) -> int:
        """Delete the finished calls that are wanted, and return how many they are; what cannot be deleted yet is hidden until it is."""
        deleted = 0
        self._show_recent([entry for entry in self.recent if not query.matches(entry.call)])
        # What is deleted was known, so that no record brings it back after a restart.
        complete_until = self._kept_complete_until()

        def delete(db: Connection) -> tuple[list[HistoryEntry], float, Marks, list[MissedCaller]]:
            """Delete some of them."""
            entries = find(db, self._entry_id, query, _DELETED_AT_ONCE)
            pbx = tables.known_pbx(db, self._entry_id)
            marks = Marks(closed=missed.open_among(db, pbx, (entry.call for entry in entries)))
            until = tables.remove(db, self._entry_id, entries, complete_until)
            return entries, until, marks, missed.callers(db, pbx)

        @callback
        def done(result: tuple[list[HistoryEntry], float, Marks, list[MissedCaller]]) -> None:
            """Count them no more, and delete the rest."""
            nonlocal deleted
            entries, until, marks, callers = result
            self.complete_until = max(self.complete_until, until)
            deleted += len(entries)
            for entry in entries:
                self.counters.count_today(entry.call, -1)
            if entries:
                self._announce_soon(TODAY)
            self._take_marks(marks, callers)
            if len(entries) == _DELETED_AT_ONCE:
                self._database.async_write(Write(self._entry_id, delete, done, deletes=query))
            elif deleted:
                self._find_last_inbound()
                self._find_recent()
                self._announce_changes([])

        if self._database.is_blocked:
            await self._database.async_settle()
            deleted = await self.async_count_found(query)
            self._database.async_write(Write(self._entry_id, delete, done, deletes=query))
            self._announce_changes([])
            return deleted
        self._database.async_write(write := Write(self._entry_id, delete, done, deletes=query))
        await self._database.async_settle()
        return deleted + (await self.async_count_found(query, ignored=write) if self._database.is_blocked else 0)

    # --- What others ask ---

    def is_running(self, record: Call) -> bool:
        """Return whether the call of a record has not ended as far as is known."""
        return any(not set(record.legs).isdisjoint(call.legs) or is_same_call(call, record) for call in self.running.values())

    async def async_is_known(self, call: Call) -> bool:
        """Return whether a call is among the finished ones; not if the database cannot be read."""
        if not all(write.can_wait for write in self._database.waiting(self._entry_id)):
            # What is fetched is seen once it is stored.
            await self._database.async_settle()
        waiting = (entry.call for write in self._database.waiting(self._entry_id) for entry in write.calls)
        finished = [each for each in waiting if each.ended_at is not None]
        if any(not set(call.legs).isdisjoint(each.legs) or is_same_call(each, call) for each in finished):
            return True
        try:
            return await self._database.async_read(tables.find_known, self._entry_id, call) is not None
        except HistoryUnavailableError:
            return False

    async def async_count(self) -> int:
        """Return how many finished calls are stored. Raises HistoryUnavailableError."""
        await self._database.async_settle()
        return await self._database.async_read(tables.count, self._entry_id)

    async def async_find(self, query: CallQuery, limit: int | None) -> list[HistoryEntry]:
        """Return the finished calls that are wanted, the newest first. Raises HistoryUnavailableError."""

        def read(db: Connection, writes: Sequence[Write]) -> list[HistoryEntry]:
            """Read them, with those that wait to be written."""
            waiting, is_hidden = _waiting(writes)
            found = find(db, self._entry_id, query, limit, is_hidden)
            if matching := [entry for entry in waiting if query.matches(entry.call)]:
                found = sorted([*found, *matching], key=position, reverse=True)[:limit]
            return found

        return await self._async_read(read)

    async def async_count_found(self, query: CallQuery, ignored: Write | None = None) -> int:
        """Return how many finished calls are wanted, as if something that waits did not. Raises HistoryUnavailableError."""

        def read(db: Connection, writes: Sequence[Write]) -> int:
            """Count them, with those that wait to be written."""
            others = [write for write in writes if write is not ignored]
            waiting, is_hidden = _waiting(others)
            found = count_found(db, self._entry_id, query, is_hidden if others else None)
            return found + sum(query.matches(entry.call) for entry in waiting)

        return await self._async_read(read)

    async def async_get(self, call_id: str) -> HistoryEntry | None:
        """Return a finished call. Raises HistoryUnavailableError."""

        def read(db: Connection, writes: Sequence[Write]) -> HistoryEntry | None:
            """Read it, unless it waits to be written."""
            waiting, is_hidden = _waiting(writes)
            if entry := next((entry for entry in waiting if entry.call.call_id == call_id), None):
                return entry
            found = tables.find_by_id(db, self._entry_id, call_id)
            return found if found and not is_hidden(found.call) else None

        return await self._async_read(read)

    async def async_recorded_days(self, before: float, limit: int) -> list[float]:
        """Return when the days began with recordings, the newest first: those before a moment. Raises HistoryUnavailableError."""
        await self._database.async_settle()
        return await self._database.async_read(recorded_days, self._entry_id, before, limit, _start_of_day)

    async def async_between(self, start: float, end: float, limit: int) -> list[HistoryEntry]:
        """Return the newest finished calls that went on between two moments, in the order of their starts.

        Raises HistoryUnavailableError.
        """

        def read(db: Connection, writes: Sequence[Write]) -> list[HistoryEntry]:
            """Read them, with those that wait to be written."""
            waiting, is_hidden = _waiting(writes)
            found = tables.between(db, self._entry_id, start, end, limit, is_hidden)
            matching = [entry for entry in waiting if entry.call.started_at < end and (entry.call.ended_at or 0) >= start]
            return sorted([*found, *matching], key=lambda entry: entry.call.started_at)[-limit:] if matching else found

        return await self._async_read(read)

    async def _async_read[Result](self, read: Callable[[Connection, Sequence[Write]], Result]) -> Result:
        """Return what is read in the thread of the database, given what waits to be written. Raises HistoryUnavailableError."""
        await self._database.async_settle()
        return await self._database.async_read(read, self._database.waiting(self._entry_id))

    # --- Inside ---

    @callback
    def _put(
        self,
        calls: Sequence[Call],
        *,
        backfilled: bool = False,
        since: float = 0,
        counted: Call | None = None,
        also: Callable[[list[Change]], None] | None = None,
    ) -> None:
        """Have calls stored; `counted` is in the counters already."""
        entry_id, numbering, kept_until = self._entry_id, self._numbering, self._kept_complete_until()
        is_stored = kept_until == self._complete_stored

        def put(db: Connection) -> tuple[list[Change], Marks]:
            """Store them, and see which missed calls are to be dealt with now."""
            pbx = tables.pbx_id(db, entry_id)
            if not is_stored:
                db.execute("UPDATE pbx SET complete_until = ? WHERE id = ?", (kept_until, pbx))
            changes, marks = list[Change](), Marks()
            for call in calls:
                changes.append(tables.put(db, pbx, call, numbering, backfilled=backfilled, since=since))
                missed.note(db, pbx, changes[-1], call, numbering, marks)
            return changes, marks

        @callback
        def done(result: tuple[list[Change], Marks]) -> None:
            """Note that they are stored."""
            changes, marks = result
            self._complete_stored = kept_until
            self._take_changes(changes, marks, counted)
            if also:
                also(changes)

        reported = [] if backfilled else [HistoryEntry(call, backfilled) for call in calls]
        self._database.async_write(Write(entry_id, put, done, reported, can_wait=not backfilled))

    def _take_changes(self, changes: list[Change], marks: Marks, counted: Call | None) -> None:
        """Correct what is shown by what was known of calls that were stored."""
        if marks.opened or marks.closed:
            self._callers_outdated = True
            self._announce_soon(MISSED_CALLERS)
        for change in changes:
            self._note_change(change, counted)
        if news := [change for change in changes if change.after and change.after != change.before]:
            self._announce_changes(news)
        if counted in marks.opened:
            marks.opened.remove(counted)
        elif counted:
            marks.closed.append(counted)
        self._take_marks(marks)

    def _note_change(self, change: Change, counted: Call | None) -> None:
        """Correct the counters by a call that was stored."""
        before, after = (entry and entry.call for entry in change)
        if change.after:
            self._note_recent(change.after, before, counted)
        if after is None or (before, after) == (None, counted) or (before == after and counted is None):
            return
        self.counters.count_today(before, -1)
        self.counters.count_today(counted, -1)
        self.counters.count_today(after)
        self._announce_soon(TODAY)
        self._note_inbound(after)

    @callback
    def _mark(self, apply: Callable[[Connection, int, Marks], None]) -> None:
        """Have something changed in whose missed calls are to be dealt with."""
        entry_id = self._entry_id

        def mark(db: Connection) -> tuple[Marks, list[MissedCaller]]:
            """Change it."""
            marks, pbx = Marks(), tables.known_pbx(db, entry_id)
            apply(db, pbx, marks)
            return marks, missed.callers(db, pbx)

        self._write(mark, lambda result: self._take_marks(*result))

    @callback
    def _tick_called(self, call: Call) -> None:
        """Take the missed calls of somebody who is being called to be dealt with, whether the phone is picked up or not."""
        called = missed.callers_dealt_with(call, self._numbering)
        has_all = len(self.missed_callers) < missed.MAX_CALLERS and not self._callers_outdated
        if called and (not has_all or any(caller.key in called and caller.done_at is None for caller in self.missed_callers)):
            now = time.time()

            def tick(db: Connection) -> Marks:
                """Note it."""
                marks, pbx = Marks(), tables.known_pbx(db, self._entry_id)
                for caller in called:
                    missed.tick(db, pbx, caller, call.started_at, now, marks, by=call)
                return marks

            @callback
            def done(marks: Marks) -> None:
                """Show it."""
                if marks.closed:
                    self._announce_soon(MISSED_CALLERS)
                self._take_marks(marks)

            self._write(tick, done, can_wait=True)

    @callback
    def _take_marks(self, marks: Marks, callers: list[MissedCaller] | None = None) -> None:
        """Count the calls that are to be dealt with, and show who they are from, if that has changed."""
        for calls, by in ((marks.opened, 1), (marks.closed, -1)):
            for call in calls:
                self.counters.count_missed(call, by)
        self._announce_missed(*marks.opened, *marks.closed)
        if callers is not None:
            self._show_callers(callers)

    @callback
    def _show_callers(self, callers: list[MissedCaller]) -> None:
        """Show who has called in vain."""
        self.missed_callers, self._callers_outdated = callers, False
        self.announce(MISSED_CALLERS)

    @callback
    def _read_callers(self) -> None:
        """Show who has called in vain, as it is stored now."""
        self._write(lambda db: missed.callers(db, tables.known_pbx(db, self._entry_id)), self._show_callers, can_wait=True)

    def _kept_complete_until(self) -> float:
        """Return until when no call is missing in the database: a call that rings is not in it, so its record has to be fetched."""
        return min([self.complete_until, *(call.started_at for call in self.running.values() if call.answered_at is None)])

    def _take_loaded(self, loaded: Loaded) -> list[Call]:
        """Take in what was read, and return the calls that are running."""
        self.complete_until, self.news_since, self.gaps = loaded.complete_until, loaded.news_since, loaded.gaps
        if self._database.has_crashed:
            self.announced_until = time.time()
        self.counters.resets |= loaded.resets
        self._take_recent(loaded.recent)
        for call in (loaded.last_inbound, *loaded.running):
            if call:
                self._note_inbound(call)
        self.running = {call.call_id: call for call in loaded.running} | self.running
        if loaded.country != self._numbering.country:
            self._write(partial(missed.respell, entry_id=self._entry_id, numbering=self._numbering))
            self._respell(0)
        return loaded.running

    @callback
    def _respell(self, after: int) -> None:
        """Store how numbers are written in the country that is set now, some at a time."""

        @callback
        def done(last: int) -> None:
            """Go on."""
            if last:
                self._respell(last)

        respell = partial(tables.respell, entry_id=self._entry_id, numbering=self._numbering, after=after, limit=_RESPELLED_AT_ONCE)
        self._write(respell, done)

    def _add_today(self, days_begun: int, counted: tuple[int, int]) -> None:
        """Add the calls that ended today before their count began, unless the count has begun again since."""
        if days_begun != self._days_begun:
            return
        self.counters.calls_today += counted[0]
        self.counters.talk_seconds_today += counted[1]
        self.announce(TODAY)

    @callback
    def _delete_before(self, moment: float, then: CALLBACK_TYPE | None = None) -> None:
        """Delete calls that began before a moment, some at a time, and then do something else."""
        entry_id = self._entry_id

        def purge(db: Connection) -> tuple[int, Marks, list[MissedCaller] | None]:
            """Delete some of them."""
            pbx = tables.known_pbx(db, entry_id)
            marks = Marks(closed=missed.open_among_oldest(db, pbx, moment, _DELETED_AT_ONCE))
            count = tables.purge(db, entry_id, moment, _DELETED_AT_ONCE)
            return count, marks, missed.callers(db, pbx) if count else None

        @callback
        def done(result: tuple[int, Marks, list[MissedCaller] | None]) -> None:
            """Delete the next ones."""
            count, marks, callers = result
            self._take_marks(marks, callers)
            self._show_recent([entry for entry in self.recent if entry.call.started_at >= moment])
            if count:
                self._announce_changes([])
            if count == _DELETED_AT_ONCE:
                self._delete_before(moment, then)
            elif then:
                then()
            elif self.last_inbound and self.last_inbound.started_at < moment:
                self._find_last_inbound()

        self._write(purge, done)

    @callback
    def _write(self, apply: Callable[[Connection], object], done: Callable[[Any], None] | None = None, *, can_wait: bool = False) -> None:
        """Have something written."""
        self._database.async_write(Write(self._entry_id, apply, done or _nobody, can_wait=can_wait))

    @callback
    def _find_last_inbound(self) -> None:
        """Find who called last, since that call is gone."""

        @callback
        def done(call: Call | None) -> None:
            """Take it in."""
            self.last_inbound = call
            for running in self.running.values():
                self._note_inbound(running)
            self.announce(LAST_CALLER)

        self._write(lambda db: tables.last_inbound(db, tables.known_pbx(db, self._entry_id)), done)

    def _note_recent(self, entry: HistoryEntry, *known_as: Call | None) -> None:
        """Note a finished call, in place of what was known of it; whoever calls this announces the calls of today, too."""
        old = {entry.call.call_id, *(call.call_id for call in known_as if call)}
        newest = [each for each in self.recent if each.call.call_id not in old]
        insort(newest, entry, key=lambda each: -each.call.started_at)
        length, self.recent = len(self.recent), newest[: tables.RECENT_CALLS]
        if len(self.recent) < length:
            # Two calls turned out to be one.
            self._find_recent()

    @callback
    def _find_recent(self) -> None:
        """Find the newest calls, since some are gone."""
        self._write(lambda db: tables.recent(db, tables.known_pbx(db, self._entry_id)), self._take_recent)

    @callback
    def _take_recent(self, entries: list[HistoryEntry]) -> None:
        """Take in the newest calls that are stored, with those that are not yet."""
        waiting, is_hidden = _waiting(self._database.waiting(self._entry_id))
        reported = [entry for entry in waiting if not entry.call.from_record]
        self._show_recent(tables.newest([*reported, *(entry for entry in entries if not is_hidden(entry.call))]))

    @callback
    def _show_recent(self, entries: list[HistoryEntry]) -> None:
        """Show the newest calls, if they are others now."""
        if entries != self.recent:
            self.recent = entries
            self.announce(RECENT_CALLS)

    def _note_inbound(self, call: Call) -> None:
        """Note who called last."""
        last = self.last_inbound
        if call.direction is Direction.INBOUND and (last is None or (call.started_at >= last.started_at and call != last)):
            self.last_inbound = call
            self.announce(LAST_CALLER)

    @callback
    def _announce_changes(self, changes: list[Change]) -> None:
        """Announce what became of finished calls."""
        async_dispatcher_send(self._hass, SIGNAL_HISTORY_CHANGED, self._entry_id, changes)

    def _announce_missed(self, *calls: Call) -> None:
        """Announce the counters of missed calls that some finished calls change, each once."""
        for subject in dict.fromkeys(subject for call in calls for subject in missed_subjects(call)):
            self.announce(f"missed_{subject}")

    def _announce_soon(self, subject: str) -> None:
        """Announce a subject, unless that was done a moment ago."""
        if debouncer := self._debouncers.get(subject):
            debouncer.async_schedule_call()

    @callback
    def _announce_now(self, subject: str) -> None:
        """Announce a subject; who has called in vain is read first."""
        if subject == MISSED_CALLERS:
            self._read_callers()
        else:
            self.announce(subject)


def _waiting(writes: Sequence[Write]) -> tuple[list[HistoryEntry], Callable[[Call], bool]]:
    """Return the finished calls that wait to be written, and what tells which stored ones are replaced or deleted by what waits."""
    entries: dict[str, HistoryEntry] = {}
    replaced: set[str] = set()
    deletes: list[CallQuery] = []
    for write in writes:
        if write.deletes:
            deletes.append(write.deletes)
            entries = {key: entry for key, entry in entries.items() if not write.deletes.matches(entry.call)}
        finished = {entry.call.call_id: entry for entry in write.calls if entry.call.ended_at is not None}
        entries |= finished
        replaced.update(finished)
    return list(entries.values()), lambda call: call.call_id in replaced or any(query.matches(call) for query in deletes)


def _nobody(_what: object) -> None:
    """Announce to nobody."""


def _nothing() -> None:
    """Do nothing."""


def _start_of_day(moment: float) -> float:
    """Return when the day of a moment began."""
    return dt_util.start_of_local_day(dt_util.as_local(dt_util.utc_from_timestamp(moment))).timestamp()
