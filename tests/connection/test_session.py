"""Keeping the session: over real HTTP, with a PBX that goes away, starts again, forgets and refuses."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
import logging

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_fire_time_changed

from custom_components.openvox_uc.base.subjects import PBX
from custom_components.openvox_uc.calls.signals import state_signal
from custom_components.openvox_uc.connection.login_guard import async_get_login_guard
from custom_components.openvox_uc.const import EVENT_CALL
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from custom_components.openvox_uc.pbx.errors import PbxAuthRefusedError
from tests.conftest import Later, load_state, state_of
from tests.house import issue_of
from tests.simulator import SimulatedPbx
from tests.simulator.access import Target
from tests.simulator.faults import Hold

CONNECTION = "binary_sensor.uc501_connection"
STATUS = "sensor.uc501_alice_101_status"

type Paths = Callable[[], list[str]]

pytestmark = pytest.mark.usefixtures("freezer", "server")


@pytest.fixture
def paths(pbx: SimulatedPbx) -> Paths:
    def take() -> list[str]:
        taken = [path for path, _ in pbx.requests]
        pbx.requests.clear()
        return taken

    return take


def has_reauth(hass: HomeAssistant) -> bool:
    return any(flow["context"]["source"] == SOURCE_REAUTH for flow in hass.config_entries.flow.async_progress())


def logged(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [
        record for record in caplog.records if record.name.startswith("custom_components.openvox_uc") and record.levelno > logging.DEBUG
    ]


async def test_rhythm(coordinator: OpenVoxCoordinator, paths: Paths, later: Later) -> None:
    """Each minute comes a heartbeat and the two lists; every ten minutes the device and the voicemails. Queues have their own rhythm.

    While the call records of a week are fetched, the device is asked now and then whether it is still ours.
    """
    queues = ["queue/query", "queuestatus/query"]
    assert sorted(paths()) == ["deviceinfo/query", "extensionlist/query", "login", *queues, "trunklist/query", "voicemail/query"]
    await later(301)
    asked = paths()
    assert asked.count("heartbeat") == asked.count("extensionlist/query") == asked.count("trunklist/query") == 5
    assert asked.count("cdr/download") == 7
    assert asked.count("deviceinfo/query") == 1
    assert "voicemail/query" not in asked
    await later(601)
    asked = paths()
    assert asked.count("deviceinfo/query") == asked.count("voicemail/query") == 1
    assert coordinator.connected


async def test_where_reports_go(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    assert hass.config.api
    url = f"127.0.0.1:{{}}/api/webhook/{coordinator.config_entry.data['webhook_id']}"
    port = hass.config.api.port
    path, values = pbx.requests[0]
    assert path == "login"
    assert values.items() >= {"url": url.format(port), "urltag": 1, "port": str(port), "version": "0.0.1"}.items()
    hass.config.api.port = 4711
    await later(61)
    beat = next(values for path, values in pbx.requests if path == "heartbeat")
    assert beat == {"ipaddr": "127.0.0.1", "port": "4711", "urltag": "1", "url": url.format(4711)}
    assert pbx.report_url == beat["url"]


async def test_without_polling(hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, paths: Paths, later: Later) -> None:
    """Heartbeats keep the session; at a PBX that knows none, a lost token is noticed in a minute, too."""
    hass.config_entries.async_update_entry(entry, pref_disable_polling=True)
    assert await hass.config_entries.async_setup(entry.entry_id)
    paths()
    await later(301)
    assert [path for path in paths() if not path.startswith(("cdr/", "deviceinfo/", "voicemail/"))] == ["heartbeat"] * 5
    pbx.faults.errno, pbx.faults.paths = "10003", {"heartbeat"}
    await later(180)
    before = pbx.logins
    pbx.forget_token()
    await later(60)
    assert pbx.logins == before + 1
    assert pbx.token


async def test_all_entities_disabled(hass: HomeAssistant, coordinator: OpenVoxCoordinator, paths: Paths, later: Later) -> None:
    entry = coordinator.config_entry
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        registry.async_update_entity(entity.entity_id, disabled_by=er.RegistryEntryDisabler.USER)
    assert await hass.config_entries.async_reload(entry.entry_id)
    paths()
    await later(121)
    assert paths().count("heartbeat") == 2
    await later(60)
    assert "extensionlist/query" in paths()


async def test_power_cut(
    hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    await pbx.stop()
    caplog.clear()
    await later(61)
    assert state_of(hass, STATUS) == STATE_UNAVAILABLE
    assert state_of(hass, CONNECTION) == STATE_OFF
    await later(1800, 30)
    records = logged(caplog)
    assert [record.levelname for record in records] == ["ERROR"]
    assert "Failed to connect to the PBX at 127.0.0.1" in records[0].message
    caplog.clear()
    await pbx.start()
    await later(120)
    assert state_of(hass, STATUS) == "idle"
    assert state_of(hass, CONNECTION) == STATE_ON
    records = logged(caplog)
    assert [record.levelname for record in records] == ["INFO"]
    assert pbx.wrong_logins == 0


@pytest.mark.parametrize("fault", ["cut", "garbled", "empty", "html", "huge", "server_error"])
async def test_any_answer(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later, fault: str) -> None:
    setattr(pbx.faults, fault, True)
    await later(180)
    assert state_of(hass, STATUS) == STATE_UNAVAILABLE
    setattr(pbx.faults, fault, False)
    await later(120)
    assert state_of(hass, STATUS) == "idle"
    assert coordinator.last_update_success
    assert coordinator.extension_state("101") == "idle"


@pytest.mark.parametrize("fault", ["20004", "20011", "99999", "server_error", "garbled", "cut"])
async def test_a_pbx_without_heartbeats(
    hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    """A PBX that answers everything but heartbeats keeps its session all the same: a lost token is still found in a minute.

    Where reports go, it learns by a login.
    """
    if fault.isdecimal():
        pbx.faults.errno = fault
    else:
        setattr(pbx.faults, fault, True)
    pbx.faults.paths = {"heartbeat"}
    await later(3600, 20)
    assert coordinator.connected
    assert pbx.logins <= 2
    assert logged(caplog) == []
    assert not issue_of(hass, coordinator.config_entry, "session_contested")
    before = pbx.logins
    pbx.forget_token()
    await later(60)
    assert pbx.logins == before + 1
    assert await pbx.report({"action": "ExtensionStatus", "extension": "101", "status": "InUse", "sn": pbx.serial}) == 200
    assert state_of(hass, STATUS) == "in_use"
    assert hass.config.api
    hass.config.api.port = 4711
    await later(240)
    assert (pbx.report_url or "").startswith("127.0.0.1:4711/")
    assert pbx.logins == before + 2
    assert logged(caplog) == []


async def test_a_pbx_that_is_there_for_moments(pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    """A PBX that is back is asked after five seconds again only once a heartbeat has shown that it stays."""

    async def seconds_until(connected: bool) -> int:
        seconds = 0
        while coordinator.connected is not connected:
            await later(1)
            seconds += 1
        return seconds

    waits = []
    for minutes in (0, 0, 0, 0, 0, 1, 0):
        await later(61 * minutes)
        pbx.faults.cut = True
        await seconds_until(False)
        pbx.faults.cut = False
        waits.append(await seconds_until(True))
    assert waits == [5, 10, 20, 30, 30, 5, 10]


async def test_broken_list_is_no_outage(pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, paths: Paths, later: Later) -> None:
    """What was known stays; if only the trunks are broken, phones and calls are processed all the same."""
    pbx.faults.garbled, pbx.faults.paths = True, {"extensionlist/query"}
    paths()
    await later(181)
    assert coordinator.connected
    polled = [coordinator.last_update_success]
    assert "login" not in paths()
    assert coordinator.extension_state("101") == "idle"
    pbx.faults.paths = {"trunklist/query"}
    pbx.set_state("101", "Busy")
    await later(61)
    assert [*polled, coordinator.last_update_success] == [False, True]
    assert coordinator.extension_state("101") == "in_use"
    assert list(coordinator.data.trunks) == ["to-108-16", "to-18-16-2"]


async def let_it_hang(hass: HomeAssistant, pbx: SimulatedPbx, freezer: FrozenDateTimeFactory) -> None:
    """Wait for a request that the PBX does not answer, until nobody waits for an answer any more."""
    assert pbx.faults.hold
    await pbx.faults.hold.asked.wait()
    pbx.faults.hold.asked.clear()
    freezer.tick(16)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_hanging_trunks_leave_the_phones_alone(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    paths: Paths,
    later: Later,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Trunks whose list does not come stay as they were known, it is asked for less often, and that is told once."""
    pbx.faults.hold, pbx.faults.paths = Hold(), {"trunklist/query"}
    pbx.set_state("101", "Busy")
    paths()
    for _ in range(2):
        freezer.tick(60)
        async_fire_time_changed(hass)
        await let_it_hang(hass, pbx, freezer)
        assert coordinator.extension_state("101") == "in_use"
        assert state_of(hass, "sensor.uc501_trunk_to_108_16_status") == "registered"
        await later(540)
        asked = paths()
        assert asked.count("trunklist/query") == 1
        assert asked.count("extensionlist/query") == 10
        assert "login" not in asked
    [record] = logged(caplog)
    assert record.levelname == "WARNING"
    assert "the list of trunks does not come, so they stay as they were: The PBX at 127.0.0.1" in record.message
    pbx.faults.hold = None
    pbx.trunks[0].status = "Failure"
    await later(180)
    assert state_of(hass, "sensor.uc501_trunk_to_108_16_status") == "failed"
    assert [record.levelname for record in logged(caplog)] == ["WARNING", "INFO"]
    assert paths().count("trunklist/query") == 3


