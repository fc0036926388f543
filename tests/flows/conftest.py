"""The parts that tests of the options share."""

from typing import Any

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.forms import begin_options, submit_options


class Options:
    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        self._hass = hass
        self.entry = entry

    @property
    def stored(self) -> dict[str, Any]:
        return dict(self.entry.options)

    async def begin(self, *steps: str) -> ConfigFlowResult:
        return await begin_options(self._hass, self.entry, *steps)

    async def submit(
        self, result: ConfigFlowResult, typed: dict[str, Any]
    ) -> ConfigFlowResult:
        return await submit_options(self._hass, result, typed)

    async def fill(self, step: str, typed: dict[str, Any]) -> ConfigFlowResult:
        return await self.submit(await self.begin(*step.split()), typed)


@pytest.fixture
def options(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Options:
    return Options(hass, setup_integration)
