"""Reports on a bad network, over real HTTP.

Repeated, late, lost, and very many at once.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
import logging

import pytest

from custom_components.openvox_uc.pbx import Call
from tests.simulator.stories import CallTruth, Script, TimedReport, kinds
from tests.simulator.switchboard import SimExtension
from tests.site import Site

OUTSIDE = "0301234567"
TALK: kinds.Talk = {"ring_for": 4.0, "talk_for": 20.0, "hung_up_by_caller": True}
TRANSFER: kinds.Transfer = {"talk_for": 10.0, "ring_for": 4.0, "talk_after": 10.0}
GROUP = ("102", "103", "104")
STORIES: dict[str, Callable[[Script], None]] = {
    "internal": lambda script: kinds.internal_answered(script, "101", "102", **TALK),
    "answered": lambda script: kinds.inbound_answered(script, OUTSIDE, "101", **TALK),
    "missed": lambda script: kinds.inbound_missed(
        script, OUTSIDE, "101", ring_for=20.0
    ),
    "transferred": lambda script: kinds.inbound_transferred(
        script, OUTSIDE, "101", "102", **TRANSFER
    ),
    "group": lambda script: kinds.group_answered(
        script, OUTSIDE, GROUP, answered_by="103", **TALK
    ),
    "outbound": lambda script: kinds.outbound_answered(script, "101", OUTSIDE, **TALK),
    "busy": lambda script: kinds.outbound_failed(
        script, "101", OUTSIDE, ring_for=5.0, code=486
    ),
}
ENDS = {"call_ended", "call_missed", "call_failed"}
TIMES = 50
PHONES = [str(1000 + number) for number in range(100)]


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


def facts(call: Call | CallTruth) -> tuple[object, ...]:
    """Return what a call was.

    The simulator has words of its own, which are spelled alike.
    """
    return call.direction, call.caller, call.callee, call.answered_by, call.outcome


async def send(site: Site, report: TimedReport) -> None:
    await site.later(report.at - site.pbx.clock())
    await site.pbx.report(report.values)


async def check(site: Site, truth: CallTruth) -> None:
    """Check that a call was announced and kept once, as it was, and that it is over.

    Then forget it.
    """
    await site.later(65)
    assert {event.data["call_id"] for event in site.live} <= truth.legs
    counts = Counter(event.data["type"] for event in site.live)
    assert set(counts.values()) == {1}
    assert len(counts.keys() & ENDS) == 1
    assert site.state("active_calls").state == "0"
    assert facts((await site.calls())[-1]) == facts(truth)
    site.live.clear()


@pytest.mark.parametrize("kind", STORIES)
async def test_fifty_at_once(site: Site, kind: str) -> None:
    """Each report of a call came 50 times at once, in calls of seven kinds.

    Each call was announced once and kept once, as it was.
    """
    exchange = site.story(STORIES[kind])
    for report in exchange.reports:
        await send(site, report)
        assert set(
            await asyncio.gather(
                *(site.pbx.report_raw(report.body) for _ in range(TIMES - 1))
            )
        ) == {200}
    assert site.coordinator.counts.received == TIMES * len(exchange.reports)
    await check(site, exchange.truths[0])
    assert len(await site.calls()) == 1


@pytest.mark.parametrize("kind", ["answered", "missed", "transferred", "group"])
async def test_again_for_fifty_seconds(site: Site, kind: str) -> None:
    """Each report of a call came about every second for 50 seconds.

    The repeats came long after the call was over, in calls of four kinds. Each call was
    announced once and kept once, as it was.
    """
    exchange = site.story(STORIES[kind])
    again = [
        (report.at + number * 1.05, number, report)
        for report in exchange.reports
        for number in range(TIMES)
    ]
    for at, number, report in sorted(again, key=lambda each: each[0]):
        await site.later(at - site.pbx.clock())
        await (
            site.pbx.report_raw(report.body)
            if number
            else site.pbx.report(report.values)
        )
    await check(site, exchange.truths[0])
    assert len(await site.calls()) == 1


@pytest.mark.parametrize("kind", STORIES)
async def test_each_lost_in_turn(site: Site, kind: str) -> None:
    """Each report of a call was lost in turn, in calls of seven kinds.

    Each call ended once, and was kept with its true parties and outcome.
    """
    count = len(site.story(STORIES[kind]).reports)
    for lost in range(count):
        exchange = site.story(STORIES[kind])
        for number, report in enumerate(exchange.reports):
            site.pbx.faults.lose_reports = float(number == lost)
            await send(site, report)
        site.pbx.faults.lose_reports = 0.0
        await check(site, exchange.truths[0])
    assert len(await site.calls()) == count


@pytest.fixture
async def large(unloaded: Site) -> Site:
    unloaded.pbx.extensions = [SimExtension(phone) for phone in PHONES]
    await unloaded.set_up()
    # A debug log would cost more than everything that it logs.
    unloaded.caplog.set_level(logging.INFO)
    return unloaded


async def pour(site: Site, reports: Sequence[TimedReport]) -> None:
    """Send reports that were held up until now.

    They go out as fast as they are answered, over a few connections at a time.
    """
    site.clock.tick(max(0.0, reports[-1].at - site.pbx.clock()))
    waiting = iter(reports)

    async def send_on() -> None:
        for report in waiting:
            assert await site.pbx.report(report.values) == 200

    await asyncio.gather(*(send_on() for _ in range(10)))


async def test_two_thousand_at_once(large: Site) -> None:
    """2,000 reports of 200 calls came at once.

    None was lost: each call rang, was answered and ended once, and all phones were
    idle.
    """

    def write(script: Script) -> None:
        for _ in range(2):
            calls = [
                (phone, kinds.begin_inbound(script, f"030{phone}", phone))
                for phone in PHONES
            ]
            for phone, call in calls:
                call.ring(phone, within=0.01)
            for phone, call in calls:
                call.answer(phone)
            for phone, call in calls:
                call.hang_up(phone, by_caller=True)

    exchange = large.story(write)
    await pour(large, exchange.reports)
    await large.later(65)
    assert large.coordinator.counts.received == len(exchange.reports) == 2000
    counts = Counter(
        (event.data["call_id"], event.data["type"]) for event in large.live
    )
    ids = [call.call_id for call in await large.calls()]
    assert counts == Counter(
        (call_id, kind)
        for call_id in ids
        for kind in ("call_ringing", "call_answered", "call_ended")
    )
    assert sorted(map(facts, await large.calls()), key=str) == sorted(
        map(facts, exchange.truths), key=str
    )
    assert {large.coordinator.extension_state(phone) for phone in PHONES} == {"idle"}
