"""The command line of the simulated PBX: a person plays the people at the phones."""

from collections.abc import Awaitable, Callable, Sequence
import re

from custom_components.openvox_uc.pbx.models import Party

from .desk import OUTSIDER
from .live import DeskError, LiveCall
from .pbx import SimulatedPbx

HELP = """\
ring 101 [0301234] [4930555101]  somebody calls 101 from outside (from that number, by that DID); `ring 600` calls a group or queue
call 101 102                     101 calls 102
out 101 0301234                  101 calls an outside number
answer 101                       101 answers, or whom it calls outside
hangup 101                       101 hangs up, refuses or gives up; an outside number can hang up too
hold 101                         101 puts the other one on hold
resume 101                       101 takes the other one back
transfer 101 102                 101 passes its call on to another phone, a group, a queue or an outside number
miss [101]                       nobody answers in time
voicemail 101                    the caller speaks to the voicemail of 101, which rings
boot                             the PBX loses its power and starts again
forget                           the PBX forgets who is logged in
status                           what the phones do
help                             this
quit                             the end"""

_NUMBER = re.compile(r"\+?[\d*#]+")


class Console:
    """Understands the commands."""

    def __init__(self, pbx: SimulatedPbx, say: Callable[[str], None]) -> None:
        """Play with a PBX."""
        self._pbx = pbx
        self._say = say
        self._commands: dict[str, tuple[Callable[..., Awaitable[None]], range]] = {
            "ring": (self._ring, range(1, 4)),
            "call": (self._call, range(2, 3)),
            "out": (self._out, range(2, 3)),
            "answer": (self._answer, range(1, 2)),
            "hangup": (self._hang_up, range(1, 2)),
            "hold": (self._hold, range(1, 2)),
            "resume": (self._resume, range(1, 2)),
            "transfer": (self._transfer, range(2, 3)),
            "miss": (self._miss, range(2)),
            "voicemail": (self._voicemail, range(1, 2)),
            "boot": (self._boot, range(1)),
            "forget": (self._forget, range(1)),
            "status": (self._status, range(1)),
            "help": (self._help, range(1)),
        }

    async def run(self, line: str) -> bool:
        """Do what a line says; return whether to go on."""
        words = line.split()
        if not words:
            return True
        name, arguments = words[0].lower(), words[1:]
        if name in ("quit", "exit"):
            return False
        if name not in self._commands:
            self._say(HELP)
            return True
        command, counts = self._commands[name]
        if len(arguments) not in counts or not all(map(_NUMBER.fullmatch, arguments)):
            self._say(next(entry for entry in HELP.splitlines() if entry.startswith(name)))
            return True
        try:
            await command(*arguments)
        except DeskError as error:
            self._say(f"{error}.")
        return True

    async def _ring(self, to: str, caller: str = OUTSIDER, did: str | None = None) -> None:
        phones = self._pbx.control.phones_of(to) or (to,)
        self._need(phones)
        self._say(f"{caller} calls {to} from outside")
        await self._pbx.desk.ring(phones, caller, to=did or to)

    async def _call(self, caller: str, callee: str) -> None:
        self._need((caller, callee))
        self._say(f"{caller} calls {callee}")
        await self._pbx.desk.call(caller, callee)

    async def _out(self, caller: str, number: str) -> None:
        self._need((caller,))
        self._say(f"{caller} calls {number} outside")
        await self._pbx.desk.dial_out(caller, number)

    async def _answer(self, extension: str) -> None:
        self._say(f"{extension} answers")
        await self._pbx.desk.answer(extension)

    async def _hang_up(self, who: str) -> None:
        self._say(f"{who} hangs up")
        await self._pbx.desk.hang_up(who)

    async def _hold(self, extension: str) -> None:
        self._say(f"{extension} puts the other one on hold")
        await self._pbx.control.hold(*self._talking(extension))

    async def _resume(self, extension: str) -> None:
        self._say(f"{extension} takes the other one back")
        await self._pbx.control.resume(*self._talking(extension))

    async def _transfer(self, extension: str, to: str) -> None:
        self._say(f"{extension} passes its call on to {to}")
        await self._pbx.control.transfer(*self._talking(extension), to)

    async def _miss(self, who: str | None = None) -> None:
        self._say("Nobody answers")
        await self._pbx.desk.miss(who)

    async def _voicemail(self, extension: str) -> None:
        self._say(f"The caller speaks to the voicemail of {extension}")
        await self._pbx.desk.leave_message(extension)

    async def _boot(self) -> None:
        self._say("The power fails")
        await self._pbx.boot()

    async def _forget(self) -> None:
        self._pbx.forget_token()
        self._say("The session is gone")

    async def _status(self) -> None:
        pbx = self._pbx
        for extension in pbx.extensions:
            self._say(f"{extension.number:>6}  {extension.name or extension.number:<12} {extension.state}")
        for call in pbx.desk.calls:
            state = "talks" if call.talking else "rings"
            ends = [party.number or "somebody anonymous" for party in call.parties]
            self._say(f"        call of {', '.join(ends)}: {state}")
        for machine in pbx.desk.machine_calls:
            deed = f"listens in to {machine.listens_to}" if machine.listens_to else "hears a prompt"
            self._say(f"        {machine.party.number} {deed}")
        self._say("Somebody is logged in" if pbx.token else "Nobody is logged in")

    async def _help(self) -> None:
        self._say(HELP)

    def _talking(self, extension: str) -> tuple[LiveCall, Party]:
        """Return the call in which a phone talks, and the phone."""
        if (call := self._pbx.control.talking(extension)) is None:
            raise DeskError(f"{extension} talks with nobody")
        return call, Party(extension)

    def _need(self, extensions: Sequence[str]) -> None:
        """Make sure that extensions exist."""
        for number in extensions:
            if self._pbx.extension(number) is None:
                raise DeskError(f"There is no extension {number}")
