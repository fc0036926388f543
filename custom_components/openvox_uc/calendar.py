"""The calls of a PBX as a calendar, those in progress too."""

from datetime import UTC, datetime, timedelta
from typing import override

from homeassistant.components.calendar import CalendarEntity, CalendarEntityDescription, CalendarEvent
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .base.batches import async_map
from .calls.sentences import EARLIER_CALLS, details, earlier_calls, title
from .coordinator import OpenVoxConfigEntry
from .entity import HistoryEntity
from .history.call_history import RUNNING, TODAY
from .history.tables import between
from .pbx import Call

PARALLEL_UPDATES = 0

CALLS = CalendarEntityDescription(key="calls")

# A call in progress has no end yet; this one is moved on when it is reached.
_AHEAD = timedelta(minutes=15)
_SHORTEST = timedelta(seconds=1)
# Home Assistant makes one answer of all events, at once.
_MAX_EVENTS = 2000


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    async_add_entities([CallCalendar(entry.runtime_data, CALLS)])


class CallCalendar(HistoryEntity, CalendarEntity):
    # With each write, Home Assistant updates open pages: with running calls, with calls that are found later, and without deleted ones.
    listens_to = (RUNNING, TODAY)

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return none: a calendar that turned on with each call would fill the activity, which shows the calls by itself."""
        return None

    @override
    async def async_get_events(self, hass: HomeAssistant, start_date: datetime, end_date: datetime) -> list[CalendarEvent]:
        history = self.coordinator.history
        finished = await history.async_read(between, start_date.timestamp(), end_date.timestamp(), _MAX_EVENTS + 1)
        running = [call for call in history.running.values() if call.started_at < end_date.timestamp() and start_date <= dt_util.utcnow()]
        events = await async_map(lambda entry: self._event(entry.call, backfilled=entry.backfilled), finished[-_MAX_EVENTS:])
        if len(finished) > _MAX_EVENTS:
            shown = events[0]
            note = CalendarEvent(shown.start, shown.end, EARLIER_CALLS, earlier_calls(_MAX_EVENTS), uid="earlier_calls")
            events = [note, *events]
        return [*events, *(self._event(call, backfilled=False) for call in running)]

    def _event(self, call: Call, *, backfilled: bool) -> CalendarEvent:
        story = self.coordinator.presenter.story(call, backfilled=backfilled)
        start = datetime.fromtimestamp(call.started_at, UTC)
        end = dt_util.utcnow() + _AHEAD if call.ended_at is None else datetime.fromtimestamp(call.ended_at, UTC)
        end = max(end, start + _SHORTEST)
        # Calendars compare what the clocks on the wall show, which go back once a year: no event may end before it starts, and none in
        # progress may start after now.
        local_start = dt_util.as_local(start)
        if call.ended_at is None:
            local_start = min(local_start, dt_util.now())
        return CalendarEvent(
            start=local_start,
            end=max(dt_util.as_local(end), local_start + (end - start)),
            summary=title(story),
            description=details(story),
            uid=call.call_id,
        )
