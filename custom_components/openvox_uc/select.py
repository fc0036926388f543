"""How long phones ring before a call counts as not answered."""

from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import OpenVoxConfigEntry
from .entity import ExtensionSettingEntity, async_add_extensions
from .pbx import RING_TIMEOUTS, ExtensionSettings

# The client sends one request at a time, and what several entities have changed is asked for at once.
PARALLEL_UPDATES = 0

_OPTIONS = [str(seconds) for seconds in RING_TIMEOUTS]
RING_TIMEOUT = SelectEntityDescription(key="ring_timeout", translation_key="ring_timeout", options=_OPTIONS)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the ring timeouts of extensions as they come."""
    coordinator = entry.runtime_data
    async_add_extensions(entry, async_add_entities, lambda number: [RingTimeoutSelect(coordinator, RING_TIMEOUT, number)])


class RingTimeoutSelect(ExtensionSettingEntity, SelectEntity):
    """For how many seconds a phone rings."""

    @property
    @override
    def shown(self) -> object:
        """Return for how many seconds it rings."""
        return self.settings.ring_timeout

    @property
    @override
    def options(self) -> list[str]:
        """Return what the PBX accepts, and what it tells, which may be something else."""
        timeout = self.settings.ring_timeout
        if timeout is None or timeout in RING_TIMEOUTS:
            return _OPTIONS
        return [str(seconds) for seconds in sorted({*RING_TIMEOUTS, timeout})]

    @property
    @override
    def current_option(self) -> str | None:
        """Return for how many seconds it rings."""
        timeout = self.settings.ring_timeout
        return None if timeout is None else str(timeout)

    @override
    async def async_select_option(self, option: str) -> None:
        """Let it ring for so many seconds."""
        await self.async_change(ExtensionSettings(number=self.number, ring_timeout=int(option)))
