"""The database of the call history: what survives a crash, a broken file, a full disk and a backup."""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import timedelta
import gc
from pathlib import Path
import resource
import sqlite3
import threading
import time
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.openvox_uc.backup import async_post_backup, async_pre_backup
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history import call_history, database, missed, storing, tables
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.database import HistoryUnavailableError, async_get_database
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx import Call, CallEvent, CallEventType, Direction, Outcome, Party
from tests.house import restart, written
from tests.site import Site

from .test_call_history import EVERYTHING, NOON, a_call, a_record, calls_of

pytestmark = pytest.mark.usefixtures("noon")

NOT_WRITTEN = (DOMAIN, "history_not_written")

type Full = Callable[[bool], None]


@pytest.fixture
def path(hass: HomeAssistant) -> Path:
    return Path(hass.config.path(f"{DOMAIN}.db"))


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Full:
    commit = database._commit

    def fail(_db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    return lambda is_full: monkeypatch.setattr(database, "_commit", fail if is_full else commit)


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> list[sqlite3.Connection]:
    commit, commits = database._commit, list[sqlite3.Connection]()

    def count(db: sqlite3.Connection) -> None:
        commits.append(db)
        commit(db)

    monkeypatch.setattr(database, "_commit", count)
    return commits


def note(history: CallHistory, call: Call) -> None:
    history.note(CallEvent(CallEventType.ENDED, call))


async def store(hass: HomeAssistant, history: CallHistory, call: Call) -> None:
    note(history, call)
    await hass.async_block_till_done()


def stored(path: Path) -> list[str]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT call_id FROM call ORDER BY started_at DESC").fetchall()
    db.close()
    return [call_id for (call_id,) in rows]


async def retry(hass: HomeAssistant) -> None:
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=6))
    await hass.async_block_till_done()


async def test_a_finished_call_is_on_the_disk_at_once_for_its_user_alone(hass: HomeAssistant, history: CallHistory, path: Path) -> None:
    note(history, a_call(1))
    assert history.summary.missed["pbx"] == 1
    await hass.async_block_till_done()
    assert stored(path) == [a_call(1).call_id]
    assert path.stat().st_mode & 0o077 == 0


