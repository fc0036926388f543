"""The options, and that they take effect."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_ALLOW_FEATURE_CODES,
    CONF_ALLOWED_NUMBERS,
    CONF_ALLOWED_SENDERS,
    CONF_ASSIST_HISTORY,
    CONF_CALLBACK_ADDRESS,
    CONF_DOOR_PHONES,
    CONF_HISTORY_DAYS,
    CONF_INTERNATIONAL_PREFIX,
    CONF_MASK_NUMBERS,
    CONF_MESSAGE_FORMAT,
    CONF_MISSED_CALLS_LIST,
    CONF_OUTSIDE_PREFIX,
    CONF_PICKUP_CODE,
    CONF_QUEUES,
    CONF_UNRECORDED_ATTRIBUTES,
    DOMAIN,
)
from tests.conftest import Later
from tests.forms import begin_options, submit_options, suggested
from tests.house import load, state
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

pytestmark = pytest.mark.usefixtures("names")


async def submit(hass: HomeAssistant, entry: MockConfigEntry, typed: dict[str, Any]) -> ConfigFlowResult:
    """Fill in the settings, which need the one switch at least."""
    return await submit_options(hass, await begin_options(hass, entry, "settings"), {CONF_ALLOW_FEATURE_CODES: False, **typed})


async def test_options(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """They are kept in one spelling, and shown again."""
    assert hass.config.api
    assert suggested(await begin_options(hass, setup_integration, "settings")) == {}
    result = await submit(
        hass,
        setup_integration,
        {
            CONF_CALLBACK_ADDRESS: f" http://localhost:{hass.config.api.port}/lovelace ",
            CONF_ALLOWED_SENDERS: ["10.0.0.1", "", "10.0.0.1 ", "2001:DB8::1"],
            CONF_OUTSIDE_PREFIX: "0",
            CONF_INTERNATIONAL_PREFIX: " 011",
            CONF_ALLOW_FEATURE_CODES: True,
        },
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    options = {
        CONF_CALLBACK_ADDRESS: f"localhost:{hass.config.api.port}",
        CONF_ALLOWED_SENDERS: ["10.0.0.1", "2001:db8::1"],
        CONF_OUTSIDE_PREFIX: "0",
        CONF_INTERNATIONAL_PREFIX: "011",
        CONF_ALLOW_FEATURE_CODES: True,
    }
    assert setup_integration.options == options
    assert suggested(await begin_options(hass, setup_integration, "settings")) == options
    # It took effect: the reload has logged in anew, and reports from there are let in.
    assert pbx.logins == 2
    assert {"10.0.0.1", "2001:db8::1"} <= setup_integration.runtime_data.senders


async def test_callback_address(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """The PBX is told the address at once, as a number; without one, Home Assistant finds it again."""
    before = pbx.report_url
    await submit(hass, setup_integration, {CONF_CALLBACK_ADDRESS: "127.0.0.2:8080"})
    assert pbx.report_url
    assert pbx.report_url.startswith("127.0.0.2:8080/api/webhook/")
    await submit(hass, setup_integration, {})
    assert setup_integration.options == {}
    assert pbx.report_url == before


async def test_unchanged(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    await submit(hass, setup_integration, {CONF_ALLOWED_SENDERS: [" "], CONF_OUTSIDE_PREFIX: ""})
    assert setup_integration.options == {}
    assert pbx.logins == 1


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        (CONF_CALLBACK_ADDRESS, "no address", "invalid_callback"),
        (CONF_CALLBACK_ADDRESS, "https://127.0.0.1:8123", "callback_https"),
        (CONF_CALLBACK_ADDRESS, "homeassistant.invalid", "callback_unusable"),
        (CONF_ALLOWED_SENDERS, ["10.0.0.1", "pbx"], "invalid_sender"),
        (CONF_OUTSIDE_PREFIX, "0a", "invalid_prefix"),
        (CONF_INTERNATIONAL_PREFIX, "+a", "invalid_prefix"),
    ],
)
async def test_errors(hass: HomeAssistant, setup_integration: MockConfigEntry, field: str, value: str | list[str], key: str) -> None:
    """What is wrong is told at its field, everything typed is still there, and it can be corrected."""
    result = await submit(hass, setup_integration, {field: value, CONF_ALLOW_FEATURE_CODES: True})
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {field: key}
    assert ENGLISH["options"]["error"][key]
    assert suggested(result) == {field: value, CONF_ALLOW_FEATURE_CODES: True, CONF_MESSAGE_FORMAT: "json"}
    result = await submit_options(hass, result, {CONF_ALLOW_FEATURE_CODES: True})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert setup_integration.options == {CONF_ALLOW_FEATURE_CODES: True}


async def test_several_errors(hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    result = await submit(hass, setup_integration, {CONF_CALLBACK_ADDRESS: "?", CONF_OUTSIDE_PREFIX: "?"})
    assert result["errors"] == {CONF_CALLBACK_ADDRESS: "invalid_callback", CONF_OUTSIDE_PREFIX: "invalid_prefix"}


async def test_control(hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    """What actions may do: what is wrong is told at its field, all that was typed is still there, and it can be corrected."""
    result = await begin_options(hass, setup_integration, "control")
    typed = {CONF_ALLOWED_NUMBERS: ["030*", "nobody!"], CONF_PICKUP_CODE: "star 8", CONF_ALLOW_DANGEROUS_ACTIONS: True, CONF_QUEUES: True}
    result = await submit_options(hass, result, typed)
    assert result["errors"] == {CONF_ALLOWED_NUMBERS: "invalid_number_pattern", CONF_PICKUP_CODE: "invalid_prefix"}
    assert result["description_placeholders"] == {"pattern": "nobody!"}
    assert suggested(result).items() >= typed.items()
    typed |= {CONF_ALLOWED_NUMBERS: ["030*", " "], CONF_PICKUP_CODE: " *8 "}
    result = await submit_options(hass, result, typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    kept = {CONF_ALLOWED_NUMBERS: ["030*"], CONF_PICKUP_CODE: "*8", CONF_ALLOW_DANGEROUS_ACTIONS: True, CONF_QUEUES: True}
    assert setup_integration.options == kept
    await hass.async_block_till_done()
    result = await begin_options(hass, setup_integration, "control")
    assert suggested(result).items() >= kept.items()
    await submit_options(hass, result, {CONF_ALLOW_DANGEROUS_ACTIONS: False, CONF_QUEUES: True})
    assert setup_integration.options == {CONF_QUEUES: True}


CALLS = {
    CONF_HISTORY_DAYS: 30,
    CONF_MISSED_CALLS_LIST: False,
    CONF_MASK_NUMBERS: True,
    CONF_UNRECORDED_ATTRIBUTES: True,
    CONF_ASSIST_HISTORY: True,
}


async def test_calls(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """What is kept and shown of calls; each form leaves the options of the others as they are."""
    entry = setup_integration
    await submit(hass, entry, {CONF_OUTSIDE_PREFIX: "0"})
    result = await begin_options(hass, entry, "calls")
    result = await submit_options(hass, result, CALLS)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {CONF_OUTSIDE_PREFIX: "0", **CALLS}
    assert suggested(await begin_options(hass, entry, "calls")) == CALLS

    await submit(hass, entry, {})
    assert entry.options == CALLS
    result = await begin_options(hass, entry, "calls")
    await submit_options(
        hass,
        result,
        {
            CONF_HISTORY_DAYS: 30,
            CONF_MISSED_CALLS_LIST: True,
            CONF_MASK_NUMBERS: False,
            CONF_UNRECORDED_ATTRIBUTES: False,
            CONF_ASSIST_HISTORY: False,
        },
    )
    await hass.async_block_till_done()
    assert entry.options == {CONF_HISTORY_DAYS: 30, CONF_MISSED_CALLS_LIST: True}


def choices(result: ConfigFlowResult) -> dict[str, str]:
    assert result["data_schema"] is not None
    return {phone["value"]: phone["label"] for phone in result["data_schema"].schema[CONF_DOOR_PHONES].config["options"]}


async def choose(hass: HomeAssistant, result: ConfigFlowResult, *numbers: str) -> ConfigFlowResult:
    """Select door phones, and submit the form; a field that is emptied is not sent."""
    return await submit_options(hass, result, {CONF_DOOR_PHONES: [*numbers]} if numbers else {})


async def test_door_phones(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    entry = setup_integration
    await submit(hass, entry, {CONF_OUTSIDE_PREFIX: "0"})
    result = await begin_options(hass, entry, "door_phones")
    assert suggested(result) == {}
    assert [*choices(result).items()][:2] == [("100", "100"), ("101", "Alice (101)")]
    result = await choose(hass, result, "101")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {CONF_OUTSIDE_PREFIX: "0", CONF_DOOR_PHONES: ["101"]}
    doorbell = state(hass, "event", f"{pbx.serial}_ext_101_doorbell")
    assert doorbell.attributes["device_class"] == "doorbell"
    result = await begin_options(hass, entry, "door_phones")
    assert suggested(result) == {CONF_DOOR_PHONES: ["101"]}
    await choose(hass, result)
    assert entry.options == {CONF_OUTSIDE_PREFIX: "0"}
    assert hass.states.get(doorbell.entity_id) is None


async def test_door_phone_that_is_no_extension(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """A number of no extension cannot be entered, and one that is an extension no more has to be taken off."""
    entry = setup_integration
    result = await begin_options(hass, entry, "door_phones")
    with pytest.raises(InvalidData) as error:
        await choose(hass, result, "101", "199")
    assert error.value.schema_errors.keys() == {CONF_DOOR_PHONES}

    await choose(hass, result, "101", "102")
    pbx.extensions = [extension for extension in pbx.extensions if extension.number != "102"]
    await entry.runtime_data.async_refresh()
    result = await begin_options(hass, entry, "door_phones")
    assert suggested(result) == {CONF_DOOR_PHONES: ["101", "102"]}
    assert choices(result)["102"] == "102"
    result = await choose(hass, result, "101", "102")
    assert result["errors"] == {CONF_DOOR_PHONES: "door_phone_gone"}
    assert result["description_placeholders"] == {"number": "102"}
    assert ENGLISH["options"]["error"]["door_phone_gone"].startswith("{number} is not an extension")
    assert suggested(result) == {CONF_DOOR_PHONES: ["101", "102"]}
    result = await choose(hass, result, "101")
    assert entry.options == {CONF_DOOR_PHONES: ["101"]}


async def test_door_phones_of_a_pbx_that_is_away(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Nobody knows its extensions, and the form says so; what is kept of calls can be changed all the same."""
    result = await begin_options(hass, entry, "door_phones")
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_extensions"
    result = await begin_options(hass, entry, "calls")
    await submit_options(hass, result, CALLS)
    assert entry.options == CALLS
    await hass.async_block_till_done()


@pytest.mark.usefixtures("all_enabled")
async def test_unrecorded(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later) -> None:
    await load(hass, setup_integration, {CONF_UNRECORDED_ATTRIBUTES: True})
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
    result = await submit_options(hass, result, {CONF_QUEUES: False})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {CONF_QUEUES: False}
    assert er.async_get(hass).async_get_entity_id("sensor", DOMAIN, waiting) is None
    assert suggested(await begin_options(hass, entry, "control"))[CONF_QUEUES] is False
