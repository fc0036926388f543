"""The OpenVox UC integration."""

from typing import Any

from homeassistant.components.webhook import (
    async_generate_id as async_generate_webhook_id,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import (
    CONF_HOST,
    CONF_PORT,
    CONF_USERNAME,
    CONF_WEBHOOK_ID,
    EVENT_CORE_CONFIG_UPDATE,
)
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    ConfigEntryError,
    HomeAssistantError,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.helpers.http import current_request
from homeassistant.helpers.translation import async_load_integrations
from homeassistant.helpers.typing import ConfigType

from .base.error_texts import joined, option_name, translated
from .base.issues import Issue, async_clear_issue, async_raise_issue
from .base.subjects import PBX, Part, subject_of
from .connection.options import wrong_options
from .const import CONF_PASSWORD_MD5, DEFAULT_PORT, DOMAIN
from .contacts.address_books import async_load_address_books
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_pbxs
from .entity import listed
from .frontend import async_add_cards, async_remove_cards, async_setup_frontend
from .media.sounds import MediaView
from .runtime import async_remove_runtime
from .services import async_setup_services
from .webhook.receiver import ReportReceiver

PLATFORMS = (
    "binary_sensor",
    "button",
    "calendar",
    "event",
    "select",
    "sensor",
    "switch",
    "text",
    "todo",
)

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    await async_load_address_books(hass)
    async_setup_services(hass)
    await async_setup_frontend(hass)
    hass.http.register_view(MediaView)

    async def config_changed(_event: Event[Any]) -> None:
        """Show calls in a newly selected language and time zone.

        Home Assistant's own listener loads the texts to where nothing reads them.
        """
        await async_load_integrations(hass, {DOMAIN})
        for pbx in async_loaded_pbxs(hass):
            pbx.publisher.names_changed()
            pbx.history.begin_day()

    hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, config_changed)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> bool:
    # A user may reload the entry by an automation. What begins now outlives that
    # request.
    with current_request.set(None):
        await _async_set_up(hass, entry)
    return True


async def _async_set_up(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> None:
    _complete(hass, entry)
    if wrong := wrong_options(entry):
        names = joined(hass, [option_name(hass, step, key) for step, key in wrong])
        async_raise_issue(hass, entry, Issue.WRONG_OPTIONS, options=names)
    else:
        async_clear_issue(hass, entry, Issue.WRONG_OPTIONS)
    pbx = OpenVoxCoordinator(hass, entry)
    entry.runtime_data = pbx

    # The history does not depend on the session, so it need not wait for its end.
    entry.async_on_unload(pbx.history.async_stop)
    entry.async_on_unload(pbx.recorder.async_stop)
    await pbx.async_recall_calls()
    await pbx.session.async_find_pbx()
    # Open the receiver before the login, because no report may get lost afterward.
    receiver = ReportReceiver(pbx)
    await receiver.async_open()

    async def close() -> None:
        """Close the receiver last: the PBX sends reports until the session ends."""
        pbx.async_stop()
        try:
            await pbx.session.async_close()
        finally:
            receiver.async_close()
        if entry.disabled_by:
            async_clear_issue(hass, entry, *Issue)

    entry.async_on_unload(close)
    await pbx.async_config_entry_first_refresh()
    await pbx.queues.async_refresh()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    pbx.async_start()
    await async_add_cards(hass)


@callback
def _complete(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> None:
    """Replace missing data of an entry, such as after a manual change.

    Raises ConfigEntryError or ConfigEntryAuthFailed for what only the user knows.
    """
    needed: dict[str, str | int] = {
        CONF_HOST: "",
        CONF_PORT: DEFAULT_PORT,
        CONF_USERNAME: "",
        CONF_PASSWORD_MD5: "",
        CONF_WEBHOOK_ID: async_generate_webhook_id(),
    }
    usable = {
        key: value
        for key, value in entry.data.items()
        if key not in needed or (value and type(value) is type(needed[key]))
    }
    data = needed | usable
    hass.config_entries.async_update_entry(entry, data=data)
    if not data[CONF_HOST]:
        raise ConfigEntryError(**translated("host_missing"))
    if not data[CONF_USERNAME] or not data[CONF_PASSWORD_MD5]:
        raise ConfigEntryAuthFailed(**translated("credentials_missing"))


async def async_unload_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> bool:
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS)


async def async_remove_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> None:
    try:
        # This fails if the file of the history cannot be deleted.
        await async_remove_runtime(hass, entry.entry_id)
    finally:
        async_clear_issue(hass, entry, *Issue)
        if not hass.config_entries.async_entries(DOMAIN, include_ignore=False):
            await async_remove_cards(hass)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: OpenVoxConfigEntry, device: AnyDeviceEntry
) -> bool:
    """Allow removing what the PBX no longer lists. Raises HomeAssistantError."""
    subject = subject_of(entry.unique_id or "", device.identifiers)
    if entry.state is not ConfigEntryState.LOADED:
        reason = "device_not_known_gone"
    elif device.config_subentry_id is not None:
        reason = "address_book_device"
    elif subject == PBX or any(
        part.name_in(subject) in listed(entry.runtime_data, part) for part in Part
    ):
        reason = "device_listed"
    else:
        return True
    raise HomeAssistantError(
        **translated(reason, device=device.name_by_user or device.name or "")
    )
