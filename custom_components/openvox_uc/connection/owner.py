"""What every part of an entry needs of the owner of its PBX."""

from typing import Protocol

from homeassistant.core import callback

from ..pbx import PbxClient, PbxError


class PbxOwner(Protocol):
    """The owner of the session with a PBX; parts that need more of it extend this protocol."""

    @property
    def client(self) -> PbxClient: ...

    @property
    def connected(self) -> bool:
        """Whether there is a session with the PBX."""

    @callback
    def async_request_failed(self, error: PbxError) -> None:
        """Check whether the session was lost, after a request failed."""
