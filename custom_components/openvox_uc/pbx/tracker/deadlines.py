"""Deadlines, at most one for each key, at a cost that does not grow with their number."""

from collections.abc import Hashable
from heapq import heappop, heappush
from itertools import count


class Deadlines[Key: Hashable]:
    """A heap of deadlines in which moving one to later costs a dictionary write.

    Each key has an entry in the heap that is due no later than the key itself; an entry that comes up too early is put back.
    """

    def __init__(self) -> None:
        self._due: dict[Key, float] = {}
        self._heap: list[tuple[float, int, Key]] = []
        self._order = count()

    def __contains__(self, key: Key) -> bool:
        return key in self._due

    def get(self, key: Key, default: float) -> float:
        return self._due.get(key, default)

    def set(self, key: Key, at: float) -> None:
        known = self._due.get(key)
        self._due[key] = at
        if known is None or at < known:
            heappush(self._heap, (at, next(self._order), key))

    def clear(self, key: Key) -> None:
        self._due.pop(key, None)

    @property
    def next(self) -> float | None:
        while self._heap:
            at, _, key = self._heap[0]
            due = self._due.get(key)
            if due == at:
                return at
            heappop(self._heap)
            if due is not None:
                heappush(self._heap, (due, next(self._order), key))
        return None

    def take_first(self) -> Key:
        """Remove and return the key that is due first; call `next` before."""
        _, _, key = heappop(self._heap)
        del self._due[key]
        return key
