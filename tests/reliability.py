"""Writes docs/reliability.md: what was tried to break the integration, and which test holds it. `--reliability FILE` is where it goes."""

from pathlib import Path

from homeassistant.const import __version__
import pytest

_HEAD = """\
# Reliability

What was tried to break the integration, and what held. Each row is a test that passed on Home Assistant {version}, most of them with a
simulated PBX over real HTTP. They all run with every change. `scripts/reliability` runs them alone, and writes this page.
"""
_PROPERTY = "held"
_AREAS = (
    "Reports",
    "Answers of the PBX",
    "Power and restarts",
    "Clocks",
    "Full and broken disks",
    "Login",
    "Two PBXs, two programs",
    "Another PBX",
    "Strangers",
    "Users",
    "Bounds in",
    "Bounds out",
)


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
        self._broken: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        test = report.nodeid.partition("[")[0]
        if not report.passed:
            self._broken.add(test)
        for name, row in report.user_properties:
            if name == _PROPERTY and isinstance(row, (list, tuple)):
                area, tried, held = map(str, row)
                self._rows.add((_AREAS.index(area), test, tried, held))

    def pytest_sessionfinish(self) -> None:
        lines = [_HEAD.format(version=__version__)]
        for index, area in enumerate(_AREAS):
            rows = sorted(row[1:] for row in self._rows if row[0] == index and row[1] not in self._broken)
            if rows:
                lines += [f"\n## {area}\n", "| Tried | Held | Test |", "|---|---|---|"]
                lines += [f"| {_sentence(tried)} | {_sentence(held)} | `{test}` |" for test, tried, held in rows]
        self._path.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].removesuffix('.')}."
