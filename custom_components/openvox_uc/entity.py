"""What the entities of a PBX, of its extensions, queues and trunks have in common."""

from abc import abstractmethod
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, override

from homeassistant.components.event import EventEntity
from homeassistant.const import EntityCategory
from homeassistant.core import CALLBACK_TYPE, Event, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceInfo, EventDeviceRegistryUpdatedData
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .access.targets import device_name
from .base.subjects import PBX, device_identifier, extension_subject, queue_subject, trunk_subject, unique_id
from .calls.signals import call_signal, state_signal
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .pbx import CallEvent, ExtensionSettings
from .services.refusals import translated_errors

# With more of them, nobody wants an entity for everything that could be told of each.
_MANY_EXTENSIONS = 20
# What a person may have begun the name of a trunk with already.
_TRUNK = "trunk"

type MakeEntities = Callable[[str], Iterable[Entity]]


class OpenVoxEntity(Entity):
    """An entity that wakes up when its own subject changes, and only then."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, subject: str) -> None:
        """Belong to the device of a subject."""
        self.coordinator = coordinator
        self.entity_description = description
        self.subject = subject
        self._attr_unique_id = unique_id(coordinator.serial, subject, description.key)

    @property
    @override
    def available(self) -> bool:
        """Return whether the session with the PBX stands."""
        return self.coordinator.connected

    @property
    def listens_to(self) -> tuple[str, ...]:
        """Return the subjects whose states the entity shows."""
        return (self.subject,)

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the subjects."""
        await super().async_added_to_hass()
        for subject in self.listens_to:
            self.async_listen(subject, self._async_handle_change)

    @callback
    def async_listen(self, subject: str, update: CALLBACK_TYPE) -> None:
        """Have a callback called when the states of a subject change, until the entity is removed."""
        signal = state_signal(self.coordinator.config_entry.entry_id, subject)
        self.async_on_remove(async_dispatcher_connect(self.hass, signal, update))

    @callback
    def _async_handle_change(self) -> None:
        """Show what has changed."""
        self.async_write_ha_state()


class CallEventEntity(OpenVoxEntity, EventEntity):
    """An event entity that shows what happens to the calls of its subject."""

    _was_available = False

    @override
    async def async_added_to_hass(self) -> None:
        """Listen to the calls."""
        await super().async_added_to_hass()
        self._was_available = self.available
        signal = call_signal(self.coordinator.config_entry.entry_id, self.subject)
        self.async_on_remove(async_dispatcher_connect(self.hass, signal, self._async_handle_call))

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show whether events can come; what else changes, such as the state of a phone, is no event."""
        if self.available is not self._was_available:
            self._was_available = self.available
            super()._async_handle_change()

    @callback
    @abstractmethod
    def _async_handle_call(self, event: CallEvent) -> None:
        """Show an event, if it is one of the entity's types."""


class HistoryEntity(OpenVoxEntity):
    """An entity that shows the history, which is available whether there is a session with the PBX or not."""

    @property
    @override
    def available(self) -> bool:
        """Return true: nothing is asked of the PBX."""
        return True

    @property
    @override
    def listens_to(self) -> tuple[str, ...]:
        """Return the parts of the history that it shows."""
        return ()

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show what has changed; without the extension's own handler, which renames its device by what the PBX lists."""
        self.async_write_ha_state()


class PbxEntity(OpenVoxEntity):
    """An entity of the PBX itself."""

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription) -> None:
        """Join the device that the coordinator has registered."""
        super().__init__(coordinator, description, PBX)
        self._attr_device_info = DeviceInfo(identifiers={device_identifier(coordinator.serial, PBX)})


