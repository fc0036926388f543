"""Lights: how they look while a phone rings, and that nothing is left of it."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Inbound, Leg, Style, extension_status

from .conftest import Automate, Device, Pass
from .furniture import Lamp, furnish

BLUEPRINT = "lights_by_extension"
RED, GREEN, WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)


@pytest.fixture
async def lamps(hass: HomeAssistant, automate: Automate) -> tuple[Lamp, Lamp]:
    """Return a lamp that shines white, and one that is dark."""
    lamps = Lamp("Hall", WHITE), Lamp("Desk")
    await furnish(hass, "light", *lamps)
    return lamps


def inputs(device: Device, *lamps: Lamp, phone: str = "ext_101", **more: Any) -> dict[str, Any]:
    return {"phones": {"device_id": device(phone)}, "lights": [lamp.entity_id for lamp in lamps], **more}


def as_before(hass: HomeAssistant, *lamps: Lamp) -> bool:
    """Return whether the lamps look as at the beginning, and no snapshot is left."""
    looks = {"Hall": (WHITE, 128), "Desk": None}
    return all(lamp.look == looks[str(lamp.name)] for lamp in lamps) and hass.states.async_entity_ids("scene") == []


async def test_color(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """The lamps have it as long as the phone rings."""
    await automate(BLUEPRINT, inputs(device, *lamps, effect="color", color=[*GREEN], brightness=100))
    await pbx.desk.ring(["101"])
    await pass_time(20)
    assert [lamp.look for lamp in lamps] == [(GREEN, 255), (GREEN, 255)]
    await pbx.desk.answer("101")
    await pass_time(2)
    assert as_before(hass, *lamps)


async def test_flash(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """It flashes at its pace, until the phone rings no more."""
    await automate(BLUEPRINT, inputs(device, *lamps, pace=1))
    await pbx.desk.ring(["101"])
    await pass_time(6.5)
    assert lamps[0].looks == [RED, None] * 3 + [RED]
    await pbx.desk.miss()
    await pass_time(3)
    assert as_before(hass, *lamps)
    looks = len(lamps[0].looks)
    await pass_time(5)
    assert len(lamps[0].looks) == looks


async def test_scene(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """A scene is turned on, and taken back."""
    states = {lamps[1].entity_id: {"state": "on", "rgb_color": [*GREEN], "brightness": 10, "color_mode": "rgb"}}
    await hass.services.async_call("scene", "create", {"scene_id": "call", "entities": states}, blocking=True)
    await automate(BLUEPRINT, inputs(device, *lamps, effect="scene", scene="scene.call"))
    await pbx.desk.ring(["101"])
    await pass_time(5)
    assert [lamp.look for lamp in lamps] == [(WHITE, 128), (GREEN, 10)]
    await pbx.desk.hang_up("101")
    await pass_time(2)
    await hass.services.async_call("scene", "delete", {"entity_id": "scene.call"}, blocking=True)
    assert as_before(hass, *lamps)


async def test_two_calls_at_once(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """It goes on until the last phone rings no more."""
    await automate(
        BLUEPRINT,
        {"phones": {"device_id": [device("ext_101"), device("ext_102")]}, "lights": [lamp.entity_id for lamp in lamps], "effect": "color"},
    )
    await pbx.desk.ring(["101"], "0301")
    await pass_time(2)
    await pbx.desk.ring(["102"], "0302")
    await pass_time(2)
    await pbx.desk.hang_up("101")
    await pass_time(5)
    assert [lamp.look for lamp in lamps] == [(RED, 255), (RED, 255)]
    await pbx.desk.hang_up("102")
    await pass_time(10)
    assert as_before(hass, *lamps)


async def test_two_automations(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """If the phones of a group want the same lamp, the first one has it, and it looks as before afterwards."""
    hall, desk = lamps
    await automate(
        BLUEPRINT,
        inputs(device, hall, effect="color", color=[*RED]),
        inputs(device, hall, desk, phone="ext_102", effect="color", color=[*GREEN]),
    )
    await pbx.desk.ring(["101", "102"], to="600")
    await pass_time(5)
    assert (hall.look, desk.look) == ((RED, 255), (GREEN, 255))
    await pbx.desk.answer("102")
    await pass_time(5)
    assert as_before(hass, *lamps)
    assert GREEN not in hall.looks


async def test_a_forgotten_snapshot(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """What is left of an automation that was stopped holds no lamp for ever."""
    hall, _ = lamps
    states = {hall.entity_id: {"state": "on"}}
    await hass.services.async_call("scene", "create", {"scene_id": "openvox_uc_lights_other", "entities": states}, blocking=True)
    await automate(BLUEPRINT, inputs(device, hall, effect="color"))
    await pbx.desk.ring(["101"])
    await pass_time(5)
    assert hall.look == (WHITE, 128)
    await pbx.desk.hang_up("101")
    await pass_time(5)
    state = hass.states.get("scene.openvox_uc_lights_other")
    assert state
    clock_ahead = state.last_changed_timestamp - 700
    state.last_changed = type(state.last_changed).fromtimestamp(clock_ahead, state.last_changed.tzinfo)
    await pbx.desk.ring(["101"])
    await pass_time(5)
    assert hall.look == (RED, 255)
    await pbx.desk.hang_up("101")
    await pass_time(5)
    assert hall.look == (WHITE, 128)


async def test_a_phone_that_calls(automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass) -> None:
    """It does not ring."""
    await automate(BLUEPRINT, inputs(device, *lamps, effect="color"))
    await pbx.desk.call("101", "102")
    await pass_time(10)
    await pbx.desk.hang_up("101")
    await pass_time(5)
    assert lamps[0].looks == []


async def test_a_state_that_comes_late(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """The PBX may tell of the call before it tells what the phone is doing."""
    await automate(BLUEPRINT, inputs(device, *lamps, effect="color"))
    leg = Leg(pbx.clock(), id=pbx.new_id(pbx.clock(), beside=False))
    line = Inbound(serial=pbx.serial, first=leg, style=Style(), outside="0301234", house="101", trunk=pbx.trunk)
    await pbx.report(line.alert(leg))
    await pbx.report(line.ring(leg, "101"))
    await pass_time(1)
    assert lamps[0].looks == []
    await pbx.report(extension_status(pbx.serial, "101", "Ringing"))
    await pass_time(1)
    assert lamps[0].look == (RED, 255)
    await pbx.report(extension_status(pbx.serial, "101", "Idle"))
    await pass_time(2)
    assert as_before(hass, *lamps)


async def test_which_calls(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, lamps: tuple[Lamp, Lamp], pass_time: Pass
) -> None:
    """Those of VIPs, if that is chosen."""
    await hass.services.async_call("openvox_uc", "set_contact", {"name": "Mum", "numbers": "0301", "vip": True}, blocking=True)
    await automate(BLUEPRINT, inputs(device, *lamps, effect="color", vip_only=True))
    for caller, look in (("0302", (WHITE, 128)), ("0301", (RED, 255))):
        await pbx.desk.ring(["101"], caller)
        await pass_time(3)
        assert lamps[0].look == look
        await pbx.desk.hang_up("101")
        await pass_time(5)
    assert as_before(hass, *lamps)
