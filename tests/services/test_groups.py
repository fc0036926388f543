"""The actions for conferences and queues, and those that the PBXs list, as choices in the fields of actions."""

from itertools import product
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.service import async_get_cached_service_description
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
import voluptuous as vol

from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL
from custom_components.openvox_uc.services import ACTIONS
from tests.conftest import Later
from tests.house import state
from tests.simulator import SimulatedPbx

from .conftest import House

MUTE: dict[str, Any] = {"invite_to_conference": {}, "remove_from_conference": {}, "mute_in_conference": {"mute": True}}


async def act(house: House, action: str, *members: Any, **data: Any) -> list[Any]:
    return await house.asked(action, "", **{"conference": "8000", "members": [*members], **data})


async def get(house: House, number: Any = "8000") -> dict[str, Any]:
    answer: dict[str, Any] = await house.call("get_conference", entity_id="calendar.uc501_call_log", conference=number, answer=True)
    return answer


async def test_invite(house: House) -> None:
    house.set_options(outside_prefix="16")
    asked = await act(house, "invite_to_conference", "101", 102, "030 123-4567")
    assert asked == [("conference/add_member", {"number": "8000", "invitemember": "101,102,160301234567"})]
    assert list(house.pbx.conferences[0].members) == ["101", "102", "160301234567"]


async def test_inviting_phone(hass: HomeAssistant, house: House) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    context = Context()
    await act(house, "invite_to_conference", "101", context=context)
    await house.pbx.desk.call("103", "104")
    await house.pbx.desk.call("101", "102")
    await hass.async_block_till_done()
    assert [(event.data["caller"], event.context is context) for event in events] == [("103", False), ("101", True)]


async def test_mute_and_remove(house: House) -> None:
    """Members are named as the PBX names them, without another prefix."""
    house.set_options(outside_prefix="16", allowed_numbers=["040*"])
    house.pbx.conferences[0].members = {"101": "Up", "160301234567": "Up"}
    values = {"number": "8000", "membernumber": "101,160301234567"}
    assert await act(house, "mute_in_conference", 101, "160301234567", mute=True) == [("conference/mute_member", values)]
    assert house.pbx.conferences[0].muted == {"101", "160301234567"}
    assert await act(house, "mute_in_conference", "101", "160301234567", mute=False) == [("conference/unmute_member", values)]
    assert house.pbx.conferences[0].muted == set()
    assert await act(house, "remove_from_conference", "101", "160301234567") == [("conference/kick_member", values)]
    assert house.pbx.conferences[0].members == {}


@pytest.mark.parametrize(
    ("action", "member", "sentence"),
    [
        *(("invite_to_conference", member, "cannot be dialed") for member in ("", "Anna", "101,102", "*43", "030x")),
        *product(
            ("remove_from_conference", "mute_in_conference"), ("", "101,102", "101;102", "101\x00"), ["is not a member of a conference"]
        ),
    ],
)
async def test_invalid_members(house: House, action: str, member: str, sentence: str) -> None:
    await house.refuses(sentence, action, "", conference="8000", members=["101", member], **MUTE[action])


async def test_get(hass: HomeAssistant, house: House) -> None:
    await hass.services.async_call(DOMAIN, "set_contact", {"name": "Anna", "numbers": ["0301234567"]}, blocking=True)
    assert await get(house) == {"number": "8000", "name": "testapi1", "members": []}
    house.pbx.conferences[0].members = {"101": "Up", "0301234567": "HOLD", "0307654321": "Dancing"}
    assert (await get(house, 8000))["members"] == [
        {"number": "101", "name": "Alice", "state": "connected"},
        {"number": "0301234567", "name": "Anna", "state": "waiting"},
        {"number": "0307654321", "name": None, "state": None},
    ]
    house.set_options(mask_numbers=True)
    await house.hass.config_entries.async_reload(house.entry.entry_id)
    assert [member["number"][-4:] for member in (await get(house))["members"]] == ["101", "•567", "•321"]


async def test_a_conference_that_is_not_there(house: House) -> None:
    sentence, about = r"^UC501 has no conference 8001$", {"conference": "8001"}
    await house.fails(sentence, "get_conference", "", answer=True, **about)
    for action, data in MUTE.items():
        await house.fails(sentence, action, "", members=["101"], **about, **data)


@pytest.mark.parametrize("data", [{"members": []}, {"mute": "perhaps"}])
async def test_invalid_requests(house: House, data: dict[str, Any]) -> None:
    data = {"conference": "8000", "members": ["101"], "mute": True, **data}
    await house.refuses(None, "mute_in_conference", "", error=vol.Invalid, **data)


