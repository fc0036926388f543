"""The actions for agents of queues."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
import voluptuous as vol

from tests.conftest import Later
from tests.house import state

from .conftest import House


async def test_log_in_and_out_with_a_password(house: House) -> None:
    secret = house.pbx.queues[0].password
    values = {"queueid": "9998", "extid": "101", "password": secret}
    assert await house.asked("queue_login", "ext_101", password=secret, queue="9998") == [("queue/add_dynamicagent", values)]
    assert house.pbx.queues[0].logged_in == ["101"]
    assert await house.asked("queue_logout", "ext_101", password=secret, queue="9998") == [("queue/del_dynamicagent", values)]
    assert house.pbx.queues[0].logged_in == []


async def test_log_in_and_out_without_a_password(house: House) -> None:
    asked = await house.asked("queue_login", "ext_101", queue=9998)
    assert asked[0] == ("queue/query", {"queueid": "9998"})
    assert asked[1][1]["password"] == house.pbx.queues[0].password
    assert [path for path, _ in await house.asked("queue_logout", "ext_101", queue="9998")] == ["queue/query", "queue/del_dynamicagent"]
    assert house.pbx.queues[0].logged_in == []


async def test_pause_and_resume(later: Later, hass: HomeAssistant, house: House) -> None:
    await later(60)
    key = f"{house.pbx.serial}_queue_9998_agents_available"
    assert state(hass, "sensor", key).state == "2"
    values = {"queueid": "9998", "extid": "105"}
    assert await house.asked("queue_pause", "ext_105", queue="9998") == [("queue/pause_agent", values)]
    await later(2)
    assert state(hass, "sensor", key).state == "1"
    assert await house.asked("queue_resume", "ext_105", queue="9998") == [("queue/unpause_agent", values)]
    await later(2)
    assert state(hass, "sensor", key).state == "2"


async def test_several_phones(hass: HomeAssistant, house: House) -> None:
    area = ar.async_get(hass).async_create("Support")
    for part in ("ext_101", "ext_105", "ext_102", "queue_9998", "trunk_to-108-16"):
        dr.async_get(hass).async_update_child_device(house.device_id(part), area_id=area.id)
    with pytest.raises(HomeAssistantError, match=r"^Not everything was done\. Erin \(105\): UC501 did not change the queue 9998") as error:
        await house.asked("queue_login", area_id=area.id, password=house.pbx.queues[0].password, queue="9998")
    assert "Alice" not in str(error.value)
    assert sorted(house.pbx.queues[0].logged_in) == ["101", "102"]


async def test_wrong_password(house: House) -> None:
    with pytest.raises(HomeAssistantError, match=r"^The PBX refused the password of the queue 9998$") as error:
        await house.asked("queue_login", "ext_101", password="4711", queue="9998")
    assert "4711" not in str(error.value)


async def test_what_is_no_phone(house: House) -> None:
    """A queue is selected by its number, not as the target."""
    for part in ("", "queue_9998"):
        with pytest.raises(ServiceValidationError, match="is not a phone"):
            await house.asked("queue_pause", part, "ext_105", queue="9998")


@pytest.mark.parametrize("queue", ["", "Support", "9998,9999", []])
async def test_what_is_no_queue(house: House, queue: Any) -> None:
    with pytest.raises(vol.Invalid):
        await house.asked("queue_pause", "ext_105", queue=queue)
