"""The two files of a history: wherever a crash falls, the two together know what was known, and nothing that was deleted."""

import asyncio
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
import json
from pathlib import Path
from random import Random
import threading
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store
from homeassistant.util.file import WriteError, write_utf8_file_atomic
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events, async_fire_time_changed

from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.history.file import HistoryEntry, Stored
from custom_components.openvox_uc.history.history import CallHistory
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.history.store import HistoryStore
from custom_components.openvox_uc.pbx.models import Call, CallEvent, CallEventType, Outcome, Party
from custom_components.openvox_uc.storage import SafeStore
from tests.conftest import Later
from tests.history.test_file import aside
from tests.history.test_history import NOON, a_call, a_record, calls_of
from tests.house import restart, written
from tests.simulator import SimulatedPbx

LARGE, SMALL = f"{DOMAIN}.history.entry", f"{DOMAIN}.recent_calls.entry"
EVERYTHING = CallQuery()
# When the large file holds what the small one has held until then.
LATE = 905
WRITE = "homeassistant.helpers.storage.write_utf8_file_atomic"

type Files = dict[str, Any]


@pytest.fixture(autouse=True)
def noon(freezer: FrozenDateTimeFactory) -> FrozenDateTimeFactory:
    """Let it be noon."""
    freezer.move_to("2026-11-25T12:00:00Z")
    return freezer


@pytest.fixture
async def history(hass: HomeAssistant, hass_storage: Files, later: Later) -> CallHistory:
    """Return a history without calls, whose large file is there."""
    history = await loaded(hass)
    await later(5)
    assert rows(hass_storage, LARGE) == []
    return history


async def loaded(hass: HomeAssistant) -> CallHistory:
    """Return what a start would read of the files."""
    history = CallHistory(hass, "entry")
    await history.async_load(10_000, 90)
    return history


def rows(files: Files, key: str, kind: str = "calls") -> list[str]:
    """Return the ids of the calls that a file holds."""
    return [json.loads(row)[0] for row in files[key]["data"][kind]] if key in files else []


def talking(number: int, **known: Any) -> Call:
    """Return a call that was answered and goes on."""
    return a_call(number, **{"answered_at": NOON - 1700, "ended_at": None, "outcome": None, "reason": None, "talk_seconds": None} | known)


def hung_up(number: int, **known: Any) -> Call:
    """Return that call when it is over."""
    return talking(number, **{"ended_at": NOON - 1600, "outcome": Outcome.ANSWERED, "talk_seconds": 100} | known)


def answer(history: CallHistory, number: int) -> None:
    """Let a call be answered."""
    history.note(CallEvent(CallEventType.ANSWERED, talking(number)))


async def test_what_is_heard_is_written_soon(history: CallHistory, hass_storage: Files, later: Later) -> None:
    """Answers and ends come into the small file at once, records into the large one alone, which then frees the small one."""
    answer(history, 1)
    history.put(a_call(2))
    history.put(a_record(3, started_at=NOON - 500), backfilled=True)
    await later(2)
    assert (rows(hass_storage, SMALL, "running"), rows(hass_storage, SMALL)) == ([a_call(1).call_id], [a_call(2).call_id])
    assert rows(hass_storage, LARGE) == []
    await later(122)
    assert (rows(hass_storage, SMALL, "running"), rows(hass_storage, SMALL)) == ([a_call(1).call_id], [])
    assert len(rows(hass_storage, LARGE)) == 2


