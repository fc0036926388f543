"""The actions for conferences (protocol 3.8)."""

from collections.abc import Awaitable, Callable, Iterable
import re
from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.exceptions import ServiceValidationError

from ..base.error_texts import translated
from ..base.phone_numbers import dialable_number, quoted_number
from ..coordinator import OpenVoxCoordinator
from ..pbx import Conferences, Party, PbxRefusedError
from .dialing import async_dialed
from .refusals import translated_errors
from .targeted import TargetedCall

# Without a comma, which stands between two members.
_MEMBER = re.compile(r"[\w*#+.@-]+")

type Written = Iterable[str | int]


async def async_invite(call: TargetedCall, conference: str, members: Written) -> None:
    """Call phones and outside numbers, and let those who answer join a conference."""
    coordinator = call.pbx
    dialed = [await async_dialed(coordinator, member) for member in members]
    parties = [Party(member.outside or member.number, outside=member.outside is not None) for member in dialed]
    with coordinator.contexts.begin(call.context, *parties):
        await _async_change(coordinator, conference, [party.number for party in parties], Conferences.invite)


async def async_remove(call: TargetedCall, conference: str, members: Written) -> None:
    """Hang up members of a conference."""
    await _async_change(call.pbx, conference, _known_members(call.pbx, members), Conferences.remove)


async def async_mute(call: TargetedCall, conference: str, members: Written, *, mute: bool) -> None:
    """Keep the others in a conference from hearing members, or let them hear them again."""
    await _async_change(call.pbx, conference, _known_members(call.pbx, members), Conferences.mute if mute else Conferences.unmute)


async def async_get(call: TargetedCall, conference: str) -> ServiceResponse:
    """Return a conference, and who is in it."""
    coordinator = call.pbx
    with translated_errors(coordinator, phone=conference, number=conference):
        found = await coordinator.client.conferences.get(conference)
    if found is None:
        raise _not_found(coordinator, conference)
    extensions = coordinator.data.extensions
    members: list[dict[str, Any]] = [
        {
            **coordinator.presenter.party(Party(member.number, outside=member.number not in extensions)),
            "state": member.state and member.state.value,
        }
        for member in found.members
    ]
    return {"number": found.number, "name": found.name, "members": [*members]}


async def _async_change(
    coordinator: OpenVoxCoordinator,
    number: str,
    members: Iterable[str],
    method: Callable[[Conferences, str, Iterable[str]], Awaitable[None]],
) -> None:
    """Change something for members of a conference, by a method of the client that takes its number and them."""
    conferences, named = coordinator.client.conferences, ", ".join(members)
    with translated_errors(coordinator, phone=named, number=named):
        try:
            await method(conferences, number, members)
        except PbxRefusedError as error:
            # How the PBX says that there is no such conference is not documented.
            if not await conferences.exists(number):
                raise _not_found(coordinator, number) from error
            raise


def _known_members(coordinator: OpenVoxCoordinator, written: Written) -> list[str]:
    """Return members as the PBX names them. Raises ServiceValidationError."""
    members = [dialable_number(quoted_number(member, coordinator.data.extensions)) for member in written]
    for member in members:
        if not _MEMBER.fullmatch(member):
            raise ServiceValidationError(**translated("member_not_understood", member=member))
    return members


def _not_found(coordinator: OpenVoxCoordinator, number: str) -> ServiceValidationError:
    return ServiceValidationError(**translated("conference_not_found", pbx=coordinator.data.device.name, conference=number))
