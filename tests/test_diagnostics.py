"""Diagnostics: enough to understand a fault, and nothing personal."""

from collections.abc import Awaitable, Callable
import json
from typing import Any

from aiohttp.test_utils import TestServer
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion
from syrupy.filters import props

from tests.conftest import Later, enable_last_calls, make_entry
from tests.house import act, load
from tests.simulator import SimExtension, SimQueue, SimTrunk, SimulatedPbx

pytestmark = pytest.mark.usefixtures("noon")

type Download = Callable[..., Awaitable[tuple[dict[str, Any], str]]]
"""Downloads the diagnostics of an entry: the data, and their text."""


@pytest.fixture
async def download(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> Download:
    # Its page has to be registered before a server starts.
    assert await async_setup_component(hass, "diagnostics", {})

    async def load(entry: MockConfigEntry) -> tuple[dict[str, Any], str]:
        data: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
        return data, json.dumps(data)

    return load


@pytest.fixture
def pbx(pbx: SimulatedPbx) -> SimulatedPbx:
    """Return a PBX whose names and numbers are found nowhere else.

    Neither a clock nor a port has seven digits.
    """
    pbx.username = "apiuser"
    pbx.extensions = [
        SimExtension("7101001", "Alice"),
        SimExtension("7102002", state="Unavailable"),
        SimExtension("7103003", "Carol"),
    ]
    pbx.trunks = [SimTrunk("Telecom"), SimTrunk("Perhaps", status="Perhaps")]
    return pbx


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


async def test_entry(
    later: Later,
    download: Download,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    snapshot: SnapshotAssertion,
) -> None:
    await later(15)
    await pbx.desk.ring(["7103003"], "0301234567")
    await pbx.report_raw(b'{"action":"RING","sn":"a09805021987","caller":"0309998877"')
    await pbx.report_raw(b"x" * 20_000)
    data, _ = await download(setup_integration)
    assert data.pop("entry")["data"]["host"] == "**REDACTED**"
    assert data == snapshot(exclude=props("report_port"))


async def test_no_secret_no_name_no_number(
    texts_as_keys: None,
    later: Later,
    download: Download,
    hass: HomeAssistant,
    server: TestServer,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
) -> None:
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, "username": pbx.username}
    )
    options = {
        "allow_feature_codes": True,
        "allowed_numbers": ["0305556677"],
        "allowed_senders": ["192.0.2.99"],
        "callback_address": f"127.0.0.1:{server.port}",
        "door_phones": ["7103003"],
        "of_a_later_version": {"number": "0307778899"},
        "outside_prefix": "8765",
    }
    enable_last_calls(hass, entry)
    await load(hass, entry, options)
    secrets = {
        pbx.username,
        pbx.password,
        pbx.serial,
        str(pbx.token),
        entry.data["password_md5"],
        entry.data[CONF_WEBHOOK_ID],
        "a0:98:05:02:19:87",
        "0301234567",
        "0309998877",
        "0305556677",
        "0307778899",
        "192.0.2.99",
        f"127.0.0.1:{server.port}",
        "8765",
        *(extension.number for extension in pbx.extensions),
        "Alice",
        "Carol",
        "Telecom",
        "Mrs Winter",
    }
    await act(hass, "set_contact", name="Mrs Winter", numbers=["0301234567"])
    await pbx.desk.call_in_vain("7103003", "0301234567")
    await later(20)
    assert hass.states.is_state(
        "sensor.uc501_recent_calls", "call_title.missed Mrs Winter"
    )
    await pbx.desk.talk("7101001", "0301234567")
    await pbx.report_raw(b'{"action":"RING","caller":"0309998877","name":"Alice"')

    for stopped in (False, True):
        if stopped:
            await pbx.stop()
            await later(60)
        data, text = await download(entry)
        assert data
        assert {secret for secret in secrets if secret.lower() in text.lower()} == set()
    data, _ = await download(entry)
    assert data["session"]["connected"] is False


async def test_queues(
    download: Download,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
) -> None:
    queue = SimQueue(
        "7500000",
        "Support",
        ("7101001", "7555555"),
        ("7103003",),
        password="SECRET",
        logged_in=["7103003"],
        waiting=2,
    )
    queue.paused.add("7103003")
    pbx.queues = [queue]
    await load(hass, entry)
    expected = {
        "agents": 2,
        "dynamic_agents": 1,
        "waiting_callers": 2,
        "members": ["not_in_use", "not_in_use", "paused"],
    }
    data, text = await download(entry)
    assert data["queues"] == [expected]
    assert not [
        secret
        for secret in ("7500000", "Support", "7555555", "SECRET")
        if secret in text
    ]


async def test_entries_that_are_not_set_up(
    download: Download,
    hass: HomeAssistant,
    device_registry: dr.DeviceRegistry,
    setup_integration: MockConfigEntry,
) -> None:
    async with SimulatedPbx(host="127.0.0.2", serial="a09805000002") as other:
        entry = make_entry(other)
    entry.add_to_hass(hass)
    data, text = await download(entry)
    assert data.keys() == {"entry"}
    assert entry.data["password_md5"] not in text
    assert other.serial not in text

    assert not await hass.config_entries.async_setup(entry.entry_id)
    data, text = await download(entry)
    assert data["session"]["connected"] is False
    assert data["session"]["seconds_since_login"] is None
    assert data["session"]["last_error"] == {"key": "pbx_not_reachable", "errno": None}
    assert other.serial not in text

    async with SimulatedPbx(
        host=other.host, port=other.port, serial="a09805000003"
    ) as third:
        await hass.config_entries.async_reload(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    data, text = await download(entry)
    assert data["session"]["last_error"] == {"key": "other_pbx", "errno": None}
    assert other.serial not in text
    assert third.serial not in text
