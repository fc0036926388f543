"""Stores data in files.

Unreadable files are moved aside, and files of a later version are left alone.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.storage import Store
from homeassistant.util.dt import utcnow

from ..const import LOGGER
from .issues import Issue, async_create_issue


class SafeStore(Store[dict[str, Any]]):
    """A private file, serialized and written in an executor."""

    def __init__(self, hass: HomeAssistant, key: str) -> None:
        super().__init__(
            hass,
            version=1,
            key=key,
            private=True,
            atomic_writes=True,
            serialize_in_event_loop=False,
        )

    async def async_load_parsed[Content](
        self, parse: Callable[[dict[str, Any]], Content]
    ) -> Content | None:
        """Parse the file in an executor, and return the result.

        None if there is no file, or if it was moved aside or is of a later version.
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
        # Raised for a file without access, of an unknown version, or with unexpected
        # JSON.
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