async def test_what_changes_again(hass: HomeAssistant, history: CallHistory, hass_storage: Files, later: Later) -> None:
    """What becomes known of a call that the large file holds goes into the small one, also under another id, and wins over the old."""
    record = a_record(1, call_id="9.9", legs=("9.9", "9.8"), recording=None)
    history.put(record, backfilled=True)
    history.put(a_call(2))
    await later(125)
    heard = hung_up(1, call_id="9.8", legs=("9.8", "9.9"))
    history.put(heard)
    history.put(a_record(2, recording="a.wav"))
    history.put(a_record(2, reason=None, legs=("9.7", a_call(2).call_id)), backfilled=True)
    await later(2)
    assert rows(hass_storage, SMALL) == ["9.8", a_call(2).call_id]
    assert rows(hass_storage, LARGE) == ["9.9", a_call(2).call_id]
    again = await loaded(hass)
    assert calls_of(again) == calls_of(history)
    assert len(again) == 2
    assert again.tally.missed("pbx") == 1
    assert again.is_known(a_call(9, legs=("9.7",)))


async def test_deleted_calls_are_in_neither(hass: HomeAssistant, history: CallHistory, hass_storage: Files, later: Later) -> None:
    """What is deleted while only the small file holds it is gone from both within moments."""
    history.put(a_call(1))
    await later(2)
    assert rows(hass_storage, SMALL) == [a_call(1).call_id]
    assert history.delete(EVERYTHING) == 1
    await later(2, 1)
    assert len(await loaded(hass)) == 0
    await later(2, 1)
    assert (rows(hass_storage, SMALL), rows(hass_storage, LARGE)) == ([], [])


async def test_the_limits_count_once(hass: HomeAssistant, hass_storage: Files, later: Later) -> None:
    """A missed call that has to give way before the large file had it is still counted after a crash, once."""
    history = CallHistory(hass, "entry")
    await history.async_load(1, 90)
    await later(5)
    history.put(a_call(2))
    await later(2)
    history.put(a_call(1))
    await later(5, 1)
    assert (history.tally.missed("pbx"), rows(hass_storage, LARGE)) == (2, [a_call(1).call_id])
    again = CallHistory(hass, "entry")
    await again.async_load(1, 90)
    assert (again.tally.missed("pbx"), calls_of(again)) == (2, [a_call(1)])


@dataclass
class Moment:
    """What a crash would have left, and the calls that had to be away for good."""

    files: Files
    gone: frozenset[int]


class SlowDisk:
    """Keeps what is written by who has read it last; a large file takes as long as one likes."""

    def __init__(self, files: Files) -> None:
        """Be as fast as any."""
        self._files = files
        self.may_write = asyncio.Event()
        self.may_write.set()
        self.deleted: set[int] = set()
        self.once_deleted: set[int] = set()
        self._alive: dict[str, SafeStore] = {}
        self._gone: frozenset[int] = frozenset()
        self.moments: list[Moment] = []

    async def load(self, file: SafeStore) -> Any:
        """Read a file, as a Home Assistant does that starts after another one was killed."""
        self._alive[file.key] = file
        self.deleted &= self._gone
        return await Store.async_load(file)

    async def write(self, file: SafeStore, data: dict[str, Any]) -> None:
        """Write a file."""
        content = {"data": data.pop("data_func")(), **data}
        deleted = frozenset(self.deleted)
        if file.key == LARGE:
            await self.may_write.wait()
        if self._alive.get(file.key) is not file:
            return
        if file.key == LARGE:
            self._gone = deleted
        self._files[file.key] = json.loads(json.dumps(content))
        self.moments.append(Moment(deepcopy(self._files), self._gone))


@pytest.fixture
def disk(hass_storage: Files) -> Iterator[SlowDisk]:
    """Have everything written to a slow disk."""
    disk = SlowDisk(hass_storage)

    async def load(file: SafeStore) -> Any:
        """Read a file."""
        return await disk.load(file)

    async def write(file: SafeStore, data: dict[str, Any]) -> None:
        """Write a file."""
        await disk.write(file, data)

    with patch.object(SafeStore, "async_load", load), patch.object(SafeStore, "_async_write_data", write):
        yield disk


