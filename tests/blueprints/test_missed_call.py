"""Missed calls: the messages to each person, and calling back."""

from typing import Any

from homeassistant.core import ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS, CONF_MISSED_CALLS_LIST
from tests.conftest import Later
from tests.house import act, device_id, load, second_pbx

from .conftest import Home, note, texts
from .mobile import Mobile, Mobiles

BLUEPRINT = "missed_call_notification"


async def miss(
    home: Home, later: Later, caller: str = "0301234567", *phones: str
) -> None:
    """Let a call from outside, or of a phone, be missed."""
    desk = home.desk
    await (
        desk.call(caller, "102")
        if home.pbx.extension(caller)
        else desk.ring(phones or ("102",), caller)
    )
    await later(5)
    await home.desk.miss()
    await later(65)


async def tap(mobile: Mobile, later: Later, place: int = -1) -> None:
    """Tap the first button of a message: of the last one, unless a place says which."""
    action = mobile.messages[place]["data"]["actions"][0]["action"]
    await mobile.tap(action)
    await later(5)


def titles(buttons: list[dict[str, str]]) -> list[str]:
    return [button["title"] for button in buttons]


def dialed(home: Home) -> list[tuple[Any, Any]]:
    fields = {
        "extension/dial_outbound": ("extid", "outto"),
        "extension/dial_extension": ("caller", "callee"),
    }
    return [
        (values[fields[path][0]], values[fields[path][1]])
        for path, values in home.pbx.requests
        if path in fields
    ]


async def test_call_back(home: Home, mobiles: Mobiles, later: Later) -> None:
    annas, bobs = mobiles
    await home.automate(
        {
            "mobiles": [annas.device_id, bobs.device_id],
            "call_back_phone": home.device("ext_101"),
        }
    )
    await miss(home, later, "+4930123")
    await miss(home, later, "0170555")
    await tap(annas, later, 0)
    assert dialed(home) == [("101", "004930123")]
    for mobile in mobiles:
        last = mobile.messages[-1]
        assert (last["message"], last["data"]["tag"]) == (
            "clear_notification",
            mobile.messages[0]["data"]["tag"],
        )
        assert last["data"]["tag"] != mobile.messages[1]["data"]["tag"]


async def test_call_back_much_later(home: Home, mobiles: Mobiles, later: Later) -> None:
    """The button works as long as the message is there.

    It also works if the automation was restarted.
    """
    await home.automate(
        {"mobiles": [mobiles[0].device_id], "call_back_phone": home.device("ext_101")}
    )
    await miss(home, later)
    (automation,) = home.hass.states.async_entity_ids("automation")
    for turn in ("turn_off", "turn_on"):
        await act(home.hass, f"automation.{turn}", entity_id=automation)
    await tap(mobiles[0], later)
    assert dialed(home) == [("101", "0301234567")]


async def test_call_back_of_a_phone(home: Home, mobiles: Mobiles, later: Later) -> None:
    await home.automate(
        {
            "mobiles": [mobiles[0].device_id],
            "call_back_phone": home.device("ext_101"),
            "direction": "any",
        }
    )
    for caller in ("103", "101"):
        await miss(home, later, caller)
    first, second = mobiles[0].messages
    assert first["message"] == "Carol called Bob at 12:00."
    assert titles(second["data"]["actions"]) == ["Done"]
    await tap(mobiles[0], later, 0)
    assert dialed(home) == [("101", "103")]


async def test_a_phone_of_another_pbx(
    home: Home, mobiles: Mobiles, later: Later
) -> None:
    async with second_pbx(home.hass, name="UC300") as (_, entry):
        phone = device_id(home.hass, entry, "_ext_101")
        await home.automate(
            {
                "mobiles": [mobiles[0].device_id],
                "call_back_phone": phone,
                "direction": "any",
            }
        )
        await miss(home, later)
        assert len(mobiles[0].buttons()) == 2
        await miss(home, later, "103")
        assert titles(mobiles[0].buttons()) == ["Done"]


@pytest.mark.parametrize(
    ("caller", "options", "has_phone", "shown", "buttons"),
    [
        ("0301234567", {}, True, "0301234567", ["Call back", "Done"]),
        ("", {}, True, "Someone without a number", ["Done"]),
        ("*21*0900", {}, True, "*21*0900", ["Done"]),
        ("0301a", {}, True, "0301a", ["Done"]),
        ("0301234567", {CONF_MASK_NUMBERS: True}, True, "•••••••567", ["Done"]),
        ("0301234567", {}, False, "0301234567", ["Done"]),
        ("0301234567", {CONF_MISSED_CALLS_LIST: False}, False, "0301234567", []),
    ],
)
async def test_buttons(
    home: Home,
    mobiles: Mobiles,
    later: Later,
    caller: str,
    options: dict[str, Any],
    has_phone: bool,
    shown: str,
    buttons: list[str],
) -> None:
    await load(home.hass, home.entry, options)
    phone = {"call_back_phone": home.device("ext_101")} if has_phone else {}
    await home.automate({"mobiles": [mobile.device_id for mobile in mobiles], **phone})
    await miss(home, later, caller)
    for mobile in mobiles:
        (message,) = mobile.messages
        assert (message["title"], message["message"]) == (
            "Missed call",
            f"{shown} called Bob at 12:00.",
        )
        assert titles(mobile.buttons()) == buttons


