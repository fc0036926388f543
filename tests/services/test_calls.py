"""The actions: dial and hang up."""

from dataclasses import replace
import re
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
import voluptuous as vol

from custom_components.openvox_uc.const import (
    CONF_ALLOW_FEATURE_CODES,
    CONF_ALLOWED_NUMBERS,
    CONF_INTERNATIONAL_PREFIX,
    CONF_OUTSIDE_PREFIX,
    EVENT_CALL,
)
from custom_components.openvox_uc.pbx.tracker.phones import Phones
from tests.conftest import Later

from .conftest import House


async def test_dial_another_extension(hass: HomeAssistant, house: House, later: Later) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    asked = await house.dial("ext_101", "102")
    assert asked == ("extension/dial_extension", {"caller": "101", "callee": "102", "autoanswer": "no"})
    await later(1)
    assert [event.data["type"] for event in events] == ["call_ringing"]
    assert (events[0].data["caller"], events[0].data["callee"]) == ("101", "102")


@pytest.mark.parametrize(
    ("written", "dialed"),
    [
        ("0301234567", "0301234567"),
        (" 030 / 123-45.67 ", "0301234567"),
        ("(030) 123\u00a045\u201367", "0301234567"),
        ("+49301234567", "0049301234567"),
        ("+49 (0)30 1234567", "0049301234567"),
        ("+49(0)30-1234567", "0049301234567"),
        ("(0)30 1234567", "0301234567"),
        ("tel:+49-30-1234567", "0049301234567"),
        ("110", "110"),
    ],
)
async def test_dial_an_outside_number(house: House, written: str, dialed: str) -> None:
    assert await house.dial("ext_101", written) == ("extension/dial_outbound", {"extid": "101", "outto": dialed, "autoanswer": "no"})


@pytest.mark.parametrize(
    ("country", "options", "written", "dialed"),
    [
        (None, {}, "+49301234567", "0049301234567"),
        ("DE", {}, "+49301234567", "0049301234567"),
        ("US", {}, "+49301234567", "01149301234567"),
        ("US", {}, "+12125551234", "12125551234"),
        ("DE", {CONF_OUTSIDE_PREFIX: "0"}, "+49 30 1234567", "00049301234567"),
        ("US", {CONF_OUTSIDE_PREFIX: "9"}, "+49 30 1234567", "901149301234567"),
        ("DE", {CONF_INTERNATIONAL_PREFIX: "010"}, "+49301234567", "01049301234567"),
        ("DE", {CONF_INTERNATIONAL_PREFIX: "+", CONF_OUTSIDE_PREFIX: "0"}, "+49301234567", "0+49301234567"),
    ],
)
async def test_dial_sends_the_international_prefix_of_the_country_in_place_of_a_plus(
    hass: HomeAssistant, house: House, country: str | None, options: dict[str, str], written: str, dialed: str
) -> None:
    await hass.config.async_update(country=country)
    house.set_options(**options)
    _, values = await house.dial("ext_101", written)
    assert values["outto"] == dialed


async def test_outside_prefix(house: House) -> None:
    house.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    path, values = await house.dial("ext_101", "0301234567")
    assert (path, values["outto"]) == ("extension/dial_outbound", "160301234567")
    path, values = await house.dial("ext_102", "103")
    assert (path, values["callee"]) == ("extension/dial_extension", "103")


@pytest.mark.parametrize(
    "number",
    [
        "9998",  # a queue
        "8000",  # a conference
        "6100",  # a paging group
        "600",  # a ring group, which is on no list, and as short as the extensions
        "110",  # which may be one as well
    ],
)
@pytest.mark.parametrize("queues", [True, False])
async def test_other_numbers_of_the_pbx(house: House, number: str, queues: bool) -> None:
    """They get no prefix, and are no outside phone numbers where those are limited."""
    house.pbx.add_extension("1000001", "Door")
    await house.entry.runtime_data.async_refresh()
    if not queues:
        house.entry.runtime_data.queues.data = {}
    for options in ({CONF_OUTSIDE_PREFIX: "16"}, {CONF_OUTSIDE_PREFIX: "16", CONF_ALLOWED_NUMBERS: ["030*"]}):
        house.set_options(**options)
        path, values = await house.dial("ext_101", number)
        assert (path, values["outto"]) == ("extension/dial_outbound", number)
        await house.pbx.desk.hang_up("101")


@pytest.mark.parametrize("number", ["7000", "1234567", "030123456789"])
async def test_what_the_pbx_does_not_list_is_outside(house: House, number: str) -> None:
    """It gets the prefix, and is refused where phone numbers are limited; a PBX that cannot be asked lists nothing."""
    house.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    _, values = await house.dial("ext_101", number)
    assert values["outto"] == f"16{number}"
    house.set_options(**{CONF_ALLOWED_NUMBERS: ["040*"]})
    house.pbx.faults.errno, house.pbx.faults.paths = "10003", {"queue/query", "conference/query", "paginggroup/query"}
    with pytest.raises(ServiceValidationError, match=f"^{number} may not be called"):
        await house.dial("ext_102", number)


