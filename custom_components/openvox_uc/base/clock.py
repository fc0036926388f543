"""Time that does not jump, for durations and deadlines.

The wall clock, which may be set, only labels what is shown.
"""

from time import monotonic, time

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

# The wall clock is adjusted a little all the time.
_JUMP_SECONDS = 2.0


class SteadyClock:
    """Seconds since 1970 without jumps.

    They begin with the wall clock at the start of Home Assistant, and count on from
    there.
    """

    def __init__(self) -> None:
        self._started_at = time() - monotonic()
        self._ahead = 0.0

    def now(self) -> float:
        return self._started_at + monotonic()

    def ahead(self) -> float:
        """Return by how many seconds the wall clock is ahead since it jumped.

        Note a new jump.
        """
        ahead = time() - self.now()
        if abs(ahead - self._ahead) > _JUMP_SECONDS:
            self._ahead = ahead
        return self._ahead

    def label(self, moment: float) -> float:
        """Return a moment as the present wall clock shows it."""
        return moment + self.ahead()


_CLOCK: HassKey[SteadyClock] = HassKey(f"{DOMAIN}_clock")


@callback
def async_get_clock(hass: HomeAssistant) -> SteadyClock:
    return hass.data.setdefault(_CLOCK, SteadyClock())
