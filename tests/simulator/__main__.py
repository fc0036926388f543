"""Run the simulated PBX by itself: `python -m tests.simulator`."""

from argparse import ArgumentDefaultsHelpFormatter, ArgumentParser, Namespace
import asyncio
from contextlib import suppress
from functools import partial
import sys
from threading import Thread

from .bodies import SERIAL
from .console import Console
from .pbx import SimulatedPbx

say = partial(print, flush=True)


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
        console = Console(pbx, say)
        while await console.run(await lines.get()):
            pass


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(main(arguments()))
