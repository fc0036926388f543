"""Counters over the calls of a PBX: missed ones that are not dealt with, and the calls of today; pure."""

from collections import Counter

from ..base.subjects import PBX, extension_subject
from ..pbx import Call, Direction, Outcome


class CallCounters:
    """The counters that entities show, kept up to date call by call; a subject is the PBX or one of its extensions."""

    def __init__(self) -> None:
        """Start at zero."""
        self.missed: Counter[str] = Counter()
        self.resets: dict[str, float] = {}
        self.day_began = 0.0
        self.calls_today = 0
        self.talk_seconds_today = 0

    def count_missed(self, call: Call, by: int = 1) -> None:
        """Add a finished call (`by` 1), or remove it (`by` -1), if it was missed since the reset."""
        for subject in missed_subjects(call):
            if ended_at(call) > (self.reset_at(subject) or 0):
                self.missed[subject] += by

    def count_today(self, call: Call | None, by: int = 1) -> None:
        """Add a finished call (`by` 1), or remove it (`by` -1), if it is one of today."""
        # A call over midnight belongs to the day on which it ended.
        if call and ended_at(call) >= self.day_began:
            self.calls_today += by
            self.talk_seconds_today += by * (call.talk_seconds or 0)

    def reset_missed(self, subject: str, now: float) -> list[str]:
        """Reset the missed calls of a subject, those of the PBX with those of its phones; return whose count has changed."""
        if subject != PBX:
            self.resets[subject] = now
            del self.missed[subject]
            return [subject]
        changed = {PBX, *self.missed, *self.resets}
        self.missed.clear()
        self.resets = {PBX: now}
        return [*changed]

    def reset_at(self, subject: str) -> float | None:
        """Return when the missed calls of a subject were last reset (seconds since 1970)."""
        return self.resets.get(subject, self.resets.get(PBX))

    def begin_day(self, began: float) -> None:
        """Reset the counters of the day, which began at a moment (seconds since 1970)."""
        self.day_began = began
        self.calls_today = self.talk_seconds_today = 0


def ended_at(call: Call) -> float:
    """Return when a finished call ended."""
    return call.ended_at or call.started_at


def missed_subjects(call: Call) -> list[str]:
    """Return who missed a call: the PBX and the extensions that were called, or nobody if it was not missed."""
    if call.outcome is not Outcome.MISSED:
        return []
    caller = call.caller.number if call.caller and call.direction is not Direction.INBOUND else None
    return [PBX, *(extension_subject(number) for number in call.extensions if number != caller)]
