"""Names and numbers of markup, Markdown and templates, and the pages that show them.

They stay text, and nothing is fetched for them.
"""

import asyncio

from homeassistant.util.yaml import parse_yaml
from playwright.async_api import Request

from custom_components.openvox_uc.const import DOMAIN
from tests.demo.home_assistant import DASHBOARD
from tests.repository import ROOT, yaml_texts

from .parts import PBX
from .stage import ANNA, BEN, RECEPTION, Stage
from .tour import open_options
from .window import Window

_CANARY = "stranger.invalid"
# Extensions and contacts by their numbers. `_SUSPECT` finds pages that take them for
# markup.
_PHONES = {
    RECEPTION: f'Reception <img src="http://{_CANARY}/a.png">',
    ANNA: f"Anna ![a](http://{_CANARY}/b.png) **bold**",
    BEN: "Ben {{ 7 * 191 }} <b>bold</b>",
}
_CALLERS = {
    "03055501": f'<ha-icon icon="mdi:skull"></ha-icon> [link](http://{_CANARY}/c)',
    "03055502": (
        f"<script>fetch('http://{_CANARY}/d')</script> "
        f"{{% set x = 7 * 191 %}}{{{{ x }}}}"
    ),
    "03055503": f"www.{_CANARY} ~~bold~~ <http://{_CANARY}/e>",
}
# Those without a name, which send it as their number, of which the integration keeps no
# spaces.
_NUMBERS = (f"www.{_CANARY}~~bold~~", f"me@{_CANARY}**bold**")
_IN_MARKDOWN = {
    "dashboard": (f"Number: {_NUMBERS[0]}", _PHONES[RECEPTION]),
    "to-do list": (f"Number: {_NUMBERS[0]}",),
}
_EXAMPLE = "Show missed calls in the notifications of Home Assistant"
_RINGS_SECONDS, _TALK_SECONDS = 2, 2

# Everything that would not be there if names were only text, through all shadow roots.
_SUSPECT = """
    canary => {
        const found = [];
        const visit = node => {
            if (["STYLE", "SCRIPT"].includes(node.tagName) && \
node.textContent.includes(canary)) found.push(node.outerHTML);
            if (node.nodeType === Node.TEXT_NODE && node.data.includes("1337")) \
found.push(node.data);
            if (node.nodeType === Node.ELEMENT_NODE) {
                const values = ["src", "href", "icon"].map(name => \
node.getAttribute(name) ?? "");
                if (values.some(value => value.includes(canary) || \
value.includes("skull"))) found.push(node.outerHTML);
                if (["STRONG", "B", "DEL", "EM"].includes(node.tagName) && \
node.textContent === "bold") found.push(node.outerHTML);
            }
            [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].forEach(visit);
        };
        visit(document.documentElement);
        return found;
    }
"""


async def look_at_strangers(stage: Stage, shown: Window) -> None:
    """Give each caller a name that is more than a text, and let them call.

    Then look at each page that shows names.
    """
    shown.page.on("request", lambda request: _note_request(shown, request))
    for extension in stage.pbx.extensions:
        extension.name = _PHONES.get(extension.number, extension.name)
    for number, name in _CALLERS.items():
        await stage.home.act(DOMAIN, "set_contact", {"name": name, "numbers": [number]})
    await stage.reload()
    # Those of the tour write what they like; here only the example of the docs
    # notifies.
    await stage.home.act("automation", "turn_off", {"entity_id": "all"})
    await stage.home.act("persistent_notification", "dismiss_all", {})
    (example,) = [
        text
        for text in yaml_texts(ROOT / "docs" / "examples.md")
        if f"alias: {_EXAMPLE}\n" in text
    ]
    automation = parse_yaml(example)
    assert isinstance(automation, dict)
    await stage.home.add_automation("strangers", automation)
    await _call(stage)
    pbx, phone = stage.pbx.serial, f"{stage.pbx.serial}_ext_{ANNA}"
    for name, path in {
        "dashboard": f"/{DASHBOARD}",
        "activity": "/logbook",
        "calendar": "/calendar",
        "to-do list": f"/todo?entity_id=todo.{PBX.lower()}_calls_to_return",
        "device page of the PBX": (
            f"/config/devices/device/{await stage.home.device_id(pbx)}"
        ),
        "device page of a phone": (
            f"/config/devices/device/{await stage.home.device_id(phone)}"
        ),
        "integration": f"/config/integrations/integration/{DOMAIN}",
    }.items():
        await shown.go(path)
        # The output of Markdown comes later than the rest of the page.
        for text in _IN_MARKDOWN.get(name, ()):
            await (
                shown.page.locator("ha-markdown-element")
                .filter(has_text=text)
                .first.wait_for()
            )
        await _check(shown, name)
    await shown.page.get_by_role("button", name="Notifications").click()
    await _check(shown, "notifications")
    await open_options(shown, ("init", "contacts", "select_contact"))
    await shown.page.locator("dialog-data-entry-flow ha-generic-picker").click()
    await _check(shown, "options select_contact")


async def _call(stage: Stage) -> None:
    desk = stage.pbx.desk
    for phone, number in [
        *zip(_PHONES, _CALLERS, strict=True),
        *((BEN, number) for number in _NUMBERS),
    ]:
        await desk.ring([phone], number)
        await asyncio.sleep(_RINGS_SECONDS)
        await desk.miss(phone)
    await desk.call(RECEPTION, BEN)
    await asyncio.sleep(_RINGS_SECONDS)
    await desk.answer(BEN)
    await asyncio.sleep(_TALK_SECONDS)
    await desk.hang_up(BEN)
    await desk.ring([ANNA], next(iter(_CALLERS)))
    await asyncio.sleep(_RINGS_SECONDS)
    await desk.answer(ANNA)
    await stage.pbx.settled()


async def _check(shown: Window, name: str) -> None:
    """Take a picture of a page.

    It must show some of the names, and none as anything but text.
    """
    texts = await shown.picture(f"strangers, {name}")
    if not any(
        text in seen
        for text in (*_PHONES.values(), *_CALLERS.values())
        for seen in texts
    ):
        shown.problems.append(f"strangers, {name}: none of the names is shown as it is")
    shown.problems += [
        f"strangers, {name}: not a text: {found[:200]}"
        for found in await shown.page.evaluate(_SUSPECT, _CANARY)
    ]


def _note_request(shown: Window, request: Request) -> None:
    if _CANARY in request.url:
        shown.problems.append(f"The browser fetched {request.url}")
