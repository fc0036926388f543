"""CallTracker: reports of the PBX in, what happened to calls out (the rules are told in docs/call-tracking.md).

A pure state machine. Time comes in with each call as seconds since 1970; `next_deadline` says when to call `tick`.
"""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime
from enum import Enum, auto

from .call import Activity, OpenCall
from .clock import PbxClock, leg_parts
from .deadlines import Deadlines
from .held import ORDER, HeldReport, HeldReports
from .identity import CallIndex, caller_of, could_be, direction_of, legs_of, record_could_be
from .models import CallEvent, CallEventType, Direction, Extension, ExtensionState, Outcome, Party, Reason
from .phones import Phones
from .reasons import reason_of_failure, reason_of_record
from .reports import (
    Alert,
    Answer,
    BootUp,
    Bye,
    CallFailed,
    CallRecordReport,
    CallReport,
    ExtensionStatus,
    RecordStatus,
    Report,
    Ring,
    Transfer,
)

_REPEAT_SECONDS = 1.0
_MAX_REPEATS = 4096
_MAX_OPEN_CALLS = 1000
_HOLD_SECONDS = 0.3
_WAIT_SECONDS = 2.0
_GROUP_WAIT_SECONDS = 60.0
_RECORD_WAIT_SECONDS = 15.0
_TRANSFER_SECONDS = 60.0
_IDLE_SECONDS = 5.0
_SILENCE_SECONDS = 180.0
_LONGEST_CALL_SECONDS = 12 * 3600.0
_FRESH_RECORD_SECONDS = 60.0


class _Timer(Enum):
    """What a deadline of a call is for."""

    # Nobody rings or talks any more: the call ends (rule 6).
    END = auto()
    # All its phones are idle (rule 9).
    IDLE = auto()
    # No news for too long (rules 2 and 10).
    SILENCE = auto()