async def test_one_commit(history: CallHistory, path: Path, commits: list[sqlite3.Connection], monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls wait for others, and so does the call back that handles one; a late record causes no early write, and still finds its call."""
    note(history, a_call(1))
    assert await history.async_count() == 1
    monkeypatch.setattr(call_history, "COLLECT_SECONDS", 60)
    commits.clear()
    note(history, a_call(2, caller=Party("0409999999", outside=True)))
    back: dict[str, Any] = {"direction": Direction.OUTBOUND, "caller": Party("101"), "callee": Party("0301234567", outside=True)}
    history.note(CallEvent(CallEventType.RINGING, a_call(3, started_at=NOON, ended_at=None, outcome=None, **back)))
    assert await history.async_is_known(a_record(2, call_id="9.9"))
    assert not await history.async_is_known(a_record(900))
    assert stored(path) == [a_call(1).call_id]
    assert not commits
    assert [caller.done_at is None for caller in await history.async_read_callers()] == [True, False]
    assert len(commits) == 1


async def test_a_full_disk_delays_and_loses_nothing(hass: HomeAssistant, history: CallHistory, path: Path, full: Full) -> None:
    """The disk was full when calls ended.

    The calls were still found and counted, a repair issue said so, and all were written once there was space.
    """
    await store(hass, history, a_call(1))
    full(True)
    note(history, a_call(2))
    note(history, a_call(3, caller=Party("0409999999", outside=True)))
    assert await calls_of(history) == [a_call(1), a_call(2), a_call(3, caller=Party("0409999999", outside=True))]
    assert await calls_of(history, CallQuery(numbers=frozenset({"030*"}))) == [a_call(1), a_call(2)]
    assert len(await history.async_read(tables.between, NOON - 3600, NOON, 10)) == 3
    assert await history.async_is_known(a_record(2, call_id="9.9"))
    assert not await history.async_is_known(a_record(900))
    assert history.summary.missed["pbx"] == 3
    assert stored(path) == [a_call(1).call_id]
    assert ir.async_get(hass).async_get_issue(*NOT_WRITTEN)
    with pytest.raises(HistoryUnavailableError):
        await history.async_put_all([a_call(4)], 0)
    await retry(hass)
    assert stored(path) == [a_call(1).call_id]
    full(False)
    await retry(hass)
    await history.async_put_all([a_call(4)], 0)
    assert stored(path) == [a_call(number).call_id for number in range(1, 5)]
    assert ir.async_get(hass).async_get_issue(*NOT_WRITTEN) is None


async def test_a_disk_without_a_free_byte(hass: HomeAssistant, history: CallHistory, path: Path) -> None:
    """Not even a temporary file can be written: many calls are stored and deleted in memory, and are found there."""
    await store(hass, history, a_call(0))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
    try:
        for number in range(1, 300):
            note(history, a_call(number, caller=Party(f"0301{number:06}", outside=True)))
        assert await history.async_count() == 300
        assert await history.async_delete(CallQuery(numbers=frozenset({"03010001*"}))) == 100
        await history.async_change_missed(missed.mark_done, (await history.async_read_callers())[0], time.time())
        assert stored(path) == [a_call(0).call_id]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    await retry(hass)
    assert len(stored(path)) == 200
    assert history.summary.missed["pbx"] == 199


async def test_too_many_calls(hass: HomeAssistant, history: CallHistory, path: Path, full: Full, caplog: pytest.LogCaptureFixture) -> None:
    """The disk stayed full for longer than calls can be kept in memory.

    The oldest calls were dropped, the log said so once, and the others were written once there was space.
    """
    full(True)
    async_get_database(hass)._uncommitted = deque(maxlen=10)
    for number in range(20):
        note(history, a_call(number, started_at=NOON + number))
        await hass.async_block_till_done()
    await retry(hass)
    assert caplog.text.count("the oldest are dropped") == 1
    full(False)
    await retry(hass)
    assert len(stored(path)) == 10


async def test_a_faulty_call_stops_none(hass: HomeAssistant, history: CallHistory, path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for call in (a_call(1), a_call(2, talk_seconds=2**70), a_call(3)):
        note(history, call)
    await hass.async_block_till_done()
    assert stored(path) == [a_call(1).call_id, a_call(3).call_id]
    assert "could not be stored" in caplog.text


def spoil(path: Path, how: str) -> None:
    if how == "version":
        db = sqlite3.connect(path)
        db.execute("PRAGMA user_version = 99")
        db.close()
    else:
        path.write_bytes(b"This is no database. " * 1000)


@pytest.mark.parametrize("how", ["version", "content"])
async def test_a_file_that_cannot_be_read_is_moved_aside(site: Site, path: Path, how: str) -> None:
    """A new one is created, and filled from the records of the PBX, without events."""
    await site.set_up()
    await site.miss()
    await site.later(10)
    told = len(site.records)

    async def damage() -> None:
        spoil(path, how)

    await restart(site.hass, site.entry, damage)
    [aside] = path.parent.glob(f"{path.name}.corrupt.*")
    issue = ir.async_get(site.hass).async_get_issue(DOMAIN, "history_moved_aside")
    assert issue
    assert issue.is_persistent
    assert issue.translation_placeholders == {"path": str(aside)}
    await site.later(70)
    assert len(await site.calls()) == 1
    assert site.state("missed_calls").state == "1"
    assert len(site.records) == told


async def test_a_file_that_is_damaged_while_it_is_open(site: Site, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database was damaged while it was open.

    It was kept under another name, and the call that was about to be written was in the new one.
    """
    await site.set_up(70)
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    commit, errors = database._commit, [error]

    def fail_once(db: sqlite3.Connection) -> None:
        if errors:
            raise errors.pop()
        commit(db)

    monkeypatch.setattr(database, "_commit", fail_once)
    await site.miss("0301111111")
    await site.later(100)
    assert len(list(path.parent.glob(f"{path.name}.corrupt.*"))) == 1
    assert await site.callers() == ["0301111111"]
    assert len(stored(path)) == 1


async def test_a_folder_that_cannot_be_written(hass: HomeAssistant, path: Path) -> None:
    """The database could not be opened. A call waited in memory, and was written once it could be."""
    path.mkdir()
    history = CallHistory(hass, "entry")
    await history.async_load(0, tables.DialPlan(), list[Call]().extend)
    await store(hass, history, a_call(1))
    assert history.summary.missed["pbx"] == 1
    with pytest.raises(HistoryUnavailableError):
        await calls_of(history)
    assert not await history.async_is_known(a_record(900))
    path.rmdir()
    await retry(hass)
    assert stored(path) == [a_call(1).call_id]
    assert history.summary.missed["pbx"] == 1
    await history.async_stop()


async def test_a_backup_is_consistent(hass: HomeAssistant, history: CallHistory, path: Path, tmp_path: Path) -> None:
    note(history, a_call(1))
    await async_pre_backup(hass)
    before = path.read_bytes()
    await store(hass, history, a_call(2))
    assert await calls_of(history) == [a_call(1), a_call(2)]
    assert stored(path) == [a_call(1).call_id]
    assert path.read_bytes() == before
    copy = tmp_path / "copy.db"
    copy.write_bytes(before)
    assert stored(copy) == [a_call(1).call_id]
    await async_post_backup(hass)
    await hass.async_block_till_done()
    assert stored(path) == [a_call(1).call_id, a_call(2).call_id]


async def test_the_request_of_a_cancelled_caller_is_done_and_shown(hass: HomeAssistant, history: CallHistory, path: Path) -> None:
    await store(hass, history, a_call(1))
    for work in (history.async_change_missed(missed.reset, "pbx", time.time()), history.async_delete(EVERYTHING)):
        task = hass.async_create_task(work)
        task.cancel()
        await asyncio.wait([task])
        await hass.async_block_till_done()
    assert history.summary.missed["pbx"] == 0
    assert (history.summary.recent, history.missed_callers, stored(path)) == ([], [], [])


async def test_a_request_that_fails_after_its_caller_is_cancelled(
    hass: HomeAssistant, history: CallHistory, caplog: pytest.LogCaptureFixture
) -> None:
    """Home Assistant cancels what still runs when it stops, and closes the database: that is not an error."""

    def fail(_db: sqlite3.Connection, _pbx: int) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    task = hass.async_create_task(history.async_change_missed(fail))
    task.cancel()
    await asyncio.wait([task])
    await hass.async_block_till_done()
    gc.collect()
    assert task.cancelled()
    assert "Error doing job" not in caplog.text


async def test_nothing_makes_a_new_file_after_the_last_pbx_is_gone(hass: HomeAssistant, path: Path) -> None:
    history = CallHistory(hass, "entry")
    await history.async_load(0, tables.DialPlan(), list[Call]().extend)
    history.begin_day()
    await history.async_stop()
    assert path.exists()
    history.begin_day()
    await history.async_remove()
    await hass.async_block_till_done()
    assert not path.exists()
    await written(hass)
    assert not path.exists()


async def test_a_backup_that_is_given_up(hass: HomeAssistant, history: CallHistory, path: Path) -> None:
    """Before it has begun, while a long search is in the way: calls are written as before."""
    go_on = threading.Event()
    search = hass.async_create_task(async_get_database(hass).run(lambda _: go_on.wait(60)))
    backup = hass.async_create_task(async_pre_backup(hass))
    await asyncio.sleep(0)
    backup.cancel()
    await asyncio.wait([backup])
    await async_post_backup(hass)
    go_on.set()
    await search
    await store(hass, history, a_call(1))
    assert stored(path) == [a_call(1).call_id]


async def test_a_failed_repetition_leaves_nothing(hass: HomeAssistant, history: CallHistory, path: Path, full: Full) -> None:
    await store(hass, history, a_call(1))
    errors = [storing.FaultyCallError(), None]

    def change(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM call")
        if error := errors.pop():
            raise error

    full(True)
    await async_get_database(hass).run(change)
    await hass.async_block_till_done()
    full(False)
    await retry(hass)
    await retry(hass)
    assert stored(path) == [a_call(1).call_id]


async def test_a_backup_without_an_open_database(hass: HomeAssistant) -> None:
    await async_pre_backup(hass)
    await async_post_backup(hass)


async def test_calls_that_wait_for_a_backup_are_written_when_home_assistant_stops(home: HomeAssistant) -> None:
    history = CallHistory(home, "entry")
    await history.async_load(0, tables.DialPlan(), list[Call]().extend)
    await async_pre_backup(home)
    note(history, a_call(1))
    await home.async_stop(force=True)
    assert stored(Path(async_get_database(home).path)) == [a_call(1).call_id]


async def test_deleted_numbers_leave_no_trace(hass: HomeAssistant, history: CallHistory, path: Path) -> None:
    note(history, a_call(1, caller=Party("0407777777", outside=True)))
    note(history, a_call(2))
    assert await history.async_delete(CallQuery(numbers=frozenset({"0407777777"}))) == 1
    await history.async_stop()
    assert b"0407777777" not in path.read_bytes()
    assert b"0301234567" in path.read_bytes()
    assert stored(path) == [a_call(2).call_id]


def steps(db: sqlite3.Connection, work: Callable[[], object]) -> int:
    """Return how many steps SQLite takes, in tens."""
    taken = list[None]()
    db.set_progress_handler(lambda: taken.append(None), 10)
    work()
    db.set_progress_handler(None, 0)
    return len(taken)


def test_a_start_reads_only_what_it_shows(path: Path) -> None:
    """A year of calls makes no start longer."""
    db = database.open_database(str(path))
    pbx = tables.pbx_key(db, "entry")

    def start() -> None:
        tables.load(db, pbx)
        tables.summary(db, pbx, NOON + 1)

    storing.store(db, pbx, [a_call(number) for number in range(100)], tables.DialPlan(), 0, 0, 0)
    few = steps(db, start)
    storing.store(db, pbx, [a_call(number) for number in range(100, 500)], tables.DialPlan(), 0, 0, 0)
    assert steps(db, start) == pytest.approx(few, abs=10)
    db.close()


def test_a_long_history_makes_no_call_slower_to_store(path: Path) -> None:
    db = database.open_database(str(path))
    pbx = tables.pbx_key(db, "entry")

    def store(*numbers: int, **known: Any) -> None:
        calls = [a_call(number, caller=Party(f"030{1_000_000 + number}", outside=True), **known) for number in numbers]
        storing.store(db, pbx, calls, tables.DialPlan(), 0, NOON, 0)

    def steps_of_call(number: int) -> int:
        return steps(
            db,
            lambda: store(number, started_at=NOON - 60, answered_at=NOON, answered_by=Party("101"), outcome=Outcome.ANSWERED, reason=None),
        )

    store(*range(100))
    few = steps_of_call(1000)
    store(*range(100, 500))
    assert steps_of_call(1001) == pytest.approx(few, abs=10)
    db.close()
