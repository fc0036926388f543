"""The actions that make, change and end calls (protocol 4).

Buttons and the test of reports use `async_dial_from` and `async_hang_up_phone`, too.
Where the PBX reports at once what an action did, the watchdog expects that report.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from typing import Any

from homeassistant.core import Context, ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..access.permissions import PbxPermissions
from ..base.error_texts import invalid, joined
from ..base.phone_numbers import written_number
from ..base.subjects import extension_subject
from ..connection.options import read_option
from ..const import CONF_PARK_CODE, CONF_PICKUP_CODE, CONF_RETRIEVAL_CODES
from ..coordinator import OpenVoxCoordinator
from ..pbx import Call, Direction, ExtensionState, ListenMode, Party
from .action import GROUP, PROMPT, Action, listed
from .dialing import Dialed, async_dialed, async_dialed_outside
from .refusals import translated_errors
from .targeted import (
    IN_CALL,
    TALKING,
    Target,
    async_each_phone,
    async_pbx,
    async_phone,
    async_require,
    async_require_control_of_call,
    find_open_call,
    phones_in_call,
    require_restricted_actions,
)

_RESULT_CHECKS = 100
_RESULT_CHECK_SECONDS = 0.05


async def async_dial(call: ServiceCall) -> ServiceResponse:
    phone = await async_phone(call)
    return await _async_dial(
        call, phone, await async_dialed(phone.pbx, call.data["number"])
    )


async def async_pick_up(call: ServiceCall) -> ServiceResponse:
    phone, extension = await async_phone(call), call.data["extension"]
    pbx = phone.pbx
    await async_require(
        call, lambda user: PbxPermissions(pbx, user).may_read(extension)
    )
    code = read_option(pbx.config_entry, CONF_PICKUP_CODE)
    if not code:
        raise invalid("no_pickup_code", pbx=pbx.device.name)
    if pbx.extension_state(extension) is not ExtensionState.RINGING:
        raise invalid("extension_not_ringing", extension=extension)
    return await _async_dial(
        call, phone, Dialed(extension, f"{code}{extension}"), picks_up=True
    )


async def _async_dial(
    call: ServiceCall, phone: Target, dialed: Dialed, *, picks_up: bool = False
) -> ServiceResponse:
    """Let a phone dial, and return the call that it made or picked up."""
    party = Party(phone.extension)

    def calls_of_phone() -> set[str]:
        return {
            open_call.call_id
            for open_call in phone.pbx.tracker.open_calls()
            if open_call.caller == party
            or (picks_up and open_call.answered_by == party)
        }

    before = calls_of_phone()
    await async_dial_from(
        phone, dialed, call.context, auto_answer=call.data["auto_answer"]
    )
    if not call.return_response:
        return None
    result = await _async_result(phone, lambda _: bool(calls_of_phone() - before))
    return result | {"call_id": next(iter(calls_of_phone() - before), None)}


async def async_dial_from(
    phone: Target, dialed: Dialed, context: Context, *, auto_answer: bool = False
) -> None:
    """Ring a phone, and connect it to a number once it is picked up.

    Raises HomeAssistantError.
    """
    pbx = phone.pbx
    number, outside = dialed
    if outside is None and number == phone.extension:
        raise invalid("own_number", phone=phone.name)
    _require_registered(phone)
    control = pbx.client.control
    with (
        phone.translated_errors(number=number),
        pbx.contexts.begin(context, Party(phone.extension)),
    ):
        if outside is None:
            await control.dial_extension(
                phone.extension, number, auto_answer=auto_answer
            )
            if phone.first_call_id:
                # A phone that talks calls a colleague to consult.
                pbx.handling.async_consult(phone.extension, phone.first_call_id, number)
        else:
            await control.dial_outbound(
                phone.extension, outside, auto_answer=auto_answer
            )
    if number in read_option(pbx.config_entry, CONF_RETRIEVAL_CODES):
        pbx.handling.async_retrieve_parked()
    pbx.watchdog.expect_report()


async def async_dial_outside(call: ServiceCall) -> None:
    pbx = await async_pbx(call)
    caller = await async_dialed_outside(pbx, call.data["caller"])
    callee = await async_dialed_outside(pbx, call.data["callee"])
    with (
        translated_errors(pbx, number=str(call.data["caller"])),
        pbx.contexts.begin(
            call.context, Party(caller, outside=True), Party(callee, outside=True)
        ),
    ):
        await pbx.client.control.dial_outside(caller, callee)


async def async_call_queue(call: ServiceCall) -> None:
    queue = call.data["queue"]
    async with _calling_outside(call, queue=queue) as (pbx, number):
        await pbx.client.control.dial_for_queue(queue, number)


async def async_call_ring_group(call: ServiceCall) -> None:
    ring_group = call.data["ring_group"]
    async with _calling_outside(call, ring_group=ring_group) as (pbx, number):
        await pbx.client.control.dial_for_ring_group(ring_group, number)


@asynccontextmanager
async def _calling_outside(
    call: ServiceCall, **placeholders: str
) -> AsyncIterator[tuple[OpenVoxCoordinator, str]]:
    """Let a request call the external number of an action for its user.

    Yields the PBX in the target and how to dial the number. The coming call gets the
    user's context, and errors of the PBX are translated with the `placeholders`.
    """
    pbx, written = await async_pbx(call), call.data["number"]
    number = await async_dialed_outside(pbx, written)
    with (
        translated_errors(pbx, number=str(written), **placeholders),
        pbx.contexts.begin(call.context, Party(number, outside=True)),
    ):
        yield pbx, number


async def async_play_prompt(call: ServiceCall) -> ServiceResponse:
    prompts: list[str] = call.data["prompt"]

    async def play(phone: Target) -> None:
        _require_registered(phone)
        with (
            phone.translated_errors(prompt=joined(call.hass, prompts)),
            phone.pbx.contexts.begin(call.context, Party(phone.extension)),
        ):
            await phone.pbx.client.control.play_prompts(
                phone.extension, prompts, auto_answer=call.data["auto_answer"]
            )
        phone.pbx.watchdog.expect_report()

    return await _async_each(call, play, is_done=lambda phone: phone.state in IN_CALL)


async def async_play_prompt_outside(call: ServiceCall) -> None:
    prompts: list[str] = call.data["prompt"]
    names = joined(call.hass, prompts)
    async with _calling_outside(call, prompt=names) as (pbx, number):
        await pbx.client.control.play_prompts_outside(number, prompts)


async def async_hang_up(call: ServiceCall) -> ServiceResponse:
    ended = set()

    async def hang_up(phone: Target) -> None:
        if phone.first_call_id in ended:
            # The call ended when its other phone hung up.
            return
        is_ringing = phone.state is ExtensionState.RINGING
        await async_hang_up_phone(phone, call.context)
        # If one phone declines a call, the other phones keep ringing.
        if phone.first_call_id and not is_ringing:
            ended.add(phone.first_call_id)

    return await _async_each(
        call,
        hang_up,
        is_done=lambda phone: phone.current_call_id is None,
        states=IN_CALL,
    )


async def async_hang_up_phone(phone: Target, context: Context) -> None:
    pbx = phone.pbx
    with phone.translated_errors(), pbx.contexts.change(context, phone.first_call_id):
        await pbx.client.control.hang_up(phone.extension)
    pbx.watchdog.expect_report()


async def async_hang_up_call(call: ServiceCall) -> ServiceResponse:
    """End a call at its trunk, or else through one of its phones."""
    pbx, open_call = find_open_call(call)
    await async_require_control_of_call(
        call, pbx, phones_in_call(pbx, open_call) or open_call.extensions
    )
    control, names = pbx.client.control, joined(pbx.hass, open_call.extensions)
    with (
        translated_errors(pbx, phone=names),
        pbx.contexts.change(call.context, open_call.call_id),
    ):
        if (
            open_call.direction is Direction.INTERNAL
            or not await control.hang_up_trunk_call(open_call)
        ):
            await control.hang_up(_phone_to_hang_up(pbx, open_call, names))
    pbx.watchdog.expect_report()
    return {"call_id": open_call.call_id}


def _phone_to_hang_up(pbx: OpenVoxCoordinator, open_call: Call, names: str) -> str:
    """Return the phone in a call that has the fewest other calls.

    The request names a phone, not a call, so the PBX may end another call of it.
    """
    phones = []
    for number in phones_in_call(pbx, open_call, IN_CALL):
        current = pbx.tracker.current_call(number)
        if current and current.call_id == open_call.call_id:
            phones.append(number)
    if not phones:
        raise invalid("no_call", phone=names or open_call.call_id)
    return min(phones, key=lambda number: len(pbx.tracker.current_calls(number)))


async def async_transfer(call: ServiceCall) -> ServiceResponse:
    phone = await async_phone(call)
    open_call = phone.pbx.tracker.open_call(phone.first_call_id or "")
    if open_call is None:
        raise invalid("no_call", phone=phone.name)
    return await _async_transfer(call, phone, open_call)


async def async_transfer_call(call: ServiceCall) -> ServiceResponse:
    """Transfer a call from the phone that talks in it.

    If both parties are phones, the action names the extension.
    """
    pbx, open_call = find_open_call(call)
    talking = phones_in_call(pbx, open_call, TALKING)
    if "extension" in call.data:
        talking = [number for number in talking if number == call.data["extension"]]
    await async_require_control_of_call(call, pbx, talking or open_call.extensions)
    if len(talking) != 1:
        raise invalid("select_one_of_call")
    [extension] = talking
    name = pbx.presenter.extension_name(extension) or extension
    phone = Target(pbx, extension_subject(extension), name)
    return await _async_transfer(call, phone, open_call)


async def _async_transfer(
    call: ServiceCall, phone: Target, open_call: Call
) -> ServiceResponse:
    pbx = phone.pbx
    number, outside = await async_dialed(pbx, call.data["number"])
    # The transfer takes the call from the phone, but a parked one is shown as it was.
    calls_before = pbx.tracker.current_calls(phone.extension)
    with (
        phone.translated_errors(number=number),
        pbx.contexts.change(call.context, open_call.call_id),
    ):
        await pbx.client.control.transfer(open_call, phone.extension, outside or number)
    if number == read_option(pbx.config_entry, CONF_PARK_CODE):
        for current in calls_before:
            if current.call_id == open_call.call_id:
                pbx.handling.async_park(phone.extension, current)
    pbx.watchdog.expect_report()
    if not call.return_response:
        return None
    result = await _async_result(
        phone, lambda phone: phone.current_call_id != open_call.call_id
    )
    return result | {"call_id": phone.current_call_id}


async def async_listen_in(call: ServiceCall) -> None:
    phone, extension = await async_phone(call), call.data["extension"]
    pbx = phone.pbx
    require_restricted_actions(pbx)
    if extension not in pbx.extensions:
        raise invalid("number_not_found", number=extension, pbx=pbx.device.name)
    _require_registered(phone)
    with phone.translated_errors(number=extension):
        await pbx.client.control.listen_in(
            call.data["mode"], phone.extension, extension
        )


async def async_hold(call: ServiceCall) -> ServiceResponse:
    return await _async_hold(call, {ExtensionState.IN_USE}, hold=True)


async def async_resume(call: ServiceCall) -> ServiceResponse:
    return await _async_hold(call, {ExtensionState.ON_HOLD}, hold=False)


async def _async_hold(
    call: ServiceCall, states: Collection[ExtensionState], *, hold: bool
) -> ServiceResponse:
    async def change(phone: Target) -> None:
        control = phone.pbx.client.control
        with phone.translated_errors():
            await (control.hold if hold else control.resume)(phone.extension)
        if phone.first_call_id:
            phone.pbx.handling.async_hold(
                phone.extension, phone.first_call_id, hold=hold
            )
        phone.pbx.watchdog.expect_report()

    wanted = ExtensionState.ON_HOLD if hold else ExtensionState.IN_USE
    return await _async_each(
        call, change, is_done=lambda phone: phone.state is wanted, states=states
    )


async def async_mute(call: ServiceCall) -> ServiceResponse:
    return await _async_mute(call, mute=True)


async def async_unmute(call: ServiceCall) -> ServiceResponse:
    return await _async_mute(call, mute=False)


async def _async_mute(call: ServiceCall, *, mute: bool) -> ServiceResponse:
    async def change(phone: Target) -> None:
        control = phone.pbx.client.control
        with phone.translated_errors():
            await (control.mute if mute else control.unmute)(phone.extension)
        if phone.first_call_id:
            phone.pbx.handling.async_mute(
                phone.extension, phone.first_call_id, mute=mute
            )

    # No report shows whether a phone is muted, so there is nothing to wait for.
    return await _async_each(call, change, is_done=lambda _: True, states=TALKING)


async def _async_each(
    call: ServiceCall,
    act: Callable[[Target], Awaitable[None]],
    *,
    is_done: Callable[[Target], bool],
    states: Collection[ExtensionState] | None = None,
) -> ServiceResponse:
    """Act on each phone in a target; of an area or a PBX, on those in one of `states`.

    Return each phone and its call once `is_done` is true, or after a time limit.
    """
    changed = await async_each_phone(call, act, states)
    if not call.return_response:
        return None
    results = await asyncio.gather(
        *(_async_result(phone, is_done) for phone in changed)
    )
    return {"calls": [*results]}


async def _async_result(
    phone: Target, is_done: Callable[[Target], bool]
) -> dict[str, Any]:
    """Wait until an action has had its effect on a phone; return its call and state.

    Wait for five seconds at most. The call is the one that the phone was in when the
    action began, or else the one in which it is now.
    """
    for _ in range(_RESULT_CHECKS):
        if is_done(phone):
            break
        await asyncio.sleep(_RESULT_CHECK_SECONDS)
    state = phone.state
    return {
        "extension": phone.extension,
        "call_id": phone.first_call_id or phone.current_call_id,
        "state": state.value if state else None,
    }


def _require_registered(phone: Target) -> None:
    if phone.state is ExtensionState.UNREGISTERED:
        raise invalid("phone_unregistered", phone=phone.name)


_OPTIONAL = SupportsResponse.OPTIONAL
_NUMBER: VolDictType = {vol.Required("number"): written_number}
_EXTENSION = vol.All(written_number, vol.Coerce(str), str.strip)
_AUTO_ANSWER: VolDictType = {vol.Optional("auto_answer", default=False): cv.boolean}
_PROMPT: VolDictType = {vol.Required("prompt"): listed(PROMPT, 20)}

ACTIONS = {
    "dial": Action(async_dial, {**_NUMBER, **_AUTO_ANSWER}, _OPTIONAL),
    "pick_up": Action(
        async_pick_up,
        {vol.Required("extension"): _EXTENSION, **_AUTO_ANSWER},
        _OPTIONAL,
    ),
    "dial_outside": Action(
        async_dial_outside,
        {
            vol.Required("caller"): written_number,
            vol.Required("callee"): written_number,
        },
    ),
    "call_queue": Action(async_call_queue, {vol.Required("queue"): GROUP, **_NUMBER}),
    "call_ring_group": Action(
        async_call_ring_group, {vol.Required("ring_group"): GROUP, **_NUMBER}
    ),
    "play_prompt": Action(
        async_play_prompt,
        {**_PROMPT, **_AUTO_ANSWER},
        _OPTIONAL,
    ),
    "play_prompt_outside": Action(async_play_prompt_outside, {**_PROMPT, **_NUMBER}),
    "hang_up": Action(async_hang_up, {}, _OPTIONAL),
    "hang_up_call": Action(
        async_hang_up_call,
        {vol.Required("call_id"): cv.string},
        _OPTIONAL,
        schema=vol.Schema,
    ),
    "hold": Action(async_hold, {}, _OPTIONAL),
    "resume": Action(async_resume, {}, _OPTIONAL),
    "mute": Action(async_mute, {}, _OPTIONAL),
    "unmute": Action(async_unmute, {}, _OPTIONAL),
    "transfer": Action(async_transfer, _NUMBER, _OPTIONAL),
    "transfer_call": Action(
        async_transfer_call,
        {
            vol.Required("call_id"): cv.string,
            **_NUMBER,
            vol.Optional("extension"): _EXTENSION,
        },
        _OPTIONAL,
        schema=vol.Schema,
    ),
    "listen_in": Action(
        async_listen_in,
        {
            vol.Required("extension"): _EXTENSION,
            vol.Optional("mode", default=ListenMode.LISTEN): vol.Coerce(ListenMode),
        },
        admin=True,
    ),
}
