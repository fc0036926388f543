"""The actions for phones: forwarding, availability, wake-up calls, and check-out.

See protocol 3.4 and 3.14.
"""

from datetime import UTC, datetime
import re
from typing import Any

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.const import WEEKDAYS
from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.util.dt import utc_from_timestamp, utcnow
import voluptuous as vol

from ..base.error_texts import invalid
from ..base.phone_numbers import dialable_number, quoted_number, written_number
from ..calls.availability import MAX_AVAILABILITY
from ..contacts.phone_book import tidy_line
from ..pbx import MAX_FORWARD_DIGITS, ExtensionSettings, Forwarding, ForwardTo
from .action import MOMENT, PROMPT, Action
from .dialing import async_dialed_outside
from .targeted import Target, async_each_phone, async_phone, require_restricted_actions

_OFF = "off"
# Later ones may be in the year 10000 in UTC, which datetime does not have.
_LATEST = datetime(9999, 12, 31, tzinfo=UTC).timestamp()
_DIGITS = re.compile(rf"[0-9]{{1,{MAX_FORWARD_DIGITS}}}")


async def async_set_forwarding(call: ServiceCall) -> None:
    to = call.data["to"]
    if to in (ForwardTo.EXTENSION, ForwardTo.NUMBER) and "number" not in call.data:
        raise invalid("forward_number_missing")

    async def forward(phone: Target) -> None:
        number = await _async_forward_number(phone, to, call.data.get("number", ""))
        forwarding = (
            Forwarding(enabled=False)
            if to == _OFF
            else Forwarding(enabled=True, to=ForwardTo(to), target=number)
        )
        changed: dict[str, Any] = {f"forward_{call.data['when']}": forwarding}
        with phone.translated_errors(number=number or ""):
            await phone.pbx.settings.async_change(
                ExtensionSettings(number=phone.extension, **changed)
            )

    await async_each_phone(call, forward)


async def _async_forward_number(
    phone: Target, to: str, written: str | int
) -> str | None:
    """Return the number to forward calls to; None if `to` needs none.

    Raises HomeAssistantError.
    """
    if to == ForwardTo.NUMBER:
        number = await async_dialed_outside(phone.pbx, written)
        if not _DIGITS.fullmatch(number):
            raise invalid("forward_number_invalid", number=number)
        return number
    if to != ForwardTo.EXTENSION:
        return None
    extensions = phone.pbx.extensions
    number = dialable_number(quoted_number(written, extensions))
    if number not in extensions:
        raise invalid("forward_extension_not_found", number=number)
    if number == phone.extension:
        raise invalid("forward_to_itself", phone=phone.name)
    return number


async def async_set_availability(call: ServiceCall) -> None:
    until = None
    if "until" in call.data:
        if call.data["until"] <= utcnow().timestamp():
            raise invalid("availability_over")
        until = utc_from_timestamp(min(call.data["until"], _LATEST))

    async def set_availability(phone: Target) -> None:
        phone.pbx.availability.async_set(phone.extension, call.data["text"], until)

    await async_each_phone(call, set_availability)


async def async_set_wake_up_call(call: ServiceCall) -> ServiceResponse:
    phone = await async_phone(call)
    weekdays = [WEEKDAYS.index(day) for day in call.data["weekdays"]]
    prompt = call.data.get("prompt")
    with phone.translated_errors(prompt=prompt or ""):
        await phone.pbx.client.hotel.create_wake_up_call(
            phone.extension, call.data["time"], weekdays, prompt
        )
    return await _async_wake_up_calls(phone) if call.return_response else None


async def async_get_wake_up_calls(call: ServiceCall) -> ServiceResponse:
    return await _async_wake_up_calls(await async_phone(call, POLICY_READ))


async def _async_wake_up_calls(phone: Target) -> ServiceResponse:
    with phone.translated_errors():
        found = await phone.pbx.client.hotel.wake_up_calls(phone.extension)
    calls: list[Any] = [
        {
            "id": wake_up.id,
            "time": f"{wake_up.time:%H:%M}" if wake_up.time else None,
            "weekdays": [WEEKDAYS[day] for day in wake_up.weekdays],
            "prompt": wake_up.prompt,
        }
        for wake_up in found
    ]
    return {"extension": phone.extension, "wake_up_calls": calls}


async def async_delete_wake_up_call(call: ServiceCall) -> ServiceResponse:
    phone = await async_phone(call)
    with phone.translated_errors():
        # The PBX may take an id for another extension, so the client needs them all.
        deleted = await phone.pbx.client.hotel.delete_wake_up_calls(
            phone.extension, phone.pbx.extensions, call.data.get("wake_up_call_id")
        )
    return {"deleted": deleted}


async def async_check_out(call: ServiceCall) -> None:
    phone = await async_phone(call)
    require_restricted_actions(phone.pbx)
    with phone.translated_errors():
        await phone.pbx.client.hotel.check_out(phone.extension)


ACTIONS = {
    "set_forwarding": Action(
        async_set_forwarding,
        {
            vol.Required("when"): vol.In(("always", "busy", "no_answer")),
            vol.Required("to"): vol.All(
                # Without quotes, YAML turns the word `off` into false.
                lambda value: _OFF if value is False else value,
                vol.In(
                    [ForwardTo.VOICEMAIL, ForwardTo.EXTENSION, ForwardTo.NUMBER, _OFF]
                ),
            ),
            vol.Optional("number"): written_number,
        },
        admin=True,
    ),
    "set_availability": Action(
        async_set_availability,
        {
            vol.Optional("text", default=""): vol.All(
                cv.string, tidy_line, vol.Length(max=MAX_AVAILABILITY)
            ),
            vol.Optional("until"): MOMENT,
        },
    ),
    "set_wake_up_call": Action(
        async_set_wake_up_call,
        {
            vol.Required("time"): cv.time,
            vol.Optional("weekdays", default=list): cv.weekdays,
            vol.Optional("prompt"): PROMPT,
        },
        SupportsResponse.OPTIONAL,
    ),
    "get_wake_up_calls": Action(async_get_wake_up_calls, {}, SupportsResponse.ONLY),
    "delete_wake_up_call": Action(
        async_delete_wake_up_call,
        {vol.Optional("wake_up_call_id"): cv.string},
        SupportsResponse.OPTIONAL,
        admin=True,
    ),
    "check_out": Action(async_check_out, {}, admin=True),
}
