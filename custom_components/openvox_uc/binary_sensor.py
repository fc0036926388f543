"""Binary sensors: the connection of the PBX, and the registration of its phones."""

from functools import partial
from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory

from .base.subjects import Part
from .entity import CalmEntity, EntityTable, OpenVoxEntity, async_setup_table
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


class ConnectionBinarySensor(OpenVoxEntity, BinarySensorEntity):
    _needs_session = False

    @property
    @override
    def is_on(self) -> bool:
        return self.pbx.connected


class RegisteredBinarySensor(CalmEntity, BinarySensorEntity):
    @property
    @override
    def is_on(self) -> bool | None:
        state = self.pbx.extension_state(self.number)
        return (
            None
            if state is None
            else state not in (ExtensionState.UNREGISTERED, ExtensionState.FAULT)
        )


_TABLE: EntityTable = {
    None: {ConnectionBinarySensor: [CONNECTION]},
    Part.EXTENSION: {RegisteredBinarySensor: [REGISTERED]},
}
async_setup_entry = partial(async_setup_table, _TABLE)
