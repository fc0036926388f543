"""Files of the storage that retry failed writes.

Unreadable files are moved aside. Files of a later version are left alone.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.storage import Store
from homeassistant.util.dt import utcnow
from homeassistant.util.file import WriteError

from ..const import LOGGER
from .issues import Issue, async_create_issue

_RETRY_SECONDS = 600


class SafeStore(Store[dict[str, Any]]):
    """A private file that is serialized and written in an executor."""

    def __init__(
        self, hass: HomeAssistant, key: str, version: int = 1, minor_version: int = 1
    ) -> None:
        super().__init__(
            hass,
            version,
            key,
            private=True,
            atomic_writes=True,
            minor_version=minor_version,
            serialize_in_event_loop=False,
        )

    async def async_load_parsed[Content](
        self, parse: Callable[[dict[str, Any]], Content]
    ) -> Content | None:
        """Return what an executor parses.

        None without a file, or if it was moved aside or is of a later version.
        """
        try:
            data = await self.async_load()
            if data is None:
                return None
            return await self.hass.async_add_executor_job(parse, data)
        except UnsupportedStorageVersionError:
            self.make_read_only()
            LOGGER.error(
                "%s was written by a later version, and is left unchanged", self.path
            )
            async_create_issue(self.hass, Issue.FILE_TOO_NEW, self.key, path=self.path)
            return None
        # A file without access, of an unknown version, and JSON of any other form.
        except (
            HomeAssistantError,
            NotImplementedError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ):
            moved = f"{self.path}.corrupt.{utcnow().isoformat()}"
            try:
                await self.hass.async_add_executor_job(Path(self.path).rename, moved)
            except OSError:
                moved = self.path
            LOGGER.error(
                "%s could not be read completely and was renamed to %s",
                self.path,
                moved,
            )
            async_create_issue(self.hass, Issue.UNREADABLE_FILE, self.key, path=moved)
            return None

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Retry a failed write.

        The disk may be full, and the next change may be far away.
        """
        try:
            await super()._async_write_data(data)
        except WriteError:
            # The data already waiting is newer.
            if self._data is None:
                self.async_delay_save(lambda: data["data"], _RETRY_SECONDS)
            raise
