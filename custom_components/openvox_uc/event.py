"""Event entities: the calls of the PBX and its extensions, and doorbells."""

from typing import override

from homeassistant.components.event import (
    DoorbellEventType,
    EventDeviceClass,
    EventEntity,
    EventEntityDescription,
    EventExtraStoredData,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util.limited_size_dict import LimitedSizeDict

from .base.subjects import Part, extension_subject, unique_id
from .calls.presenter import CALL_FIELDS
from .calls.signals import call_signal
from .connection.options import read_option
from .const import CONF_DOOR_PHONES, CONF_UNRECORDED_ATTRIBUTES
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, OpenVoxEntity, async_setup_table
from .pbx import Call, CallEvent, CallEventType, Outcome, Party, Reason

PARALLEL_UPDATES = 0

# The record, which follows the end of a call, is for programs only.
_OF_EXTENSIONS: list[str] = [
    event_type for event_type in CallEventType if event_type is not CallEventType.RECORD
]
_OF_EXTENSIONS_ONLY = (CallEventType.DIALING, CallEventType.ANSWERED_ELSEWHERE)

PBX_CALL = EventEntityDescription(
    key="call",
    # As a state, it would repeat the sentences of the activity.
    entity_registry_enabled_default=False,
    event_types=[
        event_type
        for event_type in _OF_EXTENSIONS
        if event_type not in _OF_EXTENSIONS_ONLY
    ],
)
EXTENSION_CALL = EventEntityDescription(
    key="call",
    translation_key="extension_call",
    entity_registry_enabled_default=False,
    event_types=_OF_EXTENSIONS,
)

DOORBELL = EventEntityDescription(
    key="doorbell",
    device_class=EventDeviceClass.DOORBELL,
    event_types=[DoorbellEventType.RING],
)

# A call may begin with these if a report got lost, or if no phone rang because all were
# busy.
_LATE_BEGINNINGS = {CallEventType.ANSWERED, CallEventType.FAILED}
# A door phone may call several phones at once, or another one if a phone is busy.
_ONE_PRESS_SECONDS = 3
# After these reasons, a new call means that the button was pressed again.
_ENDED_BY_PEOPLE = {Reason.CANCELLED, Reason.NO_ANSWER, Reason.REJECTED}
_KEPT_CALLS = 10


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    door_phones = read_option(entry, CONF_DOOR_PHONES)
    registry = er.async_get(hass)
    kept = {
        unique_id(entry.runtime_data.serial, extension_subject(number), DOORBELL.key)
        for number in door_phones
    }
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        if entity.translation_key == DOORBELL.key and entity.unique_id not in kept:
            registry.async_remove(entity.entity_id)
    call_event = (
        UnrecordedCallEvent
        if read_option(entry, CONF_UNRECORDED_ATTRIBUTES)
        else CallEventEntity
    )
    calls: EntityTable = {
        None: {call_event: [PBX_CALL]},
        Part.EXTENSION: {call_event: [EXTENSION_CALL]},
    }
    await async_setup_table(calls, hass, entry, async_add_entities)
    await async_setup_table(
        {Part.EXTENSION: {Doorbell: [DOORBELL]}},
        hass,
        entry,
        async_add_entities,
        has=door_phones.__contains__,
    )


class CallEventEntity(OpenVoxEntity, EventEntity):
    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        signal = call_signal(self.pbx.config_entry.entry_id, self.subject)
        self.async_on_remove(
            async_dispatcher_connect(self.hass, signal, self._async_handle_call)
        )

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the last event; if numbers are hidden, without its call.

        That option may be newer than the event.
        """
        stored = await super().async_get_last_event_data()
        if stored and self.pbx.presenter.hides_numbers:
            stored.last_event_attributes = None
        return stored

    @callback
    def _async_handle_call(self, event: CallEvent) -> None:
        if event.type in self.event_types:
            self._trigger_event(event.type, self.pbx.presenter.fields(event.call))
            self.async_write_ha_state()


class UnrecordedCallEvent(CallEventEntity):
    _unrecorded_attributes = CALL_FIELDS


class Doorbell(CallEventEntity):
    """The doorbell of a door phone: an extension whose button starts a call."""

    @override
    async def async_added_to_hass(self) -> None:
        self._since = self.pbx.clock.now()
        self._calls: LimitedSizeDict[str, Call] = LimitedSizeDict(
            size_limit=_KEPT_CALLS
        )
        await super().async_added_to_hass()

    @callback
    @override
    def _async_handle_call(self, event: CallEvent) -> None:
        call = event.call
        if call.caller != Party(self.number):
            return
        # A call from before a reload has already triggered the doorbell.
        began_at = call.started_at - self.pbx.clock.ahead()
        is_beginning = event.type is CallEventType.DIALING or (
            event.type in _LATE_BEGINNINGS and began_at > self._since
        )
        if call.call_id not in self._calls:
            if not is_beginning:
                return
            if not self._has_rung_for(call):
                self._trigger_event(DoorbellEventType.RING)
                self.async_write_ha_state()
        self._calls[call.call_id] = call

    def _has_rung_for(self, call: Call) -> bool:
        """Return whether the same press of the button has already started another call.

        That call began a moment ago, and no user ended it.
        """
        for call_id, known in self._calls.items():
            # The event that ends an open call may not have been published yet.
            earlier = self.pbx.tracker.open_call(call_id) or known
            if (
                earlier.outcome is Outcome.ANSWERED
                or earlier.reason in _ENDED_BY_PEOPLE
            ):
                continue
            if abs(call.started_at - earlier.started_at) < _ONE_PRESS_SECONDS:
                return True
        return False
