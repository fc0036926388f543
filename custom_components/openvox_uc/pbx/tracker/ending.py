"""How a call ends: at once, after a while in which nobody rings or talks, or because all its phones are free (rules 6 to 9)."""

from math import inf

from ..models import CallEventType, Direction, Outcome, Reason
from .call import TRANSFER_SECONDS, Activity, OpenCall

WAIT_SECONDS = 2.0
# Also while a phone whose call failed says that it rings.
_GROUP_WAIT_SECONDS = 60.0


def end(call: OpenCall, now: float, reason: Reason | None = None) -> None:
    """Emit the end of a call, once, and of each extension in it; the reason counts where no better one is known."""
    call.ended_at = now
    cut_off = reason is Reason.PBX_RESTART
    if cut_off or call.answered_at is None:
        call.reason = reason if cut_off else call.reason or reason or Reason.UNKNOWN
    ended = CallEventType.ENDED if call.outcome is Outcome.ANSWERED else CallEventType.FAILED
    happened: list[tuple[CallEventType, str | None]] = [(CallEventType.MISSED if call.outcome is Outcome.MISSED else ended, None)]
    for number, member in call.members.items():
        if member.activity in (Activity.RINGING, Activity.DISMISSED):
            happened.append((CallEventType.MISSED, number))
        elif member.activity is not Activity.OUT:
            happened.append((ended, number))
    if call.record:
        happened.append((CallEventType.RECORD, None))
    call.emit(*happened)


def all_idle(call: OpenCall, since: float, now: float) -> None:
    """End a call whose phones have all been free since a moment, though nobody said that it ended (rule 9)."""
    call.inferred = call.ended_idle = True
    waits_for_ring = call.answered_at is None and call.is_group and call.direction is Direction.INBOUND
    if call.was_just_transferred(now) or waits_for_ring:
        for number in call.doing(Activity.RINGING):
            call.join(number, Activity.DISMISSED)
        call.over_at = call.over_at or since
        wait(call, now)
    else:
        end(call, call.over_at or since, Reason.UNKNOWN)


def wait_if_over(call: OpenCall, now: float, reason: Reason | None = None) -> None:
    """Begin the wait for the end if nobody rings or talks any more."""
    if call.nobody_rings_or_talks:
        call.reason = call.reason or reason
        wait(call, now)


def wait(call: OpenCall, now: float, at_most: float = inf) -> None:
    """End a call in which nobody rings or talks after a while, or by when that was set before: a queue or a transfer may ring again."""
    still_rings = any(member.failed for member in call.members.values())
    call.over_at = call.over_at or now
    end_at = call.over_at + (_GROUP_WAIT_SECONDS if still_rings or call.may_ring_again else WAIT_SECONDS)
    if call.awaits_target and call.transferred_at is not None:
        end_at = max(call.over_at + WAIT_SECONDS, call.transferred_at + TRANSFER_SECONDS)
    if at_most < inf:
        call.end_by = min(call.end_by, call.end_at or inf, now + at_most)
    call.end_at = min(call.end_by, end_at)
