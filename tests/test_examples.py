"""The examples of the README and of docs/ work as the pages say.

Automations, triggers, conditions, and the dashboard for calls.
"""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path
import re
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestServer
from homeassistant.components.persistent_notification import (
    Notification,
    async_register_callback,
)
from homeassistant.components.recorder import CONFIG_SCHEMA as RECORDER_SCHEMA
from homeassistant.const import STATE_ON
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.helpers.template import Template
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import now
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_mock_service,
)

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_DOOR_PHONES,
    DOMAIN,
    EVENT_CALL,
    EVENT_CALL_RECORD,
)
from custom_components.openvox_uc.services import ACTIONS
from custom_components.openvox_uc.trigger import TRIGGERS
from tests.conftest import Later, enable_last_calls, state_of
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx
from tests.simulator.bodies import Party

from .house import act, load
from .repository import (
    ENGLISH,
    PAGES,
    all_codes,
    codes,
    documented_card,
    documented_view,
    page,
    yaml_blocks,
)

type Paste = Callable[[str], Awaitable[None]]

PHONE = "sensor.uc501_anna_102_status"
AUTOMATIONS = {block["alias"]: block for block in yaml_blocks() if "alias" in block}
EXAMPLES = {
    kind: {
        block[f"{kind}s"][0][kind]: block
        for block in yaml_blocks()
        if set(block) == {f"{kind}s"}
    }
    for kind in ("trigger", "condition")
}


@pytest.fixture
async def house(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry
) -> HomeAssistant:
    """Return a house with the entities that the examples name.

    Its phones are in the office.
    """
    for component in ("moisture", "persistent_notification", "zone"):
        assert await async_setup_component(hass, component, {})
    pbx.extensions = [
        SimExtension("101", "Reception"),
        SimExtension("102", "Anna"),
        SimExtension("103", "Door"),
    ]
    pbx.trunks = [SimTrunk("Telecom")]
    enable_last_calls(hass, entry)
    await load(hass, entry, {CONF_DOOR_PHONES: ["103"]})
    office, devices = ar.async_get(hass).async_create("Office"), dr.async_get(hass)
    for phone in dr.async_child_entries_for_config_entry(devices, entry.entry_id):
        devices.async_update_child_device(phone.id, area_id=office.id)
    assert state_of(hass, PHONE)
    return hass


async def automate(house: HomeAssistant, automation: dict[str, Any]) -> None:
    assert await async_setup_component(
        house, "automation", {"automation": [automation]}
    )
    await house.async_block_till_done()


@pytest.fixture
def pasted(house: HomeAssistant, caplog: pytest.LogCaptureFixture) -> Paste:
    async def paste(alias: str) -> None:
        await automate(house, AUTOMATIONS[alias])
        (automation,) = house.states.async_all("automation")
        assert automation.state == STATE_ON
        assert automation.attributes["friendly_name"] == alias
        assert not [
            record
            for record in caplog.records
            if record.levelname in ("WARNING", "ERROR") and "automation" in record.name
        ]

    return paste


def data_of(calls: list[ServiceCall]) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in call.data.items() if key != "entity_id"}
        for call in calls
    ]


type Heard = tuple[str, str | None, dict[str, Any]]


def heard(
    house: HomeAssistant, domain: str, *actions: str
) -> Callable[[], Awaitable[Heard]]:
    """Return a function that waits for the next of some actions.

    The function returns the state of the phone then, and the data. While an automation
    waits, Home Assistant is never idle, so nothing can wait for that.
    """
    calls: asyncio.Queue[Heard] = asyncio.Queue()

    async def note(call: ServiceCall) -> None:
        calls.put_nowait((call.service, state_of(house, PHONE), dict(call.data)))

    for action in actions:
        house.services.async_register(domain, action, note)

    async def hear() -> Heard:
        async with asyncio.timeout(60):
            return await calls.get()

    return hear


@pytest.fixture
def messages(house: HomeAssistant) -> list[ServiceCall]:
    return async_mock_service(house, "notify", "send_message")


