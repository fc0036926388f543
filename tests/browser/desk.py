"""At the desk of a house with two PBXs.

A user sees who is available, pauses an agent, turns on do not disturb, and uses the
keyboard.
"""

from collections.abc import Mapping
import re

from playwright.async_api import expect

from tests.demo.__main__ import say
from tests.demo.home_assistant import SWITCHBOARD, until
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

from .stage import OFFICE, PATIENCE_SECONDS, STRANGER, Stage
from .window import Window

_TEXTS = ENGLISH["config_panel"]


async def work_at_desk(
    stage: Stage,
    shown: Window,
    branch: SimulatedPbx,
    agent: tuple[str, str],
    quiet: tuple[str, str],
) -> None:
    """Work at the desk.

    The user's phone is Anna's, of the first PBX; the agent and the other phone are of
    the other one.
    """
    say("Phones are found, agents pause, and keys are pressed")
    desk = _Desk(stage, shown, branch)
    await shown.go(f"/{SWITCHBOARD}/switchboard")
    await desk.find_phones()
    await desk.fold_area()
    await desk.pause(*agent)
    await desk.disturb(*quiet)
    await desk.press_keys()


class _Desk:
    def __init__(self, stage: Stage, shown: Window, branch: SimulatedPbx) -> None:
        self._stage = stage
        self._shown = shown
        self._branch = branch
        self._page = shown.page
        self._phones = shown.page.locator("openvox-uc-phones")
        self._tiles = self._phones.locator("openvox-uc-phone")

    async def _is_asked(self, path: str, wanted: Mapping[str, str]) -> None:
        is_asked = await until(
            lambda: any(
                wanted.items() <= fields.items()
                for fields in self._branch.fields_of(path)
            ),
            PATIENCE_SECONDS,
        )
        self._shown.check(is_asked, f"The PBX was not asked for {path} with {wanted}")

    async def find_phones(self) -> None:
        """Show the phones that are busy, and go to one by its name."""
        filters = self._phones.locator("[data-filter]")
        await filters.filter(has_text=_TEXTS["phones"]["busy"]).click()
        await expect(
            self._phones.locator(
                "openvox-uc-phone:not([state=in_use], [state=ringing])"
            )
        ).to_have_count(0)
        await expect(
            filters.filter(has_text=_TEXTS["phones"]["busy"]).locator("bdi")
        ).to_have_text(str(await self._tiles.count()))
        await filters.filter(has_text=_TEXTS["phones"]["all"]).click()
        search = self._phones.get_by_role("searchbox")
        await search.fill("room 221")
        await search.press("Enter")
        await expect(self._tiles).to_have_count(1)
        await expect(
            self._shown.phone("Room 221").get_by_role("button")
        ).to_be_focused()
        menu = self._page.get_by_role("menu")
        await self._page.keyboard.press("Enter")
        await menu.wait_for()
        await self._page.keyboard.press("Escape")
        await expect(menu).to_have_count(0)
        await search.fill("")

    async def fold_area(self) -> None:
        """Fold an area, which is remembered."""
        area = self._phones.get_by_role("button", name=re.compile(OFFICE))
        await area.click()
        await expect(self._shown.phone("Anna")).to_have_count(0)
        await self._page.reload()
        await expect(area).to_have_attribute("aria-expanded", "false")
        await area.click()
        await self._shown.phone("Anna").wait_for()

    async def pause(self, agent: str, number: str) -> None:
        queues, texts = self._page.locator("openvox-uc-queues"), _TEXTS["queues"]
        for key, path in (
            ("pause", "queue/pause_agent"),
            ("resume", "queue/unpause_agent"),
        ):
            await queues.get_by_role(
                "button", name=texts[key].format(name=agent)
            ).click()
            await self._is_asked(path, {"extid": number})
        await queues.get_by_role(
            "button", name=texts["pause"].format(name=agent)
        ).wait_for()

    async def disturb(self, name: str, number: str) -> None:
        badge = _TEXTS["badge"]["do_not_disturb"]
        for key, setting in (("disturb", "off"), ("do_not_disturb", "on")):
            await self._shown.choose(name, _TEXTS["menu"][key])
            await self._is_asked("extension/update", {"extid": number, "dnd": setting})
            await expect(
                self._shown.phone(name).get_by_role("img", name=badge)
            ).to_have_count(int(setting == "on"))

    async def press_keys(self) -> None:
        """Make a call, hold and resume the call, and hang up without a mouse."""
        keys, pbx, anna = (
            self._page.keyboard,
            self._stage.pbx,
            self._shown.phone("Anna"),
        )
        bar = self._page.locator("openvox-uc-mine")
        await self._stage.may_ask()
        await keys.press("/")
        await keys.type("plumber")
        found = self._page.locator("openvox-uc-dial").get_by_role("option")
        await found.filter(has_text="Plumber").first.wait_for()
        await keys.press("Enter")
        await expect(anna).to_have_attribute("state", "in_use")
        await pbx.desk.answer(STRANGER)
        await expect(bar.locator(".name")).to_have_text("Plumber")
        await keys.press("Escape")
        await anna.focus()
        for state, action in (("on_hold", "hold"), ("in_use", "resume")):
            shortcut = await bar.locator(f"[data-action={action}]").get_attribute(
                "aria-keyshortcuts"
            )
            await keys.press(shortcut or "")
            await expect(anna).to_have_attribute("state", state)
        await keys.press("Shift+X")
        await expect(anna).to_have_attribute("state", "idle")
        self._shown.compare("Calls after Shift and X", pbx.desk.calls, [])
