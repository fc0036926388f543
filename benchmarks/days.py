"""Days of calls in which who calls, how long, and how the calls end varies."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random
from typing import override

from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body, compact

_GROUP, _QUEUE = "600", "9998"
_PHONES_OF_A_CALL = 3
_MOMENT = 0.01


@dataclass(frozen=True, slots=True)
class TimedReport:
    """A report, and when the PBX sends it, in seconds since 1970."""

    at: float
    values: Body

    @property
    def body(self) -> bytes:
        return compact(self.values)


@dataclass(eq=False, kw_only=True)
class _Recorded(SimulatedPbx):
    """A PBX that keeps its reports, and whose clock the day moves."""

    now: float
    reports: list[TimedReport] = field(default_factory=list)

    @override
    def __post_init__(self) -> None:
        self.clock = lambda: self.now
        super().__post_init__()

    @override
    async def report(self, values: Body) -> None:
        self.reports.append(TimedReport(self.now, values))
        self.now += _MOMENT


@dataclass(slots=True)
class _Day:
    """The people of a day. Their calls yield the seconds until the next deed."""

    rng: Random
    pbx: _Recorded
    free: list[str]
    calls: int

    def seconds(self, most: float = 25.0) -> float:
        return self.rng.uniform(1.5, most)

    def outsider(self) -> str:
        return f"030{self.rng.randrange(1000, 2000)}"

    async def call_one_after_another(self) -> AsyncIterator[float]:
        yield self.seconds(3.0)
        while self.calls > 0:
            if len(self.free) < _PHONES_OF_A_CALL:
                yield self.seconds()
                continue
            self.calls -= 1
            self.rng.shuffle(self.free)
            phones = [self.free.pop() for _ in range(_PHONES_OF_A_CALL)]
            kinds = (self.inside, self.outbound, self.inbound, self.group, self.queue)
            async for seconds in self.rng.choice(kinds)(phones):
                yield seconds
            self.free += phones
            yield self.seconds(10.0)

    async def inside(self, phones: Sequence[str]) -> AsyncIterator[float]:
        await self.pbx.desk.call(phones[0], phones[1])
        async for seconds in self._ring(phones[1:2], phones[2]):
            yield seconds

    async def inbound(self, phones: Sequence[str]) -> AsyncIterator[float]:
        await self.pbx.desk.ring(phones[:1], self.outsider())
        async for seconds in self._ring(phones[:1], phones[1]):
            yield seconds

    async def outbound(self, phones: Sequence[str]) -> AsyncIterator[float]:
        await self.pbx.desk.dial_out(phones[0], self.outsider())
        async for seconds in self._ring(phones[:1], phones[1]):
            yield seconds

    async def group(self, phones: Sequence[str]) -> AsyncIterator[float]:
        await self.pbx.desk.ring(phones, self.outsider(), to=_GROUP)
        async for seconds in self._ring(phones):
            yield seconds

    async def queue(self, phones: Sequence[str]) -> AsyncIterator[float]:
        await self.pbx.desk.ring(phones[:2], self.outsider(), to=_QUEUE)
        async for seconds in self._ring(phones[:2], phones[2]):
            yield seconds

    async def _ring(
        self, phones: Sequence[str], target: str | None = None
    ) -> AsyncIterator[float]:
        """Let one of the phones answer or none, and sometimes pass the call on."""
        desk, phone = self.pbx.desk, self.rng.choice(phones)
        yield self.seconds()
        if self.rng.random() < 0.3:
            await desk.miss(phone, code=self.rng.choice((480, 486)))
            return
        await desk.answer(phone)
        yield self.seconds(120.0)
        if target and self.rng.random() < 0.3:
            call, party = desk.find(phone)
            await self.pbx.control.transfer(call, party, target)
            phone = target
            yield self.seconds()
            await desk.answer(phone)
            yield self.seconds(120.0)
        await desk.hang_up(phone)


async def random_day(
    seed: int,
    *,
    phones: Sequence[str],
    calls: int,
    simultaneous: int,
    begin: float,
    sequence: int,
) -> list[TimedReport]:
    """Return the reports of a day, for which three phones are enough."""
    pbx = _Recorded(now=begin, sequence=sequence)
    day = _Day(Random(seed), pbx, [*phones], calls)
    waiting: list[tuple[float, int, AsyncIterator[float]]] = []
    for number in range(simultaneous):
        heappush(waiting, (begin, number, day.call_one_after_another()))
    while waiting:
        at, number, calls_of_one = heappop(waiting)
        pbx.now = max(pbx.now, at)
        seconds = await anext(calls_of_one, None)
        if seconds is not None:
            heappush(waiting, (pbx.now + seconds, number, calls_of_one))
    return pbx.reports
