"""Recordings of a PBX's reports, each with the truth about its calls.

The calls of the tracker are compared with that truth.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
import json
from pathlib import Path
import re
from typing import Any

from custom_components.openvox_uc.pbx.models import (
    Call,
    CallEvent,
    CallEventType,
    Extension,
)
from custom_components.openvox_uc.pbx.reports import Report, extension_state, parse
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker

FOLDER = Path(__file__).parent / "recordings"
PHONES = ("101", "102", "103", "104", "105", "106", "107", "108")
_POLL_SECONDS = 60.0
_QUIET_SECONDS = 900.0
_LATE_SECONDS = 20.0
# Clocks of phones and of the PBX differ by that much.
_EARLY_SECONDS = 0.05
_LEG = re.compile(r"[0-9]{10}[.][0-9]+")
# People take longer than a PBX.
_PAUSE_SECONDS = 0.9
_NAMED_SECONDS = 2.5
_ENDS = (CallEventType.ENDED, CallEventType.MISSED, CallEventType.FAILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The reports of a PBX as JSON, its list at each time, and the truth.

    Times are seconds since 1970.

    Those of `openvox_uc.record_reports` (docs/testing.md) contain the times of
    the polls, too; others have no polls.
    """

    name: str
    reports: tuple[tuple[float, str], ...]
    states: tuple[tuple[float, str, str], ...]
    truth: tuple[dict[str, Any], ...]
    began_at: float
    ended_at: float | None = None
    extensions: tuple[str, ...] = PHONES
    polls: tuple[float, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Recording:
        values = json.loads(path.read_text(encoding="utf-8"))
        values = values.get("data", values)
        values = values.get("recording", values)
        return cls(
            name=path.stem,
            # A body that was not JSON is kept as its shape, a text.
            reports=tuple(
                (at, json.dumps(report))
                for at, report in values["reports"]
                if isinstance(report, dict)
            ),
            states=tuple((at, number, word) for at, number, word in values["states"]),
            truth=tuple(values.get("truth", ())),
            began_at=values["began_at"]
            if "began_at" in values
            else values["story"][0][0],
            ended_at=values.get("ended_at"),
            extensions=tuple(values.get("extensions", PHONES)),
            polls=tuple(values.get("polls", ())),
        )

    def without(self, index: int) -> Recording:
        return replace(self, reports=self.reports[:index] + self.reports[index + 1 :])

    def doubled(self, index: int) -> Recording:
        """Return it with a report repeated half a second later."""
        at, report = self.reports[index]
        return replace(
            self,
            reports=tuple(
                sorted([*self.reports, (at + 0.5, report)], key=lambda timed: timed[0])
            ),
        )

    def slower(self, *, seconds: float, legs: int) -> Recording:
        """Return it with longer pauses.

        In each pause, the PBX gives this many legs to other calls.
        """
        times = sorted({at for at, _ in self.reports})
        pauses = [
            after
            for before, after in pairwise(times)
            if after - before > _PAUSE_SECONDS
        ]
        named: dict[str, float] = {}
        for at, report in self.reports:
            for leg in _LEG.findall(report):
                named.setdefault(leg, at)

        def late(at: float) -> float:
            return at + seconds * bisect_right(pauses, at)

        def later(leg: re.Match[str]) -> str:
            """Return the id of a leg now.

            One that was named long after it began was no younger than others.
            """
            second, number = map(int, leg[0].split("."))
            before = bisect_right(pauses, min(named[leg[0]], second + _NAMED_SECONDS))
            return f"{second + int(seconds) * before}.{number + legs * before}"

        return replace(
            self,
            reports=tuple(
                (late(at), _LEG.sub(later, report)) for at, report in self.reports
            ),
            states=tuple((late(at), number, word) for at, number, word in self.states),
            truth=tuple(
                truth | {"ends": truth["ends"] and late(truth["ends"] + 0.5) - 0.5}
                for truth in self.truth
            ),
        )


@cache
def heard(report: str) -> Report:
    """Return what the integration reads in a report.

    Tests feed the same ones hundreds of times.
    """
    return parse(json.loads(report))


def read_all() -> list[Recording]:
    return [Recording.read(path) for path in sorted(FOLDER.glob("*.json"))]


@dataclass(slots=True)
class PublishedCall:
    events: list[tuple[float, CallEvent]]

    @property
    def words(self) -> list[str]:
        return [
            event.type.value
            for _, event in self.events
            if event.extension is None and event.type is not CallEventType.RECORD
        ]

    @property
    def call(self) -> Call:
        return self.events[-1][1].call

    @property
    def ended_at(self) -> float | None:
        return next(
            (
                at
                for at, event in self.events
                if event.extension is None and event.type in _ENDS
            ),
            None,
        )

    def phone(self, number: str) -> list[str]:
        return [
            event.type.value for _, event in self.events if event.extension == number
        ]


def replay(
    recording: Recording, *, until_all_is_over: bool = False
) -> tuple[CallTracker, list[PublishedCall]]:
    """Feed a recording to the tracker, with the list of extensions as it was polled.

    Fifteen minutes of quiet, or all deadlines, follow.
    """
    tracker = CallTracker()
    shown: dict[str, PublishedCall] = {}

    def take(events: list[CallEvent], at: float) -> None:
        for event in events:
            shown.setdefault(event.call.call_id, PublishedCall([])).events.append(
                (at, event)
            )

    for at, what in _timeline(recording):
        while (due := tracker.next_deadline) is not None and due <= at:
            take(tracker.tick(due), due)
        match what:
            case str():
                take(tracker.feed(heard(what), at), at)
            case list():
                take(tracker.poll(what, at, is_full=True), at)
    while until_all_is_over and (due := tracker.next_deadline) is not None:
        take(tracker.tick(due), due)
    return tracker, list(shown.values())


def _timeline(
    recording: Recording,
) -> Iterator[tuple[float, str | list[Extension]]]:
    """Yield reports and lists of extensions by their time."""
    first = recording.reports[0][0] if recording.reports else recording.began_at
    polls = list(recording.polls)
    at = polls[-1] + _POLL_SECONDS if polls else first - 1
    last = max([at, *(at for at, _ in recording.reports)]) + _QUIET_SECONDS
    while at <= last:
        polls.append(at)
        at += _POLL_SECONDS
    timeline: list[tuple[float, int, str | None]] = [(at, 1, None) for at in polls]
    timeline += [(at, 0, report) for at, report in recording.reports]
    timeline.sort(key=lambda item: item[:2])
    for at, _, what in timeline:
        if what is None:
            yield at, _listed(recording.extensions, recording.states, at)
        else:
            yield at, what


@cache
def _listed(
    extensions: tuple[str, ...], states: tuple[tuple[float, str, str], ...], at: float
) -> list[Extension]:
    words = dict.fromkeys(extensions, "Registered")
    words |= {number: word for changed_at, number, word in states if changed_at <= at}
    return [
        Extension(number=number, name=number, state=extension_state(word), type=None)
        for number, word in words.items()
    ]


def faults(
    recording: Recording, tracker: CallTracker, calls: Sequence[PublishedCall]
) -> list[str]:
    found = broken_promises(tracker, calls)
    # A record alone shows no call.
    left = [shown for shown in calls if shown.words]
    wanted = sorted(recording.truth, key=lambda truth: bool(truth.get("optional")))
    for truth in wanted:
        judged = [(differences(shown, truth), shown) for shown in left]
        best = min(judged, key=lambda result: len(result[0]), default=None)
        if best and not best[0]:
            left.remove(best[1])
        elif not truth.get("optional"):
            near = min(
                (
                    d
                    for d, shown in judged
                    if truth["direction"] in (None, shown.call.direction)
                ),
                key=len,
                default=["not published"],
            )
            found.append(
                f"{truth['direction']} call of {truth['caller']}: {', '.join(near)}"
            )
    found += [
        (
            f"{shown.call.direction} call of "
            f"{shown.call.caller and shown.call.caller.number} published too much: "
            f"{shown.words}"
        )
        for shown in left
    ]
    return found


def broken_promises(tracker: CallTracker, calls: Sequence[PublishedCall]) -> list[str]:
    """Return the calls that were published in a way that must not be.

    Such a call has two ringings, two answers, no end or two, or anything after the end.
    """
    found = ["a call is stuck"] if tracker.active_calls else []
    for shown in calls:
        words = shown.words
        ends = [word for word in words if word in _ENDS]
        if words and (
            len(ends) != 1
            or words[-1] != ends[0]
            or words.count("ringing") > 1
            or words.count("answered") > 1
        ):
            found.append(f"promise broken: {words}")
    return found


def differences(shown: PublishedCall, truth: dict[str, Any]) -> list[str]:
    values = {
        "direction": shown.call.direction,
        "caller": shown.call.caller.number if shown.call.caller else "anonymous",
        "answered_by": shown.call.answered_by.number
        if shown.call.answered_by
        else None,
        "outcome": shown.call.outcome,
        "reason": shown.call.reason,
        "hung_up_by": shown.call.hung_up_by.number if shown.call.hung_up_by else None,
    }
    # A direction or an outcome that is in no report is null, and then so is who
    # answered.
    is_vague = None in (truth["direction"], truth["outcome"])
    wanted = {
        name: value
        for name, value in truth.items()
        if name in values and not (is_vague and value is None)
    }
    found = [
        f"{name} {values[name]} instead of {value}"
        for name, value in wanted.items()
        if value != values[name]
    ]
    if not _fits(shown.words, truth["told"]):
        found.append(f"{' '.join(shown.words)} instead of {' '.join(truth['told'])}")
    for number, words in truth.get("phones", {}).items():
        if not _fits(shown.phone(number), words.split()):
            found.append(
                f"{number}: {' '.join(shown.phone(number))} instead of {words}"
            )
    ends = shown.ended_at if truth["ends"] is None else truth["ends"]
    if (
        shown.ended_at is not None
        and ends is not None
        and not ends - _EARLY_SECONDS <= shown.ended_at <= ends + _LATE_SECONDS
    ):
        found.append(f"end published {shown.ended_at - ends:.1f} s after it")
    return found


def _fits(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Return whether words are the expected ones.

    Expected words with a question mark may be missing.
    """
    possible = {0}
    for word in wanted:
        taken = {
            at + 1
            for at in possible
            if at < len(words) and words[at] == word.rstrip("?")
        }
        possible = taken | possible if word.endswith("?") else taken
    return len(words) in possible
