"""Keeping the session.

Over real HTTP, with a PBX that goes away, starts again, forgets and refuses.
"""

import asyncio
from datetime import timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.openvox_uc.base.signals import state_signal
from custom_components.openvox_uc.base.subjects import PBX
from custom_components.openvox_uc.connection.login_guard import async_get_login_guard
from custom_components.openvox_uc.pbx.errors import PbxAuthRefusedError
from tests.conftest import load_state, state_of
from tests.house import held, issue_of, reauth_flows, types
from tests.simulator.access import Target
from tests.simulator.faults import Hold
from tests.site import Site

CONNECTION = "binary_sensor.uc501_connection"
STATUS = "sensor.uc501_alice_101_status"


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


async def assert_reports_arrive(site: Site) -> None:
    assert await site.pbx.report_state("101", "InUse") == 200
    assert state_of(site.hass, STATUS) == "in_use"


async def test_rhythm(site: Site) -> None:
    """Requests check now and then that the device is still ours.

    Meanwhile, the call records of a week are fetched.
    """
    queues = ["queue/query", "queuestatus/query"]
    assert sorted(site.asked()) == [
        "deviceinfo/query",
        "extensionlist/query",
        "login",
        *queues,
        "trunklist/query",
        "voicemail/query",
    ]
    await site.later(301)
    asked = site.asked()
    assert (
        asked.count("heartbeat")
        == asked.count("extensionlist/query")
        == asked.count("trunklist/query")
        == 5
    )
    assert asked.count("cdr/download") == 7
    assert asked.count("deviceinfo/query") == 1
    assert "voicemail/query" not in asked
    await site.later(601)
    asked = site.asked()
    assert asked.count("deviceinfo/query") == asked.count("voicemail/query") == 1
    assert site.coordinator.connected


async def test_where_reports_go(site: Site) -> None:
    assert site.hass.config.api
    url = f"127.0.0.1:{{}}/api/webhook/{site.entry.data['webhook_id']}"
    port = site.hass.config.api.port
    path, values = site.pbx.requests[0]
    assert path == "login"
    assert (
        values.items()
        >= {
            "url": url.format(port),
            "urltag": 1,
            "port": str(port),
            "version": "0.0.1",
        }.items()
    )
    site.hass.config.api.port = 4711
    await site.later(61)
    beat = site.pbx.fields_of("heartbeat")[0]
    assert beat == {
        "ipaddr": "127.0.0.1",
        "port": "4711",
        "urltag": "1",
        "url": url.format(4711),
    }
    assert site.pbx.report_url == beat["url"]


async def test_without_polling(unloaded: Site) -> None:
    unloaded.hass.config_entries.async_update_entry(
        unloaded.entry, pref_disable_polling=True
    )
    await unloaded.set_up()
    unloaded.asked()
    await unloaded.later(301)
    assert [
        path
        for path in unloaded.asked()
        if not path.startswith(("cdr/", "deviceinfo/", "voicemail/"))
    ] == ["heartbeat"] * 5
    unloaded.pbx.faults.refuse("10003", "heartbeat")
    await unloaded.later(180)
    before = unloaded.pbx.logins
    unloaded.pbx.forget_token()
    await unloaded.later(60)
    assert unloaded.pbx.logins == before + 1
    assert unloaded.pbx.token


