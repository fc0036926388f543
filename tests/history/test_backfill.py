"""Calls during an outage of Home Assistant are found afterward, over real HTTP."""

from collections.abc import Callable
import json
from pathlib import Path
from threading import Event
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState
from homeassistant.util.dt import utc_from_timestamp
import pytest

from custom_components.openvox_uc.const import CONF_HISTORY_DAYS, DOMAIN
from custom_components.openvox_uc.history import storing
from custom_components.openvox_uc.history.entries import Change
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.errors import PbxNotReachableError
from custom_components.openvox_uc.pbx.models import Direction, Outcome, Party, Reason
from tests.asterisk.recording import FOLDER, Recording
from tests.simulator import SimulatedPbx
from tests.site import Site, calendar_events

from .test_database import change_file, damaged

DAY = 86_400
HOUR = 3600


def slices(site: Site) -> list[tuple[str, str]]:
    """Return the intervals of which records were requested since the last call."""
    asked = [
        (str(fields["starttime"]), str(fields["endtime"]))
        for fields in site.pbx.fields_of("cdr/get_random")
    ]
    site.pbx.requests.clear()
    return asked


async def assert_talked(site: Site) -> None:
    """Check that 101 has talked for ten seconds in the one call, which was no news."""
    [call] = await site.calls()
    assert (call.outcome, call.talk_seconds, call.answered_by) == (
        Outcome.ANSWERED,
        10,
        Party("101"),
    )
    assert not any(event.data["backfilled"] for event in site.records)


async def test_first_week(site: Site) -> None:
    site.clock.tick(-8 * DAY)
    for number in range(9):
        await site.miss(f"030{number}")
        site.clock.tick(DAY - 60)
    site.clock.tick(-DAY + 600)
    await site.set_up()
    await site.later(5)
    assert slices(site) == []
    await site.later(65)
    asked = slices(site)
    assert asked[0] == ("2026-11-18 15:01:00", "2026-11-19 15:01:00")
    assert asked[-1] == ("2026-11-24 15:01:00", "2026-11-25 17:01:00")
    assert [begin for begin, _ in asked[1:]] == [end for _, end in asked[:-1]]
    assert await site.callers() == [f"030{number}" for number in range(2, 9)]
    assert all(
        found.backfilled
        for found in await site.coordinator.history.async_find(CallQuery(), 100)
    )
    assert site.records == []
    assert site.state("missed_calls").state == "7"


async def test_first_week_interrupted(site: Site) -> None:
    """After a crash it resumes where it stopped.

    Missed calls since the set-up are news, earlier ones are not.
    """
    site.clock.tick(-2 * DAY)
    await site.miss("0301111111")
    site.clock.tick(2 * DAY)
    await site.set_up()
    await site.later(21, 1)
    first = slices(site)
    assert len(first) == 2
    await site.desk.talk("102", "0302222222")
    await site.later(2, 1)
    await site.desk.hang_up("102")
    await site.later(2, 1)
    await site.stop()
    site.hass.data.pop(DOMAIN)
    told = len(site.records)
    await site.miss("0303333333")
    slices(site)
    await site.set_up(70)
    rest = slices(site)
    # From where it stopped, and what was in progress then.
    assert len(rest) == 6
    assert rest[0][0] == "2026-11-20 03:00:00" < first[1][1]
    assert await site.callers() == ["0301111111", "0302222222", "0303333333"]
    assert [event.data["caller"] for event in site.records[told:]] == ["0303333333"]


