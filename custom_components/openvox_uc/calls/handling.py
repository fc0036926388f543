"""Remembers what actions did to calls, because the PBX reports little of it.

It is forgotten when the call ends, or when the PBX reports otherwise, but not when the
entry is loaded again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.core import callback

from ..base.subjects import PBX, extension_subject
from ..pbx import CallEvent, CurrentCall, ExtensionState

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

# No caller waits longer; most PBXs ring the phone again sooner.
_PARKED_SECONDS = 15 * 60


@dataclass(slots=True)
class PhoneInCall:
    """What a phone does in one of its calls; times are of the steady clock."""

    held_at: float | None = None
    muted: bool = False
    # The extension that the phone is calling to consult about this call.
    asks: str | None = None
    # The last state reported while the phone had no other call.
    state: ExtensionState | None = None


class ParkedCall(NamedTuple):
    """A call that a phone parked.

    The PBX reports neither where it is parked nor who retrieves it.
    """

    extension: str
    call: CurrentCall
    at: float


class CallHandling:
    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self._pbx = pbx
        self._phones = pbx.runtime.phones_in_calls
        self._parked = pbx.runtime.parked_calls

    def phone(self, extension: str, call_id: str | None) -> PhoneInCall:
        return self._phones.get((extension, call_id or "")) or PhoneInCall()

    @property
    def parked(self) -> list[ParkedCall]:
        since = self._pbx.clock.now() - _PARKED_SECONDS
        return [parked for parked in self._parked if parked.at > since]

    @callback
    def async_hold(self, extension: str, call_id: str, *, hold: bool) -> None:
        phone = self._phones[extension, call_id]
        phone.held_at = self._pbx.clock.now() if hold else None
        phone.asks = None
        self._async_changed(extension)

    @callback
    def async_mute(self, extension: str, call_id: str, *, mute: bool) -> None:
        self._phones[extension, call_id].muted = mute
        self._async_changed(extension)

    @callback
    def async_consult(self, extension: str, call_id: str, colleague: str) -> None:
        """Note whom a phone in a call is calling to consult."""
        self._phones[extension, call_id].asks = colleague
        self._async_changed(extension)

    @callback
    def async_park(self, extension: str, call: CurrentCall) -> None:
        parked = ParkedCall(extension, call, self._pbx.clock.now())
        self._parked[:] = [*self.parked, parked]
        self._pbx.publisher.publish_state(PBX)

    @callback
    def async_retrieve_parked(self) -> None:
        """Forget the parked call if there is only one.

        Of several calls, it is unknown which one was retrieved.
        """
        if len(self.parked) == 1:
            self.async_forget_parked()

    @callback
    def async_forget_parked(self) -> None:
        self._parked.clear()
        self._pbx.publisher.publish_state(PBX)

    def update(self, events: Sequence[CallEvent] = ()) -> None:
        """Forget what reports or a poll have made obsolete."""
        tracker = self._pbx.tracker
        for (extension, call_id), phone in [*self._phones.items()]:
            call_ids = [call.call_id for call in tracker.current_calls(extension)]
            if call_id not in call_ids:
                del self._phones[extension, call_id]
                continue
            before, phone.state = phone.state, None
            if len(call_ids) > 1:
                # The state belongs to the other call.
                phone.asks = None
                continue
            phone.state = self._pbx.extension_state(extension)
            if before is phone.state:
                continue
            if before is ExtensionState.RINGING:
                # Not every PBX reports that a busy phone rings.
                phone.asks = None
            elif before is ExtensionState.ON_HOLD and phone.asks is None:
                phone.held_at = None
        if self._parked:
            for event in events:
                self._drop_taken(event)

    def _drop_taken(self, event: CallEvent) -> None:
        """Forget a parked call whose party now talks with a phone in a later call."""
        for extension in event.call.extensions:
            for call in self._pbx.tracker.current_calls(extension):
                self._parked[:] = [
                    parked
                    for parked in self._parked
                    if parked.call.other is None
                    or parked.call.other != call.other
                    or parked.call.since == call.since
                ]

    @callback
    def _async_changed(self, extension: str) -> None:
        self.update()
        self._pbx.publisher.publish_state(extension_subject(extension))
