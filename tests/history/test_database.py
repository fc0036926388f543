"""The database of the call history.

What survives a crash, a broken file, a full disk and a backup.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
import resource
import sqlite3
import time
from types import ModuleType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_IGNORE, ConfigEntryState
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.openvox_uc.backup import async_post_backup, async_pre_backup
from custom_components.openvox_uc.base.issues import Issue, async_create_issue
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history import (
    call_history,
    calls_table,
    database,
    missed,
    queries,
    salvage,
    storing,
)
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.calls_table import DialPlan
from custom_components.openvox_uc.history.database import (
    HistoryUnavailableError,
    async_get_database,
)
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.history.schema import MIGRATIONS
from custom_components.openvox_uc.pbx import (
    Call,
    CallEvent,
    CallEventType,
    Direction,
    Outcome,
    Party,
)
from tests.house import answer_of, types, written
from tests.site import Site

from .test_call_history import EVERYTHING, NOON, a_call, a_record, calls_of, fill

pytestmark = pytest.mark.usefixtures("noon")

NOT_WRITTEN = "history_not_written"
TOO_NEW = "history_too_new"
MOVED_ASIDE = "history_moved_aside"

type Full = Callable[[bool], None]


@pytest.fixture
def full() -> Iterator[Full]:
    """Return a switch that keeps this process from writing a byte to any file."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda is_full: resource.setrlimit(
        resource.RLIMIT_FSIZE, (1, limits[1]) if is_full else limits
    )
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def close_file(hass: HomeAssistant) -> None:
    database = async_get_database(hass)
    await database._async_in_thread(database._disconnect)


def change_file(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        for statement in statements:
            db.execute(statement)


def note(history: CallHistory, call: Call) -> None:
    history.note(CallEvent(CallEventType.ENDED, call))


async def store(hass: HomeAssistant, history: CallHistory, call: Call) -> None:
    note(history, call)
    await hass.async_block_till_done()


def stored(path: Path) -> list[str]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        rows = db.execute(
            "SELECT call_id FROM call ORDER BY started_at DESC"
        ).fetchall()
    db.close()
    return [call_id for (call_id,) in rows]


async def retry(hass: HomeAssistant) -> None:
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=6))
    await hass.async_block_till_done()


def issue_about(hass: HomeAssistant, name: str) -> dict[str, str] | None:
    """Return what an issue says, None if there is none."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, name)
    return issue.translation_placeholders if issue else None


def fail_once(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> None:
    """Let another program lock the file when it is read by a function."""
    read = getattr(module, name)

    def fail(*_: object) -> None:
        monkeypatch.setattr(module, name, read)
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(module, name, fail)


async def test_a_finished_call_is_on_the_disk_at_once_for_its_user_alone(
    hass: HomeAssistant, history: CallHistory, path: Path
) -> None:
    await store(hass, history, a_call(1))
    assert stored(path) == [a_call(1).call_id]
    assert path.stat().st_mode & 0o077 == 0


async def test_a_call_that_ends_while_another_is_stored_is_stored_at_once(
    hass: HomeAssistant,
    history: CallHistory,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = missed.callers
    # A caller inside need not be one of the phones.
    inside: dict[str, Any] = {"direction": Direction.INTERNAL, "caller": Party("99")}
    newer, older = a_call(1, extensions=("102",), **inside), a_call(2, **inside)

    def end_another(*args: Any) -> list[missed.MissedCaller]:
        monkeypatch.setattr(missed, "callers", read)
        hass.loop.call_soon_threadsafe(note, history, older)
        return read(*args)

    monkeypatch.setattr(missed, "callers", end_another)
    await store(hass, history, newer)
    assert stored(path) == [newer.call_id, older.call_id]
    [caller] = history.missed_callers
    assert (caller.calls, caller.call.extensions) == (2, ("102", "101"))


async def test_what_is_shown_is_read_later_if_the_file_is_locked_meanwhile(
    hass: HomeAssistant, history: CallHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The call is already stored then, and the next one changes no missed caller."""
    fail_once(monkeypatch, missed, "callers")
    await store(hass, history, a_call(1))
    assert history.missed_callers == []
    await store(hass, history, a_call(2, caller=None, outcome=Outcome.FAILED))
    assert [caller.call for caller in history.missed_callers] == [a_call(1)]


