"""Each rule of Home Assistant's quality scale is answered and held by a test; those that no other test holds are held here."""

import ast
from collections.abc import Iterator
from configparser import ConfigParser
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
import re
from typing import Any

import homeassistant
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import DATA_DISPATCHER
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import async_get_platforms
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from custom_components.openvox_uc.entity import OpenVoxEntity
from tests.simulator import SimulatedPbx

from .house import load, written
from .repository import ENGLISH, ICONS, INTEGRATION, PAGES, ROOT, codes, imported_names, read_json, rows, syntax_trees

RULES = load_yaml_dict(INTEGRATION / "quality_scale.yaml")["rules"]
# Hassfest checks that each graded integration of core answers all rules.
CORE_RULES = load_yaml_dict(Path(homeassistant.__file__).parent / "components" / "peblar" / "quality_scale.yaml")["rules"]
MANIFEST = read_json(INTEGRATION / "manifest.json")
README = PAGES[ROOT / "README.md"]
TABLE = rows("Rule")


def test_each_rule_is_answered() -> None:
    assert RULES.keys() == CORE_RULES.keys()
    reason = vol.All(str, vol.Length(min=20))
    explained = [{vol.Required("status"): "exempt", vol.Required("comment"): reason}, {vol.Required("status"): "done", "comment": reason}]
    vol.Schema({str: vol.Any("done", *explained)})(RULES)


def test_the_page_has_the_same_answers() -> None:
    answers = [[rule, answer["status"] if isinstance(answer, dict) else answer] for rule, answer in RULES.items()]
    assert [[*codes(row[0]), row[1]] for row in TABLE] == answers


