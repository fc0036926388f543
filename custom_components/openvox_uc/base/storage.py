"""Files of Home Assistant's storage that lose nothing: a failed write is retried, and an unreadable file is moved aside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store
from homeassistant.util.dt import utcnow
from homeassistant.util.file import WriteError

from ..const import LOGGER
from .issues import Issue, async_create_issue

_VERSION = 1
_RETRY_SECONDS = 600


class SafeStore(Store[dict[str, Any]]):
    """A private file that is serialized and written in an executor."""

    def __init__(self, hass: HomeAssistant, key: str) -> None:
        super().__init__(hass, _VERSION, key, private=True, atomic_writes=True, serialize_in_event_loop=False)

    async def async_load_parsed[Content](self, parse: Callable[[dict[str, Any]], Content]) -> Content | None:
        """Return what an executor parses of the file; None without a file, or if it is unreadable and was moved aside."""
        try:
            data = await self.async_load()
            return None if data is None else await self.hass.async_add_executor_job(parse, data)
        # The first two are for files that may not be read or have another version, the others for JSON of any other form.
        except HomeAssistantError, NotImplementedError, AttributeError, LookupError, TypeError, ValueError:
            moved = f"{self.path}.corrupt.{utcnow().isoformat()}"
            try:
                await self.hass.async_add_executor_job(Path(self.path).rename, moved)
            except OSError:
                moved = self.path
            LOGGER.error("%s could not be read completely and was renamed to %s", self.path, moved)
            async_create_issue(self.hass, Issue.UNREADABLE_FILE, self.key, path=moved)
            return None

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Write the file, and retry later if that fails: the disk may be full, and the next change may be far away."""
        try:
            await super()._async_write_data(data)
        except WriteError:
            # What is to be written later is newer.
            if self._data is None:
                self.async_delay_save(lambda: data["data"], _RETRY_SECONDS)
            raise
