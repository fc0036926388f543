"""Queues, their status, and their agents (protocol 3.10)."""

import asyncio
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from ..errors import PbxRefusedError, Refusal, incomplete, refusal
from ..wire import values
from ..wire.values import Fields, Object, Value
from .login import UserRequests

_QUERY = "queue/query"
_STATUS = "queuestatus/query"
# Both keys are documented, each with an object or a list (protocol 3.10).
_LISTS = ("queues", "queue")

# More callers than any queue has. Each page of the switchboard receives them with each
# change.
_MAX_AGENTS = 500


class AgentState(StrEnum):
    """The state of an agent of a queue.

    The order follows the PBX's numbers for it (protocol 3.10).
    """

    UNKNOWN = "unknown"
    NOT_IN_USE = "not_in_use"
    IN_USE = "in_use"
    BUSY = "busy"
    INVALID = "invalid"
    UNAVAILABLE = "unavailable"
    RINGING = "ringing"
    RINGING_IN_USE = "ringing_in_use"
    ON_HOLD = "on_hold"
    PAUSED = "paused"
    WRAP_UP = "wrap_up"


_STATES: dict[int | None, AgentState] = {**dict(enumerate(AgentState))}


class Queue(NamedTuple):
    number: str
    name: str
    agents: tuple[str, ...]
    dynamic_agents: tuple[str, ...]


class QueueMember(NamedTuple):
    agent: str
    state: AgentState | None


class QueueStatus(NamedTuple):
    """The agents who are logged in to a queue, and its waiting callers.

    The number of callers is None if the PBX does not report it.
    """

    members: tuple[QueueMember, ...]
    waiting_callers: int | None

    @property
    def available_agents(self) -> int:
        """The number of agents whom the next caller could reach.

        They are registered, not paused, and not in a call.
        """
        return sum(member.state is AgentState.NOT_IN_USE for member in self.members)


class Queues(UserRequests):
    """Reads and changes queues.

    PbxRefusedError 10013 means that there is no such queue.
    """

    async def list(self) -> Sequence[Queue]:
        # Parsing thousands takes a tenth of a second.
        return await asyncio.to_thread(queues, await self._session.request(_QUERY))

    async def status(self, number: str) -> QueueStatus:
        answer = await self._session.request(_STATUS, {"queueid": number})
        return await asyncio.to_thread(queue_status, answer, number)

    async def log_in(
        self, queue: str, extension: str, password: str | None = None
    ) -> None:
        """Make an extension an agent of a queue.

        Without a password, this uses the one that the PBX lists.
        """
        await self._log("add", queue, extension, password)

    async def log_out(
        self, queue: str, extension: str, password: str | None = None
    ) -> None:
        await self._log("del", queue, extension, password)

    async def pause(self, queue: str, extension: str) -> None:
        await self._request("queue/pause_agent", {"queueid": queue, "extid": extension})

    async def resume(self, queue: str, extension: str) -> None:
        await self._request(
            "queue/unpause_agent", {"queueid": queue, "extid": extension}
        )

    async def _log(
        self, verb: str, queue: str, extension: str, password: str | None
    ) -> None:
        password = password or await self._password(queue)
        secret = {"password": password} if password else {}
        await self._request(
            f"queue/{verb}_dynamicagent",
            {"queueid": queue, "extid": extension, **secret},
        )

    async def _password(self, queue: str) -> str | None:
        for item in _listed(await self._request(_QUERY, {"queueid": queue})):
            if values.text(item.get("queuenumber")) == queue:
                return values.text(item.get("password"))
        raise refusal(PbxRefusedError, Refusal.NO_SUCH_QUEUE)


def queues(answer: Fields) -> list[Queue]:
    return [
        Queue(
            number=number,
            name=values.text(values.tidy(item.get("queuename"))) or number,
            agents=_numbers(item.get("agents")),
            dynamic_agents=_numbers(item.get("dynamicagents")),
        )
        for item in _listed(answer)
        if (number := values.text(values.tidy(item.get("queuenumber"))))
    ]


def queue_status(answer: Fields, number: str) -> QueueStatus:
    if not (listed := _listed(answer)):
        raise incomplete(_STATUS)
    item = next(
        (item for item in listed if values.text(item.get("queuenumber")) == number),
        listed[0],
    )
    parts = values.objects(item.get("queuestatus")) or [item]
    members = (
        values.tidy_object(member)
        for part in parts
        for member in values.objects(part.get("members"))
    )
    waiting = (values.whole(part.get("callercount")) for part in parts)
    return QueueStatus(
        members=tuple(
            QueueMember(
                agent=agent, state=_STATES.get(values.whole(member.get("agentstatus")))
            )
            for member in islice(members, _MAX_AGENTS)
            if (agent := values.text(member.get("agent")))
        ),
        waiting_callers=next((count for count in waiting if count is not None), None),
    )


def _listed(answer: Fields) -> list[Object]:
    """Return the raw queues in an answer, because a password must not be truncated."""
    return [item for key in _LISTS for item in values.objects(answer.get(key))]


def _numbers(value: Value) -> tuple[str, ...]:
    listed = (
        number.strip() for text in values.texts(value) for number in text.split(",")
    )
    return tuple(dict.fromkeys(str(values.tidy(number)) for number in listed if number))