@pytest.mark.parametrize(
    "change",
    [
        "",
        "UPDATE pbx SET complete_until = 9e9",
        "UPDATE pbx SET news_since = 9e9",
        "UPDATE pbx SET complete_until = 9e9, news_since = 9e9",
    ],
)
async def test_while_home_assistant_was_off(
    site: Site, path: Path, change: str
) -> None:
    """Calls were made while Home Assistant was off.

    They were in the history afterward, and a missed call was announced once, even if
    the clock was ahead before.
    """
    await site.set_up(120)
    await site.miss("0301111111")
    await site.later(10)
    told, heard = len(site.records), len(site.live)
    await site.stop()
    change_file(path, change)
    site.hass.data.pop(DOMAIN)
    await site.miss("0302222222", "101", "102")
    await site.ring(["103"], "0303333333", 30)
    await site.answer("103", 60)
    await site.desk.hang_up("103")
    await site.desk.dial_out("104", "0304444444")
    await site.desk.miss("104")
    await site.set_up(70)
    assert await site.callers() == ["0301111111", "0302222222", "0303333333", "104"]
    _, missed, answered, failed = await site.calls()
    assert (missed.outcome, missed.extensions) == (Outcome.MISSED, ("101",))
    assert (answered.outcome, answered.answered_by, answered.talk_seconds) == (
        Outcome.ANSWERED,
        Party("103"),
        60,
    )
    assert failed.outcome is Outcome.FAILED
    [event] = site.records[told:]
    of_call = {
        "type": "call_missed",
        "outcome": "missed",
        "direction": "inbound",
        "backfilled": True,
    }
    parties = {"caller": "0302222222", "callee": "101", "callee_name": "Alice"}
    assert event.data == event.data | of_call | parties | {
        "config_entry_id": site.entry.entry_id,
        "serial": site.pbx.serial,
    }
    assert len(site.live) == heard
    await site.stop()
    await site.set_up(70)
    assert len(await site.calls()) == 4
    assert len(site.records) == told + 1


async def test_after_an_outage(site: Site) -> None:
    await site.set_up(120)
    await site.miss("0301111111")
    told = len(site.records)
    await site.later(480, 30)
    slices(site)
    await site.later(600, 30)
    assert slices(site) == []
    site.pbx.forget_token()
    await site.miss("0302222222")
    await site.later(120)
    assert slices(site) == [("2026-11-25 03:20:00", "2026-11-25 17:21:00")]
    assert await site.callers() == ["0301111111", "0302222222"]
    assert [event.data["caller"] for event in site.records[told:]][-1:] == [
        "0302222222"
    ]


