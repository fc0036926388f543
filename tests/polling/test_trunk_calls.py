"""Requests for the calls over the trunks of the PBX, over real HTTP."""

import asyncio
from itertools import count
import logging
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL, LOGGER
from tests.conftest import Later
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body
from tests.simulator.faults import Hold

NUMBERS = count(100, 20)

pytestmark = pytest.mark.usefixtures("events")


def asked(pbx: SimulatedPbx) -> list[str]:
    taken = [
        str(values.get("inboundid", ""))
        for path, values in pbx.requests
        if path == "inbound/query"
    ]
    pbx.requests.clear()
    return taken


@pytest.fixture
def events(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    setup_integration: MockConfigEntry,
) -> list[Event]:
    return async_capture_events(hass, EVENT_CALL)


class Caller:
    def __init__(self, pbx: SimulatedPbx) -> None:
        number = next(NUMBERS)
        self.pbx = pbx
        self.leg, self.phone_leg = (
            f"{int(pbx.clock())}.{number}",
            f"{int(pbx.clock())}.{number + 2}",
        )

    async def report(self, action: str, leg: str, *phones: str) -> None:
        trunk: Body = {
            "inboundid": self.leg,
            "from": "0301234567",
            "to": "5550",
            "trunk": self.pbx.trunk,
        }
        await self.pbx.report(
            {
                "action": action,
                "callid": leg,
                "ext": {"extid": [*phones]},
                "inbound": trunk,
                "sn": self.pbx.serial,
            }
        )

    async def talk(self, phone: str = "101") -> None:
        await self.report("RING", self.phone_leg, phone)
        await self.report("ANSWER", self.phone_leg, phone)

    async def leave(self, phone: str = "101") -> None:
        await self.report("BYE", self.phone_leg, phone)

    async def end(self) -> None:
        await self.report("BYE", self.leg)


async def ordinary(pbx: SimulatedPbx, later: Later) -> None:
    caller = Caller(pbx)
    await caller.talk()
    await later(20)
    await caller.leave()
    await caller.end()
    await later(60)


def kinds(events: list[Event]) -> list[str]:
    types = [event.data["type"] for event in events]
    events.clear()
    return types


async def parked(pbx: SimulatedPbx, later: Later, events: list[Event]) -> list[str]:
    """Let two calls prove the list, and return the events of a third one.

    It is parked for two minutes and then fetched.
    """
    for _ in range(2):
        await ordinary(pbx, later)
    events.clear()
    caller = Caller(pbx)
    await caller.talk()
    await later(20)
    await caller.leave()
    await later(120)
    await caller.report("ANSWER", caller.leg, "103")
    await later(60)
    await caller.report("BYE", caller.leg, "103")
    await caller.end()
    await later(60)
    return kinds(events)


@pytest.mark.parametrize("wants_ids", [False, True])
async def test_parked_call(
    pbx: SimulatedPbx, events: list[Event], later: Later, *, wants_ids: bool
) -> None:
    pbx.faults.wants_call_ids = wants_ids
    await ordinary(pbx, later)
    assert await parked(pbx, later, events) == [
        "call_ringing",
        "call_answered",
        "call_transferred",
        "call_ended",
    ]
    first, *others = asked(pbx)
    assert not first
    assert len(others) <= 8
    assert {bool(ids) for ids in others} == {wants_ids}


async def test_firmware_without_it(
    pbx: SimulatedPbx,
    events: list[Event],
    later: Later,
    caplog: pytest.LogCaptureFixture,
) -> None:
    pbx.faults.paths, pbx.faults.errno = {"inbound/query", "outbound/query"}, "10003"
    assert (await parked(pbx, later, events))[:3] == [
        "call_ringing",
        "call_answered",
        "call_ended",
    ]
    assert len(asked(pbx)) == 2
    assert not [
        record
        for record in caplog.records
        if record.name == LOGGER.name and record.levelno > logging.DEBUG
    ]
    pbx.forget_token()
    await later(120)
    await ordinary(pbx, later)
    assert len(asked(pbx)) == 2


async def test_six_a_minute(
    pbx: SimulatedPbx, events: list[Event], later: Later
) -> None:
    asked(pbx)
    callers = [Caller(pbx) for _ in range(30)]
    for caller in callers:
        await caller.talk()
        await later(2, step=1)
    assert 3 <= len(asked(pbx)) <= 7


async def test_session_lost(
    pbx: SimulatedPbx, events: list[Event], later: Later
) -> None:
    logins = pbx.logins
    caller = Caller(pbx)
    await caller.talk()
    pbx.forget_token()
    await later(10)
    assert pbx.logins == logins + 1
    await caller.leave()
    await caller.end()
    await later(20)
    await Caller(pbx).talk()
    await pbx.stop()
    await later(10)
    pbx.requests.clear()
    await later(20)
    assert kinds(events)[-1] in ("call_answered", "call_ended")


async def test_unload(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "custom_components.openvox_uc.connection.http_session._LOGOUT_SECONDS", 0
    )
    hold = pbx.faults.hold = Hold()
    pbx.faults.paths = {"inbound/query"}
    await Caller(pbx).talk()
    while not hold.asked.is_set():
        freezer.tick(1)
        async_fire_time_changed(hass)
        await hass.async_block_till_done()
    assert any(is_question(task) for task in asyncio.all_tasks())
    [entry] = hass.config_entries.async_entries(DOMAIN)
    assert await hass.config_entries.async_unload(entry.entry_id)
    left = [task for task in asyncio.all_tasks() if is_question(task)]
    hold.answer.set()
    assert not left


def is_question(task: asyncio.Task[Any]) -> bool:
    return "trunk calls" in task.get_name() or "TrunkCalls" in task.get_name()
