"""The sensors: what phones and trunks are doing, and how the PBX fares."""

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import Later
from tests.house import entity_id, load, state
from tests.simulator import SimTrunk, SimulatedPbx

MINUTE = 60

pytestmark = pytest.mark.usefixtures("server")


@pytest.mark.parametrize(
    ("word", "status", "registered"),
    [
        ("Idle", "idle", "on"),
        ("Ringing", "ringing", "on"),
        ("InUse", "in_use", "on"),
        ("Hold", "on_hold", "on"),
        ("Unavailable", "unregistered", "off"),
        ("Malfunction", "fault", "off"),
    ],
)
async def test_status_of_an_extension_by_a_report(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, word: str, status: str, registered: str
) -> None:
    """A phone that can be called is registered, whatever it does."""
    for number in ("100", "101"):
        await pbx.report({"action": "ExtensionStatus", "extension": number, "status": word, "sn": pbx.serial})
        assert state(hass, "sensor", f"{pbx.serial}_ext_{number}_status").state == status
        assert state(hass, "binary_sensor", f"{pbx.serial}_ext_{number}_registered").state == registered


async def test_status_of_an_extension_by_the_list(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    status = f"{pbx.serial}_ext_101_status"
    assert state(hass, "sensor", status).state == "idle"
    pbx.set_state("101", "Malfunction")
    await later(MINUTE, step=MINUTE)
    assert state(hass, "sensor", status).state == "fault"


async def test_status_of_a_trunk(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
    """The words that a trunk may have, also those of analogue and GSM ones; an unknown one is no value."""
    words = {
        "Registered": "registered",
        "Registering": "registering",
        "Failure": "failed",
        "Disable": "disabled",
        "Idle": "registered",
        "No SIM": "failed",
        "Perhaps": "unknown",
    }
    pbx.trunks = [SimTrunk(word, status=word) for word in words]
    await load(hass, entry)
    assert {word: state(hass, "sensor", f"{pbx.serial}_trunk_{word}_status").state for word in words} == words


async def test_active_calls(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    active_calls = f"{pbx.serial}_active_calls"
    assert state(hass, "sensor", active_calls).state == "0"
    await pbx.desk.call("101", "102")
    assert state(hass, "sensor", active_calls).state == "1"
    await pbx.desk.ring(["103"])
    assert state(hass, "sensor", active_calls).state == "2"
    await pbx.desk.answer("102")
    await later(5)
    await pbx.desk.hang_up("101")
    await later(1)
    assert state(hass, "sensor", active_calls).state == "1"


async def test_last_boot(
    freezer: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
) -> None:
    freezer.move_to("2026-11-25T12:00:00Z")
    pbx.booted_at = pbx.clock() - 90_000
    await load(hass, entry)
    last_boot = f"{pbx.serial}_last_boot"
    assert state(hass, "sensor", last_boot).state == "2026-11-24T11:00:00+00:00"

    await pbx.boot()
    await later(2 * MINUTE)
    assert state(hass, "sensor", last_boot).state == "2026-11-25T12:00:00+00:00"


async def test_last_report(
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    entity_registry: er.EntityRegistry,
) -> None:
    sensor = entity_id(hass, "sensor", f"{pbx.serial}_last_report")
    assert hass.states.get(sensor) is None
    entity_registry.async_update_entity(sensor, disabled_by=None)
    await load(hass, setup_integration)
    assert hass.states.is_state(sensor, "unknown")
    for _ in range(2):
        await later(7)
        await pbx.report({"action": "ExtensionStatus", "extension": "999", "status": "Idle", "sn": pbx.serial})
        assert hass.states.is_state(sensor, utcnow().isoformat(timespec="seconds"))
