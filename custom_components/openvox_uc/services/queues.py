"""The actions for agents of queues (protocol 3.10)."""

from collections.abc import Awaitable, Callable
from functools import partial

from homeassistant.const import CONF_PASSWORD
from homeassistant.core import ServiceCall
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..pbx import Queues
from .calls import ATTR_QUEUE, group_number
from .targeted import Phone, async_each, async_phones, translated_errors

ATTR_PASSWORD = CONF_PASSWORD

QUEUE_SCHEMA = cv.make_entity_service_schema({vol.Required(ATTR_QUEUE): group_number})
QUEUE_LOGIN_SCHEMA = cv.make_entity_service_schema({vol.Required(ATTR_QUEUE): group_number, vol.Optional(ATTR_PASSWORD): cv.string})


async def async_log_in(call: ServiceCall) -> None:
    """Make phones agents of a queue."""
    await _async_change(call, partial(Queues.log_in, password=call.data.get(ATTR_PASSWORD)))


async def async_log_out(call: ServiceCall) -> None:
    """Take phones off a queue."""
    await _async_change(call, partial(Queues.log_out, password=call.data.get(ATTR_PASSWORD)))


async def async_pause(call: ServiceCall) -> None:
    """Let a queue pass over phones."""
    await _async_change(call, Queues.pause)


async def async_resume(call: ServiceCall) -> None:
    """Let a queue call phones again."""
    await _async_change(call, Queues.resume)


async def _async_change(call: ServiceCall, method: Callable[[Queues, str, str], Awaitable[None]]) -> None:
    """Change what phones are to a queue, by a method of the client that takes the queue and an extension."""
    queue: str = call.data[ATTR_QUEUE]

    async def change(phone: Phone) -> None:
        """Change that of one phone."""
        coordinator = phone.coordinator
        with translated_errors(coordinator, phone=phone.name, queue=queue):
            await method(coordinator.client.queues, queue, phone.extension)
        coordinator.queues.async_poll_soon(queue)

    await async_each(*async_phones(call), change)
