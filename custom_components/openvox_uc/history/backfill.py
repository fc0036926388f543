"""What happened while nobody listened: the calls of that time come from the PBX's own records."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
import time
from typing import Protocol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, CoreState, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.util.dt import now as local_now, utc_from_timestamp

from ..const import CONF_HISTORY_DAYS, LOGGER
from ..errors import error_text
from ..pbx import (
    Call,
    CallRecordReport,
    CallTracker,
    CdrFile,
    Outcome,
    PbxAuthRefusedError,
    PbxError,
    PbxNotReachableError,
    PbxTokenLostError,
    calls_of,
)
from ..reports.watchdog import ReportWatchdog
from .history import DEFAULT_DAYS, CallHistory

_DAY_SECONDS = 86_400
_FIRST_SECONDS = 7 * _DAY_SECONDS
# A call that went on when the session was lost began before that, by half a day at most.
_MARGIN_SECONDS = 12 * 3600
# The clock of the PBX may be ahead of ours, or its summer time.
_AHEAD_SECONDS = 2 * 3600
# As far as two time zones are apart.
_WORLD_SECONDS = 26 * 3600
# A few records tell whether the clock of the PBX is wrong.
_SAMPLE = 10
# A slice takes two requests, and the polls want some too of the 30 a minute.
_PAUSE_SECONDS = 6
# Records tell whole seconds, and clocks that are nearly together count as one.
_ROUNDING_SECONDS = 10
_TRIES = 3
# More than two polls that the PBX did not answer.
_GAP_SECONDS = 180
_UNHEARD_SECONDS = 3600
_PORTION = 50


@dataclass(slots=True)
class _Gap:
    """The time whose records are still to be fetched, after a login. Calls that ended before `known_until` are known; 0 for none."""

    login: float
    start: float
    end: float
    known_until: float


class BackfillListener(Protocol):
    """What the back-fill needs of its owner, and what it reports to it."""

    hass: HomeAssistant
    config_entry: ConfigEntry
    history: CallHistory
    tracker: CallTracker
    watchdog: ReportWatchdog

    @property
    def connected(self) -> bool:
        """Return whether the session with the PBX stands."""

    @property
    def last_login(self) -> float:
        """Return when the last login was (seconds since 1970)."""

    @property
    def extension_numbers(self) -> frozenset[str]:
        """Return the numbers of the extensions that the PBX lists."""

    async def async_call_records(self, start: datetime, end: datetime) -> CdrFile:
        """Fetch the PBX's own records of the calls in a stretch of its local time. Raises PbxError."""

    def async_request_failed(self, error: PbxError) -> None:
        """Note that a request failed, in case that the session is lost."""

    def async_take_record(self, record: CallRecordReport) -> None:
        """Take in a record of a call that seems to go on."""

    def async_publish_missed(self, call: Call) -> None:
        """Publish a missed call that was found afterwards."""


