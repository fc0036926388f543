"""Whether this PBX reports the end of a call by a pair of BYEs or by one (protocol 5.8)."""

# One party hung up, and nothing is known of the other: it may talk on with whom a phone's own button gave it.
LONE_SECONDS = 15.0
# Where ends have one BYE, the RING of a transfer may still come after it.
_ONLY_SECONDS = 0.5
# The record of a call comes right after its end.
_RECORD_SECONDS = 2.0


class ByeHabit:
    """What the ends so far have shown. While it is unknown, a BYE alone proves no end (rule 7)."""

    def __init__(self) -> None:
        """Start with a PBX of which no call has ended yet."""
        self._confirmed = False
        self._disproven = False

    @property
    def patience(self) -> float:
        """Return how many seconds after a BYE alone the call is over."""
        return _ONLY_SECONDS if self._confirmed and not self._disproven else LONE_SECONDS

    def disprove(self) -> None:
        """Note that both parties of a call had a BYE, or that a call went on after one."""
        self._disproven = True

    def observe_record(self, left_at: float, now: float) -> None:
        """Note that a record confirmed an end of which there was one BYE."""
        self._confirmed |= now - left_at < _RECORD_SECONDS
