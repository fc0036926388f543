"""Whether the session with the PBX stands, and which phones are registered."""

from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity, BinarySensorEntityDescription
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.subjects import Part
from .coordinator import OpenVoxConfigEntry
from .entity import CalmEntity, EntityTable, OpenVoxEntity, async_add_table
from .pbx import ExtensionState

PARALLEL_UPDATES = 0

CONNECTION, REGISTERED = (
    BinarySensorEntityDescription(
        key=key,
        device_class=BinarySensorDeviceClass.CONNECTIVITY,
        entity_category=EntityCategory.DIAGNOSTIC,
    )
    for key in ("connection", "registered")
)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    table: EntityTable = {None: {ConnectionBinarySensor: [CONNECTION]}, Part.EXTENSION: {RegisteredBinarySensor: [REGISTERED]}}
    async_add_table(entry, async_add_entities, table)


class ConnectionBinarySensor(OpenVoxEntity, BinarySensorEntity):
    _needs_session = False

    @property
    @override
    def is_on(self) -> bool:
        return self.coordinator.connected


class RegisteredBinarySensor(CalmEntity, BinarySensorEntity):
    @property
    @override
    def is_on(self) -> bool | None:
        state = self.coordinator.extension_state(self.number)
        return None if state is None else state not in (ExtensionState.UNREGISTERED, ExtensionState.FAULT)
