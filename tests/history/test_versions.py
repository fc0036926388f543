"""What other versions have stored.

Fields and words that are not known, tables that change, and calls that cannot be read.
"""

from collections.abc import Callable
from contextlib import closing
import json
from pathlib import Path
import sqlite3

import pytest

from custom_components.openvox_uc.diagnostics import async_get_config_entry_diagnostics
from custom_components.openvox_uc.history import schema
from custom_components.openvox_uc.history.encoding import (
    UnreadableCallError,
    decode,
    encode,
)
from custom_components.openvox_uc.pbx import Outcome
from tests.site import Site, calendar_events

from .test_call_history import a_call
from .test_database import close_file


async def change_file(
    site: Site, path: Path, change: Callable[[sqlite3.Connection], object]
) -> None:
    """Restart Home Assistant with another file."""

    async def do() -> None:
        await close_file(site.hass)
        with closing(sqlite3.connect(path)) as db, db:
            change(db)

    await site.restart(do)


def set_data(number: int, data: str | bytes) -> Callable[[sqlite3.Connection], object]:
    return lambda db: db.execute(
        "UPDATE call SET data = CAST(? AS TEXT) WHERE id = ?", (data, number)
    )


def test_a_call_comes_back_as_it_was() -> None:
    call = a_call(
        1,
        answered_at=12,
        reason_code="486",
        recording="a.wav",
        inferred=True,
        from_record=True,
    )
    assert decode(encode(call)) == call
    assert decode(encode(a_call(2, caller=None, callee=None))) == a_call(
        2, caller=None, callee=None
    )


def test_what_another_version_has_stored() -> None:
    """A missing field has its default, and an unknown one is ignored.

    An unknown word is None.
    """
    stored = json.loads(encode(a_call(1)))
    for name in ("trunk", "legs", "inferred", "callee"):
        del stored[name]
    stored |= {"mood": ["good", 1], "outcome": "abducted", "reason": 7}
    call = decode(json.dumps(stored))
    assert call == a_call(
        1, trunk=None, legs=(), inferred=False, callee=None, outcome=None, reason=None
    )


@pytest.mark.parametrize(
    "harm",
    [
        {"started_at": "noon"},
        {"started_at": True},
        {"extensions": "101"},
        {"extensions": [101]},
        {"caller": ["0301234567"]},
        {"caller": [301234567, True]},
        {"caller": ["0301234567", 1]},
        {"inferred": "no"},
        {"direction": "sideways"},
        {"direction": []},
        {"talk_seconds": {}},
        {"call_id": None},
    ],
)
def test_what_is_no_call(harm: dict[str, object]) -> None:
    with pytest.raises(UnreadableCallError):
        decode(json.dumps(json.loads(encode(a_call(1))) | harm))
    for data in ("", "[]", "{}", "null", "{", "7"):
        with pytest.raises(UnreadableCallError):
            decode(data)


@pytest.mark.parametrize(
    "data", ["", "[]", '{"call_id": "1.1"}', '{"direction": "sideways"}', b"\xff"]
)
@pytest.mark.parametrize("number", [1, 2, 3])
async def test_a_call_that_cannot_be_read_is_left_out(
    texts_as_keys: None, site: Site, path: Path, data: str | bytes, number: int
) -> None:
    """Wherever it stands, it is counted, and everything else works."""
    await site.set_up()
    for caller in ("0301", "0302", "0303"):
        await site.miss(caller)
        await site.later(10)
    await change_file(site, path, set_data(number, data))
    await site.later(30)
    others = [caller for caller in ("0301", "0302", "0303") if caller != f"030{number}"]
    assert await site.callers() == others
    assert [event["summary"] for event in await calendar_events(site.hass)] == [
        f"call_title.missed {caller}" for caller in others
    ]
    assert len(site.coordinator.history.missed_callers) == 2
    assert len(site.state("recent_calls").attributes["calls"]) == 2
    diagnostics = await async_get_config_entry_diagnostics(site.hass, site.entry)
    assert (diagnostics["calls"]["history"], diagnostics["calls"]["unreadable"]) == (
        3,
        1,
    )
    await site.miss("0304")
    await site.later(10)
    assert (await site.callers())[-1] == "0304"


async def test_a_running_call_that_cannot_be_read(site: Site, path: Path) -> None:
    await site.set_up()
    await site.talk("101")
    await change_file(site, path, set_data(1, "{}"))
    await site.later(30)
    await site.hang_up("101", 30)
    assert site.coordinator.tracker.active_calls == 0
    assert len(await site.calls()) == 1


async def test_a_word_of_a_later_version(site: Site, path: Path) -> None:
    await site.set_up()
    await site.talk("101")
    await site.hang_up("101", 10)
    await change_file(
        site,
        path,
        lambda db: db.execute(
            "UPDATE call SET data = replace(data, 'answered\"', 'juggled\"')"
        ),
    )
    [call] = await site.calls()
    assert call.outcome is None
    assert len(await calendar_events(site.hass)) == 1
    assert len(site.state("recent_calls").attributes["calls"]) == 1


async def test_tables_of_an_older_version_are_migrated(
    site: Site, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await site.set_up()
    await site.miss("0301")
    await site.later(10)

    def add_mood(db: sqlite3.Connection) -> None:
        db.execute("ALTER TABLE call ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, add_mood])
    await site.restart(lambda: close_file(site.hass))
    assert await site.callers() == ["0301"]
    await site.miss("0302")
    await site.later(10)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT mood, count(*) FROM call").fetchall() == [("good", 2)]
        assert db.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert site.state("missed_calls").state == "2"
    assert {call.outcome for call in await site.calls()} == {Outcome.MISSED}


async def test_a_migration_that_fails_changes_nothing(
    site: Site, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await site.set_up()
    await site.miss("0301")
    await site.later(10)

    def states() -> list[str]:
        keys = ("missed_calls", "ext_103_missed_calls", "calls_today")
        return [site.state(key).state for key in keys]

    def fail(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM call")
        db.execute("DROP TABLE that_is_not_there")

    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, fail])
        await site.restart(lambda: close_file(site.hass))
        assert states() == ["unavailable", "unavailable", "unavailable"]
    await site.later(10)
    assert await site.callers() == ["0301"]
    assert states() == ["1", "0", "1"]
