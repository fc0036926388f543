"""The actions for agents of queues (protocol 3.10)."""

from collections.abc import Awaitable, Callable
from functools import partial

from ..pbx import Queues
from .refusals import translated_errors
from .targeted import Phone, TargetedCall, async_each


async def _async_change(method: Callable[..., Awaitable[None]], call: TargetedCall, queue: str, **password: str) -> None:
    """Change what phones are to a queue, by a method of the client that takes the queue, an extension, and perhaps a password."""

    async def change(phone: Phone) -> None:
        coordinator = phone.coordinator
        with translated_errors(coordinator, phone=phone.name, queue=queue):
            await method(coordinator.client.queues, queue, phone.extension, **password)
        coordinator.queues.async_poll_soon(queue)

    await async_each(*call.phones(), change)


async_log_in = partial(_async_change, Queues.log_in)
async_log_out = partial(_async_change, Queues.log_out)
async_pause = partial(_async_change, Queues.pause)
async_resume = partial(_async_change, Queues.resume)
