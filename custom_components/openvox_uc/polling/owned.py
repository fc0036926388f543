"""One kind of coordinator for all that is polled next to the lists.

It uses the session of the PBX's owner.
"""

from abc import abstractmethod
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from ..base.error_texts import translated, translated_error
from ..const import LOGGER
from ..pbx import PbxBusyError, PbxError, PbxNotUnderstoodError, PbxRefusedError

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

# After so long, more of the minute's requests are free again.
_BUSY_SECONDS = 20


class OwnedCoordinator[Part](DataUpdateCoordinator[Mapping[str, Part]]):
    """Polls parts of a PBX by their numbers.

    What it refuses becomes unavailable, and what is known stays in an outage.
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

        The delay is there because several requests often come in a row.
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
        self._unsub_retry: CALLBACK_TYPE | None = None
        pbx.config_entry.async_on_unload(self._cancel_retry)

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
        except PbxBusyError as error:
            LOGGER.debug("%s: %s", self.name, error)
            self._cancel_retry()
            job = HassJob(self._async_retry, cancel_on_shutdown=True)
            self._unsub_retry = async_call_later(self.hass, _BUSY_SECONDS, job)
            return self._known()
        except PbxError as error:
            self._session.async_request_failed(error)
            if isinstance(error, PbxRefusedError | PbxNotUnderstoodError):
                raise UpdateFailed(**translated_error(error)) from error
            LOGGER.debug("%s: %s", self.name, error)
            return self._known()

    async def _async_retry(self, _now: datetime) -> None:
        self._unsub_retry = None
        await self.async_refresh()

    @callback
    def _cancel_retry(self) -> None:
        if self._unsub_retry:
            self._unsub_retry()
            self._unsub_retry = None

    @abstractmethod
    async def _async_poll(self) -> Mapping[str, Part]:
        """Return the parts. Raises PbxError."""

    def _known(self) -> Mapping[str, Part]:
        """Return what is known.

        Raises UpdateFailed if the last request before an outage was refused.
        """
        if not self.last_update_success:
            raise UpdateFailed(**translated("not_connected"))
        return self.data
