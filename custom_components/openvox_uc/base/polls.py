"""The base of what is polled for everyone, whoever requests a poll.

Who may listen to recordings depends on the request in the context (see
`access/permissions.py`). Later polls, and the automations that they trigger, would
inherit it.
"""

from typing import override

from homeassistant.core import callback
from homeassistant.helpers.http import current_request
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator


class PollingCoordinator[Data](DataUpdateCoordinator[Data]):
    """Publishes what it polls, and schedules the next poll, without a request."""

    @override
    async def async_refresh(self) -> None:
        with current_request.set(None):
            await super().async_refresh()

    @override
    async def async_request_refresh(self) -> None:
        with current_request.set(None):
            await super().async_request_refresh()

    @callback
    @override
    def async_set_updated_data(self, data: Data) -> None:
        with current_request.set(None):
            super().async_set_updated_data(data)
