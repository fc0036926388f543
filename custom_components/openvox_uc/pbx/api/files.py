"""Downloads files of the PBX (protocol 3.13).

It also requests parts of files, and detects answers, pages, and text in their place.
"""

from codecs import getincrementaldecoder
from collections.abc import AsyncIterator, Mapping
from http import HTTPStatus
import re
from typing import NamedTuple

import aiohttp

from ..wire.codec import first_byte

# The whole file is requested if the `Range` header has another form, as the standard
# allows.
BYTE_RANGE = re.compile(r"bytes=(?!-$)([0-9]{0,18})-([0-9]{0,18})")
_CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,18})-[0-9]{1,18}/(?:[0-9]{1,18}|\*)")
BEGINNING_BYTES = 64
# In fewer bytes, a part of a sound may look like text.
_CLEAR_BYTES = 32
_FILE_HEADERS: tuple[str, ...] = ("Accept-Ranges", "Content-Length", "Content-Range")
# The answer for a range outside of the file contains only its length.
_NO_PART_HEADERS = ("Accept-Ranges", "Content-Range")
# Answers begin with one of these, perhaps after blanks; files never do.
_OPENINGS = (b"{", b"<")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Text soon contains one of these. The bytes of a quiet sound, which may all be letters,
# do not.
_MARKS_OF_TEXT = re.compile(r"[\s<>{}\"]")
_TEXT_TYPES = ("text/", "application/json", "application/xml", "application/xhtml")


class FileStream(NamedTuple):
    """A file (200), the requested part of it (206), or none (416).

    Reading it raises PbxNotReachableError if the connection breaks.
    """

    status: HTTPStatus
    headers: Mapping[str, str]
    chunks: AsyncIterator[bytes]


def file_stream(
    response: aiohttp.ClientResponse, chunks: AsyncIterator[bytes]
) -> FileStream:
    names = _FILE_HEADERS
    if response.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        names = _NO_PART_HEADERS
    headers = {
        name: response.headers[name] for name in names if name in response.headers
    }
    return FileStream(HTTPStatus(response.status), headers, chunks)


def is_file(
    response: aiohttp.ClientResponse,
    beginning: bytes,
    part: re.Match[str] | None,
    *,
    is_text: bool,
) -> bool:
    """Return whether a response is the requested file, or the requested part of it."""
    if not is_text and _looks_like_text(beginning, response):
        return False
    if response.status == HTTPStatus.PARTIAL_CONTENT:
        return part is not None and _begins_as_requested(response, part)
    return response.status == HTTPStatus.OK and first_byte(beginning) not in _OPENINGS


async def nothing() -> AsyncIterator[bytes]:
    yield b""


def _begins_as_requested(
    response: aiohttp.ClientResponse, requested: re.Match[str]
) -> bool:
    sent = _CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", ""))
    # The PBX may send less than requested, or for the end of a file whatever is there.
    return sent is not None and requested[1] in ("", sent[1])


def _looks_like_text(body: bytes, response: aiohttp.ClientResponse) -> bool:
    """Return whether a body begins like text, unlike any sound.

    The body may start anywhere in a file.
    """
    if len(body) < _CLEAR_BYTES:
        return not body or response.content_type.startswith(_TEXT_TYPES)
    try:
        # The last character may be truncated.
        text = getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return _MARKS_OF_TEXT.search(text) is not None and _CONTROL.search(text) is None
