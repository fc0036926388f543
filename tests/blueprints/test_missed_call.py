"""Missed calls: who is told what, and calling back."""

from itertools import count
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_mock_service

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS, CONF_MISSED_CALLS_LIST
from tests.conftest import Later, make_entry
from tests.house import device_of
from tests.simulator import SimulatedPbx

from .conftest import Automate, Device
from .mobile import Mobile

BLUEPRINT = "missed_call_notification"

type Mobiles = tuple[Mobile, Mobile]


async def miss(pbx: SimulatedPbx, later: Later, caller: str = "0301234567", *phones: str) -> None:
    await pbx.desk.ring(phones or ("102",), caller)
    await later(5)
    await pbx.desk.miss()
    await later(65)


def dialed(pbx: SimulatedPbx) -> list[tuple[Any, Any]]:
    fields = {"extension/dial_outbound": ("extid", "outto"), "extension/dial_extension": ("caller", "callee")}
    return [(values[fields[path][0]], values[fields[path][1]]) for path, values in pbx.requests if path in fields]


async def test_mobiles_are_told(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, mobiles: Mobiles, later: Later
) -> None:
    """All of them, who called whom and when; with a phone chosen, they can call back."""
    await automate(BLUEPRINT, {"mobiles": [mobile.device_id for mobile in mobiles], "call_back_phone": device("ext_101")})
    await miss(pbx, later)
    for mobile in mobiles:
        (message,) = mobile.messages
        assert (message["title"], message["message"]) == ("Missed call", "0301234567 called Bob at 12:00.")
        assert [button["title"] for button in mobile.buttons()] == ["Call back", "Done"]


async def test_call_back(automate: Automate, device: Device, pbx: SimulatedPbx, mobiles: Mobiles, later: Later) -> None:
    """The phone that was chosen calls, and the message goes away everywhere."""
    annas, bobs = mobiles
    await automate(BLUEPRINT, {"mobiles": [annas.device_id, bobs.device_id], "call_back_phone": device("ext_101")})
    await miss(pbx, later, "+4930123")
    await miss(pbx, later, "0170555")
    first, _ = annas.messages[0]["data"]["actions"]
    await annas.tap(first["action"])
    await later(5)
    assert dialed(pbx) == [("101", "004930123")]
    for mobile in mobiles:
        last = mobile.messages[-1]
        assert (last["message"], last["data"]["tag"]) == ("clear_notification", mobile.messages[0]["data"]["tag"])
        assert last["data"]["tag"] != mobile.messages[1]["data"]["tag"]


async def test_call_back_much_later(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, mobiles: Mobiles, later: Later
) -> None:
    """The button works as long as the message is there, also if the automation was started anew."""
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id], "call_back_phone": device("ext_101")})
    await miss(pbx, later)
    (automation,) = hass.states.async_entity_ids("automation")
    for turn in ("turn_off", "turn_on"):
        await hass.services.async_call("automation", turn, {"entity_id": automation}, blocking=True)
    button, _ = mobiles[0].buttons()
    await mobiles[0].tap(button["action"])
    await later(5)
    assert dialed(pbx) == [("101", "0301234567")]


async def test_call_back_of_a_phone(automate: Automate, device: Device, pbx: SimulatedPbx, mobiles: Mobiles, later: Later) -> None:
    """A colleague can be called back too, but nobody calls himself."""
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id], "call_back_phone": device("ext_101"), "direction": "any"})
    for caller in ("103", "101"):
        await pbx.desk.call(caller, "102")
        await later(5)
        await pbx.desk.miss()
        await later(65)
    first, second = mobiles[0].messages
    assert first["message"] == "Carol called Bob at 12:00."
    assert [button["title"] for button in second["data"]["actions"]] == ["Done"]
    await mobiles[0].tap(first["data"]["actions"][0]["action"])
    await later(5)
    assert dialed(pbx) == [("101", "103")]


async def test_a_phone_of_another_pbx(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, mobiles: Mobiles, later: Later) -> None:
    """It can call back somebody outside, but not the phones of this PBX."""
    async with SimulatedPbx(host="127.0.0.2", serial="a09805099999", name="UC300") as other:
        entry = make_entry(other)
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        phone = device_of(hass, entry, f"{other.serial}_ext_101")
        assert phone
        await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id], "call_back_phone": phone.id, "direction": "any"})
        await miss(pbx, later)
        assert len(mobiles[0].buttons()) == 2
        await pbx.desk.call("103", "102")
        await later(5)
        await pbx.desk.miss()
        await later(65)
        assert [button["title"] for button in mobiles[0].buttons()] == ["Done"]
        assert await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("caller", ["", "*21*0900", "0301a"])
async def test_nobody_to_call_back(
    automate: Automate, device: Device, pbx: SimulatedPbx, mobiles: Mobiles, later: Later, caller: str
) -> None:
    """Whoever hides the number, or shows something else, cannot be called."""
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id], "call_back_phone": device("ext_101")})
    await miss(pbx, later, caller)
    assert mobiles[0].messages[0]["message"] == f"{caller or 'Someone without a number'} called Bob at 12:00."
    assert [button["title"] for button in mobiles[0].buttons()] == ["Done"]


async def test_hidden_numbers(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, device: Device, pbx: SimulatedPbx, mobiles: Mobiles, later: Later
) -> None:
    """A number that an option hides cannot be called back."""
    hass.config_entries.async_update_entry(house, options={CONF_MASK_NUMBERS: True})
    await hass.config_entries.async_reload(house.entry_id)
    await hass.async_block_till_done()
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id], "call_back_phone": device("ext_101")})
    await miss(pbx, later)
    assert mobiles[0].messages[0]["message"] == "•••••••567 called Bob at 12:00."
    assert [button["title"] for button in mobiles[0].buttons()] == ["Done"]


