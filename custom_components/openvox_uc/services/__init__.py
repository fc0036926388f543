"""The actions.

Home Assistant calls them services in code, and describes them by services.yaml.
"""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.service import async_register_admin_service

from ..const import DOMAIN
from . import administration, calls, contacts, groups, history, phones

ACTIONS = {
    **calls.ACTIONS,
    **phones.ACTIONS,
    **groups.ACTIONS,
    **history.ACTIONS,
    **administration.ACTIONS,
    **contacts.ACTIONS,
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    for name, action in ACTIONS.items():
        schema = action.schema(action.fields)
        if action.admin:
            async_register_admin_service(
                hass, DOMAIN, name, action.act, schema, action.response
            )
        else:
            hass.services.async_register(
                DOMAIN, name, action.act, schema, action.response
            )
