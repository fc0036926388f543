"""The queues of a PBX, polled calmly: at most ten requests a minute (protocol 3.10)."""

from collections import deque
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, Protocol, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from ..base.clock import async_get_clock
from ..const import CONF_QUEUES, LOGGER, POLL_INTERVAL
from ..pbx import PbxBusyError, PbxClient, PbxError, PbxNotUnderstoodError, PbxRefusedError, Queue, QueueStatus, Refusal

_LIST_SECONDS = 600
_REQUESTS_PER_MINUTE = 10
# A poll may come a little earlier than a minute after the one before.
_MINUTE_SECONDS = 55
# What was asked for so recently needs no second look when another queue is polled early.
_FRESH_SECONDS = 30
# Several actions in a row are worth one poll.
_SOON_SECONDS = 2


class QueuesOwner(Protocol):
    """What the polls need of the owner of the session, and what they report to it."""

    @property
    def client(self) -> PbxClient:
        """Return the client of the PBX."""

    @property
    def connected(self) -> bool:
        """Return whether the session with the PBX stands."""

    def async_request_failed(self, error: PbxError) -> None:
        """Note that a request failed."""

    def async_queues_listed(self, numbers: Iterable[str]) -> None:
        """Take in which queues there are."""


@dataclass(frozen=True, slots=True)
class QueueData:
    """A queue, and how it fared when it was last asked for; None if it was not, or the PBX does not tell."""

    queue: Queue
    status: QueueStatus | None = None


class QueuesCoordinator(DataUpdateCoordinator[Mapping[str, QueueData]]):
    """Polls the queues: their list every ten minutes, and each minute the status of those of which an entity is enabled.

    The context of a listener is the number of its queue; one that is listed for the first time is asked for before it has any.
    With more queues than requests, they take turns.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, owner: QueuesOwner) -> None:
        """Know no queue yet; if the options turn queues off, none is ever asked for."""
        self.enabled: bool = entry.options.get(CONF_QUEUES, True)
        self._soon: Debouncer[Coroutine[Any, Any, None]] = Debouncer(hass, LOGGER, cooldown=_SOON_SECONDS, immediate=False)
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{entry.title} queues",
            update_interval=POLL_INTERVAL if self.enabled else None,
            request_refresh_debouncer=self._soon,
            always_update=False,
        )
        self.data = {}
        self._owner = owner
        self._clock = async_get_clock(hass)
        self._next_list = 0.0
        self._paused_until = 0.0
        self._failed = False
        self._asked_at: dict[str, float] = {}
        self._requests: deque[float] = deque(maxlen=_REQUESTS_PER_MINUTE)

    @callback
    def session_started(self) -> None:
        """Note a new session: what was known may be old, and the PBX may have another firmware."""
        self._next_list = self._paused_until = 0
        self._failed = False
        if self.data:
            self.async_poll_soon(*self._asked_at)

    @callback
    def async_poll_soon(self, *numbers: str) -> None:
        """Ask again for queues that may have changed."""
        self._asked_at |= dict.fromkeys(self._asked_at.keys() & set(numbers), 0.0)
        if self.enabled:
            self._soon.async_schedule_call()

    @override
    async def _async_update_data(self) -> Mapping[str, QueueData]:
        """Ask for what is due; an outage is the owner's to log, so nothing here fails."""
        if not self.enabled or not self._owner.connected or self._clock.now() < self._paused_until:
            return self.data
        data = dict(self.data)
        try:
            if self._clock.now() >= self._next_list and self._may_ask():
                data = await self._async_list()
            shown = set(self.async_contexts())
            wanted = [number for number in data if number in shown or number not in self._asked_at]
            for number in sorted(wanted, key=self._last_asked):
                if self._clock.now() - self._last_asked(number) >= _FRESH_SECONDS and self._may_ask():
                    data[number] = QueueData(data[number].queue, await self._async_status(number))
        except PbxBusyError:
            LOGGER.debug("%s: the line is busy, so they are asked for later", self.name)
        except PbxError as error:
            LOGGER.debug("%s: they do not answer: %s", self.name, error)
            if self._failed:
                # They would hold up everything else each minute.
                self._paused_until = self._clock.now() + _LIST_SECONDS
                data = {number: QueueData(known.queue) for number, known in data.items()}
            self._failed = True
            self._owner.async_request_failed(error)
        else:
            self._failed = False
        return data

    async def _async_list(self) -> dict[str, QueueData]:
        """Ask which queues there are; a PBX that does not know the request is not asked again within its session."""
        try:
            listed = await self._owner.client.queues.list()
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            self._next_list = inf if error.errno == Refusal.UNKNOWN_REQUEST else self._clock.now() + _LIST_SECONDS
            LOGGER.debug("%s: the PBX did not list them: %s", self.name, error)
            return dict(self.data)
        numbers = [queue.number for queue in listed]
        if set(numbers) != self.data.keys():
            await self._owner.client.confirm()
        self._next_list = self._clock.now() + _LIST_SECONDS
        self._asked_at = {number: at for number, at in self._asked_at.items() if number in numbers}
        self._owner.async_queues_listed(numbers)
        return {queue.number: QueueData(queue, known.status if (known := self.data.get(queue.number)) else None) for queue in listed}

    async def _async_status(self, number: str) -> QueueStatus | None:
        """Ask how a queue fares."""
        self._asked_at[number] = self._clock.now()
        try:
            return await self._owner.client.queues.status(number)
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            LOGGER.debug("%s: the PBX did not tell the status of one: %s", self.name, error)
            return None

    def _last_asked(self, number: str) -> float:
        """Return when the status of a queue was last asked for (seconds since 1970), 0 for never."""
        return self._asked_at.get(number, 0)

    def _may_ask(self) -> bool:
        """Take one of the requests of this minute, if there is one left."""
        now = self._clock.now()
        if len(self._requests) == _REQUESTS_PER_MINUTE and now - self._requests[0] < _MINUTE_SECONDS:
            return False
        self._requests.append(now)
        return True
