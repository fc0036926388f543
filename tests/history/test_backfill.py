"""What happened while Home Assistant was away is found afterwards, over real HTTP."""

from collections.abc import Callable
import logging

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.const import CONF_HISTORY_DAYS, DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.errors import PbxNotReachableError
from custom_components.openvox_uc.pbx.models import Call, Outcome, Party
from tests.conftest import Later
from tests.house import restart, state
from tests.simulator import SimulatedPbx

DAY = 86_400
HOUR = 3600

type Events = list[Event[dict[str, object]]]


@pytest.fixture(autouse=True)
def noon(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    freezer.move_to("2026-11-25T12:00:00Z")
    return freezer


@pytest.fixture
def records(hass: HomeAssistant) -> Events:
    return async_capture_events(hass, EVENT_CALL_RECORD)


@pytest.fixture
def live(hass: HomeAssistant) -> Events:
    return async_capture_events(hass, EVENT_CALL)


def coordinator_of(entry: MockConfigEntry) -> OpenVoxCoordinator:
    coordinator: OpenVoxCoordinator = entry.runtime_data
    return coordinator


async def calls_of(entry: MockConfigEntry) -> list[Call]:
    return [found.call for found in await coordinator_of(entry).history.async_find(CallQuery(), 10_000)][::-1]


async def callers(entry: MockConfigEntry) -> list[str | None]:
    """Return who called, the earliest first."""
    return [call.caller.number if call.caller else None for call in await calls_of(entry)]


def slices(pbx: SimulatedPbx) -> list[tuple[str, str]]:
    asked = [(str(values["starttime"]), str(values["endtime"])) for path, values in pbx.requests if path == "cdr/get_random"]
    pbx.requests.clear()
    return asked


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("custom_components.openvox_uc") and record.levelno > logging.DEBUG
    ]


async def miss(pbx: SimulatedPbx, caller: str, *phones: str) -> None:
    await pbx.desk.ring(phones or ["101"], caller)
    await pbx.desk.miss()


