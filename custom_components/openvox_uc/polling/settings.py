"""The settings of extensions, polled only where an entity shows them: every ten minutes, and after each change (protocol 3.3)."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from itertools import batched
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from ..connection.session import PbxSession
from ..const import LOGGER
from ..pbx import Extension, ExtensionSettings, PbxError
from .owned import OwnedCoordinator

_POLL_INTERVAL = timedelta(minutes=10)
_EXTENSIONS_AT_ONCE = 20


class ExtensionSettingsCoordinator(OwnedCoordinator[ExtensionSettings]):
    """Polls the settings of the extensions that listeners name as their context, and changes settings."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, session: PbxSession, extensions: Callable[[], Mapping[str, Extension]]
    ) -> None:
        super().__init__(hass, entry, session, "extension settings", _POLL_INTERVAL)
        self._extensions = extensions
        # The extensions that were polled in this session, whether the PBX answered or not.
        self._polled: frozenset[str] = frozenset()
        self._changed: set[str] = set()
        self._showing_changes = asyncio.Lock()

    @property
    def _shown(self) -> frozenset[str]:
        return frozenset(self._extensions().keys() & set(self.async_contexts()))

    @callback
    def async_polled(self) -> None:
        """Poll what is missing, now that the PBX answers: all after an outage, or an extension that is new."""
        self._polled &= self._shown
        if self._polled != self._shown:
            self.config_entry.async_create_background_task(self.hass, self.async_refresh(), self.name)

    @callback
    def async_session_lost(self) -> None:
        self._polled = frozenset()

    async def async_change(self, settings: ExtensionSettings) -> None:
        """Change settings to those that are not None; `async_show_changes` has to follow. Raises PbxError."""
        await self._session.client.settings.update(settings)
        self._changed.add(settings.number)

    async def async_show_changes(self) -> None:
        """Show what the PBX has made of changes: one poll shows all that were made before it."""
        async with self._showing_changes:
            numbers, self._changed = self._changed & self._shown, set()
            if not numbers:
                return
            try:
                await self._async_query(numbers)
            except PbxError as error:
                LOGGER.debug("%s: the changed ones did not come: %s", self.name, error)
                self._session.async_request_failed(error)
                # The next poll makes up for it.
                self._polled -= numbers
            self.async_update_listeners()

    @override
    async def _async_poll(self) -> Mapping[str, ExtensionSettings]:
        self._polled = self._shown
        for numbers in batched(sorted(self._polled), _EXTENSIONS_AT_ONCE, strict=False):
            await self._async_query(numbers)
        return self.data

    async def _async_query(self, numbers: Collection[str]) -> None:
        """Query the settings of some extensions, and keep them at once: changes may be shown while a poll runs. Raises PbxError."""
        settings = await self._session.client.settings.query(numbers)
        others = {number: known for number, known in self.data.items() if number not in numbers}
        self.data = others | {each.number: each for each in settings}

    @override
    def _known(self) -> Mapping[str, ExtensionSettings]:
        self.async_session_lost()
        return super()._known()
