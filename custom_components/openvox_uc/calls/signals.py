"""How changes are announced: over Home Assistant's dispatcher, by a signal for each subject, so that only those wake whom it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN
from ..pbx import CallEvent
from .presenter import CallPresenter


@dataclass(frozen=True, slots=True)
class PublishedCall:
    """Something that happened to a call, what shows it to people, and in which context somebody asked for it."""

    event: CallEvent
    presenter: CallPresenter
    context: Context | None = None


# More than the largest PBX has subjects. Each report sends some of these signals, and their text would be built and hashed anew.
_SIGNALS = 8192

# What happened to a call of any PBX, or to an extension in it; listeners need no loaded entry.
SIGNAL_CALL: SignalType[PublishedCall] = SignalType(f"{DOMAIN}_call")


@lru_cache(maxsize=_SIGNALS)
def state_signal(entry_id: str, subject: str) -> SignalType[()]:
    """Return the signal that the states of a subject have changed."""
    return SignalType(f"{DOMAIN}_{entry_id}_{subject}")


def any_state_signal(entry_id: str) -> SignalType[str]:
    """Return the signal that the states of any subject have changed, with the subject."""
    return SignalType(f"{DOMAIN}_{entry_id}_any")


@lru_cache(maxsize=_SIGNALS)
def call_signal(entry_id: str, subject: str) -> SignalType[CallEvent]:
    """Return the signal that something happened to a call of the PBX or of an extension."""
    return SignalType(f"{DOMAIN}_{entry_id}_{subject}_call")


class StatePublisher:
    """Announces the states of subjects, and only those that have changed."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Start with nothing announced."""
        self._hass = hass
        self._entry_id = entry_id
        self._any = any_state_signal(entry_id)
        self._announced: dict[str, object] = {}

    @callback
    def update(self, subject: str, state: object) -> None:
        """Announce a subject if its state differs from the one before."""
        if self._announced.get(subject) != state:
            self._announced[subject] = state
            self.announce(subject)

    @callback
    def update_all(self, states: Mapping[str, object]) -> None:
        """Announce all subjects whose states differ from those before, also those that are gone."""
        for gone in self._announced.keys() - states.keys():
            del self._announced[gone]
            self.announce(gone)
        for subject, state in states.items():
            self.update(subject, state)

    @callback
    def announce(self, subject: str) -> None:
        """Wake the entities of a subject."""
        async_dispatcher_send(self._hass, state_signal(self._entry_id, subject))
        async_dispatcher_send(self._hass, self._any, subject)
