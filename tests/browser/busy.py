"""How smooth the switchboard stays in a large house with many calls: `python -m tests.browser --busy 60`, on a quiet machine."""

import asyncio
from pathlib import Path
from typing import Any

from tests.demo.__main__ import say
from tests.demo.home_assistant import SWITCHBOARD
from tests.simulator import SimulatedPbx

from .stage import switchboard_of_hotel
from .window import window

_EXTENSIONS = 300
_CHANGES_PER_SECOND = 20
_STATES = ("Ringing", "InUse", "Idle")

# Counts frames, and the messages of the subscription, from now on.
_WATCH = """
    () => {
        const frames = [];
        let last = performance.now();
        const frame = now => { frames.push(now - last); last = now; requestAnimationFrame(frame); };
        requestAnimationFrame(frame);
        const socket = document.querySelector("home-assistant").hass.connection.socket;
        const seen = {frames, messages: 0, bytes: 0, changes: 0};
        socket.addEventListener("message", ({data}) => {
            for (const message of [JSON.parse(data)].flat()) {
                if (!message.event?.changes) continue;
                seen.messages += 1;
                seen.bytes += JSON.stringify(message).length;
                for (const {phones} of Object.values(message.event.changes)) seen.changes += Object.keys(phones ?? {}).length;
            }
        });
        window.watched = seen;
    }
"""


async def measure(folder: Path, chromium: str | None, seconds: int) -> int:
    """Let phones change, and print what the page made of it; returns 0 if no change was lost."""
    async with switchboard_of_hotel(folder / "home", _EXTENSIONS) as stage, window(stage, folder, chromium) as shown:
        page = shown.page
        await page.set_viewport_size({"width": 1920, "height": 1080})
        await shown.go(f"/{SWITCHBOARD}")
        await page.locator("openvox-uc-phone").nth(_EXTENSIONS - 1).wait_for(state="attached")
        await page.wait_for_timeout(3000)
        await page.evaluate(_WATCH)
        heap = await _heap(page)
        sent = await _change(stage.pbx, seconds)
        await page.wait_for_timeout(2000)
        watched: dict[str, Any] = await page.evaluate("() => window.watched")
        shows = await page.locator("openvox-uc-phone[state=in_use]").count()
        frames = sorted(watched["frames"])
        slow = sum(frame > 25 for frame in frames)
        say(f"{sent} changes: {watched['changes']} in {watched['messages']} messages, {watched['bytes'] / sent:.0f} bytes a change")
        say(f"{len(frames) / (sum(frames) / 1000):.1f} frames a second; half within {frames[len(frames) // 2]:.1f} ms,")
        say(f"95 % within {frames[int(len(frames) * 0.95)]:.1f} ms, {slow} of {len(frames)} took more than 25 ms")
        say(f"memory of the page: {heap:.1f} MB before, {await _heap(page):.1f} MB after")
        in_use = sum(extension.state == "Busy" for extension in stage.pbx.extensions)
        say(f"{shows} phones are shown in a call, {in_use} are")
        return 0 if watched["changes"] >= sent and shows == in_use else 1


async def _change(pbx: SimulatedPbx, seconds: int) -> int:
    loop = asyncio.get_running_loop()
    begun, sent = loop.time(), 0
    while sent < seconds * _CHANGES_PER_SECOND:
        round_, place = divmod(sent, _EXTENSIONS)
        extension, status = pbx.extensions[place], _STATES[round_ % len(_STATES)]
        await pbx.report({"action": "ExtensionStatus", "extension": extension.number, "status": status, "sn": pbx.serial})
        sent += 1
        await asyncio.sleep(max(0.0, begun + sent / _CHANGES_PER_SECOND - loop.time()))
    return sent


async def _heap(page: Any) -> float:
    """Return how much the page keeps in memory after a cleaning, in megabytes."""
    client = await page.context.new_cdp_session(page)
    await client.send("HeapProfiler.collectGarbage")
    usage = await client.send("Runtime.getHeapUsage")
    return float(usage["usedSize"]) / 1e6
