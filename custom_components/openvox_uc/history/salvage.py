"""Recovers what can still be read from a damaged file."""

from collections.abc import Iterator
from contextlib import closing, suppress
import sqlite3
import time

from .schema import NewerVersionError, connect, migrate


def take_back(db: sqlite3.Connection, path: str) -> int:
    """Copy what is readable in a damaged file, and return the number of calls.

    Nothing is marked as complete, so the missing calls are fetched from the PBX again.
    """
    with closing(connect(path)) as damaged:
        damaged.row_factory = sqlite3.Row
        # Read the tables even if the definition of one of them is damaged.
        damaged.execute("PRAGMA writable_schema = ON")
        try:
            migrate(damaged)
        except sqlite3.DatabaseError, NewerVersionError:
            return 0
        for row in _readable(damaged, "pbx"):
            values = {**row, "complete_until": 0, "news_since": time.time()}
            _insert(db, "pbx", values)
        for table in ("missed_reset", "call"):
            for row in _readable(damaged, table):
                # Skip a row that is damaged.
                with suppress(sqlite3.IntegrityError):
                    _insert(db, table, dict(row))
    db.execute(
        "INSERT OR IGNORE INTO leg SELECT call.pbx, value, call.id FROM call, "
        "json_each(data, '$.legs') WHERE json_valid(data)"
    )
    kept: int = db.execute("SELECT count(*) FROM call").fetchone()[0]
    return kept


def _readable(damaged: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Read a table from both ends up to the damage; some rows come twice."""
    for order in ("ASC", "DESC"):
        key = "subject" if table == "missed_reset" else "id"
        try:
            yield from damaged.execute(
                f"SELECT * FROM {table} NOT INDEXED ORDER BY {key} {order}"
            )
        except sqlite3.DatabaseError:
            continue
        return


def _insert(db: sqlite3.Connection, table: str, values: dict[str, object]) -> None:
    columns, marks = ", ".join(values), ", ".join("?" for _ in values)
    db.execute(
        f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})",
        [*values.values()],
    )
