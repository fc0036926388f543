"""Announcing callers on speakers: the text, and when nothing is said."""

from homeassistant.core import ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS
from tests.house import load

from .conftest import Home, is_on, messages

BLUEPRINT = "announce_caller"
VOICE = {"tts": "tts.voice", "speakers": ["media_player.hall", "media_player.kitchen"]}
QUIET_NOW = {"quiet_from": "11:00:00", "quiet_to": "13:00:00"}


@pytest.fixture
def spoken(home: Home) -> list[ServiceCall]:
    return async_mock_service(home.hass, "tts", "speak")


async def test_number(home: Home, spoken: list[ServiceCall]) -> None:
    await home.automate(VOICE)
    await home.call()
    (spoke,) = spoken
    assert spoke.data == {
        "entity_id": [VOICE["tts"]],
        "media_player_entity_id": VOICE["speakers"],
        "message": "Call from 0 3 0 1 2 3 4",
    }


@pytest.mark.parametrize(
    ("caller", "masked", "who"),
    [
        ("0301", False, "Anna Schmidt"),
        ("0301", True, "Anna Schmidt"),
        ("0307654", True, "6 5 4"),
        ("", False, "jemand"),
    ],
)
async def test_named_callers(
    home: Home, spoken: list[ServiceCall], caller: str, masked: bool, who: str
) -> None:
    await home.know("Anna Schmidt", "0301")
    await load(home.hass, home.entry, {CONF_MASK_NUMBERS: masked})
    await home.automate(
        {**VOICE, "message": "Anruf von {{ caller }}.", "nobody": "jemand"}
    )
    await home.call(caller)
    assert messages(spoken) == [f"Anruf von {who}."]


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
    home: Home, spoken: list[ServiceCall], begin: str, end: str, speaks: bool
) -> None:
    """It is noon.

    The hours may go over midnight, and the same time twice means none.
    """
    await home.automate({**VOICE, "quiet_from": begin, "quiet_to": end})
    await home.call()
    assert bool(spoken) is speaks


@pytest.mark.parametrize("break_them", [True, False])
async def test_vips_in_quiet_hours(
    home: Home, spoken: list[ServiceCall], break_them: bool
) -> None:
    await home.know("Mum", "0301", vip=True)
    await home.know("Neighbour", "0302")
    await home.automate({**VOICE, **QUIET_NOW, "vips_in_quiet_hours": break_them})
    await home.call("0302", "101")
    await home.call("0301", "102")
    assert messages(spoken) == (["Call from Mum"] if break_them else [])


async def test_which_calls(home: Home, spoken: list[ServiceCall]) -> None:
    await home.automate(
        {
            **VOICE,
            "phones": {"device_id": [home.device("ext_101"), home.device("ext_102")]},
        }
    )
    await home.desk.ring(["101", "102", "103"], "0301", to="600")
    await home.desk.call("104", "105")
    await home.call("0302", "106")
    assert messages(spoken) == ["Call from 0 3 0 1"]


async def test_two_calls_at_once(home: Home, spoken: list[ServiceCall]) -> None:
    await home.automate(VOICE)
    await home.call("0301", "101")
    await home.call("0302", "102")
    assert messages(spoken) == ["Call from 0 3 0 1", "Call from 0 3 0 2"]


async def test_only_if(home: Home, spoken: list[ServiceCall]) -> None:
    home.hass.states.async_set("input_boolean.at_home", "off")
    await home.automate({**VOICE, "only_if": [is_on("input_boolean.at_home")]})
    await home.call()
    assert messages(spoken) == []
