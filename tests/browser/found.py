"""The cards where people look for them.

By the word OpenVox among all cards, and as what Home Assistant suggests for an entity.
"""

from playwright.async_api import expect

from tests.demo.__main__ import say
from tests.repository import ENGLISH

from .stage import ANNA, Stage
from .window import Window

_TEXTS = ENGLISH["config_panel"]
_NAMES = sorted(
    group["name"]
    for group in _TEXTS.values()
    if {"name", "description"} <= group.keys()
)
_PATH = "own-cards"
_SUGGESTED = {
    "Anna Status": ("phones", {"favorites": [ANNA]}),
    "Waiting callers": ("queues", {"queues": ["9998"]}),
    "Calls to return": ("recent", {}),
    "Active calls": ("calls", {}),
}


async def look_for_cards(stage: Stage, shown: Window) -> None:
    say("The cards are looked for where cards are added")
    home, page = stage.home, shown.page
    dashboard_id = await home.create_dashboard(_PATH, "Own", {"views": [{"cards": []}]})
    await shown.go(f"/{_PATH}?edit=1")
    dialog = page.locator("hui-dialog-create-card")
    search = dialog.locator("ha-input-search input")

    for text, (group, _) in _SUGGESTED.items():
        await page.get_by_role("button", name="Add card").first.click()
        await search.fill(text)
        found = dialog.locator("ha-combo-box-item").first
        # A click is lost while the list is being filtered.
        await expect(found).to_contain_text(text.split()[-1])
        await page.wait_for_timeout(1000)
        await found.click()
        suggestion = dialog.get_by_role(
            "button", name=_TEXTS[group]["name"], exact=True
        )
        await suggestion.locator(f"openvox-uc-{group} ha-card").wait_for()
        await shown.picture(f"a card for {text}")
        await suggestion.locator(".overlay").click()
        await search.wait_for(state="hidden")
    [view] = (await home.command("lovelace/config", url_path=_PATH))["views"]
    shown.compare(
        "The suggestions",
        view["cards"],
        [
            {"type": f"custom:openvox-uc-{group}", **options}
            for group, options in _SUGGESTED.values()
        ],
    )

    # The tab of entities finds their names alone, and leads to the other one.
    await page.get_by_role("button", name="Add card").first.click()
    await search.fill("OpenVox")
    await dialog.get_by_text("Browse all cards").first.click()
    await dialog.locator("hui-card-picker ha-input-search input").fill("OpenVox")
    await expect(
        dialog.locator(".card-header").filter(has_text="OpenVox")
    ).to_have_text(_NAMES)
    # They are shown as they are, not only described.
    await expect(dialog.locator(".preview:not(.description)")).to_have_count(
        len(_NAMES)
    )
    await shown.picture("all cards of OpenVox")
    # Home Assistant leaves a page whose dashboard is deleted, at any moment.
    await shown.go("/config/lovelace/dashboards")
    await home.command("lovelace/dashboards/delete", dashboard_id=dashboard_id)
