"""What phones do with calls: do not disturb, forwarding, and ringing a mobile number, too."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.error_texts import translated
from .base.subjects import Part
from .coordinator import OpenVoxConfigEntry
from .entity import ExtensionSettingEntity, async_add_parts
from .pbx import ExtensionSettings, Forwarding, ForwardTo
from .services.dialing import async_require_allowed

# The client sends one request at a time, and what several switches have changed is polled at once.
PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class SettingSwitchDescription(SwitchEntityDescription):
    """A switch for a setting of an extension.

    `number_fn` returns the number to which the PBX then sends calls, an empty one if there has to be one and is none.
    """

    is_on_fn: Callable[[ExtensionSettings], bool | None]
    change_fn: Callable[[ExtensionSettings, bool], ExtensionSettings]
    number_fn: Callable[[ExtensionSettings], str | None] = lambda _: None


def _forwarding_switch(key: str, field: str) -> SettingSwitchDescription:
    def get(settings: ExtensionSettings) -> Forwarding:
        forwarding: Forwarding = getattr(settings, field)
        return forwarding

    def changed(settings: ExtensionSettings, *, on: bool) -> dict[str, Any]:
        """Return what forwards calls to where the PBX has last forwarded them, else to the voicemail, or what ends that."""
        return {field: Forwarding(enabled=on, to=ForwardTo.VOICEMAIL if on and not get(settings).has_destination else None)}

    return SettingSwitchDescription(
        key=key,
        is_on_fn=lambda settings: get(settings).enabled,
        change_fn=lambda settings, on: ExtensionSettings(number=settings.number, **changed(settings, on=on)),
        number_fn=lambda settings: (get(settings).target or None) if get(settings).to in (ForwardTo.MOBILE, ForwardTo.NUMBER) else None,
    )


SWITCHES = (
    SettingSwitchDescription(
        key="dnd",
        is_on_fn=lambda settings: settings.dnd,
        change_fn=lambda settings, on: ExtensionSettings(number=settings.number, dnd=on),
    ),
    _forwarding_switch("forward_always", "always_forward"),
    _forwarding_switch("forward_busy", "busy_forward"),
    _forwarding_switch("forward_no_answer", "no_answer_forward"),
    SettingSwitchDescription(
        key="ring_mobile",
        is_on_fn=lambda settings: settings.ring_mobile,
        change_fn=lambda settings, on: ExtensionSettings(number=settings.number, ring_mobile=on),
        number_fn=lambda settings: settings.mobile or "",
    ),
)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    async_add_parts(entry, async_add_entities, Part.EXTENSION, {SettingSwitch: SWITCHES})


class SettingSwitch(ExtensionSettingEntity, SwitchEntity):
    entity_description: SettingSwitchDescription

    @property
    @override
    def is_on(self) -> bool | None:
        return self.entity_description.is_on_fn(self.settings)

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        number = self.entity_description.number_fn(self.settings)
        if number == "":
            raise ServiceValidationError(**translated("no_mobile_number", phone=self.phone_name))
        if number:
            await async_require_allowed(self.coordinator, number)
        await self.async_change(self.entity_description.change_fn(self.settings, True))  # noqa: FBT003 - callables take no keywords

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        await self.async_change(self.entity_description.change_fn(self.settings, False))  # noqa: FBT003 - callables take no keywords
