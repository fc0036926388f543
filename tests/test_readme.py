"""What the README and the picture of the architecture tell is true: automations work when pasted, tables and trees name what there is."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
import re
from typing import Any
from unittest.mock import patch

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import CONFIG_SCHEMA as RECORDER_SCHEMA
from homeassistant.const import STATE_ON
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.helpers.trigger import Trigger
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import now
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_mock_service
import voluptuous as vol

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.const import CONF_DOOR_PHONES, DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.event import EXTENSION_CALL, PBX_CALL
from custom_components.openvox_uc.pbx.models import Direction, ExtensionState, Outcome, Reason, TrunkState
from custom_components.openvox_uc.services.contacts import SET_CONTACT_SCHEMA
from custom_components.openvox_uc.trigger import TRIGGERS, CallTrigger
from tests.conftest import Later
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx
from tests.simulator.bodies import Body

from .house import entity_id
from .repository import ENGLISH, ROOT

type Paste = Callable[[str], Awaitable[None]]

README = (ROOT / "README.md").read_text(encoding="utf-8")
PHONE = "sensor.uc501_anna_102_status"
PLAYER = "media_player.living_room"


def yaml_blocks() -> Iterator[dict[str, Any]]:
    """Give the YAML of the README, taken apart."""
    for indent, block in re.findall(r"^( *)```yaml\n(.*?)^ *```$", README, re.DOTALL | re.MULTILINE):
        parsed = parse_yaml("".join(line.removeprefix(indent) for line in block.splitlines(keepends=True)))
        assert isinstance(parsed, dict)
        yield parsed


AUTOMATIONS = {block["alias"]: block for block in yaml_blocks() if "alias" in block}
TRIGGER_EXAMPLES = {block["triggers"][0]["trigger"]: block for block in yaml_blocks() if set(block) == {"triggers"}}
CONDITION_EXAMPLES = {block["conditions"][0]["condition"]: block for block in yaml_blocks() if set(block) == {"conditions"}}


def rows(first_heading: str) -> list[list[str]]:
    """Return the rows of the table that begins with a column, as the texts of their cells."""
    table = re.search(rf"^ *\| {re.escape(first_heading)} \|.*\n *\|[-|]+\n((?: *\|.*\n)+)", README, re.MULTILINE)
    assert table, f"The README has no table that begins with {first_heading}"
    return [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in table[1].splitlines()]


def codes(text: str) -> list[str]:
    """Return what a text writes as code."""
    return re.findall(r"`([^`]+)`", text)


def first_codes(first_heading: str) -> list[str]:
    """Return what the first column of a table names."""
    return [codes(row[0])[0] for row in rows(first_heading)]


# --- Automations ---


@pytest.fixture
async def house(hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry) -> HomeAssistant:
    """Return a Home Assistant with the phone that the examples are about."""
    pbx.extensions = [SimExtension("101", "Reception"), SimExtension("102", "Anna"), SimExtension("103", "Door")]
    pbx.trunks = [SimTrunk("Telecom")]
    hass.config_entries.async_update_entry(entry, options={CONF_DOOR_PHONES: ["103"]})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get(PHONE)
    hass.states.async_set(PLAYER, "playing")
    return hass


@pytest.fixture
def pasted(house: HomeAssistant, caplog: pytest.LogCaptureFixture) -> Paste:
    """Return what pastes an automation of the README."""

    async def paste(alias: str) -> None:
        """Paste it, and see that Home Assistant has nothing against it."""
        assert await async_setup_component(house, "automation", {"automation": [AUTOMATIONS[alias]]})
        await house.async_block_till_done()
        (automation,) = house.states.async_all("automation")
        assert automation.state == STATE_ON
        assert automation.attributes["friendly_name"] == alias
        assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR") and "automation" in record.name]

    return paste


def told(calls: list[ServiceCall]) -> list[dict[str, Any]]:
    """Return what actions were called with."""
    return [dict(call.data) for call in calls]


async def test_music(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    """It stops when the phone rings, stays so while people talk, and goes on afterwards."""
    heard: asyncio.Queue[tuple[str, str, list[str]]] = asyncio.Queue()

    async def hear(call: ServiceCall) -> None:
        """Note what the player is told, and what the phone is doing then."""
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


async def test_who_called(freezer: FrozenDateTimeFactory, house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste, later: Later) -> None:
    """A missed call from outside is told, an internal one is not."""
    notify = async_mock_service(house, "notify", "mobile_app_my_phone")
    await pasted("Tell me who called")
    for call in (pbx.desk.call("101", "102"), pbx.desk.ring(["102"], "0301234567"), pbx.desk.ring(["101", "102"], "", to="555")):
        await call
        await later(5)
        await pbx.desk.miss()
        await later(65)
    messages = ["0301234567 called Anna.", "Somebody without a number called 555."]
    assert told(notify) == [{"title": "Missed call", "message": message} for message in messages]


async def test_who_called_meanwhile(
    freezer: FrozenDateTimeFactory, house: HomeAssistant, entry: MockConfigEntry, pbx: SimulatedPbx, pasted: Paste, later: Later
) -> None:
    """A call that was missed while Home Assistant was away is told afterwards, with the time at which it came."""
    notify = async_mock_service(house, "notify", "mobile_app_my_phone")
    await pasted("Tell me who called while Home Assistant was away")
    await later(120)
    assert await house.config_entries.async_unload(entry.entry_id)
    messages = []
    for number in ("0301234567", ""):
        messages.append(f"{number or 'Somebody without a number'} called at {now():%H:%M}.")
        await pbx.desk.ring(["102"], number)
        await later(60, 60)
        await pbx.desk.miss()
    assert await house.config_entries.async_setup(entry.entry_id)
    await later(30)
    assert told(notify) == [{"title": "Missed call", "message": message} for message in messages]


async def test_on_air(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    """The lamp is on from the answer to the end."""
    on, off = (async_mock_service(house, "light", f"turn_{what}") for what in ("on", "off"))
    await pasted("On-air lamp while I talk")
    await pbx.desk.call("101", "102")
    await house.async_block_till_done()
    assert not on
    await pbx.desk.answer("102")
    await house.async_block_till_done()
    assert told(on) == [{"entity_id": ["light.on_air"]}]
    assert not off
    await pbx.desk.hang_up("102")
    await house.async_block_till_done()
    assert told(off) == [{"entity_id": ["light.on_air"]}]


async def test_door(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    """The button tells my mobile; the chime sounds unless Anna talks."""
    notify, chime = async_mock_service(house, "notify", "mobile_app_my_phone"), async_mock_service(house, "siren", "turn_on")
    await pasted("Tell me that somebody is at the door")
    await pbx.desk.call("103", "101")
    await house.async_block_till_done()
    assert told(notify) == [{"message": "Somebody is at the door."}]
    assert told(chime) == [{"entity_id": ["siren.chime"]}]


async def test_door_during_a_call(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    """My mobile is told all the same."""
    notify, chime = async_mock_service(house, "notify", "mobile_app_my_phone"), async_mock_service(house, "siren", "turn_on")
    await pasted("Tell me that somebody is at the door")
    await pbx.desk.ring(["102"])
    await pbx.desk.answer("102")
    await pbx.desk.call("103", "101")
    await house.async_block_till_done()
    assert len(notify) == 1
    assert chime == []


async def test_flood(house: HomeAssistant, pbx: SimulatedPbx, pasted: Paste) -> None:
    """The PBX is asked to call from the phone."""
    await pasted("Ring my mobile when the cellar floods")
    house.states.async_set("binary_sensor.cellar_leak", "on")
    await house.async_block_till_done()
    (dialed,) = [values for path, values in pbx.requests if path == "extension/dial_outbound"]
    assert (dialed["extid"], dialed["outto"]) == ("102", "0301234567")


async def test_knowing_a_call_again(house: HomeAssistant, pbx: SimulatedPbx) -> None:
    """A template that is nothing but an id gives a number, which is another text; what the README says in its place works."""
    notes: asyncio.Queue[ServiceCall] = asyncio.Queue()
    house.services.async_register("test", "note", notes.put)
    wait = {"wait_for_trigger": {"trigger": "event", "event_type": EVENT_CALL, "event_data": {"type": "call_ended"}}}
    note = {
        "alone": "{{ trigger.event.data.call_id }}",
        "kept": "{{ call.call_id is string }}",
        "same": "{{ wait.trigger.event.data.call_id == call.call_id }}",
    }
    assert all(f"`{code}`" in README for code in (note["alone"], note["same"], 'call: "{{ trigger.event.data }}"'))
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
    """A new one in the README wants a test here."""
    assert set(AUTOMATIONS) == {
        "On-air lamp while I talk",
        "Pause the music while the phone rings",
        "Ring my mobile when the cellar floods",
        "Tell me that somebody is at the door",
        "Tell me who called",
        "Tell me who called while Home Assistant was away",
    }


def test_recorder_takes_what_it_is_told() -> None:
    """The recorder accepts the exclusion, which leaves both events and the event entities out."""
    (config,) = [block for block in yaml_blocks() if "recorder" in block]
    exclude = RECORDER_SCHEMA(config)["recorder"]["exclude"]
    assert set(exclude["event_types"]) == {EVENT_CALL, EVENT_CALL_RECORD}
    assert len(exclude["entity_globs"]) == 1


async def _outside_call(pbx: SimulatedPbx) -> None:
    """Let a call from outside ring."""
    await pbx.desk.ring(["102"], "0301234567", to="4930555")


async def _outside_call_answered(pbx: SimulatedPbx) -> None:
    """Let a call from outside be answered."""
    await _outside_call(pbx)
    await pbx.desk.answer("102")


async def _outside_call_ended(pbx: SimulatedPbx) -> None:
    """Let a call from outside be answered, and end."""
    await _outside_call_answered(pbx)
    await pbx.desk.hang_up("102")


async def _outside_call_missed(pbx: SimulatedPbx) -> None:
    """Let a call from outside be missed."""
    await _outside_call(pbx)
    await pbx.desk.miss()


async def _outside_call_transferred(pbx: SimulatedPbx) -> None:
    """Let a call from outside be passed on."""
    await _outside_call_answered(pbx)
    leg = pbx.desk.calls[0].legs["102"].id
    trunk: Body = {"inboundid": leg, "from": "0301234567", "to": "4930555", "trunk": pbx.trunk}
    await pbx.report({"action": "Tranfer", "callid": leg, "ext": {"extid": "102"}, "inbound": trunk, "sn": pbx.serial})


async def _call_to_the_outside_answered(pbx: SimulatedPbx) -> None:
    """Let a phone call an outside number, which answers."""
    await pbx.desk.dial_out("102", "030123")
    await pbx.desk.answer("102")


async def _emergency_call_failed(pbx: SimulatedPbx) -> None:
    """Let a call to the emergency number reach nobody."""
    await pbx.desk.dial_out("102", "112")
    await pbx.desk.miss()


@pytest.mark.parametrize(
    ("name", "happen"),
    [
        ("call_ringing", _outside_call),
        ("call_answered", _call_to_the_outside_answered),
        ("call_ended", _outside_call_ended),
        ("call_missed", _outside_call_missed),
        ("call_failed", _emergency_call_failed),
        ("call_transferred", _outside_call_transferred),
    ],
)
async def test_example_of_a_trigger(
    freezer: FrozenDateTimeFactory,
    house: HomeAssistant,
    pbx: SimulatedPbx,
    later: Later,
    name: str,
    happen: Callable[[SimulatedPbx], Awaitable[None]],
) -> None:
    """Each fires for a call of its kind."""
    notes = async_mock_service(house, "test", "note")
    automation = TRIGGER_EXAMPLES[f"{DOMAIN}.{name}"] | {"actions": {"action": "test.note"}}
    assert await async_setup_component(house, "automation", {"automation": automation})
    await house.async_block_till_done()
    await happen(pbx)
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
async def test_example_of_a_condition(
    freezer: FrozenDateTimeFactory, house: HomeAssistant, pbx: SimulatedPbx, later: Later, name: str, word: str, true: bool
) -> None:
    """Each is true while what it asks for is so; Anna's phone stands in the office."""
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
    """Its name is the heading, it names itself, and there is an example."""
    assert TRIGGER_EXAMPLES.keys() == {f"{DOMAIN}.{name}" for name in TRIGGERS}
    assert CONDITION_EXAMPLES.keys() == {f"{DOMAIN}.{name}" for name in CONDITIONS}
    for kind in ("triggers", "conditions"):
        for name, texts in ENGLISH[kind].items():
            assert f"#### {texts['name']}\n\n`{DOMAIN}.{name}` " in README


