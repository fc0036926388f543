"""Reports at the edges of an entry's life.

During its set-up, while it ends, and when something goes wrong in between.
"""

import asyncio
import logging
from pathlib import Path
from typing import Any
from unittest.mock import patch

import aiohttp
from aiohttp.test_utils import TestServer
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_WEBHOOK_ID, EVENT_STATE_CHANGED
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc.base.issues import Issue, async_raise_issue
from custom_components.openvox_uc.calls.signals import SIGNAL_CALL, PublishedCall
from custom_components.openvox_uc.connection import session
from custom_components.openvox_uc.connection.addresses import async_resolve
from custom_components.openvox_uc.const import EVENT_CALL
from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.errors import PbxRefusedError
from custom_components.openvox_uc.pbx.reports import BootUp
from tests.conftest import load_state, state_of
from tests.house import act, device_id, issue_of, types
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import compact
from tests.site import Site

LEG = "1784000000.1"
ALICE = "sensor.uc501_alice_101_status"
PBX_CALL = "event.uc501_call_event"
ALICE_CALL = "event.uc501_alice_101_call_event"
ACTIVE_CALLS = "sensor.uc501_active_calls"

type Body = dict[str, Any]


def inbound(pbx: SimulatedPbx, action: str = "RING") -> Body:
    trunk = {"inboundid": LEG, "from": "0301234", "to": "101", "trunk": "city"}
    return {
        "action": action,
        "callid": LEG,
        "ext": {"extid": "101"},
        "inbound": trunk,
        "sn": pbx.serial,
    }


def shown(changes: list[Event[Any]], entity_id: str) -> list[str]:
    states = [
        change.data["new_state"]
        for change in changes
        if change.data["entity_id"] == entity_id
    ]
    return [
        state.attributes["event_type"]
        for state in states
        if state and state.attributes.get("event_type")
    ]


def has_issue(site: Site, name: str) -> bool:
    return issue_of(site.hass, site.entry, name) is not None


@pytest.mark.usefixtures("all_enabled")
async def test_reports_during_set_up(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A call was answered during a reload.

    The event came, once, when the entities were there.
    """
    await site.set_up()
    await site.pbx.report(inbound(site.pbx))
    changes = async_capture_events(site.hass, EVENT_STATE_CHANGED)
    ask = PbxClient.trunks

    async def answered_meanwhile(client: PbxClient) -> Any:
        trunks = await ask(client)
        await site.pbx.report(inbound(site.pbx, "ANSWER"))
        assert state_of(site.hass, PBX_CALL) in {None, "unavailable"}
        return trunks

    monkeypatch.setattr(PbxClient, "trunks", answered_meanwhile)
    await site.load()
    assert types(site.live) == ["call_ringing", "call_answered"]
    for entity_id in (PBX_CALL, ALICE_CALL):
        assert shown(changes, entity_id)[-2:] == ["ringing", "answered"]
    assert state_of(site.hass, ACTIVE_CALLS) == "1"


async def test_report_during_a_set_up_that_fails(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for the set-up that succeeds, and its call ends if no report says so.

    What is left of the failed one does nothing.
    """
    changes = async_capture_events(site.hass, EVENT_STATE_CHANGED)
    with monkeypatch.context() as patched:

        async def refused_meanwhile(client: PbxClient) -> None:
            await site.pbx.report(inbound(site.pbx))
            raise PbxRefusedError("No.")

        patched.setattr(PbxClient, "extensions", refused_meanwhile)
        assert not await site.hass.config_entries.async_setup(site.entry.entry_id)
        assert load_state(site.entry) is ConfigEntryState.SETUP_RETRY
    await site.stop()
    await site.later(50, 10)
    assert site.live == []
    await site.load()
    await site.later(400, 20)
    assert types(site.live) == ["call_ringing", "call_missed"]
    assert shown(changes, PBX_CALL) == shown(changes, ALICE_CALL) == []
    assert state_of(site.hass, ACTIVE_CALLS) == "0"


async def test_reload_in_the_middle_of_a_report(site: Site, server: TestServer) -> None:
    """The PBX has to repeat it: no one would publish its events anymore."""
    await site.set_up()
    body = compact(inbound(site.pbx))
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    path = f"/api/webhook/{site.entry.data[CONF_WEBHOOK_ID]}"
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body[:9])
    await site.hass.async_block_till_done()
    await site.load()
    writer.write(body[9:])
    assert await reader.readline() == b"HTTP/1.1 503 Service Unavailable\r\n"
    writer.close()
    await writer.wait_closed()
    assert state_of(site.hass, ACTIVE_CALLS) == "0"
    await site.pbx.report(inbound(site.pbx))
    assert state_of(site.hass, ACTIVE_CALLS) == "1"
    assert types(site.live) == ["call_ringing"]