async def stop(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    assert await hass.config_entries.async_unload(entry.entry_id)


async def start(hass: HomeAssistant, entry: MockConfigEntry, later: Later) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(70)


async def test_first_week(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
    noon: FrozenDateTimeFactory,
    records: Events,
) -> None:
    """At the first set-up the calls of the last week are fetched, a day at a time and the newest first; nobody is told of them."""
    noon.tick(-8 * DAY)
    for number in range(9):
        await miss(pbx, f"030{number}")
        noon.tick(DAY - 60)
    noon.tick(-DAY + 600)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(5)
    assert slices(pbx) == []
    await later(65)
    asked = slices(pbx)
    assert asked[0] == ("2026-11-24 15:01:00", "2026-11-25 17:01:00")
    assert asked[-1] == ("2026-11-18 15:01:00", "2026-11-19 15:01:00")
    assert [end for _, end in asked[1:]] == [begin for begin, _ in asked[:-1]]
    assert await callers(entry) == [f"030{number}" for number in range(2, 9)]
    assert all(found.backfilled for found in await coordinator_of(entry).history.async_find(CallQuery(), 100))
    assert records == []
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "7"


async def test_first_week_interrupted(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
    noon: FrozenDateTimeFactory,
    records: Events,
) -> None:
    """After a crash it goes on where it stopped; what was missed since the set-up is news, what was before is none."""
    noon.tick(-2 * DAY)
    await miss(pbx, "0301111111")
    noon.tick(2 * DAY)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(21, 1)
    first = slices(pbx)
    assert len(first) == 2
    await pbx.desk.ring(["102"], "0302222222")
    await pbx.desk.answer("102")
    await later(2, 1)
    await pbx.desk.hang_up("102")
    await later(2, 1)
    await stop(hass, entry)
    hass.data.pop(DOMAIN)
    told = len(records)
    await miss(pbx, "0303333333")
    slices(pbx)
    await start(hass, entry, later)
    rest = slices(pbx)
    # The newest calls of all, then what was not fetched before.
    assert len(rest) == 6
    assert rest[1][1] == first[1][0]
    assert await callers(entry) == ["0301111111", "0302222222", "0303333333"]
    assert [event.data["caller"] for event in records[told:]] == ["0303333333"]


async def test_while_home_assistant_was_away(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events, live: Events
) -> None:
    """Each call comes into the history once, as it was; of the missed ones the bus is told, and nothing rings."""
    await later(120)
    await miss(pbx, "0301111111")
    await later(10)
    told, heard = len(records), len(live)
    await stop(hass, setup_integration)
    await miss(pbx, "0302222222", "101", "102")
    await pbx.desk.ring(["103"], "0303333333")
    await later(30)
    await pbx.desk.answer("103")
    await later(60)
    await pbx.desk.hang_up("103")
    await pbx.desk.dial_out("104", "0304444444")
    await pbx.desk.miss("104")
    await start(hass, setup_integration, later)
    assert await callers(setup_integration) == ["0301111111", "0302222222", "0303333333", "104"]
    _, missed, answered, failed = await calls_of(setup_integration)
    assert (missed.outcome, missed.extensions) == (Outcome.MISSED, ("101",))
    assert (answered.outcome, answered.answered_by, answered.talk_seconds) == (Outcome.ANSWERED, Party("103"), 60)
    assert failed.outcome is Outcome.FAILED
    [event] = records[told:]
    assert event.data["type"] == "call_missed"
    assert event.data["backfilled"] is True
    assert event.data["config_entry_id"] == setup_integration.entry_id
    assert (event.data["caller"], event.data["callee"], event.data["callee_name"]) == ("0302222222", "101", "Alice")
    assert (event.data["outcome"], event.data["direction"], event.data["serial"]) == ("missed", "inbound", pbx.serial)
    assert len(live) == heard
    await stop(hass, setup_integration)
    await start(hass, setup_integration, later)
    assert len(await calls_of(setup_integration)) == 4
    assert len(records) == told + 1


@pytest.mark.parametrize("skew", [-180, -5, 180])
async def test_clock_that_is_wrong(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, skew: int
) -> None:
    """A short restart, after which nothing but the PBX's own time tells how wrong it is: each call comes once, at its time."""
    pbx.skew = skew
    await later(120)
    await miss(pbx, "0301111111")
    await later(120)

    async def call() -> None:
        await miss(pbx, "0302222222")
        await later(30)

    await restart(hass, setup_integration, call)
    await later(90)
    first, second = await calls_of(setup_integration)
    assert (first.caller, second.caller) == (Party("0301111111", outside=True), Party("0302222222", outside=True))
    assert second.started_at - first.started_at == pytest.approx(120, abs=abs(skew) if abs(skew) <= 5 else 1)


async def test_after_an_outage(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events
) -> None:
    """A session that was lost and is back leads to the calls in between; a quiet session leads to no request."""
    await later(120, 30)
    await miss(pbx, "0301111111")
    told = len(records)
    await later(480, 30)
    slices(pbx)
    await later(600, 30)
    assert slices(pbx) == []
    pbx.forget_token()
    await miss(pbx, "0302222222")
    await later(120)
    assert slices(pbx) == [("2026-11-25 03:20:00", "2026-11-25 17:21:00")]
    assert await callers(setup_integration) == ["0301111111", "0302222222"]
    assert [event.data["caller"] for event in records[told:]][-1:] == ["0302222222"]


@pytest.mark.parametrize("use_ssl", [False, True])
async def test_while_no_report_arrives(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry, later: Later, records: Events, use_ssl: bool
) -> None:
    """The calls of that time come from the records, within an hour or once a report arrives again; each comes once."""
    assert hass.config.api
    hass.config.api.use_ssl = use_ssl
    pbx.faults.always_registered = True
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(120)
    pbx.faults.lose_reports = 1.0
    await miss(pbx, "0301111111")
    await later(HOUR + 180, 30)
    assert await callers(entry) == ["0301111111"]
    await miss(pbx, "0302222222")
    if use_ssl:
        await later(HOUR + 180, 30)
    else:
        pbx.faults.lose_reports = 0.0
        await later(60)
        await miss(pbx, "0303333333")
        await later(180)
    assert (await callers(entry))[1] == "0302222222"
    backfilled = [event.data["caller"] for event in records if event.data["backfilled"]]
    assert backfilled == ["0301111111", "0302222222"]
    slices(pbx)
    await later(HOUR // 2, 30)
    assert slices(pbx) == []


async def test_lost_in_the_middle(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events, noon: FrozenDateTimeFactory
) -> None:
    """What was interrupted goes on where it stopped, and nobody is told twice."""
    await later(120)
    await stop(hass, setup_integration)
    for number in range(4):
        await miss(pbx, f"030{number}")
        noon.tick(DAY)
    assert await hass.config_entries.async_setup(setup_integration.entry_id)
    slices(pbx)
    await later(15)
    await stop(hass, setup_integration)
    first = slices(pbx)
    told = len(records)
    assert 0 < told < 4
    await start(hass, setup_integration, later)
    assert len(first) + len(slices(pbx)) <= 7
    assert await callers(setup_integration) == ["0300", "0301", "0302", "0303"]
    assert sorted(str(event.data["caller"]) for event in records) == ["0300", "0301", "0302", "0303"]


async def test_deleted_calls_stay_away(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events
) -> None:
    """A call that somebody has deleted does not come back with the records of the last hours."""
    await later(120)
    for caller in ("0301111111", "0302222222"):
        await miss(pbx, caller)
        await later(120)
    assert await coordinator_of(setup_integration).history.async_delete(CallQuery(numbers=frozenset({"0301111111"}))) == 1
    told = len(records)
    await stop(hass, setup_integration)
    await start(hass, setup_integration, later)
    assert len(slices(pbx)) > 1
    assert await callers(setup_integration) == ["0302222222"]
    assert len(records) == told


@pytest.mark.parametrize("wait", [2, 60, 3600])
async def test_deleted_last_call_stays_away_after_a_restart(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events, wait: int
) -> None:
    """The records of the last hours still have it, but it is not missed a second time."""
    await later(120)
    await miss(pbx, "0301111111")
    await later(wait, 20)
    assert await coordinator_of(setup_integration).history.async_delete(CallQuery(numbers=frozenset({"0301111111"}))) == 1
    published = len(records)
    await restart(hass, setup_integration, lambda: later(10))
    await later(120)
    assert slices(pbx)
    assert await callers(setup_integration) == []
    assert len(records) == published


async def test_long_away(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, noon: FrozenDateTimeFactory
) -> None:
    """Nothing is fetched that the history would not keep."""
    await later(120)
    hass.config_entries.async_update_entry(setup_integration, options={CONF_HISTORY_DAYS: 3})
    await stop(hass, setup_integration)
    noon.tick(30 * DAY)
    slices(pbx)
    await start(hass, setup_integration, later)
    assert len(slices(pbx)) == 3


async def test_while_home_assistant_starts(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry, later: Later
) -> None:
    """Nothing is told before everybody listens."""
    hass.set_state(CoreState.starting)
    await start(hass, entry, later)
    assert slices(pbx) == []
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await later(10)
    assert slices(pbx)


async def test_call_that_is_taken_to_go_on(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events
) -> None:
    """The record of a call that is still taken to go on ends it, as a report would."""
    await later(120)
    await pbx.desk.ring(["101"], "0301111111")
    await later(10)
    await pbx.desk.answer("101")
    await later(10)
    pbx.forget_token()
    # Its phone goes on talking, in another call.
    await pbx.desk.hang_up("101")
    await pbx.desk.call("101", "102")
    await pbx.desk.answer("102")
    await later(90)
    [call] = await calls_of(setup_integration)
    assert (call.outcome, call.talk_seconds, call.answered_by) == (Outcome.ANSWERED, 10, Party("101"))
    assert not any(event.data["backfilled"] for event in records)


async def test_call_that_is_taken_to_go_on_by_another_leg(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events
) -> None:
    """Its record is known by who called when: of a call to a group, all was lost but which phone answered."""
    await later(120)
    pbx.forget_token()
    await pbx.desk.ring(["101", "105"], "0301111111", to="600")
    await later(90)
    await pbx.desk.answer("101")
    await later(10)
    assert state(hass, "sensor", f"{pbx.serial}_active_calls").state == "1"
    pbx.forget_token()
    await pbx.desk.hang_up("101")
    await later(120)
    assert state(hass, "sensor", f"{pbx.serial}_active_calls").state == "0"
    [call] = await calls_of(setup_integration)
    assert (call.outcome, call.talk_seconds, call.answered_by) == (Outcome.ANSWERED, 10, Party("101"))
    assert not any(event.data["backfilled"] for event in records)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda pbx: setattr(pbx.faults, "records_errno", "10003"), "does not know this request"),
        (lambda pbx: setattr(pbx.faults, "html", True), "does not answer like"),
        (lambda pbx: setattr(pbx.records.style, "columns", ("name", "number")), "something other than call records"),
        (lambda pbx: setattr(pbx.records.style, "columns", ("callid", "callfrom", "callto")), "lack columns"),
    ],
)
async def test_no_records(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
    caplog: pytest.LogCaptureFixture,
    spoil: Callable[[SimulatedPbx], None],
    sentence: str,
) -> None:
    """A PBX that gives no records is asked once after each login, which is logged once, and all else goes on."""
    await miss(pbx, "0301111111")
    pbx.faults.paths = {"cdr/download"}
    spoil(pbx)
    await start(hass, entry, later)
    assert len(slices(pbx)) == 1
    [message] = logged(caplog)
    assert sentence in message
    await later(600, 30)
    assert slices(pbx) == []
    assert coordinator_of(entry).history.complete_until == 0
    pbx.forget_token()
    await later(120)
    assert len(slices(pbx)) == 1
    assert len(logged(caplog)) == 1
    await miss(pbx, "0302222222")
    await later(10)
    assert await callers(entry) == ["0302222222"]


