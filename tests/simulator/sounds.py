"""Voicemails and recordings.

Who may hear them, and what they sound like (protocol 3.13).
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import pi, sin
import struct
from typing import TYPE_CHECKING

from .bodies import Body, Json
from .requests import SUCCESS, Errno, Handler, RefusedError, Request, Tickets

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

_SAMPLES_PER_SECOND = 8000
_BYTES_PER_SECOND = 2 * _SAMPLES_PER_SECOND
_HEADER_BYTES = 44
# One second of 440 Hz.
_TURN = 2 * pi * 440 / _SAMPLES_PER_SECOND
_TONE = struct.pack(
    f"<{_SAMPLES_PER_SECOND}h",
    *(int(8000 * sin(_TURN * sample)) for sample in range(_SAMPLES_PER_SECOND)),
)
_CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Wav:
    """A WAV file of any length, made as it is read."""

    size: int

    @classmethod
    def of(cls, seconds: float) -> Wav:
        return cls(_HEADER_BYTES + int(seconds * _SAMPLES_PER_SECOND) * 2)

    def read(self, start: int, stop: int) -> Iterator[bytes]:
        data = self.size - _HEADER_BYTES
        form = b"WAVEfmt " + struct.pack(
            "<IHHIIHH", 16, 1, 1, _SAMPLES_PER_SECOND, _BYTES_PER_SECOND, 2, 16
        )
        header = (
            b"RIFF"
            + struct.pack("<I", self.size - 8)
            + form
            + b"data"
            + struct.pack("<I", data)
        )
        if start < _HEADER_BYTES:
            yield header[start:stop]
        start = max(start - _HEADER_BYTES, 0)
        stop -= _HEADER_BYTES
        while start < stop:
            into = start % _BYTES_PER_SECOND
            part = min(_CHUNK_BYTES, stop - start)
            yield (_TONE * ((into + part) // _BYTES_PER_SECOND + 1))[into : into + part]
            start += part


@dataclass(frozen=True, slots=True)
class Message:
    file: str
    caller: str
    left_at: str
    seconds: int

    def listed(self) -> Body:
        return {
            "voicemailfile": self.file,
            "messagefrom": self.caller,
            "voicemaildate": self.left_at,
            "voicemaillength": str(self.seconds),
        }


class Sounds:
    def __init__(self, pbx: SimulatedPbx, clock: Callable[[], float]) -> None:
        self._pbx = pbx
        self._clock = clock
        self._recording_tickets = Tickets(
            clock, "recording", refusal=Errno.WRONG_RECORDING_RANDOM, once=True
        )
        self._voicemail_tickets = Tickets(
            clock, "extid", "voicemailfile", refusal=Errno.WRONG_VOICEMAIL_RANDOM
        )
        self.mailboxes: dict[str, list[Message]] = {}
        self.recordings: dict[str, Wav] = {}
        self._ended = asyncio.Condition()
        self.heard = 0
        self.takes_ranges = True
        """Downloads may be of a part; otherwise the whole file comes."""
        self.answers: dict[str, Handler] = {
            "recording/get_random": self._recording_ticket,
            "voicemail/get_random": self._voicemail_ticket,
            "voicemail/query": self._listed,
            "voicemail/delete": self._delete,
        }

    def observe(self, report: Body) -> None:
        if name := report.get("recording"):
            self.recordings.setdefault(
                str(name), Wav.of(float(str(report["talkduraction"])))
            )

    async def silence(self) -> None:
        async with self._ended, asyncio.timeout(60):
            await self._ended.wait_for(lambda: not self.heard)

    @asynccontextmanager
    async def sounding(self) -> AsyncGenerator[None]:
        self.heard += 1
        try:
            yield
        finally:
            self.heard -= 1
            async with self._ended:
                self._ended.notify_all()

    def leave_message(self, extension: str, caller: str, seconds: int) -> Message:
        mailbox = self.mailboxes.setdefault(extension, [])
        moment = datetime.fromtimestamp(
            self._clock() + self._pbx.skew + self._pbx.utc_offset, UTC
        )
        number = int(mailbox[-1].file[3:7]) + 1 if mailbox else 0
        message = Message(
            f"msg{number:04}.wav", caller, f"{moment:%Y-%m-%d %H:%M:%S}", seconds
        )
        mailbox.append(message)
        return message

    def _listed(self, request: Request) -> Body:
        extension = request.text("extid")
        if extension:
            self._pbx.need_extension(extension)
        boxes: list[Json] = [
            {"extid": number, "voicemail": [message.listed() for message in messages]}
            for number, messages in self.mailboxes.items()
            if messages and extension in ("", number)
        ]
        return SUCCESS | ({"voicemails": boxes} if boxes else {})

    def _delete(self, request: Request) -> None:
        extension, file = request.need("extid", "voicemailfile")
        self._pbx.need_extension(extension)
        if file != "all":
            self._message(extension, file)
        self.mailboxes[extension] = [
            message
            for message in self.mailboxes.get(extension, [])
            if file not in ("all", message.file)
        ]

    def _recording_ticket(self, request: Request) -> Body:
        [name] = request.need("recording")
        if name not in self.recordings:
            raise RefusedError(Errno.NO_SUCH_RECORDING)
        return self._recording_tickets.give(request)

    def recording(self, request: Request) -> Wav:
        self._recording_tickets.check(request)
        if (found := self.recordings.get(request.text("recording"))) is None:
            raise RefusedError(Errno.NO_SUCH_RECORDING)
        return found

    def _voicemail_ticket(self, request: Request) -> Body:
        extension, file = request.need("extid", "voicemailfile")
        self._pbx.need_extension(extension)
        self._message(extension, file)
        return self._voicemail_tickets.give(request)

    def voicemail(self, request: Request) -> Wav:
        self._voicemail_tickets.check(request)
        return Wav.of(
            self._message(request.text("extid"), request.text("voicemailfile")).seconds
        )

    def _message(self, extension: str, file: str) -> Message:
        for message in self.mailboxes.get(extension, []):
            if message.file == file:
                return message
        raise RefusedError(Errno.NO_SUCH_FILE)
