"""The actions for wake-up calls, and for the guests of a hotel (protocol 3.14)."""

from collections.abc import Iterable
from datetime import time as time_of_day
from typing import Any

from homeassistant.const import WEEKDAYS
from homeassistant.core import ServiceResponse

from .refusals import translated_errors
from .targeted import Phone, TargetedCall, require_dangerous_actions


async def async_set(call: TargetedCall, time: time_of_day, weekdays: Iterable[str], prompt: str | None = None) -> ServiceResponse:
    phone = call.phone
    with translated_errors(phone.coordinator, phone=phone.name, prompt=prompt or ""):
        await phone.coordinator.client.hotel.create_wake_up_call(phone.extension, time, [WEEKDAYS.index(day) for day in weekdays], prompt)
        return await _async_wake_up_calls(phone) if call.return_response else None


async def async_get(call: TargetedCall) -> ServiceResponse:
    phone = call.phone
    with translated_errors(phone.coordinator, phone=phone.name):
        return await _async_wake_up_calls(phone)


async def async_delete(call: TargetedCall, wake_up_call_id: str | None = None) -> ServiceResponse:
    phone = call.phone
    coordinator = phone.coordinator
    with translated_errors(coordinator, phone=phone.name):
        hotel = coordinator.client.hotel
        return {"deleted": await hotel.delete_wake_up_calls(phone.extension, coordinator.extension_numbers, wake_up_call_id)}


async def async_check_out(call: TargetedCall) -> None:
    phone = call.phone
    require_dangerous_actions(phone.coordinator)
    with translated_errors(phone.coordinator, phone=phone.name):
        await phone.coordinator.client.hotel.check_out(phone.extension)


async def _async_wake_up_calls(phone: Phone) -> dict[str, Any]:
    calls = [
        {
            "id": call.id,
            "time": f"{call.time:%H:%M}" if call.time else None,
            "weekdays": [WEEKDAYS[day] for day in call.weekdays],
            "prompt": call.prompt,
        }
        for call in await phone.coordinator.client.hotel.wake_up_calls(phone.extension)
    ]
    return {"extension": phone.extension, "wake_up_calls": calls}
