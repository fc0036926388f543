"""The settings of extensions, asked for only where an entity shows them: every ten minutes, and after each change (protocol 3.3)."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import timedelta
from itertools import batched
from typing import Protocol, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed

from ..base.error_texts import translated, translated_error
from ..const import LOGGER
from ..pbx import ExtensionSettings, PbxClient, PbxError, PbxNotUnderstoodError, PbxRefusedError

_POLL_INTERVAL = timedelta(minutes=10)
_ASKED_AT_ONCE = 20


class SettingsOwner(Protocol):
    """Who has the session with the PBX, and tells of its outages."""

    @property
    def client(self) -> PbxClient:
        """Return the client of the PBX."""

    @property
    def connected(self) -> bool:
        """Return whether the session with the PBX stands."""

    @property
    def extension_numbers(self) -> frozenset[str]:
        """Return the numbers of the extensions that the PBX lists."""

    def async_request_failed(self, error: PbxError) -> None:
        """Note that a request failed."""


class ExtensionSettingsCoordinator(DataUpdateCoordinator[Mapping[str, ExtensionSettings]]):
    """Asks for the settings of the extensions that listeners name as their context, and changes settings."""

    config_entry: ConfigEntry

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, owner: SettingsOwner) -> None:
        """Know no settings yet."""
        name = f"{entry.title} extension settings"
        super().__init__(hass, LOGGER, config_entry=entry, name=name, update_interval=_POLL_INTERVAL, always_update=False)
        self.data = {}
        self._owner = owner
        # What was asked for in this session, be it told or not.
        self._asked: frozenset[str] = frozenset()
        self._changed: set[str] = set()
        self._showing_changes = asyncio.Lock()

    @property
    def _wanted(self) -> frozenset[str]:
        """Return the extensions whose settings are shown."""
        return self._owner.extension_numbers.intersection(self.async_contexts())

    @callback
    def async_polled(self) -> None:
        """Ask for what is missing, now that the PBX answers: all after an outage, or an extension that is new."""
        self._asked &= self._wanted
        if self._asked != self._wanted:
            self.config_entry.async_create_background_task(self.hass, self.async_refresh(), self.name)

    @callback
    def async_session_lost(self) -> None:
        """Note that settings may change unseen."""
        self._asked = frozenset()

    async def async_change(self, settings: ExtensionSettings) -> None:
        """Change settings to those that are not None; `async_show_changes` has to follow. Raises PbxError."""
        await self._owner.client.settings.update(settings)
        self._changed.add(settings.number)

    async def async_show_changes(self) -> None:
        """Show what the PBX has made of changes: of all that have been made until it is asked, so that it is asked seldom."""
        async with self._showing_changes:
            numbers, self._changed = self._changed & self._wanted, set()
            if not numbers:
                return
            before = self.data
            try:
                await self._async_ask(numbers)
            except PbxError as error:
                LOGGER.debug("%s: what was changed was not told: %s", self.name, error)
                # The next poll makes up for it.
                self._asked -= numbers
            if self.data != before:
                self.async_update_listeners()

    @override
    async def _async_update_data(self) -> Mapping[str, ExtensionSettings]:
        """Ask for the settings that are shown."""
        if not self._owner.connected:
            return self._unchanged()
        self._asked = self._wanted
        try:
            for numbers in batched(sorted(self._asked), _ASKED_AT_ONCE, strict=False):
                await self._async_ask(numbers)
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            raise UpdateFailed(**translated_error(error)) from error
        except PbxError as error:
            LOGGER.debug("%s: %s", self.name, error)
            return self._unchanged()
        return self.data

    async def _async_ask(self, numbers: Collection[str]) -> None:
        """Take in what the PBX tells of some extensions; at once, since a change may be told while a poll goes on. Raises PbxError."""
        try:
            settings = await self._owner.client.settings.query(numbers)
        except PbxError as error:
            self._owner.async_request_failed(error)
            raise
        others = {number: known for number, known in self.data.items() if number not in numbers}
        self.data = others | {told.number: told for told in settings}

    def _unchanged(self) -> Mapping[str, ExtensionSettings]:
        """Return what is known, to be asked for again once the PBX answers; the owner tells of outages, so nothing is logged.

        Raises UpdateFailed if the settings were refused before, for an outage is no end of that.
        """
        self.async_session_lost()
        if not self.last_update_success:
            raise UpdateFailed(**translated("not_connected"))
        return self.data
