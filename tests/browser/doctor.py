"""The test of reports, as an administrator runs it.

Home Assistant rings two phones, with and without Status Monitor.
"""

import asyncio

from tests.demo.home_assistant import until
from tests.repository import ENGLISH

from .stage import ANNA, BEN, Stage
from .tour import open_options
from .window import Window

_STEPS = ENGLISH["options"]["step"]
_TEXTS = ENGLISH["config_panel"]["report_test"]
_MINUTE = 75_000
_TURN_SECONDS = 30


async def test_reports(stage: Stage, shown: Window) -> None:
    stage.pbx.pick_up_after = None
    await _test(stage, shown, "fine", _TEXTS["whole_call"])
    for extension in stage.pbx.extensions:
        extension.monitored = False
    await _test(
        stage,
        shown,
        "without Status Monitor",
        _TEXTS["no_status_monitor"].partition("{")[0],
    )
    for extension in stage.pbx.extensions:
        extension.monitored = True


async def _test(stage: Stage, shown: Window, name: str, expected: str) -> None:
    """Let Home Assistant ring Anna and call Ben; both pick up, and Anna hangs up."""
    pbx = stage.pbx
    dialog = await open_options(shown, ("init", "test_reports"))
    for place, phone in enumerate((f"Anna ({ANNA})", f"Ben ({BEN})")):
        await (
            dialog.locator("ha-selector-select")
            .nth(place)
            .locator("ha-picker-field")
            .click()
        )
        await (
            dialog.locator("ha-dropdown-item")
            .filter(has_text=phone)
            .locator("visible=true")
            .click()
        )
    await shown.picture(f"test of reports, {name}, form", dialog)
    await dialog.get_by_role("button", name="Submit").click()
    await dialog.get_by_text("is ringing. Pick it up").wait_for()
    await shown.picture(f"test of reports, {name}, progress", dialog)
    # The dial request may wait for its turn after those of the tour.
    assert await until(lambda: pbx.desk.busy(ANNA), _TURN_SECONDS)
    await pbx.desk.answer(ANNA)
    await asyncio.sleep(2)
    await pbx.desk.answer(BEN)
    await asyncio.sleep(3)
    await pbx.desk.hang_up(ANNA)
    await (
        dialog.locator(".dialog-title")
        .get_by_text(_STEPS["report_test_result"]["title"], exact=True)
        .wait_for(timeout=_MINUTE)
    )
    await dialog.get_by_text(expected).wait_for()
    await shown.picture(f"test of reports, {name}", dialog, errors=True)
    await dialog.get_by_role("button", name="Submit").click()
