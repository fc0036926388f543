"""What happens to the calls of the PBX and of each extension, as event entities."""

from typing import override

from homeassistant.components.event import EventEntityDescription, EventExtraStoredData
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .calls.presenter import CALL_FIELDS
from .const import CONF_DOOR_PHONES, CONF_UNRECORDED_ATTRIBUTES
from .coordinator import OpenVoxConfigEntry
from .doorbell import DOORBELL, Doorbell, async_remove_old_doorbells
from .entity import CallEventEntity, ExtensionEntity, PbxEntity, async_add_extensions
from .pbx import CallEvent, CallEventType

PARALLEL_UPDATES = 0

PBX_CALL = EventEntityDescription(
    key="call",
    translation_key="call",
    # Home Assistant shows each of its states in the activity, which tells the calls in sentences already.
    entity_registry_enabled_default=False,
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
    entity_registry_enabled_default=False,
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
    """Add the call event of the PBX, those of its extensions as they come, and the bells of those that are door phones."""
    coordinator = entry.runtime_data
    door_phones: list[str] = entry.options.get(CONF_DOOR_PHONES, [])
    async_remove_old_doorbells(hass, coordinator, door_phones)
    unrecorded = entry.options.get(CONF_UNRECORDED_ATTRIBUTES, False)
    of_pbx = UnrecordedPbxCallEvent if unrecorded else PbxCallEvent
    of_extension = UnrecordedExtensionCallEvent if unrecorded else ExtensionCallEvent
    async_add_entities([of_pbx(coordinator, PBX_CALL)])

    def make(number: str) -> list[CallEventEntity]:
        """Return the event entities of an extension."""
        doorbells = [Doorbell(coordinator, DOORBELL, number)] if number in door_phones else []
        return [of_extension(coordinator, EXTENSION_CALL, number), *doorbells]

    async_add_extensions(entry, async_add_entities, make)


class _CallEvent(CallEventEntity):
    """What happens to the calls of the PBX or of an extension, with the fields of the call."""

    @override
    async def async_get_last_event_data(self) -> EventExtraStoredData | None:
        """Return the last event as it may be shown now: the option to hide numbers may be newer than the event."""
        stored = await super().async_get_last_event_data()
        if stored and stored.last_event_attributes:
            stored.last_event_attributes = self.coordinator.presenter.masked(stored.last_event_attributes)
        return stored

    @callback
    @override
    def _async_handle_call(self, event: CallEvent) -> None:
        """Show an event; that the record of a call is in is none that a person would wait for."""
        if event.type in self.event_types:
            self._trigger_event(event.type, {**self.coordinator.presenter.fields(event.call)})
            self.async_write_ha_state()


class PbxCallEvent(PbxEntity, _CallEvent):
    """What happens to the calls of the PBX."""


class ExtensionCallEvent(ExtensionEntity, _CallEvent):
    """What happens to the calls of an extension."""


class UnrecordedPbxCallEvent(PbxCallEvent):
    """What happens to the calls of the PBX; who called whom does not get into the database."""

    _unrecorded_attributes = CALL_FIELDS


class UnrecordedExtensionCallEvent(ExtensionCallEvent):
    """What happens to the calls of an extension; who called whom does not get into the database."""

    _unrecorded_attributes = CALL_FIELDS