class NumberedEntity(OpenVoxEntity):
    """An entity of a part of the PBX that has a number and a name: its child device is named by both."""

    # The key of the name of a device whose part has no name on the PBX.
    _unnamed: str

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, subject: str, number: str) -> None:
        """Join the device, named as the PBX names the part."""
        super().__init__(coordinator, description, subject)
        self.number = number
        self.listed_name = self._name_on_pbx()

    @property
    @override
    def device_info(self) -> ChildDeviceInfo:
        """Return the device under its present name."""
        presenter = self.coordinator.presenter
        return _named_device(self.coordinator.serial, self.subject, presenter.device_id, self.number, self.listed_name, self._unnamed)

    @abstractmethod
    def _name_on_pbx(self) -> str | None:
        """Return the name that the PBX gives it now."""

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show what has changed, the name of the device too."""
        if self.available and (name := self._name_on_pbx()) != self.listed_name:
            self.listed_name = name
            registry = dr.async_get(self.hass)
            registry.async_get_or_create_child(config_entry_id=self.coordinator.config_entry.entry_id, **self.device_info)
        super()._async_handle_change()


# All entities of a part are on one device, and a hotel has thousands of entities.
@lru_cache(maxsize=1024)
def _named_device(serial: str, subject: str, parent_device_id: str, number: str, name: str | None, unnamed: str) -> ChildDeviceInfo:
    """Return the device of a part: most PBXs name a part like its number until somebody changes that."""
    device = ChildDeviceInfo(identifiers={device_identifier(serial, subject)}, parent_device_id=parent_device_id)
    if name and name != number:
        device["name"] = f"{name} ({number})"
    else:
        device["translation_key"] = unnamed
        device["translation_placeholders"] = {"number": number}
    return device


class ExtensionEntity(NumberedEntity):
    """An entity of an extension, which is a child device of the PBX."""

    _unnamed = "extension"

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, number: str) -> None:
        """Join the extension's device."""
        super().__init__(coordinator, description, extension_subject(number), number)

    @property
    @override
    def available(self) -> bool:
        """Return whether the session stands and the PBX lists the extension."""
        coordinator = self.coordinator
        return coordinator.session.connected and self.number in coordinator.data.extensions

    @override
    def _name_on_pbx(self) -> str | None:
        """Return the name of the extension."""
        return self.coordinator.presenter.extension_name(self.number)

    @property
    def phone_name(self) -> str:
        """Return the name of the phone as people know it."""
        device = dr.async_get(self.hass).async_get(self.device_entry.id) if self.device_entry else None
        return device_name(device) or self.number


class CalmExtensionEntity(ExtensionEntity):
    """An entity of an extension that is written only if what it shows has changed, which most of what a phone does does not change."""

    _shows: tuple[bool, object, str | None] | None = None

    @property
    @abstractmethod
    def shown(self) -> object:
        """Return what it shows."""

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show what has changed."""
        shows = (self.available, self.shown, self.coordinator.presenter.extension_name(self.number))
        if shows != self._shows:
            self._shows = shows
            super()._async_handle_change()


class ExtensionSettingEntity(CalmExtensionEntity):
    """An entity that shows a setting of an extension and changes it; the PBX is asked for the setting only while the entity is enabled."""

    _attr_entity_category = EntityCategory.CONFIG
    _attr_entity_registry_enabled_default = False

    @property
    @override
    def available(self) -> bool:
        """Return whether the PBX tells the setting."""
        return super().available and self.coordinator.settings.last_update_success and self.shown is not None

    @property
    def settings(self) -> ExtensionSettings:
        """Return what the PBX tells of the settings of the extension."""
        return self.coordinator.settings.data.get(self.number) or ExtensionSettings(number=self.number)

    @override
    async def async_added_to_hass(self) -> None:
        """Have the PBX asked for the settings of the extension."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.settings.async_add_listener(self._async_handle_change, self.number))

    async def async_update(self) -> None:
        """Ask the PBX again, since a person wants that."""
        await self.coordinator.settings.async_request_refresh()

    async def async_change(self, settings: ExtensionSettings) -> None:
        """Change settings to those that are not None. Raises HomeAssistantError."""
        with translated_errors(self.coordinator, phone=self.phone_name):
            await self.coordinator.settings.async_change(settings)
        await self.coordinator.settings.async_show_changes()


class ExtensionHistoryEntity(HistoryEntity, ExtensionEntity):
    """An entity that shows what the history has of one extension; hundreds of phones would have a counter each that nobody looks at."""

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, number: str) -> None:
        """Be disabled at first if the PBX has many extensions."""
        super().__init__(coordinator, description, number)
        self._attr_entity_registry_enabled_default = len(coordinator.data.extensions) <= _MANY_EXTENSIONS


