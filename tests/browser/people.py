"""The contacts on their card: one is added, found by its company, changed and deleted.

When it calls, the bar names it.
"""

from playwright.async_api import expect

from custom_components.openvox_uc.const import DOMAIN
from tests.demo.__main__ import say
from tests.repository import ENGLISH

from .stage import ANNA, Stage
from .window import Window

_TEXTS = ENGLISH["config_panel"]
_CONTACT, _CONTACTS = _TEXTS["contact"], _TEXTS["contacts"]
_NAME, _NUMBER, _NOTE = (
    "Ms Summer",
    "0302223344",
    "Prefers mornings.\nAsk about the boat.",
)


async def keep_contacts(stage: Stage, shown: Window, root: str) -> None:
    say("A contact gets a company and a note, and calls")
    page = shown.page
    await shown.go(f"/{root}/contacts")
    card = page.locator("openvox-uc-contacts")
    row = card.locator("li").filter(has_text=_NAME)

    async def fill(**texts: str) -> None:
        for key, text in texts.items():
            await card.get_by_role("textbox", name=_CONTACT[key], exact=True).fill(text)
        await card.get_by_role("button", name=_CONTACT["save"]).click()

    await card.get_by_role("button", name=_CONTACTS["add"]).click()
    await fill(contact_name=_NAME, numbers=_NUMBER, company="Summer Ltd", note=_NOTE)
    await expect(row).to_contain_text("Summer Ltd")
    await card.get_by_role("searchbox").fill("summer l")
    await expect(card.locator("li")).to_have_count(1)
    await row.get_by_role("button", name=_CONTACTS["edit"].format(name=_NAME)).click()
    await expect(
        card.get_by_role("textbox", name=_CONTACT["note"], exact=True)
    ).to_have_value(_NOTE)
    await shown.picture("a contact is changed")
    await fill(company="Summer & Sons")
    # It is no longer found by its company.
    await expect(card.locator("li")).to_have_count(0)
    await card.get_by_role("searchbox").fill("sons")
    await expect(row).to_contain_text("Summer & Sons")

    await shown.go(f"/{root}/switchboard")
    bar = page.locator("openvox-uc-mine .bar")
    await bar.wait_for()
    place = await bar.bounding_box()
    await stage.desk.ring([ANNA], _NUMBER)
    await expect(bar.locator(".name")).to_have_text(f"{_NAME} Summer & Sons")
    await expect(bar.get_by_role("note")).to_have_text(_NOTE)
    await shown.picture("a contact calls")
    shown.compare("The place of the bar", await bar.bounding_box(), place)
    await stage.desk.answer(ANNA)
    await stage.desk.hang_up(ANNA)
    await expect(bar.get_by_role("note")).to_have_count(0)

    await shown.go(f"/{root}/contacts")
    await row.get_by_role("button", name=_CONTACTS["delete"].format(name=_NAME)).click()
    await (
        card.locator("openvox-uc-sheet")
        .get_by_role("button", name=_CONTACTS["delete"].format(name=_NAME))
        .click()
    )
    await expect(row).to_have_count(0)
    left = await stage.home.ask(DOMAIN, "get_contacts", {"search": "Summer"})
    shown.compare("The contacts", left["total"], 0)
