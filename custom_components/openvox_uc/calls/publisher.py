"""Publishes changes of a PBX: signals of states and calls, and events on the bus.

Entities, triggers, and the switchboard follow the signals. The events are for the
activity and for users' own automations.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from homeassistant.core import Context, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.dispatcher import (
    async_dispatcher_connect,
    async_dispatcher_send,
)

from ..base.batches import in_turns
from ..base.signals import publish_state
from ..base.subjects import (
    PBX,
    extension_of,
    extension_subject,
    trunk_of,
    trunk_subject,
)
from ..const import EVENT_CALL, EVENT_CALL_RECORD, LOGGER
from ..contacts.store import SIGNAL_CONTACTS_CHANGED
from ..history.call_history import LAST_CALLER, MISSED_CALLERS, TODAY
from ..pbx import Call, CallEvent, CallEventType, Outcome
from .signals import SIGNAL_CALL, PublishedCall, call_signal

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

ACTIVE_CALLS = "active_calls"
LAST_REPORT = "last_report"
EXTENSION_NAMES = "extension_names"
# A phone registers far less often than it changes otherwise.
REGISTRATION = "registration_"

# Events that have waited longer for the entities are not published; the ends of calls
# are only noted in the history.
_NEWS_SECONDS = 60
# Debounce the last report, because a busy PBX sends many.
_LAST_REPORT_SECONDS = 5

_END_TYPES: dict[Outcome | None, str] = {
    Outcome.ANSWERED: "call_ended",
    Outcome.MISSED: "call_missed",
    Outcome.FAILED: "call_failed",
}


class CallPublisher:
    """Publishes the changes of one PBX.

    Until setup has finished, it queues the events of calls. Those of one extension in a
    call only have signals; those of the call itself are also fired and noted in the
    history.
    """

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self._pbx = pbx
        self._hass = pbx.hass
        self._entry = pbx.config_entry
        self._presenter = pbx.presenter
        self._runtime = pbx.runtime
        self._history = pbx.history
        self._published: dict[str, object] = {}
        self._names: dict[str, str] = {}
        self._last_report = Debouncer(
            pbx.hass,
            LOGGER,
            cooldown=_LAST_REPORT_SECONDS,
            immediate=True,
            function=self._publish_last_report,
            background=True,
        )
        self._entry.async_on_unload(self._last_report.async_shutdown)
        self._entry.async_on_unload(
            async_dispatcher_connect(
                pbx.hass, SIGNAL_CONTACTS_CHANGED, self.names_changed
            )
        )

    @callback
    def async_start(self) -> None:
        """Start publishing, beginning with queued events that are recent enough."""
        since = self._pbx.clock.now() - _NEWS_SECONDS
        news = []
        for at, event in self._runtime.pending_events:
            if at >= since:
                news.append(event)
            elif event.extension is None and event.call.ended_at is not None:
                self._history.note(event)
        self._runtime.pending_events.clear()
        self.publish(news)

    def publish(self, events: Sequence[CallEvent]) -> None:
        """Publish events.

        If only a record of the call is known, a task first asks the history: its end
        may have been published before the tracker forgot it.
        """
        if late := [event for event in events if event.call.from_record]:
            self._entry.async_create_task(
                self._hass,
                self._async_publish_late(late),
                f"{self._entry.title} late record",
            )
        self._publish_now([event for event in events if not event.call.from_record])

    async def _async_publish_late(self, events: Sequence[CallEvent]) -> None:
        """Publish records, and the ends of calls that the history does not know."""
        news = [
            event
            for event in events
            if event.type is CallEventType.RECORD
            or not await self._history.async_is_known(event.call)
        ]
        self._publish_now(news)

    def _publish_now(self, events: Sequence[CallEvent]) -> None:
        """Publish states and then events, so that automations see the right states."""
        if not self._pbx.started:
            now = self._pbx.clock.now()
            self._runtime.pending_events.extend((now, event) for event in events)
            return
        changed = self._runtime.tracker.phones.take_changed()
        in_calls = [event.call.extensions for event in events]
        for number in changed.union(*in_calls):
            self._publish_if_changed(extension_subject(number))
            if number in changed:
                self._publish_if_changed(REGISTRATION + number)
        if events:
            self._publish_if_changed(ACTIVE_CALLS)
        for event in events:
            self._publish_event(event)

    def _publish_event(self, event: CallEvent) -> None:
        context = self._pbx.contexts.context(event.call)
        if event.extension is None:
            self._history.note(event)
        if self._is_announced(event.call):
            return
        if event.extension is None:
            self._fire(event, context)
            subject = PBX
        else:
            subject = extension_subject(event.extension)
        async_dispatcher_send(
            self._hass, call_signal(self._entry.entry_id, subject), event
        )
        async_dispatcher_send(
            self._hass, SIGNAL_CALL, PublishedCall(event, self._presenter, context)
        )

    def _is_announced(self, call: Call) -> bool:
        """Return whether the end of a call may have been published before a crash."""
        return (
            call.call_id in self._runtime.resumed_calls
            and call.ended_at is not None
            and call.ended_at <= self._history.announced_until
        )

    def _fire(self, event: CallEvent, context: Context | None) -> None:
        event_type, kind = EVENT_CALL, f"call_{event.type}"
        if event.type is CallEventType.RECORD:
            event_type = EVENT_CALL_RECORD
            kind = _END_TYPES[event.call.outcome]
        data = self._presenter.event_data(kind, event.call)
        self._hass.bus.async_fire(event_type, data, context=context)

    def publish_missed(self, call: Call) -> None:
        """Publish a missed call that was found later, as a record only."""
        data = self._presenter.event_data("call_missed", call, backfilled=True)
        self._hass.bus.async_fire(EVENT_CALL_RECORD, data)

    def publish_boot(self) -> None:
        self._hass.bus.async_fire(EVENT_CALL, self._presenter.event_data("pbx_started"))

    def publish_states(self) -> None:
        """Publish what has changed of the PBX, its phones, and its trunks."""
        names = {
            number: extension.name for number, extension in self._pbx.extensions.items()
        }
        if names != self._names:
            self._names = names
            self.publish_state(EXTENSION_NAMES)
            self.names_changed()
        parts = [*map(extension_subject, names), *map(trunk_subject, self._pbx.trunks)]
        parts += [REGISTRATION + number for number in names]
        # Include what was published before and is gone now.
        subjects = dict.fromkeys([PBX, ACTIVE_CALLS, *parts, *self._published])
        self._entry.async_create_task(
            self._hass,
            self._async_publish_changed(subjects),
            f"{self._entry.title} states",
        )

    async def _async_publish_changed(self, subjects: Iterable[str]) -> None:
        """Publish changed subjects in many turns of the event loop.

        If the connection to a PBX is lost, all of its entities are written.
        """
        async for subject in in_turns(subjects):
            self._publish_if_changed(subject)

    @callback
    def publish_state(self, subject: str) -> None:
        """Publish a subject in any case.

        `_shown` lacks some of what changes, such as what actions did to a call.
        """
        publish_state(self._hass, self._entry.entry_id, subject)

    def publish_report(self) -> None:
        self._last_report.async_schedule_call()

    @callback
    def _publish_last_report(self) -> None:
        self.publish_state(LAST_REPORT)

    @callback
    def names_changed(self) -> None:
        for subject in (LAST_CALLER, MISSED_CALLERS, TODAY):
            self.publish_state(subject)
        for number in self._pbx.extensions:
            if self._runtime.tracker.current_call(number):
                self.publish_state(extension_subject(number))

    def _publish_if_changed(self, subject: str) -> None:
        shown = self._shown(subject)
        if self._published.get(subject) != shown:
            self._published[subject] = shown
            self.publish_state(subject)

    def _shown(self, subject: str) -> object:
        """Return everything that entities show of a subject."""
        pbx, tracker = self._pbx, self._runtime.tracker
        if subject == ACTIVE_CALLS:
            return tracker.active_calls
        if number := extension_of(subject):
            return (
                pbx.connected,
                self._presenter.extension_name(number),
                pbx.extension_state(number),
                tracker.current_call(number),
            )
        if subject.startswith(REGISTRATION):
            number = subject.removeprefix(REGISTRATION)
            return (
                pbx.connected,
                number in pbx.extensions,
                pbx.is_registered(number),
            )
        if name := trunk_of(subject):
            return (pbx.connected, pbx.trunks.get(name))
        return (pbx.connected, pbx.last_boot)
