"""The data that survive a reload of an entry."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import inf

from homeassistant.core import HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .calls.handling import ParkedCall, PhoneInCall
from .connection.boot_time import BootClock
from .connection.session_state import SessionState
from .const import DOMAIN
from .history.call_history import CallHistory
from .pbx import CallEvent, CallTracker
from .webhook.recorder import ReportCounts, ReportRecorder

_MAX_PENDING_EVENTS = 1000


@dataclass(slots=True)
class PbxRuntime:
    """The data that survive a reload of an entry."""

    history: CallHistory
    # When the coordinator last stopped, by the steady clock.
    stopped_at: float = -inf
    tracker: CallTracker = field(default_factory=CallTracker)
    boot_clock: BootClock = field(default_factory=BootClock)
    # When the boot was noticed whose event was fired last.
    boot_published_at: float = -inf
    # The ids of calls that continue from before an outage.
    resumed_calls: set[str] = field(default_factory=set)
    # Whether a boot of the PBX that is not known yet may have ended them.
    boot_may_end_resumed: bool = False
    session_state: SessionState = field(default_factory=SessionState)
    counts: ReportCounts = field(default_factory=ReportCounts)
    recorder: ReportRecorder = field(default_factory=ReportRecorder)
    # What actions did to phones in calls, by extension and call id.
    phones_in_calls: defaultdict[tuple[str, str], PhoneInCall] = field(
        default_factory=lambda: defaultdict(PhoneInCall)
    )
    parked_calls: list[ParkedCall] = field(default_factory=list)
    # Events from before the entities were added, or after they were removed, with
    # their times.
    pending_events: deque[tuple[float, CallEvent]] = field(
        default_factory=lambda: deque(maxlen=_MAX_PENDING_EVENTS)
    )


_RUNTIMES: HassKey[dict[str, PbxRuntime]] = HassKey(DOMAIN)


@callback
def async_get_runtime(hass: HomeAssistant, entry_id: str) -> PbxRuntime:
    runtimes = hass.data.setdefault(_RUNTIMES, {})
    if entry_id not in runtimes:
        runtimes[entry_id] = PbxRuntime(CallHistory(hass, entry_id))
    return runtimes[entry_id]


async def async_remove_runtime(hass: HomeAssistant, entry_id: str) -> None:
    """Drop the data of an entry, including its stored history."""
    runtime = async_get_runtime(hass, entry_id)
    hass.data[_RUNTIMES].pop(entry_id)
    await runtime.history.async_remove()