def progress_of(history: CallHistory, count: int) -> list[int]:
    """Return how far each call has come: 0 not known, 1 goes on, 2 over, 3 over and recorded; each is there once."""
    over = {call.call_id: call for call in calls_of(history)}
    assert over.keys().isdisjoint(history.running)
    assert len(over) == len(calls_of(history))
    progress = []
    for number in range(count):
        call_id = a_call(number).call_id
        call = over.get(call_id)
        progress.append(int(call_id in history.running) if call is None else 3 if call.recording else 2)
    return progress


class BusyPbx:
    """Lets by chance happen what can happen to calls and their files."""

    def __init__(self, history: CallHistory, disk: SlowDisk, rng: Random) -> None:
        """Begin without calls."""
        self.count = 0
        self.history = history
        self._disk = disk
        self._rng = rng

    def go_on(self) -> None:
        """Let something happen."""
        self._rng.choice([self._answer, self._miss, self._end, self._record, self._delete, self._hold_up])()

    def _answer(self) -> None:
        """Let a new call be answered."""
        answer(self.history, self.count)
        self.count += 1

    def _miss(self) -> None:
        """Let a new call be missed."""
        self.history.put(a_call(self.count))
        self.count += 1

    def _end(self) -> None:
        """Let a call end."""
        if self.history.running:
            self.history.put(hung_up(number_of(self._rng.choice(list(self.history.running)))))

    def _record(self) -> None:
        """Let the record of a call come, or be fetched."""
        if calls := calls_of(self.history):
            record = replace(self._rng.choice(calls), recording="a.wav", from_record=True)
            self.history.put(record, backfilled=self._rng.random() < 0.5)

    def _delete(self) -> None:
        """Let somebody delete a call."""
        if calls := calls_of(self.history):
            call = self._rng.choice(calls)
            self._disk.deleted.add(number_of(call.call_id))
            self._disk.once_deleted.add(number_of(call.call_id))
            self.history.delete(CallQuery(start=call.started_at, end=call.started_at + 0.5))

    def _hold_up(self) -> None:
        """Let the large file take its time, or not any more."""
        if self._disk.may_write.is_set():
            self._disk.may_write.clear()
        else:
            self._disk.may_write.set()


def number_of(call_id: str) -> int:
    """Return which of the calls it is."""
    return int(call_id.split(".")[1])


async def pass_time(hass: HomeAssistant, noon: FrozenDateTimeFactory, seconds: float) -> None:
    """Let time pass, and with it whatever does not have to wait for the disk."""
    noon.tick(seconds)
    async_fire_time_changed(hass)
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.mark.parametrize("crashes", [0, 0.1])
@pytest.mark.parametrize("seed", range(12))
async def test_killed_between_any_two_writes(
    hass: HomeAssistant, noon: FrozenDateTimeFactory, hass_storage: Files, disk: SlowDisk, seed: int, crashes: float
) -> None:
    """From one write to the next no call is lost, comes twice, goes on again or comes back."""
    rng = Random(seed)
    pbx = BusyPbx(await loaded(hass), disk, rng)
    for _ in range(80):
        pbx.go_on()
        await pass_time(hass, noon, rng.choice([0, 0, 0.6, 2, 60]))
        if rng.random() < crashes:
            pbx.history = await loaded(hass)
    disk.may_write.set()
    for _ in range(3):
        await pass_time(hass, noon, LATE)
    assert len(disk.moments) > 20
    assert rows(hass_storage, SMALL) == []
    before = [0] * pbx.count
    for moment in disk.moments:
        hass_storage.clear()
        hass_storage.update(deepcopy(moment.files))
        progress = progress_of(await loaded(hass), pbx.count)
        for number in range(pbx.count):
            if number in moment.gone:
                assert progress[number] == 0
            elif number not in disk.once_deleted:
                assert progress[number] >= before[number]
        before = progress
    assert before == progress_of(pbx.history, pbx.count)
    await written(hass)


