"""How long phones ring before a call counts as not answered."""

from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.subjects import Part
from .coordinator import OpenVoxConfigEntry
from .entity import ExtensionSettingEntity, async_add_table
from .pbx import RING_TIMEOUTS, ExtensionSettings

# The client sends one request at a time, and what several entities have changed is polled at once.
PARALLEL_UPDATES = 0

RING_TIMEOUT = SelectEntityDescription(key="ring_timeout")


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    async_add_table(entry, async_add_entities, {Part.EXTENSION: {RingTimeoutSelect: [RING_TIMEOUT]}})


class RingTimeoutSelect(ExtensionSettingEntity, SelectEntity):
    @property
    @override
    def options(self) -> list[str]:
        """Return what the PBX accepts, and what it reports, which may be something else."""
        timeout = self.settings.ring_timeout
        return [str(seconds) for seconds in sorted({*RING_TIMEOUTS, *(() if timeout is None else (timeout,))})]

    @property
    @override
    def current_option(self) -> str | None:
        timeout = self.settings.ring_timeout
        return None if timeout is None else str(timeout)

    @override
    async def async_select_option(self, option: str) -> None:
        await self.async_change(ExtensionSettings(number=self.number, ring_timeout=int(option)))
