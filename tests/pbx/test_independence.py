"""The pbx package stands on its own."""

import ast
import asyncio
from pathlib import Path
from shutil import copytree
import sys

import pytest

from custom_components.openvox_uc import pbx

PACKAGE = Path(pbx.__file__).parent
ALLOWED = {"aiohttp", "yarl"} | sys.stdlib_module_names
# Blocks Home Assistant, then imports each module of the package without the integration around it.
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


def _imports(path: Path) -> set[str]:
    """Return the packages that a module imports; imports from this package count as none, from above it as `..`."""
    depth = len(path.relative_to(PACKAGE).parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            assert node.module is not None
            found.add(node.module.partition(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level > depth:
            found.add("..")
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports(path: Path) -> None:
    assert _imports(path) <= ALLOWED


async def test_without_home_assistant(tmp_path: Path) -> None:
    # Not beside the platforms of the integration, some of which are named like modules of Python.
    copytree(PACKAGE, tmp_path / PACKAGE.name)
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, tmp_path, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    output, errors = await program.communicate()
    assert errors == b""
    assert program.returncode == 0
    assert {"pbx.api.client", "pbx.reports", "pbx.tracker.tracker"} <= set(output.decode().split())
