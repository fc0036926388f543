"""Passwords that the PBX sends with the settings of extensions, queues and conferences.

They are never found again.
"""

from collections.abc import Awaitable, Callable
import json
import logging
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestServer
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Later
from tests.house import act, answer_of, device_id, entity_id, load, state, written
from tests.repository import error_pattern
from tests.simulator import SimConference, SimQueue, SimulatedPbx

SECRET = "SECRET"
ENTITIES = (
    ("switch", "dnd"),
    ("switch", "forward_busy"),
    ("switch", "forward_no_answer"),
    ("select", "ring_timeout"),
    ("button", "hang_up"),
    ("button", "call_back"),
)

type Places = Callable[[], Awaitable[dict[str, str]]]


@pytest.fixture
async def places(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    hass_client: ClientSessionGenerator,
    entry: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> Places:
    """Return what reads all texts in which a secret could be, by their places."""
    # Its page has to be registered before a server starts.
    assert await async_setup_component(hass, "diagnostics", {})
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, "homeassistant")

    async def read() -> dict[str, str]:
        client = await hass_client()
        path = f"/api/diagnostics/config_entry/{entry.entry_id}"
        found = {"entry": await (await client.get(path)).text()}
        for part in ("", "_ext_101"):
            device = f"{path}/device/{device_id(hass, entry, part)}"
            found[part] = await (await client.get(device)).text()
        await written(hass)
        found |= {
            file.name: file.read_bytes().decode(errors="replace")
            for file in Path(hass.config.config_dir).rglob("*")
            if file.is_file()
        }
        states = [shown.as_dict() for shown in hass.states.async_all()]
        return found | {
            "states": json.dumps(states, default=str),
            "storage": json.dumps(hass_storage, default=str),
            "log": caplog.text,
        }

    return read


def assert_not_in(places: dict[str, str]) -> None:
    assert {"entry", f"{DOMAIN}.db", "states"} <= places.keys()
    assert [place for place, text in places.items() if SECRET in text] == []


@pytest.mark.usefixtures("all_enabled")
async def test_extensions(
    later: Later,
    places: Places,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
) -> None:
    """With all entities enabled, after changes and refusals."""
    await load(hass, entry)
    await later(60)
    ids = [
        entity_id(hass, "switch", f"{pbx.serial}_ext_101_{key}")
        for key in ("dnd", "forward_busy", "forward_no_answer")
    ]
    await act(hass, "switch.turn_on", entity_id=ids)
    alice = device_id(hass, entry, "_ext_101")
    await act(
        hass,
        "set_forwarding",
        device_id=alice,
        when="busy",
        to="extension",
        number="102",
    )
    pbx.faults.paths, pbx.faults.garbled = {"extension/query"}, True
    await later(10 * 60, step=60)
    pbx.faults.garbled = False
    await later(10 * 60, step=60)
    assert str(pbx.extensions[1].told()).count(SECRET) == 4
    assert pbx.paths.count("extension/query") >= 4
    assert "unavailable" not in {
        state(hass, platform, f"{pbx.serial}_ext_101_{key}").state
        for platform, key in ENTITIES
    }
    found = await places()
    assert '"session"' in found["entry"]
    assert "ring_timeout" in found["storage"]
    assert_not_in(found)
    assert SECRET not in repr(entry.runtime_data.settings.data)


async def test_queues_and_conferences(
    later: Later,
    places: Places,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
) -> None:
    """Nor in answers and errors of actions."""
    pbx.queues = [
        SimQueue("6500", "Support", ("105",), password=f"{SECRET}-queue-6500")
    ]
    pbx.conferences = [
        SimConference(
            "8000", password=f"{SECRET}-conference-8000", members={"101": "Up"}
        )
    ]
    await load(hass, entry)
    agent = {"device_id": device_id(hass, entry, "_ext_101"), "queue": "6500"}
    for action in ("queue_login", "queue_pause", "queue_logout"):
        await act(hass, action, **agent)
        if action == "queue_login":
            sentence = error_pattern("queue_not_changed")
            with pytest.raises(HomeAssistantError, match=sentence) as error:
                await act(hass, action, **agent)
    answer = await answer_of(
        hass, "get_conference", device_id=device_id(hass, entry), conference="8000"
    )
    await later(11 * 60, step=60)
    assert pbx.requests.count(("queue/query", {"queueid": "6500"})) == 3
    assert pbx.requests.count(("queue/query", {})) == 2
    assert_not_in(await places() | {"answer": str(answer), "error": str(error.value)})
