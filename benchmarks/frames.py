"""The switchboard in a browser.

A page in Chromium with 300 phones, 20 queues, and 40 calls, while 20 phones and calls
change each second for a minute. Loading takes the median of five windows.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path
import shutil
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.async_api import Page

from tests.browser.stage import Stage, set_up
from tests.browser.window import window
from tests.demo.home_assistant import SWITCHBOARD
from tests.simulator import SimExtension, SimQueue, SimulatedPbx

from .table import Row, collect

_EXTENSIONS = 300
_QUEUES = 20
_CALLS = 40
_WINDOWS = 5
_FRAMES_PER_SECOND = 55
_FIRST_TILE_SECONDS = 2.5
# A phone becomes free, rings, and talks.
_CHANGES_OF_CALL = 3
_CHANGES_PER_SECOND = 20
_AT_A_TIME = 15
_STATES = ("Ringing", "InUse", "Idle")

# Counts frames, and the changes of the subscription, from now on.
_WATCH = """
    () => {
        const frames = [];
        let last = performance.now();
        const frame = now => { frames.push(now - last); last = now; \
requestAnimationFrame(frame); };
        requestAnimationFrame(frame);
        const socket = document.querySelector("home-assistant").hass.connection.socket;
        const seen = {frames, changes: 0};
        socket.addEventListener("message", ({data}) => {
            for (const message of [JSON.parse(data)].flat()) {
                if (!message.event?.changes) continue;
                for (const {phones} of Object.values(message.event.changes)) \
seen.changes += Object.keys(phones ?? {}).length;
            }
        });
        window.watched = seen;
    }
"""
_TIMES = """
    () => [performance.now(), performance.getEntriesByType("resource")\
.find(({name}) => name.includes("openvox-uc.js")).startTime]
"""


def measure(seconds: int = 60) -> list[Row]:
    with TemporaryDirectory() as folder:
        return collect(asyncio.run(_measure(Path(folder), seconds)))


async def _measure(folder: Path, seconds: int) -> list[Row]:
    """Load the page, then let phones and calls change in it."""
    rooms = [
        SimExtension(str(number), f"Room {number}")
        for number in range(100, 100 + _EXTENSIONS)
    ]
    queues = [
        SimQueue(str(6500 + index), f"Floor {index + 1}", (rooms[index].number,))
        for index in range(_QUEUES)
    ]
    async with set_up(folder / "home", rooms, queues) as stage:
        await stage.home.add_switchboard("Phones")
        await stage.home.all_started()
        for room in rooms[:_CALLS]:
            await _begin_call(stage.pbx, room.number)
        loaded = [await _load(stage, folder) for _ in range(_WINDOWS)]
        async with window(stage, folder, _chromium()) as shown:
            return [
                *_loading(loaded),
                *await _watch(stage, shown.page, rooms, seconds),
            ]


def _chromium() -> str | None:
    return shutil.which("chromium")


async def _load(stage: Stage, folder: Path) -> tuple[float, float, float]:
    """Load the page twice in a new window."""
    async with window(stage, folder, _chromium()) as shown:
        first, core = await _first_tile(stage, shown.page)
        warm, _ = await _first_tile(stage, shown.page)
        return first, core, warm


def _loading(loaded: Sequence[tuple[float, float, float]]) -> list[Row]:
    first, core, warm = (median(times) for times in zip(*loaded, strict=True))
    return [
        Row(
            "First phone, with an empty cache",
            first,
            "seconds",
            _FIRST_TILE_SECONDS,
            instead=f"until any card is loaded: {core:.2f} seconds",
        ),
        Row("First phone, with a warm cache", warm, "seconds", _FIRST_TILE_SECONDS),
    ]


async def _watch(
    stage: Stage, page: Page, rooms: Sequence[SimExtension], seconds: int
) -> list[Row]:
    """Let phones and calls change, and count what the page shows."""
    await _first_tile(stage, page)
    await (
        page.locator("openvox-uc-phone").nth(_EXTENSIONS - 1).wait_for(state="attached")
    )
    await page.locator("openvox-uc-calls li").nth(_CALLS - 1).wait_for(state="attached")
    await page.wait_for_timeout(3000)
    await page.evaluate(_WATCH)
    heap = await _heap(page)
    sent = await _change(stage.pbx, rooms[:_CALLS], rooms[_CALLS:], seconds)
    await page.wait_for_timeout(2000)
    watched: dict[str, Any] = await page.evaluate("() => window.watched")
    shows = await page.locator(
        "openvox-uc-phones openvox-uc-phone[state=in_use]"
    ).count()
    frames = watched["frames"]
    in_use = sum(extension.state == "Busy" for extension in stage.pbx.extensions)
    return [
        Row(
            "Frames",
            len(frames) / (sum(frames) / 1000),
            "a second",
            _FRAMES_PER_SECOND,
            at_least=True,
        ),
        Row(
            f"Changes shown, of {sent:,} that the PBX reported",
            watched["changes"],
            "",
            sent,
            at_least=True,
        ),
        Row(
            "Phones that are wrongly shown in a call, or not in one",
            abs(shows - in_use),
            "",
            0,
        ),
        Row("Growth of the memory of the page", await _heap(page) - heap, "MB"),
    ]


async def _begin_call(pbx: SimulatedPbx, number: str) -> None:
    await pbx.desk.ring([number], f"030{number}")
    await pbx.desk.answer(number)


async def _first_tile(stage: Stage, page: Page) -> tuple[float, float]:
    """Return after how many seconds the first tile is there.

    The second value is after how many seconds Home Assistant began to load the cards.
    """
    await page.set_viewport_size({"width": 1920, "height": 1080})
    await page.goto(f"{stage.home.url}/{SWITCHBOARD}", wait_until="commit")
    await page.locator("openvox-uc-phone").first.wait_for()
    shown, asked = await page.evaluate(_TIMES)
    return shown / 1000, asked / 1000


async def _change(
    pbx: SimulatedPbx,
    talkers: Sequence[SimExtension],
    others: Sequence[SimExtension],
    seconds: int,
) -> int:
    """Let some phones ring, talk and stop.

    In each second, one call ends and another begins in its place.
    """
    loop = asyncio.get_running_loop()
    begun, sent, changed = loop.time(), 0, 0
    while sent < seconds * _CHANGES_PER_SECOND:
        second, place = divmod(sent, _CHANGES_PER_SECOND)
        if place == 0:
            number = talkers[second % len(talkers)].number
            await pbx.desk.hang_up(number)
            await _begin_call(pbx, number)
            sent += _CHANGES_OF_CALL
        else:
            # Some phones ring at a time, then these talk, and then the next ones ring.
            round_, place = divmod(changed, _AT_A_TIME)
            group, state = divmod(round_, len(_STATES))
            number, status = (
                others[(group * _AT_A_TIME + place) % len(others)].number,
                _STATES[state],
            )
            changed += 1
            await pbx.report_state(number, status)
            sent += 1
        await asyncio.sleep(max(0.0, begun + sent / _CHANGES_PER_SECOND - loop.time()))
    return sent


async def _heap(page: Any) -> float:
    """Return how much the page keeps in memory after a cleaning, in megabytes."""
    client = await page.context.new_cdp_session(page)
    await client.send("HeapProfiler.collectGarbage")
    usage = await client.send("Runtime.getHeapUsage")
    return float(usage["usedSize"]) / 1e6
