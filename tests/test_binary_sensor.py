"""The binary sensors: whether the session with the PBX stands, and which phones are registered."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import Later
from tests.house import state
from tests.simulator import SimExtension, SimulatedPbx

MINUTE = 60
_OF_HISTORY = ("calls", "calls_today", "talk_time_today", "last_caller", "call_log", "calls_to_return")


async def test_connection(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """While the PBX is off, the connection says so and what is asked of it says nothing; all of it comes back."""
    connection = f"{pbx.serial}_connection"
    assert state(hass, "binary_sensor", connection).state == "on"
    ours = {entity_id for entity_id in hass.states.async_entity_ids() if "uc501" in entity_id} - {"binary_sensor.uc501_connection"}
    kept = {entity_id for entity_id in ours if entity_id.endswith(_OF_HISTORY)}
    kept -= {"sensor.uc501_active_calls"}
    others = ours - kept
    assert (len(others), len(kept)) == (24, 26)

    await pbx.stop()
    await later(MINUTE)
    assert state(hass, "binary_sensor", connection).state == "off"
    assert all(hass.states.is_state(entity_id, "unavailable") for entity_id in others)
    assert not any(hass.states.is_state(entity_id, "unavailable") for entity_id in kept)

    await pbx.start()
    await later(2 * MINUTE)
    assert state(hass, "binary_sensor", connection).state == "on"
    assert not any(hass.states.is_state(entity_id, "unavailable") for entity_id in others)


@pytest.mark.parametrize(
    ("word", "registered"),
    [("Idle", "on"), ("Ringing", "on"), ("InUse", "on"), ("Hold", "on"), ("Unavailable", "off"), ("Malfunction", "off")],
)
async def test_registered(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, word: str, registered: str) -> None:
    """A phone that can be called is registered, whatever it does."""
    await pbx.report({"action": "ExtensionStatus", "extension": "101", "status": word, "sn": pbx.serial})
    assert state(hass, "binary_sensor", f"{pbx.serial}_ext_101_registered").state == registered


async def test_registered_is_not_known(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """A state that nobody knows says nothing about it."""
    pbx.extensions.append(SimExtension("110", state="Perhaps"))
    await later(MINUTE, step=MINUTE)
    assert state(hass, "binary_sensor", f"{pbx.serial}_ext_110_registered").state == "unknown"
    assert state(hass, "sensor", f"{pbx.serial}_ext_110_status").state == "unknown"
