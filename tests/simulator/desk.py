"""What people do with the phones, by hand: ring, call, answer, hang up. Each deed makes the reports that the PBX would send."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .bodies import Inbound, Internal, Leg, Line, Outbound, Style, extension_status

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

OUTSIDER = "0301234"


class DeskError(Exception):
    """That cannot be done now; the text says why."""


@dataclass(slots=True, eq=False)
class LiveCall:
    """A call that goes on. `caller` is the phone that calls, None if an outsider does."""

    line: Line
    caller: str | None
    outsider: str | None
    started_at: float
    legs: dict[str, Leg] = field(default_factory=dict)
    ringing: list[str] = field(default_factory=list)
    talking: str | None = None
    answered_at: float | None = None

    @property
    def phones(self) -> list[str]:
        """The phones in the call."""
        others = [*self.ringing, *([self.talking] if self.talking else [])]
        return list(dict.fromkeys([*([self.caller] if self.caller else []), *others]))


@dataclass(slots=True, eq=False)
class PickUp:
    """A phone that rings because the API is to make a call from it."""

    extension: str
    go_on: Callable[[], Awaitable[None]]


class Desk:
    """All the people of the house and those who call it."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        """Begin with no call."""
        self._pbx = pbx
        self._style = Style()
        self._turn = asyncio.Lock()
        self.calls: list[LiveCall] = []
        self.pick_ups: list[PickUp] = []

    def clear(self) -> None:
        """End everything without a report, as a power failure does."""
        self.calls.clear()
        self.pick_ups.clear()

    def busy(self, extension: str) -> bool:
        """Return whether a phone rings or is in a call."""
        return any(extension in call.phones for call in self.calls) or any(extension == wait.extension for wait in self.pick_ups)

    def find(self, who: str) -> LiveCall:
        """Return the call of a phone or of an outside number."""
        for call in self.calls:
            if who in call.phones:
                return call
        for call in self.calls:
            if who == call.outsider:
                return call
        raise DeskError(f"{who} is in no call")

    async def ring(self, phones: Sequence[str], caller: str = OUTSIDER, *, to: str | None = None) -> None:
        """Let somebody call from outside; `to` is the number called, if it is not the phone's."""
        async with self._turn:
            self._need_free(*phones)
            first = self._leg(beside=False)
            line = Inbound(
                serial=self._pbx.serial, first=first, style=self._style, outside=caller, house=to or phones[0], trunk=self._pbx.trunk
            )
            call = self._begin(line, None, caller)
            await self._ring(call, phones)

    async def call(self, caller: str, callee: str) -> None:
        """Let one phone call another."""
        async with self._turn:
            await self._call(caller, callee)

    async def dial_out(self, caller: str, dialed: str) -> None:
        """Let a phone call an outside number; the outbound route strips its prefix."""
        async with self._turn:
            await self._dial_out(caller, dialed)

    async def pick_up(self, extension: str, other: str, *, outside: bool) -> None:
        """Let a phone ring for a call that the API wants; once picked up, it calls the other."""
        async with self._turn:
            self._need_free(extension)
            go_on = self._dial_out if outside else self._call

            async def call_other() -> None:
                await go_on(extension, other)

            self.pick_ups.append(PickUp(extension, call_other))
            await self._status(extension, "Ringing")

    async def answer(self, extension: str) -> None:
        """Let a phone answer, or the outside number that it calls; either may be named."""
        async with self._turn:
            if wait := next((wait for wait in self.pick_ups if wait.extension == extension), None):
                self.pick_ups.remove(wait)
                try:
                    await wait.go_on()
                except DeskError:
                    await self._status(extension, "Idle")
                    raise
                return
            call = self.find(extension)
            outbound = isinstance(call.line, Outbound)
            if outbound and call.caller:
                extension = call.caller
            if call.talking or not (outbound or extension in call.ringing):
                raise DeskError(f"{extension} does not ring")
            call.answered_at = self._pbx.clock()
            call.talking = extension
            losers = [phone for phone in call.ringing if phone != extension]
            call.ringing.clear()
            if not outbound:
                await self._status(extension, "InUse")
            for body in call.line.answers(call.legs[extension], extension):
                await self._pbx.report(body)
            for loser in losers:
                await self._status(loser, "Idle")

    async def hang_up(self, who: str) -> None:
        """Let a phone or an outside number hang up: end its conversation, refuse, or give up."""
        async with self._turn:
            if wait := next((wait for wait in self.pick_ups if wait.extension == who), None):
                self.pick_ups.remove(wait)
                await self._status(who, "Idle")
                return
            call = self.find(who)
            calls = call.caller == who or (call.caller is None and call.outsider == who)
            if call.talking is None and not calls:
                await self._fail(call, [who] if who in call.ringing else [], 603)
                return
            phones = tuple([call.talking] if call.talking else call.ringing) or ((call.caller,) if call.caller else ())
            for body in call.line.byes(call.legs[phones[0]], phones, by_caller=calls):
                await self._pbx.report(body)
            await self._over(call, "ANSWERED" if call.talking else "NO ANSWER")

    async def miss(self, who: str | None = None) -> None:
        """Let a call not be answered in time: that of a phone, or whichever rings."""
        async with self._turn:
            ringing = [call for call in self.calls if call.talking is None and (who is None or who in (*call.phones, call.outsider))]
            if not ringing:
                raise DeskError("No phone rings" if who is None else f"{who} is in no call that rings")
            await self._fail(ringing[0], list(ringing[0].ringing), 480)

    async def _call(self, caller: str, callee: str) -> None:
        """Let one phone call another."""
        self._need_free(caller, callee)
        first = self._leg(beside=False)
        line = Internal(serial=self._pbx.serial, first=first, style=self._style, extension=caller, dialed_number=callee)
        call = self._begin(line, caller, None)
        await self._status(caller, "InUse")
        await self._ring(call, [callee])

    async def _dial_out(self, caller: str, dialed: str) -> None:
        """Let a phone call an outside number."""
        self._need_free(caller)
        first = self._leg(beside=False)
        prefix = self._pbx.outbound_prefix if dialed.startswith(self._pbx.outbound_prefix) else ""
        outside = dialed.removeprefix(prefix)
        line = Outbound(
            serial=self._pbx.serial, first=first, style=self._style, outside=outside, house=caller, trunk=self._pbx.trunk, prefix=prefix
        )
        call = self._begin(line, caller, outside)
        await self._status(caller, "InUse")
        leg = call.legs[caller] = self._leg(beside=True)
        await self._pbx.report(line.alert(leg))
        await self._pbx.report(line.ring(leg, caller))

    async def _ring(self, call: LiveCall, phones: Sequence[str]) -> None:
        """Let phones of the house ring."""
        for phone in phones:
            call.ringing.append(phone)
            leg = call.legs[phone] = self._leg(beside=True)
            await self._status(phone, "Ringing")
            await self._pbx.report(call.line.alert(leg))
            await self._pbx.report(call.line.ring(leg, phone))

    async def _fail(self, call: LiveCall, phones: Sequence[str], code: int) -> None:
        """Let phones (or the outside number called) not be reached; the call ends with the last."""
        for phone in phones or ([call.caller] if call.caller else []):
            await self._pbx.report(call.line.failed(phone, code))
            if phone in call.ringing:
                call.ringing.remove(phone)
                await self._status(phone, "Idle")
        if not call.ringing:
            await self._over(call, "NO ANSWER")

    async def _over(self, call: LiveCall, status: str) -> None:
        """End a call: all its phones become free, and the PBX writes its record."""
        self.calls.remove(call)
        for phone in call.phones:
            await self._status(phone, "Idle")
        now = self._pbx.clock()
        talked = int(now - call.answered_at) if call.answered_at is not None else 0
        await self._pbx.report(call.line.record(self._pbx.utc_offset, int(now - call.started_at), talked, status, recorded=False))

    def _begin(self, line: Line, caller: str | None, outsider: str | None) -> LiveCall:
        """Begin a call."""
        call = LiveCall(line, caller, outsider, self._pbx.clock())
        self.calls.append(call)
        return call

    def _leg(self, *, beside: bool) -> Leg:
        """Return a new channel."""
        now = self._pbx.clock()
        return Leg(now, id=self._pbx.new_id(now, beside=beside))

    def _need_free(self, *phones: str) -> None:
        """Make sure that phones are in no call."""
        for phone in phones:
            if self.busy(phone):
                raise DeskError(f"{phone} is in a call already")

    async def _status(self, extension: str, word: str) -> None:
        """Report the state of a phone."""
        await self._pbx.report(extension_status(self._pbx.serial, extension, word))
