"""The states of the phones, from reports and the polled list (protocol 3.2, 5.4)."""

from collections import defaultdict
from dataclasses import dataclass

from ..models import ExtensionState
from .call import OpenCall

# A phone reports that it is free at most this long before the BYE.
FREE_SECONDS = 0.6
IN_CALL = {ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD}


# The phones that were picked up without an ANSWER, and when.
type PickedUp = dict[str, float]


@dataclass(slots=True)
class Phone:
    """The state of one extension. Times are seconds since 1970."""

    state: ExtensionState | None = None
    reported_at: float = 0.0
    # When it last became idle; None while it is not.
    idle_at: float | None = None
    # When it went off-hook; None if it has gone on-hook or rung since.
    in_use_at: float | None = None
    # Whether it reported that it is free, which is doubtful while its call is open.
    doubtful: bool = False
    doubtful_at: float = 0.0

    def is_idle_since(self, moment: float) -> bool:
        """Return whether it became idle only some time after a moment."""
        return self.idle_at is not None and self.idle_at > moment

    def is_free_since(self, moment: float) -> bool:
        """Return whether it reported after a moment that it is free.

        This includes doubtful reports.
        """
        return self.is_idle_since(moment) or (
            self.doubtful and self.doubtful_at > moment
        )

    @property
    def free_at(self) -> float:
        """Return when it last reported that it is free; 0 for never.

        This includes doubtful reports.
        """
        return max(self.idle_at or 0.0, self.doubtful_at if self.doubtful else 0.0)

    def picked_up(self, since: float, until: float) -> float | None:
        """Return when it went off-hook after `since`.

        None if it did not, or went idle again well before `until`.
        """
        if self.in_use_at is None or not since <= self.in_use_at <= until:
            return None
        idle_at = self.idle_at or 0.0
        went_idle = self.in_use_at <= idle_at < until - FREE_SECONDS
        return None if went_idle else self.in_use_at


_UNKNOWN = Phone()


class Phones:
    """The states of all phones.

    Some PBXs only list `Registered`, so a polled idle is trusted only once a list has
    shown a call.
    """

    def __init__(self) -> None:
        self._phones: defaultdict[str, Phone] = defaultdict(Phone)
        self._changed: set[str] = set()
        # In this session (rule 9).
        self.list_shows_calls = False
        self._listed = False
        # Whether phones talked long after they reported that they were free. On such a
        # PBX, that report proves nothing.
        self.free_is_untrue = False

    def __contains__(self, number: object) -> bool:
        return number in self._phones

    def __getitem__(self, number: str) -> Phone:
        return self._phones.get(number, _UNKNOWN)

    def may_be_phone(self, number: str | None) -> bool:
        """Return whether a number is an extension.

        Before the list arrives, any number may be one.
        """
        return number in self._phones or not self._listed

    def is_idle_in(self, call: OpenCall, number: str) -> bool:
        """Return whether a phone has become idle since a RING or ANSWER named it."""
        return self[number].is_idle_since(call.members[number].reported_at)

    def is_free_in(self, call: OpenCall, number: str) -> bool:
        """Return whether a phone has reported since then that it is free.

        This includes doubtful reports.
        """
        return self[number].is_free_since(call.members[number].reported_at)

    def take_changed(self) -> set[str]:
        changed, self._changed = self._changed, set()
        return changed

    def report(
        self, number: str, state: ExtensionState, now: float, *, doubtful: bool
    ) -> None:
        """Process a reported state.

        A doubtful idle waits until the call is over or the list confirms it.
        """
        phone = self._phones[number]
        phone.reported_at = now
        self._take(number, state, now, doubtful=doubtful)
        if phone.doubtful:
            phone.doubtful_at = now
            # If it is free, it has not answered a call by going off-hook earlier.
            phone.in_use_at = None

    def poll(
        self, number: str, state: ExtensionState, requested_at: float, *, in_call: bool
    ) -> None:
        self._listed = True
        if self[number].reported_at < requested_at:
            self._take(
                number,
                state,
                requested_at,
                doubtful=in_call and not self.list_shows_calls,
            )

    def call_is_over(self, number: str) -> None:
        self._take(
            number, ExtensionState.IDLE, self[number].reported_at, doubtful=False
        )

    def hung_up(self, number: str) -> None:
        """Note that a phone was off-hook only for a call that is over."""
        if phone := self._phones.get(number):
            phone.in_use_at = None

    def keep(self, numbers: set[str]) -> None:
        for number in self._phones.keys() - numbers:
            del self._phones[number]

    def _take(
        self, number: str, state: ExtensionState, now: float, *, doubtful: bool
    ) -> None:
        phone = self._phones[number]
        phone.doubtful = doubtful and state is ExtensionState.IDLE
        if phone.doubtful:
            return
        if state in IN_CALL:
            phone.idle_at = None
            if state is ExtensionState.IN_USE and phone.state not in (
                ExtensionState.IN_USE,
                ExtensionState.ON_HOLD,
            ):
                phone.in_use_at = now
            elif state is ExtensionState.RINGING:
                phone.in_use_at = None
        elif state is ExtensionState.IDLE:
            phone.idle_at = now
        if phone.state is not state:
            phone.state = state
            self._changed.add(number)
