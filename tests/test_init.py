"""Setting an entry up, reloading it and taking it away."""

from pytest_homeassistant_custom_component.common import MockConfigEntry

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from tests.simulator import SimulatedPbx


async def test_set_up_and_unload(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """The entry logs in with the report URL, and out again."""
    entry = setup_integration
    assert entry.state is ConfigEntryState.LOADED
    assert pbx.logins == 1
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert pbx.token is None
