"""Switches of phones: do not disturb, forwarding, and also ringing a cell phone."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.error_texts import invalid
from .base.subjects import Part
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, ExtensionSettingEntity, async_setup_table
from .pbx import ExtensionSettings, Forwarding, ForwardTo
from .services.dialing import async_require_allowed

# The client sends one request at a time.
PARALLEL_UPDATES = 0

# The fields of `ExtensionSettings`.
SETTINGS = ("dnd", "forward_always", "forward_busy", "forward_no_answer", "ring_mobile")


class SettingSwitch(ExtensionSettingEntity, SwitchEntity):
    @property
    def _value(self) -> bool | Forwarding | None:
        value: bool | Forwarding | None = getattr(
            self.settings, self.entity_description.key
        )
        return value

    @property
    @override
    def is_on(self) -> bool | None:
        value = self._value
        return value.enabled if isinstance(value, Forwarding) else value

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        value, number = self._value, None
        if isinstance(value, Forwarding):
            if value.to in (ForwardTo.MOBILE, ForwardTo.NUMBER):
                number = value.target
        elif self.entity_description.key == "ring_mobile":
            number = self.settings.mobile
            if not number:
                raise invalid("no_mobile_number", phone=self.phone_name)
        if number:
            await async_require_allowed(self.pbx, number)
        await self._async_turn(on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._async_turn(on=False)

    async def _async_turn(self, *, on: bool) -> None:
        """Forward calls to the last forwarding target, or else to the voicemail."""
        value: bool | Forwarding = on
        if isinstance(known := self._value, Forwarding):
            value = Forwarding(
                enabled=on,
                to=ForwardTo.VOICEMAIL if on and not known.has_destination else None,
            )
        changes: dict[str, Any] = {self.entity_description.key: value}
        await self.async_change(ExtensionSettings(number=self.number, **changes))


ENTITIES: EntityTable = {
    Part.EXTENSION: {
        SettingSwitch: [SwitchEntityDescription(key=key) for key in SETTINGS]
    }
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    await async_setup_table(ENTITIES, hass, entry, async_add_entities)
