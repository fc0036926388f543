"""The actions. Home Assistant calls them services in code, and describes them by services.yaml."""

from homeassistant.core import HomeAssistant, SupportsResponse, callback
from homeassistant.helpers.service import async_register_admin_service

from ..const import DOMAIN
from . import calls, contacts, history, recording


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register all actions; only administrators change or delete what others see too."""
    register = hass.services.async_register
    register(DOMAIN, "dial", calls.async_dial, calls.DIAL_SCHEMA)
    register(DOMAIN, "hang_up", calls.async_hang_up, calls.HANG_UP_SCHEMA)
    register(DOMAIN, "get_call_history", history.async_get_calls, history.GET_CALLS_SCHEMA, SupportsResponse.ONLY)
    register(DOMAIN, "get_contacts", contacts.get_contacts, contacts.GET_CONTACTS_SCHEMA, SupportsResponse.ONLY)
    async_register_admin_service(
        hass, DOMAIN, "delete_call_history", history.async_delete_calls, history.DELETE_CALLS_SCHEMA, SupportsResponse.OPTIONAL
    )
    async_register_admin_service(hass, DOMAIN, "set_contact", contacts.set_contact, contacts.SET_CONTACT_SCHEMA)
    async_register_admin_service(hass, DOMAIN, "delete_contact", contacts.delete_contact, contacts.DELETE_CONTACT_SCHEMA)
    async_register_admin_service(
        hass, DOMAIN, "record_reports", recording.async_record_reports, recording.RECORD_REPORTS_SCHEMA, SupportsResponse.OPTIONAL
    )
