"""Writes docs/reliability.md: what was tried to break the integration, and which test holds it. `--reliability FILE` is where it goes."""

from pathlib import Path

import pytest

_HEAD = """\
# Reliability

What was tried to break the integration, and what held. Each row is a test that passed when this page was written. `scripts/attack` runs
these tests, and writes the page.
"""
_PROPERTY = "held"
_AREAS = ("Strangers", "Another PBX", "Users", "Bounds in", "Bounds out", "Clocks", "Login", "Power")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--reliability", type=Path, help="write what the tests marked `held` have shown to this file")


def pytest_configure(config: pytest.Config) -> None:
    """Gather what tests show where all of them report to: the workers of xdist run them, and write nothing."""
    if (path := config.getoption("reliability")) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(ReliabilityTable(path))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers(_PROPERTY):
        area, tried, held = marker.args
        assert area in _AREAS, f"{area} is none of the areas of docs/reliability.md"
        item.user_properties.append((_PROPERTY, (area, tried, held)))


class ReliabilityTable:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: set[tuple[int, str, str, str]] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            test = report.nodeid.partition("[")[0]
            for name, row in report.user_properties:
                if name == _PROPERTY and isinstance(row, (list, tuple)):
                    area, tried, held = map(str, row)
                    self._rows.add((_AREAS.index(area), test, tried, held))

    def pytest_sessionfinish(self) -> None:
        lines = [_HEAD]
        for index, area in enumerate(_AREAS):
            rows = sorted(row[1:] for row in self._rows if row[0] == index)
            if rows:
                lines += [f"\n## {area}\n", "| Tried | Held | Test |", "|---|---|---|"]
                lines += [f"| {_sentence(tried)} | {_sentence(held)} | `{test}` |" for test, tried, held in rows]
        self._path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].removesuffix('.')}."