async def test_all_entities_disabled(site: Site) -> None:
    entry = site.entry
    registry = er.async_get(site.hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        registry.async_update_entity(
            entity.entity_id, disabled_by=er.RegistryEntryDisabler.USER
        )
    assert await site.hass.config_entries.async_reload(entry.entry_id)
    site.asked()
    await site.later(121)
    assert site.asked().count("heartbeat") == 2
    await site.later(60)
    assert "extensionlist/query" in site.asked()


async def test_power_cut(texts_as_keys: None, site: Site) -> None:
    """The PBX was off for half an hour.

    The log had one error, and one message when the PBX was back, which took less than
    two minutes.
    """
    await site.pbx.stop()
    site.caplog.clear()
    await site.later(61)
    assert state_of(site.hass, STATUS) == STATE_UNAVAILABLE
    assert state_of(site.hass, CONNECTION) == STATE_OFF
    await site.later(1800, 30)
    [record] = site.logged()
    assert record.levelname == "ERROR"
    assert "pbx_not_reachable.message 127.0.0.1" in record.message
    site.caplog.clear()
    await site.pbx.start()
    await site.later(120)
    assert state_of(site.hass, STATUS) == "idle"
    assert state_of(site.hass, CONNECTION) == STATE_ON
    [record] = site.logged()
    assert record.levelname == "INFO"
    assert site.pbx.wrong_logins == 0


@pytest.mark.parametrize("fault", ["cut", "garbled", "empty", "html", "server_error"])
async def test_any_answer(site: Site, fault: str) -> None:
    """For three minutes, all answers were wrong.

    They were cut, garbled, empty, a web page, or HTTP errors. The phones were
    unavailable, and were back two minutes after the answers were.
    """
    setattr(site.pbx.faults, fault, True)
    await site.later(180)
    assert state_of(site.hass, STATUS) == STATE_UNAVAILABLE
    setattr(site.pbx.faults, fault, False)
    await site.later(120)
    assert state_of(site.hass, STATUS) == "idle"
    assert site.coordinator.last_update_success
    assert site.coordinator.extension_state("101") == "idle"


@pytest.mark.parametrize(
    "fault", ["20004", "20011", "99999", "server_error", "garbled", "cut"]
)
async def test_a_pbx_without_heartbeats(site: Site, fault: str) -> None:
    """A lost token is still noticed within a minute.

    The PBX learns by a login where reports go.
    """
    if fault.isdecimal():
        site.pbx.faults.errno = fault
    else:
        setattr(site.pbx.faults, fault, True)
    site.pbx.faults.paths = {"heartbeat"}
    await site.later(3600, 20)
    assert site.coordinator.connected
    assert site.pbx.logins <= 2
    assert site.logged() == []
    assert not issue_of(site.hass, site.entry, "session_contested")
    before = site.pbx.logins
    site.pbx.forget_token()
    await site.later(60)
    assert site.pbx.logins == before + 1
    await assert_reports_arrive(site)
    assert site.hass.config.api
    site.hass.config.api.port = 4711
    await site.later(240)
    assert (site.pbx.report_url or "").startswith("127.0.0.1:4711/")
    assert site.pbx.logins == before + 2
    assert site.logged() == []


async def test_a_pbx_that_is_back_only_briefly(site: Site) -> None:
    """The PBX has to stay until retries begin at five seconds again.

    A heartbeat shows that it stays.
    """

    async def seconds_until(connected: bool) -> int:
        seconds = 0
        while site.coordinator.connected is not connected:
            await site.later(1)
            seconds += 1
        return seconds

    waits = []
    for minutes in (0, 0, 0, 0, 0, 1, 0):
        await site.later(61 * minutes)
        site.pbx.faults.cut = True
        await seconds_until(False)
        site.pbx.faults.cut = False
        waits.append(await seconds_until(True))
    assert waits == [5, 10, 20, 30, 30, 5, 10]


async def test_broken_list_is_not_an_outage(site: Site) -> None:
    """The list of phones was garbled for three minutes.

    The PBX stayed connected, without another login.
    """
    site.pbx.faults.garbled, site.pbx.faults.paths = True, {"extensionlist/query"}
    site.asked()
    await site.later(181)
    assert site.coordinator.connected
    assert not site.coordinator.last_update_success
    assert "login" not in site.asked()
    assert site.coordinator.extension_state("101") == "idle"


async def let_it_hang(site: Site) -> None:
    """Wait for a request that the PBX does not answer.

    Then wait until nothing waits for an answer anymore.
    """
    assert site.pbx.faults.hold
    await site.pbx.faults.hold.asked.wait()
    site.pbx.faults.hold.asked.clear()
    site.clock.tick(16)
    await site.hass.async_block_till_done(wait_background_tasks=True)


async def test_hanging_trunks_leave_the_phones_alone(site: Site) -> None:
    """The PBX did not answer requests for its trunks.

    The phones were polled as before, and the trunks stayed as they were until the next
    session.
    """
    site.pbx.faults.hold, site.pbx.faults.paths = Hold(), {"trunklist/query"}
    site.pbx.set_state("101", "Busy")
    site.asked()
    for _ in range(2):
        site.clock.tick(60)
        async_fire_time_changed(site.hass)
        await let_it_hang(site)
        assert site.coordinator.extension_state("101") == "in_use"
        assert (
            state_of(site.hass, "sensor.uc501_trunk_to_108_16_status") == "registered"
        )
        await site.later(540)
        asked = site.asked()
        assert asked.count("trunklist/query") == 1
        assert asked.count("extensionlist/query") == 10
        assert "login" not in asked
    site.clock.tick(60)
    async_fire_time_changed(site.hass)
    await let_it_hang(site)
    site.pbx.faults.hold = None
    site.pbx.trunks[0].status = "Failure"
    site.pbx.forget_token()
    await site.later(120)
    assert state_of(site.hass, "sensor.uc501_trunk_to_108_16_status") == "failed"
    assert not site.logged()


async def test_no_list_of_trunks(unloaded: Site) -> None:
    unloaded.pbx.faults.hold, unloaded.pbx.faults.paths = Hold(), {"trunklist/query"}
    set_up = unloaded.hass.async_create_task(
        unloaded.hass.config_entries.async_setup(unloaded.entry.entry_id)
    )
    await let_it_hang(unloaded)
    assert await set_up
    assert state_of(unloaded.hass, STATUS) == "idle"


@pytest.mark.parametrize(
    ("is_heard", "skew"),
    [(True, 0), (False, 0), (False, -431), (False, -7 * 3600 - 431), (False, 431)],
)
async def test_boot(site: Site, is_heard: bool, skew: float) -> None:
    """The PBX restarted while a phone rang, with a BootUp or without one.

    Its clock was right, or wrong by minutes or hours. The call ended once, as missed,
    the restart was announced once, and the time of the boot was right.
    """
    events = site.live
    site.pbx.skew = skew
    await site.later(100)
    await site.desk.ring(["101"])
    await site.hass.async_block_till_done()
    assert site.coordinator.tracker.active_calls == 1
    if not is_heard:
        site.pbx.access.target = None
    await site.later(40)
    await site.pbx.boot()
    booted_at = dt_util.utcnow()
    await site.later(1 if is_heard else 120)
    assert site.coordinator.tracker.active_calls == 0
    assert site.pbx.logins == 2
    assert types(events) == [
        "call_ringing",
        "call_missed",
        "pbx_started",
    ]
    assert events[1].data["reason"] == "pbx_restart"
    ids = {
        "config_entry_id": site.entry.entry_id,
        "device_id": site.coordinator.device_id,
        "serial": site.pbx.serial,
    }
    assert events[2].data.items() >= ids.items()
    assert site.coordinator.last_boot
    assert abs(site.coordinator.last_boot - booted_at) < timedelta(seconds=5)
    await site.later(700)
    assert len(events) == 3
    assert site.coordinator.connected
    assert state_of(site.hass, STATUS) == "idle"


async def test_boots_in_a_row(site: Site) -> None:
    await site.later(60)
    for _ in range(10):
        await site.pbx.report({"action": "BootUp", "sn": site.pbx.serial})
        await site.later(2)
    assert site.pbx.logins == 2


async def test_lost_token(site: Site) -> None:
    """The PBX forgot the token.

    Home Assistant logged in within a minute, was shown as connected all the time, and
    got its reports again.
    """
    states: list[str] = []
    async_dispatcher_connect(
        site.hass,
        state_signal(site.entry.entry_id, PBX),
        lambda: states.append("changed"),
    )
    site.pbx.forget_token()
    await site.later(61)
    assert site.pbx.logins == 2
    assert site.coordinator.connected
    assert not states
    await assert_reports_arrive(site)


async def test_contest(site: Site) -> None:
    """Another program logged in with the same API user once a minute.

    It took the session and the reports. After the third time, a repair issue said so,
    and Home Assistant logged in every five minutes only. Once the other program had
    stopped, it had its session and its reports again, and the issue was gone.
    """
    entry = site.entry
    elsewhere = Target("127.0.0.2", 9, "/")
    for _ in range(3):
        assert not issue_of(site.hass, entry, "session_contested")
        site.pbx.access.grant("127.0.0.2", elsewhere)
        await site.later(61)
    assert issue_of(site.hass, entry, "session_contested")
    site.asked()
    for _ in range(10):
        site.pbx.access.grant("127.0.0.2", elsewhere)
        await site.later(60)
    assert 1 <= site.asked().count("login") <= 2
    assert issue_of(site.hass, entry, "session_contested")
    await site.later(900)
    assert not issue_of(site.hass, entry, "session_contested")
    assert site.coordinator.connected
    await assert_reports_arrive(site)
    site.pbx.forget_token()
    await site.later(61)
    assert site.coordinator.connected


async def test_contest_during_set_up(
    texts_as_keys: None, unloaded: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant = unloaded.pbx.access.grant
    with monkeypatch.context() as patched:

        def grant_and_forget(client: str, target: Target) -> str:
            token = grant(client, target)
            unloaded.pbx.forget_token()
            return token

        patched.setattr(unloaded.pbx.access, "grant", grant_and_forget)
        assert not await unloaded.hass.config_entries.async_setup(
            unloaded.entry.entry_id
        )
        await unloaded.later(60)
        assert issue_of(unloaded.hass, unloaded.entry, "session_contested")
        assert "session_contested.message 5" in (unloaded.entry.reason or "")
        before = unloaded.pbx.logins
        await unloaded.later(3600, 20)
        assert issue_of(unloaded.hass, unloaded.entry, "session_contested")
        assert load_state(unloaded.entry) is ConfigEntryState.SETUP_RETRY
        assert 6 <= unloaded.pbx.logins - before <= 12
        await unloaded.hass.config_entries.async_reload(unloaded.entry.entry_id)
        assert unloaded.pbx.logins - before <= 12
    await unloaded.later(400)
    assert load_state(unloaded.entry) is ConfigEntryState.LOADED
    assert issue_of(unloaded.hass, unloaded.entry, "session_contested")
    await unloaded.later(600)
    assert not issue_of(unloaded.hass, unloaded.entry, "session_contested")


async def test_an_outage_does_not_end_a_contest(site: Site) -> None:
    entry = site.entry
    for _ in range(3):
        site.pbx.forget_token()
        await site.later(61)
    assert issue_of(site.hass, entry, "session_contested")
    await site.pbx.stop()
    await site.later(1200, 20)
    assert issue_of(site.hass, entry, "session_contested")
    await site.pbx.start()
    await site.later(60)
    assert site.coordinator.connected
    await site.later(480)
    assert issue_of(site.hass, entry, "session_contested")
    await site.later(180)
    assert not issue_of(site.hass, entry, "session_contested")


async def start_again(site: Site) -> Target | None:
    """Let the PBX be away for two minutes and forget the target of its reports.

    Return the target.
    """
    await site.pbx.stop()
    await site.later(120)
    target, site.pbx.access.target = site.pbx.access.target, None
    await site.pbx.start()
    return target


@pytest.mark.parametrize("reports_boot", [False, True])
async def test_pbx_that_starts_refuses(site: Site, reports_boot: bool) -> None:
    """The PBX refused all logins while it started.

    No credentials were requested, and the PBX was back by itself.
    """
    site.pbx.faults.refuse_all = True
    target = await start_again(site)
    await site.later(200)
    assert site.pbx.paths[-1] == "login"
    assert not reauth_flows(site.hass)
    assert state_of(site.hass, CONNECTION) == STATE_OFF
    site.pbx.faults.refuse_all = False
    if reports_boot:
        site.pbx.access.target = target
        await site.pbx.boot()
    await site.later(1 if reports_boot else 150)
    assert site.coordinator.connected
    assert not reauth_flows(site.hass)


async def test_pbx_that_keeps_refusing(site: Site) -> None:
    site.pbx.password = "other"
    await start_again(site)
    await site.later(200)
    assert not reauth_flows(site.hass)
    await site.later(200)
    assert reauth_flows(site.hass)
    await site.minutes(60)
    assert site.pbx.wrong_logins == 2


async def test_boot_answers_the_question(site: Site) -> None:
    await site.later(600)
    site.pbx.password = "other"
    site.pbx.forget_token()
    await site.later(61)
    assert reauth_flows(site.hass)
    site.pbx.password = "secret"
    await site.pbx.boot()
    await site.later(1)
    assert state_of(site.hass, CONNECTION) == STATE_ON
    assert not reauth_flows(site.hass)


async def test_guard_forbids(site: Site) -> None:
    guard = await async_get_login_guard(site.hass)
    for _ in range(3):
        with pytest.raises(PbxAuthRefusedError):
            async with guard.gate("127.0.0.1"):
                raise PbxAuthRefusedError("wrong")
    site.pbx.forget_token()
    await site.later(61)
    assert state_of(site.hass, CONNECTION) == STATE_OFF
    site.asked()
    await site.later(530)
    assert "login" not in site.asked()
    await site.later(50, 10)
    assert site.coordinator.connected
    assert not reauth_flows(site.hass)


async def test_locked_by_another_program(site: Site) -> None:
    """Another program at Home Assistant's address tried five wrong passwords.

    So the PBX locked the address, and the session was lost. Home Assistant tried twice
    in 15 minutes, asked for no password, and was back by itself.
    """
    await site.later(600)
    for _ in range(5):
        site.pbx.access.refuse("127.0.0.1")
    site.pbx.forget_token()
    site.asked()
    await site.later(61)
    assert site.pbx.locked
    assert state_of(site.hass, CONNECTION) == STATE_OFF
    await site.later(840, 20)
    assert site.coordinator.connected
    assert site.asked().count("login") == 2
    assert not reauth_flows(site.hass)


async def test_poll_notices_the_lost_session(site: Site) -> None:
    """It does not wait for the next heartbeat."""
    site.pbx.access.token = None
    site.pbx.faults.refuse("10003", "login")
    await site.coordinator.async_refresh()
    assert not site.coordinator.connected


async def test_no_logout(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "custom_components.openvox_uc.connection.http_session._LOGOUT_SECONDS", 0
    )
    site.pbx.faults.slow = 3600
    await site.stop()
    assert site.entry.state is ConfigEntryState.NOT_LOADED


async def held_login(site: Site, path: str = "login") -> Hold:
    """Lose the session, and start a login.

    The PBX has not answered one request of it yet.
    """
    site.pbx.forget_token()
    return await held(site.hass, site.pbx, site.clock, path)


@pytest.mark.parametrize("path", ["login", "deviceinfo/query"])
async def test_unload_gives_a_login_up(
    site: Site, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(
        "custom_components.openvox_uc.connection.http_session._LOGOUT_SECONDS", 0
    )
    hold = await held_login(site, path)
    entry, client = site.entry, site.coordinator.client
    assert await site.hass.config_entries.async_unload(entry.entry_id)
    assert not [task for task in asyncio.all_tasks() if "_log_in" in repr(task)]
    asked = len(site.pbx.requests)
    hold.answer.set()
    await site.minutes(10)
    assert len(site.pbx.requests) == asked
    assert not client.logged_in
    site.pbx.faults.hold = None
    assert await site.hass.config_entries.async_setup(entry.entry_id)
    assert entry.runtime_data.connected


async def test_unload_ends_a_session_that_has_just_begun(site: Site) -> None:
    hold = await held_login(site)
    unload = site.hass.async_create_task(
        site.hass.config_entries.async_unload(site.entry.entry_id)
    )
    hold.answer.set()
    assert await unload
    assert site.pbx.logins == 2
    assert site.pbx.paths[-1] == "logout"
    assert site.pbx.token is None


async def test_stop_of_home_assistant(site: Site) -> None:
    token = site.pbx.token
    await site.hass.async_stop(force=True)
    assert site.pbx.token == token


async def test_stop_in_a_set_up(unloaded: Site) -> None:
    """A set-up that waits for an answer after its login is canceled.

    That is at the very end of the stop, when nothing can be sent anymore.
    """
    unloaded.pbx.faults.hold = hold = Hold()
    unloaded.pbx.faults.paths = {"deviceinfo/query"}
    set_up = unloaded.hass.async_create_task(
        unloaded.hass.config_entries.async_setup(unloaded.entry.entry_id)
    )
    await hold.asked.wait()
    token = unloaded.pbx.token
    await unloaded.hass.async_stop(force=True)
    assert set_up.cancelled()
    assert unloaded.pbx.token == token
    assert "Error doing job" not in unloaded.caplog.text


async def test_locked_out_by_another_program(unloaded: Site) -> None:
    """The PBX refuses the address, whatever the credentials are.

    So no one is asked for others, also not after a reload.
    """
    site = unloaded
    for _ in range(5):
        site.pbx.access.refuse("127.0.0.1")
    for _ in range(2):
        await site.hass.config_entries.async_reload(site.entry.entry_id)
        await site.minutes(1)
        assert load_state(site.entry) is ConfigEntryState.SETUP_RETRY
        assert reauth_flows(site.hass) == []
    await site.minutes(15)
    assert load_state(site.entry) is ConfigEntryState.LOADED