@pytest.mark.parametrize("use_ssl", [False, True])
async def test_while_no_report_arrives(site: Site, use_ssl: bool) -> None:
    assert site.hass.config.api
    site.hass.config.api.use_ssl = use_ssl
    site.pbx.faults.always_registered = True
    await site.set_up()
    await site.later(120)
    site.pbx.faults.lose_reports = 1.0
    await site.miss("0301111111")
    await site.later(HOUR + 180, 30)
    assert await site.callers() == ["0301111111"]
    await site.miss("0302222222")
    if use_ssl:
        await site.later(HOUR + 180, 30)
    else:
        site.pbx.faults.lose_reports = 0.0
        await site.later(60)
        await site.miss("0303333333")
        await site.later(180)
    assert (await site.callers())[1] == "0302222222"
    backfilled = [
        event.data["caller"] for event in site.records if event.data["backfilled"]
    ]
    assert backfilled == ["0301111111", "0302222222"]
    slices(site)
    await site.later(HOUR // 2, 30)
    assert slices(site) == []


async def test_lost_in_the_middle(site: Site) -> None:
    """Home Assistant stopped again while it fetched the calls of four days.

    Each call was in the history once, and was announced once.
    """
    await site.set_up(120)
    await site.stop()
    for number in range(4):
        await site.miss(f"030{number}")
        site.clock.tick(DAY)
    await site.set_up()
    slices(site)
    await site.later(15)
    await site.stop()
    first = slices(site)
    told = len(site.records)
    assert 0 < told < 4
    await site.set_up(70)
    assert len(first) + len(slices(site)) <= 7
    assert await site.callers() == ["0300", "0301", "0302", "0303"]
    assert sorted(str(event.data["caller"]) for event in site.records) == [
        "0300",
        "0301",
        "0302",
        "0303",
    ]


@pytest.mark.parametrize(
    ("wait", "is_canceled"), [(2, False), (2, True), (60, False), (3600, False)]
)
async def test_deleted_calls_do_not_come_back_with_the_records(
    site: Site, wait: int, is_canceled: bool
) -> None:
    """Even if the automation that deletes them is restarted meanwhile."""
    await site.set_up(120)
    for caller in ("0301111111", "0302222222", "0303333333"):
        await site.miss(caller)
        await site.later(120 if caller != "0303333333" else wait, 20)
    deletion = site.hass.async_create_task(
        site.coordinator.history.async_delete(
            CallQuery(numbers=frozenset({"0301111111", "0303333333"}))
        )
    )
    if is_canceled:
        deletion.cancel()
        await site.later(1)
    else:
        assert await deletion == 2
    assert site.state("missed_calls").state == "1"
    told = len(site.records)
    await site.restart(seconds=10)
    await site.later(120)
    assert len(slices(site)) > 1
    assert await site.callers() == ["0302222222"]
    assert len(site.records) == told


async def test_nothing_is_fetched_that_would_not_be_kept(site: Site) -> None:
    await site.set_up(120)
    site.hass.config_entries.async_update_entry(
        site.entry, options={CONF_HISTORY_DAYS: 3}
    )
    await site.stop()
    site.clock.tick(30 * DAY)
    slices(site)
    await site.set_up(70)
    assert len(slices(site)) == 3


async def test_nothing_is_fetched_before_home_assistant_has_started(site: Site) -> None:
    site.hass.set_state(CoreState.starting)
    await site.set_up(70)
    assert slices(site) == []
    site.hass.set_state(CoreState.running)
    site.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await site.later(10)
    assert slices(site)


async def test_the_record_of_a_call_that_seems_to_continue_ends_it(site: Site) -> None:
    await site.set_up(120)
    await site.talk("101", "0301111111", seconds=10)
    site.pbx.forget_token()
    # Its phone still talks, in another call.
    await site.desk.hang_up("101")
    await site.desk.call("101", "102")
    await site.answer("102", 90)
    await assert_talked(site)


async def test_call_that_seems_to_continue_on_another_leg(site: Site) -> None:
    """Its record is known by who called when.

    Of a call to a group, only the phone that answered is known.
    """
    await site.set_up(120)
    site.pbx.forget_token()
    await site.ring(["101", "105"], "0301111111", 90, to="600")
    await site.answer("101", 10)
    assert site.state("active_calls").state == "1"
    site.pbx.forget_token()
    await site.hang_up("101", 120)
    assert site.state("active_calls").state == "0"
    await assert_talked(site)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (
            lambda pbx: setattr(pbx.faults, "records_errno", "10003"),
            "pbx_error_10003.message",
        ),
        (lambda pbx: setattr(pbx.faults, "html", True), "pbx_not_understood.message"),
        (
            lambda pbx: setattr(pbx.records.style, "columns", ("name", "number")),
            "pbx_call_records_invalid.message",
        ),
        (
            lambda pbx: setattr(
                pbx.records.style, "columns", ("callid", "callfrom", "callto")
            ),
            "pbx_call_records_columns_missing.message",
        ),
    ],
)
async def test_no_records(
    texts_as_keys: None, site: Site, spoil: Callable[[SimulatedPbx], None], error: str
) -> None:
    await site.miss("0301111111")
    site.pbx.faults.paths = {"cdr/download"}
    spoil(site.pbx)
    await site.set_up(70)
    assert len(slices(site)) == 1
    [record] = site.logged()
    assert error in record.getMessage()
    await site.later(600, 30)
    assert slices(site) == []
    assert site.coordinator.history.complete_until == 0
    site.pbx.forget_token()
    await site.later(120)
    assert len(slices(site)) == 1
    assert len(site.logged()) == 1
    await site.miss("0302222222")
    await site.later(10)
    assert await site.callers() == ["0302222222"]


async def test_an_incomplete_file_is_requested_again(site: Site) -> None:
    await site.set_up(120)
    await site.stop()
    await site.miss("0301111111")
    site.pbx.faults.cut_off("cdr/download")
    slices(site)
    await site.set_up()
    await site.later(20)
    assert len(slices(site)) == 1
    assert await site.callers() == []
    assert site.logged() == []
    await site.later(60)
    assert len(slices(site)) == 1
    assert len(site.logged()) == 1
    site.pbx.faults.cut = False
    await site.later(1000, 10)
    assert len(slices(site)) == 1
    assert await site.callers() == ["0301111111"]


