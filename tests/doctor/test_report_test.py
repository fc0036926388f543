"""The test of reports itself: from where it is started, what it leaves behind, and what ends it."""

import json
from typing import Any

from homeassistant.components.persistent_notification import _async_get_or_create_notifications
from homeassistant.components.system_health import get_info
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.components.diagnostics import get_diagnostics_for_config_entry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.doctor.report_test import async_last_result
from custom_components.openvox_uc.webhook.recorder import Verdict
from tests.forms import begin_options, submit_options
from tests.house import entity_id
from tests.simulator.faults import Hold
from tests.site import Site

from .test_broken import call

PRIVATE = ("0301234", "Alice", "127.0.0.1", "a09805021987", "webhook-of", "to-18-16-2")


async def press(site: Site) -> None:
    button = entity_id(site.hass, "button", f"{site.pbx.serial}_test_reports")
    await site.hass.services.async_call("button", "press", {ATTR_ENTITY_ID: button}, blocking=True)


async def submit_form(site: Site) -> ConfigFlowResult:
    result = await begin_options(site.hass, site.entry, "test_reports")
    return await submit_options(site.hass, result, {"phone": "101"})


def shown(site: Site) -> str:
    [notification] = _async_get_or_create_notifications(site.hass).values()
    return notification["message"]


async def test_button(site: Site) -> None:
    await site.set_up(5)
    await press(site)
    assert "Make a call with one of your phones now" in shown(site)
    with pytest.raises(ServiceValidationError, match="already running"):
        await press(site)
    await call(site)
    assert "A call was reported up to its record" in shown(site)
    assert "| NewCdr | 1 |" in shown(site)
    assert site.coordinator.report_test is None
    await press(site)
    await site.later(61)
    assert "If you did not make a call, repeat the test" in shown(site)


async def test_button_without_status_monitor(site: Site) -> None:
    for extension in site.pbx.extensions:
        extension.monitored = False
    await site.set_up(5)
    await press(site)
    await call(site)
    assert "not those about states and ringing" in shown(site)


async def test_form(site: Site) -> None:
    await site.set_up(5)
    result = await begin_options(site.hass, site.entry, "test_reports")
    result = await submit_options(site.hass, result, {"phone": "101", "callee": "101"})
    assert result["errors"] == {"callee": "same_phone"}
    await press(site)
    result = await submit_options(site.hass, result, {"phone": "101"})
    assert result["errors"] == {"base": "report_test_running"}
    await site.later(61)
    result = await submit_options(site.hass, result, {"phone": "101"})
    assert result["description_placeholders"] == {"phone": "Alice (101)", "seconds": "60"}
    # Closing the form ends the test.
    site.hass.config_entries.options.async_abort(result["flow_id"])
    await site.later(1)
    assert site.coordinator.report_test is None


async def test_it_changes_nothing(site: Site) -> None:
    await site.set_up(5)
    logins = site.pbx.logins
    result = await begin_options(site.hass, site.entry, "test_reports")
    result = await submit_options(site.hass, result, {"phone": "101"})
    await call(site)
    await site.later(10)
    await site.hass.config_entries.options.async_configure(result["flow_id"])
    await submit_options(site.hass, result, {})
    assert dict(site.entry.options) == {}
    assert site.pbx.logins == logins


@pytest.mark.parametrize("way", ["reload", "unload"])
async def test_an_entry_that_is_unloaded_ends_it(site: Site, way: str) -> None:
    """Nobody is left waiting for a result, in the form or at the notification."""
    for begin in (press, submit_form):
        await site.set_up(5)
        flow = await begin(site)
        pbx = site.coordinator
        assert await getattr(site.hass.config_entries, f"async_{way}")(site.entry.entry_id)
        await site.later(1)
        assert pbx.report_test is None
        result = async_last_result(site.hass, site.entry.entry_id)
        assert result
        assert [finding.key for finding in result.findings] == ["interrupted"]
        if flow:
            assert (await site.hass.config_entries.options.async_configure(flow["flow_id"]))["step_id"] == "report_test_result"
        else:
            assert "The test was interrupted" in shown(site)
        await site.stop()


async def test_form_is_closed_while_polling(site: Site) -> None:
    """Others need the poll, too."""
    await site.set_up(5)
    hold = site.pbx.faults.hold = Hold()
    flow = await submit_form(site)
    await hold.asked.wait()
    site.hass.config_entries.options.async_abort(flow["flow_id"])
    site.pbx.faults.hold = None
    hold.answer.set()
    await site.later(1)
    assert site.coordinator.report_test is None
    assert site.coordinator.last_update_success


async def test_phone_that_was_removed(site: Site) -> None:
    await site.set_up(5)
    result = await begin_options(site.hass, site.entry, "test_reports")
    site.pbx.delete_extension("101")
    await site.later(61)
    result = await submit_options(site.hass, result, {"phone": "101"})
    assert result["errors"] == {"phone": "door_phone_gone"}


async def test_strangers_leave_room(site: Site) -> None:
    """Whoever knows the URL cannot fill the test with other reports."""
    await site.set_up(5)
    await press(site)
    test = site.coordinator.report_test
    assert test
    for _ in range(1000):
        test.received(Verdict.FOREIGN, "192.0.2.1", b"", None)
    await call(site)
    assert "A call was reported up to its record" in shown(site)


async def test_not_possible(site: Site) -> None:
    site.pbx.extensions.clear()
    await site.set_up(5)
    assert (await begin_options(site.hass, site.entry, "test_reports"))["reason"] == "no_extensions"
    await site.stop()
    assert site.entry.state is ConfigEntryState.NOT_LOADED
    assert (await begin_options(site.hass, site.entry, "test_reports"))["reason"] == "not_loaded"


async def test_what_is_left(site: Site, hass_client: ClientSessionGenerator) -> None:
    """The result is in the diagnostics, the system health and a text for an issue, without names, numbers, addresses and secrets."""
    assert await async_setup_component(site.hass, "system_health", {})
    assert await async_setup_component(site.hass, "diagnostics", {})
    await site.set_up(5)
    assert (await get_info(site.hass))[DOMAIN]["report_test"] == "Never"
    await press(site)
    await call(site)
    health = (await get_info(site.hass))[DOMAIN]["report_test"]
    assert health == "ExtensionStatus 3, ALERT 1, RING 1, ANSWER 2, BYE 2, NewCdr 1"
    diagnostics: Any = await get_diagnostics_for_config_entry(site.hass, hass_client, site.entry)
    left = diagnostics["report_test"]
    assert left["reports"]["ANSWER"] == 2
    assert left["findings"] == ["arrived", "whole_call", "in_time"]
    result = async_last_result(site.hass, site.entry.entry_id)
    assert result
    text = result.as_text()
    assert "new differences: none" in text
    assert '"action": "NewCdr"' in text
    for private in PRIVATE:
        assert private not in text
        assert private not in json.dumps(left)
