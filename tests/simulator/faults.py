"""Faults of a PBX and its network, as switches."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from .bodies import Body


async def _unchanged(values: Body) -> Body:
    return values


@dataclass(slots=True)
class Hold:
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    answer: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True, kw_only=True)
class Faults:
    """All off at first.

    `paths` limits the faults of answers to some requests (like `login`); empty means
    all.
    """

    paths: set[str] = field(default_factory=set)
    slow: float = 0.0
    """Seconds before each answer."""
    hold: Hold | None = None
    """Each answer waits until its `answer` is set.

    `asked` is set when a request has come.
    """
    cut: bool = False
    garbled: bool = False
    empty: bool = False
    html: bool = False
    huge: int = 0
    """How many bytes of spaces follow each answer."""
    packed: bool = False
    """These are compressed, although no client requests that."""
    redirect: str = ""
    """Where another server is said to be; empty for nowhere."""
    server_error: bool = False
    errno: str = ""

    json_errno: str = ""
    xml_only: bool = False
    """Each request is read as XML, whatever it is, and answered in XML."""

    refuse_all: bool = False
    """Every login fails with 30003, as on a device that is still starting.

    Such a login does not lead to the lock-out.
    """
    no_clock: bool = False
    always_registered: bool = False
    """The extension list says `Registered` whatever the phones do."""
    empty_list: bool = False
    keep_settings: bool = False
    """Changes of the settings of extensions are accepted, and not made."""

    records_errno: str = ""
    """A file of call records is an error answer with this errno instead.

    Empty for none.
    """
    records_cut: bool = False

    json_reports: bool = False
    lose_reports: float = 0.0
    """The share of the reports that get lost."""
    on_the_way: Callable[[Body], Awaitable[Body | None]] = field(
        default=_unchanged, repr=False
    )
    """Returns a report as it arrives, after as long as it takes; None: it gets lost."""
    no_path: bool = False
    """Reports have an empty request target."""
    no_slash: bool = False
    lf_alone: bool = False
    odd_host: bool = False
    """There is a port in `Host`, behind a space."""
    no_length: bool = False
    """Nothing says how long a report is, nor that it has ended."""

    def refuse(self, errno: str, *paths: str) -> None:
        """Answer some requests with an error from now on."""
        self.paths, self.errno = set(paths), errno

    def cut_off(self, path: str) -> None:
        """Break each answer to a request off from now on."""
        self.paths, self.cut = {path}, True

    def concern(self, path: str) -> bool:
        return not self.paths or path in self.paths
