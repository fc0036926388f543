"""What outlives a reload of an entry: its open calls first of all."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util.hass_dict import HassKey

from .connection.boot_time import BootClock, BootNews
from .connection.token_contest import TokenContest
from .const import DOMAIN
from .history.history import CallHistory
from .pbx import CallEvent, CallTracker

_MAX_UNTOLD = 1000


@dataclass(slots=True)
class ReportCounts:
    """How many reports came, and why some of them were ignored."""

    received: int = 0
    unparsed: int = 0
    oversized: int = 0
    foreign: int = 0
    other_serial: int = 0
    unknown: int = 0
    unparsed_shapes: deque[str] = field(default_factory=lambda: deque(maxlen=5))


@dataclass(slots=True)
class EntryMemory:
    """What is known of the PBX of an entry. Moments are seconds since 1970; zero is long ago."""

    history: CallHistory
    tracker: CallTracker = field(default_factory=CallTracker)
    counts: ReportCounts = field(default_factory=ReportCounts)
    boot_clock: BootClock = field(default_factory=BootClock)
    boot_news: BootNews = field(default_factory=BootNews)
    last_report: datetime | None = None
    last_login: float = 0
    unreachable_at: float = 0
    booted_at: float = 0
    late_login_at: float | None = None
    # Calls were taken up that the PBX may have ended by a restart meanwhile.
    resumed: bool = False
    token_contest: TokenContest = field(default_factory=TokenContest)
    unsub_retry: CALLBACK_TYPE | None = None
    # What happened to calls while the entities were not there yet to hear of it.
    untold: deque[tuple[float, CallEvent]] = field(default_factory=lambda: deque(maxlen=_MAX_UNTOLD))

    @callback
    def cancel_retry(self) -> None:
        """Drop the planned try of a set-up that failed."""
        if self.unsub_retry:
            self.unsub_retry()
            self.unsub_retry = None


_MEMORIES: HassKey[dict[str, EntryMemory]] = HassKey(DOMAIN)


@callback
def async_recall(hass: HomeAssistant, entry_id: str) -> EntryMemory:
    """Return the memory of an entry, a blank one if there is none."""
    memories = hass.data.setdefault(_MEMORIES, {})
    if entry_id not in memories:
        memories[entry_id] = EntryMemory(CallHistory(hass, entry_id))
    return memories[entry_id]


async def async_forget(hass: HomeAssistant, entry_id: str) -> None:
    """Drop the memory of an entry that was removed, and the history that is kept of it."""
    memory = async_recall(hass, entry_id)
    hass.data[_MEMORIES].pop(entry_id)
    memory.cancel_retry()
    await memory.history.async_remove()
