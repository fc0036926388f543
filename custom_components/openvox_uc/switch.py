"""What phones do with calls: do not disturb, forwarding, and ringing a mobile number, too."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.error_texts import translated
from .base.subjects import Part
from .coordinator import OpenVoxConfigEntry
from .entity import ExtensionSettingEntity, async_add_table
from .pbx import ExtensionSettings, Forwarding, ForwardTo
from .services.dialing import async_require_allowed

# The client sends one request at a time, and what several switches have changed is polled at once.
PARALLEL_UPDATES = 0


# The attributes of `ExtensionSettings` that switches show and change, by their keys.
SETTINGS = {
    "dnd": "dnd",
    "forward_always": "always_forward",
    "forward_busy": "busy_forward",
    "forward_no_answer": "no_answer_forward",
    "ring_mobile": "ring_mobile",
}


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    async_add_table(entry, async_add_entities, {Part.EXTENSION: {SettingSwitch: [SwitchEntityDescription(key=key) for key in SETTINGS]}})


class SettingSwitch(ExtensionSettingEntity, SwitchEntity):
    @property
    def _value(self) -> bool | Forwarding | None:
        value: bool | Forwarding | None = getattr(self.settings, SETTINGS[self.entity_description.key])
        return value

    @property
    @override
    def is_on(self) -> bool | None:
        value = self._value
        return value.enabled if isinstance(value, Forwarding) else value

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn on what may call a number only if the options allow that number."""
        value, number = self._value, None
        if isinstance(value, Forwarding):
            if value.to in (ForwardTo.MOBILE, ForwardTo.NUMBER):
                number = value.target
        elif self.entity_description.key == "ring_mobile":
            number = self.settings.mobile
            if not number:
                raise ServiceValidationError(**translated("no_mobile_number", phone=self.phone_name))
        if number:
            await async_require_allowed(self.coordinator, number)
        await self._async_turn(on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._async_turn(on=False)

    async def _async_turn(self, *, on: bool) -> None:
        """Turn the setting on or off; calls go where the PBX has last forwarded them, else to the voicemail."""
        value: bool | Forwarding = on
        if isinstance(known := self._value, Forwarding):
            value = Forwarding(enabled=on, to=ForwardTo.VOICEMAIL if on and not known.has_destination else None)
        changes: dict[str, Any] = {SETTINGS[self.entity_description.key]: value}
        await self.async_change(ExtensionSettings(number=self.number, **changes))
