"""The calls of the PBX and of each extension, the moment something happens to them."""

from typing import override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .call_fields import call_fields
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

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the calls of the own subject."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.async_subscribe_calls(self.subject, self._async_handle_call))

    @callback
    def _async_handle_call(self, event: CallEvent) -> None:
        """Show an event; that a call record is in is none that a person would wait for."""
        if event.type in self.event_types:
            self._trigger_event(event.type, call_fields(self.coordinator, event.call))
            self.async_write_ha_state()


class PbxCallEvent(PbxEntity, CallEventEntity):
    """What happens to the calls of the PBX."""


class ExtensionCallEvent(ExtensionEntity, CallEventEntity):
    """What happens to the calls of an extension."""
