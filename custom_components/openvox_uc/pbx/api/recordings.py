"""Recordings of calls, by the names that their records tell (protocol 3.13, 5.10)."""

from contextlib import AbstractAsyncContextManager

from ..errors import PbxRefusedError, refusal
from ..wire import values
from .login import OpenFile
from .transport import FileStream

_NO_RECORDING = "20014"


class Recordings:
    """The sound of recorded calls."""

    def __init__(self, open_file: OpenFile) -> None:
        """Open files within a session."""
        self._open_file = open_file

    def open(self, name: str, byte_range: str | None = None) -> AbstractAsyncContextManager[FileStream]:
        """Open a recording, or the part of it that a `Range` header names; it closes with the context. Raises PbxError."""
        if not values.file_name(name):
            raise refusal(PbxRefusedError, _NO_RECORDING)
        return self._open_file("recording", {"recording": name}, byte_range)
