"""A call that waits in a queue draws the attention of the user who watches it: by the title of the tab, a sound, and what is read out."""

import re

from playwright.async_api import expect

from tests.demo.home_assistant import SWITCHBOARD
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

from .stage import STRANGER, Stage
from .window import Window

_TEXTS = ENGLISH["config_panel"]["mine"]
# Counts the tones that are played.
_LISTEN = """
    () => {
        window.tones = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { window.tones += 1; start.apply(this, when); };
    }
"""


async def draw_attention(stage: Stage, shown: Window, branch: SimulatedPbx, queue: str, agent: str) -> None:
    page = shown.page
    mine = page.locator("openvox-uc-mine")
    await shown.go(f"/{SWITCHBOARD}/switchboard")
    await mine.get_by_role("button", name=_TEXTS["alert"]).click()
    for name in (_TEXTS["sound"], "Sales"):
        await mine.get_by_role("checkbox", name=name).click()
        await expect(mine.get_by_role("checkbox", name=name)).to_be_checked()
    # It is remembered for the user.
    await page.reload()
    await mine.locator("ha-icon[icon='mdi:bell-ring']").wait_for()
    await page.evaluate(_LISTEN)
    await branch.desk.ring([agent], STRANGER, to=queue)
    said = _TEXTS["rings_queue"].format(name="Plumber", queue="Sales")
    await expect(mine.get_by_role("status")).to_have_text(said)
    await expect(page).to_have_title(re.compile(re.escape(said)))
    await page.wait_for_function("() => window.tones >= 2")
    await branch.desk.answer(agent)
    await expect(mine.get_by_role("status")).to_have_text("")
    await expect(page).not_to_have_title(re.compile("Plumber"))
    await branch.desk.hang_up(agent)
