"""CallTracker builds calls from reports, by the rules in docs/call-tracking.md.

It is a pure state machine. Each method gets the time in seconds since 1970, which never
jumps; `next_deadline` says when to call `tick`. Calls are labeled by the wall clock
when they leave it (`clock.label_offset`).
"""

from collections import OrderedDict
from collections.abc import Collection
from math import inf
from typing import assert_never

from ..models import (
    Call,
    CallEvent,
    CallEventType,
    CurrentCall,
    Direction,
    Extension,
    ExtensionState,
    Party,
    Reason,
)
from ..reports import (
    Alert,
    Answer,
    AnyCallReport,
    BootUp,
    Bye,
    CallFailed,
    CallRecordReport,
    ExtensionStatus,
    OpeningReport,
    Report,
    Ring,
    TrackedReport,
    Transfer,
)
from . import identity, leaving, records, transitions
from .call import Activity, OpenCall
from .clock import PbxClock
from .finder import CallFinder
from .index import CallIndex
from .phones import IN_CALL, Phones, PickedUp
from .records import names_call
from .reorder import Awaited, WaitingReport, WaitingReports

# A PBX may repeat a report that was not accepted a second later, and sending takes
# time, too.
_REPEAT_SECONDS = 2.0
_MAX_REPEATS = 4096
_MAX_OPEN_CALLS = 1000
_MAX_MEMBERS = 256
_IDLE_SECONDS = 5.0
# The record of a call that ended during an outage is more exact.
_RECORD_SECONDS = 120.0
_DOUBT_SECONDS = 600.0
_IDLE_UNRELIABLE_SECONDS = 60.0
_SILENCE_SECONDS = 180.0
_LONGEST_CALL_SECONDS = 12 * 3600.0
_FRESH_RECORD_SECONDS = 60.0

_ATTENTION = (Activity.TALKING, Activity.CALLING, Activity.RINGING)


