"""The actions for conferences (protocol 3.8)."""

from collections.abc import Awaitable, Callable, Iterable
import re
from typing import Any

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..base.error_texts import translated
from ..base.phone_numbers import dialable_number, quoted_number, written_number
from ..coordinator import OpenVoxCoordinator
from ..pbx import Conferences, Party, PbxRefusedError
from .calls import group_number
from .dialing import async_dialed
from .targeted import async_one_pbx, translated_errors

ATTR_CONFERENCE = "conference"
ATTR_MEMBERS = "members"
ATTR_MUTE = "mute"

_MAX_MEMBERS = 100
# Without a comma, which stands between two members.
_MEMBER = re.compile(r"[\w*#+.@-]+")

_CONFERENCE = {vol.Required(ATTR_CONFERENCE): group_number}
_MEMBERS = {**_CONFERENCE, vol.Required(ATTR_MEMBERS): vol.All(cv.ensure_list, [written_number], vol.Length(min=1, max=_MAX_MEMBERS))}

CONFERENCE_SCHEMA = cv.make_entity_service_schema(_CONFERENCE)
MEMBERS_SCHEMA = cv.make_entity_service_schema(_MEMBERS)
MUTE_SCHEMA = cv.make_entity_service_schema({**_MEMBERS, vol.Required(ATTR_MUTE): cv.boolean})


async def async_invite(call: ServiceCall) -> None:
    """Call phones and outside numbers, and let those who answer join a conference."""
    coordinator = async_one_pbx(call)
    dialed = [await async_dialed(coordinator, member) for member in call.data[ATTR_MEMBERS]]
    members = [Party(member.outside or member.number, outside=member.outside is not None) for member in dialed]
    with coordinator.contexts.begin(call.context, *members):
        await _async_change(call, coordinator, [member.number for member in members], Conferences.invite)


async def async_remove(call: ServiceCall) -> None:
    """Hang up members of a conference."""
    coordinator = async_one_pbx(call)
    await _async_change(call, coordinator, _members(call, coordinator), Conferences.remove)


async def async_mute(call: ServiceCall) -> None:
    """Keep the others in a conference from hearing members, or let them hear them again."""
    coordinator = async_one_pbx(call)
    await _async_change(call, coordinator, _members(call, coordinator), Conferences.mute if call.data[ATTR_MUTE] else Conferences.unmute)


async def async_get(call: ServiceCall) -> ServiceResponse:
    """Return a conference, and who is in it."""
    coordinator = async_one_pbx(call)
    number: str = call.data[ATTR_CONFERENCE]
    with translated_errors(coordinator, phone=number, number=number):
        conference = await coordinator.client.conferences.get(number)
    if conference is None:
        raise _not_found(coordinator, number)
    extensions = coordinator.data.extensions
    members: list[dict[str, Any]] = [
        {
            **coordinator.presenter.party(Party(member.number, outside=member.number not in extensions)),
            "state": member.state and member.state.value,
        }
        for member in conference.members
    ]
    return {"number": conference.number, "name": conference.name, "members": [*members]}


async def _async_change(
    call: ServiceCall,
    coordinator: OpenVoxCoordinator,
    members: Iterable[str],
    method: Callable[[Conferences, str, Iterable[str]], Awaitable[None]],
) -> None:
    """Do something with members, by a method of the client that takes the conference and them."""
    number: str = call.data[ATTR_CONFERENCE]
    conferences, named = coordinator.client.conferences, ", ".join(members)
    with translated_errors(coordinator, phone=named, number=named):
        try:
            await method(conferences, number, members)
        except PbxRefusedError as error:
            # How the PBX says that there is no such conference is not documented.
            if not await conferences.exists(number):
                raise _not_found(coordinator, number) from error
            raise


def _members(call: ServiceCall, coordinator: OpenVoxCoordinator) -> list[str]:
    """Return members as the PBX knows them. Raises ServiceValidationError."""
    members = [dialable_number(quoted_number(member, coordinator.data.extensions)) for member in call.data[ATTR_MEMBERS]]
    for member in members:
        if not _MEMBER.fullmatch(member):
            raise ServiceValidationError(**translated("member_not_understood", member=member))
    return members


def _not_found(coordinator: OpenVoxCoordinator, number: str) -> ServiceValidationError:
    """Return the error for a conference that does not exist."""
    return ServiceValidationError(**translated("conference_not_found", pbx=coordinator.data.device.name, conference=number))
