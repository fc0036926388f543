"""Decides when the next login may happen, and whether the PBX may have moved.

Outages, boots, and another program that takes the session delay logins.
"""

from collections import deque
from dataclasses import dataclass, field

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback

from ..base.clock import async_get_clock
from ..base.issues import Issue, async_clear_issue, async_raise_issue
from ..pbx import RequestSlot

# While it boots, a PBX may refuse everything.
_BOOT_SECONDS = 300
# A contest ends when a session has lasted this long.
_CONTEST_SECONDS = 600
_CONTEST_TOKENS = 3
_CONTESTED_LOGIN_SECONDS = 300
_AWAY_SECONDS = 300


@dataclass(slots=True)
class SessionState:
    """The state of a session, which survives a reload.

    Times are seconds since 1970, 0 or None for never.
    """

    # All clients of the entry share the slot, one after the other.
    slot: RequestSlot = field(default_factory=RequestSlot)
    last_login: float = 0
    unreachable_at: float = 0
    boot_noticed_at: float = 0
    late_login_at: float | None = None
    # Whether the PBX has refused the stored credentials since the last login.
    has_refused: bool = False
    # Another program logs in with the same API user, and each ends the other's session.
    contested: bool = False
    away_since: float | None = None
    # Where the PBX may have moved: a hint to ask the user, never an address to log in
    # at.
    seen_at: str | None = None
    _declined: set[str] = field(default_factory=set)
    _lost_at: deque[float] = field(
        default_factory=lambda: deque(maxlen=_CONTEST_TOKENS)
    )

    def note_seen(self, address: str) -> None:
        """Note an address at which a device claims to be the PBX.

        Addresses that the user has declined are ignored.
        """
        if address not in self._declined:
            self.seen_at = address

    def decline(self, address: str) -> None:
        self._declined.add(address)
        if self.seen_at == address:
            self.seen_at = None

    def note_lost_tokens(
        self, lost: int, now: float, session_since: float | None
    ) -> bool:
        """Note lost tokens, and return whether two programs contest the session.

        Without a session, a contest does not end.
        """
        self._lost_at.extend([now] * lost)
        since = now - _CONTEST_SECONDS
        recent = [at for at in self._lost_at if at > since]
        if not self.contested:
            self.contested = len(recent) == _CONTEST_TOKENS
        elif not recent and session_since is not None and session_since <= since:
            self.contested = False
        return self.contested

    def seconds_of_contest(self, now: float) -> float:
        """Return for how many seconds no login may follow the last one.

        A login has to wait while another program takes the session. Zero or less means
        that it may happen now.
        """
        if not self.contested:
            return 0
        return self.last_login + _CONTESTED_LOGIN_SECONDS - now

    def plan_late_login(self, now: float) -> float | None:
        """Schedule the one late login that a booting PBX gets after a refusal.

        Return the seconds until then, or None if the refusal counts.
        """
        booted_at = max(self.unreachable_at, self.boot_noticed_at)
        if self.late_login_at is None and now - booted_at < _BOOT_SECONDS:
            self.late_login_at = now + _BOOT_SECONDS
        if self.late_login_at is None or now >= self.late_login_at:
            self.late_login_at = None
            self.has_refused = True
            return None
        return self.late_login_at - now


@callback
def async_ask_if_moved(
    hass: HomeAssistant, entry: ConfigEntry, state: SessionState
) -> None:
    is_away = (
        state.away_since is not None
        and async_get_clock(hass).now() - state.away_since >= _AWAY_SECONDS
    )
    if state.seen_at and is_away and not entry.disabled_by:
        async_raise_issue(
            hass, entry, Issue.MOVED, address=state.seen_at, host=entry.data[CONF_HOST]
        )
    else:
        async_clear_issue(hass, entry, Issue.MOVED)