async def test_done(home: Home, mobiles: Mobiles, later: Later) -> None:
    annas, bobs = mobiles
    await home.automate({"mobiles": [annas.device_id, bobs.device_id]})
    for caller in ("0301234567", "0170555", "0301234567"):
        # The id of the call ends with a zero: it is not a number.
        home.pbx.sequence = 1655
        await miss(home, later, caller)
    first, other, last = (message["data"]["tag"] for message in annas.messages)
    assert first == last != other
    assert home.hass.states.is_state("todo.uc501_calls_to_return", "2")
    await tap(bobs, later)
    assert home.hass.states.is_state("todo.uc501_calls_to_return", "1")
    assert home.hass.states.is_state("sensor.uc501_missed_calls", "1")
    for mobile in mobiles:
        assert (mobile.messages[-1]["message"], mobile.messages[-1]["data"]["tag"]) == (
            "clear_notification",
            first,
        )
    assert dialed(home) == []


async def test_a_caller_whose_number_is_written_otherwise(
    home: Home, mobiles: Mobiles, later: Later
) -> None:
    """The to-do list has one item.

    So the first message goes, and the other one completes the item.
    """
    await home.hass.config.async_update(country="DE")
    await load(home.hass, home.entry, {})
    annas, _ = mobiles
    await home.automate({"mobiles": [annas.device_id]})
    for caller in ("0301234567", "0170555", "+49301234567"):
        await miss(home, later, caller)
    first, other, cleared, last = annas.messages
    assert (cleared["message"], cleared["data"]) == (
        "clear_notification",
        {"tag": first["data"]["tag"]},
    )
    assert len({message["data"]["tag"] for message in (first, other, last)}) == 3
    assert home.hass.states.is_state("todo.uc501_calls_to_return", "2")
    await tap(annas, later)
    assert home.hass.states.is_state("todo.uc501_calls_to_return", "1")


async def test_done_without_an_item(home: Home, mobiles: Mobiles, later: Later) -> None:
    await home.automate({"mobiles": [mobiles[0].device_id]})
    await miss(home, later)
    await act(home.hass, "button.press", entity_id="button.uc501_clear_missed_calls")
    await tap(mobiles[0], later)
    assert mobiles[0].messages[-1]["message"] == "clear_notification"


async def test_buttons_of_others(home: Home, mobiles: Mobiles, later: Later) -> None:
    annas, bobs = mobiles
    await home.automate(
        {"mobiles": [annas.device_id], "call_back_phone": home.device("ext_101")},
        {"mobiles": [bobs.device_id], "call_back_phone": home.device("ext_103")},
    )
    await miss(home, later)
    runs = async_capture_events(home.hass, "automation_triggered")
    await annas.tap("something_else")
    await later(5)
    assert (dialed(home), runs) == ([], [])
    await tap(bobs, later)
    assert dialed(home) == [("103", "0301234567")]
    assert annas.messages[-1]["message"] != "clear_notification"


@pytest.mark.parametrize(
    "made_up", ["call/0900123456", "call/*21*0900#", "call/*", "todo.shopping/1"]
)
async def test_made_up_buttons(
    home: Home, mobiles: Mobiles, later: Later, made_up: str
) -> None:
    """Everyone with the app can send the event of a button."""
    annas, bobs = mobiles
    await home.automate(
        {"mobiles": [annas.device_id], "call_back_phone": home.device("ext_101")}
    )
    await miss(home, later)
    asked = async_capture_events(home.hass, "call_service")
    button = annas.buttons()[0]["action"]
    await bobs.tap(button.replace("call/0301234567", made_up))
    await later(5)
    assert dialed(home) == []
    assert "todo" not in [event.data["domain"] for event in asked]


async def test_messages_to_others(
    home: Home, noted: list[ServiceCall], sent: list[ServiceCall], later: Later
) -> None:
    await home.automate(
        {
            "notifiers": ["notify.tv", "notify.radio"],
            "more_actions": [note("{{ missed.caller }} {{ trigger.call.callee }}!")],
            "title": "Verpasst",
            "message": "Anruf von {{ missed.caller }}",
        },
    )
    await miss(home, later)
    message = {"title": "Verpasst", "message": "Anruf von 0301234567"}
    assert [call.data for call in sent] == [
        {"entity_id": [entity], **message} for entity in ("notify.tv", "notify.radio")
    ]
    assert texts(noted) == ["0301234567 102!"]


async def test_which_calls(home: Home, noted: list[ServiceCall], later: Later) -> None:
    await home.know("Mum", "0301", vip=True)
    actions = [note("{{ this.attributes.id }} {{ missed.caller }}")]
    choices: list[dict[str, Any]] = [
        {},
        {"phones": {"device_id": home.device("ext_103")}},
        {"number": "030*"},
        {"dialed": "103"},
        {"vip_only": True},
    ]
    await home.automate(*({"more_actions": actions, **choice} for choice in choices))
    await miss(home, later, "0170", "103")
    await miss(home, later, "0301")
    await home.talk("102")
    await later(5)
    await home.desk.hang_up("102")
    await later(65)
    assert sorted(texts(noted)) == [
        "0 0170",
        "0 Mum",
        "1 0170",
        "2 Mum",
        "3 0170",
        "4 Mum",
    ]
