"""Recordings of calls, by the names in their records (protocol 3.13, 5.10)."""

from contextlib import AbstractAsyncContextManager

from ..errors import PbxRefusedError, refusal
from ..wire import values
from .files import FileStream
from .part import Part

_NO_RECORDING = "20014"


class Recordings(Part):
    def open(self, name: str, byte_range: str | None = None) -> AbstractAsyncContextManager[FileStream]:
        """Open a recording, or the part of it that a `Range` header names; it closes with the context. Raises PbxError."""
        if not values.file_name(name):
            raise refusal(PbxRefusedError, _NO_RECORDING)
        return self._open_file("recording", {"recording": name}, byte_range)
