"""How a person fills a field of the editor, by the kind of its selector."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, time, timedelta

from playwright.async_api import Locator

type Value = str | bool | int | datetime | time | timedelta | Sequence[str]


async def fill(row: Locator, value: Value) -> None:
    """Fill the field of a row, which is selected first if it is optional."""
    tick = row.locator("ha-checkbox[slot=prefix]")
    if await tick.count() and not await tick.evaluate("box => box.checked"):
        await tick.click()
    selector = row.locator("ha-selector").first
    if await selector.count():
        kind = await selector.evaluate(
            "selector => selector.shadowRoot.firstElementChild.localName"
        )
        await _FILLERS[kind](selector, value)
    else:
        await _write(row.locator("ha-input input"), str(value))


async def choose_targets(target: Locator, names: Sequence[str]) -> None:
    for name in names:
        await target.get_by_role("button", name="Add target").click()
        # Without this filter, which stays from one target to the next, entities come
        # first, each with the name of its device.
        devices = (
            target.locator("ha-filter-chip")
            .filter(has_text="Devices")
            .locator("button")
        )
        if await devices.get_attribute("aria-pressed") == "false":
            await devices.click()
        await (
            target.locator("ha-combo-box-item [slot=headline]")
            .get_by_text(name, exact=True)
            .click()
        )


async def _write(field: Locator, text: str) -> None:
    await field.click(click_count=3)
    await field.press("ControlOrMeta+a")
    if "{" in text:
        # The field becomes an editor of templates at the second brace, so people paste
        # what has been written elsewhere.
        await field.page.keyboard.insert_text(text)
    else:
        await field.press_sequentially(text, delay=10)
        await field.press("Tab")


async def pick(place: Locator, name: str) -> None:
    await place.locator("ha-picker-combo-box input").press_sequentially(name, delay=10)
    await (
        place.locator("ha-picker-combo-box").get_by_text(name, exact=True).first.click()
    )


async def _text(selector: Locator, value: Value) -> None:
    if isinstance(value, str):
        await _write(selector.locator("input, textarea").first, value)
        return
    assert isinstance(value, Sequence)
    for index, text in enumerate(value):
        await selector.get_by_role("button", name="Add", exact=True).click()
        await _write(selector.locator("ha-input input").nth(index), text)


async def _select(selector: Locator, value: Value) -> None:
    if isinstance(value, str) and not await selector.locator("ha-picker-field").count():
        # Few options stand side by side.
        await selector.get_by_text(value, exact=True).click()
        return
    if isinstance(value, str):
        await selector.locator("ha-picker-field").click()
        await selector.locator("ha-dropdown-item").filter(has_text=value).click()
        return
    assert isinstance(value, Sequence)
    for text in value:
        await selector.locator("ha-checkbox").filter(has_text=text).click()


async def _switch(selector: Locator, value: Value) -> None:
    switch = selector.locator("ha-switch")
    if await switch.evaluate("element => element.checked") is not value:
        await switch.click()


async def _devices(selector: Locator, value: Value) -> None:
    assert isinstance(value, Sequence)
    for name in [value] if isinstance(value, str) else value:
        await (
            selector.locator("ha-device-picker").last.locator("ha-picker-field").click()
        )
        await pick(selector.locator("ha-device-picker").last, name)


async def _config_entry(selector: Locator, value: Value) -> None:
    await selector.locator("ha-picker-field").click()
    await pick(selector, str(value))


async def _moment(selector: Locator, value: Value) -> None:
    assert isinstance(value, datetime)
    await selector.locator("ha-date-input").click()
    calendar = selector.page.locator("ha-dialog-date-picker")
    await calendar.get_by_text(str(value.day), exact=True).first.click()
    await calendar.get_by_role("button", name="OK").click()
    await _parts(selector, (value.hour, value.minute, value.second))


async def _time(selector: Locator, value: Value) -> None:
    assert isinstance(value, time)
    await _parts(selector, (value.hour, value.minute, value.second))


async def _object(selector: Locator, value: Value) -> None:
    await selector.locator(".cm-content").click()
    await selector.page.keyboard.insert_text(str(value))


async def _duration(selector: Locator, value: Value) -> None:
    assert isinstance(value, timedelta)
    minutes, seconds = divmod(int(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    await _parts(selector, (hours, minutes, seconds))


async def _parts(selector: Locator, parts: tuple[int, int, int]) -> None:
    inputs = selector.locator("ha-base-time-input input")
    for index, part in enumerate(parts):
        await _write(inputs.nth(index), f"{part:02}")


_FILLERS: Mapping[str, Callable[[Locator, Value], Awaitable[None]]] = {
    "ha-selector-automation_behavior": lambda selector, value: selector.get_by_text(
        str(value), exact=True
    ).click(),
    "ha-selector-boolean": _switch,
    "ha-selector-config_entry": _config_entry,
    "ha-selector-datetime": _moment,
    "ha-selector-device": _devices,
    "ha-selector-duration": _duration,
    "ha-selector-number": lambda selector, value: _write(
        selector.locator("input"), str(value)
    ),
    "ha-selector-object": _object,
    "ha-selector-select": _select,
    "ha-selector-text": _text,
    "ha-selector-time": _time,
}
