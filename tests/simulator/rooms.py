"""The requests about queues and conferences (protocol 3.8, 3.10)."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .bodies import Body, Json
from .requests import SUCCESS, Errno, Handler, RefusedError, Request
from .switchboard import SimConference, SimQueue

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

_AGENT_STATES = {"Registered": "1", "Busy": "2", "Unavailable": "5", "Ringing": "6", "Hold": "8"}
_PAUSED = "9"
_QUEUE_DEEDS = ("add_dynamicagent", "del_dynamicagent", "pause_agent", "unpause_agent")


class Rooms:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self.answers: dict[str, Handler] = {
            "queue/query": self._queues,
            "queuestatus/query": self._queue_status,
            **{f"queue/{deed}": partial(self._change_queue, deed) for deed in _QUEUE_DEEDS},
            "paginggroup/query": self._paging_groups,
            "conference/query": self._conferences,
            "conference/query_in_session": self._session,
            "conference/add_member": self._invite,
            "conference/kick_member": partial(self._change_members, _remove),
            "conference/mute_member": partial(self._change_members, lambda room, member: room.muted.add(member)),
            "conference/unmute_member": partial(self._change_members, lambda room, member: room.muted.discard(member)),
        }

    # --- Queues ---

    def _queues(self, request: Request) -> Body:
        wanted = request.numbers("queueid")
        found: list[Json] = [queue.listed() for queue in self._pbx.queues if not wanted or queue.number in wanted]
        if wanted and not found:
            raise RefusedError(Errno.NO_SUCH_QUEUE)
        return SUCCESS | {"queues": found}

    def _queue_status(self, request: Request) -> Body:
        queue = self._queue(request)
        members: list[Json] = [{"agent": agent, "agentstatus": self._state(queue, agent)} for agent in queue.members]
        status: Body = {"members": members, "callercount": queue.waiting}
        return SUCCESS | {"queue": {"queuenumber": queue.number, "queuestatus": status}}

    def _change_queue(self, deed: str, request: Request) -> None:
        agent, _ = request.need("extid", "queueid")
        queue = self._queue(request)
        self._pbx.need_extension(agent)
        if deed == "del_dynamicagent":
            request.need("password")
        if deed.endswith("dynamicagent") and request.text("password") != queue.password:
            raise RefusedError(Errno.WRONG_PASSWORD)
        if deed == "add_dynamicagent":
            possible = agent not in queue.members and agent in (queue.dynamic_agents or [agent])
        else:
            possible = agent in (queue.logged_in if deed == "del_dynamicagent" else queue.members)
        if not possible:
            raise RefusedError(Errno.QUEUE_NOT_CHANGED)
        if deed == "add_dynamicagent":
            queue.logged_in.append(agent)
        elif deed == "pause_agent":
            queue.paused.add(agent)
        else:
            queue.paused.discard(agent)
        if deed == "del_dynamicagent":
            queue.logged_in.remove(agent)

    def _queue(self, request: Request) -> SimQueue:
        [number] = request.need("queueid")
        if (queue := self._pbx.queue(number)) is None:
            raise RefusedError(Errno.NO_SUCH_QUEUE)
        return queue

    def _state(self, queue: SimQueue, agent: str) -> str:
        if agent in queue.paused:
            return _PAUSED
        extension = self._pbx.extension(agent)
        return _AGENT_STATES.get(extension.state, "0") if extension else "1"

    # --- Paging groups and conferences ---

    def _paging_groups(self, request: Request) -> Body:
        if not (found := [number for number in request.numbers("number") if number in self._pbx.paging_groups]):
            raise RefusedError(Errno.NO_SUCH_NUMBER)
        return SUCCESS | {"paginggroup": [{"number": number, "name": number, "type": "paging"} for number in found]}

    def _conferences(self, request: Request) -> Body:
        request.need("number")
        wanted = request.numbers("number")
        found: list[Json] = [room.listed() for room in self._pbx.conferences if "all" in wanted or room.number in wanted]
        if not found:
            raise RefusedError(Errno.NO_SUCH_NUMBER)
        return SUCCESS | {"conferences": found}

    def _session(self, request: Request) -> Body:
        room = self._room(request, Errno.NO_SUCH_CALL)
        if not room.members:
            raise RefusedError(Errno.NO_SUCH_CALL)
        members: list[Json] = [
            {"number": number, "channelid": f"PJSIP/{number}-{channel:08x}", "memberstatus": state}
            for channel, (number, state) in enumerate(room.members.items(), 3)
        ]
        return SUCCESS | {"conference": [{"conferencenumber": room.number, "member": members}]}

    def _invite(self, request: Request) -> None:
        members = self._members(request, "invitemember")
        self._room(request, Errno.NO_SUCH_NUMBER).members |= dict.fromkeys(members, "Up")

    def _change_members(self, change: Callable[[SimConference, str], None], request: Request) -> None:
        members = self._members(request, "membernumber")
        room = self._room(request, Errno.NO_SUCH_CALL)
        if not set(members) <= room.members.keys():
            raise RefusedError(Errno.NO_SUCH_CALL)
        for member in members:
            change(room, member)

    @staticmethod
    def _members(request: Request, name: str) -> list[str]:
        if not (members := request.numbers(name)):
            raise RefusedError(Errno.PARAMETER_EMPTY)
        return members

    def _room(self, request: Request, refusal: str) -> SimConference:
        for room in self._pbx.conferences:
            if room.number == request.text("number"):
                return room
        raise RefusedError(refusal)


def _remove(room: SimConference, member: str) -> None:
    del room.members[member]
    room.muted.discard(member)