class Backfill:
    """Fetches the records of the time before a login, a day at a time and the oldest first, and puts their calls into the history."""

    def __init__(self, listener: BackfillListener) -> None:
        """Fetch nothing yet."""
        self._listener = listener
        self._hass = listener.hass
        self._entry = listener.config_entry
        self._started = False
        self._complete_login = 0.0
        self._tried_login = 0.0
        self._tries = 0
        self._said: set[str] = set()
        self._task: asyncio.Task[None] | None = None
        self._unsub_slice: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Look after the history from now on, until the entry is unloaded."""
        self._started = True
        self._entry.async_on_unload(self.async_stop)
        self._entry.async_on_unload(async_at_started(self._hass, self._home_started))

    @callback
    def async_stop(self) -> None:
        """Stop wherever it is; the next start goes on from there."""
        self._started = False
        if self._unsub_slice:
            self._unsub_slice()
            self._unsub_slice = None
        if self._task:
            self._task.cancel()

    @callback
    def async_polled(self, asked_at: float) -> None:
        """Note that the session stood at a moment: what was missing before its login is to be fetched, since then nothing is.

        But for what happens while no report arrives: that is fetched now and then.
        """
        history, watchdog = self._listener.history, self._listener.watchdog
        missing = asked_at - history.complete_until
        if self._complete_login != self._listener.last_login:
            self._begin_if_due()
        elif watchdog.is_proven and missing < _GAP_SECONDS:
            history.complete_until = asked_at
        elif watchdog.is_proven or (watchdog.target is None and missing >= _UNHEARD_SECONDS):
            self.async_catch_up()

    @callback
    def async_catch_up(self) -> None:
        """Fetch what is missing since the session has begun: there were calls, and nothing was reported of them."""
        self._complete_login = self._tried_login = 0.0
        self._begin_if_due()

    @callback
    def _home_started(self, _hass: HomeAssistant) -> None:
        """Begin, since everybody who wants to be told listens."""
        self._begin_if_due()

    @callback
    def _begin_if_due(self) -> None:
        """Begin to fetch what is missing before the last login, once everybody who wants to be told listens."""
        login, now = self._listener.last_login, time.time()
        is_busy = self._unsub_slice is not None or (self._task is not None and not self._task.done())
        if not self._started or is_busy or self._complete_login == login or self._hass.state is not CoreState.running:
            return
        if self._tried_login != login:
            self._tried_login, self._tries = login, 0
        if self._tries >= _TRIES:
            return
        self._tries += 1
        known_until = min(self._listener.history.complete_until, now)
        days: int = self._entry.options.get(CONF_HISTORY_DAYS, DEFAULT_DAYS)
        start = known_until - _MARGIN_SECONDS if known_until else now - _FIRST_SECONDS
        self._plan(_Gap(login, max(start, now - days * _DAY_SECONDS), now, known_until))

    @callback
    def _plan(self, gap: _Gap) -> None:
        """Have the next slice fetched in a while."""

        @callback
        def begin(_now: datetime) -> None:
            """Fetch it in the background, unless the session is lost again."""
            self._unsub_slice = None
            if not self._listener.connected:
                return
            work = self._async_fetch_slice(gap)
            self._task = self._entry.async_create_background_task(self._hass, work, f"{self._entry.title} call records")

        self._unsub_slice = async_call_later(self._hass, _PAUSE_SECONDS, HassJob(begin, cancel_on_shutdown=True))

    async def _async_fetch_slice(self, gap: _Gap) -> None:
        """Fetch the records of a day, and plan the next one."""
        end = min(gap.start + _DAY_SECONDS, gap.end)
        try:
            await self._async_fetch(gap, end)
        except PbxError as error:
            self._failed(error)
            return
        history = self._listener.history
        history.note_complete(max(gap.known_until, end))
        gap.start = end
        if end == gap.end:
            self._complete_login = gap.login
        else:
            self._plan(gap)

    async def _async_fetch(self, gap: _Gap, end: float) -> None:
        """Fetch the records up to a moment, and take their calls in. Raises PbxError."""
        tracker = self._listener.tracker
        # A PBX that does not tell its time lives by that of Home Assistant, most likely, or else somewhere in the world.
        ahead, unsure = (_home_offset(), _WORLD_SECONDS) if tracker.ahead is None else (tracker.ahead, 0)
        late = _AHEAD_SECONDS if end == gap.end else 0
        file = await self._listener.async_call_records(_local(gap.start + ahead - unsure), _local(end + ahead + unsure + late))
        self._note_oddities(file)
        for record in islice(file.records, _SAMPLE):
            tracker.set_record_time(record)
        skew = tracker.skew
        offset = ahead + skew if tracker.utc_offset is None else tracker.utc_offset
        extensions = self._listener.extension_numbers
        # A PBX that ignores the interval returns all records that it has, each time.
        first, last = gap.start - _DAY_SECONDS, end + _DAY_SECONDS
        calls = calls_of(file.records, extensions=extensions, utc_offset=offset, skew=skew)
        while portion := await asyncio.to_thread(list, islice(calls, _PORTION)):
            wanted = [call for call in portion if first <= call.started_at <= last]
            running = [call for call in wanted if self._listener.history.is_running(call)]
            for call in running:
                await self._async_report(call, file)
            self._take([call for call in wanted if call not in running], gap.known_until)

    async def _async_report(self, call: Call, file: CdrFile) -> None:
        """Take in the records of a call that is still taken to go on as if they were reported: that ends it."""
        for record in file.records:
            if record.leg in call.legs:
                self._listener.async_take_record(record)

    def _take(self, calls: Sequence[Call], known_until: float) -> None:
        """Put calls into the history, and tell of those that are new and were missed, but not of what was before the first start."""
        history = self._listener.history
        for call in history.put_all(calls, known_until - _ROUNDING_SECONDS):
            if call.outcome is Outcome.MISSED and (call.ended_at or 0) > history.news_since:
                self._listener.async_publish_missed(call)
                history.note_told()

    def _failed(self, error: PbxError) -> None:
        """Note that the records did not come: they are asked for again soon if the connection is to blame, else after the next login."""
        if isinstance(error, PbxTokenLostError | PbxAuthRefusedError):
            # Nobody else is to find out by another login that is refused.
            self._listener.async_request_failed(error)
            return
        if isinstance(error, PbxNotReachableError) and self._tries < _TRIES:
            LOGGER.debug("%s: the call records did not come: %s", self._entry.title, error)
            return
        self._tries = _TRIES
        if self._is_first_time("failed"):
            LOGGER.warning(
                "%s: the PBX did not give its records of the calls that happened while Home Assistant was away, so they are missing"
                " from the history. It is asked again after the next connection. %s",
                self._entry.title,
                error_text(error),
            )

    def _note_oddities(self, file: CdrFile) -> None:
        """Log once what is odd about a file."""
        if file.skipped and self._is_first_time("skipped"):
            LOGGER.warning(
                "%s: %d of %d call records of the PBX made no sense and were left out",
                self._entry.title,
                file.skipped,
                file.skipped + len(file.records),
            )
        if file.blank and self._is_first_time("blank"):
            LOGGER.info("%s: the PBX gave an empty file of call records; that is taken for a time without calls", self._entry.title)

    def _is_first_time(self, what: str) -> bool:
        """Tell whether something was not said yet."""
        if what in self._said:
            return False
        self._said.add(what)
        return True


def _home_offset() -> float:
    """Return the seconds that the local time of Home Assistant is ahead of UTC."""
    offset = local_now().utcoffset()
    return offset.total_seconds() if offset else 0.0


def _local(moment: float) -> datetime:
    """Return a moment of the PBX's local time, given in seconds, as it writes it."""
    return utc_from_timestamp(moment).replace(tzinfo=None)
