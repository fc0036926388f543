"""The dashboard of the docs at a desk and on a phone, light and dark."""

import asyncio
from collections.abc import Mapping
from typing import Literal

from homeassistant.util.yaml import parse_yaml
from playwright.async_api import ViewportSize

from tests.demo.home_assistant import DASHBOARD
from tests.repository import documented_dashboard

from .stage import ANNA, BEN, NAMELESS, RECEPTION, STRANGER, VIP, Stage
from .window import SIZE, Window

_SIZES: Mapping[str, ViewportSize] = {"desk": {"width": 1440, "height": 1150}, "phone": {"width": 400, "height": 2600}}
_MINE = "My calls"
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


async def make_dashboard(stage: Stage, shown: Window) -> None:
    """Make the dashboard as the docs say, step by step."""
    page = shown.page
    await shown.go("/config/lovelace/dashboards")
    await page.get_by_role("button", name="Add dashboard").click()
    await page.locator("dashboard-card").filter(has_text="New dashboard from scratch").click()
    # The dialog takes the focus once it stands still.
    await shown.picture("make the dashboard of the docs")
    dialog = page.locator("dialog-lovelace-dashboard-detail")
    await dialog.locator("input").first.press_sequentially(_MINE)
    await dialog.get_by_role("button", name="Create").click()
    await page.get_by_text(_MINE, exact=True).first.click()
    await page.get_by_role("button", name="Edit dashboard").click()
    await page.locator("ha-tab-group-tab").filter(has_text="Unnamed view").get_by_title("Edit view").first.click()
    editor = page.locator("hui-dialog-edit-view")
    await editor.get_by_role("button", name="Menu").click()
    await page.get_by_text("Edit in YAML", exact=True).first.click()
    await editor.locator(".cm-content").click()
    await page.keyboard.press("Control+A")
    await page.keyboard.insert_text(documented_dashboard())
    await editor.get_by_role("button", name="Save").click()
    await page.locator("hui-tile-card").filter(has_text="Anna").wait_for()
    await shown.picture("the dashboard of the docs was made")
    (path,) = [each["url_path"] for each in await stage.home.command("lovelace/dashboards/list") if each["title"] == _MINE]
    (saved,) = (await stage.home.command("lovelace/config", url_path=path))["views"]
    pasted = parse_yaml(documented_dashboard())
    assert isinstance(pasted, dict)
    # Home Assistant adds some of its own.
    if lost := [(value, saved.get(key)) for key, value in pasted.items() if saved.get(key) != value]:
        shown.problems.append(f"The dashboard of the docs was not saved as it was pasted: {lost}")


async def look_at_dashboard(stage: Stage, shown: Window) -> None:
    """Let people miss and make calls, and look at the dashboard while one talks and one rings; a tile shows with whom."""
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
            await shown.page.locator("hui-tile-card").filter(has_text=f"Mrs Winter · {VIP}").wait_for()
            await shown.picture(f"dashboard at the {name}, {scheme}")
    await shown.page.set_viewport_size(SIZE)
    await shown.page.emulate_media(color_scheme="light")
    await desk.miss(ANNA)
    await desk.hang_up(RECEPTION)
