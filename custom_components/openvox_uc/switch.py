"""What phones do with calls: do not disturb, forwarding, and ringing a mobile number, too."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.error_texts import translated
from .coordinator import OpenVoxConfigEntry
from .entity import ExtensionSettingEntity, async_add_extensions
from .pbx import ExtensionSettings, Forwarding, ForwardTo
from .services.dialing import async_require_allowed

# The client sends one request at a time, and what several switches have changed is asked for at once.
PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class ForwardingSwitchDescription(SwitchEntityDescription):
    """A switch that forwards calls in one case: which part of the settings it is, and how that is changed by the number."""

    forwarding_fn: Callable[[ExtensionSettings], Forwarding]
    change_fn: Callable[[str, Forwarding], ExtensionSettings]


DND = SwitchEntityDescription(key="dnd", translation_key="dnd")

RING_MOBILE = SwitchEntityDescription(key="ring_mobile", translation_key="ring_mobile")

FORWARDING_SWITCHES = (
    ForwardingSwitchDescription(
        key="forward_always",
        translation_key="forward_always",
        forwarding_fn=lambda settings: settings.always_forward,
        change_fn=lambda number, forwarding: ExtensionSettings(number=number, always_forward=forwarding),
    ),
    ForwardingSwitchDescription(
        key="forward_busy",
        translation_key="forward_busy",
        forwarding_fn=lambda settings: settings.busy_forward,
        change_fn=lambda number, forwarding: ExtensionSettings(number=number, busy_forward=forwarding),
    ),
    ForwardingSwitchDescription(
        key="forward_no_answer",
        translation_key="forward_no_answer",
        forwarding_fn=lambda settings: settings.no_answer_forward,
        change_fn=lambda number, forwarding: ExtensionSettings(number=number, no_answer_forward=forwarding),
    ),
)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the switches of extensions as they come."""
    coordinator = entry.runtime_data
    async_add_extensions(
        entry,
        async_add_entities,
        lambda number: [
            DndSwitch(coordinator, DND, number),
            *(ForwardingSwitch(coordinator, description, number) for description in FORWARDING_SWITCHES),
            RingMobileSwitch(coordinator, RING_MOBILE, number),
        ],
    )


class ExtensionSwitch(ExtensionSettingEntity, SwitchEntity):
    """A switch for a setting of an extension."""

    @property
    @override
    def shown(self) -> object:
        """Return whether it is on."""
        return self.is_on

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn it on."""
        await self.async_turn(on=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn it off."""
        await self.async_turn(on=False)

    @abstractmethod
    async def async_turn(self, *, on: bool) -> None:
        """Turn it on or off. Raises HomeAssistantError."""


class DndSwitch(ExtensionSwitch):
    """Do not disturb: the phone takes no calls."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the phone takes no calls."""
        return self.settings.dnd

    @override
    async def async_turn(self, *, on: bool) -> None:
        """Let the phone take no calls, or calls again."""
        await self.async_change(ExtensionSettings(number=self.number, dnd=on))


class ForwardingSwitch(ExtensionSwitch):
    """Whether calls are forwarded in one case."""

    entity_description: ForwardingSwitchDescription

    @property
    def forwarding(self) -> Forwarding:
        """Return what the PBX tells of it."""
        return self.entity_description.forwarding_fn(self.settings)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether calls are forwarded."""
        return self.forwarding.enabled

    @override
    async def async_turn(self, *, on: bool) -> None:
        """Forward calls to where the PBX has last forwarded them, else to the voicemail, or forward them no more."""
        forwarding = self.forwarding
        if on and forwarding.to in (ForwardTo.MOBILE, ForwardTo.NUMBER) and forwarding.target:
            await async_require_allowed(self.coordinator, forwarding.target)
        to = ForwardTo.VOICEMAIL if on and not forwarding.has_destination else None
        await self.async_change(self.entity_description.change_fn(self.number, Forwarding(enabled=on, to=to)))


class RingMobileSwitch(ExtensionSwitch):
    """Whether calls ring at the mobile number that the PBX keeps for the extension, too."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the mobile number rings, too."""
        return self.settings.ring_mobile

    @override
    async def async_turn(self, *, on: bool) -> None:
        """Let the mobile number ring, too, or no more."""
        if on:
            if not (mobile := self.settings.mobile):
                raise ServiceValidationError(**translated("no_mobile_number", phone=self.phone_name))
            await async_require_allowed(self.coordinator, mobile)
        await self.async_change(ExtensionSettings(number=self.number, ring_mobile=on))
