"""Finds calls by leg, by nearness of a leg, and by party."""

from collections import deque
from collections.abc import Callable, Iterator

from ..models import Party
from ..reports import AnyCallReport, CallReport
from .call import OpenCall
from .clock import leg_parts

# Longer than any call: a record that comes later than this tells of none that was open here.
_MEMORY_SECONDS = 86_400.0
_MAX_ENDED_LEGS = 10_000
_MAX_LEGS = 256
NEAR_SECONDS = 2
NEAR_SEQUENCE = 4


class Legs[Item]:
    """Items by leg id, found by the leg itself or by one nearby (protocol 5.11).

    A bucket spans as many sequence numbers as near legs may differ, so these are in the same or the next one.
    """

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}
        self._buckets: dict[int, dict[str, tuple[int, int, Item]]] = {}

    def get(self, leg: str) -> Item | None:
        return self._items.get(leg)

    def add(self, leg: str, item: Item) -> None:
        self._items[leg] = item
        if parts := leg_parts(leg):
            epoch, sequence = parts
            self._buckets.setdefault(sequence // NEAR_SEQUENCE, {})[leg] = epoch, sequence, item

    def remove(self, leg: str) -> None:
        del self._items[leg]
        if parts := leg_parts(leg):
            number = parts[1] // NEAR_SEQUENCE
            del self._buckets[number][leg]
            if not self._buckets[number]:
                del self._buckets[number]

    def near(self, leg: str) -> list[tuple[int, int, Item]]:
        """Return the items of legs nearby, each with the distances of its sequence number and its second."""
        if (parts := leg_parts(leg)) is None:
            return []
        epoch, sequence = parts
        number = sequence // NEAR_SEQUENCE
        return [
            (abs(other_sequence - sequence), abs(other_epoch - epoch), item)
            for neighbor in (number - 1, number, number + 1)
            if neighbor in self._buckets
            for other_epoch, other_sequence, item in self._buckets[neighbor].values()
            if -NEAR_SEQUENCE <= other_sequence - sequence <= NEAR_SEQUENCE and -NEAR_SECONDS <= other_epoch - epoch <= NEAR_SECONDS
        ]


class CallIndex:
    """Finds calls by leg, by a leg nearby and by party, each with a look-up."""

    def __init__(self) -> None:
        self.open: dict[int, OpenCall] = {}
        self._ended: deque[tuple[float, OpenCall]] = deque()
        self._ended_legs = 0
        self._by_leg: Legs[OpenCall] = Legs()
        self._by_party: dict[Party, dict[int, OpenCall]] = {}

    def add(self, call: OpenCall, *legs: str) -> OpenCall:
        self.open[call.number] = call
        for leg in legs:
            self.add_leg(call, leg)
        return call

    def add_leg(self, call: OpenCall, leg: str) -> None:
        if self._by_leg.get(leg) is not None or len(call.legs) >= _MAX_LEGS:
            return
        self._by_leg.add(leg, call)
        call.legs.append(leg)

    def add_legs(self, call: OpenCall, report: AnyCallReport) -> None:
        for leg in report.legs:
            self.add_leg(call, leg)

    def add_parties(self, call: OpenCall) -> None:
        for party in call.parties:
            self._by_party.setdefault(party, {})[call.number] = call

    def find(self, leg: str) -> OpenCall | None:
        return self._by_leg.get(leg)

    def involving(self, party: Party) -> list[OpenCall]:
        return list(self._by_party.get(party, {}).values())

    def is_busy(self, report: CallReport) -> bool:
        return not self._by_party.keys().isdisjoint(report.parties)

    def nearest(self, leg: str, fits: Callable[[OpenCall], bool]) -> OpenCall | None:
        near = [(distance, lag, -call.number, call) for distance, lag, call in self._by_leg.near(leg) if fits(call)]
        return min(near)[-1] if near else None

    def end(self, call: OpenCall, now: float) -> None:
        """Keep the legs of a call that is over for a day, so that stragglers find it."""
        self._leave_open(call)
        self._ended.append((now, call))
        self._ended_legs += len(call.legs)
        self.prune(now)

    def ended_since(self, moment: float) -> Iterator[OpenCall]:
        """Yield the calls that are over since a moment, the last one first."""
        for at, call in reversed(self._ended):
            if at < moment:
                return
            yield call

    def drop(self, call: OpenCall) -> list[str]:
        self._leave_open(call)
        return self._forget_legs(call)

    def prune(self, now: float) -> None:
        while self._ended and (now - self._ended[0][0] > _MEMORY_SECONDS or self._ended_legs > _MAX_ENDED_LEGS):
            _, call = self._ended.popleft()
            self._ended_legs -= len(call.legs)
            self._forget_legs(call)

    def _leave_open(self, call: OpenCall) -> None:
        self.open.pop(call.number, None)
        for party in call.parties:
            calls = self._by_party.get(party, {})
            calls.pop(call.number, None)
            if not calls:
                self._by_party.pop(party, None)

    def _forget_legs(self, call: OpenCall) -> list[str]:
        legs, call.legs = call.legs, []
        for leg in legs:
            self._by_leg.remove(leg)
        return legs