async def test_session_lost_meanwhile(site: Site) -> None:
    await site.set_up()
    await site.pbx.stop()
    site.coordinator.session.async_failed(PbxNotReachableError("Away."))
    await site.later(10)
    await site.pbx.start()
    slices(site)
    await site.later(120)
    assert len(slices(site)) == 7
    await site.stop()
    await site.miss("0301111111")
    assert await site.hass.config_entries.async_setup(site.entry.entry_id)
    site.pbx.forget_token()
    site.coordinator.client.relogin_allowed = False
    await site.later(6)
    assert not site.entry.runtime_data.connected
    await site.later(120)
    assert site.coordinator.connected
    assert await site.callers() == ["0301111111"]


async def test_odd_files(site: Site) -> None:
    site.pbx.records.style.columns = (
        "note",
        "type",
        "status",
        "callto",
        "callfrom",
        "callid",
    )
    site.pbx.records.style.delimiter, site.pbx.records.style.encoding = ";", "latin-1"
    await site.miss("0301111111")
    await site.miss("0302222222")
    site.pbx.records.rows[0]["note"] = "Jürgen"
    site.pbx.records.rows.append(site.pbx.records.rows[0] | {"callid": ""})
    site.pbx.faults.records_cut = True
    await site.set_up(70)
    assert await site.callers() == ["0301111111", "0302222222"]
    [record] = site.logged()
    assert "1 of 3 call records" in record.getMessage()


async def test_file_without_durations(site: Site) -> None:
    """What is known of a call stays."""
    site.pbx.records.style.columns = ("callid", "callfrom", "callto", "status", "type")
    await site.set_up(65)
    await site.talk("101", seconds=10)
    await site.hang_up("101", 30)
    await site.restart()
    await site.later(65)
    await assert_talked(site)


async def test_filter_that_does_nothing(site: Site) -> None:
    """A PBX that returns all its records makes no call old or double.

    It does so whatever was requested.
    """
    site.clock.tick(-20 * DAY)
    await site.miss("0301111111")
    site.clock.tick(19 * DAY)
    await site.miss("0302222222")
    site.clock.tick(DAY)
    for row in site.pbx.records.rows:
        row["timestart"] = "2026-11-25 12:00:00"
    await site.set_up(70)
    assert await site.callers() == ["0302222222"]


async def test_pbx_without_a_clock(site: Site) -> None:
    """If a PBX does not report its time, requests are in that of Home Assistant.

    They are wide enough for any other zone.
    """
    await site.hass.config.async_set_time_zone("Europe/Berlin")
    site.pbx.faults.no_clock = True
    site.pbx.utc_offset = -11 * HOUR
    await site.miss("0301111111")
    site.clock.tick(HOUR)
    await site.set_up(70)
    assert slices(site)[0] == ("2026-11-17 12:00:00", "2026-11-20 16:00:00")
    [call] = await site.calls()
    assert call.started_at == site.clock().timestamp() - HOUR - 70


@pytest.mark.parametrize(
    "skew", [-7 * HOUR, 7 * HOUR, -20 * 60, -400 * DAY, -180, -5, 180]
)
async def test_wrong_clock(site: Site, skew: float) -> None:
    """Requests to a PBX whose clock or zone was set wrongly use its own clock.

    Each of its calls comes once, and is dated by ours.
    """
    site.pbx.skew = skew
    await site.set_up(120)
    await site.miss("0301111111")
    await site.later(120)
    await site.stop()
    missed_at = site.clock().timestamp()
    await site.miss("0302222222")
    # Legs of other versions may not tell when they began.
    site.pbx.records.rows[-1]["callid"] = "leg"
    site.clock.tick(HOUR)
    site.hass.data.pop(DOMAIN)
    await site.set_up(90)
    assert await site.callers() == ["0301111111", "0302222222"]
    # Clocks that are nearly together count as one.
    expected = pytest.approx([missed_at - 120, missed_at], abs=5 if skew == -5 else 1)
    assert [call.started_at for call in await site.calls()] == expected
    assert [
        event.data["caller"] for event in site.records if event.data["backfilled"]
    ] == ["0302222222"]


