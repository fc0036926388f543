"""Reports on a bad network, over real HTTP.

Repeated, late, lost, and many at once.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from custom_components.openvox_uc.pbx import Direction, Outcome, Party
from tests import stories
from tests.simulator.bodies import Body, compact
from tests.site import Site

type Story = Callable[[Site], Awaitable[None]]
# The direction, the caller, the callee, who answered, and the outcome.
type Truth = tuple[Direction, Party, Party, Party | None, Outcome]

OUTSIDE = Party(stories.OUTSIDE, outside=True)
REMOTE = Party(stories.REMOTE, outside=True)
ALICE, BOB, CAROL = Party("101"), Party("102"), Party("103")
INTERNAL, INBOUND, OUTBOUND = Direction.INTERNAL, Direction.INBOUND, Direction.OUTBOUND
STORIES: dict[Story, Truth] = {
    stories.internal_answered: (INTERNAL, ALICE, BOB, BOB, Outcome.ANSWERED),
    stories.answered: (INBOUND, OUTSIDE, ALICE, ALICE, Outcome.ANSWERED),
    stories.missed: (INBOUND, OUTSIDE, ALICE, None, Outcome.MISSED),
    stories.transferred: (INBOUND, OUTSIDE, ALICE, ALICE, Outcome.ANSWERED),
    stories.group_answered: (INBOUND, OUTSIDE, CAROL, CAROL, Outcome.ANSWERED),
    stories.outbound_answered: (OUTBOUND, ALICE, REMOTE, REMOTE, Outcome.ANSWERED),
    stories.outbound_busy: (OUTBOUND, ALICE, REMOTE, None, Outcome.FAILED),
}
of_each_kind = pytest.mark.parametrize(
    "story", STORIES, ids=lambda story: story.__name__
)
ENDS = {"call_ended", "call_missed", "call_failed"}
TIMES = 50


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


async def check(site: Site, story: Story) -> None:
    """Check that a call was announced and kept once, as it was, and that it is over.

    Then forget it.
    """
    call = (await site.calls())[-1]
    assert {event.data["call_id"] for event in site.live} == {call.call_id}
    counts = Counter(event.data["type"] for event in site.live)
    assert set(counts.values()) == {1}
    assert len(counts.keys() & ENDS) == 1
    assert site.state("active_calls").state == "0"
    facts = call.direction, call.caller, call.callee, call.answered_by, call.outcome
    assert facts == STORIES[story]
    site.live.clear()


@of_each_kind
async def test_fifty_at_once(site: Site, story: Story) -> None:
    """Each report of a call came 50 times at once, in calls of seven kinds.

    Each call was announced once and kept once, as it was.
    """
    reports = 0

    async def repeat(report: Body) -> Body:
        nonlocal reports
        reports += 1
        sent = (site.pbx.report_raw(compact(report)) for _ in range(TIMES - 1))
        assert set(await asyncio.gather(*sent)) == {200}
        return report

    site.pbx.faults.on_the_way = repeat
    await story(site)
    assert site.coordinator.counts.received == TIMES * reports
    await check(site, story)
    assert len(await site.calls()) == 1


@pytest.mark.parametrize(
    "story",
    [
        stories.answered,
        stories.missed,
        stories.transferred,
        stories.group_answered,
    ],
    ids=lambda story: story.__name__,
)
async def test_again_for_fifty_seconds(site: Site, story: Story) -> None:
    """Each report of a call came about every second for 50 seconds.

    The repeats came long after the call was over, in calls of four kinds. Each call was
    announced once and kept once, as it was.
    """
    repeats: list[list[bytes]] = []

    async def remember(report: Body) -> Body:
        repeats.append([compact(report)] * (TIMES - 1))
        return report

    async def later(seconds: float, step: float = 1) -> None:
        while seconds > 0:
            await site.later(min(step, seconds))
            for bodies in repeats:
                if bodies:
                    await site.pbx.report_raw(bodies.pop())
            seconds -= step

    site.pbx.faults.on_the_way = remember
    await story(replace(site, later=later))
    assert not any(repeats)
    await check(site, story)
    assert len(await site.calls()) == 1


@of_each_kind
async def test_each_lost_in_turn(site: Site, story: Story) -> None:
    """Each report of a call was lost in turn, in calls of seven kinds.

    Each call ended once, and was kept with its true parties and outcome.
    """
    sent = lost = 0

    async def lose(report: Body) -> Body | None:
        nonlocal sent
        sent += 1
        return None if sent == lost else report

    site.pbx.faults.on_the_way = lose
    await story(site)
    await check(site, story)
    count = sent
    while lost < count:
        sent, lost = 0, lost + 1
        await story(site)
        await check(site, story)
    assert len(await site.calls()) == 1 + count
