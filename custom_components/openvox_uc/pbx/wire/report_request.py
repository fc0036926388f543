"""Parses HTTP requests that carry reports.

This includes malformed ones that web servers refuse (protocol 1.8, 1.9).
"""

import asyncio
from contextlib import suppress
import re
from typing import NamedTuple

from ..errors import UnreadableMessageError
from .codec import MAX_REPORT_BYTES, decode

HEAD_ENDS = (b"\n\n", b"\n\r\n")

# A number with more digits is not a length.
_LENGTH = re.compile(
    rb"\ncontent-length[ \t]*:[ \t]*([0-9]{1,18})[ \t\r]*\n", re.IGNORECASE
)


class ReportHead(NamedTuple):
    """The target of a request, and the length of its body, which may be unknown."""

    target: bytes
    length: int | None


def parse_report_head(head: bytes) -> ReportHead | None:
    """Parse a head that ends with one of `HEAD_ENDS`; None if it is not HTTP.

    Of the headers, only the length matters. The target may be empty or lack its slash.
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
    """Read a body, truncated to one byte more than the limit if it is too long.

    A body without a length ends with its message, when the sender closes its side, or
    at the deadline (in the time of the event loop).
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
