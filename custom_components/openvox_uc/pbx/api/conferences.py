"""Conferences: lists, invites, removes, and mutes their members (protocol 3.8)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ..errors import suppress_refusals
from ..wire import values
from ..wire.values import Fields, Object
from .login import UserRequests

# For an empty or unknown conference, the PBX may answer that there is no such call or
# number, or no data (protocol 6.2).
_NO_CONFERENCE = frozenset({"10005", "10007", "10011", "10031", "20007", "20021"})
# The example in the documents has one shape, and the table another one (protocol 3.8).
_SESSIONS = ("conference", "conferences")
_NUMBERS = ("conferencenumber", "number")
_MEMBERS = ("member", "members")
_MEMBER_NUMBERS = ("number", "extid", "from", "to")
# In the other shape, the key of a member's object is the kind of its call. In an
# outbound one, `from` is our own number.
_OUTBOUND = "outbound"


class MemberState(StrEnum):
    CONNECTED = "connected"
    WAITING = "waiting"
    """Until the moderator joins."""


_STATES = {"up": MemberState.CONNECTED, "hold": MemberState.WAITING}


# An extension or external number, and its state (None for an unknown word).
type Member = tuple[str, MemberState | None]


class Conference(NamedTuple):
    name: str
    members: tuple[Member, ...]


class Conferences(UserRequests):
    """Members are extensions or external numbers.

    Invite them as they are dialed, then use the numbers that `get` returns.
    """

    async def names(self, number: str = "all") -> dict[str, str]:
        """Return the names of all conferences, or of a single one, by number.

        The answer for a single one may contain others.
        """
        return conference_names(await self._query("query", number))

    async def get(self, number: str) -> Conference | None:
        names = await self.names(number)
        if number not in names:
            return None
        session = await self._query("query_in_session", number)
        return Conference(names[number], conference_members(session, number))

    async def invite(self, number: str, members: Iterable[str]) -> None:
        await self._request(
            "conference/add_member",
            {"number": number, "invitemember": ",".join(members)},
        )

    async def remove(self, number: str, members: Iterable[str]) -> None:
        await self._change("kick_member", number, members)

    async def mute(self, number: str, members: Iterable[str]) -> None:
        await self._change("mute_member", number, members)

    async def unmute(self, number: str, members: Iterable[str]) -> None:
        await self._change("unmute_member", number, members)

    async def _query(self, what: str, number: str) -> Object:
        answer: Object = {}
        with suppress_refusals(_NO_CONFERENCE):
            answer |= await self._request(f"conference/{what}", {"number": number})
        return answer

    async def _change(self, verb: str, number: str, members: Iterable[str]) -> None:
        await self._request(
            f"conference/{verb}", {"number": number, "membernumber": ",".join(members)}
        )


def conference_names(answer: Fields) -> dict[str, str]:
    found = (
        (values.first_text(item, *_NUMBERS), values.text(item.get("name")))
        for item in values.listed(answer, *_SESSIONS)
    )
    return {number: name or number for number, name in found if number}


def conference_members(answer: Fields, number: str) -> tuple[Member, ...]:
    members: list[Member] = []
    for session in values.listed(answer, *_SESSIONS):
        if values.first_text(session, *_NUMBERS) in (None, number):
            for item in values.listed(session, *_MEMBERS):
                members += _members(item)
    return tuple(members)


def _members(item: Fields) -> list[Member]:
    """Return the member of an item, as a list that may be empty."""
    details = item
    names: Iterable[str] = _MEMBER_NUMBERS
    for kind, value in item.items():
        if isinstance(value, dict):
            details = {**item, **value}
            if kind == _OUTBOUND:
                names = reversed(_MEMBER_NUMBERS)
    number = values.first_text(details, *names)
    state = _STATES.get(values.word(details.get("memberstatus")))
    return [(number, state)] if number else []
