"""What the PBX answers to each request (protocol 2 to 4)."""

from collections.abc import Callable
from datetime import UTC, datetime
import hashlib
from typing import TYPE_CHECKING

from . import rooms
from .access import LOCKED, report_target
from .bodies import Body
from .calls_api import CallsApi
from .errnos import NO_SUCH_EXTENSION, NOT_CONFIGURED, PARAMETER_EMPTY, STILL_STARTING, UNKNOWN_PATH, WRONG_PORT
from .formats import SUCCESS, failed, text
from .settings import change
from .sounds import Wav

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

DOWNLOADS = ("cdr/download", "recording/download", "voicemail/download")


class Api:
    """The requests that a PBX understands."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        """Answer for a PBX."""
        self._pbx = pbx
        self._answers: dict[str, Callable[[Body, str], Body]] = {
            "heartbeat": self._heartbeat,
            "logout": self._logout,
            "deviceinfo/query": self._device_info,
            "extensionlist/query": self._extensions,
            "extension/query": self._extension_settings,
            "extension/update": self._change_extension,
            "trunklist/query": self._trunks,
            "inbound/query": self._inbound_calls,
            "outbound/query": self._outbound_calls,
            "cdr/get_random": self._records_ticket,
            "siptrunk/query": self._sip_trunks,
            **pbx.hotel.answers,
            **rooms.answers(pbx),
            **{path: _for_all(answer) for path, answer in CallsApi(pbx).answers.items()},
            "recording/get_random": pbx.sounds.recording_ticket,
            "voicemail/get_random": pbx.sounds.voicemail_ticket,
            "voicemail/query": _for_all(pbx.sounds.listed),
            "voicemail/delete": _for_all(pbx.sounds.delete),
        }

    def answer(self, path: str, values: Body, token: str, client: str) -> Body:
        """Return the answer to a request from the address `client`."""
        if path == "login":
            return self._login(values, client)
        if (answer := self._answers.get(path)) is None:
            return failed(UNKNOWN_PATH)
        told_to_all = path == "deviceinfo/query" and self._pbx.tells_device_to_all
        if not told_to_all and (errno := self._pbx.access.check(token)):
            return failed(errno)
        return answer(values, client)

    def file(self, path: str, query: Body, token: str, client: str) -> Body | bytes | Wav:
        """Return the file that the address `client` asks for, or the answer that tells why there is none."""
        pbx = self._pbx
        if errno := pbx.access.check(token):
            return failed(errno)
        kind = path.partition("/")[0]
        if kind == "cdr" and (errno := pbx.faults.records_errno):
            return failed(errno)
        files = {"cdr": pbx.records.file, "recording": pbx.sounds.recording, "voicemail": pbx.sounds.voicemail}
        file = files[kind](query, client)
        if isinstance(file, str):
            return failed(file)
        if isinstance(file, Wav):
            pbx.tell(f"{client} fetches a {kind}")
            return file
        pbx.tell(f"{client} fetches the call records from {query['starttime']} to {query['endtime']}")
        return _cut(file) if pbx.faults.records_cut else file

    def _login(self, values: Body, client: str) -> Body:
        """Log in; wrong credentials count towards the lock-out."""
        pbx, access = self._pbx, self._pbx.access
        if pbx.faults.refuse_all:
            return failed(STILL_STARTING)
        if access.is_locked(client):
            return failed(LOCKED)
        digest = hashlib.md5(pbx.password.encode(), usedforsecurity=False).hexdigest()
        if values.get("username") != pbx.username or values.get("password") != digest:
            access.refuse(client)
            pbx.tell(f"{client} was refused: wrong user name or password ({access.wrong_logins} in a row)")
            return failed(pbx.wrong_login_errno)
        if (target := report_target(client, values)) is None:
            return failed(WRONG_PORT)
        token = access.grant(client, target)
        pbx.tell(f"{client} logged in; reports go to {target.host}:{target.port}")
        return {"status": "Success", "token": token}

    def _heartbeat(self, values: Body, client: str) -> Body:
        """Keep the token alive, and send the reports where the heartbeat says; an empty one changes nothing."""
        if values:
            if (target := report_target(str(values.get("ipaddr") or client), values)) is None:
                return failed(WRONG_PORT)
            self._pbx.access.target = target
        return SUCCESS

    def _logout(self, values: Body, client: str) -> Body:
        """End the session, and with it the reports."""
        self._pbx.access.log_out()
        self._pbx.tell(f"{client} logged out")
        return SUCCESS

    def _records_ticket(self, values: Body, client: str) -> Body:
        """Give the permission to fetch a file of call records."""
        answer = self._pbx.records.ticket(values, client)
        return failed(answer) if isinstance(answer, str) else answer

    def _device_info(self, values: Body, client: str) -> Body:
        """Tell of the PBX itself."""
        pbx = self._pbx
        clock: Body = {} if pbx.faults.no_clock else {"systemtime": f"{self._local(pbx.clock()):%Y-%m-%d %H:%M:%S}"}
        device: Body = {
            "devicename": pbx.name,
            "sn": pbx.serial,
            "hardwarever": pbx.hardware,
            "firmwarever": pbx.firmware,
            **clock,
            "uptime": f"{self._local(pbx.booted_at):%Y-%b-%d-%H:%M:%S}",
            "extensionstatus": f"{len(pbx.extensions)}/300",
        }
        return {"status": "Success", "deviceinfo": device}

    def _local(self, moment: float) -> datetime:
        """Return the PBX's local time, by its own clock, at a moment of ours."""
        return datetime.fromtimestamp(moment + self._pbx.skew + self._pbx.utc_offset, UTC)

    def _extensions(self, values: Body, client: str) -> Body:
        """List the extensions."""
        faults = self._pbx.faults
        entries = [] if faults.empty_list else [extension.listed() for extension in self._pbx.extensions]
        if faults.always_registered:
            entries = [entry | {"status": "Registered"} for entry in entries]
        return {"status": "Success", "extlist": [*entries]}

    def _extension_settings(self, values: Body, client: str) -> Body:
        """Tell the settings of all extensions, or of those named."""
        numbers = text(values, "extid")
        found = [self._pbx.extension(number.strip()) for number in numbers.split(",")] if numbers else [*self._pbx.extensions]
        told: list[Body] = []
        for extension in found:
            if extension is None:
                return failed(NO_SUCH_EXTENSION)
            told.append(extension.told())
        return {"status": "Success", "extinfos": [*told]}

    def _change_extension(self, values: Body, client: str) -> Body:
        """Change settings of an extension."""
        number = text(values, "extid")
        if not number:
            return failed(PARAMETER_EMPTY)
        if (extension := self._pbx.extension(number)) is None:
            return failed(NO_SUCH_EXTENSION)
        if not change(extension, values):
            return failed(NOT_CONFIGURED)
        self._pbx.tell(f"{client} changes settings of extension {number}")
        return SUCCESS

    def _trunks(self, values: Body, client: str) -> Body:
        """List the trunks."""
        return {"status": "Success", "trunkname": [trunk.listed() for trunk in self._pbx.trunks]}

    def _sip_trunks(self, values: Body, client: str) -> Body:
        """Tell how trunks are set up, with their passwords (protocol 3.6)."""
        wanted = text(values, "trunkname")
        if not wanted:
            return failed(PARAMETER_EMPTY)
        trunks = [trunk for trunk in self._pbx.trunks if wanted == "all" or trunk.name in wanted.split(",")]
        return {"status": "Success", "trunks": [trunk.settings(str(number)) for number, trunk in enumerate(trunks, 1)]}

    def _inbound_calls(self, values: Body, client: str) -> Body:
        """List the calls from outside."""
        return self._calls("inbound", values)

    def _outbound_calls(self, values: Body, client: str) -> Body:
        """List the calls to outside."""
        return self._calls("outbound", values)

    def _calls(self, direction: str, values: Body) -> Body:
        """List the calls over trunks in a direction."""
        legs = text(values, f"{direction}id")
        if not legs and self._pbx.faults.wants_call_ids:
            return failed(PARAMETER_EMPTY)
        return {"status": "Success", direction: [*self._pbx.switchboard.listed(direction, legs)]}


def _for_all(answer: Callable[[Body], Body]) -> Callable[[Body, str], Body]:
    """Return what answers a request in the same way whoever asks."""
    return lambda values, client: answer(values)


def _cut(file: bytes) -> bytes:
    """Return a file up to the middle of its last row, if it has one besides its first."""
    start = file.rstrip().rfind(b"\n") + 1
    return file[: (start + len(file)) // 2] if start else file
