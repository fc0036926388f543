"""The texts, the icons and the descriptions of actions keep hassfest's rules and speak of the same things."""

import re
from typing import Any

from homeassistant.helpers import config_validation as cv, selector
from homeassistant.util.yaml import load_yaml_dict
import pytest
import voluptuous as vol

from .repository import ENGLISH, ICONS, INTEGRATION, placeholders, texts_of_flows

KEY = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
URL = re.compile(r"(ftps?|https?|mqtts?|scp|socks5?)://|www\.", re.IGNORECASE)


def sentence(value: object) -> str:
    text = cv.string_with_no_html(value)
    if text != text.strip():
        raise vol.Invalid("spaces at an end")
    if URL.search(text):
        raise vol.Invalid("a link belongs into a placeholder")
    if "[%" in text:
        raise vol.Invalid("references are for core")
    if re.search(r"'\{\w+\}'", text):
        raise vol.Invalid("a placeholder in single quotes is taken literally")
    if not all(name.isidentifier() for name in placeholders(text)):
        raise vol.Invalid("a placeholder is a name")
    return text


def label(value: object) -> str:
    if placeholders(text := sentence(value)):
        raise vol.Invalid("placeholders are not filled in here")
    return text


def keyed(value: object) -> dict[Any, Any]:
    return {vol.All(str, vol.Match(rf"^{KEY.pattern}$")): value}


def flow() -> dict[Any, Any]:
    return {
        vol.Optional("flow_title"): sentence,
        vol.Required("step"): keyed(
            {
                vol.Optional("title"): sentence,
                vol.Optional("description"): sentence,
                vol.Optional("data"): keyed(sentence),
                vol.Optional("data_description"): keyed(sentence),
                vol.Optional("menu_options"): keyed(sentence),
                vol.Optional("menu_option_descriptions"): keyed(sentence),
                vol.Optional("submit"): sentence,
            }
        ),
        vol.Optional("error"): keyed(sentence),
        vol.Optional("abort"): keyed(sentence),
        vol.Optional("progress"): keyed(sentence),
        vol.Optional("create_entry"): keyed(sentence),
        vol.Optional("initiate_flow"): {vol.Required("user"): sentence},
    }


def described() -> dict[Any, Any]:
    field = {vol.Required("name"): sentence, vol.Required("description"): sentence}
    return keyed(
        {
            vol.Required("name"): sentence,
            vol.Required("description"): sentence,
            vol.Optional("fields"): keyed(field),
        }
    )


TEXTS = vol.Schema(
    {
        vol.Optional("conditions"): described(),
        vol.Required("config"): flow(),
        vol.Optional("config_panel"): keyed(keyed(sentence)),
        vol.Optional("config_subentries"): keyed({**flow(), vol.Optional("entry_type"): sentence}),
        vol.Optional("device"): keyed({vol.Optional("name"): sentence}),
        vol.Optional("entity"): keyed(
            keyed(
                {
                    vol.Optional("name"): sentence,
                    vol.Optional("state"): keyed(label),
                    vol.Optional("state_attributes"): keyed({vol.Optional("name"): label, vol.Optional("state"): keyed(label)}),
                }
            )
        ),
        vol.Optional("exceptions"): keyed({vol.Required("message"): sentence}),
        vol.Optional("issues"): keyed(
            vol.All(
                cv.has_at_least_one_key("description", "fix_flow"),
                {
                    vol.Required("title"): sentence,
                    vol.Exclusive("description", "fixable"): sentence,
                    vol.Exclusive("fix_flow", "fixable"): flow(),
                },
            )
        ),
        vol.Optional("options"): flow(),
        vol.Optional("selector"): keyed({vol.Optional("options"): keyed(sentence)}),
        vol.Optional("services"): described(),
        vol.Optional("system_health"): {vol.Optional("info"): keyed(sentence)},
        vol.Optional("triggers"): described(),
    }
)


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


def test_english_is_complete_and_well_formed() -> None:
    TEXTS(ENGLISH)


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
