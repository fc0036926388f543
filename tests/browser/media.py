"""The media browser: a recording is found by the name of the caller, and played."""

from playwright.async_api import expect

from tests.demo.__main__ import say

from .stage import PBX, Stage
from .window import Window


async def search_media(stage: Stage, shown: Window) -> None:
    """Find the recording of the call with Mrs Winter."""
    say("A recording is found in the media browser")
    page = shown.page
    await shown.go("/media-browser")
    items = page.locator("ha-media-player-browse").locator(".child, ha-list-item")
    for folder in ("OpenVox UC", PBX):
        await items.filter(has_text=folder).first.click()
    search = page.locator("ha-input-search input")
    await search.fill("winter")
    await search.press("Enter")
    await expect(items).to_have_count(1)
    await expect(items).to_contain_text("Mrs Winter")
    await shown.picture("found in the media browser")
    begun = len(stage.pbx.requests)
    await items.click()
    if not await stage.is_asked("recording/get_random", {}, begun):
        shown.problems.append("The PBX was not asked for a recording that was found")
