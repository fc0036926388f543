"""The calls of the PBX and of each extension, the moment something happens to them."""

from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import OpenVoxConfigEntry
from .entity import ExtensionEntity, OpenVoxEntity, PbxEntity, async_add_extensions
from .pbx.models import CallEvent, CallEventType

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


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the call event of the PBX, and those of its extensions as they come."""
    coordinator = entry.runtime_data
    async_add_entities([PbxCallEvent(coordinator, PBX_CALL)])
    async_add_extensions(entry, async_add_entities, lambda number: [ExtensionCallEvent(coordinator, EXTENSION_CALL, number)])


class CallEventEntity(OpenVoxEntity, EventEntity):
    """What happens to the calls of one subject."""

    _was_available = False

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the calls of the own subject."""
        await super().async_added_to_hass()
        self._was_available = self.available
        self.async_on_remove(self.coordinator.async_subscribe_calls(self.subject, self._async_handle_call))

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
