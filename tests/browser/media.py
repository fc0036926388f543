"""The media browser: the recording of a call is listed by its day, and played."""

import re

from playwright.async_api import expect

from tests.demo.__main__ import say

from .stage import PBX, Stage
from .window import Window


async def browse_media(stage: Stage, shown: Window) -> None:
    """Find the recording of the call with Mrs Winter among those of the last day."""
    say("A recording is found in the media browser")
    page = shown.page
    await shown.go("/media-browser")
    items = page.locator("ha-media-player-browse").locator(".child, ha-list-item")
    for folder in ("OpenVox UC", PBX, "Recordings"):
        await items.filter(has_text=folder).first.click()
    await items.filter(has_text=re.compile(r"^\s*\d{4}-\d{2}-\d{2}")).first.click()
    recording = items.filter(has_text="Mrs Winter")
    await expect(recording).to_have_count(1)
    await shown.picture("found in the media browser")
    begun = len(stage.pbx.requests)
    await recording.click()
    is_asked = await stage.is_asked("recording/get_random", {}, begun)
    shown.check(is_asked, "The PBX was not asked for a recording that was found")
