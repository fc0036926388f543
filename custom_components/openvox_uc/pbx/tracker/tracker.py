"""CallTracker builds calls from reports, by the rules in docs/call-tracking.md.

It is a pure state machine. Each method gets the time in seconds since 1970, which never
jumps; `next_deadline` says when to call `tick`. Calls are labeled by the wall clock
when they leave it (`clock.label_offset`).

The methods are in the order in which a report passes through them: it may be a repeat,
its call is found, it waits for reports that should come before it, and it changes its
call, which `CallEndings` then settles. The PBX calls the report of a transfer
`Tranfer`.
"""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from math import inf
from typing import assert_never

from ..models import (
    Call,
    CallEvent,
    CallEventType,
    CurrentCall,
    Direction,
    Extension,
    Party,
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
from .call import OpenCall
from .clock import PbxClock
from .endings import CallEndings
from .finder import CallFinder
from .index import CallIndex
from .phones import IN_CALL, Phones
from .reorder import WaitingReport, WaitingReports

# A PBX may repeat a report that was not accepted a second later, and sending takes
# time, too.
_REPEAT_SECONDS = 2.0
_MAX_REPEATS = 4096
_MAX_OPEN_CALLS = 1000
_MAX_MEMBERS = 256
_FRESH_RECORD_SECONDS = 60.0


class CallTracker:
    """Builds calls from reports.

    Published events stand; only the record (NewCdr) corrects a call later. Each call
    has at most one `ringing`, at most one `answered`, and exactly one end, whatever is
    lost, repeated, or out of order.
    """

    def __init__(self) -> None:
        self.phones = Phones()
        self.clock = PbxClock()
        # How many reports were repeats, and how many calls and phones were too many.
        self.repeats = 0
        self.evicted = 0
        self._index = CallIndex()
        self._waiting = WaitingReports()
        self._endings = CallEndings(
            self._index, self.phones, self._waiting, self._release_last
        )
        self._finder = CallFinder(self._index, self.phones, self._waiting)
        # Reports by when they last came.
        self._recent: OrderedDict[Report, float] = OrderedDict()

    @property
    def active_calls(self) -> int:
        return sum(call.published for call in self._index.open)

    @property
    def next_deadline(self) -> float | None:
        deadlines = [*self._index.deadlines.values()]
        if waiting := self._waiting.first:
            deadlines.append(waiting.due_at)
        return min(deadlines, default=None)

    def current_call(self, number: str) -> CurrentCall | None:
        return next(iter(self.current_calls(number)), None)

    def current_calls(self, number: str) -> list[CurrentCall]:
        """Return the calls of an extension.

        Calls in which it talks come first, then those that it places, then those that
        ring; within each group, the latest comes first.
        """
        # It may be idle some time before its call is over. For a resumed call, this
        # proves nothing, because the list may always have shown it as idle.
        calls = [
            call
            for call in self._index.current(number)
            if call.is_resumed or not self.phones.is_idle_in(call, number)
        ]
        calls.sort(
            key=lambda call: (
                call.members[number].activity.value,
                -call.since(number),
            )
        )
        return [
            CurrentCall(
                call_id=call.call_id,
                direction=call.direction or Direction.INTERNAL,
                other=call.other_than(number),
                since=call.since(number) + self.clock.label_offset,
            )
            for call in calls
        ]

    def open_call(self, call_id: str) -> Call | None:
        call = self._index.find(call_id)
        if call is None or call.call_id != call_id or call.ended:
            return None
        return call.snapshot()

    def open_calls(self) -> list[Call]:
        return [call.snapshot() for call in self._index.open if call.published]

    def feed(self, report: Report, now: float) -> list[CallEvent]:
        self._meet_deadlines(now)
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
        self._endings.silent_since = inf
        return self._endings.take_events()

    def poll(
        self, extensions: Collection[Extension], now: float, *, is_full: bool
    ) -> list[CallEvent]:
        """Process the list of extensions, requested at `now`.

        After a boot, it may not be full yet; an empty list never is.
        """
        self._meet_deadlines(now)
        self._endings.silent_since = inf
        self.phones.list_shows_calls |= any(
            extension.state in IN_CALL for extension in extensions
        )
        for extension in extensions:
            if extension.state is None:
                continue
            calls = self._index.current(extension.number)
            # The list may never have shown that a phone is in a resumed call.
            in_call = any(not call.is_resumed for call in calls)
            self.phones.poll(extension.number, extension.state, now, in_call=in_call)
            self._endings.phone_changed(calls, extension.state, now)
        if is_full and extensions:
            in_calls = {number for call in self._index.open for number in call.members}
            self.phones.keep({extension.number for extension in extensions} | in_calls)
        return self._endings.take_events()

    def tick(self, now: float) -> list[CallEvent]:
        self._meet_deadlines(now)
        return self._endings.take_events()

    def resume(self, call: Call, now: float) -> None:
        resumed = OpenCall.resumed(self.clock, call, now)
        self._index.add(resumed, *call.legs)
        self._endings.settle(resumed, now)

    def stopped_answering(self, now: float) -> None:
        """Note that requests fail; calls that were cut off ended then, or earlier."""
        self._endings.silent_since = min(self._endings.silent_since, now)

    def restarted(self, now: float, booted_at: float) -> list[CallEvent]:
        """End the calls that a restart of the PBX cut off (rule 12)."""
        self._meet_deadlines(now)
        self._waiting.drop_until(booted_at)
        self._endings.pbx_booted(booted_at, now)
        return self._endings.take_events()

    def _meet_deadlines(self, now: float) -> None:
        """Release the reports that have waited long enough, and end calls, in order."""
        self._index.prune(now)
        while (at := self.next_deadline) is not None and at <= now:
            waiting = self._waiting.first
            if waiting and waiting.due_at == at:
                try:
                    self._release_due(waiting, at)
                finally:
                    # A fault must not come again with each report that follows.
                    self._waiting.remove(waiting)
            else:
                self._endings.meet_deadline(at)

    def _phone_reported(self, report: ExtensionStatus, now: float) -> None:
        """Process a state that a phone reported; states are never repeats."""
        number = report.extension
        if report.state is None:
            return
        calls = self._index.current(number)
        # Phones register again while they ring or talk, so then only the list shows
        # that the phone is idle.
        doubtful = report.registered_word and (
            bool(calls) or self._waiting.is_about_to_ring(number)
        )
        self.phones.report(number, report.state, now, doubtful=doubtful)
        if report.state not in IN_CALL:
            for call in self._index.involving(Party(number)):
                if call.members[number].failed:
                    transitions.stop_ringing(call, number)
                    self._endings.settle(call, now)
                    calls.append(call)
        self._endings.phone_changed(calls, report.state, now)

    def _take(self, report: TrackedReport, now: float) -> None:
        """Process a report, or let it wait for what should come before it (rule 11).

        Once its call has ended, only a record is processed.
        """
        is_repeat = self._note_arrival(report, now)
        if is_repeat:
            return
        call = (
            self._finder.find_by_leg(report)
            if isinstance(report, (Bye, CallRecordReport))
            else self._finder.find(report, now)
        )
        if call and call.ended and not isinstance(report, CallRecordReport):
            if isinstance(report, Bye) and call.ended_idle:
                # Its phones had reported that they are free, but talked until now.
                self.phones.free_is_untrue = True
        elif self._must_wait(report, call):
            self._waiting.add(report, now)
        else:
            self._process(report, call, now)
            self._release_ready(report, now)

    def _note_arrival(self, report: Report, now: float) -> bool:
        """Return whether a report is a repeat of one that came two seconds ago or less.

        Each repeat counts anew, so a series of them is dropped as a whole.
        """
        last = self._recent.pop(report, -inf)
        self._recent[report] = now
        if len(self._recent) > _MAX_REPEATS:
            self._recent.popitem(last=False)
        if now - last > _REPEAT_SECONDS:
            return False
        self.repeats += 1
        return True

    def _must_wait(self, report: TrackedReport, call: OpenCall | None) -> bool:
        """Return whether another report may still have to come before this one.

        `call` is the call of the report, None if there is none yet.
        """
        if call is None:
            # A RING or ALERT opens a call. If its caller talks, this may be the target
            # of a transfer.
            return not isinstance(report, (Ring, Alert)) or self._finder.talks(
                identity.caller_of(report)
            )
        match report:
            case Bye() | CallRecordReport():
                # These always wait, unless their call has ended: the BYE of a transfer
                # may overtake its Tranfer, and a record may overtake everything.
                return not call.ended
            case Ring() | Alert():
                return False
            case Answer():
                # On unknown legs, it may be about a call whose RING has not arrived.
                return not any(map(self._index.find, report.legs)) or (
                    call.answered_at is None
                    and not identity.callee_has_rung(call, report)
                )
            case Transfer():
                return call.answered_at is None
        # A CallFailed is about a phone that rang.
        return not identity.callee_has_rung(call, report)

    def _release_ready(self, report: TrackedReport, now: float) -> None:
        """Process the reports that waited for one that was processed just now.

        A RING or a Tranfer among them may release others.
        """
        if not isinstance(report, (Ring, Answer, Transfer)):
            return
        while released := self._release_first(report, now):
            if isinstance(released, (Ring, Transfer)):
                report = released

    def _release_first(self, cause: AnyCallReport, now: float) -> TrackedReport | None:
        """Process the first report that waited for another one, and return it."""
        ready = self._waiting.releasable(cause)
        call = self._index.find(cause.leg)
        if isinstance(cause, Transfer) and call:
            # The call may continue on legs that are not near its own.
            ready = self._waiting.releasable_naming(
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
            if self._goes_first(waiting, call, due):
                self._release(waiting, call, now)
        self._release(due, self._finder.find(due.report, due.arrived), now)

    def _goes_first(
        self, waiting: WaitingReport, call: OpenCall | None, due: WaitingReport
    ) -> bool:
        """Return whether to process a report that ranks before one that is due."""
        if set(waiting.report.legs).isdisjoint(due.report.legs):
            # Its leg is nearby, but may belong to another call.
            return call is self._finder.find(due.report, due.arrived)
        # An ANSWER answers what an ALERT or RING of its leg begins, so it comes after
        # it. The call found may be one that the caller left without a BYE.
        return not (
            isinstance(waiting.report, Answer) and isinstance(due.report, (Alert, Ring))
        )

    def _release_last(self, call: OpenCall, now: float) -> None:
        """Process waiting reports that may show how a call ended, or that it did not.

        They name a party that remains in it, or are a BYE of one of its legs.
        """
        stay = {
            party.number
            for party in call.parties
            if call.left and call.takes_part(party)
        }
        for waiting in [
            *self._waiting.releasable_naming(stay),
            *self._waiting.byes(call.legs),
        ]:
            self._release_due(waiting, now)

    def _release(
        self, waiting: WaitingReport, call: OpenCall | None, now: float
    ) -> None:
        """Process a report that waits, unless it was processed meanwhile."""
        report = waiting.report
        if not self._waiting.remove(waiting):
            return
        if call is None or not call.ended or isinstance(report, CallRecordReport):
            self._process(report, call, waiting.arrived)
            self._release_ready(report, now)
        elif call.awaits_target and isinstance(report, Bye):
            # It belongs to the target of the transfer, and so does the record of its
            # leg.
            self._index.add_legs(call, report.legs)

    def _process(
        self, report: TrackedReport, call: OpenCall | None, now: float
    ) -> None:
        """Let a report change its call, or open one (rule 1).

        A BYE of a call that was not published only drops it, and a CallFailed opens one
        only if it names both parties.
        """
        if isinstance(report, CallRecordReport):
            self._process_records(report, call, now)
        elif call and call.published:
            self._change(call, report, now)
        elif isinstance(report, Bye):
            if call:
                self._index.drop(call)
        elif isinstance(report, OpeningReport) or (
            isinstance(report, CallFailed) and len(report.parties) > 1
        ):
            self._change(call or self._open(report.leg, now), report, now)

    def _open(self, leg: str, now: float) -> OpenCall:
        """Open a call; if there are too many, end the oldest one (rule 14).

        If that was not answered, its reason is unknown.
        """
        self._endings.leg_began(leg, now)
        if len(self._index.open) >= _MAX_OPEN_CALLS:
            self.evicted += 1
            oldest = next(iter(self._index.open))
            oldest.inferred = True
            self._endings.end(oldest, now, now)
        return self._index.add(OpenCall(self.clock, now))

    def _change(self, call: OpenCall, report: AnyCallReport, now: float) -> None:
        """Let a report change its call, unless that gets too many phones (rule 14)."""
        has_new_phone = not call.members.keys() >= set(report.extensions)
        if has_new_phone and len(call.members) >= _MAX_MEMBERS:
            self.evicted += 1
            return
        self._index.add_legs(call, report.legs)
        if report.trunk_leg is None:
            call.direction = call.direction or identity.direction_of(report)
        else:
            call.learn_trunk(report.trunk_leg)
            if isinstance(report, (Alert, Ring)):
                call.trunk_leg_id = call.trunk_leg_id or report.trunk_leg.leg
        call.reported_at = max(call.reported_at, now)
        call.is_resumed = False
        self._apply(identity.without_own_caller(call, report), call, now)
        self._endings.settle(call, now)

    def _apply(self, report: AnyCallReport, call: OpenCall, now: float) -> None:
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
                self._release_party(call, report, now)
            case CallFailed():
                transitions.fail(call, report, self.phones, now)
            case _:
                assert_never(report)

    def _release_party(self, call: OpenCall, report: Bye, now: float) -> None:
        self.phones.free_is_untrue |= self._endings.talked_on(call, now)
        leaving.release(
            call,
            report,
            self.phones,
            self._endings.picked_up(call, now, *report.extensions),
            now,
            is_pair=self._waiting.has_twin(report, call.legs),
        )
        joined = self._finder.joined(call)
        if joined:
            # A phone left two calls at once, so that their other parties talk with each
            # other (protocol 5.8).
            first, second, leaver = joined
            leaving.join_consulted(first, second, leaver, self.phones, now)
            self._endings.settle(second, now)
            self._endings.settle(first, now)

    def _process_records(
        self, report: CallRecordReport, call: OpenCall | None, now: float
    ) -> None:
        """Process the PBX's records of a call, which arrive together (rule 8)."""
        rows = [report, *self._waiting.take_records(report.leg)]
        for row in rows:
            self.clock.observe_record(row)
        rows = [
            row for row in rows if records.names_call(row, self.phones.may_be_phone)
        ]
        if not rows:
            return
        if call and call.published:
            self._index.add_legs(call, report.legs)
            records.record(
                call, rows, self.phones, self._endings.picked_up(call, now), now
            )
        else:
            # An ALERT may have opened it.
            known_legs = self._index.drop(call) if call else []
            call = OpenCall(
                self.clock,
                now,
                direction=identity.direction_of_record(report, self.phones),
            )
            self._index.add(call, *known_legs, report.leg)
            self._publish_records(call, rows, now)
        self._endings.settle(call, now)

    def _publish_records(
        self, call: OpenCall, rows: Sequence[CallRecordReport], now: float
    ) -> None:
        """Publish a call that only its records show.

        Publish its end, too, if it ended less than a minute ago.
        """
        ended_at = records.record_alone(call, rows, self.phones.may_be_phone, now)
        if now - ended_at < _FRESH_RECORD_SECONDS:
            call.end(ended_at)
        else:
            call.ended_at = ended_at
            call.emit(CallEventType.RECORD, None)
