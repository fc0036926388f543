"""The command line of the simulated PBX: a person plays the people at the phones."""

from collections.abc import Awaitable, Callable
import re

from .bodies import Party
from .desk import OUTSIDER, DeskError, LiveCall
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
    def __init__(self, pbx: SimulatedPbx, say: Callable[[str], None]) -> None:
        self._pbx = pbx
        self._say = say
        self._usage = {line.split()[0]: line for line in HELP.splitlines()}
        desk, control = pbx.desk, pbx.control
        self._commands: dict[str, Callable[..., Awaitable[object]]] = {
            "ring": self._ring,
            "call": lambda caller, callee: desk.call(self._existing(caller), self._existing(callee)),
            "out": lambda caller, number: desk.dial_out(self._existing(caller), number),
            "answer": desk.answer,
            "hangup": desk.hang_up,
            "hold": lambda extension: control.hold(*self._talking(extension)),
            "resume": lambda extension: control.resume(*self._talking(extension)),
            "transfer": lambda extension, to: control.transfer(*self._talking(extension), to),
            "miss": desk.miss,
            "voicemail": desk.leave_message,
            "boot": pbx.boot,
            "forget": self._forget,
            "status": self._status,
        }

    async def run(self, line: str) -> bool:
        """Do what a line says; return whether to go on."""
        name, *arguments = line.lower().split() or ["status"]
        if name in ("quit", "exit"):
            return False
        if name not in self._commands:
            self._say(HELP)
            return True
        usage = re.split(r"  +", self._usage[name])[0].split()[1:]
        least = sum(not word.startswith("[") for word in usage)
        if not least <= len(arguments) <= len(usage) or not all(map(_NUMBER.fullmatch, arguments)):
            self._say(self._usage[name])
            return True
        try:
            await self._commands[name](*arguments)
        except DeskError as error:
            self._say(f"{error}.")
        else:
            self._say("Done")
        return True

    async def _ring(self, to: str, caller: str = OUTSIDER, did: str | None = None) -> None:
        phones = self._pbx.control.phones_of(to) or (self._existing(to),)
        await self._pbx.desk.ring(phones, caller, to=did or to)

    async def _forget(self) -> None:
        self._pbx.forget_token()

    async def _status(self) -> None:
        pbx = self._pbx
        for extension in pbx.extensions:
            self._say(f"{extension.number:>6}  {extension.name or extension.number:<12} {extension.state}")
        for call in pbx.desk.calls:
            ends = [party.number or "somebody anonymous" for party in call.parties]
            self._say(f"        call of {', '.join(ends)}: {'talks' if call.talking else 'rings'}")
        for machine in pbx.desk.machine_calls:
            deed = f"listens in to {machine.listens_to}" if machine.listens_to else "hears a prompt"
            self._say(f"        {machine.party.number} {deed}")
        self._say("Somebody is logged in" if pbx.token else "Nobody is logged in")

    def _talking(self, extension: str) -> tuple[LiveCall, Party]:
        if (call := self._pbx.control.talking(extension)) is None:
            raise DeskError(f"{extension} talks with nobody")
        return call, Party(extension)

    def _existing(self, number: str) -> str:
        if self._pbx.extension(number) is None:
            raise DeskError(f"There is no extension {number}")
        return number
