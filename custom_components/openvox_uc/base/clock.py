"""Time that does not jump, for durations and deadlines; the wall clock of Home Assistant, which may be set, only labels what is shown."""

from time import monotonic, time

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from ..const import DOMAIN

# Less is no jump: the two clocks are read one after the other, and the wall clock is adjusted a little all the time.
_JUMP_SECONDS = 2.0


class SteadyClock:
    """Seconds since 1970 as the wall clock showed them when Home Assistant started, and that have passed since."""

    def __init__(self) -> None:
        self._started_at = time() - monotonic()
        self._ahead = 0.0

    def now(self) -> float:
        return self._started_at + monotonic()

    @property
    def ahead(self) -> float:
        """Return by how many seconds the wall clock is ahead: 0 until it jumps."""
        ahead = time() - self.now()
        if abs(ahead - self._ahead) > _JUMP_SECONDS:
            self._ahead = ahead
        return self._ahead

    def label(self, moment: float) -> float:
        """Return what the wall clock as it is set now shows, or showed, at a moment."""
        return moment + self.ahead


_CLOCK: HassKey[SteadyClock] = HassKey(f"{DOMAIN}_clock")


@callback
def async_get_clock(hass: HomeAssistant) -> SteadyClock:
    return hass.data.setdefault(_CLOCK, SteadyClock())
