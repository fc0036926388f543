"""The client for the HTTP API of the PBX (protocol 2 to 4).

It has the lists; calls, queues, and the rest have parts of their own.
"""

import asyncio
from datetime import datetime
from functools import cached_property
from itertools import product

import aiohttp

from ..errors import PbxNotUnderstoodError, PbxRefusedError, suppress_refusals
from ..models import DeviceInfo, Extension, Trunk, TrunkState
from ..reports import extension_state
from ..wire.values import Fields, listed, text, word
from .any_request import AnyRequest
from .call_control import CallControl
from .call_records import CdrFile, read_file
from .conferences import Conferences
from .login import (
    API_VERSIONS,
    CALL_RECORDS,
    DEVICE,
    EXTENSIONS,
    ApiSession,
    UserRequests,
    device_info,
)
from .queues import Queues
from .settings import Settings
from .sounds import Mailboxes, Recordings
from .transport import (
    MessageFormat,
    PathUnknownError,
    RequestRejectedError,
    Transport,
    is_success,
)
from .wake_up import Hotel

# The request for a number that may be a group, its parameter, the lists in its answer,
# and the key of the number there (protocol 3.8, 3.10, 3.11).
_GROUPS = (
    ("queue/query", "queueid", ("queues", "queue"), "queuenumber"),
    ("conference/query", "number", ("conferences", "conference"), "number"),
    ("paginggroup/query", "number", ("paginggroup", "paginggrouplist"), "number"),
)
MAX_FILE_BYTES = 32 * 1024 * 1024
_NO_RECORDS = frozenset({"20007", "20021"})
_TIME = "%Y-%m-%d %H:%M:%S"
# The lists of SIP trunks, and of analog, ISDN and GSM trunks (protocol 3.5).
_TRUNK_STATES = {
    **dict.fromkeys(("registered", "idle", "busy", "up"), TrunkState.REGISTERED),
    "registering": TrunkState.REGISTERING,
    **dict.fromkeys(
        (
            "failure",
            "failed",
            "unregister",
            "unregistered",
            "fault",
            "alarm",
            "down",
            "nosim",
            "nosignal",
            "pinerror",
        ),
        TrunkState.FAILED,
    ),
    **dict.fromkeys(("disable", "disabled", "poweroff"), TrunkState.DISABLED),
}


class Groups(UserRequests):
    async def has(self, number: str) -> bool:
        """Return whether a number is a queue, a conference, or a paging group.

        The PBX does not list ring groups and menus.
        """
        for path, parameter, keys, name in _GROUPS:
            try:
                answer = await self._request(path, {parameter: number})
            except PbxRefusedError, PbxNotUnderstoodError:
                # No group has this number, or the PBX does not support the request.
                continue
            if any(text(item.get(name)) == number for item in listed(answer, *keys)):
                return True
        return False


class PbxClient(ApiSession):
    control = cached_property(CallControl)
    settings = cached_property(Settings)
    hotel = cached_property(Hotel)
    groups = cached_property(Groups)
    any_request = cached_property(AnyRequest)
    queues = cached_property(Queues)
    conferences = cached_property(Conferences)
    voicemail = cached_property(Mailboxes)
    recordings = cached_property(Recordings)

    async def extensions(self) -> list[Extension]:
        # Parsing thousands takes a tenth of a second.
        return await asyncio.to_thread(extensions, await self.request(EXTENSIONS))

    async def trunks(self) -> list[Trunk]:
        return await asyncio.to_thread(trunks, await self.request("trunklist/query"))

    async def call_records(self, start: datetime, end: datetime) -> CdrFile:
        """Download the records of calls that began in an interval.

        It is in the PBX's local time (protocol 3.13).
        """
        wanted = {
            "extid": "all",
            "starttime": f"{start:{_TIME}}",
            "endtime": f"{end:{_TIME}}",
        }
        records = CdrFile()
        with suppress_refusals(_NO_RECORDS):
            async with self.stream(CALL_RECORDS, wanted) as file:
                body = bytearray()
                async for chunk in file.chunks:
                    body += chunk
                    if len(body) > MAX_FILE_BYTES:
                        raise PbxNotUnderstoodError("pbx_file_invalid")
            records = await asyncio.to_thread(read_file, bytes(body))
        await self.confirm()
        return records


def extensions(answer: Fields) -> list[Extension]:
    return [
        Extension(
            number=number,
            name=text(item.get("username")) or number,
            state=extension_state(item.get("status")),
            type=text(item.get("type")),
        )
        for item in listed(answer, "extlist")
        if (number := text(item.get("extnumber")))
    ]


def trunks(answer: Fields) -> list[Trunk]:
    # The documents have two names for this list.
    return [
        Trunk(
            name=name,
            state=_TRUNK_STATES.get(word(item.get("status"))),
            type=text(item.get("type")),
        )
        for item in listed(answer, "trunklist", "trunkname")
        if (name := text(item.get("trunkname")))
    ]


async def probe(
    session: aiohttp.ClientSession, host: str, port: int
) -> DeviceInfo | None:
    """Return the device at the address; None if it requires a login.

    Raises PbxNotReachableError or PbxNotUnderstoodError.
    """
    transport = Transport(session, host, port)
    for form, version in product(MessageFormat, API_VERSIONS):
        try:
            answer = await transport.post(form, version, DEVICE, None)
        except PathUnknownError, RequestRejectedError:
            continue
        if not is_success(answer) and text(answer.get("errno")) is not None:
            return None
        return device_info(answer)
    raise PbxNotUnderstoodError("pbx_not_understood", transport.where)
