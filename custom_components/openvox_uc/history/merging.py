"""Two accounts of one call made into one; pure."""

from dataclasses import replace
from typing import NamedTuple

from ..pbx import Call, Direction, Party

SAME_CALL_SECONDS = 2.0


class HistoryEntry(NamedTuple):
    """A finished call; of a back-filled one there were no reports while it went on."""

    call: Call
    backfilled: bool


def merged(known: Call, call: Call) -> Call:
    """Return a known call with what has become known of it since: a record adds to it, and corrects an end that was inferred."""
    if not call.from_record:
        return call
    if known.inferred and (call.answered_at is not None or known.answered_at is None):
        known = _corrected(known, call)
    # Of a call that was passed on, a record may tell of a part, or of how it went on outside (call tracking, rule 8).
    counts = known if known.transferred_by and _seconds(call) <= _seconds(known) else call
    return replace(
        known,
        dialed=known.dialed or call.dialed,
        ring_seconds=known.ring_seconds if counts.ring_seconds is None else counts.ring_seconds,
        talk_seconds=known.talk_seconds if counts.talk_seconds is None else counts.talk_seconds,
        recording=known.recording or call.recording,
        legs=_union(known.legs, call.legs),
    )


def _seconds(call: Call) -> int:
    return (call.ring_seconds or 0) + (call.talk_seconds or 0)


def _corrected(known: Call, call: Call) -> Call:
    """Return a call whose end was inferred with the end in its record; its participants stay as reported, as far as they were."""
    return replace(
        known,
        callee=known.callee if known.answered_by else call.callee or known.callee,
        extensions=_union(known.extensions, call.extensions),
        answered_by=known.answered_by or call.answered_by,
        answered_at=known.answered_at or call.answered_at,
        ended_at=max(call.ended_at or 0, known.answered_at or known.started_at),
        outcome=call.outcome,
        reason=call.reason,
        reason_code=call.reason_code,
        inferred=False,
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def is_same_call(known: Call, record: Call) -> bool:
    """Return whether a reported call and a record are one by their start and parties: a record may name a leg that no report did."""
    if abs(known.started_at - record.started_at) > SAME_CALL_SECONDS:
        return False
    if record.caller is None or (known.caller, known.direction) != (record.caller, record.direction):
        return False
    if record.direction is Direction.OUTBOUND:
        return known.callee == record.callee
    # Of a group that nobody answered, a record may name no phone at all.
    phones = {number for number in record.extensions if Party(number) != record.caller}
    return not phones or not phones.isdisjoint(known.extensions)
