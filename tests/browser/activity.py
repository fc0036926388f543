"""The activity, during calls and once it is opened again.

It has one line for each event of a call.
"""

import re

from playwright.async_api import expect

from custom_components.openvox_uc.const import DOMAIN
from tests.demo.__main__ import say
from tests.repository import ENGLISH

from .stage import BEN, RECEPTION, Stage
from .window import SIZE, Window

_TEXTS = ENGLISH["config_panel"]["activity"]
_NAME, _NUMBER = "Mr Autumn", "0409998877"
# The last one first, as the page has them; a reason or a duration may follow.
_LINES = (
    ("Ben (103)", "call_missed"),
    ("Ben (103)", "call_ringing"),
    ("Reception (101)", "call_ended"),
    ("Reception (101)", "call_answered"),
    ("Reception (101)", "call_ringing"),
)


async def read_activity(stage: Stage, shown: Window) -> None:
    say("Calls are read in the activity")
    desk, page = stage.desk, shown.page
    await stage.home.act(DOMAIN, "set_contact", {"name": _NAME, "numbers": [_NUMBER]})
    await page.set_viewport_size(SIZE)
    await shown.go("/logbook")
    entries = page.locator("ha-logbook-entry")
    await entries.first.wait_for()
    await desk.talk(RECEPTION, _NUMBER)
    await desk.hang_up(RECEPTION)
    await desk.call_in_vain(BEN, _NUMBER)
    # Those that say the number are of calls; the rest are of states, which say names.
    lines = entries.filter(has_text=_NUMBER)
    caller = f"{_NAME} ({_NUMBER})"
    told = [
        re.compile(re.escape(_TEXTS[key].format(caller=caller, callee=name)))
        for name, key in _LINES
    ]
    await expect(lines).to_have_text(told)
    await page.reload()
    await expect(lines).to_have_text(told)
    await stage.home.act(DOMAIN, "delete_contact", {"name": _NAME})
