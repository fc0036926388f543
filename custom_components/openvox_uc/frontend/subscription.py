"""What the subscriptions of the switchboard have in common: they follow the PBXs that are set up, and end with their pages."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util.signal_type import SignalType

from ..calls.signals import SIGNAL_STATE
from ..const import DOMAIN

type Fields = dict[str, Any]


class Subscription(ABC):
    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._unsubs: list[CALLBACK_TYPE] = []
        self._async_listen(SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed)
        self._async_listen(SIGNAL_STATE, self._async_state_changed)

    @callback
    def async_stop(self) -> None:
        for unsub in self._unsubs:
            unsub()

    @callback
    def _async_listen[*Args](self, signal: SignalType[*Args], listener: Callable[[*Args], None]) -> None:
        self._unsubs.append(async_dispatcher_connect(self._hass, signal, listener))

    @callback
    def _async_entry_changed(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            self._async_pbxs_changed()

    @callback
    @abstractmethod
    def _async_pbxs_changed(self) -> None:
        """Send everything again, since a PBX was set up, is gone, or has other options."""

    @callback
    @abstractmethod
    def _async_state_changed(self, entry_id: str, subject: str) -> None: ...