async def test_no_list_of_trunks(hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, freezer: FrozenDateTimeFactory) -> None:
    pbx.faults.hold, pbx.faults.paths = Hold(), {"trunklist/query"}
    set_up = hass.async_create_task(hass.config_entries.async_setup(entry.entry_id))
    await let_it_hang(hass, pbx, freezer)
    assert await set_up
    assert state_of(hass, STATUS) == "idle"


@pytest.mark.parametrize(("is_heard", "skew"), [(True, 0), (False, 0), (False, -431), (False, -7 * 3600 - 431), (False, 431)])
async def test_boot(
    hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later, is_heard: bool, skew: float
) -> None:
    """A PBX reports that it has booted; if that got lost, the device info after the next login shows it, also if its clock is wrong."""
    events = async_capture_events(hass, EVENT_CALL)
    pbx.skew = skew
    await later(100)
    await pbx.desk.ring(["101"])
    await hass.async_block_till_done()
    assert coordinator.tracker.active_calls == 1
    if not is_heard:
        pbx.access.target = None
    await later(40)
    await pbx.boot()
    booted_at = dt_util.utcnow()
    await later(1 if is_heard else 120)
    assert coordinator.tracker.active_calls == 0
    assert pbx.logins == 2
    assert [event.data["type"] for event in events] == ["call_ringing", "call_missed", "pbx_started"]
    assert events[1].data["reason"] == "pbx_restart"
    ids = {"config_entry_id": coordinator.config_entry.entry_id, "device_id": coordinator.presenter.device_id, "serial": pbx.serial}
    assert events[2].data.items() >= ids.items()
    assert coordinator.last_boot
    assert abs(coordinator.last_boot - booted_at) < timedelta(seconds=5)
    await later(700)
    assert len(events) == 3
    assert coordinator.connected
    assert state_of(hass, STATUS) == "idle"


