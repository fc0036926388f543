"""A walk in each language: no page may show English, except for names."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
import re

from playwright.async_api import (
    Locator,
    TimeoutError as StillMissingError,
    ViewportSize,
)

from custom_components.openvox_uc.const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_DOOR_PHONES,
    CONF_PLAY_RECORDINGS,
    DOMAIN,
)
from tests.demo.__main__ import codes_of, say
from tests.demo.home_assistant import SWITCHBOARD
from tests.languages import Language

from .look import overflows, speak
from .stage import ANNA, BEN, DOOR, NAMELESS, RECEPTION, STRANGER, VIP, Stage, staged
from .window import SIZE, Window, another_page, window

_PAGES = {
    "/logbook": "activity",
    "/calendar": "calendar",
    "/todo": "to-do",
    f"/media-browser/browser/app%2Cmedia-source%3A%2F%2F{DOMAIN}": "media",
    "/config/repairs": "repairs",
}
_INTEGRATION_PAGE = f"/config/integrations/integration/{DOMAIN}"
# Each is a path through the menus.
_FORMS = (
    ("init",),
    ("init", "settings"),
    ("init", "calls"),
    ("init", "control"),
    ("init", "door_phones"),
    ("init", "test_reports"),
    ("init", "import_contacts"),
)
_CONFIGURE = (
    "() => "
    "document.querySelector('home-assistant').hass?.localize('ui.panel.config.integrations.config_entry.configure')"
)
_SOON_MILLISECONDS = 5_000
# Pages of Home Assistant load what they show after a while.
_SETTLED_MILLISECONDS = 1_000
_SIZES: tuple[ViewportSize, ...] = (
    {"width": 1280, "height": 900},
    {"width": 390, "height": 844},
)


class _English:
    """Finds the texts that were not translated."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @cached_property
    def _untranslated(self) -> re.Pattern[str]:
        """The English texts that the language has others for.

        Their placeholders match anything.
        """
        texts = {
            text
            for key, text in self._language.english.items()
            if self._language.texts.get(key) != text and "`" not in text
        }
        texts -= set(self._language.texts.values())
        # A text that is little more than its placeholders is found in any.
        telling = {text for text in texts if len(re.sub(r"\{\w+\}|\W", "", text)) > 3}
        return re.compile(
            "|".join(
                re.sub(r"\\\{.*?\\\}", ".+?", re.escape(text))
                for text in sorted(telling)
            )
        )

    def found(self, texts: Collection[str]) -> Iterator[str]:
        for text in {*texts}:
            if self._untranslated.fullmatch(text):
                yield f"is English: {text}"


async def speak_all(folder: Path, chromium: str | None, codes: Collection[str]) -> int:
    """Walk through all pages in some languages.

    Returns 1 if one shows English, or a text does not fit.
    """
    async with (
        staged(folder / "home") as stage,
        window(stage, folder, chromium) as shown,
    ):
        options = {
            CONF_ALLOW_DANGEROUS_ACTIONS: True,
            CONF_PLAY_RECORDINGS: True,
            **codes_of(stage.pbx),
        }
        await stage.home.set_options(DOMAIN, "door_phones", {CONF_DOOR_PHONES: [DOOR]})
        await stage.home.add_switchboard("OpenVox UC")
        # The options reload the entry. A form does not outlast this, and reports that
        # come meanwhile are lost.
        await stage.reload()
        await _make_calls(stage)
        await stage.home.set_options(DOMAIN, "control", options)
        for code in codes:
            say(f"Walking in {code} ...")
            await stage.home.command("config/core/update", language=code)
            # Reading them waits until Home Assistant has loaded the language.
            await stage.home.command(
                "frontend/get_translations",
                language=code,
                category="device",
                integration=DOMAIN,
            )
            await stage.reload()
            shown.page = await another_page(shown.page, stage)
            await speak(shown, code)
            await _Walk(stage, shown, Language(code)).all_pages()
        return shown.tell()


async def _make_calls(stage: Stage) -> None:
    desk = stage.desk
    for caller in (NAMELESS, STRANGER):
        await desk.call_in_vain(RECEPTION, caller)
    await desk.call(BEN, ANNA)
    await desk.answer(ANNA)
    await desk.hang_up(ANNA)
    await desk.talk(RECEPTION, VIP)


