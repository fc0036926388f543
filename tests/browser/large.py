"""A PBX with as many extensions as the largest one has, set up by mouse."""

from tests.repository import ENGLISH
from tests.simulator import SimExtension, SimulatedPbx

from .stage import Stage
from .window import Window

_PASSWORD = "secret-of-the-hotel"
_FORM = ENGLISH["config"]["step"]["user"]


async def add_large_pbx(stage: Stage, shown: Window) -> None:
    page = shown.page
    rooms = [SimExtension(str(number), f"Room {number}") for number in range(100, 400)]
    dialog = page.locator("dialog-data-entry-flow")
    async with SimulatedPbx(serial="a09805021988", password=_PASSWORD, extensions=rooms, trunks=[]) as pbx:
        await shown.go("/config/integrations/dashboard")
        await page.get_by_role("button", name="Add integration").click()
        await page.locator("dialog-add-integration ha-input-search input").press_sequentially("OpenVox")
        await page.locator("dialog-add-integration").get_by_text("OpenVox UC", exact=True).click()
        await dialog.get_by_text(_FORM["title"], exact=True).wait_for()
        await shown.picture("set-up", dialog)
        typed = {"host": f"{pbx.host}:{pbx.port}", "username": pbx.username, "password": _PASSWORD, "name": "Hotel"}
        for field, value in typed.items():
            await dialog.locator(f"input[name={field}]").fill(value)
        await shown.picture("set-up, filled", dialog)
        await dialog.get_by_role("button", name="Submit").click()
        await dialog.locator("step-flow-create-entry").wait_for()
        await shown.picture("set-up with 300 extensions", dialog)
        await dialog.get_by_role("button", name="Skip").or_(dialog.get_by_role("button", name="Finish")).first.click()
        await shown.go("/config/devices/dashboard?historyBack=1&domain=openvox_uc")
        await shown.picture("devices with 300 extensions")
        await shown.go(f"/config/devices/device/{await stage.home.device_id(pbx.serial)}")
        await shown.picture("device page of the PBX with 300 extensions")
