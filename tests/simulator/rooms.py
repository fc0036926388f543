"""The requests about paging groups, queues and conferences (protocol 3.8, 3.10, 3.11)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .bodies import Body, Json
from .formats import SUCCESS
from .requests import (
    NO_SUCH_CALL,
    NO_SUCH_NUMBER,
    NO_SUCH_QUEUE,
    PARAMETER_EMPTY,
    QUEUE_NOT_CHANGED,
    WRONG_PASSWORD,
    Handler,
    RefusedError,
    Request,
)
from .switchboard import SimConference, SimQueue

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

_AGENT_STATES = {"Registered": "1", "Busy": "2", "Unavailable": "5", "Ringing": "6", "Hold": "8"}
_PAUSED = "9"


class Rooms:
    """Answers for a PBX."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self.answers: dict[str, Handler] = {
            "paginggroup/query": self._paging_groups,
            "queue/query": self._queues,
            "queuestatus/query": self._queue_status,
            "queue/add_dynamicagent": partial(self._change_queue, _log_in),
            "queue/del_dynamicagent": partial(self._change_queue, _log_out),
            "queue/pause_agent": partial(self._change_queue, _pause),
            "queue/unpause_agent": partial(self._change_queue, _resume),
            "conference/query": self._conferences,
            "conference/query_in_session": self._session,
            "conference/add_member": self._invite,
            "conference/kick_member": partial(self._change_members, _remove),
            "conference/mute_member": partial(self._change_members, lambda room, member: room.muted.add(member)),
            "conference/unmute_member": partial(self._change_members, lambda room, member: room.muted.discard(member)),
        }

    def _paging_groups(self, request: Request) -> Body:
        groups = self._pbx.paging_groups
        found: list[Json] = [
            {"number": number, "name": number, "type": "paging", "member": ",".join(groups[number])}
            for number in request.numbers("number")
            if number in groups
        ]
        if not found:
            raise RefusedError(NO_SUCH_NUMBER)
        return SUCCESS | {"paginggroup": found}

    # --- Queues ---

    def _queues(self, request: Request) -> Body:
        """List all queues, or those named."""
        wanted = request.numbers("queueid")
        found: list[Json] = [queue.listed() for queue in self._pbx.queues if not wanted or queue.number in wanted]
        if wanted and not found:
            raise RefusedError(NO_SUCH_QUEUE)
        return SUCCESS | {"queues": found}

    def _queue_status(self, request: Request) -> Body:
        queue = self._queue(request)
        members: list[Json] = [{"agent": agent, "agentstatus": self._state(queue, agent)} for agent in queue.members]
        status: Body = {"members": members, "callercount": queue.waiting}
        return SUCCESS | {"queue": {"queuenumber": queue.number, "queuestatus": status}}

    def _change_queue(self, change: Callable[[SimQueue, str, Request], bool], request: Request) -> None:
        """Change an agent of a queue, where that is possible."""
        agent, _ = request.need("extid", "queueid")
        queue = self._queue(request)
        self._pbx.need_extension(agent)
        if not change(queue, agent, request):
            raise RefusedError(QUEUE_NOT_CHANGED)

    def _queue(self, request: Request) -> SimQueue:
        [number] = request.need("queueid")
        if (queue := self._pbx.queue(number)) is None:
            raise RefusedError(NO_SUCH_QUEUE)
        return queue

    def _state(self, queue: SimQueue, agent: str) -> str:
        """Return the number of what an agent is doing."""
        if agent in queue.paused:
            return _PAUSED
        extension = self._pbx.extension(agent)
        return _AGENT_STATES.get(extension.state, "0") if extension else "1"

    # --- Conferences ---

    def _conferences(self, request: Request) -> Body:
        """List the conferences named, or all."""
        request.need("number")
        wanted = request.numbers("number")
        found: list[Json] = [room.listed() for room in self._pbx.conferences if "all" in wanted or room.number in wanted]
        if not found:
            raise RefusedError(NO_SUCH_NUMBER)
        return SUCCESS | {"conferences": found}

    def _session(self, request: Request) -> Body:
        """List who is in a conference."""
        room = self._room(request, NO_SUCH_CALL)
        if not room.members:
            raise RefusedError(NO_SUCH_CALL)
        members: list[Json] = [
            {"number": number, "channelid": f"PJSIP/{number}-{channel:08x}", "memberstatus": state}
            for channel, (number, state) in enumerate(room.members.items(), 3)
        ]
        return SUCCESS | {"conference": [{"conferencenumber": room.number, "member": members}]}

    def _invite(self, request: Request) -> None:
        """Let members join, who all answer at once."""
        members = self._members(request, "invitemember")
        self._room(request, NO_SUCH_NUMBER).members |= dict.fromkeys(members, "Up")

    def _change_members(self, change: Callable[[SimConference, str], None], request: Request) -> None:
        """Change members that are in a conference."""
        members = self._members(request, "membernumber")
        room = self._room(request, NO_SUCH_CALL)
        if not set(members) <= room.members.keys():
            raise RefusedError(NO_SUCH_CALL)
        for member in members:
            change(room, member)

    @staticmethod
    def _members(request: Request, name: str) -> list[str]:
        if not (members := request.numbers(name)):
            raise RefusedError(PARAMETER_EMPTY)
        return members

    def _room(self, request: Request, refusal: str) -> SimConference:
        for room in self._pbx.conferences:
            if room.number == request.text("number"):
                return room
        raise RefusedError(refusal)


def _need_password(queue: SimQueue, request: Request) -> None:
    if request.text("password") != queue.password:
        raise RefusedError(WRONG_PASSWORD)


def _log_in(queue: SimQueue, agent: str, request: Request) -> bool:
    _need_password(queue, request)
    if agent in queue.members or (queue.dynamic_agents and agent not in queue.dynamic_agents):
        return False
    queue.logged_in.append(agent)
    return True


def _log_out(queue: SimQueue, agent: str, request: Request) -> bool:
    request.need("password")
    _need_password(queue, request)
    if agent not in queue.logged_in:
        return False
    queue.logged_in.remove(agent)
    queue.paused.discard(agent)
    return True


def _pause(queue: SimQueue, agent: str, request: Request) -> bool:
    if agent in queue.members:
        queue.paused.add(agent)
    return agent in queue.members


def _resume(queue: SimQueue, agent: str, request: Request) -> bool:
    queue.paused.discard(agent)
    return agent in queue.members


def _remove(room: SimConference, member: str) -> None:
    del room.members[member]
    room.muted.discard(member)
