"""The signals of calls."""

from typing import NamedTuple

from homeassistant.core import Context
from homeassistant.util.signal_type import SignalType

from ..const import DOMAIN
from ..pbx import CallEvent
from .presenter import CallPresenter


class PublishedCall(NamedTuple):
    """An event of a call, the presenter of its PBX, and a context.

    The context is that of the action that caused the call.
    """

    event: CallEvent
    presenter: CallPresenter
    context: Context | None


# An event of any call or of an extension in it, from any PBX; listeners need no loaded
# entry.
SIGNAL_CALL: SignalType[PublishedCall] = SignalType(f"{DOMAIN}_call")


def call_signal(entry_id: str, subject: str) -> SignalType[CallEvent]:
    return SignalType(f"{DOMAIN}_{entry_id}_{subject}_call")
