"""The benchmarks run, and their rows become a page. What they measure here is nothing: all of them are tiny."""

from typing import Any

import pytest

from tests.benchmarks import answers, backfill, history, reports, set_up, soak, tracker


@pytest.mark.parametrize(
    ("benchmark", "sizes"),
    [
        (answers, {"calls": 200}),
        (backfill, {"records": 100}),
        (history, {"count": 200}),
        (reports, {"sizes": (3, 4), "calls": 5, "rounds": 1, "paced_rounds": 1, "paced_seconds": 1}),
        (set_up, {"sizes": (2,), "rounds": 1}),
        (soak, {"days": 2, "phones": 4, "calls": 2, "day_seconds": 300}),
        (tracker, {"calls": 5, "open_calls": (1, 2, 3)}),
    ],
)
def test_rows(benchmark: Any, sizes: dict[str, Any]) -> None:
    for row in benchmark.measure(**sizes):
        assert len(row.cells) == 5
