"""The actions for conferences (protocol 3.8) and for agents of queues (protocol 3.10)."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
import re
from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.exceptions import ServiceValidationError

from ..base.error_texts import translated
from ..base.phone_numbers import dialable_number, quoted_number
from ..coordinator import OpenVoxCoordinator
from ..pbx import Conferences, Party, PbxRefusedError, Queues
from .dialing import async_dialed
from .refusals import translated_errors
from .targeted import Target, TargetedCall

# Without a comma, which stands between two members.
_MEMBER = re.compile(r"[\w*#+.@-]+")

type Written = Iterable[str | int]
type ChangeMembers = Callable[[Conferences, str, Iterable[str]], Awaitable[None]]


async def async_invite(call: TargetedCall, conference: str, members: Written) -> None:
    coordinator = call.pbx
    dialed = [await async_dialed(coordinator, member) for member in members]
    parties = [Party(member.outside or member.number, outside=member.outside is not None) for member in dialed]
    with coordinator.contexts.begin(call.context, *parties):
        await _async_change(Conferences.invite, coordinator, conference, [party.number for party in parties])


async def async_remove(call: TargetedCall, conference: str, members: Written) -> None:
    await _async_change_known(Conferences.remove, call.pbx, conference, members)


async def async_mute(call: TargetedCall, conference: str, members: Written, *, mute: bool) -> None:
    await _async_change_known(Conferences.mute if mute else Conferences.unmute, call.pbx, conference, members)


async def async_get(call: TargetedCall, conference: str) -> ServiceResponse:
    coordinator = call.pbx
    with translated_errors(coordinator, phone=conference, number=conference):
        found = await coordinator.client.conferences.get(conference)
    if found is None:
        raise _not_found(coordinator, conference)
    members: list[Any] = [
        {
            **coordinator.presenter.party(Party(member, outside=member not in coordinator.data.extensions)),
            "state": state and state.value,
        }
        for member, state in found.members
    ]
    return {"number": conference, "name": found.name, "members": members}


async def _async_change_known(method: ChangeMembers, coordinator: OpenVoxCoordinator, conference: str, written: Written) -> None:
    members = [dialable_number(quoted_number(member, coordinator.data.extensions)) for member in written]
    for member in members:
        if not _MEMBER.fullmatch(member):
            raise ServiceValidationError(**translated("member_not_understood", member=member))
    await _async_change(method, coordinator, conference, members)


async def _async_change(method: ChangeMembers, coordinator: OpenVoxCoordinator, number: str, members: Iterable[str]) -> None:
    conferences, named = coordinator.client.conferences, ", ".join(members)
    with translated_errors(coordinator, phone=named, number=named):
        try:
            await method(conferences, number, members)
        except PbxRefusedError as error:
            # How the PBX says that there is no such conference is not documented.
            if number not in await conferences.names(number):
                raise _not_found(coordinator, number) from error
            raise


def _not_found(coordinator: OpenVoxCoordinator, number: str) -> ServiceValidationError:
    return ServiceValidationError(**translated("conference_not_found", pbx=coordinator.data.device.name, conference=number))


async def _async_change_agents(method: Callable[..., Awaitable[None]], call: TargetedCall, queue: str, **password: str) -> None:
    async def change(phone: Target) -> None:
        with phone.translated_errors(queue=queue):
            await method(phone.coordinator.client.queues, queue, phone.extension, **password)
        phone.coordinator.queues.async_poll_soon(queue)

    await call.async_each(call.phones(), change)


async_log_in = partial(_async_change_agents, Queues.log_in)
async_log_out = partial(_async_change_agents, Queues.log_out)
async_pause = partial(_async_change_agents, Queues.pause)
async_resume = partial(_async_change_agents, Queues.resume)
