"""Whether this PBX reports the end of a call by a pair of BYEs or by one (protocol 5.8)."""

# The record of a call comes right after its end.
_RECORD_SECONDS = 2.0


class ByeHabit:
    """What the ends so far have shown. While it is unknown, a BYE alone proves no end (rule 7)."""

    def __init__(self) -> None:
        """Start with a PBX of which no call has ended yet."""
        self._sends_pairs = False
        self._confirmed = False

    @property
    def sends_one(self) -> bool:
        """Return whether a BYE alone is an end."""
        return self._confirmed and not self._sends_pairs

    def observe_pair(self) -> None:
        """Note that both parties of a call had a BYE, be it that the second one came after its end."""
        self._sends_pairs = True

    def observe_record(self, left_at: float, now: float) -> None:
        """Note that a record confirmed an end of which there was one BYE."""
        self._confirmed |= now - left_at < _RECORD_SECONDS
