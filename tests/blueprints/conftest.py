"""A house with phones, in which blueprints are imported and used by automations."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
import logging
from pathlib import Path
import sys
from typing import Any
from unittest.mock import MagicMock

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.components.automation.helpers import async_get_blueprints
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
from homeassistant.util.async_ import get_scheduled_timer_handles
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed_exact,
    async_mock_service,
)

from tests.house import act, device_id
from tests.repository import BLUEPRINTS
from tests.simulator import SimulatedPbx
from tests.simulator.desk import Desk

from .mobile import Mobile, Mobiles

_COMPLAINERS = {
    "automation",
    "blueprint",
    "condition",
    "scene",
    "script",
    "service",
    "template",
    "trigger",
}
# The number of turns of the event loop that is enough for everything that waits neither
# for time nor for a job in another thread.
_TURNS = 200
_MANY_TURNS = 200_000


@dataclass(frozen=True)
class Home:
    """A house with phones.

    Its automations use the blueprint that a test module names.
    """

    hass: HomeAssistant
    pbx: SimulatedPbx
    entry: MockConfigEntry
    clock: FrozenDateTimeFactory
    jobs: set[asyncio.Future[Any]]
    blueprint: str

    @property
    def desk(self) -> Desk:
        return self.pbx.desk

    def device(self, part: str) -> str:
        return device_id(self.hass, self.entry, f"_{part}")

    async def automate(self, *inputs: dict[str, Any], blueprint: str = "") -> None:
        name = blueprint or self.blueprint
        text = await self.hass.async_add_executor_job(
            (BLUEPRINTS / f"{name}.yaml").read_text, "utf-8"
        )
        path = f"openvox-uc/{name}.yaml"
        written = parse_yaml(text)
        assert isinstance(written, dict)
        taken = Blueprint(
            written,
            expected_domain=AUTOMATION,
            path=path,
            schema=AUTOMATION_BLUEPRINT_SCHEMA,
        )
        assert taken.validate() is None
        await async_get_blueprints(self.hass).async_add_blueprint(taken, path)
        await async_get_blueprints(self.hass).async_reset_cache()
        automations = [
            {
                "id": f"{index}",
                "alias": f"{name} {index}",
                "use_blueprint": {"path": path, "input": given},
            }
            for index, given in enumerate(inputs)
        ]
        assert await async_setup_component(
            self.hass, AUTOMATION, {AUTOMATION: automations}
        )
        await self.hass.async_block_till_done()
        assert [state.state for state in self.hass.states.async_all(AUTOMATION)] == [
            "on"
        ] * len(inputs)

    async def start(self, *inputs: dict[str, Any]) -> None:
        self.hass.set_state(CoreState.not_running)
        await self.automate(*inputs)
        await self.hass.async_start()

    async def set_up(self) -> None:
        assert await self.hass.config_entries.async_setup(self.entry.entry_id)

    async def unload(self) -> None:
        assert await self.hass.config_entries.async_unload(self.entry.entry_id)

    async def pass_time(self, seconds: float) -> None:
        """Let some seconds pass while automations wait.

        Home Assistant is never idle then. Nothing happens before a timer ends.
        """
        await self.settle()
        loop = self.hass.loop
        for _ in range(round(seconds * 2)):
            self.clock.tick(0.5)
            timers = get_scheduled_timer_handles(loop)
            if any(timer.when() < loop.time() + 0.01 for timer in timers):
                async_fire_time_changed_exact(self.hass)
                await self.settle()

    async def settle(self) -> None:
        """Run everything that does not wait for time, however busy the machine is."""
        turns = 0
        while turns < _TURNS:
            await asyncio.sleep(0)
            turns += 1
            if self.jobs:
                await asyncio.wait(self.jobs)
                turns = 0

    async def call(self, caller: str = "0301234", phone: str = "101") -> None:
        await self.desk.ring([phone], caller)
        await self.hass.async_block_till_done()

    async def do(self, deed: str, seconds: float = 0) -> None:
        """Do what a story says, and let time pass.

        Deeds are `ring 101 102`, `call 101 102`, `hold 101`, `miss`, `unload` and the
        like, or nothing.
        """
        name, *numbers = deed.split() or [""]
        match name:
            case "":
                pass
            case "ring":
                await self.desk.ring(numbers)
            case "hold":
                await self.pbx.report_state(numbers[0], "Hold")
            case "unload" | "set_up":
                await getattr(self, name)()
            case _:
                await getattr(self.desk, name)(*numbers)
        await self.pass_time(seconds)

    async def talk(self, phone: str = "101") -> None:
        await self.desk.talk(phone)

    async def know(self, name: str, number: str, *, vip: bool = False) -> None:
        await act(self.hass, "set_contact", name=name, numbers=number, vip=vip)


def note(text: str) -> dict[str, Any]:
    """Return an action that notes a text, which `noted` has then."""
    return {"action": "test.note", "data": {"text": text}}


def is_on(entity_id: str) -> dict[str, str]:
    return {"condition": "state", "entity_id": entity_id, "state": "on"}


def texts(noted: list[ServiceCall]) -> list[str]:
    return [call.data["text"] for call in noted]


def messages(sent: list[ServiceCall]) -> list[str]:
    return [call.data["message"] for call in sent]


async def until(true: Callable[[], object]) -> None:
    for _ in range(_MANY_TURNS):
        if true():
            return
        await asyncio.sleep(0)
    pytest.fail("It never was so")


@pytest.fixture
def hass_config_dir(tmp_path: Path) -> str:
    return str(tmp_path)


@pytest.fixture(autouse=True)
def clock(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Stop the clock on a Monday at noon: time passes when a test says so."""
    freezer.move_to("2026-11-02T12:00:00+00:00")
    return freezer


