"""The manifest, hacs.json and the brand pictures keep the rules of hassfest and of HACS, which need the internet to check themselves."""

import ast
from pathlib import Path
import struct
from urllib.parse import urlsplit

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
import homeassistant
from homeassistant.const import Platform, __version__
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.loader import Manifest
from homeassistant.setup import async_setup_component
import pytest

from custom_components.openvox_uc.const import DOMAIN

from .repository import INTEGRATION, ROOT, imported_names, read_json, syntax_trees

CORE = Path(homeassistant.__file__).parent
MANIFEST = read_json(INTEGRATION / "manifest.json")

# Integrations that a custom one may import without depending on them: they are always there, or set up our platform themselves.
ALWAYS_THERE = {platform.value for platform in Platform} | {
    *("diagnostics", "homeassistant", "llm", "logbook", "media_source", "repairs", "system_health", "websocket_api"),
}


def test_manifest_has_the_keys_for_hassfest_and_hacs() -> None:
    keys = list(MANIFEST)
    assert keys == sorted(keys, key=lambda key: (key not in {"domain", "name"}, key))
    assert set(keys) <= set(Manifest.__annotations__)
    assert MANIFEST["domain"] == DOMAIN == INTEGRATION.name
    assert MANIFEST["name"]
    assert MANIFEST["integration_type"] in {"device", "hub", "service"}
    assert MANIFEST["iot_class"] == "local_push"
    assert MANIFEST["codeowners"]
    assert all(owner.startswith("@") for owner in MANIFEST["codeowners"])
    # Those of core are graded by its maintainers.
    assert MANIFEST["quality_scale"] == "custom"
    assert MANIFEST["config_flow"] is (INTEGRATION / "config_flow.py").is_file()
    assert AwesomeVersion(MANIFEST["version"]).strategy is AwesomeVersionStrategy.SEMVER


def test_requirements_are_pinned_as_tested_and_as_home_assistant_pins_them() -> None:
    """One version of a library for all integrations, which is also the one that is tested."""
    pinned = dict(
        requirement.split("==")
        for manifest in CORE.glob("components/*/manifest.json")
        for requirement in read_json(manifest).get("requirements", [])
        if requirement.count("==") == 1
    )
    ours = dict(requirement.split("==") for requirement in MANIFEST["requirements"])
    assert ours
    assert all(pinned.get(name, version) == version for name, version in ours.items())
    assert set(MANIFEST["requirements"]) <= set((ROOT / "requirements_test.txt").read_text(encoding="utf-8").splitlines())


def test_manifest_links_and_patterns() -> None:
    """The pages are our own, and addresses are discovered by patterns in upper case."""
    for link in (urlsplit(MANIFEST[key]) for key in ("documentation", "issue_tracker")):
        assert link.scheme == "https"
        assert link.hostname
        assert not link.hostname.endswith("home-assistant.io")
    patterns = [matcher["macaddress"] for matcher in MANIFEST["dhcp"] if "macaddress" in matcher]
    assert patterns
    assert all(pattern == pattern.upper() and pattern.endswith("*") for pattern in patterns)
    assert {"registered_devices": True} in MANIFEST["dhcp"]


def test_manifest_depends_on_every_integration_that_is_imported() -> None:
    """Home Assistant sets up first what a custom integration imports of others only when the manifest names it."""
    imported: dict[str, str] = {}
    for path, tree in syntax_trees():
        for node in ast.walk(tree):
            for name in imported_names(node):
                parts = name.split(".")
                if parts[:2] == ["homeassistant", "components"] and len(parts) > 2:
                    imported[parts[2]] = path.name
    assert imported
    discovered = {"dhcp"} if "dhcp" in MANIFEST else set()
    allowed = ALWAYS_THERE | discovered | set(MANIFEST["dependencies"]) | set(MANIFEST.get("after_dependencies", []))
    assert {domain: module for domain, module in imported.items() if domain not in allowed} == {}


def test_it_is_alone_and_collides_with_nothing() -> None:
    """HACS installs the only integration of a repository, and Home Assistant would load it instead of one of its own of the same name."""
    assert [path.parent.name for path in INTEGRATION.parent.glob("*/manifest.json")] == [DOMAIN]
    core = {path.parent.name for path in CORE.glob("components/*/manifest.json")}
    assert DOMAIN not in core
    assert {*MANIFEST["dependencies"], *MANIFEST["after_dependencies"]} <= core


def test_license_is_one_that_hacs_accepts() -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License\n")


async def test_yaml_is_refused(hass: HomeAssistant) -> None:
    """An integration with `async_setup` has to say so in its `CONFIG_SCHEMA`."""
    assert await async_setup_component(hass, DOMAIN, {DOMAIN: {}})
    assert ir.async_get(hass).async_get_issue("homeassistant", f"config_entry_only_{DOMAIN}")


def test_hacs_file_says_what_hacs_knows() -> None:
    hacs = read_json(ROOT / "hacs.json")
    assert hacs["name"] == MANIFEST["name"]
    # The keys that we need; HACS' own check knows them all.
    assert set(hacs) <= {"homeassistant", "name"}
    assert AwesomeVersion(hacs["homeassistant"]).strategy is AwesomeVersionStrategy.CALVER


def test_tested_are_the_oldest_home_assistant_and_the_newest() -> None:
    oldest = read_json(ROOT / "hacs.json")["homeassistant"].rpartition(".")[0]
    newest = (ROOT / "requirements_newest.txt").read_text("utf-8").partition("homeassistant==")[2].strip()
    assert __version__ == newest or __version__.startswith(f"{oldest}.")


@pytest.mark.parametrize(
    ("name", "height"),
    [("icon", 256), ("logo", 128), ("dark_logo", 128)],
)
def test_brand_pictures_have_the_size_that_home_assistant_asks_for(name: str, height: int) -> None:
    for file, wanted in ((f"{name}.png", height), (f"{name}@2x.png", 2 * height)):
        picture = (INTEGRATION / "brand" / file).read_bytes()
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        measured = struct.unpack(">II", picture[16:24])
        assert measured[1] == wanted
        assert measured[0] == wanted or (measured[0] > wanted and "logo" in name)


def test_only_home_assistants_own_text_files_are_shipped() -> None:
    """A custom integration writes its translations in full; strings.json is for core."""
    assert not (INTEGRATION / "strings.json").exists()
    assert (INTEGRATION / "translations" / "en.json").is_file()
