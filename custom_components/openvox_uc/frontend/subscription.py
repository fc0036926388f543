"""What the subscriptions of the switchboard have in common: they follow the PBXs that are set up, and end with their pages."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Any

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util.signal_type import SignalType

from ..calls.signals import any_state_signal
from ..const import DOMAIN
from ..coordinator import OpenVoxCoordinator, async_loaded_coordinators

type Fields = dict[str, Any]


class Subscription(ABC):
    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass
        self._unsubs: list[CALLBACK_TYPE] = []
        self._unsub_pbxs: list[CALLBACK_TYPE] = []
        self._async_listen(SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed)

    @callback
    def async_stop(self) -> None:
        for unsub in (*self._unsubs, *self._unsub_pbxs):
            unsub()

    @callback
    def _async_listen[*Args](self, signal: SignalType[*Args], listener: Callable[[*Args], None]) -> None:
        self._unsubs.append(async_dispatcher_connect(self._hass, signal, listener))

    @callback
    def _async_follow_pbxs(self) -> list[OpenVoxCoordinator]:
        for unsub in self._unsub_pbxs:
            unsub()
        coordinators = async_loaded_coordinators(self._hass)
        self._unsub_pbxs = [unsub for coordinator in coordinators for unsub in self._async_follow(coordinator)]
        return coordinators

    @callback
    def _async_follow(self, coordinator: OpenVoxCoordinator) -> list[CALLBACK_TYPE]:
        entry_id = coordinator.config_entry.entry_id
        listener = partial(self._async_state_changed, entry_id)
        return [async_dispatcher_connect(self._hass, any_state_signal(entry_id), listener)]

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
