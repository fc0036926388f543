"""The actions that make, change and end calls (protocol 4)."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

from homeassistant.core import Context, ServiceResponse, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..base.error_texts import invalid
from ..base.subjects import extension_subject
from ..calls.signals import call_signal, state_signal
from ..connection.options import read_option
from ..const import CONF_PICKUP_CODE
from ..pbx import Call, CallControl, CallEvent, Direction, ExtensionState, ListenMode, Party
from .dialing import Dialed, async_dialed, async_dialed_outside
from .refusals import translated_errors
from .targeted import IN_CALL, TALKING, Target, TargetedCall, busy_phones

_RESULT_SECONDS = 5


async def async_dial(call: TargetedCall, number: str | int, *, auto_answer: bool) -> ServiceResponse:
    phone = call.phone
    return await _async_dial(call, phone, await async_dialed(phone.pbx, number), auto_answer=auto_answer)


async def async_pick_up(call: TargetedCall, extension: str, *, auto_answer: bool) -> ServiceResponse:
    phone = call.phone
    pbx = phone.pbx
    if not (code := read_option(pbx.config_entry, CONF_PICKUP_CODE)):
        raise invalid("no_pickup_code", pbx=pbx.data.device.name)
    if pbx.extension_state(extension) is not ExtensionState.RINGING:
        raise invalid("extension_not_ringing", extension=extension)
    return await _async_dial(call, phone, Dialed(extension, f"{code}{extension}"), auto_answer=auto_answer, answered=True)


async def _async_dial(call: TargetedCall, phone: Target, dialed: Dialed, *, auto_answer: bool, answered: bool = False) -> ServiceResponse:
    """Let a phone dial, and return the call that it makes or, with `answered`, answers."""
    party = Party(phone.extension)

    def calls() -> set[str]:
        found = phone.pbx.tracker.open_calls()
        return {call.call_id for call in found if call.caller == party or (answered and call.answered_by == party)}

    before = calls()
    await async_dial_from(phone, dialed, call.context, auto_answer=auto_answer)
    if not call.return_response:
        return None
    result = await _async_result(phone, lambda: bool(calls() - before))
    return result | {"call_id": next(iter(calls() - before), None)}


async def async_dial_from(phone: Target, dialed: Dialed, context: Context, *, auto_answer: bool = False) -> None:
    """Let a phone ring, and connect it once it is picked up. Raises HomeAssistantError."""
    pbx, (number, outside) = phone.pbx, dialed
    if outside is None and number == phone.extension:
        raise invalid("own_number", phone=phone.name)
    _require_registered(phone)
    control = pbx.client.control
    with phone.translated_errors(number=number), pbx.contexts.begin(context, Party(phone.extension)):
        if outside is None:
            await control.dial_extension(phone.extension, number, auto_answer=auto_answer)
        else:
            await control.dial_outbound(phone.extension, outside, auto_answer=auto_answer)
    pbx.watchdog.expect_report()


async def async_dial_outside(call: TargetedCall, caller: str | int, callee: str | int) -> None:
    await _async_call_outside(call, (caller, callee), CallControl.dial_outside)


async def async_call_queue(call: TargetedCall, queue: str, number: str | int) -> None:
    await _async_call_outside(call, [number], lambda control, to: control.dial_for_queue(queue, to), queue=queue)


async def async_call_ring_group(call: TargetedCall, ring_group: str, number: str | int) -> None:
    await _async_call_outside(call, [number], lambda control, to: control.dial_for_ring_group(ring_group, to), ring_group=ring_group)


async def _async_call_outside(call: TargetedCall, written: Sequence[str | int], send: Callable[..., Awaitable[None]], **about: str) -> None:
    pbx = call.pbx
    numbers = [await async_dialed_outside(pbx, number) for number in written]
    parties = [Party(number, outside=True) for number in numbers]
    with translated_errors(pbx, number=str(written[0]), **about), pbx.contexts.begin(call.context, *parties):
        await send(pbx.client.control, *numbers)


async def async_play_prompt(
    call: TargetedCall, prompt: Collection[str], number: str | int | None = None, *, auto_answer: bool
) -> ServiceResponse:
    prompts = ", ".join(prompt)
    if number is not None:
        await _async_call_outside(call, [number], lambda control, to: control.play_prompts_outside(to, prompt), prompt=prompts)
        return {"calls": []}

    async def play(phone: Target) -> None:
        _require_registered(phone)
        with phone.translated_errors(prompt=prompts), phone.pbx.contexts.begin(call.context, Party(phone.extension)):
            await phone.pbx.client.control.play_prompts(phone.extension, prompt, auto_answer=auto_answer)
        phone.pbx.watchdog.expect_report()

    return await _async_each(call, play, None, lambda phone: phone.state in IN_CALL)


async def async_hang_up(call: TargetedCall, call_id: str | None = None) -> ServiceResponse:
    if call_id is not None:
        return await _async_hang_up_call(call)
    before, ended = {phone: phone.call_id for phone in call.phones(IN_CALL)}, set[str]()

    async def hang_up(phone: Target) -> None:
        # It has ended with the other phone.
        if (its_call := before[phone]) in ended:
            return
        is_ringing = phone.state is ExtensionState.RINGING
        await async_hang_up_phone(phone, call.context)
        # Where one phone does not take a call, the others keep ringing.
        if its_call and not is_ringing:
            ended.add(its_call)

    return await _async_each(call, hang_up, IN_CALL, lambda phone: phone.call_id is None)


async def async_hang_up_phone(phone: Target, context: Context) -> None:
    pbx = phone.pbx
    with phone.translated_errors(), pbx.contexts.change(context, phone.call_id):
        await pbx.client.control.hang_up(phone.extension)
    pbx.watchdog.expect_report()


async def _async_hang_up_call(call: TargetedCall) -> ServiceResponse:
    """End a call at its trunk, or else by a phone in it."""
    pbx, open_call = call.open_call
    control, phones = pbx.client.control, ", ".join(open_call.extensions)
    with translated_errors(pbx, phone=phones), pbx.contexts.change(call.context, open_call.call_id):
        if open_call.direction is Direction.INTERNAL or not await control.hang_up_trunk_call(open_call):
            # The PBX ends the call that a phone is in now, which may be another one.
            phones_in_it = busy_phones(pbx, open_call, IN_CALL)
            busy = [number for number in phones_in_it if (its := pbx.tracker.current_call(number)) and its.call_id == open_call.call_id]
            if not busy:
                raise invalid("no_call", phone=phones or open_call.call_id)
            await control.hang_up(busy[0])
    return {"call_id": open_call.call_id}


async def async_transfer(call: TargetedCall, number: str | int, call_id: str | None = None) -> ServiceResponse:
    phone, open_call = _transferred(call, call_id)
    pbx = phone.pbx
    dialed, outside = await async_dialed(pbx, number)
    with phone.translated_errors(number=dialed), pbx.contexts.change(call.context, open_call.call_id):
        await pbx.client.control.transfer(open_call, phone.extension, outside or dialed)
    pbx.watchdog.expect_report()
    return await _async_result(phone, lambda: phone.call_id != open_call.call_id) if call.return_response else None


def _transferred(call: TargetedCall, call_id: str | None) -> tuple[Target, Call]:
    if call_id is None:
        phone = call.phone
        if (its_call := phone.pbx.tracker.open_call(phone.call_id or "")) is None:
            raise invalid("no_call", phone=phone.name)
        return phone, its_call
    pbx, open_call = call.open_call
    talking = busy_phones(pbx, open_call, TALKING)
    if call.has_target:
        talking = [number for number in talking if (pbx, extension_subject(number)) == call.phone[:2]]
    if len(talking) != 1:
        raise invalid("select_one_phone")
    name = pbx.presenter.extension_name(talking[0]) or talking[0]
    return Target(pbx, extension_subject(talking[0]), name), open_call


async def async_listen_in(call: TargetedCall, extension: str, mode: ListenMode) -> None:
    phone = call.phone
    pbx = phone.pbx
    if extension not in pbx.extensions:
        raise invalid("number_not_found", number=extension, pbx=pbx.data.device.name)
    _require_registered(phone)
    with phone.translated_errors(number=extension):
        await pbx.client.control.listen_in(mode, phone.extension, extension)


async def _async_change(
    method: Callable[[CallControl, str], Awaitable[None]],
    states: Collection[ExtensionState],
    shown: ExtensionState | None,
    call: TargetedCall,
) -> ServiceResponse:
    """Change the calls of phones in some states by a method of the client; `shown` is the state afterward, if any."""

    async def change(phone: Target) -> None:
        with phone.translated_errors():
            await method(phone.pbx.client.control, phone.extension)
        phone.pbx.watchdog.expect_report()

    return await _async_each(call, change, states, lambda phone: shown is None or phone.state is shown)


async_hold = partial(_async_change, CallControl.hold, {ExtensionState.IN_USE}, ExtensionState.ON_HOLD)
async_resume = partial(_async_change, CallControl.resume, {ExtensionState.ON_HOLD}, ExtensionState.IN_USE)
async_mute = partial(_async_change, CallControl.mute, TALKING, None)
async_unmute = partial(_async_change, CallControl.unmute, TALKING, None)


async def _async_each(
    call: TargetedCall, act: Callable[[Target], Awaitable[None]], states: Collection[ExtensionState] | None, done: Callable[[Target], bool]
) -> ServiceResponse:
    """Act on each phone, those that ring last; return each with its call once `done`."""
    phones = sorted(call.phones(states), key=lambda phone: phone.state is ExtensionState.RINGING)
    before = {phone: phone.call_id for phone in phones}
    changed = await call.async_each(phones, act)
    if not call.return_response:
        return None
    return {"calls": [*await asyncio.gather(*(_async_result(phone, partial(done, phone), before[phone]) for phone in changed))]}


async def _async_result(phone: Target, done: Callable[[], bool], call_id: str | None = None) -> dict[str, Any]:
    """Wait for what an action does to a phone, and return the call that it was about and the state."""
    pbx = phone.pbx
    changed = asyncio.Event()

    @callback
    def wake(_: CallEvent | None = None) -> None:
        changed.set()

    with ExitStack() as listening, suppress(TimeoutError):
        # A second call does not change the state.
        for signal in (state_signal, call_signal):
            signal_of_phone = signal(pbx.config_entry.entry_id, phone.subject)
            listening.callback(async_dispatcher_connect(pbx.hass, signal_of_phone, wake))
        async with asyncio.timeout(_RESULT_SECONDS):
            while not done():
                await changed.wait()
                changed.clear()
    return {"extension": phone.extension, "call_id": call_id or phone.call_id, "state": phone.state and phone.state.value}


def _require_registered(phone: Target) -> None:
    if phone.state is ExtensionState.UNREGISTERED:
        raise invalid("phone_unregistered", phone=phone.name)
