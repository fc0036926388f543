"""Polls the settings of extensions, but only those that an entity shows.

Polls every ten minutes, and after each change (protocol 3.3).
"""

from collections.abc import Collection, Mapping
from datetime import timedelta
from itertools import batched
from typing import TYPE_CHECKING, override

from homeassistant.core import callback

from ..const import LOGGER
from ..pbx import ExtensionSettings, PbxError
from .owned import OwnedCoordinator

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_POLL_INTERVAL = timedelta(minutes=10)
_EXTENSIONS_AT_ONCE = 20


class ExtensionSettingsCoordinator(OwnedCoordinator[ExtensionSettings]):
    """Polls and changes settings.

    A listener names its extension as context.
    """

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        super().__init__(pbx, "extension settings", _POLL_INTERVAL)
        # Extensions polled in this session, whether or not there was an answer.
        self._polled: frozenset[str] = frozenset()

    @property
    def _shown(self) -> frozenset[str]:
        return frozenset(self._pbx.extensions.keys() & set(self.async_contexts()))

    @callback
    def async_poll_missing(self) -> None:
        """Poll missing settings.

        These are those of new extensions, or all of them after an outage.
        """
        self._polled &= self._shown
        if self._polled != self._shown:
            self.config_entry.async_create_background_task(
                self.hass, self.async_refresh(), self.name
            )

    @callback
    def async_session_lost(self) -> None:
        self._polled = frozenset()

    async def async_change(self, settings: ExtensionSettings) -> None:
        """Change the settings that are not None, and show them. Raises PbxError."""
        await self._session.client.settings.update(settings)
        number = settings.number
        if number not in self._shown:
            return
        try:
            await self._async_query([number])
        except PbxError as error:
            LOGGER.debug("%s: the changed ones did not come: %s", self.name, error)
            self._session.async_request_failed(error)
            self._polled -= {number}
        self.async_update_listeners()

    @override
    async def _async_poll(self) -> Mapping[str, ExtensionSettings]:
        self._polled = self._shown
        for numbers in batched(sorted(self._polled), _EXTENSIONS_AT_ONCE, strict=False):
            await self._async_query(numbers)
        return self.data

    async def _async_query(self, numbers: Collection[str]) -> None:
        """Query settings, and keep them at once. Raises PbxError.

        A poll may run while changes are shown.
        """
        settings = await self._session.client.settings.query(numbers)
        found = {known.number: known for known in settings}
        # Extensions may be removed, and a PBX may report some that it does not list.
        self.data = {
            number: known
            for number, known in {**self.data, **found}.items()
            if number in self._pbx.extensions
            and (number in found or number not in numbers)
        }
