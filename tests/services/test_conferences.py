"""The actions for conferences."""

from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOWED_NUMBERS, CONF_MASK_NUMBERS, CONF_OUTSIDE_PREFIX, DOMAIN, EVENT_CALL

from .conftest import House

MUTE: dict[str, Any] = {"invite_to_conference": {}, "remove_from_conference": {}, "mute_in_conference": {"mute": True}}


async def act(house: House, action: str, *members: Any, **data: Any) -> list[Any]:
    """Call an action for members of the conference 8000; return what the PBX was asked."""
    return await house.asked(action, "", **{"conference": "8000", "members": [*members], **data})


async def get(house: House, number: Any = "8000") -> dict[str, Any]:
    """Return the answer of get_conference; an entity of the PBX will do as a target."""
    answer: dict[str, Any] = await house.call("get_conference", entity_id="calendar.uc501_call_log", conference=number, answer=True)
    return answer


async def test_invite(house: House) -> None:
    house.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    asked = await act(house, "invite_to_conference", "101", 102, "030 123-4567")
    assert asked == [("conference/add_member", {"number": "8000", "invitemember": "101,102,160301234567"})]
    assert list(house.pbx.conferences[0].members) == ["101", "102", "160301234567"]


async def test_invite_only_numbers_that_may_be_called(house: House) -> None:
    house.set_options(**{CONF_ALLOWED_NUMBERS: ["030*"]})
    with pytest.raises(ServiceValidationError, match=r"^0900123 may not be called from Home Assistant"):
        await act(house, "invite_to_conference", "101", "030123", "0900123")
    assert house.pbx.conferences[0].members == {}
    await act(house, "invite_to_conference", "101", "030123")
    assert list(house.pbx.conferences[0].members) == ["101", "030123"]


async def test_who_invited(hass: HomeAssistant, house: House) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    context = Context()
    await act(house, "invite_to_conference", "101", context=context)
    await house.pbx.desk.call("103", "104")
    await house.pbx.desk.call("101", "102")
    await hass.async_block_till_done()
    assert [(event.data["caller"], event.context is context) for event in events] == [("103", False), ("101", True)]


@pytest.mark.parametrize("member", ["", "Anna", "101,102", "*43", "030x"])
async def test_what_cannot_be_invited(house: House, member: str) -> None:
    with house.refused("cannot be dialed"):
        await act(house, "invite_to_conference", "101", member)


async def test_mute_and_remove(house: House) -> None:
    """Members are named as the PBX names them, without another prefix."""
    house.set_options(**{CONF_OUTSIDE_PREFIX: "16", CONF_ALLOWED_NUMBERS: ["040*"]})
    house.pbx.conferences[0].members = {"101": "Up", "160301234567": "Up"}
    values = {"number": "8000", "membernumber": "101,160301234567"}
    assert await act(house, "mute_in_conference", 101, "160301234567", mute=True) == [("conference/mute_member", values)]
    assert house.pbx.conferences[0].muted == {"101", "160301234567"}
    assert await act(house, "mute_in_conference", "101", "160301234567", mute=False) == [("conference/unmute_member", values)]
    assert house.pbx.conferences[0].muted == set()
    assert await act(house, "remove_from_conference", "101", "160301234567") == [("conference/kick_member", values)]
    assert house.pbx.conferences[0].members == {}


@pytest.mark.parametrize("member", ["", "101,102", "101;102", "101\x00"])
@pytest.mark.parametrize("action", ["remove_from_conference", "mute_in_conference"])
async def test_what_is_no_member(house: House, action: str, member: str) -> None:
    with house.refused("is not a member of a conference"):
        await act(house, action, "101", member, **MUTE[action])


async def test_get(hass: HomeAssistant, house: House) -> None:
    await hass.services.async_call(DOMAIN, "set_contact", {"name": "Anna", "numbers": ["0301234567"]}, blocking=True)
    assert await get(house) == {"number": "8000", "name": "testapi1", "members": []}
    house.pbx.conferences[0].members = {"101": "Up", "0301234567": "HOLD", "0307654321": "Dancing"}
    assert (await get(house, 8000))["members"] == [
        {"number": "101", "name": "Alice", "state": "connected"},
        {"number": "0301234567", "name": "Anna", "state": "waiting"},
        {"number": "0307654321", "name": None, "state": None},
    ]
    house.set_options(**{CONF_MASK_NUMBERS: True})
    assert [member["number"][-4:] for member in (await get(house))["members"]] == ["101", "•567", "•321"]


async def test_a_conference_that_is_not_there(house: House) -> None:
    sentence = r"^UC501 has no conference 8001$"
    with pytest.raises(ServiceValidationError, match=sentence):
        await get(house, "8001")
    for action, data in MUTE.items():
        with pytest.raises(ServiceValidationError, match=sentence):
            await act(house, action, "101", conference="8001", **data)


async def test_somebody_who_is_not_in_it(house: House) -> None:
    for action in ("remove_from_conference", "mute_in_conference"):
        with pytest.raises(HomeAssistantError, match=r"^101, 102 is not in a call"):
            await act(house, action, "101", "102", **MUTE[action])


@pytest.mark.parametrize("data", [{"conference": "all"}, {"conference": "8000,8001"}, {"members": []}, {"mute": "perhaps"}])
async def test_what_is_no_request(house: House, data: dict[str, Any]) -> None:
    with pytest.raises(vol.Invalid):
        await act(house, "mute_in_conference", "101", **{"mute": True, **data})
