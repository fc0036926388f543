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


async def async_delete_set_aside(hass: HomeAssistant, path: str) -> None:
    """Delete all that was set aside of a stored file."""

    def delete() -> None:
        """Delete it, in a thread that may wait for the disk."""
        for aside in Path(path).parent.glob(f"{Path(path).name}{_MARK}*"):
            aside.unlink(missing_ok=True)

    await hass.async_add_executor_job(delete)