# --- Tables ---


async def test_entities(hass: HomeAssistant, setup_integration: MockConfigEntry, pbx: SimulatedPbx) -> None:
    """The table names each entity of each kind of device, and no other."""
    hass.config_entries.async_update_entry(setup_integration, options={CONF_DOOR_PHONES: ["101"]})
    assert await hass.config_entries.async_reload(setup_integration.entry_id)
    await hass.async_block_till_done()
    devices = dr.async_get(hass)

    def kind(entity: er.RegistryEntry) -> str:
        """Return of which kind the device of an entity is."""
        device = devices.async_get(entity.device_id or "")
        assert device
        ((_, identifier),) = device.identifiers
        return {"": "PBX", "ext": "Extension", "trunk": "Trunk"}[identifier.removeprefix(pbx.serial)[1:].partition("_")[0]]

    entities = er.async_entries_for_config_entry(er.async_get(hass), setup_integration.entry_id)
    there = {(kind(entity), entity.original_name, entity.domain.replace("_", " ")) for entity in entities}
    table = [tuple(row[:3]) for row in rows("Device")]
    assert set(table) == there
    assert len(table) == len(there)
    disabled = {entity.original_name for entity in entities if entity.disabled_by}
    assert disabled == {row[1] for row in rows("Device") if "Disabled at first" in row[3]}


