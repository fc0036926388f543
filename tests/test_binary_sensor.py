"""The binary sensors: whether the session with the PBX stands, and which phones are registered."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.sensor import HISTORY_SENSORS
from tests.conftest import Later
from tests.house import state
from tests.simulator import SimExtension, SimulatedPbx

MINUTE = 60
OF_HISTORY = {description.key for description in HISTORY_SENSORS} | {"calls", "clear_missed_calls"}


async def test_connection(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    connection = f"{pbx.serial}_connection"
    assert state(hass, "binary_sensor", connection).state == "on"
    entities = er.async_entries_for_config_entry(er.async_get(hass), setup_integration.entry_id)
    ours = {entity.entity_id: entity.translation_key for entity in entities if not entity.disabled_by and entity.unique_id != connection}
    kept = {entity_id for entity_id, key in ours.items() if key in OF_HISTORY}
    others = ours.keys() - kept
    assert kept
    assert others

    await pbx.stop()
    await later(MINUTE)
    assert state(hass, "binary_sensor", connection).state == "off"
    assert all(hass.states.is_state(entity_id, "unavailable") for entity_id in others)
    assert not any(hass.states.is_state(entity_id, "unavailable") for entity_id in kept)

    await pbx.start()
    await later(2 * MINUTE)
    assert state(hass, "binary_sensor", connection).state == "on"
    assert not any(hass.states.is_state(entity_id, "unavailable") for entity_id in others)


async def test_registered_is_not_known(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    pbx.extensions.append(SimExtension("110", state="Perhaps"))
    await later(MINUTE, step=MINUTE)
    assert state(hass, "binary_sensor", f"{pbx.serial}_ext_110_registered").state == "unknown"
    assert state(hass, "sensor", f"{pbx.serial}_ext_110_status").state == "unknown"
