"""The requests that make, change and end calls (protocol 4, 6.3).

Also the reports that an Asterisk would send.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from .bodies import Inbound, Internal, Leg, Line, Onward, Party, PutThrough
from .desk import DeskError, LiveCall, MachineCall
from .requests import Errno, Handler, RefusedError, Request

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

# The callee of the PBX's own applications in the records: the first step of the
# dialplan.
_NO_CALLEE = "s"
# The fields of the listener and of the other phone for each way to listen in.
_LISTENING = {
    "listen": ("listener", "listenedext"),
    "whisper": ("whisperer", "whisperedext"),
    "barge": ("bargein", "bargedext"),
}

type WantedLeg = Literal["any", "near", "far"]


class Control:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self._desk = pbx.desk
        self.answers: dict[str, Handler] = {
            "extension/dial_extension": self._dial_extension,
            "extension/dial_outbound": self._dial_outbound,
            "outbound/dial_outbound": self._connect,
            "queue/dial_outbound": partial(
                self._dial_into, "queueid", Errno.NO_SUCH_QUEUE
            ),
            "ringgroup/dial_outbound": partial(
                self._dial_into, "ringgroupid", Errno.NO_SUCH_GROUP
            ),
            "extension/hangup": self._hang_up,
            "inbound/hangup": partial(self._hang_up_trunk_call, "inbound"),
            "outbound/hangup": partial(self._hang_up_trunk_call, "outbound"),
            "extension/hold": partial(self._change, self.hold),
            "extension/unhold": partial(self._change, self.resume),
            "extension/mute": partial(self._change, self.mute),
            "extension/unmute": partial(self._change, self.unmute),
            "calltransfer": self._transfer,
            **{
                f"extension/{way}": partial(self._listen_in, *fields)
                for way, fields in _LISTENING.items()
            },
            "extension/playprompt": self._play,
            "outbound/playprompt": self._play_outside,
        }

    def talking(self, extension: str) -> LiveCall | None:
        party = Party(extension)
        return next(
            (
                call
                for call in self._desk.calls
                if call.talking and party in call.parties
            ),
            None,
        )

    def by_leg(self, leg: str) -> tuple[LiveCall, Party]:
        """Return the call that a leg belongs to, and the owner of the leg.

        The PBX must accept such legs.
        """
        for call in self._desk.calls:
            for party, own in call.legs.items():
                end = "near" if party == call.near else "far"
                if (
                    own.id == leg
                    and party in call.parties
                    and self._pbx.wanted_leg in ("any", end)
                ):
                    return call, party
        raise RefusedError(Errno.NO_SUCH_CALL)

    def phones_of(self, number: str) -> tuple[str, ...] | None:
        """Return the phones that ring for a number of the house.

        Return None if it has no such number. A code rings no phone.
        """
        if self._desk.is_code(number):
            return ()
        if self._pbx.extension(number):
            return (number,)
        if queue := self._pbx.queue(number):
            return tuple(agent for agent in queue.members if agent not in queue.paused)
        return self._pbx.groups.get(number)

    # --- Requests ---

    def _dial_extension(self, request: Request) -> None:
        caller, callee = request.need("caller", "callee")
        if not self._pbx.call_waiting or not self.talking(caller):
            self._need_idle(caller)
        self._need_idle(callee)
        self._dial(caller, callee, request, outside=False)

    def _dial_outbound(self, request: Request) -> None:
        caller, number = request.need("extid", "outto")
        self._need_idle(caller)
        self._dial(caller, number, request, outside=True)

    def _dial(
        self, caller: str, other: str, request: Request, *, outside: bool
    ) -> None:
        self._pbx.spawn(
            self.dial(
                caller, other, outside=outside, auto_answer=_answers_itself(request)
            )
        )

    def _connect(self, request: Request) -> None:
        caller, callee = request.need("caller", "outto")
        self._need_outside(caller, callee)
        self._pbx.spawn(self.connect(caller, callee))

    def _dial_into(self, name: str, refusal: Errno, request: Request) -> None:
        to, number = request.need(name, "outto")
        waits = name == "queueid"
        if (self._pbx.queue(to) is None) if waits else (to not in self._pbx.groups):
            raise RefusedError(refusal)
        self._need_outside(number)
        self._pbx.spawn(self.put_through(number, to, waits=waits))

    def _play(self, request: Request) -> None:
        extension, _ = request.need("extid", "prompt")
        self._need_idle(extension)
        self._pbx.spawn(
            self.play(Party(extension), auto_answer=_answers_itself(request))
        )

    def _play_outside(self, request: Request) -> None:
        number, _ = request.need("outto", "prompt")
        self._need_outside(number, refusal=Errno.NOT_CONNECTED)
        self._pbx.spawn(
            self.play(Party(self._pbx.desk.stripped(number)[1], outside=True))
        )

    def _listen_in(self, by: str, to: str, request: Request) -> None:
        listener, extension = request.need(by, to)
        self._pbx.need_extension(extension)
        self._talking(extension)
        self._need_idle(listener)
        self._pbx.spawn(self.listen_in(listener, extension))

    def _hang_up(self, request: Request) -> None:
        [extension] = request.need("extid")
        if not self._pbx.desk.busy(extension):
            raise RefusedError(Errno.NO_SUCH_CALL)
        self._pbx.spawn(self._pbx.desk.hang_up(extension))

    def _hang_up_trunk_call(self, direction: str, request: Request) -> None:
        call, party = self.by_leg(*request.need(f"{direction}id"))
        if call.line.direction != direction:
            raise RefusedError(Errno.NO_SUCH_CALL)
        self._pbx.spawn(self.hang_up(call, party))

    def _change(
        self,
        change: Callable[[LiveCall, Party], Coroutine[object, object, None]],
        request: Request,
    ) -> None:
        [extension] = request.need("extid")
        self._pbx.spawn(change(self._talking(extension), Party(extension)))

    def _transfer(self, request: Request) -> None:
        leg, extension, to = request.need("callid", "transferor", "transferto")
        self._pbx.need_extension(extension)
        call, party = self.by_leg(leg)[0], Party(extension)
        if party not in call.parties:
            raise RefusedError(Errno.NO_SUCH_CALL)
        if call.talking is None:
            raise RefusedError(Errno.NOT_CONNECTED)
        if self.phones_of(to) is None:
            self._need_outside(to)
        self._pbx.spawn(self.transfer(call, party, to))

    def _talking(self, extension: str) -> LiveCall:
        if (call := self.talking(extension)) is None:
            raise RefusedError(Errno.NO_SUCH_CALL)
        return call

    def _need_idle(self, number: str) -> None:
        """Make sure that a phone neither rings nor is in a call.

        The call may be of the desk or of a story.
        """
        extension = self._pbx.need_extension(number)
        if self._pbx.desk.busy(number) or extension.state in (
            "Ringing",
            "Busy",
            "Hold",
        ):
            raise RefusedError(Errno.NOT_IDLE)

    def _need_outside(self, *numbers: str, refusal: str = Errno.NO_SUCH_NUMBER) -> None:
        for number in numbers:
            prefix, outside = self._pbx.desk.stripped(number)
            if (
                prefix != self._pbx.outbound_prefix
                or not outside.removeprefix("+").isdigit()
            ):
                raise RefusedError(refusal)

    # --- Calls that the PBX makes ---

    async def dial(
        self, caller: str, other: str, *, outside: bool, auto_answer: bool = False
    ) -> None:
        await self._desk.pick_up(caller, other, outside=outside)
        await self._people(
            (0.0 if auto_answer else self._pbx.pick_up_after, caller),
            (self._pbx.answer_after, other),
        )

    async def connect(self, caller: str, other: str) -> None:
        _, outside = self._desk.stripped(caller)
        party = Party(outside, outside=True)

        async def call_other(leg: Leg) -> None:
            call = self._desk.begin(self._desk.outbound(party, other, leg), party)
            await self._desk.ring_outside(call, self._desk.stripped(other)[1])

        await self._desk.wait_for(party, call_other)
        await self._people(
            (self._pbx.answer_after, outside),
            (self._pbx.answer_after, self._desk.stripped(other)[1]),
        )

    async def put_through(self, number: str, to: str, *, waits: bool) -> None:
        """Call an external number, and once it answers, a queue or a group.

        The number waits in the queue if it has to.
        """
        _, outside = self._desk.stripped(number)
        party = Party(outside, outside=True)

        async def ring_phones(leg: Leg) -> None:
            phones = self.phones_of(to) or ()
            call = self._desk.begin(
                self._put_through(party, number, to, phones, leg), party
            )
            await self._ring(call, phones, waits=waits)

        await self._desk.wait_for(party, ring_phones)
        free = [phone for phone in self.phones_of(to) or () if self._rings(phone)]
        await self._people(
            (self._pbx.answer_after, outside),
            *((self._pbx.answer_after, phone) for phone in free[:1]),
        )

    async def play(self, party: Party, *, auto_answer: bool = False) -> None:
        await self._machine(
            party,
            None,
            0.0
            if auto_answer
            else self._pbx.answer_after
            if party.outside
            else self._pbx.pick_up_after,
        )

    async def listen_in(self, listener: str, extension: str) -> None:
        await self._machine(Party(listener), extension, self._pbx.pick_up_after)

    # --- Calls in progress ---

    async def hang_up(self, call: LiveCall, party: Party) -> None:
        async with self._desk.turn:
            self._need(call, party)
            await self._desk.hang_up_call(call, party)

    async def hold(self, call: LiveCall, holder: Party) -> None:
        async with self._desk.turn:
            self._need(call, holder)
            call.holders.add(holder)
            await self._held(call, holder, "Hold")

    async def resume(self, call: LiveCall, holder: Party) -> None:
        async with self._desk.turn:
            self._need(call, holder)
            if holder in call.holders:
                call.holders.remove(holder)
                await self._held(call, holder, "InUse")

    async def mute(self, call: LiveCall, phone: Party) -> None:
        """Keep the other party from hearing a phone, of which nothing is reported."""
        call.muted.add(phone)

    async def unmute(self, call: LiveCall, phone: Party) -> None:
        call.muted.discard(phone)

    async def transfer(self, call: LiveCall, by: Party, to: str) -> None:
        desk, pbx = self._desk, self._pbx
        async with desk.turn:
            self._need(call, by)
            left, leg = call.other(by), call.legs[by]
            if left is None:
                raise DeskError(f"{by.number} does not talk with anyone")
            if pbx.tells_transfers:
                await pbx.report(call.line.transfer(leg, by.number, left.number))
            await pbx.report(call.line.released(leg, by.number, left.number))
            await desk.release(by, call)
            if by == call.near:
                await desk.record(call, "ANSWERED")
                call.started_at = pbx.clock()
                call.passed_on_at.clear()
            else:
                call.passed_on_at.append(pbx.clock())
            phones = self.phones_of(to)
            call.line = self._passed_on(call, left, to, phones)
            call.near, call.talking, call.callto = left, None, to
            call.holders.clear()
            call.legs = {left: call.legs[left]}
            if phones is None:
                await desk.ring_outside(call, desk.stripped(to)[1])
            else:
                await self._ring(
                    call,
                    phones,
                    waits=pbx.queue(to) is not None or desk.wait_at(call, to),
                )
        if call.ringing:
            await self._people((pbx.answer_after, call.ringing[0].number))

    def _need(self, call: LiveCall, party: Party) -> None:
        if call not in self._desk.calls or party not in call.parties:
            raise DeskError(f"{party.number} is no longer in that call")

    def _passed_on(
        self, call: LiveCall, left: Party, to: str, phones: Sequence[str] | None
    ) -> Line:
        line, leg = call.line, call.legs[left]
        if isinstance(line, Inbound) and phones is not None:
            return line
        if isinstance(line, Inbound):
            return line.turned(
                Onward,
                target=self._desk.stripped(to)[1],
                two_objects=self._pbx.names_both_trunks,
            )
        if phones is None:
            return self._desk.outbound(left, to, leg)
        if isinstance(line, PutThrough) and left == call.near:
            return replace(line, dialed_number=to)
        if left.outside:
            return self._put_through(left, line.dialed, to, phones, leg)
        return Internal(
            serial=line.serial,
            first=leg,
            extension=left.number,
            dialed_number=to,
        )

    def _put_through(
        self, party: Party, dialed: str, to: str, phones: Sequence[str], leg: Leg
    ) -> PutThrough:
        """Return the line of an external number that the PBX has called.

        The PBX calls phones by this line.
        """
        line = self._desk.outbound(party, dialed, leg)
        return line.turned(
            PutThrough, house=phones[0] if phones else to, dialed_number=to
        )

    async def _ring(
        self, call: LiveCall, phones: Sequence[str], *, waits: bool
    ) -> None:
        """Let those phones ring that can.

        If none can, the call fails, unless it waits in a queue.
        """
        free = [phone for phone in phones if self._rings(phone)]
        await self._desk.ring_phones(call, free)
        if not free and not waits:
            await self._desk.fail(call, [Party(phone) for phone in phones], 486)

    def _rings(self, phone: str) -> bool:
        extension = self._pbx.extension(phone)
        return (
            extension is not None
            and extension.state == "Registered"
            and not self._desk.busy(phone)
        )

    async def _held(self, call: LiveCall, holder: Party, word: str) -> None:
        if held := call.other(holder):
            await self._desk.status(
                holder if self._pbx.holder_is_on_hold else held, word
            )

    async def _machine(
        self, party: Party, listens_to: str | None, pick_up_after: float | None
    ) -> None:
        desk, pbx = self._desk, self._pbx

        async def begin(leg: Leg) -> None:
            line: Line = (
                self._put_through(party, party.number, _NO_CALLEE, (), leg)
                if party.outside
                else Internal(
                    serial=pbx.serial,
                    first=leg,
                    extension=party.number,
                    dialed_number=_NO_CALLEE,
                )
            )
            machine = MachineCall(party, line, pbx.clock(), listens_to)
            desk.machine_calls.append(machine)
            await desk.status(party, "InUse")
            if listens_to and not self.talking(listens_to):
                await desk.end_machine_call(machine)

        await desk.wait_for(party, begin)
        await self._people((pick_up_after, party.number))

    async def _people(self, *answers: tuple[float | None, str]) -> None:
        """Let people answer, each after a while, as long as they do so automatically.

        The first one hangs up after some talk.
        """
        for wait, who in answers:
            if wait is None:
                return
            await asyncio.sleep(wait)
            await self._desk.answer(who)
        if self._pbx.hang_up_after is None or len(answers) < 2:
            return
        call, first = self._desk.find(answers[0][1])
        await asyncio.sleep(self._pbx.hang_up_after)
        if call in self._desk.calls:
            await self._desk.hang_up(first.number)


def _answers_itself(request: Request) -> bool:
    return request.text("autoanswer").lower() == "yes"
