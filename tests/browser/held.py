"""Former faults of the switchboard, each checked in the browser.

Charts, layout, states, names, places, and contrast.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from playwright.async_api import Locator, Page, ViewportSize, expect

from custom_components.openvox_uc.const import DOMAIN
from tests.demo.__main__ import say
from tests.demo.home_assistant import SWITCHBOARD, DemoError
from tests.repository import ENGLISH
from tests.simulator import SimExtension, SimQueue, SimulatedPbx

from .attention import draw_attention
from .beginning import look_at_beginning
from .contrast import faint
from .desk import work_at_desk
from .look import overflows, speak
from .ringing import find_what_rings
from .stage import ANNA, BEN, NAMELESS, PBX, RECEPTION, STRANGER, VIP, Stage
from .wall import look_at_many_queues, look_at_wall
from .window import Window

_TEXTS: Mapping[str, Mapping[str, str]] = ENGLISH["config_panel"]
_PASSWORD = "secret-of-the-branch"
_BRANCH = "Harbor branch"
_LONG, _FROM_RIGHT = (
    "Bartholomäus Freiherr von Hohenstein-Wolkenburg",
    "غرفة الاجتماعات الكبيرة في الطابق الثاني",
)
_RINGS, _TALKS, _QUIET, _LOST, _RENAMED, _DISABLED = (
    "201",
    "202",
    "203",
    "204",
    "205",
    "206",
)
_NAMES = {
    _RINGS: "Erin",
    _TALKS: "Frank",
    _QUIET: "Dora",
    _LOST: "Lost",
    _RENAMED: "Old name",
    _DISABLED: "Gone",
    "207": _LONG,
    "208": _FROM_RIGHT,
}
_QUEUE = "6500"
_DESKS = (1024, 1280, 1440, 1920, 390)
_HEIGHTS = {1024: 768, 1280: 800, 1440: 900, 1920: 1080, 390: 844}
# The minimum height of a card that shows its title and its first content.
_SEEN = 150

_MORE_INFO = """
    entityId => document.querySelector("home-assistant")\
.dispatchEvent(new CustomEvent("hass-more-info", {detail: {entityId}}))
"""
# Tiles by names, and where they are.
_PLACES = """
    cards => Object.fromEntries(cards.map(card => [
        card.shadowRoot.querySelector(".name").textContent,
        (({x, y, width, height}) => \
[x, y, width, height])(card.getBoundingClientRect()),
    ]))
"""
# The first letters of a text lie within the place that cuts it off.
_BEGINS = """
    name => {
        const texts = [...name.childNodes].filter(({nodeType}) => \
nodeType === Node.TEXT_NODE);
        const range = document.createRange(), \
text = texts.find(({data}) => data.trim());
        range.setStart(text, 0);
        range.setEnd(text, 3);
        const {left, right} = range.getBoundingClientRect(), \
place = name.getBoundingClientRect();
        return name.scrollWidth > name.clientWidth && left >= place.left - 1 && \
right <= place.right + 1;
    }
"""
# Nothing of a part of the bar is cut off.
_IS_WHOLE = """
    part => {
        const box = part.getBoundingClientRect();
        const place = part.closest(".who, .bar").getBoundingClientRect();
        return box.width > 0 && part.scrollWidth <= part.clientWidth + 1 && \
box.left >= place.left - 1 && box.right <= place.right + 1;
    }
"""
# The callees in the list of calls whose names are cut off.
_CUT_CALLEES = """
    callees => callees.filter(callee => callee.scrollWidth > callee.clientWidth + 1)\
