"""What is published, and above all what is not: a report wakes only what it changes."""

from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED
from homeassistant.core import Event, HomeAssistant, callback
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.conftest import Later
from tests.house import entity_id
from tests.simulator import SimulatedPbx


def writes(hass: HomeAssistant, entity: str) -> list[Event[Any]]:
    """Return a list that gets each write of a state from now on, also those that change nothing."""
    written: list[Event[Any]] = []
    for kind in (EVENT_STATE_CHANGED, EVENT_STATE_REPORTED):
        hass.bus.async_listen(kind, written.append, event_filter=callback(lambda data: data["entity_id"] == entity))
    return written


async def test_the_last_caller(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later) -> None:
    """An answer changes nothing of the caller; the outcome does."""
    written = writes(hass, entity_id(hass, "sensor", f"{pbx.serial}_last_caller"))
    await pbx.desk.ring(["101"], "0301234567")
    await later(5)
    assert len(written) == 1
    await pbx.desk.answer("101")
    await later(5)
    assert len(written) == 1
    await pbx.desk.hang_up("101")
    await later(5)
    assert len(written) == 2


@pytest.mark.usefixtures("all_enabled")
async def test_the_last_report(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later) -> None:
    """A burst of reports is shown by the first, and a while later by the last of them."""
    written = writes(hass, entity_id(hass, "sensor", f"{pbx.serial}_last_report"))
    await later(10)
    written.clear()
    for _ in range(20):
        await pbx.report({"action": "ExtensionStatus", "extension": "999", "status": "Idle", "sn": pbx.serial})
        await later(0.1, step=0.1)
    assert len(written) == 1
    await later(5)
    assert len(written) == 2
