"""Cards before they know anything, and where there is nothing to show."""

from typing import Any

from playwright.async_api import expect

from custom_components.openvox_uc.const import DOMAIN
from tests.repository import ENGLISH

from .stage import Stage
from .window import Window, logged_in

_PATH = "held-beginning"
_TEXTS = ENGLISH["config_panel"]
# Keeps the commands of the cards, as Home Assistant does while it starts, until
# `release` is called.
_KEEP = f"""
    const send = WebSocket.prototype.send;
    let kept = [];
    WebSocket.prototype.send = function (text) {{
        if (kept && String(text).includes("{DOMAIN}/live")) \
kept.push(() => send.call(this, text));
        else send.call(this, text);
    }};
    window.release = () => {{ kept.forEach(each => each()); kept = undefined; }};
"""


async def look_at_beginning(stage: Stage, shown: Window) -> None:
    browser = shown.page.context.browser
    assert browser
    page = await logged_in(browser, stage.home.url, await stage.tokens())
    cards: list[dict[str, Any]] = [
        {"type": "custom:openvox-uc-phones", "favorites": ["none"]},
        {"type": "custom:openvox-uc-calls"},
    ]
    views = [{"cards": cards}]
    await stage.home.create_dashboard(_PATH, "Beginning", {"views": views})
    await page.add_init_script(_KEEP)
    await page.goto(f"{stage.home.url}/{_PATH}")
    waiting = page.locator("ha-card [aria-busy=true]")
    await expect(waiting).to_have_count(len(cards))
    assert (
        min(
            [
                (await card.bounding_box() or {"height": 0})["height"]
                for card in await waiting.all()
            ]
        )
        > 100
    )
    await page.evaluate("() => window.release()")
    await expect(waiting).to_have_count(0)
    await (
        page.locator("openvox-uc-phones")
        .get_by_text(_TEXTS["phones"]["none"])
        .wait_for()
    )
    await page.get_by_role("link", name=_TEXTS["card"]["integration"]).click()
    await page.wait_for_url(f"**/config/integrations/integration/{DOMAIN}")
    await page.context.close()
