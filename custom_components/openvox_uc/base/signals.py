"""The signals of subjects.

Each subject has its own signal, so that a change wakes only its entities.
"""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN

# The entry id, and the subject that changed.
SIGNAL_STATE: SignalType[str, str] = SignalType(f"{DOMAIN}_state")


def state_signal(entry_id: str, subject: str) -> SignalType[()]:
    return SignalType(f"{DOMAIN}_{entry_id}_{subject}")


@callback
def publish_state(hass: HomeAssistant, entry_id: str, subject: str) -> None:
    async_dispatcher_send(hass, state_signal(entry_id, subject))
    async_dispatcher_send(hass, SIGNAL_STATE, entry_id, subject)
