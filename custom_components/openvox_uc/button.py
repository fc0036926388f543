"""Buttons that clear the missed calls."""

from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import OpenVoxConfigEntry
from .entity import ExtensionHistoryEntity, HistoryEntity, PbxEntity, async_add_extensions

PARALLEL_UPDATES = 0

CLEAR_MISSED_CALLS = ButtonEntityDescription(
    key="clear_missed_calls", translation_key="clear_missed_calls", entity_category=EntityCategory.CONFIG
)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the button of the PBX, and those of its extensions as they come."""
    coordinator = entry.runtime_data
    async_add_entities([PbxClearMissedCallsButton(coordinator, CLEAR_MISSED_CALLS)])
    async_add_extensions(
        entry, async_add_entities, lambda number: [ExtensionClearMissedCallsButton(coordinator, CLEAR_MISSED_CALLS, number)]
    )


class ClearMissedCallsButton(HistoryEntity, ButtonEntity):
    """Clears the missed calls of a subject."""

    @override
    async def async_press(self) -> None:
        """Clear them."""
        self.coordinator.history.reset_missed(self.subject)


class PbxClearMissedCallsButton(ClearMissedCallsButton, PbxEntity):
    """Clears the missed calls of the PBX and of its phones."""


class ExtensionClearMissedCallsButton(ClearMissedCallsButton, ExtensionHistoryEntity):
    """Clears the missed calls of an extension."""
