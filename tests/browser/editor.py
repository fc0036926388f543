"""The editor of automations, as a person uses it: with mouse and keyboard."""

from collections.abc import Mapping, Sequence
from typing import Literal

from playwright.async_api import TimeoutError as PlaywrightTimeoutError, expect

from .fields import Value, choose_targets, fill
from .window import Window

_OPENING_MILLISECONDS = 3000

type Kind = Literal["trigger", "condition", "action"]

# The names in the list of an integration, each next to the name of the target.
_OFFERS = """
    items => [...items.shadowRoot.querySelectorAll(".items-title")]
        .filter(title => title.textContent.trim() === "OpenVox UC")
        .flatMap(title => \
[...title.nextElementSibling.querySelectorAll(".item-headline")])
        .map(headline => [...headline.childNodes].filter(node => \
node.nodeType === Node.TEXT_NODE).map(node => node.data).join("").trim())
"""


class Editor:
    def __init__(self, window: Window) -> None:
        self._window = window
        self._page = window.page
        self._dialog = window.page.locator("add-automation-element-dialog")
        self.sidebar = window.page.locator("ha-automation-sidebar")

    async def open(self) -> None:
        await self._window.go("/config/automation/edit/new")

    async def begin(self, kind: Kind) -> None:
        """Begin to add a part: what is offered is shown by target first."""
        button, offers = (
            self._page.get_by_role("button", name=f"Add {kind}"),
            self._dialog.locator("ha-input-search").first,
        )
        await button.click()
        try:
            await offers.wait_for(timeout=_OPENING_MILLISECONDS)
        except PlaywrightTimeoutError:
            # The dialog of the part before was still closing.
            await button.click()
            await offers.wait_for()

    async def add(self, kind: Kind, group: str, name: str) -> None:
        await self.begin(kind)
        await self._dialog.get_by_role("button", name="By type").click()
        # From 2026.11 on, the parts that were used last stand before the groups, each
        # with the name of its own.
        await self._dialog.get_by_text(group, exact=True).last.click()
        await self.take(name)

    async def choose_target(self, path: Sequence[str]) -> set[str]:
        """Choose a target, and return what OpenVox UC offers for it.

        The target stands at the end of a path through a tree.
        """
        *folders, target = (
            self._dialog.locator(f'wa-tree-item[title="{title}"]').first
            for title in path
        )
        for folder in folders:
            if await folder.get_attribute("aria-expanded") == "false":
                await folder.locator("[part=expand-button]").first.click()
        await target.locator("[part=label]").first.click()
        items = self._dialog.locator("ha-automation-add-items")
        await expect(items.locator(".selected-target").first).to_have_text(path[-1])
        offers: list[str] = await items.evaluate(_OFFERS)
        return set(offers)

    async def take(self, name: str) -> None:
        # That of the target may stand within the same element.
        await self._dialog.locator(f'text="{name}"').last.click()
        await expect(
            self.sidebar.locator("ha-automation-sidebar-card")
        ).to_contain_text(name)

    async def aim(self, *names: str) -> None:
        await choose_targets(self.sidebar.locator("ha-target-picker"), names)

    async def fill(self, fields: Mapping[str, Value]) -> None:
        for label, value in fields.items():
            heading = self._page.locator("[slot=heading]").get_by_text(
                label, exact=True
            )
            await fill(
                self.sidebar.locator("ha-settings-row").filter(has=heading), value
            )

    async def check_labels(self, labels: set[str]) -> None:
        rows = self.sidebar.locator("ha-settings-row")
        await expect(rows).to_have_count(len(labels))
        shown = {text.splitlines()[0] for text in await rows.all_inner_texts()}
        self._window.compare("The fields in the editor", shown, labels)

    async def check(self, name: str) -> None:
        """Take a picture of the open part, and note if it is only shown as YAML.

        Fields that take YAML do not count.
        """
        await self._window.picture(name, self.sidebar)
        if (
            await self.sidebar.locator("ha-yaml-editor").count()
            > await self.sidebar.locator("ha-selector-object ha-yaml-editor").count()
        ):
            self._window.problems.append(f"{name}: the editor shows YAML only")

    async def save(self, name: str) -> str:
        await self._page.get_by_role("button", name="Save").click()
        dialog = self._page.locator("ha-dialog-automation-save")
        await dialog.locator("ha-input input").first.fill(name)
        await dialog.get_by_role("button", name="Save").click()
        await self._page.wait_for_url(lambda url: not url.endswith("/new"))
        return str(self._page.url.rpartition("/")[2])
