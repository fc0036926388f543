"""The life of one call: its parties, their states, its end, and its public form.

See docs/call-tracking.md, rules 6 to 9.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import count
from math import inf

from ..models import Call, CallEvent, CallEventType, Direction, Outcome, Party, Reason
from ..reports import CallFailed, CallRecordReport, TrunkLeg
from .clock import PbxClock, leg_parts

# The target of a transfer may begin to ring this much later.
_TRANSFER_SECONDS = 60.0
WAIT_SECONDS = 2.0
# A queue may be silent this long between two rounds. This also applies to a phone that
# still rings after its call failed.
_RING_AGAIN_SECONDS = 600.0
# Leg ids have whole seconds.
_SECOND = 1.0
# A PBX assigns numbers in order, except for a few that it reserved when a call began.
_RECOUNT = 100


# What an extension does in a call; first what it attends to most.
class Activity(Enum):
    TALKING = auto()
    CALLING = auto()
    RINGING = auto()
    # The extension has left the call; with DISMISSED, no event has said so yet.
    DISMISSED = auto()
    OUT = auto()


@dataclass(slots=True)
class Member:
    """An extension in a call.

    A RING or ANSWER last named it at `reported_at`; its activity began at `since`.
    """

    activity: Activity
    rang: bool = False
    reported_at: float = 0.0
    since: float = 0.0
    # A CallFailed named it while it still rang: another phone of the same extension may
    # answer.
    failed: CallFailed | None = None

    def reported(self, now: float) -> None:
        self.reported_at = now
        self.since = self.since or now


@dataclass(slots=True, eq=False)
class OpenCall:
    clock: PbxClock
    started_at: float
    reported_at: float = 0.0
    number: int = field(default_factory=count().__next__)
    legs: list[str] = field(default_factory=list)
    members: dict[str, Member] = field(default_factory=dict)
    # Empty until the call is published.
    call_id: str = ""
    direction: Direction | None = None
    trunk: str | None = None
    # The external number; empty for an anonymous caller, None while it is unknown.
    outside: str | None = None
    dialed: str | None = None
    caller: str | None = None
    rang_at: float | None = None
    answered_at: float | None = None
    answered_by: Party | None = None
    transferred_at: float | None = None
    transferor: str | None = None
    transferred_by: Party | None = None
    transferred_to: Party | None = None
    # The phone that was called, if it forwarded the call before an answer.
    forwarded_by: str | None = None
    awaits_target: bool = False
    # The id in RING and ALERT, which stays the same for the whole call.
    trunk_leg_id: str | None = None
    # The external number that rings or talks.
    passed_to: str | None = None
    # The phones that a talking phone consults: they talk with it alone.
    consulted: set[str] = field(default_factory=set)
    # The parties that hung up, although others may remain.
    left: list[Party] = field(default_factory=list)
    left_at: float = 0.0
    # Whether the caller gave up before an answer, and no phone has rung since.
    given_up: bool = False
    hung_up_by: Party | None = None
    ended_at: float | None = None
    reason: Reason | None = None
    reason_code: str | None = None
    inferred: bool = False
    # Whether it ended because all of its phones had reported that they are free.
    ended_idle: bool = False
    # Its records so far, and the most informative one.
    records: list[CallRecordReport] = field(default_factory=list)
    record: CallRecordReport | None = None
    # When the last phone stopped ringing or talking, when the call is to end for that
    # reason, and by when at the latest.
    over_at: float | None = None
    end_at: float | None = None
    end_by: float = inf
    from_record: bool = False
    # Whether it was in progress when Home Assistant started, and is not reported yet.
    is_resumed: bool = False
    # Events to be published.
    events: list[CallEvent] = field(default_factory=list)

    @classmethod
    def resumed(cls, clock: PbxClock, call: Call, now: float) -> OpenCall:
        call = call.moved(-clock.label_offset)
        answered_at = call.answered_at or now
        resumed = cls(
            clock,
            call.started_at,
            reported_at=now,
            call_id=call.call_id,
            direction=call.direction,
            trunk=call.trunk,
            outside=next(
                (
                    party.number
                    for party in (call.callee, call.caller)
                    if party and party.outside
                ),
                None,
            ),
            dialed=call.dialed,
            caller=call.caller.number
            if call.direction is not Direction.INBOUND and call.caller
            else None,
            rang_at=answered_at - (call.ring_seconds or 0),
            answered_at=answered_at,
            answered_by=call.answered_by,
            transferred_by=call.transferred_by,
            transferred_to=call.transferred_to,
            is_resumed=True,
        )
        talkers = {call.answered_by, call.caller, call.transferred_to} - {
            call.transferred_by if call.transferred_to else None
        }
        talking = {party.number for party in talkers if party and not party.outside}
        for number in call.extensions:
            member = resumed.join(
                number,
                Activity.TALKING if number in talking or not talking else Activity.OUT,
            )
            member.rang = number != resumed.caller
            member.reported(answered_at)
        return resumed

    @property
    def published(self) -> bool:
        return bool(self.call_id)

    @property
    def ended(self) -> bool:
        return self.ended_at is not None

    @property
    def outcome(self) -> Outcome | None:
        if self.ended_at is None:
            return None
        if self.answered_at is None:
            is_outbound = self.direction is Direction.OUTBOUND
            return Outcome.FAILED if is_outbound else Outcome.MISSED
        was_cut_off = self.reason is Reason.PBX_RESTART
        return Outcome.FAILED if was_cut_off else Outcome.ANSWERED

    @property
    def rang(self) -> list[str]:
        return [number for number, member in self.members.items() if member.rang]

    @property
    def is_group(self) -> bool:
        """Return whether phones other than the called one rang.

        This happens with a group, a queue, or a DID. For an internal call, return
        whether several phones rang.
        """
        if self.direction is Direction.INTERNAL:
            return len(self.rang) > 1 and self.forwarded_by is None
        return self.direction is Direction.INBOUND and any(
            number != self.dialed for number in self.rang
        )

    @property
    def involved(self) -> list[str]:
        return self.doing(Activity.CALLING, Activity.RINGING, Activity.TALKING)

    @property
    def may_ring_again(self) -> bool:
        if self.answered_at is None:
            return self.is_group
        if self.transferred_at is None or self.transferred_to is not None:
            return False
        gone = self.doing(Activity.DISMISSED, Activity.OUT)
        tried = {
            number
            for number in gone
            if self.members[number].reported_at >= self.transferred_at
        }
        return len(tried - {self.transferor}) > 1

    def doing(self, *activities: Activity) -> list[str]:
        return [
            number
            for number, member in self.members.items()
            if member.activity in activities
        ]

    @property
    def ringing(self) -> list[str]:
        return self.doing(Activity.RINGING)

    @property
    def talking(self) -> list[str]:
        return self.doing(Activity.TALKING)

    def takes_part(self, party: Party) -> bool:
        if party.outside:
            return party.number == self.outside
        return party.number in self.involved

    def join(self, number: str, activity: Activity) -> Member:
        member = self.members.setdefault(number, Member(activity))
        if member.activity is not activity:
            member.since = 0.0
        member.activity = activity
        return member

    def learn_caller(self, number: str | None) -> None:
        if number and self.caller is None and self.direction is not Direction.INBOUND:
            self.caller = number
            self.join(number, Activity.CALLING)

    def learn_trunk(self, trunk_leg: TrunkLeg) -> None:
        self.direction = self.direction or trunk_leg.direction
        if self.direction is not trunk_leg.direction:
            return
        if trunk_leg.direction is Direction.INBOUND:
            if self.outside is None:
                self.outside = trunk_leg.from_number or ""
            self.dialed = self.dialed or trunk_leg.to_number
        else:
            self.outside = self.outside or trunk_leg.to_number
        self.trunk = self.trunk or trunk_leg.trunk

    def cancel_end(self) -> None:
        self.over_at, self.end_at, self.end_by = None, None, inf

    def answered_before(self, leg: str) -> bool:
        """Return whether the call had already been answered when a leg began."""
        return (
            self.answered_at is not None
            and self.began(leg) > self.answered_at + _SECOND
        )

    def ended_before(self, leg: str) -> bool:
        """Return whether only the end or a transfer can have come before a leg.

        The leg is too young for anything else.
        """
        return self.answered_before(leg) or (
            self.ended_at is not None and self.began(leg) > self.ended_at + _SECOND
        )

    def counted_before_restart(self, leg: str) -> bool:
        """Return whether the PBX restarted its count between this call and a leg.

        The leg is then younger than this call, but its number is much lower.
        """
        first, parts = leg_parts(self.call_id), leg_parts(leg)
        return (
            first is not None
            and parts is not None
            and first.second < parts.second
            and first.sequence > parts.sequence + _RECOUNT
        )

    def began(self, leg: str) -> float:
        first, parts = leg_parts(self.call_id), leg_parts(leg)
        if first is None or parts is None:
            return 0.0
        return self.started_at + parts.second - first.second

    def was_just_transferred(self, now: float) -> bool:
        return (
            self.transferred_at is not None
            and self.transferred_at >= now - _TRANSFER_SECONDS
        )

    @property
    def no_one_rings_or_talks(self) -> bool:
        outside_rings = (
            self.direction is Direction.OUTBOUND
            and self.rang_at is not None
            and self.answered_at is None
            and self.reason is None
            and self.transferred_at is None
        )
        return (
            not outside_rings
            and self.passed_to is None
            and not self.doing(Activity.RINGING, Activity.TALKING)
        )

    @property
    def only_rings(self) -> bool:
        if self.answered_at is None:
            return True
        outsiders = (self.outside is not None) + (self.passed_to is not None)
        return len(self.talking) + outsiders < 2 and bool(self.ringing)

    @property
    def remaining(self) -> Party | None:
        others = [
            number
            for number in self.doing(Activity.TALKING, Activity.CALLING)
            if number != self.transferor
        ]
        return Party(others[0]) if others else self.outside_party

    def since(self, number: str) -> float:
        return self.members[number].since or self.started_at

    def other_than(self, number: str) -> Party | None:
        """Return the party with which an extension rings or talks.

        None if it is unknown, or an anonymous caller.
        """
        talking = [other for other in self.talking if other != number]
        asked = [other for other in talking if other in self.consulted]
        if asked and number in self.talking and number not in self.consulted:
            # The phone consults a second party while the first one waits.
            return Party(asked[0])
        if number in self.consulted:
            return Party(talking[0]) if talking else None
        if self.direction is not Direction.INTERNAL:
            return self.outside_party
        if number in self.talking and talking:
            return Party(talking[-1])
        if number == self.caller:
            other = self.callee_party
        elif self.transferred_at:
            other = self.remaining
        else:
            other = self.caller_party
        return None if other == Party(number) else other

    @property
    def outside_party(self) -> Party | None:
        return Party(self.outside, outside=True) if self.outside else None

    @property
    def parties(self) -> list[Party]:
        return [*map(Party, self.members), *filter(None, [self.outside_party])]

    @property
    def caller_party(self) -> Party | None:
        if self.direction is Direction.INBOUND:
            return self.outside_party
        return Party(self.caller) if self.caller else None

    @property
    def callee_party(self) -> Party | None:
        if self.direction is Direction.OUTBOUND:
            return self.outside_party
        if self.answered_by:
            return self.answered_by
        rang = self.ringing or self.rang
        if len(rang) == 1:
            return Party(rang[0])
        called = self.dialed or self.forwarded_by
        return Party(called) if called else None

    def publish(self, now: float) -> None:
        if not self.published:
            self.call_id = min(self.legs, key=lambda leg: leg_parts(leg) or (0, 0))
            self.started_at = self.clock.began(self.call_id, now)

    def answer_unreported(self, answerer: str | None, at: float) -> None:
        self.answered_at = at
        self.reason = self.reason_code = None
        for number in self.ringing:
            self.join(number, Activity.DISMISSED)
        if self.direction is Direction.OUTBOUND:
            self.answered_by = self.outside_party
        elif answerer:
            self.answered_by = Party(answerer)
            self.join(answerer, Activity.TALKING)
        if self.caller:
            self.join(self.caller, Activity.TALKING)

    def end(self, now: float, reason: Reason | None = None) -> None:
        """End the call once, and emit its end and that of each extension.

        An unanswered call keeps its reason if it has one, and else gets this one, or
        `UNKNOWN`.
        """
        self.ended_at = now
        cut_off = reason is Reason.PBX_RESTART
        if cut_off or self.answered_at is None:
            self.reason = reason if cut_off else self.reason or reason or Reason.UNKNOWN
        was_answered = self.outcome is Outcome.ANSWERED
        ended = CallEventType.ENDED if was_answered else CallEventType.FAILED
        was_missed = self.outcome is Outcome.MISSED
        call = self.snapshot()
        self.events.append(
            CallEvent(CallEventType.MISSED if was_missed else ended, call)
        )
        for number, member in self.members.items():
            if member.activity in (Activity.CALLING, Activity.TALKING):
                self.events.append(CallEvent(ended, call, number))
            elif member.activity is not Activity.OUT:
                self.events.append(CallEvent(CallEventType.MISSED, call, number))
        if self.record:
            self.events.append(CallEvent(CallEventType.RECORD, call))

    def wait_if_over(self, now: float, reason: Reason | None = None) -> None:
        if self.no_one_rings_or_talks:
            self.reason = self.reason or reason
            self.wait(now)

    def wait(self, now: float, at_most: float = inf) -> None:
        """End a call in which no one rings or talks, but only after a while.

        A queue or a transfer may ring again.
        """
        still_rings = any(member.failed for member in self.members.values())
        self.over_at = self.over_at or now
        end_at = self.over_at + (
            _RING_AGAIN_SECONDS if still_rings or self.may_ring_again else WAIT_SECONDS
        )
        if self.awaits_target and self.transferred_at is not None:
            end_at = max(
                self.over_at + WAIT_SECONDS, self.transferred_at + _TRANSFER_SECONDS
            )
        if at_most < inf:
            self.end_by = min(self.end_at or inf, now + at_most)
        self.end_at = min(self.end_by, end_at)

    def emit(self, kind: CallEventType, *concerned: str | None) -> None:
        """Add events of the call (None) or of its extensions."""
        if concerned:
            call = self.snapshot()
            self.events += [CallEvent(kind, call, extension) for extension in concerned]

    def snapshot(self) -> Call:
        ring, talk = self._seconds()
        return Call(
            call_id=self.call_id,
            direction=self.direction or Direction.INTERNAL,
            caller=self.caller_party,
            callee=self.callee_party,
            dialed=self.dialed,
            extensions=tuple(self.members),
            answered_by=self.answered_by,
            hung_up_by=self.hung_up_by,
            transferred_by=self.transferred_by,
            transferred_to=self.transferred_to,
            trunk=self.trunk,
            started_at=self.started_at,
            answered_at=self.answered_at,
            ended_at=self.ended_at,
            ring_seconds=ring,
            talk_seconds=talk,
            outcome=self.outcome,
            reason=self.reason,
            reason_code=self.reason_code,
            recording=self.record.recording if self.record else None,
            inferred=self.inferred,
            legs=tuple(self.legs),
            from_record=self.from_record,
        ).moved(self.clock.label_offset)

    def _seconds(self) -> tuple[int | None, int | None]:
        record = self.record
        if (
            record
            and self.ended_at is not None
            and record.call_seconds is not None
            and record.talk_seconds is not None
        ):
            # If the call was passed on, a record may cover only a part of it, or also
            # its continuation outside.
            is_whole = (
                self.transferred_at is None
                or record.call_seconds > self.ended_at - self.started_at
            )
            if is_whole and self.answered_at is None:
                return record.call_seconds, 0
            if is_whole and record.is_answered:
                ring = max(0, record.call_seconds - record.talk_seconds)
                return ring, record.talk_seconds
        rang_until = self.ended_at if self.answered_at is None else self.answered_at
        if rang_until is None or self.from_record:
            # If only the record of a call is known, its durations are known from there
            # or not at all.
            return None, None
        ring = max(0, round(rang_until - (self.rang_at or self.started_at)))
        if self.ended_at is None or self.is_resumed:
            return ring, None
        if self.answered_at is None:
            return ring, 0
        return ring, max(0, round(self.ended_at - self.answered_at))
