"""The HTTP API of the PBX (protocol 2 to 4): the lists, and what can be done with calls, queues and the rest, part by part."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, partial
from itertools import product

import aiohttp

from ..errors import PbxNotUnderstoodError, PbxRefusedError
from ..models import DeviceInfo, Direction, Extension, Trunk
from ..wire.values import Value, text
from . import lists
from .any_request import AnyRequest
from .call_control import CallControl
from .call_records import CdrFile, read_file
from .conferences import Conferences
from .groups import has_group
from .login import API_VERSIONS, DEVICE, EXTENSIONS, ApiSession, OpenFile, Request
from .queues import Queues
from .recordings import Recordings
from .settings import Settings
from .transport import MessageFormat, PathUnknownError, RequestRejectedError, Transport, is_success
from .voicemail import Mailboxes
from .wake_up import Hotel, WakeUpCalls

# After that, a person who requested something does something else, and so does an automation.
_MAX_WAIT_SECONDS = 10
_NO_RECORDS = frozenset({"20007", "20021"})
_TIME = "%Y-%m-%d %H:%M:%S"


class PbxClient(ApiSession):
    """A session with a PBX. Every method raises PbxError.

    That is PbxAuthRefusedError or PbxLockedOutError where it had to log in, PbxReplacedError if that was at another PBX, and
    PbxTokenLostError if the session could not be renewed.
    What users request, `control` and the like, raises PbxBusyError if it would have to wait for more than ten seconds.
    """

    @cached_property
    def control(self) -> CallControl:
        return CallControl(self._user_request)

    @cached_property
    def settings(self) -> Settings:
        return Settings(self.request, self._user_request)

    @cached_property
    def wake_up(self) -> WakeUpCalls:
        return WakeUpCalls(self._user_request)

    @cached_property
    def hotel(self) -> Hotel:
        return Hotel(self._user_request)

    @cached_property
    def any_request(self) -> AnyRequest:
        return AnyRequest(self._user_request)

    @cached_property
    def queues(self) -> Queues:
        return Queues(self._user_request)

    @cached_property
    def conferences(self) -> Conferences:
        return Conferences(self._user_request)

    @cached_property
    def voicemail(self) -> Mailboxes:
        return Mailboxes(self._user_request, self._user_file)

    @cached_property
    def recordings(self) -> Recordings:
        return Recordings(self._user_file)

    @property
    def _user_request(self) -> Request:
        return partial(self.request, max_wait=_MAX_WAIT_SECONDS)

    @property
    def _user_file(self) -> OpenFile:
        return partial(self.stream, max_wait=_MAX_WAIT_SECONDS)

    async def extensions(self) -> list[Extension]:
        """Return all extensions and their states (protocol 3.2)."""
        return lists.extensions(await self.request(EXTENSIONS))

    async def trunks(self) -> list[Trunk]:
        """Return all trunks and their states (protocol 3.5)."""
        return lists.trunks(await self.request("trunklist/query"))

    async def trunk_calls(self, direction: Direction, legs: Iterable[str] = ()) -> frozenset[str]:
        """Return the ids of the calls over trunks that go on in a direction: of all, or of those named (protocol 3.12)."""
        wanted = ",".join(legs)
        answer = await self.request(f"{direction}/query", {f"{direction}id": wanted} if wanted else None)
        return lists.trunk_calls(answer, direction)

    async def has_group(self, number: str) -> bool:
        """Return whether a number is that of a queue, a conference or a paging group (protocol 3.8, 3.10, 3.11)."""
        return await has_group(self._user_request, number)

    async def call_records(self, start: datetime, end: datetime) -> CdrFile:
        """Download the PBX's own records of the calls that began in an interval of its local time (protocol 3.13)."""
        wanted: dict[str, Value] = {"extid": "all", "starttime": f"{start:{_TIME}}", "endtime": f"{end:{_TIME}}"}
        file: bytes | None = None
        try:
            file = await self.download("cdr", wanted)
        except PbxRefusedError as error:
            if error.errno not in _NO_RECORDS:
                raise
        await self.confirm()
        return CdrFile() if file is None else await asyncio.to_thread(read_file, file)


async def probe(session: aiohttp.ClientSession, host: str, port: int) -> DeviceInfo | None:
    """Return the device that answers without a login, or None if an API of the family answers but needs one.

    Raises PbxNotReachableError or PbxNotUnderstoodError.
    """
    transport = Transport(session, host, port)
    for message_format, version in product(MessageFormat, API_VERSIONS):
        try:
            answer = await transport.post(version, DEVICE, message_format=message_format)
        except PathUnknownError, RequestRejectedError:
            continue
        if not is_success(answer) and text(answer.get("errno")) is not None:
            return None
        return lists.device_info(answer)
    raise PbxNotUnderstoodError("pbx_not_understood", transport.where)
