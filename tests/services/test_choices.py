"""What the PBXs list, as choices in the fields of actions, as the automation editor gets them."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.service import async_get_cached_service_description
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import CONF_QUEUES, DOMAIN
from custom_components.openvox_uc.services import ACTIONS
from tests.conftest import Later
from tests.simulator import SimulatedPbx

WITH_QUEUE = ("call_queue", "queue_login", "queue_logout", "queue_pause", "queue_resume")
WITH_CONFERENCE = ("get_conference", "invite_to_conference", "mute_in_conference", "remove_from_conference")


async def fields(hass: HomeAssistant, field: str) -> dict[str, Any]:
    await hass.async_block_till_done(wait_background_tasks=True)
    actions = {action: async_get_cached_service_description(hass, DOMAIN, action) or {} for action in sorted(ACTIONS)}
    return {action: found for action, described in actions.items() if (found := described.get("fields", {}).get(field))}


def choices(*options: tuple[str, str]) -> dict[str, Any]:
    listed = [{"value": value, "label": label} for value, label in options]
    return {"select": {"options": listed, "custom_value": True, "mode": "dropdown"}}


async def test_what_the_pbx_lists(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """Queues and conferences by their names, with all else that describes the actions; no more of them when the PBX is unloaded."""
    await later(130, step=10)
    queues, conferences = await fields(hass, "queue"), await fields(hass, "conference")
    assert (tuple(queues), tuple(conferences)) == (WITH_QUEUE, WITH_CONFERENCE)
    for field in queues.values():
        assert field == {"required": True, "example": "6500", "selector": choices(("9998", "queue_user1 (9998)"))}
    for field in conferences.values():
        assert field["selector"] == choices(("8000", "testapi1 (8000)"))
    assert await hass.config_entries.async_unload(setup_integration.entry_id)
    for field in ("queue", "conference"):
        assert all("text" in described["selector"] for described in (await fields(hass, field)).values())


@pytest.mark.parametrize("why", ["it lists none", "it refuses", "nobody asks for queues"])
async def test_nothing_listed(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, server: object, entry: MockConfigEntry, why: str
) -> None:
    if why == "it lists none":
        pbx.queues.clear()
        pbx.conferences.clear()
    elif why == "it refuses":
        pbx.faults.paths, pbx.faults.errno = {"queue/query", "conference/query"}, "10003"
    else:
        hass.config_entries.async_update_entry(entry, options={CONF_QUEUES: False})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(130, step=10)
    assert all("text" in field["selector"] for field in (await fields(hass, "queue")).values())
    conferences = await fields(hass, "conference")
    assert {*conferences["get_conference"]["selector"]} == ({"select"} if why == "nobody asks for queues" else {"text"})
