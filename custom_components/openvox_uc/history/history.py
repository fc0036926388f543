"""What happened while you were out: the finished calls of a PBX, kept over restarts."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
import time

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..pbx import Call, CallEvent, CallEventType, Direction, Outcome, Party
from .counters import CallTally, missed_subjects
from .file import HistoryEntry, Stored
from .queries import CallQuery
from .store import HistoryStore

DEFAULT_LIMIT = 10_000
DEFAULT_DAYS = 90

# What a change can be of, beside the missed calls of a subject (`missed_pbx`, `missed_ext_101`).
RUNNING = "running_calls"
TODAY = "today"
LAST_CALLER = "last_caller"

_DAY_SECONDS = 86_400
_SAME_CALL_SECONDS = 2.0


class CallHistory:
    """The calls of one PBX: those that go on by their ids, the finished ones in the order of their starts."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Start without calls."""
        self.complete_until = 0.0
        self.news_since = 0.0
        self.tally = CallTally()
        self.running: dict[str, Call] = {}
        self.last_inbound: Call | None = None
        self._entries: dict[str, HistoryEntry] = {}
        self._order: list[tuple[float, str]] = []
        self._by_leg: dict[str, str] = {}
        self._limit = DEFAULT_LIMIT
        self._days = DEFAULT_DAYS
        self._store = HistoryStore(hass, entry_id, self._copy)
        self._loaded = False
        self._on_change: Callable[[Iterable[str]], None] = _nobody

    def __len__(self) -> int:
        """Return how many finished calls are known."""
        return len(self._entries)

    @property
    def is_loaded(self) -> bool:
        """Return whether what was kept has been read."""
        return self._loaded

    # --- Life ---

    async def async_load(self, limit: int, days: int) -> list[Call]:
        """Read what was kept, once, and return the answered calls that had not ended; the limits apply from now on."""
        self._limit, self._days = limit, days
        if self._loaded:
            self._prune()
            return []
        stored = await self._store.async_load()
        self._loaded = True
        self.complete_until = stored.complete_until
        self.news_since = stored.news_since or time.time()
        self.tally.resets = stored.resets
        self.tally.carried.update(stored.carried)
        self._entries = {entry.call.call_id: entry for entry in stored.entries}
        self._order = sorted((entry.call.started_at, call_id) for call_id, entry in self._entries.items())
        self._by_leg = {leg: entry.call.call_id for entry in stored.entries for leg in entry.call.legs}
        for entry in stored.recent:
            if known := self._known(entry.call):
                self._forget(known)
            self._remember(entry)
        self.running = {call.call_id: call for call in stored.running if call.call_id not in self._entries}
        self._prune()
        self.begin_day()
        self._find_last_inbound()
        if not stored.news_since:
            self._store.async_keep_all(soon=True)
        return list(self.running.values())

    @callback
    def async_listen(self, on_change: Callable[[Iterable[str]], None]) -> CALLBACK_TYPE:
        """Have a callback called with what has changed; returns what ends that."""
        self._on_change = on_change

        @callback
        def stop() -> None:
            """Tell nobody any more."""
            self._on_change = _nobody

        return stop

    @callback
    def begin_day(self) -> None:
        """Count the calls of today from nothing."""
        self._prune()
        self.tally.recount((entry.call for entry in self._entries.values()), dt_util.start_of_local_day().timestamp())
        self._on_change((TODAY,))

    async def async_remove(self) -> None:
        """Delete what is kept."""
        await self._store.async_remove()

    # --- What comes in ---

    @callback
    def note(self, event: CallEvent) -> None:
        """Take in what happened to a call."""
        call = event.call
        if call.ended_at is not None:
            self.put(call)
            return
        self.running[call.call_id] = call
        if event.type in (CallEventType.ANSWERED, CallEventType.TRANSFERRED):
            self._store.async_keep_running()
        self._on_change((RUNNING, LAST_CALLER) if self._is_last_inbound(call) else (RUNNING,))

    @callback
    def put(self, call: Call, *, backfilled: bool = False) -> bool:
        """Take in a finished call, and return whether it is a new one; what a record tells of a known one is merged into that."""
        was_running = self.running.pop(call.call_id, None) is not None
        known = self._known(call)
        entry = HistoryEntry(call, backfilled) if known is None else HistoryEntry(_merged(known.call, call), known.backfilled)
        if entry == known:
            return False
        if known:
            self._forget(known)
            self.tally.drop(known.call)
        self._remember(entry)
        self._store.async_keep(entry, known, heard=not backfilled)
        self._tell_of(entry, known, was_running=was_running)
        self._prune()
        return known is None

    @callback
    def put_all(self, calls: Iterable[Call], since: float) -> list[Call]:
        """Take in calls that were found afterwards, and return the new ones; what has changed is told once for all.

        What ended before `since` and is not known was known once, and somebody has deleted it.
        """
        changed: set[str] = set()
        on_change, self._on_change = self._on_change, changed.update
        try:
            wanted = (call for call in calls if (call.ended_at or 0) > since or self.is_known(call))
            return [call for call in wanted if self.put(call, backfilled=True)]
        finally:
            self._on_change = on_change
            on_change(changed)

    @callback
    def note_told(self) -> None:
        """Note that people were told of a call that was found afterwards: after a crash it is no news any more."""
        self._store.async_keep_all(soon=True)

    @callback
    def note_complete(self, until: float) -> None:
        """Note until when no call is missing, and keep that."""
        self.complete_until = until
        self._store.async_keep_all()

    @callback
    def drop_ringing(self) -> list[Call]:
        """Forget the running calls that nobody has answered, and return the others."""
        self.running = {call_id: call for call_id, call in self.running.items() if call.answered_at is not None}
        self._on_change((RUNNING,))
        return list(self.running.values())

    @callback
    def reset_missed(self, subject: str) -> None:
        """Begin to count the missed calls of a subject anew."""
        self.tally.reset_missed(subject, time.time())
        self._store.async_keep_all(soon=True)
        self._on_change((f"missed_{subject}",))

    @callback
    def delete(self, query: CallQuery) -> int:
        """Forget the finished calls that a query asks for, and return how many they were."""
        entries = list(self._asked_for(query))
        for entry in entries:
            self.tally.drop(self._drop(entry.call.call_id))
            self._store.async_drop(entry.call.call_id)
        if entries:
            # All at once: one by one, each would move all that follow.
            self._order = [place for place in self._order if place[1] in self._entries]
            self._find_last_inbound()
            self._store.async_keep_all(soon=True)
            missed = {f"missed_{subject}" for entry in entries for subject in missed_subjects(entry.call)}
            self._on_change({TODAY, LAST_CALLER, *missed})
        return len(entries)

    # --- What others ask ---

    def is_running(self, call: Call) -> bool:
        """Return whether a call of which a record was found is taken to go on; the record may name a leg that no report did."""
        return any(
            not set(call.legs).isdisjoint(running.legs)
            or (abs(running.started_at - call.started_at) <= _SAME_CALL_SECONDS and _same_parties(running, call))
            for running in self.running.values()
        )

    def is_known(self, call: Call) -> bool:
        """Return whether a call is among the finished ones."""
        return self._known(call) is not None

    def find(self, query: CallQuery, limit: int) -> list[HistoryEntry]:
        """Return the finished calls that a query asks for, the newest first."""
        return list(islice(self._asked_for(query), limit))

    def between(self, start: float, end: float) -> list[HistoryEntry]:
        """Return the finished calls that went on between two moments, in the order of their starts."""
        before_end = self._order[: bisect_left(self._order, (end, ""))]
        entries = (self._entries[call_id] for _, call_id in before_end)
        return [entry for entry in entries if (entry.call.ended_at or entry.call.started_at) >= start]

    # --- Inside ---

    def _asked_for(self, query: CallQuery) -> Iterator[HistoryEntry]:
        """Yield the finished calls that a query asks for, the newest first."""
        first = 0 if query.start is None else bisect_left(self._order, (query.start, ""))
        last = None if query.end is None else bisect_left(self._order, (query.end, ""))
        entries = (self._entries[call_id] for _, call_id in reversed(self._order[first:last]))
        return (entry for entry in entries if query.matches(entry.call))

    def _known(self, call: Call) -> HistoryEntry | None:
        """Return what is known of a finished call; a record may name a leg that no report did."""
        if entry := self._entries.get(call.call_id):
            return entry
        for leg in call.legs:
            if entry := self._entries.get(self._by_leg.get(leg, "")):
                return entry
        if not call.from_record:
            return None
        first = bisect_left(self._order, (call.started_at - _SAME_CALL_SECONDS, ""))
        last = bisect_left(self._order, (call.started_at + _SAME_CALL_SECONDS, ""))
        near = (self._entries[call_id] for _, call_id in self._order[first:last])
        # Of two records it is known already whether they are about one call.
        return next((entry for entry in near if not entry.backfilled and _same_parties(entry.call, call)), None)

    def _remember(self, entry: HistoryEntry) -> None:
        """Add a call."""
        call = entry.call
        self._entries[call.call_id] = entry
        insort(self._order, (call.started_at, call.call_id))
        self._by_leg.update(dict.fromkeys(call.legs, call.call_id))
        self.tally.add(call)

    def _forget(self, entry: HistoryEntry) -> None:
        """Take a call away."""
        call = self._drop(entry.call.call_id)
        del self._order[bisect_left(self._order, (call.started_at, call.call_id))]

    def _drop(self, call_id: str) -> Call:
        """Take a call away but for its place in the order, and return it."""
        call = self._entries.pop(call_id).call
        for leg in call.legs:
            self._by_leg.pop(leg, None)
        return call

    def _prune(self) -> None:
        """Forget the oldest calls when they are too many or too old, on the disk too."""
        since = time.time() - self._days * _DAY_SECONDS
        surplus = max(len(self._order) - self._limit, bisect_left(self._order, (since, "")))
        if surplus == 0:
            return
        for _, call_id in self._order[:surplus]:
            self.tally.carry(self._drop(call_id))
            self._store.async_drop(call_id)
        # All at once: one by one, each would move all that follow.
        del self._order[:surplus]
        self._store.async_keep_late()
        if self.last_inbound and self.last_inbound.call_id not in self._entries and self.last_inbound.call_id not in self.running:
            self._find_last_inbound()
            self._on_change((LAST_CALLER,))

    def _tell_of(self, entry: HistoryEntry, known: HistoryEntry | None, *, was_running: bool) -> None:
        """Tell what a finished call has changed."""
        changed = {TODAY}
        if was_running:
            changed.add(RUNNING)
        if self._is_last_inbound(entry.call):
            changed.add(LAST_CALLER)
        for call in (entry.call, known.call if known else None):
            if call and call.outcome is Outcome.MISSED:
                changed.update(f"missed_{subject}" for subject in missed_subjects(call))
        self._on_change(changed)

    def _is_last_inbound(self, call: Call) -> bool:
        """Note who called last from outside, and return whether it was in this call."""
        if call.direction is not Direction.INBOUND or (self.last_inbound and call.started_at < self.last_inbound.started_at):
            return False
        self.last_inbound = call
        return True

    def _find_last_inbound(self) -> None:
        """Find out anew who called last."""
        query = CallQuery(directions=frozenset((Direction.INBOUND,)))
        self.last_inbound = next((entry.call for entry in self.find(query, 1)), None)
        for call in self.running.values():
            self._is_last_inbound(call)

    def _copy(self) -> Stored:
        """Return what is to be kept, in lists of its own."""
        return Stored(
            entries=list(self._entries.values()),
            running=[call for call in self.running.values() if call.answered_at is not None],
            # A call that rings is not kept, so its record has to be looked for.
            complete_until=min([self.complete_until, *(call.started_at for call in self.running.values() if call.answered_at is None)]),
            news_since=self.news_since,
            resets=dict(self.tally.resets),
            carried=dict(self.tally.carried),
        )


