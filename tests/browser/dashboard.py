"""The dashboard of the docs, made by mouse as they say."""

from homeassistant.util.yaml import parse_yaml

from tests.repository import documented_dashboard

from .stage import Stage
from .window import Window

_MINE = "My calls"


async def make_dashboard(stage: Stage, shown: Window) -> None:
    """Make the dashboard as the docs say, step by step."""
    page = shown.page
    await shown.go("/config/lovelace/dashboards")
    await page.get_by_role("button", name="Add dashboard").click()
    await page.locator("dashboard-card").filter(has_text="New dashboard from scratch").click()
    # The dialog takes the focus once it stands still.
    await shown.picture("make the dashboard of the docs")
    dialog = page.locator("dialog-lovelace-dashboard-detail")
    await dialog.locator("input").first.press_sequentially(_MINE)
    await dialog.get_by_role("button", name="Create").click()
    await page.get_by_text(_MINE, exact=True).first.click()
    await page.get_by_role("button", name="Edit dashboard").click()
    await page.locator("ha-tab-group-tab").filter(has_text="Unnamed view").get_by_title("Edit view").first.click()
    editor = page.locator("hui-dialog-edit-view")
    await editor.get_by_role("button", name="Menu").click()
    await page.get_by_text("Edit in YAML", exact=True).first.click()
    await editor.locator(".cm-content").click()
    await page.keyboard.press("Control+A")
    await page.keyboard.insert_text(documented_dashboard())
    await editor.get_by_role("button", name="Save").click()
    await page.locator("hui-tile-card").filter(has_text="Anna").wait_for()
    await shown.picture("the dashboard of the docs was made")
    (path,) = [each["url_path"] for each in await stage.home.command("lovelace/dashboards/list") if each["title"] == _MINE]
    (saved,) = (await stage.home.command("lovelace/config", url_path=path))["views"]
    pasted = parse_yaml(documented_dashboard())
    assert isinstance(pasted, dict)
    # Home Assistant adds some of its own.
    if lost := [(value, saved.get(key)) for key, value in pasted.items() if saved.get(key) != value]:
        shown.problems.append(f"The dashboard of the docs was not saved as it was pasted: {lost}")
