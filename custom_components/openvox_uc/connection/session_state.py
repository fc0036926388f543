"""When the next login may be, after outages, boots, and while another program takes the session; and whether the PBX may have moved."""

from collections import deque
from dataclasses import dataclass, field
import time

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback

from ..base.issues import Issue, async_clear_issue, async_raise_issue

# A PBX that boots may refuse everything for a while.
_BOOT_SECONDS = 300
# Three tokens lost in ten minutes are a contest, which is over when a session has lasted ten minutes.
_CONTEST_SECONDS = 600
_CONTEST_TOKENS = 3
_CONTESTED_LOGIN_SECONDS = 300
# A PBX that starts, or whose network does, is back before that.
_AWAY_SECONDS = 300


class Whereabouts:
    """Where a PBX was seen, and since when its known address is away. Times are seconds of a clock that never jumps.

    A hint that the PBX is at another address leads to a question, never to a login there.
    """

    def __init__(self) -> None:
        self._seen_at: str | None = None
        self._away_since: float | None = None
        self._declined: set[str] = set()

    def note_seen(self, address: str) -> None:
        """Note an address at which something claims to be the PBX, which proves nothing; not one that a person has declined."""
        if address not in self._declined:
            self._seen_at = address

    def note_away(self, now: float) -> None:
        if self._away_since is None:
            self._away_since = now

    def note_answer(self) -> None:
        self._away_since = None

    def note_login(self) -> None:
        """Note that the PBX is where it is known to be, so it is nowhere else."""
        self._seen_at = self._away_since = None

    def decline(self, address: str) -> None:
        self._declined.add(address)

    def question(self, now: float) -> str | None:
        if self._away_since is None or now - self._away_since < _AWAY_SECONDS or self._seen_at in self._declined:
            return None
        return self._seen_at


@dataclass(slots=True)
class SessionState:
    """What a session knows that outlives a reload, so that reloads do not log in more often. Times are seconds since 1970, 0 for never.

    Only the session writes it, but for the whereabouts.
    """

    last_login: float = 0
    unreachable_at: float = 0
    booted_at: float = 0
    late_login_at: float | None = None
    contested: bool = False
    """Whether another program logs in with the same user, so that each takes the session of the other."""
    whereabouts: Whereabouts = field(default_factory=Whereabouts)
    _lost_at: deque[float] = field(default_factory=deque)

    def note_lost_tokens(self, lost: int, now: float, session_since: float | None) -> bool:
        """Note how many tokens were just found lost, and return whether there is a contest.

        `session_since` is when the present session began, None if there is none: then nothing can be lost.
        """
        self._lost_at.extend([now] * lost)
        while self._lost_at and self._lost_at[0] <= now - _CONTEST_SECONDS:
            self._lost_at.popleft()
        if not self.contested:
            self.contested = len(self._lost_at) >= _CONTEST_TOKENS
        elif not self._lost_at and session_since is not None and session_since <= now - _CONTEST_SECONDS:
            self.contested = False
        return self.contested

    def seconds_of_contest(self, now: float) -> float:
        """Return how long no login may follow the last one while another program wants the session too; 0 or less if one may."""
        return min(self.last_login + _CONTESTED_LOGIN_SECONDS - now, _CONTESTED_LOGIN_SECONDS) if self.contested else 0

    def seconds_to_late_login(self, now: float) -> float | None:
        """Return how long after a refused login the one late retry comes that a booting PBX gets; None if the refusal counts."""
        if self.late_login_at is None and now - max(self.unreachable_at, self.booted_at) < _BOOT_SECONDS:
            self.late_login_at = now + _BOOT_SECONDS
        if self.late_login_at is None or now >= self.late_login_at:
            self.late_login_at = None
            return None
        return self.late_login_at - now


@callback
def async_ask_if_moved(hass: HomeAssistant, entry: ConfigEntry, whereabouts: Whereabouts) -> None:
    if (address := whereabouts.question(time.monotonic())) and not entry.disabled_by:
        async_raise_issue(hass, entry, Issue.MOVED, address=address, host=entry.data[CONF_HOST])
    else:
        async_clear_issue(hass, entry, Issue.MOVED)
