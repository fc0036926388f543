"""The rows of a history on the disk: what cannot be read or shown is set aside, and the rest goes on."""

import json
from pathlib import Path
import time
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history.history import CallHistory
from tests.history.test_history import a_call, calls_of
from tests.house import written

BROKEN = {
    "no object": {"version": 1, "data": []},
    "nothing": {"version": 1, "data": {}},
    "no storage": {"calls": []},
    "a later version": {"version": 9, "data": {}},
    "no calls": {
        "version": 1,
        "data": {"columns": [], "calls": 5, "running": [], "complete_until": 0, "news_since": 0, "resets": {}, "carried": {}},
    },
    "no moment": {
        "version": 1,
        "data": {"columns": [], "calls": [], "running": [], "complete_until": "inf", "news_since": 0, "resets": {}, "carried": {}},
    },
    "no count": {
        "version": 1,
        "data": {"columns": [], "calls": [], "running": [], "complete_until": 0, "news_since": 0, "resets": {}, "carried": {"pbx": 1e300}},
    },
    "no resets": {
        "version": 1,
        "data": {"columns": [], "calls": [], "running": [], "complete_until": 0, "news_since": 0, "resets": [], "carried": {}},
    },
    "rows too short": {
        "version": 1,
        "data": {
            "columns": ["call_id"],
            "calls": ['["1.1"]', "[]", "{", 5],
            "running": ['["1.1"]', "x"],
            "complete_until": 5,
            "news_since": 5,
            "resets": {},
            "carried": {},
        },
    },
}

BROKEN_VALUES: dict[str, Any] = {
    "call_id": "",
    "started_at": "1e400",
    "answered_at": "nan",
    "ended_at": 1e15,
    "ring_seconds": 2**63,
    "talk_seconds": -1,
    "caller": [301234567, True],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of the history."""
    return tmp_path / ".storage" / f"{DOMAIN}.history.entry"


def read(path: Path) -> str:
    """Return what stands in a file."""
    return path.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    """Write a file."""
    path.write_text(text, encoding="utf-8")


def aside(path: Path) -> list[Path]:
    """Return what was set aside of a file."""
    return list(path.parent.glob(f"{path.name}.corrupt.*"))


async def loaded(home: HomeAssistant) -> CallHistory:
    """Return what a start reads of the file."""
    history = CallHistory(home, "entry")
    assert await history.async_load(10_000, 90) == []
    return history


@pytest.mark.parametrize("column", BROKEN_VALUES)
async def test_a_row_that_nobody_can_show_is_set_aside(home: HomeAssistant, path: Path, column: str) -> None:
    """A row with a value that would break what shows it, or what writes it again, is left out, and the others stay."""
    good, bad = a_call(1, started_at=time.time() - 60), a_call(2, started_at=time.time() - 30)
    history = await loaded(home)
    history.put(good, backfilled=True)
    history.put(bad, backfilled=True)
    await written(home)
    file = json.loads(read(path))
    values = json.loads(file["data"]["calls"][1])
    values[file["data"]["columns"].index(column)] = BROKEN_VALUES[column]
    file["data"]["calls"][1] = json.dumps(values)
    write(path, json.dumps(file))
    assert calls_of(await loaded(home)) == [good]
    assert len(aside(path)) == 1


@pytest.mark.parametrize("text", map(json.dumps, BROKEN.values()), ids=BROKEN)
async def test_what_cannot_be_read_is_set_aside(home: HomeAssistant, path: Path, text: str) -> None:
    """It is kept under another name, people are told, and a new history is begun."""
    write(path, text)
    history = await loaded(home)
    [kept] = aside(path)
    assert read(kept) == text
    assert ir.async_get(home).async_get_issue(DOMAIN, "history_set_aside_entry")
    assert history.complete_until == 0
    call = a_call(1, started_at=time.time())
    assert history.put(call)
    await written(home)
    assert calls_of(await loaded(home)) == [call]


async def test_what_is_broken_json_is_set_aside_by_home_assistant(home: HomeAssistant, path: Path) -> None:
    """A file that was cut in the middle is kept as well."""
    write(path, '{"version": 1, "data": {"columns": ["call')
    await loaded(home)
    assert len(aside(path)) == 1
