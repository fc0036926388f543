"""Works the switchboard of a running Home Assistant in a browser, by mouse.

`python -m tests.browser`.
"""

import argparse
import asyncio
from pathlib import Path
import shutil
import sys

from tests.demo.__main__ import say
from tests.demo.home_assistant import DemoError
from tests.languages import LANGUAGES
from tests.repository import ROOT

from .held import hold
from .pictures import take_pictures
from .reception import work_at_reception
from .spoken import speak_all
from .stage import staged
from .switchboard import work_switchboard
from .window import window

_FOLDER = ROOT / ".browser"
_IMAGES = ROOT / "docs" / "images"


async def work(folder: Path, chromium: str | None) -> int:
    say("Starting a simulated PBX, Home Assistant and a browser ...")
    async with (
        staged(folder / "home") as stage,
        window(stage, folder, chromium) as shown,
    ):
        try:
            await work_switchboard(stage, shown)
            await hold(stage, shown)
        finally:
            status = shown.tell()
        say(
            f"The pictures are in {folder}; look at them."
            if not status
            else f"Not all was right; see the pictures in {folder}."
        )
        return status


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser", description=__doc__
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=_FOLDER,
        help="where the pictures and the Home Assistant go; emptied first",
    )
    parser.add_argument(
        "--chromium",
        default=shutil.which("chromium"),
        help="the browser, if not the one of Playwright",
    )
    parser.add_argument(
        "--pictures",
        metavar="FOLDER",
        type=Path,
        nargs="?",
        const=_IMAGES,
        help="only take those of README and docs/",
    )
    parser.add_argument(
        "--speak",
        metavar="LANGUAGE",
        nargs="*",
        help="only walk through the pages in other languages, or all of them",
    )
    parser.add_argument(
        "--reception",
        action="store_true",
        help="only do the jobs of a receptionist, and count the clicks",
    )
    arguments = parser.parse_args()
    place = arguments.folder, arguments.chromium
    shutil.rmtree(arguments.folder, ignore_errors=True)
    arguments.folder.mkdir(parents=True)
    try:
        if arguments.speak is not None:
            return asyncio.run(speak_all(*place, arguments.speak or LANGUAGES))
        if arguments.pictures:
            return asyncio.run(take_pictures(*place, arguments.pictures))
        if arguments.reception:
            return asyncio.run(work_at_reception(*place))
        return asyncio.run(work(*place))
    except DemoError as error:
        say(f"\n{error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
