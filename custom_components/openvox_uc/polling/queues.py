"""Polls the queues of a PBX slowly: ten requests a minute at most (protocol 3.10)."""

from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, override

from homeassistant.core import callback

from ..base.subjects import Part
from ..connection.options import read_option
from ..const import CONF_QUEUES, LOGGER, POLL_INTERVAL
from ..pbx import PbxError, PbxNotUnderstoodError, PbxRefusedError, Queue, QueueStatus
from .owned import OwnedCoordinator

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_LIST_SECONDS = 600
_REQUESTS_PER_MINUTE = 10
_MINUTE_SECONDS = 55  # a poll may come a little early
# A status this recent is not requested again when another queue is polled early.
_FRESH_SECONDS = 30
_SOON_SECONDS = 2


class QueueData(NamedTuple):
    """A queue and its last status; None if the status is unknown."""

    queue: Queue
    status: QueueStatus | None = None
    polled_waiting: int = 0
    """The callers that the poll counted; 0 unless these were more than the reported."""


class QueuesCoordinator(OwnedCoordinator[QueueData]):
    """Polls the list of queues, and the status of queues that listeners need.

    Listeners name their queue as context. If there are too many, they take turns.
    """

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self.enabled: bool = read_option(pbx.config_entry, CONF_QUEUES)
        interval = POLL_INTERVAL if self.enabled else None
        super().__init__(pbx, "queues", interval, _SOON_SECONDS)
        self._clock = pbx.clock
        self._next_list = 0.0
        self._paused_until = 0.0
        self._failed = False
        self._polled_at: dict[str, float] = {}
        self._requests: deque[float] = deque(maxlen=_REQUESTS_PER_MINUTE)

    @callback
    def session_started(self) -> None:
        """Poll everything again, because the PBX may have new firmware."""
        self._next_list = self._paused_until = 0
        self._failed = False
        if self.data:
            self.async_poll_soon(*self._polled_at)

    @callback
    def async_poll_soon(self, *numbers: str) -> None:
        for number in numbers:
            if number in self._polled_at:
                self._polled_at[number] = 0
        self.async_refresh_soon()

    @override
    async def _async_poll(self) -> Mapping[str, QueueData]:
        """Poll everything that is due.

        Pause after two failures in a row, because queues would delay everything else
        each minute.
        """
        if not self.enabled or self._clock.now() < self._paused_until:
            return self.data
        try:
            await self._async_poll_due()
        except PbxError:
            if self._failed:
                self._paused_until = self._clock.now() + _LIST_SECONDS
                self.data = {
                    number: QueueData(known.queue)
                    for number, known in self.data.items()
                }
            self._failed = True
            raise
        self._failed = False
        return self.data

    async def _async_poll_due(self) -> None:
        if self._clock.now() >= self._next_list and self._may_request:
            await self._async_list()
        shown = set(self.async_contexts())
        due = [
            (self._polled_at.get(number, 0), number)
            for number in self.data
            if number in shown or number not in self._polled_at
        ]
        for polled_at, number in sorted(due):
            is_fresh = self._clock.now() - polled_at < _FRESH_SECONDS
            if not is_fresh and self._may_request:
                await self._async_poll_status(number)

    async def _async_list(self) -> None:
        """List the queues."""
        self._requests.append(self._clock.now())
        try:
            answer = await self._session.client.queues.list()
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            self._next_list = self._clock.now() + _LIST_SECONDS
            LOGGER.debug("%s: the PBX did not list them: %s", self.name, error)
            return
        listed = {queue.number: queue for queue in answer}
        queues = await self._pbx.async_take_list(Part.QUEUE, listed, self.data)
        self._next_list = self._clock.now() + _LIST_SECONDS
        self._polled_at = {
            number: at for number, at in self._polled_at.items() if number in queues
        }
        self.data = {
            number: self.data[number]._replace(queue=queue)
            if number in self.data
            else QueueData(queue)
            for number, queue in queues.items()
        }

    async def _async_poll_status(self, number: str) -> None:
        self._polled_at[number] = now = self._clock.now()
        self._requests.append(now)
        status = None
        try:
            status = await self._session.client.queues.status(number)
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            LOGGER.debug("%s: the PBX did not report a status: %s", self.name, error)
        waiting = (status and status.waiting_callers) or 0
        reported = sum(
            call.dialed == number and call.answered_at is None
            for call in self._pbx.tracker.open_calls()
        )
        self.data = {
            **self.data,
            number: QueueData(
                self.data[number].queue, status, waiting if waiting > reported else 0
            ),
        }

    @property
    def _may_request(self) -> bool:
        is_full = len(self._requests) == _REQUESTS_PER_MINUTE
        return not is_full or self._clock.now() - self._requests[0] >= _MINUTE_SECONDS
