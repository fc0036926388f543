"""The calls of the PBX and of each extension, the moment something happens to them, and the bells of door phones."""

from collections import deque
from collections.abc import Collection
from time import time
from typing import override

from homeassistant.components.event import DoorbellEventType, EventDeviceClass, EventEntity, EventEntityDescription, EventExtraStoredData
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .call_fields import CALL_FIELDS
from .const import CONF_DOOR_PHONES, CONF_MASK_NUMBERS, CONF_UNRECORDED_ATTRIBUTES
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .entity import ExtensionEntity, OpenVoxEntity, PbxEntity, async_add_extensions
from .pbx import CallEvent, CallEventType, Party
from .privacy import mask_fields

PARALLEL_UPDATES = 0

PBX_CALL = EventEntityDescription(
    key="call",
    translation_key="call",
    event_types=[
        CallEventType.RINGING,
        CallEventType.ANSWERED,
        CallEventType.TRANSFERRED,
        CallEventType.ENDED,
        CallEventType.MISSED,
        CallEventType.FAILED,
    ],
)

EXTENSION_CALL = EventEntityDescription(
    key="call",
    translation_key="extension_call",
    event_types=[
        CallEventType.RINGING,
        CallEventType.DIALING,
        CallEventType.ANSWERED,
        CallEventType.ANSWERED_ELSEWHERE,
        CallEventType.TRANSFERRED,
        CallEventType.ENDED,
        CallEventType.MISSED,
        CallEventType.FAILED,
    ],
)

DOORBELL = EventEntityDescription(
    key="doorbell",
    translation_key="doorbell",
    device_class=EventDeviceClass.DOORBELL,
    event_types=[DoorbellEventType.RING],
)

# What tells that a phone has called somebody if nothing told so before: a report got lost, or all were busy and nobody's phone rang.
_LATE_BEGINNINGS = {CallEventType.ANSWERED, CallEventType.FAILED}
# A door phone may call several phones at once, each by a call of its own.
_ONE_PRESS_SECONDS = 3


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the call event of the PBX, those of its extensions as they come, and the bells of those that are door phones."""
    coordinator = entry.runtime_data
    door_phones: list[str] = entry.options.get(CONF_DOOR_PHONES, [])
    _async_remove_old_doorbells(hass, coordinator, door_phones)
    unrecorded = entry.options.get(CONF_UNRECORDED_ATTRIBUTES, False)
    of_pbx = UnrecordedPbxCallEvent if unrecorded else PbxCallEvent
    of_extension = UnrecordedExtensionCallEvent if unrecorded else ExtensionCallEvent
    async_add_entities([of_pbx(coordinator, PBX_CALL)])

    def make(number: str) -> list[CallEventEntity]:
        """Return the event entities of an extension."""
        doorbells = [Doorbell(coordinator, DOORBELL, number)] if number in door_phones else []
        return [of_extension(coordinator, EXTENSION_CALL, number), *doorbells]

    async_add_extensions(entry, async_add_entities, make)


@callback
def _async_remove_old_doorbells(hass: HomeAssistant, coordinator: OpenVoxCoordinator, door_phones: Collection[str]) -> None:
    """Remove the bells of extensions that are door phones no more."""
    registry = er.async_get(hass)
    kept = {f"{coordinator.serial}_ext_{number}_{DOORBELL.key}" for number in door_phones}
    for entity in er.async_entries_for_config_entry(registry, coordinator.config_entry.entry_id):
        if entity.translation_key == DOORBELL.translation_key and entity.unique_id not in kept:
            registry.async_remove(entity.entity_id)


class CallEventEntity(OpenVoxEntity, EventEntity):
    """What happens to the calls of one subject."""

    _was_available = False

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the calls of the own subject."""
        await super().async_added_to_hass()
        self._was_available = self.available
        self.async_on_remove(self.coordinator.async_subscribe_calls(self.subject, self._async_handle_call))

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the last event as it may be shown: that numbers are hidden may be newer than the event."""
        stored = await super().async_get_last_event_data()
        if stored and stored.last_event_attributes and self.coordinator.config_entry.options.get(CONF_MASK_NUMBERS):
            mask_fields(stored.last_event_attributes, self.coordinator.data.extensions)
        return stored

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show whether calls are heard of; what else changes, such as the state of a phone, is no event."""
        if self.available is not self._was_available:
            self._was_available = self.available
            super()._async_handle_change()

    @callback
    def _async_handle_call(self, event: CallEvent) -> None:
        """Show an event; that a call record is in is none that a person would wait for."""
        if event.type in self.event_types:
            self._trigger_event(event.type, self.coordinator.call_fields(event.call))
            self.async_write_ha_state()


class PbxCallEvent(PbxEntity, CallEventEntity):
    """What happens to the calls of the PBX."""


class ExtensionCallEvent(ExtensionEntity, CallEventEntity):
    """What happens to the calls of an extension."""


class UnrecordedPbxCallEvent(PbxCallEvent):
    """What happens to the calls of the PBX; who called whom does not get into the database."""

    _unrecorded_attributes = CALL_FIELDS


class UnrecordedExtensionCallEvent(ExtensionCallEvent):
    """What happens to the calls of an extension; who called whom does not get into the database."""

    _unrecorded_attributes = CALL_FIELDS


class Doorbell(ExtensionEntity, CallEventEntity):
    """The bell of a door phone: its button makes the extension call somebody."""

    def __init__(self, coordinator: OpenVoxCoordinator, description: EventEntityDescription, number: str) -> None:
        """Begin with no call."""
        super().__init__(coordinator, description, number)
        self._since = time()
        self._rang_for: deque[float] = deque(maxlen=10)

    @callback
    @override
    def _async_handle_call(self, event: CallEvent) -> None:
        """Ring when the extension begins to call; whom it called is told by its call event."""
        call = event.call
        # What goes on of a call that began before a reload has rung before it.
        is_beginning = event.type is CallEventType.DIALING or (event.type in _LATE_BEGINNINGS and call.started_at > self._since)
        if is_beginning and call.caller == Party(self.number):
            is_new = all(abs(call.started_at - rang_for) >= _ONE_PRESS_SECONDS for rang_for in self._rang_for)
            self._rang_for.append(call.started_at)
            if is_new:
                self._trigger_event(DoorbellEventType.RING)
                self.async_write_ha_state()
