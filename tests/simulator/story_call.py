"""One call of a story, and the truth about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from .bodies import Body, Inbound, Internal, Leg, Line, Outbound, Party
from .script import CallTruth, Doing, Script

_REASONS = {480: "no_answer", 486: "busy", 603: "rejected"}
_RECORD_STATES = {"busy": "BUSY", "voicemail": "VOICEMAIL"}


class Row(NamedTuple):
    status: str
    call_seconds: float
    talk_seconds: float = 0.0


@dataclass(slots=True)
class _Dial:
    """A phone that is called once, for which some PBXs make a record of its own."""

    phone: str
    began: float
    ended: float | None = None
    answered: bool = False


class StoryCall:
    """One call.

    Each method does what its name says, reports it, and notes the truth about it.

    The only phone of an outbound call is `phone`; the external number at the other end
    rings, answers or fails.
    """

    def __init__(self, script: Script, line: Line) -> None:
        self.script = script
        self.line = line
        self._original = line
        self._head = line.first
        self._legs: dict[str, Leg] = {}
        self._all_legs = [line.first]
        self._rang: list[str] = []
        self._dials: list[_Dial] = []
        # When it was passed on, picked up, parked or retrieved: some PBXs make a record
        # of each part.
        self._parts: list[float] = []
        # A queue and a menu answer before a phone rings, so that all records have
        # talking time.
        self._machine_answered = False
        self._callto: str | None = None
        self.true = CallTruth(
            kind=script.kind,
            direction=line.direction,
            caller=line.caller,
            dialed=line.dialed,
            started_at=line.first.born,
        )
        script.calls.append(self)
        if isinstance(line, Internal | Outbound):
            self._does(line.ends[0].number, Doing.CALLING)

    # --- How it begins ---

    def ring(self, *phones: str, alert: bool = True, within: float = 0.5) -> None:
        script = self.script
        outbound = isinstance(self.line, Outbound) and not self.true.transferred
        for phone in phones:
            script.moment(within if phone == phones[0] else 0.04)
            self._legs[phone] = self._new_leg()
            self._dials.append(_Dial(phone, script.now))
        self.true.rang = True
        for phone in phones:
            if not outbound:
                self._does(phone, Doing.RINGING)
                self._rang.append(phone)
            if alert:
                script.say(partial(self.line.alert, self._legs[phone]))
            script.say(partial(self.line.ring, self._legs[phone], phone))
        if script.habits.registers_again and not outbound:
            script.state(phones[-1], "Registered")

    def answer_by_machine(self, seconds: float) -> None:
        self._machine_answered = True
        self.script.wait(seconds)

    def answer(self, phone: str, *, after: float = 0.0) -> None:
        script, line = self.script, self.line
        script.wait(after)
        self._answered(
            Party(line.outside, outside=True)
            if isinstance(line, Outbound)
            else Party(phone)
        )
        losers = [other for other in self._ringing() if other != phone]
        for dial in self._dials:
            if dial.ended is None and dial.phone in (phone, *losers):
                dial.answered = dial.phone == phone
                dial.ended = None if dial.answered else script.now
        self._does(phone, Doing.TALKING)
        if (caller := self._calling()) and caller != phone:
            script.does(caller, self, Doing.TALKING)
        self._say_answers(line, self._legs[phone], phone)
        for loser in losers:
            self._does(loser, None)
            if script.habits.losers_released and isinstance(line, Inbound):
                script.say(partial(line.released, self._legs[loser], loser, ""))

    def pick_up(self, phone: str, *, after: float) -> None:
        """Let a phone that does not ring take the call from those that do, by a code.

        Its channel never rang.
        """
        self.script.wait(after)
        self._does(phone, Doing.TALKING)
        self.script.wait(0.5)
        self._legs[phone] = self._new_leg()
        self._parts.append(self.script.now)
        self._callto = self._rang[-1]
        self.answer(phone)

    # --- How it ends ---

    def fail(self, phone: str, code: int, *, after: float = 0.0) -> None:
        script = self.script
        script.wait(after)
        self.true.ended_at = script.now
        self.true.reason = _REASONS[code]
        for dial in self._dials:
            if dial.phone == phone:
                dial.ended = dial.ended or script.now
        script.say(partial(self.line.failed, phone, code))
        if isinstance(self.line, Outbound) and not self.true.transferred:
            return
        self._does(phone, None)

    def end_unreached(self) -> None:
        self._not_answered()
        self._release()
        self.record()

    def give_up(self, *, reported: bool = True, after: float = 0.0) -> None:
        """Let the caller hang up before an answer.

        If no phone rings, only the caller is released, or no one (if not `reported`).
        """
        script = self.script
        script.wait(after)
        ringing = self._ringing()
        self.true.ended_at = script.now
        self.true.reason = "cancelled" if reported else None
        self.true.hung_up_by = self.line.caller if reported else None
        phones = tuple(ringing) or (
            (self.line.house,) if isinstance(self.line, Outbound) else ()
        )
        self._not_answered()
        if script.habits.status_first:
            self._release()
        if phones:
            self._say_byes(phones, by_caller=True)
            if len(phones) > 1 and self._original.style.two_byes:
                for phone in phones[1:]:
                    script.say(
                        partial(self.line.released, self._legs[phone], phone, "")
                    )
        elif reported:
            script.say(self.line.alone)
        self._release()
        self.record(needed=not reported)

    def leave_machine(self) -> None:
        """Let the caller hang up on a menu or a queue that let no phone ring.

        Only the record shows it, as answered.
        """
        self.true.ended_at = self.script.now
        self.true.reason = "cancelled"
        self.record(self._answered_whole(), needed=True)

    def hang_up(self, phone: str, *, by_caller: bool, after: float = 0.0) -> None:
        """End the conversation of `phone` with the caller.

        For an outbound call, it is that of the external number with `phone`.
        """
        line = self.line
        self.script.wait(after)
        self.true.ended_at = self.script.now
        if isinstance(line, Outbound):
            self.true.hung_up_by = (
                Party(phone) if by_caller else Party(line.outside, outside=True)
            )
        else:
            self.true.hung_up_by = line.caller if by_caller else Party(phone)
        if self.script.habits.status_first:
            self._release()
        self._say_byes((phone,), by_caller=by_caller)
        self._release()
        self.record()

    def drop(self) -> None:
        script = self.script
        script.wait(script.rng.uniform(0.1, 1.5))
        self.true.ended_at = script.now
        self.true.reason = None
        line = self.line
        self.true.hung_up_by = (
            Party(line.outside, outside=True)
            if isinstance(line, Outbound)
            else line.caller
        )
        script.say(line.alone)
        self._release()
        self.record()

    # --- How it is passed on ---

    def transfer(self, by: str, target: str) -> None:
        script, line = self.script, self.line
        self.true.transferred = True
        other, legs = self._left_by(by)
        script.say(
            partial(line.transfer, script.rng.choice((line.first, legs[by])), by, other)
        )
        script.moment(0.4)
        self._leave(by, legs[by], other)
        script.wait(script.rng.uniform(0.1, 2.0))
        if isinstance(line, Internal):
            first = self._new_leg() if script.habits.transfer_renews_id else legs[other]
            self.line = replace(
                line, extension=other, first=first, dialed_number=target
            )
        self.ring(target, alert=script.habits.transfer_alerts)

    def join(self, consulted: StoryCall, by: str, target: str) -> None:
        """Let a phone join its two calls by a button of its own and leave both.

        The target talks on in this one, and no report says so.
        """
        script, line = self.script, self.line
        self.true.transferred = True
        self._parts.append(self.script.now)
        consulted.part(by, target)
        script.does(target, self, Doing.TALKING)
        self._leave(by, line.first if isinstance(line, Outbound) else None)
        if isinstance(line, Outbound):
            self.line = replace(line, first=self._legs[by], house=target)
        self._legs[target] = consulted._legs[target]
        # A record that overtakes the BYEs leaves nothing that ties the two calls to
        # each other.
        script.wait(0.4)
        consulted.record()

    def part(self, by: str, target: str) -> None:
        self.true.ended_at = self.script.now
        self.true.hung_up_by = Party(by)
        self.script.say(partial(self.line.released, self.line.first, by, target))
        for phone in (by, target):
            self.script.does(phone, self, None)

    # --- Its records, and the truth ---

    def record(
        self, *rows: Row, reason: str | None = None, needed: bool = False
    ) -> None:
        """Send the PBX's own records of the call, if this PBX does.

        Those given, or those that its habits require.
        """
        script = self.script
        if not needed and not script.habits.record:
            return
        self.true.record = True
        script.wait(script.rng.uniform(0.05, 0.8))
        recorded = self.true.answered_at is not None and script.habits.recorded
        for row in rows or self._rows(reason):
            seconds = int(row.call_seconds), int(row.talk_seconds)
            script.say(
                partial(
                    self._original.record,
                    script.offset,
                    *seconds,
                    row.status,
                    recorded=recorded,
                    callto=self._callto,
                )
            )

    def _rows(self, reason: str | None) -> list[Row]:
        """Return what the records say.

        Of the whole call, or of each phone that was called; a phantom may follow.
        """
        habits = self.script.habits
        answered_at = self.true.answered_at
        if habits.records_each_phone and self._parts and answered_at is not None:
            moments = [self.true.started_at, *self._parts, self.true.ended_at]
            return [
                Row(
                    "ANSWERED",
                    end - begin,
                    end - max(begin, answered_at) if end > answered_at else 0.0,
                )
                for begin, end in pairwise(moments)
            ]
        if (
            not habits.records_each_phone
            or self.true.transferred
            or len(self._dials) < 2
        ):
            status = (
                "ANSWERED"
                if answered_at is not None
                else _RECORD_STATES.get(reason or self.true.reason or "", "NO ANSWER")
            )
            seconds = self.true.ended_at - self.true.started_at
            talk = 0.0 if answered_at is None else self.true.ended_at - answered_at
            # One record for all the phones of a queue says how long it rang.
            rows = [
                Row(
                    status,
                    seconds,
                    seconds
                    if self._machine_answered and len(self._dials) == 1
                    else talk,
                )
            ]
        else:
            rows = [self._row(dial) for dial in self._dials]
        if habits.phantom_records and answered_at is None:
            rows.append(Row("ANSWERED", 0.0))
        return rows

    def _answered_whole(self) -> Row:
        seconds = self.true.ended_at - self.true.started_at
        return Row("ANSWERED", seconds, seconds)

    def _row(self, dial: _Dial) -> Row:
        seconds = (
            self.true.ended_at if dial.ended is None else dial.ended
        ) - dial.began
        talked = (
            self.true.ended_at - (self.true.answered_at or 0.0)
            if dial.answered
            else 0.0
        )
        return Row(
            "ANSWERED" if dial.answered else "NO ANSWER",
            seconds,
            seconds if self._machine_answered else talked,
        )

    def truth(self, start: float) -> CallTruth:
        true = self.true
        return replace(
            true,
            callee=self._callee(),
            dialed=self._callto or true.dialed,
            started_at=start + true.started_at,
            answered_at=None if true.answered_at is None else start + true.answered_at,
            ended_at=start + true.ended_at,
            legs=frozenset(leg.id for leg in self._all_legs),
        )

    def _callee(self) -> Party:
        """Return who answered.

        If nobody did, return the only phone that rang, else the number called.
        """
        if isinstance(self._original, Outbound):
            return Party(self._original.outside, outside=True)
        if self.true.answered_by:
            return self.true.answered_by
        rang = set(self._rang)
        return Party(rang.pop() if len(rang) == 1 else self._original.dialed)

    def _answered(self, by: Party | None) -> None:
        if self.true.answered_at is None:
            self.true.answered_at = self.script.now
            self.true.answered_by = by
        self.true.outcome = "answered"

    def _not_answered(self) -> None:
        self.true.outcome = "failed" if isinstance(self.line, Outbound) else "missed"

    # --- Its legs and phones, and what they say ---

    def _new_leg(self) -> Leg:
        """Return a further channel, next to the first ones of the same moment."""
        if self.script.now - self._head.born < 1.0:
            leg = self.script.leg(self._head)
        else:
            leg = self._head = self.script.leg()
        self._all_legs.append(leg)
        return leg

    def _left_by(self, phone: str) -> tuple[str, dict[str, Leg]]:
        """Return the phone that one of two leaves behind, and the legs of both.

        The phone is empty for an external party.
        """
        if not isinstance(self.line, Internal):
            return "", self._legs
        other = next(member for member in self._members() if member != phone)
        return other, self._legs | {self.line.extension: self.line.first}

    def _members(self) -> list[str]:
        return sorted(
            phone for phone in self.script.phones if self.script.doing(phone, self)
        )

    def _ringing(self) -> list[str]:
        ringing = {
            phone
            for phone in self._members()
            if self.script.doing(phone, self) is Doing.RINGING
        }
        return sorted(ringing, key=self._rang.index)

    def _calling(self) -> str | None:
        return next(
            (
                phone
                for phone in self._members()
                if self.script.doing(phone, self) is Doing.CALLING
            ),
            None,
        )

    def _does(self, phone: str, doing: Doing | None) -> None:
        self.script.does(phone, self, doing)
        self.script.settle(phone)

    def _leave(self, phone: str, leg: Leg | None = None, other: str = "") -> None:
        self.script.say(
            partial(self.line.released, leg or self._legs[phone], phone, other)
        )
        self._does(phone, None)

    def _release(self) -> None:
        for phone in self._members():
            self.script.does(phone, self, None)
            self.script.moment(0.1)
            self.script.settle(phone)

    def _say_answers(self, line: Line, leg: Leg, phone: str) -> None:
        self._say_each(
            self._original.style.two_answers, partial(line.answers, leg, phone)
        )

    def _say_byes(self, phones: tuple[str, ...], *, by_caller: bool) -> None:
        self._say_each(
            self._original.style.two_byes,
            partial(self.line.byes, self._legs[phones[0]], phones, by_caller=by_caller),
            pause=0.2,
        )

    def _say_each(
        self, two: bool, make: Callable[[], list[Body]], *, pause: float | None = None
    ) -> None:
        for index in range(1 + two):
            self.script.say(partial(_nth, make, index))
            if pause:
                self.script.moment(pause)


def _nth(make: Callable[[], list[Body]], index: int) -> Body:
    return make()[index]
