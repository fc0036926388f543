"""Files of Home Assistant's storage that lose nothing: a failed write is retried, and an unreadable file is moved aside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store
from homeassistant.util.dt import utcnow
from homeassistant.util.file import WriteError

from .const import LOGGER
from .repairs import async_raise_unreadable_file

# What a load raises: HomeAssistantError for a file that may not be read or of a later version, NotImplementedError for an earlier version,
# the others for valid JSON of any other form, since neither Store nor our parsers check it before they use it.
UNREADABLE = (HomeAssistantError, NotImplementedError, AttributeError, LookupError, TypeError, ValueError)

_RETRY_SECONDS = 600
_MARK = ".corrupt."


class SafeStore(Store[dict[str, Any]]):
    """A private file that is serialized and written in an executor."""

    def __init__(self, hass: HomeAssistant, version: int, key: str) -> None:
        """Name the file."""
        super().__init__(hass, version, key, private=True, atomic_writes=True, serialize_in_event_loop=False)

    async def async_load_parsed[Content](self, parse: Callable[[dict[str, Any]], Content]) -> Content | None:
        """Return what an executor parses of the file; None without a file, or if it is unreadable and was moved aside."""
        try:
            data = await self.async_load()
            return None if data is None else await self.hass.async_add_executor_job(parse, data)
        except UNREADABLE:
            async_raise_unreadable_file(self.hass, self.key, await async_move_aside(self.hass, self.path))
            return None

    @override
    async def async_remove(self) -> None:
        """Delete the file once the current write is over, and write no more."""
        self.make_read_only()
        # It writes nothing any more, but waits for the lock; before 2026.11, Home Assistant deletes a file while it is written.
        await self.async_save({})
        await super().async_remove()

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Write the file, and retry later if that fails: the disk may be full, and the next change may be far away."""
        collect = data.get("data_func") or (lambda: data["data"])
        try:
            await super()._async_write_data(data)
        except WriteError:
            if self._data is None:
                self.async_delay_save(collect, _RETRY_SECONDS)
            raise


async def async_move_aside(hass: HomeAssistant, path: str) -> str:
    """Rename a file that could not be read completely, and return its new path."""
    moved = f"{path}{_MARK}{utcnow().isoformat()}"
    await hass.async_add_executor_job(Path(path).rename, moved)
    LOGGER.error("%s could not be read completely and was renamed to %s", path, moved)
    return moved


async def async_delete_moved(hass: HomeAssistant, path: str) -> None:
    """Delete all files that were moved aside from a path."""

    def delete() -> None:
        """Delete them in an executor."""
        for moved in Path(path).parent.glob(f"{Path(path).name}{_MARK}*"):
            moved.unlink(missing_ok=True)

    await hass.async_add_executor_job(delete)
