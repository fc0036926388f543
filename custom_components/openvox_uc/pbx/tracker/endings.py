"""Ends calls that no report ends, and closes all that have ended.

See docs/call-tracking.md, rules 6, 9, 10, 12, and 14.
"""

from collections.abc import Callable
from math import inf

from ..models import CallEvent, Direction, ExtensionState, Party, Reason
from . import leaving, transitions
from .call import Activity, OpenCall
from .index import CallIndex
from .phones import IN_CALL, Phones, PickedUp
from .reorder import WaitingReports

_ALL_IDLE_SECONDS = 5.0
# A resumed call may have ended during an outage; its record is more exact.
_RESUMED_IDLE_SECONDS = 120.0
_ALL_FREE_SECONDS = 600.0
# Phones that still talk this long after they reported that they are free show that such
# reports are untrue.
_TALKED_ON_SECONDS = 60.0
_SILENCE_SECONDS = 180.0
_LONGEST_CALL_SECONDS = 12 * 3600.0


class CallEndings:
    """Ends open calls at their deadlines, unless reports move or cancel these.

    `release_last` processes the waiting reports that may still change how a call ends.
    """

    def __init__(
        self,
        index: CallIndex,
        phones: Phones,
        waiting: WaitingReports,
        release_last: Callable[[OpenCall, float], None],
    ) -> None:
        # When the PBX stopped answering; inf if something has come from it since.
        self.silent_since = inf
        self._index = index
        self._deadlines = index.deadlines
        self._phones = phones
        self._waiting = waiting
        self._release_last = release_last
        self._events: list[CallEvent] = []

    def meet_deadline(self, at: float) -> None:
        """Do what is to be done with the first call that has this deadline."""
        due = [key for key, due_at in self._deadlines.items() if due_at == at]
        call, do = min(due, key=lambda key: key[0].number)
        del self._deadlines[call, do]
        do(call, at)

    def take_events(self) -> list[CallEvent]:
        events, self._events = self._events, []
        return events

    def settle(self, call: OpenCall, now: float) -> None:
        """Collect the events of a call that has changed, and see to its end.

        If it has ended, close it. Otherwise, set when it ends if nothing more is
        reported.
        """
        self._events += call.events
        call.events.clear()
        if call.ended:
            self._close(call, now)
            return
        self._index.add_parties(call)
        if call.end_at is not None:
            ends_at = call.end_at
        elif call.only_rings:
            ends_at = call.reported_at + _SILENCE_SECONDS
        else:
            ends_at = (call.answered_at or now) + _LONGEST_CALL_SECONDS
        self._deadlines[call, self._end_quiet] = ends_at

    def end(
        self, call: OpenCall, at: float, now: float, reason: Reason | None = None
    ) -> None:
        """End a call; drop one of which nothing was published."""
        if call.published:
            call.end(at, reason)
            self.settle(call, now)
        else:
            self._index.drop(call)

    def _close(self, call: OpenCall, now: float) -> None:
        """Close a call that has ended, which makes its phones free.

        Do nothing if it was closed before: then only its record has come.
        """
        if call not in self._index.open:
            return
        self._index.end(call, now)
        for number in call.members:
            if (
                self._phones[number].doubtful
                and not self._index.current(number)
                and not self._waiting.is_about_to_ring(number)
            ):
                self._phones.call_is_over(number)
        for number in call.doing(Activity.CALLING, Activity.TALKING):
            self._phones.hung_up(number)

    def phone_changed(
        self, calls: list[OpenCall], state: ExtensionState, now: float
    ) -> None:
        """Process a new state of a phone for the calls in which it is (rules 7, 9)."""
        for call in calls:
            if call.left and leaving.is_over(call, self._phones):
                self.end(call, call.over_at or now, now)
            elif not call.ended and self._all_free(call):
                self._end_free_later(call, now)
            else:
                if state in IN_CALL:
                    call.is_resumed = False
                self._deadlines.pop((call, self._end_idle), None)
                self._deadlines.pop((call, self._end_free), None)

    def _end_free_later(self, call: OpenCall, now: float) -> None:
        """Set when a call ends whose phones have all reported that they are free."""
        self._deadlines.setdefault((call, self._end_free), now + _ALL_FREE_SECONDS)
        if not self._all_idle(call):
            # Some of these reports are doubtful, so only the later deadline counts.
            self._deadlines.pop((call, self._end_idle), None)
            return
        ends_at = now + _ALL_IDLE_SECONDS
        if call.is_resumed:
            ends_at = max(ends_at, call.reported_at + _RESUMED_IDLE_SECONDS)
        self._deadlines.setdefault((call, self._end_idle), ends_at)

    def _all_idle(self, call: OpenCall) -> bool:
        involved = call.involved
        return bool(involved) and all(
            self._phones.is_idle_in(call, number) for number in involved
        )

    def _all_free(self, call: OpenCall) -> bool:
        """Return whether all phones have reported that they are free.

        This includes doubtful reports.
        """
        involved = call.involved
        return bool(involved) and all(
            self._phones.is_free_in(call, number) for number in involved
        )

    def talked_on(self, call: OpenCall, now: float) -> bool:
        """Return whether the phones of a call still talked until now.

        All of them had reported more than a minute ago that they are free.
        """
        # The deadline was set when they did.
        free_since = (
            self._deadlines.get((call, self._end_free), inf) - _ALL_FREE_SECONDS
        )
        return now - free_since > _TALKED_ON_SECONDS

    def _end_idle(self, call: OpenCall, now: float) -> None:
        # A RING or ANSWER may have named its phones since the deadline was set.
        if self._all_idle(call):
            self._end_unreported(call, now)

    def _end_free(self, call: OpenCall, now: float) -> None:
        if self._all_free(call) and not self._phones.free_is_untrue:
            self._end_unreported(call, now)

    def _end_unreported(self, call: OpenCall, now: float) -> None:
        """End a call whose phones are all free, although nothing else says so (rule 9).

        It only begins its wait if it may ring again.
        """
        free_at = max(self._phones[number].free_at for number in call.involved)
        call.inferred = call.ended_idle = True
        call.over_at = call.over_at or max(free_at, call.answered_at or call.started_at)
        waits_for_ring = (
            call.answered_at is None
            and call.is_group
            and call.direction is Direction.INBOUND
        )
        if call.was_just_transferred(now) or waits_for_ring:
            for number in call.ringing:
                call.join(number, Activity.DISMISSED)
            call.wait(now)
        else:
            call.end(call.over_at)
        self.settle(call, now)

    def _end_quiet(self, call: OpenCall, now: float) -> None:
        """End a call about which nothing was reported while it waited, or for long."""
        if call.end_at is None:
            self._end_silent(call, now)
            return
        # Waiting reports may show that it continues.
        self._release_last(call, now)
        if not call.ended and call.end_at is not None and call.end_at <= now:
            self.end(call, call.over_at or now, now)

    def _end_silent(self, call: OpenCall, now: float) -> None:
        """End a call after a long silence (rules 2 and 10).

        It continues if its phones show that it was answered, or still rings.
        """
        if not call.published:
            self._index.drop(call)
            return
        if call.only_rings and self._answer_unreported(call, now):
            self.settle(call, now)
        elif call.only_rings and self._still_rings(call, now):
            call.reported_at = now
            self.settle(call, now)
        else:
            call.inferred = True
            self.end(call, self._cut_off_at(call, now), now, Reason.NO_ANSWER)

    def _answer_unreported(self, call: OpenCall, now: float) -> bool:
        """Let a ringing phone answer if it has been in use since it rang.

        Return whether it did: the phone of the caller, which may ring first, does not.
        """
        for number, at in self.picked_up(call, now).items():
            if number in call.ringing and self._phones[number].state in IN_CALL:
                transitions.answer_late(call, number, self._phones, at)
                return number in call.talking
        return False

    def picked_up(self, call: OpenCall, now: float, *named: str) -> PickedUp:
        """Return phones that were picked up for a call, without an ANSWER (rule 7).

        These are phones that rang, and others that are `named`.
        """
        others = [number for number in named if number not in call.members]
        picked_up: PickedUp = {}
        for number in (*call.doing(Activity.RINGING, Activity.DISMISSED), *others):
            rang_at = (
                call.rang_at or call.started_at
                if number in others
                else call.members[number].reported_at
            )
            at = self._phones[number].picked_up(rang_at, now)
            is_in_other_call = any(
                number in other.doing(Activity.CALLING, Activity.TALKING)
                for other in self._index.involving(Party(number))
            )
            if at is not None and not is_in_other_call:
                picked_up[number] = at
        return picked_up

    def _still_rings(self, call: OpenCall, now: float) -> bool:
        phones = [self._phones[number] for number in call.ringing]
        return now < call.started_at + _LONGEST_CALL_SECONDS and any(
            phone.state is ExtensionState.RINGING and not phone.doubtful
            for phone in phones
        )

    def pbx_booted(self, booted_at: float, now: float) -> None:
        """End the calls that a boot of the PBX cut off (rule 12)."""
        for call in list(self._index.open):
            if not call.published or call.started_at <= booted_at:
                # A resumed call may have ended before the boot; then its record
                # corrects this end.
                call.inferred |= call.is_resumed
                ended_at = self._cut_off_at(call, min(now, booted_at))
                self.end(call, ended_at, now, Reason.PBX_RESTART)

    def leg_began(self, leg: str, now: float) -> None:
        """End the calls that a boot cut off, if a new leg shows that there was one.

        After a boot, the PBX counts its legs from the beginning (rule 12, protocol
        5.11).
        """
        newest = next(reversed(self._index.open), None)
        if newest is None or not newest.counted_before_restart(leg):
            return
        for call in list(self._index.open):
            if call.counted_before_restart(leg):
                ended_at = self._cut_off_at(call, now)
                self.end(call, ended_at, now, Reason.PBX_RESTART)

    def _cut_off_at(self, call: OpenCall, latest: float) -> float:
        """Return when a call ended whose end was not reported.

        This was when the PBX stopped answering, or else at the latest moment.
        """
        return max(min(latest, self.silent_since), call.answered_at or call.started_at)
