"""A call that waits in a queue draws the attention of its watcher.

By the title of the tab, a sound, a notification, and aloud.
"""

import re

from playwright.async_api import Page, expect

from tests.demo.home_assistant import SWITCHBOARD
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

from .stage import STRANGER, Stage
from .window import Window

_TEXTS = ENGLISH["config_panel"]["mine"]
_SAID = _TEXTS["rings_queue"].format(name="Plumber", queue="Sales")
# Counts the tones that are played, and keeps the notifications that are shown now.
_LISTEN = """
    () => {
        window.tones = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { window.tones += 1; \
start.apply(this, when); };
        window.notifications = [];
        window.Notification = class extends Notification {
            constructor(title, options) { super(title, options); \
window.notifications.push(title); }
            close() { super.close(); \
window.notifications = window.notifications.filter(title => title !== this.title); }
        };
    }
"""
# A browser without a screen has no page in the background.
_HIDE = (
    "hidden => Object.defineProperty(document, 'hidden', {value: hidden, "
    "configurable: true})"
)


async def draw_attention(
    stage: Stage, shown: Window, branch: SimulatedPbx, queue: str, agent: str
) -> None:
    attention = _Attention(shown, branch, queue, agent)
    await shown.go(f"/{SWITCHBOARD}/switchboard")
    await attention.choose()
    await attention.hear_and_read()
    await attention.be_notified()


class _Attention:
    def __init__(
        self, shown: Window, branch: SimulatedPbx, queue: str, agent: str
    ) -> None:
        self._shown = shown
        self._desk = branch.desk
        self._queue = queue
        self._agent = agent
        self._mine = shown.page.locator("openvox-uc-mine")
        self._notify = self._mine.get_by_role("checkbox", name=_TEXTS["notify"])

    @property
    def _page(self) -> Page:
        return self._shown.page

    async def _ring(self) -> None:
        await self._desk.ring([self._agent], STRANGER, to=self._queue)
        await expect(self._mine.get_by_role("status")).to_have_text(_SAID)

    async def _answer(self) -> None:
        await self._desk.answer(self._agent)
        await expect(self._mine.get_by_role("status")).to_have_text("")
        await self._expect_notifications("once the call is answered")
        await self._desk.hang_up(self._agent)

    async def _expect_notifications(self, when: str, *titles: str) -> None:
        self._shown.compare(
            f"Notifications {when}",
            await self._page.evaluate("() => window.notifications"),
            [*titles],
        )

    async def choose(self) -> None:
        """Choose a sound and a queue, which is remembered for the user.

        The browser allows no notification yet.
        """
        await self._mine.get_by_role("button", name=_TEXTS["alert"]).click()
        await self._notify.click()
        await expect(self._notify).not_to_be_checked()
        for name in (_TEXTS["sound"], "Sales"):
            await self._mine.get_by_role("checkbox", name=name).click()
            await expect(self._mine.get_by_role("checkbox", name=name)).to_be_checked()
        await self._page.reload()
        await self._mine.locator("ha-icon[icon='mdi:bell-ring']").wait_for()

    async def hear_and_read(self) -> None:
        """Notice a call by all but a notification.

        Notifications are allowed from now on, but were not chosen.
        """
        await self._page.context.grant_permissions(["notifications"])
        await self._page.evaluate(_LISTEN)
        await self._page.evaluate(_HIDE, True)
        await self._ring()
        await expect(self._page).to_have_title(re.compile(re.escape(_SAID)))
        await self._page.wait_for_function("() => window.tones >= 2")
        await self._expect_notifications("that were not chosen")
        await self._answer()
        await expect(self._page).not_to_have_title(re.compile("Plumber"))

    async def be_notified(self) -> None:
        """Choose notifications.

        There is one while the page is in the background, and as long as the call rings.
        """
        await self._mine.get_by_role("button", name=_TEXTS["alert"]).click()
        await self._notify.click()
        await expect(self._notify).to_be_checked()
        await self._page.keyboard.press("Escape")
        for hidden, titles in ((False, ()), (True, (_SAID,))):
            await self._page.evaluate(_HIDE, hidden)
            await self._ring()
            await self._expect_notifications(
                f"of a page that is {'hidden' if hidden else 'seen'}", *titles
            )
            await self._answer()