async def test_the_pbx_is_not_asked_where_that_decides_nothing(house: House) -> None:
    assert [path for path, _ in await house.requests("dial", "ext_101", number="7000")] == ["extension/dial_outbound"]
    asked = [path for path, _ in house.pbx.requests]
    assert "paginggroup/query" not in asked


@pytest.mark.parametrize(
    "number", ["", " ", "+", "Anna", "030x", "030+1", "++49", "*43", "#31#030", "\u0663\u0664", "101;102", "101,102", "101\x00"]
)
async def test_only_digits_and_a_leading_plus(house: House, number: str) -> None:
    with house.refused(rf"^{re.escape(number)} cannot be dialed\. A phone number has digits only, with an optional leading"):
        await house.dial("ext_101", number)


@pytest.mark.parametrize(("written", "dialed"), [("*43", "*43"), ("#31#030 123", "#31#030123"), ("0301234567", "160301234567")])
async def test_feature_codes_if_they_are_allowed(house: House, written: str, dialed: str) -> None:
    """They are for the PBX itself, and get no prefix; what is dialed outside gets it all the same."""
    house.set_options(**{CONF_ALLOW_FEATURE_CODES: True, CONF_OUTSIDE_PREFIX: "16"})
    path, values = await house.dial("ext_101", written)
    assert (path, values["outto"]) == ("extension/dial_outbound", dialed)
    with pytest.raises(ServiceValidationError, match="cannot be dialed"):
        await house.dial("ext_101", "*43;1")


async def test_numbers_without_quotes(house: House) -> None:
    """YAML and templates make other numbers of 0301234567 and +4930, so only that of an extension is taken."""
    path, values = await house.dial("ext_101", 102)
    assert (path, values["callee"]) == ("extension/dial_extension", "102")
    for number in (50674039, 4930, True):
        with house.refused(f"arrived as {number}, without quotes.*Put the phone number in quotes"):
            await house.dial("ext_101", number)
    with house.refused(None, vol.Invalid):
        await house.dial("ext_101", 10.5)


@pytest.mark.parametrize("number", ["101", 101, "tel:1-01"])
async def test_a_phone_calls_no_phone_but_others(house: House, number: str | int) -> None:
    with house.refused(r"^Alice \(101\) cannot call itself"):
        await house.dial("ext_101", number)


@pytest.mark.parametrize(("caller", "dialed"), [("102", "102"), ("+49301234567", None), ("tel:+49301234567", "0049301234567")])
async def test_call_back_from_an_automation(hass: HomeAssistant, house: House, caller: str, dialed: str | None) -> None:
    """What a template makes of a number is dialed only if nothing of it was lost."""
    action = {
        "action": "openvox_uc.dial",
        "target": {"device_id": house.device_id("ext_101")},
        "data": {"number": "{{ trigger.event.data.caller }}"},
    }
    automation = {"triggers": [{"trigger": "event", "event_type": "call_back"}], "actions": [action]}
    assert await async_setup_component(hass, "automation", {"automation": automation})
    hass.bus.async_fire("call_back", {"caller": caller})
    await hass.async_block_till_done()
    await house.pbx.settled()
    asked = [values.get("callee") or values["outto"] for path, values in house.pbx.requests if path.startswith("extension/dial")]
    assert asked == ([dialed] if dialed else [])


async def test_hang_up(house: House) -> None:
    await house.pbx.desk.call("101", "102")
    await house.pbx.desk.ring(["103"])
    await house.pbx.desk.answer("103")
    assert await house.hang_up("ext_101", "ext_103") == ["101", "103"]
    await house.pbx.desk.ring(["103"])
    # A phone may be named without a list.
    await house.call("hang_up", device_id=house.device_id("ext_103"))
    assert house.pbx.desk.calls == []


async def test_a_phone_without_a_call_keeps_no_other_from_hanging_up(house: House) -> None:
    await house.pbx.desk.ring(["103"])
    with pytest.raises(HomeAssistantError, match=r"^Not everything was done\. Alice \(101\): .*\. Bob \(102\): .*"):
        await house.hang_up("ext_101", "ext_103", "ext_102")
    assert house.pbx.desk.calls == []


@pytest.mark.parametrize(("part", "name"), [("", "UC501"), ("trunk_to-108-16", "Trunk to-108-16")])
async def test_what_is_no_phone(house: House, part: str, name: str) -> None:
    """The PBX or a trunk, picked by mistake, is a sentence, and no other phone hangs up."""
    sentence = f"^{name} is not a phone. Select an extension of the PBX, not the PBX itself or one of its trunks$"
    with house.refused(sentence):
        await house.dial(part, "102")
    if part:
        with house.refused(sentence):
            await house.hang_up("ext_101", part)