@pytest.mark.parametrize("large_takes_long", [False, True])
async def test_what_is_heard_is_safe_a_second_later(
    hass: HomeAssistant, noon: FrozenDateTimeFactory, hass_storage: Files, disk: SlowDisk, large_takes_long: bool
) -> None:
    """Also if calls end all the time, and while the large file is being written."""
    history = await loaded(hass)
    if large_takes_long:
        disk.may_write.clear()
    left: list[Files] = []
    for number in range(300):
        answer(history, 2 * number)
        history.put(a_call(2 * number + 1))
        await pass_time(hass, noon, 0.7)
        left.append(deepcopy(hass_storage))
    disk.may_write.set()
    await pass_time(hass, noon, LATE)
    for number in range(0, 300, 20):
        hass_storage.clear()
        hass_storage.update(left[number])
        history = await loaded(hass)
        assert len(history) >= number
        assert len(history.running) >= number
    await written(hass)


async def test_small_file_of_before_a_downgrade(hass: HomeAssistant, hass_storage: Files, later: Later) -> None:
    """After a time in which an earlier version wrote the large file, the small one tells nothing, until the large one is written anew."""
    history = await loaded(hass)
    await later(5)
    answer(history, 1)
    history.put(a_call(2))
    await later(2)
    del hass_storage[LARGE]["data"]["edition"]
    history = await loaded(hass)
    assert (len(history), history.running) == (0, {})
    answer(history, 3)
    await later(2)
    assert rows(hass_storage, LARGE, "running") == [a_call(3).call_id]
    history.put(hung_up(3))
    await later(2)
    again = await loaded(hass)
    assert (calls_of(again), again.running) == ([hung_up(3)], {})


async def test_later_minor_version(hass: HomeAssistant, history: CallHistory, hass_storage: Files, later: Later) -> None:
    """A file of a version that tells more is read, and nothing of it is lost by that."""
    history.put(a_call(1))
    await later(LATE)
    hass_storage[LARGE]["minor_version"] = 2
    assert calls_of(await loaded(hass)) == [a_call(1)]
    assert rows(hass_storage, LARGE) == [a_call(1).call_id]


async def test_large_file_that_is_gone(hass: HomeAssistant, history: CallHistory, hass_storage: Files, later: Later) -> None:
    """What the small one holds is still known, and written into a new large one."""
    answer(history, 1)
    history.put(a_call(2))
    await later(2)
    del hass_storage[LARGE]
    again = await loaded(hass)
    assert (calls_of(again), list(again.running)) == ([a_call(2)], [a_call(1).call_id])
    assert again.complete_until == 0
    await later(5)
    assert rows(hass_storage, LARGE) == [a_call(2).call_id]


def write_small(path: str, content: str | bytes, private: bool = False, mode: str = "w") -> None:
    """Write nothing large."""
    if path.endswith(LARGE):
        raise WriteError("No space left on device")
    write_utf8_file_atomic(path, content, private, mode=mode)


