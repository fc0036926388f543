"""The tables of the call history, and the migrations of older files.

To change a table, append a step to `MIGRATIONS`. A new field of `Call` needs no step
unless calls are searched by it. A step changes `data` only where `json_valid(data)`: a
disk may have damaged it. It copies a field by `data -> '$.field'`, because
`json_extract` makes numbers of booleans.
"""

from collections.abc import Callable
import sqlite3

# The columns of a call are those that searches use; `data` has all of its fields.
_FIRST = (
    """
    CREATE TABLE pbx (
        id INTEGER PRIMARY KEY,
        entry_id TEXT NOT NULL UNIQUE,
        complete_until REAL NOT NULL DEFAULT 0,
        news_since REAL NOT NULL,
        country TEXT
    )
    """,
    """
    CREATE TABLE call (
        id INTEGER PRIMARY KEY,
        pbx INTEGER NOT NULL REFERENCES pbx ON DELETE CASCADE,
        call_id TEXT NOT NULL,
        started_at REAL NOT NULL,
        ended_at REAL,
        direction TEXT NOT NULL,
        outcome TEXT,
        talk_seconds INTEGER,
        recorded INTEGER NOT NULL,
        extensions TEXT NOT NULL,
        numbers TEXT NOT NULL,
        backfilled INTEGER NOT NULL,
        data TEXT NOT NULL,
        missed_caller TEXT,
        missed_by TEXT,
        done_at REAL,
        reopened_at REAL,
        UNIQUE (pbx, call_id)
    )
    """,
    # Searches read this index backward from the newest call, and then only the calls
    # that they find.
    """
    CREATE INDEX call_search ON call (
        pbx, started_at, call_id, direction, outcome, recorded, numbers,
        extensions, ended_at
    )
    """,
    "CREATE INDEX call_by_direction ON call (pbx, direction, started_at)",
    "CREATE INDEX call_by_end ON call (pbx, ended_at, talk_seconds)",
    "CREATE INDEX call_recorded ON call (pbx, started_at, extensions) WHERE recorded",
    """
    CREATE INDEX call_missed ON call (
        pbx, missed_caller, done_at, started_at, extensions
    ) WHERE missed_caller IS NOT NULL
    """,
    """
    CREATE INDEX call_open ON call (pbx, ended_at, missed_by)
    WHERE missed_caller IS NOT NULL AND done_at IS NULL
    """,
    """
    CREATE TABLE leg (
        pbx INTEGER NOT NULL,
        leg TEXT NOT NULL,
        call INTEGER NOT NULL REFERENCES call ON DELETE CASCADE,
        PRIMARY KEY (pbx, leg)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX leg_by_call ON leg (call)",
    """
    CREATE TABLE missed_reset (
        pbx INTEGER NOT NULL REFERENCES pbx ON DELETE CASCADE,
        subject TEXT NOT NULL,
        at REAL NOT NULL,
        PRIMARY KEY (pbx, subject)
    ) WITHOUT ROWID
    """,
)


def _create(db: sqlite3.Connection) -> None:
    for statement in _FIRST:
        db.execute(statement)


# The step at index 0 leads to version 1, and so on. Never change a released step.
MIGRATIONS: list[Callable[[sqlite3.Connection], object]] = [_create]


class NewerVersionError(Exception):
    """A newer version, which may have changed the tables, wrote the file."""


def connect(path: str) -> sqlite3.Connection:
    """Open a file, whose text may be damaged."""
    db = sqlite3.connect(path, isolation_level=None)
    # One byte that is no text keeps no other call from being read.
    db.text_factory = lambda text: text.decode(errors="replace")
    return db


def migrate(db: sqlite3.Connection) -> None:
    """Migrate the tables to this version in one transaction.

    Raises NewerVersionError.
    """
    with db:
        db.execute("BEGIN")
        version: int = db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise NewerVersionError
        for migration in MIGRATIONS[version:]:
            migration(db)
        if version < len(MIGRATIONS):
            db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
