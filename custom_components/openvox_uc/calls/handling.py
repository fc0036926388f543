"""What actions have done with calls, of which the PBX reports little or nothing.

It is forgotten once the call is over, or once the PBX reports otherwise, but not when
the entry is loaded again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.core import callback

from ..base.subjects import PBX, extension_subject
from ..pbx import CallEvent, CurrentCall, ExtensionState

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

# No caller is left waiting longer; most PBXs call back before.
_PARKED_SECONDS = 15 * 60


@dataclass(slots=True)
class PhoneInCall:
    """What a phone does in one of its calls; times are of the steady clock."""

    held_at: float | None = None
    muted: bool = False
    # The extension that it is about to call because of this call.
    asks: str | None = None
    # What the PBX reported last, while the phone had no other call.
    state: ExtensionState | None = None


class ParkedCall(NamedTuple):
    """A call that a phone parked; the PBX reports neither where, nor who gets it."""

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
        phone = self._phones.setdefault((extension, call_id), PhoneInCall())
        phone.held_at = self._pbx.clock.now() if hold else None
        phone.asks = None
        self._async_changed(extension)

    @callback
    def async_mute(self, extension: str, call_id: str, *, mute: bool) -> None:
        phone = self._phones.setdefault((extension, call_id), PhoneInCall())
        phone.muted = mute
        self._async_changed(extension)

    @contextmanager
    def asking(self, extension: str, colleague: str) -> Iterator[None]:
        """Note whom a phone in a call is about to call, unless the PBX refuses.

        The phone may ring before the PBX answers.
        """
        current = self._pbx.tracker.current_call(extension)
        if current is None:
            yield
            return
        key = (extension, current.call_id)
        self._phones.setdefault(key, PhoneInCall()).asks = colleague
        self._async_changed(extension)
        try:
            yield
        except BaseException:
            self.phone(*key).asks = None
            self._async_changed(extension)
            raise

    @callback
    def async_park(self, extension: str, call: CurrentCall) -> None:
        parked = ParkedCall(extension, call, self._pbx.clock.now())
        self._parked[:] = [*self.parked, parked]
        self._pbx.publisher.publish_state(PBX)

    @callback
    def async_retrieve(self) -> None:
        """Forget the only parked call; of several, it is unknown which one it is."""
        if len(self.parked) == 1:
            self.async_forget_parked()

    @callback
    def async_forget_parked(self) -> None:
        self._parked.clear()
        self._pbx.publisher.publish_state(PBX)

    def update(self, events: Sequence[CallEvent] = ()) -> None:
        """Forget what is no longer true after reports or a poll."""
        tracker = self._pbx.tracker
        for (extension, call_id), phone in [*self._phones.items()]:
            call_ids = [call.call_id for call in tracker.current_calls(extension)]
            if call_id not in call_ids:
                del self._phones[extension, call_id]
                continue
            before, phone.state = phone.state, None
            if len(call_ids) > 1:
                # The state is that of the other call.
                phone.asks = None
                continue
            phone.state = self._pbx.extension_state(extension)
            if before is phone.state:
                continue
            if before is ExtensionState.RINGING:
                # Not each PBX reports that a busy phone rings.
                phone.asks = None
            elif before is ExtensionState.ON_HOLD and phone.asks is None:
                phone.held_at = None
        for event in events if self._parked else ():
            self._drop_taken(event)

    def _drop_taken(self, event: CallEvent) -> None:
        """Forget a parked call with whose party a phone is in a later call."""
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
