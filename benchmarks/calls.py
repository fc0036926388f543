"""A year of calls, left to chance, and a database of them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import batched
from random import Random
import time

from custom_components.openvox_uc.history import calls_table, missed, storing
from custom_components.openvox_uc.history.call_history import DONE_SECONDS
from custom_components.openvox_uc.history.calls_table import DialPlan
from custom_components.openvox_uc.history.database import open_database
from custom_components.openvox_uc.pbx import Call, Direction, Outcome, Party, Reason

_EXTENSIONS = range(1000, 1300)
PLAN = DialPlan("DE")


def calls(count: int, days: int = 365) -> Iterator[Call]:
    """Yield so many calls of the last days, the oldest first.

    They have a tenth as many numbers outside.
    """
    rng = Random(1)
    numbers = [
        f"0{rng.choice((30, 40, 89, 151, 171))}{rng.randint(10**6, 10**8)}"
        for _ in range(count // 10)
    ]
    now, apart = time.time(), days * 86_400 / count
    for index in range(count):
        yield a_call(rng, now - (count - index) * apart, index, rng.choice(numbers))


def a_call(rng: Random, started_at: float, index: int, number: str) -> Call:
    answered = rng.random() < 0.7
    extension, other = (str(rng.choice(_EXTENSIONS)) for _ in range(2))
    leg = f"{int(started_at)}.{index * 3}"
    talk_seconds = rng.randint(1, 600) if answered else 0
    call = Call(
        call_id=leg,
        direction=Direction.INBOUND,
        caller=Party(number, outside=True),
        callee=Party(extension),
        dialed=str(rng.randint(600, 650)),
        extensions=(extension, other),
        answered_by=Party(extension) if answered else None,
        hung_up_by=Party(extension) if answered else None,
        trunk=f"trunk-{index % 20}",
        started_at=started_at,
        answered_at=started_at + 12.5 if answered else None,
        ended_at=started_at + 12.5 + talk_seconds,
        ring_seconds=12,
        talk_seconds=talk_seconds,
        outcome=Outcome.ANSWERED if answered else Outcome.MISSED,
        reason=None if answered else Reason.NO_ANSWER,
        reason_code=None,
        recording=f"exten-{extension}-{leg}.wav" if answered else None,
        inferred=False,
        legs=(leg, f"{int(started_at)}.{index * 3 + 1}"),
    )
    kind = rng.random()
    if kind < 0.3:
        outside = Party(number, outside=True)
        outcome = Outcome.ANSWERED if answered else Outcome.FAILED
        return replace(
            call,
            direction=Direction.OUTBOUND,
            caller=Party(extension),
            callee=outside,
            answered_by=outside if answered else None,
            dialed=None,
            extensions=(extension,),
            outcome=outcome,
        )
    return (
        replace(call, direction=Direction.INTERNAL, caller=Party(other), dialed=None)
        if kind < 0.5
        else call
    )


def fill(path: str, count: int, entry_id: str = "entry", days: int = 365) -> None:
    db = open_database(path)
    db.executescript(
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA "
        "secure_delete = OFF"
    )
    pbx = calls_table.pbx_key(db, entry_id)
    db.execute("UPDATE pbx SET country = ? WHERE id = ?", (PLAN.country, pbx))
    for portion in batched(calls(count, days), 10_000, strict=False):
        db.execute("BEGIN")
        storing.store(db, pbx, portion, PLAN, 0)
        db.execute("COMMIT")
    # As each midnight of the year has done.
    missed.drop_done(db, pbx, time.time() - DONE_SECONDS)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
