"""The actions that make, change and end calls (protocol 4)."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from functools import partial
import re
from typing import Any

from homeassistant.core import Context, HomeAssistant, ServiceCall, ServiceResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.dispatcher import async_dispatcher_connect
import voluptuous as vol

from ..base.error_texts import translated
from ..base.phone_numbers import written_number
from ..base.subjects import extension_subject
from ..calls.signals import call_signal, state_signal
from ..const import CONF_PICKUP_CODE, DOMAIN, MAX_TYPED
from ..coordinator import OpenVoxCoordinator
from ..pbx import Call, CallControl, CallEvent, Direction, ExtensionState, ListenMode, Party, PbxRefusedError
from .dialing import Dialed, async_dialed, async_dialed_outside
from .targeted import (
    ATTR_CALL_ID,
    Phone,
    async_each,
    async_one_pbx,
    async_one_phone,
    async_phones,
    require_dangerous_actions,
    translated_errors,
)

ATTR_AUTO_ANSWER = "auto_answer"
ATTR_CALLEE = "callee"
ATTR_CALLER = "caller"
ATTR_EXTENSION = "extension"
ATTR_MODE = "mode"
ATTR_NUMBER = "number"
ATTR_PROMPT = "prompt"
ATTR_QUEUE = "queue"
ATTR_RING_GROUP = "ring_group"

_NUMBER = re.compile(rf"[0-9]{{1,{MAX_TYPED}}}")
_MAX_PROMPTS = 20
# Without a sign that joins several, and with a letter, as the PBX wants it (protocol 4).
_PROMPT = re.compile(rf"(?=.*[A-Za-z])[\w./-]{{1,{MAX_TYPED}}}\Z", re.ASCII)


def group_number(value: str | int) -> str:
    """Return the number of a queue, a ring group or a conference."""
    if not _NUMBER.fullmatch(number := str(value).strip()):
        raise vol.Invalid("expected the number of a queue, a ring group or a conference")
    return number


PROMPT = vol.Match(_PROMPT, "expected the name of a prompt")
_PROMPTS = vol.All(cv.ensure_list, [PROMPT], vol.Length(min=1, max=_MAX_PROMPTS))
_PHONES_OR_CALL = {**cv.ENTITY_SERVICE_FIELDS, vol.Optional(ATTR_CALL_ID): cv.string}
_NEEDS_PHONES_OR_CALL = cv.has_at_least_one_key(*cv.ENTITY_SERVICE_FIELDS, ATTR_CALL_ID)

DIAL_SCHEMA = cv.make_entity_service_schema(
    {vol.Required(ATTR_NUMBER): written_number, vol.Optional(ATTR_AUTO_ANSWER, default=False): cv.boolean}
)
PICK_UP_SCHEMA = cv.make_entity_service_schema(
    {vol.Required(ATTR_EXTENSION): written_number, vol.Optional(ATTR_AUTO_ANSWER, default=False): cv.boolean}
)
DIAL_OUTSIDE_SCHEMA = cv.make_entity_service_schema({vol.Required(ATTR_CALLER): written_number, vol.Required(ATTR_CALLEE): written_number})
CALL_QUEUE_SCHEMA = cv.make_entity_service_schema({vol.Required(ATTR_QUEUE): group_number, vol.Required(ATTR_NUMBER): written_number})
CALL_RING_GROUP_SCHEMA = cv.make_entity_service_schema(
    {vol.Required(ATTR_RING_GROUP): group_number, vol.Required(ATTR_NUMBER): written_number}
)
HANG_UP_SCHEMA = vol.All(vol.Schema(_PHONES_OR_CALL), _NEEDS_PHONES_OR_CALL)
PHONES_SCHEMA = cv.make_entity_service_schema({})
TRANSFER_SCHEMA = vol.All(vol.Schema({**_PHONES_OR_CALL, vol.Required(ATTR_NUMBER): written_number}), _NEEDS_PHONES_OR_CALL)
LISTEN_IN_SCHEMA = cv.make_entity_service_schema(
    {vol.Required(ATTR_EXTENSION): written_number, vol.Optional(ATTR_MODE, default=ListenMode.LISTEN): vol.Coerce(ListenMode)}
)
PLAY_PROMPT_SCHEMA = cv.make_entity_service_schema(
    {
        vol.Required(ATTR_PROMPT): _PROMPTS,
        vol.Optional(ATTR_NUMBER): written_number,
        vol.Optional(ATTR_AUTO_ANSWER, default=False): cv.boolean,
    }
)

_IN_CALL = frozenset({ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD})
_TALKING = frozenset({ExtensionState.IN_USE, ExtensionState.ON_HOLD})
# What an action does can be seen soon, or not at all.
_RESULT_SECONDS = 5
_NO_CALL = frozenset({"10005", "10007"})
# A call has two legs, or one more for each transfer.
_MAX_LEGS_TRIED = 4


# --- Calls that begin ---


async def async_dial(call: ServiceCall) -> ServiceResponse:
    """Let a phone ring, and connect it to a number once it is picked up."""
    phone = async_one_phone(call)
    number = await async_dialed(phone.coordinator, call.data[ATTR_NUMBER])
    calls = partial(_calls_of, phone)
    before = calls()
    await async_dial_from(phone, number, call.context, auto_answer=call.data[ATTR_AUTO_ANSWER])
    return await _async_new_call(phone, calls, before) if call.return_response else None


async def async_pick_up(call: ServiceCall) -> ServiceResponse:
    """Let a phone answer a call that rings at another one."""
    phone = async_one_phone(call)
    coordinator, extension = phone.coordinator, str(call.data[ATTR_EXTENSION]).strip()
    if not (code := coordinator.config_entry.options.get(CONF_PICKUP_CODE)):
        raise ServiceValidationError(**translated("no_pickup_code", pbx=coordinator.data.device.name))
    if coordinator.extension_state(extension) is not ExtensionState.RINGING:
        raise ServiceValidationError(**translated("extension_not_ringing", extension=extension))
    calls = partial(_calls_of, phone, answered=True)
    before = calls()
    await async_dial_from(phone, Dialed(extension, f"{code}{extension}"), call.context, auto_answer=call.data[ATTR_AUTO_ANSWER])
    return await _async_new_call(phone, calls, before) if call.return_response else None


async def async_dial_from(phone: Phone, dialed: Dialed, context: Context, *, auto_answer: bool = False) -> None:
    """Let a phone ring, and connect it to a number once it is picked up. Raises HomeAssistantError."""
    coordinator, (number, outside) = phone.coordinator, dialed
    if outside is None and number == phone.extension:
        raise ServiceValidationError(**translated("own_number", phone=phone.name))
    _require_registered(phone)
    control = coordinator.client.control
    with translated_errors(coordinator, phone=phone.name, number=number), coordinator.contexts.begin(context, Party(phone.extension)):
        if outside is None:
            await control.dial_extension(phone.extension, number, auto_answer=auto_answer)
        else:
            await control.dial_outbound(phone.extension, outside, auto_answer=auto_answer)
    coordinator.watchdog.expect_report()


async def async_dial_outside(call: ServiceCall) -> None:
    """Connect two outside numbers, of which the first is called first."""
    coordinator = async_one_pbx(call)
    caller = await async_dialed_outside(coordinator, call.data[ATTR_CALLER])
    callee = await async_dialed_outside(coordinator, call.data[ATTR_CALLEE])
    parties = [Party(number, outside=True) for number in (caller, callee)]
    with translated_errors(coordinator, number=call.data[ATTR_CALLER]), coordinator.contexts.begin(call.context, *parties):
        await coordinator.client.control.dial_outside(caller, callee)


async def async_call_queue(call: ServiceCall) -> None:
    """Call an outside number, and connect it with a queue."""
    coordinator = async_one_pbx(call)
    number = await async_dialed_outside(coordinator, call.data[ATTR_NUMBER])
    errors = translated_errors(coordinator, number=call.data[ATTR_NUMBER], queue=call.data[ATTR_QUEUE])
    with errors, coordinator.contexts.begin(call.context, Party(number, outside=True)):
        await coordinator.client.control.dial_for_queue(call.data[ATTR_QUEUE], number)


async def async_call_ring_group(call: ServiceCall) -> None:
    """Call an outside number, and connect it with a ring group."""
    coordinator = async_one_pbx(call)
    number = await async_dialed_outside(coordinator, call.data[ATTR_NUMBER])
    errors = translated_errors(coordinator, number=call.data[ATTR_NUMBER], ring_group=call.data[ATTR_RING_GROUP])
    with errors, coordinator.contexts.begin(call.context, Party(number, outside=True)):
        await coordinator.client.control.dial_for_ring_group(call.data[ATTR_RING_GROUP], number)


async def async_play_prompt(call: ServiceCall) -> ServiceResponse:
    """Play prompts to phones, or to an outside number."""
    prompts: list[str] = call.data[ATTR_PROMPT]
    if ATTR_NUMBER in call.data:
        coordinator = async_one_pbx(call)
        number = await async_dialed_outside(coordinator, call.data[ATTR_NUMBER])
        errors = translated_errors(coordinator, number=call.data[ATTR_NUMBER], prompt=", ".join(prompts))
        with errors, coordinator.contexts.begin(call.context, Party(number, outside=True)):
            await coordinator.client.control.play_prompts_outside(number, prompts)
        return {"calls": []} if call.return_response else None

    async def play(phone: Phone, _: str | None) -> None:
        """Play them to one phone."""
        _require_registered(phone)
        errors = translated_errors(phone.coordinator, phone=phone.name, prompt=", ".join(prompts))
        with errors, phone.coordinator.contexts.begin(call.context, Party(phone.extension)):
            await phone.coordinator.client.control.play_prompts(phone.extension, prompts, auto_answer=call.data[ATTR_AUTO_ANSWER])

    return await _async_each(call, play, None, lambda phone: phone.coordinator.extension_state(phone.extension) in _IN_CALL)


# --- Calls that go on ---


async def async_hang_up(call: ServiceCall) -> ServiceResponse:
    """End the calls of some phones: of all that can be reached, and name the others; or one call by its id."""
    if ATTR_CALL_ID in call.data:
        coordinator, open_call = _open_call(call)
        errors = translated_errors(coordinator, phone=", ".join(open_call.extensions))
        with errors, coordinator.contexts.change(call.context, open_call.call_id):
            await _async_hang_up_call(coordinator, open_call)
        return {"call_id": open_call.call_id} if call.return_response else None

    ended: set[str] = set()

    async def hang_up(phone: Phone, call_id: str | None) -> None:
        """End the call of one phone, unless it was the other end of one that is over with another phone."""
        if call_id in ended:
            return
        is_ringing = _state(phone) is ExtensionState.RINGING
        await async_hang_up_phone(phone, call.context)
        # Where one phone does not take a call, others go on ringing.
        if call_id and not is_ringing:
            ended.add(call_id)

    return await _async_each(call, hang_up, _IN_CALL, lambda phone: _call_id(phone) is None)


async def async_hang_up_phone(phone: Phone, context: Context) -> None:
    """End the call of a phone. Raises HomeAssistantError."""
    coordinator = phone.coordinator
    with translated_errors(coordinator, phone=phone.name), coordinator.contexts.change(context, _call_id(phone)):
        await coordinator.client.control.hang_up(phone.extension)


async def _async_hang_up_call(coordinator: OpenVoxCoordinator, call: Call) -> None:
    """End a call: by its leg at the trunk, or else by a phone that is in it. Raises PbxError or ServiceValidationError."""
    control = coordinator.client.control
    if call.direction is not Direction.INTERNAL:
        try:
            await _async_by_leg(call, partial(control.hang_up_trunk_call, call.direction))
        except PbxRefusedError as error:
            if error.errno not in _NO_CALL:
                raise
        else:
            return
    # The PBX ends whichever call a phone is in, and any other phone may be in another one by now.
    phone = next((number for number in call.extensions if _is_in(coordinator, number, call.call_id)), None)
    if phone is None:
        raise ServiceValidationError(**translated("no_call", phone=", ".join(call.extensions) or call.call_id))
    await control.hang_up(phone)


async def async_hold(call: ServiceCall) -> ServiceResponse:
    """Put the calls of phones on hold."""
    return await _async_change(call, CallControl.hold, {ExtensionState.IN_USE}, lambda phone: _state(phone) is ExtensionState.ON_HOLD)


async def async_resume(call: ServiceCall) -> ServiceResponse:
    """Go on with calls that are on hold."""
    return await _async_change(call, CallControl.resume, {ExtensionState.ON_HOLD}, lambda phone: _state(phone) is ExtensionState.IN_USE)


async def async_mute(call: ServiceCall) -> ServiceResponse:
    """Keep the other parties from hearing phones."""
    return await _async_change(call, CallControl.mute, _TALKING, None)


async def async_unmute(call: ServiceCall) -> ServiceResponse:
    """Let the other parties hear phones again."""
    return await _async_change(call, CallControl.unmute, _TALKING, None)


async def async_transfer(call: ServiceCall) -> ServiceResponse:
    """Transfer the call of a phone; the phone is hung up."""
    if ATTR_CALL_ID in call.data:
        coordinator, open_call = _open_call(call)
        talking = [number for number in open_call.extensions if _is_in(coordinator, number, open_call.call_id, _TALKING)]
        if any(key in call.data for key in cv.ENTITY_SERVICE_FIELDS):
            talking = [number for number in talking if number == async_one_phone(call).extension]
        if len(talking) != 1:
            raise ServiceValidationError(**translated("select_one_phone"))
        phone = Phone(coordinator, talking[0], coordinator.presenter.extension_name(talking[0]) or talking[0])
    else:
        phone = async_one_phone(call)
        coordinator = phone.coordinator
        found = coordinator.tracker.open_call(_call_id(phone) or "")
        if found is None:
            raise ServiceValidationError(**translated("no_call", phone=phone.name))
        open_call = found
    number, outside = await async_dialed(coordinator, call.data[ATTR_NUMBER])
    transfer = coordinator.client.control.transfer
    errors = translated_errors(coordinator, phone=phone.name, number=number)
    with errors, coordinator.contexts.change(call.context, open_call.call_id):
        await _async_by_leg(open_call, lambda leg: transfer(leg, phone.extension, outside or number))
    coordinator.watchdog.expect_report()
    return await _async_result(phone, lambda: _call_id(phone) != open_call.call_id) if call.return_response else None


async def async_listen_in(call: ServiceCall) -> None:
    """Let a phone listen to the call of another one."""
    phone = async_one_phone(call)
    coordinator = phone.coordinator
    require_dangerous_actions(coordinator)
    extension = str(call.data[ATTR_EXTENSION]).strip()
    if extension not in coordinator.data.extensions:
        raise ServiceValidationError(**translated("number_not_found", number=extension, pbx=coordinator.data.device.name))
    _require_registered(phone)
    with translated_errors(coordinator, phone=phone.name, number=extension):
        await coordinator.client.control.listen_in(call.data[ATTR_MODE], phone.extension, extension)


# --- What they share ---


async def _async_change(
    call: ServiceCall,
    method: Callable[[CallControl, str], Awaitable[None]],
    states: Collection[ExtensionState],
    done: Callable[[Phone], bool] | None,
) -> ServiceResponse:
    """Change the calls of phones by a method of the client that takes an extension."""

    async def change(phone: Phone, _: str | None) -> None:
        """Change that of one phone."""
        with translated_errors(phone.coordinator, phone=phone.name):
            await method(phone.coordinator.client.control, phone.extension)

    return await _async_each(call, change, states, done)


async def _async_each(
    call: ServiceCall,
    act: Callable[[Phone, str | None], Awaitable[None]],
    states: Collection[ExtensionState] | None,
    done: Callable[[Phone], bool] | None,
) -> ServiceResponse:
    """Do something with each phone and the id of its call, and name those with which that fails.

    Of an area or a PBX, those in one of the states are meant, and those last that ring. Without `states` a PBX stands for no phones, and
    all of an area are meant.
    """
    phones, errors = async_phones(call, states)
    phones.sort(key=lambda phone: _state(phone) is ExtensionState.RINGING)
    before = {phone: _call_id(phone) for phone in phones}

    async def act_and_expect(phone: Phone) -> None:
        """Do it with one phone, and expect to hear of it."""
        await act(phone, before[phone])
        phone.coordinator.watchdog.expect_report()

    changed = await async_each(phones, errors, act_and_expect)
    if not call.return_response:
        return None
    results = [_async_result(phone, partial(done, phone) if done else lambda: True, before[phone]) for phone in changed]
    return {"calls": [*await asyncio.gather(*results)]}


async def _async_by_leg(call: Call, send: Callable[[str], Awaitable[None]]) -> None:
    """Send a request about a call; which of its legs the PBX wants is not documented clearly, so they are tried. Raises PbxError."""
    *legs, last = [*dict.fromkeys((call.call_id, *call.legs))][:_MAX_LEGS_TRIED]
    for leg in legs:
        try:
            await send(leg)
        except PbxRefusedError as error:
            if error.errno not in _NO_CALL:
                raise
        else:
            return
    await send(last)


async def _async_new_call(phone: Phone, calls: Callable[[], set[str]], before: set[str]) -> dict[str, Any]:
    """Wait for a call of a phone that was not among its calls before, and return it and the state of the phone."""
    result = await _async_result(phone, lambda: bool(calls() - before))
    return result | {"call_id": next(iter(calls() - before), None)}


async def _async_result(phone: Phone, done: Callable[[], bool], call_id: str | None = None) -> dict[str, Any]:
    """Wait for what an action does to a phone, and return its call and its state; `call_id` is that of the call that it was about."""
    coordinator = phone.coordinator
    changed = asyncio.Event()

    @callback
    def wake(_: CallEvent | None = None) -> None:
        """Look again; without the decorator a thread would, which wakes nobody."""
        changed.set()

    subject = coordinator.config_entry.entry_id, extension_subject(phone.extension)
    # A second call of a phone does not change what it shows.
    unsubs = [async_dispatcher_connect(coordinator.hass, signal, wake) for signal in (state_signal(*subject), call_signal(*subject))]
    try:
        async with asyncio.timeout(_RESULT_SECONDS):
            while not done():
                await changed.wait()
                changed.clear()
    except TimeoutError:
        # What has not happened by now is for the state to tell.
        pass
    finally:
        for unsub in unsubs:
            unsub()
    state = _state(phone)
    return {"extension": phone.extension, "call_id": call_id or _call_id(phone), "state": state and state.value}


def _open_call(call: ServiceCall) -> tuple[OpenVoxCoordinator, Call]:
    """Return the call of an id, and its PBX. Raises ServiceValidationError."""
    for coordinator in _coordinators(call.hass):
        if found := coordinator.tracker.open_call(call.data[ATTR_CALL_ID]):
            return coordinator, found
    raise ServiceValidationError(**translated("call_not_found", call_id=call.data[ATTR_CALL_ID]))


def _coordinators(hass: HomeAssistant) -> list[OpenVoxCoordinator]:
    """Return the PBXs that are set up."""
    return [entry.runtime_data for entry in hass.config_entries.async_loaded_entries(DOMAIN)]


def _call_id(phone: Phone) -> str | None:
    """Return the call that a phone is busy with."""
    current = phone.coordinator.tracker.current_call(phone.extension)
    return current.call_id if current else None


def _calls_of(phone: Phone, *, answered: bool = False) -> set[str]:
    """Return the ids of the calls that a phone has made, and with `answered` of those that it has answered."""
    party = Party(phone.extension)
    calls = phone.coordinator.tracker.open_calls()
    return {call.call_id for call in calls if call.caller == party or (answered and call.answered_by == party)}


def _state(phone: Phone) -> ExtensionState | None:
    """Return what a phone is doing."""
    return phone.coordinator.extension_state(phone.extension)


def _is_in(coordinator: OpenVoxCoordinator, number: str, call_id: str, states: Collection[ExtensionState] = _IN_CALL) -> bool:
    """Return whether an extension is busy with a call, in one of the states."""
    current = coordinator.tracker.current_call(number)
    return current is not None and current.call_id == call_id and coordinator.extension_state(number) in states


def _require_registered(phone: Phone) -> None:
    """Raise ServiceValidationError if a phone could not ring."""
    if _state(phone) is ExtensionState.UNREGISTERED:
        raise ServiceValidationError(**translated("phone_unregistered", phone=phone.name))
