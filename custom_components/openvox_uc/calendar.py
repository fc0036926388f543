"""The calls of a PBX as a calendar, including those in progress."""

from datetime import UTC, datetime, timedelta
from typing import override

from homeassistant.components.calendar import (
    CalendarEntity,
    CalendarEntityDescription,
    CalendarEvent,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .base.batches import in_turns
from .base.error_texts import text
from .calls.sentences import details, title
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, HistoryEntity, async_setup_table
from .history.call_history import RUNNING, TODAY
from .history.entries import ended_at
from .history.queries import CallQuery
from .pbx import Call

PARALLEL_UPDATES = 0

# How far in the future a call in progress ends on the calendar.
_AHEAD = timedelta(minutes=15)
_SHORTEST = timedelta(seconds=1)
# No call lasts longer, so a call that ended after a moment began at most this long
# before.
_LONGEST = timedelta(days=2)
_MAX_EVENTS = 2000


class CallCalendar(HistoryEntity, CalendarEntity):
    listens_to = (RUNNING, TODAY)

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return None, so that the calendar never turns on.

        Otherwise, it would fill the activity, which shows the calls itself.
        """
        return None

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        history = self.pbx.history
        query = CallQuery(
            start=(start_date - _LONGEST).timestamp(), end=end_date.timestamp()
        )
        newest = await history.async_find(query, _MAX_EVENTS + 1)
        finished = [
            entry
            for entry in reversed(newest)
            if ended_at(entry.call) >= start_date.timestamp()
        ]
        running = [
            call
            for call in history.running.values()
            if call.started_at < end_date.timestamp() and start_date <= dt_util.utcnow()
        ]
        events = [
            self._event(entry.call) async for entry in in_turns(finished[-_MAX_EVENTS:])
        ]
        if len(finished) > _MAX_EVENTS:
            shown = events[0]
            note = CalendarEvent(
                start=shown.start,
                end=shown.end,
                summary=text(hass, "calendar.earlier_calls"),
                description=text(
                    hass, "calendar.earlier_calls_hint", count=str(_MAX_EVENTS)
                ),
                uid="earlier_calls",
            )
            events.insert(0, note)
        return [*events, *(self._event(call) for call in running)]

    def _event(self, call: Call) -> CalendarEvent:
        story = self.pbx.presenter.story(call)
        # Calendars compare local times, which go back once a year. No event may end
        # before it starts, and no present one may start in the future.
        start = datetime.fromtimestamp(call.started_at, UTC)
        local_start = dt_util.as_local(start)
        if call.ended_at is None:
            end = dt_util.utcnow() + _AHEAD
            local_start = min(local_start, dt_util.now())
        else:
            end = datetime.fromtimestamp(call.ended_at, UTC)
        end = max(end, start + _SHORTEST)
        return CalendarEvent(
            start=local_start,
            end=max(dt_util.as_local(end), local_start + (end - start)),
            summary=title(self.hass, story),
            description=details(self.hass, story),
            uid=call.call_id,
        )


ENTITIES: EntityTable = {None: {CallCalendar: [CalendarEntityDescription(key="calls")]}}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    await async_setup_table(ENTITIES, hass, entry, async_add_entities)
