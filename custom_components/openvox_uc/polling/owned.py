"""The base of the coordinators for what is polled besides the lists.

They share the session of the main coordinator.
"""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import UpdateFailed

from ..base.error_texts import translated, translated_error
from ..base.polls import PollingCoordinator
from ..const import LOGGER
from ..pbx import PbxError, PbxNotUnderstoodError, PbxRefusedError

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator


class OwnedCoordinator[Part](PollingCoordinator[Mapping[str, Part]]):
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
        """Poll at an interval, and `soon` seconds after a request."""
        super().__init__(
            pbx.hass,
            LOGGER,
            config_entry=pbx.config_entry,
            name=f"{pbx.name} {what}",
            update_interval=interval,
            always_update=False,
        )
        self.data = {}
        self._pbx = pbx
        self._session = pbx.session
        self._soon = soon
        self._unsub_soon: CALLBACK_TYPE | None = None
        self.config_entry.async_on_unload(self._async_cancel_soon)

    @callback
    def async_refresh_soon(self) -> None:
        """Poll soon, once for requests in a row, and after a poll that is running.

        Core's debouncer would drop the request: the poll may have asked too early.
        """

        @callback
        def refresh(_now: datetime) -> None:
            self._unsub_soon = None
            self.config_entry.async_create_background_task(
                self.hass, self.async_refresh(), self.name
            )

        if self._unsub_soon is None:
            self._unsub_soon = async_call_later(
                self.hass, self._soon, HassJob(refresh, cancel_on_shutdown=True)
            )

    @callback
    def _async_cancel_soon(self) -> None:
        if self._unsub_soon:
            self._unsub_soon()

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
