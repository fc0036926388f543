"""Passwords that the PBX tells with the settings of extensions: nowhere are they found again."""

import json
import logging
from pathlib import Path
from typing import Any

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Later
from tests.house import device_of, entity_id, state, written
from tests.simulator import SimulatedPbx

SECRET = "SECRET"
ENTITIES = (
    *(("switch", key) for key in ("dnd", "forward_busy", "forward_no_answer")),
    ("select", "ring_timeout"),
    *(("button", key) for key in ("hang_up", "call_back")),
)


@pytest.fixture
async def diagnostics(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "diagnostics", {})


@pytest.mark.usefixtures("all_enabled", "diagnostics")
async def test_secrets_of_extensions(
    later: Later,
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    hass_client: ClientSessionGenerator,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    await later(60)
    ids = [entity_id(hass, "switch", f"{pbx.serial}_ext_101_{key}") for key in ("dnd", "forward_busy", "forward_no_answer")]
    await hass.services.async_call("switch", "turn_on", {ATTR_ENTITY_ID: ids}, blocking=True)
    device = device_of(hass, setup_integration, f"{pbx.serial}_ext_101")
    assert device
    data = {"device_id": device.id, "when": "busy", "to": "extension", "number": "102"}
    await hass.services.async_call(DOMAIN, "set_forwarding", data, blocking=True)
    pbx.faults.paths, pbx.faults.garbled = {"extension/query"}, True
    await later(10 * 60, step=60)
    pbx.faults.garbled = False
    await later(10 * 60, step=60)

    assert str(pbx.extensions[1].told()).count(SECRET) == 4
    assert [path for path, _ in pbx.requests].count("extension/query") >= 4
    states = [json.dumps(shown.as_dict(), default=str) for shown in hass.states.async_all()]
    assert "unavailable" not in {state(hass, platform, f"{pbx.serial}_ext_101_{key}").state for platform, key in ENTITIES}
    client = await hass_client()
    entry_path = f"/api/diagnostics/config_entry/{setup_integration.entry_id}"
    downloads = [await (await client.get(path)).text() for path in (entry_path, f"{entry_path}/device/{device.id}")]
    await written(hass)
    storage = json.dumps(hass_storage, default=str)
    files = {path: path.read_bytes() for path in Path(hass.config.config_dir).rglob("*") if path.is_file()}
    assert "ring_timeout" in storage
    assert f"{DOMAIN}.db" in {path.name for path in files}
    assert '"session"' in downloads[0]
    assert '"ring_timeout"' in downloads[1]

    assert [shown for shown in states if SECRET in shown] == []
    assert [download for download in downloads if SECRET in download] == []
    assert SECRET not in storage
    assert [path for path, content in files.items() if SECRET.encode() in content] == []
    assert SECRET not in caplog.text
    assert SECRET not in repr(setup_integration.runtime_data.settings.data)
