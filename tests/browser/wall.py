"""The wall.

It fits each screen, can be read from a distance, and needs no scrolling, searching, or
closing of a sidebar.
"""

from playwright.async_api import ViewportSize, expect

from tests.demo.home_assistant import SWITCHBOARD
from tests.repository import ENGLISH
from tests.simulator import SimQueue, SimulatedPbx

from .look import overflows, small
from .stage import BEN, NAMELESS, Stage
from .window import SIZE, Window

_SIZES: tuple[ViewportSize, ...] = tuple(
    {"width": width, "height": height}
    for width, height in ((1024, 600), (1280, 800), (1920, 1080))
)
# Shares of the height of a screen. At three meters, letters of a screen half a meter
# high are then twice as high as good eyes need.
_NAMES, _FIGURES = 1 / 40, 1 / 16
_QUEUES = 20

# Elements that are longer than their visible part, and the smallest sizes of names and
# figures, as shares of the screen.
_MEASURE = """
    () => {
        const all = root => [...root.querySelectorAll("*")].flatMap(each => \
[each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
        const cards = all(document).filter(each => \
each.localName.startsWith("openvox-uc-"));
        const within = cards.flatMap(each => \
[...each.shadowRoot?.querySelectorAll("*") ?? []]);
        const sizes = selector => within.filter(each => \
each.matches(selector)).map(each => parseFloat(getComputedStyle(each).fontSize));
        const scrolls = each => /auto|scroll/.test(getComputedStyle(each).overflowY) \
&& each.scrollHeight > each.clientHeight + 1;
        return {
            long: within.filter(scrolls).map(each => \
`${each.getRootNode().host.localName} .${each.className}`),
            names: Math.min(...sizes(".name, .parties")) / innerHeight,
            figures: Math.min(...sizes("dd")) / innerHeight,
        };
    }
"""


async def _note_misfits(shown: Window, name: str) -> None:
    """Note what does not fit, or is too small."""
    shown.note(name, await overflows(shown.page))
    shown.note(name, await small(shown.page))


async def look_at_wall(stage: Stage, shown: Window) -> None:
    page = shown.page
    sidebar, missed = (
        page.locator("ha-sidebar"),
        page.locator("openvox-uc-recent dd").first,
    )
    for size in _SIZES:
        await page.set_viewport_size(size)
        await shown.go(f"/{SWITCHBOARD}/wall")
        await page.locator("openvox-uc-phone").nth(23).wait_for()
        await missed.wait_for()
        await expect(sidebar).not_to_be_in_viewport()
        await page.wait_for_timeout(400)
        measured = await page.evaluate(_MEASURE)
        name = f"wall at {size['width']}"
        shown.compare(f"{name}: what has to be scrolled", measured["long"], [])
        if measured["names"] < _NAMES or measured["figures"] < _FIGURES:
            shown.problems.append(f"{name}: too small to be read from afar: {measured}")
        await _note_misfits(shown, name)
    await expect(page.get_by_role("searchbox")).to_have_count(0)
    before = int(await missed.inner_text())
    await stage.desk.call_in_vain(BEN, NAMELESS)
    await expect(missed).to_have_text(str(before + 1))
    await page.get_by_role(
        "tab", name=ENGLISH["config_panel"]["dashboard"]["contacts"]
    ).click()
    await expect(sidebar).to_be_in_viewport()


async def look_at_many_queues(stage: Stage, shown: Window, pbx: SimulatedPbx) -> None:
    """Let a PBX have many queues, in most of which someone waits.

    All of them are visible, and large enough to read.
    """
    page = shown.page
    pbx.queues.extend(
        SimQueue(str(6600 + index), f"Floor {index}", ("209",), waiting=index % 12)
        for index in range(1, _QUEUES)
    )
    await stage.reload()
    for size in _SIZES:
        await page.set_viewport_size(size)
        await shown.go(f"/{SWITCHBOARD}/wall")
        await page.locator("openvox-uc-queues section").nth(_QUEUES - 1).wait_for()
        await page.wait_for_timeout(400)
        name = f"{_QUEUES} queues on a wall at {size['width']}"
        long = [
            element
            for element in (await page.evaluate(_MEASURE))["long"]
            if element.startswith("openvox-uc-queues")
        ]
        shown.compare(f"{name}: what has to be scrolled", long, [])
        await _note_misfits(shown, name)
    await page.set_viewport_size(SIZE)