async def test_hang_up_all_phones_of_a_pbx_or_an_area(hass: HomeAssistant, house: House) -> None:
    await house.pbx.desk.call("101", "102")
    await house.pbx.desk.ring(["103"])
    office = ar.async_get(hass).async_create("Office")
    for part in ("ext_103", "ext_104", "trunk_to-108-16"):
        dr.async_get(hass).async_update_child_device(house.device_id(part), area_id=office.id)
    asked = len(house.pbx.requests)
    await house.call("hang_up", area_id=office.id)
    assert [values["extid"] for path, values in house.pbx.requests[asked:] if path == "extension/hangup"] == ["103"]
    await house.pbx.desk.answer("102")
    assert set(await house.hang_up("")) <= {"101", "102"}
    assert house.pbx.desk.calls == []
    await house.call("hang_up", area_id=office.id)


async def test_dial_from_an_area(hass: HomeAssistant, house: House) -> None:
    areas, devices = ar.async_get(hass), dr.async_get(hass)
    office, cellar = areas.async_create("Office"), areas.async_create("Cellar")
    devices.async_update_child_device(house.device_id("ext_101"), area_id=office.id)
    devices.async_update_child_device(house.device_id("trunk_to-108-16"), area_id=office.id)
    await house.call("dial", area_id=office.id, number="102")
    assert house.pbx.requests[-1][0] == "extension/dial_extension"
    devices.async_update_child_device(house.device_id("ext_102"), area_id=office.id)
    with pytest.raises(ServiceValidationError, match=r"^Select one phone\."):
        await house.call("dial", area_id=office.id, number="103")
    with pytest.raises(ServiceValidationError, match=r"^The target contains no PBX and no phone of OpenVox UC"):
        await house.call("dial", area_id=cellar.id, number="103")


async def test_dial_from_an_entity(house: House) -> None:
    await house.call("dial", entity_id="sensor.uc501_alice_101_status", number="102")
    assert house.pbx.requests[-1][1]["caller"] == "101"
    with pytest.raises(ServiceValidationError, match=r"^light\.lamp is not an entity of OpenVox UC"):
        await house.call("dial", entity_id="light.lamp", number="102")


async def test_unknown_and_foreign_devices(hass: HomeAssistant, house: House, device_registry: dr.DeviceRegistry) -> None:
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    foreign = device_registry.async_get_or_create(config_entry_id=other.entry_id, identifiers={("other", "1")}, name="Lamp")
    for device_id in ("nothing", foreign.id):
        with pytest.raises(ServiceValidationError):
            await house.call("dial", device_id=device_id, number="102")
        with pytest.raises(ServiceValidationError):
            await house.call("hang_up", device_id=[device_id])


async def test_an_entry_that_is_not_loaded(hass: HomeAssistant, house: House) -> None:
    device_id = house.device_id("ext_101")
    await hass.config_entries.async_unload(house.entry.entry_id)
    with pytest.raises(ServiceValidationError, match="is not loaded"):
        await house.call("dial", device_id=device_id, number="102")


@pytest.mark.parametrize(("data", "error"), [({"device_id": []}, ServiceValidationError), ({}, vol.Invalid)])
async def test_hang_up_wants_a_phone(house: House, data: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        await house.call("hang_up", **data)


async def test_what_the_pbx_does_not_let_a_phone_dial(house: House) -> None:
    house.pbx.extensions[1].calls_outside = False
    with pytest.raises(HomeAssistantError, match=r"^Alice \(101\) may not call outside numbers"):
        await house.dial("ext_101", "0301234567")
    await house.pbx.desk.call("101", "102")
    with pytest.raises(HomeAssistantError, match=r"a phone is busy: Alice \(101\), or the one that it should call"):
        await house.dial("ext_101", "103")
    house.pbx.delete_extension("101")
    with pytest.raises(HomeAssistantError, match=r"^UC501 does not know Alice \(101\), or the extension that it should call"):
        await house.dial("ext_101", "102")


async def test_the_pbx_is_away(house: House) -> None:
    """The error says what to check, by the name that the user gave the phone."""
    dr.async_get(house.hass).async_update_child_device(house.device_id("ext_101"), name_by_user="Reception")
    await house.pbx.stop()
    with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for Reception\. Failed to connect to the PBX"):
        await house.dial("ext_101", "102")
    await house.pbx.start()


async def test_a_phone_whose_state_nobody_knows(house: House) -> None:
    """Only one that is known not to be registered cannot ring: that nobody knows forbids nothing."""
    coordinator = house.entry.runtime_data
    coordinator.tracker.phones = Phones()
    coordinator.data = replace(
        coordinator.data,
        extensions={number: replace(extension, state=None) for number, extension in coordinator.data.extensions.items()},
    )
    assert coordinator.extension_state("101") is None
    assert await house.dial("ext_101", "102") == ("extension/dial_extension", {"caller": "101", "callee": "102", "autoanswer": "no"})
