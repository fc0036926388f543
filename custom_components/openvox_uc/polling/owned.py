"""The base of the coordinators for what is polled besides the lists.

They share the session of the main coordinator.
"""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from ..base.error_texts import translated, translated_error
from ..const import LOGGER
from ..pbx import PbxError, PbxNotUnderstoodError, PbxRefusedError

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator


class OwnedCoordinator[Part](DataUpdateCoordinator[Mapping[str, Part]]):
    """Polls parts of a PBX by number.

    Data that the PBX refuses become unavailable, while known data stay during an
    outage.
    """

    config_entry: ConfigEntry

    def __init__(
        self,
        pbx: OpenVoxCoordinator,
        what: str,
        interval: timedelta | None,
        soon: float = 0,
    ) -> None:
        """Poll at an interval, and `soon` seconds after a request.

        The delay debounces requests, which often come in a row.
        """
        super().__init__(
            pbx.hass,
            LOGGER,
            config_entry=pbx.config_entry,
            name=f"{pbx.name} {what}",
            update_interval=interval,
            request_refresh_debouncer=Debouncer(
                pbx.hass, LOGGER, cooldown=soon, immediate=False, background=True
            )
            if soon
            else None,
            always_update=False,
        )
        self.data = {}
        self._pbx = pbx
        self._session = pbx.session

    @callback
    def async_refresh_soon(self) -> None:
        self.config_entry.async_create_task(
            self.hass, self.async_request_refresh(), self.name
        )

    @override
    async def _async_update_data(self) -> Mapping[str, Part]:
        if not self._session.connected:
            return self._known()
        try:
            return await self._async_poll()
        except PbxError as error:
            self._session.async_request_failed(error)
            if isinstance(error, PbxRefusedError | PbxNotUnderstoodError):
                raise UpdateFailed(**translated_error(error)) from error
            LOGGER.debug("%s: %s", self.name, error)
            return self._known()

    @abstractmethod
    async def _async_poll(self) -> Mapping[str, Part]:
        """Return the parts. Raises PbxError."""

    def _known(self) -> Mapping[str, Part]:
        """Return the known data.

        Raises UpdateFailed if the last request before an outage was refused.
        """
        if not self.last_update_success:
            raise UpdateFailed(**translated("not_connected"))
        return self.data
