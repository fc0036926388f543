"""The benchmarks run, and their rows become a page. Their figures mean nothing here: all of them are tiny, and run in one process."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import re
from types import ModuleType

import pytest

from tests.benchmarks import answers, backfill, history, home, reports, set_up, soak, tracker
from tests.benchmarks.__main__ import NAMES
from tests.benchmarks.table import Row, Section, page, updated, worst
from tests.repository import ROOT


@pytest.mark.parametrize(
    ("benchmark", "sizes"),
    [
        (answers, {"calls": 200, "messages": 3, "contacts": 3, "waiting": 3}),
        (backfill, {"records": 100}),
        (history, {"count": 200}),
        (reports, {"sizes": (3, 4), "calls": 5, "rounds": 1, "paced_rounds": 1, "paced_seconds": 1}),
        (set_up, {"sizes": (2,), "rounds": 1}),
        (soak, {"days": 2, "phones": 4, "calls": 2, "day_seconds": 300}),
        (tracker, {"calls": 5, "open_calls": (1, 2, 3)}),
    ],
)
def test_benchmark(monkeypatch: pytest.MonkeyPatch, benchmark: ModuleType, sizes: dict[str, object]) -> None:
    monkeypatch.setattr(home, "ProcessPoolExecutor", lambda *_: ThreadPoolExecutor(1))
    monkeypatch.setattr(reports, "_TAIL_SECONDS", 0.5)
    rows = benchmark.measure(**sizes)
    table = re.findall(r"^\|(?:[^|]+\|){5}$", page([Section("Title", "Text.", rows)], 0), re.MULTILINE)
    assert len(table) == len(rows) + len(("head", "rule"))


def test_page() -> None:
    fast = Row("Start", 12.34, "ms", 1000, instead="the recorder: 2,000 ms")
    slow = Row("Reports", 4, "a second", 5.5, at_least=True, unmet="of | reasons")
    text = page([Section("History", "A year.", [fast, slow, Row("Size", 0.5, "MB")], 90), Section("Soak", "Nothing.")], 0.25)
    assert text.split("\n## ")[1:] == [
        """History

A year.

| What | Measured | Limit | Instead | Met |
|---|---|---|---|---|
| Start | 12.3 ms | at most 1,000 ms | the recorder: 2,000 ms | yes |
| Reports | 4 a second | at least 5.50 a second |  | **not met**: of \\| reasons |
| Size | 0.50 MB |  |  |  |

This took 1.50 minutes.
""",
        "Soak\n\nNothing.\n",
    ]
    machine = r"^Measured on \d{4}-\d\d-\d\d: .+ cores, \d+ GiB of memory; Python 3\.14.+ The load before it was 0\.2\.$"
    assert re.search(machine, text, re.MULTILINE)


def test_one_section_is_measured_again() -> None:
    history, soak = Section("History", "A year.", [Row("Start", 12, "ms")]), Section("Soak", "Nothing.")
    again = Section("History", "A year.", [Row("Start", 9, "ms")])
    assert updated(page([history, soak], 0), [again]) == page([again, soak], 0)


def test_limits() -> None:
    assert [Row("", value, "", 5).met for value in (4, 5, 6)] == [True, True, False]
    assert [Row("", value, "", 5, at_least=True).met for value in (4, 5, 6)] == [False, True, True]
    assert worst("Answers", [Row("one", 1, "ms", 5), Row("two", 9, "ms", 5)]) == Row("Answers, the longest of 2: two", 9, "ms", 5)


def test_each_benchmark_is_run() -> None:
    own = {path.stem for path in Path(__file__).parent.glob("*.py") if re.search(r"^def measure\(", path.read_text(), re.MULTILINE)}
    assert own == set(NAMES)


def test_the_page_of_the_docs_has_all() -> None:
    text = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert text.count("\n## ") == len(NAMES)
