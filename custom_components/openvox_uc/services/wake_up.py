"""The actions for wake-up calls, and for the guests of a hotel (protocol 3.14)."""

from typing import Any

from homeassistant.const import ATTR_TIME, WEEKDAYS
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..pbx import WakeUpCall
from .calls import ATTR_PROMPT, PROMPT
from .targeted import Phone, async_one_phone, require_dangerous_actions, translated_errors

ATTR_WAKE_UP_CALL_ID = "wake_up_call_id"
ATTR_WEEKDAYS = "weekdays"

PHONE_SCHEMA = cv.make_entity_service_schema({})
SET_WAKE_UP_CALL_SCHEMA = cv.make_entity_service_schema(
    {vol.Required(ATTR_TIME): cv.time, vol.Optional(ATTR_WEEKDAYS, default=list): cv.weekdays, vol.Optional(ATTR_PROMPT): PROMPT}
)
DELETE_WAKE_UP_CALL_SCHEMA = cv.make_entity_service_schema({vol.Optional(ATTR_WAKE_UP_CALL_ID): cv.string})


async def async_set_wake_up_call(call: ServiceCall) -> ServiceResponse:
    """Let the PBX call a phone at a time, once or on weekdays, and return its wake-up calls."""
    phone = async_one_phone(call)
    weekdays, prompt = [WEEKDAYS.index(day) for day in call.data[ATTR_WEEKDAYS]], call.data.get(ATTR_PROMPT)
    with translated_errors(phone.coordinator, phone=phone.name, prompt=prompt or ""):
        await phone.coordinator.client.wake_up.create(phone.extension, call.data[ATTR_TIME], weekdays, prompt)
        return await _async_wake_up_calls(phone) if call.return_response else None


async def async_get_wake_up_calls(call: ServiceCall) -> ServiceResponse:
    """Return the wake-up calls of a phone."""
    phone = async_one_phone(call)
    with translated_errors(phone.coordinator, phone=phone.name):
        return await _async_wake_up_calls(phone)


async def async_delete_wake_up_call(call: ServiceCall) -> ServiceResponse:
    """Delete one wake-up call of a phone, or all of them, and return how many they were."""
    phone = async_one_phone(call)
    coordinator = phone.coordinator
    with translated_errors(coordinator, phone=phone.name):
        deleted = await coordinator.client.wake_up.delete(
            phone.extension, coordinator.extension_numbers, call.data.get(ATTR_WAKE_UP_CALL_ID)
        )
    return {"deleted": deleted} if call.return_response else None


async def async_check_out(call: ServiceCall) -> None:
    """Check the guest of a room out."""
    phone = async_one_phone(call)
    require_dangerous_actions(phone.coordinator)
    with translated_errors(phone.coordinator, phone=phone.name):
        await phone.coordinator.client.hotel.check_out(phone.extension)


async def _async_wake_up_calls(phone: Phone) -> dict[str, Any]:
    """Ask the PBX for the wake-up calls of a phone, and return them. Raises PbxError."""
    calls = await phone.coordinator.client.wake_up.query(phone.extension)
    return {"extension": phone.extension, "wake_up_calls": [_fields(call) for call in calls]}


def _fields(call: WakeUpCall) -> dict[str, Any]:
    """Return a wake-up call as an answer tells it."""
    return {
        "id": call.id,
        "time": f"{call.time:%H:%M}" if call.time else None,
        "weekdays": [WEEKDAYS[day] for day in call.weekdays],
        "prompt": call.prompt,
    }
