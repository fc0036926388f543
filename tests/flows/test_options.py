"""The options, and that they take effect."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Later
from tests.forms import begin_options, submit_options, suggested
from tests.house import load, state
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

pytestmark = pytest.mark.usefixtures("names")


async def submit(hass: HomeAssistant, entry: MockConfigEntry, typed: dict[str, Any]) -> ConfigFlowResult:
    """Fill in the settings, which need the one switch at least."""
    return await submit_options(hass, await begin_options(hass, entry, "settings"), {"allow_feature_codes": False, **typed})


async def test_options(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """They are kept in one spelling, and shown again."""
    assert hass.config.api
    assert suggested(await begin_options(hass, setup_integration, "settings")) == {}
    result = await submit(
        hass,
        setup_integration,
        {
            "callback_address": f" http://localhost:{hass.config.api.port}/lovelace ",
            "allowed_senders": ["10.0.0.1", "", "10.0.0.1 ", "2001:DB8::1"],
            "outside_prefix": "0",
            "international_prefix": " 011",
            "allow_feature_codes": True,
        },
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    options = {
        "callback_address": f"localhost:{hass.config.api.port}",
        "allowed_senders": ["10.0.0.1", "2001:db8::1"],
        "outside_prefix": "0",
        "international_prefix": "011",
        "allow_feature_codes": True,
    }
    assert setup_integration.options == options
    assert suggested(await begin_options(hass, setup_integration, "settings")) == options
    # It took effect: the reload has logged in again, and reports from there are accepted.
    assert pbx.logins == 2
    assert {"10.0.0.1", "2001:db8::1"} <= setup_integration.runtime_data.senders


async def test_callback_address(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """The PBX gets the address at once, as a number; without one, Home Assistant finds it again."""
    before = pbx.report_url
    await submit(hass, setup_integration, {"callback_address": "127.0.0.2:8080"})
    assert pbx.report_url
    assert pbx.report_url.startswith("127.0.0.2:8080/api/webhook/")
    await submit(hass, setup_integration, {})
    assert setup_integration.options == {}
    assert pbx.report_url == before


async def test_unchanged(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    await submit(hass, setup_integration, {"allowed_senders": [" "], "outside_prefix": ""})
    assert setup_integration.options == {}
    assert pbx.logins == 1


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("callback_address", "no address", "invalid_callback"),
        ("callback_address", "https://127.0.0.1:8123", "callback_https"),
        ("callback_address", "homeassistant.invalid", "callback_unusable"),
        ("allowed_senders", ["10.0.0.1", "pbx"], "invalid_sender"),
        ("outside_prefix", "0a", "invalid_prefix"),
        ("international_prefix", "+a", "invalid_prefix"),
    ],
)
async def test_errors(hass: HomeAssistant, setup_integration: MockConfigEntry, field: str, value: str | list[str], key: str) -> None:
    """An error is shown at its field, the input is still there, and it can be corrected."""
    result = await submit(hass, setup_integration, {field: value, "allow_feature_codes": True})
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {field: key}
    assert ENGLISH["options"]["error"][key]
    assert suggested(result) == {field: value, "allow_feature_codes": True, "message_format": "json"}
    result = await submit_options(hass, result, {"allow_feature_codes": True})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert setup_integration.options == {"allow_feature_codes": True}


async def test_several_errors(hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    result = await submit(hass, setup_integration, {"callback_address": "?", "outside_prefix": "?"})
    assert result["errors"] == {"callback_address": "invalid_callback", "outside_prefix": "invalid_prefix"}


async def test_control(hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    """What actions may do: an error is shown at its field, the input is still there, and it can be corrected."""
    result = await begin_options(hass, setup_integration, "control")
    typed = {"allowed_numbers": ["030*", "nobody!"], "pickup_code": "star 8", "allow_dangerous_actions": True, "queues": True}
    result = await submit_options(hass, result, typed)
    assert result["errors"] == {"allowed_numbers": "invalid_number_pattern", "pickup_code": "invalid_prefix"}
    assert result["description_placeholders"] == {"pattern": "nobody!"}
    assert suggested(result).items() >= typed.items()
    typed |= {"allowed_numbers": ["030*", " "], "pickup_code": " *8 "}
    result = await submit_options(hass, result, typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    kept = {"allowed_numbers": ["030*"], "pickup_code": "*8", "allow_dangerous_actions": True, "queues": True}
    assert setup_integration.options == kept
    await hass.async_block_till_done()
    result = await begin_options(hass, setup_integration, "control")
    assert suggested(result).items() >= kept.items()
    await submit_options(hass, result, {"allow_dangerous_actions": False, "queues": True})
    assert setup_integration.options == {"queues": True}


CALLS = {
    "history_days": 30,
    "missed_calls_list": False,
    "mask_numbers": True,
    "unrecorded_attributes": True,
    "assist_history": True,
}


async def test_calls(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """What is kept and shown of calls; each form leaves the options of the others as they are."""
    entry = setup_integration
    await submit(hass, entry, {"outside_prefix": "0"})
    result = await begin_options(hass, entry, "calls")
    result = await submit_options(hass, result, CALLS)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {"outside_prefix": "0", **CALLS}
    assert suggested(await begin_options(hass, entry, "calls")) == CALLS

    await submit(hass, entry, {})
    assert entry.options == CALLS
    result = await begin_options(hass, entry, "calls")
    await submit_options(
        hass,
        result,
        {
            "history_days": 30,
            "missed_calls_list": True,
            "mask_numbers": False,
            "unrecorded_attributes": False,
            "assist_history": False,
        },
    )
    await hass.async_block_till_done()
    assert entry.options == {"history_days": 30, "missed_calls_list": True}


def choices(result: ConfigFlowResult) -> dict[str, str]:
    assert result["data_schema"] is not None
    return {phone["value"]: phone["label"] for phone in result["data_schema"].schema["door_phones"].config["options"]}


async def choose(hass: HomeAssistant, result: ConfigFlowResult, *numbers: str) -> ConfigFlowResult:
    """Select door phones, and submit the form; a field that is emptied is not sent."""
    return await submit_options(hass, result, {"door_phones": [*numbers]} if numbers else {})


async def test_door_phones(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    entry = setup_integration
    await submit(hass, entry, {"outside_prefix": "0"})
    result = await begin_options(hass, entry, "door_phones")
    assert suggested(result) == {}
    assert [*choices(result).items()][:2] == [("100", "100"), ("101", "Alice (101)")]
    result = await choose(hass, result, "101")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {"outside_prefix": "0", "door_phones": ["101"]}
    doorbell = state(hass, "event", f"{pbx.serial}_ext_101_doorbell")
    assert doorbell.attributes["device_class"] == "doorbell"
    result = await begin_options(hass, entry, "door_phones")
    assert suggested(result) == {"door_phones": ["101"]}
    await choose(hass, result)
    assert entry.options == {"outside_prefix": "0"}
    assert hass.states.get(doorbell.entity_id) is None


async def test_door_phone_that_is_no_extension(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """A number of no extension cannot be entered, and one that is no longer an extension has to be removed."""
    entry = setup_integration
    result = await begin_options(hass, entry, "door_phones")
    with pytest.raises(InvalidData) as error:
        await choose(hass, result, "101", "199")
    assert error.value.schema_errors.keys() == {"door_phones"}

    await choose(hass, result, "101", "102")
    pbx.extensions = [extension for extension in pbx.extensions if extension.number != "102"]
    await entry.runtime_data.async_refresh()
    result = await begin_options(hass, entry, "door_phones")
    assert suggested(result) == {"door_phones": ["101", "102"]}
    assert choices(result)["102"] == "102"
    result = await choose(hass, result, "101", "102")
    assert result["errors"] == {"door_phones": "door_phone_gone"}
    assert result["description_placeholders"] == {"number": "102"}
    assert ENGLISH["options"]["error"]["door_phone_gone"].startswith("{number} is not an extension")
    assert suggested(result) == {"door_phones": ["101", "102"]}
    result = await choose(hass, result, "101")
    assert entry.options == {"door_phones": ["101"]}


async def test_door_phones_of_a_pbx_that_is_away(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Its extensions are not known, and the form says so; other options can be changed all the same."""
    result = await begin_options(hass, entry, "door_phones")
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_extensions"
    result = await begin_options(hass, entry, "calls")
    await submit_options(hass, result, CALLS)
    assert entry.options == CALLS
    await hass.async_block_till_done()


@pytest.mark.usefixtures("all_enabled")
async def test_unrecorded(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later) -> None:
    await load(hass, setup_integration, {"unrecorded_attributes": True})
    await pbx.desk.ring(["101"], "0301234567")
    await later(10)
    for platform, key, shown in (
        ("event", "call", "caller"),
        ("event", "ext_101_call", "caller"),
        ("sensor", "last_caller", "number"),
    ):
        told = state(hass, platform, f"{pbx.serial}_{key}")
        assert "0301234567" in told.attributes[shown]
        assert told.state_info
        unrecorded = told.state_info["unrecorded_attributes"]
        assert {name for name, value in told.attributes.items() if "0301234567" in str(value)} <= unrecorded


async def test_queues(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    entry = setup_integration
    waiting = f"{pbx.serial}_queue_{pbx.queues[0].number}_waiting_callers"
    assert state(hass, "sensor", waiting).state == "0"
    result = await begin_options(hass, entry, "control")
    result = await submit_options(hass, result, {"queues": False})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {"queues": False}
    assert er.async_get(hass).async_get_entity_id("sensor", DOMAIN, waiting) is None
    assert suggested(await begin_options(hass, entry, "control"))["queues"] is False
