"""A walk through the pages on which the integration shows something."""

import asyncio
from collections.abc import Collection
import json

from homeassistant.util.yaml import load_yaml_dict
from playwright.async_api import FilePayload

from custom_components.openvox_uc.const import DOMAIN
from tests.repository import BLUEPRINTS, ENGLISH

from .parts import DOOR_PHONE, PBX, TRUNK
from .window import Window

_OPTIONS = ENGLISH["options"]["step"]
_ADDRESS_BOOK = """\
BEGIN:VCARD
VERSION:3.0
FN:Dr. Sommer
TEL:+49 30 7654321
CATEGORIES:VIP
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nobody
END:VCARD
"""


async def walk(window: Window, devices: dict[str, str], automation: str, secrets: Collection[str]) -> None:
    """Look at each page; of the traces at that of one automation."""
    page = window.page
    await _pbx(window, devices[PBX], secrets)
    for name, device in (("extension", DOOR_PHONE), ("trunk", TRUNK)):
        await window.go(f"/config/devices/device/{devices[device]}")
        await window.picture(f"device page of {name}")
    await page.get_by_role("button", name="Notifications").click()
    await window.picture("notifications")
    await window.go("/calendar")
    await window.picture("calendar")
    await page.get_by_text("Missed: ").first.click()
    await window.picture("call in the calendar")
    await window.go("/logbook")
    await window.picture("activity")
    await window.go(f"/config/automation/trace/{automation}")
    await page.get_by_text("Trace timeline").click()
    await window.picture("trace of an automation")
    await window.go("/config/repairs")
    await window.picture("repairs")
    await _blueprints(window)
    await _options(window)


async def _pbx(window: Window, device_id: str, secrets: Collection[str]) -> None:
    """Look at the device page of the PBX and at its last call, and download the diagnostics."""
    page = window.page
    await window.go(f"/config/devices/device/{device_id}")
    await window.picture("device page of the PBX")
    await page.locator("ha-device-info-card").get_by_role("button", name="Menu").click()
    await window.picture("menu of the device page")
    async with page.expect_download() as downloading:
        await page.get_by_text("Download diagnostics").click()
    file = window.folder / "diagnostics.json"
    await (await downloading.value).save_as(file)
    diagnostics = await asyncio.to_thread(file.read_text, encoding="utf-8")
    if "reports" not in json.loads(diagnostics)["data"]:
        window.problems.append("The diagnostics hold nothing of use")
    window.problems += [f"The diagnostics hold {secret}" for secret in secrets if secret in diagnostics]
    await page.locator("ha-device-entities-card").get_by_text("Call event", exact=True).click()
    await window.picture("last call of the PBX")


async def _blueprints(window: Window) -> None:
    """Look at the form of each blueprint."""
    for path in sorted(BLUEPRINTS.glob("*.yaml")):
        await window.go("/config/blueprint/dashboard")
        name = load_yaml_dict(str(path))["blueprint"]["name"]
        await window.page.get_by_text(name, exact=True).click()
        await window.page.locator("blueprint-automation-editor").wait_for()
        await window.picture(f"blueprint {path.stem}")


async def _options(window: Window) -> None:
    """Look at the menu of the options and at each of its forms, and import an address book."""
    page = window.page
    dialog = page.locator("dialog-data-entry-flow")
    await window.go(f"/config/integrations/integration/{DOMAIN}")
    await window.picture("integration")
    for step in ("init", "settings", "calls", "door_phones", "import_contacts"):
        await window.go(f"/config/integrations/integration/{DOMAIN}")
        await page.get_by_role("button", name="Configure").first.click()
        if step != "init":
            await dialog.get_by_text(_OPTIONS["init"]["menu_options"][step], exact=True).click()
        await dialog.get_by_text(_OPTIONS[step]["title"], exact=True).first.wait_for()
        await window.picture(f"options {step}", dialog)
    book: FilePayload = {"name": "book.vcf", "mimeType": "text/vcard", "buffer": _ADDRESS_BOOK.encode()}
    await dialog.locator("input[type=file]").set_input_files([book])
    await dialog.get_by_role("button", name="Import").click()
    await dialog.get_by_text(_OPTIONS["import_report"]["title"]).first.wait_for()
    await window.picture("options import_report", dialog)
