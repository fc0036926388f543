"""Whether the cards appear whenever their page is opened: `python -m tests.browser --loads 50`."""

from collections.abc import Awaitable, Callable
from pathlib import Path
import time

from playwright.async_api import Page, TimeoutError as PlaywrightTimeoutError

from tests.demo.__main__ import say
from tests.demo.home_assistant import SWITCHBOARD

from .stage import Stage, switchboard_of_hotel
from .window import logged_in, window

_ROOMS = 20
_CARDS = ("dial", "calls", "phones", "recent")
# What Home Assistant shows in the place of a card that it does not know (yet).
_FAULTS = "hui-error-card, hui-error-badge"


async def load(folder: Path, chromium: str | None, times: int) -> int:
    """Open the switchboard, each time with an empty cache, and then with a warm one.

    Returns 0 if all cards appeared each time, and no page that was left had an error.
    """
    async with switchboard_of_hotel(folder / "home", _ROOMS) as stage, window(stage, folder, chromium) as shown:
        browser = shown.page.context.browser
        assert browser
        errors: list[str] = []
        shown.page.on("pageerror", lambda error: errors.append(error.message))

        async def with_empty_cache() -> bool:
            page = await logged_in(browser, stage.home.url, await stage.tokens())
            try:
                return await _appears(stage, page)
            finally:
                await page.context.close()

        cold = await _count("an empty cache", times, with_empty_cache)
        # This one warms it.
        await _appears(stage, shown.page)
        warm = await _count("a warm one", times, lambda: _appears(stage, shown.page))
        say(f"As it was left, the page had {len(errors)} errors{''.join(f', {error}' for error in errors)}")
        return 0 if cold == warm == times and not errors else 1


async def _count(cache: str, times: int, appears: Callable[[], Awaitable[bool]]) -> int:
    begun = time.monotonic()
    count = sum([await appears() for _ in range(times)])
    say(f"With {cache}, all cards appeared in {count} of {times} loads, of {(time.monotonic() - begun) / times:.1f} s each")
    return count


async def _appears(stage: Stage, page: Page) -> bool:
    try:
        await page.goto(f"{stage.home.url}/{SWITCHBOARD}")
        for card in _CARDS:
            await page.locator(f"openvox-uc-{card}").first.wait_for()
        await page.locator("openvox-uc-phone").nth(_ROOMS - 1).wait_for()
    except PlaywrightTimeoutError:
        return False
    faults: int = await page.locator(_FAULTS).count()
    return faults == 0