async def test_no_phone(automate: Automate, pbx: SimulatedPbx, mobiles: Mobiles, later: Later) -> None:
    """Without a phone to call with, there is no button for that."""
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id]})
    await miss(pbx, later)
    assert [button["title"] for button in mobiles[0].buttons()] == ["Done"]


async def test_no_list(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, mobiles: Mobiles, later: Later
) -> None:
    """Without a list there is nothing to be done in it."""
    hass.config_entries.async_update_entry(house, options={CONF_MISSED_CALLS_LIST: False})
    await hass.config_entries.async_reload(house.entry_id)
    await hass.async_block_till_done()
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id]})
    await miss(pbx, later)
    assert mobiles[0].buttons() == []


async def test_done(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, mobiles: Mobiles, later: Later) -> None:
    """The caller is ticked in the list of this PBX, and the one message of the caller goes away everywhere."""
    annas, bobs = mobiles
    await automate(BLUEPRINT, {"mobiles": [annas.device_id, bobs.device_id]})
    # An id that ends with a zero is no number.
    ends_in_zero = count(1670, 10)
    with patch.object(pbx, "new_id", lambda born, *, beside: f"{int(born)}.{next(ends_in_zero)}"):
        for caller in ("0301234567", "0170555", "0301234567"):
            await miss(pbx, later, caller)
    first, other, last = (message["data"]["tag"] for message in annas.messages)
    assert first == last != other
    assert hass.states.is_state("todo.uc501_calls_to_return", "2")
    await bobs.tap(bobs.buttons()[0]["action"])
    await later(5)
    assert hass.states.is_state("todo.uc501_calls_to_return", "1")
    assert hass.states.is_state("sensor.uc501_missed_calls", "1")
    for mobile in mobiles:
        assert (mobile.messages[-1]["message"], mobile.messages[-1]["data"]["tag"]) == ("clear_notification", first)
    assert dialed(pbx) == []


async def test_done_without_an_item(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, mobiles: Mobiles, later: Later) -> None:
    """The message goes away all the same."""
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id]})
    await miss(pbx, later)
    await hass.services.async_call("button", "press", {"entity_id": "button.uc501_clear_missed_calls"}, blocking=True)
    await mobiles[0].tap(mobiles[0].buttons()[0]["action"])
    await later(5)
    assert mobiles[0].messages[-1]["message"] == "clear_notification"


async def test_buttons_of_others(
    hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, mobiles: Mobiles, later: Later
) -> None:
    """Each automation knows its own buttons."""
    annas, bobs = mobiles
    await automate(
        BLUEPRINT,
        {"mobiles": [annas.device_id], "call_back_phone": device("ext_101")},
        {"mobiles": [bobs.device_id], "call_back_phone": device("ext_103")},
    )
    await miss(pbx, later)
    await annas.tap("something_else")
    await later(5)
    assert dialed(pbx) == []
    await bobs.tap(bobs.buttons()[0]["action"])
    await later(5)
    assert dialed(pbx) == [("103", "0301234567")]
    assert annas.messages[-1]["message"] != "clear_notification"


async def test_others_are_told(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, mobiles: Mobiles, later: Later) -> None:
    """Notify entities get the message, and actions know all of the call."""
    noted: list[ServiceCall] = async_mock_service(hass, "test", "note")
    sent: list[ServiceCall] = async_mock_service(hass, "notify", "send_message")
    await automate(
        BLUEPRINT,
        {
            "notifiers": ["notify.tv", "notify.radio"],
            "more_actions": [{"action": "test.note", "data": {"text": "{{ missed.caller }} {{ trigger.call.callee }}!"}}],
            "title": "Verpasst",
            "message": "Anruf von {{ missed.caller }}",
        },
    )
    await miss(pbx, later)
    message = {"title": "Verpasst", "message": "Anruf von 0301234567"}
    assert [call.data for call in sent] == [{"entity_id": [entity], **message} for entity in ("notify.tv", "notify.radio")]
    assert [call.data["text"] for call in noted] == ["0301234567 102!"]


async def test_which_calls(hass: HomeAssistant, automate: Automate, device: Device, pbx: SimulatedPbx, later: Later) -> None:
    """Those of the phones, numbers and people that are chosen, and none that were answered."""
    noted: list[ServiceCall] = async_mock_service(hass, "test", "note")
    await hass.services.async_call("openvox_uc", "set_contact", {"name": "Mum", "numbers": "0301", "vip": True}, blocking=True)
    note = {"action": "test.note", "data": {"text": "{{ this.attributes.id }} {{ missed.caller }}"}}
    choices: list[dict[str, Any]] = [
        {},
        {"phones": {"device_id": device("ext_103")}},
        {"number": "030*"},
        {"dialed": "103"},
        {"vip_only": True},
    ]
    await automate(BLUEPRINT, *({"more_actions": [note], **choice} for choice in choices))
    await miss(pbx, later, "0170", "103")
    await miss(pbx, later, "0301")
    await pbx.desk.ring(["102"])
    await pbx.desk.answer("102")
    await later(5)
    await pbx.desk.hang_up("102")
    await later(65)
    assert sorted(call.data["text"] for call in noted) == ["0 0170", "0 Mum", "1 0170", "2 Mum", "3 0170", "4 Mum"]


async def test_no_traces_of_other_buttons(hass: HomeAssistant, automate: Automate, mobiles: Mobiles) -> None:
    """A button of somebody else does not count as a run."""
    await automate(BLUEPRINT, {"mobiles": [mobiles[0].device_id]})
    runs = async_capture_events(hass, "automation_triggered")
    await mobiles[0].tap("something_else")
    await hass.async_block_till_done()
    assert runs == []
