"""Whether a PBX may have moved: a hint that it is at another address leads to a question, never to a login there."""

import time

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback

from ..base.issues import Issue, async_clear_issue, async_raise_issue

# A PBX that starts, or whose network does, is back before that.
_AWAY_SECONDS = 300


class Whereabouts:
    """Where a PBX was seen, and since when its known address is away. Times are seconds of a clock that never jumps."""

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
        """Return the address to ask a person about; None if there is no reason to ask."""
        if self._away_since is None or now - self._away_since < _AWAY_SECONDS or self._seen_at in self._declined:
            return None
        return self._seen_at


@callback
def async_ask_if_moved(hass: HomeAssistant, entry: ConfigEntry, whereabouts: Whereabouts) -> None:
    """Ask a person whether a PBX has moved, as long as there is reason to."""
    if (address := whereabouts.question(time.monotonic())) and not entry.disabled_by:
        async_raise_issue(hass, entry, Issue.MOVED, address=address, host=entry.data[CONF_HOST])
    else:
        async_clear_issue(hass, entry, Issue.MOVED)
