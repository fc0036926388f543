"""The test of reports itself: what it leaves behind, and what ends it."""

import json
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from tests.forms import begin_options, submit_options, suggested
from tests.house import act
from tests.simulator.faults import Hold
from tests.site import Site

from .test_broken import call

PRIVATE = ("0301234", "Alice", "127.0.0.1", "a09805021987", "webhook-of", "to-18-16-2")


@pytest.fixture
async def loaded(site: Site) -> Site:
    await site.set_up(5)
    return site


async def begin(site: Site) -> ConfigFlowResult:
    result = await begin_options(site.hass, site.entry, "test_reports")
    return await submit_options(site.hass, result, {"phone": "101"})


async def result_of(site: Site, flow: ConfigFlowResult) -> ConfigFlowResult:
    result = await site.hass.config_entries.options.async_configure(flow["flow_id"])
    assert result["step_id"] == "report_test_result"
    return result


async def record(site: Site, mode: str) -> None:
    await act(
        site.hass, "record_reports", config_entry_id=site.entry.entry_id, mode=mode
    )


async def test_form(loaded: Site) -> None:
    result = await begin_options(loaded.hass, loaded.entry, "test_reports")
    result = await submit_options(
        loaded.hass, result, {"phone": "101", "callee": "101"}
    )
    assert result["errors"] == {"callee": "same_phone"}
    result = await submit_options(loaded.hass, result, {"phone": "101"})
    assert result["description_placeholders"] == {
        "phone": "Alice (101)",
        "seconds": "60",
    }
    # Closing the form ends the test.
    loaded.hass.config_entries.options.async_abort(result["flow_id"])
    await loaded.later(1)
    assert not loaded.coordinator.recorder.is_recording


async def test_one_at_a_time(loaded: Site) -> None:
    """A test takes the place of the last recording, but not that of one in progress.

    A recording that is started ends a test.
    """
    await record(loaded, "start")
    result = await begin(loaded)
    assert result["errors"] == {"base": "report_test_running"}
    assert loaded.coordinator.recorder.is_recording
    await record(loaded, "stop")
    result = await submit_options(loaded.hass, result, {"phone": "101"})
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    other = await begin(loaded)
    assert other["errors"] == {"base": "report_test_running"}
    await record(loaded, "start")
    await loaded.later(6)
    assert (
        "findings: interrupted" in suggested(await result_of(loaded, result))["report"]
    )
    assert loaded.coordinator.recorder.is_recording


async def test_it_ends_soon_after_a_call(loaded: Site) -> None:
    flow = await begin(loaded)
    await call(loaded)
    await result_of(loaded, flow)
    assert not loaded.coordinator.recorder.is_recording


async def test_it_changes_nothing(loaded: Site) -> None:
    logins = loaded.pbx.logins
    flow = await begin(loaded)
    await call(loaded)
    await loaded.later(10)
    await result_of(loaded, flow)
    await submit_options(loaded.hass, flow, {})
    assert dict(loaded.entry.options) == {}
    assert loaded.pbx.logins == logins


@pytest.mark.parametrize("way", ["reload", "unload"])
async def test_an_entry_that_is_unloaded_ends_it(
    texts_as_keys: None, loaded: Site, way: str
) -> None:
    """Nobody is left waiting for a result."""
    flow = await begin(loaded)
    assert await getattr(loaded.hass.config_entries, f"async_{way}")(
        loaded.entry.entry_id
    )
    await loaded.later(6)
    result = await result_of(loaded, flow)
    assert "findings: interrupted" in suggested(result)["report"]
    assert result["description_placeholders"]
    assert "report_test.interrupted" in result["description_placeholders"]["findings"]


async def test_form_is_closed_while_polling(loaded: Site) -> None:
    """Others need the poll, too."""
    hold = loaded.pbx.faults.hold = Hold()
    flow = await begin(loaded)
    await hold.asked.wait()
    loaded.hass.config_entries.options.async_abort(flow["flow_id"])
    loaded.pbx.faults.hold = None
    hold.answer.set()
    await loaded.later(1)
    assert not loaded.coordinator.recorder.is_recording
    assert loaded.coordinator.last_update_success


async def test_not_possible(site: Site) -> None:
    site.pbx.extensions.clear()
    await site.set_up(5)
    assert (await begin_options(site.hass, site.entry, "test_reports"))[
        "reason"
    ] == "no_extensions"
    await site.stop()
    assert site.entry.state is ConfigEntryState.NOT_LOADED
    assert (await begin_options(site.hass, site.entry, "test_reports"))[
        "reason"
    ] == "no_extensions"


async def test_what_is_left(site: Site, hass_client: ClientSessionGenerator) -> None:
    """The reports are in the diagnostics and in a text for an issue.

    Names, numbers, addresses and secrets are not.
    """
    assert await async_setup_component(site.hass, "diagnostics", {})
    await site.set_up(5)
    flow = await begin(site)
    await call(site)
    text = suggested(await result_of(site, flow))["report"]
    assert "new differences: none" in text
    assert '"action": "NewCdr"' in text
    diagnostics: Any = await get_diagnostics_for_config_entry(
        site.hass, hass_client, site.entry
    )
    recording = diagnostics["recording"]
    assert [report["action"] for _, report in recording["reports"]].count("ANSWER") == 2
    assert recording["ended_at"]
    for private in PRIVATE:
        assert private not in text
        assert private not in json.dumps(recording)
