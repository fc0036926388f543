"""The database of the call history is never broken: a real process writes calls and is killed at random moments."""

import asyncio
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
import sqlite3
import time

from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_test_home_assistant
from pytest_socket import socket_allow_hosts

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.history.tables import DialPlan
from custom_components.openvox_uc.pbx import CallEvent, CallEventType
from tests.history.test_call_history import a_call

_KILLS = 20
_LOST_SECONDS = 1.0


def write_calls(folder: str, heard: Connection) -> None:
    """Let calls begin and end, fetch and delete some, and say of each which it was, until somebody ends this process."""
    dt_util.set_default_time_zone(dt_util.UTC)
    asyncio.run(_async_write_calls(folder, heard))


async def _async_write_calls(folder: str, heard: Connection) -> None:
    async with async_test_home_assistant(config_dir=folder) as hass:
        history = CallHistory(hass, "entry")
        await history.async_load(365, DialPlan(), lambda _: None)
        heard.send(await history.async_count())
        begun = int(time.time() * 1000) % 10**9 * 1000
        for number in range(begun, begun + 10**6):
            now = time.time()
            call = a_call(number, started_at=now)
            history.note(CallEvent(CallEventType.ANSWERED, a_call(number, started_at=now, answered_at=now, ended_at=None, outcome=None)))
            await asyncio.sleep(0)
            history.note(CallEvent(CallEventType.ENDED, call))
            heard.send((time.monotonic(), call.call_id))
            if number % 10 == 0:
                await history.async_put_all([a_call(number + each, started_at=now - 7200) for each in range(5)], 0)
            if number % 100 == 0:
                await history.async_delete(CallQuery(end=now - 3600))
            await asyncio.sleep(0.002)


def everything(heard: Connection) -> list[tuple[float, str]]:
    calls: list[tuple[float, str]] = []
    while heard.poll():
        try:
            calls.append(heard.recv())
        except EOFError:
            break
    return calls


@pytest.mark.slow
def test_killed_twenty_times(tmp_path: Path) -> None:
    """Each time the file is whole, and has all calls but those of the last second."""
    # The server from which the processes are forked is reached by one.
    socket_allow_hosts([], allow_unix_socket=True)
    (tmp_path / ".storage").mkdir()
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    rng = Random(time.time_ns())
    expected: set[str] = set()
    for _ in range(_KILLS):
        heard, speak = context.Pipe(duplex=False)
        process = context.Process(target=write_calls, args=(str(tmp_path), speak))
        process.start()
        speak.close()
        assert heard.poll(60)
        assert heard.recv() >= len(expected)
        time.sleep(rng.uniform(0.01, 2))
        killed_at = time.monotonic()
        process.kill()
        process.join()
        expected |= {call_id for at, call_id in everything(heard) if at < killed_at - _LOST_SECONDS}
        check(tmp_path / f"{DOMAIN}.db", expected)
    assert expected


def check(path: Path, expected: set[str]) -> None:
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {call_id for (call_id,) in db.execute("SELECT call_id FROM call WHERE ended_at IS NOT NULL")} >= expected
    [(missed,)] = db.execute("SELECT count(*) FROM call WHERE outcome = 'missed'")
    assert db.execute("SELECT count(*) FROM missed").fetchall() == [(missed,)]
    db.close()
