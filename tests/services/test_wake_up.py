"""The actions for wake-up calls, and for the guests of a hotel."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOW_DANGEROUS_ACTIONS
from tests.simulator import SimulatedPbx

from .conftest import House

type Act = Callable[..., Awaitable[Any]]

ANSWERING = {"get_wake_up_calls", "delete_wake_up_call"}


@pytest.fixture
def act(house: House) -> Act:
    """Return what calls an action for the phone 101, with all actions allowed, and gives its answer."""
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True})

    async def call(action: str, *, part: str = "ext_101", answer: bool | None = None, **data: Any) -> Any:
        if action == "set_wake_up_call":
            data = {"time": "07:30:00", **data}
        return await house.call(action, part, answer=action in ANSWERING if answer is None else answer, **data)

    return call


def asked(pbx: SimulatedPbx, resource: str) -> list[tuple[str, Any]]:
    """Return what the PBX was asked of a resource."""
    return [(path, values) for path, values in pbx.requests if path.startswith(resource)]


@pytest.mark.parametrize(
    ("data", "sent"),
    [
        ({}, {"type": "onetime", "time": "07:30"}),
        ({"weekdays": []}, {"type": "onetime", "time": "07:30"}),
        ({"time": "23:05", "weekdays": ["mon", "sun", "fri"]}, {"type": "custom", "time": "23:05", "weekdays": "0,1,5"}),
        ({"weekdays": "sat", "prompt": "custom/test"}, {"type": "custom", "time": "07:30", "weekdays": "6", "prompt": "custom/test"}),
    ],
)
async def test_set(act: Act, pbx: SimulatedPbx, data: dict[str, Any], sent: dict[str, str]) -> None:
    assert await act("set_wake_up_call", **data) is None
    assert asked(pbx, "wakeupcall") == [("wakeupcall/create", {"number": "101", **sent})]


async def test_a_prompt_that_the_pbx_does_not_have(act: Act, pbx: SimulatedPbx) -> None:
    pbx.faults.errno = "10023"
    with pytest.raises(HomeAssistantError, match=r"^UC501 does not have the prompt custom/test\."):
        await act("set_wake_up_call", prompt="custom/test")


async def test_set_and_see(act: Act) -> None:
    assert await act("set_wake_up_call", answer=True) == {
        "extension": "101",
        "wake_up_calls": [{"id": "1", "time": "07:30", "weekdays": [], "prompt": None}],
    }


async def test_get(act: Act, pbx: SimulatedPbx) -> None:
    assert await act("get_wake_up_calls") == {"extension": "101", "wake_up_calls": []}
    pbx.hotel.add("102")
    pbx.hotel.add("101")
    assert await act("get_wake_up_calls") == {
        "extension": "101",
        "wake_up_calls": [{"id": "2", "time": "15:55", "weekdays": ["mon", "tue", "wed", "fri", "sun"], "prompt": "custom/test"}],
    }
    assert asked(pbx, "wakeupcall")[-1] == ("wakeupcall/query", {"number": "101"})


@pytest.mark.parametrize("call_id", ["2", 2])
async def test_delete_one(act: Act, pbx: SimulatedPbx, call_id: str | int) -> None:
    for number in ("102", "101", "101"):
        pbx.hotel.add(number)
    assert await act("delete_wake_up_call", wake_up_call_id=call_id) == {"deleted": 1}
    assert asked(pbx, "wakeupcall") == [("wakeupcall/query", {"number": "101"}), ("wakeupcall/delete", {"wakeupid": "2"})]
    assert [(call.id, call.number) for call in pbx.hotel.wake_up_calls] == [("1", "102"), ("3", "101")]


@pytest.mark.parametrize("call_id", ["1", "4", "101", "102", "all", "2,1", "", " 2"])
async def test_a_guest_cannot_be_robbed_of_a_wake_up_call(act: Act, pbx: SimulatedPbx, call_id: str) -> None:
    """Nothing that is no id of the phone's own list is ever sent: the PBX would delete what is another guest's."""
    for number in ("102", "101"):
        pbx.hotel.add(number)
    with pytest.raises(HomeAssistantError, match=r"^Alice \(101\) has no such wake-up call\. It may have been deleted"):
        await act("delete_wake_up_call", wake_up_call_id=call_id)
    assert asked(pbx, "wakeupcall") == [("wakeupcall/query", {"number": "101"})]
    assert len(pbx.hotel.wake_up_calls) == 2


async def test_delete_all_one_by_one(act: Act, pbx: SimulatedPbx) -> None:
    for number in ("101", "102", "101"):
        pbx.hotel.add(number)
    assert await act("delete_wake_up_call") == {"deleted": 2}
    assert [values for path, values in asked(pbx, "wakeupcall/delete")] == [{"wakeupid": "1"}, {"wakeupid": "3"}]
    assert [call.number for call in pbx.hotel.wake_up_calls] == ["102"]
    assert await act("delete_wake_up_call") == {"deleted": 0}
    assert await act("delete_wake_up_call", answer=False) is None


async def test_an_id_that_is_an_extension(act: Act, pbx: SimulatedPbx) -> None:
    """The PBX may take the id 102 for the phone 102: it is sent only if that one has no wake-up calls."""
    pbx.hotel.add("101", "102")
    other = pbx.hotel.add("102", "7")
    with pytest.raises(HomeAssistantError, match="The wake-up call was not deleted: the PBX could take its ID 102 for the extension 102"):
        await act("delete_wake_up_call", wake_up_call_id="102")
    assert asked(pbx, "wakeupcall/delete") == []
    pbx.hotel.wake_up_calls.remove(other)
    assert await act("delete_wake_up_call", wake_up_call_id="102") == {"deleted": 1}
    pbx.hotel.add("101", "101")
    assert await act("delete_wake_up_call", wake_up_call_id="101") == {"deleted": 1}


async def test_check_out(act: Act, pbx: SimulatedPbx) -> None:
    pbx.hotel.add("101")
    assert await act("check_out") is None
    assert asked(pbx, "hotel") == [("hotel/checkout", {"number": "101"})]
    assert pbx.hotel.wake_up_calls == []


async def test_check_out_has_to_be_allowed(house: House, act: Act, pbx: SimulatedPbx) -> None:
    house.set_options()
    with pytest.raises(ServiceValidationError, match="select Allow actions that listen in, check out rooms, or send any request"):
        await act("check_out")
    assert asked(pbx, "hotel") == []


@pytest.mark.parametrize("action", ["set_wake_up_call", "get_wake_up_calls", "delete_wake_up_call", "check_out"])
async def test_one_phone(act: Act, pbx: SimulatedPbx, action: str) -> None:
    with pytest.raises(ServiceValidationError, match=r"^UC501 is not a phone"):
        await act(action, part="")
    assert asked(pbx, "wakeupcall") + asked(pbx, "hotel") == []


@pytest.mark.parametrize("data", [{"time": "25:00"}, {"weekdays": ["someday"]}, {"prompt": "a\nb"}, {"prompt": "a\n"}, {"prompt": "1"}])
async def test_what_is_no_wake_up_call(act: Act, pbx: SimulatedPbx, data: dict[str, Any]) -> None:
    with pytest.raises(vol.Invalid):
        await act("set_wake_up_call", **data)
    assert asked(pbx, "wakeupcall") == []
