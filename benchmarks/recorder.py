"""The same calls in Home Assistant's recorder, as one event each."""

from contextlib import closing
from dataclasses import asdict
import json
from pathlib import Path
import sqlite3
import time

from homeassistant.components.recorder.db_schema import Base
from sqlalchemy import create_engine

from custom_components.openvox_uc.const import EVENT_CALL
from custom_components.openvox_uc.pbx import Direction

from .calls import calls
from .table import Row

_ROUNDS = 3
_EVENT_TYPE = 1
_NEWEST = """
    SELECT shared_data FROM events JOIN event_data USING (data_id)
    WHERE event_type_id = ? AND shared_data LIKE ? ORDER BY time_fired_ts DESC LIMIT 50
"""


def in_recorder(path: str, count: int) -> list[Row]:
    """Write calls into a new database, and return the costs.

    The rows are how long some searches take and, as the last one, the size of a call.
    """
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    with closing(sqlite3.connect(path)) as db:
        number = _fill(db, count)
        found = [
            _newest(db, "a phone number", f'%"{number}"%'),
            _newest(db, "digits anywhere", "%12345%"),
        ]
    return [*found, Row("size", Path(path).stat().st_size / count, "bytes")]


def _fill(db: sqlite3.Connection, count: int) -> str:
    """Return a number that was called."""
    number = ""
    db.execute("PRAGMA synchronous = OFF")
    db.execute("INSERT INTO event_types VALUES (?, ?)", (_EVENT_TYPE, EVENT_CALL))
    for index, call in enumerate(calls(count)):
        if call.direction is Direction.OUTBOUND and call.callee:
            number = call.callee.number
        data = json.dumps({"type": "call_ended", **asdict(call)})
        db.execute("INSERT INTO event_data VALUES (?, ?, ?)", (index, index, data))
        values = index, call.ended_at, 0, index, _EVENT_TYPE, call.call_id.encode()
        db.execute(
            (
                "INSERT INTO events (event_id, time_fired_ts, origin_idx, data_id, "
                "event_type_id, context_id_bin) VALUES (?, ?, ?, ?, ?, ?)"
            ),
            values,
        )
    db.commit()
    return number


def _newest(db: sqlite3.Connection, what: str, pattern: str) -> Row:
    times = []
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        db.execute(_NEWEST, (_EVENT_TYPE, pattern)).fetchall()
        times.append(time.perf_counter() - begin)
    return Row(what, min(times) * 1000, "ms")
