"""The page on the health of the system."""

from typing import Any

from homeassistant.components.system_health import get_info
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Later
from tests.house import second_pbx
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx


@pytest.fixture
async def health(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "system_health", {})


async def info(hass: HomeAssistant) -> dict[str, Any]:
    return (await get_info(hass))[DOMAIN]


async def test_one_pbx(
    texts_as_keys: None,
    health: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
) -> None:
    before = {"connected": "1 / 1", "last_report": "system_health.never"}
    assert await info(hass) == before | dict.fromkeys(
        ("reports_received", "reports_ignored", "active_calls", "contacts"), 0
    )
    await pbx.desk.ring(["101"])
    await pbx.report_raw(b"{")
    shown = await info(hass)
    assert set(shown) == set(ENGLISH["system_health"]["info"])
    assert (
        shown["last_report"]
        == setup_integration.runtime_data.counts.last_report.isoformat()
    )
    assert (
        shown["reports_received"],
        shown["reports_ignored"],
        shown["active_calls"],
    ) == (3, 1, 1)


async def test_several_pbxs(
    later: Later,
    health: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
) -> None:
    async with second_pbx(hass) as (other, entry):
        await pbx.desk.ring(["101"])
        await later(1)
        await other.desk.ring(["101"])
        shown = await info(hass)
        assert shown["connected"] == "2 / 2"
        assert shown["active_calls"] == 2
        assert shown["last_report"] == entry.runtime_data.counts.last_report.isoformat()
        await other.stop()
        await later(60)
        assert (await info(hass))["connected"] == "1 / 2"
        await hass.config_entries.async_unload(entry.entry_id)
        assert (await info(hass))["connected"] == "1 / 2"
