"""A house with phones, in which blueprints are imported and made automations of."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
import logging
from pathlib import Path
import sys
from typing import Any, Protocol
from unittest.mock import MagicMock

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.components.automation.helpers import async_get_blueprints
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_fire_time_changed_exact

from tests.house import device_of
from tests.repository import BLUEPRINTS

from .mobile import Mobile

_COMPLAINERS = {"automation", "blueprint", "condition", "scene", "script", "service", "template", "trigger"}
# So many turns of the event loop are enough for all that does not wait.
_TURNS = 200
_MANY_TURNS = 200_000

type Inputs = dict[str, Any]
type Device = Callable[[str], str]


class Automate(Protocol):
    async def __call__(self, blueprint: str, *inputs: Inputs) -> None:
        """Make one for each set of inputs."""


class Pass(Protocol):
    async def __call__(self, seconds: float) -> None:
        """Let some seconds pass, and all that follows from it."""


async def settle() -> None:
    """Let everything go on that does not wait for time or for the network."""
    for _ in range(_TURNS):
        await asyncio.sleep(0)


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
    """Return Home Assistant's web server, with the paths of all that a house has."""
    return server


@pytest.fixture
async def equipped(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set up what registers paths, which has to be there before the server is."""
    # The app for mobiles brings voice, which would have to be compiled and which no blueprint uses.
    for module in ("pymicro_vad", "pyspeex_noise"):
        monkeypatch.setitem(sys.modules, module, MagicMock())
    for component in ("notify", "mobile_app", "light", "media_player", "calendar"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()


@pytest.fixture(autouse=True)
def no_complaints(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """See after each test that Home Assistant had nothing against an automation."""
    yield
    complaints = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not [record.getMessage() for record in complaints if not _COMPLAINERS.isdisjoint(record.name.split("."))]


@pytest.fixture
async def house(hass: HomeAssistant, clock: FrozenDateTimeFactory, setup_integration: MockConfigEntry) -> MockConfigEntry:
    await hass.config.async_set_time_zone("UTC")
    for component in ("homeassistant", "scene"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    return setup_integration


@pytest.fixture
def device(hass: HomeAssistant, house: MockConfigEntry) -> Device:
    def find(part: str) -> str:
        found = device_of(hass, house, f"{house.unique_id}_{part}")
        assert found
        return found.id

    return find


@pytest.fixture
async def automate(hass: HomeAssistant, house: MockConfigEntry) -> AsyncGenerator[Automate]:
    """Return what makes automations of a blueprint, and end them afterwards, since some wait for ever."""

    async def make(blueprint: str, *inputs: Inputs) -> None:
        text = await hass.async_add_executor_job((BLUEPRINTS / f"{blueprint}.yaml").read_text, "utf-8")
        path = f"openvox-uc/{blueprint}.yaml"
        written = parse_yaml(text)
        assert isinstance(written, dict)
        taken = Blueprint(written, expected_domain=AUTOMATION, path=path, schema=AUTOMATION_BLUEPRINT_SCHEMA)
        assert taken.validate() is None
        await async_get_blueprints(hass).async_add_blueprint(taken, path)
        await async_get_blueprints(hass).async_reset_cache()
        automations = [
            {"id": f"{index}", "alias": f"{blueprint} {index}", "use_blueprint": {"path": path, "input": given}}
            for index, given in enumerate(inputs)
        ]
        assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: automations})
        await hass.async_block_till_done()
        assert [state.state for state in hass.states.async_all(AUTOMATION)] == ["on"] * len(inputs)

    yield make
    await hass.services.async_call(AUTOMATION, "turn_off", {"entity_id": hass.states.async_entity_ids(AUTOMATION)}, blocking=True)


@pytest.fixture
def start(hass: HomeAssistant, automate: Automate) -> Automate:
    async def make(blueprint: str, *inputs: Inputs) -> None:
        hass.set_state(CoreState.not_running)
        await automate(blueprint, *inputs)
        await hass.async_start()

    return make


@pytest.fixture
def pass_time(hass: HomeAssistant, clock: FrozenDateTimeFactory) -> Pass:
    async def wait(seconds: float) -> None:
        await settle()
        for _ in range(round(seconds * 2)):
            clock.tick(0.5)
            async_fire_time_changed_exact(hass)
            await settle()

    return wait


@pytest.fixture
async def mobiles(hass: HomeAssistant, server: TestServer, hass_admin_user: MockUser) -> AsyncGenerator[tuple[Mobile, Mobile]]:
    async with Mobile(hass, server, "Anna's phone", hass_admin_user.id) as annas, Mobile(hass, server, "Bob", hass_admin_user.id) as bobs:
        yield annas, bobs