@pytest.fixture
async def server(equipped: None, server: TestServer) -> TestServer:
    return server


@pytest.fixture
async def equipped(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set up what registers paths, before the server starts."""
    # The app for mobiles brings voice, which would have to be compiled and which no
    # blueprint uses.
    for module in ("pymicro_vad", "pyspeex_noise"):
        monkeypatch.setitem(sys.modules, module, MagicMock())
    for component in ("notify", "mobile_app", "light", "media_player", "calendar"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()


@pytest.fixture(autouse=True)
def no_complaints(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Check after each test that Home Assistant complained about no automation."""
    yield
    complaints = [
        record
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert not [
        record.getMessage()
        for record in complaints
        if not _COMPLAINERS.isdisjoint(record.name.split("."))
    ]


@pytest.fixture
async def jobs(monkeypatch: pytest.MonkeyPatch) -> set[asyncio.Future[Any]]:
    """Return the jobs that other threads have not finished.

    The call history is read in a thread of its own before a call is published that only
    its record shows.
    """
    loop = asyncio.get_running_loop()
    run, jobs = loop.run_in_executor, set[asyncio.Future[Any]]()

    def begin(
        executor: Executor | None, job: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        future = run(executor, job, *args)
        jobs.add(future)
        future.add_done_callback(jobs.discard)
        return future

    monkeypatch.setattr(loop, "run_in_executor", begin)
    return jobs


@pytest.fixture
async def home(
    hass: HomeAssistant,
    clock: FrozenDateTimeFactory,
    jobs: set[asyncio.Future[Any]],
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    request: pytest.FixtureRequest,
) -> AsyncGenerator[Home]:
    """Return a home in the time zone UTC.

    Its automations are ended afterward, since some wait forever.
    """
    await hass.config.async_set_time_zone("UTC")
    for component in ("homeassistant", "scene"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    blueprint = getattr(request.module, "BLUEPRINT", "")
    yield Home(hass, pbx, setup_integration, clock, jobs, blueprint)
    await act(
        hass, "automation.turn_off", entity_id=hass.states.async_entity_ids(AUTOMATION)
    )


@pytest.fixture
def noted(home: Home) -> list[ServiceCall]:
    return async_mock_service(home.hass, "test", "note")


@pytest.fixture
def sent(home: Home) -> list[ServiceCall]:
    return async_mock_service(home.hass, "notify", "send_message")


@pytest.fixture
async def mobiles(
    hass: HomeAssistant, server: TestServer, hass_admin_user: MockUser
) -> AsyncGenerator[Mobiles]:
    async with (
        Mobile(hass, server, "Anna's phone", hass_admin_user.id) as annas,
        Mobile(hass, server, "Bob", hass_admin_user.id) as bobs,
    ):
        yield annas, bobs
