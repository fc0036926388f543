"""The contrast of the cards to their backgrounds.

It is measured by the colors that the browser has computed.
"""

from playwright.async_api import Page

# A canvas blends the backgrounds that cover each other, as the browser does. A phone
# that rings blinks, and is measured in both colors.
_FAINT = """
    () => {
        const paper = new OffscreenCanvas(1, 1).getContext("2d", \
{willReadFrequently: true});
        const around = element => element.assignedSlot ?? element.parentElement ?? \
element.getRootNode().host;
        const painted = colors => {
            for (const color of ["white", ...colors]) {
                paper.fillStyle = color;
                paper.fillRect(0, 0, 1, 1);
            }
            const [red, green, blue] = [...paper.getImageData(0, 0, 1, 1).data]\
.map(value => {
                const part = value / 255;
                return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
        };
        const contrast = (element, color) => {
            const grounds = [];
            for (let each = element; each; each = around(each)) \
grounds.unshift(getComputedStyle(each).backgroundColor);
            const [one, other] = [painted(grounds), painted([...grounds, color])];
            return Math.max(one, other) / Math.min(one, other);
        };
        const isSeen = element => {
            for (let each = element; each; each = around(each)) {
                if (each.matches(".heard, [inert], [aria-disabled=true]")) return false;
            }
            return element.checkVisibility({contentVisibilityAuto: true, \
visibilityProperty: true});
        };
        const all = root => [...root.querySelectorAll("*")].flatMap(each => \
[each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
        const within = element => {
            for (let each = element; each; each = around(each)) \
if (each.localName.startsWith("openvox-uc-")) return each.localName;
        };
        const elements = all(document).filter(each => within(each) && isSeen(each));
        const found = new Set();
        const measure = (element, color, needed, text) => {
            const ratio = contrast(element, color);
            if (ratio < needed) found.add(`${within(element)} \
${element.localName}.${element.className} ${text}: ${ratio.toFixed(2)} to 1`);
        };
        for (const moment of [0, 1500]) {
            for (const element of elements) {
                for (const animation of element.getAnimations()) {
                    animation.pause();
                    animation.currentTime = moment;
                }
            }
            for (const element of elements) {
                const {color, fontSize, fontWeight} = getComputedStyle(element);
                const size = parseFloat(fontSize);
                const needed = size >= 24 || \
(size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
                const texts = [...element.childNodes].filter(node => \
node.nodeType === Node.TEXT_NODE);
                const text = texts.map(node => node.data.trim()).find(Boolean);
                if (element.localName === "ha-icon") \
measure(element, color, 3, element.icon);
                else if (element.localName === "input") \
measure(element, getComputedStyle(element, "::placeholder").color, 4.5, "a hint");
                else if (text && !["style", "option"].includes(element.localName)) \
measure(element, color, needed, text);
            }
        }
        return {measured: elements.length, faint: [...found]};
    }
"""


async def faint(page: Page) -> list[str]:
    """Return the parts of the cards with too little contrast.

    Icons and large texts need 3 to 1, and other texts 4.5 to 1.
    """
    result = await page.evaluate(_FAINT)
    assert result["measured"]
    return list(result["faint"])
