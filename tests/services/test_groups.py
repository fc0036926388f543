"""The actions for conferences and queues."""

import re
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events
import voluptuous as vol

from custom_components.openvox_uc.const import EVENT_CALL
from tests.conftest import Later
from tests.house import state
from tests.repository import error_pattern

from .conftest import House

MUTE: dict[str, Any] = {
    "invite_to_conference": {},
    "remove_from_conference": {},
    "mute_in_conference": {"mute": True},
}


async def act(house: House, action: str, *members: Any, **data: Any) -> list[Any]:
    return await house.asked(
        action, "", **{"conference": "8000", "members": [*members], **data}
    )


async def get(house: House, number: Any = "8000") -> dict[str, Any]:
    answer: dict[str, Any] = await house.call(
        "get_conference",
        entity_id="calendar.uc501_call_log",
        conference=number,
        answer=True,
    )
    return answer


async def test_invite(house: House) -> None:
    house.set_options(outside_prefix="16")
    asked = await act(house, "invite_to_conference", "101", 102, "030 123-4567")
    assert asked == [
        (
            "conference/add_member",
            {"number": "8000", "invitemember": "101,102,160301234567"},
        )
    ]
    assert list(house.pbx.conferences[0].members) == ["101", "102", "160301234567"]


async def test_who_invited(hass: HomeAssistant, house: House) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    context = Context()
    await act(house, "invite_to_conference", "101", "0301234567", context=context)
    await house.desk.call("103", "104")
    await house.desk.call("101", "102")
    await house.desk.dial_out("105", "0301234567")
    await hass.async_block_till_done()
    assert [(event.data["caller"], event.context is context) for event in events] == [
        ("103", False),
        ("101", True),
        ("105", True),
    ]


async def test_mute_and_remove(house: House) -> None:
    """Members are named as the PBX names them, without another prefix."""
    house.set_options(outside_prefix="16", allowed_numbers=["040*"])
    house.pbx.conferences[0].members = {"101": "Up", "160301234567": "Up"}
    values = {"number": "8000", "membernumber": "101,160301234567"}
    assert await act(house, "mute_in_conference", 101, "160301234567", mute=True) == [
        ("conference/mute_member", values)
    ]
    assert house.pbx.conferences[0].muted == {"101", "160301234567"}
    assert await act(
        house, "mute_in_conference", "101", "160301234567", mute=False
    ) == [("conference/unmute_member", values)]
    assert house.pbx.conferences[0].muted == set()
    assert await act(house, "remove_from_conference", "101", "160301234567") == [
        ("conference/kick_member", values)
    ]
    assert house.pbx.conferences[0].members == {}


@pytest.mark.parametrize(
    ("action", "member", "sentence"),
    [
        *(
            (
                "invite_to_conference",
                member,
                error_pattern("number_not_dialable", number=re.escape(member)),
            )
            for member in ("", "Anna", "101,102", "*43", "030x")
        ),
        *(
            (
                action,
                member,
                error_pattern("member_not_understood", member=re.escape(member)),
            )
            for action in ("remove_from_conference", "mute_in_conference")
            for member in ("", "101,102", "101;102", "101\x00")
        ),
    ],
)
async def test_invalid_members(
    house: House, action: str, member: str, sentence: str
) -> None:
    await house.refuses(
        f"^{sentence}",
        action,
        "",
        conference="8000",
        members=["101", member],
        **MUTE[action],
    )


async def test_get(house: House) -> None:
    await house.call("set_contact", name="Anna", numbers=["0301234567"])
    assert await get(house) == {"number": "8000", "name": "testapi1", "members": []}
    house.pbx.conferences[0].members = {
        "101": "Up",
        "0301234567": "HOLD",
        "0307654321": "Dancing",
    }
    assert (await get(house, 8000))["members"] == [
        {"number": "101", "name": "Alice", "state": "connected"},
        {"number": "0301234567", "name": "Anna", "state": "waiting"},
        {"number": "0307654321", "name": None, "state": None},
    ]
    house.set_options(mask_numbers=True)
    await house.hass.config_entries.async_reload(house.entry.entry_id)
    assert [member["number"][-4:] for member in (await get(house))["members"]] == [
        "101",
        "•567",
        "•321",
    ]


async def test_a_conference_that_is_not_there(house: House) -> None:
    about = {"conference": "8001"}
    sentence = f"^{error_pattern('conference_not_found', pbx='UC501', **about)}$"
    await house.fails(sentence, "get_conference", "", answer=True, **about)
    for action, data in MUTE.items():
        await house.fails(sentence, action, "", members=["101"], **about, **data)


@pytest.mark.parametrize("data", [{"members": []}, {"mute": "perhaps"}])
async def test_invalid_requests(house: House, data: dict[str, Any]) -> None:
    data = {"conference": "8000", "members": ["101"], "mute": True, **data}
    await house.refuses(None, "mute_in_conference", "", error=vol.Invalid, **data)


@pytest.mark.parametrize("number", ["", "all", "8000,8001", "९", []])
async def test_invalid_numbers_of_a_group(house: House, number: Any) -> None:
    sentence = error_pattern("group_number_invalid")
    await house.refuses(
        sentence,
        "mute_in_conference",
        "",
        conference=number,
        members=["101"],
        mute=True,
    )
    await house.refuses(sentence, "queue_pause", "ext_105", queue=number)


async def test_log_in_and_out_with_a_password(house: House) -> None:
    await house.fails(
        f"^{error_pattern('queue_password_wrong', queue='9998')}$",
        "queue_login",
        "ext_101",
        password="4711",
        queue="9998",
    )
    secret = house.pbx.queues[0].password
    values = {"queueid": "9998", "extid": "101", "password": secret}
    for action, change, agents in (
        ("queue_login", "add", ["101"]),
        ("queue_logout", "del", []),
    ):
        assert await house.asked(action, "ext_101", password=secret, queue="9998") == [
            (f"queue/{change}_dynamicagent", values)
        ]
        assert house.pbx.queues[0].logged_in == agents


async def test_pause_and_resume(
    later: Later, hass: HomeAssistant, house: House
) -> None:
    await later(60)
    key = f"{house.pbx.serial}_queue_9998_agents_available"
    assert state(hass, "sensor", key).state == "2"
    for action, path, available in (
        ("queue_pause", "queue/pause_agent", "1"),
        ("queue_resume", "queue/unpause_agent", "2"),
    ):
        assert await house.asked(action, "ext_105", queue="9998") == [
            (path, {"queueid": "9998", "extid": "105"})
        ]
        await later(2)
        assert state(hass, "sensor", key).state == available


async def test_several_phones(house: House) -> None:
    failure = error_pattern("queue_not_changed", pbx="UC501", queue="9998")
    sentence = error_pattern("not_all_done", failures=rf"Erin \(105\): {failure}")
    with pytest.raises(HomeAssistantError, match=f"^{sentence}") as error:
        await house.asked(
            "queue_login",
            area_id=house.area(
                "ext_101", "ext_105", "ext_102", "queue_9998", "trunk_to-108-16"
            ),
            password=house.pbx.queues[0].password,
            queue="9998",
        )
    assert "Alice" not in str(error.value)
    assert sorted(house.pbx.queues[0].logged_in) == ["101", "102"]