async def test_who_called(
    house: HomeAssistant,
    pbx: SimulatedPbx,
    pasted: Paste,
    later: Later,
    messages: list[ServiceCall],
) -> None:
    """A missed call from outside sends a message while Anna is out.

    An internal one, or one while she is at home, does not.
    """
    await pasted("Tell me who called while I was out")
    for state, zones in (("home", ["zone.home"]), ("not_home", [])):
        house.states.async_set("person.anna", state, {"in_zones": zones})
        for call in (
            pbx.desk.call("101", "102"),
            pbx.desk.ring(["102"], "0301234567"),
            pbx.desk.ring(["101", "102"], "", to="555"),
        ):
            await call
            await later(5)
            await pbx.desk.miss()
            await later(65)
        assert [call["title"] for call in data_of(messages)] == ["Missed call"] * (
            0 if zones else 2
        )
    assert "from 0301234567 to Anna (102)" in data_of(messages)[0]["message"]


async def test_notification(
    house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste, later: Later
) -> None:
    """Messages of people are plain text in a notification of Home Assistant.

    Home Assistant takes the messages of its notifications for Markdown.
    """
    await act(house, "set_contact", name="![](x) <b>", numbers=["030 1234567"])
    await pasted("Show missed calls in the notifications of Home Assistant")
    notifications: list[Notification] = []
    async_register_callback(
        house, lambda _, changed: notifications.extend(changed.values())
    )
    await pbx.desk.call_in_vain("102", "0301234567")
    await later(65)
    assert [note["message"] for note in notifications] == [
        r"Missed call from \!\[\]\(x\) \<b\> \(0301234567\) to Anna \(102\) · No answer"
    ]


async def test_who_called_meanwhile(
    house: HomeAssistant,
    entry: MockConfigEntry,
    pbx: SimulatedPbx,
    pasted: Paste,
    later: Later,
    messages: list[ServiceCall],
) -> None:
    """A call missed while Home Assistant was off sends a message afterward.

    The message has the time at which the call came.
    """
    await pasted("Missed calls while Home Assistant was off")
    await later(120)
    assert await house.config_entries.async_unload(entry.entry_id)
    expected = set()
    for number in ("0301234567", ""):
        expected.add(f"{number or 'Someone without a number'} called at {now():%H:%M}.")
        await pbx.desk.ring(["102"], number)
        await later(60, 60)
        await pbx.desk.miss()
    assert await house.config_entries.async_setup(entry.entry_id)
    await later(30)
    assert {call["message"] for call in data_of(messages)} == expected


