"""The PBX's list of its calls over trunks in one direction.

Also its reliability (call tracking, rule 12; protocol 3.12).
"""

from collections.abc import Set as AbstractSet

from .call import OpenCall

# A list that has never been right after this many requests never will be.
_MAX_PROBES = 10
# After this time, the PBX has surely noticed that a call began or ended.
SETTLED_SECONDS = 5.0


class TrunkCallList:
    """A list that has to show that it is reliable.

    It is trusted once it has shown a call in progress, and then no longer shown it when
    it was over.
    """

    def __init__(self) -> None:
        self._seen: tuple[str, OpenCall] | None = None
        self._disproven = False
        self.probes = 0
        self.is_wanted = False
        self.is_believed = False
        """A call in the list is in progress, and one that is not in it is over."""

    @property
    def can_probe(self) -> bool:
        return (
            not self.is_believed and not self._disproven and self.probes < _MAX_PROBES
        )

    @property
    def seen(self) -> list[str]:
        """Return the leg of the call that it showed, until it has been proven."""
        return [] if self._seen is None or self.is_believed else [self._seen[0]]

    def learn(
        self, listed: AbstractSet[str], open_calls: list[OpenCall], now: float
    ) -> None:
        """Compare a list that was requested now with calls.

        These are the calls that are surely in progress, and the one that it showed
        before.
        """
        if self.is_believed or self._disproven:
            return
        if self._seen and self._seen[1].surely_ended_before(now - SETTLED_SECONDS):
            if self._seen[0] in listed:
                self.disprove()
                return
            self.is_believed = True
        shown = (
            (leg, call) for call in open_calls for leg in call.legs if leg in listed
        )
        self._seen = next(shown, self._seen)

    def disprove(self) -> None:
        self.is_believed = False
        self._disproven = True
