"""Servers of address books whose answers are small on the wire and large in memory.

Each body is just within 16 MB.
"""

from collections.abc import Iterator
from itertools import count, islice

_BYTES = 16 * 1024 * 1024 - 1000
_HEAD, _TAIL = b'<multistatus xmlns="DAV:">', b"</multistatus>"


def _filled(pieces: Iterator[bytes], piece: int) -> bytes:
    """Return as many pieces as there is room for.

    `piece` is the length of the longest one.
    """
    room = (_BYTES - len(_HEAD) - len(_TAIL)) // piece
    return _HEAD + b"".join(islice(pieces, room)) + _TAIL


def _repeated(piece: bytes) -> bytes:
    return _HEAD + piece * ((_BYTES - len(_HEAD)) // len(piece)) + _TAIL


# Created only where they are used.
BODIES = {
    "tiny elements": lambda: _repeated(b"<a/>"),
    "elements in each other": lambda: _repeated(b"<a>"),
    "elements with names of their own": lambda: _filled(
        (b"<a%07d/>" % number for number in count()), 11
    ),
    "tiny texts": lambda: _repeated(b"<a>b</a>c"),
    "attributes of many elements": lambda: _filled(
        (b'<a b%07d="" c%07d=""/>' % (number, number) for number in count()), 28
    ),
    "namespaces of many elements": lambda: _filled(
        (
            b'<a xmlns:a%07d="b" xmlns:c%07d="d"/>' % (number, number)
            for number in count()
        ),
        42,
    ),
}
