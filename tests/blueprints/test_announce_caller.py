"""The caller on speakers: what is said, and when nothing is."""

from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS
from tests.simulator import SimulatedPbx

from .conftest import Automate, Device

BLUEPRINT = "announce_caller"
VOICE = {"tts": "tts.voice", "speakers": ["media_player.hall", "media_player.kitchen"]}
QUIET_NOW = {"quiet_from": "11:00:00", "quiet_to": "13:00:00"}


@pytest.fixture
def spoken(hass: HomeAssistant, house: MockConfigEntry) -> list[ServiceCall]:
    return async_mock_service(hass, "tts", "speak")


def said(spoken: list[ServiceCall]) -> list[str]:
    return [call.data["message"] for call in spoken]


async def call(hass: HomeAssistant, pbx: SimulatedPbx, caller: str = "0301234", phone: str = "101") -> None:
    await pbx.desk.ring([phone], caller)
    await hass.async_block_till_done()


async def know(hass: HomeAssistant, name: str, number: str, *, vip: bool = False) -> None:
    await hass.services.async_call("openvox_uc", "set_contact", {"name": name, "numbers": number, "vip": vip}, blocking=True)


async def test_number(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, spoken: list[ServiceCall]) -> None:
    """A number is spoken digit by digit, on all speakers."""
    await automate(BLUEPRINT, VOICE)
    await call(hass, pbx)
    (spoke,) = spoken
    assert spoke.data == {
        "entity_id": [VOICE["tts"]],
        "media_player_entity_id": VOICE["speakers"],
        "message": "Call from 0 3 0 1 2 3 4",
    }


@pytest.mark.parametrize(
    ("caller", "masked", "who"),
    [("0301", False, "Anna Schmidt"), ("0301", True, "Anna Schmidt"), ("0307654", True, "6 5 4"), ("", False, "jemand")],
)
async def test_who_is_named(
    hass: HomeAssistant,
    house: MockConfigEntry,
    automate: Automate,
    pbx: SimulatedPbx,
    spoken: list[ServiceCall],
    caller: str,
    masked: bool,
    who: str,
) -> None:
    """The name, if there is one; what an option leaves of the number; or that nobody knows."""
    await know(hass, "Anna Schmidt", "0301")
    hass.config_entries.async_update_entry(house, options={CONF_MASK_NUMBERS: masked})
    await hass.config_entries.async_reload(house.entry_id)
    await hass.async_block_till_done()
    await automate(BLUEPRINT, {**VOICE, "message": "Anruf von {{ caller }}.", "nobody": "jemand"})
    await call(hass, pbx, caller)
    assert said(spoken) == [f"Anruf von {who}."]


@pytest.mark.parametrize(
    ("begin", "end", "speaks"),
    [
        ("22:00:00", "07:00:00", True),
        ("11:00:00", "13:00:00", False),
        ("12:00:00", "13:00:00", False),
        ("11:00:00", "12:00:00", True),
        ("13:00:00", "12:30:00", False),
        ("12:30:00", "11:30:00", True),
        ("12:00:00", "12:00:00", True),
    ],
)
async def test_quiet_hours(
    hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, spoken: list[ServiceCall], begin: str, end: str, speaks: bool
) -> None:
    """It is noon; the hours may go over midnight, and the same time twice means none."""
    await automate(BLUEPRINT, {**VOICE, "quiet_from": begin, "quiet_to": end})
    await call(hass, pbx)
    assert bool(spoken) is speaks


@pytest.mark.parametrize("break_them", [True, False])
async def test_vips_in_quiet_hours(
    hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, spoken: list[ServiceCall], break_them: bool
) -> None:
    """They break them, if that is chosen, and nobody else does."""
    await know(hass, "Mum", "0301", vip=True)
    await know(hass, "Neighbour", "0302")
    await automate(BLUEPRINT, {**VOICE, **QUIET_NOW, "vips_in_quiet_hours": break_them})
    await call(hass, pbx, "0302", "101")
    await call(hass, pbx, "0301", "102")
    assert said(spoken) == (["Call from Mum"] if break_them else [])


async def test_which_calls(hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, spoken: list[ServiceCall]) -> None:
    """Those from outside to the phones that are chosen, once each."""
    await automate(BLUEPRINT, {**VOICE, "phones": {"device_id": [device("ext_101"), device("ext_102")]}})
    await pbx.desk.ring(["101", "102", "103"], "0301", to="600")
    await pbx.desk.call("104", "105")
    await call(hass, pbx, "0302", "106")
    assert said(spoken) == ["Call from 0 3 0 1"]


async def test_two_calls_at_once(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, spoken: list[ServiceCall]) -> None:
    """Both are announced, one after the other."""
    await automate(BLUEPRINT, VOICE)
    await call(hass, pbx, "0301", "101")
    await call(hass, pbx, "0302", "102")
    assert said(spoken) == ["Call from 0 3 0 1", "Call from 0 3 0 2"]


async def test_only_if(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, spoken: list[ServiceCall]) -> None:
    """Conditions of one's own decide, too."""
    condition: dict[str, Any] = {"condition": "state", "entity_id": "input_boolean.at_home", "state": "on"}
    hass.states.async_set("input_boolean.at_home", "off")
    await automate(BLUEPRINT, {**VOICE, "only_if": [condition]})
    await call(hass, pbx)
    assert said(spoken) == []
