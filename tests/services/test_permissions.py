"""Whom actions obey: users with a permission for what they are aimed at, and automations."""

from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.openvox_uc.const import CONF_PICKUP_CODE
from custom_components.openvox_uc.services import ACTIONS
from custom_components.openvox_uc.services.needs import read_pbx, read_something, read_target
from tests.conftest import Later

from .conftest import House
from .test_rights import ROWS


@pytest.fixture
def user(house: House, hass_read_only_user: MockUser) -> MockUser:
    """Return a user who may control 101, and look at 102."""
    entities = {"sensor.uc501_alice_101_status": {"read": True, "control": True}, "sensor.uc501_bob_102_status": {"read": True}}
    hass_read_only_user.mock_policy({"entities": {"entity_ids": entities}})
    return hass_read_only_user


async def act(house: House, user: User | None, action: str, **data: Any) -> Any:
    """Let a user call an action, or an automation."""
    return await house.call(action, user=user.id if user else None, answer=action == "get_call_history", **data)


# What each action needs besides a target.
FIELDS = {row.action: {**row.data} for row in reversed(ROWS)}
# The others are for administrators, or only tell something.
TELLING = (read_pbx, read_something, read_target)
CONTROLLING = [name for name, action in ACTIONS.items() if action.needed not in TELLING and not action.admin]


@pytest.mark.parametrize("action", CONTROLLING)
@pytest.mark.parametrize("part", ["ext_102", "ext_103", ""])
async def test_refused(house: House, user: User, action: str, part: str) -> None:
    with house.refused(None, Unauthorized):
        await act(house, user, action, device_id=house.device_id(part), **FIELDS.get(action, {}))


async def test_allowed(house: House, user: User) -> None:
    await act(house, user, "dial", device_id=house.device_id("ext_101"), number="103")
    assert house.pbx.requests[-1][0] == "extension/dial_extension"
    await act(house, user, "hang_up", entity_id="sensor.uc501_alice_101_status")
    assert house.pbx.requests[-1] == ("extension/hangup", {"extid": "101"})


@pytest.mark.held(
    "Users",
    "A user who may control one phone picks up a call that rings at a phone which the user may not see.",
    "The call rings on; what rings at a phone that the user may see is picked up.",
)
async def test_picking_up(house: House, user: User) -> None:
    """By one's own phone one picks up what rings at a phone that one may see, and learns of no other."""
    house.set_options(**{CONF_PICKUP_CODE: "*8"})
    await house.pbx.desk.ring(["102"], "0301")
    await house.pbx.desk.ring(["103"], "0302")
    for extension in ("103", "104", "999"):
        with pytest.raises(Unauthorized):
            await act(house, user, "pick_up", device_id=house.device_id("ext_101"), extension=extension)
    await act(house, user, "pick_up", device_id=house.device_id("ext_101"), extension=102)
    assert house.pbx.requests[-1] == ("extension/dial_outbound", {"extid": "101", "outto": "*8102", "autoanswer": "no"})


async def test_call_of_others(house: House, user: User) -> None:
    """Who is called does not give away the phone of the caller."""
    await house.pbx.desk.call("103", "101")
    call_id = house.entry.runtime_data.tracker.open_calls()[0].call_id
    with pytest.raises(Unauthorized):
        await act(house, user, "transfer", call_id=call_id, number="104")
    await house.pbx.desk.answer("101")
    await act(house, user, "transfer", call_id=call_id, device_id=house.device_id("ext_101"), number="104")
    assert house.pbx.requests[-1][1]["transferor"] == "101"


async def test_whole_pbx(hass: HomeAssistant, house: House, user: MockUser) -> None:
    """Who may control the PBX, and no phone, does what concerns it as a whole, and nothing with its phones."""
    user.mock_policy({"entities": {"entity_ids": {"binary_sensor.uc501_connection": True}}})
    await act(house, user, "dial_outside", device_id=house.device_id("ext_103"), caller="0301", callee="0302")
    assert house.pbx.requests[-1][0] == "outbound/dial_outbound"
    with pytest.raises(ServiceValidationError, match="no conference"):
        await house.call("get_conference", "", user=user.id, answer=True, conference="6300")
    assert (await house.call("get_contacts", user=user.id, answer=True))["total"] == 0
    for part in ("", "ext_103"):
        with pytest.raises(Unauthorized):
            await act(house, user, "hang_up", device_id=house.device_id(part))


async def test_automations(house: House) -> None:
    house.set_options(**{CONF_PICKUP_CODE: "*8"})
    await house.pbx.desk.ring(["103"])
    await act(house, None, "pick_up", device_id=house.device_id("ext_102"), extension="103")
    assert house.pbx.requests[-1][0] == "extension/dial_outbound"
    with pytest.raises(UnknownUser):
        await house.call("hang_up", "ext_102", user="gone")


async def test_some_of_an_area(hass: HomeAssistant, house: House, user: User) -> None:
    area = ar.async_get(hass).async_create("Office")
    for part in ("ext_101", "ext_102"):
        dr.async_get(hass).async_update_child_device(house.device_id(part), area_id=area.id)
    await house.pbx.desk.call("101", "102")
    with pytest.raises(Unauthorized):
        await act(house, user, "hang_up", area_id=area.id)
    dr.async_get(hass).async_update_child_device(house.device_id("ext_102"), area_id=None)
    await act(house, user, "hang_up", area_id=area.id)
    assert house.pbx.desk.calls == []


async def test_by_the_id_of_a_call(house: House, user: User, later: Later) -> None:
    """One's own call can be ended, that of others cannot, be it together with one's own phone; one that rang there is others' now."""
    tracker = house.entry.runtime_data.tracker
    await house.pbx.desk.ring(["101", "102"], "0301234567")
    await later(1)
    [call] = tracker.open_calls()
    await house.pbx.desk.answer("102")
    await later(1)
    for target in ({}, {"device_id": house.device_id("ext_101")}):
        for action in ("hang_up", "transfer"):
            with pytest.raises(Unauthorized):
                await act(house, user, action, call_id=call.call_id, **target, **FIELDS.get(action, {}))
    await house.pbx.desk.hang_up("102")
    await later(30)
    await house.pbx.desk.call("103", "101")
    await later(1)
    [own] = tracker.open_calls()
    await act(house, user, "hang_up", call_id=own.call_id)
    assert house.pbx.desk.calls == []
    with pytest.raises(ServiceValidationError, match="nothing"):
        await act(house, user, "hang_up", call_id="nothing")


async def test_what_tells_something(house: House, user: User) -> None:
    await house.call("get_wake_up_calls", "ext_102", user=user.id, answer=True)
    assert house.pbx.requests[-1][0] == "wakeupcall/query"
    with pytest.raises(Unauthorized):
        await house.call("get_wake_up_calls", "ext_103", user=user.id, answer=True)
    with pytest.raises(Unauthorized):
        await house.call("get_conference", "", user=user.id, answer=True, conference="6300")


async def test_call_history(house: House, user: User, hass_admin_user: User) -> None:
    for part in ("ext_101", "ext_102"):
        assert house.entry.entry_id in await act(house, user, "get_call_history", device_id=house.device_id(part))
    for everything in ({}, {"device_id": house.device_id("")}, {"config_entry_id": house.entry.entry_id}):
        with pytest.raises(Unauthorized):
            await act(house, user, "get_call_history", **everything)
        assert house.entry.entry_id in await act(house, hass_admin_user, "get_call_history", **everything)
