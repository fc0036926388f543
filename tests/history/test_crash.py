"""No call gets lost or comes twice when Home Assistant is killed: a real process, killed in the middle of calls and started again."""

from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
import socket
import sqlite3
from typing import Any

import pytest

from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL, EVENT_CALL_RECORD
from tests.conftest import digest
from tests.demo.__main__ import check_log
from tests.demo.home_assistant import HomeAssistant, until
from tests.repository import INTEGRATION
from tests.simulator import SimulatedPbx

type Told = dict[str, Any]

_PATIENCE_SECONDS = 180

# Direction, callee, who answered, and outcome of each call, by its outside number. The record of a group does not tell who answered.
_AFTER_THE_FIRST_KILL = {
    "0301": ("inbound", "101", "101", "answered"),
    "0302": ("inbound", "101", None, "missed"),
    "0303": ("inbound", "103", "103", "answered"),
    "0304": ("inbound", "105", None, "missed"),
    "0305": ("inbound", "101", None, "missed"),
    "0306": ("inbound", "102", "102", "answered"),
    "0307": ("inbound", "600", None, "answered"),
    "0308": ("outbound", "0308", "0308", "answered"),
}
_AFTER_THE_SECOND_KILL = _AFTER_THE_FIRST_KILL | {
    "0309": ("inbound", "101", "101", "answered"),
    "0310": ("inbound", "102", "102", "answered"),
}


class Events:
    """The events of calls that Home Assistant fires."""

    def __init__(self) -> None:
        self.calls: list[Told] = []
        self.records: list[Told] = []

    def take(self, event: dict[str, Any]) -> None:
        (self.calls if event["event_type"] == EVENT_CALL else self.records).append(event["data"])

    @property
    def backfilled(self) -> list[tuple[str, str]]:
        return [(record["type"], outside_number(record)) for record in self.records if record["backfilled"]]


@asynccontextmanager
async def listening(home: HomeAssistant) -> AsyncIterator[Events]:
    events = Events()
    async with home.listening(events.take, EVENT_CALL, EVENT_CALL_RECORD):
        yield events


@pytest.fixture
def home(tmp_path: Path) -> HomeAssistant:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return HomeAssistant(tmp_path / "home", INTEGRATION, port=port)


@pytest.fixture
async def pbx() -> AsyncGenerator[SimulatedPbx]:
    """Return a PBX that gives up to send what nobody takes before Home Assistant can be back."""
    async with SimulatedPbx() as pbx:
        pbx.repeat_limit = 1
        yield pbx


async def history(home: HomeAssistant) -> dict[str, Told]:
    """Return the finished calls by their outside numbers, of which there is one each."""
    answers = await home.ask(DOMAIN, "get_call_history", {})
    calls = [call for answer in answers.values() for call in answer["calls"]]
    by_number = {outside_number(call): call for call in calls}
    assert len(by_number) == len(calls)
    return by_number


def outside_number(call: Told) -> str:
    return str(call["callee" if call["direction"] == "outbound" else "caller"])


def in_short(call: Told) -> tuple[str | None, ...]:
    return call["direction"], call["callee"], call["answered_by"], call["outcome"]


async def knows(home: HomeAssistant, *numbers: str) -> bool:

    async def are_over() -> bool:
        return (await history(home)).keys() >= {*numbers}

    return await until(are_over, _PATIENCE_SECONDS)


async def history_is(home: HomeAssistant, expected: Mapping[str, tuple[str | None, ...]]) -> None:
    await knows(home, *expected)
    assert {number: in_short(call) for number, call in (await history(home)).items()} == expected


def is_stored(home: HomeAssistant) -> bool:
    file = home.folder / ".storage" / "core.config_entries"
    return file.exists() and DOMAIN in file.read_text(encoding="utf-8")


