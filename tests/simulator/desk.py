"""People who use the phones by hand: they call, answer, and hang up.

Each act leads to the reports that the PBX would send.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from .bodies import Body, Inbound, Internal, Leg, Line, Outbound, Party

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

OUTSIDER = "0301234"


class DeskError(Exception):
    """The act is impossible now; the text says why."""


@dataclass(slots=True, eq=False)
class LiveCall:
    """A call in progress.

    `near` is the party at the first leg of its line; the others ring, or one of them
    talks with it.
    """

    line: Line
    near: Party
    started_at: float
    legs: dict[Party, Leg] = field(default_factory=dict)
    ringing: list[Party] = field(default_factory=list)
    talking: Party | None = None
    answered_at: float | None = None
    holders: set[Party] = field(default_factory=set)
    muted: set[Party] = field(default_factory=set)
    passed_on_at: list[float] = field(default_factory=list)
    callto: str | None = None
    """Where it was passed on to, None for what was dialed."""

    @property
    def parties(self) -> list[Party]:
        return list(
            dict.fromkeys(
                [self.near, *self.ringing, *([self.talking] if self.talking else [])]
            )
        )

    @property
    def phones(self) -> list[str]:
        return [party.number for party in self.parties if not party.outside]

    def party(self, who: str) -> Party | None:
        return next(
            (
                party
                for outside in (False, True)
                if (party := Party(who, outside)) in self.parties
            ),
            None,
        )

    def other(self, party: Party) -> Party | None:
        return self.near if party == self.talking else self.talking

    def named(self, party: Party) -> str:
        """Return the number by which a line names a party.

        Of an external number that was called, the one at the other end.
        """
        return (
            self.line.house
            if party.outside and isinstance(self.line, Outbound)
            else party.number
        )

    def records(
        self, offset: float, now: float, status: str, *, recorded: bool
    ) -> Iterator[Body]:
        """Yield the PBX's records: one for each part between two transfers.

        `status` is that of the last.
        """
        parts = list(pairwise([self.started_at, *self.passed_on_at, now]))
        for index, (begin, end) in enumerate(parts, 1):
            talked = (
                0
                if self.answered_at is None
                else int(max(0.0, end - max(begin, self.answered_at)))
            )
            how = status if index == len(parts) else "ANSWERED"
            yield self.line.record(
                offset,
                int(end - begin),
                talked,
                how,
                recorded=recorded and how == "ANSWERED",
                callto=self.callto,
            )


@dataclass(slots=True, eq=False)
class PickUp:
    """A party that rings because of the API.

    Once picked up, the call continues on the same leg.
    """

    party: Party
    leg: Leg
    go_on: Callable[[Leg], Awaitable[None]]


@dataclass(slots=True, eq=False)
class MachineCall:
    """A party that is connected with the PBX itself.

    To hear a prompt, or to listen in to a phone.
    """

    party: Party
    line: Line
    answered_at: float
    listens_to: str | None = None


class Desk:
    """All the people of the house and those who call it.

    Methods without a lock of their own need `turn`.
    """

    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self.turn = asyncio.Lock()
        self.calls: list[LiveCall] = []
        self.pick_ups: list[PickUp] = []
        self.machine_calls: list[MachineCall] = []
        self.parked: dict[str, LiveCall] = {}

    def clear(self) -> None:
        self.calls.clear()
        self.parked.clear()
        self.pick_ups.clear()
        self.machine_calls.clear()

    def busy(self, extension: str) -> bool:
        alone = [
            *(wait.party for wait in self.pick_ups),
            *(machine.party for machine in self.machine_calls),
        ]
        return (
            any(extension in call.phones for call in self.calls)
            or Party(extension) in alone
        )

    def find(self, who: str) -> tuple[LiveCall, Party]:
        for outside in (False, True):
            for call in self.calls:
                if (party := Party(who, outside)) in call.parties:
                    return call, party
        raise DeskError(f"{who} is in no call")

    async def ring(
        self, phones: Sequence[str], caller: str = OUTSIDER, *, to: str | None = None
    ) -> None:
        """Let an external party call.

        `to` is the number called, if it is not the phone's.
        """
        async with self.turn:
            self._need_free(*phones)
            first = self.new_leg(beside=False)
            house, trunk = to or phones[0], self._pbx.trunk
            line = Inbound(
                serial=self._pbx.serial,
                first=first,
                outside=caller,
                house=house,
                trunk=trunk,
            )
            await self.ring_phones(
                self.begin(line, Party(caller, outside=True)), phones
            )

    async def talk(self, phone: str, caller: str = OUTSIDER) -> None:
        """Let an external party call a phone that answers at once."""
        await self.ring([phone], caller)
        await self.answer(phone)

    async def call_in_vain(self, phone: str, caller: str) -> None:
        """Let an external party call a phone that does not answer."""
        await self.ring([phone], caller)
        await self.miss(phone)

    async def call(self, caller: str, callee: str) -> None:
        async with self.turn:
            await self._call(caller, callee)

    async def dial_out(self, caller: str, dialed: str) -> None:
        async with self.turn:
            await self._dial_out(caller, dialed)

    async def pick_up(self, extension: str, other: str, *, outside: bool) -> None:

        async def call_other(leg: Leg) -> None:
            await (self._dial_out if outside else self._call)(extension, other, leg)

        await self.wait_for(Party(extension), call_other)

    def is_code(self, number: str) -> bool:
        code = self._pbx.voicemail_code
        mailbox = number.removeprefix(code) if number.startswith(code) else ""
        return number == self._pbx.park_code or self._pbx.extension(mailbox) is not None

    def wait_at(self, call: LiveCall, code: str) -> bool:
        """Let a call be parked, or the party that is left in it leave a message.

        Return whether it waits there.
        """
        if not self.is_code(code):
            return False
        if code == self._pbx.park_code:
            free = [
                slot
                for slot in self._pbx.parking_slots
                if self.parked.get(slot) not in self.calls
            ]
            self.parked[free[0]] = call
        else:
            self._pbx.sounds.leave_message(
                code.removeprefix(self._pbx.voicemail_code), call.near.number, 4
            )
        return True

    async def wait_for(
        self, party: Party, go_on: Callable[[Leg], Awaitable[None]]
    ) -> None:
        """Ring a party because of the API, which only the state of a phone reports.

        Once picked up, the call continues.
        """
        async with self.turn:
            if not party.outside and not self._pbx.call_waiting:
                self._need_free(party.number)
            self.pick_ups.append(PickUp(party, self.new_leg(beside=False), go_on))
            await self.status(party, "Ringing")

    async def answer(self, who: str) -> None:
        async with self.turn:
            if wait := self._pick_up_of(who):
                self.pick_ups.remove(wait)
                try:
                    await wait.go_on(wait.leg)
                except DeskError:
                    await self.release(wait.party)
                    raise
                return
            call, party = self.find(who)
            if party == call.near and call.ringing and call.ringing[0].outside:
                party = call.ringing[0]
            if party not in call.ringing:
                raise DeskError(f"{who} does not ring")
            await self._connect(call, party)

    async def hang_up(self, who: str) -> None:
        async with self.turn:
            if wait := self._pick_up_of(who):
                self.pick_ups.remove(wait)
                await self.release(wait.party)
            elif machine := next(
                (
                    machine
                    for machine in self.machine_calls
                    if machine.party.number == who
                ),
                None,
            ):
                await self.end_machine_call(machine)
            else:
                await self.hang_up_call(*self.find(who))

    async def hang_up_call(self, call: LiveCall, party: Party) -> None:
        if call.talking is None and party != call.near:
            await self.fail(call, [party], 603)
            return
        others = [call.talking] if call.talking else call.ringing
        if others:
            phones = tuple(call.named(other) for other in others)
            for body in call.line.byes(
                call.legs[others[0]], phones, by_caller=party == call.near
            ):
                await self._pbx.report(body)
        else:
            await self._pbx.report(call.line.alone())
        await self._over(call)

    async def miss(self, who: str | None = None, *, code: int = 480) -> None:
        """Let a call that rings not be answered (480), or be busy (486)."""
        async with self.turn:
            ringing = [
                call
                for call in self.calls
                if call.talking is None and (who is None or call.party(who))
            ]
            if not ringing:
                raise DeskError(
                    "No phone rings"
                    if who is None
                    else f"{who} is in no call that rings"
                )
            await self.fail(ringing[0], list(ringing[0].ringing), code)

    async def rest(self, caller: str, seconds: Awaitable[object]) -> None:
        """Let the phones of a queue stop ringing for a while, and ring again."""
        async with self.turn:
            call, _ = self.find(caller)
            phones = [party.number for party in call.ringing]
            await self._stop_ringing(call, list(call.ringing), 480)
        await seconds
        async with self.turn:
            await self.ring_phones(call, phones)

    async def leave_message(self, phone: str, seconds: int = 4) -> None:
        """Let a call that rings at a phone go to its voicemail.

        The caller speaks for some seconds and hangs up.
        """
        async with self.turn:
            call, party = self.find(phone)
            if party not in call.ringing:
                raise DeskError(f"{phone} does not ring")
            self._pbx.sounds.leave_message(phone, call.near.number, seconds)
            call.answered_at = self._pbx.clock() - seconds
            await self._over(call, "VOICEMAIL")

    async def _connect(self, call: LiveCall, party: Party) -> None:
        if call.answered_at is None:
            call.answered_at = self._pbx.clock()
        call.talking = party
        call.line = call.line.toward(party.number)
        losers = [other for other in call.ringing if other != party]
        call.ringing.clear()
        await self.status(party, "InUse")
        for body in call.line.answers(call.legs[party], call.named(party)):
            await self._pbx.report(body)
        for loser in losers:
            await self.status(loser, "Idle")

    async def _fetch(self, call: LiveCall, party: Party, leg: Leg | None) -> None:
        """Let a phone take a parked call.

        An Asterisk reports nothing of this but the phone's state.
        """
        call.legs[party] = leg or self.new_leg(beside=False)
        call.talking, call.line = party, call.line.toward(party.number)
        await self.status(party, "InUse")

    async def _take(self, extension: str, other: str) -> None:
        self._need_free(extension)
        call, ringing = self.find(other)
        if ringing not in call.ringing:
            raise DeskError(f"{other} does not ring")
        party = Party(extension)
        call.legs[party] = self.new_leg(beside=True)
        await self._connect(call, party)

    async def ring_phones(self, call: LiveCall, phones: Sequence[str]) -> None:
        for phone in phones:
            party, line = Party(phone), call.line.toward(phone)
            call.ringing.append(party)
            leg = call.legs[party] = self.new_leg(beside=True)
            await self.status(party, "Ringing")
            await self._pbx.report(line.alert(leg))
            await self._pbx.report(line.ring(leg, phone))

    async def ring_outside(self, call: LiveCall, number: str) -> None:
        party = Party(number, outside=True)
        call.ringing.append(party)
        leg = call.legs[party] = self.new_leg(beside=True)
        await self._pbx.report(call.line.alert(leg))
        await self._pbx.report(call.line.ring(leg, call.named(party)))

    async def fail(self, call: LiveCall, parties: Sequence[Party], code: int) -> None:
        """Let some parties not be reached.

        The call ends with the last, also for a party that a transfer has left there.
        """
        await self._stop_ringing(call, parties, code)
        if not call.ringing:
            if call.answered_at is not None:
                await self._pbx.report(call.line.alone())
            await self._over(call, "BUSY" if code == 486 else "NO ANSWER")

    async def _stop_ringing(
        self, call: LiveCall, parties: Sequence[Party], code: int
    ) -> None:
        for party in parties:
            await self._pbx.report(
                call.line.toward(party.number).failed(call.named(party), code)
            )
            if party in call.ringing:
                call.ringing.remove(party)
                await self.status(party, "Idle")

    async def end_machine_call(self, machine: MachineCall) -> None:
        """Disconnect a party from the PBX itself, which its record shows."""
        self.machine_calls.remove(machine)
        await self.status(machine.party, "Idle")
        now = self._pbx.clock()
        seconds, talked = (
            int(now - machine.line.first.born),
            int(now - machine.answered_at),
        )
        await self._pbx.report(
            machine.line.record(
                self._pbx.utc_offset, seconds, talked, "ANSWERED", recorded=False
            )
        )

    async def release(self, party: Party, left: LiveCall | None = None) -> None:
        """Report that a party has left a call.

        Its phone is free, or continues another call.
        """
        others = [
            call for call in self.calls if call is not left and party in call.parties
        ]
        holds = self._pbx.holder_is_on_hold and any(
            party in call.holders for call in others
        )
        await self.status(party, "Hold" if holds else "InUse" if others else "Idle")
        for machine in [
            machine
            for machine in self.machine_calls
            if not party.outside and machine.listens_to == party.number
        ]:
            await self.end_machine_call(machine)

    async def record(self, call: LiveCall, status: str) -> None:
        for body in call.records(
            self._pbx.utc_offset,
            self._pbx.clock(),
            status,
            recorded=self._pbx.records_calls,
        ):
            await self._pbx.report(body)

    def begin(self, line: Line, near: Party) -> LiveCall:
        call = LiveCall(line, near, line.first.born, {near: line.first})
        self.calls.append(call)
        return call

    def new_leg(self, *, beside: bool) -> Leg:
        now = self._pbx.clock()
        return Leg(now, self._pbx.new_id(now, beside=beside))

    def stripped(self, dialed: str) -> tuple[str, str]:
        prefix = (
            self._pbx.outbound_prefix
            if dialed.startswith(self._pbx.outbound_prefix)
            else ""
        )
        return prefix, dialed.removeprefix(prefix)

    async def status(self, party: Party, word: str) -> None:
        """Report the state of a phone; that of an external number is unknown."""
        if not party.outside:
            await self._pbx.report_state(party.number, word)

    async def _call(self, caller: str, callee: str, leg: Leg | None = None) -> None:
        """Let one phone call another, by a leg that it has already, if it has one."""
        self._need_free(*(() if leg and self._pbx.call_waiting else (caller,)), callee)
        first = leg or self.new_leg(beside=False)
        line = Internal(
            serial=self._pbx.serial,
            first=first,
            extension=caller,
            dialed_number=callee,
        )
        call = self.begin(line, Party(caller))
        await self.status(call.near, "InUse")
        await self.ring_phones(call, [callee])

    async def _dial_out(self, caller: str, dialed: str, leg: Leg | None = None) -> None:
        if (code := self._pbx.pickup_code) and dialed.startswith(code):
            await self._take(caller, dialed.removeprefix(code))
            return
        self._need_free(caller)
        if (parked := self.parked.pop(dialed, None)) in self.calls:
            await self._fetch(parked, Party(caller), leg)
            return
        call = self.begin(
            self.outbound(Party(caller), dialed, leg or self.new_leg(beside=False)),
            Party(caller),
        )
        await self.status(call.near, "InUse")
        await self.ring_outside(call, self.stripped(dialed)[1])

    def outbound(self, caller: Party, dialed: str, leg: Leg) -> Outbound:
        pbx = self._pbx
        prefix, outside = self.stripped(dialed)
        return Outbound(
            serial=pbx.serial,
            first=leg,
            outside=outside,
            house=caller.number,
            trunk=pbx.trunk,
            prefix=prefix,
        )

    async def _over(self, call: LiveCall, status: str = "NO ANSWER") -> None:
        """End a call.

        All its phones become free, and the PBX writes its record, with a status if no
        party talks.
        """
        self.calls.remove(call)
        for party in call.parties:
            await self.release(party)
        await self.record(call, "ANSWERED" if call.talking else status)

    def _pick_up_of(self, who: str) -> PickUp | None:
        return next((wait for wait in self.pick_ups if wait.party.number == who), None)

    def _need_free(self, *phones: str) -> None:
        for phone in phones:
            if self.busy(phone):
                raise DeskError(f"{phone} is in a call already")
