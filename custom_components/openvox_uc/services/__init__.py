"""The actions. Home Assistant calls them services in code, and describes them by services.yaml."""

from homeassistant.core import HomeAssistant, callback

from .calls import async_setup_call_services
from .contacts import async_setup_contact_services
from .history import async_setup_history_services


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register all actions."""
    async_setup_call_services(hass)
    async_setup_contact_services(hass)
    async_setup_history_services(hass)