@pytest.mark.parametrize("number", ["", "all", "8000,8001", []])
async def test_invalid_numbers_of_a_group(house: House, number: Any) -> None:
    sentence = "is not the number of a queue"
    await house.refuses(sentence, "mute_in_conference", "", conference=number, members=["101"], mute=True)
    await house.refuses(sentence, "queue_pause", "ext_105", queue=number)


async def test_log_in_and_out_with_a_password(house: House) -> None:
    await house.fails(r"^The PBX refused the password of the queue 9998$", "queue_login", "ext_101", password="4711", queue="9998")
    secret = house.pbx.queues[0].password
    values = {"queueid": "9998", "extid": "101", "password": secret}
    for action, change, agents in (("queue_login", "add", ["101"]), ("queue_logout", "del", [])):
        assert await house.asked(action, "ext_101", password=secret, queue="9998") == [(f"queue/{change}_dynamicagent", values)]
        assert house.pbx.queues[0].logged_in == agents


async def test_pause_and_resume(later: Later, hass: HomeAssistant, house: House) -> None:
    await later(60)
    key = f"{house.pbx.serial}_queue_9998_agents_available"
    assert state(hass, "sensor", key).state == "2"
    for action, path, available in (("queue_pause", "queue/pause_agent", "1"), ("queue_resume", "queue/unpause_agent", "2")):
        assert await house.asked(action, "ext_105", queue="9998") == [(path, {"queueid": "9998", "extid": "105"})]
        await later(2)
        assert state(hass, "sensor", key).state == available


async def test_several_phones(house: House) -> None:
    area_id = house.area("ext_101", "ext_105", "ext_102", "queue_9998", "trunk_to-108-16")
    sentence = r"^The action failed for some phones\. Erin \(105\): UC501 did not change the queue 9998"
    with pytest.raises(HomeAssistantError, match=sentence) as error:
        await house.asked("queue_login", area_id=area_id, password=house.pbx.queues[0].password, queue="9998")
    assert "Alice" not in str(error.value)
    assert sorted(house.pbx.queues[0].logged_in) == ["101", "102"]


WITH_QUEUE = ("call_queue", "queue_login", "queue_logout", "queue_pause", "queue_resume")
WITH_CONFERENCE = ("get_conference", "invite_to_conference", "mute_in_conference", "remove_from_conference")


async def fields(hass: HomeAssistant, field: str) -> dict[str, Any]:
    await hass.async_block_till_done(wait_background_tasks=True)
    actions = {action: async_get_cached_service_description(hass, DOMAIN, action) or {} for action in sorted(ACTIONS)}
    return {action: found for action, described in actions.items() if (found := described.get("fields", {}).get(field))}


def choices(value: str, label: str) -> dict[str, Any]:
    return {"select": {"options": [{"value": value, "label": label}], "custom_value": True, "mode": "dropdown"}}


async def test_what_the_pbx_lists(later: Later, hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    """Queues and conferences by their names, next to the other descriptions of the actions; none once the PBX is unloaded."""
    await later(130, step=10)
    queues, conferences = await fields(hass, "queue"), await fields(hass, "conference")
    assert (tuple(queues), tuple(conferences)) == (WITH_QUEUE, WITH_CONFERENCE)
    for field in queues.values():
        assert field == {"required": True, "example": "6500", "selector": choices("9998", "queue_user1 (9998)")}
    for field in conferences.values():
        assert field["selector"] == choices("8000", "testapi1 (8000)")
    assert await hass.config_entries.async_unload(setup_integration.entry_id)
    for field in ("queue", "conference"):
        assert all("text" in described["selector"] for described in (await fields(hass, field)).values())


@pytest.mark.parametrize("why", ["it lists none", "it refuses", "queues are not shown"])
async def test_nothing_listed(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, server: object, entry: MockConfigEntry, why: str
) -> None:
    if why == "it lists none":
        pbx.queues.clear()
        pbx.conferences.clear()
    elif why == "it refuses":
        pbx.faults.paths, pbx.faults.errno = {"queue/query", "conference/query"}, "10003"
    else:
        hass.config_entries.async_update_entry(entry, options={"queues": False})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(130, step=10)
    assert all("text" in field["selector"] for field in (await fields(hass, "queue")).values())
    conferences = await fields(hass, "conference")
    assert {*conferences["get_conference"]["selector"]} == ({"select"} if why == "queues are not shown" else {"text"})
