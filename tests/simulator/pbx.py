"""The simulated OpenVox UC501.

An HTTP server that answers, phones that ring, and reports that go out.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
import time
from typing import Self

from .access import Access
from .bodies import SERIAL, Body, extension_status
from .control import Control, WantedLeg
from .desk import Desk, DeskError
from .faults import Faults
from .front import Front
from .hotel import Hotel
from .records import Records
from .reporter import Reporter
from .requests import Errno, RefusedError
from .sounds import Sounds
from .switchboard import SimConference, SimExtension, SimQueue, SimTrunk

_NAMES = {
    "101": "Alice",
    "102": "Bob",
    "103": "Carol",
    "104": "Dave",
    "105": "Erin",
    "106": "Frank",
    "107": "Grace",
    "108": "Heidi",
}
# The words of the extension list for states that reports name differently.
_LIST_WORDS = {"InUse": "Busy", "Idle": "Registered", "Unregistered": "Unavailable"}
_DAYS_UP = 57 * 86_400.0


def default_extensions() -> list[SimExtension]:
    """Return the extensions of a small house; 100 has no phone."""
    extensions = [
        SimExtension("100", state="Unavailable"),
        *(SimExtension(number, name) for number, name in _NAMES.items()),
    ]
    for extension in extensions:
        extension.settings["ringtimeout"] = "30"
    return extensions


def _now() -> float:
    return time.time()


@dataclass(eq=False, kw_only=True)
class SimulatedPbx:
    """A PBX that is off. `async with` turns it on and off."""

    host: str = "127.0.0.1"
    port: int = 0
    """0 takes any free one and keeps it."""
    serial: str = SERIAL
    name: str = "UC501"
    hardware: str = "3.1"
    firmware: str = "4.1.1"
    username: str = "api"
    password: str = "secret"
    extensions: list[SimExtension] = field(default_factory=default_extensions)
    trunks: list[SimTrunk] = field(
        default_factory=lambda: [
            SimTrunk("to-108-16"),
            SimTrunk("to-18-16-2"),
        ]
    )
    clock: Callable[[], float] = _now
    utc_offset: float = 10_800.0
    """The PBX's local time minus UTC, in seconds."""
    skew: float = 0.0
    """How many seconds the PBX's clock is ahead of ours."""
    unknown_version_is_404: bool = False
    wrong_login_errno: str = "20003"
    tells_device_to_all: bool = False
    repeat_limit: int = 3
    outbound_prefix: str = ""
    pickup_code: str = "*8"
    """The prefix of an extension to answer a call that rings there; empty: none."""
    voicemail_code: str = "*77"
    """The prefix of an extension to reach its voicemail."""
    park_code: str = "70"
    parking_slots: tuple[str, ...] = ("71", "72")
    """Where parked calls wait, and what is dialed to get them back."""
    call_waiting: bool = False
    """The API also calls from a phone that is in a call.

    The new call is the second one of that phone then.
    """
    wanted_leg: WantedLeg = "any"
    """Which leg of a call `calltransfer`, `inbound/hangup` and `outbound/hangup` take.

    That of the caller, or of the other end.
    """
    tells_transfers: bool = False
    names_both_trunks: bool = False
    """A call passed on to an external number is reported with both trunks.

    An `inbound` object stands next to the `outbound` one.
    """
    holder_is_on_hold: bool = False
    """The holding phone is reported to hold, in place of the waiting one."""
    records_calls: bool = False

    pick_up_after: float | None = 0.0
    """After how many seconds people pick up a phone; None: by hand.

    The phone rings because the API calls from it.
    """
    answer_after: float | None = None
    """After how many seconds they answer a call that the API made; None: by hand."""
    hang_up_after: float | None = None
    """After how many seconds of talk its caller hangs up; None: by hand."""
    sequence: int = 1669

    def __post_init__(self) -> None:
        self.groups: dict[str, tuple[str, ...]] = {"600": ("102", "103", "104")}
        self.queues = [
            SimQueue(
                "9998", "queue_user1", ("105", "106"), password="SECRET-queue-9998"
            )
        ]
        self.paging_groups = {"6100"}
        self.conferences = [
            SimConference("8000", "testapi1", password="SECRET-conference-8000")
        ]
        self.booted_at = self.clock() - _DAYS_UP
        self.accepted_versions = {"v0.0.1", "v1.1.0", "v2.0.0"}
        self.faults = Faults()
        self.requests: list[tuple[str, Body]] = []
        """Every request understood: its path without the version, and its fields."""
        self.requested_at: list[float] = []
        self.sent: list[tuple[Body, int | None]] = []
        """Every report sent, repeats too, and the HTTP status that answered it."""
        self.formats: set[tuple[str, str]] = set()
        """In which formats requests came and reports went out.

        `request` or `report`, and `json` or `xml`.
        """
        self.access = Access(self._own_time)
        self.records = Records(self._own_time)
        self.sounds = Sounds(self, self._own_time)
        self.desk = Desk(self)
        self.hotel = Hotel(self)
        self.control = Control(self)
        self._front = Front(self)
        self._reporter = Reporter(self)
        self._tasks: set[asyncio.Task[object]] = set()
        self._was_on = False

    @property
    def token(self) -> str | None:
        return self.access.token if self.access.alive else None

    @property
    def report_url(self) -> str | None:
        target = self.access.target
        return None if target is None else f"{target.host}:{target.port}{target.path}"

    @property
    def logins(self) -> int:
        return self.access.logins

    @property
    def wrong_logins(self) -> int:
        return self.access.wrong_logins

    @property
    def locked(self) -> bool:
        return self.access.locked

    @property
    def paths(self) -> list[str]:
        """The paths of all requests, in order."""
        return [path for path, _ in self.requests]

    def fields_of(self, path: str) -> list[Body]:
        """Return the fields of all requests with a path."""
        return [fields for asked, fields in self.requests if asked == path]

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Turn it on.

        After it was off, this is a boot: token and calls are gone, and a BootUp goes to
        the address last registered.
        """
        self.port = await self._front.start(self.host, self.port)
        if self._was_on:
            self.booted_at = self.clock()
            await self._reporter.boot_up()
        self._was_on = True

    async def stop(self) -> None:
        tasks = [*self._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._front.stop()
        self.access.forget()
        self.desk.clear()
        for extension in self.extensions:
            if extension.state != "Unavailable":
                extension.state = "Registered"

    async def boot(self) -> None:
        await self.stop()
        await self.start()

    def forget_token(self) -> None:
        """Lose the session.

        It is as if another program had logged in or half an hour had passed.
        """
        self.access.forget()

    @property
    def trunk(self) -> str:
        """The trunk of all calls: the last one."""
        return self.trunks[-1].name if self.trunks else ""

    def new_id(self, born: float, *, beside: bool) -> str:
        """Return the id of a new channel.

        Next to the last one, or farther off for a new call.
        """
        self.sequence += 2 if beside else 15
        return f"{int(born + self.skew)}.{self.sequence}"

    def extension(self, number: str) -> SimExtension | None:
        return next(
            (extension for extension in self.extensions if extension.number == number),
            None,
        )

    def need_extension(self, number: str) -> SimExtension:
        if (extension := self.extension(number)) is None:
            raise RefusedError(Errno.NO_SUCH_EXTENSION)
        return extension

    def queue(self, number: str) -> SimQueue | None:
        return next((queue for queue in self.queues if queue.number == number), None)

    def add_extension(self, number: str, name: str = "") -> SimExtension:
        extension = SimExtension(number, name)
        self.extensions.append(extension)
        return extension

    def delete_extension(self, number: str) -> None:
        self.extensions = [
            extension for extension in self.extensions if extension.number != number
        ]

    def set_state(self, number: str, word: str) -> None:
        """Change what the extension list says of a phone, without a report."""
        for extension in self.extensions:
            if extension.number == number:
                extension.state = word

    async def report(self, values: Body) -> int | None:
        """Make a report and send it, if this PBX and its network do.

        Return the HTTP status that answered it.

        None: it was not sent, got lost, or was not answered.
        """
        if values["action"] == "ExtensionStatus":
            word = str(values["status"])
            self.set_state(str(values["extension"]), _LIST_WORDS.get(word, word))
        self.records.observe(values)
        self.sounds.observe(values)
        return await self._reporter.send(values)

    async def report_state(self, number: str, word: str) -> int | None:
        return await self.report(extension_status(self.serial, number, word))

    async def report_raw(self, body: bytes) -> int | None:
        return await self._reporter.send_raw(body)

    def spawn(self, work: Coroutine[object, object, object]) -> None:
        task = asyncio.get_running_loop().create_task(self._try(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        while pending := [task for task in self._tasks if not task.done()]:
            await asyncio.gather(*pending)

    async def _try(self, work: Coroutine[object, object, object]) -> None:
        with suppress(DeskError):
            await work

    def _own_time(self) -> float:
        return self.clock()
