"""What goes on between the people at the phones: calls, phones that ring for the PBX, and those that are connected to it."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .bodies import Body, Leg, Line, Outbound, Party


class DeskError(Exception):
    """That cannot be done now; the text says why."""


@dataclass(slots=True, eq=False)
class LiveCall:
    """A call that goes on. `near` is who stands at the first leg of its line; the others ring, or one of them talks with it."""

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
        return list(dict.fromkeys([self.near, *self.ringing, *([self.talking] if self.talking else [])]))

    @property
    def phones(self) -> list[str]:
        return [party.number for party in self.parties if not party.outside]

    def party(self, who: str) -> Party | None:
        """Return the phone of a number, else the outside number."""
        return next((party for outside in (False, True) if (party := Party(who, outside)) in self.parties), None)

    def other(self, party: Party) -> Party | None:
        """Return whom a party talks with, None before the answer."""
        return self.near if party == self.talking else self.talking

    def named(self, party: Party) -> str:
        """Return the number by which a line names a party: of an outside number that was called, the one at the other end."""
        return self.line.house if party.outside and isinstance(self.line, Outbound) else party.number

    def records(self, offset: float, now: float, status: str, *, recorded: bool) -> Iterator[Body]:
        """Yield the PBX's records: one for each part between two transfers; `status` is that of the last."""
        parts = list(pairwise([self.started_at, *self.passed_on_at, now]))
        for index, (begin, end) in enumerate(parts, 1):
            talked = 0 if self.answered_at is None else int(max(0.0, end - max(begin, self.answered_at)))
            how = status if index == len(parts) else "ANSWERED"
            yield self.line.record(offset, int(end - begin), talked, how, recorded=recorded and how == "ANSWERED", callto=self.callto)


@dataclass(slots=True, eq=False)
class PickUp:
    """Somebody who is rung because the API wants it; once picked up, it goes on by the same leg."""

    party: Party
    leg: Leg
    go_on: Callable[[Leg], Awaitable[None]]


@dataclass(slots=True, eq=False)
class MachineCall:
    """Somebody who is connected with the PBX itself: to hear a prompt, or to listen in to a phone."""

    party: Party
    line: Line
    answered_at: float
    listens_to: str | None = None
