"""The Markdown files are correct.

Tables name what the code has, links and citations have a target.
"""

from pathlib import Path
import re
from typing import Any

from homeassistant.const import CONF_OPTIONS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    config_validation as cv,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.helpers.trigger import Trigger
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_DOOR_PHONES, DOMAIN, EVENT_CALL
from custom_components.openvox_uc.event import EXTENSION_CALL, PBX_CALL
from custom_components.openvox_uc.pbx.models import (
    Direction,
    ExtensionState,
    Outcome,
    Reason,
    TrunkState,
)
from custom_components.openvox_uc.services import ACTIONS
from custom_components.openvox_uc.trigger import TRIGGERS, CallTrigger
from tests.contacts.card_server import address_book
from tests.simulator import SimulatedPbx

from .house import state
from .repository import ENGLISH, INTEGRATION, PAGES, ROOT, all_codes, codes, page, rows

_ACTION_PAGES = sorted((ROOT / "docs").glob("actions-*.md"))


async def test_entities(
    hass: HomeAssistant,
    setup_integration: MockConfigEntry,
    pbx: SimulatedPbx,
    pytestconfig: pytest.Config,
) -> None:
    """The table has each entity. `--snapshot-update` adds the rows that it lacks."""
    hass.config_entries.async_update_entry(
        setup_integration, options={CONF_DOOR_PHONES: ["101"]}
    )
    hass.config_entries.async_add_subentry(
        setup_integration, address_book("http://127.0.0.1:9/")
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

    entities = er.async_entries_for_config_entry(
        er.async_get(hass), setup_integration.entry_id
    )
    texts = {
        (platform, key): texts
        for platform, keys in ENGLISH["entity"].items()
        for key, texts in keys.items()
    }
    assert {(entity.domain, entity.translation_key) for entity in entities} == set(
        texts
    ), "translations/en.json: entity"
    for entity in entities:
        key = entity.translation_key or ""
        place = f"translations/en.json: entity > {entity.domain} > {key}"
        named, capabilities = texts[entity.domain, key], entity.capabilities or {}
        states = named.get("state", {}).keys()
        # Without names of its own, a binary sensor has those of its device class.
        if entity.domain != "binary_sensor" or states != {"on", "off"}:
            options = set(capabilities.get("options", ()))
            assert set(states) == options, f"{place} > state"
        named_types = (
            named.get("state_attributes", {}).get("event_type", {}).get("state", {})
        )
        assert set(named_types) == set(capabilities.get("event_types", ())), (
            f"{place} > state_attributes > event_type > state"
        )
    there = {
        (kind(entity), str(entity.original_name), entity.domain.replace("_", " ")): (
            "*Disabled.*" if entity.disabled_by else ""
        )
        for entity in entities
    }
    table = {(row[0], row[1], row[2]): row[3] for row in rows("Device")}
    todo = [row for row, shown in table.items() if "TODO" in shown]
    assert todo == [], "docs/entities.md: say what these show"
    missing = there.keys() - table.keys()
    if missing and pytestconfig.option.update_snapshots:
        _add_rows({row: there[row] for row in sorted(missing)})
        return
    assert not missing, "docs/entities.md: run this test with --snapshot-update"
    assert table.keys() - there.keys() == set(), "docs/entities.md: no such entities"
    assert len(rows("Device")) == len(table)
    for row, disabled in there.items():
        assert ("*Disabled.*" in table[row]) == bool(disabled), (
            f"docs/entities.md: is {row} disabled by default?"
        )


def _add_rows(missing: dict[tuple[str, str, str], str]) -> None:
    """Add a row for each entity after those of its device, to be described."""
    path = ROOT / "docs" / "entities.md"
    lines = path.read_text("utf-8").splitlines()
    for (device, name, domain), disabled in missing.items():
        above = [
            index for index, line in enumerate(lines) if line.startswith(f"| {device} ")
        ]
        shown = f"TODO{f' {disabled}' if disabled else ''}"
        lines.insert(above[-1] + 1, f"| {device} | {name} | {domain} | {shown} |")
    path.write_text("\n".join([*lines, ""]), "utf-8")


def test_states() -> None:
    states = {row[0]: codes(row[3]) for row in rows("Device") if row[1] == "Status"}
    assert states == {"Extension": list(ExtensionState), "Trunk": list(TrunkState)}


def test_event_types() -> None:
    table = rows("Type")
    assert [
        codes(row[0])[0] for row in table if row[1] == "yes"
    ] == PBX_CALL.event_types
    assert [
        codes(row[0])[0] for row in table if row[2] == "yes"
    ] == EXTENSION_CALL.event_types
    named = re.search(r"any call of the PBX\. Its `type` is (.+?)\. ", page("events"))
    assert named
    assert codes(named[1]) == [
        *(f"call_{kind}" for kind in PBX_CALL.event_types or ()),
        "pbx_started",
    ]


@pytest.mark.usefixtures("all_enabled")
async def test_fields(
    hass: HomeAssistant, setup_integration: MockConfigEntry, pbx: SimulatedPbx
) -> None:
    """The table names the fields of the bus events in their order.

    It also names the attributes of the event entities.
    """
    events = async_capture_events(hass, EVENT_CALL)
    await pbx.desk.call("101", "102")
    await hass.async_block_till_done()
    fields = all_codes("Field")
    (called,) = [event.data for event in events]
    assert list(called) == fields, "docs/events.md: Field"
    assert ENGLISH["entity"]["event"]["call"]["state_attributes"].keys() >= set(
        fields[5:]
    ), "translations/en.json"
    attributes = state(hass, "event", f"{pbx.serial}_call").attributes.keys()
    assert set(fields[5:]) <= attributes
    assert attributes.isdisjoint(fields[:5])
    await pbx.boot()
    await hass.async_block_till_done()
    assert [
        list(event.data) for event in events if event.data["type"] == "pbx_started"
    ] == [fields[:5]]


@pytest.mark.parametrize(
    ("field", "words"),
    [("direction", Direction), ("outcome", Outcome), ("reason", Reason)],
)
def test_words_of_fields(field: str, words: type[Direction | Outcome | Reason]) -> None:
    (row,) = [row for row in rows("Field") if codes(row[0]) == [field]]
    assert codes(row[1]) == list(words)


type Documented = dict[str, tuple[bool, list[tuple[str, str]]]]


def _actions_with_a_section() -> Documented:
    """Return the target and the fields of the actions that have a section.

    It begins with the action's name in the editor and in YAML. Its table may be left
    out if it has no fields.
    """
    documented: Documented = {}
    for path in _ACTION_PAGES:
        for title, name, section in re.findall(
            rf"^## (.+)\n\n`{DOMAIN}\.(\w+)` ((?:(?!^## ).*\n)+)",
            PAGES[path],
            re.MULTILINE,
        ):
            assert title == ENGLISH["services"][name]["name"]
            table = re.search(
                r"^\| Action field \| .+\n\|[-|]+\n((?:\|.*\n)+)", section, re.MULTILINE
            )
            fields = re.findall(
                r"^\| `?(\w+)`? \| (yes|no) \|.*\|$",
                table[1] if table else "",
                re.MULTILINE,
            )
            target = "target" in dict(fields) or "target phone" in " ".join(
                section.split()
            )
            documented[name] = (
                target,
                [field for field in fields if field[0] != "target"],
            )
    return documented


def _actions_in_a_row() -> Documented:
    """Return the target and the fields of the actions that have a row of a table."""
    documented: Documented = {}
    for action, target, fields, _ in rows("Action"):
        if not (found := re.fullmatch(rf"(.+) `{DOMAIN}\.(\w+)`", action)):
            continue
        title, name = found.groups()
        assert title == ENGLISH["services"][name]["name"]
        documented[name] = (
            bool(target),
            [
                (field, "no" if optional else "yes")
                for field, optional in re.findall(r"`(\w+)`( \(optional\))?", fields)
            ],
        )
    return documented


def test_actions() -> None:
    sections, in_rows = _actions_with_a_section(), _actions_in_a_row()
    assert sections.keys().isdisjoint(in_rows)
    documented = sections | in_rows
    described = load_yaml_dict(str(INTEGRATION / "services.yaml"))
    assert set(documented) == set(described), (
        "docs/actions-*.md: a section or a row for each action"
    )
    for name, action in described.items():
        fields = {
            field: "yes" if details.get("required") else "no"
            for field, details in action.get("fields", {}).items()
        }
        assert fields == {
            str(field): "yes" if isinstance(field, vol.Required) else "no"
            for field in ACTIONS[name].fields
            if field not in cv.ENTITY_SERVICE_FIELDS
        }, f"services.yaml: {name} > fields"
        assert set(ENGLISH["services"][name].get("fields", {})) == set(fields), (
            f"translations/en.json: services > {name} > fields"
        )
        assert documented[name] == ("target" in action, [*fields.items()]), (
            f"docs/actions-*.md: the target and the fields of {name}"
        )


def test_options_of_triggers_and_conditions() -> None:
    assert all_codes("Trigger option") == [
        str(option) for option in _options(TRIGGERS["call_ringing"])
    ]
    assert codes(rows("Trigger option")[0][2]) == [
        "inbound",
        "outbound",
        "internal",
        "any",
    ]
    assert all_codes("Condition option") == list(
        next(iter(ENGLISH["conditions"].values()))["fields"]
    )
    for name, described in TRIGGERS.items():
        direction = next(
            str(option.default())
            for option in _options(described)
            if option == "direction"
        )
        assert (
            f"`direction` is `{direction}`."
            in page("triggers").split(f" `{DOMAIN}.{name}` ")[1].split("```")[0]
        )


def _options(described: type[Trigger]) -> list[Any]:
    assert issubclass(described, CallTrigger)
    return list(described.schema.schema[CONF_OPTIONS])


def test_form() -> None:
    assert sorted(row[0] for row in rows("Parameter")) == sorted(
        ENGLISH["config"]["step"]["user"]["data"].values()
    )


@pytest.mark.parametrize("step", ["settings", "calls", "control", "door_phones"])
def test_options(step: str) -> None:
    """Each menu of the options has a section of its name, with all its options."""
    texts = ENGLISH["options"]["step"]
    section = (
        PAGES[ROOT / "docs" / "options.md"]
        .partition(f"\n## {texts['init']['menu_options'][step]}\n")[2]
        .partition("\n## ")[0]
    )
    assert sorted(re.findall(r"^\| ([^|-]+) \|", section, re.MULTILINE)) == sorted(
        ["Option", *texts[step]["data"].values()]
    )


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in headings
    }


READMES = sorted(ROOT.glob("README.*.md"))


@pytest.mark.parametrize("path", [*PAGES, *READMES], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(((?!https?://)[^)]+)\)", path.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(PAGES[target]), link
