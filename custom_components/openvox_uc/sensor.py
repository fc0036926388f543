"""What phones and trunks are doing, and how the PBX fares."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorEntityDescription, SensorStateClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .entity import ExtensionEntity, PbxEntity, TrunkEntity, async_add_extensions, async_add_trunks
from .pbx.models import ExtensionState, Trunk, TrunkState

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PbxSensorDescription(SensorEntityDescription):
    """A sensor of the PBX; `wakes_for` names what it wakes up for beside the PBX itself."""

    wakes_for: str | None = None
    value_fn: Callable[[OpenVoxCoordinator], int | datetime | None]


@dataclass(frozen=True, kw_only=True)
class ExtensionSensorDescription(SensorEntityDescription):
    """A sensor of an extension, told by its number."""

    value_fn: Callable[[OpenVoxCoordinator, str], str | None]


@dataclass(frozen=True, kw_only=True)
class TrunkSensorDescription(SensorEntityDescription):
    """A sensor of a trunk."""

    value_fn: Callable[[Trunk], str | None]


PBX_SENSORS = (
    PbxSensorDescription(
        key="active_calls",
        translation_key="active_calls",
        state_class=SensorStateClass.MEASUREMENT,
        wakes_for="active_calls",
        value_fn=lambda coordinator: coordinator.tracker.active_calls,
    ),
    PbxSensorDescription(
        key="last_boot",
        translation_key="last_boot",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda coordinator: coordinator.last_boot,
    ),
    PbxSensorDescription(
        key="last_report",
        translation_key="last_report",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        wakes_for="last_report",
        value_fn=lambda coordinator: coordinator.last_report,
    ),
)

EXTENSION_SENSORS = (
    ExtensionSensorDescription(
        key="status",
        translation_key="status",
        device_class=SensorDeviceClass.ENUM,
        options=list(ExtensionState),
        value_fn=lambda coordinator, number: coordinator.extension_state(number),
    ),
)

TRUNK_SENSORS = (
    TrunkSensorDescription(
        key="status",
        translation_key="trunk_status",
        device_class=SensorDeviceClass.ENUM,
        options=list(TrunkState),
        value_fn=lambda trunk: trunk.state,
    ),
)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the sensors of the PBX, and those of its extensions and trunks as they come."""
    coordinator = entry.runtime_data
    async_add_entities(PbxSensor(coordinator, description) for description in PBX_SENSORS)
    async_add_extensions(
        entry,
        async_add_entities,
        lambda number: [ExtensionSensor(coordinator, description, number) for description in EXTENSION_SENSORS],
    )
    async_add_trunks(
        entry,
        async_add_entities,
        lambda name: [TrunkSensor(coordinator, description, name) for description in TRUNK_SENSORS],
    )


class PbxSensor(PbxEntity, SensorEntity):
    """A sensor of the PBX."""

    entity_description: PbxSensorDescription

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to what else it wakes up for."""
        await super().async_added_to_hass()
        if subject := self.entity_description.wakes_for:
            self.async_on_remove(self.coordinator.async_subscribe(subject, self._async_handle_change))

    @property
    @override
    def native_value(self) -> int | datetime | None:
        """Return the value of the sensor."""
        return self.entity_description.value_fn(self.coordinator)


class ExtensionSensor(ExtensionEntity, SensorEntity):
    """A sensor of an extension."""

    entity_description: ExtensionSensorDescription

    @property
    @override
    def native_value(self) -> str | None:
        """Return the value of the sensor."""
        return self.entity_description.value_fn(self.coordinator, self.number)


class TrunkSensor(TrunkEntity, SensorEntity):
    """A sensor of a trunk."""

    entity_description: TrunkSensorDescription

    @property
    @override
    def native_value(self) -> str | None:
        """Return the value of the sensor."""
        return self.entity_description.value_fn(self.coordinator.data.trunks[self.trunk_name])
