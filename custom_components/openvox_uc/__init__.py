"""The OpenVox UC telephone systems in Home Assistant."""

from datetime import datetime

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import Platform
from homeassistant.core import HassJob, HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryNotReady, HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.typing import ConfigType

from .connection.login_guard import async_get_login_guard
from .const import DOMAIN
from .contacts.store import async_load_contacts
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .devices import is_listed
from .issues import Issue, async_clear_issue
from .memory import EntryMemory, async_forget
from .reports.receiver import async_register_receiver
from .services import async_setup_services

PLATFORMS = [Platform.BINARY_SENSOR, Platform.BUTTON, Platform.CALENDAR, Platform.EVENT, Platform.SENSOR]

_LONGEST_WAIT_SECONDS = 90

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Load the contacts, and register the actions."""
    await async_load_contacts(hass)
    async_setup_services(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> bool:
    """Log in at a PBX and keep the session."""
    coordinator = OpenVoxCoordinator(hass, entry, await async_get_login_guard(hass))
    coordinator.memory.cancel_retry()
    entry.runtime_data = coordinator

    @callback
    def clear_issues() -> None:
        """Take back what was raised of a PBX that is to be left alone from now on."""
        if entry.disabled_by:
            async_clear_issue(hass, entry, *Issue)

    # The last one that is registered is called first, and none is waited for: until `close` has ended the session, reports come to a
    # coordinator that has been stopped.
    entry.async_on_unload(clear_issues)
    entry.async_on_unload(coordinator.async_stop)
    await coordinator.async_recall_calls()
    await coordinator.session.async_find_pbx()
    # Open before the login: from then on the PBX sends, and what is lost now is lost for good.
    close_receiver = async_register_receiver(hass, entry, coordinator)

    async def close() -> None:
        """End the session, then take no more reports."""
        await coordinator.session.async_close()
        close_receiver()

    entry.async_on_unload(close)
    try:
        await coordinator.async_config_entry_first_refresh()
    except ConfigEntryNotReady:
        _async_try_again_soon(hass, entry, coordinator.memory)
        raise
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    coordinator.async_start()
    return True


@callback
def _async_try_again_soon(hass: HomeAssistant, entry: OpenVoxConfigEntry, memory: EntryMemory) -> None:
    """Try a set-up again before Home Assistant would, which waits ever longer: after a power cut the PBX may start last."""

    @callback
    def try_again(_now: datetime) -> None:
        """Set the entry up anew, unless somebody else has done so or does not want it any more."""
        memory.unsub_retry = None
        if entry.state is ConfigEntryState.SETUP_RETRY:
            hass.config_entries.async_schedule_reload(entry.entry_id)

    memory.unsub_retry = async_call_later(hass, _LONGEST_WAIT_SECONDS, HassJob(try_again, cancel_on_shutdown=True))


async def async_unload_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> bool:
    """Unload an entry; its open calls are kept for the next load."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> None:
    """Forget a PBX."""
    await async_forget(hass, entry.entry_id)
    async_clear_issue(hass, entry, *Issue)


async def async_remove_config_entry_device(hass: HomeAssistant, entry: OpenVoxConfigEntry, device: AnyDeviceEntry) -> bool:
    """Return that a device may be removed by hand: an extension or a trunk that the PBX lists no more. Raises HomeAssistantError."""
    if entry.state is not ConfigEntryState.LOADED:
        reason = "device_not_known_gone"
    elif is_listed(device, (coordinator := entry.runtime_data).serial, coordinator.data.extensions, coordinator.data.trunks):
        reason = "device_listed"
    else:
        return True
    raise HomeAssistantError(
        translation_domain=DOMAIN, translation_key=reason, translation_placeholders={"device": device.name_by_user or device.name or ""}
    )
