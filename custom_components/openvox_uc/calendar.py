"""The calls of a PBX as a calendar: the running one is its current event."""

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import override

from homeassistant.components.calendar import CalendarEntity, CalendarEntityDescription, CalendarEvent
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import CONF_UNRECORDED_ATTRIBUTES
from .coordinator import OpenVoxConfigEntry
from .entity import HistoryEntity, PbxEntity
from .history.history import RUNNING, TODAY
from .pbx import Call
from .presentation import details, title

PARALLEL_UPDATES = 0

CALLS = CalendarEntityDescription(key="calls", translation_key="calls")

# A call that goes on has no end yet; this one is moved on when it is reached.
_AHEAD = timedelta(minutes=15)
_SHORTEST = timedelta(seconds=1)
_EVENTS_AT_ONCE = 50


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the calendar of the PBX."""
    calendar = UnrecordedCallCalendar if entry.options.get(CONF_UNRECORDED_ATTRIBUTES) else CallCalendar
    async_add_entities([calendar(entry.runtime_data, CALLS)])


class CallCalendar(HistoryEntity, PbxEntity, CalendarEntity):
    """The calls of a PBX."""

    _shown: Call | None = None
    _current: CalendarEvent | None = None

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to finished calls too: a page that shows them has to show those that are found later, and no deleted ones."""
        await super().async_added_to_hass()
        self.async_listen(TODAY, self.async_update_event_listeners)

    @property
    @override
    def listens_to(self) -> tuple[str, ...]:
        """Return the part of the history that it shows."""
        return (RUNNING,)

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the call that has been going on the longest."""
        first = self._first_running()
        current, now = self._current, dt_util.now()
        if first is not self._shown or (current and not current.start_datetime_local <= now < current.end_datetime_local):
            self._shown = first
            self._current = self._event(first, backfilled=False) if first else None
        return self._current

    @override
    async def async_get_events(self, hass: HomeAssistant, start_date: datetime, end_date: datetime) -> list[CalendarEvent]:
        """Return the calls that went on between two moments."""
        history = self.coordinator.history
        finished = await history.async_between(start_date.timestamp(), end_date.timestamp())
        running = [call for call in history.running.values() if call.started_at < end_date.timestamp() and start_date <= dt_util.utcnow()]
        events: list[CalendarEvent] = []
        # Weeks of a busy PBX are thousands of calls, and the event loop has other work.
        for some in batched(finished, _EVENTS_AT_ONCE, strict=False):
            events += [self._event(entry.call, backfilled=entry.backfilled) for entry in some]
            await asyncio.sleep(0)
        return [*events, *(self._event(call, backfilled=False) for call in running)]

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show the current call, if that is another one now; most calls on a busy PBX change nothing here."""
        if self._first_running() is not self._shown:
            super()._async_handle_change()

    def _first_running(self) -> Call | None:
        """Return the call that has been going on the longest."""
        return next(iter(self.coordinator.history.running.values()), None)

    def _event(self, call: Call, *, backfilled: bool) -> CalendarEvent:
        """Return a call as an event of the calendar."""
        fields = self.coordinator.presenter.fields(call, backfilled=backfilled)
        start = datetime.fromtimestamp(call.started_at, UTC)
        end = dt_util.utcnow() + _AHEAD if call.ended_at is None else datetime.fromtimestamp(call.ended_at, UTC)
        end = max(end, start + _SHORTEST)
        # Calendars compare what the clocks on the wall show, which go back once a year: no event may end before it starts, and none that
        # goes on may start after now.
        local_start = dt_util.as_local(start)
        if call.ended_at is None:
            local_start = min(local_start, dt_util.now())
        return CalendarEvent(
            start=local_start,
            end=max(dt_util.as_local(end), local_start + (end - start)),
            summary=title(fields),
            description=details(fields),
            uid=call.call_id,
        )


class UnrecordedCallCalendar(CallCalendar):
    """The calls of a PBX; who called whom does not get into the database."""

    _unrecorded_attributes = frozenset({"message"})