@pytest.mark.parametrize(("rule", "status", "held_by"), TABLE, ids=[codes(row[0])[0] for row in TABLE])
def test_each_rule_is_held(rule: str, status: str, held_by: str) -> None:
    assert codes(held_by) or status == "exempt"
    for path, name in (test.split("::") for test in codes(held_by)):
        assert re.search(rf"^(async )?def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), f"{rule}: {path}::{name}"


# --- Rules that no other test holds ---


async def test_actions_exist_without_an_entry(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    assert hass.services.async_services_for_domain(DOMAIN).keys() == ENGLISH["services"].keys()


def entities(hass: HomeAssistant) -> Iterator[Entity]:
    for platform in async_get_platforms(hass, DOMAIN):
        yield from platform.entities.values()


@pytest.mark.usefixtures("all_enabled", "setup_integration")
async def test_entities(hass: HomeAssistant) -> None:
    """All have the base, an id, a name that is translated, and an icon from icons.json or their device class."""
    added = list(entities(hass))
    assert {entity.platform.domain for entity in added} == set(PLATFORMS)
    for entity in added:
        assert isinstance(entity, OpenVoxEntity)
        assert entity.unique_id
        assert entity.has_entity_name
        domain, key = entity.platform.domain, entity.translation_key
        assert key in ENGLISH["entity"][domain]
        assert entity.icon is None
        assert entity.device_class or key in ICONS["entity"][domain], entity.entity_id


async def test_only_added_entities_listen(hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    """Those that are disabled are made as well, and listen to nothing, as none does once the entry is unloaded."""

    def listening() -> set[object]:
        signals = hass.data[DATA_DISPATCHER].values()
        owners = {getattr(listener, "__self__", None) for listeners in signals for listener in listeners}
        return {owner for owner in owners if isinstance(owner, Entity)}

    assert listening()
    assert listening() <= set(entities(hass))
    assert await hass.config_entries.async_unload(setup_integration.entry_id)
    assert listening() == set()
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, setup_integration.entry_id):
        registry.async_update_entity(entity.entity_id, disabled_by=er.RegistryEntryDisabler.USER)
    await load(hass, setup_integration)
    assert listening() == set()


def test_runtime_data(setup_integration: MockConfigEntry) -> None:
    """What Home Assistant calls with an entry knows the type of its data."""
    assert isinstance(setup_integration.runtime_data, OpenVoxCoordinator)
    hooks = [
        argument
        for path, tree in syntax_trees()
        if path.parent == INTEGRATION
        for node in tree.body
        if isinstance(node, ast.AsyncFunctionDef) and re.search(r"entry|diagnostics", node.name)
        for argument in node.args.args
        if argument.arg == "entry"
    ]
    assert hooks
    assert {ast.unparse(hook.annotation) for hook in hooks if hook.annotation} == {"OpenVoxConfigEntry"}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_parallel_updates(platform: str) -> None:
    """The slots for requests to the PBX, of which there is one, are in `pbx/`."""
    assert import_module(f"custom_components.openvox_uc.{platform}").PARALLEL_UPDATES == 0


def test_libraries() -> None:
    """What is installed with the integration is free software with public sources."""
    assert MANIFEST["requirements"]
    for requirement in MANIFEST["requirements"]:
        metadata = distribution(requirement.split("==")[0]).metadata
        assert metadata["License-Expression"] in {"Apache-2.0", "BSD-3-Clause", "MIT"}
        assert any("https://github.com/" in link for link in metadata.get_all("Project-URL") or [])


def test_nothing_waits_for_the_network() -> None:
    """Only host names are resolved without aiohttp, and not by blocking functions."""
    blocking = {"ftplib", "http.client", "httpx", "requests", "smtplib", "socketserver", "subprocess", "urllib.request", "urllib3"}
    imported = {(path.name, name) for path, tree in syntax_trees() for node in ast.walk(tree) for name in imported_names(node)}
    assert {each for each in imported if any(f"{each[1]}.".startswith(f"{module}.") for module in blocking)} == set()
    assert {name for name, module in imported if module.split(".")[0] == "socket"} == {"addresses.py"}
    tree = next(tree for path, tree in syntax_trees() if path.name == "addresses.py")
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "socket"}
    assert not {name for name in used if name.startswith(("create", "get"))}


def test_sessions() -> None:
    """The client of the PBX makes no HTTP session, and one module makes the one that it is given."""
    made = {path.relative_to(INTEGRATION).as_posix() for path, tree in syntax_trees() if "ClientSession(" in ast.unparse(tree)}
    assert made == {"connection/http_session.py"}


def configuration() -> ConfigParser:
    parser = ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def test_coverage() -> None:
    """More than the scale requires is tested, without exclusions, and all of the config flow; CI runs this script."""
    coverage = configuration()
    assert coverage.getint("coverage:report", "fail_under") > 95
    assert not [key for section in ("coverage:run", "coverage:report") for key in coverage[section] if key in {"omit", "include"}]
    assert not [path for path, _ in syntax_trees() if "pragma: no cover" in path.read_text("utf-8")]
    script = (ROOT / "scripts" / "test").read_text("utf-8")
    assert re.search(r"^    \.venv/bin/coverage report$", script, re.MULTILINE)
    assert re.search(r"coverage report --fail-under=100 --include='\*/config_flow\.py", script)
    assert "scripts/test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_types() -> None:
    """Mypy is strict with the whole integration, and the libraries have types."""
    types = configuration()
    assert types.getboolean("mypy", "strict")
    assert "custom_components" in types["mypy"]["files"].split(", ")
    # Of `pbx`, all names may be imported from its front.
    assert [{**types[name]} for name in types if name.startswith(f"mypy-custom_components.{DOMAIN}")] == [{"implicit_reexport": "True"}]
    assert not [path for path, _ in syntax_trees() if "# type: ignore" in path.read_text("utf-8")]
    assert re.search(r"^\.venv/bin/mypy$", (ROOT / "scripts" / "lint").read_text("utf-8"), re.MULTILINE)
    for requirement in MANIFEST["requirements"]:
        assert any(file.name == "py.typed" for file in distribution(requirement.split("==")[0]).files or [])


def section(text: str, heading: str) -> str:
    found = re.search(rf"^##? {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def test_readme() -> None:
    """It says first what this is and who makes the PBX, then what it is used for, and how it is installed, from which version on."""
    assert "https://www.openvox.cn/" in section(README, "OpenVox UC for Home Assistant")
    assert len(re.findall(r"^\* ", section(README, "What it does"), re.MULTILINE)) >= 5
    assert re.search(r"^1\. .*\n(?:.*\n)*2\. ", section(README, "What the PBX needs"), re.MULTILINE)
    year, month, _ = read_json(ROOT / "hacs.json")["homeassistant"].split(".")
    assert f"Home Assistant {year}.{month} or later" in section(README, "Install")
    assert re.findall(r"^\*\*(\w+)", section(README, "Install"), re.MULTILINE) == ["Marketplace", "HACS", "Manually"]
    assert f"domain={DOMAIN}" in section(README, "Set up")


@pytest.mark.parametrize(
    ("name", "heading", "entries"),
    [
        ("models", "Models and firmwares", r"^\| UC\d+ \|"),
        ("polling", "Polling and limits", r"^\| [^|-]+ \| .+ \|$"),
        ("polling", "Known limitations", r"^\* \*\*"),
        ("troubleshooting", "Nothing happens when a phone rings", r"^\d\. "),
    ],
)
def test_pages(name: str, heading: str, entries: str) -> None:
    """A page that a rule demands is linked from the README, and has the table or the list for which readers come."""
    assert f"](docs/{name}.md)" in README
    assert len(re.findall(entries, section(PAGES[ROOT / "docs" / f"{name}.md"], heading), re.MULTILINE)) >= 3


async def test_what_a_removal_leaves(
    hass: HomeAssistant, hass_storage: dict[str, Any], pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """The README names each file that is still there when the PBX has been deleted, and Home Assistant has stopped."""
    await hass.services.async_call(DOMAIN, "set_contact", {"name": "Mom", "numbers": ["0301234567"]}, blocking=True)
    pbx.faults.refuse_all = True
    assert not await hass.config_entries.async_reload(setup_integration.entry_id)
    await hass.config_entries.async_remove(setup_integration.entry_id)
    await hass.async_block_till_done()
    await written(hass)
    assert not list(Path(hass.config.config_dir).glob(f"*{DOMAIN}*"))
    left = {key for key in hass_storage if DOMAIN in key}
    assert left == {f"{DOMAIN}.contacts", f"{DOMAIN}.login_guard"}
    assert left <= set(codes(section(README, "Remove")))
