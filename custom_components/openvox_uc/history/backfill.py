"""Fetches calls from the PBX's records for times without reports.

The history knows until when it is complete. After each login, the records since then
are fetched, one day at a time. Each day moves that moment forward, so a fetch that was
interrupted continues there.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
import time
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.core import (
    CALLBACK_TYPE,
    CoreState,
    HassJob,
    HomeAssistant,
    callback,
)
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.start import async_at_started
from homeassistant.util.dt import now as local_now, utc_from_timestamp

from ..base.error_texts import error_text
from ..const import LOGGER
from ..pbx import (
    Call,
    CallRecordReport,
    Outcome,
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotReachableError,
    PbxReplacedError,
    PbxTokenLostError,
    calls_of,
)
from .database import HistoryUnavailableError

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_DAY_SECONDS = 86_400
_FIRST_SECONDS = 7 * _DAY_SECONDS
# The longest that a call can have been in progress when the session was lost.
_MARGIN_SECONDS = 12 * 3600
# The clock of the PBX may be ahead, for example because of daylight saving time.
_AHEAD_SECONDS = 2 * 3600
# The largest difference between two time zones.
_WORLD_SECONDS = 26 * 3600
# How many records show whether the clock of the PBX is wrong.
_SAMPLE = 10
# A slice takes two of the 30 requests a minute. Polls take 3, queues up to 10, and
# users need the rest.
_PAUSE_SECONDS = 10
# Records have whole seconds, and clocks may differ a little.
_ROUNDING_SECONDS = 10
_RETRY_SECONDS = 900
# Longer than two unanswered polls.
_GAP_SECONDS = 180
_UNHEARD_SECONDS = 3600
_PORTION = 50


class _Gap(NamedTuple):
    """An interval whose records are to be fetched, in seconds since 1970.

    The history once knew the calls that ended before `known_until` (0 if none).
    """

    start: float
    end: float
    known_until: float


class Backfill:
    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self._hass = pbx.hass
        self._entry = pbx.config_entry
        self._pbx = pbx
        self._history = pbx.history
        self._covered_login = 0.0
        self._tried_login = 0.0
        self._not_before = 0.0
        self._was_unreachable = False
        self._warned: set[str] = set()
        self._task: asyncio.Task[None] | None = None
        self._unsub_slice: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        self._entry.async_on_unload(self.async_stop)
        self._entry.async_on_unload(async_at_started(self._hass, self._begin))

    @callback
    def async_stop(self) -> None:
        if self._unsub_slice:
            self._unsub_slice()
            self._unsub_slice = None

    @callback
    def async_polled(self, polled_at: float) -> None:
        """Note that the session was alive at this moment (seconds since 1970).

        Only earlier calls can be missing. While no reports arrive, records are fetched
        every hour.
        """
        missing = polled_at - self._history.complete_until
        gap = _GAP_SECONDS if self._pbx.watchdog.is_proven else _UNHEARD_SECONDS
        if self._covered_login != self._pbx.session.state.last_login or missing >= gap:
            self._begin()
        elif self._pbx.watchdog.is_proven:
            self._history.complete_until = polled_at

    @callback
    def _begin(self, _hass: HomeAssistant | None = None) -> None:
        """Fetch missing calls, once all listeners exist."""
        is_busy = self._unsub_slice or (self._task and not self._task.done())
        is_running = self._pbx.started and self._hass.state is CoreState.running
        if not is_running or is_busy or not self._history.is_loaded:
            return
        login, now = self._pbx.session.state.last_login, time.time()
        if self._tried_login == login and self._pbx.clock.now() < self._not_before:
            return
        self._tried_login = login
        known_until = min(self._history.complete_until, now)
        start = known_until - _MARGIN_SECONDS if known_until else now - _FIRST_SECONDS
        if days := self._history.days:
            start = max(start, now - days * _DAY_SECONDS)
        self._plan(_Gap(start, now, known_until))

    def _plan(self, gap: _Gap) -> None:
        @callback
        def begin(_now: datetime) -> None:
            self._unsub_slice = None
            if self._pbx.session.connected:
                self._task = self._entry.async_create_background_task(
                    self._hass,
                    self._async_fetch_slice(gap),
                    f"{self._entry.title} call records",
                )

        job = HassJob(begin, cancel_on_shutdown=True)
        self._unsub_slice = async_call_later(self._hass, _PAUSE_SECONDS, job)

    async def _async_fetch_slice(self, gap: _Gap) -> None:
        """Fetch the first day of a gap, and schedule the rest."""
        history = self._history
        end = min(gap.start + _DAY_SECONDS, gap.end)
        complete_until = history.complete_until
        try:
            await self._async_fetch(gap._replace(end=end), is_newest=end == gap.end)
            if history.complete_until < complete_until:
                # A damaged file was replaced meanwhile. The next poll begins again.
                return
            await history.async_note_complete(max(history.complete_until, end))
        except PbxError as error:
            self._failed(error)
        except HistoryUnavailableError as error:
            # The next poll retries.
            LOGGER.debug("%s: call records wait: %s", self._entry.title, error)
        else:
            if end < gap.end:
                self._plan(gap._replace(start=end))
            else:
                self._covered_login = self._tried_login
                self._was_unreachable = False

    async def _async_fetch(self, gap: _Gap, *, is_newest: bool) -> None:
        """Fetch and store the calls of a gap.

        Raises PbxError and HistoryUnavailableError.
        """
        clock = self._pbx.tracker.clock
        ahead, unsure = clock.ahead, 0
        if ahead is None:
            # A PBX that does not report its time may use any time zone, not only that
            # of Home Assistant.
            ahead = (local_now().utcoffset() or timedelta()).total_seconds()
            unsure = _WORLD_SECONDS
        late = _AHEAD_SECONDS if is_newest else 0
        file = await self._pbx.session.client.call_records(
            _local(gap.start + ahead - unsure), _local(gap.end + ahead + unsure + late)
        )
        if file.skipped:
            self._warn_once(
                "%s: %d of %d call records of the PBX made no sense and were left out",
                file.skipped,
                file.skipped + len(file.records),
            )
        for record in islice(file.records, _SAMPLE):
            clock.observe_past_record(record)
        calls = calls_of(
            file.records,
            extensions=self._pbx.extensions,
            utc_offset=ahead + clock.skew,
            skew=clock.skew,
        )
        while portion := await self._hass.async_add_executor_job(
            list, islice(calls, _PORTION)
        ):
            # An unload only cancels the fetch: a missed call that was stored without an
            # event would never be news again.
            storing = self._entry.async_create_task(
                self._hass,
                self._async_store(portion, file.records, gap),
                f"{self._entry.title} fetched calls",
            )
            await asyncio.shield(storing)

    async def _async_store(
        self, calls: list[Call], records: Sequence[CallRecordReport], gap: _Gap
    ) -> None:
        # A PBX that ignores the interval returns all of its records.
        first, last = gap.start - _DAY_SECONDS, gap.end + _DAY_SECONDS
        over: list[Call] = []
        running_legs: set[str] = set()
        for call in calls:
            if not first <= call.started_at <= last:
                continue
            self._pbx.watchdog.call_recorded(call.started_at)
            if self._history.is_running(call):
                running_legs.update(call.legs)
            else:
                over.append(call)
        if running_legs:
            # Records end calls in progress, just as reports do.
            for record in records:
                if record.leg in running_legs:
                    self._pbx.async_take_record(record)
        known_until = gap.known_until - _ROUNDING_SECONDS
        for call in await self._history.async_put_all(over, known_until):
            is_news = (call.ended_at or 0) > self._history.news_since
            if call.outcome is Outcome.MISSED and is_news:
                self._pbx.publisher.publish_missed(call)

    def _failed(self, error: PbxError) -> None:
        """Retry later; a new login retries at once."""
        if isinstance(
            error,
            PbxTokenLostError
            | PbxAuthRefusedError
            | PbxLockedOutError
            | PbxReplacedError,
        ):
            # Another login would also be refused.
            self._pbx.session.async_request_failed(error)
            return
        if isinstance(error, PbxNotReachableError) and not self._was_unreachable:
            # The connection may be lost. If not, the next poll tries again.
            self._was_unreachable = True
            return
        self._not_before = self._pbx.clock.now() + _RETRY_SECONDS
        self._warn_once(
            "%s: the PBX did not give its records of the calls that happened while "
            "Home Assistant was away, so they are missing from the history. "
            "It is asked again later. %s",
            error_text(error),
        )

    def _warn_once(self, message: str, *values: object) -> None:
        if message not in self._warned:
            self._warned.add(message)
            LOGGER.warning(message, self._entry.title, *values)


def _local(moment: float) -> datetime:
    return utc_from_timestamp(moment).replace(tzinfo=None)
