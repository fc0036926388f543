"""A colleague during a call.

The call is transferred, also after a consultation, sent to a voicemail, parked, and
fetched back.
"""

from playwright.async_api import expect

from tests.demo.__main__ import say
from tests.demo.home_assistant import until
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Party

from .stage import ANNA, BEN, PATIENCE_SECONDS, RECEPTION, VIP, Stage
from .window import Window

_TEXTS = ENGLISH["config_panel"]
_MENU, _ASKING = _TEXTS["menu"], _TEXTS["asking"]
_NAMES = {"name": "Mrs Winter", "colleague": "Ben", "parked": "Mrs Winter"}


async def work_with_colleague(stage: Stage, shown: Window, path: str) -> None:
    """Work with a colleague on the switchboard; the user's phone is Anna's."""
    await shown.go(path)
    pbx = stage.pbx
    desk = _Desk(stage, shown)
    await desk.transfer_from_the_tile()
    await desk.find_no_second_line()
    pbx.call_waiting = True
    await desk.ask_and_complete()
    await desk.ask_and_come_back()
    await desk.send_to_voicemail()
    await desk.park_and_get_back()
    pbx.call_waiting = False


class _Desk:
    def __init__(self, stage: Stage, shown: Window) -> None:
        self._stage = stage
        self._shown = shown
        self._page = shown.page
        self._bar = shown.page.locator("openvox-uc-mine")

    @property
    def _pbx(self) -> SimulatedPbx:
        return self._stage.pbx

    async def _choose(self, name: str, key: str) -> None:
        await self._shown.choose(name, _MENU[key].format(**_NAMES))

    async def _press(self, action: str) -> None:
        await self._bar.locator(f"[data-action={action}]").click()

    async def _pick(self, name: str) -> None:
        await (
            self._page.locator("openvox-uc-picker")
            .get_by_role("option", name=name)
            .click()
        )

    async def _talk(self) -> None:
        """Let Mrs Winter call Anna, who answers."""
        await self._stage.may_ask()
        await self._pbx.desk.talk(ANNA, VIP)
        await expect(self._bar.locator(".name")).to_have_text("Mrs Winter")

    async def _expect_calls(self, *pairs: tuple[str, str], by: str = "talking") -> None:
        """Wait until only those calls, each of two parties, are in progress at the PBX.

        The parties talk, or the latter rings.
        """
        wanted = {frozenset(pair) for pair in pairs}

        def there() -> set[frozenset[str]]:
            calls = self._pbx.desk.calls
            return {
                frozenset(party.number for party in call.parties)
                for call in calls
                if bool(call.talking) == (by == "talking")
            }

        await until(lambda: there() == wanted, PATIENCE_SECONDS)
        self._shown.compare(f"Who is {by} at the PBX", there(), wanted)

    async def _hang_up(self, who: str) -> None:
        await self._pbx.desk.hang_up(who)
        await self._shown.expect_no_calls()

    async def _let_ben_take_over(self) -> None:
        await self._expect_calls((VIP, BEN), by="ringing")
        await self._pbx.desk.answer(BEN)
        await self._expect_calls((VIP, BEN))

    async def transfer_from_the_tile(self) -> None:
        say("A call is transferred to a colleague")
        await self._talk()
        await self._shown.picture("what can be done with my call")
        await self._choose("Ben", "transfer_here")
        await self._let_ben_take_over()
        await self._hang_up(VIP)

    async def find_no_second_line(self) -> None:
        """Let the caller wait where the PBX does not call from a busy phone.

        The caller can be resumed.
        """
        await self._talk()
        await self._press("ask")
        await self._pick("Ben")
        await self._bar.get_by_role("alert").wait_for()
        await self._shown.picture("a colleague who cannot be consulted")
        await self._press("resume")
        await self._shown.expect_state("Anna", "in_use")
        await self._hang_up(VIP)

    async def _ask(self) -> None:
        await expect(self._bar.locator(".name")).to_have_text(["Mrs Winter", "Ben"])
        await self._shown.expect_state("Ben", "ringing")
        await self._pbx.desk.answer(BEN)
        await self._expect_calls((VIP, ANNA), (ANNA, BEN))
        self._shown.check(
            self._is_held, "The PBX does not hold the caller during a consultation"
        )
        await expect(self._bar.locator(".call").nth(1)).to_have_attribute(
            "data-state", "in_use"
        )
        await self._shown.expect_state("Anna", "in_use")

    @property
    def _is_held(self) -> bool:
        return any(Party(ANNA) in call.holders for call in self._pbx.desk.calls)

    async def ask_and_complete(self) -> None:
        say("A colleague is consulted, and takes the call")
        await self._talk()
        self._pbx.pick_up_after = None
        await self._press("ask")
        await self._shown.picture("which colleague to ask")
        await self._pick("Ben")
        await self._bar.get_by_text(_ASKING["pick_up"]).wait_for()
        await self._shown.picture("my phone rings to ask")
        self._pbx.pick_up_after = 0.0
        await self._pbx.desk.answer(ANNA)
        await self._ask()
        await self._shown.picture("a colleague is consulted")
        await self._bar.get_by_role(
            "button", name=_MENU["complete"].format(**_NAMES)
        ).click()
        await self._let_ben_take_over()
        await self._shown.expect_state("Anna", "idle")
        await self._hang_up(VIP)

    async def ask_and_come_back(self) -> None:
        say("A colleague is consulted, and has no time")
        await self._talk()
        await self._choose("Ben", "ask_here")
        await self._ask()
        await self._bar.get_by_role(
            "button", name=_MENU["come_back"].format(**_NAMES)
        ).click()
        await self._expect_calls((VIP, ANNA))
        await until(lambda: not self._is_held, PATIENCE_SECONDS)
        self._shown.check(not self._is_held, "The PBX still holds the caller")
        await expect(self._bar.locator(".name")).to_have_text("Mrs Winter")
        await self._hang_up(VIP)

    async def send_to_voicemail(self) -> None:
        say("A call is sent to the voicemail of a colleague")
        await self._talk()
        await self._press("voicemail")
        await self._shown.picture("whose voicemail")
        await self._pick("Reception")
        is_left = await until(
            lambda: bool(self._pbx.sounds.mailboxes.get(RECEPTION)), PATIENCE_SECONDS
        )
        self._shown.check(is_left, "The call did not reach the voicemail")
        await self._hang_up(VIP)

    async def park_and_get_back(self) -> None:
        say("A call is parked, and fetched back")
        await self._talk()
        await self._press("park")
        await self._shown.expect_state("Anna", "idle")
        back = self._bar.get_by_role(
            "button", name=_MENU["get_back_known"].format(**_NAMES)
        )
        await back.wait_for()
        await self._shown.picture("a parked call")
        await back.click()
        await self._expect_calls((VIP, ANNA))
        await self._shown.expect_state("Anna", "in_use")
        await self._hang_up(VIP)