async def test_vip(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    await act(
        house, "set_contact", name="Dr. Sommer", numbers=["030 7654321"], vip=True
    )
    spoken = async_mock_service(house, "tts", "speak")
    await pasted("Announce VIP callers")
    for number in ("0301234567", "0307654321"):
        await pbx.desk.call_in_vain("102", number)
    await house.async_block_till_done()
    assert data_of(spoken) == [
        {
            "media_player_entity_id": "media_player.kitchen",
            "message": "Dr. Sommer is calling",
        }
    ]


@pytest.mark.parametrize("talks", [False, True])
async def test_door(
    house: HomeAssistant,
    pbx: SimulatedPbx,
    pasted: Paste,
    messages: list[ServiceCall],
    talks: bool,
) -> None:
    chime = async_mock_service(house, "siren", "turn_on")
    await pasted("Tell me that someone is at the door")
    if talks:
        await pbx.desk.talk("102")
    await pbx.desk.call("103", "101")
    await house.async_block_till_done()
    assert data_of(messages) == [{"message": "Someone is at the door."}]
    assert bool(chime) is not talks


async def test_flood(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    house.states.async_set(
        "binary_sensor.basement_leak", "off", {"device_class": "moisture"}
    )
    await pasted("Ring my cell phone when the basement floods")
    house.states.async_set(
        "binary_sensor.basement_leak", "on", {"device_class": "moisture"}
    )
    await house.async_block_till_done()
    (dialed,) = pbx.fields_of("extension/dial_outbound")
    assert (dialed["extid"], dialed["outto"]) == ("102", "0301234567")


async def test_check_out(
    house: HomeAssistant, entry: MockConfigEntry, pbx: SimulatedPbx, pasted: Paste
) -> None:
    """The button deletes the wake-up calls and checks the room out.

    The script of the page sets these wake-up calls.
    """
    (script,) = [block for block in yaml_blocks() if "fields" in block]
    assert await async_setup_component(house, "script", {"script": {"wake": script}})
    assert await async_setup_component(
        house, "input_button", {"input_button": {"check_out_201": None}}
    )
    assert await async_setup_component(house, "button", {})
    house.config_entries.async_update_entry(
        entry, options={CONF_ALLOW_DANGEROUS_ACTIONS: True}
    )
    await house.async_block_till_done()
    await pasted("Check out room 201")
    status = er.async_get(house).async_get(PHONE)
    assert status
    await act(house, "script.wake", room=status.device_id, time="06:45:00")
    await act(house, "input_button.press", entity_id="input_button.check_out_201")
    await house.async_block_till_done()
    asked = [
        path for path, _ in pbx.requests if path.startswith(("wakeupcall", "hotel"))
    ]
    assert asked == [
        "wakeupcall/create",
        "wakeupcall/query",
        "wakeupcall/delete",
        "hotel/checkout",
    ]


async def test_knowing_a_call_again(house: HomeAssistant, pbx: SimulatedPbx) -> None:
    """A template that consists only of an id renders a number, which is another text.

    The way in the docs works.
    """
    hear = heard(house, "test", "note")
    event = {"trigger": "event", "event_type": EVENT_CALL}
    note = {
        "alone": "{{ trigger.event.data.call_id }}",
        "kept": "{{ call.call_id is string }}",
        "same": "{{ wait.trigger.event.data.call_id == call.call_id }}",
    }
    actions: list[dict[str, Any]] = [
        {"variables": {"call": "{{ trigger.event.data }}"}},
        {"wait_for_trigger": {**event, "event_data": {"type": "call_ended"}}},
        {"action": "test.note", "data": note},
    ]
    await automate(
        house,
        {
            "triggers": {**event, "event_data": {"type": "call_ringing"}},
            "actions": actions,
        },
    )
    events = async_capture_events(house, EVENT_CALL)
    ends_in_zero = count(1670, 10)
    with patch.object(
        pbx, "new_id", lambda born, *, beside: f"{int(born)}.{next(ends_in_zero)}"
    ):
        await pbx.desk.call("101", "102")
    await pbx.desk.answer("102")
    await pbx.desk.hang_up("102")
    noted = (await hear())[2]
    call_id = events[0].data["call_id"]
    assert call_id.endswith("0")
    assert noted == {"alone": float(call_id), "kept": True, "same": True}
    assert str(noted["alone"]) != call_id


def test_every_automation_is_tried() -> None:
    assert set(AUTOMATIONS) == set(
        re.findall(r'pasted\("(.+)"\)', Path(__file__).read_text(encoding="utf-8"))
    )


def test_recorder_accepts_the_exclusion() -> None:
    (config,) = [block for block in yaml_blocks() if "recorder" in block]
    exclude = RECORDER_SCHEMA(config)["recorder"]["exclude"]
    assert set(exclude["event_types"]) == {EVENT_CALL, EVENT_CALL_RECORD}
    assert len(exclude["entity_globs"]) == 1


def test_action() -> None:
    (example,) = [
        block for block in yaml_blocks() if "action" in block and "type" not in block
    ]
    assert example["action"] == f"{DOMAIN}.set_contact"
    assert ACTIONS["set_contact"].schema(ACTIONS["set_contact"].fields)(example["data"])


async def _transfer(pbx: SimulatedPbx) -> None:
    [call] = pbx.desk.calls
    await pbx.report(call.line.transfer(call.legs[Party("102")], "102", ""))


STEPS: dict[str, Callable[[SimulatedPbx], Awaitable[object]]] = {
    "ring": lambda pbx: pbx.desk.ring(["102"], "0301234567", to="4930555"),
    "dial out": lambda pbx: pbx.desk.dial_out("102", "030123"),
    "dial a cell phone": lambda pbx: pbx.desk.dial_out("102", "0170123"),
    "answer": lambda pbx: pbx.desk.answer("102"),
    "hang up": lambda pbx: pbx.desk.hang_up("102"),
    "miss": lambda pbx: pbx.desk.miss(),
    "transfer": _transfer,
}


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("call_ringing", ["ring"]),
        ("call_answered", ["dial out", "answer"]),
        ("call_ended", ["ring", "answer", "hang up"]),
        ("call_missed", ["ring", "miss"]),
        ("call_failed", ["dial a cell phone", "miss"]),
        ("call_transferred", ["ring", "answer", "transfer"]),
    ],
)
async def test_trigger(
    house: HomeAssistant, pbx: SimulatedPbx, later: Later, name: str, steps: list[str]
) -> None:
    notes = async_mock_service(house, "test", "note")
    await automate(
        house,
        EXAMPLES["trigger"][f"{DOMAIN}.{name}"] | {"actions": {"action": "test.note"}},
    )
    for step in steps:
        await STEPS[step](pbx)
    await later(70)
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("is_in_call", "Hold"),
        ("is_ringing", "Ringing"),
        ("is_registered", "Idle"),
        ("trunk_is_registered", "Idle"),
    ],
)
async def test_condition(
    house: HomeAssistant, pbx: SimulatedPbx, later: Later, name: str, word: str
) -> None:
    """Their own tests show when they are false."""
    notes = async_mock_service(house, "test", "note")
    asked = {
        "triggers": {"trigger": "event", "event_type": "ask"},
        "actions": {"action": "test.note"},
    }
    await automate(house, EXAMPLES["condition"][f"{DOMAIN}.{name}"] | asked)
    await later(600, step=60)
    await pbx.report_state("102", word)
    house.bus.async_fire("ask")
    await house.async_block_till_done()
    assert notes


