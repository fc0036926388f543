"""The requests about queues and conferences (protocol 3.8, 3.10)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .bodies import Body, Json
from .errnos import NO_SUCH_CALL, NO_SUCH_EXTENSION, NO_SUCH_NUMBER, NO_SUCH_QUEUE, PARAMETER_EMPTY, QUEUE_NOT_CHANGED, WRONG_PASSWORD
from .formats import SUCCESS, failed
from .switchboard import SimConference, SimQueue

if TYPE_CHECKING:
    from .pbx import SimulatedPbx


_AGENT_STATES = {"Registered": "1", "Busy": "2", "Unavailable": "5", "Ringing": "6", "Hold": "8"}
_PAUSED = "9"

type Answer = Callable[[Body, str], Body]


def answers(pbx: SimulatedPbx) -> dict[str, Answer]:
    """Return what a PBX answers to each of these requests."""
    queues, conferences = _Queues(pbx), _Conferences(pbx)
    return {
        "paginggroup/query": lambda values, client: _paging_groups(pbx, values),
        "queue/query": queues.list,
        "queuestatus/query": queues.status,
        "queue/add_dynamicagent": queues.log_in,
        "queue/del_dynamicagent": queues.log_out,
        "queue/pause_agent": queues.pause,
        "queue/unpause_agent": queues.resume,
        "conference/query": conferences.list,
        "conference/query_in_session": conferences.session,
        "conference/add_member": conferences.invite,
        "conference/kick_member": conferences.remove,
        "conference/mute_member": conferences.mute,
        "conference/unmute_member": conferences.unmute,
    }


def _paging_groups(pbx: SimulatedPbx, values: Body) -> Body:
    """List the paging groups named."""
    found = [number for number in _numbers(values, "number") if number in pbx.paging_groups]
    groups: list[Json] = [
        {"number": number, "name": number, "type": "paging", "member": ",".join(pbx.paging_groups[number])} for number in found
    ]
    return {"status": "Success", "paginggroup": groups} if groups else failed(NO_SUCH_NUMBER)


class _Queues:
    """The queues of a PBX."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        """Answer for a PBX."""
        self._pbx = pbx

    def list(self, values: Body, client: str) -> Body:
        """List all queues, or those named."""
        wanted = _numbers(values, "queueid")
        found = [queue for queue in self._pbx.queues if not wanted or queue.number in wanted]
        if wanted and not found:
            return failed(NO_SUCH_QUEUE)
        return {"status": "Success", "queues": [queue.listed() for queue in found]}

    def status(self, values: Body, client: str) -> Body:
        """Tell how a queue fares."""
        if (queue := self._find(values)) is None:
            return failed(NO_SUCH_QUEUE if values.get("queueid") else PARAMETER_EMPTY)
        members: list[Json] = [{"agent": agent, "agentstatus": self._state(queue, agent)} for agent in queue.members]
        status: Body = {"members": members, "callercount": queue.waiting}
        return {"status": "Success", "queue": {"queuenumber": queue.number, "queuestatus": status}}

    def log_in(self, values: Body, client: str) -> Body:
        """Log an agent in."""
        return self._change(values, self._log_in)

    def log_out(self, values: Body, client: str) -> Body:
        """Log an agent out."""
        if not values.get("password"):
            return failed(PARAMETER_EMPTY)
        return self._change(values, self._log_out)

    def pause(self, values: Body, client: str) -> Body:
        """Pass over an agent."""
        return self._change(values, self._pause)

    def resume(self, values: Body, client: str) -> Body:
        """Call an agent again."""
        return self._change(values, self._resume)

    def _change(self, values: Body, change: Callable[[SimQueue, str, str], str | None]) -> Body:
        """Change a queue, unless the change returns an errno."""
        agent = str(values.get("extid") or "")
        if not agent or not values.get("queueid"):
            return failed(PARAMETER_EMPTY)
        if (queue := self._find(values)) is None:
            return failed(NO_SUCH_QUEUE)
        if self._pbx.extension(agent) is None:
            return failed(NO_SUCH_EXTENSION)
        errno = change(queue, agent, str(values.get("password") or ""))
        return failed(errno) if errno else SUCCESS

    def _log_in(self, queue: SimQueue, agent: str, password: str) -> str | None:
        """Log an agent in, or return an errno."""
        if password != queue.password:
            return WRONG_PASSWORD
        if agent in queue.members or (queue.dynamic_agents and agent not in queue.dynamic_agents):
            return QUEUE_NOT_CHANGED
        queue.logged_in.append(agent)
        return None

    def _log_out(self, queue: SimQueue, agent: str, password: str) -> str | None:
        """Log an agent out, or return an errno."""
        if password != queue.password:
            return WRONG_PASSWORD
        if agent not in queue.logged_in:
            return QUEUE_NOT_CHANGED
        queue.logged_in.remove(agent)
        queue.paused.discard(agent)
        return None

    def _pause(self, queue: SimQueue, agent: str, password: str) -> str | None:
        """Pass over an agent, or return an errno."""
        if agent not in queue.members:
            return QUEUE_NOT_CHANGED
        queue.paused.add(agent)
        return None

    def _resume(self, queue: SimQueue, agent: str, password: str) -> str | None:
        """Call an agent again, or return an errno."""
        if agent not in queue.members:
            return QUEUE_NOT_CHANGED
        queue.paused.discard(agent)
        return None

    def _find(self, values: Body) -> SimQueue | None:
        """Return the queue that a request is about."""
        return next((queue for queue in self._pbx.queues if queue.number == str(values.get("queueid") or "").strip()), None)

    def _state(self, queue: SimQueue, agent: str) -> str:
        """Return the number of what an agent is doing."""
        if agent in queue.paused:
            return _PAUSED
        extension = self._pbx.extension(agent)
        return _AGENT_STATES.get(extension.state, "0") if extension else "1"


class _Conferences:
    """The conferences of a PBX."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        """Answer for a PBX."""
        self._pbx = pbx

    def list(self, values: Body, client: str) -> Body:
        """List the conferences named, or all."""
        wanted = _numbers(values, "number")
        if not wanted:
            return failed(PARAMETER_EMPTY)
        found = [room.listed() for room in self._pbx.conferences if "all" in wanted or room.number in wanted]
        return {"status": "Success", "conferences": [*found]} if found else failed(NO_SUCH_NUMBER)

    def session(self, values: Body, client: str) -> Body:
        """Tell who is in a conference."""
        if (room := self._find(values)) is None or not room.members:
            return failed(NO_SUCH_CALL)
        members: list[Json] = [
            {"number": number, "channelid": f"PJSIP/{number}-{channel:08x}", "memberstatus": state}
            for channel, (number, state) in enumerate(room.members.items(), 3)
        ]
        return {"status": "Success", "conference": [{"conferencenumber": room.number, "member": members}]}

    def invite(self, values: Body, client: str) -> Body:
        """Let members join, who all answer at once."""
        room, members = self._find(values), _numbers(values, "invitemember")
        if not members:
            return failed(PARAMETER_EMPTY)
        if room is None:
            return failed(NO_SUCH_NUMBER)
        room.members |= dict.fromkeys(members, "Up")
        return SUCCESS

    def remove(self, values: Body, client: str) -> Body:
        """Hang members up."""

        def remove(room: SimConference, member: str) -> None:
            del room.members[member]
            room.muted.discard(member)

        return self._change(values, remove)

    def mute(self, values: Body, client: str) -> Body:
        """Mute members."""
        return self._change(values, lambda room, member: room.muted.add(member))

    def unmute(self, values: Body, client: str) -> Body:
        """Let members be heard again."""
        return self._change(values, lambda room, member: room.muted.discard(member))

    def _change(self, values: Body, change: Callable[[SimConference, str], None]) -> Body:
        """Change members that are in a conference."""
        room, members = self._find(values), _numbers(values, "membernumber")
        if not members:
            return failed(PARAMETER_EMPTY)
        if room is None or not members.keys() <= room.members.keys():
            return failed(NO_SUCH_CALL)
        for member in members:
            change(room, member)
        return SUCCESS

    def _find(self, values: Body) -> SimConference | None:
        """Return the conference that a request is about."""
        return next((room for room in self._pbx.conferences if room.number == str(values.get("number") or "").strip()), None)


def _numbers(values: Body, name: str) -> dict[str, None]:
    """Return the numbers of a parameter, in order."""
    return dict.fromkeys(number.strip() for number in str(values.get(name) or "").split(",") if number.strip())
