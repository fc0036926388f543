"""Takes the rules of the tracker out one by one, and prints what fails without each.

`python -m tests.pbx.rules [RULE ...]`.

A rule is a function, a method or a number of `pbx/tracker/` (docs/call-tracking.md);
without it, a plain value stands in its place.
"""

import argparse
from collections.abc import Callable, Iterator, Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
import contextlib
from dataclasses import dataclass
from functools import partial
from itertools import islice, product
import os
from pathlib import Path
import sys
from typing import Any

import pytest

from custom_components.openvox_uc.pbx.models import CallEventType
from custom_components.openvox_uc.pbx.reports import RecordStatus
from custom_components.openvox_uc.pbx.tracker import (
    endings,
    finder,
    identity,
    index,
    leaving,
    records,
    tracker,
    transitions,
)
from custom_components.openvox_uc.pbx.tracker.call import Activity, OpenCall
from tests.asterisk import test_recordings
from tests.asterisk.recording import Recording

_PACKAGE = tracker.__name__.rpartition(".")[0]
_TESTS = "tests/pbx/tracker"
# The number of proofs that is enough.
_SHOWN = 3
_ERRORS = (AssertionError, AttributeError, LookupError, TypeError, ValueError)
_BY_RECORDING: dict[str, Callable[[str], None]] = {
    "": test_recordings.test_recording,
    ", slower": test_recordings.test_slower_people,
    ", a report lost": partial(
        test_recordings.test_one_report_lost_or_repeated, harmed=Recording.without
    ),
    ", a report twice": partial(
        test_recordings.test_one_report_lost_or_repeated, harmed=Recording.doubled
    ),
}


@dataclass(frozen=True, slots=True)
class Rule:
    number: int
    owner: Any
    name: str
    neutral: Any

    def remove(self) -> None:
        known = getattr(self.owner, self.name)
        setattr(self.owner, self.name, self.neutral)
        for name, module in list(sys.modules.items()):
            if (
                name.startswith(_PACKAGE)
                and getattr(module, self.name, None) is known
                and callable(known)
            ):
                setattr(module, self.name, self.neutral)


def always(value: Any) -> Callable[..., Any]:
    return lambda *_args, **_kwargs: value


def _fail_at_once(call: OpenCall, callee: str, *_args: Any) -> None:
    """Take a phone out at once, whether or not it rings."""
    call.join(callee, Activity.OUT).rang = True
    call.emit(CallEventType.MISSED, callee)