def content_of(path: Path) -> Files:
    """Return what is in a file, by its name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8"))}


@pytest.fixture
async def files(home: HomeAssistant) -> tuple[Path, Path]:
    """Write a large file of a finished call and one that goes on, and a small one that has two others; return where."""
    history = await loaded(home)
    history.put(a_call(1))
    answer(history, 2)
    history.complete_until = NOON - 100
    await written(home)
    with patch(WRITE, write_small):
        history.put(a_call(3))
        answer(history, 4)
        await written(home)
    return Path(home.config.path(".storage", LARGE)), Path(home.config.path(".storage", SMALL))


async def test_small_file_stays_small(home: HomeAssistant, files: tuple[Path, Path], noon: FrozenDateTimeFactory) -> None:
    """As long as the large file cannot be written, the latest calls are kept, and once it can be, all of them."""
    large, small = files
    history = await loaded(home)
    with patch(WRITE, write_small):
        for number in range(10, 610):
            history.put(a_call(number))
        for _ in range(2):
            noon.tick(125)
            async_fire_time_changed(home)
            await home.async_block_till_done()
        assert rows(content_of(small), SMALL) == [a_call(number).call_id for number in range(110, 610)]
        assert rows(content_of(large), LARGE) == [a_call(1).call_id]
    history.put(a_call(610))
    for _ in range(2):
        noon.tick(125)
        async_fire_time_changed(home)
        await home.async_block_till_done()
    assert (len(rows(content_of(large), LARGE)), rows(content_of(small), SMALL)) == (603, [])


async def test_after_a_crash(home: HomeAssistant, files: tuple[Path, Path], noon: FrozenDateTimeFactory) -> None:
    """What the small file alone had comes into the large one, though nothing else has happened, and then leaves the small one."""
    large, small = files
    history = await loaded(home)
    assert calls_of(history) == [a_call(1), a_call(3)]
    for seconds in (LATE, 5):
        noon.tick(seconds)
        async_fire_time_changed(home)
        await home.async_block_till_done()
    assert len(rows(content_of(large), LARGE)) == 2
    assert rows(content_of(small), SMALL) == []


async def test_deleted_while_the_large_file_had_it_going_on(home: HomeAssistant, files: tuple[Path, Path]) -> None:
    """It does not go on again: the small file tells which calls do."""
    history = await loaded(home)
    with patch(WRITE, write_small):
        history.put(hung_up(2))
        assert history.delete(CallQuery(start=hung_up(2).started_at, end=hung_up(2).started_at + 0.5)) == 1
        await written(home)
    again = await loaded(home)
    assert (calls_of(again), list(again.running)) == ([a_call(1), a_call(3)], [a_call(4).call_id])


@pytest.mark.parametrize("text", ['{"version": 1, "data": {}}', '{"version": 9, "data": {}}', '{"calls": []}'])
async def test_small_file_that_cannot_be_read(home: HomeAssistant, files: tuple[Path, Path], text: str) -> None:
    """It is set aside, people are told, and what the large one holds stays, so that nothing is taken for known that is not."""
    large, small = files
    small.write_text(text, encoding="utf-8")
    again = await loaded(home)
    assert (calls_of(again), list(again.running)) == ([a_call(1)], [a_call(2).call_id])
    assert again.complete_until == NOON - 100
    assert (len(aside(small)), aside(large)) == (1, [])
    assert aside(small)[0].read_text(encoding="utf-8") == text
    assert ir.async_get(home).async_get_issue(DOMAIN, "recent_calls_set_aside_entry")
    assert ir.async_get(home).async_get_issue(DOMAIN, "history_set_aside_entry") is None
    await written(home)
    assert rows(content_of(small), SMALL, "running") == [a_call(2).call_id]


async def test_small_file_that_cannot_be_read_wholly(home: HomeAssistant, files: tuple[Path, Path]) -> None:
    """What can be read counts; a call that may have stood in the rest goes on, if it went on by the large file."""
    _, small = files
    content = content_of(small)[SMALL]
    content["data"]["running"] = ["[]", content["data"]["running"][1]]
    small.write_text(json.dumps(content), encoding="utf-8")
    again = await loaded(home)
    assert (calls_of(again), list(again.running)) == ([a_call(1), a_call(3)], [a_call(2).call_id, a_call(4).call_id])
    assert len(aside(small)) == 1
    await written(home)
    assert calls_of(await loaded(home)) == [a_call(1), a_call(3)]
    assert len(aside(small)) == 1


@pytest.mark.parametrize("text", ['{"version": 1, "data": {}}', '{"version": 1, "da'])
async def test_large_file_that_cannot_be_read(home: HomeAssistant, files: tuple[Path, Path], text: str) -> None:
    """What the small one holds is not lost with it."""
    large, small = files
    large.write_text(text, encoding="utf-8")
    again = await loaded(home)
    assert (calls_of(again), list(again.running)) == ([a_call(3)], [a_call(2).call_id, a_call(4).call_id])
    assert again.complete_until == 0
    assert (len(aside(large)), aside(small)) == (1, [])


async def test_removed_with_what_was_set_aside(home: HomeAssistant, files: tuple[Path, Path]) -> None:
    """Nothing stays of the calls of a PBX that is deleted; what belongs to another does."""
    large, small = files
    other = large.with_name(f"{large.name}2.corrupt.2026")
    for path in (large, small, other):
        path.write_text('{"version": 1, "data": {}}', encoding="utf-8")
    history = await loaded(home)
    assert (len(aside(large)), len(aside(small))) == (1, 1)
    assert len(ir.async_get(home).issues) == 2
    await history.async_remove()
    assert not ir.async_get(home).issues
    assert list(large.parent.glob(f"{DOMAIN}.*")) == [other]


def test_eyes_of_home_assistant_alone(files: tuple[Path, Path]) -> None:
    """Nobody else may read either file."""
    for path in files:
        assert path.stat().st_mode & 0o077 == 0


def files_in(folder: Path) -> list[Path]:
    """Return all files in a folder and below."""
    return list(folder.rglob("*.*"))


async def test_removed_while_it_is_written(home: HomeAssistant, tmp_path: Path) -> None:
    """Neither file comes back."""
    writing, go_on = threading.Event(), threading.Event()

    def write(*_args: object, **_options: object) -> None:
        """Take a while."""
        writing.set()
        go_on.wait()

    store = HistoryStore(home, "entry", Stored)
    with patch(WRITE, write):
        store.async_keep(HistoryEntry(a_call(1), backfilled=False), None, heard=True)
        store.async_keep_all(soon=True)
        home.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
        await home.async_add_executor_job(writing.wait)
        removal = home.async_create_task(store.async_remove())
        for _ in range(10):
            await asyncio.sleep(0)
        is_early = removal.done()
        go_on.set()
        await removal
    assert not is_early
    store.async_keep_all(soon=True)
    store.async_keep_running()
    await written(home)
    assert not any(path.name.startswith(DOMAIN) for path in files_in(tmp_path))


async def test_killed_after_a_missed_call(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, hass_storage: Files, later: Later
) -> None:
    """A start that knows nothing but the files has the call once, as one that was heard, and tells nobody of it again."""
    # Then the large file is written, and there is nothing more for it.
    await later(240, 20)
    await pbx.desk.ring(["101"], "0301111111")
    await pbx.desk.miss("101")
    await later(10)
    keys = {kind: f"{DOMAIN}.{kind}.{setup_integration.entry_id}" for kind in ("history", "recent_calls")}
    assert (len(rows(hass_storage, keys["recent_calls"])), rows(hass_storage, keys["history"])) == (1, [])
    told = [async_capture_events(hass, EVENT_CALL), async_capture_events(hass, EVENT_CALL_RECORD)]
    coordinator = await restart(hass, setup_integration, lambda: later(5))
    begun = len(pbx.requests)
    await later(70)
    assert any(path == "cdr/download" for path, _ in pbx.requests[begun:])
    [entry] = coordinator.history.find(EVERYTHING, 10)
    assert (entry.call.caller, entry.call.outcome, entry.backfilled) == (Party("0301111111", outside=True), Outcome.MISSED, False)
    assert told == [[], []]


async def test_killed_after_a_missed_call_was_found(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, hass_storage: Files, later: Later
) -> None:
    """Of one that was found afterwards nobody is told again either."""
    await later(240, 20)

    async def miss() -> None:
        """Let a call be missed while nobody listens."""
        await pbx.desk.ring(["101"], "0301111111")
        await pbx.desk.miss("101")
        await later(30)

    told = async_capture_events(hass, EVENT_CALL_RECORD)
    await restart(hass, setup_integration, miss)
    while not told:
        await later(1)
    await later(2)
    await restart(hass, setup_integration, lambda: later(5))
    await later(70)
    assert [event.data["caller"] for event in told] == ["0301111111"]
