"""Voicemails and recordings: who may hear them, and what they sound like (protocol 3.13)."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import pi, sin
import re
import struct
from typing import TYPE_CHECKING

from .bodies import Body
from .errnos import (
    NO_SUCH_EXTENSION,
    NO_SUCH_FILE,
    NO_SUCH_RECORDING,
    PARAMETER_EMPTY,
    WRONG_ALLOWED_ADDRESS,
    WRONG_RECORDING_RANDOM,
    WRONG_VOICEMAIL_RANDOM,
)
from .formats import SUCCESS, failed, text
from .tickets import Tickets

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

_SAMPLES_PER_SECOND = 8000
_BYTES_PER_SECOND = 2 * _SAMPLES_PER_SECOND
_HEADER_BYTES = 44
# One second of 440 Hz.
_TURN = 2 * pi * 440 / _SAMPLES_PER_SECOND
_TONE = struct.pack(f"<{_SAMPLES_PER_SECOND}h", *(int(8000 * sin(_TURN * sample)) for sample in range(_SAMPLES_PER_SECOND)))
_CHUNK_BYTES = 64 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class Wav:
    """A WAV file of any length, made as it is read."""

    size: int

    @classmethod
    def of(cls, seconds: float) -> Wav:
        """Return a file that sounds for some seconds."""
        return cls(_HEADER_BYTES + int(seconds * _SAMPLES_PER_SECOND) * 2)

    def read(self, start: int, stop: int) -> Iterator[bytes]:
        """Yield the bytes from one place up to another."""
        data = self.size - _HEADER_BYTES
        form = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, _SAMPLES_PER_SECOND, _BYTES_PER_SECOND, 2, 16)
        header = b"RIFF" + struct.pack("<I", self.size - 8) + form + b"data" + struct.pack("<I", data)
        if start < _HEADER_BYTES:
            yield header[start:stop]
        start = max(start - _HEADER_BYTES, 0)
        stop -= _HEADER_BYTES
        while start < stop:
            into = start % _BYTES_PER_SECOND
            part = min(_CHUNK_BYTES, stop - start)
            yield (_TONE * ((into + part) // _BYTES_PER_SECOND + 1))[into : into + part]
            start += part

    def part(self, header: str) -> tuple[int, int] | None:
        """Return from where to where a `Range` header reaches, None if there is nothing."""
        if not (found := _RANGE.fullmatch(header)) or found.groups() == ("", ""):
            return 0, self.size
        first, last = found.groups()
        if not first:
            return max(self.size - int(last), 0), self.size
        stop = min(int(last) + 1, self.size) if last else self.size
        return (int(first), stop) if int(first) < stop else None


@dataclass(frozen=True, slots=True)
class Message:
    """A message in a mailbox."""

    file: str
    caller: str
    left_at: str
    seconds: int

    def listed(self) -> Body:
        """Return how the list shows it."""
        return {
            "voicemailfile": self.file,
            "messagefrom": self.caller,
            "voicemaildate": self.left_at,
            "voicemaillength": str(self.seconds),
        }


class Sounds:
    """What callers left and what was recorded."""

    def __init__(self, pbx: SimulatedPbx, clock: Callable[[], float]) -> None:
        """Have nothing yet."""
        self._pbx = pbx
        self._clock = clock
        self._tickets = Tickets(clock)
        self.mailboxes: dict[str, list[Message]] = {}
        """The messages by extension."""
        self.recordings: dict[str, Wav] = {}
        """The recordings by name."""
        self._ended = asyncio.Condition()
        self.heard = 0
        """How many files are on their way."""
        self.takes_ranges = True
        """Whether downloads may be of a part; otherwise the whole file comes."""

    def observe(self, report: Body) -> None:
        """Take in a report that the PBX makes: a record that names a recording tells how long it is."""
        if name := text(report, "recording"):
            self.recordings.setdefault(name, Wav.of(float(text(report, "talkduraction"))))

    async def silence(self) -> None:
        """Wait until no file is on its way any more."""
        async with self._ended, asyncio.timeout(10):
            await self._ended.wait_for(lambda: not self.heard)

    @asynccontextmanager
    async def sounding(self) -> AsyncGenerator[None]:
        """Have a file be on its way."""
        self.heard += 1
        try:
            yield
        finally:
            self.heard -= 1
            async with self._ended:
                self._ended.notify_all()

    def leave_message(self, extension: str, caller: str, seconds: int) -> Message:
        """Put a message into a mailbox."""
        mailbox = self.mailboxes.setdefault(extension, [])
        moment = datetime.fromtimestamp(self._clock() + self._pbx.skew + self._pbx.utc_offset, UTC)
        number = int(mailbox[-1].file[3:7]) + 1 if mailbox else 0
        message = Message(f"msg{number:04}.wav", caller, f"{moment:%Y-%m-%d %H:%M:%S}", seconds)
        mailbox.append(message)
        return message

    def listed(self, values: Body) -> Body:
        """Return the answer to voicemail/query."""
        extension = text(values, "extid")
        if extension and not self._pbx.extension(extension):
            return failed(NO_SUCH_EXTENSION)
        boxes: list[Body] = [
            {"extid": number, "voicemail": [message.listed() for message in messages]}
            for number, messages in self.mailboxes.items()
            if messages and extension in ("", number)
        ]
        return {**SUCCESS, "voicemails": [*boxes]} if boxes else SUCCESS

    def delete(self, values: Body) -> Body:
        """Delete a message, or all of an extension."""
        extension, file = text(values, "extid"), text(values, "voicemailfile")
        if not extension or not file:
            return failed(PARAMETER_EMPTY)
        if not self._pbx.extension(extension):
            return failed(NO_SUCH_EXTENSION)
        if file != "all" and not self._message(extension, file):
            return failed(NO_SUCH_FILE)
        self.mailboxes[extension] = [message for message in self.mailboxes.get(extension, []) if file not in ("all", message.file)]
        return SUCCESS

    def recording_ticket(self, values: Body, client: str) -> Body:
        """Give the permission to fetch a recording."""
        if not (name := text(values, "recording")):
            return failed(PARAMETER_EMPTY)
        if name not in self.recordings:
            return failed(NO_SUCH_RECORDING)
        return self._ticket({"recording": name}, client, text(values, "allowedip"))

    def recording(self, query: Body, client: str) -> Wav | str:
        """Return a recording, or the errno why there is none; a random string serves once."""
        name = text(query, "recording")
        if not self._tickets.take((name,), client, text(query, "random"), once=True):
            return WRONG_RECORDING_RANDOM
        return self.recordings.get(name, NO_SUCH_RECORDING)

    def voicemail_ticket(self, values: Body, client: str) -> Body:
        """Give the permission to fetch a message."""
        extension, file = text(values, "extid"), text(values, "voicemailfile")
        if not extension or not file:
            return failed(PARAMETER_EMPTY)
        if not self._pbx.extension(extension):
            return failed(NO_SUCH_EXTENSION)
        if not self._message(extension, file):
            return failed(NO_SUCH_FILE)
        return self._ticket({"extid": extension, "voicemailfile": file}, client, text(values, "allowedip"))

    def voicemail(self, query: Body, client: str) -> Wav | str:
        """Return the sound of a message, or the errno why there is none."""
        extension, file = text(query, "extid"), text(query, "voicemailfile")
        if not self._tickets.take((extension, file), client, text(query, "random")):
            return WRONG_VOICEMAIL_RANDOM
        message = self._message(extension, file)
        return Wav.of(message.seconds) if message else NO_SUCH_FILE

    def _ticket(self, wanted: dict[str, str], client: str, allowed: str) -> Body:
        """Give a permission."""
        random = self._tickets.give(tuple(wanted.values()), client, allowed)
        return {**SUCCESS, **wanted, "random": random} if random else failed(WRONG_ALLOWED_ADDRESS)

    def _message(self, extension: str, file: str) -> Message | None:
        """Return a message."""
        return next((message for message in self.mailboxes.get(extension, []) if message.file == file), None)
