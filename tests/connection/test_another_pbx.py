"""Another PBX at the address of ours.

Nothing of it is believed, and nothing of ours is lost.
"""

import time
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from tests.attack.another_pbx import ONLY_ASKED, OTHER_SERIAL, another_pbx, taken_place
from tests.conftest import Later, load_state, state_of
from tests.house import act, answer_of, issue_of
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimulatedPbx

CONNECTION = "binary_sensor.uc501_connection"
STATUS = "sensor.uc501_alice_101_status"
OTHER_ERROR = "other_pbx.message a09805021987 127.0.0.1 a09805000001"

pytestmark = pytest.mark.usefixtures("freezer", "all_enabled")


def registered(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    return {
        entity.entity_id
        for entity in er.async_entries_for_config_entry(
            er.async_get(hass), entry.entry_id
        )
    }


def known_of(coordinator: OpenVoxCoordinator) -> dict[str, Any]:
    return {
        "extensions": coordinator.data.extensions.keys(),
        "trunks": coordinator.data.trunks.keys(),
        "queues": coordinator.queues.data.keys(),
        "device": coordinator.device.serial,
        "stranger": coordinator.tracker.phones["201"].state,
        "voicemails": coordinator.voicemails.data,
        "complete_until": coordinator.history.complete_until,
    }


@pytest.fixture
async def trusting(
    pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later
) -> SimulatedPbx:
    """Return another PBX that accepts any token, after the first requests."""
    await later(400)
    return another_pbx(pbx, trusting=True)


async def test_same_credentials(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    """Another PBX with the same credentials took the address.

    The old one came back after 40 minutes. Nothing of it was read but its serial
    number, all devices stayed, a repair issue said what to do, and the old one was back
    by itself.
    """
    await later(600)
    before, known = (
        registered(hass, setup_integration),
        known_of(setup_integration.runtime_data),
    )
    async with taken_place(pbx, another_pbx(pbx)) as other:
        await later(2400, 20)
        assert registered(hass, setup_integration) == before
        assert known_of(setup_integration.runtime_data) == known
        assert state_of(hass, CONNECTION) == STATE_OFF
        assert state_of(hass, STATUS) == STATE_UNAVAILABLE
        asked = other.paths
        # Earlier requests brought the token of our PBX, which it does not know.
        assert set(asked[asked.index("login") :]) == ONLY_ASKED
        assert other.access.target is None
        assert 6 <= other.logins <= 10
        issue = issue_of(hass, setup_integration, "other_pbx")
        assert issue
        assert not issue.is_fixable
        shown = {
            "name": setup_integration.title,
            "host": "127.0.0.1",
            "serial": OTHER_SERIAL,
            "expected": pbx.serial,
        }
        assert issue.translation_placeholders == shown
        texts = ENGLISH["issues"]["other_pbx"]
        assert (
            placeholders(texts["title"] + texts["description"])
            == issue.translation_placeholders.keys()
        )
    await later(301)
    assert setup_integration.runtime_data.connected
    assert state_of(hass, STATUS) == "idle"
    assert issue_of(hass, setup_integration, "other_pbx") is None
    assert registered(hass, setup_integration) == before


async def test_any_token(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    trusting: SimulatedPbx,
    later: Later,
) -> None:
    """Another PBX, or a proxy, took the address and accepted the token of the old one.

    Its lists were not believed: no device was added or removed.
    """
    known = known_of(entry.runtime_data)
    async with taken_place(pbx, trusting):
        await later(60)
        assert issue_of(hass, entry, "other_pbx")
        assert state_of(hass, STATUS) == STATE_UNAVAILABLE
        assert trusting.paths[-1] == "logout"
        await later(1200, 20)
        assert known_of(entry.runtime_data) == known
    await later(301)
    assert entry.runtime_data.connected


async def test_same_phones(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    trusting: SimulatedPbx,
    later: Later,
) -> None:
    """The PBX differs in its trunks, or only once the device is polled.

    In the first case, its lists name the same phones, but other trunks.
    """
    trusting.extensions = pbx.extensions
    async with taken_place(pbx, trusting):
        await later(60)
        assert issue_of(hass, entry, "other_pbx")
    await later(301)
    twin = another_pbx(pbx, trusting=True)
    twin.extensions, twin.trunks, twin.queues = pbx.extensions, pbx.trunks, pbx.queues
    await later(60)
    async with taken_place(pbx, twin):
        await later(660)
        assert issue_of(hass, entry, "other_pbx")


async def test_queues_of_another(
    pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, trusting: SimulatedPbx
) -> None:
    known = known_of(coordinator)
    coordinator.queues.session_started()
    async with taken_place(pbx, trusting):
        await coordinator.queues.async_refresh()
        assert trusting.paths == [
            "queue/query",
            "deviceinfo/query",
            "logout",
        ]
        assert known_of(coordinator) == known
        assert not coordinator.connected


@pytest.mark.parametrize("has_records", [True, False])
async def test_records(
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    trusting: SimulatedPbx,
    later: Later,
    has_records: bool,
) -> None:
    coordinator.history.complete_until = 0
    known = known_of(coordinator)
    if not has_records:
        trusting.faults.records_errno = "20007"
    coordinator.backfill.async_polled(time.time())
    async with taken_place(pbx, trusting):
        await later(11, 11)
        asked = trusting.paths
        assert asked[:2] == ["cdr/get_random", "cdr/download"]
        assert asked[-2:] == ["deviceinfo/query", "logout"]
        assert not coordinator.connected
        assert known_of(coordinator) == known


async def test_voicemails(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    trusting: SimulatedPbx,
) -> None:
    trusting.sounds.leave_message("201", "0301234", 7)
    async with taken_place(pbx, trusting):
        with pytest.raises(HomeAssistantError, match=OTHER_ERROR):
            await answer_of(hass, "get_voicemails", device_id=[coordinator.device_id])
        assert coordinator.voicemails.data == {}


async def test_login_within_a_request(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    later: Later,
) -> None:
    async with taken_place(pbx, another_pbx(pbx)) as other:
        with pytest.raises(HomeAssistantError, match=OTHER_ERROR):
            await act(hass, "hang_up", entity_id=[STATUS])
        assert other.paths == [
            "extension/hangup",
            "login",
            "deviceinfo/query",
            "logout",
        ]
        assert other.access.target is None
        assert not coordinator.connected
        await later(61)
        assert issue_of(hass, coordinator.config_entry, "other_pbx")


async def test_at_set_up(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    """Home Assistant was started while another PBX had the address.

    The entry waited with a repair issue, and loaded with all of its devices when the
    right PBX was back.
    """
    before = registered(hass, setup_integration)
    async with taken_place(pbx, another_pbx(pbx)) as other:
        await hass.config_entries.async_reload(setup_integration.entry_id)
        await later(1200, 20)
        assert load_state(setup_integration) is ConfigEntryState.SETUP_RETRY
        assert setup_integration.reason == OTHER_ERROR
        assert issue_of(hass, setup_integration, "other_pbx")
        assert registered(hass, setup_integration) == before
        assert set(other.paths) == ONLY_ASKED
        assert other.access.target is None
    await later(1200, 20)
    assert load_state(setup_integration) is ConfigEntryState.LOADED
    assert issue_of(hass, setup_integration, "other_pbx") is None
    assert registered(hass, setup_integration) == before


async def test_serial_as_markup(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    """Another PBX had a link as its serial number.

    The repair issue showed its letters and digits only.
    """
    async with taken_place(
        pbx, another_pbx(pbx, serial="[a09805](http://evil.example) ![](x)")
    ):
        await later(61)
        issue = issue_of(hass, setup_integration, "other_pbx")
        assert issue
        assert issue.translation_placeholders
        assert issue.translation_placeholders["serial"] == "a09805httpevilexamplex"
        # A person who deletes the entry, as the issue suggests, can set up the new PBX.
        await hass.config_entries.async_remove(setup_integration.entry_id)
        assert issue_of(hass, setup_integration, "other_pbx") is None


async def test_no_serial(
    pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later
) -> None:
    """A device with the same credentials took the address.

    It reported no serial number. It was not taken for the PBX, and kept no session; the
    PBX was back by itself.
    """
    serial, pbx.serial = pbx.serial, " "
    await pbx.boot()
    await later(120)
    assert not setup_integration.runtime_data.connected
    assert not pbx.access.alive
    pbx.serial = serial
    await later(60)
    assert setup_integration.runtime_data.connected


async def test_device_info_broken(
    pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later
) -> None:
    """The phones of a PBX that no longer identifies itself are still polled.

    A list of other phones is not believed.
    """
    await later(400)
    pbx.faults.garbled, pbx.faults.paths = True, {"deviceinfo/query"}
    await later(400)
    pbx.set_state("101", "Busy")
    await later(61)
    polled = [coordinator.last_update_success]
    assert coordinator.extension_state("101") == "in_use"
    pbx.add_extension("109")
    await later(61)
    assert [*polled, coordinator.last_update_success] == [True, False]
    assert "109" not in coordinator.data.extensions
    pbx.faults.garbled = False
    await later(61)
    assert "109" in coordinator.data.extensions
