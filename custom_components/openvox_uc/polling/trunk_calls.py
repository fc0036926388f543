"""Queries which calls over the trunks of a PBX are in progress, where that is in doubt.

At most once in ten seconds (protocol 3.12).
"""

from collections.abc import Callable, Iterable

from homeassistant.core import callback
from homeassistant.helpers.debounce import Debouncer

from ..connection.session import PbxSession
from ..const import LOGGER
from ..pbx import (
    CallTracker,
    Direction,
    PbxError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    Refusal,
)

_COOLDOWN_SECONDS = 10
# Processes the ids of the calls in progress in one direction, and when they were
# requested.
type ListedCalls = Callable[[Direction, frozenset[str], float], None]


class TrunkCallsQuery:
    def __init__(
        self, session: PbxSession, tracker: CallTracker, listed: ListedCalls
    ) -> None:
        self._name = f"{session.entry.title} trunk calls"
        self._session = session
        self._tracker = tracker
        self._listed = listed
        self._clock = session.clock
        self._waiting: dict[Direction, None] = {}
        # The documents differ in whether ids are necessary.
        self._needs_ids: set[Direction] = set()
        self._refused: set[Direction] = set()
        self._debouncer: Debouncer[None] = Debouncer(
            session.hass,
            LOGGER,
            cooldown=_COOLDOWN_SECONDS,
            immediate=True,
            function=self._async_start_query,
            background=True,
        )

    @callback
    def session_started(self) -> None:
        """Allow all requests again; the PBX may have another firmware."""
        self._needs_ids.clear()
        self._refused.clear()

    @callback
    def async_query(self, directions: Iterable[Direction]) -> None:
        self._waiting |= dict.fromkeys(
            direction for direction in directions if direction not in self._refused
        )
        if self._waiting and self._session.connected:
            self._debouncer.async_schedule_call()

    @callback
    def async_stop(self) -> None:
        self._debouncer.async_shutdown()

    @callback
    def _async_start_query(self) -> None:
        # A task of the entry: a request without an answer must not delay its end.
        self._session.entry.async_create_background_task(
            self._session.hass, self._async_query(), self._name
        )

    async def _async_query(self) -> None:
        """Query the calls in one direction: all.

        If that is refused, by their ids; if that is refused, never again.
        """
        if not self._waiting or not self._session.connected:
            return
        direction = next(iter(self._waiting))
        del self._waiting[direction]
        asked_at = self._clock.now()
        ids = (
            [*self._tracker.trunk_legs(direction)]
            if direction in self._needs_ids
            else []
        )
        try:
            legs = await self._session.client.trunk_calls(direction, ids)
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            LOGGER.debug(
                "%s: the PBX did not list %s ones: %s", self._name, direction, error
            )
            if ids and error.errno == Refusal.NO_SUCH_CALL:
                self._listed(direction, frozenset(), asked_at)
            elif ids:
                self._refused.add(direction)
            elif direction not in self._needs_ids:
                self._needs_ids.add(direction)
                self._waiting[direction] = None
        except PbxError as error:
            self._session.async_request_failed(error)
        else:
            self._listed(direction, legs, asked_at)
        self.async_query(())
