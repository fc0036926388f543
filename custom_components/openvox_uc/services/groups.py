"""The actions for conferences (protocol 3.8) and for agents of queues (protocol 3.10)."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
import re
from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.exceptions import ServiceValidationError

from ..base.error_texts import invalid
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
    pbx = call.pbx
    dialed = [await async_dialed(pbx, member) for member in members]
    parties = [Party(member.outside or member.number, outside=member.outside is not None) for member in dialed]
    with pbx.contexts.begin(call.context, *parties):
        await _async_change(Conferences.invite, pbx, conference, [party.number for party in parties])


async def async_remove(call: TargetedCall, conference: str, members: Written) -> None:
    await _async_change_known(Conferences.remove, call.pbx, conference, members)


async def async_mute(call: TargetedCall, conference: str, members: Written, *, mute: bool) -> None:
    await _async_change_known(Conferences.mute if mute else Conferences.unmute, call.pbx, conference, members)


async def async_get(call: TargetedCall, conference: str) -> ServiceResponse:
    pbx = call.pbx
    with translated_errors(pbx, number=conference):
        found = await pbx.client.conferences.get(conference)
    if found is None:
        raise _not_found(pbx, conference)
    members: list[Any] = [
        {**pbx.presenter.party(Party(member, outside=member not in pbx.extensions)), "state": state and state.value}
        for member, state in found.members
    ]
    return {"number": conference, "name": found.name, "members": members}


async def _async_change_known(method: ChangeMembers, pbx: OpenVoxCoordinator, conference: str, written: Written) -> None:
    members = [dialable_number(quoted_number(member, pbx.extensions)) for member in written]
    for member in members:
        if not _MEMBER.fullmatch(member):
            raise invalid("member_not_understood", member=member)
    await _async_change(method, pbx, conference, members)


async def _async_change(method: ChangeMembers, pbx: OpenVoxCoordinator, number: str, members: Iterable[str]) -> None:
    conferences = pbx.client.conferences
    with translated_errors(pbx, number=", ".join(members)):
        try:
            await method(conferences, number, members)
        except PbxRefusedError as error:
            # The answer for an unknown conference is not documented.
            if number not in await conferences.names(number):
                raise _not_found(pbx, number) from error
            raise


def _not_found(pbx: OpenVoxCoordinator, number: str) -> ServiceValidationError:
    return invalid("conference_not_found", pbx=pbx.data.device.name, conference=number)


async def _async_change_agents(method: Callable[..., Awaitable[None]], call: TargetedCall, queue: str, **password: str) -> None:
    async def change(phone: Target) -> None:
        with phone.translated_errors(queue=queue):
            await method(phone.pbx.client.queues, queue, phone.extension, **password)
        phone.pbx.queues.async_poll_soon(queue)

    await call.async_each(call.phones(), change)


async_log_in = partial(_async_change_agents, Queues.log_in)
async_log_out = partial(_async_change_agents, Queues.log_out)
async_pause = partial(_async_change_agents, Queues.pause)
async_resume = partial(_async_change_agents, Queues.resume)