async def test_time_zone_of_a_pbx_without_a_clock(hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later) -> None:
    """Another time zone moves the boot by an hour, and is no restart; a boot that is an hour later is one, for it ends the session."""
    pbx.faults.no_clock = True
    pbx.booted_at = booted_at = pbx.clock() - 3600
    assert await hass.config_entries.async_setup(entry.entry_id)
    events = async_capture_events(hass, EVENT_CALL)
    pbx.utc_offset += 3600
    await later(660)
    assert not events
    pbx.access.target = None
    await pbx.boot()
    pbx.booted_at = booted_at + 3600
    await later(120)
    assert [event.data["type"] for event in events] == ["pbx_started"]


async def test_boots_in_a_row(pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    await later(60)
    for _ in range(10):
        await pbx.report({"action": "BootUp", "sn": pbx.serial})
        await later(2)
    assert pbx.logins == 2


async def test_lost_token(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    states: list[str] = []
    async_dispatcher_connect(hass, state_signal(coordinator.config_entry.entry_id, PBX), lambda: states.append("changed"))
    pbx.forget_token()
    await later(61)
    assert pbx.logins == 2
    assert coordinator.connected
    assert not states
    assert await pbx.report({"action": "ExtensionStatus", "extension": "101", "status": "InUse", "sn": pbx.serial}) == 200
    assert state_of(hass, STATUS) == "in_use"


async def test_contest(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    entry = coordinator.config_entry
    for _ in range(3):
        assert not issue_of(hass, entry, "session_contested")
        pbx.forget_token()
        await later(61)
    assert issue_of(hass, entry, "session_contested")
    before = pbx.logins
    for _ in range(10):
        pbx.forget_token()
        await later(60)
    assert before < pbx.logins <= before + 2
    assert issue_of(hass, entry, "session_contested")
    await later(900)
    assert not issue_of(hass, entry, "session_contested")
    assert coordinator.connected
    pbx.forget_token()
    await later(61)
    assert coordinator.connected


async def test_contest_during_set_up(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant = pbx.access.grant
    with monkeypatch.context() as patched:

        def grant_and_forget(client: str, target: Target) -> str:
            token = grant(client, target)
            pbx.forget_token()
            return token

        patched.setattr(pbx.access, "grant", grant_and_forget)
        assert not await hass.config_entries.async_setup(entry.entry_id)
        await later(60)
        assert issue_of(hass, entry, "session_contested")
        assert "The next login of Home Assistant is in 5 min" in (entry.reason or "")
        before = pbx.logins
        for _ in range(60):
            await later(60, 20)
            assert issue_of(hass, entry, "session_contested")
        assert load_state(entry) is ConfigEntryState.SETUP_RETRY
        assert 6 <= pbx.logins - before <= 12
        await hass.config_entries.async_reload(entry.entry_id)
        assert pbx.logins - before <= 12
    await later(400)
    assert load_state(entry) is ConfigEntryState.LOADED
    assert issue_of(hass, entry, "session_contested")
    await later(600)
    assert not issue_of(hass, entry, "session_contested")


async def test_an_outage_ends_no_contest(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    entry = coordinator.config_entry
    for _ in range(3):
        pbx.forget_token()
        await later(61)
    assert issue_of(hass, entry, "session_contested")
    await pbx.stop()
    await later(1200, 20)
    assert issue_of(hass, entry, "session_contested")
    await pbx.start()
    await later(60)
    assert coordinator.connected
    await later(480)
    assert issue_of(hass, entry, "session_contested")
    await later(180)
    assert not issue_of(hass, entry, "session_contested")


async def start_again(pbx: SimulatedPbx, later: Later) -> Target | None:
    """Let the PBX be away for two minutes and forget the target of its reports, which is returned."""
    await pbx.stop()
    await later(120)
    target, pbx.access.target = pbx.access.target, None
    await pbx.start()
    return target


@pytest.mark.parametrize("reports_boot", [False, True])
async def test_pbx_that_starts_refuses(
    hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later, reports_boot: bool
) -> None:
    """A PBX that comes back may refuse everything for a while: it gets one more chance, late, or once it reports that it has booted."""
    pbx.faults.refuse_all = True
    target = await start_again(pbx, later)
    await later(200)
    assert pbx.requests[-1][0] == "login"
    assert not has_reauth(hass)
    assert state_of(hass, CONNECTION) == STATE_OFF
    pbx.faults.refuse_all = False
    if reports_boot:
        pbx.access.target = target
        await pbx.boot()
    await later(1 if reports_boot else 150)
    assert coordinator.connected
    assert not has_reauth(hass)


async def test_pbx_that_keeps_refusing(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    pbx.password = "other"
    await start_again(pbx, later)
    await later(200)
    assert not has_reauth(hass)
    await later(200)
    assert has_reauth(hass)
    await later(3600, 60)
    assert pbx.wrong_logins == 2


async def test_boot_answers_the_question(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, later: Later) -> None:
    """A PBX that has refused and then says that it has started is asked once more; if it lets us in, nobody is asked for a password."""
    await later(600)
    pbx.password = "other"
    pbx.forget_token()
    await later(61)
    assert has_reauth(hass)
    pbx.password = "secret"
    await pbx.boot()
    await later(1)
    assert state_of(hass, CONNECTION) == STATE_ON
    assert not has_reauth(hass)


async def test_guard_forbids(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, paths: Paths, later: Later) -> None:
    """When somebody has tried wrong passwords in a form, the session waits too, and nobody is asked for the right one."""
    guard = await async_get_login_guard(hass)
    for _ in range(3):
        with pytest.raises(PbxAuthRefusedError):
            async with guard.gate("127.0.0.1"):
                raise PbxAuthRefusedError("wrong")
    pbx.forget_token()
    await later(61)
    assert state_of(hass, CONNECTION) == STATE_OFF
    paths()
    await later(530)
    assert "login" not in paths()
    await later(20)
    assert coordinator.connected
    assert not has_reauth(hass)


async def test_no_logout(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.openvox_uc.connection.http_session._LOGOUT_SECONDS", 0)
    pbx.faults.slow = 3600
    assert await hass.config_entries.async_unload(coordinator.config_entry.entry_id)
    assert coordinator.config_entry.state is ConfigEntryState.NOT_LOADED


async def held_login(hass: HomeAssistant, pbx: SimulatedPbx, freezer: FrozenDateTimeFactory, path: str = "login") -> Hold:
    """Let the session get lost, and a login be under way of which the PBX does not answer one request yet."""
    hold = pbx.faults.hold = Hold()
    pbx.faults.paths = {path}
    pbx.forget_token()
    freezer.tick(61)
    async_fire_time_changed(hass)
    await hold.asked.wait()
    return hold


@pytest.mark.parametrize("path", ["login", "deviceinfo/query"])
async def test_unload_gives_a_login_up(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    freezer: FrozenDateTimeFactory,
    later: Later,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
) -> None:
    """A login that is not answered holds nobody up, and does not go on after the unload; the next load has nothing to suffer."""
    monkeypatch.setattr("custom_components.openvox_uc.connection.http_session._LOGOUT_SECONDS", 0)
    hold = await held_login(hass, pbx, freezer, path)
    entry = coordinator.config_entry
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert not [task for task in asyncio.all_tasks() if "_log_in" in repr(task)]
    asked = len(pbx.requests)
    hold.answer.set()
    await later(600, 60)
    assert len(pbx.requests) == asked
    assert not coordinator.client.logged_in
    pbx.faults.hold = None
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert entry.runtime_data.connected


async def test_unload_ends_a_session_that_has_just_begun(
    hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator, freezer: FrozenDateTimeFactory
) -> None:
    hold = await held_login(hass, pbx, freezer)
    unload = hass.async_create_task(hass.config_entries.async_unload(coordinator.config_entry.entry_id))
    hold.answer.set()
    assert await unload
    assert pbx.logins == 2
    assert pbx.requests[-1][0] == "logout"
    assert pbx.token is None


async def test_stop_of_home_assistant(hass: HomeAssistant, pbx: SimulatedPbx, coordinator: OpenVoxCoordinator) -> None:
    token = pbx.token
    await hass.async_stop(force=True)
    assert pbx.token == token


async def test_stop_in_a_set_up(hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture) -> None:
    """One that waits for an answer after its login is broken off at the very end of the stop, when nothing can be sent any more."""
    pbx.faults.hold = hold = Hold()
    pbx.faults.paths = {"deviceinfo/query"}
    set_up = hass.async_create_task(hass.config_entries.async_setup(entry.entry_id))
    await hold.asked.wait()
    token = pbx.token
    await hass.async_stop(force=True)
    assert set_up.cancelled()
    assert pbx.token == token
    assert "Error doing job" not in caplog.text