class CallTracker:
    """Makes calls of reports.

    For each call there is at most one `ringing`, at most one `answered` and exactly one end event, whatever gets lost, comes twice
    or comes in another order. What is published stands; only the record (NewCdr) corrects it later.
    """

    def __init__(self) -> None:
        """Start with a PBX on which nobody calls."""
        self._phones = Phones()
        self._clock = PbxClock()
        self._index = CallIndex()
        self._timers: Deadlines[tuple[_Timer, int]] = Deadlines()
        self._held = HeldReports()
        self._recent: OrderedDict[Report, float] = OrderedDict()
        self._events: list[CallEvent] = []
        self.repeats = 0
        self.evicted = 0

    # --- What others ask ---

    @property
    def active_calls(self) -> int:
        """Return how many calls that were published go on."""
        return sum(call.published for call in self._index.open.values())

    @property
    def next_deadline(self) -> float | None:
        """Return when `tick` is to be called next, or None while nothing waits."""
        return min((at for at in (self._timers.next, self._held.next) if at is not None), default=None)

    @property
    def utc_offset(self) -> float | None:
        """Return the seconds that the PBX's local time is ahead of UTC, once anything has told it (rule 14)."""
        return self._clock.utc_offset

    @property
    def skew(self) -> float:
        """Return by how many seconds our clock is ahead of the PBX's (rule 14)."""
        return self._clock.skew

    def phone_state(self, extension: str) -> ExtensionState | None:
        """Return what an extension is doing, merged from reports and polls."""
        return self._phones.state(extension)

    def take_changed_phones(self) -> set[str]:
        """Return the extensions whose state changed since this was last asked."""
        return self._phones.take_changed()

    # --- What comes in ---

    def feed(self, report: Report, now: float) -> list[CallEvent]:
        """Take in a report that arrived now, and return what happened to calls."""
        self._run_timers(now)
        match report:
            case ExtensionStatus():
                self._phone_reported(report, now)
            case BootUp():
                self._restarted(now, now)
            case CallReport() | CallRecordReport() if not self._is_repeat(report, now):
                self._take(report, now)
        return self._take_events()

    def poll(self, extensions: Iterable[Extension], now: float) -> list[CallEvent]:
        """Take in the list of extensions; `now` is when it was asked for, since a report may have overtaken the answer."""
        self._run_timers(now)
        listed = list(extensions)
        if any(extension.state in (ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD) for extension in listed):
            self._phones.list_shows_calls = True
        for extension in listed:
            if extension.state is not None:
                calls = self._calls_with(extension.number)
                self._phones.poll(extension.number, extension.state, now, in_call=bool(calls))
                self._watch_idle(calls, now)
        in_calls = {number for call in self._index.open.values() for number in call.members}
        self._phones.keep({extension.number for extension in listed} | in_calls)
        return self._take_events()

    def tick(self, now: float) -> list[CallEvent]:
        """Do what was due by now."""
        self._run_timers(now)
        return self._take_events()

    def session_started(self) -> None:
        """Note a new login: the list must show a call again before its idle phones are believed (rule 9)."""
        self._phones.list_shows_calls = False

    def restarted(self, now: float, booted_at: float | None = None) -> list[CallEvent]:
        """Note that the PBX was found to have started again: calls that began before that are over (rule 13)."""
        self._run_timers(now)
        self._restarted(now, now if booted_at is None else booted_at)
        return self._take_events()

    def set_device_time(self, local: datetime, now: float) -> None:
        """Note the PBX's local time, to know its offset to UTC before the first record (rule 14)."""
        self._clock.heard_device(local, now)

    # --- Order and repeats (rules 11 and 12) ---

    def _is_repeat(self, report: Report, now: float) -> bool:
        """Tell whether the same report came within the last second."""
        before = self._recent.pop(report, None)
        self._recent[report] = now
        if len(self._recent) > _MAX_REPEATS:
            self._recent.popitem(last=False)
        if before is None or now - before > _REPEAT_SECONDS:
            return False
        self.repeats += 1
        return True

    def _take(self, report: CallReport | CallRecordReport, now: float) -> None:
        """Process a report, or hold it until what should come before it had its time to come."""
        call = self._identify(report, now)
        if call and call.ended and not isinstance(report, CallRecordReport):
            return
        if self._must_wait(report, call):
            self._held.add(report, now, now + _HOLD_SECONDS)
            return
        self._process(report, call, now)
        if isinstance(report, Ring | Answer | Transfer):
            self._release_ready(report, now)

    def _must_wait(self, report: CallReport | CallRecordReport, call: OpenCall | None) -> bool:
        """Tell whether another report may still belong before this one."""
        match report:
            case CallRecordReport() | Bye():
                return call is None or not call.ended
            case Ring() | Alert():
                return call is None and self._talks_already(caller_of(report))
            case Answer():
                return call is None or (call.answered_at is None and not _has_rung(call, report))
            case Transfer():
                return call is None or call.answered_at is None
            case CallFailed():
                return call is None or not _rang_before(call, report)
        return False

    def _talks_already(self, party: Party | None) -> bool:
        """Tell whether a party is talking: what looks like a new call of it may be the target of a transfer not yet reported."""
        if party is None:
            return False
        if party.outside:
            return any(call.outside == party.number and call.answered_at for call in self._index.open.values())
        return any(call.is_doing(party.number, Activity.TALKING) for call in self._index.of_extension(party.number))

    def _release_ready(self, cause: CallReport, now: float) -> None:
        """Process the held reports that waited for this one, in their order."""
        while self._held:
            for held in self._held.related(cause) if not isinstance(cause, Transfer) else self._held.all():
                call = self._identify(held.report, now)
                if isinstance(held.report, CallRecordReport | Bye) or self._must_wait(held.report, call):
                    continue
                self._held.remove(held)
                self._process(held.report, call, held.arrived)
                if isinstance(held.report, Ring | Transfer):
                    cause = held.report
                break
            else:
                return

    def _release_due(self, due: HeldReport) -> None:
        """Process a report whose time is over, and before it those about the same call that come first in their order."""
        first = [held for held in self._held.related(due.report) if ORDER[type(held.report)] < ORDER[type(due.report)]]
        for held in [*first, due]:
            if self._held.remove(held):
                call = self._identify(held.report, held.arrived)
                if call is None or not call.ended or isinstance(held.report, CallRecordReport):
                    self._process(held.report, call, held.arrived)
                    if isinstance(held.report, Ring | Answer | Transfer):
                        self._release_ready(held.report, due.due)

    def _run_timers(self, now: float) -> None:
        """Do what is due, the earliest first."""
        self._index.prune(now)
        while True:
            timer, held = self._timers.next, self._held.next
            if held is not None and held <= now and (timer is None or held <= timer):
                if due := self._held.take_due(held):
                    self._release_due(due)
            elif timer is not None and timer <= now:
                self._timer_ran_out(*next(self._timers.take_due(timer)))
            else:
                return

    # --- Identity (rule 1) ---

    def _identify(self, report: CallReport | CallRecordReport, now: float) -> OpenCall | None:
        """Return the call that a report belongs to."""
        found = [call for leg in legs_of(report) if (call := self._index.find(leg))]
        if found:
            if len(found) > 1 and found[0] is not found[1]:
                return self._fold(found[0], found[1])
            return found[0]
        if isinstance(report, CallRecordReport):
            return next((call for call in self._index.near(report.leg) if record_could_be(call, report)), None)
        if isinstance(report, Alert | Ring | Answer) and (call := self._left_by_transfer(report, now)):
            return call
        starts = isinstance(report, Alert | Ring | Answer)
        near = (call for leg in legs_of(report) for call in self._index.near(leg))
        return next((call for call in near if not (starts and call.ended) and could_be(call, report)), None)

    def _fold(self, first: OpenCall, second: OpenCall) -> OpenCall:
        """Make one call of two of which a report names a leg each, unless both are published."""
        if first.ended or second.ended or (first.published and second.published):
            return first
        keep, other = (second, first) if second.published else (first, second)
        self._drop_timers(other)
        self._index.fold(other, keep)
        return keep

    def _left_by_transfer(self, report: CallReport, now: float) -> OpenCall | None:
        """Return the call that was transferred a short while ago and whose remaining party this report names as the caller."""
        if (party := caller_of(report)) is None:
            return None
        calls = self._index.open.values() if party.outside else self._index.of_extension(party.number)
        for call in calls:
            if call.transferred_at is not None and now - call.transferred_at <= _TRANSFER_SECONDS and call.remaining == party:
                return call
        return None

    def _open(self, now: float) -> OpenCall:
        """Open a call; the oldest gives way when they are too many (rule 15)."""
        if len(self._index.open) >= _MAX_OPEN_CALLS:
            oldest = next(iter(self._index.open.values()))
            self.evicted += 1
            if oldest.published:
                oldest.inferred = True
                self._end(oldest, now, Reason.UNKNOWN)
            else:
                self._forget(oldest)
        call = OpenCall(now)
        self._index.add(call)
        return call

    def _forget(self, call: OpenCall) -> None:
        """Forget a call that was never published."""
        self._drop_timers(call)
        self._index.drop(call)

    # --- What each report does ---

    def _process(self, report: CallReport | CallRecordReport, call: OpenCall | None, now: float) -> None:
        """Do what a report says, at the time at which it arrived."""
        if isinstance(report, CallRecordReport):
            self._recorded(report, call, now)
            return
        if isinstance(report, Bye) and call and not call.published:
            self._forget(call)
            return
        if call is None or not call.published:
            if not isinstance(report, Alert | Ring | Answer) and not _names_both(report):
                return
            call = call or self._open(now)
        for leg in legs_of(report):
            self._index.add_leg(call, leg)
        if report.trunk_leg:
            call.learn_trunk(report.trunk_leg)
        elif call.direction is None:
            call.direction = direction_of(report)
        call.heard_at = now
        match report:
            case Alert():
                self._alerted(call, report)
            case Ring():
                self._rang(call, report, now)
            case Answer():
                self._answered(call, report, now)
            case Transfer():
                self._transferred(call, report, now)
            case Bye():
                self._released(call, report, now)
            case CallFailed():
                self._failed(call, report, now)
        for number in call.members:
            if not call.ended:
                self._index.add_extension(call, number)
        self._watch_silence(call)

    def _publish(self, call: OpenCall, now: float) -> None:
        """Give a call the id that it keeps, and its start."""
        if not call.published:
            first = min(call.legs, key=lambda leg: leg_parts(leg) or (0, 0))
            call.call_id = first
            call.started_at = self._clock.began(first, now)

    def _alerted(self, call: OpenCall, report: Alert) -> None:
        """ALERT names the caller; the phone that is called is told by the RING (rule 2)."""
        if report.trunk_leg is None and call.caller is None and call.direction is not Direction.INBOUND and report.extensions:
            call.set_caller(report.extensions[0])

    def _rang(self, call: OpenCall, report: Ring, now: float) -> None:
        """A phone rings, or an outside number does (rule 4)."""
        self._clock.heard_ring(legs_of(report), now)
        ringing, caller = _roles(call, report)
        if caller and call.caller is None and call.direction is not Direction.INBOUND and caller not in ringing:
            call.set_caller(caller)
        if call.direction is None:
            for number in ringing:
                call.join(number, Activity.RINGING).heard_at = now
            return
        self._timers.clear((_Timer.END, call.number))
        first = call.rang_at is None and call.answered_at is None
        new = [number for number in ringing if not call.is_doing(number, Activity.RINGING) and not call.is_doing(number, Activity.TALKING)]
        for number in ringing:
            if not call.is_doing(number, Activity.TALKING):
                member = call.join(number, Activity.RINGING)
                member.rang = True
                member.heard_at = now
        if call.caller and (member := call.members.get(call.caller)):
            member.heard_at = now
        self._publish(call, now)
        if call.rang_at is None:
            call.rang_at = now
        if first:
            self._emit(call, CallEventType.RINGING)
            if call.caller:
                self._emit(call, CallEventType.DIALING, call.caller)
        for number in ringing if first else new:
            self._emit(call, CallEventType.RINGING, number)
        if call.answered_at is not None and call.transferred_at is None and now - call.answered_at <= _HOLD_SECONDS:
            # The ANSWER of another phone overtook this RING.
            self._dismiss_ringing(call)

    def _answered(self, call: OpenCall, report: Answer, now: float) -> None:
        """Somebody answered (rule 5)."""
        if call.direction is None:
            return
        if call.answered_at is not None:
            self._answered_again(call, report, now)
            return
        if call.direction is Direction.OUTBOUND and not _rings_inside(call, report):
            answered_by, answerer = call.outside_party, None
            if call.caller is None and report.extensions:
                call.set_caller(report.extensions[0])
        else:
            answerer = _answerer(call, report)
            if answerer is None:
                return
            answered_by = Party(answerer)
            others = [number for number in report.extensions if number != answerer]
            if call.caller is None and call.direction is Direction.INTERNAL and others:
                call.set_caller(others[0])
        self._timers.clear((_Timer.END, call.number))
        self._publish(call, now)
        call.answered_at = now
        call.answered_by = answered_by
        call.reason = call.reason_code = None
        talking = [number for number in (answerer, call.caller) if number]
        for number in talking:
            member = call.join(number, Activity.TALKING)
            member.heard_at = now
            member.rang = member.rang or number == answerer
        self._emit(call, CallEventType.ANSWERED)
        for number in talking:
            self._emit(call, CallEventType.ANSWERED, number)
        self._dismiss_ringing(call)

    def _answered_again(self, call: OpenCall, report: Answer, now: float) -> None:
        """An ANSWER of a call that was answered: its twin, or the target of a transfer."""
        for number in report.extensions:
            member = call.members.get(number)
            if number == call.transferor:
                call.transferor = None
            if member is None and call.transferred_at is None:
                continue
            if member is None or member.activity is Activity.RINGING or (call.transferred_at is not None and not member.involved):
                call.join(number, Activity.TALKING).heard_at = now
                self._timers.clear((_Timer.END, call.number))
                self._emit(call, CallEventType.ANSWERED, number)
            else:
                member.heard_at = now

    def _dismiss_ringing(self, call: OpenCall) -> None:
        """Tell the phones that still ring that another one answered."""
        for number in call.doing(Activity.RINGING):
            call.join(number, Activity.OUT)
            self._emit(call, CallEventType.ANSWERED_ELSEWHERE, number)

    def _transferred(self, call: OpenCall, report: Transfer, now: float) -> None:
        """An extension passed the call on; of two the second one did (rule 7)."""
        if not report.extensions:
            return
        transferor = report.extensions[1] if len(report.extensions) > 1 else report.extensions[0]
        call.transferor = transferor
        call.transferred_at = now
        if call.answered_at is None:
            call.join(transferor, Activity.OUT)
        elif transferor not in call.members:
            call.join(transferor, Activity.TALKING)
        self._emit(call, CallEventType.TRANSFERRED)
        self._emit(call, CallEventType.TRANSFERRED, transferor)
        self._wait_if_over(call, None, now)

    def _released(self, call: OpenCall, report: Bye, now: float) -> None:
        """A party was released (rule 7)."""
        if call.answered_at is not None:
            self._released_after_answer(call, report, now)
            return
        for number in report.extensions:
            member = call.members.get(number)
            if (
                member
                and member.activity is Activity.RINGING
                and self._phones[number].was_in_use(member.heard_at, now)
                and not any(other.is_doing(number, Activity.TALKING) for other in self._index.of_extension(number))
            ):
                self._answered_unheard(call, number, self._phones[number].in_use_at)
                call.inferred = True
                call.hung_up_by = _first_party(report)
                self._end(call, now)
                return
        first = report.parties[0] if report.parties else None
        gave_up = first is not None and (first.outside if call.direction is Direction.INBOUND else first.number == call.caller)
        gave_up = gave_up or (call.caller is not None and call.caller in report.extensions)
        for number in report.extensions:
            if call.is_doing(number, Activity.RINGING):
                call.join(number, Activity.DISMISSED)
        if gave_up:
            call.hung_up_by = _first_party(report)
            if call.reason is None or (call.is_group and not call.doing(Activity.RINGING)):
                call.reason, call.reason_code = Reason.CANCELLED, None
            self._wait(call, _WAIT_SECONDS, now)
        else:
            self._wait_if_over(call, Reason.CANCELLED, now)

    def _released_after_answer(self, call: OpenCall, report: Bye, now: float) -> None:
        """A party of a call that was answered was released: the call is over, or that party is out."""
        extensions = report.extensions
        if call.transferor is not None and call.transferor in extensions:
            if call.is_doing(call.transferor, Activity.TALKING) or call.is_doing(call.transferor, Activity.CALLING):
                call.join(call.transferor, Activity.OUT)
                self._emit(call, CallEventType.ENDED, call.transferor)
            self._wait_if_over(call, None, now)
            return
        talks = any(call.is_doing(number, Activity.TALKING) or number not in call.members for number in extensions)
        if talks or not extensions:
            call.hung_up_by = _first_party(report)
            self._end(call, now)
            return
        for number in extensions:
            if call.is_doing(number, Activity.RINGING):
                call.join(number, Activity.DISMISSED)
        self._wait_if_over(call, None, now)

    def _failed(self, call: OpenCall, report: CallFailed, now: float) -> None:
        """A callee was not reached; it is out (rule 6)."""
        reason, code = reason_of_failure(report)
        if call.direction is Direction.OUTBOUND and not _rings_inside(call, report):
            if call.answered_at is not None:
                return
            if call.caller is None and report.extensions:
                call.set_caller(report.extensions[0])
        else:
            callee = next((number for number in report.extensions if number != call.caller), None)
            if callee is None or call.is_doing(callee, Activity.TALKING):
                return
            others = [number for number in report.extensions if number != callee]
            if call.caller is None and call.direction is Direction.INTERNAL and others:
                call.set_caller(others[0])
            told = callee in call.members and not call.members[callee].involved and call.members[callee].activity is Activity.OUT
            member = call.join(callee, Activity.OUT)
            member.rang = True
            if not told:
                self._publish(call, now)
                self._emit(call, CallEventType.MISSED, callee)
        self._publish(call, now)
        if call.answered_at is None:
            call.reason, call.reason_code = reason, code
        self._wait_if_over(call, None, now)

    # --- Records (rule 8) ---

    def _recorded(self, report: CallRecordReport, call: OpenCall | None, now: float) -> None:
        """The PBX's record of a call came."""
        self._clock.heard_record(report.leg, report.time_start)
        if call is None or not (call.published or call.ended):
            self._record_of_unseen(report, call, now)
            return
        self._index.add_leg(call, report.leg)
        better = call.record is None or (report.status is RecordStatus.ANSWERED and call.record.status is not RecordStatus.ANSWERED)
        if better:
            call.record = report
            call.trunk = call.trunk or report.trunk
        if call.ended:
            if better:
                self._tell_record(call)
        elif report.status is RecordStatus.ANSWERED:
            still_on = call.doing(Activity.RINGING, Activity.TALKING)
            if call.transferred_at is not None and still_on and call.answered_at is not None:
                return
            if call.answered_at is None:
                ringing = call.doing(Activity.RINGING, Activity.DISMISSED) or [
                    number for number, member in call.members.items() if member.rang
                ]
                answerer = report.call_to if report.call_to in ringing else next(iter(ringing), None)
                began = call.started_at + (report.call_seconds or 0) - (report.talk_seconds or 0)
                self._answered_unheard(call, answerer, min(began, now))
            self._end(call, now)
        elif call.answered_at is None:
            reason = reason_of_record(report)
            if call.reason is None or reason is Reason.VOICEMAIL:
                call.reason, call.reason_code = reason, None
            self._wait(call, min(_RECORD_WAIT_SECONDS, self._wait_of(call, now)), now)

    def _answered_unheard(self, call: OpenCall, answerer: str | None, at: float | None) -> None:
        """Note that a call had been answered though no ANSWER came."""
        call.answered_at = at
        call.reason = call.reason_code = None
        if call.direction is Direction.OUTBOUND:
            call.answered_by = call.outside_party
        elif answerer:
            call.answered_by = Party(answerer)
            call.join(answerer, Activity.TALKING)
        if call.caller:
            call.join(call.caller, Activity.TALKING)

    def _record_of_unseen(self, report: CallRecordReport, unpublished: OpenCall | None, now: float) -> None:
        """Tell the record of a call of which nothing was heard; its end too if that was a moment ago."""
        call = OpenCall(now)
        self._index.add(call)
        if unpublished:
            self._drop_timers(unpublished)
            self._index.fold(unpublished, call)
            call.direction = unpublished.direction
            if call.caller is None:
                call.members = {}
        self._index.add_leg(call, report.leg)
        call.direction = report.direction or call.direction or self._guess_direction(report)
        _fill_from_record(call, report)
        self._publish(call, now)
        ended_at = min(call.started_at + (report.call_seconds or 0), now)
        if report.status is RecordStatus.ANSWERED:
            self._answered_unheard(call, report.call_to, ended_at - (report.talk_seconds or 0))
        else:
            call.reason = reason_of_record(report)
        call.record = report
        if now - ended_at < _FRESH_RECORD_SECONDS:
            self._end(call, ended_at)
        else:
            call.ended_at = ended_at
            call.outcome = _outcome(call)
            self._index.end(call, now)
            self._tell_record(call)

    def _guess_direction(self, report: CallRecordReport) -> Direction:
        """Return the direction of a record that does not tell it."""
        if report.call_from and report.call_from in self._phones:
            return Direction.INTERNAL if report.call_to and report.call_to in self._phones else Direction.OUTBOUND
        return Direction.INBOUND

    def _tell_record(self, call: OpenCall) -> None:
        """Publish the call as the record corrected it."""
        self._emit(call, CallEventType.RECORD)

    # --- The end (rules 6, 9, 10, 13) ---

    def _wait_of(self, call: OpenCall, now: float) -> float:
        """Return how long a call in which nobody rings or talks may go on: a queue or a transfer may ring again."""
        if call.transferred_at is not None:
            return max(_WAIT_SECONDS, call.transferred_at + _TRANSFER_SECONDS - now)
        if call.answered_at is None and call.is_group:
            return _GROUP_WAIT_SECONDS
        return _WAIT_SECONDS

    def _wait(self, call: OpenCall, seconds: float, now: float) -> None:
        """End a call after a while, or sooner if that was set before."""
        key = (_Timer.END, call.number)
        before = self._timers.get(key)
        self._timers.set(key, now + seconds if before is None else min(before, now + seconds))

    def _wait_if_over(self, call: OpenCall, reason: Reason | None, now: float) -> None:
        """Begin the wait for the end if nobody rings or talks any more."""
        if call.published and call.is_over_without():
            call.reason = call.reason or reason
            self._wait(call, self._wait_of(call, now), now)

    def _timer_ran_out(self, key: tuple[_Timer, int], at: float) -> None:
        """End what a deadline was set for."""
        timer, number = key
        if (call := self._index.open.get(number)) is None:
            return
        if timer is _Timer.END:
            self._end(call, at)
        elif timer is _Timer.SILENCE:
            if call.published:
                call.inferred = True
                self._end(call, at, Reason.NO_ANSWER)
            else:
                self._forget(call)
        elif self._all_idle(call):
            self._all_went_idle(call, at)

    def _all_went_idle(self, call: OpenCall, now: float) -> None:
        """End a call whose phones are all free, though nobody said that it ended (rule 9)."""
        call.inferred = True
        recent = call.transferred_at is not None and now - call.transferred_at <= _TRANSFER_SECONDS
        if recent or (call.answered_at is None and call.is_group):
            for number in call.doing(Activity.RINGING):
                call.join(number, Activity.DISMISSED)
            self._wait(call, self._wait_of(call, now), now)
        else:
            self._end(call, now, Reason.UNKNOWN)

    def _end(self, call: OpenCall, now: float, reason: Reason | None = None) -> None:
        """Publish the end of a call, once, and what it means for each extension."""
        call.ended_at = now
        if call.answered_at is None or reason is Reason.PBX_RESTART:
            call.reason = call.reason or reason or Reason.UNKNOWN
        call.outcome = Outcome.FAILED if reason is Reason.PBX_RESTART and call.answered_at is not None else _outcome(call)
        self._drop_timers(call)
        self._index.end(call, now)
        self._emit(call, _END_EVENTS[call.outcome])
        for number, member in call.members.items():
            if member.activity is Activity.OUT:
                continue
            if member.activity in (Activity.RINGING, Activity.DISMISSED):
                kind = CallEventType.MISSED
            else:
                kind = CallEventType.ENDED if call.outcome is Outcome.ANSWERED else CallEventType.FAILED
            self._emit(call, kind, number)
        if call.record:
            self._tell_record(call)
        for number in call.members:
            if not self._calls_with(number):
                self._phones.call_is_over(number)

    def _restarted(self, now: float, booted_at: float) -> None:
        """End the calls that a restart of the PBX cut off."""
        for held in self._held.all():
            self._held.remove(held)
        for call in list(self._index.open.values()):
            if not call.published:
                self._forget(call)
            elif call.started_at <= booted_at:
                self._end(call, now, Reason.PBX_RESTART)

    def _watch_silence(self, call: OpenCall) -> None:
        """Set when a call has been without news for too long."""
        if call.ended or call.number not in self._index.open:
            return
        at = call.heard_at + _SILENCE_SECONDS if call.answered_at is None else call.answered_at + _LONGEST_CALL_SECONDS
        self._timers.set((_Timer.SILENCE, call.number), at)

    def _drop_timers(self, call: OpenCall) -> None:
        """Drop all deadlines of a call."""
        for timer in _Timer:
            self._timers.clear((timer, call.number))

    # --- Phones (rule 9) ---

    def _calls_with(self, number: str) -> list[OpenCall]:
        """Return the published calls that an extension still takes part in."""
        return [call for call in self._index.of_extension(number) if call.published and call.members[number].involved]

    def _phone_reported(self, report: ExtensionStatus, now: float) -> None:
        """Take in what a phone does now."""
        if report.state is None:
            return
        calls = self._calls_with(report.extension)
        # Phones register again in the middle of a call: then only the list tells that the phone is free.
        doubtful = report.registered_word and any(call.answered_at is not None for call in calls)
        self._phones.report(report.extension, report.state, now, doubtful=doubtful)
        self._watch_idle(calls, now)

    def _watch_idle(self, calls: list[OpenCall], now: float) -> None:
        """Set or drop the deadline of calls whose phones are all idle."""
        for call in calls:
            key = (_Timer.IDLE, call.number)
            if not self._all_idle(call):
                self._timers.clear(key)
            elif key not in self._timers:
                self._timers.set(key, now + _IDLE_SECONDS)

    def _all_idle(self, call: OpenCall) -> bool:
        """Tell whether every extension of a call was told idle since its last RING or ANSWER."""
        involved = [(number, member) for number, member in call.members.items() if member.involved]
        return bool(involved) and all(
            (idle_at := self._phones[number].idle_at) is not None and idle_at > member.heard_at for number, member in involved
        )

    # --- Events ---

    def _emit(self, call: OpenCall, kind: CallEventType, extension: str | None = None) -> None:
        """Note what happened."""
        self._events.append(call.event(kind, extension))

    def _take_events(self) -> list[CallEvent]:
        """Return what happened since the last time."""
        events, self._events = self._events, []
        return events


