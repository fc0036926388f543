"""Whether another program logs in at the PBX with the same user, so that each takes the session of the other; pure."""

from collections import deque

_SECONDS = 600
_TOKENS = 3


class TokenContest:
    """Counts lost tokens: several in ten minutes are a contest, which is over when a session has lasted ten minutes."""

    def __init__(self) -> None:
        """Start without a contest."""
        self.contested = False
        self._lost_at: deque[float] = deque()

    def note(self, lost: int, now: float, session_since: float | None) -> bool:
        """Note how many tokens were just found lost, and return whether there is a contest.

        `session_since` is when the present session began, None if there is none: then nothing can be lost.
        """
        self._lost_at.extend([now] * lost)
        while self._lost_at and self._lost_at[0] <= now - _SECONDS:
            self._lost_at.popleft()
        if not self.contested:
            self.contested = len(self._lost_at) >= _TOKENS
        elif not self._lost_at and session_since is not None and session_since <= now - _SECONDS:
            self.contested = False
        return self.contested
