"""One call of a story, and what is true of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from custom_components.openvox_uc.pbx.models import CallEventType, Outcome, Party, Reason

from .bodies import Body, Inbound, Internal, Leg, Line, Onward, Outbound, extension_status
from .script import Doing, Script
from .truth import CallTruth

_REASONS = {480: Reason.NO_ANSWER, 486: Reason.BUSY, 603: Reason.REJECTED}
_RECORD_STATES = {Reason.BUSY: "BUSY", Reason.VOICEMAIL: "VOICEMAIL"}


class Row(NamedTuple):
    """What one of the PBX's records of a call says. `callto` is where the call ended, None for what was dialed."""

    status: str
    call_seconds: float
    talk_seconds: float = 0.0
    callto: str | None = None


@dataclass(slots=True)
class _Dial:
    """A phone that is called once, for which some PBXs make a record of its own."""

    phone: str
    began: float
    ended: float | None = None
    answered: bool = False


class StoryCall:
    """One call. Each method lets happen what it is named for, reports it, and notes what is true of it."""

    def __init__(self, script: Script, line: Line) -> None:
        """Begin with a caller who has dialed."""
        self.script = script
        self.line = line
        self._original = line
        self._head = line.first
        self._legs: dict[str, Leg] = {}
        self._all_legs = [line.first]
        self._events: dict[str, list[CallEventType]] = {}
        self._rang: list[str] = []
        self._dials: list[_Dial] = []
        self._answered_by: Party | None = None
        self._hung_up_by: Party | None = None
        self._answered_at: float | None = None
        self._ended_at = 0.0
        self._outcome = Outcome.MISSED
        self._reason: Reason | None = None
        self._transferred = False
        self._transfer_is_told = True
        # When it was passed on, picked up, parked or retrieved: some PBXs make a record of each part.
        self._parts: list[float] = []
        # Phones that take part without any report that names them before the end.
        self._untold: set[str] = set()
        # A queue and a menu answer before a phone rings, so that all records have talking time.
        self._machine_answered = False
        self._callto: str | None = None
        self._record = False
        self._end_is_told = True
        self._only_recorded = False
        script.calls.append(self)
        if isinstance(line, Internal | Outbound):
            script.does(line.caller.number, self, Doing.CALLING)
            script.settle(line.caller.number)

    @property
    def legs(self) -> list[Leg]:
        """All channels of the call."""
        return self._all_legs

    def ring(self, *phones: str, alert: bool = True, within: float = 0.5) -> None:
        """Let phones ring (of an outbound call: the outside number, at the other end of its only phone)."""
        script = self.script
        outbound = isinstance(self.line, Outbound) and not self._transferred
        for phone in phones:
            script.moment(within if phone == phones[0] else 0.04)
            self._legs[phone] = self._new_leg()
            self._dials.append(_Dial(phone, script.now))
        if caller := self._calling():
            self._tell(CallEventType.DIALING, caller, once=True)
        for phone in phones:
            if not outbound:
                script.does(phone, self, Doing.RINGING)
                script.settle(phone)
                self._rang.append(phone)
                self._tell(CallEventType.RINGING, phone)
            if alert:
                script.say(partial(self.line.alert, self._legs[phone]))
            script.say(partial(self.line.ring, self._legs[phone], phone))
        if script.habits.registers_again and not outbound:
            script.register_again(phones[-1])

    def answer_by_machine(self, seconds: float) -> None:
        """Let a menu or a queue answer, and the caller listen to it; nothing is reported."""
        self._machine_answered = True
        self.script.wait(seconds)

    def answer(self, phone: str) -> None:
        """Let a phone answer (of an outbound call: the outside number, to its only phone)."""
        script = self.script
        leg = self._legs[phone]
        if self._answered_at is None:
            self._answered_at = script.now
            outbound = self.line if isinstance(self.line, Outbound) else None
            self._answered_by = Party(outbound.outside, outside=True) if outbound else Party(phone)
        self._outcome = Outcome.ANSWERED
        losers = [other for other in self._ringing() if other != phone]
        for dial in self._dials:
            if dial.ended is None and dial.phone in (phone, *losers):
                dial.answered = dial.phone == phone
                dial.ended = None if dial.answered else script.now
        script.does(phone, self, Doing.TALKING)
        script.settle(phone)
        talkers = [phone]
        if (caller := self._calling()) and caller != phone:
            script.does(caller, self, Doing.TALKING)
            talkers.append(caller)
        elif isinstance(self.line, Internal) and self.line.extension != phone:
            talkers.append(self.line.extension)
        for talker in talkers:
            self._tell(CallEventType.ANSWERED, talker, once=True)
        for index in range(2 if self._original.style.two_answers else 1):
            script.say(partial(self._answer_body, self.line, leg, phone, index))
        for loser in losers:
            self._tell(CallEventType.ANSWERED_ELSEWHERE, loser)
            script.does(loser, self, None)
            script.settle(loser)
            if script.habits.losers_released and isinstance(self.line, Inbound):
                script.say(partial(self.line.released, self._legs[loser], loser, ""))

    def fail(self, phone: str, code: int) -> None:
        """Let a phone not be reached (of an outbound call: the outside number)."""
        script = self.script
        self._ended_at = script.now
        self._reason = _REASONS[code]
        for dial in self._dials:
            if dial.phone == phone:
                dial.ended = dial.ended or script.now
        script.say(partial(self.line.failed, phone, code))
        if isinstance(self.line, Outbound) and not self._transferred:
            return
        self._tell(CallEventType.MISSED, phone)
        script.does(phone, self, None)
        script.settle(phone)

    def end_unreached(self) -> None:
        """End the call after nobody was reached; the last to fail ended it."""
        self._not_answered()
        self._release()
        self.record()

    def give_up(self, *, told: bool = True) -> None:
        """Let the caller hang up before an answer. Without phones ringing only the caller is released, or (not told) nobody."""
        script = self.script
        ringing = self._ringing()
        self._ended_at = script.now
        self._end_is_told = told
        self._reason = Reason.CANCELLED if told else None
        self._hung_up_by = self.line.caller if told else None
        phones = tuple(ringing) or ((self.line.house,) if isinstance(self.line, Outbound) else ())
        for phone in ringing:
            self._tell(CallEventType.MISSED, phone)
        self._not_answered()
        if script.habits.status_first:
            self._release()
        if phones:
            self._say_byes(phones, by_caller=True)
            if len(phones) > 1 and self._original.style.two_byes:
                for phone in phones[1:]:
                    script.say(partial(self.line.released, self._legs[phone], phone, ""))
        elif told:
            script.say(self.line.alone)
        self._release()
        self.record(needed=not told)

    def leave_message(self, phone: str, seconds: float) -> None:
        """Let the voicemail of a phone that rings, or was missed, take the call, and the caller speak."""
        script = self.script
        missed_at = script.now
        missed = not self._ringing()
        if not missed:
            self._tell(CallEventType.MISSED, phone)
        self._release()
        script.wait(seconds)
        self._ended_at = script.now
        # After five seconds of idle phones the call ends by inference, two after a CallFailed or thirty if another number was dialed:
        # what the record says comes too late.
        waits = (28.0 if self._original.dialed != phone else 0.0) if missed else 4.0
        self._end_is_told = seconds < waits
        self._reason = Reason.VOICEMAIL if self._end_is_told else None
        if missed and script.habits.records_each_phone:
            rows = (
                Row("NO ANSWER", missed_at - self._original.first.born, callto=phone),
                Row(script.rng.choice(("VOICEMAIL", "ANSWERED")), seconds, seconds, callto=phone),
            )
            self._callto = phone
            self.record(*rows, needed=True)
        else:
            self.record(reason=Reason.VOICEMAIL, needed=True)

    def leave_machine(self) -> None:
        """Let the caller hang up on a menu or a queue that let no phone ring: only the record tells, and counts it as answered."""
        self._ended_at = self.script.now
        self._end_is_told = False
        self._only_recorded = True
        self._reason = Reason.CANCELLED
        seconds = self._ended_at - self._original.first.born
        self.record(Row("ANSWERED", seconds, seconds), needed=True)

    def chooses(self, phone: str) -> None:
        """Let the caller choose a phone in a menu, by which the records call it from then on."""
        self._callto = phone

    def hang_up(self, phone: str, *, by_caller: bool) -> None:
        """End the conversation of `phone` with the caller (of an outbound call: of the outside number with `phone`)."""
        self._ended_at = self.script.now
        self._hung_up_by = self._end(phone, by_caller=by_caller)
        talkers = self._members()
        if self.script.habits.status_first:
            self._release()
        self._say_byes((phone,), by_caller=by_caller)
        self._release()
        for talker in talkers:
            if talker not in self._untold:
                self._tell(CallEventType.ENDED, talker)
        self.record()

    def transfer(self, by: str, target: str) -> None:
        """Let a phone that talks hand the call on: it leaves, the target rings."""
        script = self.script
        line = self.line
        self._transferred = True
        other, legs = "", dict(self._legs)
        if isinstance(line, Internal):
            legs[line.extension] = line.first
            other = next(member for member in self._members() if member != by)
        for member in self._members():
            self._tell(CallEventType.TRANSFERRED, member)
        script.say(partial(line.transfer, script.rng.choice((line.first, legs[by])), by, other))
        script.moment(0.4)
        script.say(partial(line.released, legs[by], by, other))
        self._tell(CallEventType.ENDED, by)
        script.does(by, self, None)
        script.settle(by)
        script.wait(script.rng.uniform(0.1, 2.0))
        if isinstance(line, Internal):
            first = self._new_leg() if script.habits.transfer_renews_id else legs[other]
            self.line = replace(line, extension=other, first=first, dialed_number=target)
        self.ring(target, alert=script.habits.transfer_alerts)

    def pass_on(self, by: str, target: str) -> None:
        """Let a phone hand the call on by a button of its own: it leaves, the target rings, and no report tells why."""
        script = self.script
        line = self.line
        self._transferred = True
        self._transfer_is_told = False
        self._callto = target
        self._parts.append(script.now)
        legs = dict(self._legs)
        other = ""
        if isinstance(line, Internal):
            legs[line.extension] = line.first
            other = next(member for member in self._members() if member != by)
        self._leave(by, partial(line.released, line.first if isinstance(line, Outbound) else legs[by], by, other))
        if isinstance(line, Internal):
            # The leg of whoever is left calls the target.
            self.line = replace(line, extension=other, first=legs[other], dialed_number=target)
        elif isinstance(line, Outbound):
            self.line = replace(line, first=legs[by], house=target)
        self.ring(target, within=0.02)

    def reject_one(self, phone: str, code: int) -> None:
        """Let one of two phones that share an extension refuse the call, while the other one rings on."""
        self.script.say(partial(self.line.failed, phone, code))

    def ring_twin(self, phone: str) -> None:
        """Let a second phone of an extension ring, in the same moment."""
        self.script.say(partial(self.line.ring, self._legs[phone], phone))

    def hold(self, phone: str, seconds: float) -> None:
        """Let a phone be held by the other one for a while: that of the two which waits is reported to hold."""
        script = self.script
        script.say(partial(extension_status, script.serial, phone, "Hold"))
        script.wait(seconds)
        script.say(partial(extension_status, script.serial, phone, "InUse"))

    def page(self, *phones: str, seconds: float) -> None:
        """Let phones answer by themselves and listen: only their states and the records tell."""
        script = self.script
        caller = self._calling()
        for phone in phones:
            script.does(phone, self, Doing.RINGING)
            script.settle(phone)
        script.wait(0.2)
        self._answered_at = script.now
        self._outcome = Outcome.ANSWERED
        self._only_recorded = True
        for phone in phones:
            script.does(phone, self, Doing.TALKING)
            script.settle(phone)
        script.wait(seconds)
        self._ended_at = script.now
        self._release()
        if caller:
            self._tell(CallEventType.ENDED, caller)
        whole = self._ended_at - self._original.first.born
        self.record(*[Row("ANSWERED", whole, whole) for _ in phones], needed=True)

    def pick_up(self, phone: str) -> None:
        """Let a phone that does not ring take the call from those that do, by a code; its channel never rang."""
        script = self.script
        script.does(phone, self, Doing.TALKING)
        script.settle(phone)
        script.wait(0.5)
        self._legs[phone] = self._new_leg()
        self._parts.append(script.now)
        self._callto = self._rang[-1]
        self.answer(phone)

    def join(self, consulted: StoryCall, by: str, target: str) -> None:
        """Let a phone join its two calls by a button of its own and leave both: the target talks on in this one, and no report says so."""
        script = self.script
        line = self.line
        self._transferred = True
        self._transfer_is_told = False
        self._parts.append(script.now)
        consulted.part(by, target)
        if isinstance(line, Outbound):
            bye = partial(line.released, line.first, by, "")
            self.line = replace(line, first=self._legs[by], house=target)
        else:
            bye = partial(line.released, self._legs[by], by, "")
        self._legs[target] = consulted._legs[target]
        script.does(target, self, Doing.TALKING)
        self._tell(CallEventType.ANSWERED, target)
        self._leave(by, bye)
        # A record that overtakes the BYEs leaves nothing that ties the two calls to each other.
        script.wait(0.4)
        consulted.record()

    def ask(self, by: str, target: str) -> None:
        """Let a phone that talks call another one by a code: that is no call of its own, but rings on the phone's channel."""
        script = self.script
        self._asking = Internal(serial=self.line.serial, first=self._legs[by], style=self.line.style, extension=by, dialed_number=target)
        self._rang.append(target)
        script.does(target, self, Doing.RINGING)
        script.settle(target)
        self._tell(CallEventType.RINGING, target)
        script.say(partial(self._asking.alert, self._legs[by]))
        script.say(partial(self._asking.ring, self._legs[by], target))

    def ask_in_vain(self, target: str, *, seconds: float) -> None:
        """Let the phone that was asked answer, talk with the other one alone, and hang up."""
        script = self.script
        script.does(target, self, Doing.TALKING)
        script.settle(target)
        leg = self._new_leg()
        for index in range(2 if self._original.style.two_answers else 1):
            script.say(partial(self._answer_body, self._asking, leg, target, index))
        self._tell(CallEventType.ANSWERED, target)
        script.wait(seconds)
        for index in range(2 if self._original.style.two_byes else 1):
            script.say(partial(self._bye_body, self._asking, leg, (target,), index, False))
        self._tell(CallEventType.ENDED, target)
        script.does(target, self, None)
        script.settle(target)

    def hand_over(self, by: str, target: str, *, ring_for: float) -> None:
        """Let the phone that asks hang up while the other one rings, which answers the caller then."""
        script = self.script
        self._transferred = True
        # Whether the target is told of it depends on the order of the reports.
        self._transfer_is_told = False
        self._parts.append(script.now)
        script.say(partial(self.line.transfer, self.line.first, by, ""))
        script.wait(ring_for)
        self._legs[target] = self._new_leg()
        self.answer(target)
        self._leave(by, partial(self.line.released, self._legs[by], by, ""))

    def part(self, by: str, target: str) -> None:
        """Let a phone hand whom it has called over to another call."""
        script = self.script
        self._ended_at = script.now
        self._hung_up_by = Party(by)
        script.say(partial(self.line.released, self.line.first, by, target))
        for phone in (by, target):
            self._tell(CallEventType.ENDED, phone)
            script.does(phone, self, None)

    def park(self, by: str) -> None:
        """Let a phone that talks leave the call on a parking space: only that it leaves is told."""
        self._transferred = True
        self._transfer_is_told = False
        self._parts.append(self.script.now)
        self._callto = by
        self._leave(by, partial(self.line.released, self._legs[by], by, ""))

    def retrieve(self, phone: str) -> None:
        """Let a phone take the call from its parking space, of which only its state tells."""
        script = self.script
        self._parts.append(script.now)
        self._legs[phone] = self._new_leg()
        script.does(phone, self, Doing.TALKING)
        script.settle(phone)
        self._untold.add(phone)

    def _leave(self, phone: str, bye: Callable[[], Body]) -> None:
        """Let a phone leave the call while it goes on, and tell so."""
        script = self.script
        script.say(bye)
        self._tell(CallEventType.ENDED, phone)
        script.does(phone, self, None)
        script.settle(phone)

    def forward(self, by: str, target: str) -> None:
        """Let a phone that rings hand the call on by its settings: it stops, the target rings."""
        script = self.script
        self._transferred = True
        for member in self._members():
            self._tell(CallEventType.TRANSFERRED, member)
        other = self.line.extension if isinstance(self.line, Internal) else ""
        script.say(partial(self.line.transfer, self.line.first if other else self._legs[by], by, other))
        script.does(by, self, None)
        script.settle(by)
        script.moment(0.5)
        self.ring(target)

    def go_on_outside(self, by: str, target: str, *, prefix: str, two_objects: bool) -> None:
        """Let a phone that talks, or by its settings never rings, pass a call from outside on to another number outside, which rings."""
        script = self.script
        line = self.line
        if not isinstance(line, Inbound):
            raise TypeError(line)
        self._transferred = True
        # Before a RING nothing ties a Tranfer to a call.
        self._transfer_is_told = self._answered_at is not None
        self._callto = prefix + target
        script.say(partial(line.transfer, line.first, by, ""))
        if self._transfer_is_told:
            self._parts.append(script.now)
            self._tell(CallEventType.TRANSFERRED, by)
            self._leave(by, partial(line.released, self._legs[by], by, ""))
        self._legs[target] = self._new_leg()
        self.line = Onward(
            serial=line.serial,
            first=line.first,
            style=line.style,
            outside=line.outside,
            house=line.house,
            trunk=line.trunk,
            target=target,
            two_objects=two_objects,
        )
        script.say(partial(line.alert, self._legs[target]))
        script.say(partial(self.line.ring, self._legs[target], ""))

    def answer_outside(self, target: str) -> None:
        """Let the number outside answer to which the call was passed on."""
        script = self.script
        if self._answered_at is None:
            self._answered_at = script.now
            self._answered_by = Party(target, outside=True)
        self._outcome = Outcome.ANSWERED
        for index in range(2 if self._original.style.two_answers else 1):
            script.say(partial(self._answer_body, self.line, self._legs[target], "", index))

    def drop(self) -> None:
        """End the call of whoever a transfer left behind when its target did not answer."""
        script = self.script
        script.wait(script.rng.uniform(0.1, 1.5))
        self._ended_at = script.now
        self._reason = None
        line = self.line
        self._hung_up_by = Party(line.outside, outside=True) if isinstance(line, Outbound) else line.caller
        for member in self._members():
            self._tell(CallEventType.ENDED, member)
        script.say(line.alone)
        self._release()
        self.record()

    def record(self, *rows: Row, reason: Reason | None = None, needed: bool = False) -> None:
        """Send the PBX's own records of the call, if this PBX does: those given, or what its habits make of it."""
        script = self.script
        if not needed and not script.habits.record:
            return
        self._record = True
        script.wait(script.rng.uniform(0.05, 0.8))
        talked = self._answered_at is not None
        for row in rows or self._rows(reason):
            script.say(
                partial(
                    self._original.record,
                    script.offset,
                    int(row.call_seconds),
                    int(row.talk_seconds),
                    row.status,
                    recorded=talked and script.habits.recorded,
                    callto=row.callto or self._callto,
                )
            )

    def _rows(self, reason: Reason | None) -> list[Row]:
        """Return what the records say: of the whole call, or of each phone that was called; a phantom may follow."""
        habits = self.script.habits
        answered_at = self._answered_at
        if habits.records_each_phone and self._parts and answered_at is not None:
            moments = [self._original.first.born, *self._parts, self._ended_at]
            return [
                Row("ANSWERED", end - begin, end - max(begin, answered_at) if end > answered_at else 0.0)
                for begin, end in pairwise(moments)
            ]
        if not habits.records_each_phone or self._transferred or len(self._dials) < 2:
            status = "ANSWERED" if answered_at is not None else _RECORD_STATES.get(reason or self._reason or Reason.UNKNOWN, "NO ANSWER")
            seconds = self._ended_at - self._original.first.born
            talk = 0.0 if answered_at is None else self._ended_at - answered_at
            # One record for all the phones of a queue says how long it rang.
            rows = [Row(status, seconds, seconds if self._machine_answered and len(self._dials) == 1 else talk)]
        else:
            rows = [self._row(dial) for dial in self._dials]
        if habits.phantom_records and answered_at is None:
            rows.append(Row("ANSWERED", 0.0))
        return rows

    def _row(self, dial: _Dial) -> Row:
        """Return the record of one phone."""
        seconds = (self._ended_at if dial.ended is None else dial.ended) - dial.began
        if self._machine_answered:
            talk = seconds
        else:
            talk = self._ended_at - self._answered_at if dial.answered and self._answered_at is not None else 0.0
        return Row("ANSWERED" if dial.answered else "NO ANSWER", seconds, talk)

    def truth(self, start: float) -> CallTruth:
        """Return what is true of the call, in a story that starts at `start`."""
        return CallTruth(
            kind=self.script.kind,
            direction=self._original.direction,
            caller=self._original.caller,
            callee=self._callee(),
            dialed=self._callto or self._original.dialed,
            answered_by=self._answered_by,
            hung_up_by=self._hung_up_by,
            outcome=self._outcome,
            reason=self._reason,
            started_at=start + self._original.first.born,
            answered_at=None if self._answered_at is None else start + self._answered_at,
            ended_at=start + self._ended_at,
            legs=frozenset(leg.id for leg in self._all_legs),
            extension_events={phone: tuple(events) for phone, events in self._events.items()},
            transferred=self._transferred,
            transfer_is_told=self._transfer_is_told,
            record=self._record,
            end_is_told=self._end_is_told,
            only_recorded=self._only_recorded,
        )

    def _callee(self) -> Party:
        """Return who answered, else the only phone that rang, else the number called."""
        if isinstance(self._original, Outbound):
            return Party(self._original.outside, outside=True)
        if self._answered_by:
            return self._answered_by
        rang = set(self._rang)
        return Party(rang.pop() if len(rang) == 1 else self._original.dialed)

    def _new_leg(self) -> Leg:
        """Return a further channel, beside the first ones of the same moment."""
        if self.script.now - self._head.born < 1.0:
            leg = self.script.leg(self._head)
        else:
            leg = self._head = self.script.leg()
        self._all_legs.append(leg)
        return leg

    def _members(self) -> list[str]:
        """Return the phones that are in the call."""
        return sorted(phone for phone in self.script.phones if self.script.doing(phone, self))

    def _ringing(self) -> list[str]:
        """Return the phones that ring, in the order in which they began."""
        ringing = {phone for phone in self._members() if self.script.doing(phone, self) is Doing.RINGING}
        return sorted(ringing, key=self._rang.index)

    def _calling(self) -> str | None:
        """Return the phone that waits for an answer."""
        return next((phone for phone in self._members() if self.script.doing(phone, self) is Doing.CALLING), None)

    def _end(self, phone: str, *, by_caller: bool) -> Party | None:
        """Return who hung up: the one who calls (or whom a transfer left there), or the other end."""
        line = self.line
        if isinstance(line, Outbound):
            return Party(phone) if by_caller else Party(line.outside, outside=True)
        return line.caller if by_caller else Party(phone)

    def _not_answered(self) -> None:
        """Note that nobody was reached."""
        self._outcome = Outcome.FAILED if isinstance(self.line, Outbound) else Outcome.MISSED
        if caller := self._calling():
            self._tell(CallEventType.FAILED, caller)

    def _release(self) -> None:
        """Let all phones leave the call, each in its own time."""
        for phone in self._members():
            self.script.does(phone, self, None)
            self.script.moment(0.1)
            self.script.settle(phone)

    def _say_byes(self, phones: tuple[str, ...], *, by_caller: bool) -> None:
        """Send the BYEs at the end."""
        for index in range(2 if self._original.style.two_byes else 1):
            self.script.say(partial(self._bye_body, self.line, self._legs[phones[0]], phones, index, by_caller))
            self.script.moment(0.2)

    def _tell(self, event: CallEventType, phone: str, *, once: bool = False) -> None:
        """Note an event that a phone is told of."""
        events = self._events.setdefault(phone, [])
        if not once or event not in events:
            events.append(event)

    @staticmethod
    def _answer_body(line: Line, leg: Leg, phone: str, index: int) -> Body:
        return line.answers(leg, phone)[index]

    @staticmethod
    def _bye_body(line: Line, leg: Leg, phones: tuple[str, ...], index: int, by_caller: bool) -> Body:
        return line.byes(leg, phones, by_caller=by_caller)[index]