_END_EVENTS = {
    Outcome.ANSWERED: CallEventType.ENDED,
    Outcome.MISSED: CallEventType.MISSED,
    Outcome.FAILED: CallEventType.FAILED,
}


def _outcome(call: OpenCall) -> Outcome:
    """Return how a call went."""
    if call.answered_at is not None:
        return Outcome.ANSWERED
    return Outcome.FAILED if call.direction is Direction.OUTBOUND else Outcome.MISSED


def _names_both(report: CallReport) -> bool:
    """Tell whether a CallFailed names both parties, so that it can stand for a whole call (rule 1)."""
    return isinstance(report, CallFailed) and len(report.parties) > 1


def _first_party(report: CallReport) -> Party | None:
    """Return who hung up: the party named first, unless it is anonymous."""
    return report.parties[0] if report.parties and report.parties[0].number else None


def _has_rung(call: OpenCall, report: Answer) -> bool:
    """Tell whether the phone that an ANSWER names, or the outside number, was heard to ring."""
    if call.direction is Direction.OUTBOUND:
        return call.rang_at is not None
    return any((member := call.members.get(number)) is not None and member.rang for number in report.extensions)


def _rang_before(call: OpenCall, report: CallFailed) -> bool:
    """Tell whether the callee that a CallFailed names was heard to ring."""
    if call.direction is Direction.OUTBOUND:
        return call.rang_at is not None
    return any((member := call.members.get(number)) is not None and member.rang for number in report.extensions if number != call.caller)


