"""The properties of all blueprints.

Their source, the fields of their forms, and that they work with few inputs.
"""

from collections.abc import Iterator
import re
from typing import Any

from homeassistant.helpers.selector import selector
from homeassistant.util.yaml import parse_yaml
from homeassistant.util.yaml.objects import Input
import pytest
import voluptuous as vol

from tests.house import device_id
from tests.repository import BLUEPRINTS, ROOT

from .conftest import Home

NAMES = sorted(path.stem for path in BLUEPRINTS.iterdir())
PAGE = (ROOT / "docs" / "blueprints.md").read_text(encoding="utf-8")


def read(name: str) -> dict[str, Any]:
    content = parse_yaml((BLUEPRINTS / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def sections(name: str) -> list[dict[str, Any]]:
    return list(read(name)["blueprint"]["input"].values())


def fields(name: str) -> dict[str, dict[str, Any]]:
    return {
        key: field
        for section in sections(name)
        for key, field in section["input"].items()
    }


def walk(value: object) -> Iterator[object]:
    """Give all keys of something, and all inputs that it uses."""
    if isinstance(value, Input):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def test_all_are_there() -> None:
    assert re.findall(
        r"blueprints%2Fautomation%2Fopenvox_uc%2F(\w+)\.yaml", PAGE
    ) == re.findall(r"\(\.\./blueprints/automation/openvox_uc/(\w+)\.yaml\)", PAGE)
    assert (
        sorted(re.findall(r"blueprints%2Fautomation%2Fopenvox_uc%2F(\w+)\.yaml", PAGE))
        == NAMES
    )


@pytest.mark.parametrize("name", NAMES)
def test_form(name: str) -> None:
    for section in sections(name):
        assert {"name", "icon", "input"} <= section.keys()
        for field in section["input"].values():
            assert {"name", "selector"} <= field.keys()
            assert "default" in field or not section.get("collapsed")
            if field.get("default", "") != "":
                vol.Schema(selector(field["selector"]))(field["default"])


@pytest.mark.parametrize("name", NAMES)
def test_each_input_is_used(name: str) -> None:
    content = read(name)
    used = {
        key.name
        for key in walk(
            {key: value for key, value in content.items() if key != "blueprint"}
        )
        if isinstance(key, Input)
    }
    assert used == fields(name).keys()


@pytest.mark.parametrize("name", NAMES)
async def test_with_few_inputs(home: Home, name: str) -> None:
    is_target = "target" in fields(name).get("phones", {}).get("selector", {})
    chosen = {
        "actions": [],
        "lamps": ["light.lamp"],
        "lights": ["light.lamp"],
        "numbers": ["0301234567"],
        "pbx": device_id(home.hass, home.entry),
        "phones": {"device_id": home.device("ext_101")}
        if is_target
        else ["sensor.uc501_alice_101_status"],
        "players": ["media_player.radio"],
        "speakers": ["media_player.radio"],
        "trunk": "sensor.uc501_trunk_to_108_16_status",
        "triggers": [{"trigger": "homeassistant", "event": "start"}],
        "tts": "tts.voice",
    }
    needed = {key for key, field in fields(name).items() if "default" not in field}
    await home.automate({key: chosen[key] for key in needed}, blueprint=name)
