"""Asks the PBX which calls over its trunks go on, where that is in doubt: at most once in ten seconds (protocol 3.12)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ..base.clock import async_get_clock
from ..const import LOGGER
from ..pbx import Direction, PbxClient, PbxError, PbxNotUnderstoodError, PbxRefusedError, Refusal

_COOLDOWN_SECONDS = 10


class TrunkCallsListener(Protocol):
    """Who wants to know, and takes the answers in."""

    @property
    def client(self) -> PbxClient:
        """Return the client of the PBX."""

    @property
    def connected(self) -> bool:
        """Return whether the session with the PBX stands."""

    def trunk_legs(self, direction: Direction) -> Iterable[str]:
        """Return the ids of the calls that are taken to go on."""

    def async_trunk_calls_listed(self, direction: Direction, legs: frozenset[str], asked_at: float) -> None:
        """Take in the ids of the calls that go on."""

    def async_request_failed(self, error: PbxError) -> None:
        """Note that a request failed."""


class TrunkCallsQuery:
    """The questions that wait, and how this PBX wants to be asked."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, listener: TrunkCallsListener) -> None:
        """Start without a question."""
        self._hass = hass
        self._entry = entry
        self._listener = listener
        self._clock = async_get_clock(hass)
        self._waiting: dict[Direction, None] = {}
        # One document lists all calls unless ids are given, another one must have ids.
        self._needs_ids: set[Direction] = set()
        self._refused: set[Direction] = set()
        self._cool_job = HassJob(self._cooled, "trunk calls", cancel_on_shutdown=True)
        self._unsub_cooldown: CALLBACK_TYPE | None = None

    @callback
    def session_started(self) -> None:
        """Note a new session: the PBX may have another firmware."""
        self._needs_ids.clear()
        self._refused.clear()

    @callback
    def async_ask(self, directions: Iterable[Direction]) -> None:
        """Ask for the calls in these directions, unless the PBX does not tell them."""
        self._waiting |= dict.fromkeys(direction for direction in directions if direction not in self._refused)
        if not self._waiting or self._unsub_cooldown or not self._listener.connected:
            return
        direction = next(iter(self._waiting))
        del self._waiting[direction]
        self._unsub_cooldown = async_call_later(self._hass, _COOLDOWN_SECONDS, self._cool_job)
        self._entry.async_create_background_task(self._hass, self._async_query(direction), f"{self._entry.title} trunk calls")

    @callback
    def async_stop(self) -> None:
        """Ask nothing more."""
        self._waiting.clear()
        if self._unsub_cooldown:
            self._unsub_cooldown()
            self._unsub_cooldown = None

    @callback
    def _cooled(self, _now: datetime) -> None:
        """Ask what has waited meanwhile."""
        self._unsub_cooldown = None
        self.async_ask(())

    async def _async_query(self, direction: Direction) -> None:
        """Ask for the calls in a direction: for all of them, then by their ids, then no more."""
        asked_at = self._clock.now()
        ids = [*self._listener.trunk_legs(direction)] if direction in self._needs_ids else []
        try:
            legs = await self._listener.client.trunk_calls(direction, ids)
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            LOGGER.debug("%s: the PBX did not list its %s calls: %s", self._entry.title, direction, error)
            if ids and error.errno == Refusal.NO_SUCH_CALL:
                self._listener.async_trunk_calls_listed(direction, frozenset(), asked_at)
            elif ids:
                self._refused.add(direction)
            elif direction not in self._needs_ids:
                self._needs_ids.add(direction)
                self.async_ask([direction])
        except PbxError as error:
            self._listener.async_request_failed(error)
        else:
            self._listener.async_trunk_calls_listed(direction, legs, asked_at)
