"""Ten minutes at a reception, by an administrator and by a receptionist: `--reception`.

Each job of docs/switchboard.md takes as many clicks as its table says.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
import re
from typing import Any

from playwright.async_api import Locator, Page, ViewportSize, expect

from custom_components.openvox_uc.const import CONF_PLAY_RECORDINGS, DOMAIN
from tests.demo.__main__ import codes_of, say
from tests.demo.home_assistant import PASSWORD, SWITCHBOARD, USER, until
from tests.repository import ENGLISH, PAGES, ROOT
from tests.simulator import SimExtension, SimQueue

from .pictures import PEOPLE
from .stage import NAMELESS, PATIENCE_SECONDS, PBX, STRANGER, VIP, Stage, set_up
from .window import Window, another_page, window

_TEXTS: Mapping[str, Mapping[str, str]] = ENGLISH["config_panel"]
_MENU = _TEXTS["menu"]
_RECEPTIONIST = "receptionist"
_MINE, _ANNA, _BEN = "101", "102", "103"
# The receptionist can see all phones, and control the first ten.
_PEOPLE = dict(islice(PEOPLE.items(), 12))
_CONTROLLED = 10
_QUEUE = "6500"
_SIZE: ViewportSize = {"width": 1440, "height": 900}
_YESTERDAY = "0401112222"
_NOTE = "Calls about the boat"


async def work_at_reception(folder: Path, chromium: str | None) -> int:
    """Do all jobs as both users; returns 1 if one fails or takes other clicks."""
    phones = [SimExtension(number, name) for number, name in _PEOPLE.items()]
    queues = [SimQueue(_QUEUE, "Sales", (_ANNA, _BEN))]
    async with (
        set_up(
            folder / "home", phones, queues, groups={_RECEPTIONIST: _policy()}
        ) as stage,
        window(stage, folder, chromium) as shown,
    ):
        await _furnish(stage)
        await stage.add_user(_RECEPTIONIST, _RECEPTIONIST)
        for user, password in ((USER, PASSWORD), (_RECEPTIONIST, _RECEPTIONIST)):
            say(f"Ten minutes at the reception of {user} ...")
            shown.page = await another_page(shown.page, stage, user, password)
            await shown.page.set_viewport_size(_SIZE)
            reception = _Reception(stage, shown)
            await reception.work()
            for job, clicks in reception.clicks.items():
                say(f"  {clicks}  {job}")
            shown.compare(f"Clicks of {user}", dict(reception.clicks), _documented())
            await shown.picture(f"reception of {user}")
            await shown.page.context.close()
        return shown.tell()


def _policy() -> dict[str, Any]:
    controlled = list(_PEOPLE.items())[:_CONTROLLED]
    entities = [
        entity_id
        for number, name in controlled
        for entity_id in (
            f"sensor.{PBX}_{name}_{number}_status".lower(),
            f"switch.{PBX}_{name}_{number}_do_not_disturb".lower(),
        )
    ]
    return {
        "entities": {
            "all": {"read": True},
            "entity_ids": dict.fromkeys(entities, True),
        }
    }


def _documented() -> dict[str, int]:
    """Return the clicks of each job as the page about the switchboard says."""
    text = PAGES[ROOT / "docs" / "switchboard.md"]
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \|", text, re.MULTILINE)
    return {job: int(clicks) for job, clicks in rows}


async def _furnish(stage: Stage) -> None:
    home, pbx = stage.home, stage.pbx
    pbx.holder_is_on_hold = pbx.call_waiting = True
    for number, name in {VIP: "Mrs Winter", STRANGER: "Plumber"}.items():
        await home.act(DOMAIN, "set_contact", {"name": name, "numbers": [number]})
    options = {CONF_PLAY_RECORDINGS: True, **codes_of(pbx)}
    await home.set_options(DOMAIN, "control", options)
    await home.add_switchboard("Reception")
    await home.all_started()
    await stage.enable(f"{pbx.serial}_ext_{_BEN}_dnd")
    # Noon of yesterday, as Home Assistant counts its days.
    at = (datetime.now().astimezone() - timedelta(days=1)).replace(hour=12, minute=0)
    await stage.report_earlier(at.astimezone(UTC), _YESTERDAY, _ANNA, 50)


class _Reception:
    """One user, whose phone is the one of the reception."""

    def __init__(self, stage: Stage, shown: Window) -> None:
        self.clicks: Counter[str] = Counter()
        self._stage = stage
        self._shown = shown
        self._desk = stage.desk
        self._bar = shown.page.locator("openvox-uc-mine")
        self._inbox = shown.page.locator("openvox-uc-recent")

    @property
    def _page(self) -> Page:
        return self._shown.page

    def _row(self, text: str) -> Locator:
        return self._inbox.locator("li").filter(has_text=text).first

    async def _click(self, job: str, place: Locator) -> None:
        await place.click()
        self.clicks[job] += 1

    async def _press(self, job: str, action: str) -> None:
        await self._click(job, self._bar.locator(f"[data-action={action}]"))

    async def _choose(self, job: str, name: str, key: str) -> None:
        """Choose from the menu of a phone."""
        label = _MENU[key].format(name="Mrs Winter", colleague=name)
        await self._click(job, self._shown.phone(name))
        await self._click(
            job, self._page.get_by_role("menuitem", name=label, exact=True)
        )

    async def _talk(self) -> None:
        await self._desk.talk(_MINE, VIP)
        await expect(self._bar.locator(".name")).to_have_text("Mrs Winter")
        await self._shown.expect_state("Reception", "in_use")

    async def _hear_goodbye(self) -> None:
        """Wait until no call is left, since the other party hangs up."""
        await self._desk.hang_up(VIP)
        await self._shown.expect_no_calls()

    async def work(self) -> None:
        await self._shown.go(f"/{SWITCHBOARD}/switchboard")
        await self._choose("", "Reception", "set_my_phone")
        del self.clicks[""]
        for work in (
            self.dial,
            self.hold_and_mute,
            self.transfer,
            self.ask_and_complete,
            self.ask_and_return,
            self.send_to_voicemail,
            self.take_two_calls,
            self.take_from_queue,
            self.call_back,
            self.mark_done,
            self.note,
            self.find_yesterday,
            self.play_voicemail,
            self.say_who_is_away,
            self.pause_agent,
        ):
            await self._stage.may_ask()
            await work()

    async def dial(self) -> None:
        job = "Call a contact or a colleague"
        dial = self._page.locator("openvox-uc-dial")
        field = dial.get_by_role("combobox").first
        await self._click(job, field)
        await field.fill("plumber")
        await self._click(job, dial.get_by_role("option").filter(has_text="Plumber"))
        await self._shown.expect_state("Reception", "in_use")
        await self._desk.answer(STRANGER)
        await expect(self._bar.locator(".name")).to_have_text("Plumber")
        await self._press("End your call", "hang_up")
        await self._shown.expect_no_calls()

    async def hold_and_mute(self) -> None:
        await self._talk()
        for action, state in (("hold", "on_hold"), ("resume", "in_use")):
            await self._press("Hold your call, and resume it", action)
            await self._shown.expect_state("Reception", state)
        for action in ("mute", "unmute"):
            await self._press("Mute your call, and unmute it", action)
        await self._bar.locator("[data-action=mute]").wait_for()
        await self._hear_goodbye()

    async def transfer(self) -> None:
        await self._talk()
        await self._choose("Transfer your call", "Ben", "transfer_here")
        await self._shown.expect_state("Ben", "ringing")
        await self._desk.answer(_BEN)
        await self._shown.expect_state("Reception", "idle")
        await self._hear_goodbye()

    async def _ask(self, job: str) -> None:
        await self._talk()
        await self._choose(job, "Ben", "ask_here")
        await self._shown.expect_state("Ben", "ringing")
        await self._desk.answer(_BEN)
        await expect(self._bar.locator(".call").nth(1)).to_have_attribute(
            "data-state", "in_use"
        )

    async def ask_and_complete(self) -> None:
        job = "Ask a colleague first, then complete the transfer"
        await self._ask(job)
        await self._press(job, "complete")
        await self._shown.expect_state("Reception", "idle")
        await self._desk.answer(_BEN)
        await self._shown.expect_state("Ben", "in_use")
        await self._hear_goodbye()

    async def ask_and_return(self) -> None:
        job = "Ask a colleague first, then return to your call"
        await self._ask(job)
        await self._press(job, "come_back")
        await self._shown.expect_state("Ben", "idle")
        await self._shown.expect_state("Reception", "in_use")
        await self._hear_goodbye()

    async def send_to_voicemail(self) -> None:
        await self._talk()
        await self._choose(
            "Send your call to the voicemail of a colleague", "Ben", "voicemail_here"
        )
        await self._shown.expect_state("Reception", "idle")
        await self._hear_goodbye()

    async def take_two_calls(self) -> None:
        """Park a caller while another one rings at a colleague, and take that one."""
        await self._talk()
        await self._desk.ring([_ANNA], STRANGER)
        second = self._shown.call("Plumber")
        await second.wait_for()
        await self._shown.picture("two calls at once")
        await self._press("Park your call, and get it back", "park")
        await self._shown.expect_state("Reception", "idle")
        await self._click(
            "Pick up a call that rings at another phone",
            second.get_by_role("button", name=_MENU["pick_up"]),
        )
        await self._shown.expect_state("Reception", "in_use")
        await expect(self._bar.locator(".name")).to_have_text("Plumber")
        await self._desk.hang_up(STRANGER)
        await self._press("Park your call, and get it back", "get_back_known")
        await self._shown.expect_state("Reception", "in_use")
        await self._hear_goodbye()

    async def take_from_queue(self) -> None:
        await self._desk.ring([_ANNA, _BEN], VIP, to=_QUEUE)
        caller = self._page.locator("openvox-uc-queues .callers li").filter(
            has_text="Mrs Winter"
        )
        await caller.wait_for()
        await self._shown.picture("a caller waits in a queue")
        await self._click(
            "Pick up a caller who waits in a queue",
            caller.get_by_role("button", name=_MENU["pick_up"]),
        )
        await self._shown.expect_state("Reception", "in_use")
        await expect(self._bar.locator(".name")).to_have_text("Mrs Winter")
        await self._hear_goodbye()

    async def call_back(self) -> None:
        await self._desk.call_in_vain(_MINE, STRANGER)
        row = self._inbox.locator("li.due").filter(has_text="Plumber")
        await self._click(
            "Call back a missed caller", row.locator("[data-action=call]")
        )
        await self._shown.expect_state("Reception", "in_use")
        await self._desk.answer(STRANGER)
        await self._desk.hang_up(STRANGER)
        await expect(row).to_have_count(0)

    async def mark_done(self) -> None:
        await self._desk.call_in_vain(_MINE, NAMELESS)
        row = self._inbox.locator("li.due").filter(has_text=NAMELESS)
        await self._click(
            "Mark a missed caller as done", row.locator("[data-action=done]")
        )
        await expect(row).to_have_count(0)

    async def note(self) -> None:
        """Write down who an unknown caller is, which the next call shows."""
        job = "Add a caller to the contacts, with a note"
        texts = _TEXTS["contact"]
        await self._desk.talk(_MINE, NAMELESS)
        await self._desk.hang_up(NAMELESS)
        await self._click(job, self._row(NAMELESS).locator("[data-action=add]"))
        form = self._inbox.locator("form")
        await form.get_by_label(texts["contact_name"], exact=True).fill("Mr Autumn")
        await form.get_by_label(texts["note"], exact=True).fill(_NOTE)
        await self._click(job, form.get_by_role("button", name=texts["save"]))
        await expect(form).to_have_count(0)
        await self._desk.ring([_MINE], NAMELESS)
        await expect(self._bar.get_by_role("note")).to_have_text(_NOTE)
        await self._desk.miss(_MINE)
        await self._stage.home.act(DOMAIN, "delete_contact", {"name": "Mr Autumn"})

    async def find_yesterday(self) -> None:
        search = self._inbox.get_by_role("searchbox")
        await self._click("Find the calls of a day", search)
        await search.fill("yesterday")
        await expect(self._inbox.locator("li")).to_have_count(1)
        await expect(self._row(_YESTERDAY)).to_be_visible()
        await search.fill("")

    async def play_voicemail(self) -> None:
        await self._desk.ring([_ANNA], STRANGER)
        await self._desk.leave_message(_ANNA, 7)
        label = _TEXTS["recent"]["play_voicemail"].format(name="Plumber")
        play = self._inbox.get_by_role("button", name=label).first
        await self._click("Play a voicemail", play)
        sound = self._inbox.locator("audio")

        async def is_heard() -> bool:
            return bool(await sound.evaluate("sound => sound.currentTime > 0"))

        if not await until(is_heard, PATIENCE_SECONDS):
            self._shown.problems.append("Nothing is heard of a voicemail")
        await play.click()

    async def say_who_is_away(self) -> None:
        badge = self._shown.phone("Ben").get_by_role(
            "img", name=_TEXTS["badge"]["do_not_disturb"]
        )
        await self._choose("Turn on *Do not disturb*", "Ben", "do_not_disturb")
        await expect(badge).to_have_count(1)
        job = "Say that a colleague is away, until when"
        await self._choose(job, "Ben", "availability")
        form = self._page.locator("openvox-uc-phones form")
        await form.locator("[name=text]").fill("Lunch")
        await form.locator("[name=until]").fill("23:59")
        await self._click(job, form.get_by_role("button"))
        await expect(self._shown.phone("Ben")).to_contain_text("Lunch (until")
        await self._shown.picture("a colleague is away")
        await self._choose("Turn off *Do not disturb*", "Ben", "disturb")
        await expect(badge).to_have_count(0)
        device_id = await self._stage.home.device_id(
            f"{self._stage.pbx.serial}_ext_{_BEN}"
        )
        await self._stage.home.act(
            DOMAIN, "set_availability", {"device_id": device_id, "text": ""}
        )

    async def pause_agent(self) -> None:
        texts = _TEXTS["queues"]
        queues = self._page.locator("openvox-uc-queues")
        for key in ("pause", "resume"):
            await self._click(
                "Pause an agent, and resume the agent",
                queues.get_by_role("button", name=texts[key].format(name="Ben")),
            )
        await queues.get_by_role(
            "button", name=texts["pause"].format(name="Ben")
        ).wait_for()
