"""The actions for wake-up calls, and for the guests of a hotel."""

from typing import Any

import pytest
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOW_DANGEROUS_ACTIONS

from .conftest import House

AT_HALF_PAST_SEVEN = {"time": "07:30:00"}


@pytest.fixture(autouse=True)
def allowed(house: House) -> None:
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True})


@pytest.mark.parametrize(
    ("data", "sent"),
    [
        ({}, {"type": "onetime", "time": "07:30"}),
        ({"weekdays": []}, {"type": "onetime", "time": "07:30"}),
        ({"time": "23:05", "weekdays": ["mon", "sun", "fri"]}, {"type": "custom", "time": "23:05", "weekdays": "0,1,5"}),
        ({"weekdays": "sat", "prompt": "custom/test"}, {"type": "custom", "time": "07:30", "weekdays": "6", "prompt": "custom/test"}),
    ],
)
async def test_set(house: House, data: dict[str, Any], sent: dict[str, str]) -> None:
    asked = await house.asked("set_wake_up_call", "ext_101", **{**AT_HALF_PAST_SEVEN, **data})
    assert asked == [("wakeupcall/create", {"number": "101", **sent})]


async def test_a_prompt_that_the_pbx_does_not_have(house: House) -> None:
    house.pbx.faults.errno = "10023"
    data = {**AT_HALF_PAST_SEVEN, "prompt": "custom/test"}
    await house.fails(r"^UC501 does not have the prompt custom/test\.", "set_wake_up_call", "ext_101", **data)


async def test_set_and_get(house: House) -> None:
    assert await house.call("get_wake_up_calls", "ext_101", answer=True) == {"extension": "101", "wake_up_calls": []}
    seven: dict[str, Any] = {"id": "1", "time": "07:30", "weekdays": [], "prompt": None}
    answer = await house.call("set_wake_up_call", "ext_101", answer=True, time="07:30:00")
    assert answer == {"extension": "101", "wake_up_calls": [seven]}
    house.pbx.hotel.add("102")
    house.pbx.hotel.add("101")
    four = {"id": "3", "time": "15:55", "weekdays": ["mon", "tue", "wed", "fri", "sun"], "prompt": "custom/test"}
    answer = await house.call("get_wake_up_calls", "ext_101", answer=True)
    assert answer == {"extension": "101", "wake_up_calls": [seven, four]}
    assert house.pbx.requests[-1] == ("wakeupcall/query", {"number": "101"})


@pytest.mark.parametrize("call_id", ["2", 2])
async def test_delete_one(house: House, call_id: str | int) -> None:
    for number in ("102", "101", "101"):
        house.pbx.hotel.add(number)
    assert await house.call("delete_wake_up_call", "ext_101", answer=True, wake_up_call_id=call_id) == {"deleted": 1}
    assert house.pbx.requests[-2:] == [("wakeupcall/query", {"number": "101"}), ("wakeupcall/delete", {"wakeupid": "2"})]
    assert [(call.id, call.number) for call in house.pbx.hotel.wake_up_calls] == [("1", "102"), ("3", "101")]


@pytest.mark.parametrize("call_id", ["1", "4", "101", "102", "all", "2,1", "", " 2"])
async def test_a_guest_cannot_be_robbed_of_a_wake_up_call(house: House, call_id: str) -> None:
    """Nothing that is no id of the phone's own list is ever sent: the PBX would delete what is another guest's."""
    for number in ("102", "101"):
        house.pbx.hotel.add(number)
    sentence = r"^Alice \(101\) has no such wake-up call\. It may have been deleted"
    await house.fails(sentence, "delete_wake_up_call", "ext_101", wake_up_call_id=call_id)
    assert [request for request in house.pbx.requests if "wakeup" in request[0]] == [("wakeupcall/query", {"number": "101"})]
    assert len(house.pbx.hotel.wake_up_calls) == 2


async def test_delete_all_one_by_one(house: House) -> None:
    for number in ("101", "102", "101"):
        house.pbx.hotel.add(number)
    assert await house.call("delete_wake_up_call", "ext_101", answer=True) == {"deleted": 2}
    assert [values for path, values in house.pbx.requests if path == "wakeupcall/delete"] == [{"wakeupid": "1"}, {"wakeupid": "3"}]
    assert [call.number for call in house.pbx.hotel.wake_up_calls] == ["102"]
    assert await house.call("delete_wake_up_call", "ext_101", answer=True) == {"deleted": 0}
    assert await house.call("delete_wake_up_call", "ext_101") is None


async def test_an_id_that_is_an_extension(house: House) -> None:
    """The PBX may take the id 102 for the phone 102: it is sent only if that one has no wake-up calls."""
    house.pbx.hotel.add("101", "102")
    other = house.pbx.hotel.add("102", "7")
    sentence = "The wake-up call was not deleted: the PBX could take its ID 102 for the extension 102"
    await house.fails(sentence, "delete_wake_up_call", "ext_101", wake_up_call_id="102")
    assert "wakeupcall/delete" not in [path for path, _ in house.pbx.requests]
    house.pbx.hotel.wake_up_calls.remove(other)
    assert await house.call("delete_wake_up_call", "ext_101", answer=True, wake_up_call_id="102") == {"deleted": 1}
    house.pbx.hotel.add("101", "101")
    assert await house.call("delete_wake_up_call", "ext_101", answer=True, wake_up_call_id="101") == {"deleted": 1}


async def test_check_out(house: House) -> None:
    house.pbx.hotel.add("101")
    assert await house.asked("check_out", "ext_101") == [("hotel/checkout", {"number": "101"})]
    assert house.pbx.hotel.wake_up_calls == []


@pytest.mark.parametrize("action", ["set_wake_up_call", "get_wake_up_calls", "delete_wake_up_call", "check_out"])
async def test_one_phone(house: House, action: str) -> None:
    data: dict[str, Any] = AT_HALF_PAST_SEVEN if action == "set_wake_up_call" else {"answer": action == "get_wake_up_calls"}
    await house.refuses(r"^UC501 is not a phone", action, "", **data)


@pytest.mark.parametrize("data", [{"time": "25:00"}, {"weekdays": ["someday"]}, {"prompt": "a\nb"}, {"prompt": "a\n"}, {"prompt": "1"}])
async def test_what_is_no_wake_up_call(house: House, data: dict[str, Any]) -> None:
    await house.refuses(None, "set_wake_up_call", "ext_101", error=vol.Invalid, **{**AT_HALF_PAST_SEVEN, **data})
