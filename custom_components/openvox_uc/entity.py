"""The base of the entities of a PBX, its extensions, its queues, and its trunks."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from itertools import batched
from typing import Any, override

from homeassistant.const import EntityCategory
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .access.targets import device_name
from .base.signals import state_signal
from .base.subjects import PBX, Part, device_identifier, unique_id
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .pbx import ExtensionSettings
from .services.refusals import translated_errors

# With more extensions, their counters are disabled by default.
_MANY_EXTENSIONS = 20
# The limit for each platform; all platforms are set up at the same time.
_ADDED_AT_ONCE = 10

# What makes an entity, and the descriptions of those that it makes.
type Rows = Mapping[
    Callable[[OpenVoxCoordinator, Any, Part | None, str], Entity],
    Sequence[EntityDescription],
]
# The rows of each kind of part; None stands for the PBX itself.
type EntityTable = Mapping[Part | None, Rows]


class OpenVoxEntity(Entity):
    """An entity of the PBX or of one of its parts.

    It is written only if a subject changes that it listens to, or if another
    coordinator has polled what it shows.
    """

    _attr_has_entity_name = True
    _attr_should_poll = False
    _needs_session = True

    def __init__(
        self,
        pbx: OpenVoxCoordinator,
        description: EntityDescription,
        part: Part | None = None,
        number: str = "",
    ) -> None:
        self.pbx = pbx
        self.entity_description = description
        self.part = part
        # A trunk has a name instead.
        self.number = number
        self.subject = part.subject(number) if part else PBX
        self._attr_translation_key = description.translation_key or description.key
        self._attr_unique_id = unique_id(pbx.serial, self.subject, description.key)
        # The device is already registered, in full, since the PBX listed it. With a
        # device info, core would register it again for each of its entities.
        registry, entry_id = dr.async_get(pbx.hass), pbx.config_entry.entry_id
        identifier = device_identifier(pbx.serial, self.subject)
        self.device_entry = (
            registry.async_get_child_device_by_identifier(identifier, entry_id)
            if part
            else registry.async_get_device_by_identifier(identifier, entry_id)
        )

    @property
    @override
    def available(self) -> bool:
        return not self._needs_session or (
            self.pbx.connected and self.number in listed(self.pbx, self.part)
        )

    @property
    def listens_to(self) -> tuple[str, ...]:
        """Return the subjects whose states the entity shows.

        `{subject}` stands for its own, and `{number}` for the number in it.
        """
        return ("{subject}",)

    @property
    def _other_coordinator(self) -> DataUpdateCoordinator[Any] | None:
        """Return the coordinator besides `pbx` that polls what the entity shows.

        It may poll only the numbers that its listeners name as context.
        """
        return self.pbx.queues if self.part is Part.QUEUE else None

    @property
    def phone_name(self) -> str:
        return device_name(self.device_entry) or self.number

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        for subject in self.listens_to:
            signal = state_signal(
                self.pbx.config_entry.entry_id,
                subject.format(subject=self.subject, number=self.number),
            )
            self.async_on_remove(
                async_dispatcher_connect(self.hass, signal, self.async_write_ha_state)
            )
        if other := self._other_coordinator:
            self.async_on_remove(
                other.async_add_listener(self.async_write_ha_state, self.number)
            )


class ExtensionSettingEntity(OpenVoxEntity):
    """A switch or select of a setting of an extension.

    The settings of an extension are polled only while such an entity of it is enabled.
    """

    _attr_entity_category = EntityCategory.CONFIG
    _attr_entity_registry_enabled_default = False

    @property
    @override
    def _other_coordinator(self) -> DataUpdateCoordinator[Any]:
        return self.pbx.settings

    @property
    @override
    def available(self) -> bool:
        return (
            super().available
            and self.pbx.settings.last_update_success
            and self.state is not None
        )

    @property
    def settings(self) -> ExtensionSettings:
        return self.pbx.settings.data.get(self.number) or ExtensionSettings(
            number=self.number
        )

    async def async_update(self) -> None:
        """Poll when a user asks for an update."""
        await self.pbx.settings.async_request_refresh()

    async def async_change(self, settings: ExtensionSettings) -> None:
        """Change the settings that are not None. Raises HomeAssistantError."""
        with translated_errors(self.pbx, phone=self.phone_name):
            await self.pbx.settings.async_change(settings)


class HistoryEntity(OpenVoxEntity):
    """An entity that shows the history, and is available without a session."""

    _needs_session = False

    @property
    @override
    def entity_registry_enabled_default(self) -> bool:
        return super().entity_registry_enabled_default and (
            self.part is None or len(self.pbx.extensions) <= _MANY_EXTENSIONS
        )


def listed(pbx: OpenVoxCoordinator, part: Part | None) -> Mapping[str, object]:
    """Return what the PBX lists of a kind of part, by name.

    The PBX itself has an empty name.
    """
    match part:
        case Part.EXTENSION:
            return pbx.extensions
        case Part.QUEUE:
            return pbx.queues.data
        case Part.TRUNK:
            return pbx.trunks
        case None:
            return {"": pbx}


async def _async_add(
    table: EntityTable,
    pbx: OpenVoxCoordinator,
    parts: list[tuple[Part | None, str]],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities of parts in many turns of the event loop.

    A thousand phones take seconds, and other work gets its turns in between.
    """
    for batch in batched(parts, _ADDED_AT_ONCE, strict=False):
        entities: list[Entity] = []
        for part, name in batch:
            for make, descriptions in table[part].items():
                entities += [make(pbx, row, part, name) for row in descriptions]
        async_add_entities(entities)
        await asyncio.sleep(0)


async def async_setup_table(
    table: EntityTable,
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    *,
    has: Callable[[str], bool] = lambda _: True,
) -> None:
    """Add the entities of parts that are listed now or later, if `has` returns true."""
    pbx = entry.runtime_data
    added: set[tuple[str, str]] = set()

    async def async_add_new() -> None:
        new: list[tuple[Part | None, str]] = []
        for part in table:
            for name in listed(pbx, part):
                subject = part.subject(name) if part else PBX
                identifier = device_identifier(pbx.serial, subject)
                if identifier not in added and has(name):
                    added.add(identifier)
                    new.append((part, name))
        await _async_add(table, pbx, new, async_add_entities)

    @callback
    def async_listed() -> None:
        entry.async_create_task(hass, async_add_new(), f"{entry.title} new entities")

    @callback
    def async_forget_removed(event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        if event.data["action"] == "remove":
            added.difference_update(event.data["device"]["identifiers"])

    await async_add_new()
    # Any poll may list something new. The listener also keeps the polls going even if
    # all entities are disabled, because polls end calls whose reports got lost.
    for source in (pbx, pbx.queues, pbx.voicemails):
        entry.async_on_unload(source.async_add_listener(async_listed))
    entry.async_on_unload(
        hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, async_forget_removed)
    )
