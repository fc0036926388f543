"""The options, and that they take effect."""

import socket
from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.webhook.report_port import async_can_open
from tests.conftest import Later
from tests.forms import suggested
from tests.house import free_port, load, second_pbx, state
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

from .conftest import Options

pytestmark = pytest.mark.usefixtures("names")


async def submit(options: Options, typed: dict[str, Any]) -> ConfigFlowResult:
    """Fill in the settings, which need the one switch at least."""
    return await options.fill("settings", {"allow_feature_codes": False, **typed})


async def test_options(
    hass: HomeAssistant, pbx: SimulatedPbx, options: Options
) -> None:
    assert hass.config.api
    port = hass.config.api.port
    assert suggested(await options.begin("settings")) == {}
    kept = {"outside_prefix": "0", "allow_feature_codes": True}
    typed = {
        "callback_address": f" http://localhost:{port}/lovelace ",
        "allowed_senders": ["10.0.0.1", "", "10.0.0.1 ", "2001:DB8::1"],
        "international_prefix": " 011",
    }
    assert (await submit(options, kept | typed))["type"] is FlowResultType.CREATE_ENTRY
    kept |= {
        "callback_address": f"localhost:{port}",
        "allowed_senders": ["10.0.0.1", "2001:db8::1"],
        "international_prefix": "011",
    }
    assert options.stored == kept
    assert suggested(await options.begin("settings")) == kept
    # It took effect: the reload has logged in again, and reports from there are
    # accepted.
    assert pbx.logins == 2
    assert {"10.0.0.1", "2001:db8::1"} <= options.entry.runtime_data.session.senders


async def test_callback_address(pbx: SimulatedPbx, options: Options) -> None:
    before = pbx.report_url
    await submit(options, {"callback_address": "127.0.0.2:8080"})
    assert pbx.report_url
    assert pbx.report_url.startswith("127.0.0.2:8080/api/webhook/")
    await submit(options, {})
    assert options.stored == {}
    assert pbx.report_url == before


async def test_report_port(pbx: SimulatedPbx, options: Options) -> None:
    port, other = free_port(), free_port()
    assert (await submit(options, {"report_port": float(port)}))[
        "type"
    ] is FlowResultType.CREATE_ENTRY
    assert options.stored == {"report_port": port}
    assert pbx.report_url
    assert pbx.report_url.startswith(f"127.0.0.1:{port}/api/webhook/")
    # Its own port does not count as used by another one.
    assert suggested(await options.begin("settings")) == {"report_port": port}
    await submit(options, {"report_port": port, "outside_prefix": "0"})
    assert options.stored == {"report_port": port, "outside_prefix": "0"}
    await submit(options, {"report_port": other})
    assert pbx.report_url.startswith(f"127.0.0.1:{other}/api/webhook/")
    for is_open, number in ((True, other), (False, port)):
        assert await async_can_open(number) is not is_open
    await submit(options, {})
    assert options.stored == {}
    assert await async_can_open(other)


async def test_report_port_in_use(hass: HomeAssistant, options: Options) -> None:
    """A port of another program or another PBX is refused, be that PBX set up or not.

    So is one that is lost to another program.
    """
    port = free_port()

    async def assert_refused() -> None:
        result = await submit(options, {"report_port": port})
        assert result["errors"] == {"report_port": "report_port_in_use"}
        assert suggested(result)["report_port"] == port

    with socket.create_server(("", port)):
        await assert_refused()
    async with second_pbx(hass) as (_, entry):
        await load(hass, entry, {"report_port": port})
        await assert_refused()
        assert await hass.config_entries.async_unload(entry.entry_id)
        await assert_refused()
        hass.config_entries.async_update_entry(entry, options={})
    await submit(options, {"report_port": port})
    assert options.stored == {"report_port": port}
    assert await hass.config_entries.async_unload(options.entry.entry_id)
    with socket.create_server(("", port)):
        await assert_refused()
    await submit(options, {"report_port": port})


@pytest.mark.parametrize("port", [80, 1023, 65_536, "8260a"])
async def test_no_report_port(options: Options, port: int) -> None:
    with pytest.raises(InvalidData):
        await submit(options, {"report_port": port})


async def test_unchanged(pbx: SimulatedPbx, options: Options) -> None:
    await submit(options, {"allowed_senders": [" "], "outside_prefix": ""})
    assert options.stored == {}
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
async def test_errors(
    options: Options, field: str, value: str | list[str], key: str
) -> None:
    result = await submit(options, {field: value, "allow_feature_codes": True})
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {field: key}
    assert ENGLISH["options"]["error"][key]
    assert suggested(result) == {
        field: value,
        "allow_feature_codes": True,
        "message_format": "json",
    }
    result = await options.submit(result, {"allow_feature_codes": True})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert options.stored == {"allow_feature_codes": True}


