"""The history of calls.

Each finished call once, kept over restarts, within its limits.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar.const import DATA_COMPONENT
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util
import pytest

from custom_components.openvox_uc.base.signals import SIGNAL_STATE
from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.history import calls_table, missed, storing
from custom_components.openvox_uc.history.call_history import (
    SIGNAL_HISTORY_CHANGED,
    CallHistory,
)
from custom_components.openvox_uc.history.calls_table import DialPlan
from custom_components.openvox_uc.history.entries import Change, HistoryEntry, Summary
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import (
    Call,
    CallEvent,
    CallEventType,
    Direction,
    Outcome,
    Party,
    Reason,
)
from tests.house import types
from tests.simulator.bodies import Body
from tests.site import Site, calendar_events

MINUTE = 60
DAY = 86_400
AZORES = "Atlantic/Azores"
BERLIN = "Europe/Berlin"
SANTIAGO = "America/Santiago"
NOON = 1_795_608_000.0  # 2026-11-25, 12:00 UTC
EVERYTHING = CallQuery()


def a_call(number: int, **known: Any) -> Call:
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
    """Return such a call of which only the record is known."""
    return a_call(number, from_record=True, **known)


async def fill(history: CallHistory, *calls: Call) -> None:
    """Store fetched calls, as if no user had ever deleted one."""
    await history.async_put_all(calls, 0)


async def put(history: CallHistory, call: Call, *, backfilled: bool = False) -> bool:
    before = await history.async_read(calls_table.count)
    if backfilled:
        await fill(history, call)
    else:
        history.note(
            CallEvent(
                CallEventType.RECORD if call.from_record else CallEventType.ENDED, call
            )
        )
    return await history.async_read(calls_table.count) > before


async def read_again(
    hass: HomeAssistant, history: CallHistory
) -> tuple[CallHistory, list[Call]]:
    await history.async_stop()
    again = CallHistory(hass, "entry")
    await again.async_load(90, DialPlan())
    return again, list(again.running.values())


def announced(hass: HomeAssistant) -> list[str]:
    """Return a list to which the subjects are added that change from now on."""
    subjects: list[str] = []
    async_dispatcher_connect(
        hass, SIGNAL_STATE, lambda _entry_id, subject: subjects.append(subject)
    )
    return subjects


async def calls_of(history: CallHistory, query: CallQuery = EVERYTHING) -> list[Call]:
    return [entry.call for entry in await history.async_find(query, 1_000_000)]


async def test_a_day_of_calls(texts_as_keys: None, site: Site) -> None:
    await site.set_up()
    calendar_was = site.state("calls", "calendar")
    await site.talk("101", "0301111111", seconds=10)
    await site.later(110)
    await site.hang_up("101", 10)
    assert [
        site.state(key).state
        for key in ("calls_today", "talk_time_today", "missed_calls")
    ] == ["1", "2.0", "0"]
    await site.ring(["101"], "0302222222", 10)
    caller = site.state("last_caller")
    assert (
        caller.state,
        caller.attributes["number"],
        caller.attributes["outcome"],
    ) == ("0302222222", "0302222222", None)
    await site.leave_unanswered("101", seconds=20)
    missed_calls = ("missed_calls", "ext_101_missed_calls", "ext_102_missed_calls")
    assert [site.state(key).state for key in ("calls_today", *missed_calls)] == [
        "2",
        "1",
        "1",
        "0",
    ]
    assert site.state("last_caller").attributes["outcome"] == "missed"
    await site.talk("102", "0303333333", seconds=10)
    events = await calendar_events(site.hass)
    assert [event["summary"] for event in events] == [
        "call_title.answered 0301111111",
        "call_title.missed 0302222222",
        "call_title.in_call 0303333333",
    ]
    assert "call_line.talked 2:00" in events[0]["description"]
    await site.hang_up("102", 10)
    assert [event["summary"] for event in await calendar_events(site.hass)][
        2
    ] == "call_title.answered 0303333333"
    calendar = site.state("calls", "calendar")
    assert (calendar.state, calendar.last_changed) == ("off", calendar_was.last_changed)


async def test_a_short_call_is_stored_once(
    hass: HomeAssistant, history: CallHistory
) -> None:
    changes = list[Change]()
    async_dispatcher_connect(
        hass, SIGNAL_HISTORY_CHANGED, lambda _entry_id, new: changes.extend(new)
    )
    begun = a_call(
        1,
        answered_at=NOON - 1790,
        answered_by=Party("101"),
        outcome=None,
        ended_at=None,
    )
    ended = replace(
        begun, ended_at=NOON - 1789, outcome=Outcome.ANSWERED, talk_seconds=1
    )
    recorded = replace(ended, recording="a.wav")
    for event_type, call in (
        (CallEventType.ANSWERED, begun),
        (CallEventType.ENDED, ended),
        (CallEventType.RECORD, recorded),
        # These come late, and change nothing.
        (CallEventType.ANSWERED, begun),
        (CallEventType.RECORD, recorded),
    ):
        history.note(CallEvent(event_type, call))
    await history.async_store()
    await hass.async_block_till_done()
    stored = [HistoryEntry(call, backfilled=False) for call in (ended, recorded)]
    assert changes == [Change(None, stored[0]), Change(stored[0], stored[1])]
    assert await calls_of(history) == [recorded]
    assert history.summary.calls_today == 1


async def test_an_open_calendar_shows_later_calls_and_no_deleted_ones(
    texts_as_keys: None,
    site: Site,
) -> None:
    await site.set_up(2 * MINUTE)
    shown: list[list[str]] = []

    def show(events: Any) -> None:
        shown.append([event["summary"] for event in events])

    calendar = site.hass.data[DATA_COMPONENT].get_entity("calendar.uc501_call_log")
    assert calendar
    noon_today = dt_util.utcnow()
    close = calendar.async_subscribe_events(
        noon_today - timedelta(days=1), noon_today, show
    )
    history: CallHistory = site.coordinator.history
    await fill(history, a_call(1))
    await site.later(5)
    await history.async_delete(EVERYTHING)
    await site.later(5)
    assert shown == [["call_title.missed 0301234567"], []]
    close()


async def test_a_restart_in_a_call_changes_nothing_of_its_end(
    texts_as_keys: None, site: Site
) -> None:
    """Home Assistant restarted during a call.

    The call was still open, ended once, and its length was right. It ended just before
    the PBX told when it had booted.
    """
    await site.set_up()
    await site.talk("101")
    await site.restart(seconds=MINUTE)
    assert [event["summary"] for event in await calendar_events(site.hass)] == [
        "call_title.in_call 0301234"
    ]
    await site.later(2 * MINUTE)
    coordinator = site.coordinator
    assert coordinator.tracker.active_calls == 1
    coordinator.runtime.boot_may_end_resumed = True
    await site.hang_up("101", 0)
    coordinator.async_session_started(coordinator.device)
    await site.later(10)
    assert coordinator.tracker.active_calls == 0
    [call] = await site.calls()
    assert (call.outcome, call.inferred, call.answered_by) == (
        Outcome.ANSWERED,
        False,
        Party("101"),
    )
    assert 180 <= (call.talk_seconds or 0) <= 200


@pytest.mark.parametrize("has_records", [True, False])
async def test_a_call_ends_during_a_restart(site: Site, has_records: bool) -> None:
    """Its record shows the end, or else its phones do by being free.

    This is so even if the list never showed a call to this Home Assistant.
    """
    await site.set_up()
    site.pbx.faults.records_errno = "" if has_records else "10003"
    await site.talk("101")

    async def hang_up() -> None:
        await site.hang_up("101", MINUTE)

    await site.restart(hang_up)
    await site.later(100)
    assert site.coordinator.tracker.active_calls == (0 if has_records else 1)
    await site.later(30)
    assert site.coordinator.tracker.active_calls == 0
    [call] = await site.calls()
    assert (call.outcome, call.answered_by, call.inferred) == (
        Outcome.ANSWERED,
        Party("101"),
        not has_records,
    )
    assert call.talk_seconds == (5 if has_records else None)
    assert [event.data["talk_seconds"] for event in site.records] == (
        [5] if has_records else []
    )


async def test_a_record_comes_again(site: Site) -> None:
    """A record that is repeated until it is accepted causes no second end.

    It takes nothing away.
    """
    await site.set_up()
    await site.do(site.desk.ring(["101", "102"], to="600"), 5)
    await site.answer("102", 5)
    await site.hang_up("102", 10)
    [known] = await site.calls()
    told = len(site.live), len(site.records)
    await site.restart()
    await site.pbx.report(site.pbx.sent[-1][0])
    await site.later(5)
    assert await site.calls() == [known]
    assert (len(site.live), len(site.records)) == (told[0], told[1] + 1)


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_call_passed_on_to_a_mobile(site: Site, restarts: bool) -> None:
    """Its record comes long after, when the external conversation is over.

    The call is recognized, and no second end is published.
    """
    await site.set_up()
    await site.talk("101", "0301234567")
    answer = next(
        report for report, *_ in reversed(site.pbx.sent) if report["action"] == "ANSWER"
    )
    await site.pbx.report(answer | {"action": "Tranfer"})
    await site.pbx.report(answer | {"action": "BYE"})
    await site.pbx.report_state("101", "Idle")
    await site.minutes(120)
    told = ["call_ringing", "call_answered", "call_transferred", "call_ended"]
    assert types(site.live) == told
    if restarts:
        await site.restart()
    record = {
        "callfrom": "0301234567",
        "callto": "101",
        "callduraction": "7200",
        "talkduraction": "7190",
        "status": "ANSWERED",
    }
    await site.pbx.report(
        {
            "action": "NewCdr",
            "callid": answer["callid"],
            "type": "Inbound",
            "sn": site.pbx.serial,
            **record,
        }
    )
    await site.later(5)
    assert types(site.live) == told
    assert [event.data["talk_seconds"] for event in site.records] == [7190]
    [call] = await site.calls()
    assert call.talk_seconds == 7190


async def test_a_call_that_began_before_the_pbx_restarted_is_over(site: Site) -> None:
    """The PBX and Home Assistant both restarted during a call.

    The call was over, and cut off.
    """
    await site.set_up()
    site.pbx.booted_at = site.pbx.clock() - DAY
    await site.talk("101")

    async def boot() -> None:
        await site.later(MINUTE)
        await site.pbx.boot()

    await site.restart(boot)
    assert site.coordinator.tracker.active_calls == 0
    [call] = await site.calls()
    assert (call.outcome, call.reason) == (Outcome.FAILED, Reason.PBX_RESTART)


async def test_a_record_fills_in_what_was_not_known_and_changes_no_more(
    history: CallHistory,
) -> None:
    """Nor does its caller come back who was removed from the missed ones."""
    await put(history, a_call(1, legs=("1.1", "1.2"), dialed=None, ring_seconds=None))
    await history.async_change_missed(missed.drop, history.missed_callers)
    told: dict[str, Any] = {
        "dialed": "600",
        "ring_seconds": 19,
        "talk_seconds": 9,
        "recording": "a.wav",
    }
    other = {"call_id": "9.9", "legs": ("1.2", "1.3"), "outcome": Outcome.ANSWERED}
    assert await put(history, a_record(1, **told, **other), backfilled=True) is False
    call = a_call(1, legs=("1.1", "1.2", "1.3"), **told)
    assert history.summary.recent == [HistoryEntry(call, backfilled=False)]
    again = {"legs": ("1.3",), "ring_seconds": None, "talk_seconds": None}
    await put(history, a_record(1, call_id="9.8", **again), backfilled=True)
    assert await calls_of(history) == [call]
    assert history.missed_callers == []


@pytest.mark.parametrize(
    ("transferred_by", "told", "kept"),
    [(None, 60, 60), (Party("101"), 60, 100), (Party("101"), 7190, 7190)],
)
async def test_a_record_of_a_part_of_a_call(
    history: CallHistory, transferred_by: Party | None, told: int, kept: int
) -> None:
    """Only of a call that was passed on, a part may have a record of its own."""
    known = {"outcome": Outcome.ANSWERED, "transferred_by": transferred_by}
    await put(history, a_call(1, talk_seconds=100, **known))
    await put(history, a_record(1, talk_seconds=told))
    [call] = await calls_of(history)
    assert call.talk_seconds == history.summary.talk_seconds_today == kept


async def test_a_record_corrects_a_guess(history: CallHistory) -> None:
    await put(history, a_call(1, inferred=True, ended_at=NOON - 1000))
    assert history.summary.missed["pbx"] == 1
    told = {
        "answered_at": NOON - 1790,
        "answered_by": Party("102"),
        "callee": Party("102"),
        "ended_at": NOON - 1781,
        "talk_seconds": 9,
        "outcome": Outcome.FAILED,
        "reason": Reason.PBX_RESTART,
        "reason_code": "16",
    }
    record = a_record(1, extensions=("102",), **told)
    await put(history, record, backfilled=True)
    corrected = a_call(1, extensions=("101", "102"), **told)
    assert await history.async_find(EVERYTHING, 10) == [
        HistoryEntry(corrected, backfilled=False)
    ]
    assert history.summary.missed["pbx"] == 0


async def test_a_record_keeps_what_was_heard(history: CallHistory) -> None:
    """For a call whose end was guessed it gives the end, but not the answerer.

    The record of a group names the group alone.
    """
    heard = {
        "answered_at": NOON - 1790,
        "answered_by": Party("101"),
        "outcome": Outcome.ANSWERED,
        "reason": None,
    }
    guess = a_call(
        1, inferred=True, ended_at=NOON, talk_seconds=None, dialed="600", **heard
    )
    await put(history, guess)
    told = {"callee": Party("600"), "extensions": (), "ended_at": NOON - 1781}
    await put(
        history,
        a_record(1, **told, outcome=Outcome.MISSED, talk_seconds=None),
        backfilled=True,
    )
    assert await calls_of(history) == [guess]
    await put(
        history,
        a_record(1, **told, **(heard | {"answered_by": None}), talk_seconds=9),
        backfilled=True,
    )
    assert await calls_of(history) == [
        replace(guess, inferred=False, ended_at=NOON - 1781, talk_seconds=9)
    ]


async def test_a_record_of_another_leg(history: CallHistory) -> None:
    """A record may have a leg that no report has named.

    It belongs to the call that the same caller began at the same moment.
    """
    await put(history, a_call(1))
    near = a_record(2, started_at=NOON - 1800.2, legs=("7.7",), recording="a.wav")
    assert await put(history, near, backfilled=True) is False
    assert await put(
        history,
        replace(
            near, call_id="7.8", legs=("7.8",), caller=Party("0309999999", outside=True)
        ),
        backfilled=True,
    )
    assert await put(
        history,
        replace(near, call_id="7.9", legs=("7.9",), started_at=NOON - 1700),
        backfilled=True,
    )
    recordings = [call.recording for call in await calls_of(history)]
    assert recordings == ["a.wav"] * 3


async def test_records_that_are_two_calls(history: CallHistory) -> None:
    """Legs that begin together are not always one call.

    Another number that is called, another phone, another record.
    """
    outbound = {
        "direction": Direction.OUTBOUND,
        "caller": Party("102"),
        "extensions": ("102",),
    }
    await put(history, a_call(1, callee=Party("0301111111", outside=True), **outbound))
    redialed = a_record(
        2,
        callee=Party("0302222222", outside=True),
        started_at=NOON - 1801,
        legs=("7.1",),
        **outbound,
    )
    assert await put(history, redialed, backfilled=True)
    door = {"direction": Direction.INTERNAL, "caller": Party("103")}
    await put(
        history, a_call(3, extensions=("103", "101"), started_at=NOON - 600, **door)
    )
    assert await put(
        history,
        a_record(4, extensions=("103", "102"), started_at=NOON - 600, **door),
        backfilled=True,
    )
    assert not await put(
        history,
        a_record(5, extensions=("103",), started_at=NOON - 600, **door),
        backfilled=True,
    )
    assert await put(history, a_record(6, started_at=NOON - 300), backfilled=True)
    assert await put(
        history,
        a_record(7, started_at=NOON - 300, extensions=("102",)),
        backfilled=True,
    )


async def test_a_report_of_a_call_whose_record_was_fetched(
    history: CallHistory,
) -> None:
    """The PBX repeats its own record.

    It adds to the other records of the call, and takes nothing away.
    """
    fetched = a_record(
        1, extensions=("101", "102"), legs=("1.1", "1.2"), recording=None
    )
    await put(history, fetched, backfilled=True)
    assert not await put(
        history, a_record(1, call_id="1.2", legs=("1.2",), recording="a.wav")
    )
    [entry] = await history.async_find(EVERYTHING, 10)
    assert (entry.call, entry.backfilled) == (replace(fetched, recording="a.wav"), True)
    assert not await put(history, fetched, backfilled=True)
    # Reports of its end are repeated, too.
    await put(history, a_call(1))
    [entry] = await history.async_find(EVERYTHING, 10)
    assert entry.call.recording == "a.wav"


async def test_a_call_counts_on_the_day_on_which_it_ended(history: CallHistory) -> None:
    midnight = history.summary.day_began
    await put(
        history,
        a_call(
            1,
            started_at=midnight - 60,
            ended_at=midnight + 60,
            outcome=Outcome.ANSWERED,
            talk_seconds=100,
        ),
    )
    await put(history, a_call(2, started_at=midnight - 600, ended_at=midnight - 1))
    assert (history.summary.calls_today, history.summary.talk_seconds_today) == (1, 100)
    # Also before it is stored.
    call = a_call(3, outcome=Outcome.ANSWERED, talk_seconds=20)
    history.note(CallEvent(CallEventType.ENDED, call))
    counted = history.summary
    assert (counted.calls_today, counted.talk_seconds_today) == (2, 120)
    # From then on, the database counts the same.
    await history.async_store()
    assert history.summary is not counted
    assert history.summary == counted


async def test_queries(history: CallHistory) -> None:
    await put(history, a_call(1))
    await put(
        history,
        a_call(
            2,
            direction=Direction.OUTBOUND,
            caller=Party("102"),
            callee=Party("0401234567", outside=True),
            extensions=("102",),
        ),
    )
    await put(
        history,
        a_call(
            3,
            outcome=Outcome.ANSWERED,
            answered_by=Party("103"),
            extensions=("103",),
            dialed="Hotline",
        ),
    )

    async def found(**query: Any) -> list[str]:
        """Return the numbers of the calls that a query finds."""
        return [
            entry.call.call_id.split(".")[1]
            for entry in await history.async_find(CallQuery(**query), 50)
        ]

    assert await found() == ["1", "2", "3"]
    assert await found(directions=frozenset({Direction.OUTBOUND})) == ["2"]
    assert await found(outcomes=frozenset({Outcome.ANSWERED})) == ["3"]
    assert await found(extensions=frozenset({"101", "102"})) == ["1", "2"]
    assert await found(numbers=frozenset({"030*"})) == ["1", "3"]
    assert await found(numbers=frozenset({"040 123 4567"})) == ["2"]
    assert await found(numbers=frozenset({"hotLine"})) == ["3"]
    for number, prefix, matching in (
        ("1234567", "030", []),
        ("2", "10", []),
        ("1234567", "040", ["2"]),
    ):
        assert (
            await found(
                numbers=frozenset({number}), dial_plan=DialPlan(outside_prefix=prefix)
            )
            == matching
        )
    assert await found(numbers=frozenset({"0401234567", "HOTL*"})) == ["2", "3"]
    assert await found(numbers=frozenset({"0401*", "*"})) == ["1", "2", "3"]
    assert await found(numbers=frozenset()) == []
    for numbers in (None, frozenset({"*1234*"})):
        assert await found(
            numbers=numbers, before=(NOON - 1802, a_call(2).call_id)
        ) == ["3"]
        assert await found(numbers=numbers, before=(NOON - 1802, "9")) == ["2", "3"]
        assert await found(
            numbers=numbers, before=(NOON - 1802, "9"), end=NOON - 1802
        ) == ["3"]
    assert await found(start=NOON - 1802) == ["1", "2"]
    assert await found(end=NOON - 1802) == ["3"]
    assert len(await history.async_find(EVERYTHING, 2)) == 2


async def test_deleted_calls_are_neither_found_nor_counted(
    history: CallHistory,
) -> None:
    await put(history, a_call(1))
    await put(history, a_call(2, caller=Party("0409999999", outside=True)))
    assert history.summary.last_inbound
    assert await history.async_delete(CallQuery(numbers=frozenset({"030*"}))) == 1
    assert history.summary.missed["pbx"] == 1
    assert history.summary.last_inbound.caller == Party("0409999999", outside=True)
    assert await history.async_delete(CallQuery(numbers=frozenset({"030*"}))) == 0
    assert await history.async_delete(EVERYTHING) == 1
    assert (history.summary.missed["pbx"], history.summary.calls_today) == (0, 0)
    assert await history.async_find(EVERYTHING, 1) == []
    assert await put(history, a_call(2))


async def test_calls_and_counters_are_kept(
    hass: HomeAssistant, noon: FrozenDateTimeFactory, history: CallHistory
) -> None:
    calls = [
        a_call(1),
        a_call(
            2,
            caller=None,
            dialed=None,
            callee=None,
            extensions=(),
            trunk=None,
            reason=None,
        ),
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
        assert await put(history, call, backfilled=call is calls[1])
    for subject, at in ("ext_101", NOON - 1), ("ext_102", NOON + DAY):
        await history.async_change_missed(missed.reset, subject, at)
    await history.async_note_complete(NOON)
    assert await calls_of(history, CallQuery(numbers=frozenset({"*"}))) == calls
    again, running = await read_again(hass, history)
    assert running == []
    assert (
        await again.async_find(EVERYTHING, 10)
        == [HistoryEntry(call, call is calls[1]) for call in calls]
        == again.summary.recent
    )
    assert (again.complete_until, again.news_since) == (NOON, NOON)
    # The clock was ahead when the second one was reset.
    assert again.summary.resets == {"ext_101": NOON - 1, "ext_102": NOON}
    assert again.summary.missed == {"pbx": 2}
    assert (again.summary.calls_today, again.summary.talk_seconds_today) == (3, 12)
    assert again.summary.last_inbound == calls[0]


def test_what_a_call_counts_for() -> None:
    """A counter that was reset leaves out what ended before, if it is noted late."""
    summary = Summary(resets={"ext_101": NOON}, day_began=NOON)
    for ended_at in (NOON - 1, NOON, NOON + 1):
        summary.add(a_call(1, started_at=NOON - 60, ended_at=ended_at))
    assert summary.missed == {"pbx": 3, "ext_101": 1}
    assert (summary.calls_today, summary.talk_seconds_today) == (2, 0)


def test_who_called_last() -> None:
    """It may be the same call, of which more is known; no earlier or other one."""
    summary, outbound = Summary(), a_call(1, direction=Direction.OUTBOUND)
    noted = [a_call(2), a_call(2), a_call(2, ended_at=NOON), a_call(3), outbound]
    changed = [summary.note_inbound(call) for call in noted]
    assert changed == [True, False, True, False, False]


async def test_ringing_calls_are_looked_for(
    hass: HomeAssistant, noon: FrozenDateTimeFactory, history: CallHistory
) -> None:
    """A ringing call is not stored, so records are requested from its beginning.

    A call that has ended in the meantime stays ended.
    """
    talking = a_call(1, answered_at=NOON - 5, ended_at=None, outcome=None)
    history.note(CallEvent(CallEventType.ANSWERED, talking))
    history.note(
        CallEvent(
            CallEventType.RINGING,
            a_call(2, started_at=NOON - 10, ended_at=None, outcome=None),
        )
    )
    await put(history, a_call(3))
    await history.async_note_complete(NOON)
    assert await calls_of(history) == [a_call(3)]
    again, running = await read_again(hass, history)
    assert running == [talking]
    assert again.complete_until == NOON - 10
    await put(again, replace(talking, ended_at=NOON, outcome=Outcome.ANSWERED))
    assert not again.running
    # A poll is stored with the next call, and what rang is over.
    noon.tick(180)
    again.complete_until = NOON + 180
    await put(again, a_call(4))
    assert (await read_again(hass, again))[0].complete_until == NOON + 180
    # A late report about a call that is over does not resume it.
    again.note(CallEvent(CallEventType.ANSWERED, talking))
    again, running = await read_again(hass, again)
    assert running == []
    assert await again.async_read(calls_table.count) == 3


async def test_old_calls_go(
    hass: HomeAssistant, noon: FrozenDateTimeFactory, history: CallHistory
) -> None:
    for number in range(20):
        await put(history, a_call(number, started_at=NOON - number * DAY))
    await history.async_load(0, DialPlan())
    assert await history.async_read(calls_table.count) == 20
    await history.async_load(5, DialPlan())
    assert [call.started_at for call in await calls_of(history)] == [
        NOON - number * DAY for number in range(6)
    ]
    assert history.summary.missed == {"pbx": 6, "ext_101": 6}
    again, _ = await read_again(hass, history)
    assert [caller.calls for caller in again.missed_callers] == [6]
    changed = announced(hass)
    noon.tick(91 * DAY)
    again.begin_day()
    await hass.async_block_till_done()
    assert await again.async_read(calls_table.count) == 0
    assert (again.summary.last_inbound, again.summary.recent) == (None, [])
    assert (again.summary.missed["pbx"], again.missed_callers) == (0, [])
    assert "last_caller" in changed


async def test_more_calls_are_deleted_than_one_transaction_takes(
    history: CallHistory,
) -> None:
    await fill(
        history, *(a_call(number, started_at=NOON - number) for number in range(1100))
    )
    assert await history.async_delete(CallQuery(end=NOON)) == 1099
    assert (
        await history.async_read(calls_table.count),
        history.summary.missed["pbx"],
        history.summary.calls_today,
    ) == (1, 1, 1)


async def test_numbers_are_found_as_another_country_writes_them(
    hass: HomeAssistant, history: CallHistory
) -> None:
    await fill(
        history,
        *(
            a_call(number, caller=Party(f"0301234{number:03}", outside=True))
            for number in range(150)
        ),
    )
    await history.async_stop()
    again, germany = CallHistory(hass, "entry"), DialPlan("DE")
    await again.async_load(0, germany)
    await hass.async_block_till_done()
    await fill(again, a_call(150, caller=Party("0301234150", outside=True)))
    for number in range(151):
        pattern = frozenset({f"+49301234{number:03}*"})
        query = CallQuery(numbers=pattern, dial_plan=germany)
        assert len(await calls_of(again, query)) == 1
    assert await again.async_delete(EVERYTHING) == 151
    await again.async_stop()
    # It is not done again at the next start.
    with patch.object(storing, "respell") as respell:
        await CallHistory(hass, "entry").async_load(0, germany)
    assert not respell.called


async def test_a_number_whose_country_code_has_no_prefix(history: CallHistory) -> None:
    """Some trunks send it so.

    A call back is one even if the missed call becomes known later.
    """
    germany = DialPlan("DE", outside_prefix="9")
    await history.async_load(90, germany)
    parties = {
        "caller": Party("101"),
        "callee": Party("900442079460123", outside=True),
        "dialed": None,
    }
    await put(
        history,
        a_call(
            1,
            started_at=NOON - 60,
            direction=Direction.OUTBOUND,
            outcome=Outcome.FAILED,
            **parties,
        ),
    )
    await put(
        history, a_call(2, caller=Party("442079460123", outside=True)), backfilled=True
    )
    query = CallQuery(numbers=frozenset({"+44 20 7946 0123"}), dial_plan=germany)
    assert len(await calls_of(history, query)) == 2
    await history.async_stop()
    await history.async_load(90, germany)
    assert history.missed_callers == []


async def test_a_call_back_by_a_clock_that_was_ahead(history: CallHistory) -> None:
    """It may have been before a missed call that becomes known later."""
    called_back = a_call(
        1,
        started_at=NOON + DAY,
        direction=Direction.OUTBOUND,
        caller=Party("101"),
        callee=Party("0301234567", outside=True),
        outcome=Outcome.FAILED,
    )
    await put(history, called_back)
    await put(history, a_call(2), backfilled=True)
    assert [caller.done_at for caller in history.missed_callers] == [None]


async def test_another_time_zone(site: Site) -> None:
    await site.hass.config.async_set_time_zone("UTC")
    await site.set_up()
    history = site.coordinator.history
    await put(history, a_call(1))
    await put(history, a_call(2, started_at=NOON - 7200))

    def today() -> tuple[str, str]:
        shown = site.state("calls_today")
        return shown.state, shown.attributes["last_reset"]

    await site.later(2)
    assert today() == ("2", "2026-11-25T00:00:00+00:00")
    await site.hass.config.async_update(time_zone="Pacific/Auckland")
    await site.later(2)
    assert today() == ("1", "2026-11-25T11:00:00+00:00")
    await site.later(12 * 3600, step=600)
    assert today() == ("1", "2026-11-25T11:00:00+00:00")
    await site.later(12 * 3600, step=600)
    assert today() == ("0", "2026-11-26T11:00:00+00:00")
    assert site.state("missed_calls").state == "2"
    await site.stop()
    await site.hass.config.async_update(time_zone="UTC")
    assert history.summary.day_began == NOON + DAY - 3600


async def test_a_day_begins_whose_midnight_is_skipped(site: Site) -> None:
    await site.hass.config.async_set_time_zone(SANTIAGO)
    site.clock.move_to("2026-09-06T03:55:00Z")
    await site.set_up()
    await site.talk("101")
    await site.hang_up("101", MINUTE)
    assert site.state("calls_today").state == "1"
    await site.later(5 * MINUTE)
    for key in ("calls_today", "talk_time_today"):
        today = site.state(key)
        assert float(today.state) == 0
        assert today.attributes["last_reset"] == "2026-09-06T04:00:00+00:00"
    await site.talk("101")
    await site.hang_up("101", MINUTE)
    await site.later(DAY, step=600)
    today = site.state("calls_today")
    assert (today.state, today.attributes["last_reset"]) == (
        "0",
        "2026-09-07T03:00:00+00:00",
    )


async def only_records(report: Body) -> Body | None:
    return report if report["action"] == "NewCdr" else None


@pytest.mark.parametrize("seed", range(5))
async def test_whatever_is_stored_missed_callers_are_as_in_the_database(
    history: CallHistory, seed: int
) -> None:
    """They are only read again if a stored call may change them.

    A dialed number may be that of two callers: with and without the outside prefix.
    """
    await history.async_load(0, DialPlan(outside_prefix="0"))
    rng = Random(seed)
    outside = (None, *(Party(f"030123456{digit}", outside=True) for digit in range(3)))
    for newest in range(40):
        number = rng.choice((newest, newest // 2))
        started_at = NOON - 1800 + 30 * number
        is_answered, is_outbound = rng.random() < 0.4, rng.random() < 0.3
        phone, other = Party("101"), rng.choice(outside)
        caller, callee = (phone, other) if is_outbound else (other, phone)
        known: dict[str, Any] = {
            "direction": Direction.OUTBOUND if is_outbound else Direction.INBOUND,
            "caller": caller,
            "callee": callee,
            "dialed": callee and callee.number,
            "inferred": rng.random() < 0.3,
            "started_at": started_at,
            "outcome": Outcome.MISSED,
        }
        if is_answered:
            known["answered_at"] = started_at + 5
            known["outcome"] = Outcome.ANSWERED
        make = rng.choice((a_call, a_call, a_record))
        await put(history, make(number, **known))
        assert history.missed_callers == await history.async_read(missed.callers)


@pytest.mark.parametrize("is_lost", [False, True])
async def test_events_find_a_missed_call_counted(site: Site, *, is_lost: bool) -> None:
    """Also one whose reports got lost, of which only the record has arrived."""
    counted: list[list[str]] = []

    @callback
    def count(event: Event[Any]) -> None:
        if event.data["type"] == "call_missed":
            keys = ("missed_calls", "ext_101_missed_calls", "calls_today")
            counted.append([site.state(key).state for key in keys])

    for kind in (EVENT_CALL, EVENT_CALL_RECORD):
        site.hass.bus.async_listen(kind, count)
    await site.set_up(30)
    if is_lost:
        site.pbx.faults.on_the_way = only_records
    await site.miss(seconds=10)
    await site.later(70)
    assert counted == [["1", "1", "1"]] * 2
    assert site.state("missed_calls").state == "1"


async def test_nothing_is_left_once_the_last_entry_is_removed(site: Site) -> None:
    await site.set_up()
    await site.miss(seconds=10)
    await site.later(3 * MINUTE)
    folder = Path(site.hass.config.config_dir)
    (folder / f"{DOMAIN}.db.corrupt.1").touch()

    def files() -> list[str]:
        return sorted(path.name for path in folder.glob(f"{DOMAIN}.db*"))

    assert f"{DOMAIN}.db" in files()
    await site.hass.config_entries.async_remove(site.entry.entry_id)
    await site.hass.async_block_till_done()
    assert files() == []


@pytest.mark.parametrize(
    ("known", "handled"),
    [
        ({"extensions": (), "dialed": "0170555"}, {"+49301234567", "+49170555"}),
        ({"extensions": (), "dialed": None}, {"+49301234567", "+49170555"}),
        ({"extensions": (), "dialed": "600"}, {"+49301234567"}),
        ({"extensions": ("101",), "dialed": None}, {"+49301234567"}),
        ({"extensions": (), "dialed": "0170555", "answered_at": None}, set()),
    ],
    ids=[
        "connected",
        "connected now",
        "forwarded by a group",
        "forwarded by a phone",
        "not answered",
    ],
)
def test_two_outside_numbers(known: dict[str, Any], handled: set[str]) -> None:
    """A caller whom the PBX connects with a phone is called back.

    A cell phone to which a caller is forwarded is not.
    """
    mobile = Party("0170555", outside=True)
    call = a_call(
        1,
        **{
            "callee": mobile,
            "answered_by": mobile,
            "answered_at": NOON,
            "outcome": None,
            **known,
        },
    )
    assert missed.callers_handled_by(call, DialPlan("DE")) == handled


@pytest.mark.parametrize(
    ("zone", "moment", "start", "end", "began"),
    [
        (
            BERLIN,
            "2026-10-25T00:40:00Z",
            "2026-10-25T02:40:00+02:00",
            "2026-10-25T03:40:10+01:00",
            "2026-10-24T22:00:00+00:00",
        ),
        (
            BERLIN,
            "2026-10-25T01:10:00Z",
            "2026-10-25T02:10:00+01:00",
            "2026-10-25T03:10:10+01:00",
            "2026-10-24T22:00:00+00:00",
        ),
        (
            BERLIN,
            "2026-03-29T00:50:00Z",
            "2026-03-29T01:50:00+01:00",
            "2026-03-29T03:50:10+02:00",
            "2026-03-28T23:00:00+00:00",
        ),
        # There, midnight itself comes twice, or never.
        (
            AZORES,
            "2026-10-25T00:40:00Z",
            "2026-10-25T00:40:00+00:00",
            "2026-10-25T01:40:10-01:00",
            "2026-10-25T00:00:00+00:00",
        ),
        (
            SANTIAGO,
            "2026-04-05T02:40:00Z",
            "2026-04-04T23:40:00-03:00",
            "2026-04-05T00:40:10-04:00",
            "2026-04-04T03:00:00+00:00",
        ),
        (
            SANTIAGO,
            "2026-09-06T03:40:00Z",
            "2026-09-05T23:40:00-04:00",
            "2026-09-06T01:40:10-03:00",
            "2026-09-06T04:00:00+00:00",
        ),
    ],
)
async def test_a_call_while_the_clocks_are_changed(
    site: Site, zone: str, moment: str, start: str, end: str, began: str
) -> None:
    await site.hass.config.async_set_time_zone(zone)
    site.clock.move_to(moment)
    await site.set_up()
    await site.ring(["101"], "0301111111", 10)
    await site.desk.answer("101")
    for _ in range(6):
        await site.minutes(10)
        [event] = await calendar_events(site.hass)
        assert event["start"] < event["end"]
    await site.hang_up("101", 5)
    assert site.state("calls_today").state == "1"
    talk_time = site.state("talk_time_today")
    assert (talk_time.state, talk_time.attributes["last_reset"]) == ("60.0", began)
    [event] = await calendar_events(site.hass)
    assert (event["start"], event["end"]) == (start, end)