def test_every_trigger_and_condition_has_a_section() -> None:
    for kind, described in (("trigger", TRIGGERS), ("condition", CONDITIONS)):
        assert set(EXAMPLES[kind]) == {f"{DOMAIN}.{name}" for name in described}
        for name, texts in ENGLISH[f"{kind}s"].items():
            assert any(
                f"\n## {texts['name']}\n\n`{DOMAIN}.{name}` " in text
                for text in PAGES.values()
            ), f"docs/: a section for {DOMAIN}.{name}"


# --- The dashboard for calls ---


def mentioned(card: Any) -> set[str]:
    if isinstance(card, list):
        return set().union(*map(mentioned, card))
    if not isinstance(card, dict):
        return set()
    ids = {key: card.get(key, []) for key in ("entity", "entity_id", "entities")}
    named = {
        entity
        for value in ids.values()
        for entity in ([value] if isinstance(value, str) else value)
    }
    return named.union(*map(mentioned, card.values()))


async def test_dashboard(house: HomeAssistant, pbx: SimulatedPbx) -> None:
    """Its cards are those of Home Assistant, and about entities that exist.

    A tile shows the other party of a phone.
    """
    view = documented_view()
    cards = [card for section in view["sections"] for card in section["cards"]]
    assert all(not card["type"].startswith("custom:") for card in cards)
    entities = mentioned(view)
    assert {
        PHONE,
        "todo.uc501_calls_to_return",
        "button.uc501_clear_missed_calls",
    } < entities
    assert [entity for entity in entities if not house.states.get(entity)] == []
    (replaced,) = re.findall(r"Replace (.*) with those of your own", page("dashboard"))
    assert {
        part
        for entity in entities
        for part in re.findall("uc501|[a-z]+_1[0-9]{2}", entity)
    } == set(codes(replaced))
    await act(house, "set_contact", name="Mom", numbers=["0301234567"])
    await pbx.desk.talk("102", "0301234567")
    await house.async_block_till_done()
    (tile,) = [card for card in cards if card.get("entity") == PHONE]
    status = house.states.get(PHONE)
    assert status
    assert [status.state, *map(status.attributes.get, tile["state_content"][1:])] == [
        "in_use",
        "Mom",
        "0301234567",
    ]
    assert tile["state_content"][0] == "state"


async def test_last_calls_of_the_dashboard(
    house: HomeAssistant, pbx: SimulatedPbx, later: Later
) -> None:
    """The list shows ten of the calls of the sensor, the newest first.

    Each has the fields that the page names.
    """
    for number in range(12):
        await pbx.desk.ring(["102"], f"03012345{number:02}")
        await later(2)
        await pbx.desk.miss()
        await later(20)
    content = documented_card()
    shown = re.findall(
        r"\*\*(\w+)\*\*", str(Template(content, house).async_render(parse_result=False))
    )
    assert shown == [f"03012345{number:02}" for number in range(11, 1, -1)]
    sensor = house.states.get("sensor.uc501_recent_calls")
    assert sensor
    assert set(sensor.attributes["calls"][0]) == {
        *all_codes("Field")[5:],
        *all_codes("Key"),
    }
    assert "shows ten of the calls in the attribute `calls`" in page("dashboard")
