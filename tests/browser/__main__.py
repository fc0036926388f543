"""Opens a running Home Assistant in a browser, and uses it by mouse.

`python -m tests.browser`.
"""

import argparse
import asyncio
from pathlib import Path
import shutil
import sys

from benchmarks.table import collect
from tests.demo.__main__ import say
from tests.demo.home_assistant import DemoError
from tests.languages import LANGUAGES
from tests.repository import ROOT

from .by_target import check_offers, run_by_calls
from .doctor import test_reports
from .editor import Editor
from .held import hold
from .in_hand import work_by_hand
from .look import look
from .measures import load, measure
from .parts import PARTS, named
from .pictures import take_pictures
from .spoken import speak_all
from .stage import Stage, staged
from .strangers import look_at_strangers
from .switchboard import work_switchboard
from .tour import add_large_pbx, look_at_dashboard, make_dashboard, walk
from .window import Window, window

_FOLDER = ROOT / ".browser"
_IMAGES = ROOT / "docs" / "images"


async def show(folder: Path, chromium: str | None, *, only_switchboard: bool) -> int:
    say("Starting a simulated PBX, Home Assistant and a browser ...")
    async with (
        staged(folder / "home") as stage,
        window(stage, folder, chromium) as shown,
    ):
        await work_switchboard(stage, shown)
        await hold(stage, shown)
        if not only_switchboard:
            await look_at_all(stage, shown)
        for problem in shown.problems:
            say(f"Wrong: {problem}")
        say(
            f"The pictures are in {folder}; look at them."
            if not shown.problems
            else f"Not all was right; see the pictures in {folder}."
        )
        return 1 if shown.problems else 0


async def look_at_all(stage: Stage, shown: Window) -> None:
    editor = Editor(shown)
    await fill_every_part(stage, shown, editor)
    await check_offers(shown, editor)
    automation = await run_by_calls(stage, shown, editor)
    # Before an entity is enabled by hand: Home Assistant then reloads the PBX, which
    # would interrupt a test.
    say("Testing the reports ...")
    await test_reports(stage, shown)
    say("Working the PBX by hand ...")
    await work_by_hand(stage, shown)
    say("Walking through the pages ...")
    await walk(shown, await devices(shown), automation, stage.secrets)
    say("Looking at the dashboard, and at names that are more than text ...")
    await make_dashboard(stage, shown)
    await look_at_dashboard(stage, shown)
    await look_at_strangers(stage, shown)
    say("Adding a PBX with 300 extensions ...")
    await add_large_pbx(stage, shown)


async def fill_every_part(stage: Stage, shown: Window, editor: Editor) -> None:
    await editor.open()
    for part in PARTS:
        say(f"{part.kind} {part.name}")
        await editor.add(part.kind, "OpenVox UC", part.name)
        await editor.check(f"{part.kind} {part.key}, empty")
        if part.targets:
            await editor.aim(*part.targets)
        await editor.check_labels(set(part.typed))
        await editor.fill(part.typed)
        await editor.check(f"{part.kind} {part.key}, filled")
    automation = await editor.save("Every part")
    await shown.picture("every part")
    saved = await stage.home.call(
        f"/api/config/automation/config/{automation}", method="GET"
    )
    names = {
        key: name for name, key in (await devices(shown)).items()
    } | await stage.entries()
    for kind in ("trigger", "condition", "action"):
        expected = [part.saved for part in PARTS if part.kind == kind]
        for wanted, found in zip(
            expected, named(saved[f"{kind}s"], names), strict=True
        ):
            shown.compare(
                "The editor saved",
                {key: value for key, value in found.items() if key != "metadata"},
                wanted,
            )


async def devices(shown: Window) -> dict[str, str]:
    script = (
        "() => Object.values(document.querySelector('home-assistant').hass.devices)"
        ".map(device => [device.name, device.id])"
    )
    return dict(await shown.page.evaluate(script))


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
        "--look",
        metavar="PHONES",
        type=int,
        nargs="*",
        help="only take pictures of the switchboard on all screens",
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
        "--switchboard",
        action="store_true",
        help="work the switchboard alone, as CI does",
    )
    parser.add_argument(
        "--speak",
        metavar="LANGUAGE",
        nargs="*",
        help="only walk through the pages in other languages, or all of them",
    )
    parser.add_argument(
        "--busy",
        metavar="SECONDS",
        type=int,
        help="only count the frames of a large switchboard whose phones change",
    )
    parser.add_argument(
        "--loads",
        metavar="TIMES",
        type=int,
        help="only count how often all cards appear, with an empty and a warm cache",
    )
    arguments = parser.parse_args()
    place = arguments.folder, arguments.chromium
    shutil.rmtree(arguments.folder, ignore_errors=True)
    arguments.folder.mkdir(parents=True)
    try:
        if arguments.look is not None:
            return asyncio.run(look(*place, arguments.look or (22, 300)))
        if arguments.speak is not None:
            return asyncio.run(speak_all(*place, arguments.speak or LANGUAGES))
        if arguments.pictures:
            return asyncio.run(take_pictures(*place, arguments.pictures))
        if arguments.busy:
            return (
                0
                if all(
                    row.met
                    for row in collect(asyncio.run(measure(*place, arguments.busy)))
                )
                else 1
            )
        if arguments.loads:
            return asyncio.run(load(*place, arguments.loads))
        return asyncio.run(show(*place, only_switchboard=arguments.switchboard))
    except DemoError as error:
        say(f"\n{error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
