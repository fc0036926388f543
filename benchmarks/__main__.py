"""Runs benchmarks, each in a process of its own: `python -m benchmarks [NAME ...]`.

Without names, it writes docs/performance.md.
"""

import argparse
from compileall import compile_dir
import os
import sys

from tests.repository import ROOT

from .home import in_own_process
from .table import Section, measured, page, updated

NAMES = (
    "reports",
    "set_up",
    "history",
    "answers",
    "inputs",
    "backfill",
    "frames",
    "soak",
)
# Sizes with which a benchmark shows that it still runs; its figures then mean nothing.
_TINY: dict[str, dict[str, object]] = {
    "reports": {
        "phones": 4,
        "calls": 5,
        "rounds": 1,
        "paced_rounds": 1,
        "paced_seconds": 1,
    },
    "set_up": {"sizes": (2,), "rounds": 1},
    "history": {"count": 200},
    "answers": {"calls": 200, "messages": 3, "contacts": 3, "waiting": 3},
    "inputs": {"cards": 3, "contacts": 3},
    "backfill": {"records": 100},
    "soak": {"days": 2, "phones": 4, "calls": 2, "day_seconds": 300},
}
_PAGE = ROOT / "docs" / "performance.md"


def section_of(name: str, sizes: dict[str, object]) -> Section:
    """Return what a benchmark measures, or that it failed.

    A failure does not lose the rest of a long run.
    """
    print(f"{name} ...", flush=True)
    ended = in_own_process(measured, name, **sizes)
    if error := ended.exception():
        print(f"    failed: {error!r}", flush=True)
        return Section(name, f"This could not be measured: {type(error).__name__}.")
    section = ended.result()
    print(f"    {section.seconds / 60:.1f} minutes", flush=True)
    return section


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__)
    parser.add_argument(
        "names",
        metavar="NAME",
        nargs="*",
        choices=NAMES,
        help=f"run this alone: {', '.join(NAMES)}",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="with names, replace their sections of the page",
    )
    parser.add_argument(
        "--tiny",
        action="store_true",
        help=(
            "only show that the benchmarks run; all but the frames, which need a "
            "browser"
        ),
    )
    arguments = parser.parse_args()
    names = arguments.names
    if arguments.tiny:
        return (
            0
            if all(
                section_of(name, _TINY.get(name, {})).rows for name in names or _TINY
            )
            else 1
        )
    # As every start but the first one finds it; some machines forbid Python to keep its
    # compiled files.
    compile_dir(ROOT / "custom_components", quiet=1)
    load = os.getloadavg()[0]
    sections = [section_of(name, {}) for name in names or NAMES]
    if not names:
        _PAGE.write_text(page(sections, load), encoding="utf-8")
    elif arguments.update:
        _PAGE.write_text(
            updated(_PAGE.read_text(encoding="utf-8"), sections), encoding="utf-8"
        )
    return 0 if all(section.rows for section in sections) else 1


if __name__ == "__main__":
    sys.exit(main())
