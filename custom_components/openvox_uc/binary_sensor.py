"""Binary sensors: whether the PBX is connected, and phones are registered."""

from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.subjects import Part
from .calls.publisher import REGISTRATION
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, OpenVoxEntity, async_setup_table

PARALLEL_UPDATES = 0

CONNECTION = BinarySensorEntityDescription(
    key="connection",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)
REGISTERED = BinarySensorEntityDescription(
    key="registered",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)


class ConnectionBinarySensor(OpenVoxEntity, BinarySensorEntity):
    _needs_session = False

    @property
    @override
    def is_on(self) -> bool:
        return self.pbx.connected


class RegisteredBinarySensor(OpenVoxEntity, BinarySensorEntity):
    listens_to = (REGISTRATION + "{number}",)

    @property
    @override
    def is_on(self) -> bool | None:
        return self.pbx.is_registered(self.number)


ENTITIES: EntityTable = {
    None: {ConnectionBinarySensor: [CONNECTION]},
    Part.EXTENSION: {RegisteredBinarySensor: [REGISTERED]},
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    await async_setup_table(ENTITIES, hass, entry, async_add_entities)
