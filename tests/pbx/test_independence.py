"""The pbx package stands on its own."""

import asyncio
from pathlib import Path
from shutil import copytree
import sys

from custom_components.openvox_uc import pbx

PACKAGE = Path(pbx.__file__).parent
# Blocks Home Assistant, then imports each module of the package without the integration
# around it.
PROGRAM = """
import importlib, pkgutil, sys
sys.modules["homeassistant"] = None
sys.path.insert(0, sys.argv[1])
import pbx
names = [module.name for module in pkgutil.walk_packages(pbx.__path__, "pbx.")]
for name in names:
    importlib.import_module(name)
print(*names)
"""


async def test_without_home_assistant(tmp_path: Path) -> None:
    # Not next to the platforms of the integration, some of which are named like modules
    # of Python.
    copytree(PACKAGE, tmp_path / PACKAGE.name)
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROGRAM,
        tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await program.communicate()
    assert errors == b""
    assert program.returncode == 0
    assert {"pbx.api.client", "pbx.reports", "pbx.tracker.tracker"} <= set(
        output.decode().split()
    )
