"""The switchboard on every screen as pictures on one page.

A small and a large house, light and dark, two directions of text.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path
from typing import Any

from playwright.async_api import Page, ViewportSize

from custom_components.openvox_uc.const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_PICKUP_CODE,
    DOMAIN,
)
from tests.demo.__main__ import say
from tests.demo.home_assistant import SWITCHBOARD
from tests.simulator import SimExtension, SimQueue

from .stage import Stage, set_up
from .window import Window, logged_in, window

# A name as long as some are, and one that is read from right to left.
_NAMES = (
    "Reception",
    "Anna",
    "Bartholomäus Freiherr von Hohenstein-Wolkenburg",
    "غرفة الاجتماعات الكبيرة في الطابق الثاني",
)
_CALLERS = {
    "0301234567": "Mrs Winter",
    "0170555666": "Green Grocers and Daughters Ltd.",
    "0405556677": None,
    "0897776655": None,
}
_AREAS = {"Front office": slice(0, 5), "Workshop": slice(5, 12)}
_FOLDED_FROM = 100
_DESKS: tuple[ViewportSize, ...] = tuple(
    {"width": width, "height": height}
    for width, height in (
        (1920, 1080),
        (1440, 900),
        (1280, 800),
        (1024, 768),
        (390, 844),
    )
)
_WALLS: tuple[ViewportSize, ...] = tuple(
    {"width": width, "height": height}
    for width, height in ((1920, 1080), (1280, 800), (1024, 600))
)
_LANGUAGES = ("en", "ar")
_SMALLEST = 11

_STYLE = (
    "body{font:14px "
    "sans-serif;background:#888}figure{display:inline-block;margin:8px;vertical-align:top}img{max-width:46vw}"
)


async def look(folder: Path, chromium: str | None, houses: Sequence[int]) -> int:
    """Take all pictures; returns 1 if something overflows, or the page had an error."""
    problems: list[str] = []
    for phones in houses:
        say(f"Looking at a house with {phones} phones ...")
        async with (
            _house(folder / f"home-{phones}", phones) as stage,
            window(stage, folder, chromium) as shown,
        ):
            for language in _LANGUAGES:
                browser = shown.page.context.browser
                assert browser
                shown.page = await logged_in(
                    browser, stage.home.url, await stage.tokens()
                )
                await speak(shown, language)
                await _take(shown, phones, language)
            problems += shown.problems
    pictures = sorted(path.name for path in folder.glob("*.png"))
    figures = "".join(
        (
            f"<figure><figcaption>{escape(name)}</figcaption><img "
            f'src="{escape(name)}"></figure>'
        )
        for name in pictures
    )
    (folder / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{figures}",
        encoding="utf-8",
    )
    for problem in problems:
        say(f"Wrong: {problem}")
    say(f"{len(pictures)} pictures are in {folder / 'index.html'}; look at them.")
    return 1 if problems else 0


async def speak(shown: Window, language: str) -> None:
    await shown.page.evaluate(
        (
            "language => localStorage.setItem('selectedLanguage', "
            "JSON.stringify(language))"
        ),
        language,
    )


async def _take(shown: Window, phones: int, language: str) -> None:
    for view, sizes in (("switchboard", _DESKS), ("wall", _WALLS)):
        for size in sizes:
            async for scheme in shown.schemes(size):
                if scheme == "dark" and language != "en":
                    continue
                await shown.go(f"/{SWITCHBOARD}/{view}")
                await shown.page.locator("openvox-uc-phone").first.wait_for()
                await shown.page.wait_for_timeout(1500)
                name = f"{phones} {view} {size['width']} {language} {scheme}"
                await shown.page.screenshot(path=shown.folder / f"{name}.png")
                problems = [
                    *await overflows(shown.page),
                    *(await small(shown.page) if view == "wall" else ()),
                ]
                shown.problems += [f"{name}: {problem}" for problem in problems]


# Elements that overflow without being cut visibly or meant to scroll, and cards that
# overlap others or exceed their places.
_OVERFLOWS = """
    () => {
        const all = root => [...root.querySelectorAll("*")].flatMap(each => \
[each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
        const isCut = each => each && \
(getComputedStyle(each).textOverflow === "ellipsis" || isCut(each.parentElement));
        const ours = all(document).filter(each => \
each.localName.startsWith("openvox-uc-"));
        const found = [];
        if (document.scrollingElement.scrollWidth > innerWidth) \
found.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
        for (const element of ours) {
            if (!element.shadowRoot || element.localName === "openvox-uc-sheet") \
continue;
            for (const inner of element.shadowRoot.querySelectorAll("*")) {
                if (getComputedStyle(inner).overflowX !== "visible" || isCut(inner) || \
inner.closest(".heard, .ringing")) continue;
                const box = inner.getBoundingClientRect(), \
place = element.getBoundingClientRect();
                if (box.width === 0 || \
(box.right <= place.right + 1 && box.left >= place.left - 1)) continue;
                found.push(`${element.localName} ${inner.localName}.${inner.className} \
overflows`);
            }
            const tile = element.shadowRoot.querySelector(".tile");
            if (tile && tile.scrollHeight > tile.clientHeight + 1) \
found.push(`${element.localName} is higher than its place`);
        }
        const cards = ours.map(each => \
each.shadowRoot?.querySelector("ha-card")).filter(Boolean);
        const spills = card => getComputedStyle(card).overflowY === "visible" && \
card.scrollHeight > card.clientHeight + 1;
        found.push(...cards.filter(spills).map(card => \
`${card.getRootNode().host.localName} shows more than its card is high`));
        const named = cards.map(card => \
[card.getRootNode().host, card.getBoundingClientRect()]);
        for (const [host, box] of named) {
            const place = host.parentElement.getBoundingClientRect();
            if (box.bottom > place.bottom + 1) \
found.push(`${host.localName} is longer than its place`);
            for (const [other, {left, right, top, bottom}] of named) {
                const isBeside = box.right <= left + 1 || box.left >= right - 1;
                if (other === host || isBeside || box.bottom <= top + 1 || \
box.top >= bottom - 1) continue;
                found.push(`${host.localName} lies upon ${other.localName}`);
            }
        }
        return [...new Set(found)];
    }
"""


# Visible texts in our cards that are smaller than the minimum.
_SMALL = """
    smallest => {
        const all = root => [...root.querySelectorAll("*")].flatMap(each => \
[each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
        const cards = all(document).filter(each => \
each.localName.startsWith("openvox-uc-"));
        const within = cards.flatMap(each => \
[...each.shadowRoot?.querySelectorAll(":not(style)") ?? [], each]);
        const isText = each => [...each.childNodes].some(({nodeType, data}) => \
nodeType === Node.TEXT_NODE && data.trim());
        const seen = within.filter(each => isText(each) && !each.closest(".heard") && \
each.checkVisibility());
        const small = seen.filter(each => \
parseFloat(getComputedStyle(each).fontSize) < smallest);
        const named = small.map(each => \
`${each.localName}.${each.className} of ${getComputedStyle(each).fontSize}`);
        return {seen: seen.length, small: [...new Set(named)]};
    }
"""


async def overflows(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(_OVERFLOWS)
    return found


async def small(page: Page) -> list[str]:
    """Return which texts on a wall are too small to be read at all."""
    found = await page.evaluate(_SMALL, _SMALLEST)
    assert found["seen"]
    return list(found["small"])


@asynccontextmanager
async def _house(folder: Path, phones: int) -> AsyncIterator[Stage]:
    numbers = [str(101 + index) for index in range(phones)]
    named = [*_NAMES, *(f"Room {number}" for number in numbers[len(_NAMES) :])]
    extensions = [
        SimExtension(number, name) for number, name in zip(numbers, named, strict=True)
    ]
    queues = [
        SimQueue("6500", "Sales", tuple(numbers[:3])),
        SimQueue("6501", "Service", tuple(numbers[3:6]), waiting=2),
        *(
            SimQueue(str(6502 + index), f"Floor {index + 1}", (numbers[index],))
            for index in range(18 if phones > _FOLDED_FROM else 0)
        ),
    ]
    async with set_up(folder, extensions, queues) as stage:
        home = stage.home
        for number, name in _CALLERS.items():
            if name:
                await home.act(
                    DOMAIN, "set_contact", {"name": name, "numbers": [number]}
                )
        await home.set_options(
            DOMAIN,
            "control",
            {
                CONF_PICKUP_CODE: stage.pbx.pickup_code,
                CONF_ALLOW_DANGEROUS_ACTIONS: True,
            },
        )
        await home.add_switchboard("Phones")
        await home.all_started()
        for area, members in _AREAS.items():
            area_id = (await home.command("config/area_registry/create", name=area))[
                "area_id"
            ]
            for number in numbers[members]:
                device = await home.device_id(f"{stage.pbx.serial}_ext_{number}")
                await home.command(
                    "config/device_registry/update", device_id=device, area_id=area_id
                )
        await _make_calls(stage, numbers)
        yield stage


async def _make_calls(stage: Stage, numbers: list[str]) -> None:
    """Let calls be missed, ring, be in progress, be held and be transferred."""
    desk = stage.pbx.desk
    for caller in _CALLERS:
        await desk.ring([numbers[0]], caller)
        await desk.miss(numbers[0])
    talking, ringing, *free = numbers[1:]
    await desk.ring([talking], "0301234567")
    await desk.answer(talking)
    await desk.call(free[0], free[1])
    await desk.answer(free[1])
    await desk.ring([ringing], "0170555666")
    for index in range(0, len(free) // 8, 2):
        await desk.call(free[10 + index], free[11 + index])
        await desk.answer(free[11 + index])
    stage.pbx.extensions[-1].state = "Unavailable"
    status: dict[str, Any] = {
        "action": "ExtensionStatus",
        "extension": numbers[-1],
        "status": "Unavailable",
        "sn": stage.pbx.serial,
    }
    await stage.pbx.report(status)
