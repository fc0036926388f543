"""The answers of the PBX to all requests (protocol 2 to 4)."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from functools import partial
import hashlib
import re
from typing import TYPE_CHECKING

from .access import report_target
from .bodies import Body, Json
from .requests import SUCCESS, Errno, Handler, RefusedError, Request
from .sounds import Wav
from .switchboard import SimConference, SimExtension, SimQueue, documented

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

DOWNLOADS = ("cdr/download", "recording/download", "voicemail/download")
# Parameters that the answer to extension/query has under another name; the first one is
# misspelled there.
_TOLD_AS = {"mobile": "moblie", "loginpassword": "userpassword"}
# The values that the PBX accepts, by the names of the parameters; others may be
# anything.
_ACCEPTED = {
    "dnd|(always|busy|noanswer)forward|enablemobile|ringsimultaneous": "on|off",
    "[abn]transferto": "Voicemail|Extension|Mobile Number|Custom Number",
    "[abn]transferprefix|mobileprefix": "[0-9]{0,7}",
    "[abn]transfernum": "[0-9]{0,15}",
    "ringtimeout": "15|30|60|120|300",
}
_AGENT_STATES = {
    "Registered": "1",
    "Busy": "2",
    "Unavailable": "5",
    "Ringing": "6",
    "Hold": "8",
}
_PAUSED = "9"
_QUEUE_DEEDS = ("add_dynamicagent", "del_dynamicagent", "pause_agent", "unpause_agent")


class Api:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self._answers: dict[str, Handler] = {
            "heartbeat": self._heartbeat,
            "logout": self._logout,
            "deviceinfo/query": self._device_info,
            "extensionlist/query": self._extensions,
            "extension/query": self._extension_settings,
            "extension/update": self._change_extension,
            "trunklist/query": self._trunks,
            "siptrunk/query": self._sip_trunks,
            "cdr/get_random": self._records_ticket,
            "queue/query": self._queues,
            "queuestatus/query": self._queue_status,
            **{
                f"queue/{deed}": partial(self._change_queue, deed)
                for deed in _QUEUE_DEEDS
            },
            "paginggroup/query": self._paging_groups,
            "conference/query": self._conferences,
            "conference/query_in_session": self._session,
            "conference/add_member": self._invite,
            "conference/kick_member": partial(self._change_members, _remove),
            "conference/mute_member": partial(
                self._change_members, lambda room, member: room.muted.add(member)
            ),
            "conference/unmute_member": partial(
                self._change_members, lambda room, member: room.muted.discard(member)
            ),
            **pbx.hotel.answers,
            **pbx.sounds.answers,
            **pbx.control.answers,
        }

    def answer(self, path: str, request: Request, token: str) -> Body:
        if path == "login":
            return self._login(request)
        if (answer := self._answers.get(path)) is None:
            raise RefusedError(Errno.UNKNOWN_PATH)
        if not (path == "deviceinfo/query" and self._pbx.tells_device_to_all):
            self._need_login(token)
        return answer(request) or SUCCESS

    def file(self, path: str, request: Request, token: str) -> bytes | Wav:
        pbx = self._pbx
        self._need_login(token)
        kind = path.partition("/")[0]
        if kind != "cdr":
            return (
                pbx.sounds.recording(request)
                if kind == "recording"
                else pbx.sounds.voicemail(request)
            )
        if errno := pbx.faults.records_errno:
            raise RefusedError(errno)
        file = pbx.records.file(request)
        return _cut(file) if pbx.faults.records_cut else file

    def _need_login(self, token: str) -> None:
        if errno := self._pbx.access.check(token):
            raise RefusedError(errno)

    def _login(self, request: Request) -> Body:
        pbx, access, client = self._pbx, self._pbx.access, request.client
        if pbx.faults.refuse_all:
            raise RefusedError(Errno.STILL_STARTING)
        if access.is_locked(client):
            raise RefusedError(Errno.LOCKED)
        digest = hashlib.md5(pbx.password.encode(), usedforsecurity=False).hexdigest()
        if (request.values.get("username"), request.values.get("password")) != (
            pbx.username,
            digest,
        ):
            access.refuse(client)
            raise RefusedError(pbx.wrong_login_errno)
        if (target := report_target(client, request.values)) is None:
            raise RefusedError(Errno.WRONG_PORT)
        return {"status": "Success", "token": access.grant(client, target)}

    def _heartbeat(self, request: Request) -> None:
        """Keep the token alive, and send the reports where the heartbeat says.

        An empty one changes nothing.
        """
        if request.values:
            if (
                target := report_target(
                    request.text("ipaddr") or request.client, request.values
                )
            ) is None:
                raise RefusedError(Errno.WRONG_PORT)
            self._pbx.access.target = target

    def _logout(self, request: Request) -> None:
        self._pbx.access.log_out()

    def _device_info(self, request: Request) -> Body:
        pbx = self._pbx
        clock: Body = (
            {}
            if pbx.faults.no_clock
            else {"systemtime": f"{self._local(pbx.clock()):%Y-%m-%d %H:%M:%S}"}
        )
        device: Body = {
            "devicename": pbx.name,
            "sn": pbx.serial,
            "hardwarever": pbx.hardware,
            "firmwarever": pbx.firmware,
            **clock,
            "uptime": f"{self._local(pbx.booted_at):%Y-%b-%d-%H:%M:%S}",
            "extensionstatus": f"{len(pbx.extensions)}/300",
        }
        return SUCCESS | {"deviceinfo": device}

    def _local(self, moment: float) -> datetime:
        """Return the PBX's local time, by its own clock, at a moment of ours."""
        return datetime.fromtimestamp(
            moment + self._pbx.skew + self._pbx.utc_offset, UTC
        )

    def _extensions(self, request: Request) -> Body:
        faults = self._pbx.faults
        entries = (
            []
            if faults.empty_list
            else [extension.listed() for extension in self._pbx.extensions]
        )
        if faults.always_registered:
            entries = [entry | {"status": "Registered"} for entry in entries]
        return SUCCESS | {"extlist": [*entries]}

    def _extension_settings(self, request: Request) -> Body:
        numbers = request.numbers("extid")
        found = (
            [self._pbx.need_extension(number) for number in numbers]
            if numbers
            else self._pbx.extensions
        )
        return SUCCESS | {"extinfos": [extension.told() for extension in found]}

    def _change_extension(self, request: Request) -> None:
        [number] = request.need("extid")
        extension = self._pbx.need_extension(number)
        if not _change(
            deepcopy(extension) if self._pbx.faults.keep_settings else extension,
            request.values,
        ):
            raise RefusedError(Errno.NOT_CONFIGURED)

    def _trunks(self, request: Request) -> Body:
        return SUCCESS | {"trunkname": [trunk.listed() for trunk in self._pbx.trunks]}

    def _sip_trunks(self, request: Request) -> Body:
        """Return the documented trunks, whichever there are."""
        request.need("trunkname")
        return documented("siptrunk_query.json")

    def _records_ticket(self, request: Request) -> Body:
        return self._pbx.records.ticket(request)

    # --- Queues ---

    def _queues(self, request: Request) -> Body:
        wanted = request.numbers("queueid")
        found: list[Json] = [
            queue.listed()
            for queue in self._pbx.queues
            if not wanted or queue.number in wanted
        ]
        if wanted and not found:
            raise RefusedError(Errno.NO_SUCH_QUEUE)
        return SUCCESS | {"queues": found}

    def _queue_status(self, request: Request) -> Body:
        queue = self._queue(request)
        members: list[Json] = [
            {"agent": agent, "agentstatus": self._state(queue, agent)}
            for agent in queue.members
        ]
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
            possible = agent not in queue.members
        else:
            possible = agent in (
                queue.logged_in if deed == "del_dynamicagent" else queue.members
            )
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
        if not (
            found := [
                number
                for number in request.numbers("number")
                if number in self._pbx.paging_groups
            ]
        ):
            raise RefusedError(Errno.NO_SUCH_NUMBER)
        return SUCCESS | {
            "paginggroup": [
                {"number": number, "name": number, "type": "paging"} for number in found
            ]
        }

    def _conferences(self, request: Request) -> Body:
        request.need("number")
        wanted = request.numbers("number")
        found: list[Json] = [
            room.listed()
            for room in self._pbx.conferences
            if "all" in wanted or room.number in wanted
        ]
        if not found:
            raise RefusedError(Errno.NO_SUCH_NUMBER)
        return SUCCESS | {"conferences": found}

    def _session(self, request: Request) -> Body:
        room = self._room(request, Errno.NO_SUCH_CALL)
        if not room.members:
            raise RefusedError(Errno.NO_SUCH_CALL)
        members: list[Json] = [
            {
                "number": number,
                "channelid": f"PJSIP/{number}-{channel:08x}",
                "memberstatus": state,
            }
            for channel, (number, state) in enumerate(room.members.items(), 3)
        ]
        return SUCCESS | {
            "conference": [{"conferencenumber": room.number, "member": members}]
        }

    def _invite(self, request: Request) -> None:
        members = self._members(request, "invitemember")
        self._room(request, Errno.NO_SUCH_NUMBER).members |= dict.fromkeys(
            members, "Up"
        )

    def _change_members(
        self, change: Callable[[SimConference, str], None], request: Request
    ) -> None:
        members = self._members(request, "membernumber")
        room = self._room(request, Errno.NO_SUCH_CALL)
        if not set(members) <= room.members.keys():
            raise RefusedError(Errno.NO_SUCH_CALL)
        for member in members:
            change(room, member)

    @staticmethod
    def _members(request: Request, name: str) -> list[str]:
        request.need(name)
        return request.numbers(name)

    def _room(self, request: Request, refusal: str) -> SimConference:
        for room in self._pbx.conferences:
            if room.number == request.text("number"):
                return room
        raise RefusedError(refusal)


def _remove(room: SimConference, member: str) -> None:
    del room.members[member]
    room.muted.discard(member)


def _cut(file: bytes) -> bytes:
    """Return a file up to the middle of its last row.

    A file that has only its first row stays as it is.
    """
    start = file.rstrip().rfind(b"\n") + 1
    return file[: (start + len(file)) // 2] if start else file


def _change(extension: SimExtension, values: Body) -> bool:
    """Change settings of an extension, all or none of them.

    Return whether the PBX accepts them.
    """
    changes = {
        name: "" if value is None else str(value)
        for name, value in values.items()
        if name != "extid"
    }
    for names, accepted in _ACCEPTED.items():
        if not all(
            re.fullmatch(accepted, value)
            for name, value in changes.items()
            if re.fullmatch(names, name)
        ):
            return False
    extension.number = changes.pop("extnumber", extension.number)
    extension.name = changes.pop("username", extension.name)
    extension.settings |= {
        _TOLD_AS.get(name, name): value for name, value in changes.items()
    }
    return True
