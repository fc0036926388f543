"""Which call a report belongs to (protocol 5.11): by leg, by nearness, by the party that a transfer left."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from ..models import Direction, Party
from ..reports import Alert, CallRecordReport, CallReport, Ring
from .call import OpenCall
from .legs import Legs

_MEMORY_SECONDS = 600.0
_MAX_ENDED_LEGS = 10_000
_MAX_LEGS = 256


class CallIndex:
    """Finds calls by leg, by sequence number and by extension, each with a look-up."""

    def __init__(self) -> None:
        """Start with no call."""
        self.open: dict[int, OpenCall] = {}
        self._ended: deque[tuple[float, OpenCall]] = deque()
        self._ended_legs = 0
        self._by_leg: Legs[OpenCall] = Legs()
        self._by_extension: dict[str, dict[int, OpenCall]] = {}
        self._by_outside: dict[str, dict[int, OpenCall]] = {}

    def add(self, call: OpenCall) -> None:
        """Take in a new call."""
        self.open[call.number] = call

    def add_leg(self, call: OpenCall, leg: str) -> None:
        """Give a call a leg, unless a call has it already."""
        if leg in self._by_leg or len(call.legs) >= _MAX_LEGS:
            return
        self._by_leg[leg] = call
        call.legs.append(leg)

    def add_parties(self, call: OpenCall) -> None:
        """Let a call be found by those who take part in it."""
        for number in call.members:
            self._by_extension.setdefault(number, {})[call.number] = call
        if call.outside:
            self._by_outside.setdefault(call.outside, {})[call.number] = call

    def find(self, leg: str) -> OpenCall | None:
        """Return the call that has a leg."""
        return self._by_leg.get(leg)

    def of_extension(self, number: str) -> list[OpenCall]:
        """Return the open calls that an extension is a member of."""
        return list(self._by_extension.get(number, {}).values())

    def of_party(self, party: Party) -> list[OpenCall]:
        """Return the open calls that a party takes part in."""
        return list((self._by_outside if party.outside else self._by_extension).get(party.number, {}).values())

    def is_busy(self, report: CallReport) -> bool:
        """Tell whether anybody whom a report names takes part in an open call."""
        return report.outside in self._by_outside or any(number in self._by_extension for number in report.extensions)

    def nearest(self, leg: str, fits: Callable[[OpenCall], bool]) -> OpenCall | None:
        """Return the call with a leg nearby that fits, the nearest of several."""
        near = [(distance, lag, -call.number, call) for distance, lag, call in self._by_leg.near(leg) if fits(call)]
        return min(near)[-1] if near else None

    def move_legs(self, call: OpenCall, into: OpenCall) -> None:
        """Give the legs of an unpublished call to another, and forget it."""
        legs = call.legs.copy()
        self.drop(call)
        for leg in legs:
            self.add_leg(into, leg)

    def fold(self, call: OpenCall, into: OpenCall) -> None:
        """Move the legs and extensions of an unpublished call into another, and forget it."""
        self.move_legs(call, into)
        for number, member in call.members.items():
            into.members.setdefault(number, member)
        into.caller = into.caller or call.caller
        self.add_parties(into)

    def end(self, call: OpenCall, now: float) -> None:
        """Keep the legs of a call that is over for ten minutes, so that stragglers find it."""
        self._leave_open(call)
        self._ended.append((now, call))
        self._ended_legs += len(call.legs)
        self.prune(now)

    def drop(self, call: OpenCall) -> None:
        """Forget a call wholly."""
        self._leave_open(call)
        self._forget_legs(call)

    def prune(self, now: float) -> None:
        """Forget the calls of which it was heard ten minutes ago that they ended, and the oldest when they are too many."""
        while self._ended and (now - self._ended[0][0] > _MEMORY_SECONDS or self._ended_legs > _MAX_ENDED_LEGS):
            _, call = self._ended.popleft()
            self._ended_legs -= len(call.legs)
            self._forget_legs(call)

    def _leave_open(self, call: OpenCall) -> None:
        """Take a call from the open ones."""
        self.open.pop(call.number, None)
        for number in call.members:
            _discard(self._by_extension, number, call.number)
        if call.outside:
            _discard(self._by_outside, call.outside, call.number)

    def _forget_legs(self, call: OpenCall) -> None:
        """Forget the legs of a call."""
        for leg in call.legs:
            del self._by_leg[leg]
        call.legs.clear()


def _discard[Key, Item, Value](index: dict[Key, dict[Item, Value]], key: Key, item: Item) -> None:
    """Take an item from an index, and its key with the last one."""
    if (items := index.get(key)) is not None:
        items.pop(item, None)
        if not items:
            del index[key]


def numbers_of(report: CallReport | CallRecordReport) -> frozenset[str]:
    """Return the numbers that a report names, on either side."""
    if isinstance(report, CallReport):
        return frozenset([party.number for party in report.parties])
    return frozenset([number for number in (report.call_from, report.call_to) if number])


def direction_of(report: CallReport) -> Direction | None:
    """Return the direction that a report tells of: the trunk object's, or internal where two extensions are named."""
    if report.trunk_leg:
        return report.trunk_leg.direction
    return Direction.INTERNAL if len(report.extensions) > 1 else None


