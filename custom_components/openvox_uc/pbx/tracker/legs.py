"""What is known by the legs of calls, found by the leg itself or by one nearby (protocol 5.11)."""

from typing import override

from .clock import leg_parts

NEAR_SECONDS = 2
NEAR_SEQUENCE = 4


class Legs[Item](dict[str, Item]):
    """Items by leg id. A place is as many sequence numbers long as near ones may differ, so they stand in the same or the next one."""

    def __init__(self) -> None:
        """Start with no leg."""
        super().__init__()
        self._places: dict[int, dict[str, tuple[int, int, Item]]] = {}

    @override
    def __setitem__(self, leg: str, item: Item) -> None:
        """Take in a leg."""
        super().__setitem__(leg, item)
        if parts := leg_parts(leg):
            epoch, sequence = parts
            self._places.setdefault(sequence // NEAR_SEQUENCE, {})[leg] = epoch, sequence, item

    @override
    def __delitem__(self, leg: str) -> None:
        """Forget a leg."""
        super().__delitem__(leg)
        if parts := leg_parts(leg):
            place = parts[1] // NEAR_SEQUENCE
            del self._places[place][leg]
            if not self._places[place]:
                del self._places[place]

    def near(self, leg: str) -> list[tuple[int, int, Item]]:
        """Return what legs nearby have, each with how far away its sequence number and its second are."""
        if (parts := leg_parts(leg)) is None:
            return []
        epoch, sequence = parts
        place = sequence // NEAR_SEQUENCE
        return [
            (abs(other_sequence - sequence), abs(other_epoch - epoch), item)
            for neighbour in (place - 1, place, place + 1)
            if neighbour in self._places
            for other_epoch, other_sequence, item in self._places[neighbour].values()
            if -NEAR_SEQUENCE <= other_sequence - sequence <= NEAR_SEQUENCE and -NEAR_SECONDS <= other_epoch - epoch <= NEAR_SECONDS
        ]
