"""The inbox used by mouse.

Each filter, a day, a voicemail and a recording, and the actions for callers.
"""

import asyncio
from datetime import UTC, datetime, timedelta

from playwright.async_api import Locator, expect

from custom_components.openvox_uc.const import DOMAIN
from tests.demo.__main__ import say
from tests.demo.home_assistant import until
from tests.repository import ENGLISH

from .stage import ANNA, BEN, PATIENCE_SECONDS, RECEPTION, STRANGER, VIP, Stage
from .window import Window

_TEXTS = ENGLISH["config_panel"]["recent"]
_CONTACT = ENGLISH["config_panel"]["contact"]
_TODO = "todo.uc501_calls_to_return"
_LAST_MONTH, _NEW = "0401112222", "0405551234"


async def work_inbox(stage: Stage, shown: Window) -> None:
    """Work on calls of all kinds, on the board that is shown.

    Anna's phone is one's own.
    """
    say("The inbox has calls of all kinds, a voicemail and a recording")
    await _call(stage)
    inbox = _Inbox(stage, shown)
    await inbox.filter()
    await inbox.play(
        "voicemail",
        _TEXTS["play_voicemail"].format(name=_NEW),
        "voicemail/get_random",
        {"extid": RECEPTION},
    )
    await inbox.play(
        "recorded", _TEXTS["play"].format(name="Mrs Winter"), "recording/get_random", {}
    )
    await inbox.search()
    await inbox.call_back()
    await inbox.mark_done()
    await inbox.add_to_contacts()


async def _call(stage: Stage) -> None:
    """Let a caller be missed, leave a voicemail, be recorded, and be called.

    The caller has also called last month.
    """
    desk = stage.desk
    await desk.call_in_vain(BEN, STRANGER)
    await desk.ring([RECEPTION], _NEW)
    await desk.leave_message(RECEPTION, 7)
    stage.pbx.records_calls = True
    await desk.talk(BEN, VIP)
    await asyncio.sleep(2)
    await desk.hang_up(BEN)
    stage.pbx.records_calls = False
    await desk.dial_out(BEN, VIP)
    await desk.answer(VIP)
    await desk.hang_up(BEN)
    last_month = datetime.now(UTC) - timedelta(days=31)
    await stage.report_earlier(last_month, _LAST_MONTH, RECEPTION, 50)


class _Inbox:
    def __init__(self, stage: Stage, shown: Window) -> None:
        self._stage = stage
        self._shown = shown
        self._card = shown.page.locator("openvox-uc-recent")

    def _row(self, text: str) -> Locator:
        return self._card.locator("li").filter(has_text=text)

    async def _choose(self, name: str) -> None:
        await self._card.locator(f"[data-filter={name}]").click()
        await expect(self._card.locator(".calls")).to_have_attribute(
            "aria-busy", "false"
        )

    async def _press(self, text: str, action: str) -> None:
        await self._row(text).locator(f"[data-action={action}]").first.click()

    async def filter(self) -> None:
        """Show each kind alone; the icons say how a call went."""
        await expect(self._card.locator("[data-filter=due]")).to_contain_text("2")
        await expect(self._row(_LAST_MONTH)).to_have_count(1)
        await expect(self._row(_NEW)).to_have_count(2)
        await self._shown.picture("inbox")
        for name, icons in {
            "due": {"Incoming, Missed"},
            "missed": {"Incoming, Missed"},
            "outgoing": {"Outgoing, Answered"},
            "voicemail": {"Incoming, Voicemail"},
            "recorded": {"Incoming, Answered"},
        }.items():
            await self._choose(name)
            found = await self._card.locator("li > ha-icon").evaluate_all(
                "icons => icons.map(icon => icon.title)"
            )
            self._shown.compare(f"The filter {name} shows", {*found}, icons)
        await self._choose("all")

    async def play(
        self, filter_name: str, label: str, request: str, fields: dict[str, str]
    ) -> None:
        await self._choose(filter_name)
        begun = len(self._stage.pbx.requests)
        await self._card.get_by_role("button", name=label).click()
        is_asked = await self._stage.is_asked(request, fields, begun)
        self._shown.check(is_asked, f"The PBX was not asked for {label}")
        sound = self._card.locator("audio")

        async def is_heard() -> bool:
            return bool(await sound.evaluate("sound => sound.currentTime > 0"))

        was_heard = await until(is_heard, PATIENCE_SECONDS)
        self._shown.check(was_heard, f"Nothing is heard of {label}")
        await self._shown.picture(f"{filter_name} plays")
        await self._card.get_by_role("button", name=label).click()
        await expect(sound).to_have_count(0)
        await self._choose("all")

    async def search(self) -> None:
        """Find a call of last month by its number.

        Then find it by the day as its heading has it.
        """
        box, rows, headings = (
            self._card.get_by_role("searchbox"),
            self._card.locator("li"),
            self._card.locator("h3"),
        )
        await box.fill("040 111")
        await expect(rows).to_have_count(1)
        await expect(self._row(_LAST_MONTH)).to_have_count(1)
        day = await headings.inner_text()
        await box.fill("yesterday")
        await expect(rows).to_have_count(0)
        await box.fill(day)
        await expect(self._row(_LAST_MONTH)).to_have_count(1)
        await expect(rows).to_have_count(1)
        await self._shown.picture("a day of last month")
        await box.fill("winter today")
        await expect(rows.first).to_contain_text("Mrs Winter")
        await expect(self._row(_NEW)).to_have_count(0)
        await box.fill("")
        await expect(self._row(_NEW)).to_have_count(2)

    async def call_back(self) -> None:
        say("Someone is called back, someone else is done and gets a name")
        begun = len(self._stage.pbx.requests)
        await self._choose("due")
        await self._shown.picture("callers to call back")
        await self._press("Plumber", "call")
        is_asked = await self._stage.is_asked(
            "extension/dial_outbound", {"extid": ANNA, "outto": STRANGER}, begun
        )
        self._shown.check(is_asked, "The PBX was not asked to call back")
        await self._shown.expect_state("Anna", "in_use")
        await self._stage.desk.answer(STRANGER)
        await self._stage.desk.hang_up(STRANGER)
        await expect(self._row("Plumber")).to_have_count(0)

    async def mark_done(self) -> None:
        await self._press(_NEW, "done")
        await expect(self._card.get_by_text(_TEXTS["none_due"])).to_be_visible()

        async def is_done() -> bool:
            return bool((await self._stage.states())[_TODO]["state"] == "0")

        was_done = await until(is_done, PATIENCE_SECONDS)
        self._shown.check(was_done, "The to-do list still has a caller who is done")
        await self._choose("all")

    async def add_to_contacts(self) -> None:
        # Until the call back is listed, too, rows may move under the mouse.
        await expect(self._row("Plumber")).to_have_count(2)
        await self._press(_NEW, "add")
        form = self._card.locator("form")
        await form.get_by_label(_CONTACT["contact_name"], exact=True).fill("Mrs Summer")
        await form.get_by_label(_CONTACT["vip"]).check()
        await self._shown.picture("someone gets a name")
        await form.get_by_role("button", name=_CONTACT["save"]).click()
        await expect(self._row("Mrs Summer")).to_have_count(2)
        [found] = (
            await self._stage.home.ask(DOMAIN, "get_contacts", {"search": "Summer"})
        )["contacts"]
        self._shown.compare(
            "The contact of a caller", (found["numbers"], found["vip"]), ([_NEW], True)
        )
        await self._stage.home.act(DOMAIN, "delete_contact", {"name": "Mrs Summer"})