def caller_of(report: CallReport) -> Party | None:
    """Return who calls, as far as the report alone tells."""
    if report.trunk_leg and report.trunk_leg.direction is Direction.INBOUND:
        return Party(report.trunk_leg.from_number, outside=True) if report.trunk_leg.from_number else None
    extensions = report.extensions
    if isinstance(report, Alert) or (report.trunk_leg and extensions):
        return Party(extensions[0]) if extensions else None
    return Party(extensions[1]) if len(extensions) > 1 else None


def could_be(call: OpenCall, report: CallReport) -> bool:
    """Tell whether a report with a leg near a call may be about it: they share a party, and contradict each other in nothing."""
    extensions, outside, trunk = report.extensions, report.outside, report.trunk_leg
    if (outside is None or outside != call.outside) and call.members.keys().isdisjoint(extensions):
        return False
    direction = direction_of(report)
    if direction and call.direction and direction is not call.direction and call.transferred_at is None:
        return False
    if trunk and ((trunk.trunk and call.trunk and trunk.trunk != call.trunk) or (outside and call.outside and outside != call.outside)):
        return False
    if direction is Direction.INTERNAL and len(call.members) > 1 and not all(number in call.members for number in extensions):
        return False
    if isinstance(report, Alert | Ring) and trunk and trunk.leg and call.trunk_leg and trunk.leg != call.trunk_leg:
        # The same outside number calls twice.
        return False
    if call.transferred_at is None and (isinstance(report, Alert | Ring) or direction is Direction.OUTBOUND):
        return _same_caller(call, report)
    return not (isinstance(report, Alert | Ring) and _is_free_again(call, caller_of(report)))


def _is_free_again(call: OpenCall, party: Party | None) -> bool:
    """Tell whether a phone has left a transferred call whose target rang: whom it calls now is another call."""
    if party is None or party.outside or call.awaits_target:
        return False
    return (member := call.members.get(party.number)) is not None and not member.involved


def _same_caller(call: OpenCall, report: CallReport) -> bool:
    """Tell whether the caller that a report names may be the call's: a phone that calls is not the one that is called."""
    if direction_of(report) is Direction.INBOUND:
        return call.caller is None
    caller = caller_of(report)
    if caller is None:
        return True
    return call.direction is not Direction.INBOUND and call.caller in (None, caller.number)


def record_could_be(call: OpenCall, record: CallRecordReport) -> bool:
    """Tell whether a record with a leg near a call may be about it. Its numbers are as dialed, so an outbound one is no help."""
    if record.direction and call.direction and record.direction is not call.direction:
        return False
    if call.direction is Direction.INBOUND:
        return not call.outside or call.outside == record.call_from
    return record.call_from in call.members


def first_party(report: CallReport) -> Party | None:
    """Return the party that a report names first, unless it is anonymous."""
    return report.parties[0] if report.parties and report.parties[0].number else None


def without_own_caller[Heard: CallReport](call: OpenCall, report: Heard) -> Heard:
    """Return a report without the call's own outside caller among the phones: what goes on to an outside number may name it so."""
    if call.direction is not Direction.INBOUND or direction_of(report) is not Direction.OUTBOUND or call.outside not in report.extensions:
        return report
    return replace(report, parties=tuple([party for party in report.parties if party.outside or party.number != call.outside]))


def tells_of_callee_inside(call: OpenCall, report: CallReport) -> bool:
    """Tell whether a report of an outbound call is about another phone than its caller: one that it was passed on to."""
    return call.caller is not None and any(number != call.caller for number in report.extensions)


def ring_roles(call: OpenCall, report: Ring) -> tuple[list[str], str | None]:
    """Return the extensions that a RING says ring, and the one that calls (protocol 5.5)."""
    extensions = list(report.extensions)
    if report.trunk_leg and report.trunk_leg.direction is Direction.OUTBOUND:
        caller = call.caller or (extensions[0] if extensions else None)
        return [number for number in extensions if number != caller], caller
    return extensions[:1], extensions[1] if len(extensions) > 1 else None


def callee_has_rung(call: OpenCall, report: CallReport) -> bool:
    """Tell whether the callee that a report names was heard to ring: a phone, or the outside number."""
    if call.direction is Direction.OUTBOUND:
        return call.rang_at is not None
    return any(call.has_rung(number) for number in report.extensions if number != call.caller)
