"""Reports on a bad network, over real HTTP.

Repeated, late, lost, and very many at once.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
import logging

import pytest

from custom_components.openvox_uc.pbx import Direction, Outcome, Party
from tests import stories
from tests.simulator.bodies import Body, compact
from tests.simulator.switchboard import SimExtension
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
PHONES = [str(1000 + number) for number in range(100)]


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


@pytest.fixture
async def large(unloaded: Site) -> Site:
    unloaded.pbx.extensions = [SimExtension(phone) for phone in PHONES]
    await unloaded.set_up()
    # A debug log would cost more than everything that it logs.
    unloaded.caplog.set_level(logging.INFO)
    return unloaded


async def pour(site: Site, reports: Sequence[Body]) -> None:
    """Send reports that were held up until now.

    They go out as fast as they are answered, over a few connections at a time.
    """
    waiting = iter(reports)

    async def send_on() -> None:
        for report in waiting:
            assert await site.pbx.report_raw(compact(report)) == 200

    await asyncio.gather(*(send_on() for _ in range(10)))


async def test_two_thousand_at_once(large: Site) -> None:
    """2,000 reports of 200 calls came at once.

    None was lost: each call rang, was answered and ended once, and all phones were
    idle.
    """
    reports: list[Body] = []

    async def hold_up(report: Body) -> None:
        reports.append(report)

    large.pbx.faults.on_the_way = hold_up
    for _ in range(2):
        for phone in PHONES:
            await large.desk.ring([phone], f"030{phone}")
        large.clock.tick(1)
        for phone in PHONES:
            await large.desk.answer(phone)
        large.clock.tick(1)
        for phone in PHONES:
            await large.desk.hang_up(f"030{phone}")
        large.clock.tick(1)
    await pour(large, reports)
    await large.later(65)
    assert large.coordinator.counts.received == len(reports) == 2000
    counts = Counter(
        (event.data["call_id"], event.data["type"]) for event in large.live
    )
    calls = await large.calls()
    assert counts == Counter(
        (call.call_id, kind)
        for call in calls
        for kind in ("call_ringing", "call_answered", "call_ended")
    )
    assert Counter(
        (call.caller, call.callee, call.answered_by, call.outcome) for call in calls
    ) == Counter(
        (Party(f"030{phone}", outside=True), Party(phone), Party(phone), "answered")
        for phone in PHONES * 2
    )
    assert {large.coordinator.extension_state(phone) for phone in PHONES} == {"idle"}
