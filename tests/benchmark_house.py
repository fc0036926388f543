"""The parts that benchmarks share: a Home Assistant with a real web server, and a PBX with many phones."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from tempfile import TemporaryDirectory

from aiohttp.test_utils import TestServer, unused_port
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_test_home_assistant

from tests.conftest import serving
from tests.simulator import SimExtension

EXTENSIONS = 300


def rooms() -> list[SimExtension]:
    return [SimExtension(str(1000 + index), f"Room {index}") for index in range(EXTENSIONS)]


@asynccontextmanager
async def served_home(*components: str) -> AsyncGenerator[tuple[HomeAssistant, TestServer]]:
    with TemporaryDirectory() as folder:
        async with async_test_home_assistant(config_dir=folder) as hass:
            hass.set_state(CoreState.running)
            hass.data.pop("custom_components", None)
            # A Home Assistant may run on this machine.
            async with serving(hass, server_host="127.0.0.1", server_port=unused_port()) as server:
                for component in components:
                    assert await async_setup_component(hass, component, {}), component
                yield hass, server
            await hass.async_stop(force=True)
