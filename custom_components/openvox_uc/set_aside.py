"""Keeps stored files that nobody understands: nothing is thrown away, until somebody wants all of it gone."""

from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow

from .const import LOGGER

_MARK = ".corrupt."


async def async_set_aside(hass: HomeAssistant, path: str) -> str:
    """Give a stored file that could not be read, or not wholly, another name, and return that."""
    aside = f"{path}{_MARK}{utcnow().isoformat()}"
    await hass.async_add_executor_job(Path(path).rename, aside)
    LOGGER.error("%s could not be read wholly; it was kept as %s", path, aside)
    return aside
