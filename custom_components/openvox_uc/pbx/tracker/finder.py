"""Finds the call that a report belongs to (docs/call-tracking.md, rule 1)."""

from operator import attrgetter

from ..models import Party
from ..reports import (
    Alert,
    Answer,
    AnyCallReport,
    Bye,
    CallFailed,
    CallRecordReport,
    OpeningReport,
    Ring,
    TrackedReport,
    Transfer,
)
from .call import OpenCall
from .identity import caller_of, could_be, direction_of, has_failed, record_could_be
from .index import CallIndex
from .phones import Phones
from .reorder import LATE_SECONDS, WaitingReports

# A phone that joins its two calls leaves both at the same time.
_TOGETHER_SECONDS = 2.0


class CallFinder:
    def __init__(
        self,
        index: CallIndex,
        phones: Phones,
        waiting: WaitingReports,
    ) -> None:
        self._index = index
        self._phones = phones
        self._waiting = waiting

    def find(self, report: TrackedReport, now: float) -> OpenCall | None:
        """Return the call of a report; if it names two, merge them first."""
        calls = [call for call in map(self._index.find, report.legs) if call]
        if calls:
            first, last = calls[0], calls[-1]
            call = first if first is last else self._fold(first, last)
            return self._in_place_of(call, report)
        if isinstance(report, CallRecordReport):
            return self._index.nearest(
                report.leg, lambda call: record_could_be(call, report)
            )
        caller = caller_of(report)
        if caller and isinstance(report, OpeningReport):
            left = self._left_by_transfer(caller, now) or self._left_by_hangup(
                caller, report
            )
            if left:
                return left
        for leg in report.legs:
            near = self._index.nearest(
                leg, lambda call: self._fits(call, report, caller, now)
            )
            if near:
                return near
        return self._by_parties(report, now)

    def _fits(
        self, call: OpenCall, report: AnyCallReport, caller: Party | None, now: float
    ) -> bool:
        """Return whether a report with a leg nearby may be about a call."""
        if isinstance(report, OpeningReport) and (
            call.ended
            or call.end_at is not None
            or self._hung_up_unreported(call, caller)
        ):
            return False
        if isinstance(report, (Alert, Ring)) and self._answered_before(call, now):
            return False
        if isinstance(report, CallFailed) and has_failed(call, report):
            return False
        return could_be(call, report)

    def _by_parties(self, report: AnyCallReport, now: float) -> OpenCall | None:
        match report:
            case Bye():
                return self._just_ended(report, now)
            case Transfer():
                return self._of_all_parties(report)
            case Answer():
                return self._of_all_parties(report) or self._picked_up(report)
            case _:
                return None

    def find_by_leg(self, report: Bye | CallRecordReport) -> OpenCall | None:
        """Return the call with this leg.

        For any other leg, `find` decides after the report has waited.
        """
        call = self._index.find(report.leg)
        return self._in_place_of(call, report) if call else None

    def talks(self, party: Party | None) -> bool:
        """Return whether a party is talking.

        A new call of that party may be the target of a transfer not yet reported.
        """
        return party is not None and any(
            call.answered_at is not None
            and (party.outside or party.number in call.talking)
            for call in self._index.involving(party)
        )

    def joined(self, call: OpenCall) -> tuple[OpenCall, OpenCall, Party] | None:
        """Return the two calls that a phone may have joined, and the phone.

        It joined them by leaving this call. The first of the two calls continues
        (protocol 5.8).
        """
        leaver = call.transferred_by if call.awaits_target else None
        if call.left:
            leaver = call.left[-1]
        if call.ended or leaver is None:
            return None
        for other in self._index.involving(leaver):
            if other is call:
                continue
            if other.awaits_target and other.transferred_by == leaver:
                return other, call, leaver
            rings = (
                other.caller == leaver.number
                and other.answered_at is None
                and other.ringing
            )
            if rings and self._phones[leaver.number].is_free_since(other.reported_at):
                return call, other, leaver
        if not call.left:
            return None
        # The record of the other call may just have ended it.
        ended = self._index.ended_since(call.left_at - _TOGETHER_SECONDS)
        for other in (*self._index.involving(leaver), *ended):
            if (
                other is not call
                and other.left == call.left
                and call.left_at - other.left_at < _TOGETHER_SECONDS
            ):
                first, second = sorted((call, other), key=attrgetter("started_at"))
                return None if first.ended else (first, second, leaver)
        return None

    def _picked_up(self, report: Answer) -> OpenCall | None:
        """Return the call that a phone picks up on a leg of its own.

        This is the only call of the caller, or the only one that rings.
        """
        if report.trunk_leg is None:
            calls = [
                call
                for number in report.extensions
                for call in self._index.involving(Party(number))
                if call.caller == number
            ]
        else:
            outside = report.trunk_leg.from_number or ""
            calls = [call for call in self._index.open if call.outside == outside]
        calls = [call for call in calls if call.direction is direction_of(report)]
        ringing = [call for call in calls if call.ringing]
        calls = ringing or calls
        return calls[0] if len(calls) == 1 else None

    def _just_ended(self, report: Bye, now: float) -> OpenCall | None:
        """Return the call that has just ended after it was passed on.

        The ANSWER of the phone that received it was lost.
        """
        for call in self._index.ended_since(now - _TOGETHER_SECONDS):
            if call.awaits_target and call.outside_party in report.parties:
                return call
        return None

    def _answered_before(self, call: OpenCall, now: float) -> bool:
        """Return whether a call was answered too long ago for a late report.

        If so, another call begins now.
        """
        return (
            call.answered_at is not None
            and call.transferred_at is None
            and now > call.answered_at + LATE_SECONDS
        )

    def _hung_up_unreported(self, call: OpenCall, caller: Party | None) -> bool:
        """Return whether the calling phone has been free since.

        If so, another call begins now.
        """
        if caller is None or caller.outside or caller.number not in call.members:
            return False
        return self._phones.is_free_in(call, caller.number)

    def _fold(self, first: OpenCall, second: OpenCall) -> OpenCall:
        """Merge two calls that a report names, unless both are published."""
        if first.ended or second.ended or (first.published and second.published):
            return first
        keep, other = (second, first) if second.published else (first, second)
        self._index.add_legs(keep, self._index.drop(other))
        for number, member in other.members.items():
            keep.members.setdefault(number, member)
        keep.caller = keep.caller or other.caller
        self._index.add_parties(keep)
        return keep

    def _in_place_of(self, known: OpenCall, report: TrackedReport) -> OpenCall | None:
        """Return the call to use instead of a known call that ended.

        This is the open call with its trunk leg, None if such a call begins now, or
        else the known call (protocol 5.8).
        """
        if not known.ended or isinstance(report, CallRecordReport):
            return known
        trunk = report.trunk_leg
        if trunk is None or trunk.leg is None or trunk.leg != known.trunk_leg_id:
            return known
        for call in self._index.open:
            if call.trunk_leg_id == known.trunk_leg_id:
                return call
        begins = (
            isinstance(report, OpeningReport)
            and self._index.find(report.leg) is None
            and known.ended_before(report.leg)
        )
        return None if begins else known

    def _left_by_transfer(self, caller: Party, now: float) -> OpenCall | None:
        for call in self._index.involving(caller):
            if (
                call.awaits_target
                and call.was_just_transferred(now)
                and call.remaining == caller
            ):
                return call
        return None

    def _left_by_hangup(self, caller: Party, report: AnyCallReport) -> OpenCall | None:
        """Return the call of a phone that calls just as the other party hangs up.

        The other party passed the call on with a button of the phone.
        """
        if caller.outside or not isinstance(report, (Alert, Ring)):
            return None
        for call in self._index.involving(caller):
            if call.answered_at is None or caller.number not in call.talking:
                continue
            leavers = {*call.left, *self._waiting.leavers(call.legs)}
            if not leavers:
                # If its BYE was lost, the state of a phone shows that it hung up.
                leavers = {
                    Party(number)
                    for number in call.talking
                    if self._phones.is_free_in(call, number)
                }
            if len(leavers) != 1:
                continue
            # External parties cannot pass a call on, and neither can the phone that is
            # called now.
            [leaver] = leavers
            is_named = leaver in (caller, *report.parties)
            if leaver and not leaver.outside and not is_named:
                return call
        return None

    def _of_all_parties(self, report: Transfer | Answer) -> OpenCall | None:
        """Return the only call in which all parties of a report take part.

        A Tranfer or an ANSWER may name them on a leg of its own.
        """
        if not report.parties:
            return None
        calls = [
            call
            for call in self._index.involving(report.parties[0])
            if all(map(call.takes_part, report.parties))
        ]
        return calls[0] if len(calls) == 1 else None