.map(callee => callee.textContent.trim())
"""


async def hold(stage: Stage, shown: Window) -> None:
    say("What once was wrong stays right")
    await stage.home.add_switchboard("Held")
    (entry_id,) = await stage.entries()
    mine = {"phone": {"entry_id": entry_id, "number": ANNA}}
    await stage.home.command("frontend/set_user_data", key=DOMAIN, value=mine)
    async with _branch(stage) as branch:
        held = _Held(stage, shown, branch)
        await held.open()
        await held.name_as_people_do()
        await held.agree_about_states()
        await held.read_the_bar()
        await held.keep_places()
        await work_at_desk(
            stage, shown, branch, (_NAMES[_RINGS], _RINGS), (_NAMES[_QUIET], _QUIET)
        )
        await held.fit_every_screen()
        await held.stay_within_rows()
        await look_at_wall(stage, shown)
        await draw_attention(stage, shown, branch, _QUEUE, _RINGS)
        await held.stand_out()
        await held.know_nothing_of_a_pbx_that_is_away()
        await held.draw_no_chart()
        await find_what_rings(stage, shown, branch)
        await look_at_many_queues(stage, shown, branch)
        await look_at_beginning(stage, shown)


@asynccontextmanager
async def _branch(stage: Stage) -> AsyncIterator[SimulatedPbx]:
    """Add a second PBX with 22 phones, and remove it in the end.

    A person has renamed one of the phones, and disabled another.
    """
    home = stage.home
    numbers = [str(number) for number in range(201, 223)]
    phones = [
        SimExtension(number, _NAMES.get(number, f"Room {number}")) for number in numbers
    ]
    for phone in phones:
        phone.settings = {"dnd": "on"} if phone.number == _QUIET else {}
        phone.state = "Unavailable" if phone.number == _LOST else phone.state
    async with SimulatedPbx(
        serial="a09805021988", password=_PASSWORD, extensions=phones
    ) as branch:
        branch.queues[:] = [SimQueue(_QUEUE, "Sales", (_RINGS, _TALKS, _QUIET, _LOST))]
        known = await stage.entries()
        await home.add_pbx(branch)
        (entry_id,) = (await stage.entries()).keys() - known.keys()
        changes: dict[str, dict[str, Any]] = {
            "": {"name_by_user": _BRANCH},
            f"_ext_{_RENAMED}": {"name_by_user": "New name"},
            f"_ext_{_DISABLED}": {"disabled_by": "user"},
        }
        for device, change in changes.items():
            device_id = await home.device_id(f"{branch.serial}{device}")
            await home.command(
                "config/device_registry/update", device_id=device_id, **change
            )
        entities = await home.command("config/entity_registry/list")
        (switch,) = (
            entity["entity_id"]
            for entity in entities
            if entity["unique_id"] == f"{branch.serial}_ext_{_QUIET}_dnd"
        )
        await home.command(
            "config/entity_registry/update", entity_id=switch, disabled_by=None
        )
        await home.call(f"/api/config/config_entries/entry/{entry_id}/reload")
        yield branch
        await home.call(f"/api/config/config_entries/entry/{entry_id}", method="DELETE")


class _Held:
    def __init__(self, stage: Stage, shown: Window, branch: SimulatedPbx) -> None:
        self._stage = stage
        self._shown = shown
        self._branch = branch

    @property
    def _page(self) -> Page:
        return self._shown.page

    def _agent(self, name: str) -> Locator:
        return self._page.locator("openvox-uc-queues ul:not(.callers) li").filter(
            has=self._page.get_by_text(name, exact=True)
        )

    async def _resize(self, width: int) -> None:
        await self._page.set_viewport_size(
            ViewportSize(width=width, height=_HEIGHTS[width])
        )
        await self._page.wait_for_timeout(400)

    async def open(self) -> None:
        await self._resize(1440)
        await self._shown.go(f"/{SWITCHBOARD}/switchboard")
        await self._shown.phone("Room 222").wait_for()

    async def name_as_people_do(self) -> None:
        await expect(self._shown.phone("New name")).to_contain_text(_BRANCH)
        await expect(self._shown.phone("Old name")).to_have_count(0)
        await expect(self._shown.phone("Gone")).to_have_count(0)
        for name in (_LONG, _FROM_RIGHT):
            place = self._shown.phone(name).locator(".name > span")
            self._shown.check(
                await place.evaluate(_BEGINS),
                f"The name {name} does not begin where it is read",
            )

    async def agree_about_states(self) -> None:
        """Poll the queues of the PBX only each minute, and know its phones at once."""
        branch, desk = self._branch, self._branch.desk
        queue = self._page.locator("openvox-uc-queues section").filter(has_text="Sales")
        available = queue.locator("dd").last
        await expect(available).to_have_text("2/4")
        await expect(self._agent("Lost")).to_contain_text(
            _TEXTS["agent"]["unavailable"]
        )
        for kind in (self._agent("Dora"), self._shown.phone("Dora")):
            await expect(kind).to_contain_text(_TEXTS["agent"]["do_not_disturb"])
        await desk.ring([_RINGS], STRANGER, to=_QUEUE)
        await expect(self._agent("Erin")).to_contain_text(_TEXTS["agent"]["ringing"])
        await expect(available).to_have_text("1/4")
        await expect(queue.locator(".callers li")).to_contain_text(["Plumber"])
        await expect(queue.locator(".callers li")).to_contain_text(["Erin"])
        await desk.hang_up(STRANGER)
        await expect(available).to_have_text("2/4")
        await desk.talk(_TALKS, VIP)
        call = self._shown.call("Mrs Winter")
        await expect(call).to_contain_text(_TEXTS["state"]["in_use"])
        await asyncio.sleep(2)
        device = await self._stage.home.device_id(f"{branch.serial}_ext_{_TALKS}")
        await self._stage.home.act(
            DOMAIN, "transfer", {"device_id": device, "number": "209"}
        )
        await expect(call).to_contain_text(_TEXTS["state"]["ringing"])
        await desk.answer("209")
        await expect(call).to_contain_text(_TEXTS["state"]["in_use"])
        # No user returns a call to themselves; Anna's phone is the user's.
        ours, recent = self._stage.desk, self._page.locator("openvox-uc-recent")
        await ours.call(ANNA, BEN)
        await expect(self._shown.call("Anna")).to_contain_text("Ben")
        await ours.hang_up(ANNA)
        await recent.locator("li.missed").filter(has_text="Ben").first.wait_for()
        await expect(
            recent.get_by_role(
                "button", name=_TEXTS["recent"]["done"].format(name="Anna")
            )
        ).to_have_count(0)

    async def read_the_bar(self) -> None:
        """Show all of the number, the company and the note while Anna talks.

        This is so also in languages with long words or from right to left.
        """
        home, desk = self._stage.home, self._stage.desk
        contact = {"name": "Mrs Winter", "numbers": [VIP], "vip": True}
        more = {"company": "Winter & Sons", "note": "Comes by rail"}
        await home.act(DOMAIN, "set_contact", {**contact, **more})
        await desk.talk(ANNA, VIP)
        for language in ("de", "ar"):
            await speak(self._shown, language)
            await self.open()
            for part in (".detail span", ".company", ".note"):
                place = self._page.locator(f"openvox-uc-mine {part}").first
                await place.wait_for()
                self._shown.check(
                    await place.evaluate(_IS_WHOLE),
                    f"{language}: {part} is cut in the bar",
                )
            await self._shown.picture(f"bar while talking, {language}")
        await desk.hang_up(ANNA)
        await speak(self._shown, "en")

    async def keep_places(self) -> None:
        tiles = self._page.locator("openvox-uc-phones openvox-uc-phone")
        before = await tiles.evaluate_all(_PLACES)
        await self._branch.desk.ring(["210", "215", "222"], STRANGER)
        await self._shown.expect_state("Room 222", "ringing")
        during = await tiles.evaluate_all(_PLACES)
        await self._branch.desk.answer("215")
        await self._shown.expect_state("Room 215", "in_use")
        moved = {
            name
            for place in (during, await tiles.evaluate_all(_PLACES))
            for name in place
            if place[name] != before[name]
        }
        self._shown.compare("Phones that moved while some rang", moved, set())

    async def fit_every_screen(self) -> None:
        for width in _DESKS:
            await self._resize(width)
            name = f"switchboard at {width}"
            self._shown.note(name, await overflows(self._page))
            cut = await self._page.locator(
                "openvox-uc-calls .parties > :last-child > span"
            ).evaluate_all(_CUT_CALLEES)
            self._shown.compare(f"{name}: callees that are cut off", cut, [])
            if width < 1024:
                continue
            boxes = [
                await self._page.locator(f"openvox-uc-{card}").bounding_box()
                for card in ("phones", "recent", "calls")
            ]
            ends = [(box["x"] + box["width"], box["y"]) for box in boxes if box]
            if (
                max(right for right, _ in ends) < width - 32
                or ends[0][1] > _HEIGHTS[width] / 2
            ):
                self._shown.problems.append(
                    f"{name}: it does not fill the screen, or the phones lie "
                    f"below: {ends}"
                )
            for card in ("calls", "queues"):
                box = await self._page.locator(f"openvox-uc-{card}").bounding_box()
                if (
                    not box
                    or box["height"] < _SEEN
                    or box["y"] + box["height"] > _HEIGHTS[width]
                ):
                    self._shown.problems.append(
                        f"{name}: the {card} have to be scrolled to: {box}"
                    )
            if await self._page.evaluate(
                "() => document.scrollingElement.scrollHeight > innerHeight"
            ):
                self._shown.problems.append(f"{name}: the page scrolls as a whole")

    async def stay_within_rows(self) -> None:
        """Put cards one below the other, as the Layout tab does.

        Some of them have few fixed rows.
        """
        rows: dict[str, Any] = {
            "phones": 3,
            "calls": 2,
            "queues": 2,
            "recent": 3,
            "dial": 2,
            "mine": 1,
            "contacts": 2,
        }
        cards = [
            {
                "type": f"custom:openvox-uc-{card}",
                "grid_options": {"columns": 12, "rows": count},
            }
            for card, count in rows.items()
        ]
        view = {
            "type": "sections",
            "max_columns": 1,
            "sections": [{"type": "grid", "cards": cards}],
        }
        await self._resize(1440)
        await self._stage.home.create_dashboard("held-rows", "Rows", {"views": [view]})
        await self._shown.go("/held-rows")
        await self._shown.phone("Room 222").wait_for(state="attached")
        await self._page.locator("openvox-uc-recent li").first.wait_for(
            state="attached"
        )
        self._shown.note("cards of fixed rows", await overflows(self._page))

    async def stand_out(self) -> None:
        """Measure the contrast of phones in all states, light and dark."""
        branch = self._branch
        await branch.desk.call("211", "212")
        await branch.desk.answer("212")
        await branch.report_state("212", "OnHold")
        await branch.desk.ring(["213"], NAMELESS)
        await branch.desk.ring(["214"], VIP)
        for view in ("switchboard", "contacts", "wall"):
            await self._shown.go(f"/{SWITCHBOARD}/{view}")
            await self._page.locator(
                "openvox-uc-contacts li, openvox-uc-phone[state=ringing]"
            ).first.wait_for()
            async for scheme in self._shown.schemes({"width": 1920, "height": 1080}):
                await self._page.wait_for_timeout(500)
                self._shown.note(f"{view}, {scheme}", await faint(self._page))
        for number in ("213", "214"):
            await branch.desk.miss(number)

    async def draw_no_chart(self) -> None:
        """Show what a state was as a timeline with its activity.

        A state of digits is shown as it is.
        """
        desk = self._stage.desk
        await desk.call_in_vain(RECEPTION, NAMELESS)
        dialog = self._page.locator("ha-more-info-dialog")
        entity_id = f"sensor.{PBX.lower()}_reception_101_status"
        await self._page.evaluate(_MORE_INFO, entity_id)
        await dialog.locator("state-history-chart-timeline").first.wait_for()
        await expect(dialog.locator("state-history-chart-line")).to_have_count(0)
        await dialog.locator("ha-more-info-logbook").wait_for()
        await self._page.keyboard.press("Escape")
        await expect(dialog.locator("state-history-chart-timeline")).to_have_count(0)

    async def know_nothing_of_a_pbx_that_is_away(self) -> None:
        """Let the first PBX lose its session while a phone talks.

        It takes no login for a while.
        """
        pbx = self._stage.pbx
        await self.open()
        await pbx.desk.talk(RECEPTION, VIP)
        phone, call = self._shown.phone("Reception"), self._shown.call("Reception")
        for place in (phone, call):
            await expect(place.locator("openvox-uc-elapsed")).to_have_count(1)
        pbx.faults.cut_off("login")
        pbx.forget_token()
        with suppress(DemoError):
            await self._stage.home.act(
                DOMAIN,
                "hold",
                {"entity_id": f"sensor.{PBX.lower()}_reception_101_status"},
            )
        await expect(phone).to_have_attribute("state", "unknown")
        for place in (phone, call):
            await expect(place.locator("openvox-uc-elapsed")).to_have_count(0)
        await expect(self._page.locator("openvox-uc-phones .notice")).to_have_text(
            _TEXTS["card"]["pbx_offline"].format(pbx=PBX)
        )
        await expect(self._shown.phone("Room 210")).not_to_have_attribute(
            "state", "unknown"
        )
        pbx.faults.cut = False
        await expect(phone).to_have_attribute("state", "in_use")
        await pbx.desk.hang_up(RECEPTION)
