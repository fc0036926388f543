"""What users can do with one subject, as queues or wake-up calls: a part of the client."""

from collections.abc import Container, Mapping
from contextlib import AbstractAsyncContextManager

from ..errors import PbxRefusedError
from ..wire.values import Value
from .files import FileStream
from .login import ApiSession

# After that, a person who requested something does something else, and so does an automation.
_MAX_WAIT_SECONDS = 10


class Part:
    """Requests of users: each raises PbxBusyError if it would have to wait for more than ten seconds, and other kinds of PbxError."""

    def __init__(self, session: ApiSession) -> None:
        self._session = session

    async def _request(
        self, path: str, values: Mapping[str, Value] | None = None, *, no_data: Container[str | None] = ()
    ) -> dict[str, Value]:
        """Return the answer to a request, an empty one for a refusal with an errno that stands for `no_data`."""
        try:
            return await self._session.request(path, values, max_wait=_MAX_WAIT_SECONDS)
        except PbxRefusedError as error:
            if error.errno not in no_data:
                raise
            return {}

    def _open_file(self, resource: str, wanted: Mapping[str, Value], byte_range: str | None) -> AbstractAsyncContextManager[FileStream]:
        return self._session.stream(resource, wanted, byte_range, max_wait=_MAX_WAIT_SECONDS)
