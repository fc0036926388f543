"""Buttons that clear the missed calls, hang up, and call back."""

from typing import override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.error_texts import translated
from .coordinator import OpenVoxConfigEntry
from .entity import CalmExtensionEntity, ExtensionHistoryEntity, HistoryEntity, PbxEntity, async_add_extensions
from .pbx import Party
from .services.calls import async_dial_from, async_hang_up_phone
from .services.dialing import async_dialed
from .services.targeted import Phone

PARALLEL_UPDATES = 0

CLEAR_MISSED_CALLS = ButtonEntityDescription(
    key="clear_missed_calls", translation_key="clear_missed_calls", entity_category=EntityCategory.CONFIG
)


HANG_UP = ButtonEntityDescription(key="hang_up", translation_key="hang_up")
CALL_BACK = ButtonEntityDescription(key="call_back", translation_key="call_back")


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the button of the PBX, and those of its extensions as they come."""
    coordinator = entry.runtime_data
    async_add_entities([PbxClearMissedCallsButton(coordinator, CLEAR_MISSED_CALLS)])
    async_add_extensions(
        entry,
        async_add_entities,
        lambda number: [
            ExtensionClearMissedCallsButton(coordinator, CLEAR_MISSED_CALLS, number),
            HangUpButton(coordinator, HANG_UP, number),
            CallBackButton(coordinator, CALL_BACK, number),
        ],
    )


class ClearMissedCallsButton(HistoryEntity, ButtonEntity):
    """Clears the missed calls of a subject."""

    @override
    async def async_press(self) -> None:
        """Clear them."""
        await self.coordinator.history.async_reset_missed(self.subject)


class PbxClearMissedCallsButton(ClearMissedCallsButton, PbxEntity):
    """Clears the missed calls of the PBX and of its phones."""


class ExtensionClearMissedCallsButton(ClearMissedCallsButton, ExtensionHistoryEntity):
    """Clears the missed calls of an extension."""


class PhoneButton(CalmExtensionEntity, ButtonEntity):
    """A button for what cards cannot do, since they cannot fill in the fields of an action."""

    _attr_entity_registry_enabled_default = False

    @property
    @override
    def shown(self) -> object:
        """Return nothing: a button shows only when it was pressed."""
        return None

    @property
    def phone(self) -> Phone:
        """Return the phone."""
        return Phone(self.coordinator, self.number, self.phone_name)

    @property
    def pressed_by(self) -> Context:
        """Return the context in which the button is pressed."""
        return self._context or Context()


class HangUpButton(PhoneButton):
    """Ends the call of an extension."""

    @override
    async def async_press(self) -> None:
        """End it."""
        await async_hang_up_phone(self.phone, self.pressed_by)


class CallBackButton(PhoneButton):
    """Calls the last caller that an extension has missed and nobody has called back."""

    @override
    async def async_press(self) -> None:
        """Call that number from the phone."""
        if (caller := await self._async_caller_to_call()) is None:
            raise ServiceValidationError(**translated("nobody_to_call_back", phone=self.phone_name))
        dialed = await async_dialed(self.coordinator, caller.number, outside=caller.outside)
        await async_dial_from(self.phone, dialed, self.pressed_by)

    async def _async_caller_to_call(self) -> Party | None:
        """Return who that is; nobody can call those who hide their numbers, and nobody should call whom somebody else calls already."""
        for missed in await self.coordinator.history.async_read_callers():
            caller = missed.call.caller
            if missed.done_at is None and self.number in missed.call.extensions and caller and caller.number:
                return caller
        return None
