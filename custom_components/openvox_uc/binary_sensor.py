"""Whether the session with the PBX stands, and which phones are registered."""

from typing import override

from homeassistant.components.binary_sensor import BinarySensorEntity, BinarySensorEntityDescription
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import OpenVoxConfigEntry
from .entity import CalmExtensionEntity, PbxEntity, async_add_extensions
from .pbx import ExtensionState

PARALLEL_UPDATES = 0


CONNECTION = BinarySensorEntityDescription(
    key="connection",
    translation_key="connection",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)

REGISTERED = BinarySensorEntityDescription(
    key="registered",
    translation_key="registered",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the connection of the PBX, and the binary sensors of its extensions as they come."""
    coordinator = entry.runtime_data
    async_add_entities([ConnectionBinarySensor(coordinator, CONNECTION)])
    async_add_extensions(entry, async_add_entities, lambda number: [RegisteredBinarySensor(coordinator, REGISTERED, number)])


class ConnectionBinarySensor(PbxEntity, BinarySensorEntity):
    """Whether the session with the PBX stands."""

    @property
    @override
    def available(self) -> bool:
        """Return true: that there is no session is no reason not to say so."""
        return True

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the session stands."""
        return self.coordinator.connected


class RegisteredBinarySensor(CalmExtensionEntity, BinarySensorEntity):
    """Whether the phone of an extension is registered."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether it is, or None while the state of the extension is not known."""
        state = self.coordinator.extension_state(self.number)
        return None if state is None else state not in (ExtensionState.UNREGISTERED, ExtensionState.FAULT)

    @property
    @override
    def shown(self) -> object:
        """Return whether it is."""
        return self.is_on
