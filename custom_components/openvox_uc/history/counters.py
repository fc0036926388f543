"""What is counted over the calls of a PBX: missed ones since the last reset, and those of today; pure."""

from collections import Counter
from collections.abc import Iterable

from ..pbx import Call, Direction, Outcome

PBX = "pbx"


class CallTally:
    """Counts that follow each change of the history, so that nobody goes through all calls for them.

    A subject is the PBX (`pbx`) or one of its extensions (`ext_101`).
    """

    def __init__(self) -> None:
        """Start with no call."""
        self.resets: dict[str, float] = {}
        # Missed calls that the history was too full or too old to keep: nobody has seen to them all the same.
        self.carried: Counter[str] = Counter()
        self.day_began = 0.0
        self.calls_today = 0
        self.talk_seconds_today = 0
        self._missed: Counter[str] = Counter()

    def missed(self, subject: str) -> int:
        """Return how many calls of a subject were missed since its last reset."""
        return self._missed[subject] + self.carried[subject]

    def add(self, call: Call) -> None:
        """Count a call."""
        self._count(call, 1)

    def drop(self, call: Call) -> None:
        """Count a call no more."""
        self._count(call, -1)

    def carry(self, call: Call) -> None:
        """Go on counting a call that the history has to forget."""
        counting = self._counting(call)
        self.carried.update(counting)
        self._missed.subtract(counting)

    def reset_missed(self, subject: str, now: float) -> None:
        """Begin to count the missed calls of a subject anew."""
        self.resets[subject] = now
        del self._missed[subject], self.carried[subject]

    def recount(self, calls: Iterable[Call], day_began: float) -> None:
        """Count everything anew if another day has begun (seconds since 1970)."""
        # Of this day, calls were counted that the history was too full to keep.
        if day_began == self.day_began:
            return
        self.day_began = day_began
        self.calls_today = self.talk_seconds_today = 0
        self._missed.clear()
        for call in calls:
            self.add(call)

    def _count(self, call: Call, by: int) -> None:
        """Change the counts by one call."""
        for subject in self._counting(call):
            self._missed[subject] += by
        # A call over midnight belongs to the day on which it is over: before, nobody counts it.
        if _ended_at(call) >= self.day_began:
            self.calls_today += by
            self.talk_seconds_today += by * (call.talk_seconds or 0)

    def _counting(self, call: Call) -> list[str]:
        """Return the subjects of which a call counts as missed."""
        if call.outcome is not Outcome.MISSED:
            return []
        return [subject for subject in missed_subjects(call) if _ended_at(call) > self.resets.get(subject, 0)]


def _ended_at(call: Call) -> float:
    """Return when a finished call was over."""
    return call.ended_at or call.started_at


def missed_subjects(call: Call) -> list[str]:
    """Return who has missed a call: the PBX, and the extensions that were called."""
    caller = call.caller.number if call.caller and call.direction is not Direction.INBOUND else None
    return [PBX, *(f"ext_{number}" for number in call.extensions if number != caller)]
