"""What an action has done to a phone, for its response: seen soon, or not at all."""

import asyncio
from collections.abc import Callable
from typing import Any

from homeassistant.core import callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..base.subjects import extension_subject
from ..calls.signals import call_signal, state_signal
from ..pbx import CallEvent
from .targeted import Phone

_RESULT_SECONDS = 5


async def async_result(phone: Phone, done: Callable[[], bool], call_id: str | None = None) -> dict[str, Any]:
    """Wait for what an action does to a phone, and return its call and its state; `call_id` is that of the call that it was about."""
    coordinator = phone.coordinator
    changed = asyncio.Event()

    @callback
    def wake(_: CallEvent | None = None) -> None:
        """Look again; without the decorator this would run in a thread, which does not wake the loop."""
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
        # The state shows that it has not happened.
        pass
    finally:
        for unsub in unsubs:
            unsub()
    return {"extension": phone.extension, "call_id": call_id or phone.call_id, "state": phone.state and phone.state.value}


async def async_new_call(phone: Phone, calls: Callable[[], set[str]], before: set[str]) -> dict[str, Any]:
    """Wait for a call of a phone that was not among its calls before, and return it and the state of the phone."""
    result = await async_result(phone, lambda: bool(calls() - before))
    return result | {"call_id": next(iter(calls() - before), None)}
