"""What does not fit on a page, or cannot be read, and the language of a page."""

from playwright.async_api import Page

from .window import Window

_SMALLEST = 11

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
                const {overflowX, clipPath} = getComputedStyle(inner);
                if (overflowX !== "visible" || clipPath !== "none" || isCut(inner) || \
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


async def speak(shown: Window, language: str) -> None:
    await shown.page.evaluate(
        (
            "language => localStorage.setItem('selectedLanguage', "
            "JSON.stringify(language))"
        ),
        language,
    )
