"""The history of calls: each finished call once, kept over restarts, within its limits."""

from dataclasses import replace
from datetime import timedelta
import time
from typing import Any

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar.const import DATA_COMPONENT
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.const import CONF_HISTORY_DAYS, CONF_HISTORY_LIMIT, DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.history.history import CallHistory
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import Call, CallEvent, CallEventType, Direction, Outcome, Party, Reason
from custom_components.openvox_uc.phone_numbers import NumberPattern
from custom_components.openvox_uc.runtime import async_get_runtime
from tests.conftest import Later
from tests.house import restart, state, written
from tests.simulator import SimulatedPbx

MINUTE = 60
DAY = 86_400
NOON = 1_795_608_000.0  # 2026-11-25, 12:00 UTC
EVERYTHING = CallQuery()


@pytest.fixture
def noon(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Let it be noon."""
    freezer.move_to("2026-11-25T12:00:00Z")
    return freezer


def a_call(number: int, **known: Any) -> Call:
    """Return a missed call from outside to 101, half an hour ago and more."""
    started_at = known.pop("started_at", NOON - 1800 - number)
    call = Call(
        call_id=f"{int(started_at)}.{number}",
        direction=Direction.INBOUND,
        caller=Party("0301234567", outside=True),
        callee=Party("101"),
        dialed="101",
        extensions=("101",),
        answered_by=None,
        hung_up_by=None,
        trunk="Telecom",
        started_at=started_at,
        answered_at=None,
        ended_at=started_at + 20,
        ring_seconds=20,
        talk_seconds=0,
        outcome=Outcome.MISSED,
        reason=Reason.NO_ANSWER,
        reason_code=None,
        recording=None,
        inferred=False,
        legs=(f"{int(started_at)}.{number}", f"{int(started_at)}.{number}1"),
    )
    return replace(call, **known)


def a_record(number: int, **known: Any) -> Call:
    """Return such a call of which nothing but its record was heard."""
    return a_call(number, from_record=True, **known)


@pytest.fixture
async def history(hass: HomeAssistant, noon: FrozenDateTimeFactory) -> CallHistory:
    """Return a history without calls."""
    history = CallHistory(hass, "entry")
    assert await history.async_load(10_000, 90) == []
    return history


def calls_of(history: CallHistory) -> list[Call]:
    """Return all finished calls, the newest first."""
    return [entry.call for entry in history.find(EVERYTHING, 1_000_000)]


def kept(hass_storage: dict[str, Any], entry: MockConfigEntry) -> dict[str, Any]:
    """Return what is in the file."""
    data: dict[str, Any] = hass_storage[f"{DOMAIN}.history.{entry.entry_id}"]["data"]
    return data


def kept_recent(hass_storage: dict[str, Any], entry: MockConfigEntry) -> dict[str, Any]:
    """Return what is in the small file."""
    data: dict[str, Any] = hass_storage[f"{DOMAIN}.recent_calls.{entry.entry_id}"]["data"]
    return data


async def test_a_day_of_calls(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """What the sensors and the calendar make of an answered, a missed and a running call."""
    await pbx.desk.ring(["101"], "0301111111")
    await later(10)
    await pbx.desk.answer("101")
    await later(2 * MINUTE)
    await pbx.desk.hang_up("101")
    await later(10)
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "1"
    assert state(hass, "sensor", f"{pbx.serial}_talk_time_today").state == "2.0"
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "0"
    await pbx.desk.ring(["101"], "0302222222")
    await later(10)
    caller = state(hass, "sensor", f"{pbx.serial}_last_caller")
    assert (caller.state, caller.attributes["number"], caller.attributes["outcome"]) == ("0302222222", "0302222222", None)
    await pbx.desk.miss("101")
    await later(20)
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "2"
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "1"
    assert state(hass, "sensor", f"{pbx.serial}_ext_101_missed_calls").state == "1"
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_missed_calls").state == "0"
    assert state(hass, "sensor", f"{pbx.serial}_last_caller").attributes["outcome"] == "missed"
    calendar = state(hass, "calendar", f"{pbx.serial}_calls")
    assert calendar.state == "off"
    await pbx.desk.ring(["102"], "0303333333")
    await later(10)
    await pbx.desk.answer("102")
    await later(10)
    calendar = state(hass, "calendar", f"{pbx.serial}_calls")
    assert (calendar.state, calendar.attributes["message"]) == ("on", "In call: 0303333333")
    events = await events_of_today(hass)
    assert [event["summary"] for event in events] == ["Inbound: 0301111111", "Missed: 0302222222", "In call: 0303333333"]
    assert "Talked: 2 min" in events[0]["description"]
    await pbx.desk.hang_up("102")
    await later(10)
    assert state(hass, "calendar", f"{pbx.serial}_calls").state == "off"


async def events_of_today(hass: HomeAssistant) -> list[dict[str, str]]:
    """Return what the calendar shows of the day."""
    answer: Any = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            ATTR_ENTITY_ID: "calendar.uc501_calls",
            "start_date_time": "2026-11-25T00:00:00+00:00",
            "end_date_time": "2026-11-26T00:00:00+00:00",
        },
        blocking=True,
        return_response=True,
    )
    events: list[dict[str, str]] = answer["calendar.uc501_calls"]["events"]
    return events


async def test_an_open_calendar(noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, setup_integration: MockConfigEntry) -> None:
    """A page that shows it shows calls that are found later, and deleted ones no more."""
    await later(2 * MINUTE)
    shown: list[list[str]] = []

    def show(events: Any) -> None:
        """Note what the page shows."""
        shown.append([event["summary"] for event in events])

    calendar = hass.data[DATA_COMPONENT].get_entity("calendar.uc501_calls")
    assert calendar
    noon_today = dt_util.utcnow()
    close = calendar.async_subscribe_events(noon_today - timedelta(days=1), noon_today, show)
    history: CallHistory = setup_integration.runtime_data.history
    history.put_all([a_call(1)], since=0)
    await later(5)
    history.delete(EVERYTHING)
    await later(5)
    assert shown == [["Missed: 0301234567"], []]
    close()


async def test_missed_calls_are_cleared(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """The button of an extension clears its own count, that of the PBX the PBX's."""
    for _ in range(2):
        await pbx.desk.ring(["101"])
        await later(10)
        await pbx.desk.miss("101")
        await later(20)
    missed, missed_of_phone = f"{pbx.serial}_missed_calls", f"{pbx.serial}_ext_101_missed_calls"
    assert (state(hass, "sensor", missed).state, state(hass, "sensor", missed_of_phone).state) == ("2", "2")
    await hass.services.async_call("button", "press", {ATTR_ENTITY_ID: "button.uc501_alice_101_clear_missed_calls"}, blocking=True)
    assert (state(hass, "sensor", missed).state, state(hass, "sensor", missed_of_phone).state) == ("2", "0")
    await hass.services.async_call("button", "press", {ATTR_ENTITY_ID: "button.uc501_clear_missed_calls"}, blocking=True)
    assert (state(hass, "sensor", missed).state, state(hass, "sensor", missed_of_phone).state) == ("0", "0")
    assert state(hass, "sensor", missed).attributes["last_reset"].startswith("2026-11-25T12:01")


async def test_it_is_written_soon(
    noon: FrozenDateTimeFactory,
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """The small file is written at once, the large one within a quarter of an hour, also if there is always another call."""

    def counted() -> tuple[int, int, int]:
        """Return how many calls go on and how many are over by the small file, and how many by the large one."""
        recent = kept_recent(hass_storage, setup_integration)
        return len(recent["running"]), len(recent["calls"]), len(kept(hass_storage, setup_integration)["calls"])

    await pbx.desk.ring(["101"])
    await later(5)
    await pbx.desk.answer("101")
    await later(10)
    assert counted() == (1, 0, 0)
    await pbx.desk.hang_up("101")
    await later(10)
    assert counted() == (0, 1, 0)
    for _ in range(4):
        await pbx.desk.ring(["101"])
        await later(10)
        await pbx.desk.miss("101")
        await later(4 * MINUTE, 60)
    recent, large = counted()[1:]
    assert recent < 3 <= large
    assert recent + large == 5
    await later(15 * MINUTE, 60)
    assert counted() == (0, 0, 5)


async def test_a_restart_in_a_call(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """The call goes on, and its end is told as if nothing had been."""
    await pbx.desk.ring(["101"])
    await later(5)
    await pbx.desk.answer("101")
    await later(5)
    coordinator = await restart(hass, setup_integration, lambda: later(MINUTE))
    assert coordinator.tracker.active_calls == 1
    assert state(hass, "calendar", f"{pbx.serial}_calls").state == "on"
    await later(2 * MINUTE)
    assert coordinator.tracker.active_calls == 1
    await pbx.desk.hang_up("101")
    await later(10)
    assert coordinator.tracker.active_calls == 0
    [call] = calls_of(coordinator.history)
    assert (call.outcome, call.inferred, call.answered_by) == (Outcome.ANSWERED, False, Party("101"))
    assert call.talk_seconds
    assert 180 <= call.talk_seconds <= 200


@pytest.mark.parametrize("has_records", [True, False])
async def test_a_call_ends_during_a_restart(
    noon: FrozenDateTimeFactory,
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    has_records: bool,
) -> None:
    """Its record tells the end, or else that its phones are free, even if the list never showed a call to this Home Assistant."""
    pbx.faults.records_errno = "" if has_records else "10003"
    await pbx.desk.ring(["101"])
    await later(5)
    await pbx.desk.answer("101")
    await later(5)

    async def hang_up() -> None:
        """End the call while nobody listens."""
        await pbx.desk.hang_up("101")
        await later(MINUTE)

    records = async_capture_events(hass, EVENT_CALL_RECORD)
    coordinator = await restart(hass, setup_integration, hang_up)
    await later(100)
    assert coordinator.tracker.active_calls == (0 if has_records else 1)
    await later(30)
    assert coordinator.tracker.active_calls == 0
    [call] = calls_of(coordinator.history)
    assert (call.outcome, call.answered_by, call.inferred) == (Outcome.ANSWERED, Party("101"), not has_records)
    assert call.talk_seconds == (5 if has_records else None)
    assert [event.data["talk_seconds"] for event in records] == ([5] if has_records else [])


async def test_a_record_comes_again(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """A record that is repeated until somebody takes it tells no second end, and no less than is known."""
    await pbx.desk.ring(["101", "102"], to="600")
    await later(5)
    await pbx.desk.answer("102")
    await later(5)
    await pbx.desk.hang_up("102")
    await later(10)
    [known] = calls_of(setup_integration.runtime_data.history)
    events = async_capture_events(hass, EVENT_CALL)
    records = async_capture_events(hass, EVENT_CALL_RECORD)
    coordinator = await restart(hass, setup_integration, lambda: later(5))
    await pbx.report(pbx.sent[-1][0])
    await later(5)
    assert calls_of(coordinator.history) == [known]
    assert (len(events), len(records)) == (0, 1)


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_call_passed_on_to_a_mobile(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, restarts: bool
) -> None:
    """Its record comes when they have talked for long out there: it is known again, and no second end is told."""
    events = async_capture_events(hass, EVENT_CALL)
    records = async_capture_events(hass, EVENT_CALL_RECORD)
    await pbx.desk.ring(["101"], "0301234567")
    await later(5)
    await pbx.desk.answer("101")
    await later(5)
    answer = next(report for report, *_ in reversed(pbx.sent) if report["action"] == "ANSWER")
    await pbx.report(answer | {"action": "Tranfer"})
    await pbx.report(answer | {"action": "BYE"})
    await pbx.report({"action": "ExtensionStatus", "extension": "101", "status": "Idle", "sn": pbx.serial})
    await later(2 * 60 * MINUTE, MINUTE)
    told = ["call_ringing", "call_answered", "call_transferred", "call_ended"]
    assert [event.data["type"] for event in events] == told
    if restarts:
        await restart(hass, setup_integration, lambda: later(5))
    record = {"callfrom": "0301234567", "callto": "101", "callduraction": "7200", "talkduraction": "7190", "status": "ANSWERED"}
    await pbx.report({"action": "NewCdr", "callid": answer["callid"], "type": "Inbound", "sn": pbx.serial, **record})
    await later(5)
    assert [event.data["type"] for event in events] == told
    assert [event.data["talk_seconds"] for event in records] == [7190]
    [call] = calls_of(setup_integration.runtime_data.history)
    assert call.talk_seconds == 7190


async def test_the_pbx_restarts_during_a_restart(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """A call that began before the boot is over."""
    pbx.booted_at = pbx.clock() - DAY
    await pbx.desk.ring(["101"])
    await later(5)
    await pbx.desk.answer("101")
    await later(5)

    async def boot() -> None:
        """Boot, with a phone that says it talks."""
        await later(MINUTE)
        await pbx.boot()

    coordinator = await restart(hass, setup_integration, boot)
    assert coordinator.tracker.active_calls == 0
    [call] = calls_of(coordinator.history)
    assert (call.outcome, call.reason) == (Outcome.FAILED, Reason.PBX_RESTART)


async def test_what_is_kept_comes_back(hass: HomeAssistant, noon: FrozenDateTimeFactory, history: CallHistory) -> None:
    """All that is known of a call, in the same words."""
    calls = [
        a_call(1),
        a_call(2, caller=None, dialed=None, callee=None, extensions=(), trunk=None, reason=None),
        a_call(
            3,
            direction=Direction.OUTBOUND,
            caller=Party("101"),
            callee=Party("0307654321", outside=True),
            answered_by=Party("0307654321", outside=True),
            hung_up_by=Party("101"),
            answered_at=NOON - 1795.5,
            talk_seconds=12,
            outcome=Outcome.ANSWERED,
            reason_code="486",
            recording="exten-101.wav",
            inferred=True,
        ),
    ]
    for call in calls:
        assert history.put(call, backfilled=call is calls[1])
    history.reset_missed("ext_101")
    history.complete_until = NOON
    noon.tick(121)
    await written(hass)
    again = CallHistory(hass, "entry")
    assert await again.async_load(10_000, 90) == []
    assert again.find(EVERYTHING, 10) == history.find(EVERYTHING, 10)
    assert (again.complete_until, again.news_since, again.tally.resets) == (NOON, NOON, {"ext_101": NOON})
    assert (again.tally.missed("pbx"), again.tally.missed("ext_101")) == (2, 0)


async def test_what_rings_is_looked_for(hass: HomeAssistant, noon: FrozenDateTimeFactory, history: CallHistory) -> None:
    """A call that rings is not kept, so records are wanted from its beginning on; what goes on and is over as well is over."""
    talking = a_call(1, answered_at=NOON - 5, ended_at=None, outcome=None)
    history.note(CallEvent(CallEventType.ANSWERED, talking))
    history.note(CallEvent(CallEventType.RINGING, a_call(2, started_at=NOON - 10, ended_at=None, outcome=None)))
    history.put(a_call(3))
    history.note_complete(NOON)
    await written(hass)
    again = CallHistory(hass, "entry")
    assert await again.async_load(10_000, 90) == [talking]
    assert again.complete_until == NOON - 10
    history.put(replace(talking, ended_at=NOON, outcome=Outcome.ANSWERED))
    history.running[talking.call_id] = talking
    await written(hass)
    again = CallHistory(hass, "entry")
    assert await again.async_load(10_000, 90) == []
    assert (len(again), again.running) == (2, {})


def test_a_record_is_merged(history: CallHistory) -> None:
    """The PBX's own record fills in what was not known, and changes nothing that was told."""
    history.put(a_call(1, legs=("1.1", "1.2"), dialed=None, ring_seconds=None))
    told = {"legs": ("1.2", "1.3"), "dialed": "600", "ring_seconds": 19, "recording": "a.wav", "outcome": Outcome.ANSWERED}
    record = a_record(1, call_id="9.9", **told)
    assert history.put(record, backfilled=True) is False
    [call] = calls_of(history)
    assert (call.dialed, call.ring_seconds, call.recording, call.outcome) == ("600", 19, "a.wav", Outcome.MISSED)
    assert call.legs == ("1.1", "1.2", "1.3")
    assert history.put(a_record(1, call_id="9.8", legs=("1.3",)), backfilled=True) is False
    assert len(history) == 1


def test_a_record_corrects_a_guess(history: CallHistory) -> None:
    """The end of a call that was only inferred is told by its record."""
    history.put(a_call(1, inferred=True, ended_at=NOON - 1000))
    assert history.tally.missed("pbx") == 1
    heard = {"answered_at": NOON - 1790, "answered_by": Party("102"), "callee": Party("102"), "extensions": ("102",)}
    record = a_record(1, ended_at=NOON - 1781, talk_seconds=9, outcome=Outcome.ANSWERED, reason=None, **heard)
    history.put(record, backfilled=True)
    [entry] = history.find(EVERYTHING, 10)
    call = entry.call
    assert (call.outcome, call.reason, call.talk_seconds, call.inferred) == (Outcome.ANSWERED, None, 9, False)
    assert (call.answered_by, call.callee, call.extensions) == (Party("102"), Party("102"), ("101", "102"))
    assert (call.answered_at, call.ended_at, entry.backfilled) == (NOON - 1790, NOON - 1781, False)
    assert history.tally.missed("pbx") == 0


def test_a_record_keeps_what_was_heard(history: CallHistory) -> None:
    """Of a call whose end was guessed it tells the end, not who answered: that of a group names the group alone."""
    heard = {"answered_at": NOON - 1790, "answered_by": Party("101"), "outcome": Outcome.ANSWERED, "reason": None}
    history.put(a_call(1, inferred=True, ended_at=NOON, talk_seconds=None, dialed="600", **heard))
    told = {"callee": Party("600"), "extensions": (), "ended_at": NOON - 1781}
    history.put(a_record(1, **told, outcome=Outcome.MISSED, talk_seconds=None), backfilled=True)
    [call] = calls_of(history)
    assert (call.outcome, call.ended_at, call.inferred) == (Outcome.ANSWERED, NOON, True)
    history.put(a_record(1, **told, **(heard | {"answered_by": None}), talk_seconds=9), backfilled=True)
    [call] = calls_of(history)
    assert (call.outcome, call.ended_at, call.inferred, call.talk_seconds) == (Outcome.ANSWERED, NOON - 1781, False, 9)
    assert (call.callee, call.answered_by, call.extensions) == (Party("101"), Party("101"), ("101",))


def test_a_record_of_another_leg(history: CallHistory) -> None:
    """A record whose leg no report has named belongs to the call that the same caller began at the same moment."""
    history.put(a_call(1))
    near = a_record(2, started_at=NOON - 1800.2, legs=("7.7",), recording="a.wav")
    assert history.put(near, backfilled=True) is False
    assert history.put(replace(near, call_id="7.8", legs=("7.8",), caller=Party("0309999999", outside=True)), backfilled=True)
    assert history.put(replace(near, call_id="7.9", legs=("7.9",), started_at=NOON - 1700), backfilled=True)
    assert sorted(call.recording or "" for call in calls_of(history)) == ["a.wav", "a.wav", "a.wav"]
    assert len(history) == 3


def test_records_that_are_two_calls(history: CallHistory) -> None:
    """What begins together is not always one call: another number that is called, another phone, another record."""
    outbound = {"direction": Direction.OUTBOUND, "caller": Party("102"), "extensions": ("102",)}
    history.put(a_call(1, callee=Party("0301111111", outside=True), **outbound))
    redialed = a_record(2, callee=Party("0302222222", outside=True), started_at=NOON - 1801, legs=("7.1",), **outbound)
    assert history.put(redialed, backfilled=True)
    door = {"direction": Direction.INTERNAL, "caller": Party("103")}
    history.put(a_call(3, extensions=("103", "101"), started_at=NOON - 600, **door))
    assert history.put(a_record(4, extensions=("103", "102"), started_at=NOON - 600, **door), backfilled=True)
    assert not history.put(a_record(5, extensions=("103",), started_at=NOON - 600, **door), backfilled=True)
    assert history.put(a_record(6, started_at=NOON - 300), backfilled=True)
    assert history.put(a_record(7, started_at=NOON - 300, extensions=("102",)), backfilled=True)
    assert len(history) == 6


def test_a_report_of_a_call_whose_record_was_fetched(history: CallHistory) -> None:
    """The PBX repeats its own record: it adds to what all records of the call have told, and takes nothing away."""
    fetched = a_record(1, extensions=("101", "102"), legs=("1.1", "1.2"), recording=None)
    history.put(fetched, backfilled=True)
    assert not history.put(a_record(1, call_id="1.2", legs=("1.2",), recording="a.wav"))
    [entry] = history.find(EVERYTHING, 10)
    assert (entry.call, entry.backfilled) == (replace(fetched, recording="a.wav"), True)
    assert not history.put(fetched, backfilled=True)


def test_over_midnight(history: CallHistory) -> None:
    """A call counts on the day on which it is over, the time that was talked with it."""
    midnight = history.tally.day_began
    history.put(a_call(1, started_at=midnight - 60, ended_at=midnight + 60, outcome=Outcome.ANSWERED, talk_seconds=100))
    history.put(a_call(2, started_at=midnight - 600, ended_at=midnight - 1))
    assert (history.tally.calls_today, history.tally.talk_seconds_today) == (1, 100)


def test_limits(history: CallHistory, hass: HomeAssistant) -> None:
    """The oldest give way when they are too many, and those that are too old."""
    for number in range(20):
        history.put(a_call(number, started_at=NOON - number * DAY))
    assert len(history) == 20
    history.put(a_call(100, started_at=NOON - 91 * DAY))
    assert len(history) == 20
    hass.loop.run_until_complete(history.async_load(10, 90))
    assert [call.started_at for call in calls_of(history)] == [NOON - number * DAY for number in range(10)]
    hass.loop.run_until_complete(history.async_load(10, 5))
    assert len(history) == 6
    history.put(a_call(200, started_at=NOON - 3.5 * DAY))
    assert len(history) == 7
    # They were missed, and nobody has cleared them.
    assert history.tally.missed("pbx") == 22
    history.begin_day()
    assert history.tally.missed("ext_101") == 22
    history.reset_missed("pbx")
    assert (history.tally.missed("pbx"), history.tally.missed("ext_101")) == (0, 22)


async def test_what_is_too_old_is_gone(
    hass: HomeAssistant, noon: FrozenDateTimeFactory, history: CallHistory, hass_storage: dict[str, Any]
) -> None:
    """From the file too, and as the last caller, though no other call has come."""
    history.put(a_call(1))
    noon.tick(91 * DAY)
    changed: set[str] = set()
    history.async_listen(changed.update)
    history.begin_day()
    await written(hass)
    assert (len(history), history.last_inbound, hass_storage[f"{DOMAIN}.history.entry"]["data"]["calls"]) == (0, None, [])
    assert "last_caller" in changed
    history.put(a_call(2, started_at=NOON))
    assert history.last_inbound is None


async def test_a_call_that_ended_while_it_was_written(
    hass: HomeAssistant, history: CallHistory, hass_storage: dict[str, Any], noon: FrozenDateTimeFactory
) -> None:
    """It is kept as one that is over."""
    going_on = a_call(1, answered_at=NOON - 1790, ended_at=None, outcome=None)
    history.note(CallEvent(CallEventType.ANSWERED, going_on))
    history.note(CallEvent(CallEventType.ANSWERED, a_call(2, answered_at=NOON - 1790, ended_at=None, outcome=None)))
    history.put(a_call(1, answered_at=NOON - 1790, outcome=Outcome.ANSWERED))
    history.running[going_on.call_id] = going_on
    await written(hass)
    again = CallHistory(hass, "entry")
    assert [call.call_id for call in await again.async_load(10_000, 90)] == [a_call(2).call_id]
    assert list(again.running) == [a_call(2).call_id]
    assert len(again) == 1


def test_queries(history: CallHistory) -> None:
    """Each filter leaves out what does not match it; the newest come first."""
    history.put(a_call(1))
    history.put(a_call(2, direction=Direction.OUTBOUND, caller=Party("102"), callee=Party("0401234567", outside=True), extensions=("102",)))
    history.put(a_call(3, outcome=Outcome.ANSWERED, answered_by=Party("103"), extensions=("103",), dialed="600"))

    def found(**query: Any) -> list[str]:
        """Return the numbers of the calls that a query finds."""
        return [entry.call.call_id.split(".")[1] for entry in history.find(CallQuery(**query), 50)]

    assert found() == ["1", "2", "3"]
    assert found(directions=frozenset({Direction.OUTBOUND})) == ["2"]
    assert found(outcomes=frozenset({Outcome.ANSWERED})) == ["3"]
    assert found(extensions=frozenset({"101", "102"})) == ["1", "2"]
    assert found(number=NumberPattern("030*")) == ["1", "3"]
    assert found(number=NumberPattern("040 123 4567")) == ["2"]
    assert found(number=NumberPattern("600")) == ["3"]
    assert found(number=NumberPattern("1234567"), outside_prefix="040") == ["2"]
    assert found(number=NumberPattern("1234567"), outside_prefix="030") == []
    assert found(number=NumberPattern("2"), outside_prefix="10") == []
    assert found(start=NOON - 1802) == ["1", "2"]
    assert found(end=NOON - 1802) == ["3"]
    assert len(history.find(EVERYTHING, 2)) == 2


def test_delete(history: CallHistory) -> None:
    """What is deleted is neither found nor counted, and is not the last call any more."""
    history.put(a_call(1))
    history.put(a_call(2, caller=Party("0409999999", outside=True)))
    assert history.last_inbound
    assert history.delete(CallQuery(number=NumberPattern("030*"))) == 1
    assert history.tally.missed("pbx") == 1
    assert history.last_inbound.caller == Party("0409999999", outside=True)
    assert history.delete(CallQuery(number=NumberPattern("030*"))) == 0
    assert history.delete(EVERYTHING) == 1
    assert (history.tally.missed("pbx"), history.tally.calls_today) == (0, 0)
    assert history.find(EVERYTHING, 1) == []
    assert history.put(a_call(2))


async def test_another_day(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry
) -> None:
    """At midnight the counts of the day begin anew; missed calls stay."""
    await hass.config.async_set_time_zone("UTC")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await pbx.desk.ring(["101"])
    await later(10)
    await pbx.desk.miss("101")
    await later(20)
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "1"
    await later(DAY // 2, step=600)
    today = state(hass, "sensor", f"{pbx.serial}_calls_today")
    assert (today.state, today.attributes["last_reset"]) == ("0", "2026-11-26T00:00:00+00:00")
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "1"


async def test_another_time_zone(
    noon: FrozenDateTimeFactory, later: Later, hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry
) -> None:
    """Midnight moves at once, and again the next day; after an unload nobody cares."""
    await hass.config.async_set_time_zone("UTC")
    assert await hass.config_entries.async_setup(entry.entry_id)
    history = async_get_runtime(hass, entry.entry_id).history
    history.put(a_call(1))
    history.put(a_call(2, started_at=NOON - 7200))

    def today() -> tuple[str, str]:
        """Return how many calls there were today, and since when that is."""
        shown = state(hass, "sensor", f"{pbx.serial}_calls_today")
        return shown.state, shown.attributes["last_reset"]

    await later(2)
    assert today() == ("2", "2026-11-25T00:00:00+00:00")
    await hass.config.async_update(time_zone="Pacific/Auckland")
    await later(2)
    assert today() == ("1", "2026-11-25T11:00:00+00:00")
    await later(12 * 3600, step=600)
    assert today() == ("1", "2026-11-25T11:00:00+00:00")
    await later(12 * 3600, step=600)
    assert today() == ("0", "2026-11-26T11:00:00+00:00")
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.config.async_update(time_zone="UTC")
    assert history.tally.day_began == NOON + DAY - 3600


async def test_a_day_with_more_calls_than_are_kept(
    later: Later, noon: FrozenDateTimeFactory, hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry
) -> None:
    """All count until midnight, also after a reload."""
    await hass.config.async_set_time_zone("UTC")
    hass.config_entries.async_update_entry(entry, options={CONF_HISTORY_LIMIT: 2})
    assert await hass.config_entries.async_setup(entry.entry_id)
    history = async_get_runtime(hass, entry.entry_id).history
    for number in range(3):
        history.put(a_call(number, outcome=Outcome.ANSWERED, talk_seconds=20))
    await hass.config_entries.async_reload(entry.entry_id)
    assert len(history) == 2
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "3"
    assert state(hass, "sensor", f"{pbx.serial}_talk_time_today").state == "1.0"
    await later(DAY // 2, step=600)
    assert state(hass, "sensor", f"{pbx.serial}_calls_today").state == "0"


async def test_removed_with_the_entry(
    noon: FrozenDateTimeFactory,
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """Nothing of the calls is left."""
    await pbx.desk.ring(["101"])
    await later(10)
    await pbx.desk.miss("101")
    await later(3 * MINUTE)
    keys = {f"{DOMAIN}.{kind}.{setup_integration.entry_id}" for kind in ("history", "recent_calls")}
    assert hass_storage.keys() >= keys
    await hass.config_entries.async_remove(setup_integration.entry_id)
    await hass.async_block_till_done()
    assert hass_storage.keys().isdisjoint(keys)


async def test_options_limit(hass: HomeAssistant, server: TestServer, entry: MockConfigEntry) -> None:
    """The options say how much is kept."""
    hass.config_entries.async_update_entry(entry, options={CONF_HISTORY_LIMIT: 1000, CONF_HISTORY_DAYS: 7})
    assert await hass.config_entries.async_setup(entry.entry_id)
    history = async_get_runtime(hass, entry.entry_id).history
    for number in range(10):
        history.put(a_call(number, started_at=time.time() - number * DAY))
    assert len(history) == 7
