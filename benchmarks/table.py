"""The page docs/performance.md, and the rows that benchmarks give it."""

import asyncio
from collections.abc import AsyncIterable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
import os
from pathlib import Path
import platform
import re
import sqlite3
import time
from typing import override

from homeassistant.const import __version__

_HEAD = """\
# Performance

What the integration costs, next to its limit, and to what you would use instead.
`scripts/benchmark` measures, and writes this page. The figures are those of one
machine, so compare them with each other.
"""
_BEGIN = "\n## "
_COLUMNS = ("What", "Measured", "Limit", "Instead", "Met")


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    value: float
    unit: str
    limit: float | None = None
    at_least: bool = False
    """The limit is a lower one."""
    instead: str = ""
    unmet: str = ""
    """Why the limit is not met, if it is not."""

    @property
    def met(self) -> bool:
        return self.limit is None or (
            self.value >= self.limit if self.at_least else self.value <= self.limit
        )

    @property
    def cells(self) -> tuple[str, ...]:
        limit, verdict = "", ""
        if self.limit is not None:
            limit = (
                f"{'at least' if self.at_least else 'at most'} "
                f"{amount(self.limit, self.unit)}"
            )
            verdict = (
                "yes"
                if self.met
                else f"**not met**: {self.unmet or 'the reason is not known'}"
            )
        return self.what, amount(self.value, self.unit), limit, self.instead, verdict

    @override
    def __str__(self) -> str:
        return "; ".join(filter(None, self.cells))


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    text: str
    rows: Sequence[Row] = ()
    seconds: float = 0


def amount(value: float, unit: str) -> str:
    digits = (
        0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    )
    return f"{value:,.{digits}f} {unit}".rstrip()


def collect(rows: Iterable[Row]) -> list[Row]:
    """Print rows as they are measured."""
    return [_printed(row) for row in rows]


def run(
    rows: AsyncIterable[Row],
    loop_factory: Callable[[], asyncio.AbstractEventLoop] | None = None,
) -> list[Row]:
    """Measure in an event loop, and print rows as they are measured."""

    async def collected() -> list[Row]:
        return [_printed(row) async for row in rows]

    return asyncio.run(collected(), loop_factory=loop_factory)


def _printed(row: Row) -> Row:
    print(f"    {row}", flush=True)
    return row


def worst(what: str, rows: Sequence[Row]) -> Row:
    """Return the row that stands for many with one upper limit."""
    row = max(rows, key=lambda row: row.value)
    return replace(row, what=f"{what}, the longest of {len(rows)}: {row.what}")


def measured(name: str, **sizes: object) -> Section:
    """Run a benchmark.

    The first line of its docstring is its title, and the rest says what is measured.
    """
    module = import_module(f"{__package__}.{name}")
    title, _, text = (module.__doc__ or "").strip().partition("\n\n")
    begin = time.monotonic()
    rows = module.measure(**sizes)
    return Section(title.rstrip("."), text, rows, time.monotonic() - begin)


def page(sections: Iterable[Section], load: float) -> str:
    return _BEGIN.join(
        [
            f"{_HEAD}\n{_machine()} The load before it was {load:.1f}.\n",
            *map(_part, sections),
        ]
    )


def updated(text: str, sections: Iterable[Section]) -> str:
    """Return a page with new sections in place of those with the same titles."""
    new = {section.title: _part(section) for section in sections}
    return _BEGIN.join(
        new.get(part.partition("\n")[0], part) for part in text.split(_BEGIN)
    )


def _part(section: Section) -> str:
    lines = [f"{section.title}\n", section.text]
    if section.rows:
        lines += [
            "",
            _line(_COLUMNS),
            "|---" * len(_COLUMNS) + "|",
            *(_line(row.cells) for row in section.rows),
        ]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', r'\|') for cell in cells)} |"


def _machine() -> str:
    model = re.search(
        r"^model name\s*: (.+)$",
        Path("/proc/cpuinfo").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = (
        f"Python {platform.python_version()}, Home Assistant {__version__}, SQLite "
        f"{sqlite3.sqlite_version}"
    )
    processor = model[1] if model else platform.machine()
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {processor}, {os.cpu_count()} "
        f"cores, {memory:.0f} GiB of memory; {versions}."
    )
