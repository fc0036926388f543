"""Time that never jumps, for durations and deadlines.

The wall clock, which may be set, only labels what is shown.
"""

from time import monotonic, time

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

# The wall clock is constantly adjusted by small amounts.
_JUMP_SECONDS = 2.0


class SteadyClock:
    """Seconds since 1970 that never jump.

    They start with the wall clock when Home Assistant starts, and count monotonically.
    """

    def __init__(self) -> None:
        self._started_at = time() - monotonic()
        self._ahead = 0.0

    def now(self) -> float:
        return self._started_at + monotonic()

    def ahead(self) -> float:
        """Return by how many seconds the wall clock has jumped ahead.

        Takes note of a new jump.
        """
        ahead = time() - self.now()
        if abs(ahead - self._ahead) > _JUMP_SECONDS:
            self._ahead = ahead
        return self._ahead

    def label(self, moment: float) -> float:
        """Return a moment as the present wall clock labels it."""
        return moment + self.ahead()


_CLOCK: HassKey[SteadyClock] = HassKey(f"{DOMAIN}_clock")


@callback
def async_get_clock(hass: HomeAssistant) -> SteadyClock:
    return hass.data.setdefault(_CLOCK, SteadyClock())