def _merged(known: Call, call: Call) -> Call:
    """Return a known call with what has become known of it since."""
    if not call.from_record:
        return call
    if known.inferred and (call.answered_at is not None or known.answered_at is None):
        known = _corrected(known, call)
    return replace(
        known,
        dialed=known.dialed or call.dialed,
        ring_seconds=known.ring_seconds if call.ring_seconds is None else call.ring_seconds,
        talk_seconds=known.talk_seconds if call.talk_seconds is None else call.talk_seconds,
        recording=known.recording or call.recording,
        legs=_united(known.legs, call.legs),
    )


def _corrected(known: Call, call: Call) -> Call:
    """Return a call whose end was only guessed, with the end that its record tells; who took part was heard, as far as anything was."""
    return replace(
        known,
        callee=known.callee if known.answered_by else call.callee or known.callee,
        extensions=_united(known.extensions, call.extensions),
        answered_by=known.answered_by or call.answered_by,
        answered_at=known.answered_at or call.answered_at,
        ended_at=max(call.ended_at or 0, known.answered_at or known.started_at),
        outcome=call.outcome,
        reason=call.reason,
        reason_code=call.reason_code,
        inferred=False,
    )


def _united(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands in either, once."""
    return tuple(dict.fromkeys((*first, *second)))


def _same_parties(known: Call, call: Call) -> bool:
    """Tell whether a call that was heard of and a record of the same moment are one: they name the same parties."""
    if call.caller is None or (known.caller, known.direction) != (call.caller, call.direction):
        return False
    if call.direction is Direction.OUTBOUND:
        return known.callee == call.callee
    # Of a group that nobody answered, a record may name no phone at all.
    phones = {number for number in call.extensions if Party(number) != call.caller}
    return not phones or not phones.isdisjoint(known.extensions)


def _nobody(_subjects: Iterable[str]) -> None:
    """Tell nobody."""