def test_states() -> None:
    """The table names each state of phones and trunks."""
    states = {row[0]: codes(row[3]) for row in rows("Device") if row[1] == "Status"}
    assert states == {"Extension": list(ExtensionState), "Trunk": list(TrunkState)}


def test_event_types() -> None:
    """The table says which event entity has which types."""
    table = rows("Type")
    assert [codes(row[0])[0] for row in table if row[1] == "yes"] == PBX_CALL.event_types
    assert [codes(row[0])[0] for row in table if row[2] == "yes"] == EXTENSION_CALL.event_types
    assert first_codes("`type`") == [*(f"call_{kind}" for kind in PBX_CALL.event_types or ()), "pbx_started"]


async def test_fields(hass: HomeAssistant, setup_integration: MockConfigEntry, pbx: SimulatedPbx) -> None:
    """The table names the fields of the bus events in their order, and the attributes of the event entities."""
    events = async_capture_events(hass, EVENT_CALL)
    await pbx.desk.call("101", "102")
    await hass.async_block_till_done()
    fields = first_codes("Field")
    assert [list(event.data) for event in events] == [fields]
    state = hass.states.get(entity_id(hass, "event", f"{pbx.serial}_call"))
    assert state
    assert set(fields[4:]) <= set(state.attributes)
    assert set(state.attributes).isdisjoint(fields[:4])
    await pbx.boot()
    await hass.async_block_till_done()
    assert [list(event.data) for event in events if event.data["type"] == "pbx_started"] == [fields[:4]]


