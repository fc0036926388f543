"""A window of a browser in which a user is logged in.

It takes pictures, and notes what goes wrong in it.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
import re
from typing import Literal

from playwright.async_api import (
    Browser,
    Error,
    Locator,
    Page,
    ViewportSize,
    async_playwright,
    expect,
)

from tests.demo.__main__ import say

from .stage import HOME_ZONE, Stage

SIZE: ViewportSize = {"width": 1280, "height": 1500}
_PATIENCE_MILLISECONDS = 60_000
# Pictures are taken once nothing moves.
_CALM_MILLISECONDS = 300
# The marks of a missing text.
_NO_TEXT = re.compile(r"component\.|ui\.panel|openvox_uc|undefined|\[object|\bNaN\b")
# Most texts are in shadow roots, which innerText does not include. Code and the sidebar
# may contain anything.
_TEXTS = """
    function texts(node) {
        if (node.nodeType === Node.TEXT_NODE) return [node.data.trim()];
        if (["STYLE", "SCRIPT", "HA-CODE-EDITOR", "HA-YAML-EDITOR", \
"HA-SIDEBAR"].includes(node.tagName)) return [];
        return [...(node.shadowRoot?.childNodes ?? []), \
...node.childNodes].flatMap(texts);
    }
"""


class Window:
    def __init__(self, page: Page, url: str, folder: Path) -> None:
        self.page = page
        self._url = url
        self.problems: list[str] = []
        self.folder = folder
        self._pictures = 0
        page.on("pageerror", self._note)

    async def schemes(self, size: ViewportSize) -> AsyncIterator[str]:
        """Set the size, and yield each color scheme while the page has it."""
        schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
        for scheme in schemes:
            await self.page.set_viewport_size(size)
            await self.page.emulate_media(color_scheme=scheme)
            yield scheme
        await self.page.set_viewport_size(SIZE)
        await self.page.emulate_media(color_scheme="light")

    def phone(self, name: str) -> Locator:
        """Return the tile of a phone."""
        return self.page.locator("openvox-uc-phones openvox-uc-phone").filter(
            has=self.page.locator(".name", has_text=name)
        )

    @property
    def calls(self) -> Locator:
        """The calls in progress."""
        return self.page.locator("openvox-uc-calls li")

    def call(self, text: str) -> Locator:
        """Return a call in progress, by a text that its row shows."""
        return self.calls.filter(has_text=text)

    async def choose(self, phone: str, label: str) -> None:
        """Choose from the menu of a phone."""
        await self.phone(phone).click()
        await self.page.get_by_role("menuitem", name=label, exact=True).click()

    async def expect_no_calls(self) -> None:
        await expect(self.calls).to_have_count(0)

    async def expect_state(self, name: str, state: str) -> None:
        await expect(self.phone(name)).to_have_attribute("state", state)

    async def go(self, path: str) -> None:
        await self.page.goto(f"{self._url}{path}")

    def check(self, is_right: bool, problem: str) -> None:
        if not is_right:
            self.problems.append(problem)

    def compare(self, what: str, found: object, wanted: object) -> None:
        if found != wanted:
            self.problems.append(f"{what}: {found} instead of {wanted}")

    def note(self, where: str, problems: Iterable[str]) -> None:
        self.problems += [f"{where}: {problem}" for problem in problems]

    def tell(self) -> int:
        """Say what was wrong; return 1 if anything was."""
        for problem in self.problems:
            say(f"Wrong: {problem}")
        return 1 if self.problems else 0

    def _note(self, error: Error) -> None:
        """Note an error of the page.

        An object is only what Home Assistant answered, such as to a condition that is
        not filled in yet; and a page that is left while it waits for an answer, or
        asks, is disconnected, or has lost the connection (3).
        """
        if error.message not in ("Object", "disconnected", "3"):
            self.problems.append(
                f"The page {self.page.url} had an error: {error.message}"
            )

    async def texts(self, place: Locator | None = None) -> list[str]:
        texts: list[str] = await (
            place or self.page.locator("home-assistant")
        ).evaluate(_TEXTS)
        return texts

    async def picture(
        self, name: str, place: Locator | None = None, *, errors: bool = False
    ) -> list[str]:
        """Take a picture, and return the texts of a place of the page.

        Missing texts and errors in that place are noted.
        """
        await self.page.wait_for_timeout(_CALM_MILLISECONDS)
        self._pictures += 1
        await self.page.screenshot(path=self.folder / f"{self._pictures:02} {name}.png")
        seen = place or self.page.locator("home-assistant")
        texts = await self.texts(place)
        self.problems += [
            f"{name}: a text is missing: {text}"
            for text in texts
            if _NO_TEXT.search(text)
        ]
        alerts = [] if errors else await seen.locator("ha-alert").all_inner_texts()
        self.note(name, filter(str.strip, alerts))
        return texts


@asynccontextmanager
async def window(
    stage: Stage, folder: Path, chromium: str | None
) -> AsyncIterator[Window]:
    expect.set_options(timeout=_PATIENCE_MILLISECONDS)
    async with async_playwright() as playwright:
        # Root cannot have the sandbox.
        arguments = ["--disable-gpu", "--disable-quic", "--no-sandbox"]
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=arguments
        )
        page = await logged_in(browser, stage.home.url, await stage.tokens())
        shown = Window(page, stage.home.url, folder)
        try:
            yield shown
        except Exception:
            await shown.page.screenshot(path=folder / "failed.png")
            raise
        finally:
            await browser.close()


async def another_page(page: Page, stage: Stage, *user: str) -> Page:
    """Log in beside a page: another user, by name and password, or the first one."""
    browser = page.context.browser
    assert browser
    return await logged_in(browser, stage.home.url, await stage.tokens(*user))


async def logged_in(browser: Browser, url: str, tokens: str) -> Page:
    context = await browser.new_context(
        viewport=SIZE, locale="en-GB", timezone_id=HOME_ZONE.key
    )
    context.set_default_timeout(_PATIENCE_MILLISECONDS)
    page = await context.new_page()
    await page.goto(f"{url}/manifest.json")
    await page.evaluate("tokens => localStorage.setItem('hassTokens', tokens)", tokens)
    return page
