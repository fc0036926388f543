"""The actions for wake-up calls, and for the guests of a hotel (protocol 3.14)."""

from collections.abc import Iterable
from datetime import time as time_of_day
from typing import Any

from homeassistant.const import WEEKDAYS
from homeassistant.core import ServiceResponse

from ..pbx import WakeUpCall
from .refusals import translated_errors
from .targeted import Phone, TargetedCall, require_dangerous_actions


async def async_set(call: TargetedCall, time: time_of_day, weekdays: Iterable[str], prompt: str | None = None) -> ServiceResponse:
    """Let the PBX call a phone at a time, once or on weekdays, and return its wake-up calls."""
    phone = call.phone
    with translated_errors(phone.coordinator, phone=phone.name, prompt=prompt or ""):
        await phone.coordinator.client.wake_up.create(phone.extension, time, [WEEKDAYS.index(day) for day in weekdays], prompt)
        return await _async_wake_up_calls(phone) if call.return_response else None


async def async_get(call: TargetedCall) -> ServiceResponse:
    phone = call.phone
    with translated_errors(phone.coordinator, phone=phone.name):
        return await _async_wake_up_calls(phone)


async def async_delete(call: TargetedCall, wake_up_call_id: str | None = None) -> ServiceResponse:
    """Delete one wake-up call of a phone, or all of them, and return how many they were."""
    phone = call.phone
    coordinator = phone.coordinator
    with translated_errors(coordinator, phone=phone.name):
        return {"deleted": await coordinator.client.wake_up.delete(phone.extension, coordinator.extension_numbers, wake_up_call_id)}


async def async_check_out(call: TargetedCall) -> None:
    """Check the guest of a room out."""
    phone = call.phone
    require_dangerous_actions(phone.coordinator)
    with translated_errors(phone.coordinator, phone=phone.name):
        await phone.coordinator.client.hotel.check_out(phone.extension)


async def _async_wake_up_calls(phone: Phone) -> dict[str, Any]:
    """Return the wake-up calls that the PBX has for a phone. Raises PbxError."""
    calls = await phone.coordinator.client.wake_up.query(phone.extension)
    return {"extension": phone.extension, "wake_up_calls": [_fields(call) for call in calls]}


def _fields(call: WakeUpCall) -> dict[str, Any]:
    return {
        "id": call.id,
        "time": f"{call.time:%H:%M}" if call.time else None,
        "weekdays": [WEEKDAYS[day] for day in call.weekdays],
        "prompt": call.prompt,
    }