class QueueEntity(NumberedEntity):
    """An entity of a queue, which is a child device of the PBX, and is polled as long as an entity of it is enabled."""

    _unnamed = "queue"

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, number: str) -> None:
        """Join the queue's device."""
        super().__init__(coordinator, description, queue_subject(number), number)

    @property
    @override
    def available(self) -> bool:
        """Return whether the session stands and the PBX lists the queue."""
        return super().available and self.number in self.coordinator.queues.data

    @property
    @override
    def listens_to(self) -> tuple[str, ...]:
        """Return the PBX, for whether it is connected."""
        return (PBX,)

    @override
    async def async_added_to_hass(self) -> None:
        """Have the queue polled."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.queues.async_add_listener(self._async_handle_change, self.number))

    @override
    def _name_on_pbx(self) -> str | None:
        """Return the name of the queue."""
        return known.queue.name if (known := self.coordinator.queues.data.get(self.number)) else None


class TrunkEntity(OpenVoxEntity):
    """An entity of a trunk, which is a child device of the PBX."""

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, name: str) -> None:
        """Join the trunk's device."""
        super().__init__(coordinator, description, trunk_subject(name))
        self.trunk_name = name
        self._attr_device_info = device = ChildDeviceInfo(
            identifiers={device_identifier(coordinator.serial, self.subject)}, parent_device_id=coordinator.presenter.device_id
        )
        if name.lower().startswith(_TRUNK):
            device["name"] = name
        else:
            device["translation_key"] = "trunk"
            device["translation_placeholders"] = {"name": name}

    @property
    @override
    def available(self) -> bool:
        """Return whether the session stands and the PBX lists the trunk."""
        return super().available and self.trunk_name in self.coordinator.data.trunks


@callback
def async_add_extensions(
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    make: MakeEntities,
    *,
    has: Callable[[str], bool] = lambda _: True,
    told_by: Iterable[DataUpdateCoordinator[Any]] = (),
) -> None:
    """Add the entities that `make` returns for the number of each extension: of those listed now, and of those that come later.

    Of them, only those that `has` returns true for, which other coordinators may tell.
    """
    coordinator = entry.runtime_data
    polls = (coordinator, *told_by)
    _async_add_parts(entry, async_add_entities, polls, extension_subject, lambda: filter(has, coordinator.data.extensions), make)


@callback
def async_add_queues(entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback, make: MakeEntities) -> None:
    """Add the entities that `make` returns for the number of each queue: of those listed now, and of those that come later."""
    queues = entry.runtime_data.queues
    _async_add_parts(entry, async_add_entities, (queues,), queue_subject, lambda: queues.data, make)


@callback
def async_add_trunks(entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback, make: MakeEntities) -> None:
    """Add the entities that `make` returns for the name of each trunk: of those listed now, and of those that come later."""
    coordinator = entry.runtime_data
    _async_add_parts(entry, async_add_entities, (coordinator,), trunk_subject, lambda: coordinator.data.trunks, make)


@callback
def _async_add_parts(
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    polls: Iterable[DataUpdateCoordinator[Any]],
    subject_for: Callable[[str], str],
    listed: Callable[[], Iterable[str]],
    make: MakeEntities,
) -> None:
    """Add the entities of each part that the polls list once, and again if its device went away in between."""
    serial = entry.runtime_data.serial
    added: set[tuple[str, str]] = set()

    @callback
    def async_add_new() -> None:
        """Add what the lists show for the first time."""
        new = {identifier: name for name in listed() if (identifier := device_identifier(serial, subject_for(name))) not in added}
        if new:
            added.update(new)
            async_add_entities(entity for name in new.values() for entity in make(name))

    @callback
    def async_forget_removed(event: Event[EventDeviceRegistryUpdatedData]) -> None:
        """Forget what has gone, with its device and its entities."""
        if event.data["action"] == "remove":
            added.difference_update(event.data["device"]["identifiers"])

    async_add_new()
    for poll in polls:
        entry.async_on_unload(poll.async_add_listener(async_add_new))
    hass = entry.runtime_data.hass
    entry.async_on_unload(hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, async_forget_removed))
