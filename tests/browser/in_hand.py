"""The PBX controlled by mouse.

A setting of a phone, a voicemail in the media browser, and a call from the page of
actions.
"""

from custom_components.openvox_uc.const import CONF_PLAY_RECORDINGS, DOMAIN
from tests.demo.home_assistant import until
from tests.repository import ENGLISH
from tests.simulator.bodies import Body

from .fields import choose_targets, fill, pick
from .parts import PBX, PHONE
from .stage import ANNA, BEN, PATIENCE_SECONDS, STRANGER, Stage
from .window import Window


async def work_by_hand(stage: Stage, shown: Window) -> None:
    await _press_do_not_disturb(stage, shown)
    await _play_voicemail(stage, shown)
    await _dial(stage, shown)


async def _press_do_not_disturb(stage: Stage, shown: Window) -> None:
    device = await stage.home.device_id(f"{stage.pbx.serial}_ext_{ANNA}")
    entities = await stage.home.command("config/entity_registry/list")
    (switch,) = [
        entity["entity_id"]
        for entity in entities
        if entity["unique_id"] == f"{stage.pbx.serial}_ext_{ANNA}_dnd"
    ]
    await stage.home.command(
        "config/entity_registry/update", entity_id=switch, disabled_by=None
    )
    await stage.reload()
    await _is_state(stage, shown, switch, "off")
    await shown.go(f"/config/devices/device/{device}")
    name = ENGLISH["entity"]["switch"]["dnd"]["name"]
    row = shown.page.locator("hui-toggle-entity-row, hui-generic-entity-row").filter(
        has_text=name
    )
    await row.locator("ha-switch, ha-control-switch").first.click()
    await _is_asked(stage, shown, "extension/update", {"extid": ANNA, "dnd": "on"})
    await _is_state(stage, shown, switch, "on")
    await shown.picture("do not disturb is on")


async def _play_voicemail(stage: Stage, shown: Window) -> None:
    await stage.home.set_options(DOMAIN, "control", {CONF_PLAY_RECORDINGS: True})
    stage.pbx.sounds.leave_message(ANNA, STRANGER, 5)
    await shown.go("/media-browser")
    page = shown.page
    browser = page.locator("ha-media-player-browse")
    for folder in ("OpenVox UC", PBX, "Voicemails", PHONE):
        await (
            browser.locator(".child, ha-list-item")
            .filter(has_text=folder)
            .first.click()
        )
    await shown.picture("voicemails in the media browser")
    await browser.get_by_text("Plumber").first.click()
    await _is_asked(stage, shown, "voicemail/get_random", {"extid": ANNA})
    bar = page.locator("ha-bar-media-player")
    # The whole length is shown once the browser has read the sound.
    await bar.get_by_text("00:05", exact=True).last.wait_for()
    await shown.picture("a voicemail is played")


async def _dial(stage: Stage, shown: Window) -> None:
    texts = ENGLISH["services"]["dial"]
    await shown.go("/config/developer-tools/action")
    page = shown.page
    form = page.locator("ha-service-control")
    await page.locator("ha-service-picker ha-picker-field").click()
    await pick(page.locator("ha-service-picker"), f"{DOMAIN}.dial")
    await choose_targets(form, [PHONE])
    await fill(
        form.locator("ha-settings-row").filter(
            has_text=texts["fields"]["number"]["name"]
        ),
        BEN,
    )
    stage.pbx.pick_up_after = None
    await page.get_by_role("button", name="Perform action").click()
    await _is_asked(
        stage,
        shown,
        "extension/dial_extension",
        {"caller": ANNA, "callee": BEN, "autoanswer": "no"},
    )
    await shown.picture(
        "dialed from the page of actions", form.locator("ha-settings-row").first
    )
    await shown.go(
        "/config/devices/device/"
        f"{await stage.home.device_id(f'{stage.pbx.serial}_ext_{ANNA}')}"
    )
    texts_of_page = await shown.picture("the phone rings")
    if ENGLISH["entity"]["sensor"]["status"]["state"]["ringing"] not in texts_of_page:
        shown.problems.append("The phone that dials is not seen to ring")
    await stage.pbx.desk.hang_up(ANNA)


async def _is_asked(stage: Stage, shown: Window, path: str, wanted: Body) -> None:
    if not await stage.is_asked(path, wanted):
        shown.problems.append(
            f"The PBX was not asked for {path} with {wanted}, but for "
            f"{stage.pbx.requests[-5:]}"
        )


async def _is_state(stage: Stage, shown: Window, entity_id: str, wanted: str) -> None:
    async def is_wanted() -> bool:
        return (await stage.states()).get(entity_id, {}).get("state") == wanted

    if not await until(is_wanted, PATIENCE_SECONDS):
        shown.problems.append(f"{entity_id} is not {wanted}")
