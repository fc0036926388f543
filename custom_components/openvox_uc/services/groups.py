"""The actions for conferences (protocol 3.8) and agents of queues (protocol 3.10)."""

from collections.abc import Awaitable, Callable, Iterable
import re
from typing import Any

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..base.error_texts import invalid, joined
from ..base.phone_numbers import dialable_number, quoted_number, written_number
from ..coordinator import OpenVoxCoordinator
from ..pbx import Conferences, Party, PbxRefusedError, Queues
from .action import GROUP, Action, listed
from .dialing import async_dialed
from .refusals import translated_errors
from .targeted import Target, async_each_phone, async_pbx

# No comma, because commas separate members.
_MEMBER = re.compile(r"[\w*#+.@-]+")


async def async_invite(call: ServiceCall) -> None:
    pbx = await async_pbx(call)
    dialed = [await async_dialed(pbx, member) for member in call.data["members"]]
    parties = [
        Party(member.outside or member.number, outside=member.outside is not None)
        for member in dialed
    ]
    with pbx.contexts.begin(call.context, *parties):
        await _async_change(
            pbx,
            Conferences.invite,
            call.data["conference"],
            [party.number for party in parties],
        )


async def async_remove(call: ServiceCall) -> None:
    pbx = await async_pbx(call)
    await _async_change(
        pbx, Conferences.remove, call.data["conference"], _members(call, pbx)
    )


async def async_mute(call: ServiceCall) -> None:
    pbx = await async_pbx(call)
    change = Conferences.mute if call.data["mute"] else Conferences.unmute
    await _async_change(pbx, change, call.data["conference"], _members(call, pbx))


async def async_get(call: ServiceCall) -> ServiceResponse:
    pbx, conference = await async_pbx(call, POLICY_READ), call.data["conference"]
    with translated_errors(pbx, number=conference):
        found = await pbx.client.conferences.get(conference)
    if found is None:
        raise _not_found(pbx, conference)
    members: list[Any] = [
        {
            **pbx.presenter.party(member),
            "state": state.value if state else None,
        }
        for member, state in found.members
    ]
    return {"number": conference, "name": found.name, "members": members}


def _members(call: ServiceCall, pbx: OpenVoxCoordinator) -> list[str]:
    """Return the members as the PBX names them. Raises ServiceValidationError."""
    members = [
        dialable_number(quoted_number(member, pbx.extensions))
        for member in call.data["members"]
    ]
    for member in members:
        if not _MEMBER.fullmatch(member):
            raise invalid("member_not_understood", member=member)
    return members


async def _async_change(
    pbx: OpenVoxCoordinator,
    change: Callable[[Conferences, str, Iterable[str]], Awaitable[None]],
    number: str,
    members: Iterable[str],
) -> None:
    conferences = pbx.client.conferences
    with translated_errors(pbx, number=joined(pbx.hass, members)):
        try:
            await change(conferences, number, members)
        except PbxRefusedError as error:
            # How the PBX answers for an unknown conference is not documented.
            if number not in await conferences.names(number):
                raise _not_found(pbx, number) from error
            raise


def _not_found(pbx: OpenVoxCoordinator, number: str) -> ServiceValidationError:
    return invalid("conference_not_found", pbx=pbx.device.name, conference=number)


async def async_log_in(call: ServiceCall) -> None:
    password = call.data.get("password")
    await _async_change_agents(
        call, lambda queues, queue, agent: queues.log_in(queue, agent, password)
    )


async def async_log_out(call: ServiceCall) -> None:
    password = call.data.get("password")
    await _async_change_agents(
        call, lambda queues, queue, agent: queues.log_out(queue, agent, password)
    )


async def async_pause(call: ServiceCall) -> None:
    await _async_change_agents(call, Queues.pause)


async def async_resume(call: ServiceCall) -> None:
    await _async_change_agents(call, Queues.resume)


async def _async_change_agents(
    call: ServiceCall, request: Callable[[Queues, str, str], Awaitable[None]]
) -> None:
    queue = call.data["queue"]

    async def change(phone: Target) -> None:
        with phone.translated_errors(queue=queue):
            await request(phone.pbx.client.queues, queue, phone.extension)
        phone.pbx.queues.async_poll_soon(queue)

    await async_each_phone(call, change)


_QUEUE: VolDictType = {vol.Required("queue"): GROUP}
_QUEUE_LOGIN: VolDictType = {**_QUEUE, vol.Optional("password"): cv.string}
_MEMBERS: VolDictType = {
    vol.Required("conference"): GROUP,
    vol.Required("members"): listed(written_number, 100),
}

ACTIONS = {
    "queue_login": Action(async_log_in, _QUEUE_LOGIN),
    "queue_logout": Action(async_log_out, _QUEUE_LOGIN),
    "queue_pause": Action(async_pause, _QUEUE),
    "queue_resume": Action(async_resume, _QUEUE),
    "invite_to_conference": Action(async_invite, _MEMBERS),
    "remove_from_conference": Action(async_remove, _MEMBERS),
    "mute_in_conference": Action(
        async_mute, {**_MEMBERS, vol.Required("mute"): cv.boolean}
    ),
    "get_conference": Action(
        async_get, {vol.Required("conference"): GROUP}, SupportsResponse.ONLY
    ),
}
