"""Lights: how they look while a phone rings, and that they are restored."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import pytest

from tests.house import act
from tests.simulator.bodies import Body
from tests.simulator.faults import Faults

from .conftest import Home
from .furniture import Lamp, furnish

# A scene would import it in another thread, for which no test waits.
import_module("homeassistant.components.light.reproduce_state")

BLUEPRINT = "lights_by_extension"
type Lamps = tuple[Lamp, Lamp]

RED, GREEN, WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)


@pytest.fixture
async def lamps(home: Home) -> Lamps:
    lamps = Lamp("Hall", WHITE), Lamp("Desk")
    await furnish(home.hass, "light", *lamps)
    return lamps


def inputs(
    home: Home, *lamps: Lamp, phones: Sequence[str] = ("ext_101",), **more: Any
) -> dict[str, Any]:
    return {
        "phones": {"device_id": [home.device(phone) for phone in phones]},
        "lights": [lamp.entity_id for lamp in lamps],
        **more,
    }


def as_before(home: Home, *lamps: Lamp) -> bool:
    looks = {"Hall": (WHITE, 128), "Desk": None}
    return (
        all(lamp.look == looks[str(lamp.name)] for lamp in lamps)
        and home.hass.states.async_entity_ids("scene") == []
    )


BEFORE, RED_LAMPS, GREEN_LAMPS = (
    [(WHITE, 128), None],
    [(RED, 255)] * 2,
    [(GREEN, 255)] * 2,
)
# The inputs, the events, after how many seconds the test looks, and the state of the
# lamps then.
STORIES: dict[str, tuple[dict[str, Any], list[tuple[str, float, list[Any]]]]] = {
    "as long as the phone rings": (
        {"color": [*GREEN], "brightness": 100},
        [("ring 101", 20, GREEN_LAMPS), ("answer 101", 2, BEFORE)],
    ),
    "until the last phone rings no more": (
        {"phones": ("ext_101", "ext_102")},
        [
            ("ring 101", 2, RED_LAMPS),
            ("ring 102", 2, RED_LAMPS),
            ("hang_up 101", 5, RED_LAMPS),
            ("hang_up 102", 10, BEFORE),
        ],
    ),
    "a phone that calls does not ring": (
        {},
        [("call 101 102", 10, BEFORE), ("hang_up 101", 5, BEFORE)],
    ),
}


@pytest.mark.parametrize("story", STORIES)
async def test_color(home: Home, lamps: Lamps, story: str) -> None:
    more, steps = STORIES[story]
    await home.automate(inputs(home, *lamps, effect="color", **more))
    for deed, seconds, looks in steps:
        await home.do(deed, seconds)
        assert [lamp.look for lamp in lamps] == looks, deed
    assert as_before(home, *lamps)


async def test_flash(home: Home, lamps: Lamps) -> None:
    await home.automate(inputs(home, *lamps, pace=1))
    await home.do("ring 101", 6.5)
    assert lamps[0].looks == [RED, None] * 3 + [RED]
    await home.do("miss", 3)
    assert as_before(home, *lamps)
    looks = len(lamps[0].looks)
    await home.pass_time(5)
    assert len(lamps[0].looks) == looks


async def test_scene(home: Home, lamps: Lamps) -> None:
    states = {
        lamps[1].entity_id: {
            "state": "on",
            "rgb_color": [*GREEN],
            "brightness": 10,
            "color_mode": "rgb",
        }
    }
    await act(home.hass, "scene.create", scene_id="call", entities=states)
    await home.automate(inputs(home, *lamps, effect="scene", scene="scene.call"))
    await home.do("ring 101", 5)
    assert [lamp.look for lamp in lamps] == [(WHITE, 128), (GREEN, 10)]
    await home.do("hang_up 101", 2)
    await act(home.hass, "scene.delete", entity_id="scene.call")
    assert as_before(home, *lamps)


async def test_two_automations(home: Home, lamps: Lamps) -> None:
    hall, desk = lamps
    await home.automate(
        inputs(home, hall, effect="color", color=[*RED]),
        inputs(home, hall, desk, phones=["ext_102"], effect="color", color=[*GREEN]),
    )
    await home.desk.ring(["101", "102"], to="600")
    await home.pass_time(5)
    assert (hall.look, desk.look) == ((RED, 255), (GREEN, 255))
    await home.do("answer 102", 5)
    assert as_before(home, *lamps)
    assert GREEN not in hall.looks


async def test_a_forgotten_snapshot(home: Home, lamps: Lamps) -> None:
    """A stopped automation leaves no lamp held forever."""
    hall, _ = lamps
    states = {hall.entity_id: {"state": "on"}}
    await act(
        home.hass, "scene.create", scene_id="openvox_uc_lights_other", entities=states
    )
    await home.automate(inputs(home, hall, effect="color"))
    await home.do("ring 101", 5)
    assert hall.look == (WHITE, 128)
    await home.do("hang_up 101", 5)
    home.clock.tick(700)
    await home.do("ring 101", 5)
    assert hall.look == (RED, 255)
    await home.do("hang_up 101", 5)
    assert hall.look == (WHITE, 128)


@pytest.mark.parametrize("effect", ["color", "flash"])
async def test_home_assistant_stops_while_a_phone_rings(
    home: Home, lamps: Lamps, effect: str
) -> None:
    await home.automate(inputs(home, *lamps, effect=effect))
    await home.do("ring 101", 2.5)
    assert lamps[0].look == (RED, 255)
    await home.hass.async_stop(force=True)
    assert [lamp.look for lamp in lamps] == BEFORE


async def test_a_call_while_the_lights_are_restored(home: Home, lamps: Lamps) -> None:
    """A phone that calls someone ends nothing.

    A call that begins at the end does not make red the look to restore.
    """
    await home.automate(inputs(home, *lamps, effect="color", direction="any"))
    await home.do("ring 101", 3)
    await home.do("hang_up 101")
    await home.do("call 101 102", 5)
    assert as_before(home, *lamps)
    await home.do("hang_up 101", 3)
    await home.do("ring 101", 3)
    await home.do("hang_up 101")
    await home.do("ring 101", 3)
    assert [lamp.look for lamp in lamps] == RED_LAMPS
    await home.do("hang_up 101", 3)
    assert as_before(home, *lamps)


async def test_a_state_that_comes_late(home: Home, lamps: Lamps) -> None:
    """The PBX may report the call before the state of the phone."""
    await home.automate(inputs(home, *lamps, effect="color"))

    async def without_states(values: Body) -> Body | None:
        return None if values["action"] == "ExtensionStatus" else values

    home.pbx.faults.on_the_way = without_states
    await home.do("ring 101", 1)
    assert lamps[0].looks == []
    home.pbx.faults = Faults()
    await home.pbx.report_state("101", "Ringing")
    await home.pass_time(1)
    assert lamps[0].look == (RED, 255)
    await home.do("hang_up 101", 2)
    assert as_before(home, *lamps)


async def test_which_calls(home: Home, lamps: Lamps) -> None:
    await home.know("Mum", "0301", vip=True)
    await home.automate(inputs(home, *lamps, effect="color", vip_only=True))
    for caller, look in (("0302", (WHITE, 128)), ("0301", (RED, 255))):
        await home.desk.ring(["101"], caller)
        await home.pass_time(3)
        assert lamps[0].look == look
        await home.do("hang_up 101", 5)
    assert as_before(home, *lamps)
