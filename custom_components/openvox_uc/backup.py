"""Keeps backups of the call history consistent.

While a backup is made, calls go to the journal of the database.
"""

from homeassistant.core import HomeAssistant

from .history.database import async_get_database


async def async_pre_backup(hass: HomeAssistant) -> None:
    await async_get_database(hass).async_begin_copy()


async def async_post_backup(hass: HomeAssistant) -> None:
    await async_get_database(hass).async_end_copy()
