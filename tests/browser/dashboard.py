"""The dashboard of the docs at a desk and on a phone, light and dark."""

import asyncio
from collections.abc import Mapping
from typing import Literal

from playwright.async_api import ViewportSize

from tests.demo.home_assistant import DASHBOARD

from .stage import ANNA, BEN, NAMELESS, RECEPTION, STRANGER, VIP, Stage
from .window import SIZE, Window

_SIZES: Mapping[str, ViewportSize] = {"desk": {"width": 1440, "height": 1150}, "phone": {"width": 400, "height": 2600}}
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


async def look_at_dashboard(stage: Stage, shown: Window) -> None:
    desk = stage.pbx.desk
    for caller in (NAMELESS, STRANGER, NAMELESS):
        await desk.ring([BEN], caller)
        await desk.miss(BEN)
        # The PBX numbers calls by the second.
        await asyncio.sleep(2)
    await desk.ring([RECEPTION], VIP)
    await desk.answer(RECEPTION)
    await desk.ring([ANNA], STRANGER)
    await stage.pbx.settled()
    for name, size in _SIZES.items():
        for scheme in _SCHEMES:
            await shown.page.set_viewport_size(size)
            await shown.page.emulate_media(color_scheme=scheme)
            await shown.go(f"/{DASHBOARD}")
            await shown.picture(f"dashboard at the {name}, {scheme}")
    await shown.page.set_viewport_size(SIZE)
    await shown.page.emulate_media(color_scheme="light")
    await desk.miss(ANNA)
    await desk.hang_up(RECEPTION)
