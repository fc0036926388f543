"""Telling stories: the reports of a call, each when its time has come."""

from collections.abc import Callable
from random import Random

from tests.conftest import Later
from tests.simulator import SimulatedPbx
from tests.simulator.stories import Exchange, Habits, Script


async def tell_story(pbx: SimulatedPbx, later: Later, write: Callable[[Script], None]) -> None:
    """Let the PBX send the reports of a story, and wait until nothing more comes of it."""
    exchange = Exchange(Random(1), serial=pbx.serial, begin=pbx.clock(), utc_offset=pbx.utc_offset)
    story = exchange.script("", Habits())
    write(story)
    exchange.add(story, 0)
    for report in exchange.finish().reports:
        await later(report.at - pbx.clock())
        await pbx.report(report.values)
    await later(65)
