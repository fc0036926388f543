"""Attributes calls to the actions that place or change them.

Their events carry the context of the action, so the activity names the user.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from homeassistant.core import Context
from homeassistant.util.limited_size_dict import LimitedSizeDict

from ..base.clock import SteadyClock
from ..base.phone_numbers import plain_number
from ..pbx import Call, Direction, Party

# If no call has begun by then, the phone was not picked up.
_EXPECTED_SECONDS = 60
# The PBX reports whole seconds of its own clock.
_CLOCK_SECONDS = 10
_REMEMBERED_CALLS = 100
# The last digits of an external number, which are the same with any prefix.
_COMPARED_DIGITS = 8


class CallContexts:
    def __init__(self, clock: SteadyClock) -> None:
        self._clock = clock
        # Contexts by the party whose call is expected, with the time of the action
        # (seconds since 1970).
        self._expected: LimitedSizeDict[Party, tuple[float, Context]] = LimitedSizeDict(
            size_limit=_REMEMBERED_CALLS
        )
        self._contexts: LimitedSizeDict[str, Context] = LimitedSizeDict(
            size_limit=_REMEMBERED_CALLS
        )

    @contextmanager
    def begin(self, context: Context, *parties: Party) -> Iterator[None]:
        """Expect a call of each party, unless the PBX refuses the action.

        Reports of the call may arrive before the answer to the request.
        """
        for party in parties:
            self._expected[party] = (self._clock.now(), context)
        try:
            yield
        except BaseException:
            for party in parties:
                self._expected.pop(party, None)
            raise

    @contextmanager
    def change(self, context: Context, call_id: str | None) -> Iterator[None]:
        """Give later events of a call this context, unless the PBX refuses the action.

        Does nothing without an id.
        """
        if call_id is None:
            yield
            return
        before = self._contexts.get(call_id)
        self._remember(call_id, context)
        try:
            yield
        except BaseException:
            self._remember(call_id, before)
            raise

    def context(self, call: Call) -> Context | None:
        """Return the context for an event of a call."""
        if call.call_id in self._contexts:
            return self._contexts[call.call_id]
        for party, (since, context) in self._expected.items():
            seconds = call.started_at - self._clock.label(since)
            is_in_time = -_CLOCK_SECONDS <= seconds < _EXPECTED_SECONDS
            if is_in_time and _begins(party, call):
                del self._expected[party]
                self._remember(call.call_id, context)
                return context
        return None

    def _remember(self, call_id: str, context: Context | None) -> None:
        self._contexts.pop(call_id, None)
        if context:
            self._contexts[call_id] = context


def _begins(party: Party, call: Call) -> bool:
    """Return whether a call is one that the PBX placed for a party.

    The party is a phone that calls, or an external number that is called.
    """
    if not party.outside:
        return call.caller == party or (
            call.caller is None
            and call.direction is not Direction.INBOUND
            and call.extensions == (party.number,)
        )
    # The PBX itself places the call, so its caller may be the called number, but not an
    # extension.
    return any(
        _is_same_number(party.number, other.number)
        for other in (call.caller, call.callee)
        if other and (other.outside or call.direction is Direction.OUTBOUND)
    )


def _is_same_number(first: str, second: str) -> bool:
    """Return whether two external numbers differ at most by a prefix."""
    return (
        plain_number(first)[-_COMPARED_DIGITS:]
        == plain_number(second)[-_COMPARED_DIGITS:]
    )
