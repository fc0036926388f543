"""What can be wrong with a PBX and its network, as switches."""

import asyncio
from dataclasses import dataclass, field


@dataclass(slots=True)
class Hold:
    """A request that gets no answer until somebody says so."""

    asked: asyncio.Event = field(default_factory=asyncio.Event)
    answer: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True, kw_only=True)
class Faults:
    """All off at first. `paths` limits the faults of answers to some requests (like `login`); empty means all."""

    paths: set[str] = field(default_factory=set)
    slow: float = 0.0
    """Seconds before each answer."""
    hold: Hold | None = None
    """Each answer waits until its `answer` is set; `asked` tells that a request has come."""
    cut: bool = False
    """The connection breaks in the middle of the answer."""
    garbled: bool = False
    """The body is no JSON and no UTF-8."""
    empty: bool = False
    """The body is empty."""
    html: bool = False
    """The body is a web page."""
    huge: bool = False
    """The body is a good answer, but over 2 MiB long."""
    redirect: str = ""
    """Where another server is said to be; empty for nowhere."""
    server_error: bool = False
    """The answer is HTTP 500."""
    errno: str = ""
    """The answer is `Failed` with this errno; empty for none."""

    json_errno: str = ""
    """A request in JSON is refused with this errno, or with this HTTP status; empty for none."""
    xml_only: bool = False
    """Each request is read as XML, whatever it is, and answered in XML."""

    refuse_all: bool = False
    """Every login fails with 30003, as on a device that is still starting; such a login does not lead to the lock-out."""
    no_clock: bool = False
    """The device info does not tell the time of day."""
    always_registered: bool = False
    """The extension list says `Registered` whatever the phones do."""
    empty_list: bool = False
    """The extension list is empty."""
    wants_call_ids: bool = False
    """The calls over trunks are told by their ids alone; without ids the request fails."""

    records_errno: str = ""
    """A file of call records is an error answer with this errno instead; empty for none."""
    records_cut: bool = False
    """A file of call records ends in the middle of its last row, though all bytes announced come."""

    json_reports: bool = False
    """Reports are JSON even if the login was XML."""
    lose_reports: float = 0.0
    """The share of the reports that get lost."""

    def concern(self, path: str) -> bool:
        return not self.paths or path in self.paths