def _rings_inside(call: OpenCall, report: CallReport) -> bool:
    """Tell whether a report of an outbound call is about another phone than its caller: somebody it was passed on to."""
    return call.caller is not None and any(number != call.caller for number in report.extensions)


def _roles(call: OpenCall, report: Ring) -> tuple[list[str], str | None]:
    """Return the extensions that a RING says ring, and the one that calls (rule 3)."""
    extensions = list(report.extensions)
    if report.trunk_leg and report.trunk_leg.direction is Direction.OUTBOUND:
        caller = call.caller or (extensions[0] if extensions else None)
        return [number for number in extensions if number != caller], caller
    return extensions[:1], extensions[1] if len(extensions) > 1 else None


def _answerer(call: OpenCall, report: Answer) -> str | None:
    """Return the extension that answered: not the caller, rather one that rang, else the one named first (rule 3)."""
    others = [number for number in report.extensions if number != call.caller]
    rang = [number for number in others if (member := call.members.get(number)) and member.rang]
    return next(iter(rang or others), None)


def _fill_from_record(call: OpenCall, record: CallRecordReport) -> None:
    """Take the parties of a call from its record, as nothing else told them."""
    call.trunk = record.trunk
    call.dialled = record.call_to
    if call.direction is Direction.INBOUND:
        call.outside = record.call_from or ""
    else:
        if record.call_from:
            call.set_caller(record.call_from)
        if call.direction is Direction.OUTBOUND:
            call.outside = record.call_to
    if call.direction is not Direction.OUTBOUND and record.call_to:
        call.join(record.call_to, Activity.DISMISSED).rang = True
