"""Makes backups of the call history consistent: while one is made, calls wait in an open transaction."""

from homeassistant.core import HomeAssistant

from .history.database import async_get_database


async def async_pre_backup(hass: HomeAssistant) -> None:
    await async_get_database(hass).async_lock()


async def async_post_backup(hass: HomeAssistant) -> None:
    async_get_database(hass).async_unlock()