async def test_control(options: Options) -> None:
    typed = {
        "allowed_numbers": ["030*", "nobody!"],
        "pickup_code": "star 8",
        "allow_dangerous_actions": True,
        "queues": True,
    }
    result = await options.fill("control", typed)
    assert result["errors"] == {"allowed_numbers": "invalid_number_pattern"}
    assert result["description_placeholders"] == {"pattern": "nobody!"}
    assert suggested(result).items() >= typed.items()
    typed["allowed_numbers"] = ["030*", " "]
    result = await options.submit(result, typed)
    assert result["errors"] == {"pickup_code": "invalid_prefix"}
    codes = {
        "voicemail_code": "*77",
        "park_code": "70",
        "retrieval_codes": ["71", "*72"],
    }
    result = await options.submit(result, {**codes, "retrieval_codes": ["71", "slot"]})
    assert result["errors"] == {"retrieval_codes": "invalid_prefix"}
    typed |= {"pickup_code": " *8 ", **codes}
    result = await options.submit(result, typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    kept = {
        "allowed_numbers": ["030*"],
        "pickup_code": "*8",
        "allow_dangerous_actions": True,
        **codes,
    }
    assert options.stored == kept
    result = await options.begin("control")
    assert suggested(result).items() >= kept.items()
    await options.submit(result, {"allow_dangerous_actions": False, "queues": False})
    assert options.stored == {"queues": False}
    assert suggested(await options.begin("control"))["queues"] is False


CALLS = {
    "history_days": 30,
    "missed_calls_list": False,
    "mask_numbers": True,
    "unrecorded_attributes": True,
    "assist_history": True,
}


async def test_calls(options: Options) -> None:
    await submit(options, {"outside_prefix": "0"})
    assert (await options.fill("calls", CALLS))["type"] is FlowResultType.CREATE_ENTRY
    assert options.stored == {"outside_prefix": "0", **CALLS}
    assert suggested(await options.begin("calls")) == CALLS
    await submit(options, {})
    assert options.stored == CALLS
    defaults = {
        "missed_calls_list": True,
        "mask_numbers": False,
        "unrecorded_attributes": False,
        "assist_history": False,
    }
    await options.fill("calls", {"history_days": 30, **defaults})
    assert options.stored == {"history_days": 30}


def choices(result: ConfigFlowResult) -> dict[str, str]:
    assert result["data_schema"] is not None
    return {
        phone["value"]: phone["label"]
        for phone in result["data_schema"].schema["door_phones"].config["options"]
    }


async def choose(
    options: Options, result: ConfigFlowResult, *numbers: str
) -> ConfigFlowResult:
    """Select door phones, and submit the form; a field that is emptied is not sent."""
    return await options.submit(result, {"door_phones": [*numbers]} if numbers else {})


async def test_door_phones(
    hass: HomeAssistant, pbx: SimulatedPbx, options: Options
) -> None:
    await submit(options, {"outside_prefix": "0"})
    result = await options.begin("door_phones")
    assert suggested(result) == {"door_phones": []}
    assert [*choices(result).items()][:2] == [("100", "100"), ("101", "Alice (101)")]
    assert (await choose(options, result, "101"))["type"] is FlowResultType.CREATE_ENTRY
    assert options.stored == {"outside_prefix": "0", "door_phones": ["101"]}
    doorbell = state(hass, "event", f"{pbx.serial}_ext_101_doorbell")
    assert doorbell.attributes["device_class"] == "doorbell"
    result = await options.begin("door_phones")
    assert suggested(result) == {"door_phones": ["101"]}
    await choose(options, result)
    assert options.stored == {"outside_prefix": "0"}
    assert hass.states.get(doorbell.entity_id) is None


async def test_door_phone_that_is_not_an_extension(
    pbx: SimulatedPbx, options: Options
) -> None:
    result = await options.begin("door_phones")
    with pytest.raises(InvalidData) as error:
        await choose(options, result, "101", "199")
    assert error.value.schema_errors.keys() == {"door_phones"}

    await choose(options, result, "101", "102")
    pbx.extensions = [
        extension for extension in pbx.extensions if extension.number != "102"
    ]
    await options.entry.runtime_data.async_refresh()
    result = await options.begin("door_phones")
    assert suggested(result) == {"door_phones": ["101"]}
    assert "102" not in choices(result)
    result = await choose(options, result, "101")
    assert options.stored == {"door_phones": ["101"]}


async def test_door_phones_of_a_pbx_that_is_offline(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    options = Options(hass, entry)
    result = await options.begin("door_phones")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_extensions")
    await options.fill("calls", CALLS)
    assert options.stored == CALLS


@pytest.mark.usefixtures("all_enabled")
async def test_unrecorded(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    await load(hass, setup_integration, {"unrecorded_attributes": True})
    await pbx.desk.ring(["101"], "0301234567")
    await later(10)
    for platform, key, shown in (
        ("event", "call", "caller"),
        ("event", "ext_101_call", "caller"),
        ("sensor", "last_caller", "number"),
    ):
        shown_state = state(hass, platform, f"{pbx.serial}_{key}")
        assert "0301234567" in shown_state.attributes[shown]
        assert shown_state.state_info
        unrecorded = shown_state.state_info["unrecorded_attributes"]
        assert {
            name
            for name, value in shown_state.attributes.items()
            if "0301234567" in str(value)
        } <= unrecorded
