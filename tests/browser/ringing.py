"""Among more than 40 phones, those that ring are shown above all tiles.

Selecting one leads to its tile, where the call is picked up.
"""

from playwright.async_api import expect

from tests.demo.__main__ import say
from tests.demo.home_assistant import SWITCHBOARD
from tests.repository import ENGLISH
from tests.simulator import SimExtension, SimulatedPbx

from .stage import ANNA, BEN, DOOR, NAMELESS, RECEPTION, VIP, Stage
from .window import SIZE, Window

_TEXTS = ENGLISH["config_panel"]
_MORE = range(223, 243)
_OTHER = _MORE[-1]


async def find_what_rings(stage: Stage, shown: Window, branch: SimulatedPbx) -> None:
    """Let Ben's phone and one of the branch ring; Anna's phone is the user's."""
    say("Some of many phones ring")
    phones = shown.page.locator("openvox-uc-phones")
    chips = phones.locator(".tools [data-state=ringing]")

    # Not all tiles fit.
    await shown.page.set_viewport_size({"width": 1024, "height": 600})
    await shown.go(f"/{SWITCHBOARD}/switchboard")
    await shown.phone("Anna").wait_for()
    await stage.desk.ring([RECEPTION, BEN, DOOR], NAMELESS)
    duration, state = (
        shown.page.locator("openvox-uc-calls .detail > span").nth(index)
        for index in range(2)
    )
    await expect(duration).to_be_in_viewport(ratio=1)
    # It has no room next to three names, and neither has the dot in front of it.
    await expect(state).not_to_be_in_viewport()
    await stage.desk.miss(BEN)
    await stage.desk.ring([BEN], VIP)
    await shown.expect_state("Ben", "ringing")
    await expect(chips).to_have_count(0)
    branch.extensions += [
        SimExtension(str(number), f"Room {number}") for number in _MORE
    ]
    await stage.reload()
    # While it loads again, devices come and go, and with them the places of phones.
    await shown.go(f"/{SWITCHBOARD}/switchboard")
    await shown.phone(f"Room {_OTHER}").wait_for()
    await expect(chips).to_have_text(["Ben"])
    await phones.locator(".content").evaluate(
        "content => content.scrollTo(0, content.scrollHeight)"
    )
    await expect(shown.phone("Ben")).not_to_be_in_viewport()
    await branch.desk.ring([str(_OTHER)], NAMELESS)
    await expect(chips).to_have_text(["Ben", f"Room {_OTHER}"])
    await chips.filter(has_text="Ben").click()
    await expect(shown.phone("Ben")).to_be_in_viewport()
    await shown.page.keyboard.press("Enter")
    await shown.page.get_by_role(
        "menuitem", name=_TEXTS["menu"]["pick_up"], exact=True
    ).click()
    await shown.expect_state("Anna", "in_use")
    talking = [
        {party.number for party in call.parties}
        for call in stage.desk.calls
        if call.talking
    ]
    shown.compare("Who talks at the PBX", talking, [{ANNA, VIP}])
    await expect(chips).to_have_text([f"Room {_OTHER}"])
    await branch.desk.miss(str(_OTHER))
    await expect(chips).to_have_count(0)
    await stage.desk.hang_up(ANNA)
    await shown.page.set_viewport_size(SIZE)
