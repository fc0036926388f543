"""The HTTP API of the PBX (protocol 2 to 4): one method for each request."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, partial
from itertools import product

import aiohttp

from ..errors import PbxNotUnderstoodError, PbxRefusedError
from ..models import DeviceInfo, Direction, Extension, Trunk
from ..wire.values import Value, text
from . import responses
from .any_request import AnyRequest
from .call_control import CallControl
from .call_records import CdrFile, read_file
from .conferences import Conferences
from .groups import has_group
from .login import API_VERSIONS, EXTENSIONS, ApiSession, MessageFormat, OpenFile, Request
from .queues import Queues
from .recordings import Recordings
from .settings import Settings
from .transport import PathUnknownError, RequestRejectedError, Transport
from .voicemail import Mailboxes
from .wake_up import Hotel, WakeUpCalls

# After so long, a person who waits for what a request does has gone on, and so has an automation.
_PATIENCE_SECONDS = 10
_NO_RECORDS = frozenset({"20007", "20021"})
_TIME = "%Y-%m-%d %H:%M:%S"


class PbxClient(ApiSession):
    """A session with a PBX. Every method raises PbxError.

    That is PbxAuthRefusedError or PbxLockedOutError where it had to log in, PbxReplacedError if that was at another PBX, and
    PbxTokenLostError if the session could not be renewed.
    What people ask for, `control` and the like, raises PbxBusyError if it would have to wait for more than ten seconds.
    """

    @cached_property
    def control(self) -> CallControl:
        """Return what can be done with calls."""
        return CallControl(self._hurried)

    @cached_property
    def settings(self) -> Settings:
        """Return what can be done with the settings of extensions."""
        return Settings(self.request, self._hurried)

    @cached_property
    def wake_up(self) -> WakeUpCalls:
        """Return what can be done with wake-up calls."""
        return WakeUpCalls(self._hurried)

    @cached_property
    def hotel(self) -> Hotel:
        """Return what hotels do."""
        return Hotel(self._hurried)

    @cached_property
    def any_request(self) -> AnyRequest:
        """Return what sends any documented request."""
        return AnyRequest(self._hurried)

    @cached_property
    def queues(self) -> Queues:
        """Return what can be done with queues."""
        return Queues(self._hurried)

    @cached_property
    def conferences(self) -> Conferences:
        """Return what can be done with conferences."""
        return Conferences(self._hurried)

    @cached_property
    def voicemail(self) -> Mailboxes:
        """Return what can be done with the messages that callers left."""
        return Mailboxes(self._hurried, self._hurried_file)

    @cached_property
    def recordings(self) -> Recordings:
        """Return the recordings of calls."""
        return Recordings(self._hurried_file)

    @property
    def _hurried(self) -> Request:
        """Return what sends requests that somebody waits for."""
        return partial(self.request, patience=_PATIENCE_SECONDS)

    @property
    def _hurried_file(self) -> OpenFile:
        """Return what opens files that somebody waits for."""
        return partial(self.stream, patience=_PATIENCE_SECONDS)

    async def extensions(self) -> list[Extension]:
        """Return all extensions and their states (protocol 3.2)."""
        return responses.extensions(await self.request(EXTENSIONS))

    async def trunks(self) -> list[Trunk]:
        """Return all trunks and their states (protocol 3.5)."""
        return responses.trunks(await self.request("trunklist/query"))

    async def trunk_calls(self, direction: Direction, legs: Iterable[str] = ()) -> frozenset[str]:
        """Return the ids of the calls over trunks that go on in a direction: of all, or of those named (protocol 3.12)."""
        wanted = ",".join(legs)
        answer = await self.request(f"{direction}/query", {f"{direction}id": wanted} if wanted else None)
        return responses.trunk_calls(answer, direction)

    async def has_group(self, number: str) -> bool:
        """Return whether a number is that of a queue, a conference or a paging group (protocol 3.8, 3.10, 3.11)."""
        return await has_group(self._hurried, number)

    async def call_records(self, start: datetime, end: datetime) -> CdrFile:
        """Download the PBX's own records of the calls that began in an interval of its local time (protocol 3.13)."""
        wanted: dict[str, Value] = {"extid": "all", "starttime": f"{start:{_TIME}}", "endtime": f"{end:{_TIME}}"}
        file: bytes | None
        try:
            file = await self.download("cdr", wanted)
        except PbxRefusedError as error:
            if error.errno not in _NO_RECORDS:
                raise
            file = None
        await self.confirm()
        return CdrFile() if file is None else await asyncio.to_thread(read_file, file)


async def probe(session: aiohttp.ClientSession, host: str, port: int) -> DeviceInfo | None:
    """Return the device that answers without a login, or None if an API of the family answers but needs one.

    Raises PbxNotReachableError or PbxNotUnderstoodError.
    """
    transport = Transport(session, host, port)
    for message_format, version in product(MessageFormat, API_VERSIONS):
        try:
            answer = await transport.post(f"/api/{version}/deviceinfo/query", {"type": message_format}, b"", message_format)
        except PathUnknownError, RequestRejectedError:
            continue
        if not responses.is_success(answer) and text(answer.get("errno")) is not None:
            return None
        return responses.device_info(answer)
    raise PbxNotUnderstoodError("pbx_not_understood", transport.where)