async def test_connection_that_breaks(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A file that does not come wholly is asked for again, three times in all."""
    await later(120)
    await stop(hass, setup_integration)
    await miss(pbx, "0301111111")
    pbx.faults.paths, pbx.faults.cut = {"cdr/download"}, True
    slices(pbx)
    assert await hass.config_entries.async_setup(setup_integration.entry_id)
    await later(20)
    assert len(slices(pbx)) == 1
    assert await callers(setup_integration) == []
    pbx.faults.cut = False
    await later(60)
    assert await callers(setup_integration) == ["0301111111"]
    assert logged(caplog) == []
    pbx.faults.cut = True
    pbx.forget_token()
    slices(pbx)
    await later(600, 10)
    assert len(slices(pbx)) == 3
    assert len(logged(caplog)) == 1


async def test_session_lost_meanwhile(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later) -> None:
    """Nothing is asked for while there is no session, and a session that is found lost is renewed by who keeps it."""
    await pbx.stop()
    coordinator_of(setup_integration).session.async_failed(PbxNotReachableError("Away."))
    await later(10)
    await pbx.start()
    slices(pbx)
    await later(120)
    assert len(slices(pbx)) == 7
    await stop(hass, setup_integration)
    await miss(pbx, "0301111111")
    assert await hass.config_entries.async_setup(setup_integration.entry_id)
    pbx.forget_token()
    coordinator_of(setup_integration).client.relogin_allowed = False
    await later(6)
    assert not coordinator_of(setup_integration).connected
    await later(120)
    assert coordinator_of(setup_integration).connected
    assert await callers(setup_integration) == ["0301111111"]


async def test_odd_files(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A file in other ways than expected gives what can be read of it; what cannot is logged once."""
    pbx.records.style.columns = ("note", "type", "status", "callto", "callfrom", "callid")
    pbx.records.style.delimiter, pbx.records.style.encoding = ";", "latin-1"
    await miss(pbx, "0301111111")
    await miss(pbx, "0302222222")
    pbx.records.rows[0]["note"] = "Jürgen"
    pbx.records.rows.append(pbx.records.rows[0] | {"callid": ""})
    pbx.faults.records_cut = True
    await start(hass, entry, later)
    assert await callers(entry) == ["0301111111", "0302222222"]
    [message] = logged(caplog)
    assert "1 of 3 call records" in message


async def test_empty_file(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    """A file with nothing in it is taken for a time without calls."""
    pbx.faults.paths, pbx.faults.empty = {"cdr/download"}, True
    await start(hass, entry, later)
    [message] = logged(caplog)
    assert "without calls" in message
    assert coordinator_of(entry).history.complete_until > 0


async def test_filter_that_does_nothing(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry, later: Later, noon: FrozenDateTimeFactory
) -> None:
    """A PBX that gives all that it has, whatever was asked for, makes no call old or double."""
    noon.tick(-20 * DAY)
    await miss(pbx, "0301111111")
    noon.tick(19 * DAY)
    await miss(pbx, "0302222222")
    noon.tick(DAY)
    for row in pbx.records.rows:
        row["timestart"] = "2026-11-25 12:00:00"
    await start(hass, entry, later)
    assert await callers(entry) == ["0302222222"]


async def test_pbx_without_a_clock(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry, later: Later, noon: FrozenDateTimeFactory
) -> None:
    """A PBX that does not tell its time is asked in the time of Home Assistant, and wide enough for any other zone."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    pbx.faults.no_clock = True
    pbx.utc_offset = -11 * HOUR
    await miss(pbx, "0301111111")
    noon.tick(HOUR)
    await start(hass, entry, later)
    assert slices(pbx)[-1] == ("2026-11-17 12:00:00", "2026-11-20 16:00:00")
    [call] = await calls_of(entry)
    assert call.started_at == noon().timestamp() - HOUR - 70


@pytest.mark.parametrize("skew", [-7 * HOUR, 7 * HOUR, -20 * 60, -400 * DAY])
async def test_wrong_clock(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
    noon: FrozenDateTimeFactory,
    records: Events,
    skew: float,
) -> None:
    """A PBX whose clock or zone was set wrongly is asked by its own clock, and its calls are dated by ours."""
    pbx.skew = skew
    await start(hass, entry, later)
    await stop(hass, entry)
    noon.tick(HOUR)
    missed_at = noon().timestamp()
    await miss(pbx, "0301111111")
    noon.tick(HOUR)
    await start(hass, entry, later)
    [call] = await calls_of(entry)
    assert call.started_at == pytest.approx(missed_at, abs=1)
    assert [event.data["caller"] for event in records] == ["0301111111"]


async def test_many_calls(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, later: Later, records: Events
) -> None:
    """More calls than one portion holds all come in."""
    await later(120)
    await stop(hass, setup_integration)
    for number in range(120):
        await miss(pbx, f"030{number:04}")
    await start(hass, setup_integration, later)
    assert len(await calls_of(setup_integration)) == len(records) == 120
