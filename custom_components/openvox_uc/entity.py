"""What the entities of a PBX, of its extensions and of its trunks have in common."""

from collections.abc import Callable, Iterable
from typing import override

from homeassistant.core import Event, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceInfo, EventDeviceRegistryUpdatedData
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import DOMAIN
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, PbxData

type MakeEntities = Callable[[str], Iterable[Entity]]


class OpenVoxEntity(Entity):
    """An entity that wakes up when its own subject changes, and only then."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, subject: str, device: str) -> None:
        """Remember the subject to wake up for, and whose device it is."""
        self.coordinator = coordinator
        self.entity_description = description
        self.subject = subject
        self._attr_unique_id = f"{device}_{description.key}"

    @property
    @override
    def available(self) -> bool:
        """Return whether the session with the PBX stands."""
        return self.coordinator.connected

    @property
    def wakes_for(self) -> str | None:
        """Return the subject to wake up for."""
        return self.subject

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the subject."""
        await super().async_added_to_hass()
        if self.wakes_for:
            self.async_on_remove(self.coordinator.async_subscribe(self.wakes_for, self._async_handle_change))

    @callback
    def _async_handle_change(self) -> None:
        """Show what has changed."""
        self.async_write_ha_state()


class HistoryEntity(OpenVoxEntity):
    """An entity that tells of the history, which is kept here: whether there is a session with the PBX or not."""

    @property
    @override
    def available(self) -> bool:
        """Return true: nothing is asked of the PBX."""
        return True

    @property
    @override
    def wakes_for(self) -> str | None:
        """Return the part of the history that it tells of, if it tells of one."""
        return None

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show what has changed."""
        self.async_write_ha_state()


class PbxEntity(OpenVoxEntity):
    """An entity of the PBX itself."""

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription) -> None:
        """Join the device that the coordinator has registered."""
        super().__init__(coordinator, description, "pbx", coordinator.serial)
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, coordinator.serial)})


class ExtensionEntity(OpenVoxEntity):
    """An entity of an extension, which is a child device of the PBX."""

    _attr_device_info: ChildDeviceInfo

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, number: str) -> None:
        """Join the extension's device, named as the PBX names the extension."""
        super().__init__(coordinator, description, f"ext_{number}", f"{coordinator.serial}_ext_{number}")
        self.number = number
        self.listed_name = coordinator.extension_name(number)
        self._attr_device_info = self._named_device()

    @property
    @override
    def available(self) -> bool:
        """Return whether the session stands and the PBX lists the extension."""
        coordinator = self.coordinator
        return coordinator.session.connected and self.number in coordinator.data.extensions

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show what has changed, the name of the device too."""
        if self.available and (name := self.coordinator.extension_name(self.number)) != self.listed_name:
            self.listed_name = name
            self._attr_device_info = device = self._named_device()
            dr.async_get(self.hass).async_get_or_create_child(config_entry_id=self.coordinator.config_entry.entry_id, **device)
        super()._async_handle_change()

    def _named_device(self) -> ChildDeviceInfo:
        """Return the device under its present name: most PBXs name an extension like its number until somebody changes that."""
        device = ChildDeviceInfo(
            identifiers={(DOMAIN, f"{self.coordinator.serial}_ext_{self.number}")},
            parent_device_id=self.coordinator.device_id,
        )
        if (name := self.listed_name) and name != self.number:
            device["name"] = f"{name} ({self.number})"
        else:
            device["translation_key"] = "extension"
            device["translation_placeholders"] = {"number": self.number}
        return device


class TrunkEntity(OpenVoxEntity):
    """An entity of a trunk, which is a child device of the PBX."""

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, name: str) -> None:
        """Join the trunk's device."""
        device = f"{coordinator.serial}_trunk_{name}"
        super().__init__(coordinator, description, f"trunk_{name}", device)
        self.trunk_name = name
        self._attr_device_info = ChildDeviceInfo(identifiers={(DOMAIN, device)}, name=name, parent_device_id=coordinator.device_id)

    @property
    @override
    def available(self) -> bool:
        """Return whether the session stands and the PBX lists the trunk."""
        return super().available and self.trunk_name in self.coordinator.data.trunks


@callback
def async_add_extensions(entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback, make: MakeEntities) -> None:
    """Add the entities that `make` returns for the number of each extension: of those listed now, and of those that come later."""
    _async_add_parts(entry, async_add_entities, "ext", lambda data: data.extensions, make)


@callback
def async_add_trunks(entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback, make: MakeEntities) -> None:
    """Add the entities that `make` returns for the name of each trunk: of those listed now, and of those that come later."""
    _async_add_parts(entry, async_add_entities, "trunk", lambda data: data.trunks, make)


@callback
def _async_add_parts(
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    kind: str,
    listed: Callable[[PbxData], Iterable[str]],
    make: MakeEntities,
) -> None:
    """Add the entities of each part once, and again if its device went away in between."""
    coordinator = entry.runtime_data
    added: set[tuple[str, str]] = set()

    @callback
    def async_add_new() -> None:
        """Add what the lists show for the first time."""
        new = {
            identifier: name
            for name in listed(coordinator.data)
            if (identifier := (DOMAIN, f"{coordinator.serial}_{kind}_{name}")) not in added
        }
        if new:
            added.update(new)
            async_add_entities(entity for name in new.values() for entity in make(name))

    @callback
    def async_forget_removed(event: Event[EventDeviceRegistryUpdatedData]) -> None:
        """Forget what has gone, with its device and its entities."""
        if event.data["action"] == "remove":
            added.difference_update(event.data["device"]["identifiers"])

    async_add_new()
    entry.async_on_unload(coordinator.async_add_listener(async_add_new))
    entry.async_on_unload(coordinator.hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, async_forget_removed))
