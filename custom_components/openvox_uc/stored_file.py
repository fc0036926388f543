"""A file of Home Assistant's storage that nothing gets lost from: one that could not be written is written later."""

from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store
from homeassistant.util.file import WriteError

# What a load raises: HomeAssistantError for a file that may not be read or of a later version, NotImplementedError where there is no way
# from an earlier one, the others for valid JSON of any other form, since neither Store nor our readers check it before they use it.
UNREADABLE = (HomeAssistantError, NotImplementedError, AttributeError, LookupError, TypeError, ValueError)

_TRY_AGAIN_SECONDS = 600


class StoredFile(Store[dict[str, Any]]):
    """A file for the eyes of Home Assistant alone; what is to be written is asked for in another thread."""

    def __init__(self, hass: HomeAssistant, version: int, key: str) -> None:
        """Know where it is."""
        super().__init__(hass, version, key, private=True, atomic_writes=True, serialize_in_event_loop=False)

    @override
    async def async_remove(self) -> None:
        """Delete it, after whoever is writing it, and write no more."""
        self.make_read_only()
        # Nothing is written by that any more, but it waits its turn; before 2026.11, Home Assistant did not when it deleted.
        await self.async_save({})
        await super().async_remove()

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Write it, or try again in a while: the disk may be full, and there may be no other change until Home Assistant stops."""
        collect = data.get("data_func")
        try:
            await super()._async_write_data(data)
        except WriteError:
            if collect and self._data is None:
                self.async_delay_save(collect, _TRY_AGAIN_SECONDS)
            raise