class _Walk:
    def __init__(self, stage: Stage, shown: Window, language: Language) -> None:
        self._stage = stage
        self._shown = shown
        self._language = language
        self._english = _English(language)

    async def all_pages(self) -> None:
        await self._switchboard()
        for page, name in _PAGES.items():
            await self._shown.go(page)
            await self._look(name)
        for name, device_id in (await self._stage.devices()).items():
            await self._shown.go(f"/config/devices/device/{device_id}")
            await self._look(f"device {name}")
        await self._system_health()
        await self._set_up()
        for path in _FORMS:
            await self._options(path)
        await self._test_reports()

    async def _switchboard(self) -> None:
        page = self._shown.page
        for view in ("switchboard", "contacts", "wall"):
            for size in _SIZES:
                await page.set_viewport_size(size)
                await self._shown.go(f"/{SWITCHBOARD}/{view}")
                await page.locator(
                    "openvox-uc-phone, openvox-uc-contacts li"
                ).first.wait_for()
                await self._look(f"{view} {size['width']}")
                self._shown.note(
                    f"{self._language.code} {view} {size['width']}",
                    await overflows(page),
                )
        await page.set_viewport_size(SIZE)
        await self._shown.go(f"/{SWITCHBOARD}/switchboard")
        for name in ("Reception", "Ben"):
            await self._shown.phone(name).click()
            await page.get_by_role("menuitem").first.wait_for()
            await self._look(f"menu of {name}")
            await page.keyboard.press("Escape")

    async def _system_health(self) -> None:
        page = self._shown.page
        await self._shown.go("/config/repairs?dialog=system-health")
        last = page.get_by_text(
            self._language.texts["system_health.info.contacts"], exact=True
        )
        table = page.locator("dialog-system-information table").filter(has=last)
        await table.wait_for()
        await self._look("system health", table)

    async def _set_up(self) -> None:
        page = self._shown.page
        await self._shown.go(f"/config/integrations/dashboard/add?domain={DOMAIN}")
        dialog = page.locator("dialog-data-entry-flow")
        await page.locator("dialog-box ha-button").filter(visible=True).last.click()
        await dialog.locator("input[name=host]").wait_for()
        await self._look("set-up", dialog)
        for field, value in {
            "host": "127.0.0.1:9",
            "username": "nobody",
            "password": "wrong",
        }.items():
            await dialog.locator(f"input[name={field}]").fill(value)
        await page.keyboard.press("Enter")
        await dialog.locator("ha-alert").first.wait_for()
        await self._look("set-up refused", dialog, errors=True)

    async def _options(self, path: tuple[str, ...]) -> None:
        page, texts = self._shown.page, self._language.texts
        dialog = page.locator("dialog-data-entry-flow")
        await self._shown.go(_INTEGRATION_PAGE)
        label = str(await (await page.wait_for_function(_CONFIGURE)).json_value())
        configure = page.get_by_role("button", name=label, exact=True).first
        try:
            await configure.wait_for(timeout=_SOON_MILLISECONDS)
        except StillMissingError:
            # The page of Home Assistant may show no entries until it is loaded again.
            await page.reload()
        await configure.click()
        for menu, choice in pairwise(path):
            await dialog.get_by_text(
                texts[f"options.step.{menu}.menu_options.{choice}"], exact=True
            ).click()
        await (
            dialog.locator(".dialog-title")
            .get_by_text(texts[f"options.step.{path[-1]}.title"], exact=True)
            .wait_for()
        )
        await self._look(f"options {path[-1]}", dialog)

    async def _test_reports(self) -> None:
        """Test the reports about the first phone, whose call ends meanwhile."""
        await self._options(("init", "test_reports"))
        page, desk = self._shown.page, self._stage.desk
        dialog = page.locator("dialog-data-entry-flow")
        await dialog.locator("ha-dialog-footer ha-button").click()
        await dialog.locator("step-flow-progress").wait_for()
        await self._look("testing reports", dialog)
        await desk.hang_up(RECEPTION)
        await dialog.locator("ha-alert").first.wait_for()
        await self._look("result of the test", dialog, errors=True)
        await desk.talk(RECEPTION, VIP)

    async def _look(
        self,
        name: str,
        place: Locator | None = None,
        *,
        errors: bool = False,
    ) -> None:
        name = f"{self._language.code} {name}"
        await self._shown.page.wait_for_timeout(_SETTLED_MILLISECONDS)
        texts = await self._shown.picture(name, place, errors=errors)
        self._shown.note(name, self._english.found(texts))
