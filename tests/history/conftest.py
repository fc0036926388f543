"""Where the call history is."""

from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest

from custom_components.openvox_uc.const import DOMAIN


@pytest.fixture
def path(hass: HomeAssistant) -> Path:
    return Path(hass.config.path(f"{DOMAIN}.db"))
