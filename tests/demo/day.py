"""The demo's two short days.

Yesterday, which only the PBX knows, and today, with a call of each important kind.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
import time

from tests.simulator import kinds
from tests.simulator.stories import CallTruth, Exchange, Habits, Script, TimedReport

PEOPLE = {
    "101": "Reception",
    "102": "Anna",
    "103": "Ben",
    "104": "Workshop",
    "105": "Cellar",
    "106": "Bar",
}
TRUNKS = ("Mobile", "Telecom")
PAUSE_SECONDS = 2.5
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Day:
    reports: tuple[TimedReport, ...]
    truths: tuple[CallTruth, ...]

    @property
    def sequence(self) -> int:
        """The second half of the id of its newest channel."""
        return max(
            int(leg.partition(".")[2]) for truth in self.truths for leg in truth.legs
        )


def plan_story(title: str, utc_offset: float, *, sequence: int) -> Day:
    """Return a story of today that begins now.

    `utc_offset` is the PBX's local time minus UTC in seconds.
    """
    return _plan({title: TODAY[title]}, time.time(), utc_offset, sequence)


def plan_yesterday(utc_offset: float) -> Day:
    return _plan(_YESTERDAY, time.time() - _DAY_SECONDS, utc_offset, 1000)


def _plan(
    stories: Mapping[str, Callable[[Script], None]],
    begin: float,
    utc_offset: float,
    sequence: int,
) -> Day:
    exchange = Exchange(
        Random(5), begin=begin, utc_offset=utc_offset, sequence=sequence
    )
    at = 0.5
    for title, write in stories.items():
        story = exchange.script(title, Habits(trunk=TRUNKS[-1]))
        write(story)
        at = exchange.add(story, at) + PAUSE_SECONDS
    exchange.finish()
    return Day(exchange.reports, exchange.truths)


def _guest_is_answered(story: Script) -> None:
    kinds.inbound_answered(
        story, "0301234567", "101", ring_for=2.0, talk_for=3.0, hung_up_by_caller=True
    )


def _ring_unanswered(story: Script) -> None:
    kinds.inbound_missed(story, "01709876543", "103", ring_for=3.0)


_YESTERDAY: dict[str, Callable[[Script], None]] = {
    "Yesterday a guest called and was answered": _guest_is_answered,
    "Yesterday someone called Ben, who was out": _ring_unanswered,
}

TODAY: dict[str, Callable[[Script], None]] = {
    "Anna calls the reception": lambda story: kinds.internal_answered(
        story, "102", "101", ring_for=1.5, talk_for=3.0, hung_up_by_caller=True
    ),
    "A guest calls and is answered": _guest_is_answered,
    "Someone calls Ben, who is out": _ring_unanswered,
    "A call for the whole team": lambda story: kinds.group_answered(
        story,
        "0897654321",
        ("101", "102", "103"),
        answered_by="103",
        ring_for=2.0,
        talk_for=3.0,
        hung_up_by_caller=False,
    ),
    "The reception transfers a caller to the workshop": lambda story: (
        kinds.inbound_transferred(
            story,
            "0405556677",
            "101",
            "104",
            talk_for=3.0,
            ring_for=1.5,
            talk_after=3.0,
        )
    ),
    "Anna picks up a call that rings at Ben's": lambda story: kinds.picked_up(
        story,
        "0897654321",
        ("103",),
        "102",
        ring_for=1.5,
        talk_for=3.0,
        hung_up_by_caller=True,
        house="103",
    ),
    "The reception asks the workshop, and joins it with the caller": lambda story: (
        kinds.consulted(
            story,
            "0301234567",
            "101",
            "104",
            outbound=False,
            talk_for=2.0,
            ring_for=1.5,
            consult_for=2.0,
            joined=True,
            talk_after=3.0,
            hung_up_by_caller=True,
        )
    ),
    "A caller gives up in the queue": lambda story: kinds.queue_given_up(
        story,
        "0221445566",
        ("101", "102"),
        pauses=(1.0,),
        ring_for=2.0,
        last_ring_for=2.0,
        reported=True,
    ),
    "A caller hangs up in the menu": lambda story: kinds.machine_hung_up(
        story, "0221778899", "558", wait_for=3.0
    ),
}
