"""Buttons that clear the missed calls, hang up, and call back."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
import time
from typing import Any, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .base.error_texts import invalid
from .base.subjects import Part
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, HistoryEntity, OpenVoxEntity, async_setup_table
from .history.missed import callers, reset
from .services.calls import async_dial_from, async_hang_up_phone
from .services.dialing import async_dialed
from .services.targeted import Target

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class PhoneButtonDescription(ButtonEntityDescription):
    """The description of a button; `press_fn` raises HomeAssistantError."""

    entity_registry_enabled_default: bool = False
    press_fn: Callable[[Target, Context], Coroutine[Any, Any, None]]


async def _async_call_back(phone: Target, context: Context) -> None:
    """Call the last caller whom the phone missed and no one has called back."""
    for missed in await phone.pbx.history.async_read(callers):
        caller = missed.call.caller
        # The number is empty if it is hidden.
        if (
            missed.done_at is None
            and phone.extension in missed.call.extensions
            and caller
            and caller.number
        ):
            dialed = await async_dialed(
                phone.pbx, caller.number, outside=caller.outside
            )
            await async_dial_from(phone, dialed, context)
            return
    raise invalid("nobody_to_call_back", phone=phone.name)


CLEAR_MISSED_CALLS = ButtonEntityDescription(
    key="clear_missed_calls", entity_category=EntityCategory.CONFIG
)

PHONE_BUTTONS = (
    PhoneButtonDescription(key="hang_up", press_fn=async_hang_up_phone),
    PhoneButtonDescription(key="call_back", press_fn=_async_call_back),
)


class ClearMissedCallsButton(HistoryEntity, ButtonEntity):
    listens_to = ()

    @override
    async def async_press(self) -> None:
        await self.pbx.history.async_change_missed(reset, self.subject, time.time())


class PhoneButton(OpenVoxEntity, ButtonEntity):
    """A button for cards, which cannot fill in the fields of an action."""

    entity_description: PhoneButtonDescription

    @override
    async def async_press(self) -> None:
        phone = Target(self.pbx, self.subject, self.phone_name)
        await self.entity_description.press_fn(phone, self._context or Context())


ENTITIES: EntityTable = {
    None: {ClearMissedCallsButton: [CLEAR_MISSED_CALLS]},
    Part.EXTENSION: {
        ClearMissedCallsButton: [CLEAR_MISSED_CALLS],
        PhoneButton: PHONE_BUTTONS,
    },
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    await async_setup_table(ENTITIES, hass, entry, async_add_entities)
