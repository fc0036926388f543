"""All input is bounded: texts of users, and texts of callers."""

import re
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.trigger import TRIGGERS
from tests.attack.texts import LONG_NUMBER, LONG_PATTERN, LONG_TEXT, SENTENCES
from tests.conftest import Later
from tests.flows.conftest import Options
from tests.house import load
from tests.people import ask_agent
from tests.simulator import SimulatedPbx
from tests.site import todo_items

# A number of 64 characters may still be wrong, but not too long.
LONGEST = "0" * 64


@pytest.mark.parametrize(
    ("action", "field", "data"),
    [
        ("dial", "number", {}),
        ("dial_outside", "caller", {"callee": "0301234567"}),
        ("dial_outside", "callee", {"caller": "0301234567"}),
        ("transfer", "number", {}),
        ("pick_up", "extension", {}),
        ("listen_in", "extension", {}),
        ("call_queue", "queue", {"number": "0301234567"}),
        ("call_queue", "number", {"queue": "6500"}),
        ("call_ring_group", "ring_group", {"number": "0301234567"}),
        ("play_prompt_outside", "number", {"prompt": "welcome"}),
        ("set_forwarding", "number", {"when": "busy", "to": "number"}),
        ("invite_to_conference", "members", {"conference": "8000"}),
        ("remove_from_conference", "members", {"conference": "8000"}),
        ("get_call_history", "number", {}),
        ("delete_call_history", "number", {}),
        ("set_contact", "numbers", {"name": "Alice"}),
        ("delete_contact", "number", {}),
        ("get_contacts", "search", {}),
    ],
)
async def test_actions(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    action: str,
    field: str,
    data: Any,
) -> None:
    """Also as a number without quotes, which a template may give.

    Nothing of it reaches the PBX.
    """
    asked = len(pbx.requests)
    if not action.startswith(("get_contacts", "set_contact", "delete_")):
        data = {"entity_id": "sensor.uc501_alice_101_status", **data}
    for written in (LONG_NUMBER, 10**65) if field != "search" else (LONG_TEXT,):
        with pytest.raises(
            vol.Invalid if field == "search" else ServiceValidationError
        ):
            await hass.services.async_call(
                DOMAIN,
                action,
                {**data, field: written},
                blocking=True,
                return_response=action.startswith("get_"),
            )
    assert pbx.requests[asked:] == []
    assert len(async_get_contacts(hass).book) == 0


@pytest.mark.parametrize("field", ["number", "dialed"])
async def test_triggers(hass: HomeAssistant, field: str) -> None:
    for trigger in TRIGGERS.values():
        assert await trigger.async_validate_config(hass, {"options": {field: LONGEST}})
        for written in (LONG_NUMBER, LONG_PATTERN):
            with pytest.raises(vol.Invalid, match="at most 64 characters"):
                await trigger.async_validate_config(hass, {"options": {field: written}})


async def test_forms(hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    options = Options(hass, setup_integration)
    result = await options.fill("control", {"allowed_numbers": [LONGEST, LONG_PATTERN]})
    assert result["errors"] == {"allowed_numbers": "invalid_number_pattern"}
    assert result["description_placeholders"] == {"pattern": LONG_PATTERN[:64]}
    result = await options.fill("settings", {"outside_prefix": LONG_NUMBER})
    assert result["errors"] == {"outside_prefix": "invalid_prefix"}


@pytest.mark.parametrize("sentence", SENTENCES)
async def test_sentence_as_a_number(
    later: Later,
    hass: HomeAssistant,
    texts_as_keys: None,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    sentence: str,
) -> None:
    """Texts of a stranger have no spaces, or characters that look so.

    This is so wherever they appear: in events, the to-do list, and the tool.
    """
    await load(hass, setup_integration, {"assist_history": True, "assist_anyone": True})
    assert await async_setup_component(hass, "llm", {})
    events: list[dict[str, Any]] = []
    hass.bus.async_listen(EVENT_CALL, lambda event: events.append({**event.data}))
    await pbx.desk.ring(["101"], sentence)
    await later(10)
    await pbx.desk.miss()
    await later(60)
    callers = {event["caller"] for event in events}
    assert len(callers) == 1
    [caller] = callers
    assert re.fullmatch(r"\w{4,40}", caller)
    [call] = (await ask_agent(hass, Context()))["calls"]
    assert call["call"] == f"call_title.missed {caller}"
    assert f"call_line.caller {caller}\n" in call["details"]
    [item] = await todo_items(hass)
    assert item["summary"].startswith(f"{caller} · ")