def on_disk(home: HomeAssistant, *, running: bool) -> set[str]:
    """Return the outside numbers of the calls in the database: of those in progress, or finished."""
    with closing(sqlite3.connect(f"file:{home.folder / f'{DOMAIN}.db'}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT caller, callee FROM call WHERE (ended_at IS NULL) = ?", (running,)).fetchall()
    return {number for row in rows for number in row if number}


async def written(home: HomeAssistant, number: str, *, running: bool) -> None:
    assert await until(lambda: number in on_disk(home, running=running), _PATIENCE_SECONDS)


def catching_up(pbx: SimulatedPbx) -> Callable[[], Awaitable[bool]]:
    begun = len(pbx.requests)
    now = f"{datetime.fromtimestamp(pbx.clock() + pbx.utc_offset, UTC):%Y-%m-%d %H:%M:%S}"

    def caught_up() -> bool:
        return any(path == "cdr/download" and str(values["endtime"]) > now for path, values in pbx.requests[begun:])

    return partial(until, caught_up, _PATIENCE_SECONDS)


def recorded_seconds(pbx: SimulatedPbx, caller: str) -> int:
    [row] = [row for row in pbx.records.rows if row["callfrom"] == caller]
    return int(row["talkduraction"])


async def answer(pbx: SimulatedPbx, caller: str, phone: str, *others: str, to: str | None = None) -> None:
    await pbx.desk.ring([*others, phone], caller, to=to)
    await pbx.desk.answer(phone)


async def miss(pbx: SimulatedPbx, caller: str, phone: str) -> None:
    await pbx.desk.ring([phone], caller)
    await pbx.desk.miss(phone)


async def add(home: HomeAssistant, pbx: SimulatedPbx) -> None:
    await home.onboard()
    await home.add_integration(DOMAIN, {"host": pbx.host, "port": pbx.port, "username": pbx.username, "password": pbx.password})


async def call_until_the_first_kill(home: HomeAssistant, pbx: SimulatedPbx) -> None:
    await answer(pbx, "0301", "101")
    await pbx.desk.hang_up("101")
    await miss(pbx, "0302", "101")
    assert await knows(home, "0302")
    await answer(pbx, "0303", "103", "102", "104", to="600")
    await written(home, "0303", running=True)
    await miss(pbx, "0304", "105")
    await written(home, "0304", running=False)


async def call_while_home_assistant_is_away(pbx: SimulatedPbx) -> None:
    await pbx.desk.hang_up("103")
    await miss(pbx, "0305", "101")
    await answer(pbx, "0306", "102")
    await pbx.desk.hang_up("102")
    await answer(pbx, "0307", "104", "102", to="600")
    await pbx.desk.hang_up("0307")
    # Nobody waits here, but a group that answers at once would be a machine.
    pbx.records.rows[-1] |= {"callduraction": "9", "talkduraction": "5"}
    await pbx.desk.dial_out("106", "0308")
    await pbx.desk.answer("106")
    await pbx.desk.hang_up("106")
    await pbx.settled()


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_killed_in_the_middle_of_calls(home: HomeAssistant, pbx: SimulatedPbx) -> None:
    """The history has each call once, whether it was over, went on or began when Home Assistant was gone."""
    async with home.running():
        await add(home, pbx)
        await call_until_the_first_kill(home, pbx)
        await home.kill()
    await call_while_home_assistant_is_away(pbx)

    caught_up = catching_up(pbx)
    async with home.running(), listening(home) as events:
        assert await caught_up()
        await history_is(home, _AFTER_THE_FIRST_KILL)
        # Of 0304 people were told before the kill.
        assert events.backfilled == [("call_missed", "0305")]
        assert (await history(home))["0304"]["backfilled"] is False
        # That 0303 is over may have been announced before the kill, for all that is known.
        assert events.calls == []
        ended = (await history(home))["0303"]
        assert (ended["inferred"], ended["talk_seconds"]) == (False, recorded_seconds(pbx, "0303"))
        await answer(pbx, "0309", "101")
        await written(home, "0309", running=True)
        await answer(pbx, "0310", "102")
        await home.kill()
    await pbx.settled()

    caught_up = catching_up(pbx)
    async with home.running(), listening(home) as events:
        assert await caught_up()
        # 0310 was answered in the second before the kill.
        assert (await home.call("/api/states/sensor.uc501_active_calls", method="GET"))["state"] in {"1", "2"}
        await pbx.desk.hang_up("101")
        await pbx.desk.hang_up("102")
        await history_is(home, _AFTER_THE_SECOND_KILL)
        assert events.backfilled == []
        [ended] = [call for call in events.calls if outside_number(call) == "0309"]
        assert (ended["type"], ended["hung_up_by"], ended["inferred"]) == ("call_ended", "101", False)
        assert abs(ended["talk_seconds"] - recorded_seconds(pbx, "0309")) <= 1
        assert [call["type"] for call in events.calls if outside_number(call) == "0310"] == ["call_ended"]
        await home.kill()
    assert check_log(home, [pbx.password, digest(pbx.password)]) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.held(
    "Power",
    "Home Assistant is killed in a burst of calls",
    "each call is in the history once, none comes back, and no end of a conversation is announced twice",
)
async def test_killed_in_a_burst(home: HomeAssistant, pbx: SimulatedPbx) -> None:
    """What was told but not stored yet is stored by the next run, which tells it to nobody again."""
    phones = [extension.number for extension in pbx.extensions][1:]
    async with home.running():
        await add(home, pbx)
        async with listening(home) as before:
            assert await until(partial(is_stored, home), _PATIENCE_SECONDS)
            for index, phone in enumerate(phones):
                await answer(pbx, f"03{index:02}", phone)
            await written(home, f"03{len(phones) - 1:02}", running=True)
            for phone in phones:
                await pbx.desk.hang_up(phone)

            assert await until(lambda: [call["type"] for call in before.calls].count("call_ended") == len(phones), _PATIENCE_SECONDS)
            for index, phone in enumerate(phones):
                await miss(pbx, f"04{index:02}", phone)
            await pbx.settled()
            await home.kill()
    talked, missed = ([f"{kind}{index:02}" for index in range(len(phones))] for kind in ("03", "04"))
    assert not on_disk(home, running=False).issuperset(talked + missed)
    caught_up = catching_up(pbx)
    async with home.running(), listening(home) as after:
        assert await caught_up()
        await history_is(
            home,
            {number: ("inbound", phone, phone, "answered") for number, phone in zip(talked, phones, strict=True)}
            | {number: ("inbound", phone, None, "missed") for number, phone in zip(missed, phones, strict=True)},
        )
        assert {call["inferred"] for call in (await history(home)).values()} == {False}
        assert (await home.call("/api/states/sensor.uc501_active_calls", method="GET"))["state"] == "0"
        assert after.calls == []
        ends = [outside_number(call) for call in before.calls if call["type"] in ("call_ended", "call_missed")]
        assert Counter(number for number in ends if number in talked) == Counter(talked)
        # A missed call that was just announced, but not stored, is one that nobody knows: it is found afterward.
        assert {*ends, *(number for _, number in after.backfilled)} == {*talked, *missed}
        await home.kill()