async def test_a_record_counts_even_if_the_file_is_locked_meanwhile(
    hass: HomeAssistant, history: CallHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next call has not ended, so it does not count itself."""
    call = an_answered_call(1, talk_seconds=5)
    await store(hass, history, call)
    record = replace(call, from_record=True, talk_seconds=20)
    talking = replace(an_answered_call(2), ended_at=None, outcome=None)
    fail_once(monkeypatch, calls_table, "summary")
    for event in (
        CallEvent(CallEventType.RECORD, record),
        CallEvent(CallEventType.ANSWERED, talking),
    ):
        history.note(event)
        await hass.async_block_till_done()
    assert history.summary.talk_seconds_today == 20


async def test_fetched_calls_are_new_even_if_they_are_shown_later(
    hass: HomeAssistant, history: CallHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch, missed, "callers")
    assert await history.async_put_all([a_call(1)], 0) == [a_call(1)]
    await retry(hass)
    assert history.summary.missed["pbx"] == len(history.missed_callers) == 1


async def test_what_a_canceled_action_has_changed_is_shown(
    hass: HomeAssistant, history: CallHistory
) -> None:
    """An automation may be restarted while the thread changes the file."""
    await store(hass, history, a_call(1))

    def mark_done(*args: Any) -> None:
        missed.mark_done(*args)
        hass.loop.call_soon_threadsafe(action.cancel)

    action = hass.async_create_task(
        history.async_change_missed(mark_done, history.missed_callers[0], NOON)
    )
    await asyncio.wait([action])
    assert action.cancelled()
    await hass.async_block_till_done()
    assert [caller.done_at for caller in history.missed_callers] == [NOON]


async def test_a_record_that_is_reported_while_it_is_fetched(
    hass: HomeAssistant, history: CallHistory
) -> None:
    """Its call is published as reported, and therefore not as fetched, too."""
    call = a_call(1, from_record=True)

    async def report() -> None:
        assert not await history.async_is_known(call)
        note(history, call)

    reported = hass.async_create_task(report())
    assert await history.async_put_all([call, a_call(60)], 0) == [a_call(60)]
    await reported
    assert await calls_of(history) == [call, a_call(60)]


async def test_a_day_that_begins_while_the_file_is_locked(
    hass: HomeAssistant,
    history: CallHistory,
    noon: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await store(hass, history, a_call(1))
    assert history.summary.calls_today == 1
    fail_once(monkeypatch, calls_table, "summary")
    noon.tick(timedelta(days=1))
    history.begin_day()
    await hass.async_block_till_done()
    await retry(hass)
    assert history.summary.calls_today == 0


async def test_a_file_that_can_be_read_before_the_entry_is_set_up(
    hass: HomeAssistant, history: CallHistory, path: Path
) -> None:
    """The PBX may take long to answer the login."""
    await store(hass, history, a_call(1))
    await close_file(hass)
    away = path.rename(path.with_suffix(".away"))
    path.mkdir()
    again = CallHistory(hass, "entry")
    await again.async_load(0, DialPlan())
    path.rmdir()
    away.rename(path)
    await retry(hass)
    assert again.summary.missed["pbx"] == len(again.missed_callers) == 1
    await again.async_stop()


@pytest.mark.parametrize("has_ended", [False, True])
async def test_a_reload_as_soon_as_the_file_can_be_read(
    site: Site, path: Path, has_ended: bool
) -> None:
    """The entry that is set up then resumes the call that was in progress.

    It does not if the call has ended in the meantime. Its end may have been announced
    before a crash, so it is not after another reload.
    """
    await site.set_up()
    await site.talk("101")
    away = path.with_suffix(".away")

    async def hide() -> None:
        await close_file(site.hass)
        path.rename(away)
        path.mkdir()

    await site.restart(hide)
    if has_ended:
        await site.hang_up("101", 1)
    path.rmdir()
    away.rename(path)
    await site.load()
    assert site.state("active_calls").state == ("0" if has_ended else "1")
    site.coordinator.history.announced_until = NOON + 3600
    await site.load()
    if not has_ended:
        await site.hang_up("101", 60)
    assert site.coordinator.history.running == {}
    assert len(site.live) == (3 if has_ended else 2)


async def test_a_file_that_is_damaged_in_use_is_filled_from_the_records(
    hass: HomeAssistant, history: CallHistory, path: Path
) -> None:
    await store(hass, history, a_call(1))
    await history.async_note_complete(NOON)
    talking = a_call(3, answered_at=NOON, ended_at=None)
    history.running[talking.call_id] = talking
    await close_file(hass)
    path.write_bytes(b"This is no database. " * 1000)
    await store(hass, history, a_call(2))
    assert stored(path) == [a_call(2).call_id]
    assert [*history.running.values()] == [talking]
    assert history.complete_until == 0
    assert len(history.missed_callers) == 1
    # A reader may also find the damage.
    await close_file(hass)
    path.write_bytes(b"This is no database. " * 1000)
    assert await calls_of(history) == []
    await hass.async_block_till_done()
    assert history.is_loaded


async def test_what_waits_is_known(history: CallHistory) -> None:
    """A late record finds the call that is about to be stored.

    A reader waits for it.
    """
    note(history, a_call(2, caller=Party("0409999999", outside=True)))
    back: dict[str, Any] = {
        "direction": Direction.OUTBOUND,
        "caller": Party("101"),
        "callee": Party("0301234567", outside=True),
    }
    note(history, a_call(1))
    history.note(
        CallEvent(
            CallEventType.RINGING,
            a_call(3, started_at=NOON, ended_at=None, outcome=None, **back),
        )
    )
    assert await history.async_is_known(a_record(1, call_id="9.9"))
    assert not await history.async_is_known(a_record(900))
    assert [
        caller.done_at is None for caller in await history.async_read(missed.callers)
    ] == [True, False]


async def test_a_full_disk_delays_and_loses_nothing(
    hass: HomeAssistant, history: CallHistory, path: Path, full: Full
) -> None:
    await store(hass, history, a_call(1))
    full(True)
    note(history, a_call(2))
    note(history, a_call(3, caller=Party("0409999999", outside=True)))
    assert await calls_of(history) == [a_call(1)]
    assert await history.async_is_known(a_record(2, call_id="9.9"))
    with pytest.raises(HistoryUnavailableError):
        await fill(history, a_call(4))
    with pytest.raises(HistoryUnavailableError):
        await history.async_delete(EVERYTHING)
    assert issue_about(hass, NOT_WRITTEN)
    await retry(hass)
    assert stored(path) == [a_call(1).call_id]
    full(False)
    await retry(hass)
    assert issue_about(hass, NOT_WRITTEN) is None
    await fill(history, a_call(4))
    assert stored(path) == [a_call(number).call_id for number in range(1, 5)]
    assert history.summary.missed["pbx"] == 4


async def test_too_many_calls(
    hass: HomeAssistant,
    history: CallHistory,
    path: Path,
    full: Full,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await calls_of(history)
    full(True)
    monkeypatch.setattr(call_history, "_MAX_QUEUED", 10)
    for number in range(20):
        note(history, a_call(number))
    await hass.async_block_till_done()
    assert caplog.text.count("it will lack the next ones") == 1
    full(False)
    await retry(hass)
    assert stored(path) == [a_call(number).call_id for number in range(10)]


async def test_a_faulty_call_stops_none(
    hass: HomeAssistant,
    history: CallHistory,
    path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nor is it counted, once it is known that it cannot be stored."""
    for call in (a_call(1), a_call(2, talk_seconds=2**70), a_call(3)):
        note(history, call)
    await hass.async_block_till_done()
    assert stored(path) == [a_call(1).call_id, a_call(3).call_id]
    assert "could not be stored" in caplog.text
    await store(hass, history, a_call(4, talk_seconds=2**70))
    assert history.summary.calls_today == 2


def test_a_call_replaces_one_that_cannot_be_read(path: Path) -> None:
    """Even if its record has another id, and was stored meanwhile."""
    db = database.open_database(str(path))
    pbx = calls_table.pbx_key(db, "entry")
    storing.store(db, pbx, [a_call(1)], DialPlan(), 0)
    db.execute("UPDATE call SET data = '{}'")
    storing.store(db, pbx, [a_record(1, call_id="9.9")], DialPlan(), 0, 0)
    storing.store(db, pbx, [a_call(1)], DialPlan(), 0)
    assert calls_table.count(db, pbx) == 1
    [entry] = calls_table.read_entries(db, "pbx = ?", (pbx,))
    assert entry.call == a_call(1)
    db.close()


async def test_a_file_that_cannot_be_read_is_moved_aside(
    site: Site, path: Path
) -> None:
    """A new one is created, and filled from the records of the PBX, without events."""
    await site.set_up()
    await site.miss()
    await site.later(10)
    told = len(site.records)

    async def damage() -> None:
        await close_file(site.hass)
        path.write_bytes(b"This is no database. " * 1000)

    await site.restart(damage)
    [aside] = path.parent.glob(f"{path.name}.corrupt.*")
    issue = ir.async_get(site.hass).async_get_issue(DOMAIN, MOVED_ASIDE)
    assert issue
    assert issue.is_persistent
    assert issue.translation_placeholders == {"path": str(aside), "count": "0"}
    await site.later(130)
    assert len(await site.calls()) == 1
    assert site.state("missed_calls").state == "1"
    assert len(site.records) == told
    await answer_of(site.hass, "delete_call_history", end="2030-01-01 00:00:00")
    assert not aside.exists()
    assert issue_about(site.hass, MOVED_ASIDE) is None


def flip(path: Path, definition: bytes, bit: int) -> None:
    """Flip a bit in the definition of a table or an index."""
    content = bytearray(path.read_bytes())
    content[content.index(definition)] ^= bit
    path.write_bytes(content)


async def test_what_can_be_read_of_a_damaged_file_is_taken_back(
    hass: HomeAssistant, noon: FrozenDateTimeFactory, history: CallHistory, path: Path
) -> None:
    callers = [f"0301{number:06}" for number in range(400)]
    calls = [
        a_call(number, caller=Party(caller, outside=True))
        for number, caller in enumerate(callers)
    ]
    await fill(history, *calls)
    await history.async_change_missed(missed.reset, "ext_101", time.time())
    await history.async_note_complete(NOON)
    await history.async_stop()
    # Bytes that are no text are not part of the damage.
    change_file(path, "UPDATE call SET data = replace(data, 'Tele', x'FF')")
    await close_file(hass)
    pages = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        # One of the pages with calls, in the middle.
        [(size,)] = db.execute("PRAGMA page_size")
        [(page,)] = db.execute(
            "SELECT pageno FROM dbstat WHERE name = 'call' AND pagetype = 'leaf' "
            "LIMIT 1 OFFSET 20"
        )
    path.write_bytes(pages[: (page - 1) * size] + b"\xff" * size + pages[page * size :])
    noon.tick()
    again = CallHistory(hass, "entry")
    await again.async_load(0, DialPlan())
    again.async_schedule_new_day()
    note(again, a_call(1000))
    found = await calls_of(again)
    await hass.async_block_till_done()
    [aside] = path.parent.glob(f"{path.name}.corrupt.*")
    flip(aside, b"INDEX call_recorded", 1)
    with closing(database.open_database(f"{path}.new")) as db:
        assert salvage.take_back(db, str(aside)) == len(found)
        assert calls_table.load(db, 1).complete_until == 0
    assert 350 < len(found) - 1 < 400
    assert {call.caller.number for call in found if call.caller} <= {
        *callers,
        "0301234567",
    }
    assert again.summary.resets == {"ext_101": NOON}
    assert again.summary.missed["pbx"] == len(found)
    assert (again.complete_until, again.news_since) == (0, NOON + 1)
    assert await again.async_is_known(
        replace(found[5], from_record=True, call_id="9.9")
    )
    await again.async_stop()


async def test_damaged_values_keep_no_other_call_from_being_read(
    hass: HomeAssistant, history: CallHistory, path: Path
) -> None:
    await store(hass, history, a_call(1))
    change_file(path, "UPDATE call SET extensions = 'x', missed_by = 'x', recorded = 1")
    done = a_call(4, caller=Party("0407777777", outside=True))
    await fill(history, done)
    change_file(
        path, "UPDATE call SET done_at = 'x' WHERE missed_caller = '0407777777'"
    )
    other = a_call(2, caller=Party("0409999999", outside=True))
    await store(hass, history, other)
    *others, last = history.missed_callers
    assert len(others) == 2
    assert last.done_at == NOON
    assert history.summary.missed["ext_101"] == 1
    of_phone = CallQuery(extensions=frozenset({"101"}))
    assert await calls_of(history, of_phone) == [other, done]
    assert await history.async_read(queries.recorded_extensions) == []
    assert await history.async_delete(EVERYTHING) == 3


def damaged() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


async def test_a_full_disk_when_a_damaged_file_is_found(
    hass: HomeAssistant,
    history: CallHistory,
    path: Path,
    full: Full,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The new one begins without its calls, and the user learns where it is."""
    await store(hass, history, a_call(1))
    real = storing.store

    def find_damage(*_: object) -> None:
        monkeypatch.setattr(storing, "store", real)
        raise damaged()

    monkeypatch.setattr(storing, "store", find_damage)
    full(True)
    await store(hass, history, a_call(2))
    full(False)
    await retry(hass)
    assert await calls_of(history) == [a_call(2)]
    says = issue_about(hass, MOVED_ASIDE)
    assert says
    assert (says["count"], stored(Path(says["path"]))) == ("0", [a_call(1).call_id])


async def test_a_file_of_a_later_version_is_left_alone(
    texts_as_keys: None, site: Site, path: Path
) -> None:
    await site.set_up()
    await site.miss("0301111111")
    await site.later(10)

    async def update() -> None:
        await close_file(site.hass)
        change_file(
            path, "PRAGMA user_version = 99", "ALTER TABLE call ADD COLUMN what_is_new"
        )

    await site.restart(update)
    before = path.read_bytes()
    assert issue_about(site.hass, TOO_NEW) == {"path": str(path)}
    site.live.clear()
    site.asked()
    await site.miss("0302222222")
    await site.minutes(10)
    assert types(site.live) == [
        "call_ringing",
        "call_missed",
    ]
    assert site.state("last_caller").state == "0302222222"
    assert "cdr/get_random" not in site.asked()
    with pytest.raises(HistoryUnavailableError, match="history_unavailable"):
        await site.calls()
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.corrupt.*"))
    change_file(
        path,
        f"PRAGMA user_version = {len(MIGRATIONS)}",
        "ALTER TABLE call DROP COLUMN what_is_new",
    )
    await site.later(10)
    assert issue_about(site.hass, TOO_NEW) is None
    assert await site.callers() == ["0301111111", "0302222222"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: change_file(path, "DROP TABLE call"),
        lambda path: change_file(
            path, "ALTER TABLE call RENAME COLUMN data TO was_data"
        ),
        lambda path: change_file(path, "UPDATE call SET data = 7"),
        lambda path: flip(path, b" call (", 0x80),
        lambda path: change_file(
            path, "UPDATE pbx SET complete_until = 'x', news_since = 'y'"
        ),
        lambda path: change_file(
            path, "UPDATE pbx SET complete_until = 9e9", "DELETE FROM call"
        ),
    ],
)
async def test_no_failure_of_the_history_keeps_a_pbx_from_being_set_up(
    site: Site, path: Path, harm: Callable[[Path], object]
) -> None:
    await site.set_up()
    await site.miss("0301111111")
    await site.later(10)

    async def break_it() -> None:
        await close_file(site.hass)
        harm(path)

    await site.restart(break_it)
    assert site.entry.state is ConfigEntryState.LOADED
    site.live.clear()
    await site.miss("0302222222")
    await site.later(100)
    assert types(site.live) == [
        "call_ringing",
        "call_missed",
    ]
    assert site.state("last_caller").state == "0302222222"


async def test_a_folder_that_cannot_be_written(hass: HomeAssistant, path: Path) -> None:
    path.mkdir()
    history = CallHistory(hass, "entry")
    await history.async_load(0, DialPlan())
    await store(hass, history, a_call(1))
    assert issue_about(hass, NOT_WRITTEN) == {"path": str(path)}
    with pytest.raises(HistoryUnavailableError):
        await calls_of(history)
    assert not await history.async_is_known(a_record(900))
    path.rmdir()
    await retry(hass)
    assert stored(path) == [a_call(1).call_id]
    assert history.summary.missed["pbx"] == 1
    await history.async_stop()


async def test_a_backup_is_consistent(
    hass: HomeAssistant, history: CallHistory, path: Path, tmp_path: Path
) -> None:
    """Calls are stored while the file is copied, which does not change meanwhile.

    The journal may be copied along.
    """
    await store(hass, history, a_call(1))
    await async_pre_backup(hass)
    before = path.read_bytes()
    await fill(history, *(a_call(number) for number in range(2, 900)))
    assert path.read_bytes() == before
    with_journal, without = tmp_path / "with.db", tmp_path / "without.db"
    without.write_bytes(before)
    with_journal.write_bytes(before)
    (tmp_path / "with.db-wal").write_bytes(Path(f"{path}-wal").read_bytes())
    await async_post_backup(hass)
    assert stored(without) == [a_call(1).call_id]
    assert len(stored(with_journal)) == len(await calls_of(history)) == 899


async def test_nothing_makes_a_new_file_after_the_last_pbx_is_gone(
    hass: HomeAssistant, path: Path
) -> None:
    """One that was found and ignored has no calls, so it does not count."""
    MockConfigEntry(domain=DOMAIN, source=SOURCE_IGNORE).add_to_hass(hass)
    MockConfigEntry(domain="demo").add_to_hass(hass)
    history = CallHistory(hass, "entry")
    await history.async_load(0, DialPlan())
    history.begin_day()
    await history.async_stop()
    assert path.exists()
    history.begin_day()
    await history.async_remove()
    await hass.async_block_till_done()
    assert not path.exists()
    await written(hass)
    assert not path.exists()


async def test_repairs_go_with_the_file(hass: HomeAssistant) -> None:
    for issue in (Issue.HISTORY_NOT_WRITTEN, Issue.HISTORY_TOO_NEW):
        async_create_issue(hass, issue, path="")
    await CallHistory(hass, "entry").async_remove()
    assert not ir.async_get(hass).issues


async def test_the_calls_of_a_removed_pbx_go(hass: HomeAssistant, path: Path) -> None:
    MockConfigEntry(domain=DOMAIN).add_to_hass(hass)
    histories = [CallHistory(hass, entry_id) for entry_id in ("entry", "other")]
    for number, history in enumerate(histories):
        await history.async_load(0, DialPlan())
        note(history, a_call(number))
        await history.async_stop()
    listeners = hass.bus.async_listeners()
    await histories[0].async_remove()
    assert stored(path) == [a_call(1).call_id]
    [last] = (Counter(listeners) - Counter(hass.bus.async_listeners())).elements()
    assert last == EVENT_HOMEASSISTANT_FINAL_WRITE


async def test_the_last_pbx_is_removed_during_a_backup(
    hass: HomeAssistant, path: Path
) -> None:
    history = CallHistory(hass, "entry")
    await history.async_load(0, DialPlan())
    await async_pre_backup(hass)
    note(history, a_call(1))
    await history.async_stop()
    await history.async_remove()
    await async_post_backup(hass)
    await hass.async_block_till_done()
    assert not list(path.parent.glob(f"{path.name}*"))


async def test_a_backup_without_an_open_database(hass: HomeAssistant) -> None:
    await async_pre_backup(hass)
    await async_post_backup(hass)


async def test_calls_that_wait_are_written_when_home_assistant_stops(
    home: HomeAssistant,
) -> None:
    history = CallHistory(home, "entry")
    await history.async_load(0, DialPlan())
    note(history, a_call(1))
    await home.async_stop(force=True)
    assert stored(Path(async_get_database(home).path)) == [a_call(1).call_id]
    with pytest.raises(HistoryUnavailableError):
        await calls_of(history)


async def test_deleted_numbers_leave_no_trace(
    hass: HomeAssistant, history: CallHistory, path: Path
) -> None:
    note(history, a_call(1, caller=Party("0407777777", outside=True)))
    note(history, a_call(2))
    assert await history.async_delete(CallQuery(numbers=frozenset({"0407777777"}))) == 1
    await history.async_stop()
    await close_file(hass)
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


def an_answered_call(number: int, **known: Any) -> Call:
    return a_call(
        number,
        answered_at=NOON,
        answered_by=Party("101"),
        outcome=Outcome.ANSWERED,
        reason=None,
        **known,
    )


def test_a_start_reads_only_what_it_shows(path: Path) -> None:
    """A year of calls makes no start longer."""
    db = database.open_database(str(path))
    pbx = calls_table.pbx_key(db, "entry")

    def start() -> None:
        calls_table.load(db, pbx)
        calls_table.summary(db, pbx, NOON + 1)

    storing.store(
        db, pbx, [an_answered_call(number) for number in range(100)], DialPlan(), 0
    )
    few = steps(db, start)
    storing.store(
        db,
        pbx,
        [an_answered_call(number) for number in range(100, 500)],
        DialPlan(),
        0,
    )
    assert steps(db, start) == pytest.approx(few, abs=20)
    db.close()


def test_a_long_history_makes_no_call_slower_to_store(path: Path) -> None:
    db = database.open_database(str(path))
    pbx = calls_table.pbx_key(db, "entry")

    def store(*numbers: int, **known: Any) -> None:
        calls = [
            an_answered_call(
                number, caller=Party(f"030{1_000_000 + number}", outside=True), **known
            )
            for number in numbers
        ]
        storing.store(db, pbx, calls, DialPlan(), 0)

    store(*range(100))
    few = steps(db, lambda: store(1000, started_at=NOON - 60))
    store(*range(100, 500))
    assert steps(db, lambda: store(1001, started_at=NOON - 60)) == pytest.approx(
        few, abs=20
    )
    db.close()
