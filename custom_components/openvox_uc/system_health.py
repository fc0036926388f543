"""The state of the connections to the PBXs, for the system health page."""

from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback

from .base.error_texts import text
from .const import DOMAIN
from .contacts.store import async_get_contacts
from .coordinator import async_loaded_pbxs


@callback
def async_register(
    hass: HomeAssistant, register: system_health.SystemHealthRegistration
) -> None:
    register.async_register_info(async_system_health_info)


async def async_system_health_info(hass: HomeAssistant) -> dict[str, Any]:
    entries = hass.config_entries.async_entries(
        DOMAIN, include_disabled=False, include_ignore=False
    )
    coordinators = async_loaded_pbxs(hass)
    counts = [pbx.counts for pbx in coordinators]
    reports = [count.last_report for count in counts if count.last_report]
    return {
        "connected": f"{sum(pbx.connected for pbx in coordinators)} / {len(entries)}",
        "last_report": max(reports, default=text(hass, "system_health.never")),
        "reports_received": sum(count.received for count in counts),
        "reports_ignored": sum(count.ignored for count in counts),
        "active_calls": sum(pbx.tracker.active_calls for pbx in coordinators),
        "contacts": len(async_get_contacts(hass).book),
    }
