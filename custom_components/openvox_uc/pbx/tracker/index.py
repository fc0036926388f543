"""Finds calls by leg, by legs nearby, and by party."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator

from ..models import Party
from .call import OpenCall
from .clock import leg_parts

# Longer than any call: a later record belongs to no call that was open here.
_MEMORY_SECONDS = 86_400.0
# Beyond it, ended calls are forgotten, the oldest first.
_MAX_KNOWN_LEGS = 10_000
_MAX_LEGS = 256
NEAR_SECONDS = 2
NEAR_SEQUENCE = 4


def distance(leg: str, other: str) -> tuple[int, int] | None:
    """Return how far apart two legs are, in sequence numbers and seconds.

    None if they are not near each other (protocol 5.11).
    """
    parts, other_parts = leg_parts(leg), leg_parts(other)
    if parts is None or other_parts is None:
        return None
    seconds = abs(parts.second - other_parts.second)
    numbers = abs(parts.sequence - other_parts.sequence)
    if seconds > NEAR_SECONDS or numbers > NEAR_SEQUENCE:
        return None
    return numbers, seconds


def bucket(leg: str) -> int | None:
    """Return the bucket of a leg.

    A bucket spans as many sequence numbers as near legs may differ, so near legs are in
    the same bucket or in adjacent ones.
    """
    parts = leg_parts(leg)
    return None if parts is None else parts.sequence // NEAR_SEQUENCE


class CallIndex:
    def __init__(self) -> None:
        # In the order in which they were opened.
        self.open: dict[OpenCall, None] = {}
        # What is to be done with open calls, and when, unless something is reported
        # earlier. They are in one dictionary because each report needs the first one.
        self.deadlines: dict[
            tuple[OpenCall, Callable[[OpenCall, float], None]], float
        ] = {}
        self._ended: deque[tuple[float, OpenCall]] = deque()
        self._by_leg: dict[str, OpenCall] = {}
        # Legs that are not Asterisk ids are together in the bucket None.
        self._buckets: defaultdict[int | None, set[str]] = defaultdict(set)
        self._by_party: defaultdict[Party, dict[OpenCall, None]] = defaultdict(dict)

    def add(self, call: OpenCall, *legs: str) -> OpenCall:
        self.open[call] = None
        self.add_legs(call, legs)
        return call

    def add_legs(self, call: OpenCall, legs: Iterable[str]) -> None:
        for leg in legs:
            if leg in self._by_leg or len(call.legs) >= _MAX_LEGS:
                continue
            self._by_leg[leg] = call
            call.legs.append(leg)
            self._buckets[bucket(leg)].add(leg)

    def add_parties(self, call: OpenCall) -> None:
        for party in call.parties:
            self._by_party[party][call] = None

    def find(self, leg: str) -> OpenCall | None:
        return self._by_leg.get(leg)

    def involving(self, party: Party) -> list[OpenCall]:
        return list(self._by_party.get(party, ()))

    def current(self, number: str) -> list[OpenCall]:
        """Return the published calls in which an extension calls, rings, or talks."""
        return [
            call
            for call in self.involving(Party(number))
            if call.published and number in call.involved
        ]

    def nearest(self, leg: str, fits: Callable[[OpenCall], bool]) -> OpenCall | None:
        number = bucket(leg)
        if number is None:
            return None
        near: list[tuple[tuple[int, int], int, OpenCall]] = []
        for neighbor in (number - 1, number, number + 1):
            for other in self._buckets.get(neighbor, ()):
                call = self._by_leg[other]
                apart = distance(leg, other)
                if apart and fits(call):
                    near.append((apart, -call.number, call))
        return min(near)[-1] if near else None

    def end(self, call: OpenCall, now: float) -> None:
        """Keep the legs of an ended call for a day, so that late reports find it."""
        self._leave_open(call)
        self._ended.append((now, call))

    def ended_since(self, moment: float) -> Iterator[OpenCall]:
        """Yield the calls that have ended since a moment, the last one first."""
        for at, call in reversed(self._ended):
            if at < moment:
                return
            yield call

    def drop(self, call: OpenCall) -> list[str]:
        """Forget a call without an event, and return its legs."""
        self._leave_open(call)
        return self._forget_legs(call)

    def prune(self, now: float) -> None:
        while self._ended and (
            now - self._ended[0][0] > _MEMORY_SECONDS
            or len(self._by_leg) > _MAX_KNOWN_LEGS
        ):
            _, call = self._ended.popleft()
            self._forget_legs(call)

    def _leave_open(self, call: OpenCall) -> None:
        self.open.pop(call, None)
        for deadline in [key for key in self.deadlines if key[0] is call]:
            del self.deadlines[deadline]
        for party in call.parties:
            calls = self._by_party[party]
            calls.pop(call, None)
            if not calls:
                del self._by_party[party]

    def _forget_legs(self, call: OpenCall) -> list[str]:
        legs, call.legs = call.legs, []
        for leg in legs:
            del self._by_leg[leg]
            number = bucket(leg)
            self._buckets[number].remove(leg)
            if not self._buckets[number]:
                del self._buckets[number]
        return legs
