"""The README and the pages in docs are true: examples work, tables name what the code has, links and citations lead somewhere."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
import re
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestServer
from homeassistant.components.persistent_notification import Notification, async_register_callback
from homeassistant.components.recorder import CONFIG_SCHEMA as RECORDER_SCHEMA
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_OPTIONS, STATE_ON
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.helpers.template import Template
from homeassistant.helpers.trigger import Trigger
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import now
from homeassistant.util.yaml import load_yaml_dict, parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_mock_service

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.const import (
    CONF_DOOR_PHONES,
    DOMAIN,
    EVENT_ACTIVITY,
    EVENT_CALL,
    EVENT_CALL_RECORD,
    MAX_TYPED,
    SUBENTRY_ADDRESS_BOOK,
)
from custom_components.openvox_uc.contacts.importer import MAX_FILE_MEGABYTES
from custom_components.openvox_uc.contacts.phone_book import MAX_CONTACTS
from custom_components.openvox_uc.event import EXTENSION_CALL, PBX_CALL
from custom_components.openvox_uc.history.call_history import DEFAULT_DAYS
from custom_components.openvox_uc.history.entries import RECENT_CALLS
from custom_components.openvox_uc.history.missed import MAX_CALLERS
from custom_components.openvox_uc.pbx import MAX_FORWARD_DIGITS
from custom_components.openvox_uc.pbx.api.transport import REQUESTS_PER_MINUTE
from custom_components.openvox_uc.pbx.models import Direction, ExtensionState, Outcome, Reason, TrunkState
from custom_components.openvox_uc.pbx.wire.values import MAX_NUMBER
from custom_components.openvox_uc.services import ACTIONS
from custom_components.openvox_uc.trigger import TRIGGERS, CallTrigger
from custom_components.openvox_uc.webhook.recorder import MAX_REPORTS
from tests.conftest import Later
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx
from tests.simulator.bodies import Body, Party

from .house import entity_id, load
from .repository import ENGLISH, INTEGRATION, ROOT, documented_dashboard, yaml_texts

type Paste = Callable[[str], Awaitable[None]]

PAGES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
README = PAGES[ROOT / "README.md"]
PHONE = "sensor.uc501_anna_102_status"
PLAYER = "media_player.living_room"


def yaml_blocks() -> Iterator[dict[str, Any]]:
    for page in PAGES:
        for block in yaml_texts(page):
            parsed = parse_yaml(block)
            assert isinstance(parsed, dict)
            yield parsed


AUTOMATIONS = {block["alias"]: block for block in yaml_blocks() if "alias" in block}
TRIGGER_EXAMPLES = {block["triggers"][0]["trigger"]: block for block in yaml_blocks() if set(block) == {"triggers"}}
CONDITION_EXAMPLES = {block["conditions"][0]["condition"]: block for block in yaml_blocks() if set(block) == {"conditions"}}


def rows(first_heading: str) -> list[list[str]]:
    """Return the rows of the tables whose first column has a heading, as the texts of their cells."""
    pattern = re.compile(rf"^ *\| {re.escape(first_heading)} \|.*\n *\|[-|]+\n((?: *\|.*\n)+)", re.MULTILINE)
    tables = [table for page in PAGES.values() for table in pattern.findall(page)]
    assert tables
    return [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in "".join(tables).splitlines()]


def codes(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def first_codes(first_heading: str) -> list[str]:
    return [codes(row[0])[0] for row in rows(first_heading)]


# --- Automations ---


@pytest.fixture
async def components(hass: HomeAssistant) -> None:
    for component in ("media_player", "moisture", "persistent_notification", "zone"):
        assert await async_setup_component(hass, component, {})


@pytest.fixture
async def house(hass: HomeAssistant, components: None, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry) -> HomeAssistant:
    pbx.extensions = [SimExtension("101", "Reception"), SimExtension("102", "Anna"), SimExtension("103", "Door")]
    pbx.trunks = [SimTrunk("Telecom")]
    await load(hass, entry, {CONF_DOOR_PHONES: ["103"]})
    assert hass.states.get(PHONE)
    hass.states.async_set(PLAYER, "playing")
    return hass


@pytest.fixture
def pasted(house: HomeAssistant, caplog: pytest.LogCaptureFixture) -> Paste:
    async def paste(alias: str) -> None:
        assert await async_setup_component(house, "automation", {"automation": [AUTOMATIONS[alias]]})
        await house.async_block_till_done()
        (automation,) = house.states.async_all("automation")
        assert automation.state == STATE_ON
        assert automation.attributes["friendly_name"] == alias
        assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR") and "automation" in record.name]

    return paste


def data_of(calls: list[ServiceCall]) -> list[dict[str, Any]]:
    return [{key: value for key, value in call.data.items() if key != "entity_id"} for call in calls]


@pytest.fixture
def messages(house: HomeAssistant) -> list[ServiceCall]:
    return async_mock_service(house, "notify", "send_message")


async def test_music(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    heard: asyncio.Queue[tuple[str, str, list[str]]] = asyncio.Queue()

    async def hear(call: ServiceCall) -> None:
        phone = house.states.get(PHONE)
        assert phone
        heard.put_nowait((call.service, phone.state, call.data["entity_id"]))

    for service in ("media_pause", "media_play"):
        house.services.async_register("media_player", service, hear)
    await pasted("Pause the music while the phone rings")
    # While the automation waits, Home Assistant is never idle, so nothing here may wait for that.
    async with asyncio.timeout(10):
        await pbx.desk.call("101", "102")
        assert await heard.get() == ("media_pause", "ringing", [PLAYER])
        await pbx.desk.answer("102")
        await pbx.desk.hang_up("102")
        assert await heard.get() == ("media_play", "idle", [PLAYER])


async def test_who_called(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste, later: Later, messages: list[ServiceCall]) -> None:
    """A missed call from outside sends a message while Anna is out; an internal one, or one while she is at home, does not."""
    await pasted("Tell me who called while I was out")

    async def miss_all() -> None:
        for call in (pbx.desk.call("101", "102"), pbx.desk.ring(["102"], "0301234567"), pbx.desk.ring(["101", "102"], "", to="555")):
            await call
            await later(5)
            await pbx.desk.miss()
            await later(65)

    house.states.async_set("person.anna", "home", {"in_zones": ["zone.home"]})
    await miss_all()
    assert messages == []
    house.states.async_set("person.anna", "not_home", {"in_zones": []})
    await miss_all()
    assert [call["title"] for call in data_of(messages)] == ["Missed call"] * 2
    assert "from 0301234567 to Anna (102)" in data_of(messages)[0]["message"]


async def test_notification(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste, later: Later) -> None:
    """What people send is text in a notification of Home Assistant, which takes its messages for Markdown."""
    await house.services.async_call(DOMAIN, "set_contact", {"name": "![](x) <b>", "numbers": ["030 1234567"]}, blocking=True)
    await pasted("Show missed calls in the notifications of Home Assistant")
    notifications: list[Notification] = []
    async_register_callback(house, lambda _, changed: notifications.extend(changed.values()))
    await pbx.desk.ring(["102"], "0301234567")
    await pbx.desk.miss()
    await later(65)
    assert [each["message"] for each in notifications] == [r"Missed call from \!\[\]\(x\) \<b\> \(0301234567\) to Anna \(102\)\: no answer"]


async def test_who_called_meanwhile(
    house: HomeAssistant, entry: MockConfigEntry, pbx: SimulatedPbx, pasted: Paste, later: Later, messages: list[ServiceCall]
) -> None:
    """A call missed while Home Assistant was away sends a message afterwards, with the time at which it came."""
    await pasted("Missed calls while Home Assistant was away")
    await later(120)
    assert await house.config_entries.async_unload(entry.entry_id)
    expected = []
    for number in ("0301234567", ""):
        expected.append(f"{number or 'Someone without a number'} called at {now():%H:%M}.")
        await pbx.desk.ring(["102"], number)
        await later(60, 60)
        await pbx.desk.miss()
    assert await house.config_entries.async_setup(entry.entry_id)
    await later(30)
    assert {call["message"] for call in data_of(messages)} == set(expected)


async def test_on_air(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    lamp: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()

    async def switch(call: ServiceCall) -> None:
        lamp.put_nowait((call.service, dict(call.data)))

    for service in ("turn_on", "turn_off"):
        house.services.async_register("light", service, switch)
    await pasted("Turn the on-air light red")
    async with asyncio.timeout(10):
        await pbx.desk.call("101", "102")
        assert lamp.empty()
        await pbx.desk.answer("102")
        assert await lamp.get() == ("turn_on", {"entity_id": ["light.on_air"], "rgb_color": [255, 0, 0]})
        assert lamp.empty()
        await pbx.desk.hang_up("102")
        assert await lamp.get() == ("turn_off", {"entity_id": ["light.on_air"]})


async def test_vip(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    await house.services.async_call(DOMAIN, "set_contact", {"name": "Dr. Sommer", "numbers": ["030 7654321"], "vip": True}, blocking=True)
    spoken = async_mock_service(house, "tts", "speak")
    await pasted("Announce VIP callers")
    for number in ("0301234567", "0307654321"):
        await pbx.desk.ring(["102"], number)
        await pbx.desk.miss()
    await house.async_block_till_done()
    assert data_of(spoken) == [{"media_player_entity_id": "media_player.kitchen", "message": "Dr. Sommer is calling"}]


@pytest.mark.parametrize("talks", [False, True])
async def test_door(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste, messages: list[ServiceCall], talks: bool) -> None:
    chime = async_mock_service(house, "siren", "turn_on")
    await pasted("Tell me that someone is at the door")
    if talks:
        await pbx.desk.ring(["102"])
        await pbx.desk.answer("102")
    await pbx.desk.call("103", "101")
    await house.async_block_till_done()
    assert data_of(messages) == [{"message": "Someone is at the door."}]
    assert bool(chime) is not talks


async def test_flood(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    house.states.async_set("binary_sensor.basement_leak", "off", {"device_class": "moisture"})
    await pasted("Ring my cell phone when the basement floods")
    house.states.async_set("binary_sensor.basement_leak", "on", {"device_class": "moisture"})
    await house.async_block_till_done()
    (dialed,) = [values for path, values in pbx.requests if path == "extension/dial_outbound"]
    assert (dialed["extid"], dialed["outto"]) == ("102", "0301234567")


async def test_knowing_a_call_again(house: HomeAssistant, pbx: SimulatedPbx) -> None:
    """A template that is nothing but an id gives a number, which is another text; what the docs say in its place works."""
    notes: asyncio.Queue[ServiceCall] = asyncio.Queue()
    house.services.async_register("test", "note", notes.put)
    wait = {"wait_for_trigger": {"trigger": "event", "event_type": EVENT_CALL, "event_data": {"type": "call_ended"}}}
    note = {
        "alone": "{{ trigger.event.data.call_id }}",
        "kept": "{{ call.call_id is string }}",
        "same": "{{ wait.trigger.event.data.call_id == call.call_id }}",
    }
    automation = {
        "triggers": {"trigger": "event", "event_type": EVENT_CALL, "event_data": {"type": "call_ringing"}},
        "actions": [{"variables": {"call": "{{ trigger.event.data }}"}}, wait, {"action": "test.note", "data": note}],
    }
    assert await async_setup_component(house, "automation", {"automation": [automation]})
    await house.async_block_till_done()
    events = async_capture_events(house, EVENT_CALL)
    ends_in_zero = count(1670, 10)
    with patch.object(pbx, "new_id", lambda born, *, beside: f"{int(born)}.{next(ends_in_zero)}"):
        await pbx.desk.call("101", "102")
    await pbx.desk.answer("102")
    await pbx.desk.hang_up("102")
    # While the automation waits, Home Assistant is never idle.
    async with asyncio.timeout(10):
        noted = (await notes.get()).data
    call_id = events[0].data["call_id"]
    assert call_id.endswith("0")
    assert noted == {"alone": float(call_id), "kept": True, "same": True}
    assert str(noted["alone"]) != call_id


def test_every_automation_is_tried() -> None:
    tried = set(re.findall(r'pasted\("(.+)"\)', Path(__file__).read_text(encoding="utf-8")))
    assert AUTOMATIONS.keys() == tried


def test_automations_to_click_name_what_the_editor_shows() -> None:
    names = {texts["name"] for kind in ("triggers", "conditions", "services") for texts in ENGLISH[kind].values()}
    clicked = set(re.findall(r"\*\*([^*]+)\*\* of OpenVox UC", README))
    assert clicked
    assert clicked <= names


def test_recorder_accepts_the_exclusion() -> None:
    (config,) = [block for block in yaml_blocks() if "recorder" in block]
    exclude = RECORDER_SCHEMA(config)["recorder"]["exclude"]
    assert set(exclude["event_types"]) == {EVENT_ACTIVITY, EVENT_CALL, EVENT_CALL_RECORD}
    assert len(exclude["entity_globs"]) == 1


async def _transfer(pbx: SimulatedPbx) -> None:
    leg = pbx.desk.calls[0].legs[Party("102")].id
    trunk: Body = {"inboundid": leg, "from": "0301234567", "to": "4930555", "trunk": pbx.trunk}
    await pbx.report({"action": "Tranfer", "callid": leg, "ext": {"extid": "102"}, "inbound": trunk, "sn": pbx.serial})


STEPS: dict[str, Callable[[SimulatedPbx], Awaitable[object]]] = {
    "ring": lambda pbx: pbx.desk.ring(["102"], "0301234567", to="4930555"),
    "dial out": lambda pbx: pbx.desk.dial_out("102", "030123"),
    "dial an emergency number": lambda pbx: pbx.desk.dial_out("102", "112"),
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
        ("call_failed", ["dial an emergency number", "miss"]),
        ("call_transferred", ["ring", "answer", "transfer"]),
    ],
)
async def test_example_of_a_trigger(house: HomeAssistant, pbx: SimulatedPbx, later: Later, name: str, steps: list[str]) -> None:
    office, devices = ar.async_get(house).async_create("Office"), dr.async_get(house)
    (entry,) = house.config_entries.async_entries(DOMAIN)
    for phone in dr.async_child_entries_for_config_entry(devices, entry.entry_id):
        devices.async_update_child_device(phone.id, area_id=office.id)
    notes = async_mock_service(house, "test", "note")
    automation = TRIGGER_EXAMPLES[f"{DOMAIN}.{name}"] | {"actions": {"action": "test.note"}}
    assert await async_setup_component(house, "automation", {"automation": automation})
    await house.async_block_till_done()
    for step in steps:
        await STEPS[step](pbx)
    await later(70)
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("name", "word", "true"),
    [
        ("is_in_call", "Hold", True),
        ("is_in_call", "Ringing", False),
        ("is_ringing", "Ringing", True),
        ("is_ringing", "InUse", False),
        ("is_registered", "Idle", True),
        ("is_registered", "Unavailable", False),
        ("trunk_is_registered", "Idle", True),
    ],
)
async def test_example_of_a_condition(house: HomeAssistant, pbx: SimulatedPbx, later: Later, name: str, word: str, true: bool) -> None:
    phone = er.async_get(house).async_get(PHONE)
    assert phone
    office = ar.async_get(house).async_create("Office")
    dr.async_get(house).async_update_child_device(phone.device_id or "", area_id=office.id)
    notes = async_mock_service(house, "test", "note")
    automation = CONDITION_EXAMPLES[f"{DOMAIN}.{name}"] | {
        "triggers": {"trigger": "event", "event_type": "ask"},
        "actions": {"action": "test.note"},
    }
    assert await async_setup_component(house, "automation", {"automation": automation})
    await house.async_block_till_done()
    await later(600, step=60)
    await pbx.report({"action": "ExtensionStatus", "extension": "102", "status": word, "sn": pbx.serial})
    house.bus.async_fire("ask")
    await house.async_block_till_done()
    assert bool(notes) is true


def test_every_trigger_and_condition_has_a_section() -> None:
    assert TRIGGER_EXAMPLES.keys() == {f"{DOMAIN}.{name}" for name in TRIGGERS}
    assert CONDITION_EXAMPLES.keys() == {f"{DOMAIN}.{name}" for name in CONDITIONS}
    for kind in ("triggers", "conditions"):
        for name, texts in ENGLISH[kind].items():
            assert any(f"\n## {texts['name']}\n\n`{DOMAIN}.{name}` " in page for page in PAGES.values())


# --- The dashboard for calls ---


def mentioned(card: Any) -> set[str]:
    """Return the entities that a part of a dashboard is about."""
    if isinstance(card, list):
        return set().union(*map(mentioned, card))
    if not isinstance(card, dict):
        return set()
    ids = {key: card.get(key, []) for key in ("entity", "entity_id", "entities")}
    named = {entity for value in ids.values() for entity in ([value] if isinstance(value, str) else value)}
    return named.union(*map(mentioned, card.values()))


async def test_dashboard(house: HomeAssistant, pbx: SimulatedPbx) -> None:
    """Its cards are those of Home Assistant, and about entities that exist; a tile shows with whom a phone is busy."""
    view = parse_yaml(documented_dashboard())
    assert isinstance(view, dict)
    cards = [card for section in view["sections"] for card in section["cards"]]
    assert all(not card["type"].startswith("custom:") for card in cards)
    entities = mentioned(view)
    assert {PHONE, "todo.uc501_calls_to_return", "button.uc501_clear_missed_calls"} < entities
    assert [entity for entity in entities if not house.states.get(entity)] == []
    (replaced,) = re.findall(r"Replace (.*) with those of your own", PAGES[ROOT / "docs" / "dashboard.md"])
    assert {part for entity in entities for part in re.findall("uc501|[a-z]+_1[0-9]{2}", entity)} == set(codes(replaced))
    await house.services.async_call(DOMAIN, "set_contact", {"name": "Mom", "numbers": ["0301234567"]}, blocking=True)
    await pbx.desk.ring(["102"], "0301234567")
    await pbx.desk.answer("102")
    await house.async_block_till_done()
    (tile,) = [card for card in cards if card.get("entity") == PHONE]
    status = house.states.get(PHONE)
    assert status
    assert [status.state, *map(status.attributes.get, tile["state_content"][1:])] == ["in_use", "Mom", "0301234567"]
    assert tile["state_content"][0] == "state"


async def test_last_calls_of_the_dashboard(house: HomeAssistant, pbx: SimulatedPbx, later: Later) -> None:
    """The list shows ten of the calls of the sensor, the newest first; each has the fields that the page names."""
    for number in range(12):
        await pbx.desk.ring(["102"], f"03012345{number:02}")
        await later(2)
        await pbx.desk.miss()
        await later(20)
    view = parse_yaml(documented_dashboard())
    assert isinstance(view, dict)
    (content,) = [card["content"] for section in view["sections"] for card in section["cards"] if card["type"] == "markdown"]
    shown = re.findall(r"\*\*(\w+)\*\*", str(Template(content, house).async_render(parse_result=False)))
    assert shown == [f"03012345{number:02}" for number in range(11, 1, -1)]
    sensor = house.states.get("sensor.uc501_recent_calls")
    assert sensor
    assert sensor.attributes["calls"][0].keys() == {*first_codes("Field")[4:], *first_codes("Key")}
    page = " ".join(PAGES[ROOT / "docs" / "dashboard.md"].split())
    assert "shows ten of the calls in the attribute `calls`" in page


# --- Tables ---


async def test_entities(hass: HomeAssistant, setup_integration: MockConfigEntry, pbx: SimulatedPbx) -> None:
    hass.config_entries.async_update_entry(setup_integration, options={CONF_DOOR_PHONES: ["101"]})
    address_book = MappingProxyType({"url": "http://127.0.0.1:9/", "username": "anna", "password": "secret", "verify_ssl": True})
    hass.config_entries.async_add_subentry(
        setup_integration, ConfigSubentry(data=address_book, subentry_type=SUBENTRY_ADDRESS_BOOK, title="Family", unique_id=None)
    )
    pbx.sounds.leave_message("101", "102", 4)
    assert await hass.config_entries.async_reload(setup_integration.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    devices = dr.async_get(hass)

    def kind(entity: er.RegistryEntry) -> str:
        if entity.config_subentry_id:
            return "Address book"
        device = devices.async_get(entity.device_id or "")
        assert device
        ((_, identifier),) = device.identifiers
        part = identifier.removeprefix(pbx.serial)[1:].partition("_")[0]
        return {"": "PBX", "ext": "Extension", "queue": "Queue", "trunk": "Trunk"}[part]

    entities = er.async_entries_for_config_entry(er.async_get(hass), setup_integration.entry_id)
    texts = {(platform, key): texts for platform, keys in ENGLISH["entity"].items() for key, texts in keys.items()}
    assert {(entity.domain, entity.translation_key) for entity in entities} == texts.keys()
    for entity in entities:
        named, capabilities = texts[entity.domain, entity.translation_key or ""], entity.capabilities or {}
        states = named.get("state", {}).keys()
        # Without names of its own, a binary sensor has those of its device class.
        assert states == set(capabilities.get("options", ())) or (entity.domain == "binary_sensor" and states == {"on", "off"})
        named_types = named.get("state_attributes", {}).get("event_type", {}).get("state", {})
        assert named_types.keys() == set(capabilities.get("event_types", ()))
    there = {(kind(entity), entity.original_name, entity.domain.replace("_", " ")) for entity in entities}
    table = [tuple(row[:3]) for row in rows("Device")]
    assert set(table) == there
    assert len(table) == len(there)
    disabled = {entity.original_name for entity in entities if entity.disabled_by}
    assert disabled == {row[1] for row in rows("Device") if "Disabled by default" in row[3]}


def test_states() -> None:
    states = {row[0]: codes(row[3]) for row in rows("Device") if row[1] == "Status"}
    assert states == {"Extension": list(ExtensionState), "Trunk": list(TrunkState)}


def test_event_types() -> None:
    table = rows("Type")
    assert [codes(row[0])[0] for row in table if row[1] == "yes"] == PBX_CALL.event_types
    assert [codes(row[0])[0] for row in table if row[2] == "yes"] == EXTENSION_CALL.event_types
    assert first_codes("`type`") == [*(f"call_{kind}" for kind in PBX_CALL.event_types or ()), "pbx_started"]


@pytest.mark.usefixtures("all_enabled")
async def test_fields(hass: HomeAssistant, setup_integration: MockConfigEntry, pbx: SimulatedPbx) -> None:
    """The table names the fields of the bus events in their order, and the attributes of the event entities."""
    events = async_capture_events(hass, EVENT_CALL)
    await pbx.desk.call("101", "102")
    await hass.async_block_till_done()
    fields = first_codes("Field")
    (called,) = [event.data for event in events]
    assert list(called) == fields
    names = [called[field] for field in ("type", "direction", "caller", "caller_name", "callee", "callee_name", "ended_at")]
    assert names == ["call_ringing", "internal", "101", "Alice", "102", "Bob", None]
    assert called["started_at"].endswith("+00:00")
    state = hass.states.get(entity_id(hass, "event", f"{pbx.serial}_call"))
    assert state
    assert set(fields[4:]) <= set(state.attributes)
    assert set(state.attributes).isdisjoint(fields[:4])
    await pbx.boot()
    await hass.async_block_till_done()
    assert [list(event.data) for event in events if event.data["type"] == "pbx_started"] == [fields[:4]]


@pytest.mark.parametrize(("field", "words"), [("direction", Direction), ("outcome", Outcome), ("reason", Reason)])
def test_words_of_fields(field: str, words: type[Direction | Outcome | Reason]) -> None:
    (row,) = [row for row in rows("Field") if codes(row[0]) == [field]]
    assert codes(row[1]) == list(words)


def test_actions() -> None:
    described = load_yaml_dict(str(INTEGRATION / "services.yaml"))
    there = {
        (f"{DOMAIN}.{name}", field, "yes" if details.get("required") else "no")
        for name, action in described.items()
        for field, details in action.get("fields", {}).items()
    }
    named = [(codes(row[0])[0], "".join(codes(row[1])), row[2]) for row in rows("Action")]
    assert {row for row in named if row[1]} == there
    assert len({row[:2] for row in named}) == len(named)
    assert {name for name, field, _ in named if not field} == {
        f"{DOMAIN}.{name}" for name, action in described.items() if "target" in action
    }
    texts = {(f"{DOMAIN}.{name}", field) for name, action in ENGLISH["services"].items() for field in action.get("fields", {})}
    assert texts == {row[:2] for row in there}


def test_who_may_use_actions() -> None:
    """Each section with actions for administrators says so, and that automations can use them, too; no other section does."""
    page = PAGES[ROOT / "docs" / "actions.md"]
    restricted = {name for name, action in ACTIONS.items() if action.admin}
    named: set[str] = set()
    for section in page.split("\n## ")[1:]:
        of_section = restricted.intersection(re.findall(rf"`{DOMAIN}\.(\w+)` \| ", section))
        assert bool(of_section) is ("nly administrators and automations can use" in " ".join(section.split())), section
        named |= of_section
    assert named == restricted
    assert "nly administrators can" not in page


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        ("actions", f"{REQUESTS_PER_MINUTE} requests"),
        ("actions", f"{MAX_TYPED} characters"),
        ("actions", f"{MAX_FORWARD_DIGITS} digits"),
        ("contacts", f"{MAX_FILE_MEGABYTES} MB"),
        ("contacts", f"{MAX_CONTACTS:,} contacts"),
        ("dashboard", f"last {RECENT_CALLS} calls"),
        ("data-updates", f"{REQUESTS_PER_MINUTE} requests"),
        ("entities", f"last {RECENT_CALLS} calls"),
        ("entities", f"{MAX_CALLERS} callers"),
        ("events", f"{MAX_NUMBER} characters"),
        ("history", f"{DEFAULT_DAYS} days"),
        ("listening", f"{REQUESTS_PER_MINUTE} requests"),
        ("options", f"{DEFAULT_DAYS} days"),
        ("recording", f"{MAX_REPORTS:,} reports"),
    ],
)
def test_numbers(page: str, limit: str) -> None:
    assert limit in " ".join(PAGES[ROOT / "docs" / f"{page}.md"].split())


def test_action_of_the_example() -> None:
    (example,) = [block for block in yaml_blocks() if "action" in block and "type" not in block]
    assert example["action"] == f"{DOMAIN}.set_contact"
    assert ACTIONS["set_contact"].schema(ACTIONS["set_contact"].fields)(example["data"])


def test_options_of_triggers_and_conditions() -> None:
    assert first_codes("Trigger option") == [str(option) for option in _options(TRIGGERS["call_ringing"])]
    assert codes(rows("Trigger option")[0][2]) == ["inbound", "outbound", "internal", "any"]
    assert first_codes("Condition option") == list(next(iter(ENGLISH["conditions"].values()))["fields"])
    for name, described in TRIGGERS.items():
        direction = next(str(option.default()) for option in _options(described) if option == "direction")
        section = PAGES[ROOT / "docs" / "triggers.md"].split(f"\n`{DOMAIN}.{name}` ")[1].split("```")[0]
        assert f"`direction` is `{direction}`." in " ".join(section.split())


def _options(described: type[Trigger]) -> list[Any]:
    assert issubclass(described, CallTrigger)
    return list(described.schema.schema[CONF_OPTIONS])


@pytest.mark.parametrize(
    ("heading", "section", "steps"),
    [("Parameter", "config", ["user"]), ("Option", "options", ["settings", "calls", "control", "door_phones"])],
)
def test_forms(heading: str, section: str, steps: list[str]) -> None:
    names = [name for step in steps for name in ENGLISH[section]["step"][step]["data"].values()]
    assert sorted(row[0] for row in rows(heading)) == sorted(names)


def anchors(page: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(((?!https?://)[^)]+)\)", PAGES[path]):
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(PAGES[target]), link


@pytest.mark.parametrize("page", ["actions", "api", "options", "switchboard"])
def test_what_the_vendor_does_not_document_is_unverified(page: str) -> None:
    text = PAGES[ROOT / "docs" / f"{page}.md"]
    rows = [part for part in re.split(r"\n\n|\n(?=[|*])", text) if re.search(r"pickup code|Pickup code|feature codes?\b.*\|", part)]
    assert rows
    assert [row for row in rows if "nverified" not in row and "[options]" not in row] == []
    assert "unverified" in text.lower()


# --- Citations ---

SOURCES = [*INTEGRATION.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "docs").glob("*.md"), ROOT / ".github" / "CONTRIBUTING.md"]


@pytest.mark.parametrize(
    ("page", "heading", "word"),
    [("protocol", r"^##+ ([\d.]+\d|\d+)\.? ", "protocol"), ("call-tracking", r"^\*\*(\d+)\. ", "rules?")],
)
def test_citations_lead_somewhere(page: str, heading: str, word: str) -> None:
    """Each number after such a word, also one of several: `protocol 1.3 to 1.5, 5.2`, `rules 2, 6 and 9`."""
    there = re.findall(heading, PAGES[ROOT / "docs" / f"{page}.md"], re.MULTILINE)
    number = r"\d+(?:\.\d+)?"
    citation = re.compile(rf"\b{word} ({number}(?:(?:,| to| and|, and| or) {number})*)", re.IGNORECASE)
    cited = {
        (str(path.relative_to(ROOT)), cited_number)
        for path in SOURCES
        # A citation may go on in the next line, of a comment too.
        for numbers in citation.findall(re.sub(r"\s*\n[\s#]*", " ", path.read_text(encoding="utf-8")))
        for cited_number in re.findall(number, numbers)
    }
    assert len(there) == len(set(there))
    assert {cited_number for _, cited_number in cited} & set(there)
    assert sorted(citation for citation in cited if citation[1] not in there) == []