class CallTracker:
    """Builds calls from reports.

    Published events stand; only the record (NewCdr) corrects a call later. Each call
    has at most one `ringing`, at most one `answered`, and exactly one end, whatever is
    lost, repeated, or out of order.
    """

    def __init__(self) -> None:
        self.phones = Phones()
        self.clock = PbxClock()
        self._index = CallIndex()
        self._deadlines: dict[Awaited, float] = {}
        self._waiting = WaitingReports(self._deadlines)
        self._finder = CallFinder(self._index, self.phones, self._waiting, self._forget)
        self._recent: OrderedDict[Report, float] = OrderedDict()
        self._events: list[CallEvent] = []
        self.silent_since = inf
        """When the PBX stopped answering; inf if something has come from it since."""
        self.repeats = 0
        self.evicted = 0

    @property
    def active_calls(self) -> int:
        return sum(call.published for call in self._index.open.values())

    @property
    def next_deadline(self) -> float | None:
        return min(self._deadlines.values(), default=None)

    def current_call(self, number: str) -> CurrentCall | None:
        calls = self.current_calls(number, at_most=1)
        return calls[0] if calls else None

    def current_calls(
        self, number: str, at_most: int | None = None
    ) -> list[CurrentCall]:
        """Return the calls of an extension.

        Calls in which it talks come first, then those that it places, then those that
        ring; within each group, the latest comes first.
        """
        # It may be idle some time before its call is over. For a resumed call, the list
        # may never have shown anything else.
        phone = self.phones[number]
        calls = [
            call
            for call in self._calls_with(number)
            if call.is_resumed
            or not phone.is_idle_since(call.members[number].reported_at)
        ]
        calls.sort(
            key=lambda call: (
                _ATTENTION.index(call.members[number].activity),
                -call.since(number),
            )
        )
        return [
            CurrentCall(
                call_id=call.call_id or "",
                direction=call.direction or Direction.INTERNAL,
                other=call.other_than(number),
                since=call.since(number) + self.clock.label_offset,
            )
            for call in calls[:at_most]
        ]

    def open_call(self, call_id: str) -> Call | None:
        call = self._index.find(call_id)
        if call is None or call.call_id != call_id or call.ended:
            return None
        return call.snapshot()

    def open_calls(self) -> list[Call]:
        return [call.snapshot() for call in self._index.open.values() if call.published]

    def feed(self, report: Report, now: float) -> list[CallEvent]:
        self._run_timers(now)
        match report:
            case ExtensionStatus():
                self._phone_reported(report, now)
            case BootUp():
                return self.restarted(now, now)
            case Ring() | Answer():
                self._take(identity.as_passed_on(report, self.phones.may_be_phone), now)
            case Alert():
                self._take(
                    identity.as_called_from_outside(report, self.phones.may_be_phone),
                    now,
                )
            case Bye() | Transfer() | CallFailed() | CallRecordReport():
                self._take(report, now)
        self.silent_since = inf
        return self._take_events()

    def poll(
        self, extensions: Collection[Extension], now: float, *, is_full: bool
    ) -> list[CallEvent]:
        """Process the list of extensions, requested at `now`.

        After a boot, it may not be full yet; an empty list never is.
        """
        self._run_timers(now)
        self.silent_since = inf
        if any(extension.state in IN_CALL for extension in extensions):
            self.phones.list_shows_calls = True
        for extension in extensions:
            if extension.state is None:
                continue
            calls = self._calls_with(extension.number)
            in_call = any(not call.is_resumed for call in calls)
            self.phones.poll(extension.number, extension.state, now, in_call=in_call)
            self._watch_calls(calls, extension.state, now)
        in_calls = {
            number for call in self._index.open.values() for number in call.members
        }
        if is_full and extensions:
            self.phones.keep({extension.number for extension in extensions} | in_calls)
        return self._take_events()

    def tick(self, now: float) -> list[CallEvent]:
        self._run_timers(now)
        return self._take_events()

    def resume(self, call: Call, now: float) -> None:
        resumed = OpenCall.resumed(self.clock, call, now)
        self._index.add(resumed, *call.legs)
        self._settle(resumed, now)

    def restarted(self, now: float, booted_at: float) -> list[CallEvent]:
        """End the calls that a restart of the PBX cut off (rule 12)."""
        self._run_timers(now)
        self._waiting.clear()
        for call in list(self._index.open.values()):
            if not call.published:
                self._forget(call)
            elif call.started_at <= booted_at:
                # The record of a call that had already ended is more exact.
                call.inferred = call.inferred or call.is_resumed
                self._end(
                    call,
                    self._cut_off_at(call, min(now, booted_at)),
                    now,
                    Reason.PBX_RESTART,
                )
        return self._take_events()

    def _cut_off_at(self, call: OpenCall, latest: float) -> float:
        """Return when a call ended whose end was not reported.

        This was when the PBX stopped answering, at the latest.
        """
        return max(min(latest, self.silent_since), call.answered_at or call.started_at)

    def _is_repeat(self, report: Report, now: float) -> bool:
        before = self._recent.pop(report, None)
        self._recent[report] = now
        if len(self._recent) > _MAX_REPEATS:
            self._recent.popitem(last=False)
        if before is None or now - before > _REPEAT_SECONDS:
            return False
        self.repeats += 1
        return True

    def _take(self, report: TrackedReport, now: float) -> None:
        """Process a report, or let it wait for what should come before it (rule 11)."""
        if self._is_repeat(report, now):
            return
        call = (
            self._finder.find_by_leg(report)
            if isinstance(report, (Bye, CallRecordReport))
            else self._finder.find(report, now)
        )
        if call and call.ended and not isinstance(report, CallRecordReport):
            if isinstance(report, Bye) and call.ended_idle:
                self.phones.free_is_untrue = True
            return
        if self._must_wait(report, call):
            self._waiting.add(report, now)
            return
        self._process(report, call, now)
        if isinstance(report, (Ring, Answer, Transfer)):
            self._release_ready(report, now)

    def _must_wait(self, report: TrackedReport, call: OpenCall | None) -> bool:
        """Return whether another report may still have to come before this one."""
        match report:
            case Bye() | CallRecordReport():
                # The BYE of a transfer may overtake its Tranfer, and a record may
                # overtake everything; their call is found later.
                return call is None or not call.ended
            case Ring() | Alert():
                return call is None and self._finder.talks(identity.caller_of(report))
            case Answer():
                if call is None or (
                    call.answered_at is None
                    and not identity.callee_has_rung(call, report)
                ):
                    return True
                # The RING of another call may still arrive.
                return not any(map(self._index.find, report.legs))
            case Transfer():
                return call is None or call.answered_at is None
            case _:
                return call is None or not identity.callee_has_rung(call, report)

    def _release_ready(self, cause: AnyCallReport, now: float) -> None:
        """Process the reports that waited for another one, or for each other."""
        while released := self._release_first(cause, now):
            if isinstance(released, (Ring, Transfer)):
                cause = released

    def _release_first(self, cause: AnyCallReport, now: float) -> TrackedReport | None:
        """Process the first report that need not wait, and return it."""
        ready = self._waiting.releasable(cause)
        call = self._index.find(cause.leg)
        if isinstance(cause, Transfer) and call:
            ready = self._waiting.releasable_with(
                {*call.members, *cause.extensions, call.outside or ""}
            )
        for waiting in ready:
            call = self._finder.find(waiting.report, now)
            if not self._must_wait(waiting.report, call):
                self._waiting.remove(waiting)
                self._process(waiting.report, call, waiting.arrived)
                return waiting.report
        return None

    def _release_due(self, due: WaitingReport, now: float) -> None:
        """Process a report that has waited long enough.

        First process those about the same call that rank before it.
        """
        for waiting in self._waiting.before(due):
            call = self._finder.find(waiting.report, waiting.arrived)
            if set(waiting.report.legs).isdisjoint(due.report.legs):
                # Its channel is nearby, but may belong to another call.
                precedes = call is self._finder.find(due.report, due.arrived)
            else:
                # An ANSWER answers what begins here, not the call that its caller left
                # without a BYE.
                precedes = not (
                    isinstance(waiting.report, Answer)
                    and isinstance(due.report, (Alert, Ring))
                )
            if precedes:
                self._release(waiting, call, now)
        self._release(due, self._finder.find(due.report, due.arrived), now)

    def _release(
        self, waiting: WaitingReport, call: OpenCall | None, now: float
    ) -> None:
        report = waiting.report
        if not self._waiting.remove(waiting):
            return
        if call is None or not call.ended or isinstance(report, CallRecordReport):
            self._process(report, call, waiting.arrived)
            if isinstance(report, (Ring, Answer, Transfer)):
                self._release_ready(report, now)
        elif call.awaits_target and isinstance(report, Bye):
            # It belongs to the target of the transfer, and so does the record of its
            # leg.
            self._index.add_legs(call, report.legs)

    def _run_timers(self, now: float) -> None:
        self._index.prune(now)
        while (at := self.next_deadline) is not None and at <= now:
            awaited = next(key for key, due in self._deadlines.items() if due == at)
            del self._deadlines[awaited]
            if isinstance(awaited, WaitingReport):
                self._release_due(awaited, at)
            else:
                do, call = awaited
                do(call, at)

    def _open(self, leg: str, now: float) -> OpenCall:
        """Open a call; if there are too many, the oldest is dropped (rule 14)."""
        self._cut_off_before(leg, now)
        if len(self._index.open) >= _MAX_OPEN_CALLS:
            oldest = next(iter(self._index.open.values()))
            self.evicted += 1
            if oldest.published:
                oldest.inferred = True
                self._end(oldest, now, now)
            else:
                self._forget(oldest)
        return self._index.add(OpenCall(self.clock, now))

    def _forget(self, call: OpenCall) -> list[str]:
        self._drop_timers(call)
        return self._index.drop(call)

    def _process(
        self,
        report: TrackedReport,
        call: OpenCall | None,
        now: float,
    ) -> None:
        if isinstance(report, CallRecordReport):
            self._recorded(report, call, now)
            return
        if isinstance(report, Bye) and call and not call.published:
            self._forget(call)
            return
        if call is None or not call.published:
            names_both_parties = (
                isinstance(report, CallFailed) and len(report.parties) > 1
            )
            if not isinstance(report, OpeningReport) and not names_both_parties:
                return
            call = call or self._open(report.leg, now)
        if len(call.members) >= _MAX_MEMBERS and not call.members.keys() >= set(
            report.extensions
        ):
            self.evicted += 1
            return
        self._index.add_legs(call, report.legs)
        if report.trunk_leg:
            call.learn_trunk(report.trunk_leg)
        elif call.direction is None:
            call.direction = identity.direction_of(report)
        if (
            isinstance(report, (Alert, Ring))
            and report.trunk_leg
            and call.trunk_leg is None
        ):
            call.trunk_leg = report.trunk_leg.leg
        call.reported_at = max(call.reported_at, now)
        call.is_resumed = False
        self._live(identity.without_own_caller(call, report), call, now)
        self._settle(call, now)

    def _live(self, report: AnyCallReport, call: OpenCall, now: float) -> None:
        match report:
            case Alert():
                transitions.alert(call, report, now)
            case Ring():
                self.clock.observe_ring(report.legs, now)
                transitions.ring(call, report, now)
            case Answer():
                transitions.answer(call, report, self.phones, now)
            case Transfer():
                leaving.transfer(call, report, now)
            case Bye():
                ends_at = self._deadlines.get((self._free_for_long, call), inf)
                free_since = ends_at - _DOUBT_SECONDS
                if now - free_since > _IDLE_UNRELIABLE_SECONDS:
                    # Its phones reported that they are free, but talked on.
                    self.phones.free_is_untrue = True
                picked_up = self._picked_up_unreported(call, now, *report.extensions)
                leaving.release(
                    call,
                    report,
                    self.phones,
                    picked_up,
                    now,
                    is_pair=self._waiting.has_twin(report, call.legs),
                )
                self._join_consulted(call, now)
            case CallFailed():
                transitions.fail(call, report, self.phones, now)
            case _:
                assert_never(report)

    def _join_consulted(self, call: OpenCall, now: float) -> None:
        """Continue the call between the two parties that a phone joined.

        The phone joined them by leaving its two calls (protocol 5.8).
        """
        joined = self._finder.joined(call)
        if joined is None:
            return
        first, second, leaver = joined
        leaving.join_consulted(first, second, leaver, self.phones, now)
        self._settle(second, now)
        self._settle(first, now)

    def _picked_up_unreported(
        self, call: OpenCall, now: float, *named: str
    ) -> PickedUp:
        """Return phones that were picked up for a call, and when (rule 7).

        These are phones that rang, and phones that its end names.
        """
        picked_up: PickedUp = {}
        strangers = [number for number in named if number not in call.members]
        for number in [*call.doing(Activity.RINGING, Activity.DISMISSED), *strangers]:
            rang_at = (
                call.members[number].reported_at
                if number in call.members
                else call.rang_at or call.started_at
            )
            at = self.phones[number].picked_up(rang_at, now)
            others = self._index.involving(Party(number))
            if at is not None and not any(
                number in other.doing(Activity.CALLING, Activity.TALKING)
                for other in others
            ):
                picked_up[number] = at
        return picked_up

    def _recorded(
        self, report: CallRecordReport, call: OpenCall | None, now: float
    ) -> None:
        """Process the PBX's records of a call, which arrive together (rule 8)."""
        rows = [report, *self._waiting.take_records(report.leg)]
        for row in rows:
            self.clock.observe_record(row)
        rows = [row for row in rows if names_call(row, self.phones.may_be_phone)]
        if not rows:
            return
        if call is not None and call.published:
            self._index.add_legs(call, report.legs)
            records.record(
                call, rows, self.phones, self._picked_up_unreported(call, now), now
            )
            self._settle(call, now)
            return
        legs = self._forget(call) if call else []
        known = report.direction or (call.direction if call else None)
        call = OpenCall(
            self.clock,
            now,
            direction=known or identity.direction_of_record(report, self.phones),
        )
        self._index.add(call, *legs, report.leg)
        ended_at = records.record_alone(call, rows, self.phones.may_be_phone, now)
        if now - ended_at < _FRESH_RECORD_SECONDS:
            call.end(ended_at)
        else:
            call.ended_at = ended_at
            call.emit(CallEventType.RECORD, None)
        self._settle(call, now)

    def _end(
        self, call: OpenCall, at: float, now: float, reason: Reason | None = None
    ) -> None:
        call.end(at, reason)
        self._settle(call, now)

    def _settle(self, call: OpenCall, now: float) -> None:
        self._events += call.events
        call.events.clear()
        if call.ended:
            self._close(call, now)
            return
        self._index.add_parties(call)
        if call.end_at is not None:
            self._deadlines[self._wait_is_over, call] = call.end_at
            self._deadlines.pop((self._silent_for_long, call), None)
            return
        self._deadlines.pop((self._wait_is_over, call), None)
        silent_at = (
            call.reported_at + _SILENCE_SECONDS
            if call.only_rings
            else (call.answered_at or now) + _LONGEST_CALL_SECONDS
        )
        self._deadlines[self._silent_for_long, call] = silent_at

    def _close(self, call: OpenCall, now: float) -> None:
        if call.number not in self._index.open:
            return
        self._drop_timers(call)
        self._index.end(call, now)
        for number in call.members:
            if (
                self.phones[number].doubtful
                and not self._calls_with(number)
                and not self._waiting.is_about_to_ring(number)
            ):
                self.phones.call_is_over(number)
        for number in call.doing(Activity.CALLING, Activity.TALKING):
            self.phones.hung_up(number)

    def _wait_is_over(self, call: OpenCall, now: float) -> None:
        """End a call whose wait is over, unless waiting reports disagree (rule 6)."""
        self._release_last(call, now)
        if not call.ended and call.end_at is not None and call.end_at <= now:
            self._end(call, call.over_at or now, now)

    def _idle_for_long(self, call: OpenCall, now: float) -> None:
        if self._all_idle(call):
            self._end_idle(call, now)

    def _free_for_long(self, call: OpenCall, now: float) -> None:
        if self._all_free(call) and not self.phones.free_is_untrue:
            self._end_idle(call, now)

    def _end_idle(self, call: OpenCall, now: float) -> None:
        """End a call whose phones are all free (rule 9).

        No report has said that it ended.
        """
        free_at = max(self.phones[number].free_at for number in call.involved)
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
        self._settle(call, now)

    def _silent_for_long(self, call: OpenCall, now: float) -> None:
        """End a call after a long silence (rules 2 and 10).

        It continues if its phones show that it was answered or still rings.
        """
        if not call.published:
            self._forget(call)
            return
        continues = call.only_rings and (
            self._answer_unreported(call, now) or self._still_rings(call, now)
        )
        if not continues:
            call.inferred = True
            call.end(self._cut_off_at(call, now), Reason.NO_ANSWER)
        self._settle(call, now)

    def _answer_unreported(self, call: OpenCall, now: float) -> bool:
        """Mark a call as answered by a phone that has been in use since it rang.

        Return whether there is such a phone.
        """
        for number, at in self._picked_up_unreported(call, now).items():
            if number in call.ringing and self.phones[number].state in IN_CALL:
                transitions.answer_late(call, number, self.phones, at)
                # A caller who is called does not answer.
                return number in call.talking
        return False

    def _still_rings(self, call: OpenCall, now: float) -> bool:
        phones = [self.phones[number] for number in call.ringing]
        if not any(
            phone.state is ExtensionState.RINGING and not phone.doubtful
            for phone in phones
        ):
            return False
        call.reported_at = now
        return now < call.started_at + _LONGEST_CALL_SECONDS

    def _release_last(self, call: OpenCall, now: float) -> None:
        """Process waiting reports that may say how a call ended, or that it did not."""
        stay = {
            party.number
            for party in call.parties
            if call.left and call.takes_part(party)
        }
        for waiting in [
            *self._waiting.releasable_with(stay),
            *self._waiting.byes(call.legs),
        ]:
            self._release_due(waiting, now)

    def _cut_off_before(self, leg: str, now: float) -> None:
        """End the calls that a restart of the PBX cut off.

        After a restart, the PBX counts its legs from the beginning (rule 12, protocol
        5.11).
        """
        newest = next(reversed(self._index.open.values()), None)
        if newest is None or not newest.counted_before_restart(leg):
            return
        for call in list(self._index.open.values()):
            if call.counted_before_restart(leg):
                self._end(call, self._cut_off_at(call, now), now, Reason.PBX_RESTART)

    def _drop_timers(self, call: OpenCall) -> None:
        for due in (
            self._wait_is_over,
            self._idle_for_long,
            self._free_for_long,
            self._silent_for_long,
        ):
            self._deadlines.pop((due, call), None)

    def _calls_with(self, number: str) -> list[OpenCall]:
        return [
            call
            for call in self._index.involving(Party(number))
            if call.published and call.members[number].involved
        ]

    def _phone_reported(self, report: ExtensionStatus, now: float) -> None:
        if report.state is None:
            return
        calls = self._calls_with(report.extension)
        # Phones register again while they ring or talk, so then only the list shows
        # that the phone is idle.
        doubtful = report.registered_word and (
            bool(calls) or self._waiting.is_about_to_ring(report.extension)
        )
        self.phones.report(report.extension, report.state, now, doubtful=doubtful)
        if report.state not in IN_CALL:
            for call in self._index.involving(Party(report.extension)):
                if call.members[report.extension].failed:
                    transitions.stop_ringing(call, report.extension)
                    self._settle(call, now)
                    calls = [*calls, call]
        self._watch_calls(calls, report.state, now)

    def _watch_calls(
        self, calls: list[OpenCall], state: ExtensionState, now: float
    ) -> None:
        """Set or clear the deadlines of calls whose phones are all idle.

        It is enough that the phones report it.
        """
        for call in calls:
            if call.left and leaving.is_over(call, self.phones):
                self._end(call, call.over_at or now, now)
                continue
            call.is_resumed = call.is_resumed and state not in IN_CALL
            idle, doubt = (self._idle_for_long, call), (self._free_for_long, call)
            free = state not in IN_CALL and self._all_free(call)
            if not free or not self._all_idle(call):
                self._deadlines.pop(idle, None)
            elif idle not in self._deadlines:
                self._deadlines[idle] = max(
                    now + _IDLE_SECONDS,
                    call.reported_at + _RECORD_SECONDS if call.is_resumed else 0,
                )
            if not free:
                self._deadlines.pop(doubt, None)
            elif doubt not in self._deadlines:
                self._deadlines[doubt] = now + _DOUBT_SECONDS

    def _all_idle(self, call: OpenCall) -> bool:
        involved = call.involved
        return bool(involved) and all(
            self.phones[number].is_idle_since(member.reported_at)
            for number, member in involved.items()
        )

    def _all_free(self, call: OpenCall) -> bool:
        involved = call.involved
        return bool(involved) and all(
            self.phones.is_free_in(call, number) for number in involved
        )

    def _take_events(self) -> list[CallEvent]:
        events, self._events = self._events, []
        return events