@pytest.mark.parametrize(("field", "words"), [("direction", Direction), ("outcome", Outcome), ("reason", Reason)])
def test_words_of_fields(field: str, words: type[Direction | Outcome | Reason]) -> None:
    """The table names each word that a field can hold."""
    (row,) = [row for row in rows("Field") if codes(row[0]) == [field]]
    assert codes(row[1]) == list(words)


async def test_actions(hass: HomeAssistant) -> None:
    """The table names each action and each of its fields, and which ones are needed."""
    assert await async_setup_component(hass, DOMAIN, {})
    schemas = {name: service.schema for name, service in hass.services.async_services_for_domain(DOMAIN).items()}
    there = {
        (f"{DOMAIN}.{name}", str(field), "yes" if isinstance(field, vol.Required) else "no")
        for name, schema in schemas.items()
        if isinstance(schema, vol.Schema)
        for field in schema.schema
    }
    told = [(codes(row[0])[0], codes(row[1])[0], row[2]) for row in rows("Action")]
    assert set(told) == there
    assert len(told) == len(there)
    assert {(f"{DOMAIN}.{name}", field) for name, action in ENGLISH["services"].items() for field in action["fields"]} == {
        (name, field) for name, field, _ in there
    }


def test_action_of_the_example() -> None:
    """What the example calls is an action with such fields."""
    (example,) = [block for block in yaml_blocks() if "action" in block]
    assert example["action"] == f"{DOMAIN}.set_contact"
    SET_CONTACT_SCHEMA(example["data"])


def test_options_of_triggers_and_conditions() -> None:
    """The tables name each option, and the words that they can be."""
    assert first_codes("Trigger option") == [str(option) for option in _options(TRIGGERS["call_ringing"])]
    assert codes(rows("Trigger option")[0][2]) == ["inbound", "outbound", "internal", "any"]
    assert first_codes("Condition option") == list(next(iter(ENGLISH["conditions"].values()))["fields"])
    for name, described in TRIGGERS.items():
        direction = next(str(option.default()) for option in _options(described) if option == "direction")
        section = README.split(f"`{DOMAIN}.{name}` fires")[1].split("```")[0]
        assert f"`direction` is\n`{direction}` if" in section or f"`direction` is `{direction}` if" in section


def _options(described: type[Trigger]) -> list[Any]:
    """Return the options of a trigger, as its schema has them."""
    assert issubclass(described, CallTrigger)
    (options,) = described.schema.schema.values()
    return list(options)


@pytest.mark.parametrize(("heading", "section", "steps"), [("Parameter", "config", ["user"]), ("Option", "options", ["settings", "calls"])])
def test_forms(heading: str, section: str, steps: list[str]) -> None:
    """The tables name the fields of the forms as the forms do."""
    names = [name for step in steps for name in ENGLISH[section]["step"][step]["data"].values()]
    assert [row[0] for row in rows(heading)] == names


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(((?!https?://)[^)]+)\)", README))))
def test_links_lead_somewhere(link: str) -> None:
    """To files of this repository, or to headings of the README."""
    path, _, anchor = link.partition("#")
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", README, re.MULTILINE)}
    assert (ROOT / path).exists()
    assert not anchor or anchor in headings
