"""The light that shows that someone is on the phone."""

from typing import Any

from homeassistant.setup import async_setup_component
import pytest

from tests.conftest import Later

from .conftest import Home
from .furniture import Lamp, furnish

BLUEPRINT = "on_air_lamp"
PHONES = ["sensor.uc501_alice_101_status", "sensor.uc501_bob_102_status"]


@pytest.fixture
async def lamp(home: Home) -> Lamp:
    lamp = Lamp("On air")
    await furnish(home.hass, "light", lamp)
    return lamp


def inputs(lamp: Lamp, **more: Any) -> dict[str, Any]:
    return {"phones": PHONES, "lamps": [lamp.entity_id], **more}


def shines(lamp: Lamp) -> bool:
    return lamp.look is not None


TALK: list[tuple[str, float, bool]] = [("ring 101", 5, False), ("answer 101", 5, True)]
# The inputs, the events, after how many seconds the test looks, and whether the lamp is
# on then.
STORIES: dict[str, tuple[dict[str, bool], list[tuple[str, float, bool]]]] = {
    "a call, also on hold": (
        {},
        [*TALK, ("hold 101", 5, True), ("hang_up 101", 5, False)],
    ),
    "other phones": ({}, [("call 103 104", 0, False), ("answer 104", 5, False)]),
    "two calls": (
        {},
        [
            *TALK,
            ("ring 102", 5, True),
            ("answer 102", 5, True),
            ("hang_up 101", 5, True),
            ("hang_up 102", 5, False),
        ],
    ),
    "ringing counts": (
        {"while_ringing": True},
        [("ring 101", 5, True), ("hang_up 101", 5, False)],
    ),
    "a PBX that stays away: after a minute, no phone is believed to talk": (
        {},
        [*TALK, ("unload", 50, True), ("", 15, False)],
    ),
}


@pytest.mark.parametrize("story", STORIES)
async def test_lamp(home: Home, lamp: Lamp, story: str) -> None:
    more, steps = STORIES[story]
    await home.automate(inputs(lamp, **more))
    for deed, seconds, is_on in steps:
        await home.do(deed, seconds)
        assert shines(lamp) is is_on, deed


@pytest.mark.parametrize(
    ("before", "was_on", "looks"),
    [
        ([], True, [(5, False)]),
        (["ring 101", "answer 101"], False, [(5, True)]),
        (["unload"], True, [(50, True), (15, False)]),
    ],
)
async def test_start(
    home: Home,
    lamp: Lamp,
    before: list[str],
    was_on: bool,
    looks: list[tuple[float, bool]],
) -> None:
    """At the start of Home Assistant, the light follows the phones.

    If the PBX is offline, a phone may still be in a call.
    """
    for deed in before:
        await home.do(deed)
    await home.pass_time(61)
    if was_on:
        await lamp.async_turn_on()
    await home.start(inputs(lamp))
    for seconds, is_on in looks:
        await home.pass_time(seconds)
        assert shines(lamp) is is_on


async def test_a_reload(home: Home, lamp: Lamp, later: Later) -> None:
    await home.automate(inputs(lamp))
    await home.talk("102")
    await later(5)
    looks = len(lamp.looks)
    await home.unload()
    await later(30)
    assert len(lamp.looks) == looks
    await home.set_up()
    await later(5)
    assert None not in lamp.looks[looks:]
    await home.desk.hang_up("102")
    await later(5)
    assert not shines(lamp)


async def test_switches(home: Home, later: Later) -> None:
    assert await async_setup_component(
        home.hass, "input_boolean", {"input_boolean": {"on_air": {}}}
    )
    await home.automate({"phones": PHONES, "lamps": ["input_boolean.on_air"]})
    await home.talk()
    await later(5)
    assert home.hass.states.is_state("input_boolean.on_air", "on")
