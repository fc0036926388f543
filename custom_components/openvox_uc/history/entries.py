"""A finished call, and the calls that entities show; pure."""

from bisect import insort
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from ..base.subjects import PBX, extension_subject
from ..pbx import Call, Direction, Outcome

RECENT_CALLS = 20

# When a call began, and its id.
type Position = tuple[float, str]


class HistoryEntry(NamedTuple):
    """A stored call; a backfilled one was not reported."""

    call: Call
    backfilled: bool


class Change(NamedTuple):
    """A finished call before and after a change.

    `handles` is whether the call marked missed calls as handled.
    """

    before: HistoryEntry | None
    after: HistoryEntry | None
    handles: bool = False


@dataclass(slots=True)
class Summary:
    """The calls that the entities of a PBX show.

    These are missed calls that no one has handled, today's calls, and the newest calls.
    Times are seconds since 1970.
    """

    missed: Counter[str] = field(default_factory=Counter)
    resets: dict[str, float] = field(default_factory=dict)
    day_began: float = 0.0
    calls_today: int = 0
    talk_seconds_today: int = 0
    # The newest first.
    recent: list[HistoryEntry] = field(default_factory=list)
    last_inbound: Call | None = None

    def reset_at(self, subject: str) -> float | None:
        return self.resets.get(subject, self.resets.get(PBX))

    def add(self, call: Call) -> None:
        self.missed.update(
            subject
            for subject in missed_subjects(call)
            if ended_at(call) > (self.reset_at(subject) or 0)
        )
        # A call over midnight counts for the day on which it ended.
        if ended_at(call) >= self.day_began:
            self.calls_today += 1
            self.talk_seconds_today += call.talk_seconds or 0
        newest = [entry for entry in self.recent if entry.call.call_id != call.call_id]
        insort(
            newest,
            HistoryEntry(call, backfilled=False),
            key=lambda entry: -entry.call.started_at,
        )
        self.recent = newest[:RECENT_CALLS]

    def note_inbound(self, call: Call) -> bool:
        """Note an incoming call, and return whether it is now the last one."""
        last = self.last_inbound
        if call.direction is not Direction.INBOUND or (
            last and (call.started_at < last.started_at or call == last)
        ):
            return False
        self.last_inbound = call
        return True


def position(call: Call) -> Position:
    return call.started_at, call.call_id


def ended_at(call: Call) -> float:
    return call.ended_at or call.started_at


def missed_subjects(call: Call) -> list[str]:
    """Return the subjects that missed a call: the PBX and the called extensions."""
    if call.outcome is not Outcome.MISSED:
        return []
    caller = (
        call.caller.number
        if call.caller and call.direction is not Direction.INBOUND
        else None
    )
    return [
        PBX,
        *(extension_subject(number) for number in call.extensions if number != caller),
    ]