@pytest.mark.parametrize("while_closing", [False, True])
async def test_ringing_at_an_unload(
    site: Site, monkeypatch: pytest.MonkeyPatch, *, while_closing: bool
) -> None:
    """The end of a call that rings at an unload is not invented.

    The call may even ring while the session ends. It is long over at the next load.
    """
    await site.set_up()
    log_out = PbxClient.logout

    async def ringing_meanwhile(client: PbxClient) -> None:
        if while_closing:
            await site.desk.ring(["101"])
        await log_out(client)

    monkeypatch.setattr(PbxClient, "logout", ringing_meanwhile)
    if not while_closing:
        await site.desk.ring(["101"])
        assert state_of(site.hass, ACTIVE_CALLS) == "1"
    await site.stop()
    await site.desk.miss()
    site.live.clear()
    published: list[PublishedCall] = []
    async_dispatcher_connect(site.hass, SIGNAL_CALL, published.append)
    await site.later(3 * 86_400, 43_200)
    await site.load()
    await site.later(400, 20)
    assert (site.live, published) == ([], [])
    assert state_of(site.hass, ACTIVE_CALLS) == "0"
    assert state_of(site.hass, "calendar.uc501_call_log") == "off"


async def test_issues_of_a_disabled_entry(site: Site) -> None:
    """Repairs shows no faults of a PBX that is not used.

    Once it is used again, faults that remain are shown.
    """
    await site.set_up()
    for _ in range(3):
        site.pbx.forget_token()
        await site.later(61)
    assert has_issue(site, "session_contested")
    await site.hass.config_entries.async_set_disabled_by(
        site.entry.entry_id, ConfigEntryDisabler.USER
    )
    await site.hass.async_block_till_done()
    assert not has_issue(site, "session_contested")
    await site.hass.config_entries.async_set_disabled_by(site.entry.entry_id, None)
    await site.hass.async_block_till_done()
    assert has_issue(site, "session_contested")


async def test_removal_if_the_history_cannot_be_deleted(site: Site) -> None:
    await site.set_up()
    async_raise_issue(site.hass, site.entry, Issue.REPORT_URL_UNREACHABLE, url="x")
    with patch.object(Path, "unlink", side_effect=PermissionError):
        await site.hass.config_entries.async_remove(site.entry.entry_id)
    assert not has_issue(site, "report_url_unreachable")


async def test_slow_name(
    site: Site, server: TestServer, names: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.hass.config_entries.async_update_entry(
        site.entry, data={**site.entry.data, CONF_HOST: "localhost"}
    )
    url = server.make_url(f"/api/webhook/{site.entry.data[CONF_WEBHOOK_ID]}")

    async def reported_meanwhile(hass: HomeAssistant, host: str) -> tuple[str, ...]:
        site.coordinator.receive(BootUp(serial=None))
        async with (
            aiohttp.ClientSession() as sender,
            sender.post(url, json=inbound(site.pbx)) as response,
        ):
            assert response.status == 200
        return await async_resolve(site.hass, host)

    monkeypatch.setattr(session, "async_resolve", reported_meanwhile)
    await site.load()
    assert not has_issue(site, "foreign_sender")
    counts = site.coordinator.counts
    assert (counts.foreign, counts.received) == (0, 1)
    assert types(site.live) == ["call_ringing", "pbx_started"]
    assert state_of(site.hass, ACTIVE_CALLS) == "1"
    assert site.pbx.report_url
    assert site.pbx.report_url.startswith("127.0.0.1:")
    assert await site.pbx.report_state("101", "InUse") == 200
    assert state_of(site.hass, ALICE) == "in_use"


@pytest.mark.no_fail_on_log_exception
async def test_error_in_a_report(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The PBX gets an answer to a report that cannot be processed.

    It does not repeat the report then. The log does not show the webhook id.
    """
    await site.set_up()

    def break_down(*_: object) -> None:
        raise KeyError("leg")

    monkeypatch.setattr(site.coordinator.tracker, "feed", break_down)
    caplog.set_level(logging.INFO)
    assert await site.pbx.report(inbound(site.pbx)) == 200
    assert "failed to process a report" in caplog.text
    assert "KeyError: 'leg'" in caplog.text
    assert site.coordinator.config_entry.data[CONF_WEBHOOK_ID] not in caplog.text


async def test_states_before_events(site: Site) -> None:
    await site.set_up()
    found: list[tuple[str, str | None]] = []

    @callback
    def look(event: Event[Any]) -> None:
        found.append((event.data["type"], state_of(site.hass, ACTIVE_CALLS)))

    site.hass.bus.async_listen(EVENT_CALL, look)
    await site.pbx.report(inbound(site.pbx))
    assert found == [("call_ringing", "1")]


async def test_dialing_makes_a_report_due(site: Site) -> None:
    site.pbx.faults.always_registered = True
    site.pbx.faults.lose_reports = 1.0
    await site.set_up()
    await site.later(300, 20)
    assert not has_issue(site, "report_url_unreachable")
    phone = device_id(site.hass, site.entry, "_ext_101")
    await act(site.hass, "dial", device_id=phone, number="102")
    await site.later(61)
    assert has_issue(site, "report_url_unreachable")


async def test_trunks_refused(site: Site) -> None:
    """A PBX that does not list its trunks is still set up.

    Its phones are polled, and trunks once known are kept.
    """
    site.pbx.faults.refuse("10003", "trunklist/query")
    await site.load()
    site.pbx.set_state("101", "InUse")
    await site.later(61)
    assert state_of(site.hass, ALICE) == "in_use"
    assert site.entry.runtime_data.last_update_success
    site.pbx.faults.errno = ""
    await site.later(61)
    trunks = site.entry.runtime_data.data.trunks
    assert trunks
    site.pbx.faults.errno = "10003"
    site.pbx.set_state("101", "Idle")
    await site.later(61)
    assert state_of(site.hass, ALICE) == "idle"
    assert site.entry.runtime_data.data.trunks == trunks
