"""Which calls of the history are asked for; pure."""

from dataclasses import dataclass

from ..pbx import Call, Direction, Outcome
from ..phone_numbers import NumberPattern


@dataclass(frozen=True, slots=True, kw_only=True)
class CallQuery:
    """What a call must be like; None stands for anything. Moments are seconds since 1970, `end` is not included.

    The number of an outbound call may be stored with the prefix for outside numbers; it is meant without it, too.
    """

    directions: frozenset[Direction] | None = None
    outcomes: frozenset[Outcome] | None = None
    extensions: frozenset[str] | None = None
    number: NumberPattern | None = None
    outside_prefix: str = ""
    start: float | None = None
    end: float | None = None

    def matches(self, call: Call) -> bool:
        """Tell whether a call is one of those asked for."""
        return (
            (self.directions is None or call.direction in self.directions)
            and (self.outcomes is None or call.outcome in self.outcomes)
            and (self.start is None or call.started_at >= self.start)
            and (self.end is None or call.started_at < self.end)
            and (self.extensions is None or not self.extensions.isdisjoint(call.extensions))
            and (self.number is None or self._names(self.number, call))
        )

    def _names(self, number: NumberPattern, call: Call) -> bool:
        """Tell whether a party of the call, or what was dialed, has a number."""
        prefix = self.outside_prefix if call.direction is Direction.OUTBOUND else ""
        called = {party.number for party in (call.callee, call.answered_by) if party} | {call.dialed or ""}
        return any(number.matches(each, prefix) for each in called) or (call.caller is not None and number.matches(call.caller.number))
