"""Tells entities what has changed in the history, and that another day has begun."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util.dt import as_local, start_of_local_day, utcnow

from .history import TODAY, CallHistory

# The figures of a day may come a moment late: on a busy PBX each call changes them.
_PAUSE_SECONDS = 1


class HistoryNews:
    """Wakes up the subjects of the history: all of them at once, the figures of the day once a second at most."""

    def __init__(self, hass: HomeAssistant, history: CallHistory, wake: Callable[[str], None]) -> None:
        """Listen to nothing yet."""
        self._hass = hass
        self._history = history
        self._wake = wake
        self._today_changed = False
        self._unsubs: dict[str, CALLBACK_TYPE] = {}
        self._pause_job = HassJob(self._pause_over, "pause of the figures of the day", cancel_on_shutdown=True)
        self._midnight_job = HassJob(self._begin_day, "midnight", cancel_on_shutdown=True)

    @callback
    def async_start(self) -> None:
        """Listen to the history from now on, and begin to count the calls of today."""
        self._unsubs["history"] = self._history.async_listen(self._changed)
        self._unsubs["time zone"] = self._hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._time_zone_changed)
        self._begin_day()

    @callback
    def async_stop(self) -> None:
        """Listen no more."""
        for unsub in self._unsubs.values():
            unsub()
        self._unsubs.clear()

    @callback
    def _changed(self, subjects: Iterable[str]) -> None:
        """Wake up what shows that part of the history."""
        for subject in subjects:
            if subject != TODAY:
                self._wake(subject)
            elif "pause" in self._unsubs:
                self._today_changed = True
            else:
                self._wake(TODAY)
                self._unsubs["pause"] = async_call_later(self._hass, _PAUSE_SECONDS, self._pause_job)

    @callback
    def _pause_over(self, _now: datetime) -> None:
        """Show what has become of the figures of the day meanwhile."""
        del self._unsubs["pause"]
        if self._today_changed:
            self._today_changed = False
            self._changed((TODAY,))

    @callback
    def _time_zone_changed(self, _event: Event) -> None:
        """Begin the day anew, since midnight may be another moment now."""
        self._unsubs["midnight"]()
        self._begin_day()

    @callback
    def _begin_day(self, _now: datetime | None = None) -> None:
        """Begin to count the calls of a day, and again at midnight."""
        self._history.begin_day()
        midnight = start_of_local_day(as_local(utcnow()) + timedelta(days=1))
        self._unsubs["midnight"] = async_call_later(self._hass, midnight - utcnow(), self._midnight_job)
