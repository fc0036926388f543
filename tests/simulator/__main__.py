"""Run the simulated PBX by itself: `python -m tests.simulator`. A person plays the people at the phones."""

from argparse import ArgumentDefaultsHelpFormatter, ArgumentParser, Namespace
import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
import re
import sys
from threading import Thread

from .bodies import SERIAL, Party
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

say = partial(print, flush=True)


class Console:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
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
        name, *arguments = line.lower().split() or ["status"]
        if name in ("quit", "exit"):
            return False
        if name not in self._commands:
            say(HELP)
            return True
        usage = re.split(r"  +", self._usage[name])[0].split()[1:]
        least = sum(not word.startswith("[") for word in usage)
        if not least <= len(arguments) <= len(usage) or not all(map(_NUMBER.fullmatch, arguments)):
            say(self._usage[name])
            return True
        try:
            await self._commands[name](*arguments)
        except DeskError as error:
            say(f"{error}.")
        else:
            say("Done")
        return True

    async def _ring(self, to: str, caller: str = OUTSIDER, did: str | None = None) -> None:
        phones = self._pbx.control.phones_of(to) or (self._existing(to),)
        await self._pbx.desk.ring(phones, caller, to=did or to)

    async def _forget(self) -> None:
        self._pbx.forget_token()

    async def _status(self) -> None:
        pbx = self._pbx
        for extension in pbx.extensions:
            say(f"{extension.number:>6}  {extension.name or extension.number:<12} {extension.state}")
        for call in pbx.desk.calls:
            ends = [party.number or "somebody anonymous" for party in call.parties]
            say(f"        call of {', '.join(ends)}: {'talks' if call.talking else 'rings'}")
        for machine in pbx.desk.machine_calls:
            deed = f"listens in to {machine.listens_to}" if machine.listens_to else "hears a prompt"
            say(f"        {machine.party.number} {deed}")
        say("Somebody is logged in" if pbx.token else "Nobody is logged in")

    def _talking(self, extension: str) -> tuple[LiveCall, Party]:
        if (call := self._pbx.control.talking(extension)) is None:
            raise DeskError(f"{extension} talks with nobody")
        return call, Party(extension)

    def _existing(self, number: str) -> str:
        if self._pbx.extension(number) is None:
            raise DeskError(f"There is no extension {number}")
        return number


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.simulator", description=__doc__, formatter_class=ArgumentDefaultsHelpFormatter)
    parser.add_argument("--host", default="0.0.0.0", help="address to listen on")
    parser.add_argument("--port", type=int, default=9011, help="port to listen on")
    parser.add_argument("--username", default="api", help="user name of the API")
    parser.add_argument("--password", default="secret", help="password of the API")
    parser.add_argument("--serial", default=SERIAL, help="serial number of the PBX")
    return parser.parse_args()


def read_lines(loop: asyncio.AbstractEventLoop, lines: asyncio.Queue[str]) -> None:
    """Hand over what is typed, and `quit` at its end; runs in a thread, since a terminal cannot be awaited everywhere."""
    with suppress(RuntimeError):  # the loop has ended meanwhile
        for line in sys.stdin:
            loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, "quit")


async def main(options: Namespace) -> None:
    lines: asyncio.Queue[str] = asyncio.Queue()
    async with SimulatedPbx(**vars(options), tell=say, pick_up_after=2.0) as pbx:
        say(f"A {pbx.name} with the serial number {pbx.serial} listens on port {pbx.port}. Type `help` for what you can do.")
        Thread(target=read_lines, args=(asyncio.get_running_loop(), lines), daemon=True).start()
        console = Console(pbx)
        while await console.run(await lines.get()):
            pass


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main(arguments()))
