"""The data that outlive a reload of an entry."""

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
    """The data that outlive a reload of an entry, each with its writer."""

    history: CallHistory  # of the coordinator and the back-fill
    stopped_at: float  # of the coordinator, when it last stopped, in seconds since 1970
    tracker: CallTracker = field(
        default_factory=CallTracker
    )  # of the coordinator: a reload must not end open calls
    session: SessionState = field(default_factory=SessionState)  # of the session
    boot_clock: BootClock = field(
        default_factory=BootClock
    )  # of the coordinator, as is the next
    boot_news: BootNews = field(default_factory=BootNews)
    counts: ReportCounts = field(default_factory=ReportCounts)  # of the receiver
    recorder: ReportRecorder = field(
        default_factory=ReportRecorder
    )  # of the receiver and the coordinator
    # of the publisher: events from before the entities were added, with their times
    pending_events: deque[tuple[float, CallEvent]] = field(
        default_factory=lambda: deque(maxlen=_MAX_PENDING_EVENTS)
    )
    has_resumed_calls: bool = (
        False  # of the coordinator: the PBX may have ended these by a restart
    )


_RUNTIMES: HassKey[dict[str, PbxRuntime]] = HassKey(DOMAIN)


@callback
def async_get_runtime(hass: HomeAssistant, entry_id: str) -> PbxRuntime:
    runtimes = hass.data.setdefault(_RUNTIMES, {})
    if entry_id not in runtimes:
        clock = async_get_clock(hass)
        runtime = runtimes[entry_id] = PbxRuntime(
            CallHistory(hass, entry_id), clock.now()
        )
        runtime.tracker.clock.label_offset = clock.ahead
    return runtimes[entry_id]


async def async_remove_runtime(hass: HomeAssistant, entry_id: str) -> None:
    """Drop the data of an entry, including its history on the disk."""
    runtime = async_get_runtime(hass, entry_id)
    hass.data[_RUNTIMES].pop(entry_id)
    await runtime.history.async_remove()
