"""Takes the pictures of README and docs/: `--pictures`.

All are of the same moment of a house with calls in progress.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright.async_api import ViewportSize

from custom_components.openvox_uc.const import (
    CONF_PICKUP_CODE,
    CONF_PLAY_RECORDINGS,
    DOMAIN,
)
from tests.demo.__main__ import say
from tests.demo.home_assistant import DASHBOARD, SWITCHBOARD
from tests.simulator import SimExtension, SimQueue, SimTrunk

from .stage import Stage, set_up
from .window import Window, window

PEOPLE = {
    "101": "Reception",
    "102": "Anna",
    "103": "Ben",
    "104": "Clara",
    "105": "David",
    "106": "Elena",
    "107": "Felix",
    "108": "Greta",
    "109": "Hugo",
    "110": "Isabel",
    "111": "Jonas",
    "112": "Laura",
    "113": "Workshop 1",
    "114": "Workshop 2",
    "115": "Warehouse",
    "116": "Loading dock",
    "117": "Mateo",
    "118": "Nora",
    "119": "Meeting room",
    "120": "Cafeteria",
    "121": "Lobby",
    "122": "Front door",
    "123": "Basement",
    "124": "Home office",
}
_AREAS = {
    "Front office": ("101", "102", "103", "104"),
    "Sales": ("105", "106", "107", "108", "109", "110"),
}
_AREAS |= {"Service": ("111", "112", "113", "114", "115", "116", "117", "118")}
_MINE, _UNREGISTERED, _QUIET, _MAILBOX = "102", "123", "119", "103"
_CALLERS = {
    "0301234567": "Mrs Winter",
    "0170555666": "Green Grocers",
    "0405556677": "Dr. Sommer",
    "0897776655": "City Hotel",
    "0221334455": "Garden Café",
}
_VIP = "0301234567"
_UNKNOWN = "01719876543"
# How many minutes ago, between whom, and for how many seconds they talked; 0 for a
# missed call.
_EARLIER = (
    (1490, "0405556677", "101", 184),
    (1465, "104", "0897776655", 95),
    (1390, _VIP, "102", 402),
    (173, "0221334455", "101", 67),
    (141, "0170555666", "106", 0),
    (126, "103", "0405556677", 230),
    (88, _VIP, "102", 0),
    (64, "0897776655", "104", 312),
    (41, "102", _VIP, 148),
    (27, _UNKNOWN, "101", 0),
    (9, "0221334455", "103", 0),
)
# The seconds between the calls in progress.
_PAUSES = (21, 13, 17)
_RINGS_SECONDS = 11
_PICTURES: Mapping[str, tuple[str, ViewportSize]] = {
    "switchboard-desk": (f"{SWITCHBOARD}/switchboard", {"width": 1440, "height": 1060}),
    "switchboard-phone": (f"{SWITCHBOARD}/switchboard", {"width": 390, "height": 844}),
    "switchboard-wall": (f"{SWITCHBOARD}/wall", {"width": 1920, "height": 1080}),
    "dashboard-desk": (DASHBOARD, {"width": 1280, "height": 860}),
    "dashboard-phone": (DASHBOARD, {"width": 390, "height": 844}),
}
_COLORS = 256
_SETTLED_MILLISECONDS = 1_000


async def take_pictures(folder: Path, chromium: str | None, images: Path) -> int:
    """Write the pictures; returns 1 if a page had an error."""
    phones = [SimExtension(number, name) for number, name in PEOPLE.items()]
    queues = [
        SimQueue("6500", "Sales", ("105", "106", "107", "108")),
        SimQueue("6501", "Service", ("111", "112", "117")),
    ]
    async with (
        set_up(folder / "home", phones, queues, [SimTrunk("Telecom")]) as stage,
        window(stage, folder, chromium) as shown,
    ):
        say("Furnishing the house ...")
        await _furnish(stage)
        await _tell_of_earlier(stage)
        say("Letting people talk ...")
        await _let_talk(stage)
        # Each call has the same duration on all pictures.
        await shown.page.clock.set_fixed_time(
            datetime.now(UTC) + timedelta(seconds=_RINGS_SECONDS)
        )
        for name, (path, size) in _PICTURES.items():
            say(name)
            await _take(shown, images / name, path, size)
        status = shown.tell()
        say(f"The pictures are in {images}; look at them.")
        return status


async def _furnish(stage: Stage) -> None:
    home, serial = stage.home, stage.pbx.serial
    for number, name in _CALLERS.items():
        await home.act(
            DOMAIN,
            "set_contact",
            {"name": name, "numbers": [number], "vip": number == _VIP},
        )
    await home.set_options(
        DOMAIN,
        "control",
        {CONF_PICKUP_CODE: stage.pbx.pickup_code, CONF_PLAY_RECORDINGS: True},
    )
    await home.add_switchboard("Phones")
    for area, numbers in _AREAS.items():
        area_id = (await home.command("config/area_registry/create", name=area))[
            "area_id"
        ]
        for number in numbers:
            device_id = await home.device_id(f"{serial}_ext_{number}")
            await home.command(
                "config/device_registry/update", device_id=device_id, area_id=area_id
            )
    (entry_id,) = await stage.entries()
    mine = {"phone": {"entry_id": entry_id, "number": _MINE}}
    await home.command("frontend/set_user_data", key=DOMAIN, value=mine)
    for extension in stage.pbx.extensions:
        extension.state = (
            "Unavailable" if extension.number == _UNREGISTERED else extension.state
        )
        extension.settings = {"dnd": "on"} if extension.number == _QUIET else {}
    stage.pbx.sounds.leave_message(_MAILBOX, _VIP, 12)
    stage.pbx.queues[0].waiting = 1
    await stage.enable(
        f"{serial}_last_caller",
        f"{serial}_recent_calls",
        f"{serial}_ext_{_QUIET}_dnd",
    )
    await home.all_started()


async def _tell_of_earlier(stage: Stage) -> None:
    """Let the PBX report the records of calls that are over."""
    pbx = stage.pbx
    outbound = {
        "srctrunkname": "",
        "dsttrcunkname": pbx.trunk,
        "type": "Outbound",
    }
    for index, (minutes, caller, callee, seconds) in enumerate(_EARLIER):
        at = datetime.now(UTC) - timedelta(minutes=minutes, seconds=7 * index % 60)
        more = outbound if caller in PEOPLE else {}
        sound = f"{index}.wav" if seconds > 200 else ""
        await stage.report_earlier(at, caller, callee, seconds, recording=sound, **more)
        await pbx.settled()


async def _let_talk(stage: Stage) -> None:
    desk = stage.desk
    calls: Sequence[tuple[str, str]] = (
        ("0897776655", "104"),
        ("105", "113"),
        (_VIP, _MINE),
    )
    for (caller, callee), pause in zip(calls, _PAUSES, strict=True):
        await (
            desk.call(caller, callee)
            if caller in PEOPLE
            else desk.ring([callee], caller)
        )
        await asyncio.sleep(2)
        await desk.answer(callee)
        await asyncio.sleep(pause)
    await desk.ring(["106", "107"], "0170555666", to="6500")
    await stage.pbx.settled()


async def _take(shown: Window, image: Path, path: str, size: ViewportSize) -> None:
    """Take a picture, light and dark.

    Where there is a switchboard, the sidebar is narrow.
    """
    sidebar = "docked" if path == DASHBOARD else "auto"
    await shown.page.evaluate(
        "sidebar => localStorage.setItem('dockedSidebar', JSON.stringify(sidebar))",
        sidebar,
    )
    async for scheme in shown.schemes(size):
        await shown.go(f"/{path}")
        await shown.page.locator("openvox-uc-phone, hui-tile-card").first.wait_for()
        await shown.page.wait_for_timeout(_SETTLED_MILLISECONDS)
        await shown.picture(f"{image.name}-{scheme}")
        file = image.with_name(f"{image.name}-{scheme}.png")
        await shown.page.screenshot(path=file)
        _shrink(file)


def _shrink(file: Path) -> None:
    """Leave a picture the colors that it needs, which makes it a quarter as large."""
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(
            _COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        ).save(file, optimize=True)
