"""What is published, and above all what is not: a report wakes only what it changes."""

from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED
from homeassistant.core import Event, HomeAssistant, callback
import pytest

from tests.history.conftest import Site, site
from tests.house import entity_id

__all__ = ["site"]


def writes(hass: HomeAssistant, entity: str) -> list[Event[Any]]:
    """Return a list that gets each write of a state from now on, also those that change nothing."""
    written: list[Event[Any]] = []
    for kind in (EVENT_STATE_CHANGED, EVENT_STATE_REPORTED):
        hass.bus.async_listen(kind, written.append, event_filter=callback(lambda data: data["entity_id"] == entity))
    return written


async def test_the_last_caller(site: Site) -> None:
    """An answer changes nothing of the caller; the outcome does."""
    await site.set_up()
    written = writes(site.hass, entity_id(site.hass, "sensor", f"{site.pbx.serial}_last_caller"))
    await site.desk.ring(["101"], "0301234567")
    await site.later(5)
    assert len(written) == 1
    await site.answer("101", 5)
    assert len(written) == 1
    await site.hang_up("101", 5)
    assert len(written) == 2


@pytest.mark.usefixtures("all_enabled")
async def test_the_last_report(site: Site) -> None:
    """A burst of reports is shown by the first, and a while later by the last of them."""
    await site.set_up()
    written = writes(site.hass, entity_id(site.hass, "sensor", f"{site.pbx.serial}_last_report"))
    await site.later(10)
    written.clear()
    for _ in range(20):
        await site.pbx.report({"action": "ExtensionStatus", "extension": "999", "status": "Idle", "sn": site.pbx.serial})
        await site.later(0.1, step=0.1)
    assert len(written) == 1
    await site.later(5)
    assert len(written) == 2
