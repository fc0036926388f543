"""What outlives a reload of an entry."""

from collections import deque
from dataclasses import dataclass, field

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .base.clock import async_get_clock
from .connection.boot_time import BootClock, BootNews
from .connection.session_state import SessionState
from .const import DOMAIN
from .history.call_history import CallHistory
from .pbx import CallEvent, CallTracker
from .webhook.recorder import ReportCounts, ReportRecorder

_MAX_PENDING_EVENTS = 1000


@dataclass(slots=True)
class PbxRuntime:
    """What a reload of an entry must not lose. Each part is written by its owner alone."""

    # The finished calls, which outlive a reload and a restart. Fed by the coordinator and the back-fill.
    history: CallHistory
    # When the last coordinator stopped to keep the time of open calls (seconds since 1970). Written by the coordinator.
    stopped_at: float
    # The open calls: a reload in mid-call must not invent an end. Fed by the coordinator.
    tracker: CallTracker = field(default_factory=CallTracker)
    # When logins were, so that a reload is no way around the pauses between them. Written by the session.
    session: SessionState = field(default_factory=SessionState)
    # A reload must not announce a boot a second time. Fed by the coordinator.
    boot_clock: BootClock = field(default_factory=BootClock)
    boot_news: BootNews = field(default_factory=BootNews)
    # Diagnostics of a URL that does not work outlive the reloads in which a person looks for the reason. Written by the receiver.
    counts: ReportCounts = field(default_factory=ReportCounts)
    # A recording of reports is kept until the next one. Fed by the receiver and the coordinator.
    recorder: ReportRecorder = field(default_factory=ReportRecorder)
    # What happened to calls between the receiver's start and that of the entities, with when. Written by the publisher.
    pending_events: deque[tuple[float, CallEvent]] = field(default_factory=lambda: deque(maxlen=_MAX_PENDING_EVENTS))
    # Calls were resumed that the PBX may have ended by a restart meanwhile. Written by the coordinator.
    has_resumed_calls: bool = False


_RUNTIMES: HassKey[dict[str, PbxRuntime]] = HassKey(DOMAIN)


@callback
def async_get_runtime(hass: HomeAssistant, entry_id: str) -> PbxRuntime:
    runtimes = hass.data.setdefault(_RUNTIMES, {})
    if entry_id not in runtimes:
        clock = async_get_clock(hass)
        runtime = runtimes[entry_id] = PbxRuntime(CallHistory(hass, entry_id), clock.now())
        runtime.tracker.clock.label_offset = clock.ahead
    return runtimes[entry_id]


async def async_remove_runtime(hass: HomeAssistant, entry_id: str) -> None:
    """Drop what is kept of an entry that was removed, its history on the disk too."""
    runtime = async_get_runtime(hass, entry_id)
    hass.data[_RUNTIMES].pop(entry_id)
    await runtime.history.async_remove()
