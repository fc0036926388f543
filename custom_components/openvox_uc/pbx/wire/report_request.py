"""The HTTP requests that carry reports, also those that web servers refuse (protocol 1.8, 1.9)."""

import re
from typing import NamedTuple

from ..errors import UnreadableMessageError
from .codec import MAX_REPORT_BYTES, decode

MAX_HEAD_BYTES = 8 * 1024

_HEAD_END = re.compile(rb"\n\r?\n")
# More digits than that are not a length.
_LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*([0-9]{1,18})[ \t\r]*\n", re.IGNORECASE)


class ReportRequest(NamedTuple):
    """What has arrived of a request, and whether that is all of it; a body that is too long is cut off one byte after the limit."""

    target: bytes
    body: bytes
    is_complete: bool


def parse_report_request(received: bytes) -> ReportRequest | None:
    """Parse the bytes that have arrived so far; None as long as the head is not complete.

    The target may be empty or without its slash, and lines may end with LF alone. Of the headers only the length of the body matters. If
    that is missing, the body ends with its message. Raises UnreadableMessageError if this is not HTTP, or if the head is too long.
    """
    if (end := _HEAD_END.search(received, 0, MAX_HEAD_BYTES)) is None:
        if len(received) < MAX_HEAD_BYTES:
            return None
        raise UnreadableMessageError("The head of the request is too long")
    request, version, _ = received[: received.index(b"\n")].rpartition(b" HTTP/")
    if not version:
        raise UnreadableMessageError("This is not HTTP")
    length = _LENGTH.search(received, 0, end.end())
    limit = min(int(length[1]), MAX_REPORT_BYTES + 1) if length else MAX_REPORT_BYTES + 1
    body = received[end.end() :][:limit]
    return ReportRequest(request.partition(b" ")[2].strip(), body, is_complete=len(body) == limit or (not length and _is_message(body)))


def _is_message(body: bytes) -> bool:
    if body.rstrip(b"\0 \t\r\n")[-1:] not in (b"}", b">"):
        return False
    try:
        decode(body)
    except UnreadableMessageError:
        return False
    return True
