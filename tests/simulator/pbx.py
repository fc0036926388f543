"""The simulated OpenVox UC501: an HTTP server that answers, phones that ring, and reports that go out."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
import time
from typing import Self

from .access import Access
from .bodies import SERIAL, Body
from .control import Control, WantedLeg
from .desk import Desk
from .faults import Faults
from .front import Front
from .hotel import Hotel
from .live import DeskError
from .records import Records
from .reporter import Reporter
from .sounds import Sounds
from .switchboard import SimConference, SimExtension, SimQueue, SimTrunk, Switchboard
from .truth import TimedReport

_NAMES = {"101": "Alice", "102": "Bob", "103": "Carol", "104": "Dave", "105": "Erin", "106": "Frank", "107": "Grace", "108": "Heidi"}
_DAYS_UP = 57 * 86_400.0


def default_extensions() -> list[SimExtension]:
    """Return the extensions of a small house; 100 has no phone."""
    extensions = [SimExtension("100", state="Unavailable"), *(SimExtension(number, name) for number, name in _NAMES.items())]
    for extension in extensions:
        extension.settings["ringtimeout"] = "30"
    return extensions


def default_trunks() -> list[SimTrunk]:
    """Return the trunks of a small house."""
    return [SimTrunk("to-108-16", username="6100", password="SECRET-trunk"), SimTrunk("to-18-16-2")]


def _now() -> float:
    """Return the time, also when a test has moved it."""
    return time.time()


def _say_nothing(sentence: str) -> None:
    """Be quiet."""


class SimulatedPbx:
    """A PBX with its power switch off. `async with` switches it on and off."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        serial: str = SERIAL,
        name: str = "UC501",
        username: str = "api",
        password: str = "secret",
        extensions: Sequence[SimExtension] | None = None,
        trunks: Sequence[SimTrunk] | None = None,
        clock: Callable[[], float] = _now,
        tell: Callable[[str], None] = _say_nothing,
    ) -> None:
        """Take the settings; port 0 takes any free one and keeps it. `tell` hears what happens, in sentences without secrets."""
        self.host = host
        self.port = port
        self.serial = serial
        self.name = name
        self.hardware = "3.1"
        self.firmware = "4.1.1"
        self.username = username
        self.password = password
        self.extensions = list(default_extensions() if extensions is None else extensions)
        self.trunks = list(default_trunks() if trunks is None else trunks)
        self.groups: dict[str, tuple[str, ...]] = {"600": ("102", "103", "104")}
        self.paging_groups: dict[str, tuple[str, ...]] = {"6100": ("101", "102")}
        self.queues = [SimQueue("9998", "queue_user1", ("105", "106"), password="SECRET-queue-9998")]
        self.conferences = [SimConference("8000", "testapi1", password="SECRET-conference-8000")]
        self.clock = clock
        self.tell = tell
        self.utc_offset = 10_800.0
        """The PBX's local time minus UTC, in seconds."""
        self.skew = 0.0
        """How many seconds the PBX's clock is ahead of ours."""
        self.booted_at = clock() - _DAYS_UP
        self.accepted_versions = {"v0.0.1", "v1.1.0", "v2.0.0"}
        self.unknown_version_is_404 = False
        self.wrong_login_errno = "20003"
        self.tells_device_to_all = False
        """Whether deviceinfo/query is answered without a token."""
        self.faults = Faults()
        self.repeat_interval = 1.0
        self.repeat_limit = 3
        """How often a report that was not answered with 200 is sent again, and after how many seconds each."""
        self.pick_up_after: float | None = 0.0
        """After how many seconds people pick up a phone that rings because the API calls from it; None: by hand."""
        self.outbound_prefix = ""
        """What the outbound route strips from a number dialed."""
        self.pickup_code = "*8"
        """What is dialed before an extension to answer a call that rings there; empty: nothing."""
        self.answer_after: float | None = None
        """After how many seconds they answer a call that the API made; None: by hand."""
        self.hang_up_after: float | None = None
        """After how many seconds of talk its caller hangs up; None: by hand."""
        self.prompts = {"welcome", "haruhi3", "user15"}
        """The prompts uploaded, by their names without a suffix."""
        self.prompt_seconds: float | None = None
        """How long a prompt lasts; None: until the listener hangs up."""
        self.wanted_leg: WantedLeg = "any"
        """Which leg of a call `calltransfer`, `inbound/hangup` and `outbound/hangup` take: that of the caller, or of the other end."""
        self.tells_transfers = False
        """Whether a transfer by the API is reported by a Tranfer."""
        self.names_both_trunks = False
        """Whether a call that goes on to an outside number is reported with an `inbound` object beside the `outbound` one."""
        self.holder_is_on_hold = False
        """Whether the phone that holds a call is reported to hold, in place of the phone that waits."""
        self.sequence = 1669
        """The second half of the id of the newest channel."""
        self.requests: list[tuple[str, Body]] = []
        """Every request understood: its path without the version, and its fields."""
        self.sent: list[tuple[Body, int | None]] = []
        """Every report sent, repeats too, and the HTTP status that answered it."""
        self.formats: set[tuple[str, str]] = set()
        """In which formats requests came and reports went out: `request` or `report`, and `json` or `xml`."""
        self.access = Access(self._own_time)
        self.switchboard = Switchboard(self._own_time, lambda: self.extensions)
        self.records = Records(self._own_time)
        self.sounds = Sounds(self, self._own_time)
        self.records_calls = False
        """Whether the conversations of the desk are recorded."""
        self.desk = Desk(self)
        self.hotel = Hotel(self)
        self.control = Control(self)
        self._front = Front(self)
        self._reporter = Reporter(self)
        self._tasks: set[asyncio.Task[object]] = set()
        self._was_on = False

    @property
    def token(self) -> str | None:
        """The token of the session, None if nobody is logged in."""
        return self.access.token if self.access.alive else None

    @property
    def report_url(self) -> str | None:
        """Where reports go, as `host:port/path`, None before the first login."""
        target = self.access.target
        return None if target is None else f"{target.host}:{target.port}{target.path}"

    @property
    def logins(self) -> int:
        """How many logins succeeded."""
        return self.access.logins

    @property
    def wrong_logins(self) -> int:
        """How many logins in a row were wrong."""
        return self.access.wrong_logins

    @property
    def locked(self) -> bool:
        """Whether an address is locked out after wrong logins."""
        return self.access.locked

    @property
    def running(self) -> bool:
        """Whether the power is on."""
        return self._front.open

    async def __aenter__(self) -> Self:
        """Switch it on."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Switch it off."""
        await self.stop()

    async def start(self) -> None:
        """Switch it on. After it was off, this is a boot: token and calls are gone, and a BootUp goes to the address last registered."""
        self.port = await self._front.start(self.host, self.port)
        if self._was_on:
            self.booted_at = self.clock()
            self.tell("The PBX has started")
            await self._reporter.boot_up()
        self._was_on = True

    async def stop(self) -> None:
        """Switch it off, at once."""
        tasks = [*self._tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._front.stop()
        self.access.forget()
        self.desk.clear()
        self.switchboard.clear()

    async def boot(self) -> None:
        """Switch it off and on again."""
        await self.stop()
        await self.start()

    def forget_token(self) -> None:
        """Lose the session, as if another program had logged in or half an hour had passed."""
        self.access.forget()

    @property
    def trunk(self) -> str:
        """The name of the trunk that calls take."""
        return self.trunks[-1].name if self.trunks else ""

    def new_id(self, born: float, *, beside: bool) -> str:
        """Return the id of a new channel: beside the last one, or of a new call, which stands farther off."""
        self.sequence += 2 if beside else 15
        return f"{int(born + self.skew)}.{self.sequence}"

    def extension(self, number: str) -> SimExtension | None:
        """Return an extension."""
        return next((extension for extension in self.extensions if extension.number == number), None)

    def queue(self, number: str) -> SimQueue | None:
        """Return a queue."""
        return next((queue for queue in self.queues if queue.number == number), None)

    def add_extension(self, number: str, name: str = "") -> SimExtension:
        """Set up a new extension."""
        extension = SimExtension(number, name)
        self.extensions.append(extension)
        return extension

    def delete_extension(self, number: str) -> None:
        """Take an extension away."""
        self.extensions = [extension for extension in self.extensions if extension.number != number]

    def set_state(self, number: str, word: str) -> None:
        """Change what the extension list says of a phone, without a report."""
        for extension in self.extensions:
            if extension.number == number:
                extension.state = word

    async def report(self, values: Body) -> int | None:
        """Make a report and send it, as far as this PBX and its network do; return the HTTP status that answered it.

        None: it was not sent, got lost, is late (`faults.delay_reports`), or nobody answered.
        """
        self.switchboard.observe(values)
        self.remember(values)
        return await self._reporter.send(values)

    def remember(self, values: Body) -> None:
        """Keep what a report tells of a call: its record, and its recording."""
        self.records.observe(values)
        self.sounds.observe(values)

    async def report_raw(self, body: bytes) -> int | None:
        """Send any bytes to the address registered for reports; return the HTTP status that answered them."""
        return await self._reporter.send_raw(body)

    async def play(self, reports: Iterable[TimedReport], *, speed: float | None = 1.0) -> None:
        """Send reports, each when its time has come after the first one's; `speed` times as fast, or (None) without a pause."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        first: float | None = None
        for report in reports:
            first = report.at if first is None else first
            if speed and (wait := begun + (report.at - first) / speed - loop.time()) > 0:
                await asyncio.sleep(wait)
            await self.report(report.values)

    def spawn(self, work: Coroutine[object, object, object]) -> None:
        """Do something beside the rest; `stop` ends it."""
        task = asyncio.get_running_loop().create_task(self._try(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Wait until everything begun has been done, such as the reports of a call that the API made."""
        while pending := [task for task in self._tasks if not task.done()]:
            await asyncio.gather(*pending)

    async def _try(self, work: Coroutine[object, object, object]) -> None:
        """Do something that may have become impossible meanwhile."""
        try:
            await work
        except DeskError as error:
            self.tell(str(error))

    def _own_time(self) -> float:
        """Return our time; asked anew each time, for the clock may be exchanged."""
        return self.clock()
