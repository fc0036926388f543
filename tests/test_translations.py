"""The texts, the icons and the descriptions of actions keep hassfest's rules and speak of the same things."""

from collections.abc import Iterator
import re
from typing import Any

from homeassistant.helpers import config_validation as cv, selector
from homeassistant.util.yaml import load_yaml_dict
import pytest
import voluptuous as vol

from .repository import ENGLISH, ICONS, INTEGRATION, placeholders, texts_of_flows

K = "[a-z0-9]+(_[a-z0-9]+)*"
URL = re.compile(r"(ftps?|https?|mqtts?|scp|socks5?)://|www\.", re.IGNORECASE)


FLOW = (
    rf"flow_title|initiate_flow\.user|(error|abort|progress|create_entry)\.{K}"
    rf"|step\.{K}\.(title|description|submit|(data|data_description|menu_options|menu_option_descriptions)\.{K})"
)
# Where a text may stand, and where one without placeholders, since those are not filled in there.
SENTENCES = (
    rf"(conditions|services|triggers)\.{K}\.(fields\.{K}\.)?(name|description)",
    rf"(config|options|config_subentries\.{K}|issues\.{K}\.fix_flow)\.({FLOW})",
    rf"config_subentries\.{K}\.entry_type",
    rf"config_panel\.{K}\.{K}",
    rf"(device|entity\.{K})\.{K}\.name",
    rf"exceptions\.{K}\.message",
    rf"issues\.{K}\.(title|description)",
    rf"selector\.{K}\.options\.{K}",
    rf"system_health\.info\.{K}",
)
LABELS = rf"entity\.{K}\.{K}\.(state\.{K}|state_attributes\.{K}\.(name|state\.{K}))"


def leaves(texts: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def keyed(value: object) -> dict[Any, Any]:
    return {vol.All(str, vol.Match(rf"^{K}$")): value}


def icon(value: object) -> str:
    return vol.All(str, vol.Match(r"^mdi:[a-z0-9]+(-[a-z0-9]+)*$"))(value)


def icon_of_state(value: dict[str, Any]) -> dict[str, Any]:
    if value.get("default") in value.get("state", {}).values():
        raise vol.Invalid("a state's icon is the default icon")
    return value


ICON_FILE = vol.Schema(
    {
        vol.Optional("conditions"): keyed({vol.Required("condition"): icon}),
        vol.Optional("entity"): keyed(keyed(vol.All({vol.Required("default"): icon, vol.Optional("state"): keyed(icon)}, icon_of_state))),
        vol.Optional("services"): keyed({vol.Required("service"): icon}),
        vol.Optional("triggers"): keyed({vol.Required("trigger"): icon}),
    }
)


def described_in(name: str) -> dict[str, Any]:
    """Return what a file like services.yaml describes, without what only helps to write it, or nothing where there is no such file."""
    path = INTEGRATION / f"{name}.yaml"
    return {key: value for key, value in load_yaml_dict(path).items() if not key.startswith(".")} if path.is_file() else {}


def test_english_is_well_formed() -> None:
    for path, text in leaves(ENGLISH):
        is_label = re.fullmatch(LABELS, path)
        assert is_label or any(re.fullmatch(place, path) for place in SENTENCES), path
        assert cv.string_with_no_html(text) == text.strip(), path
        assert not URL.search(text), f"{path}: a link belongs into a placeholder"
        assert "[%" not in text, f"{path}: references are for core"
        assert not re.search(r"'\{\w+\}'", text), f"{path}: a placeholder in single quotes is taken literally"
        assert all(name.isidentifier() and not is_label for name in placeholders(text)), path


def test_english_is_complete() -> None:
    for kind in ("conditions", "services", "triggers"):
        for described in ENGLISH[kind].values():
            assert all({"name", "description"} <= texts.keys() for texts in (described, *described.get("fields", {}).values()))
    assert all("title" in issue and ("description" in issue) is not ("fix_flow" in issue) for issue in ENGLISH["issues"].values())
    assert all(texts["step"] for texts in texts_of_flows())


def test_icons_are_well_formed() -> None:
    ICON_FILE(ICONS)


@pytest.mark.parametrize("texts_of_flow", texts_of_flows())
def test_every_field_of_a_form_is_explained(texts_of_flow: dict[str, Any]) -> None:
    for step, texts in texts_of_flow["step"].items():
        assert texts.get("data", {}).keys() == texts.get("data_description", {}).keys(), step


@pytest.mark.parametrize("name", ["services", "triggers", "conditions"])
def test_actions_triggers_and_conditions_are_named_and_have_an_icon(name: str) -> None:
    described = described_in(name)
    texts = ENGLISH.get(name, {})
    assert described.keys() == texts.keys() == ICONS.get(name, {}).keys()
    for key, description in described.items():
        fields = (description or {}).get("fields", {})
        assert fields.keys() == texts[key].get("fields", {}).keys(), key
        for field in fields.values():
            selector.validate_selector(field["selector"])


def test_icons_are_of_entities_that_have_a_name() -> None:
    for platform, icons in ICONS["entity"].items():
        assert icons.keys() <= ENGLISH["entity"][platform].keys()
        for key, states in icons.items():
            named = ENGLISH["entity"][platform][key].get("state", {}).keys()
            assert not named or states.get("state", {}).keys() <= named, key
