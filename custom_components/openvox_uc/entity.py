"""What the entities of a PBX, of its extensions, queues and trunks have in common."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, override

from homeassistant.const import EntityCategory
from homeassistant.core import Event, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .access.targets import device_name
from .base.subjects import PBX, Part, device_identifier, unique_id
from .calls.signals import state_signal
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .pbx import ExtensionSettings
from .services.refusals import translated_errors

# With more of them, the entities that count something of each extension are disabled at first.
_MANY_EXTENSIONS = 20

# Which entities the PBX (None) and its parts have: their descriptions by their classes.
type Rows = Mapping[Callable[[OpenVoxCoordinator, Any, Part | None, str], Entity], Sequence[EntityDescription]]
type EntityTable = Mapping[Part | None, Rows]


class OpenVoxEntity(Entity):
    """An entity of the PBX, or of a part of it; it wakes up when its own subject changes, and only then."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _needs_session = True
    # The subjects whose states the entity shows; `{subject}` becomes its own.
    listens_to: tuple[str, ...] = ("{subject}",)

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, part: Part | None = None, number: str = "") -> None:
        """Join the device of the PBX, or of a part of it; `number` is a name if the part is a trunk."""
        self.coordinator = coordinator
        self.entity_description = description
        self.part = part
        self.number = number
        self.subject = part.subject(number) if part else PBX
        self._attr_translation_key = description.translation_key or description.key
        self._attr_unique_id = unique_id(coordinator.serial, self.subject, description.key)
        # It is registered and named in devices.py.
        identifiers = {device_identifier(coordinator.serial, self.subject)}
        self._attr_device_info = dr.DeviceInfo(identifiers=identifiers)
        if part:
            self._attr_device_info = dr.ChildDeviceInfo(identifiers=identifiers, parent_device_id=coordinator.presenter.device_id)

    @property
    @override
    def available(self) -> bool:
        return not self._needs_session or (self.coordinator.connected and self.number in listed(self.coordinator, self.part))

    @property
    def _poll(self) -> DataUpdateCoordinator[Any] | None:
        """Return, besides the coordinator, one that polls what the entity shows; entities name their part to it as context."""
        return self.coordinator.queues if self.part is Part.QUEUE else None

    @property
    def phone_name(self) -> str:
        return device_name(self.device_entry) or self.number

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        for subject in self.listens_to:
            signal = state_signal(self.coordinator.config_entry.entry_id, subject.format(subject=self.subject))
            self.async_on_remove(async_dispatcher_connect(self.hass, signal, self._async_handle_change))
        if self._poll:
            self.async_on_remove(self._poll.async_add_listener(self._async_handle_change, self.number))

    @callback
    def _async_handle_change(self) -> None:
        self.async_write_ha_state()


class CalmEntity(OpenVoxEntity):
    """An entity that is written only if its state has changed, which most of what a phone does leaves as it is."""

    _written: object = None

    @property
    def _shown(self) -> object:
        return (self.available, self.state)

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self._written = self._shown

    @callback
    @override
    def _async_handle_change(self) -> None:
        if (shown := self._shown) != self._written:
            self._written = shown
            super()._async_handle_change()


class ExtensionSettingEntity(CalmEntity):
    """An entity that shows a setting of an extension and changes it; the setting is polled only while the entity is enabled."""

    _attr_entity_category = EntityCategory.CONFIG
    _attr_entity_registry_enabled_default = False

    @property
    @override
    def _poll(self) -> DataUpdateCoordinator[Any]:
        return self.coordinator.settings

    @property
    @override
    def available(self) -> bool:
        return super().available and self.coordinator.settings.last_update_success and self.state is not None

    @property
    def settings(self) -> ExtensionSettings:
        return self.coordinator.settings.data.get(self.number) or ExtensionSettings(number=self.number)

    async def async_update(self) -> None:
        """Poll again, since a person wants that."""
        await self.coordinator.settings.async_request_refresh()

    async def async_change(self, settings: ExtensionSettings) -> None:
        """Change settings to those that are not None. Raises HomeAssistantError."""
        with translated_errors(self.coordinator, phone=self.phone_name):
            await self.coordinator.settings.async_change(settings)
        await self.coordinator.settings.async_show_changes()


class HistoryEntity(OpenVoxEntity):
    """An entity that shows the history of the PBX or of an extension, which is available without a session, too."""

    _needs_session = False
    listens_to: tuple[str, ...] = ()

    def __init__(self, coordinator: OpenVoxCoordinator, description: EntityDescription, part: Part | None = None, number: str = "") -> None:
        super().__init__(coordinator, description, part, number)
        if part:
            self._attr_entity_registry_enabled_default = len(coordinator.data.extensions) <= _MANY_EXTENSIONS


def listed(coordinator: OpenVoxCoordinator, part: Part | None) -> Mapping[str, object]:
    """Return what the PBX lists of a kind, by name; the PBX itself has an empty one."""
    match part:
        case None:
            return {"": coordinator}
        case Part.EXTENSION:
            return coordinator.data.extensions
        case Part.QUEUE:
            return coordinator.queues.data
        case Part.TRUNK:
            return coordinator.data.trunks


@callback
def async_add_table(
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    table: EntityTable,
    *,
    has: Callable[[str], bool] = lambda _: True,
    sources: Iterable[DataUpdateCoordinator[Any]] = (),
) -> None:
    """Add the entities of the PBX and its parts: of those listed now, later ones, and removed ones that return.

    Only for those that `has` returns true for; `sources` are coordinators on which it also depends what there is.
    """
    coordinator = entry.runtime_data
    added: set[tuple[str, str]] = set()

    @callback
    def async_add_new() -> None:
        new: list[Entity] = []
        for part, rows in table.items():
            for name in filter(has, listed(coordinator, part)):
                identifier = device_identifier(coordinator.serial, part.subject(name) if part else PBX)
                if identifier not in added:
                    added.add(identifier)
                    for make, descriptions in rows.items():
                        new += [make(coordinator, description, part, name) for description in descriptions]
        if new:
            async_add_entities(new)

    @callback
    def async_forget_removed(event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        if event.data["action"] == "remove":
            added.difference_update(event.data["device"]["identifiers"])

    async_add_new()
    # With a listener, a coordinator goes on to poll though all entities are disabled: polls end calls whose reports got lost.
    for source in (coordinator, *sources):
        entry.async_on_unload(source.async_add_listener(async_add_new))
    entry.async_on_unload(coordinator.hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, async_forget_removed))
