"""A walk through the pages on which the integration shows something.

The dashboard of the docs and a large PBX are shown, too.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
import json

from homeassistant.util.yaml import load_yaml_dict
from playwright.async_api import FilePayload, Locator, ViewportSize

from custom_components.openvox_uc.const import DOMAIN
from tests.contacts.card_server import USER, card, running_card_server
from tests.demo.home_assistant import DASHBOARD
from tests.repository import BLUEPRINTS, ENGLISH, documented_dashboard, documented_view
from tests.simulator import SimExtension, SimulatedPbx

from .parts import DOOR_PHONE, PBX, TRUNK
from .stage import ANNA, BEN, NAMELESS, RECEPTION, STRANGER, VIP, Stage
from .window import Window

INTEGRATION_PAGE = f"/config/integrations/integration/{DOMAIN}"
_OPTIONS = ENGLISH["options"]["step"]
# Each is a path through the menus.
FORMS = (
    ("init",),
    ("init", "settings"),
    ("init", "calls"),
    ("init", "control"),
    ("init", "door_phones"),
    ("init", "test_reports"),
    ("init", "contacts"),
    ("init", "contacts", "name_caller"),
    ("init", "contacts", "add_contact"),
)
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


async def walk(
    window: Window, devices: dict[str, str], automation: str, secrets: Collection[str]
) -> None:
    page = window.page
    await _pbx(window, devices[PBX], secrets)
    for name, device in (("extension", DOOR_PHONE), ("trunk", TRUNK)):
        await window.go(f"/config/devices/device/{devices[device]}")
        await window.picture(f"device page of {name}")
    await page.get_by_role("button", name="Notifications").click()
    await window.picture("notifications")
    for path, clicked, name in (
        ("/calendar", "", "calendar"),
        ("/calendar", "Missed: ", "call in the calendar"),
        ("/todo", f"{PBX} Calls to return", "to-do list"),
        ("/logbook", "", "activity"),
        (
            f"/config/automation/trace/{automation}",
            "Trace timeline",
            "trace of an automation",
        ),
        ("/config/repairs", "", "repairs"),
    ):
        await window.go(path)
        if clicked:
            # Home Assistant shows some texts twice while the page opens.
            await page.get_by_text(clicked).first.click()
        await window.picture(name)
    await _blueprints(window)
    await _options(window)
    await _address_book(window)


async def _pbx(window: Window, device_id: str, secrets: Collection[str]) -> None:
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
    window.problems += [
        f"The diagnostics hold {secret}" for secret in secrets if secret in diagnostics
    ]
    await (
        page.locator("ha-device-entities-card")
        .get_by_text("Recent calls", exact=True)
        .click()
    )
    await window.picture("last call of the PBX")


async def _blueprints(window: Window) -> None:
    for path in sorted(BLUEPRINTS.glob("*.yaml")):
        await window.go("/config/blueprint/dashboard")
        name = load_yaml_dict(str(path))["blueprint"]["name"]
        await window.page.get_by_text(name, exact=True).click()
        await window.page.locator("blueprint-automation-editor").wait_for()
        await window.picture(f"blueprint {path.stem}")


async def _options(window: Window) -> None:
    await window.go(INTEGRATION_PAGE)
    await window.picture("integration")
    for path in (
        *FORMS,
        ("init", "contacts", "select_contact"),
        ("init", "import_contacts"),
    ):
        dialog = await open_options(window, path)
        await window.picture(f"options {path[-1]}", dialog)
        if path[-1] == "select_contact":
            await dialog.get_by_role(
                "button", name=_OPTIONS["select_contact"]["submit"]
            ).click()
            await dialog.get_by_text(
                _OPTIONS["edit_contact"]["title"], exact=True
            ).wait_for()
            await window.picture("options edit_contact", dialog)
    book: FilePayload = {
        "name": "book.vcf",
        "mimeType": "text/vcard",
        "buffer": _ADDRESS_BOOK.encode(),
    }
    await dialog.locator("input[type=file]").set_input_files([book])
    await dialog.get_by_role(
        "button", name=_OPTIONS["import_contacts"]["submit"]
    ).click()
    await dialog.get_by_text(_OPTIONS["import_report"]["title"]).first.wait_for()
    await window.picture("options import_report", dialog)


async def open_options(window: Window, path: Sequence[str]) -> Locator:
    dialog = window.page.locator("dialog-data-entry-flow")
    await window.go(INTEGRATION_PAGE)
    await window.page.get_by_role("button", name="Configure").first.click()
    for menu, choice in pairwise(path):
        await dialog.get_by_text(
            _OPTIONS[menu]["menu_options"][choice], exact=True
        ).click()
    await (
        dialog.locator(".dialog-title")
        .get_by_text(_OPTIONS[path[-1]]["title"], exact=True)
        .wait_for()
    )
    return dialog


async def _address_book(window: Window) -> None:
    page = window.page
    dialog = page.locator("dialog-data-entry-flow")
    texts = ENGLISH["config_subentries"]["address_book"]
    with running_card_server() as server:
        for book, name in (("family", "Grandma"), ("work", "Boss")):
            await asyncio.to_thread(server.put_book, book, [card(name, "030 7654321")])
        await window.go(INTEGRATION_PAGE)
        await page.get_by_role("button", name=texts["initiate_flow"]["user"]).click()
        await window.picture("address book user", dialog)
        for field, value in (
            ("url", server.url),
            ("username", USER),
            ("password", server.password),
        ):
            await dialog.locator(f"input[name={field}]").fill(value)
        await dialog.get_by_role("button", name="Submit").click()
        await dialog.get_by_text(
            texts["step"]["select"]["title"], exact=True
        ).wait_for()
        await window.picture("address book select", dialog)
        await dialog.get_by_role("button", name="Submit").click()
        await dialog.get_by_text(texts["create_entry"]["default"]).wait_for()
        await window.picture("address book create_entry", dialog)
        await window.go(INTEGRATION_PAGE)
        await window.picture("integration with an address book")
        await (
            page.locator("ha-config-sub-entry-row")
            .get_by_role("button", name="Configure")
            .click()
        )
        await window.picture("address book reconfigure", dialog)
        await window.go(INTEGRATION_PAGE)
        await page.locator("ha-config-sub-entry-row ha-config-entry-device-row").click()
        await page.wait_for_url("**/config/devices/device/*")
        await window.picture("device page of an address book")


_PASSWORD = "secret-of-the-hotel"
_FORM = ENGLISH["config"]["step"]["user"]


async def add_large_pbx(stage: Stage, shown: Window) -> None:
    page = shown.page
    rooms = [SimExtension(str(number), f"Room {number}") for number in range(100, 400)]
    dialog = page.locator("dialog-data-entry-flow")
    async with SimulatedPbx(
        serial="a09805021988", password=_PASSWORD, extensions=rooms, trunks=[]
    ) as pbx:
        await shown.go("/config/integrations/dashboard")
        await page.get_by_role("button", name="Add integration").click()
        await page.locator(
            "dialog-add-integration ha-input-search input"
        ).press_sequentially("OpenVox")
        await (
            page.locator("dialog-add-integration")
            .get_by_text("OpenVox UC", exact=True)
            .click()
        )
        await dialog.get_by_text(_FORM["title"], exact=True).wait_for()
        await shown.picture("set-up", dialog)
        typed = {
            "host": f"{pbx.host}:{pbx.port}",
            "username": pbx.username,
            "password": _PASSWORD,
            "name": "Hotel",
        }
        for field, value in typed.items():
            await dialog.locator(f"input[name={field}]").fill(value)
        await shown.picture("set-up, filled", dialog)
        await dialog.get_by_role("button", name="Submit").click()
        await dialog.locator("step-flow-create-entry").wait_for()
        await shown.picture("set-up with 300 extensions", dialog)
        await (
            dialog.get_by_role("button", name="Skip")
            .or_(dialog.get_by_role("button", name="Finish"))
            .first.click()
        )
        await shown.go("/config/devices/dashboard?historyBack=1&domain=openvox_uc")
        await shown.picture("devices with 300 extensions")
        await shown.go(
            f"/config/devices/device/{await stage.home.device_id(pbx.serial)}"
        )
        await shown.picture("device page of the PBX with 300 extensions")


_MINE = "My calls"
_SIZES: Mapping[str, ViewportSize] = {
    "desk": {"width": 1440, "height": 1150},
    "phone": {"width": 400, "height": 2600},
}


async def make_dashboard(stage: Stage, shown: Window) -> None:
    page = shown.page
    await shown.go("/config/lovelace/dashboards")
    await page.get_by_role("button", name="Add dashboard").click()
    await (
        page.locator("dashboard-card")
        .filter(has_text="New dashboard from scratch")
        .click()
    )
    # The dialog takes the focus once it stands still.
    await shown.picture("make the dashboard of the docs")
    dialog = page.locator("dialog-lovelace-dashboard-detail")
    await dialog.locator("input").first.press_sequentially(_MINE)
    await dialog.get_by_role("button", name="Create").click()
    await page.get_by_text(_MINE, exact=True).first.click()
    await page.get_by_role("button", name="Edit dashboard").click()
    await (
        page.locator("ha-tab-group-tab")
        .filter(has_text="Unnamed view")
        .get_by_title("Edit view")
        .first.click()
    )
    editor = page.locator("hui-dialog-edit-view")
    await editor.get_by_role("button", name="Menu").click()
    await page.get_by_text("Edit in YAML", exact=True).first.click()
    await editor.locator(".cm-content").click()
    await page.keyboard.press("Control+A")
    await page.keyboard.insert_text(documented_dashboard())
    await editor.get_by_role("button", name="Save").click()
    await page.locator("hui-tile-card").filter(has_text="Anna").wait_for()
    await shown.picture("the dashboard of the docs was made")
    (path,) = [
        each["url_path"]
        for each in await stage.home.command("lovelace/dashboards/list")
        if each["title"] == _MINE
    ]
    (saved,) = (await stage.home.command("lovelace/config", url_path=path))["views"]
    pasted = documented_view()
    # Home Assistant adds some of its own.
    if lost := [
        (value, saved.get(key))
        for key, value in pasted.items()
        if saved.get(key) != value
    ]:
        shown.problems.append(
            f"The dashboard of the docs was not saved as it was pasted: {lost}"
        )


async def look_at_dashboard(stage: Stage, shown: Window) -> None:
    desk = stage.pbx.desk
    for caller in (NAMELESS, STRANGER, NAMELESS):
        await desk.ring([BEN], caller)
        await desk.miss(BEN)
        # The PBX numbers calls by the second.
        await asyncio.sleep(2)
    await desk.ring([RECEPTION], VIP)
    await desk.answer(RECEPTION)
    await desk.ring([ANNA], STRANGER)
    await stage.pbx.settled()
    for name, size in _SIZES.items():
        async for scheme in shown.schemes(size):
            await shown.go(f"/{DASHBOARD}")
            await (
                shown.page.locator("hui-tile-card")
                .filter(has_text=f"Mrs Winter · {VIP}")
                .wait_for()
            )
            await shown.picture(f"dashboard at the {name}, {scheme}")
    await desk.miss(ANNA)
    await desk.hang_up(RECEPTION)
