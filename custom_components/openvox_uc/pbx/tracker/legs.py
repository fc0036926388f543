"""Leg ids as keys: what is known by a leg, found by the leg itself or by one nearby (protocol 5.11)."""

from .clock import leg_parts

NEAR_SECONDS = 2
NEAR_SEQUENCE = 4


class Legs[Item]:
    """Items by leg id. A bucket spans as many sequence numbers as near legs may differ, so these are in the same or the next one."""

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
