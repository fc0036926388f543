"""Builds calls from records that were fetched long afterward.

The rules are those for a call of which only the record is known.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from math import inf

from ..models import Call
from ..reports import CallRecordReport
from .call import OpenCall
from .clock import PbxClock, leg_parts
from .identity import IsPhone, direction_of_record, record_could_be
from .index import NEAR_SECONDS, CallIndex
from .records import names_call, record_alone

_MAX_ROWS = 256


def calls_of(
    records: Iterable[CallRecordReport],
    *,
    extensions: Collection[str] = (),
    utc_offset: float = 0.0,
    skew: float = 0.0,
) -> Iterator[Call]:
    """Yield the calls of records, beginning with the earliest.

    Many records take seconds, so run this in a thread. Several records may form one
    call. `utc_offset` and `skew` are those of the PBX's clock, in seconds (rule 13).
    """

    def place(record: CallRecordReport) -> tuple[float, int]:
        """Return when a call began, and its number within that second.

        The time is in seconds since 1970 by the PBX's clock.
        """
        parts = leg_parts(record.leg)
        if parts:
            return parts
        if record.time_start is None:
            return 0.0, 0
        return record.time_start.replace(tzinfo=UTC).timestamp() - utc_offset, 0

    groups = _Groups(frozenset(extensions), skew)
    for record in sorted(records, key=place):
        moment, _ = place(record)
        yield from groups.before(moment - NEAR_SECONDS)
        groups.add(moment, record)
    yield from groups.before(inf)


class _Groups:
    """The records of recent calls.

    They are grouped as the tracker would group them (rule 1).
    """

    def __init__(self, extensions: frozenset[str], skew: float) -> None:
        self._extensions = extensions
        self._is_phone: IsPhone = extensions.__contains__ if extensions else bool
        self._skew = skew
        self._clock = PbxClock()
        self._index = CallIndex()
        self._records: dict[OpenCall, list[CallRecordReport]] = {}

    def add(self, moment: float, record: CallRecordReport) -> None:
        if not names_call(record, self._is_phone):
            return
        call = self._index.find(record.leg) or self._index.nearest(
            record.leg, lambda call: self._is_same_call(record, call)
        )
        if call is None:
            call = OpenCall(
                self._clock,
                moment,
                direction=direction_of_record(record, self._extensions),
            )
            self._index.add(call, record.leg)
            record_alone(call, [record], self._is_phone, moment)
            self._records[call] = [record]
            return
        self._index.add_legs(call, record.legs)
        if len(self._records[call]) < _MAX_ROWS:
            self._records[call].append(record)

    def before(self, moment: float) -> Iterator[Call]:
        """Yield the calls that began before a moment, and forget them.

        No later record can belong to them.
        """
        for first in list(self._records):
            if first.started_at >= moment:
                return
            self._index.drop(first)
            yield self._call(first, self._records.pop(first))

    def _is_same_call(self, record: CallRecordReport, call: OpenCall) -> bool:
        """Return whether a record near a call is about it.

        It names the same caller, and no second phone that answered.
        """
        known = self._records[call]
        first = known[0]
        if any(
            other.is_answered and record.call_from == other.call_to for other in known
        ):
            # The channel of the other party, which outlived a transfer.
            return record.direction is first.direction
        if first.call_from != record.call_from:
            return False
        if not record_could_be(call, record) or self._is_redial(record, first):
            return False
        answerer = self._answerer(record)
        return answerer is None or all(
            self._answerer(other) in (None, answerer) for other in known
        )

    def _is_redial(self, record: CallRecordReport, known: CallRecordReport) -> bool:
        """Return whether the caller dials the same number again.

        The first call was already over.
        """
        first, parts = leg_parts(known.leg), leg_parts(record.leg)
        if (
            first is None
            or parts is None
            or record.leg == known.leg
            or record.call_to != known.call_to
            or known.call_seconds is None
        ):
            return False
        return (
            not known.is_answered
            and 0 < known.call_seconds <= parts.second - first.second
        )

    def _answerer(self, record: CallRecordReport) -> str | None:
        if record.is_answered and record.call_to in self._extensions:
            return record.call_to
        return None

    def _call(self, first: OpenCall, records: list[CallRecordReport]) -> Call:
        call = OpenCall(
            self._clock,
            first.started_at,
            direction=first.direction,
            legs=list(dict.fromkeys(record.leg for record in records)),
        )
        rows = [
            record for record in records if record.call_from == records[0].call_from
        ]
        call.ended_at = record_alone(call, rows, self._is_phone, inf)
        started_at = first.started_at + self._skew
        best = call.record or records[0]
        ended_at = started_at + (best.call_seconds or 0)
        answered_at = None
        if call.answered_at is not None:
            answered_at = max(started_at, ended_at - (best.talk_seconds or 0))
        return replace(
            call.snapshot(),
            started_at=started_at,
            answered_at=answered_at,
            ended_at=ended_at,
        )
