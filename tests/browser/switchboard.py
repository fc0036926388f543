"""The switchboard used by mouse.

A call is picked up, held, transferred by dragging it, and ended.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from playwright.async_api import Page, ViewportSize, expect

from custom_components.openvox_uc.const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_PLAY_RECORDINGS,
    DOMAIN,
)
from tests.demo.__main__ import codes_of, say
from tests.demo.home_assistant import DemoError, until
from tests.repository import ENGLISH, ROOT
from tests.simulator import SimQueue

from .activity import read_activity
from .colleague import work_with_colleague
from .found import look_for_cards
from .inbox import work_inbox
from .media import browse_media
from .people import keep_contacts
from .stage import ANNA, BEN, PATIENCE_SECONDS, RECEPTION, STRANGER, VIP, Stage
from .window import Window, another_page

_TEXTS: Mapping[str, Mapping[str, str]] = ENGLISH["config_panel"]
_MENU = _TEXTS["menu"]
_AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_OTHER_USER = "receptionist"
_SIZES: Mapping[str, tuple[str, ViewportSize]] = {
    "desk": ("switchboard", {"width": 1440, "height": 960}),
    "phone": ("switchboard", {"width": 390, "height": 2200}),
    "wall": ("wall", {"width": 1920, "height": 1080}),
}
_COLUMN = ("mine", "dial", "calls", "phones", "recent")


async def work_switchboard(stage: Stage, shown: Window) -> None:
    options = {
        CONF_ALLOW_DANGEROUS_ACTIONS: True,
        CONF_PLAY_RECORDINGS: True,
        **codes_of(stage.pbx),
    }
    await stage.home.set_options(DOMAIN, "control", options)
    stage.pbx.holder_is_on_hold = True
    root = await _add_dashboard(stage, shown)
    board = _Board(stage, shown, root)
    # Loading takes half a minute's requests, and this needs none.
    await look_for_cards(stage, shown)
    await shown.go(board.path)
    await stage.may_ask()
    await board.pick_up()
    await board.hold_and_mute()
    await board.transfer_by_dragging()
    await board.hang_up()
    await stage.may_ask()
    await work_inbox(stage, shown)
    await board.listen_in()
    await board.go_by_keyboard()
    await keep_contacts(stage, shown, root)
    await browse_media(stage, shown)
    await read_activity(stage, shown)
    await board.look_everywhere()
    await work_with_colleague(stage, shown, board.path)
    await board.see_first_queue()


async def _add_dashboard(stage: Stage, shown: Window) -> str:
    page = shown.page
    await shown.go("/config/lovelace/dashboards")
    await page.get_by_role("button", name="Add dashboard").click()
    name = _TEXTS["dashboard"]["title"]
    await (
        page.locator("dashboard-card")
        .filter(has_text=_TEXTS["dashboard"]["description"])
        .click()
    )
    await shown.picture("add the switchboard")
    dialog = page.locator("dialog-lovelace-dashboard-detail")
    await expect(dialog.locator("input").first).to_have_value(name)
    await dialog.get_by_role("button", name="Create").click()
    # A dialog that closes goes back in the history of the page, even if that is another
    # page in the meantime.
    await expect(dialog.locator("input").first).to_be_hidden()
    await page.get_by_text(name, exact=True).first.wait_for()
    paths: list[str] = []

    async def is_added() -> bool:
        dashboards = await stage.home.command("lovelace/dashboards/list")
        paths.extend(
            dashboard["url_path"]
            for dashboard in dashboards
            if dashboard["title"] == name
        )
        return bool(paths)

    if not await until(is_added, PATIENCE_SECONDS):
        raise DemoError("The dashboard was not added")
    return paths[0]


class _Board:
    def __init__(self, stage: Stage, shown: Window, path: str) -> None:
        self.path = f"/{path}/switchboard"
        self._stage = stage
        self._shown = shown
        self._root = path

    @property
    def _page(self) -> Page:
        return self._shown.page

    async def pick_up(self) -> None:
        """Pick a ringing call up with the user's own phone.

        The page asks for the phone once.
        """
        say("Someone rings, and is picked up elsewhere")
        await self._shown.expect_state("Anna", "idle")
        await self._stage.desk.ring([RECEPTION], VIP)
        call = self._shown.call("Mrs Winter")
        await call.get_by_role("button", name=_MENU["pick_up"]).click()
        await self._shown.picture("which phone is mine")
        await (
            self._page.locator("openvox-uc-picker")
            .get_by_role("option", name="Anna")
            .click()
        )
        await expect(call).to_have_attribute("data-state", "in_use")
        await self._shown.expect_state("Anna", "in_use")
        await self._shown.picture("picked up")

    async def hold_and_mute(self) -> None:
        """Hold and mute in the bar of the user's own phone, and undo it.

        The bar names the other party.
        """
        bar = self._page.locator("openvox-uc-mine")
        await expect(bar.locator(".name")).to_have_text("Mrs Winter")
        await bar.get_by_role("button", name=_MENU["hold"]).click()
        await self._shown.expect_state("Anna", "on_hold")
        await bar.get_by_role("button", name=_MENU["resume"]).click()
        await self._shown.expect_state("Anna", "in_use")
        for action, undo in (("mute", "unmute"), ("unmute", "mute")):
            asked = len(self._stage.pbx.requests)
            await bar.locator(f"button[data-action={action}]").click()
            await expect(bar.locator(f"button[data-action={undo}]")).to_be_visible()
            self._shown.compare(
                "Asked of the PBX",
                f"extension/{action}" in set(self._stage.pbx.paths[asked:]),
                True,
            )

    async def transfer_by_dragging(self) -> None:
        say("The call is passed on by dragging it")
        source, target = (
            await self._shown.call("Mrs Winter").bounding_box(),
            await self._shown.phone("Ben").bounding_box(),
        )
        assert source
        assert target
        mouse = self._page.mouse
        await mouse.move(source["x"] + 30, source["y"] + 15)
        await mouse.down()
        await mouse.move(target["x"] + 40, target["y"] + 20, steps=8)
        await self._shown.picture("a call is dragged")
        await mouse.up()
        await self._shown.expect_state("Ben", "ringing")
        await self._stage.desk.answer(BEN)
        await self._shown.expect_state("Ben", "in_use")
        await self._shown.expect_state("Anna", "idle")
        await expect(self._shown.call("Ben")).to_contain_text("Mrs Winter")

    async def hang_up(self) -> None:
        """End the call of others after a question."""
        await (
            self._shown.call("Mrs Winter")
            .get_by_role("button", name=_MENU["hang_up"])
            .click()
        )
        await self._page.get_by_text("Hang up the call of Mrs Winter, Ben?").wait_for()
        await (
            self._page.locator("openvox-uc-sheet")
            .get_by_role("button", name=_MENU["hang_up"])
            .click()
        )
        await self._shown.expect_no_calls()

    async def listen_in(self) -> None:
        """Listen to a call.

        A user who is not an administrator sees the same page without that.
        """
        say("Someone listens in, and someone else may not")
        desk = self._stage.desk
        await desk.talk(RECEPTION, VIP)
        call = self._shown.call("Mrs Winter")
        await call.get_by_role("button", name=_MENU["listen_in"]).wait_for()
        await self._stage.add_user(_OTHER_USER)
        other = await another_page(self._page, self._stage, _OTHER_USER, _OTHER_USER)
        await other.goto(f"{self._stage.home.url}{self.path}")
        theirs = other.locator("openvox-uc-calls li").filter(has_text="Mrs Winter")
        await theirs.get_by_role("button", name=_MENU["hang_up"]).wait_for()
        await expect(
            theirs.get_by_role("button", name=_MENU["listen_in"])
        ).to_have_count(0)
        await other.context.close()
        await call.get_by_role("button", name=_MENU["listen_in"]).click()
        await self._page.get_by_role(
            "menuitem", name=_MENU["listen"], exact=True
        ).click()
        is_asked = await self._stage.is_asked(
            "extension/listen", {"listener": ANNA, "listenedext": RECEPTION}
        )
        self._shown.check(is_asked, "The PBX was not asked to let someone listen in")
        await desk.hang_up(RECEPTION)
        await self._shown.expect_no_calls()

    async def go_by_keyboard(self) -> None:
        """Go from a phone to the next, open its menu, and leave it.

        The phones are those without an area. The focus is then where it was.
        """
        say("The keyboard is used in place of the mouse")
        keyboard, heading = (
            self._page.keyboard,
            self._page.locator("openvox-uc-sheet h2"),
        )
        await self._shown.phone("Reception").focus()
        for _ in range(2):
            await keyboard.press("ArrowRight")
            await keyboard.press("Enter")
            await heading.wait_for()
            await keyboard.press("Escape")
            await expect(heading).to_have_count(0)
        await keyboard.press("ArrowLeft")
        await keyboard.press("Enter")
        await expect(heading).to_have_text(f"Ben ({BEN})")
        await keyboard.press("Escape")

    async def see_first_queue(self) -> None:
        say("The PBX gets its first queue")
        self._stage.pbx.queues.clear()
        await self._stage.reload()
        await self._shown.go(self.path)
        await self._shown.phone("Anna").wait_for()
        queues = self._page.locator("openvox-uc-queues")
        await expect(queues).to_have_count(0)
        self._stage.pbx.queues.append(SimQueue("9997", "Service", ()))
        await self._stage.reload()
        await queues.get_by_text("Service").wait_for()

    async def look_everywhere(self) -> None:
        """Look at it at a desk, on a phone and on a wall, light and dark.

        People talk meanwhile. Check it as axe does.
        """
        say("Looking at the switchboard")
        desk = self._stage.desk
        await desk.talk(RECEPTION, VIP)
        await desk.ring([BEN], STRANGER)
        for name, (view, size) in _SIZES.items():
            await self._shown.go(f"/{self._root}/{view}")
            await self._shown.call("Plumber").wait_for()
            async for scheme in self._shown.schemes(size):
                await self._shown.picture(f"switchboard, {name}, {scheme}")
                await self._check_access(f"switchboard, {name}, {scheme}")
                if name == "phone":
                    await self._check_column(f"switchboard, {name}, {scheme}")
        await desk.miss(BEN)
        await desk.hang_up(RECEPTION)

    async def _check_column(self, name: str) -> None:
        boxes = [
            await self._page.locator(f"openvox-uc-{card}").bounding_box()
            for card in _COLUMN
        ]
        places = [
            (box["x"], box["y"], box["y"] + box["height"]) for box in boxes if box
        ]
        is_column = len({x for x, _, _ in places}) == 1
        is_ordered = all(
            end <= following for (_, _, end), (_, following, _) in pairwise(places)
        )
        if len(places) != len(_COLUMN) or not is_column or not is_ordered:
            self._shown.problems.append(
                f"{name}: the cards are not one below the other: {places}"
            )

    async def _check_access(self, name: str) -> None:
        """Note what axe calls serious in the cards.

        What Home Assistant draws around them is not ours.
        """
        await self._page.add_script_tag(path=_AXE)
        violations: list[dict[str, Any]] = await self._page.evaluate(
            "() => axe.run(document, {resultTypes: ['violations']}).then(result "
            "=> result.violations)"
        )
        for violation in violations:
            places = [
                place
                for node in violation["nodes"]
                if "openvox-uc-" in (place := str(node["target"]))
            ]
            if violation["impact"] in ("serious", "critical") and places:
                self._shown.problems.append(f"{name}: {violation['help']}: {places}")
