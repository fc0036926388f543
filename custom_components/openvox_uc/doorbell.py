"""The doorbells of door phones: extensions whose button makes them call somebody."""

from collections import deque
from collections.abc import Collection
from typing import override

from homeassistant.components.event import DoorbellEventType, EventDeviceClass, EventEntityDescription
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er

from .base.subjects import extension_subject, unique_id
from .coordinator import OpenVoxCoordinator
from .entity import CallEventEntity, ExtensionEntity
from .pbx import CallEvent, CallEventType, Party

DOORBELL = EventEntityDescription(
    key="doorbell",
    translation_key="doorbell",
    device_class=EventDeviceClass.DOORBELL,
    event_types=[DoorbellEventType.RING],
)

# The first events of a call whose beginning was missed: a report got lost, or all were busy and no phone rang.
_LATE_BEGINNINGS = {CallEventType.ANSWERED, CallEventType.FAILED}
# A door phone may call several phones at once, each by a call of its own.
_ONE_PRESS_SECONDS = 3


@callback
def async_remove_old_doorbells(hass: HomeAssistant, coordinator: OpenVoxCoordinator, door_phones: Collection[str]) -> None:
    """Remove the doorbells of extensions that are no longer door phones."""
    registry = er.async_get(hass)
    kept = {unique_id(coordinator.serial, extension_subject(number), DOORBELL.key) for number in door_phones}
    for entity in er.async_entries_for_config_entry(registry, coordinator.config_entry.entry_id):
        if entity.translation_key == DOORBELL.translation_key and entity.unique_id not in kept:
            registry.async_remove(entity.entity_id)


class Doorbell(ExtensionEntity, CallEventEntity):
    """The doorbell of a door phone: its button makes the extension call somebody."""

    def __init__(self, coordinator: OpenVoxCoordinator, description: EventEntityDescription, number: str) -> None:
        """Start without a press."""
        super().__init__(coordinator, description, number)
        self._since = coordinator.clock.now()
        self._rang_for: deque[float] = deque(maxlen=10)

    @callback
    @override
    def _async_handle_call(self, event: CallEvent) -> None:
        """Ring when the extension begins to call; whom it called is in its call event."""
        call = event.call
        # What goes on of a call that began before a reload has rung before it.
        began_at = call.started_at - self.coordinator.clock.ahead
        is_beginning = event.type is CallEventType.DIALING or (event.type in _LATE_BEGINNINGS and began_at > self._since)
        if is_beginning and call.caller == Party(self.number):
            is_new = all(abs(began_at - rang_for) >= _ONE_PRESS_SECONDS for rang_for in self._rang_for)
            self._rang_for.append(began_at)
            if is_new:
                self._trigger_event(DoorbellEventType.RING)
                self.async_write_ha_state()