async def test_more_calls_than_one_portion_holds(site: Site) -> None:
    await site.set_up(120)
    await site.stop()
    for number in range(120):
        await site.miss(f"030{number:04}")
    await site.set_up(70)
    assert len(await site.calls()) == len(site.records) == 120


FLOWS = [
    f"{flow}.{variant}"
    for flow in ("queue_all_agents_busy", "ivr_hangs_up")
    for variant in ("doc", "neat", "raw")
]


@pytest.mark.parametrize("while_away", [False, True])
@pytest.mark.parametrize("flow", FLOWS)
async def test_a_call_that_only_a_machine_answered_is_one_missed_call(
    texts_as_keys: None, site: Site, flow: str, while_away: bool
) -> None:
    """A machine answered.

    The call is announced once, as missed, or else found in the records; a real Asterisk
    reported the caller.
    """
    recording = Recording.read(FOLDER / f"{flow}.json")
    site.clock.move_to(utc_from_timestamp(recording.began_at - 60))
    await site.set_up(70 if while_away else 0)
    if while_away:
        await site.stop()
    for at, report in recording.reports:
        site.clock.move_to(utc_from_timestamp(at))
        await site.pbx.report({**json.loads(report), "sn": site.pbx.serial})
    # The history is searched for the call of the record long before the records are
    # fetched.
    await site.later(1)
    await site.later(29)
    if while_away:
        await site.set_up(70)
    else:
        assert [
            event.data["type"]
            for event in site.live
            if event.data["direction"] == "inbound"
        ] == ["call_missed"]
    [call] = [
        call for call in await site.calls() if call.direction is Direction.INBOUND
    ]
    assert (call.outcome, call.answered_by, call.reason) == (
        Outcome.MISSED,
        None,
        Reason.CANCELLED,
    )
    assert call.caller
    assert call.caller.number == "0301234567"
    assert site.state("missed_calls").state == "1"
    titles = [event["summary"] for event in await calendar_events(site.hass)]
    assert [title for title in titles if "missed" in title] == [
        "call_title.missed 0301234567"
    ]


async def test_a_record_that_is_fetched_again_ends_no_call_later(site: Site) -> None:
    """It is fetched while a group that no one answered may still ring again."""
    await site.set_up(55)
    await site.miss("0301234", "101", "102", seconds=8)
    site.asked()
    await site.later(30)
    assert "cdr/get_random" in site.asked()
    assert site.live[-1].data["ended_at"] == "2026-11-25T12:01:03+00:00"


async def test_a_reload_while_a_missed_call_is_stored(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next fetch would find the call in the history, which is no news then."""
    await site.set_up(120)
    await site.stop()
    await site.miss("0301111111")
    published, store, is_reloading = len(site.records), storing.store, Event()

    def reload_meanwhile(*args: Any) -> list[Change]:
        changes = store(*args)
        if args[2] and not is_reloading.is_set():
            site.entry.async_on_unload(is_reloading.set)
            site.hass.loop.call_soon_threadsafe(
                site.hass.config_entries.async_schedule_reload, site.entry.entry_id
            )
            is_reloading.wait(10)
        return changes

    monkeypatch.setattr(storing, "store", reload_meanwhile)
    await site.set_up(70)
    assert is_reloading.is_set()
    assert await site.callers() == ["0301111111"]
    assert [event.data["caller"] for event in site.records[published:]] == [
        "0301111111"
    ]


async def test_a_file_that_is_found_damaged_while_calls_are_fetched(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Calls that were in it are fetched again, too."""
    await site.set_up(120)
    await site.miss("0301111111")
    await site.later(DAY, step=HOUR)
    await site.stop()
    await site.miss("0302222222")
    path, store = Path(site.hass.config.path(f"{DOMAIN}.db")), storing.store

    def find_damage(*args: Any) -> list[Change]:
        if list(path.parent.glob("*.corrupt.*")):
            return store(*args)
        for file in path.parent.glob(f"{path.name}*"):
            file.write_bytes(b"This is no database. " * 1000)
        raise damaged()

    monkeypatch.setattr(storing, "store", find_damage)
    await site.set_up(900)
    assert list(path.parent.glob("*.corrupt.*"))
    assert await site.callers() == ["0301111111", "0302222222"]
