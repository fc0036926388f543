"""Whether another program logs in at the PBX with the same user, so that each takes the session of the other; pure."""

from collections import deque

_SECONDS = 600
_TOKENS = 3


class TokenContest:
    """Counts lost tokens: several in ten minutes are a contest, which is over after ten minutes without any."""

    def __init__(self) -> None:
        """Start in peace."""
        self.contested = False
        self._lost_at: deque[float] = deque()

    def note(self, lost: int, now: float) -> bool:
        """Note how many tokens were just found lost, and return whether there is a contest."""
        self._lost_at.extend([now] * lost)
        while self._lost_at and self._lost_at[0] <= now - _SECONDS:
            self._lost_at.popleft()
        self.contested = len(self._lost_at) >= (1 if self.contested else _TOKENS)
        return self.contested
