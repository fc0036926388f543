"""How long phones ring before a call counts as unanswered."""

from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.subjects import Part
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, ExtensionSettingEntity, async_setup_table
from .pbx import RING_TIMEOUTS, ExtensionSettings

# The client sends one request at a time.
PARALLEL_UPDATES = 0


class RingTimeoutSelect(ExtensionSettingEntity, SelectEntity):
    @property
    @override
    def options(self) -> list[str]:
        """Return what the PBX accepts and, if different, what it reports."""
        timeouts = set(RING_TIMEOUTS)
        if self.settings.ring_timeout is not None:
            timeouts.add(self.settings.ring_timeout)
        return [str(seconds) for seconds in sorted(timeouts)]

    @property
    @override
    def current_option(self) -> str | None:
        timeout = self.settings.ring_timeout
        return None if timeout is None else str(timeout)

    @override
    async def async_select_option(self, option: str) -> None:
        await self.async_change(
            ExtensionSettings(number=self.number, ring_timeout=int(option))
        )


ENTITIES: EntityTable = {
    Part.EXTENSION: {RingTimeoutSelect: [SelectEntityDescription(key="ring_timeout")]}
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    await async_setup_table(ENTITIES, hass, entry, async_add_entities)
