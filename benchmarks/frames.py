"""The switchboard in a browser.

A page in Chromium with 300 phones, 20 queues, and 40 calls, while 20 phones and calls
change each second for a minute.
"""

import asyncio
from pathlib import Path
import shutil
from tempfile import TemporaryDirectory

from tests.browser.measures import measure as measure_page

from .table import Row, collect


def measure(seconds: int = 60) -> list[Row]:
    with TemporaryDirectory() as folder:
        return collect(
            asyncio.run(measure_page(Path(folder), shutil.which("chromium"), seconds))
        )
