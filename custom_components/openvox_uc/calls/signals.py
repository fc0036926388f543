"""The signals of Home Assistant's dispatcher: one for each subject, so that a change wakes only the entities that it concerns."""

from dataclasses import dataclass
from functools import lru_cache

from homeassistant.core import Context
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN
from ..pbx import CallEvent
from .presenter import CallPresenter

# More than the largest PBX has subjects. Each report sends some of these signals, whose texts would be built and hashed each time.
_CACHED_SIGNALS = 8192


@dataclass(frozen=True, slots=True)
class PublishedCall:
    """Something that happened to a call, what shows it to people, and the context of the action that led to it."""

    event: CallEvent
    presenter: CallPresenter
    context: Context | None = None


# What happened to a call of any PBX, or to an extension in it; listeners need no loaded entry.
SIGNAL_CALL: SignalType[PublishedCall] = SignalType(f"{DOMAIN}_call")
# The id of the entry and the subject that changed.
SIGNAL_STATE: SignalType[str, str] = SignalType(f"{DOMAIN}_state")


@lru_cache(maxsize=_CACHED_SIGNALS)
def state_signal(entry_id: str, subject: str) -> SignalType[()]:
    return SignalType(f"{DOMAIN}_{entry_id}_{subject}")


@lru_cache(maxsize=_CACHED_SIGNALS)
def call_signal(entry_id: str, subject: str) -> SignalType[CallEvent]:
    return SignalType(f"{DOMAIN}_{entry_id}_{subject}_call")
