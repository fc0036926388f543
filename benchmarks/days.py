"""Days of calls in which who calls, how long, and how a PBX reports it varies."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from random import Random

from custom_components.openvox_uc.pbx.models import CallEvent, CallEventType, Outcome
from custom_components.openvox_uc.pbx.reports import parse
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker
from custom_components.openvox_uc.pbx.wire import codec
from tests.simulator import kinds
from tests.simulator.script import Script
from tests.simulator.stories import BEGIN, Exchange, TimedReport

PHONES = ("101", "102", "103", "104", "105", "106", "107", "108")
ENDS = {
    CallEventType.ENDED: Outcome.ANSWERED,
    CallEventType.MISSED: Outcome.MISSED,
    CallEventType.FAILED: Outcome.FAILED,
}
_NUMBERS = ("0401111", "0402222", "0403333")


@dataclass(frozen=True, slots=True)
class _Stage:
    """A script, the phones that are free, and who calls from outside."""

    story: Script
    phones: Sequence[str]
    outsider: str

    def seconds(self, least: float = 1.5, most: float = 25.0) -> float:
        return self.story.rng.uniform(least, most)

    def by_chance(self) -> bool:
        return self.story.rng.random() < 0.5

    def talk(self) -> kinds.Talk:
        return {
            "ring_for": self.seconds(),
            "talk_for": self.seconds(2.0, 120.0),
            "hung_up_by_caller": self.by_chance(),
        }

    def transfer(self) -> kinds.Transfer:
        # The target may ring on an old channel, which must not look like a set clock.
        return {
            "talk_for": self.seconds(2.0, 50.0),
            "ring_for": self.seconds(),
            "talk_after": self.seconds() if self.by_chance() else None,
        }


def _internal_answered(s: _Stage) -> None:
    kinds.internal_answered(s.story, *s.phones[:2], **s.talk())


def _internal_failed(s: _Stage) -> None:
    code = s.story.rng.choice((480, 486, 603))
    kinds.internal_failed(s.story, *s.phones[:2], ring_for=s.seconds(), code=code)


def _inbound_answered(s: _Stage) -> None:
    kinds.inbound_answered(s.story, s.outsider, s.phones[0], **s.talk())


def _inbound_missed(s: _Stage) -> None:
    kinds.inbound_missed(s.story, s.outsider, s.phones[0], ring_for=s.seconds())


def _menu_hung_up(s: _Stage) -> None:
    kinds.machine_hung_up(s.story, s.outsider, "558", wait_for=s.seconds())


def _outbound_answered(s: _Stage) -> None:
    number = s.story.rng.choice(_NUMBERS)
    kinds.outbound_answered(s.story, s.phones[0], number, **s.talk())


def _outbound_failed(s: _Stage) -> None:
    number = s.story.rng.choice(_NUMBERS)
    kinds.outbound_failed(s.story, s.phones[0], number, ring_for=s.seconds(), code=486)


def _group_answered(s: _Stage) -> None:
    members = s.phones[:3]
    kinds.group_answered(
        s.story, s.outsider, members, answered_by=members[1], **s.talk()
    )


def _group_missed(s: _Stage) -> None:
    kinds.group_missed(s.story, s.outsider, s.phones[:3], ring_for=s.seconds())


def _queue_answered(s: _Stage) -> None:
    members = s.phones[:2]
    kinds.queue_answered(
        s.story,
        s.outsider,
        members,
        answered_by=members[1],
        pauses=[s.seconds(5.0, 20.0)],
        answer_after=s.seconds(),
        **s.talk(),
    )


def _queue_given_up(s: _Stage) -> None:
    kinds.queue_given_up(
        s.story,
        s.outsider,
        s.phones[:2],
        pauses=[s.seconds(5.0, 20.0)],
        ring_for=s.seconds(5.0, 15.0),
        last_ring_for=s.seconds() if s.by_chance() else None,
        reported=s.by_chance(),
    )


def _internal_transferred(s: _Stage) -> None:
    kinds.internal_transferred(
        s.story, *s.phones[:3], by_caller=s.by_chance(), **s.transfer()
    )


def _inbound_transferred(s: _Stage) -> None:
    kinds.inbound_transferred(s.story, s.outsider, *s.phones[:2], **s.transfer())


SCENES: dict[str, Callable[[_Stage], None]] = {
    "internal_answered": _internal_answered,
    "internal_failed": _internal_failed,
    "inbound_answered": _inbound_answered,
    "inbound_missed": _inbound_missed,
    "menu_hung_up": _menu_hung_up,
    "outbound_answered": _outbound_answered,
    "outbound_failed": _outbound_failed,
    "group_answered": _group_answered,
    "group_missed": _group_missed,
    "queue_answered": _queue_answered,
    "queue_given_up": _queue_given_up,
    "internal_transferred": _internal_transferred,
    "inbound_transferred": _inbound_transferred,
}


def random_exchange(
    seed: int,
    *,
    phones: Sequence[str] = PHONES,
    calls: int = 20,
    simultaneous: int = 4,
    begin: float = BEGIN,
    sequence: int = 1670,
    scenes: Sequence[str] = tuple(SCENES),
) -> Exchange:
    """Return a day of calls of the named kinds, with at least three phones."""
    rng = Random(seed)
    exchange = Exchange(rng, begin=begin, sequence=sequence)
    lanes = [rng.uniform(0.0, 3.0) for _ in range(simultaneous)]
    for _ in range(calls):
        lane = min(range(simultaneous), key=lanes.__getitem__)
        at = lanes[lane]
        while len(free := exchange.free(phones, at)) < 3:
            at += 1.0
        name = rng.choice(scenes)
        story = exchange.script(name)
        outsider = rng.choice(exchange.free_outsiders(at))
        SCENES[name](_Stage(story, rng.sample(free, len(free)), outsider))
        lanes[lane] = exchange.add(story, at) + rng.uniform(0.0, 10.0)
    return exchange.finish()


def events_of(
    tracker: CallTracker, reports: Iterable[TimedReport]
) -> Iterator[tuple[CallEvent, float]]:
    """Feed reports as they arrive, and yield each event and its time.

    There is a tick at each deadline, until nothing is left to wait for.
    """
    for report in reports:
        yield from _due(tracker, report.at)
        for event in tracker.feed(parse(codec.decode_report(report.body)), report.at):
            yield event, report.at
    yield from _due(tracker, inf)


def _due(tracker: CallTracker, until: float) -> Iterator[tuple[CallEvent, float]]:
    while (at := tracker.next_deadline) is not None and at <= until:
        for event in tracker.tick(at):
            yield event, at
