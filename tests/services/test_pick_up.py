"""The action that answers a call which rings at another phone."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc.const import CONF_OUTSIDE_PREFIX, CONF_PICKUP_CODE, DOMAIN, EVENT_CALL
from custom_components.openvox_uc.pbx.models import Party
from tests.conftest import Later, state_of

from .conftest import House

CODE = {CONF_PICKUP_CODE: "*8"}


async def test_pick_up(hass: HomeAssistant, house: House, later: Later) -> None:
    house.set_options(**CODE, **{CONF_OUTSIDE_PREFIX: "0"})
    events = async_capture_events(hass, EVENT_CALL)
    house.pbx.pick_up_after = None
    await house.pbx.desk.ring(["101", "103"], "0301234567")
    await house.call("pick_up", device_id=house.device_id("ext_102"), extension="101")
    # The code is for the PBX itself, so it has no prefix.
    assert house.pbx.requests[-1] == ("extension/dial_outbound", {"extid": "102", "outto": "*8101", "autoanswer": "no"})
    assert state_of(hass, "sensor.uc501_bob_102_status") == "ringing"
    await house.pbx.desk.answer("102")
    await later(1)
    states = {name: state_of(hass, f"sensor.uc501_{name}_status") for name in ("alice_101", "bob_102", "carol_103")}
    assert states == {"alice_101": "idle", "bob_102": "in_use", "carol_103": "idle"}
    await house.pbx.desk.hang_up("102")
    await later(30)
    assert [event.data["type"] for event in events] == ["call_ringing", "call_answered", "call_ended"]
    assert (events[-1].data["caller"], events[-1].data["answered_by"], events[-1].data["hung_up_by"]) == ("0301234567", "102", "102")


async def test_pick_up_an_internal_call(house: House) -> None:
    """So does one between two phones, and a response tells the call; a phone that can do so answers by itself."""
    house.set_options(**CODE)
    house.pbx.pick_up_after = None
    await house.pbx.desk.call("103", "101")
    answer = await house.hass.services.async_call(
        DOMAIN,
        "pick_up",
        {"device_id": house.device_id("ext_102"), "extension": 101, "auto_answer": True},
        blocking=True,
        return_response=True,
    )
    await house.pbx.settled()
    [call] = house.entry.runtime_data.tracker.open_calls()
    assert (call.caller, call.answered_by) == (Party("103"), Party("102"))
    assert answer == {"extension": "102", "call_id": call.call_id, "state": "in_use"}


async def test_the_answer_tells_of_the_call_picked_up(house: House) -> None:
    """Not of the one that the phone was in before, whose end was not reported."""
    house.set_options(**CODE)
    await house.pbx.desk.call("102", "104")
    await house.pbx.desk.answer("104")
    await house.hass.async_block_till_done()
    [old] = house.entry.runtime_data.tracker.open_calls()
    house.pbx.desk.clear()
    house.pbx.set_state("102", "Registered")
    await house.pbx.desk.ring(["101"], "0301234567")
    answer = await house.call("pick_up", "ext_102", extension="101", auto_answer=True, answer=True)
    assert answer["call_id"] == house.pbx.desk.calls[0].line.first.id
    assert answer["call_id"] != old.call_id


@pytest.mark.parametrize(
    ("options", "extension", "sentence"),
    [
        ({}, "101", "The pickup code of UC501 is not known"),
        (CODE, "103", "Extension 103 is not ringing"),
        (CODE, "999", "Extension 999 is not ringing"),
        (CODE, "101;dial", "Extension 101;dial is not ringing"),
    ],
)
async def test_nothing_to_pick_up(house: House, options: dict[str, str], extension: str, sentence: str) -> None:
    house.set_options(**options)
    await house.pbx.desk.ring(["101"])
    with house.refused(sentence):
        await house.call("pick_up", device_id=house.device_id("ext_102"), extension=extension)


async def test_a_phone_that_is_busy(house: House) -> None:
    house.set_options(**CODE)
    await house.pbx.desk.call("102", "103")
    await house.pbx.desk.ring(["101"])
    with pytest.raises(HomeAssistantError, match="busy"):
        await house.call("pick_up", device_id=house.device_id("ext_102"), extension="101")
