"""The activity, while calls go on and once it is opened again: one line for each event of a call, at the phone that it concerns."""

import re

from playwright.async_api import expect

from custom_components.openvox_uc.calls.sentences import sentence
from custom_components.openvox_uc.const import DOMAIN
from tests.demo.__main__ import say

from .stage import BEN, RECEPTION, Stage
from .window import SIZE, Window

_NAME, _NUMBER = "Mr Autumn", "0409998877"
_CALLER = {"caller": _NUMBER, "caller_name": _NAME}
_TO_RECEPTION = {**_CALLER, "callee": RECEPTION, "callee_name": "Reception"}
_TO_BEN = {**_CALLER, "callee": BEN, "callee_name": "Ben"}
# The last one first, as the page has them; a duration may follow.
_LINES = (
    ("Ben (103)", sentence({"type": "call_missed", "reason": "no_answer", **_TO_BEN})),
    ("Reception (101)", sentence({"type": "call_ended", **_TO_RECEPTION})),
    ("Reception (101)", sentence({"type": "call_answered", **_TO_RECEPTION})),
)


async def read_activity(stage: Stage, shown: Window) -> None:
    say("Calls are read in the activity")
    desk, page = stage.pbx.desk, shown.page
    await stage.home.act(DOMAIN, "set_contact", {"name": _NAME, "numbers": [_NUMBER]})
    await page.set_viewport_size(SIZE)
    await shown.go("/logbook")
    entries = page.locator("ha-logbook-entry")
    await entries.first.wait_for()
    await desk.ring([RECEPTION], _NUMBER)
    await desk.answer(RECEPTION)
    await desk.hang_up(RECEPTION)
    await desk.ring([BEN], _NUMBER)
    await desk.miss(BEN)
    # Those that say the number are of calls; the rest are of states, which say names.
    lines = entries.filter(has_text=_NUMBER)
    told = [re.compile(rf"{re.escape(name)}\s*{re.escape(words)}") for name, words in _LINES]
    await expect(lines).to_have_text(told)
    await page.reload()
    await expect(lines).to_have_text(told)
    await stage.home.act(DOMAIN, "delete_contact", {"name": _NAME})
