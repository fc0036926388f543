"""Sounds on the PBX: recordings of calls, and voicemails (protocol 3.13, 5.10)."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import NamedTuple

from ..errors import PbxRefusedError, Refusal, refusal, suppress_refusals
from ..wire import values
from ..wire.values import Fields, Object
from .files import FileStream
from .login import UserRequests

ALL_MESSAGES = "all"
_QUERY = "voicemail/query"
_NO_DATA = "20007"
_NO_RECORDING = "20014"


class Recordings(UserRequests):
    def open(
        self, name: str, byte_range: str | None = None
    ) -> AbstractAsyncContextManager[FileStream]:
        if not values.file_name(name):
            raise refusal(PbxRefusedError, _NO_RECORDING)
        return self._session.stream("recording", {"recording": name}, byte_range)


class Voicemail(NamedTuple):
    """A voicemail; `left_at` is PBX local time.

    Its file is named by its position, so another message may get that name later.
    """

    extension: str
    file: str
    caller: str | None
    left_at: datetime | None
    seconds: int | None


class Mailboxes(UserRequests):
    async def query(self, extension: str | None = None) -> list[Voicemail]:
        """Return the messages of an extension, for a user, or of all, for a poll."""
        answer: Object = {}
        with suppress_refusals({_NO_DATA}):
            if extension:
                answer = await self._request(_QUERY, {"extid": extension})
            else:
                answer = await self._session.request(_QUERY)
        # Parsing thousands of messages takes a tenth of a second.
        return await asyncio.to_thread(_messages, answer)

    async def delete(self, extension: str, file: str) -> None:
        """Delete a message by its file, or `ALL_MESSAGES` of an extension."""
        await self._request(
            "voicemail/delete", {"extid": extension, "voicemailfile": file}
        )

    @asynccontextmanager
    async def open(
        self, message: Voicemail, byte_range: str | None = None
    ) -> AsyncGenerator[FileStream]:
        """Open the sound of a message.

        Raises PbxRefusedError if the message is gone, or if another one has its name
        now.
        """
        if message not in await self.query(message.extension):
            raise refusal(PbxRefusedError, Refusal.NO_SUCH_FILE)
        wanted = {"extid": message.extension, "voicemailfile": message.file}
        async with self._session.stream("voicemail", wanted, byte_range) as file:
            yield file


def _messages(answer: Fields) -> list[Voicemail]:
    found: list[Voicemail] = []
    for mailbox in values.listed(answer, "voicemails"):
        extension = values.text(mailbox.get("extid"))
        for message in values.objects(mailbox.get("voicemail")):
            file = values.file_name(message.get("voicemailfile"))
            if extension and file:
                found.append(
                    Voicemail(
                        extension=extension,
                        file=file,
                        caller=values.number(message.get("messagefrom")),
                        left_at=values.local_time(message.get("voicemaildate")),
                        seconds=values.whole(message.get("voicemaillength")),
                    )
                )
    return found
