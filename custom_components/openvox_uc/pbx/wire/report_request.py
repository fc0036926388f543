"""The HTTP requests that carry reports.

Also those that web servers refuse (protocol 1.8, 1.9).
"""

import asyncio
from contextlib import suppress
import re
from typing import NamedTuple

from ..errors import UnreadableMessageError
from .codec import MAX_REPORT_BYTES, decode

HEAD_ENDS = (b"\n\n", b"\n\r\n")

# More digits than that are not a length.
_LENGTH = re.compile(
    rb"\ncontent-length[ \t]*:[ \t]*([0-9]{1,18})[ \t\r]*\n", re.IGNORECASE
)


class ReportHead(NamedTuple):
    """The target of a request and the length of its body, which may be missing."""

    target: bytes
    length: int | None


def parse_report_head(head: bytes) -> ReportHead | None:
    """Parse what ends with one of `HEAD_ENDS`; None if this is not HTTP.

    Of the headers, only the length matters.

    The target may be empty or without its slash.
    """
    request, version, _ = head.partition(b"\n")[0].rpartition(b" HTTP/")
    if not version:
        return None
    length = _LENGTH.search(head)
    return ReportHead(
        request.partition(b" ")[2].strip(), int(length[1]) if length else None
    )


async def read_report_body(
    reader: asyncio.StreamReader, length: int | None, deadline: float
) -> bytes:
    """Read a body, of which one that is too long is cut off one byte after the limit.

    Without a length, it ends with its message.

    It also ends when the sender closes its side, and at the deadline (in the time of
    the loop).
    """
    limit = (
        MAX_REPORT_BYTES + 1 if length is None else min(length, MAX_REPORT_BYTES + 1)
    )
    body = b""
    with suppress(TimeoutError):
        async with asyncio.timeout_at(deadline):
            while len(body) < limit:
                chunk = await reader.read(limit - len(body))
                body += chunk
                if not chunk or (length is None and _is_message(body)):
                    break
    return body


def _is_message(body: bytes) -> bool:
    if body.rstrip(b"\0 \t\r\n")[-1:] not in (b"}", b">"):
        return False
    try:
        decode(body)
    except UnreadableMessageError:
        return False
    return True