Tracker, Finder, Call = tracker.CallTracker, finder.CallFinder, OpenCall
Endings = endings.CallEndings
RULES = {
    "a leg nearby": Rule(1, index.CallIndex, "nearest", always(None)),
    "no contradiction": Rule(1, finder, "could_be", always(True)),
    "a redial": Rule(1, Finder, "_hung_up_unreported", always(False)),
    "answered before": Rule(1, Finder, "_answered_before", always(False)),
    "all its parties take part": Rule(1, Finder, "_of_all_parties", always(None)),
    "an ANSWER on a leg of its own": Rule(1, Finder, "_picked_up", always(None)),
    "a BYE on a leg of its own": Rule(1, Finder, "_just_ended", always(None)),
    "two calls are one": Rule(1, Finder, "_fold", lambda _self, first, _second: first),
    "the target of a Tranfer": Rule(1, Finder, "_left_by_transfer", always(None)),
    "the target of a hang-up": Rule(1, Finder, "_left_by_hangup", always(None)),
    "the trunk leg of an ended call": Rule(
        1, Finder, "_in_place_of", lambda _self, ended, _report: ended
    ),
    "a day of memory": Rule(1, index, "_MEMORY_SECONDS", 600.0),
    "called from outside": Rule(
        2, identity, "as_called_from_outside", lambda report, _is_phone: report
    ),
    "passed on as a phone": Rule(
        3, identity, "as_passed_on", lambda report, _is_phone: report
    ),
    "passed on to outside": Rule(5, identity, "passes_to", always(None)),
    "the own caller is not a phone": Rule(
        5, identity, "without_own_caller", lambda _call, report: report
    ),
    "phones may ring again": Rule(6, Call, "may_ring_again", False),
    "failed, yet ringing": Rule(6, transitions, "_fail_phone", _fail_at_once),
    "cancelled by the PBX": Rule(6, transitions, "_CANCELLED", None),
    "answered by its state": Rule(7, Endings, "picked_up", always({})),
    "a lone BYE": Rule(7, leaving, "_LONE_SECONDS", 0.0),
    "passed on by a button": Rule(
        7, transitions, "_unreported_transferor", always(None)
    ),
    "two calls joined": Rule(7, Finder, "joined", always(None)),
    "a question": Rule(7, leaving, "_end_consultation", always(None)),
    "the transferor leaves": Rule(7, leaving, "_release_transferor", always(False)),
    "who stays is free": Rule(
        7, leaving, "is_over", lambda call, _phones: len(set(call.left)) > 1
    ),
    "records of persons": Rule(
        8,
        records,
        "_is_answer",
        lambda record, *_: record.status is RecordStatus.ANSWERED,
    ),
    "records of channels": Rule(8, records, "names_call", always(True)),
    "a record bounds the wait": Rule(8, records, "_RECORD_WAIT_SECONDS", 60.0),
    "all idle": Rule(9, Endings, "_all_idle", always(False)),
    "all free for long": Rule(9, endings, "_ALL_FREE_SECONDS", 1e9),
    "three minutes": Rule(10, endings, "_SILENCE_SECONDS", 1e9),
    "only who rings": Rule(10, Call, "only_rings", True),
    "only who talks": Rule(10, Call, "only_rings", False),
    "a lost ANSWER": Rule(10, Endings, "_answer_unreported", always(False)),
    "it rings on": Rule(10, Endings, "_still_rings", always(False)),
    "repeats": Rule(11, Tracker, "_note_arrival", always(False)),
    "what waits": Rule(11, Tracker, "_must_wait", always(False)),
    "what waits is released": Rule(11, Tracker, "_release_ready", always(None)),
    "what waits at the end": Rule(11, Tracker, "_release_last", always(None)),
    "legs counted from the beginning": Rule(12, Endings, "leg_began", always(None)),
}


def _recorded() -> Iterator[str]:
    """Yield the recordings that fail.

    Their calls are wrong, or they break the promise if one of their reports is lost or
    comes twice.
    """
    for (how, test), name in product(_BY_RECORDING.items(), test_recordings.RECORDINGS):
        try:
            test(name)
        except _ERRORS as error:
            yield f"{name}{how}: {type(error).__name__}"


def _tests() -> Iterator[str]:
    """Yield the tests of the tracker that fail."""
    report = Failures()
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
    ):
        plain = [
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-W",
            "ignore::pytest.PytestAssertRewriteWarning",
        ]
        pytest.main([_TESTS, *plain], [report])
    yield from report.failed


class Failures:
    def __init__(self) -> None:
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid.rpartition("::")[2])


def proofs(rule: str | None, anyway: AbstractSet[str] = frozenset()) -> list[str]:
    """Return what fails without a rule.

    These are the first few of the first kind in which something fails. If no rule is
    taken out, return all that fails.
    """
    if rule is not None:
        RULES[rule].remove()
    found: list[str] = []
    for kind in (_recorded, _tests):
        new = (proof for proof in kind() if proof not in anyway)
        found += islice(new, None if rule is None else _SHOWN)
        if rule is not None and found:
            break
    return found


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.pbx.rules", description=__doc__
    )
    parser.add_argument(
        "rules",
        nargs="*",
        metavar="RULE",
        help="the rules to take out, all if none is named",
    )
    wanted = parser.parse_args().rules or list(RULES)
    unproven = []
    with ProcessPoolExecutor(max_tasks_per_child=1) as pool:
        anyway = frozenset(pool.submit(proofs, None).result())
        for rule, found in zip(
            wanted, pool.map(partial(proofs, anyway=anyway), wanted), strict=True
        ):
            print(
                (
                    f"{RULES[rule].number:2} {rule}: "
                    f"{'; '.join(found) or 'NOTHING FAILS WITHOUT IT'}"
                ),
                flush=True,
            )
            if not found:
                unproven.append(rule)
    print(f"{len(wanted)} rules, {len(unproven)} without a proof")
    return bool(unproven)


if __name__ == "__main__":
    sys.exit(main())
