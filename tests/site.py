"""A PBX, and a Home Assistant that is off at times."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
import logging
from typing import Any

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Event, HomeAssistant, State
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.calls_table import DialPlan
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import Call
from tests.conftest import Later, enable_last_calls
from tests.house import answer_of, load, state
from tests.simulator import SimulatedPbx
from tests.simulator.desk import Desk


async def calendar_events(hass: HomeAssistant) -> list[dict[str, str]]:
    """Return the calls of the day before now and of the day after."""
    calendar, now, day = "calendar.uc501_call_log", utcnow(), timedelta(days=1)
    answer = await answer_of(
        hass,
        "calendar.get_events",
        entity_id=calendar,
        start_date_time=now - day,
        end_date_time=now + day,
    )
    events: list[dict[str, str]] = answer[calendar]["events"]
    return events


async def todo_items(hass: HomeAssistant) -> list[dict[str, str]]:
    """Return the calls to return."""
    todo = "todo.uc501_calls_to_return"
    answer = await answer_of(hass, "todo.get_items", entity_id=todo)
    items: list[dict[str, str]] = answer[todo]["items"]
    return items


@dataclass
class Site:
    """A PBX and its entry, with the events of its calls (`live`) and of its records."""

    hass: HomeAssistant
    pbx: SimulatedPbx
    entry: MockConfigEntry
    later: Later
    clock: FrozenDateTimeFactory
    live: list[Event[dict[str, Any]]]
    records: list[Event[dict[str, Any]]]
    caplog: pytest.LogCaptureFixture

    @property
    def coordinator(self) -> OpenVoxCoordinator:
        coordinator: OpenVoxCoordinator = self.entry.runtime_data
        return coordinator

    @property
    def desk(self) -> Desk:
        return self.pbx.desk

    def state(self, key: str, platform: str = "sensor") -> State:
        return state(self.hass, platform, f"{self.pbx.serial}_{key}")

    def logged(self) -> list[logging.LogRecord]:
        records = self.caplog.records
        return [
            record
            for record in records
            if record.name.startswith("custom_components.openvox_uc")
            and record.levelno > logging.DEBUG
        ]

    def asked(self) -> list[str]:
        """Return the requests to the PBX since the last call of this method."""
        paths = self.pbx.paths
        self.pbx.requests.clear()
        return paths

    async def set_up(self, seconds: float = 0) -> None:
        assert await self.hass.config_entries.async_setup(self.entry.entry_id)
        await self.hass.async_block_till_done(wait_background_tasks=True)
        await self.later(seconds)

    async def minutes(self, count: int) -> None:
        """Let some minutes pass, one by one."""
        await self.later(60 * count, step=60)

    async def load(self, options: dict[str, Any] | None = None) -> None:
        await load(self.hass, self.entry, options)

    async def restart(
        self,
        meanwhile: Callable[[], Awaitable[object]] | None = None,
        *,
        seconds: float = 5,
    ) -> None:
        """Make Home Assistant forget its memory, as a restart does.

        It is off for some seconds, or while something happens.
        """
        await self.stop()
        self.hass.data.pop(DOMAIN)
        await (meanwhile() if meanwhile else self.later(seconds))
        await self.set_up()

    async def stop(self) -> None:
        assert await self.hass.config_entries.async_unload(self.entry.entry_id)

    async def calls(self) -> list[Call]:
        """Return the calls of the history, the earliest first."""
        return [
            found.call
            for found in await self.coordinator.history.async_find(CallQuery(), 10_000)
        ][::-1]

    async def callers(self) -> list[str | None]:
        return [
            call.caller.number if call.caller else None for call in await self.calls()
        ]

    async def talk(
        self, phone: str, caller: str = "0301234", seconds: float = 5
    ) -> None:
        """Let a phone answer a call after some seconds, and let as many pass."""
        await self.ring([phone], caller, seconds)
        await self.answer(phone, seconds)

    async def do(self, deed: Awaitable[object], seconds: float) -> None:
        await deed
        await self.later(seconds)

    async def ring(
        self, phones: Sequence[str], caller: str, seconds: float, to: str | None = None
    ) -> None:
        await self.do(self.desk.ring(phones, caller, to=to), seconds)

    async def call(self, caller: str, callee: str, seconds: float) -> None:
        await self.do(self.desk.call(caller, callee), seconds)

    async def dial_out(self, caller: str, dialed: str, seconds: float) -> None:
        await self.do(self.desk.dial_out(caller, dialed), seconds)

    async def leave_unanswered(
        self, who: str | None = None, *, seconds: float, code: int = 480
    ) -> None:
        await self.do(self.desk.miss(who, code=code), seconds)

    async def answer(self, phone: str, seconds: float) -> None:
        await self.do(self.desk.answer(phone), seconds)

    async def transfer(self, phone: str, to: str, seconds: float) -> None:
        """Let a phone pass its call on, which the PBX reports."""
        self.pbx.tells_transfers = True
        call, party = self.desk.find(phone)
        await self.do(self.pbx.control.transfer(call, party, to), seconds)

    async def hang_up(self, phone: str, seconds: float) -> None:
        await self.do(self.desk.hang_up(phone), seconds)

    async def miss(
        self, caller: str = "0301234", *phones: str, seconds: float = 0
    ) -> None:
        await self.ring(phones or ["101"], caller, seconds)
        await self.desk.miss()


@pytest.fixture
def noon(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    freezer.move_to("2026-11-25T12:00:00Z")
    return freezer


@pytest.fixture
def unloaded(
    hass: HomeAssistant,
    server: TestServer,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    later: Later,
    noon: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> Site:
    """Return a site at noon whose entry is not set up."""
    enable_last_calls(hass, entry)
    live, records = (
        async_capture_events(hass, kind) for kind in (EVENT_CALL, EVENT_CALL_RECORD)
    )
    return Site(hass, pbx, entry, later, noon, live, records, caplog)


@pytest.fixture
def site(unloaded: Site) -> Site:
    """Return the same, for a module to set it up as all of its tests need it."""
    return unloaded


@pytest.fixture
async def history(
    hass: HomeAssistant, noon: FrozenDateTimeFactory
) -> AsyncGenerator[CallHistory]:
    """Return a history of its own, without a PBX."""
    history = CallHistory(hass, "entry")
    await history.async_load(90, DialPlan())
    yield history
    await history.async_stop()
