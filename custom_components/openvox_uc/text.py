"""The availability text of the person at a phone."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.text import TextEntity, TextEntityDescription
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.restore_state import RestoreEntity
from homeassistant.util.dt import parse_datetime, utcnow

from .base.subjects import Part
from .calls.availability import AVAILABILITY_SUBJECT, MAX_AVAILABILITY
from .contacts.phone_book import tidy_line
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, OpenVoxEntity, async_setup_table

PARALLEL_UPDATES = 0

_UNTIL = "until"


class AvailabilityText(OpenVoxEntity, TextEntity, RestoreEntity):
    _needs_session = False
    listens_to = (AVAILABILITY_SUBJECT,)

    @property
    @override
    def native_value(self) -> str:
        availability = self.pbx.availability.get(self.number)
        return availability.text if availability else ""

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        availability = self.pbx.availability.get(self.number)
        until = availability.until if availability else None
        return {_UNTIL: until.isoformat() if until else None}

    @override
    async def async_set_value(self, value: str) -> None:
        self.pbx.availability.async_set(self.number, tidy_line(value))

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        state = await self.async_get_last_state()
        if state is None or state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN):
            return
        until = parse_datetime(state.attributes.get(_UNTIL) or "")
        if until is None or until > utcnow():
            # Another version may allow longer ones.
            text = state.state[:MAX_AVAILABILITY]
            self.pbx.availability.async_set(self.number, text, until)

    @override
    async def async_removed_from_registry(self) -> None:
        """Forget the text: a phone that gets the number later is another one's."""
        self.pbx.availability.async_set(self.number, "")


ENTITIES: EntityTable = {
    Part.EXTENSION: {
        AvailabilityText: [
            TextEntityDescription(key="availability", native_max=MAX_AVAILABILITY)
        ]
    }
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    await async_setup_table(ENTITIES, hass, entry, async_add_entities)
